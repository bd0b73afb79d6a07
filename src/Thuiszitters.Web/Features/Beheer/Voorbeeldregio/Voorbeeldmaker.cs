// What: makes the sample region: the map, the people, and each case played from its first day to today as the pages and the nightly
// job would have written it: one act per event on its own day, the derived columns and signals by Dossierstand, all sealed by the vault.
// Used by: the start of the program in Development, the verb seed. Never: a second time, or beside another region.

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

enum Seeduitkomst { Gemaakt, AlAanwezig, AndereRegio }

sealed class Voorbeeldmaker(DbSource source, Vault vault, Clock clock)
{
    const int Zaad = 2026;

    /// <summary>Makes the region in one transaction, unless it or another region is there.</summary>
    public async Task<Seeduitkomst> MaakAsync(CancellationToken ct)
    {
        await using var db = source.ForSystem();
        if (await db.Organisaties.AnyAsync(o => o.Code == ShellFilter.Voorbeeldcode, ct))
            return Seeduitkomst.AlAanwezig;
        if (await db.Organisaties.AnyAsync(ct))
            return Seeduitkomst.AndereRegio;

        var gebied = new Voorbeeldgebied();
        var namen = new Voorbeeldnamen(Zaad);
        var mensen = new Voorbeeldmensen(gebied, namen);
        var vandaag = clock.Today;
        var kaart = new Voorbeeldkaart(gebied, vandaag);
        var zaken = Voorbeeldzaken.Alle.OrderBy(z => z.Geopend(vandaag)).ToList();
        var spelen = new List<Voorbeeldspel>(zaken.Count);
        // Numbers and data keys have transactions of their own: before the one of the region, as SQLite has a single writer.
        foreach (var jaar in zaken.GroupBy(z => z.Geopend(vandaag).Year))
        {
            var nummers = new Queue<string>(await Dossiernummers.ReserveerAsync(source, jaar.Key, jaar.Count(), ct));
            spelen.AddRange(jaar.Select(z => new Voorbeeldspel(z, nummers.Dequeue(), gebied, kaart, mensen, namen, clock)));
        }

        var personen = await vault.SealAsync([.. spelen.Select(s => (s.Dossier, s.Wie))], ct);

        // All or nothing anyway: a savepoint for each of some hundreds of acts would only cost time.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Begin(ActKind.VoorbeeldregioGemaakt, clock.UtcNow);
        db.AddRange(gebied.Organisaties);
        db.AddRange(gebied.Postcodes);
        db.AddRange(mensen.Gebruikers);
        db.AddRange(mensen.Aanstellingen);
        await db.SaveChangesAsync(ct);
        var act = db.Begin(ActKind.VoorzieningToegevoegd, clock.UtcNow);
        db.AddRange(kaart.Voorzieningen);
        db.AddRange(kaart.Voorzieningen.Select(v => new Voorzieningwijziging { VoorzieningId = v.Id, ActId = act.Id }));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        foreach (var (spel, persoon) in spelen.Zip(personen))
        {
            await spel.SpeelAsync(db, persoon, ct);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(ct);
        return Seeduitkomst.Gemaakt;
    }
}

/// <summary>One case, played day by day.</summary>
sealed partial class Voorbeeldspel
{
    static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    static readonly string[] Aanbieders =
        ["Zorgboerderij De Akkerrand", "Stichting Stap voor Stap", "De Leerwerkplaats", "Atelier Noorderlicht", "Het Startpunt", "De Kleine Klas"];

    /// <summary>What is needed, in turn; of some nobody chose it yet.</summary>
    static readonly Behoeften[] Nodig =
    [
        Behoeften.Rust | Behoeften.KleineGroep, Behoeften.VasteBegeleider, Behoeften.PraktischLeren | Behoeften.AangepasteTijden, Behoeften.Geen,
        Behoeften.ZorgOnderSchooltijd | Behoeften.Vervoer, Behoeften.HulpBijGedrag | Behoeften.KleineGroep, Behoeften.MeerUitdaging,
    ];

    readonly Voorbeeldzaak zaak;
    readonly Clock clock;
    readonly DateOnly vandaag;
    readonly Voorbeeldgebied gebied;
    readonly Voorbeeldkaart kaart;
    readonly Voorbeeldmensen mensen;
    readonly Organisatie gemeente;
    readonly Organisatie? school;
    readonly Organisatie? swv;
    readonly string aanbieder;
    readonly int minuut;
    readonly List<Signaal> signalen = [];
    AppDb db = null!;
    SealedPerson persoon = null!;
    DateTime laatste;

    public Voorbeeldspel(Voorbeeldzaak zaak, string nummer, Voorbeeldgebied gebied, Voorbeeldkaart kaart, Voorbeeldmensen mensen, Voorbeeldnamen namen, Clock clock)
    {
        (this.zaak, this.clock, this.gebied, this.kaart, this.mensen, vandaag) = (zaak, clock, gebied, kaart, mensen, clock.Today);
        gemeente = gebied.Van(zaak.Gemeente);
        school = gebied.School(zaak.School);
        var geopend = zaak.Geopend(vandaag);
        var geboren = vandaag.AddYears(-zaak.Leeftijd).AddDays(-(zaak.Jarig ?? namen.Toeval.Number(20, 330)));
        var pc4 = namen.Toeval.ListItem([.. gebied.PostcodesVan(zaak.Gemeente)]);
        (Wie, var geslacht) = namen.Kind(geboren, pc4);
        aanbieder = namen.Toeval.ArrayElement(Aanbieders);
        minuut = namen.Toeval.Number(0, 59);
        var sector = Plaatsing.SectorVan(school, geboren, geopend);
        swv = sector switch { Sector.Po => gebied.Van(Voorbeeldgebied.SwvPo), Sector.Vo => gebied.Van(Voorbeeldgebied.SwvVo), _ => null };
        Dossier = new Dossier
        {
            Id = Guid.CreateVersion7(Moment(geopend, 9)), Nummer = nummer, RegioId = gebied.Regio.Id, GemeenteId = gemeente.Id, SwvId = swv?.Id, SchoolId = school?.Id,
            Sector = sector, GeboorteMaand = new DateOnly(geboren.Year, geboren.Month, 1), Geslacht = geslacht, Pc4 = pc4, GeopendOp = geopend,
            Behoeften = Nodig[geboren.DayNumber % Nodig.Length],
            BehandelaarId = zaak.Voorvallen.OfType<Toewijzing>().Any() ? null : Behandelaar?.GebruikerId,
        };
    }

    public Dossier Dossier { get; }

    public Identiteit Wie { get; }

    Aanstelling Teamleider => mensen.Van(gemeente, Rol.TeamleiderLeerplicht)[0];

    Aanstelling? Behandelaar => zaak.Behandelaar is { } n ? mensen.Van(gemeente, Rol.Leerplichtambtenaar)[n] : null;

    Aanstelling Ambtenaar => Behandelaar ?? Teamleider;

    Aanstelling? Consulent => swv is null ? null : mensen.Van(swv, Rol.SwvConsulent)[0];

    public async Task SpeelAsync(AppDb context, SealedPerson gezegeld, CancellationToken ct)
    {
        (db, persoon) = (context, gezegeld);
        await OpenAsync(ct);
        foreach (var (dag, daad) in Daden().OrderBy(d => d.Dag))
        {
            if (dag < Dossier.GeopendOp)
                throw new InvalidOperationException($"Case {Dossier.Nummer}: something happens before it was opened.");
            await NachtenAsync(dag, ct);
            await daad(dag, ct);
        }

        await NachtenAsync(vandaag, ct);
    }

    async Task OpenAsync(CancellationToken ct)
    {
        var dag = Dossier.GeopendOp;
        var eerste = (Afwezig)zaak.Voorvallen[0];
        if (zaak.School is { } naam && school is null)
            Dossier.SchoolOngekoppeld = persoon.Text("Dossier/SchoolOngekoppeld", Dossier.Id, naam);
        Dossier.Verzuim.Add(Melding(eerste, dag));
        Begin(ActKind.DossierGeopend, dag, Ambtenaar, ("regel", zaak.Regel), ("soort", eerste.Soort), ("eersteDag", eerste.Dag(vandaag)));
        db.Add(Dossier);
        db.Add(persoon.Identiteit);
        db.AddRange(persoon.Index);
        await BewaarAsync(dag, ct);
    }

    /// <summary>Everything that happened after the opening, each on its day.</summary>
    IEnumerable<(DateOnly Dag, Func<DateOnly, CancellationToken, Task> Daad)> Daden()
    {
        var eerste = true;
        foreach (var voorval in zaak.Voorvallen)
        {
            switch (voorval)
            {
                case Afwezig afwezig:
                    var melding = eerste ? null : Melding(afwezig, afwezig.Dag(vandaag));
                    if (melding is not null)
                        yield return (Later(afwezig.Dag(vandaag)), (dag, ct) => MeldAsync(melding, dag, ct));
                    if (afwezig.Einde is not null && afwezig.Uren is null)
                        yield return (Later(Laatste(afwezig)!.Value.AddDays(1)), (dag, ct) => EindigAsync(melding ?? Dossier.Verzuim[0], Laatste(afwezig)!.Value, dag, ct));
                    eerste = false;
                    break;
                case Traject traject:
                    foreach (var stap in Stappen(traject))
                        yield return stap;
                    break;
                case Kennisgegeven kennisgegeven:
                    foreach (var stap in Stappen(kennisgegeven))
                        yield return stap;
                    break;
                case Contact contact:
                    yield return (contact.Dag(vandaag), (dag, ct) => NoteerAsync(contact, dag, ct));
                    break;
                case Toewijzing toewijzing:
                    yield return (toewijzing.Dag(vandaag), (dag, ct) => WijsToeAsync(toewijzing, dag, ct));
                    break;
                case Omstandig omstandig:
                    yield return (omstandig.Dag(vandaag), (dag, ct) => LegVastAsync(omstandig, dag, ct));
                    break;
                case Ingeschreven ingeschreven:
                    yield return (ingeschreven.Dag(vandaag), (dag, ct) => SchrijfInAsync(ingeschreven, dag, ct));
                    break;
                case Aangeschreven aangeschreven:
                    yield return (aangeschreven.Dag(vandaag), SchrijfAanAsync);
                    break;
                case Besproken besproken:
                    yield return (besproken.Dag(vandaag), BespreekAsync);
                    break;
                case Sluiting sluiting:
                    yield return (sluiting.Dag(vandaag), SluitAsync);
                    break;
            }
        }
    }

    IEnumerable<(DateOnly Dag, Func<DateOnly, CancellationToken, Task> Daad)> Stappen(Traject traject)
    {
        var stappen = traject.Stappen();
        var begin = Voorval.Werkdag(vandaag, stappen[0].Geleden);
        var id = Guid.CreateVersion7(Moment(begin, 10));
        var arrangement = new Arrangement
        {
            Id = id, DossierId = Dossier.Id, Type = traject.Type, Toestand = ArrangementToestand.Voorgesteld, OrganisatieId = Ambtenaar.OrganisatieId,
            VoorzieningId = kaart.Van(traject.Type),
        };
        yield return (begin, (dag, ct) => StelVoorAsync(arrangement, dag, ct));
        var vorige = begin;
        foreach (var (naar, geleden) in stappen.Skip(1))
        {
            var (dag, ervoor) = (Voorval.Werkdag(vandaag, geleden), vorige);
            vorige = dag;
            if (naar == ArrangementToestand.Aangevraagd && Consulent is { } consulent)
                yield return (dag, (d, ct) => WijsConsulentToeAsync(consulent, d, ct));
            if (naar is ArrangementToestand.Afgerond or ArrangementToestand.VoortijdigGestopt)
                yield return (dag, (d, ct) => VulUrenAsync(arrangement, d, ct));
            yield return (dag, (d, ct) => ZetStapAsync(arrangement, traject, naar, ervoor, d, ct));
            // What was to be looked at by now, was.
            if (naar == ArrangementToestand.Afgerond || (naar == ArrangementToestand.Gestart && arrangement.Type == ArrangementType.TerugNaarSchool))
                foreach (var (_, op) in Nazorg.Kijkmomenten(dag, Regels.Parameters.Arrangement).Where(m => m.Op < vandaag))
                    yield return (op, (d, ct) => KijkAsync(arrangement, d, ct));
            if (naar != ArrangementToestand.Gestart)
                continue;
            yield return (dag, (d, ct) => StelDoelenAsync(arrangement, d, ct));
            // Of the OZAs nobody held the first evaluation, so that the sample shows that it is late.
            var (evaluatie, einde) = (dag.AddDays(35), traject.Tot == naar ? vandaag : Voorval.Werkdag(vandaag, traject.Geleden));
            if (arrangement.Type != ArrangementType.Oza && evaluatie < einde)
                yield return (evaluatie, (d, ct) => EvalueerAsync(arrangement, d, ct));
            if (traject.Tot == naar)
                yield return (vandaag, (d, ct) => VulUrenAsync(arrangement, d, ct));
        }
    }

    async Task MeldAsync(Verzuimmelding melding, DateOnly dag, CancellationToken ct)
    {
        Begin(ActKind.VerzuimGeregistreerd, dag, Ambtenaar, ("soort", melding.Soort), ("eersteDag", melding.EersteDag), ("laatsteDag", melding.LaatsteDag));
        db.Add(melding);
        await BewaarAsync(dag, ct);
    }

    async Task EindigAsync(Verzuimmelding melding, DateOnly laatsteDag, DateOnly dag, CancellationToken ct)
    {
        Begin(ActKind.VerzuimBeeindigd, dag, Ambtenaar, ("soort", melding.Soort), ("laatsteDag", laatsteDag));
        melding.LaatsteDag = laatsteDag;
        await BewaarAsync(dag, ct);
    }

    async Task LegVastAsync(Omstandig omstandig, DateOnly dag, CancellationToken ct)
    {
        var laatsteDag = omstandig.Einde is { } einde ? Voorval.Werkdag(vandaag, einde) : (DateOnly?)null;
        var act = Begin(ActKind.OmstandigheidGeregistreerd, dag, Ambtenaar, ("soort", omstandig.Soort), ("van", dag), ("laatsteDag", laatsteDag));
        var id = Guid.CreateVersion7(new DateTimeOffset(act.At));
        var rij = new Omstandigheid
        {
            Id = id, DossierId = Dossier.Id, Soort = omstandig.Soort, Van = dag, Tot = laatsteDag?.AddDays(1),
            Toelichting = persoon.Text("Omstandigheid/Toelichting", id, omstandig.Tekst),
        };
        db.Add(rij);
        await BewaarAsync(dag, ct);
    }

    async Task SchrijfInAsync(Ingeschreven ingeschreven, DateOnly dag, CancellationToken ct)
    {
        Begin(ActKind.InschrijvingVastgelegd, dag, Ambtenaar, ("van", dag));
        db.Add(new Inschrijving { DossierId = Dossier.Id, SchoolId = gebied.School(ingeschreven.School)?.Id, Van = dag, EersteSchooldag = dag });
        await BewaarAsync(dag, ct);
    }

    async Task StelVoorAsync(Arrangement arrangement, DateOnly dag, CancellationToken ct)
    {
        Begin(ActKind.ArrangementVoorgesteld, dag, Ambtenaar, ("type", arrangement.Type), ("datum", dag));
        db.Add(arrangement);
        db.Add(Stap(arrangement, ArrangementToestand.Voorgesteld, dag, null));
        await BewaarAsync(dag, ct);
    }

    async Task ZetStapAsync(Arrangement arrangement, Traject traject, ArrangementToestand naar, DateOnly vorige, DateOnly dag, CancellationToken ct)
    {
        var reden = naar == traject.Tot ? traject.Reden : null;
        var leeftijd = Leerplicht.Leeftijd(Wie.Geboren, dag);
        var onderwijs = Arrangementsoorten.KentOnderwijs(arrangement.Type) ? 12 : 0;
        var gegevens = new Stapgegevens
        {
            Soort = VulSoort(arrangement, naar, dag),
            Datum = dag, VorigeDatum = vorige, Vandaag = dag, HeeftReden = reden is not null, HeeftAanbieder = true, UrenOnderwijs = onderwijs, UrenZorg = 4, HeeftFinanciering = true,
            EersteEvaluatieOp = dag.AddDays(35), AkkoordOuders = true, AkkoordKind = leeftijd >= 12, Leeftijd = leeftijd, Rol = Rol.Leerplichtambtenaar,
        };
        if (ArrangementVerloop.MagNaar(arrangement.Type, arrangement.Toestand, naar, gegevens) is { IsToegestaan: false } oordeel)
            throw new InvalidOperationException($"Case {Dossier.Nummer}: {naar} is refused ({oordeel.Code}).");

        // The SWV judges and offers where it is asked; the rest is the work of the gemeente.
        var vanSwv = naar is ArrangementToestand.InBeoordeling or ArrangementToestand.Toegekend or ArrangementToestand.Afgewezen or ArrangementToestand.Wachtlijst;
        Begin(ActKind.ArrangementStapGezet, dag, vanSwv && Consulent is { } c ? c : Ambtenaar, ("type", arrangement.Type), ("naar", naar), ("datum", dag));
        db.Add(Stap(arrangement, naar, dag, reden));
        switch (naar)
        {
            case ArrangementToestand.AanbodGedaan:
                arrangement.AanbodOp = dag;
                arrangement.Aanbieder = persoon.Text("Arrangement/Aanbieder", arrangement.Id, arrangement.Type == ArrangementType.TerugNaarSchool ? school?.Naam : aanbieder);
                break;
            case ArrangementToestand.Akkoord:
                (arrangement.AkkoordOp, arrangement.AkkoordOudersOp, arrangement.AkkoordKindOp) = (dag, dag, leeftijd >= 12 ? dag : null);
                break;
            case ArrangementToestand.Gestart:
                (arrangement.GestartOp, arrangement.EersteEvaluatieOp) = (dag, gegevens.EersteEvaluatieOp);
                (arrangement.UrenOnderwijs, arrangement.UrenZorg, arrangement.Financiering) = (onderwijs, 4, Financieringsgronden.Swv | Financieringsgronden.Jeugdwet);
                break;
            case ArrangementToestand.Afgerond or ArrangementToestand.VoortijdigGestopt:
                arrangement.GeeindigdOp = dag;
                arrangement.WeerThuisOp = traject.WeerThuis is { } thuis ? Voorval.Werkdag(vandaag, thuis) : null;
                await VulUitkomstAsync(arrangement, naar, ct);
                break;
        }

        var terug = arrangement.TerugOp;
        arrangement.GaNaar(naar, dag);
        await BewaarAsync(dag, ct);
        await PlanNazorgAsync(arrangement, terug, dag, ct);
    }

    /// <summary>The look-ins that follow from a return, each a task of who has the case; withdrawn when the return is over.</summary>
    async Task PlanNazorgAsync(Arrangement arrangement, DateOnly? was, DateOnly dag, CancellationToken ct)
    {
        if (arrangement.TerugOp == was)
            return;
        await TrekTakenInAsync(t => t.ArrangementId == arrangement.Id, dag, ct);
        if (arrangement.TerugOp is not { } terug)
            return;
        foreach (var (weken, op) in Nazorg.Kijkmomenten(terug, Regels.Parameters.Arrangement))
        {
            var id = Guid.CreateVersion7(Moment(dag, 9));
            var taak = new Taak
            {
                Id = id, DossierId = Dossier.Id, OrganisatieId = Ambtenaar.OrganisatieId, VoorOrganisatieId = Ambtenaar.OrganisatieId, MakerId = Ambtenaar.GebruikerId,
                VoorId = Ambtenaar.GebruikerId, ArrangementId = arrangement.Id, Soort = TaakSoort.Nagaan, Termijn = op, GemaaktOp = dag,
                Tekst = persoon.Text("Taak/Tekst", id, $"Nazorg: hoe gaat het, {weken} {(weken == 1 ? "week" : "weken")} na de terugkeer?"),
            };
            Begin(ActKind.TaakToegevoegd, dag, Ambtenaar, Taakwerk.Feiten(taak));
            db.Add(taak);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>A look-in on its day, unless it was withdrawn.</summary>
    async Task KijkAsync(Arrangement arrangement, DateOnly dag, CancellationToken ct)
    {
        var id = arrangement.Id;
        if (await db.Taken.SingleOrDefaultAsync(t => t.ArrangementId == id && t.Termijn == dag && t.Toestand == TaakToestand.Open, ct) is not { } taak)
            return;
        Begin(ActKind.TaakAfgerond, dag, Ambtenaar, Taakwerk.Feiten(taak));
        (taak.Toestand, taak.KlaarOp, taak.KlaarDoorId) = (TaakToestand.Klaar, dag, Ambtenaar.GebruikerId);
        await db.SaveChangesAsync(ct);
    }

    async Task TrekTakenInAsync(Func<Taak, bool> welke, DateOnly dag, CancellationToken ct)
    {
        var dossier = Dossier.Id;
        foreach (var taak in (await db.Taken.Where(t => t.DossierId == dossier && t.Toestand == TaakToestand.Open).ToListAsync(ct)).Where(welke).OrderBy(t => t.Termijn))
        {
            Begin(ActKind.TaakIngetrokken, dag, Ambtenaar, Taakwerk.Feiten(taak));
            (taak.Toestand, taak.KlaarOp, taak.KlaarDoorId) = (TaakToestand.Ingetrokken, dag, Ambtenaar.GebruikerId);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>The own fields of the type, from the decision or the start on.</summary>
    Soortgegevens VulSoort(Arrangement arrangement, ArrangementToestand naar, DateOnly dag)
    {
        var type = arrangement.Type;
        if (naar == ArrangementToestand.Toegekend && Arrangementsoorten.VraagtTlv(type))
        {
            arrangement.TlvNummer = persoon.Text("Arrangement/TlvNummer", arrangement.Id, $"VB-{Schooljaar.Van(dag).Beginjaar}-{Dossier.Nummer[^4..]}");
            arrangement.TlvCategorie = Arrangementsoorten.VraagtTlvCategorie(type) ? TlvCategorie.Laag : null;
            // For two schooljaren, so that it still holds when the start is after the summer.
            (arrangement.GeldigVan, arrangement.GeldigTotEnMet) = (Schooljaar.Van(dag).Eerste, Schooljaar.Van(dag).Laatste.AddYears(1));
        }

        if (naar == ArrangementToestand.Gestart && type == ArrangementType.MaatwerkOnderwijstijd)
        {
            (arrangement.GeldigVan, arrangement.GeldigTotEnMet, arrangement.HeeftPlan, arrangement.HeeftDeskundigenverklaring) = (dag, Schooljaar.Van(dag).Laatste, true, true);
            arrangement.Inspectiekenmerk = persoon.Text("Arrangement/Inspectiekenmerk", arrangement.Id, $"VB{Dossier.Nummer[^4..]}");
        }

        return new()
        {
            HeeftTlvNummer = arrangement.TlvNummer is not null, TlvCategorie = arrangement.TlvCategorie, GeldigVan = arrangement.GeldigVan, GeldigTotEnMet = arrangement.GeldigTotEnMet,
            HeeftPlan = arrangement.HeeftPlan, HeeftDeskundigenverklaring = arrangement.HeeftDeskundigenverklaring, HeeftInspectiekenmerk = arrangement.Inspectiekenmerk is not null,
        };
    }

    async Task StelDoelenAsync(Arrangement arrangement, DateOnly dag, CancellationToken ct)
    {
        foreach (var (soort, tekst) in new[] { (Doelsoort.MeerUren, "Van 4 naar 12 uur in vijf weken."), (Doelsoort.Contact, (string?)null) })
        {
            Begin(ActKind.ArrangementDoelGesteld, dag, Ambtenaar, ("type", arrangement.Type), ("doel", soort));
            var id = Guid.CreateVersion7(new DateTimeOffset(db.OpenAct!.At));
            db.Add(new Arrangementdoel
            {
                Id = id, DossierId = Dossier.Id, ArrangementId = arrangement.Id, Soort = soort, GesteldOp = dag, Tekst = persoon.Text("Arrangementdoel/Tekst", id, tekst),
            });
            await BewaarAsync(dag, ct);
        }
    }

    async Task EvalueerAsync(Arrangement arrangement, DateOnly dag, CancellationToken ct)
    {
        var volgende = dag.AddDays(70);
        Begin(ActKind.ArrangementGeevalueerd, dag, Ambtenaar, ("type", arrangement.Type), ("datum", dag), ("volgende", volgende));
        var id = Guid.CreateVersion7(new DateTimeOffset(db.OpenAct!.At));
        db.Add(new Evaluatie
        {
            Id = id, DossierId = Dossier.Id, ArrangementId = arrangement.Id, Datum = dag, VolgendeOp = volgende, TevredenheidKind = 7, TevredenheidOuders = 8,
            Verslag = persoon.Text("Evaluatie/Verslag", id, "De uren lopen op. De jongere komt graag."),
        });
        arrangement.VolgendeEvaluatieOp = volgende;
        await BewaarAsync(dag, ct);
    }

    /// <summary>Planned from 4 to 12 hours; now and then there was an hour or two less.</summary>
    async Task VulUrenAsync(Arrangement arrangement, DateOnly dag, CancellationToken ct)
    {
        var plan = Opbouw.Gelijkmatig(Opbouw.Maandag(arrangement.GestartOp!.Value), 5, 4, 12).ToDictionary(w => w.Maandag, w => w.Uren);
        var weken = Opbouw.Reeks([], arrangement.GestartOp.Value, dag, dag);
        Begin(ActKind.ArrangementUrenVastgelegd, dag, Ambtenaar, ("type", arrangement.Type), ("weken", weken.Count));
        foreach (var (week, nr) in weken.Select((w, i) => (w, i)))
        {
            var gepland = plan.GetValueOrDefault(week.Maandag, 12);
            var onderwijs = Arrangementsoorten.KentOnderwijs(arrangement.Type);
            db.Add(new Weekuren
            {
                DossierId = Dossier.Id, ArrangementId = arrangement.Id, Maandag = week.Maandag, GeplandOnderwijs = onderwijs ? gepland : null, GeplandZorg = 4,
                WerkelijkOnderwijs = onderwijs ? gepland - (nr % 3) : null, WerkelijkZorg = 4,
            });
        }

        await BewaarAsync(dag, ct);
    }

    async Task VulUitkomstAsync(Arrangement arrangement, ArrangementToestand naar, CancellationToken ct)
    {
        var afgerond = naar == ArrangementToestand.Afgerond;
        arrangement.Bestemming = arrangement.WeerThuisOp is not null ? Bestemming.Thuis : arrangement.Type switch
        {
            ArrangementType.Praktijkonderwijs => Bestemming.Praktijkonderwijs,
            ArrangementType.MboTraject => Bestemming.Mbo,
            _ => Bestemming.EigenSchool,
        };
        arrangement.Stopreden = afgerond ? null : Stopreden.Aanbieder;
        (arrangement.TevredenheidKind, arrangement.TevredenheidOuders) = (afgerond ? 8 : 4, afgerond ? 7 : null);
        var id = arrangement.Id;
        foreach (var doel in await db.Arrangementdoelen.Where(d => d.ArrangementId == id).ToListAsync(ct))
            doel.Bereik = afgerond ? doel.Soort == Doelsoort.MeerUren ? Doelbereik.Ja : Doelbereik.Deels : Doelbereik.Nee;
    }

    async Task NoteerAsync(Contact contact, DateOnly dag, CancellationToken ct)
    {
        var wie = contact.VanSwv && Consulent is { } c ? c : Ambtenaar;
        var met = Met(contact.Soort);
        // From a call of the last days follows that somebody calls again.
        var termijn = contact.Soort == NotitieSoort.Telefoon && dag > vandaag.AddDays(-12) ? Werkdagen.Na(dag, 5) : (DateOnly?)null;
        var act = Begin(
            ActKind.NotitieToegevoegd, dag, wie,
            ("soort", contact.Soort), ("datum", dag), ("met", met == Contactpartijen.Geen ? null : met), ("bereikt", met == Contactpartijen.Geen ? null : true));
        var id = Guid.CreateVersion7(new DateTimeOffset(act.At));
        db.Add(new Notitie
        {
            Id = id, DossierId = Dossier.Id, OrganisatieId = wie.OrganisatieId, AuteurId = wie.GebruikerId, Soort = contact.Soort, Datum = dag,
            MetWie = met, Bereikt = met == Contactpartijen.Geen ? null : true, Tekst = persoon.Text("Notitie/Tekst", id, contact.Tekst)!,
        });
        await db.SaveChangesAsync(ct);
        if (termijn is { } op)
        {
            var taakId = Guid.CreateVersion7(new DateTimeOffset(act.At));
            var taak = new Taak
            {
                Id = taakId, DossierId = Dossier.Id, OrganisatieId = wie.OrganisatieId, VoorOrganisatieId = wie.OrganisatieId, MakerId = wie.GebruikerId, VoorId = wie.GebruikerId,
                Soort = TaakSoort.Bellen, Termijn = op, GemaaktOp = dag, Tekst = persoon.Text("Taak/Tekst", taakId, "Vragen hoe het nu gaat."),
            };
            Begin(ActKind.TaakToegevoegd, dag, wie, Taakwerk.Feiten(taak));
            db.Add(taak);
            await db.SaveChangesAsync(ct);
        }
    }

    static Contactpartijen Met(NotitieSoort soort) => soort switch
    {
        NotitieSoort.Telefoon or NotitieSoort.Email => Contactpartijen.Moeder,
        NotitieSoort.Huisbezoek or NotitieSoort.GesprekKantoor => Contactpartijen.Moeder | Contactpartijen.Jongere,
        NotitieSoort.GesprekSchool => Contactpartijen.School,
        _ => Contactpartijen.Geen,
    };

    async Task WijsToeAsync(Toewijzing toewijzing, DateOnly dag, CancellationToken ct)
    {
        Begin(ActKind.DossierToegewezen, dag, Teamleider, toewijzing.Reden, ("naar", Behandelaar!.GebruikerId));
        Dossier.BehandelaarId = Behandelaar.GebruikerId;
        Dossier.Versie++;
        await db.SaveChangesAsync(ct);
    }

    async Task WijsConsulentToeAsync(Aanstelling consulent, DateOnly dag, CancellationToken ct)
    {
        if (Dossier.SwvConsulentId is not null)
            return;
        Begin(ActKind.DossierToegewezen, dag, mensen.Van(swv!, Rol.TeamleiderSwv)[0], ("naar", consulent.GebruikerId));
        Dossier.SwvConsulentId = consulent.GebruikerId;
        Dossier.Versie++;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Two who are involved, and a letter to one of them: text that is made here, without a file.</summary>
    async Task SchrijfAanAsync(DateOnly dag, CancellationToken ct)
    {
        var moeder = Guid.Empty;
        foreach (var (relatie, gegevens) in new[]
        {
            (Relatie.Jongere, new Contactgegevens { Naam = Wie.Naam, Telefoon = "06 00000001", Straat = "Proefstraat 1", Postcode = Wie.Postcode, Plaats = "Alkmaar" }),
            (Relatie.Moeder, new Contactgegevens { Naam = $"Anna {Wie.Achternaam}", Gezag = Gezag.Ja, Telefoon = "06 00000002", Straat = "Proefstraat 1", Postcode = Wie.Postcode, Plaats = "Alkmaar" }),
        })
        {
            moeder = Guid.CreateVersion7();
            Begin(ActKind.ContactToegevoegd, dag, Ambtenaar, ("relatie", relatie));
            db.Add(new Contactpersoon
            {
                Id = moeder, DossierId = Dossier.Id, OrganisatieId = gemeente.Id, Relatie = relatie,
                Inhoud = persoon.Text(Contactpersoon.Plaats, moeder, System.Text.Json.JsonSerializer.Serialize(gegevens))!,
            });
            await db.SaveChangesAsync(ct);
        }

        var sjabloon = Sjablonen.Vind("melding")!;
        var waarden = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["jongere"] = Wie.Naam, ["dossiernummer"] = Dossier.Nummer, ["gemeente"] = gemeente.Naam, ["afzender"] = Ambtenaar.Gebruiker!.Naam, ["telefoon"] = "072 0000000",
            ["dag"] = "", ["tijd"] = "", ["plaats"] = "",
        };
        var tekst = $"{gemeente.Naam}, {NlDatum.Lang(dag)}\nOns kenmerk: {Dossier.Nummer}\nOnderwerp: {Sjablonen.Vul(sjabloon.Onderwerp, waarden)}\n\nBeste Anna {Wie.Achternaam},\n\n"
            + $"{Sjablonen.Vul(sjabloon.Opening, waarden)}\n\n{Sjablonen.Vul(sjabloon.Tekst, waarden)}\n\nMet vriendelijke groet,\n\n{waarden["afzender"]}\n{gemeente.Naam}\nTelefoon {waarden["telefoon"]}";
        var act = Begin(ActKind.BriefGemaakt, dag, Ambtenaar, ("brief", sjabloon.Code), ("relatie", Relatie.Moeder), ("datum", dag), ("contact", moeder));
        var document = new Document { DossierId = Dossier.Id, OrganisatieId = gemeente.Id, VanOrganisatieId = gemeente.Id, Soort = DocumentSoort.Brief, ToegevoegdOp = dag };
        var versie = Guid.CreateVersion7();
        db.Add(document);
        db.Add(new Documentversie
        {
            Id = versie, DossierId = Dossier.Id, OrganisatieId = gemeente.Id, DocumentId = document.Id, Nummer = 1, Type = Bestandstype.Brief, ToegevoegdOp = act.At,
            AuteurId = Ambtenaar.GebruikerId, Grootte = System.Text.Encoding.UTF8.GetByteCount(tekst), Naam = persoon.Text("Documentversie/Naam", versie, $"{sjabloon.Titel} {NlDatum.Kort(dag)}.txt")!,
        });
        db.Add(new Documentinhoud { Id = versie, DossierId = Dossier.Id, OrganisatieId = gemeente.Id, DocumentId = document.Id, Inhoud = persoon.Text(Documentinhoud.Plaats, versie, tekst)! });
        db.Add(new Documentscan { Id = versie, DossierId = Dossier.Id, Uitkomst = Scanuitkomst.NietNodig });
        await db.SaveChangesAsync(ct);
    }

    async Task BespreekAsync(DateOnly dag, CancellationToken ct)
    {
        Begin(ActKind.DossierGedeeld, dag, Ambtenaar, ("met", swv!.Id), ("delen", Dossierdeel.Notities), ("totEnMet", vandaag.AddMonths(2)));
        var deling = Guid.CreateVersion7();
        db.Add(new Deling
        {
            Id = deling, DossierId = Dossier.Id, VanOrganisatieId = gemeente.Id, MetOrganisatieId = swv.Id, Delen = Dossierdeel.Notities, Grond = Deelgrond.TaakSamenwerkingsverband,
            Doel = persoon.Text("Deling/Doel", deling, "Samen een plek zoeken."), Vanaf = dag, Tot = vandaag.AddMonths(2).AddDays(1),
        });
        await db.SaveChangesAsync(ct);

        var overleg = new Overleg
        {
            OrganisatieId = gemeente.Id, Soort = OverlegSoort.Mdo, Datum = Werkdagen.Na(vandaag, 5), Tijd = new(10, 0), Plaats = "Stadhuis, kamer 2", MakerId = Ambtenaar.GebruikerId,
        };
        overleg.Deelnemers.Add(new() { OverlegId = overleg.Id, Functie = Overlegfunctie.Leerplicht, OrganisatieId = gemeente.Id, GebruikerId = Ambtenaar.GebruikerId, IsVoorzitter = true });
        overleg.Deelnemers.Add(new() { OverlegId = overleg.Id, Functie = Overlegfunctie.Samenwerkingsverband, OrganisatieId = swv.Id });
        var punt = new Agendapunt { OverlegId = overleg.Id, Volgorde = 1 };
        overleg.Agenda.Add(punt);
        Begin(ActKind.OpAgendaGezet, dag, Ambtenaar, ("overleg", overleg.Soort), ("datum", overleg.Datum), ("zijden", $"{gemeente.Id} {swv.Id}"));
        db.Add(overleg);
        db.Add(new Overlegzaak
        {
            Id = punt.Id, DossierId = Dossier.Id, OverlegId = overleg.Id, Vraag = persoon.Text("Overlegzaak/Vraag", punt.Id, "Welke plek kan nu al een dagdeel bieden?")!,
        });
        await db.SaveChangesAsync(ct);
    }

    async Task SluitAsync(DateOnly dag, CancellationToken ct)
    {
        // Nothing is open on a dossier that closes.
        await TrekTakenInAsync(_ => true, dag, ct);
        Begin(ActKind.DossierGesloten, dag, Ambtenaar, ("datum", dag));
        Dossier.GeslotenOp = dag;
        await BewaarAsync(dag, ct);
    }

    /// <summary>What the nightly job did up to and including this day: each change of band, status or signal on its own day.</summary>
    async Task NachtenAsync(DateOnly tot, CancellationToken ct)
    {
        while (Dossier.GeslotenOp is null && Dossier.VolgendeWissel is { } nacht && nacht <= tot)
        {
            var status = Dossier.Status;
            var open = signalen.FindAll(s => s.Toestand != SignaalToestand.Afgehandeld);
            var nieuw = Herbereken(nacht);
            var klaar = open.FindAll(s => s.Toestand == SignaalToestand.Afgehandeld);
            // Of a change that nobody sees (only the criterion) the sample keeps no act of its own.
            if (nieuw.Count + klaar.Count == 0 && Dossier.Status == status)
                continue;
            Begin(ActKind.SignalenBijgewerkt, nacht, null, ("nieuw", Codes(nieuw)), ("klaar", Codes(klaar)), ("status", Dossier.Status == status ? null : Dossier.Status));
            await db.SaveChangesAsync(ct);
        }
    }

    static string? Codes(List<Signaal> van) => van.Count == 0 ? null : string.Join(',', van.Select(s => s.Regel));

    static readonly Regioregels Regels = Regioregels.Van(Vakantieregio.Noord);

    List<Signaal> Herbereken(DateOnly dag)
    {
        var nieuw = Dossierstand.Herbereken(Dossier, Dossier.Verzuim, Dossier.Arrangementen, signalen, Regels, dag);
        signalen.AddRange(nieuw);
        db.AddRange(nieuw);
        return nieuw;
    }

    Task BewaarAsync(DateOnly dag, CancellationToken ct)
    {
        Herbereken(dag);
        return db.SaveChangesAsync(ct);
    }

    /// <summary>A report of the sample: what came in with a list in the last week still waits to be judged.</summary>
    Verzuimmelding Melding(Afwezig afwezig, DateOnly ontvangen)
    {
        var melding = new Verzuimmelding
        {
            Id = Guid.CreateVersion7(Moment(ontvangen, 9)), DossierId = Dossier.Id, Soort = afwezig.Soort, EersteDag = afwezig.Dag(vandaag),
            LaatsteDag = afwezig.Uren is null ? null : Laatste(afwezig), Uren = afwezig.Uren, OntvangenOp = ontvangen,
            Bron = zaak.Regel is null ? MeldingBron.Handmatig : MeldingBron.Lijst,
        };
        return zaak.Regel is not null && ontvangen > vandaag.AddDays(-7) ? melding : melding.PakOp(ontvangen, Ambtenaar.GebruikerId);
    }

    ArrangementStap Stap(Arrangement arrangement, ArrangementToestand naar, DateOnly dag, string? reden)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(db.OpenAct!.At));
        return new()
        {
            Id = id, DossierId = Dossier.Id, ArrangementId = arrangement.Id, Toestand = naar, Datum = dag, Reden = persoon.Text("ArrangementStap/Reden", id, reden),
        };
    }

    DateOnly? Laatste(Afwezig afwezig) => afwezig.Einde is { } einde ? Voorval.Werkdag(vandaag, einde) : null;

    DateOnly Later(DateOnly dag) => dag < Dossier.GeopendOp ? Dossier.GeopendOp : dag > vandaag ? vandaag : dag;

    Act Begin(ActKind kind, DateOnly dag, Aanstelling? wie, params (string Naam, object? Waarde)[] feiten) => Begin(kind, dag, wie, null, feiten);

    /// <summary>An act of this person on that day; without a person one of the nightly job.</summary>
    Act Begin(ActKind kind, DateOnly dag, Aanstelling? wie, string? reden, params (string Naam, object? Waarde)[] feiten) => Begin(kind, dag, wie, reden, Dossier.Id, feiten);

    Act Begin(ActKind kind, DateOnly dag, Aanstelling? wie, string? reden, Guid? dossier, (string Naam, object? Waarde)[] feiten)
    {
        var moment = Moment(dag, wie is null ? 2 : 9).UtcDateTime;
        if (moment <= laatste)
            moment = laatste.AddMinutes(17);
        if (moment > clock.UtcNow)
            moment = clock.UtcNow;
        laatste = moment;
        var id = Guid.CreateVersion7(new DateTimeOffset(moment));
        var act = new Act
        {
            Id = id, At = moment, Kind = kind, ActorId = wie?.GebruikerId, Rol = wie?.Rol, OrganisatieId = wie?.OrganisatieId, DossierId = dossier,
            Feiten = Dossierwerk.Feiten(feiten), Reden = persoon.Text("Act/Reden", id, reden), CorrelationId = ActivityTraceId.CreateRandom().ToString(),
        };
        db.Add(act);
        return db.OpenAct = act;
    }

    DateTimeOffset Moment(DateOnly dag, int uur)
    {
        var lokaal = dag.ToDateTime(new TimeOnly(uur, minuut));
        // The hour that summer time skips does not exist.
        if (Amsterdam.IsInvalidTime(lokaal))
            lokaal = lokaal.AddHours(1);
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(lokaal, Amsterdam), TimeSpan.Zero);
    }
}
