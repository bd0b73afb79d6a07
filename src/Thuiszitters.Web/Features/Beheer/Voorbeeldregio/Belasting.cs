// What: invented dossiers in bulk, for load tests: sealed, indexed and computed like every other, in batches of 500.
// Used by: the verb seed --dossiers N. Never: a BSN twice, or one that is given out: they begin with 90 up to 98.

using System.Diagnostics;
using System.Globalization;
using Bogus;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

sealed class Belasting(DbSource source, Vault vault, Clock clock)
{
    public const int Hoogstens = 1_000_000;
    const int Deel = 500;
    const int EersteBsn = 9000_0000;
    const int LaatsteBsn = 9899_9999;

    static readonly Verzuimsoort[] Soorten =
    [
        Verzuimsoort.Lrv, Verzuimsoort.Lrv, Verzuimsoort.Lrv, Verzuimsoort.AbsoluutVerzuim, Verzuimsoort.AbsoluutVerzuim, Verzuimsoort.ZestienUur,
        Verzuimsoort.Ziek, Verzuimsoort.Luxe,
    ];

    public async Task VoegToeAsync(int aantal, TextWriter output, CancellationToken ct)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var kaart = await Kaart.LeesAsync(source, ct);
        var gedaan = 0;
        while (gedaan < aantal)
        {
            var deel = Math.Min(Deel, aantal - gedaan);
            await DeelAsync(kaart, deel, ct);
            gedaan += deel;
            if (gedaan % (Deel * 10) == 0 || gedaan == aantal)
            {
                var seconden = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{gedaan} of {aantal} dossiers, {seconden:0.0} s, {gedaan / seconden:0} per second"));
            }
        }
    }

    async Task DeelAsync(Kaart kaart, int aantal, CancellationToken ct)
    {
        var vandaag = clock.Today;
        var nummers = await Dossiernummers.ReserveerAsync(source, vandaag.Year, aantal, ct);
        // The numbers given out over all years only grow, so what is made from them is never made twice.
        var gebruikt = await UitgegevenAsync(ct) - aantal;
        var faker = new Faker("nl") { Random = new Randomizer(unchecked((int)gebruikt)) };
        var nieuw = new List<(Dossier Dossier, Identiteit Wie)>(aantal);
        for (var i = 0; i < aantal; i++)
            nieuw.Add(Maak(kaart, nummers[i], gebruikt + i, faker, vandaag));
        var personen = await vault.SealAsync(nieuw, ct);

        await using var db = source.ForSystem();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var regels = await Regioregels.VanAsync(db, kaart.RegioId, ct);
        var nu = clock.UtcNow;
        var trace = ActivityTraceId.CreateRandom().ToString();
        db.Begin(ActKind.VoorbeeldregioGemaakt, nu);
        for (var i = 0; i < aantal; i++)
        {
            var (dossier, _) = nieuw[i];
            var signalen = Dossierstand.Herbereken(dossier, dossier.Verzuim, dossier.Arrangementen, [], regels, vandaag);
            db.Add(dossier);
            db.Add(personen[i].Identiteit);
            db.AddRange(personen[i].Index);
            db.AddRange(signalen);
            db.Add(new Act
            {
                At = nu, Kind = ActKind.DossierGeopend, DossierId = dossier.Id, CorrelationId = trace,
                Feiten = Dossierwerk.Feiten(("soort", dossier.Verzuimsoort), ("eersteDag", dossier.VerzuimSinds)),
            });
        }

        await db.SaveChangesAsync(ct);
    }

    async Task<long> UitgegevenAsync(CancellationToken ct)
    {
        await using var db = source.ForSystem();
        return await db.Set<Nummerreeks>().SumAsync(r => (long)r.Laatste, ct);
    }

    static (Dossier, Identiteit) Maak(Kaart kaart, string nummer, long volgnummer, Faker faker, DateOnly vandaag)
    {
        var toeval = faker.Random;
        var geboren = vandaag.AddDays(-toeval.Number(6 * 365, (17 * 365) + 180));
        var gebied = toeval.ListItem(kaart.Gebieden);
        var thuis = toeval.Bool(0.15f);
        var sector = Leerplicht.Leeftijd(geboren, vandaag) < 12 ? Sector.Po : Sector.Vo;
        var school = thuis ? null : toeval.ListItem(sector == Sector.Po ? kaart.Basisscholen : kaart.Colleges);
        var soort = thuis ? Verzuimsoort.AbsoluutVerzuim : toeval.ArrayElement(Soorten);
        var eersteDag = vandaag.AddDays(-toeval.Number(1, 220));
        // Each number of eight digits gives at most one BSN; of two in a row at least one does.
        var vanaf = EersteBsn + (2 * volgnummer);
        if (vanaf + 1 > LaatsteBsn)
            throw new InvalidOperationException("There are no more invented numbers.");
        var naam = Persoonsnaam.Van(faker.Name.FirstName(), null, faker.Name.LastName())!;
        var wie = new Identiteit
        {
            Voornamen = naam.Voornamen, Tussenvoegsel = naam.Tussenvoegsel.Length == 0 ? null : naam.Tussenvoegsel, Achternaam = naam.Achternaam, Geboren = geboren,
            Bsn = Voorbeeldnamen.NummerVan((int)vanaf, (int)vanaf + 1), Postcode = $"{gebied.Pc4}{toeval.String2(2, "ABCDEFGHJKLMNPRSTUVWXZ")}",
        };
        var dossier = new Dossier
        {
            Nummer = nummer, RegioId = kaart.RegioId, GemeenteId = gebied.GemeenteId, SwvId = sector == Sector.Po ? gebied.SwvPoId : gebied.SwvVoId, SchoolId = school?.Id,
            Sector = sector, GeboorteMaand = new DateOnly(geboren.Year, geboren.Month, 1), Geslacht = toeval.Bool() ? Geslacht.Man : Geslacht.Vrouw, Pc4 = gebied.Pc4,
            GeopendOp = eersteDag, BehandelaarId = toeval.Bool(0.1f) ? null : toeval.ListItem(kaart.Behandelaars[gebied.GemeenteId]),
        };
        var melding = new Verzuimmelding
        {
            DossierId = dossier.Id, Soort = soort, EersteDag = eersteDag, LaatsteDag = toeval.Bool(0.2f) ? eersteDag.AddDays(toeval.Number(0, vandaag.DayNumber - eersteDag.DayNumber)) : null,
            Bron = MeldingBron.Lijst, OntvangenOp = vandaag,
        };
        // Only what began in the last week still waits to be judged.
        dossier.Verzuim.Add(eersteDag > vandaag.AddDays(-7) ? melding : melding.PakOp(vandaag, dossier.BehandelaarId));
        return (dossier, wie);
    }

    /// <summary>What is asked of the region for each dossier, read once.</summary>
    sealed record Kaart(Guid RegioId, List<Postcodegebied> Gebieden, List<Organisatie> Basisscholen, List<Organisatie> Colleges, Dictionary<Guid, List<Guid?>> Behandelaars)
    {
        public static async Task<Kaart> LeesAsync(DbSource source, CancellationToken ct)
        {
            await using var db = source.ForSystem();
            var regio = await db.Organisaties.AsNoTracking().SingleAsync(o => o.Code == ShellFilter.Voorbeeldcode, ct);
            var scholen = await db.Organisaties.AsNoTracking().Where(o => o.Soort == OrganisatieSoort.School && o.RegioId == regio.Id).OrderBy(o => o.Code).ToListAsync(ct);
            var aanstellingen = await db.Aanstellingen.AsNoTracking().Where(a => a.Rol == Rol.Leerplichtambtenaar).OrderBy(a => a.Id).ToListAsync(ct);
            return new(
                regio.Id, await db.Postcodegebieden.AsNoTracking().OrderBy(p => p.Pc4).ToListAsync(ct), scholen.FindAll(s => s.Sector == Sector.Po),
                scholen.FindAll(s => s.Sector == Sector.Vo), aanstellingen.GroupBy(a => a.OrganisatieId).ToDictionary(g => g.Key, g => g.Select(a => (Guid?)a.GebruikerId).ToList()));
        }
    }
}
