// What: the battery of every write page of a dossier: role, scope, closed, each validation error, one save and one act per form, no lost update.
// Source: architecture 9. Real forms with antiforgery; audit always on.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Dossiers;

public sealed class SchrijfpaginaTests(Apps apps) : IClassFixture<Apps>
{
    /// <summary>A write page: where it is, what a good form holds, and which act it makes.</summary>
    public sealed record Blad(string Naam, string Pad, ActKind Act, Dictionary<string, string?> Goed)
    {
        public override string ToString() => Naam;
    }

    static readonly Blad[] Bladen =
    [
        new("Notitie", "notitie", ActKind.NotitieToegevoegd, new() { ["Input.Soort"] = "Telefoon", ["Input.MetWie"] = "Moeder", ["Input.Datum"] = "19-11-2026", ["Input.Tekst"] = "Moeder gesproken." }),
        new("NotitieWijzigen", "notities/{notitie}", ActKind.NotitieGecorrigeerd, new() { ["Input.Tekst"] = "Verbeterde tekst.", ["Input.Reden"] = "Verkeerde dag genoemd." }),
        new("TaakNieuw", "taken/nieuw", ActKind.TaakToegevoegd, new() { ["Input.Taak.Soort"] = "Aanbod", ["Input.Taak.Werkdagen"] = "3", ["Input.Taak.Tekst"] = "Startdatum vragen." }),
        new("TaakStap", "taken/{taak}", ActKind.TaakAfgerond, new() { ["Input.Wat"] = "Klaar" }),
        new("Melding", "meldingen/{verzuim}", ActKind.MeldingOpgepakt, new() { ["Input.Naar"] = "Opgepakt", ["Input.Datum"] = "20-11-2026", ["Input.EersteActie"] = "ContactThuis" }),
        new("Horen", "gehoord", ActKind.GehoordVastgelegd, new() { ["Input.Wie"] = "Moeder", ["Input.Woorden"] = "Het gaat beter met hem.", ["Input.Datum"] = "19-11-2026" }),
        new("Oorzaken", "oorzaken", ActKind.OorzakenGewijzigd, new() { ["Input.Plaats"] = "GeenPlek", ["Input.Behoeften"] = "Rust" }),
        new("Regie", "regie", ActKind.CasusregieGewijzigd, new() { ["Input.Kant"] = "Zorg", ["Input.Functie"] = "Wijkteam", ["Input.Vanaf"] = "19-11-2026" }),
        new("Route", "route", ActKind.RouteGekozen, new() { ["Input.Route"] = "VrijwilligeJeugdhulp", ["Input.Fase"] = "Waarnemen" }),
        new("Toewijzen", "toewijzen", ActKind.DossierToegewezen, new() { ["Input.Naar"] = "(ik)", ["Input.Reden"] = "Vakantie van een collega." }),
        new("Registreren", "verzuim", ActKind.VerzuimGeregistreerd, new() { ["Input.Soort"] = "Luxe", ["Input.EersteDag"] = "14-9-2026", ["Input.LaatsteDag"] = "18-9-2026" }),
        new("Beeindigen", "verzuim/{verzuim}", ActKind.VerzuimBeeindigd, new() { ["Input.LaatsteDag"] = "18-11-2026" }),
        new("Passend", "passend", ActKind.AfwegingVastgelegd, new() { ["Input.Keuze"] = "geen", ["Input.Reden"] = "Alles is te ver weg." }),
        new("ArrangementNieuw", "arrangementen/nieuw", ActKind.ArrangementVoorgesteld, new() { ["Input.Type"] = "Oza", ["Input.Datum"] = "19-11-2026", ["Input.Reden"] = "Past bij de jongere." }),
        new("ArrangementStap", "arrangementen/{arrangement}/stap", ActKind.ArrangementStapGezet, new() { ["Input.Naar"] = "Aangevraagd", ["Input.Datum"] = "19-11-2026" }),
        new("ArrangementEinde", "arrangementen/{gestart}/einde", ActKind.ArrangementStapGezet, new() { ["Input.Naar"] = "Afgerond", ["Input.Datum"] = "19-11-2026", ["Input.Bestemming"] = "Zorg", ["Input.Knop"] = "bevestigen" }),
        new("ArrangementEvaluatie", "arrangementen/{gestart}/evaluatie", ActKind.ArrangementGeevalueerd, new() { ["Input.Datum"] = "19-11-2026", ["Input.VolgendeOp"] = "17-12-2026", ["Input.TevredenheidKind"] = "7" }),
        new("ArrangementDoel", "arrangementen/{gestart}/doelen", ActKind.ArrangementDoelGesteld, new() { ["Input.Soort"] = "Contact", ["Input.Tekst"] = "Twee vrienden op school." }),
        new("ArrangementUren", "arrangementen/{gestart}/uren", ActKind.ArrangementUrenVastgelegd, new() { ["Input.Weken[0].GeplandOnderwijs"] = "8", ["Input.Weken[0].WerkelijkOnderwijs"] = "6,5" }),
        new("ArrangementVerbeteren", "arrangementen/{gestart}/stappen/{stap}", ActKind.ArrangementStapVerbeterd, new() { ["Input.Datum"] = "3-11-2026", ["Input.Reden"] = "De school noemde een andere dag." }),
        new("ArrangementGegevens", "arrangementen/{experiment}/gegevens", ActKind.ArrangementGegevensGewijzigd, new() { ["Input.Soort.Ingeschreven"] = "true", ["Input.Soort.Afwijkingen"] = "Locatie" }),
        new("ArrangementWeerThuis", "arrangementen/{geeindigd}/weer-thuis", ActKind.ArrangementWeerThuis, new() { ["Input.WeerThuisOp"] = "18-11-2026" }),
    ];

    public static IEnumerable<object[]> Alle => Bladen.Select(b => new object[] { b.Naam });

    sealed record Opstelling(TestApp App, Blad Blad, Dossier Dossier, string Url, Dictionary<string, string?> Goed);

    static Blad Van(string naam) => Bladen.Single(b => b.Naam == naam);

    async Task<Opstelling> MaakAsync(string naam, Provider provider = Provider.Sqlite, Organisatie? gemeente = null)
    {
        var app = await apps.OpAsync(provider);
        var blad = Van(naam);
        var dossier = await app.ThuiszitterAsync(gemeente: gemeente);
        var arrangement = new Arrangement { DossierId = dossier.Id, Type = ArrangementType.Oza, Toestand = ArrangementToestand.Voorgesteld, OrganisatieId = app.Regio.Alkmaar.Id };
        var stap = new ArrangementStap { DossierId = dossier.Id, ArrangementId = arrangement.Id, Toestand = ArrangementToestand.Gestart, Datum = new(2026, 11, 2) };
        if (blad.Pad.StartsWith("arrangementen/{", StringComparison.Ordinal) && !blad.Pad.Contains("{arrangement}", StringComparison.Ordinal))
        {
            var experiment = blad.Pad.Contains("{experiment}", StringComparison.Ordinal);
            arrangement = new()
            {
                Id = arrangement.Id, DossierId = dossier.Id, Type = experiment ? ArrangementType.OzaExperiment : ArrangementType.Oza, OrganisatieId = app.Regio.Alkmaar.Id,
                Toestand = experiment ? ArrangementToestand.Voorgesteld : blad.Pad.Contains("{gestart}", StringComparison.Ordinal) ? ArrangementToestand.Gestart : ArrangementToestand.VoortijdigGestopt,
            };
            if (!experiment)
                (arrangement.GestartOp, arrangement.EersteEvaluatieOp, arrangement.UrenOnderwijs, arrangement.UrenZorg) = (stap.Datum, new(2026, 12, 10), 8, 0);
            if (arrangement.Toestand == ArrangementToestand.VoortijdigGestopt)
                (arrangement.GeeindigdOp, arrangement.Bestemming) = (new(2026, 11, 16), Bestemming.Thuis);
            await using var db = app.Db();
            db.Begin(ActKind.ArrangementVoorgesteld, new DateTime(2026, 11, 18, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(arrangement);
            if (!experiment)
                db.AddRange(new ArrangementStap { DossierId = dossier.Id, ArrangementId = arrangement.Id, Toestand = ArrangementToestand.Akkoord, Datum = new(2026, 11, 1) }, stap);
            await db.SaveChangesAsync();
        }

        if (blad.Pad.Contains("{arrangement}", StringComparison.Ordinal))
        {
            await using var db = app.Db();
            db.Begin(ActKind.ArrangementVoorgesteld, new DateTime(2026, 11, 18, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            arrangement.Stappen.Add(new ArrangementStap { DossierId = dossier.Id, ArrangementId = arrangement.Id, Toestand = ArrangementToestand.Voorgesteld, Datum = new(2026, 11, 1) });
            db.Add(arrangement);
            await db.SaveChangesAsync();
        }

        var (taak, notitie) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        if (blad.Pad.Contains("{taak}", StringComparison.Ordinal) || blad.Pad.Contains("{notitie}", StringComparison.Ordinal))
        {
            var ik = (await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).GebruikerId;
            await using var db = app.Db();
            db.Begin(ActKind.NotitieToegevoegd, new DateTime(2026, 11, 18, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Taak
            {
                Id = taak, DossierId = dossier.Id, OrganisatieId = app.Regio.Alkmaar.Id, VoorOrganisatieId = app.Regio.Alkmaar.Id, MakerId = ik, VoorId = ik,
                Soort = TaakSoort.Bellen, Termijn = new(2026, 11, 24), GemaaktOp = new(2026, 11, 18),
            });
            db.Add(new Notitie
            {
                Id = notitie, DossierId = dossier.Id, OrganisatieId = app.Regio.Alkmaar.Id, AuteurId = ik, Soort = NotitieSoort.Telefoon, Datum = new(2026, 11, 18),
                MetWie = Contactpartijen.Moeder, Bereikt = true, Tekst = await app.VerzegelAsync(dossier.Id, "Notitie/Tekst", notitie, "Eerste tekst."),
            });
            await db.SaveChangesAsync();
        }

        var pad = blad.Pad.Replace("{taak}", taak.ToString(), StringComparison.Ordinal).Replace("{notitie}", notitie.ToString(), StringComparison.Ordinal).Replace("{verzuim}", dossier.Verzuim[0].Id.ToString(), StringComparison.Ordinal).Replace("{arrangement}", arrangement.Id.ToString(), StringComparison.Ordinal).Replace("{stap}", stap.Id.ToString(), StringComparison.Ordinal);
        foreach (var stand in new[] { "{gestart}", "{geeindigd}", "{experiment}" })
            pad = pad.Replace(stand, arrangement.Id.ToString(), StringComparison.Ordinal);
        var goed = new Dictionary<string, string?>(blad.Goed, StringComparer.Ordinal);
        if (goed.ContainsKey("Input.Naar") && goed["Input.Naar"] == "(ik)")
            goed["Input.Naar"] = (await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).GebruikerId.ToString();
        return new(app, blad, dossier, $"/dossiers/{dossier.Nummer}/{pad}", goed);
    }

    /// <summary>What a page writes: acts by persons, notes, absences, steps and the version of the dossier.</summary>
    static async Task<(int, int, int, int, int, int, int)> StandAsync(Opstelling o)
    {
        await using var db = o.App.Db();
        var d = o.Dossier.Id;
        return (
            await db.Acts.CountAsync(a => a.DossierId == d), await db.Notities.CountAsync(n => n.DossierId == d), await db.Verzuimmeldingen.CountAsync(v => v.DossierId == d),
            await db.Arrangementen.CountAsync(a => a.DossierId == d), await db.ArrangementStappen.CountAsync(s => s.DossierId == d),
            await db.Taken.Where(t => t.DossierId == d).SumAsync(t => 1 + t.Versie),
            await db.Dossiers.Where(x => x.Id == d).Select(x => x.Versie).SingleAsync());
    }

    [Theory, MemberData(nameof(Alle))]
    public Task ValidPost_Sqlite_SavesOnceWithOneActAndRedirects(string blad) => GoedAsync(blad, Provider.Sqlite);

    [PostgresFact]
    public async Task ValidPost_Postgres_SavesOnceWithOneActAndRedirects()
    {
        foreach (var blad in Bladen)
            await GoedAsync(blad.Naam, Provider.Postgres);
    }

    async Task GoedAsync(string naam, Provider provider)
    {
        var o = await MaakAsync(naam, provider);
        var browser = await o.App.AmbtenaarAsync();
        var page = await browser.PageAsync(o.Url);
        using var eerste = await browser.PostFormAsync(page, o.Url, o.Goed);
        Assert.Equal(HttpStatusCode.Redirect, eerste.StatusCode);
        // What is of an arrangement leads back to it, the rest to the dossier.
        Assert.StartsWith($"/dossiers/{o.Dossier.Nummer}", eerste.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal([o.Blad.Act], (await o.App.ActsAsync(o.Dossier.Id)).Select(a => a.Kind));
        var stand = await StandAsync(o);

        // The same form once more, as a double click or the Back button does.
        using var tweede = await browser.PostFormAsync(page, o.Url, o.Goed);
        Assert.Equal(HttpStatusCode.Redirect, tweede.StatusCode);
        Assert.Equal(stand, await StandAsync(o));
        var dossier = await browser.PageAsync($"/dossiers/{o.Dossier.Nummer}");
        Assert.NotNull(dossier.QuerySelector("[role=status] .utrecht-alert"));
    }

    [Theory, MemberData(nameof(Alle))]
    public async Task SameFormTwiceAtOnce_SavesOnce(string naam)
    {
        var o = await MaakAsync(naam);
        var browser = await o.App.AmbtenaarAsync();
        var page = await browser.PageAsync(o.Url);
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.PostFormAsync(page, o.Url, o.Goed)));
        Assert.All(antwoorden, r => Assert.Equal(HttpStatusCode.Redirect, r.StatusCode));
        Assert.Single(await o.App.ActsAsync(o.Dossier.Id));
    }

    [Theory, MemberData(nameof(Alle))]
    public async Task WrongRole_IsRefused(string naam)
    {
        var o = await MaakAsync(naam);
        foreach (var (rol, organisatie) in new[] { (Rol.Schoolmelder, o.App.Regio.College), (Rol.RegioAnalist, o.App.Regio.Regio), (Rol.FunctioneelBeheerder, o.App.Regio.Alkmaar) })
        {
            var browser = await o.App.AlsAsync(rol, organisatie);
            using var get = await browser.GetAsync(o.Url);
            Assert.Equal(HttpStatusCode.Forbidden, get.StatusCode);
            var voor = await StandAsync(o);
            using var post = await PostLosAsync(browser, o);
            Assert.Equal(HttpStatusCode.Forbidden, post.StatusCode);
            Assert.Equal(voor, await StandAsync(o));
        }
    }

    [Theory, MemberData(nameof(Alle))]
    public async Task OtherOrganisation_FindsNothing(string naam)
    {
        var o = await MaakAsync(naam);
        var browser = await o.App.AlsAsync(Rol.Leerplichtambtenaar, o.App.Regio.Heiloo);
        using var get = await browser.GetAsync(o.Url);
        Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        var voor = await StandAsync(o);
        using var post = await PostLosAsync(browser, o);
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        Assert.Equal(voor, await StandAsync(o));
    }

    [Theory, MemberData(nameof(Alle))]
    public async Task ClosedDossier_IsRefused(string naam)
    {
        var o = await MaakAsync(naam);
        var browser = await o.App.AmbtenaarAsync();
        var page = await browser.PageAsync(o.Url);
        await o.App.SluitAsync(o.Dossier.Id);
        var voor = await StandAsync(o);
        using var post = await browser.PostFormAsync(page, o.Url, o.Goed);
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        Assert.Contains("niet opgeslagen", await post.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(voor, await StandAsync(o));
        using var get = await browser.GetAsync(o.Url);
        // What a note said is read there still.
        Assert.Equal(naam == "NotitieWijzigen" ? HttpStatusCode.OK : HttpStatusCode.Conflict, get.StatusCode);
    }

    /// <summary>Posts without having had the page: the token comes from a page that everybody may open.</summary>
    static async Task<HttpResponseMessage> PostLosAsync(Browser browser, Opstelling o)
    {
        var page = await browser.PageAsync("/functie");
        page.QuerySelector("main form")!.SetAttribute("action", o.Url);
        return await browser.PostFormAsync(page, o.Url, new(o.Goed, StringComparer.Ordinal) { ["Input.ActId"] = Guid.CreateVersion7().ToString(), ["Input.Versie"] = "1" });
    }

    public static IEnumerable<object?[]> Fouten =>
    [
        ["Notitie", "Input.Soort", null, "Kies wat u vastlegt."],
        ["Notitie", "Input.Datum", "", "Vul de datum in, bijvoorbeeld 14-3-2026."],
        ["Notitie", "Input.Datum", "21-11-2026", "Vul een datum in die vandaag of eerder is."],
        ["Notitie", "Input.Datum", "31-2-2026", "Vul een bestaande datum in, bijvoorbeeld 14-3-2026."],
        ["Notitie", "Input.Tekst", "", "Schrijf kort op wat er besproken of gebeurd is."],
        ["Notitie", "Input.Tekst", "   ", "Schrijf kort op wat er besproken of gebeurd is."],
        ["Notitie", "Input.Tekst", "*8001", "Maak de tekst korter dan 8.000 tekens."],
        ["Notitie", "Input.MetWie", null, "Kies met wie u contact had."],
        ["Notitie", "Input.MetWie", "Geen", "Kies met wie u contact had, uit de lijst."],
        ["Notitie", "Input.Bereikt", null, "Kies of u iemand bereikt hebt."],
        ["Notitie", "Input.Taak.Soort", "Anders", "Schrijf kort op wat er moet gebeuren.", "Input.Taak.Tekst"],
        ["Notitie", "Input.Taak.Tekst", "Nabellen", "Kies wat er moet gebeuren.", "Input.Taak.Soort"],
        ["Notitie", "Input.Taak.Werkdagen", "10", "Kies wat er moet gebeuren.", "Input.Taak.Soort"],
        ["NotitieWijzigen", "Input.Tekst", "Eerste tekst.", "De tekst is nog dezelfde. Verbeter de tekst, of trek de notitie in."],
        ["NotitieWijzigen", "Input.Tekst", "", "Schrijf kort op wat er besproken of gebeurd is."],
        ["NotitieWijzigen", "Input.Tekst", "*8001", "Maak de tekst korter dan 8.000 tekens."],
        ["NotitieWijzigen", "Input.Reden", " ", "Schrijf kort op waarom."],
        ["NotitieWijzigen", "Input.Reden", "*1001", "Maak de reden korter dan 1.000 tekens."],
        ["TaakNieuw", "Input.Taak.Soort", "", "Kies wat er moet gebeuren."],
        ["TaakNieuw", "Input.Taak.Werkdagen", "4", "Kies wanneer het klaar moet zijn, of vul een datum in."],
        ["TaakNieuw", "Input.Taak.Werkdagen", "", "Kies wanneer het klaar moet zijn, of vul een datum in."],
        ["TaakNieuw", "Input.Taak.Termijn", "19-11-2026", "Vul een datum in die vandaag of later is."],
        ["TaakNieuw", "Input.Taak.Termijn", "21-11-2027", "Vul een datum in binnen een jaar."],
        ["TaakNieuw", "Input.Taak.Voor", "0199a000-0000-7000-8000-000000000009", "Kies iemand uit de lijst."],
        ["TaakNieuw", "Input.Taak.Tekst", "*2001", "Maak de toelichting korter dan 2.000 tekens."],
        ["TaakStap", "Input.Wat", null, "Kies wat u wilt doen."],
        ["TaakStap", "Input.Wat", "Overnemen", "Deze taak staat al op uw naam."],
        ["TaakStap", "Input.Wat", "Intrekken", "Schrijf kort op waarom.", "Input.Reden"],
        ["TaakStap", "Input.Wat", "Verzetten", "Kies wanneer het klaar moet zijn, of vul een datum in.", "Input.Werkdagen"],
        ["TaakStap", "Input.Reden", "*1001", "Maak de reden korter dan 1.000 tekens."],
        ["Melding", "Input.Naar", null, "Kies wat u hebt gedaan."],
        ["Melding", "Input.Naar", "Nieuw", "Deze stap kan nu niet. Kies een stap uit de lijst."],
        ["Melding", "Input.Naar", "Afgesloten", "Kies hoe het is afgelopen.", "Input.Uitkomst"],
        ["Melding", "Input.Datum", "", "Vul de datum in, bijvoorbeeld 14-3-2026."],
        ["Melding", "Input.Datum", "21-11-2026", "Vul een datum in die vandaag of eerder is."],
        ["Melding", "Input.Datum", "19-11-2026", "Deze datum ligt voor de vorige stap. Vul een latere datum in."],
        ["Melding", "Input.EersteActie", "", "Kies wat u als eerste hebt gedaan."],
        ["Melding", "Input.Uitkomst", "HulpIngezet", "Een uitkomst hoort bij afsluiten. Kies melding afgesloten, of haal de uitkomst weg."],
        ["Melding", "Input.Naar", "Ontvangen", "Een eerste actie hoort bij opgepakt of afgesloten. Kies dat, of haal de eerste actie weg.", "Input.EersteActie"],
        ["Horen", "Input.Wie", null, "Kies wie u hebt gehoord."],
        ["Horen", "Input.Datum", "", "Vul de datum in, bijvoorbeeld 14-3-2026."],
        ["Horen", "Input.Datum", "21-11-2026", "Vul een datum in die vandaag of eerder is."],
        ["Horen", "Input.Woorden", "", "Schrijf op wat de jongere of ouder zei, of kruis aan dat die er niets over wilde zeggen."],
        ["Horen", "Input.Woorden", "*8001", "Maak de tekst korter dan 8.000 tekens."],
        ["Horen", "Input.WildeNiet", "true", "Laat dit leeg, of haal het kruisje bij \"Wilde er niets over zeggen\" weg.", "Input.Woorden"],
        ["Oorzaken", "Input.Plaats", "Gezinssituatie", "Kies alleen uit de lijst."],
        ["Oorzaken", "Input.Behoeften", "3", "Kies alleen uit de lijst."],
        ["Toewijzen", "Input.Naar", "", "Kies een collega uit de lijst."],
        ["Toewijzen", "Input.Naar", "0199a000-0000-7000-8000-000000000009", "Kies een collega uit de lijst."],
        ["Toewijzen", "Input.Reden", "*1001", "Maak de reden korter dan 1.000 tekens."],
        ["Registreren", "Input.Soort", null, "Kies het soort verzuim."],
        ["Registreren", "Input.EersteDag", "", "Vul de eerste dag in, bijvoorbeeld 14-3-2026."],
        ["Registreren", "Input.EersteDag", "21-11-2026", "Vul een eerste dag in die vandaag of eerder is."],
        ["Registreren", "Input.EersteDag", "14-3-2013", "Vul een eerste dag in na de geboortedatum."],
        ["Registreren", "Input.LaatsteDag", "1-9-2026", "Vul een laatste dag in op of na de eerste dag."],
        ["Registreren", "Input.LaatsteDag", "21-11-2026", "Vul een laatste dag in die vandaag of eerder is. Loopt het verzuim nog? Laat dit veld dan leeg."],
        ["Registreren", "Input.Opmerking", "*2001", "Maak de opmerking korter dan 2.000 tekens."],
        ["Beeindigen", "Input.LaatsteDag", "", "Vul de laatste dag van het verzuim in, bijvoorbeeld 14-3-2026."],
        ["Beeindigen", "Input.LaatsteDag", "30-9-2026", "Vul een laatste dag in op of na de eerste dag."],
        ["Beeindigen", "Input.LaatsteDag", "21-11-2026", "Vul een laatste dag in die vandaag of eerder is."],
        ["Passend", "Input.Keuze", null, "Kies een voorziening, of Geen van deze."],
        ["Passend", "Input.Keuze", "0199a000-0000-7000-8000-000000000009", "Kies een voorziening, of Geen van deze."],
        ["Passend", "Input.Reden", " ", "Schrijf op waarom geen van deze past."],
        ["Passend", "Input.Reden", "*2001", "Maak de reden korter dan 2.000 tekens."],
        ["ArrangementNieuw", "Input.VoorzieningId", "0199a000-0000-7000-8000-000000000009", "Kies een voorziening uit de lijst."],
        ["ArrangementNieuw", "Input.Type", "", "Kies het soort arrangement."],
        ["ArrangementNieuw", "Input.Datum", "", "Vul de datum van het voorstel in, bijvoorbeeld 14-3-2026."],
        ["ArrangementNieuw", "Input.Datum", "21-11-2026", "Vul een datum in die vandaag of eerder is."],
        ["ArrangementNieuw", "Input.Aanbieder", "*201", "Maak de naam van de aanbieder korter dan 200 tekens."],
        ["ArrangementNieuw", "Input.Reden", "*2001", "Maak de toelichting korter dan 2.000 tekens."],
        ["ArrangementStap", "Input.Naar", null, "Kies de volgende stap."],
        ["ArrangementStap", "Input.Naar", "Afgerond", "Deze stap kan nu niet. Kies een stap uit de lijst."],
        ["ArrangementStap", "Input.Datum", "", "Vul de datum van deze stap in, bijvoorbeeld 14-3-2026."],
        ["ArrangementStap", "Input.Datum", "21-11-2026", "Vul een datum in die vandaag of eerder is. Leg de stap vast als die gezet is."],
        ["ArrangementStap", "Input.Datum", "31-10-2026", "Deze datum ligt voor de vorige stap. Vul een latere datum in."],
        ["ArrangementStap", "Input.Reden", "*2001", "Maak de reden korter dan 2.000 tekens."],
        ["ArrangementStap", "Input.UrenOnderwijs", "61", "Vul een aantal uren per week in tussen 0 en 60."],
        ["ArrangementStap", "Input.UrenZorg", "169", "Vul een aantal uren per week in tussen 0 en 168."],
        ["ArrangementStap", "Input.UrenZorg", "veel", "Vul een getal in, bijvoorbeeld 12,5."],
        ["ArrangementEinde", "Input.Naar", null, "Kies hoe het eindigt."],
        ["ArrangementEinde", "Input.Naar", "VoortijdigGestopt", "Kies bij wie de reden ligt.", "Input.Stopreden"],
        ["ArrangementEinde", "Input.Datum", "", "Vul de laatste dag van het arrangement in, bijvoorbeeld 14-3-2026."],
        ["ArrangementEinde", "Input.Datum", "1-11-2026", "Deze datum ligt voor de vorige stap. Vul een latere datum in."],
        ["ArrangementEinde", "Input.Bestemming", "", "Kies waar de jongere naartoe gaat."],
        ["ArrangementEinde", "Input.Bestemming", "Thuis", "Vul in sinds wanneer de jongere weer thuis zit.", "Input.WeerThuisOp"],
        ["ArrangementEinde", "Input.WeerThuisOp", "18-11-2026", "Zit de jongere weer thuis? Kies dan als bestemming: thuis, zonder onderwijs. Anders laat u dit leeg."],
        ["ArrangementEinde", "Input.TevredenheidKind", "11", "Vul een cijfer in van 1 tot en met 10, of laat dit leeg."],
        ["ArrangementEinde", "Input.TevredenheidOuders", "0", "Vul een cijfer in van 1 tot en met 10, of laat dit leeg."],
        ["ArrangementEinde", "Input.Reden", "*2001", "Maak de toelichting korter dan 2.000 tekens."],
        ["ArrangementEvaluatie", "Input.Datum", "", "Vul de datum van de evaluatie in, bijvoorbeeld 14-3-2026."],
        ["ArrangementEvaluatie", "Input.Datum", "2-11-2026", "Vul een datum in na de start van het arrangement."],
        ["ArrangementEvaluatie", "Input.VolgendeOp", "", "Vul in wanneer de volgende evaluatie is: een dag na deze."],
        ["ArrangementEvaluatie", "Input.VolgendeOp", "1-4-2027", "De volgende evaluatie is binnen 13 weken. Vul een eerdere datum in."],
        ["ArrangementEvaluatie", "Input.TevredenheidKind", "11", "Vul een cijfer in van 1 tot en met 10, of laat dit leeg."],
        ["ArrangementEvaluatie", "Input.Verslag", "*4001", "Maak het verslag korter dan 4.000 tekens."],
        ["ArrangementDoel", "Input.Soort", "", "Kies waar het doel over gaat."],
        ["ArrangementDoel", "Input.Tekst", "*501", "Maak het doel korter dan 500 tekens."],
        ["ArrangementDoel", "Input.Datum", "21-11-2026", "Vul een datum in die vandaag of eerder is."],
        ["ArrangementUren", "Input.Weken[0].GeplandOnderwijs", "61", "Vul per week 0 tot 60 uur onderwijs in en 0 tot 168 uur zorg."],
        ["ArrangementUren", "Input.Weken[0].WerkelijkOnderwijs", "-1", "Vul per week 0 tot 60 uur onderwijs in en 0 tot 168 uur zorg."],
        ["ArrangementUren", "Input.Weken[1].GeplandZorg", "169", "Vul per week 0 tot 60 uur onderwijs in en 0 tot 168 uur zorg."],
        ["ArrangementVerbeteren", "Input.Datum", "2-11-2026", "Dit is de datum die er al staat. Vul de goede datum in."],
        ["ArrangementVerbeteren", "Input.Datum", "31-10-2026", "Deze datum ligt voor de vorige stap. Vul een latere datum in."],
        ["ArrangementVerbeteren", "Input.Datum", "21-11-2026", "Vul een datum in die vandaag of eerder is. Leg de stap vast als die gezet is."],
        ["ArrangementVerbeteren", "Input.EersteEvaluatieOp", "20-12-2026", "De eerste evaluatie is na de start en binnen zes weken."],
        ["ArrangementVerbeteren", "Input.Reden", "", "Schrijf kort op waarom."],
        ["ArrangementGegevens", "Input.Soort.Afwijkingen", "Geen", "Kies uit de lijst."],
        ["ArrangementWeerThuis", "Input.WeerThuisOp", "", "Vul de eerste dag in waarop de jongere weer thuis zit, bijvoorbeeld 14-3-2026."],
        ["ArrangementWeerThuis", "Input.WeerThuisOp", "2-11-2026", "Vul een datum in na de start van het arrangement."],
        ["ArrangementWeerThuis", "Input.WeerThuisOp", "21-11-2026", "Vul een datum in die vandaag of eerder is."],
    ];

    [Theory, MemberData(nameof(Fouten))]
    public async Task InvalidField_SaysWhatIsWrongAtItsFieldAndSavesNothing(string blad, string veld, string? waarde, string bericht, string? bij = null)
    {
        var o = await MaakAsync(blad);
        var browser = await o.App.AmbtenaarAsync();
        var voor = await StandAsync(o);
        var invoer = new Dictionary<string, string?>(o.Goed, StringComparer.Ordinal)
        {
            [veld] = waarde is { Length: > 1 } && waarde[0] == '*' ? new string('x', int.Parse(waarde.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)) : waarde,
        };
        using var post = await browser.PostFormAsync(o.Url, invoer);
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        var page = await Browser.ReadAsync(post);
        Assert.Equal(bericht, Proef.Fout(page, bij ?? veld));
        Assert.NotNull(page.GetElementById("foutenoverzicht"));
        Assert.StartsWith("Fout: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(voor, await StandAsync(o));
    }

    [Theory, InlineData("Toewijzen"), InlineData("Beeindigen"), InlineData("ArrangementStap"), InlineData("Oorzaken"), InlineData("ArrangementEinde"), InlineData("ArrangementEvaluatie"), InlineData("ArrangementDoel"),
        InlineData("ArrangementUren"), InlineData("ArrangementVerbeteren"), InlineData("ArrangementGegevens"), InlineData("ArrangementWeerThuis")]
    public async Task LostUpdate_IsRefusedAndNothingIsOverwritten(string naam)
    {
        var o = await MaakAsync(naam);
        var (ik, ander) = (await o.App.AmbtenaarAsync(), await o.App.AlsAsync(Rol.TeamleiderLeerplicht, o.App.Regio.Alkmaar));
        var page = await ik.PageAsync(o.Url);
        using var eerder = await ander.PostFormAsync($"/dossiers/{o.Dossier.Nummer}/verzuim", new() { ["Input.Soort"] = "Luxe", ["Input.EersteDag"] = "14-9-2026", ["Input.LaatsteDag"] = "15-9-2026" });
        Assert.Equal(HttpStatusCode.Redirect, eerder.StatusCode);
        var voor = await StandAsync(o);
        using var post = await ik.PostFormAsync(page, o.Url, o.Goed);
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        Assert.Contains("door iemand anders gewijzigd", await post.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(voor, await StandAsync(o));
    }

    [Theory]
    [InlineData("Toewijzen", "Input.Reden", "Behandelaar", "TeamleiderLeerplicht van Gemeente Alkmaar")]
    [InlineData("Beeindigen", "Input.LaatsteDag", "Langdurig relatief verzuim", "beëindigd, de laatste dag was 10 november 2026")]
    [InlineData("ArrangementStap", "Input.Reden", "Onderwijszorgarrangement", "Aangevraagd, sinds 18 november 2026")]
    public async Task LostUpdate_KeepsWhatWasTypedShowsWhatStandsThereAndCanBeSentAgain(string naam, string veld, string wat, string nu)
    {
        var o = await MaakAsync(naam);
        var (ik, ander) = (await o.App.AmbtenaarAsync(), await o.App.AlsAsync(Rol.TeamleiderLeerplicht, o.App.Regio.Alkmaar));
        var goed = new Dictionary<string, string?>(o.Goed, StringComparer.Ordinal);
        if (veld == "Input.Reden")
            goed[veld] = string.Concat(Enumerable.Repeat("Lange reden ", 80));
        var anders = new Dictionary<string, string?>(o.Goed, StringComparer.Ordinal);
        if (naam == "Toewijzen")
            anders["Input.Naar"] = (await o.App.Regio.AanstellingAsync(o.App.Services, Rol.TeamleiderLeerplicht, o.App.Regio.Alkmaar)).GebruikerId.ToString();
        else if (naam == "Beeindigen")
            anders["Input.LaatsteDag"] = "10-11-2026";
        else
            (anders["Input.Datum"], goed["Input.Naar"]) = ("18-11-2026", "Ingetrokken");
        var page = await ik.PageAsync(o.Url);
        using (var eerder = await ander.PostFormAsync(o.Url, anders))
            Assert.Equal(HttpStatusCode.Redirect, eerder.StatusCode);

        using var post = await ik.PostFormAsync(page, o.Url, goed);

        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        var terug = await Browser.ReadAsync(post);
        var invoer = terug.QuerySelector($"[name='{veld}']")!;
        Assert.Equal(goed[veld], invoer.GetAttribute("value") ?? invoer.TextContent.TrimStart('\n'));
        Assert.Contains("door iemand anders gewijzigd", terug.GetElementById("foutenoverzicht")!.TextContent, StringComparison.Ordinal);
        var staatEr = terug.QuerySelector("section[aria-labelledby=kop-gewijzigd]")!.TextContent;
        Assert.Contains(wat, staatEr, StringComparison.Ordinal);
        Assert.Contains(nu, staatEr, StringComparison.Ordinal);
        Assert.Contains("TeamleiderLeerplicht van Gemeente Alkmaar wijzigde dit dossier vandaag om ", staatEr, StringComparison.Ordinal);

        using var opnieuw = await ik.PostFormAsync(terug, o.Url, []);
        Assert.Equal(HttpStatusCode.Redirect, opnieuw.StatusCode);
        Assert.Equal([o.Blad.Act, o.Blad.Act], (await o.App.ActsAsync(o.Dossier.Id)).Select(a => a.Kind));
    }

    [Theory, InlineData("Toewijzen"), InlineData("Beeindigen"), InlineData("ArrangementStap")]
    public async Task SignalTakenUpMeanwhile_DoesNotDisturbTheForm(string naam)
    {
        var o = await MaakAsync(naam);
        var (ik, ander) = (await o.App.AmbtenaarAsync(), await o.App.AlsAsync(Rol.TeamleiderLeerplicht, o.App.Regio.Alkmaar));
        var page = await ik.PageAsync(o.Url);
        using var opgepakt = await ander.PostFormAsync($"/dossiers/{o.Dossier.Nummer}", [], "main form[action*='/signalen/']");
        Assert.Equal([ActKind.SignaalOpgepakt], (await o.App.ActsAsync(o.Dossier.Id)).Select(a => a.Kind));

        using var post = await ik.PostFormAsync(page, o.Url, o.Goed);

        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
    }

    [Fact]
    public async Task Akkoord_OfNobody_IsRefusedAtTheField()
    {
        var o = await MaakAsync("ArrangementStap");
        await using (var db = o.App.Db())
        {
            db.Begin(ActKind.ArrangementStapGezet, new DateTime(2026, 11, 18, 11, 0, 0, DateTimeKind.Utc), o.Dossier.Id);
            (await db.Arrangementen.SingleAsync(a => a.DossierId == o.Dossier.Id)).Toestand = ArrangementToestand.AanbodGedaan;
            await db.SaveChangesAsync();
        }

        var browser = await o.App.AmbtenaarAsync();
        var stap = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Input.Naar"] = "Akkoord", ["Input.Datum"] = "19-11-2026" };
        using var zonder = await browser.PostFormAsync(o.Url, stap);
        Assert.StartsWith("Kruis aan dat de ouders akkoord zijn.", Proef.Fout(await Browser.ReadAsync(zonder), "Input.AkkoordOuders"), StringComparison.Ordinal);
        Assert.Empty(await o.App.ActsAsync(o.Dossier.Id));

        using var met = await browser.PostFormAsync(o.Url, new(stap, StringComparer.Ordinal) { ["Input.AkkoordOuders"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, met.StatusCode);
        Assert.Equal(new DateOnly(2026, 11, 19), Assert.Single((await o.App.LeesAsync(o.Dossier.Id)).Arrangementen).AkkoordOudersOp);
    }

    [Fact]
    public async Task Assignment_IsKeptWithoutANameAndShownWithIt()
    {
        var o = await MaakAsync("Toewijzen");
        var browser = await o.App.AmbtenaarAsync();
        using var post = await browser.PostFormAsync(o.Url, o.Goed);
        // As it was written before.
        await using (var db = o.App.Db())
        {
            db.Begin(ActKind.DossierToegewezen, new DateTime(2026, 11, 19, 11, 0, 0, DateTimeKind.Utc), o.Dossier.Id, "{\"naar\":\"Iemand van Vroeger\"}");
            await db.SaveChangesAsync();
        }

        Assert.Equal($"{{\"naar\":\"{o.Goed["Input.Naar"]}\"}}", Assert.Single(await o.App.ActsAsync(o.Dossier.Id)).Feiten);
        var tijdlijn = (await browser.PageAsync($"/dossiers/{o.Dossier.Nummer}")).Body!.TextContent;
        Assert.Contains("Dossier toegewezen aan Leerplichtambtenaar van Gemeente Alkmaar.", tijdlijn, StringComparison.Ordinal);
        Assert.Contains("Dossier toegewezen aan Iemand van Vroeger.", tijdlijn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Race_ManyAssignAtOnce_OneWins()
    {
        var o = await MaakAsync("Toewijzen");
        var browser = await o.App.AmbtenaarAsync();
        var pages = new List<AngleSharp.Html.Dom.IHtmlDocument>();
        for (var i = 0; i < 8; i++)
            pages.Add(await browser.PageAsync(o.Url));
        var codes = (await Task.WhenAll(pages.Select(p => browser.PostFormAsync(p, o.Url, o.Goed)))).Select(r => r.StatusCode).ToList();
        Assert.Equal(1, codes.Count(c => c == HttpStatusCode.Redirect));
        Assert.Equal(7, codes.Count(c => c == HttpStatusCode.Conflict));
        Assert.Single(await o.App.ActsAsync(o.Dossier.Id));
    }

    [Fact]
    public async Task KnownAbsence_RegisteredAgain_IsRefused()
    {
        var o = await MaakAsync("Registreren");
        var browser = await o.App.AmbtenaarAsync();
        using var post = await browser.PostFormAsync(o.Url, new(o.Goed, StringComparer.Ordinal) { ["Input.Soort"] = "Lrv", ["Input.EersteDag"] = "1-10-2026", ["Input.LaatsteDag"] = "" });
        Assert.Equal("Dit verzuim staat al in het dossier.", Proef.Fout(await Browser.ReadAsync(post), "Input.EersteDag"));
    }

    [Fact]
    public async Task EndedAbsence_StopsTheClockAndIsSaidOnTheTimeline()
    {
        var o = await MaakAsync("Beeindigen");
        Assert.Equal(DossierStatus.Thuiszitter, o.Dossier.Status);
        var browser = await o.App.AmbtenaarAsync();
        using var post = await browser.PostFormAsync(o.Url, o.Goed);
        var dossier = await o.App.LeesAsync(o.Dossier.Id);
        Assert.Equal(new DateOnly(2026, 11, 18), dossier.Verzuim.Single().LaatsteDag);
        Assert.NotEqual(DossierStatus.Thuiszitter, dossier.Status);
        Assert.Contains("beëindigd. De laatste dag was 18 november 2026", (await browser.PageAsync($"/dossiers/{dossier.Nummer}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Note_OfTheGemeente_IsUnseenByTheSwvAndTheReverse()
    {
        var o = await MaakAsync("Notitie");
        var (gemeente, swv) = (await o.App.AmbtenaarAsync(), await o.App.ConsulentAsync());
        using var een = await gemeente.PostFormAsync(o.Url, new(o.Goed, StringComparer.Ordinal) { ["Input.Tekst"] = "Woorden van de gemeente" });
        using var twee = await swv.PostFormAsync(o.Url, new(o.Goed, StringComparer.Ordinal) { ["Input.Tekst"] = "Woorden van het verband" });
        Assert.Equal(HttpStatusCode.Redirect, twee.StatusCode);
        var (bijGemeente, bijSwv) = ((await gemeente.PageAsync($"/dossiers/{o.Dossier.Nummer}")).Body!.TextContent, (await swv.PageAsync($"/dossiers/{o.Dossier.Nummer}")).Body!.TextContent);
        Assert.Contains("Woorden van de gemeente", bijGemeente, StringComparison.Ordinal);
        Assert.DoesNotContain("Woorden van het verband", bijGemeente, StringComparison.Ordinal);
        Assert.Contains("Woorden van het verband", bijSwv, StringComparison.Ordinal);
        Assert.DoesNotContain("Woorden van de gemeente", bijSwv, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task SwvConsulent_SeesTheCoreProposesButRegistersNoAbsence(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie();
        var dossier = await app.ThuiszitterAsync(wie);
        var gemeente = await app.AmbtenaarAsync();
        var url = $"/dossiers/{dossier.Nummer}";
        using (var ziek = await gemeente.PostFormAsync(url + "/verzuim", new() { ["Input.Soort"] = "Ziek", ["Input.EersteDag"] = "2-11-2026", ["Input.Opmerking"] = "Opmerking van de gemeente" }))
            Assert.Equal(HttpStatusCode.Redirect, ziek.StatusCode);
        var swv = await app.ConsulentAsync();
        var tekst = (await swv.PageAsync(url)).Body!.TextContent;
        Assert.Contains(wie.Achternaam, tekst, StringComparison.Ordinal);
        Assert.Contains("Langdurig relatief verzuim sinds 1 oktober 2026", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("Overig verzuim", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("iekteverzuim", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("Opmerking van de gemeente", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("1815AB", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("Meisje", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("BSN", tekst, StringComparison.Ordinal);
        // Neither do lists and filters tell who is ill; what drives the clock is what a dossier is found by.
        var ziekKind = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.Ziek, new DateOnly(2026, 11, 2), app.Regio.College);
        Assert.DoesNotContain("Ziekteverzuim", (await swv.PageAsync("/dossiers?perPagina=100&sorteer=nummer&richting=af")).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Overig verzuim", (await swv.PageAsync($"/dossiers/{ziekKind.Nummer}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(ziekKind.Nummer, (await swv.PageAsync("/dossiers?soort=Ziek&perPagina=100&sorteer=nummer&richting=af")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(ziekKind.Nummer, (await gemeente.PageAsync("/dossiers?soort=Ziek&perPagina=100&sorteer=nummer&richting=af")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(dossier.Nummer, (await gemeente.PageAsync("/dossiers?soort=Lrv&perPagina=100&sorteer=nummer&richting=af")).Body!.TextContent, StringComparison.Ordinal);

        foreach (var pad in new[] { "/verzuim", $"/verzuim/{dossier.Verzuim[0].Id}" })
        {
            using var get = await swv.GetAsync(url + pad);
            Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        }

        using var voorstel = await swv.PostFormAsync(url + "/arrangementen/nieuw", new() { ["Input.Type"] = "Oza", ["Input.Datum"] = "19-11-2026" });
        Assert.Equal(HttpStatusCode.Redirect, voorstel.StatusCode);
        var arrangement = Assert.Single((await app.LeesAsync(dossier.Id)).Arrangementen);
        Assert.Equal(app.Regio.SwvVo.Id, arrangement.OrganisatieId);
        using var stap = await swv.PostFormAsync($"{url}/arrangementen/{arrangement.Id}/stap", new() { ["Input.Naar"] = "Aangevraagd", ["Input.Datum"] = "19-11-2026" });
        Assert.Equal(HttpStatusCode.Redirect, stap.StatusCode);
    }

    [Fact]
    public async Task Signal_OfWorryingSickness_IsNotShownAtLevelKern()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        await using (var db = app.Db())
        {
            db.Begin(ActKind.SignalenBijgewerkt, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Signaal { DossierId = dossier.Id, Regel = Signaalregel.Mazl, Voorval = "proef", Sinds = TestApp.Vandaag, OntstaanOp = TestApp.Vandaag });
            await db.SaveChangesAsync();
        }

        Assert.Contains("Zorgwekkend ziekteverzuim", (await (await app.AmbtenaarAsync()).PageAsync($"/dossiers/{dossier.Nummer}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Zorgwekkend ziekteverzuim", (await (await app.ConsulentAsync()).PageAsync($"/dossiers/{dossier.Nummer}")).Body!.TextContent, StringComparison.Ordinal);
    }
}
