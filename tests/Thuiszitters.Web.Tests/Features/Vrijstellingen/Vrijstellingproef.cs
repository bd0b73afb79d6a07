using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Features.Vrijstellingen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Vrijstellingen;

/// <summary>People and steps of a request for tests: each step as a person in one function, by the service that the pages use.</summary>
static class Vrijstellingproef
{
    public static readonly DateOnly Vandaag = TestApp.Vandaag;

    /// <summary>A new person with these functions.</summary>
    public static async Task<Guid> PersoonAsync(this TestApp app, params (Rol Rol, Organisatie Organisatie)[] functies)
    {
        await using var db = app.Db();
        var id = Guid.CreateVersion7();
        var email = $"{id:N}@voorbeeld.example";
        db.Begin(ActKind.GebruikerAangemaakt, new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc));
        db.Add(new Gebruiker { Id = id, Naam = "Proefpersoon " + id.ToString("N")[^6..], UserName = email, Email = email, SecurityStamp = "s" });
        db.AddRange(functies.Select(f => new Aanstelling { GebruikerId = id, OrganisatieId = f.Organisatie.Id, Rol = f.Rol }));
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>Work in a request of this person in this function, as the middleware would have filled it.</summary>
    public static async Task<T> AlsAsync<T>(this TestApp app, Guid wie, Rol rol, Organisatie organisatie, Func<IServiceProvider, Task<T>> doe)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await using (var db = app.Db())
            scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(
                wie, "Proef", Guid.CreateVersion7(), rol, organisatie.Id, organisatie.Naam, app.Regio.Regio.Id,
                await Deling.LopendMetAsync(db, organisatie.Id, Vandaag, default), await Beoordelaar.LopendVanAsync(db, wie, default, rol == Rol.SwvBeoordelaar ? organisatie.Id : null),
                rol == Rol.Doorzettingsmacht ? await Vrijstelling.AdviesVanAsync(db, wie, organisatie.Id, default) : null);
        return await doe(scope.ServiceProvider);
    }

    public static Task<T> WerkAsync<T>(this TestApp app, Guid wie, Rol rol, Organisatie organisatie, Func<Vrijstellingwerk, Task<T>> doe) =>
        app.AlsAsync(wie, rol, organisatie, s => doe(s.GetRequiredService<Vrijstellingwerk>()));

    public static async Task<Vrijstelling> LeesVrijstellingAsync(this TestApp app, Guid id)
    {
        await using var db = app.Db();
        return await db.Vrijstellingen.AsNoTracking().SingleAsync(v => v.Id == id);
    }

    /// <summary>A request that was registered by an officer.</summary>
    public static async Task<Guid> RegistreerAsync(this TestApp app, Guid ambtenaar, Dossier dossier, params Guid[] stukken)
    {
        var nieuw = new Vrijstelling
        {
            DossierId = dossier.Id, SwvId = app.Regio.SwvVo.Id, Grond = VrijstellingGrond.Artikel5OnderA, Schooljaar = 2026, Herhaald = false,
            Kennisgever = Kennisgever.Gezaghebbende, OntvangenOp = Vandaag, RegistreerderId = ambtenaar,
        };
        var uit = await app.WerkAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, w => w.RegistreerAsync(Guid.CreateVersion7(), nieuw, "Gevraagd en geprobeerd.", stukken, default));
        Assert.True(uit.IsGedaan, uit.Verdict.Code);
        return nieuw.Id;
    }

    public static Task<Uitvoering> DoeAsync(
        this TestApp app, Guid wie, Rol rol, Organisatie organisatie, Guid id, VrijstellingGebeurtenis gebeurtenis, IReadOnlyDictionary<Vormtoetsitem, bool>? antwoorden = null,
        string? reden = null, Func<Vrijstellinghand, Task>? eerst = null) =>
        app.WerkAsync(wie, rol, organisatie, w => w.DoeAsync(new(Guid.CreateVersion7(), id, null, gebeurtenis)
        {
            Reden = reden,
            Eerst = async h =>
            {
                if (antwoorden is not null)
                    await w.LegVormtoetsVastAsync(h, antwoorden);
                if (eerst is not null)
                    await eerst(h);
            },
        }, default));

    public static Dictionary<Vormtoetsitem, bool> Ja(IEnumerable<Vormtoetsitem> items) => items.ToDictionary(i => i, _ => true);

    /// <summary>A request that two reviewers judge.</summary>
    public static async Task<(Guid Id, Guid Een, Guid Twee)> TeBeoordelenAsync(this TestApp app, Guid ambtenaar, Dossier dossier, params Guid[] stukken)
    {
        var id = await app.RegistreerAsync(ambtenaar, dossier, stukken);
        var uit = await app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.VormtoetsACompleet, Ja(Vormtoets.Kennisgeving));
        Assert.True(uit.IsGedaan, uit.Verdict.Code);
        var (een, twee) = (await app.PersoonAsync((Rol.SwvBeoordelaar, app.Regio.SwvVo)), await app.PersoonAsync((Rol.SwvBeoordelaar, app.Regio.SwvVo)));
        await app.WijsToeAsync(id, 1, een);
        await app.WijsToeAsync(id, 2, twee);
        return (id, een, twee);
    }

    /// <summary>A reviewer in a place, as the team lead assigns them.</summary>
    public static async Task WijsToeAsync(this TestApp app, Guid id, int plaats, Guid wie)
    {
        await using var db = app.Db();
        var v = await db.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes().SingleAsync(x => x.Id == id);
        db.Begin(ActKind.BeoordelaarToegewezen, new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), v.DossierId);
        db.Add(new Beoordelaar
        {
            DossierId = v.DossierId, VrijstellingId = id, Plaats = plaats, GebruikerId = wie, OrganisatieId = app.Regio.SwvVo.Id, ToegewezenDoorId = Guid.CreateVersion7(), ToegewezenOp = Vandaag,
        });
        await db.SaveChangesAsync();
    }

    public static Task<Uitvoering> OordeelAsync(this TestApp app, Guid id, Guid wie, Oordeelkeuze keuze, string? vervang = null) =>
        app.WerkAsync(wie, Rol.SwvBeoordelaar, app.Regio.SwvVo, async w =>
            await w.OpenVoorBeoordelaarAsync(id, default) is { } blad
                ? await w.OordeelAsync(new(Guid.CreateVersion7(), id, keuze, Inhoud(keuze), blad.Hash, vervang), default) : Uitvoering.Weiger("niet-geopend"));

    /// <summary>A whole judgement.</summary>
    public static Oordeelinhoud Inhoud(Oordeelkeuze keuze) => keuze == Oordeelkeuze.Tenzij
        ? new(null, [.. Oordeelcriteria.Standaard.Select(c => new Oordeelantwoord(c.Code, c.Vraag, "Besproken."))], Vandaag.AddMonths(6)) : new("Onderwijs kan nog.", [], null);

    /// <summary>A statement that is in order.</summary>
    public static Task<Uitvoering> VerklaringAsync(this TestApp app, Guid ambtenaar, Guid id) =>
        app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.VormtoetsBCompleet, Ja(Vormtoets.Verklaring), eerst: h =>
        {
            (h.Aanvraag.VerklaringVan, h.Aanvraag.VerklaringGedateerdOp, h.Aanvraag.VerklaringOntvangenOp) = (Deskundige.Arts, Vandaag, Vandaag);
            return Task.CompletedTask;
        });
}
