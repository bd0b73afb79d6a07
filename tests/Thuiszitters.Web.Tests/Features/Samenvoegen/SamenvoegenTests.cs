// What: likely duplicates are found; two dossiers become one with all their rows and one timeline, and two again when that is undone.
// Source: rules.md R8; ADR 25.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Samenvoegen;

public sealed class SamenvoegenTests(Apps apps) : IClassFixture<Apps>
{
    const string Notitie = "Moeder belt terug na de herfst", Reden = "Zelfde moeder en zelfde adres.";

    static string Url(Dossier d) => $"/dossiers/{d.Nummer}";

    static string Url(Dossier een, Dossier twee) => $"/dossiers/{een.Nummer}/samenvoegen/{twee.Nummer}";

    static Dictionary<string, string?> Goed => new(StringComparer.Ordinal) { ["Input.Reden"] = Reden };

    const string Formulier = "form#samenvoegen";

    static async Task<string> LeesAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    static async Task PostAsync(Browser browser, string url, Dictionary<string, string?> velden, string form = "main form[method=post]")
    {
        using var post = await browser.PostFormAsync(url, velden, form);
        Assert.True(post.StatusCode == HttpStatusCode.Redirect, $"{url} gave {(int)post.StatusCode}");
    }

    /// <summary>One jongere with two dossiers: one at home since August with a note and a task, one since October with the BSN.</summary>
    static async Task<(Dossier Blijft, Dossier Weg, Identiteit Wie, Browser Ambtenaar)> DubbelAsync(TestApp app)
    {
        var wie = Proef.Wie();
        var blijft = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, wie, Verzuimsoort.Lrv, new DateOnly(2026, 10, 1), app.Regio.College);
        var weg = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, wie with { Voornamen = "N.", Bsn = null }, Verzuimsoort.AbsoluutVerzuim, new DateOnly(2026, 8, 3));
        var ambtenaar = await app.AmbtenaarAsync();
        await PostAsync(ambtenaar, Url(weg) + "/notitie", new() { ["Input.Soort"] = "Telefoon", ["Input.Datum"] = "19-11-2026", ["Input.MetWie"] = "School", ["Input.Bereikt"] = "true", ["Input.Tekst"] = Notitie });
        await PostAsync(ambtenaar, Url(weg) + "/toewijzen", new()
        {
            ["Input.Naar"] = (await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).GebruikerId.ToString(), ["Input.Reden"] = "Ik ken het gezin.",
        });
        return (blijft, weg, wie, ambtenaar);
    }

    [Theory, Sqlite, Postgres]
    public async Task Merge_TwoDossiersOfOneJongere_BecomeOneWithEverything(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (blijft, weg, wie, ambtenaar) = await DubbelAsync(app);
        Assert.Contains(weg.Nummer, await LeesAsync(ambtenaar, "/samenvoegen"), StringComparison.Ordinal);
        Assert.Contains("Dit dossier lijkt op 1 ander dossier.", await LeesAsync(ambtenaar, Url(blijft)), StringComparison.Ordinal);
        Assert.Contains(weg.Nummer, await LeesAsync(ambtenaar, Url(blijft) + "/samenvoegen"), StringComparison.Ordinal);

        var page = await ambtenaar.PageAsync(Url(blijft, weg));
        Assert.Contains("Na het samenvoegen is de eerste dag thuis 3 augustus 2026", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(wie.Bsn!, page.Body.TextContent, StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            using var post = await ambtenaar.PostFormAsync(page, Url(blijft, weg), Goed, Formulier);
            Assert.Equal((HttpStatusCode.Redirect, Url(blijft)), (post.StatusCode, post.Headers.Location!.OriginalString));
        }

        // The earliest S, every row, one act, and the same jongere is found by BSN.
        var na = await app.LeesAsync(blijft.Id);
        Assert.Equal((new DateOnly(2026, 8, 3), 2, DossierStatus.Thuiszitter), (na.PactStart, na.Verzuim.Count, na.Status));
        Assert.Single(await app.ActsAsync(blijft.Id), a => a.Kind == ActKind.DossierSamengevoegd);
        var blad = await LeesAsync(ambtenaar, Url(blijft));
        foreach (var tekst in new[] { Notitie, Reden, "Ik ken het gezin.", $"Dossier {weg.Nummer} samengevoegd met dit dossier.", "Geen ander dossier lijkt op dit dossier." })
            Assert.Contains(tekst, blad, StringComparison.Ordinal);
        var tijdlijn = (await ambtenaar.PageAsync(Url(blijft))).QuerySelector("section[aria-labelledby=kop-tijdlijn]")!.TextContent;
        foreach (var zin in new[] { "Telefoon", "Dossier toegewezen aan", "samengevoegd met dit dossier" })
            Assert.True(tijdlijn.Split(zin).Length == 2, $"'{zin}' stands {tijdlijn.Split(zin).Length - 1} times in the timeline");

        // The number that went leads on, also from the search; in no list any more.
        using (var oud = await ambtenaar.GetAsync(Url(weg)))
            Assert.Equal(Url(blijft), oud.Headers.Location!.OriginalString);
        using (var zoek = await ambtenaar.PostFormAsync("/zoeken", new() { ["Zoekterm"] = weg.Nummer }))
            Assert.Equal(Url(blijft), zoek.Headers.Location!.OriginalString);
        using (var zoek = await ambtenaar.PostFormAsync("/zoeken", new() { ["Zoekterm"] = wie.Achternaam }))
        {
            var gevonden = await Browser.ReadAsync(zoek);
            Assert.NotNull(gevonden.QuerySelector($"a[href='{Url(blijft)}']"));
            Assert.Null(gevonden.QuerySelector($"a[href='{Url(weg)}']"));
        }

        Assert.DoesNotContain(weg.Nummer, await LeesAsync(ambtenaar, "/dossiers?toon=alle&perPagina=100"), StringComparison.Ordinal);
        Assert.DoesNotContain(weg.Nummer, await LeesAsync(ambtenaar, "/samenvoegen"), StringComparison.Ordinal);
        var swv = await app.ConsulentAsync();
        using (var oud = await swv.GetAsync(Url(weg)))
            Assert.Equal(Url(blijft), oud.Headers.Location!.OriginalString);
        using (var oud = await (await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo)).GetAsync(Url(weg)))
            Assert.Equal(HttpStatusCode.NotFound, oud.StatusCode);

        // What was kept to undo it is sealed.
        await using var db = app.Db();
        var vorige = System.Text.Encoding.UTF8.GetString((await db.Set<Samenvoeging>().SingleAsync(s => s.DossierId == blijft.Id)).Vorige);
        Assert.DoesNotContain(wie.Achternaam, vorige, StringComparison.Ordinal);
        Assert.False(await db.Set<BlindIndex>().AnyAsync(b => b.DossierId == weg.Id));
    }

    [Theory, Sqlite, Postgres]
    public async Task Undo_BeforeFurtherWork_MakesThemTwoAsTheyWere(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (blijft, weg, wie, ambtenaar) = await DubbelAsync(app);
        await PostAsync(ambtenaar, Url(blijft, weg), new(Goed) { ["Input.Wie"] = "ander", ["Input.School"] = "ander", ["Input.Behandelaar"] = "ander" }, Formulier);
        Assert.Contains("N.", (await LeesAsync(ambtenaar, Url(blijft))), StringComparison.Ordinal);
        var ongedaan = (await ambtenaar.PageAsync(Url(blijft))).QuerySelector($"a[href^='{Url(blijft)}/samenvoeging/']")!.GetAttribute("href")!;
        using (var leeg = await ambtenaar.PostFormAsync(ongedaan, new() { ["Input.Reden"] = " " }))
            Assert.Equal("Schrijf kort op waarom u het ongedaan maakt.", Proef.Fout(await Browser.ReadAsync(leeg), "Input.Reden"));
        var page = await ambtenaar.PageAsync(ongedaan);
        for (var i = 0; i < 2; i++)
        {
            using var post = await ambtenaar.PostFormAsync(page, ongedaan, new() { ["Input.Reden"] = "Het is een nicht." });
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        var (een, twee) = (await app.LeesAsync(blijft.Id), await app.LeesAsync(weg.Id));
        Assert.Equal(
            (blijft.PactStart, blijft.PactGrens, blijft.Status, blijft.SchoolId, blijft.SwvId, blijft.BehandelaarId, blijft.GemeenteId, (DateOnly?)null),
            (een.PactStart, een.PactGrens, een.Status, een.SchoolId, een.SwvId, een.BehandelaarId, een.GemeenteId, een.GeslotenOp));
        Assert.Equal(
            (weg.PactStart, weg.PactGrens, weg.Status, weg.SchoolId, weg.SwvId, weg.GemeenteId, (DateOnly?)null),
            (twee.PactStart, twee.PactGrens, twee.Status, twee.SchoolId, twee.SwvId, twee.GemeenteId, twee.GeslotenOp));
        Assert.Equal((1, 1), (een.Verzuim.Count, twee.Verzuim.Count));
        Assert.Contains(Notitie, await LeesAsync(ambtenaar, Url(weg)), StringComparison.Ordinal);
        Assert.DoesNotContain(Notitie, await LeesAsync(ambtenaar, Url(blijft)), StringComparison.Ordinal);
        Assert.Contains("zijn weer twee dossiers", await LeesAsync(ambtenaar, Url(weg)), StringComparison.Ordinal);
        await using var db = app.Db();
        var index = await app.Services.GetRequiredService<BlindIndexer>().ForAsync(app.Regio.Alkmaar.Id, default);
        var bsn = index.Bsn(wie.Bsn!);
        Assert.Equal([blijft.Id], await db.Set<BlindIndex>().Where(b => b.Waarde == bsn).Select(b => b.DossierId).ToListAsync());
        Assert.False(await db.Set<Samenvoeging>().AnyAsync(s => s.DossierId == blijft.Id));
    }

    [Fact]
    public async Task Undo_AfterFurtherWork_IsRefused()
    {
        var app = await apps.SqliteAsync();
        var (blijft, weg, _, ambtenaar) = await DubbelAsync(app);
        await PostAsync(ambtenaar, Url(blijft, weg), Goed, Formulier);
        var ongedaan = (await ambtenaar.PageAsync(Url(blijft))).QuerySelector($"a[href^='{Url(blijft)}/samenvoeging/']")!.GetAttribute("href")!;
        var page = await ambtenaar.PageAsync(ongedaan);
        await PostAsync(ambtenaar, Url(blijft) + "/notitie", new() { ["Input.Soort"] = "Notitie", ["Input.Datum"] = "20-11-2026", ["Input.Tekst"] = "Verder gewerkt." });
        using var post = await ambtenaar.PostFormAsync(page, ongedaan, new() { ["Input.Reden"] = "Toch niet." });
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        Assert.Contains("verder gewerkt", await LeesAsync(ambtenaar, ongedaan), StringComparison.Ordinal);
        Assert.Equal(2, (await app.LeesAsync(blijft.Id)).Verzuim.Count);
    }

    [Fact]
    public async Task Merge_OnAnotherVersion_ShowsWhatStandsThereAndKeepsWhatWasTyped()
    {
        var app = await apps.SqliteAsync();
        var (blijft, weg, _, ambtenaar) = await DubbelAsync(app);
        var page = await ambtenaar.PageAsync(Url(blijft, weg));
        await PostAsync(ambtenaar, Url(weg) + "/oorzaken", new() { ["Input.Behoeften"] = Oorzakenlijst.Behoeften[0].ToString() });
        using var post = await ambtenaar.PostFormAsync(page, Url(blijft, weg), Goed, Formulier);
        var blad = await Browser.ReadAsync(post);
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        Assert.Contains("intussen door iemand anders gewijzigd", blad.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Reden, blad.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await app.LeesAsync(blijft.Id)).Verzuim);
    }

    [Theory]
    [InlineData("Input.Reden", " ", "Schrijf kort op waarom dit dezelfde jongere is.")]
    [InlineData("Input.Reden", "*", "Maak de reden korter dan 1.000 tekens.")]
    [InlineData("Input.Wie", null, "Kies welke naam en geboortedatum kloppen.")]
    [InlineData("Input.School", "x", "Kies welke school klopt.")]
    [InlineData("Input.Behandelaar", null, "Kies wie de behandelaar wordt.")]
    public async Task InvalidField_SaysWhatIsWrongAtItsField(string veld, string? waarde, string bericht)
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var (een, twee) = (await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(wie with { Bsn = null }));
        using var post = await (await app.AmbtenaarAsync()).PostFormAsync(Url(een, twee), new(Goed) { [veld] = waarde == "*" ? new string('x', 1001) : waarde }, Formulier);
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        Assert.Equal(bericht, Proef.Fout(await Browser.ReadAsync(post), veld));
        Assert.Single((await app.LeesAsync(een.Id)).Verzuim);
    }

    [Fact]
    public async Task NotTheSame_IsRememberedAndAskedNoMore()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var (een, twee) = (await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(wie with { Voornamen = "Nina", Bsn = null }));
        var ambtenaar = await app.AmbtenaarAsync();
        Assert.Contains("Misschien een tweeling.", await LeesAsync(ambtenaar, Url(een) + "/samenvoegen"), StringComparison.Ordinal);
        var page = await ambtenaar.PageAsync(Url(een, twee));
        page.QuerySelector(Formulier)!.SetAttribute("action", Url(een, twee) + "?handler=Anders");
        using (var leeg = await ambtenaar.PostFormAsync(page, "", new() { ["Input.Reden"] = "" }, Formulier))
            Assert.Equal("Schrijf kort op waarom het twee jongeren zijn.", Proef.Fout(await Browser.ReadAsync(leeg), "Input.Reden"));
        for (var i = 0; i < 2; i++)
        {
            using var post = await ambtenaar.PostFormAsync(page, "", new() { ["Input.Reden"] = "Het is een tweeling." }, Formulier);
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        // The first page says that it was done, and names both.
        Assert.Contains("zijn twee jongeren", await LeesAsync(ambtenaar, "/samenvoegen"), StringComparison.Ordinal);
        Assert.DoesNotContain(twee.Nummer, await LeesAsync(ambtenaar, "/samenvoegen"), StringComparison.Ordinal);
        Assert.DoesNotContain(een.Nummer, await LeesAsync(ambtenaar, Url(twee) + "/samenvoegen"), StringComparison.Ordinal);
        Assert.Contains("Het is een tweeling.", await LeesAsync(ambtenaar, Url(een)), StringComparison.Ordinal);
        Assert.Contains("Eerder is vastgelegd dat dit twee jongeren zijn.", await LeesAsync(ambtenaar, Url(een, twee)), StringComparison.Ordinal);

        // It says something of another jongere too: a gemeente that takes over the one reads none of it.
        await using (var db = app.Db())
        {
            db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), een.Id);
            (await db.Dossiers.SingleAsync(d => d.Id == een.Id)).GemeenteId = app.Regio.Heiloo.Id;
            await db.SaveChangesAsync();
        }

        var daar = await LeesAsync(await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo), Url(een));
        Assert.Contains(een.Nummer, daar, StringComparison.Ordinal);
        foreach (var tekst in new[] { "Het is een tweeling.", "van een andere jongere", twee.Nummer })
            Assert.DoesNotContain(tekst, daar, StringComparison.Ordinal);
        Assert.All(await app.ActsAsync(een.Id), a => Assert.DoesNotContain(twee.Nummer, a.Feiten ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Undo_AfterTheDossierThatStayedWentUpInAThird_IsRefused()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var (a, b, c) = (await app.ThuiszitterAsync(wie with { Bsn = null }), await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(wie with { Bsn = null }));
        var ambtenaar = await app.AmbtenaarAsync();
        await PostAsync(ambtenaar, Url(b, a), Goed, Formulier);
        await PostAsync(ambtenaar, Url(c, b), Goed, Formulier);
        await using var db = app.Db();
        var vanA = await db.Set<Samenvoeging>().AsNoTracking().SingleAsync(s => s.VanDossierId == a.Id);
        Assert.Equal(c.Id, vanA.DossierId);
        var ongedaan = $"{Url(c)}/samenvoeging/{vanA.Id}";
        var blad = await ambtenaar.PageAsync(Url(c));
        Assert.Null(blad.QuerySelector($"a[href='{ongedaan}']"));
        Assert.Single(blad.QuerySelectorAll($"a[href^='{Url(c)}/samenvoeging/']"));
        Assert.Contains("daarna nog eens samengevoegd", await LeesAsync(ambtenaar, ongedaan), StringComparison.Ordinal);
        var los = await ambtenaar.PageAsync("/functie");
        los.QuerySelector("main form")!.SetAttribute("action", ongedaan);
        using (var post = await ambtenaar.PostFormAsync(los, ongedaan, new() { ["Input.ActId"] = Guid.CreateVersion7().ToString(), ["Input.Reden"] = "Toch niet." }))
        {
            Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
            Assert.Contains("daarna nog eens samengevoegd", (await Browser.ReadAsync(post)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal((3, app.Regio.Alkmaar.Id), ((await app.LeesAsync(c.Id)).Verzuim.Count, (await app.LeesAsync(c.Id)).GemeenteId));
        Assert.Equal(Samenvoeging.Nergens, (await app.LeesAsync(a.Id)).GemeenteId);
    }

    [Fact]
    public async Task Undo_GivesBackSignalsReportsAndShares()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var (een, twee) = (await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(wie with { Bsn = null }));
        var ik = (await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).GebruikerId;
        async Task<Verzuimmelding> ZiekAsync(Dossier d, int dag, string opmerking)
        {
            var id = Guid.CreateVersion7();
            return new()
            {
                Id = id, DossierId = d.Id, Soort = Verzuimsoort.Ziek, EersteDag = new(2026, 9, dag), LaatsteDag = new DateOnly(2026, 9, dag + 1), Bron = MeldingBron.Handmatig,
                OntvangenOp = TestApp.Vandaag, Opmerking = await app.VerzegelAsync(d.Id, "Verzuimmelding/Opmerking", id, opmerking),
            };
        }

        Verzuimmelding[] rijen = [await ZiekAsync(een, 1, "Griep."), await ZiekAsync(twee, 1, "Griep."), await ZiekAsync(een, 8, "Migraine."), await ZiekAsync(twee, 8, "Val van de fiets.")];
        rijen[1].PakOp(TestApp.Vandaag, ik);
        Guid gehouden, eigen;
        await using (var db = app.Db())
        {
            db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc));
            db.AddRange(rijen);
            var (van, bij) = (await db.Signalen.Where(s => s.DossierId == een.Id).ToListAsync(), await db.Signalen.Where(s => s.DossierId == twee.Id).ToListAsync());
            var zelfde = van.Join(bij, s => (s.Regel, s.Voorval), s => (s.Regel, s.Voorval), (x, y) => (x, y)).First(p => p.x.Toestand == SignaalToestand.Open);
            (zelfde.y.Toestand, zelfde.y.OpgepaktDoorId) = (SignaalToestand.Opgepakt, ik);
            (gehouden, eigen) = (zelfde.x.Id, zelfde.y.Id);
            db.Add(new Deling { DossierId = twee.Id, VanOrganisatieId = app.Regio.Alkmaar.Id, MetOrganisatieId = app.Regio.SwvVo.Id, Delen = Dossierdeel.Verzuim, Grond = Deelgrond.ToezichtLeerplicht, Vanaf = TestApp.Vandaag, Tot = TestApp.Vandaag.AddDays(9) });
            await db.SaveChangesAsync();
        }

        var ambtenaar = await app.AmbtenaarAsync();
        await PostAsync(ambtenaar, Url(een, twee), Goed, Formulier);
        await using (var na = app.Db())
        {
            // One of the equal two, with how far the gemeente was; both of those that differ in their remark.
            var ziek = await na.Verzuimmeldingen.Where(v => v.DossierId == een.Id && v.Soort == Verzuimsoort.Ziek).ToListAsync();
            Assert.Equal((3, MeldingToestand.Opgepakt), (ziek.Count, ziek.Single(v => v.Id == rijen[0].Id).Toestand));
            Assert.Equal((SignaalToestand.Opgepakt, (Guid?)ik), await na.Signalen.Where(s => s.Id == gehouden).Select(s => ValueTuple.Create(s.Toestand, s.OpgepaktDoorId)).SingleAsync());
            Assert.Equal((twee.Id, TestApp.Vandaag), await na.Delingen.Where(d => d.DossierId == een.Id || d.DossierId == twee.Id).Select(d => ValueTuple.Create(d.DossierId, d.Tot)).SingleAsync());
        }

        var ongedaan = (await ambtenaar.PageAsync(Url(een))).QuerySelector($"a[href^='{Url(een)}/samenvoeging/']")!.GetAttribute("href")!;
        await PostAsync(ambtenaar, ongedaan, new() { ["Input.Reden"] = "Toch niet." });
        await using var terug = app.Db();
        Assert.Equal(MeldingToestand.Nieuw, (await terug.Verzuimmeldingen.SingleAsync(v => v.Id == rijen[0].Id)).Toestand);
        Assert.Equal(2, await terug.Verzuimmeldingen.CountAsync(v => v.DossierId == twee.Id && v.Soort == Verzuimsoort.Ziek));
        Assert.Equal((een.Id, SignaalToestand.Open, (Guid?)null), await terug.Signalen.Where(s => s.Id == gehouden).Select(s => ValueTuple.Create(s.DossierId, s.Toestand, s.OpgepaktDoorId)).SingleAsync());
        Assert.Equal((twee.Id, SignaalToestand.Opgepakt, (Guid?)ik), await terug.Signalen.Where(s => s.Id == eigen).Select(s => ValueTuple.Create(s.DossierId, s.Toestand, s.OpgepaktDoorId)).SingleAsync());
        Assert.Equal(TestApp.Vandaag.AddDays(9), await terug.Delingen.Where(d => d.DossierId == twee.Id).Select(d => d.Tot).SingleAsync());
    }

    [Fact]
    public async Task List_OfSurnamesThatBeginAlike_LeavesRoomForTheDoubles()
    {
        var app = await apps.SqliteAsync();
        var geboren = new DateOnly(2012, 2, 29);
        foreach (var naam in new[] { "Braam", "Brakel", "Brander", "Brasser", "Bravenboer", "Brabers", "Bragt", "Brassinga", "Bramer", "Bralten", "Brachem", "Brattinga", "Bradal", "Brafman", "Brapper", "Bravig" })
            await app.ThuiszitterAsync(Proef.Wie(naam, geboren));
        var (een, twee) = (await app.ThuiszitterAsync(Proef.Wie("Meijer", geboren)), await app.ThuiszitterAsync(Proef.Wie("Meyer", geboren) with { Bsn = null }));
        var lijst = await LeesAsync(await app.AmbtenaarAsync(), "/samenvoegen");
        Assert.Contains(een.Nummer, lijst, StringComparison.Ordinal);
        Assert.Contains(twee.Nummer, lijst, StringComparison.Ordinal);
        Assert.DoesNotContain("Er zijn er meer", lijst, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DepartedOrWithTwoSwvs_AreRefused()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var (een, twee, drie) = (await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(wie with { Bsn = null }), await app.ThuiszitterAsync(wie with { Bsn = null }));
        await using (var db = app.Db())
        {
            db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc));
            (await db.Dossiers.SingleAsync(d => d.Id == twee.Id)).SwvId = app.Regio.SwvPo.Id;
            (await db.Dossiers.SingleAsync(d => d.Id == drie.Id)).VerhuisdOp = new DateOnly(2026, 11, 2);
            await db.SaveChangesAsync();
        }

        var ambtenaar = await app.AmbtenaarAsync();
        var voor = await LeesAsync(ambtenaar, Url(een, twee));
        Assert.Contains("SWV PO Proef", voor, StringComparison.Ordinal);
        Assert.DoesNotContain("twee samenwerkingsverbanden", voor, StringComparison.Ordinal);
        await PostAsync(await app.AlsAsync(Rol.SwvConsulent, app.Regio.SwvPo), Url(twee) + "/notitie", new() { ["Input.Soort"] = "Notitie", ["Input.Datum"] = "20-11-2026", ["Input.Tekst"] = "Van ons." });
        Assert.Contains("twee samenwerkingsverbanden", await LeesAsync(ambtenaar, Url(een, twee)), StringComparison.Ordinal);
        Assert.Contains("verhuisd of overleden", await LeesAsync(ambtenaar, Url(een, drie)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoBsns_AreTwoJongeren()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var (een, twee) = (await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(wie with { Bsn = Proef.Bsn() }));
        var ambtenaar = await app.AmbtenaarAsync();
        Assert.DoesNotContain(twee.Nummer, await LeesAsync(ambtenaar, "/samenvoegen"), StringComparison.Ordinal);
        Assert.Contains("U kunt ze daarom niet samenvoegen.", await LeesAsync(ambtenaar, Url(een, twee)), StringComparison.Ordinal);
        Assert.Contains("Dit dossier lijkt op 1 ander dossier.", await LeesAsync(ambtenaar, Url(een)), StringComparison.Ordinal);
        await PostAsync(ambtenaar, Url(een, twee), new() { ["Input.Reden"] = "Een tweeling." }, "form#nee");
        Assert.Contains("Geen ander dossier lijkt op dit dossier.", await LeesAsync(ambtenaar, Url(een)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ClosedStaysAndTransferWaits_AreRefused()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var (een, twee) = (await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(wie with { Bsn = null }));
        var ambtenaar = await app.AmbtenaarAsync();
        await app.SluitAsync(een.Id);
        Assert.Contains("Draai de twee om", await LeesAsync(ambtenaar, Url(een, twee)), StringComparison.Ordinal);
        await PostAsync(ambtenaar, Url(twee) + "/overdragen", new() { ["Input.Naar"] = app.Regio.Heiloo.Id.ToString(), ["Input.Reden"] = "Verhuisd." });
        Assert.Contains("een overdracht gevraagd", await LeesAsync(ambtenaar, Url(twee, een)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SharesSignalsAndDoubleReports_AreNotDoubledNorLost()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        async Task<Dossier> Maak(Identiteit i) => await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, i, Verzuimsoort.Lrv, new DateOnly(2026, 10, 1), app.Regio.College);
        var (een, twee) = (await Maak(wie), await Maak(wie with { Bsn = null }));
        await using (var db = app.Db())
        {
            db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc));
            foreach (var d in new[] { een, twee })
                db.Add(new Verzuimmelding { DossierId = d.Id, Soort = Verzuimsoort.Ziek, EersteDag = new(2026, 9, 1), LaatsteDag = new DateOnly(2026, 9, 2), Bron = MeldingBron.Handmatig, OntvangenOp = TestApp.Vandaag });
            db.Add(new Deling { DossierId = twee.Id, VanOrganisatieId = app.Regio.Alkmaar.Id, MetOrganisatieId = app.Regio.SwvVo.Id, Delen = Dossierdeel.Verzuim, Grond = Deelgrond.ToezichtLeerplicht, Vanaf = TestApp.Vandaag, Tot = TestApp.Vandaag.AddDays(9) });
            await db.SaveChangesAsync();
        }

        await PostAsync(await app.AmbtenaarAsync(), Url(een, twee), Goed, Formulier);
        await using var na = app.Db();
        Assert.Equal(1, await na.Verzuimmeldingen.CountAsync(v => v.DossierId == een.Id && v.Soort == Verzuimsoort.Ziek));
        Assert.Equal(1, await na.Verzuimmeldingen.CountAsync(v => v.DossierId == twee.Id));
        Assert.Equal((twee.Id, TestApp.Vandaag), await na.Delingen.Where(d => d.DossierId == een.Id || d.DossierId == twee.Id).Select(d => ValueTuple.Create(d.DossierId, d.Tot)).SingleAsync());
        var open = await na.Signalen.Where(s => s.Toestand != SignaalToestand.Afgehandeld && (s.DossierId == een.Id || s.DossierId == twee.Id)).ToListAsync();
        Assert.NotEmpty(open);
        Assert.All(open, s => Assert.Equal(een.Id, s.DossierId));
    }

    [Fact]
    public async Task OthersThanTheGemeente_SeeAndDoNothing()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var (een, twee) = (await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(wie with { Bsn = null }));
        var vreemd = await app.ThuiszitterAsync(wie with { Bsn = null }, app.Regio.Heiloo);
        foreach (var (rol, organisatie) in new[]
        {
            (Rol.SwvConsulent, app.Regio.SwvVo), (Rol.Schoolmelder, app.Regio.College), (Rol.Doorzettingsmacht, app.Regio.Regio), (Rol.PrivacyOfficer, app.Regio.Alkmaar),
            (Rol.Leerplichtambtenaar, app.Regio.Heiloo),
        })
        {
            var browser = await app.AlsAsync(rol, organisatie);
            var page = await browser.PageAsync("/functie");
            page.QuerySelector("main form")!.SetAttribute("action", Url(een, twee));
            using var post = await browser.PostFormAsync(page, Url(een, twee), new(Goed) { ["Input.ActId"] = Guid.CreateVersion7().ToString(), ["Input.Wie"] = "dit", ["Input.School"] = "dit", ["Input.Behandelaar"] = "dit" });
            Assert.True(post.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{rol}: {(int)post.StatusCode}");
        }

        // Nor the gemeente with a dossier of another.
        var ambtenaar = await app.AmbtenaarAsync();
        using (var naar = await ambtenaar.GetAsync(Url(een, vreemd)))
            Assert.Equal(HttpStatusCode.NotFound, naar.StatusCode);
        Assert.Contains("niet van uw gemeente", await LeesAsync(ambtenaar, Url(een) + "/samenvoegen?met=" + vreemd.Nummer), StringComparison.Ordinal);
        Assert.Single((await app.LeesAsync(een.Id)).Verzuim);
    }

    [Fact]
    public void EveryRowOfADossier_CanBeMoved()
    {
        using var db = new SqliteAppDb(Design.For<SqliteAppDb>(Provider.Sqlite), Web.Platform.Auth.Scope.System);
        var soorten = db.Model.GetEntityTypes().Where(e => typeof(IInDossier).IsAssignableFrom(e.ClrType) && e.ClrType != typeof(VerzegeldeIdentiteit)).ToList();
        Assert.True(soorten.Count > 10);
        // A merging needs a key of their own, and binds each text to table, column and that key.
        Assert.Empty(soorten.Where(e => e.FindPrimaryKey()!.Properties is not [{ Name: "Id" }] || e.FindProperty("Id")!.ClrType != typeof(Guid)).Select(e => e.ClrType.Name));
    }
}
