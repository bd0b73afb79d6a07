// What: people with one or more functions, and a request that is to be judged, for the tests of reviewers.
// Never: a person who exists.

using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Vrijstellingen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Vrijstellingen;

sealed record Persoon(Guid Id, string Email, IReadOnlyDictionary<(Rol, Guid), Guid> Functies);

sealed class Beoordelingsproef(TestApp app)
{
    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);
    static readonly PasswordHasher<Gebruiker> Hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 10 }));

    public TestApp App => app;

    public async Task<Persoon> PersoonAsync(string voornaam, params (Rol Rol, Organisatie Organisatie)[] functies)
    {
        var email = $"{voornaam}.{Guid.CreateVersion7():N}@voorbeeld.example".ToLowerInvariant();
        var gebruiker = new Gebruiker
        {
            Naam = voornaam + " Proef", UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true, SecurityStamp = Guid.CreateVersion7().ToString(), LockoutEnabled = true,
        };
        gebruiker.PasswordHash = Hasher.HashPassword(gebruiker, Testregio.Wachtwoord);
        var rijen = functies.Select(f => new Aanstelling { GebruikerId = gebruiker.Id, OrganisatieId = f.Organisatie.Id, Rol = f.Rol }).ToList();
        await using var db = app.Db();
        db.Begin(ActKind.GebruikerAangemaakt, Nu);
        db.Add(gebruiker);
        db.AddRange(rijen);
        await db.SaveChangesAsync();
        return new(gebruiker.Id, email, rijen.ToDictionary(r => (r.Rol, r.OrganisatieId), r => r.Id));
    }

    public Task<Persoon> BeoordelaarAsync(string voornaam, params (Rol Rol, Organisatie Organisatie)[] ook) =>
        PersoonAsync(voornaam, [(Rol.SwvBeoordelaar, app.Regio.SwvVo), .. ook]);

    /// <summary>A new session of this person in this function.</summary>
    public async Task<Browser> AlsAsync(Persoon persoon, Rol rol, Organisatie? organisatie = null)
    {
        var browser = new Browser(app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new("http://localhost") }));
        await browser.AanmeldenAsync(persoon.Email, Testregio.Wachtwoord);
        var blad = await browser.PageAsync("/functie");
        using var gekozen = await browser.PostFormAsync(blad, "/functie", new() { ["aanstelling"] = persoon.Functies[(rol, (organisatie ?? app.Regio.SwvVo).Id)].ToString() });
        Assert.Equal(System.Net.HttpStatusCode.Redirect, gekozen.StatusCode);
        return browser;
    }

    public Task<Browser> BeoordelaarAlsAsync(Persoon persoon) => AlsAsync(persoon, Rol.SwvBeoordelaar);

    /// <summary>A request of a thuiszitter of Alkmaar that stands at TeBeoordelen, with these reviewers on seat 1 and 2.</summary>
    public async Task<(Dossier Dossier, Guid Id)> AanvraagAsync(Persoon registreerder, Persoon[] beoordelaars, Dossier? dossier = null)
    {
        dossier ??= await app.ThuiszitterAsync();
        var v = new Vrijstelling
        {
            DossierId = dossier.Id, SwvId = app.Regio.SwvVo.Id, Grond = VrijstellingGrond.Artikel5OnderA, Schooljaar = 2026, Herhaald = false,
            Kennisgever = Kennisgever.Gezaghebbende, OntvangenOp = TestApp.Vandaag, RegistreerderId = registreerder.Id,
        };
        await using var db = app.Db();
        db.Begin(ActKind.VrijstellingGeregistreerd, Nu, dossier.Id);
        db.Add(v);
        db.Add(new Keten { DossierId = dossier.Id, VrijstellingId = v.Id, GebruikerId = registreerder.Id, Betrokkenheid = Betrokkenheid.Registreerde, Sinds = TestApp.Vandaag });
        await db.SaveChangesAsync();
        db.Begin(ActKind.VrijstellingStap, Nu, dossier.Id);
        (v.Toestand, v.BeoordelenVoor, v.UiterlijkOp, v.KennisgevingCompleetOp) =
            (VrijstellingToestand.TeBeoordelen, TestApp.Vandaag.AddDays(42), TestApp.Vandaag.AddDays(84), TestApp.Vandaag);
        (await db.Dossiers.SingleAsync(d => d.Id == dossier.Id)).VrijstellingSwvId = v.SwvId;
        await db.SaveChangesAsync();
        if (beoordelaars.Length > 0)
        {
            db.Begin(ActKind.BeoordelaarToegewezen, Nu, dossier.Id);
            db.AddRange(beoordelaars.Select((b, nr) => new Beoordelaar
            {
                DossierId = dossier.Id, VrijstellingId = v.Id, Plaats = nr + 1, GebruikerId = b.Id, OrganisatieId = app.Regio.SwvVo.Id,
                ToegewezenDoorId = Guid.CreateVersion7(), ToegewezenOp = TestApp.Vandaag,
            }));
            await db.SaveChangesAsync();
        }

        return (dossier, v.Id);
    }

    public async Task<Vrijstelling> LeesAsync(Guid id)
    {
        await using var db = app.Db();
        return await db.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes().SingleAsync(v => v.Id == id);
    }

    public async Task<List<Oordeel>> OordelenAsync(Guid id)
    {
        await using var db = app.Db();
        return await db.Oordelen.AsNoTracking().IgnoreAutoIncludes().Where(o => o.VrijstellingId == id).OrderBy(o => o.Id).ToListAsync();
    }

    public static string Blad(Guid id) => $"/vrijstellingen/{id}/beoordelen";

    public static Dictionary<string, string?> Nee(string reden = "Onderwijs op maat is nog niet geprobeerd.") => new() { ["Input.Keuze"] = "Nee", ["Input.Reden"] = reden };

    public static Dictionary<string, string?> Tenzij()
    {
        var velden = new Dictionary<string, string?> { ["Input.Keuze"] = "Tenzij", ["Input.VolgendeBlik"] = "2027-06-01" };
        foreach (var criterium in Oordeelcriteria.Standaard)
            velden[$"Input.Antwoorden[{criterium.Code}]"] = "Besproken op school en thuis.";
        return velden;
    }

    /// <summary>Fills in, checks and confirms, as a person does.</summary>
    public static async Task<HttpResponseMessage> OordeelAsync(Browser browser, Guid id, Dictionary<string, string?> velden)
    {
        using var controle = await browser.PostFormAsync(Blad(id), velden);
        var page = await Browser.ReadAsync(controle);
        return page.QuerySelector(Bevestig) is null ? throw new InvalidOperationException($"No page to confirm: {(int)controle.StatusCode} {page.QuerySelector("main")?.TextContent}")
            : await browser.PostFormAsync(page, Blad(id), [], Bevestig);
    }

    public const string Bevestig = "main form[action*=Bevestig]";

    /// <summary>All that a page says: words, addresses and values of fields, without the keys that differ at every request.</summary>
    public static async Task<string> ZegtAsync(Browser browser, string url)
    {
        using var antwoord = await browser.GetAsync(url);
        var page = await Browser.ReadAsync(antwoord);
        var velden = page.QuerySelectorAll("input,textarea,option").Where(e => e.GetAttribute("name") is not ("__RequestVerificationToken" or "Input.ActId"))
            .Select(e => $"{e.GetAttribute("name")}={e.GetAttribute("value")}{(e is IHtmlInputElement { IsChecked: true } ? "*" : "")}");
        return string.Join('\n', [
            $"{url} {(int)antwoord.StatusCode} {antwoord.Headers.Location}", page.Body?.TextContent ?? "", .. page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")), .. velden,
        ]);
    }
}
