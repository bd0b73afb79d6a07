// What: the kaart over HTTP: who reads and writes it, its form, its places against a recount (also under parallel changes), what may be given away,
// the matching help of a dossier and the gap view. Source: indicators.md, Voorzieningenkaart; rules.md R6, R8, R10.

using System.Data;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Voorzieningen;

public sealed class VoorzieningTests(Apps apps) : IClassFixture<Apps>
{
    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);
    static int teller;

    static Dictionary<string, string?> Goed(TestApp app, string naam) => new(StringComparer.Ordinal)
    {
        ["Input.Voorziening.Naam"] = naam, ["Input.Voorziening.Aanbieders"] = "De Proefboerderij", ["Input.Voorziening.Gemeente"] = app.Regio.Alkmaar.Id.ToString(),
        ["Input.Voorziening.Bereik"] = "Swv", ["Input.Voorziening.Sectoren"] = "Vo", ["Input.Voorziening.LeeftijdVan"] = "12", ["Input.Voorziening.LeeftijdTotEnMet"] = "16",
        ["Input.Voorziening.Doelgroep"] = "Jongeren die rust zoeken", ["Input.Voorziening.Behoeften"] = "Rust", ["Input.Voorziening.Doel"] = "Weer naar school",
        ["Input.Voorziening.Inhoud"] = "Leren in een kleine groep", ["Input.Voorziening.Capaciteit"] = "8", ["Input.Voorziening.Financiering"] = "Swv",
        ["Input.Voorziening.Status"] = "Regulier", ["Input.Voorziening.Begin"] = "1-8-2025", ["Input.Voorziening.KwaliteitOp"] = "1-2-2027", ["Input.Voorziening.Uitkomsten"] = "Uitval",
    };

    static Voorziening Maak(TestApp app, string? naam = null, int? capaciteit = 8, Behoeften behoeften = Behoeften.Rust) => new()
    {
        RegioId = app.Regio.Regio.Id, OrganisatieId = app.Regio.SwvVo.Id, Naam = naam ?? $"Proefplek {Interlocked.Increment(ref teller)}", Aanbieders = "De Proefboerderij",
        GemeenteId = app.Regio.Alkmaar.Id, Bereik = Voorzieningbereik.Swv, Sectoren = Sectoren.Vo, LeeftijdVan = 12, LeeftijdTotEnMet = 16, Doelgroep = "Jongeren die rust zoeken",
        Behoeften = behoeften, Doel = "Weer naar school", Inhoud = "Leren in een kleine groep", Capaciteit = capaciteit, Financiering = Financieringsgronden.Swv,
        Status = Voorzieningstatus.Regulier, Begin = new(2025, 8, 1), KwaliteitOp = new(2027, 2, 1), Uitkomsten = Uitkomstcriteria.Uitval | Uitkomstcriteria.Tevredenheid,
    };

    static async Task BewaarAsync(TestApp app, params object[] rijen)
    {
        await using var db = app.Db();
        db.Begin(ActKind.VoorzieningToegevoegd, Nu);
        db.AddRange(rijen);
        await db.SaveChangesAsync();
    }

    static Arrangement Op(Guid dossier, TestApp app, Guid? voorziening, ArrangementToestand toestand) => new()
    {
        DossierId = dossier, Type = ArrangementType.Oza, Toestand = toestand, OrganisatieId = app.Regio.Alkmaar.Id, VoorzieningId = voorziening,
        WachtlijstOp = toestand == ArrangementToestand.Wachtlijst ? TestApp.Vandaag.AddDays(-20) : null,
    };

    [Theory, Sqlite, Postgres]
    public async Task Form_ByTheTeamLeadOfASwv_SavesOnceAndShowsItsHistory(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var browser = await app.AlsAsync(Rol.TeamleiderSwv, app.Regio.SwvVo);
        var naam = $"De Haven {Interlocked.Increment(ref teller)}";
        var leeg = await browser.PageAsync("/voorzieningen/nieuw");
        using (var fout = await browser.PostFormAsync(leeg, "/voorzieningen/nieuw", new(Goed(app, naam))
        {
            ["Input.Voorziening.LeeftijdVan"] = "17", ["Input.Voorziening.Status"] = "Pilot", ["Input.Voorziening.Contact"] = "mevrouw Jansen", ["Input.Voorziening.Doelgroep"] = "Jongeren met PDD-NOS",
            ["Input.Voorziening.Inhoud"] = "Een juf en een meester werken samen.", ["Input.Voorziening.Partners"] = "Praktijk van mw. De Proef",
        }))
        {
            var blad = await Browser.ReadAsync(fout);
            Assert.Equal("De oudste leeftijd is lager dan de jongste.", Proef.Fout(blad, "Input.Voorziening.LeeftijdTotEnMet"));
            Assert.Equal("Een pilot of experiment heeft een einde. Vul de laatste dag in.", Proef.Fout(blad, "Input.Voorziening.Einde"));
            Assert.StartsWith("Schrijf een functie op", Proef.Fout(blad, "Input.Voorziening.Contact"), StringComparison.Ordinal);
            Assert.Equal(ZonderMedischAttribute.Bericht, Proef.Fout(blad, "Input.Voorziening.Doelgroep"));
            Assert.StartsWith("Schrijf hier geen naam", Proef.Fout(blad, "Input.Voorziening.Partners"), StringComparison.Ordinal);
            Assert.Null(Proef.Fout(blad, "Input.Voorziening.Inhoud"));
        }

        using var eerste = await browser.PostFormAsync(leeg, "/voorzieningen/nieuw", Goed(app, naam));
        Assert.Equal(HttpStatusCode.Redirect, eerste.StatusCode);
        using (await browser.PostFormAsync(leeg, "/voorzieningen/nieuw", Goed(app, naam)))
        {
            await using var db = app.Db();
            Assert.Equal(1, await db.Voorzieningen.CountAsync(v => v.Naam == naam));
        }

        var url = eerste.Headers.Location!.OriginalString;
        // Two at once: the second is told, and what they typed stays.
        var (een, twee) = (await browser.PageAsync(url + "/wijzigen"), await browser.PageAsync(url + "/wijzigen"));
        using (var goed = await browser.PostFormAsync(een, url + "/wijzigen", new(Goed(app, naam)) { ["Input.Voorziening.Capaciteit"] = "10", ["Input.Voorziening.Doel"] = "Een ander doel" }))
            Assert.Equal(HttpStatusCode.Redirect, goed.StatusCode);
        using (var botsing = await browser.PostFormAsync(twee, url + "/wijzigen", new(Goed(app, naam)) { ["Input.Voorziening.Capaciteit"] = "12" }))
            Assert.Equal(HttpStatusCode.Conflict, botsing.StatusCode);
        var tekst = (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;
        Assert.Contains("Aantal plaatsen: 8 werd 10", tekst, StringComparison.Ordinal);
        Assert.Contains("Doel: tekst gewijzigd", tekst, StringComparison.Ordinal);
        Assert.Contains("minder dan twee uitkomsten", tekst, StringComparison.Ordinal);

        // Another SWV reads and does not write; who has no such function is refused.
        var ander = await app.AlsAsync(Rol.TeamleiderSwv, app.Regio.SwvPo);
        Assert.DoesNotContain("/wijzigen", (await ander.PageAsync(url)).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        using (var get = await ander.GetAsync(url + "/wijzigen"))
            Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        using (var get = await (await app.AmbtenaarAsync()).GetAsync(url + "/wijzigen"))
            Assert.Equal(HttpStatusCode.Forbidden, get.StatusCode);
        Assert.Contains(naam, (await (await app.AlsAsync(Rol.Schoolmelder, app.Regio.College)).PageAsync("/voorzieningen?behoefte=Rust&leeftijd=13&sector=Vo")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(naam, (await browser.PageAsync("/voorzieningen?leeftijd=9")).QuerySelector("table")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Contains(naam, (await browser.PageAsync("/voorzieningen/gebied")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gates_WriteByAnother_IsRefused()
    {
        var app = await apps.SqliteAsync();
        var voorziening = Maak(app);
        await BewaarAsync(app, voorziening);
        var source = app.Services.GetRequiredService<DbSource>();
        foreach (var (rol, organisatie) in new[] { (Rol.TeamleiderSwv, app.Regio.SwvPo), (Rol.SwvConsulent, app.Regio.SwvVo), (Rol.TeamleiderLeerplicht, app.Regio.Alkmaar) })
        {
            await using var db = source.For(Scope.Of(Guid.CreateVersion7(), rol, organisatie.Id, app.Regio.Regio.Id));
            var rij = await db.Voorzieningen.SingleAsync(v => v.Id == voorziening.Id);
            rij.Capaciteit = 99;
            db.Begin(ActKind.VoorzieningGewijzigd, Nu);
            await Assert.ThrowsAsync<OutOfScopeException>(() => db.SaveChangesAsync());
        }
    }

    [Theory, Sqlite, Postgres]
    public async Task Places_UnderTwentyParallelChanges_EqualARecountAtAnyTime(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var voorzieningen = Enumerable.Range(0, 40).Select(_ => Maak(app)).ToArray();
        var dossiers = new List<Guid>();
        for (var i = 0; i < 5; i++)
            dossiers.Add((await app.ThuiszitterAsync()).Id);
        var toeval = new Random(1000);
        ArrangementToestand[] toestanden = [ArrangementToestand.Gestart, ArrangementToestand.Wachtlijst, ArrangementToestand.Toegekend, ArrangementToestand.Afgerond];
        Guid? Ergens(Random r) => r.Next(10) == 0 ? null : voorzieningen[r.Next(40)].Id;
        var arrangementen = Enumerable.Range(0, 1000).Select(i => Op(dossiers[i % 5], app, Ergens(toeval), toestanden[toeval.Next(4)])).ToArray();
        await BewaarAsync(app, [.. voorzieningen, .. arrangementen]);
        var ids = voorzieningen.Select(v => v.Id).ToList();

        async Task GelijkAsync()
        {
            await using var db = app.Db();
            await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            var geteld = await Voorzieningenkaart.StandenAsync(db, ids, default);
            var rijen = (await db.Arrangementen.AsNoTracking().Where(a => a.VoorzieningId != null).Select(a => new { a.VoorzieningId, a.Toestand, a.WachtlijstOp }).ToListAsync())
                .ConvertAll(a => new Plaatsfeit(a.VoorzieningId, a.Toestand, a.WachtlijstOp));
            foreach (var id in ids)
                Assert.Equal(Plaatsen.Tel(id, null, rijen), geteld.GetValueOrDefault(id) ?? new(null, 0, 0, null));
        }

        await GelijkAsync();
        var klaar = Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(async () =>
        {
            var eigen = new Random(n);
            for (var i = 0; i < 5; i++)
            {
                await using var db = app.Db();
                var welke = arrangementen[(n * 50) + eigen.Next(50)].Id;
                var rij = await db.Arrangementen.SingleAsync(a => a.Id == welke);
                (rij.VoorzieningId, rij.Toestand) = (Ergens(eigen), toestanden[eigen.Next(4)]);
                rij.WachtlijstOp = rij.Toestand == ArrangementToestand.Wachtlijst ? TestApp.Vandaag.AddDays(-eigen.Next(90)) : null;
                db.Begin(ActKind.ArrangementStapGezet, Nu, rij.DossierId);
                await db.SaveChangesAsync();
            }
        })));
        do
            await GelijkAsync();
        while (!klaar.IsCompleted);
        await klaar;
        await GelijkAsync();
    }

    [Fact]
    public async Task Public_PrintAndCsv_HoldNoContactAndNoSmallNumber()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var klein = Maak(app, "Kanarie klein", 3);
        var groot = Maak(app, "Kanarie groot", 20);
        var formule = Maak(app, "=1+1", 6);
        klein.Contact = groot.Contact = "KANARIEFUNCTIE";
        await BewaarAsync(app,
        [
            klein, groot, formule, .. Enumerable.Range(0, 3).Select(_ => Op(dossier.Id, app, klein.Id, ArrangementToestand.Gestart)),
            .. Enumerable.Range(0, 13).Select(_ => Op(dossier.Id, app, groot.Id, ArrangementToestand.Gestart)), .. Enumerable.Range(0, 2).Select(_ => Op(dossier.Id, app, groot.Id, ArrangementToestand.Wachtlijst)),
        ]);
        var browser = await app.AlsAsync(Rol.Schoolmelder, app.Regio.College);
        using var antwoord = await browser.GetAsync("/voorzieningen/openbaar.csv");
        var csv = await antwoord.Content.ReadAsStringAsync();
        var print = (await browser.PageAsync("/voorzieningen/openbaar")).QuerySelector("main")!.TextContent;
        Assert.All([csv, print], t => Assert.DoesNotContain("KANARIEFUNCTIE", t, StringComparison.Ordinal));
        string Regel(string naam) => csv.Split("\r\n").Single(r => r.Contains(naam, StringComparison.Ordinal));
        Assert.EndsWith("\"3\";\"minder dan 5\";\"navragen\";\"0\"", Regel("Kanarie klein"), StringComparison.Ordinal);
        Assert.EndsWith("\"20\";\"ongeveer 15\";\"ja\";\"minder dan 5\"", Regel("Kanarie groot"), StringComparison.Ordinal);
        Assert.StartsWith("\"'=1+1\"", Regel("1+1"), StringComparison.Ordinal);
        Assert.Contains("bezet: minder dan 5; plaats vrij: navragen", print, StringComparison.Ordinal);

        // Inside the program too: exact to who places jongeren, and to nobody else.
        string Tekst(AngleSharp.Html.Dom.IHtmlDocument blad, string naam) => string.Concat(blad.QuerySelectorAll("tbody tr, main li").Where(r => r.TextContent.Contains(naam, StringComparison.Ordinal)).Select(r => r.TextContent));
        var consulent = await app.ConsulentAsync();
        Assert.Contains("3 van 3 bezet", Tekst(await consulent.PageAsync("/voorzieningen"), "Kanarie klein"), StringComparison.Ordinal);
        Assert.Contains("7 vrij", Tekst(await consulent.PageAsync("/voorzieningen/gebied"), "Kanarie groot"), StringComparison.Ordinal);
        foreach (var pad in new[] { "/voorzieningen", "/voorzieningen?toon=vrij", "/voorzieningen/gebied" })
            Assert.Contains("plaats vrij: navragen", Tekst(await browser.PageAsync(pad), "Kanarie klein"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Ongeveer 15 bezet, 20 plaatsen", Tekst(await browser.PageAsync("/voorzieningen"), "Kanarie groot"), StringComparison.Ordinal);
        Assert.Contains("Minder dan 5 jongeren wachten", Tekst(await browser.PageAsync("/voorzieningen"), "Kanarie groot"), StringComparison.Ordinal);
        Assert.DoesNotContain("weken", Tekst(await browser.PageAsync("/voorzieningen"), "Kanarie groot"), StringComparison.Ordinal);
        var tegels = (await browser.PageAsync($"/voorzieningen/{klein.Id}")).QuerySelector(".tz-tegels")!.TextContent;
        Assert.Contains("Minder dan 5", tegels, StringComparison.Ordinal);
        Assert.Contains("Navragen", tegels, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Matching_OfADossier_SaysWhyAndKeepsWhatWasPassedOver()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var (past, jong) = (Maak(app, "Past goed", 8, Behoeften.Taal), Maak(app, "Te jong", 8, Behoeften.Taal));
        (jong.LeeftijdVan, jong.LeeftijdTotEnMet) = (15, 18);
        await BewaarAsync(app, past, jong);
        var url = $"/dossiers/{dossier.Nummer}/passend?gekozen=ja&behoeften=Taal";
        var browser = await app.AmbtenaarAsync();
        var blad = await browser.PageAsync(url);
        var tekst = blad.QuerySelector("main")!.TextContent;
        Assert.Contains("Geeft wat nodig is: taal.", tekst, StringComparison.Ordinal);
        Assert.Contains("De jongere is te jong: het kan vanaf 15 jaar.", tekst, StringComparison.Ordinal);

        using (var fout = await browser.PostFormAsync(blad, url, new() { ["Input.Keuze"] = "geen" }))
            Assert.Equal("Schrijf op waarom geen van deze past.", Proef.Fout(await Browser.ReadAsync(fout), "Input.Reden"));
        using var post = await browser.PostFormAsync(blad, url, new() { ["Input.Keuze"] = past.Id.ToString(), ["Input.Reden"] = "Dichtbij huis." });
        Assert.Equal($"/dossiers/{dossier.Nummer}/arrangementen/nieuw?voorziening={past.Id}", post.Headers.Location!.OriginalString);
        await using (var db = app.Db())
        {
            var afweging = await db.Set<Afweging>().Include(a => a.Opties).SingleAsync(a => a.DossierId == dossier.Id);
            Assert.Equal((past.Id, Behoeften.Taal), (afweging.VoorzieningId, afweging.Behoeften));
            Assert.Contains(afweging.Opties, o => o.VoorzieningId == jong.Id && !o.Past && !o.Gekozen && o.Bezwaren.Contains("te-jong", StringComparison.Ordinal));
            Assert.True(afweging.Opties.Single(o => o.Gekozen).Volgorde < afweging.Opties.Single(o => o.VoorzieningId == jong.Id).Volgorde);
        }

        Assert.Contains("Dichtbij huis.", (await browser.PageAsync(url)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // The new arrangement is filled in, and counts once it starts.
        using var nieuw = await browser.PostFormAsync(post.Headers.Location.OriginalString, new() { ["Input.Type"] = "Oza" });
        Assert.Equal(HttpStatusCode.Redirect, nieuw.StatusCode);
        Assert.Equal(past.Id, (await app.LeesAsync(dossier.Id)).Arrangementen.Single().VoorzieningId);

        // What was passed over is counted for the region, and no small number of it is shown; what is of this month not yet.
        await using (var db = app.Db())
            await db.Set<Afweging>().Where(a => a.DossierId == dossier.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Datum, new DateOnly(2026, 10, 15)));
        var gewogen = (await (await app.AlsAsync(Rol.RegioAnalist, app.Regio.Regio)).PageAsync("/voorzieningen/afwegingen?periode=2026")).QuerySelector("main")!.TextContent;
        Assert.Contains("De jongere was te jong: minder dan 5", gewogen, StringComparison.Ordinal);
        Assert.DoesNotContain("Dichtbij huis.", gewogen, StringComparison.Ordinal);
        Assert.DoesNotContain("te jong", (await (await app.AlsAsync(Rol.RegioAnalist, app.Regio.Regio)).PageAsync("/voorzieningen/afwegingen?periode=2024")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Who sees only the core says what they know; what stands in the dossier is not told.
        await using (var db = app.Db())
        {
            db.Begin(ActKind.OorzakenGewijzigd, Nu, dossier.Id);
            (await db.Dossiers.SingleAsync(d => d.Id == dossier.Id)).Behoeften = Behoeften.Vervoer;
            await db.SaveChangesAsync();
        }

        var kern = await (await app.ConsulentAsync()).PageAsync($"/dossiers/{dossier.Nummer}/passend");
        Assert.DoesNotContain("vervoer", string.Concat(kern.QuerySelectorAll("main section").Select(s => s.TextContent)), StringComparison.Ordinal);
        Assert.DoesNotContain("Dichtbij huis.", kern.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(kern.QuerySelectorAll("input[name=behoeften][checked]"));
    }

    [Fact]
    public async Task Start_AtAFullVoorziening_AsksWhy()
    {
        var app = await apps.SqliteAsync();
        var (dossier, ander) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync());
        var vol = Maak(app, capaciteit: 1);
        var arrangement = Op(dossier.Id, app, vol.Id, ArrangementToestand.Akkoord);
        (arrangement.AkkoordOudersOp, arrangement.AkkoordKindOp) = (TestApp.Vandaag.AddDays(-3), TestApp.Vandaag.AddDays(-3));
        await BewaarAsync(app, vol, arrangement, Op(ander.Id, app, vol.Id, ArrangementToestand.Gestart));
        var url = $"/dossiers/{dossier.Nummer}/arrangementen/{arrangement.Id}/stap";
        var browser = await app.AmbtenaarAsync();
        Dictionary<string, string?> start = new()
        {
            ["Input.Naar"] = "Gestart", ["Input.Datum"] = "20-11-2026", ["Input.Aanbieder"] = "De Proefboerderij", ["Input.UrenOnderwijs"] = "12", ["Input.UrenZorg"] = "4",
            ["Input.Financiering"] = "Swv", ["Input.EersteEvaluatieOp"] = "10-12-2026", ["Input.AkkoordOuders"] = "true", ["Input.AkkoordKind"] = "true",
        };
        using (var fout = await browser.PostFormAsync(url, start))
            Assert.Equal("Deze voorziening is vol. Schrijf op waarom de jongere er toch start.", Proef.Fout(await Browser.ReadAsync(fout), "Input.Reden"));
        using var goed = await browser.PostFormAsync(url, new(start) { ["Input.Reden"] = "Er komt volgende week een plek vrij." });
        Assert.Equal(HttpStatusCode.Redirect, goed.StatusCode);
        Assert.Contains("2 van 1 bezet, 1 te veel", (await browser.PageAsync("/voorzieningen")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Start_OfTwoAtTheLastPlaceAtOnce_OneIsAskedWhy(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var een = Maak(app, capaciteit: 1);
        var gestopt = Maak(app);
        gestopt.Einde = TestApp.Vandaag.AddDays(-1);
        await BewaarAsync(app, een, gestopt);
        var browser = await app.AmbtenaarAsync();
        Dictionary<string, string?> start = new()
        {
            ["Input.Naar"] = "Gestart", ["Input.Datum"] = "20-11-2026", ["Input.Aanbieder"] = "De Proefboerderij", ["Input.UrenOnderwijs"] = "12", ["Input.UrenZorg"] = "4",
            ["Input.Financiering"] = "Swv", ["Input.EersteEvaluatieOp"] = "10-12-2026", ["Input.AkkoordOuders"] = "true", ["Input.AkkoordKind"] = "true",
        };
        var bladen = new List<(string Url, AngleSharp.Html.Dom.IHtmlDocument Blad)>();
        for (var i = 0; i < 2; i++)
        {
            var dossier = await app.ThuiszitterAsync();
            var arrangement = Op(dossier.Id, app, een.Id, ArrangementToestand.Akkoord);
            (arrangement.AkkoordOudersOp, arrangement.AkkoordKindOp) = (TestApp.Vandaag.AddDays(-3), TestApp.Vandaag.AddDays(-3));
            await BewaarAsync(app, arrangement);
            var url = $"/dossiers/{dossier.Nummer}/arrangementen/{arrangement.Id}/stap";
            bladen.Add((url, await browser.PageAsync(url)));
        }

        // A voorziening that is not there on that day takes nobody.
        using (var weg = await browser.PostFormAsync(bladen[0].Url, new(start) { ["Input.VoorzieningId"] = gestopt.Id.ToString() }))
            Assert.NotNull(Proef.Fout(await Browser.ReadAsync(weg), "Input.VoorzieningId"));

        var antwoorden = await Task.WhenAll(bladen.Select(b => browser.PostFormAsync(b.Blad, b.Url, start)));
        Assert.Single(antwoorden, a => a.StatusCode == HttpStatusCode.Redirect);
        await using (var db = app.Db())
            Assert.Equal(1, await db.Arrangementen.CountAsync(a => a.VoorzieningId == een.Id && a.Toestand == ArrangementToestand.Gestart));
        var ander = bladen[Array.FindIndex(antwoorden, a => a.StatusCode != HttpStatusCode.Redirect)].Url;
        using (var opnieuw = await browser.PostFormAsync(ander, start))
            Assert.Equal("Deze voorziening is vol. Schrijf op waarom de jongere er toch start.", Proef.Fout(await Browser.ReadAsync(opnieuw), "Input.Reden"));
        using (var goed = await browser.PostFormAsync(ander, new(start) { ["Input.Reden"] = "Zij delen een plek." }))
            Assert.Equal(HttpStatusCode.Redirect, goed.StatusCode);
    }

    [Fact]
    public async Task Gap_NeedsWithoutSupply_AreSafeAndLeadToTheOwnListOnly()
    {
        var app = await apps.SqliteAsync();
        for (var i = 0; i < 7; i++)
        {
            var dossier = await app.ThuiszitterAsync(gemeente: i < 6 ? app.Regio.Alkmaar : app.Regio.Heiloo);
            await using var db = app.Db();
            db.Begin(ActKind.OorzakenGewijzigd, Nu, dossier.Id);
            (await db.Dossiers.SingleAsync(d => d.Id == dossier.Id)).Behoeften = Behoeften.MeerUitdaging;
            await db.SaveChangesAsync();
        }

        var (analist, ambtenaar) = (await app.AlsAsync(Rol.RegioAnalist, app.Regio.Regio), await app.AmbtenaarAsync());
        string[] Rij(AngleSharp.Html.Dom.IHtmlDocument blad, string gemeente) =>
            [.. blad.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(gemeente, StringComparison.Ordinal) && r.TextContent.Contains("Meer uitdaging", StringComparison.Ordinal)).Children.Select(c => c.TextContent.Trim())];
        var regio = await analist.PageAsync("/voorzieningen/tekort");
        Assert.Equal("Ongeveer 5", Rij(regio, "Alkmaar")[3]);
        Assert.Equal("Minder dan 5", Rij(regio, "Heiloo")[3]);
        Assert.Equal("Geen voorziening", Rij(regio, "Alkmaar")[6]);
        Assert.Empty(regio.QuerySelectorAll("main a[href^='/dossiers']"));
        var link = Assert.Single((await ambtenaar.PageAsync("/voorzieningen/tekort")).QuerySelectorAll("main a[href*='behoefte=MeerUitdaging']")).GetAttribute("href")!;
        Assert.Contains("6 dossiers", (await ambtenaar.PageAsync(link)).QuerySelector("main p[role=status]")!.TextContent, StringComparison.Ordinal);
        // A choice of sector or SWV shows some of the rows and makes no new ones.
        Assert.Equal("Ongeveer 5", Rij(await analist.PageAsync($"/voorzieningen/tekort?sector=Vo&swv={app.Regio.SwvVo.Id}"), "Alkmaar")[3]);
        Assert.DoesNotContain("Meer uitdaging", (await analist.PageAsync("/voorzieningen/tekort?sector=Po")).QuerySelector("main tbody")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Contains("0 dossiers", (await (await app.ConsulentAsync()).PageAsync(link)).QuerySelector("main p[role=status]")!.TextContent, StringComparison.Ordinal);
        using var school = await (await app.AlsAsync(Rol.Schoolmelder, app.Regio.College)).GetAsync("/voorzieningen/tekort");
        Assert.Equal(HttpStatusCode.Forbidden, school.StatusCode);
        var opbrengst = await analist.PageAsync("/voorzieningen/opbrengst?periode=2025");
        Assert.Contains("Wat arrangementen opleveren", opbrengst.Title, StringComparison.Ordinal);
        Assert.Contains("Schooljaar 2025-2026", opbrengst.QuerySelector("main p strong")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 november 2025 tot en met 31 oktober 2026", (await analist.PageAsync("/voorzieningen/opbrengst")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
