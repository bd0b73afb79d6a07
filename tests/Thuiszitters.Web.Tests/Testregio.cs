using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests;

/// <summary>Two gemeenten, a SWV PO and VO, two schools and a regional organisation, for tests.</summary>
public sealed class Testregio
{
    public const string Wachtwoord = "proefwachtwoord-voor-tests";
    /// <summary>Rounds of the password hash in tests.</summary>
    public const int Iteraties = 10;
    static readonly PasswordHasher<Gebruiker> Hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = Iteraties }));

    public required Organisatie Regio { get; init; }
    public required Organisatie Alkmaar { get; init; }
    public required Organisatie Heiloo { get; init; }
    public required Organisatie SwvPo { get; init; }
    public required Organisatie SwvVo { get; init; }
    public required Organisatie Basisschool { get; init; }
    public required Organisatie College { get; init; }

    public static async Task<Testregio> MakeAsync(IServiceProvider services)
    {
        var regioId = Guid.CreateVersion7();
        Organisatie Maak(OrganisatieSoort soort, string code, string naam, Sector? sector = null, Guid? gemeente = null, Guid? swv = null, Guid? id = null) =>
            new() { Id = id ?? Guid.CreateVersion7(), Soort = soort, Code = code, Naam = naam, RegioId = regioId, Sector = sector, GemeenteId = gemeente, SwvId = swv };
        var alkmaar = Maak(OrganisatieSoort.Gemeente, "GM0361", "Gemeente Alkmaar");
        var heiloo = Maak(OrganisatieSoort.Gemeente, "GM0399", "Gemeente Heiloo");
        var po = Maak(OrganisatieSoort.SwvPo, "PO0001", "SWV PO Proef");
        var vo = Maak(OrganisatieSoort.SwvVo, "VO0001", "SWV VO Proef");
        var regio = new Testregio
        {
            Regio = Maak(OrganisatieSoort.Regio, "PROEF", "Proefregio", id: regioId), Alkmaar = alkmaar, Heiloo = heiloo, SwvPo = po, SwvVo = vo,
            Basisschool = Maak(OrganisatieSoort.School, "01AA", "De Zonnewijzer", Sector.Po, alkmaar.Id, po.Id),
            College = Maak(OrganisatieSoort.School, "01BB", "Het Lentecollege", Sector.Vo, alkmaar.Id, vo.Id),
        };
        await using var db = services.GetRequiredService<DbSource>().ForSystem();
        db.Begin(ActKind.OrganisatieAangemaakt, services.GetRequiredService<Clock>().UtcNow);
        db.AddRange(regio.Regio, alkmaar, heiloo, po, vo, regio.Basisschool, regio.College);
        foreach (var pc4 in Enumerable.Range(1811, 35))
            db.Add(new Postcodegebied { Pc4 = pc4, GemeenteId = alkmaar.Id, SwvPoId = po.Id, SwvVoId = vo.Id });
        db.Add(new Postcodegebied { Pc4 = 1851, GemeenteId = heiloo.Id, SwvPoId = po.Id, SwvVoId = vo.Id });
        await db.SaveChangesAsync();
        return regio;
    }

    /// <summary>The person with this role in this organisation; made when not there.</summary>
    public async Task<(Guid AanstellingId, Guid GebruikerId, string Email)> AanstellingAsync(IServiceProvider services, Rol rol, Organisatie organisatie)
    {
        await using var db = services.GetRequiredService<DbSource>().ForSystem();
        var email = $"{rol}.{organisatie.Code}@voorbeeld.example".ToLowerInvariant();
        var found = await db.Aanstellingen.Where(a => a.OrganisatieId == organisatie.Id && a.Rol == rol && a.Gebruiker!.Email == email)
            .Select(a => new { a.Id, a.GebruikerId }).FirstOrDefaultAsync();
        if (found is not null)
            return (found.Id, found.GebruikerId, email);
        var user = new Gebruiker
        {
            Naam = $"{rol} van {organisatie.Naam}", UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true, SecurityStamp = Guid.CreateVersion7().ToString(), LockoutEnabled = true,
        };
        user.PasswordHash = Hasher.HashPassword(user, Wachtwoord);
        var aanstelling = new Aanstelling { GebruikerId = user.Id, OrganisatieId = organisatie.Id, Rol = rol };
        db.Begin(ActKind.GebruikerAangemaakt, services.GetRequiredService<Clock>().UtcNow);
        db.Add(user);
        db.Add(aanstelling);
        await db.SaveChangesAsync();
        return (aanstelling.Id, user.Id, email);
    }

    /// <summary>A dossier as if it had been opened by hand. The BSN begins with 9 and need not pass the 11-proef here.</summary>
    public async Task<Dossier> DossierAsync(
        IServiceProvider services, Organisatie gemeente, Identiteit wie, Verzuimsoort soort, DateOnly eersteDag, Organisatie? school = null, Guid? behandelaar = null)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var clock = services.GetRequiredService<Clock>();
        var source = services.GetRequiredService<DbSource>();
        var sector = Plaatsing.SectorVan(school, wie.Geboren, clock.Today);
        var dossier = new Dossier
        {
            Nummer = (await Dossiernummers.ReserveerAsync(source, clock.Today.Year, 1, default))[0], RegioId = Regio.Id, GemeenteId = gemeente.Id,
            SwvId = sector == Sector.Po ? SwvPo.Id : SwvVo.Id, SchoolId = school?.Id, Sector = sector, GeboorteMaand = new DateOnly(wie.Geboren.Year, wie.Geboren.Month, 1),
            Pc4 = gemeente.Id == Alkmaar.Id ? 1815 : 1851, GeopendOp = clock.Today, BehandelaarId = behandelaar,
        };
        dossier.Verzuim.Add(new Verzuimmelding { DossierId = dossier.Id, Soort = soort, EersteDag = eersteDag, Bron = MeldingBron.Handmatig, OntvangenOp = clock.Today });
        var signalen = Dossierstand.Herbereken(dossier, dossier.Verzuim, [], [], Regioregels.Van(Vakantieregio.Noord), clock.Today);
        var persoon = (await scope.ServiceProvider.GetRequiredService<Vault>().SealAsync([(dossier, wie)], default))[0];
        await using var db = source.ForSystem();
        db.Begin(ActKind.DossierGeopend, clock.UtcNow, dossier.Id);
        db.Add(dossier);
        db.Add(persoon.Identiteit);
        db.AddRange(persoon.Index);
        db.AddRange(signalen);
        await db.SaveChangesAsync();
        return dossier;
    }
}
