// What: the life of an arrangement through its forms: the rows of the clock table, a corrected date, goals and outcome, after-care as tasks, the
// fields of a type, a missed evaluation, a combination, and who reads it. Source: rules.md R4, R6, R7, R8. Real forms; audit always on.

using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Features.Signalen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Arrangementen;

public sealed class ArrangementlevenTests(Apps apps) : IClassFixture<Apps>
{
    static string Nl(DateOnly dag) => dag.ToString("d-M-yyyy", CultureInfo.InvariantCulture);

    static async Task PostAsync(Browser browser, string url, Dictionary<string, string?> velden, string form = "main form[method=post]")
    {
        using var post = await browser.PostFormAsync(url, velden, form);
        Assert.True(post.StatusCode == HttpStatusCode.Redirect,
            $"{url}: {(int)post.StatusCode} {string.Join(' ', (await Browser.ReadAsync(post)).QuerySelectorAll("#foutenoverzicht li").Select(l => l.TextContent))}");
    }

    /// <summary>Proposed, offered, agreed to and started on these days, each by its own form.</summary>
    static async Task<string> StartAsync(TestApp app, Browser browser, Dossier dossier, DateOnly start, string type = "Afstandsonderwijs", Dictionary<string, string?>? meer = null, bool combinatie = false)
    {
        var voor = (await app.LeesAsync(dossier.Id)).Arrangementen.Select(a => a.Id).ToHashSet();
        await PostAsync(browser, $"/dossiers/{dossier.Nummer}/arrangementen/nieuw", new() { ["Input.Type"] = type, ["Input.Datum"] = Nl(start.AddDays(-10)) });
        var arrangement = (await app.LeesAsync(dossier.Id)).Arrangementen.Single(a => !voor.Contains(a.Id));
        var url = $"/dossiers/{dossier.Nummer}/arrangementen/{arrangement.Id}";
        var zonderBesluit = ArrangementVerloop.ZonderBesluit(arrangement.Type);
        foreach (var (naar, dag) in zonderBesluit ? [("AanbodGedaan", -8)] : new[] { ("Aangevraagd", -9), ("InBeoordeling", -9), ("Toegekend", -8), ("AanbodGedaan", -8) })
            await PostAsync(browser, url + "/stap", new(meer ?? [], StringComparer.Ordinal) { ["Input.Naar"] = naar, ["Input.Datum"] = Nl(start.AddDays(dag)) });
        await PostAsync(browser, url + "/stap", new() { ["Input.Naar"] = "Akkoord", ["Input.Datum"] = Nl(start.AddDays(-5)), ["Input.AkkoordOuders"] = "true", ["Input.AkkoordKind"] = "true" });
        await PostAsync(browser, url + "/stap", new(meer ?? [], StringComparer.Ordinal)
        {
            ["Input.Naar"] = "Gestart", ["Input.Datum"] = Nl(start), ["Input.Aanbieder"] = "Proefschool", ["Input.UrenOnderwijs"] = type == "ZorgAlleen" ? "0" : "8", ["Input.UrenZorg"] = "2",
            ["Input.Financiering"] = "Swv", ["Input.EersteEvaluatieOp"] = Nl(start.AddDays(28)), ["Input.Combinatie"] = combinatie ? "true" : null,
        });
        return url;
    }

    static Dictionary<string, string?> Einde(string naar, DateOnly dag, string bestemming, DateOnly? thuis = null) => new(StringComparer.Ordinal)
    {
        ["Input.Naar"] = naar, ["Input.Datum"] = Nl(dag), ["Input.Bestemming"] = bestemming, ["Input.WeerThuisOp"] = thuis is { } t ? Nl(t) : null, ["Input.Knop"] = "bevestigen",
        ["Input.Stopreden"] = naar == "VoortijdigGestopt" ? "Ouders" : null, ["Input.Reden"] = naar == "VoortijdigGestopt" ? "Het ging niet." : null,
    };

    static async Task<Klokstand> KlokAsync(TestApp app, Guid dossier, DateOnly op) =>
        Pactklok.Bereken(Dossierstand.Feiten(new(2013, 3, 14), await app.LeesAsync(dossier)), Regioparameters.Standaard, op);

    /// <summary>Rows 10 to 13, 16 and 17 of the table of R4.</summary>
    [Theory, Sqlite, Postgres]
    public async Task RowsOfTheClockTable_ThroughTheForms_GiveDayGrensAndBand(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var browser = await app.AmbtenaarAsync();
        var (start, s) = (new DateOnly(2025, 3, 1), new DateOnly(2025, 1, 15));
        foreach (var (type, einde, thuis, later, op, verwacht) in new (string, string?, DateOnly?, bool, DateOnly, (int?, DateOnly?, int?, PactBand))[]
        {
            ("Afstandsonderwijs", "VoortijdigGestopt", new(2025, 3, 20), false, new(2025, 3, 20), (46, new(2025, 5, 4), 45, PactBand.VierWeken)),
            ("Afstandsonderwijs", "VoortijdigGestopt", new(2025, 3, 29), true, new(2025, 3, 29), (46, new(2025, 5, 13), 45, PactBand.VierWeken)),
            ("Afstandsonderwijs", "VoortijdigGestopt", new(2025, 3, 30), true, new(2025, 3, 30), (1, new(2025, 6, 30), 92, PactBand.Binnen)),
            ("Afstandsonderwijs", "Afgerond", new(2025, 3, 20), false, new(2025, 3, 20), (1, new(2025, 6, 20), 92, PactBand.Binnen)),
            ("TerugNaarSchool", "VoortijdigGestopt", new(2025, 3, 10), false, new(2025, 3, 10), (46, new(2025, 4, 24), 45, PactBand.VierWeken)),
            ("Afstandsonderwijs", null, null, false, new(2025, 3, 20), (null, new(2025, 4, 15), null, PactBand.Gestopt)),
        })
        {
            var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.AbsoluutVerzuim, s, app.Regio.College);
            var url = await StartAsync(app, browser, dossier, start, type);
            if (einde is not null)
            {
                await PostAsync(browser, url + "/einde", Einde(einde, thuis!.Value.AddDays(-2), later ? "NieuwArrangement" : "Thuis", later ? null : thuis));
                if (later)
                    await PostAsync(browser, url + "/weer-thuis", new() { ["Input.WeerThuisOp"] = Nl(thuis.Value) });
            }

            var klok = await KlokAsync(app, dossier.Id, op);
            Assert.Equal((type, einde, verwacht), (type, einde, (klok.Dag, klok.Grens, klok.DagenOver, klok.Band)));
        }
    }

    [Theory, Sqlite, Postgres]
    public async Task Life_GoalsHoursEvaluationCorrectionAndEnd_AreKeptAndShown(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser, start) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync(), new DateOnly(2026, 10, 19));
        var url = await StartAsync(app, browser, dossier, start);
        await PostAsync(browser, url + "/doelen", new() { ["Input.Soort"] = "Contact", ["Input.Tekst"] = "Twee vrienden." });
        await PostAsync(browser, url + "/doelen", new() { ["Input.Soort"] = "Diploma" }, "main form.tz-formulier");
        var weg = (await browser.PageAsync(url + "/doelen")).QuerySelectorAll("main form[action*='handler=Intrekken'] input[name='Weg.Doel']")[1].GetAttribute("value");
        await PostAsync(browser, url + "/doelen", new() { ["Weg.Doel"] = weg }, "main form[action*='handler=Intrekken']");
        await PostAsync(browser, url + "/uren", new() { ["Plan.Vanaf"] = Nl(start), ["Plan.Weken"] = "3", ["Plan.Van"] = "4", ["Plan.Naar"] = "8" }, "main form[action*='handler=Plan']");
        await PostAsync(browser, url + "/uren", new() { ["Input.Weken[0].WerkelijkOnderwijs"] = "3" });
        await PostAsync(browser, url + "/evaluatie", new() { ["Input.Datum"] = "16-11-2026", ["Input.VolgendeOp"] = "14-12-2026", ["Input.TevredenheidKind"] = "6", ["Input.Verslag"] = "Het gaat." });
        var stap = (await browser.PageAsync(url)).QuerySelectorAll("main a[href*='/stappen/']").Last().GetAttribute("href")!;
        await PostAsync(browser, stap, new() { ["Input.Datum"] = Nl(start.AddDays(1)), ["Input.Reden"] = "Een dag later." });

        var na = (await app.LeesAsync(dossier.Id)).Arrangementen.Single();
        Assert.Equal((start.AddDays(1), new DateOnly(2026, 12, 14)), (na.GestartOp!.Value, na.EvaluatieOp!.Value));
        Assert.Equal(start.AddDays(1), (await app.LeesAsync(dossier.Id)).GestoptOp);
        var pagina = (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;
        foreach (var tekst in new[] { "Twee vrienden.", "eerst stond hier 19 oktober 2026. Een dag later.", "Het gaat.", "was er 3 van de 4 geplande uren onderwijs", "geen doel meer sinds" })
            Assert.Contains(tekst, pagina, StringComparison.Ordinal);

        // First it is shown what it does; nothing is saved by that.
        using (var controle = await browser.PostFormAsync(url + "/einde", new(Einde("Afgerond", new(2026, 11, 20), "EigenSchool"), StringComparer.Ordinal) { ["Input.Doelen[0].Bereik"] = "Deels", ["Input.Knop"] = "controleren" }))
        {
            Assert.Equal(HttpStatusCode.OK, controle.StatusCode);
            var blad = await Browser.ReadAsync(controle);
            Assert.Contains("Er zijn of komen taken voor nazorg op 27 november 2026", blad.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(ArrangementToestand.Gestart, (await app.LeesAsync(dossier.Id)).Arrangementen.Single().Toestand);
            using var bevestigd = await browser.PostFormAsync(blad, url + "/einde", new() { ["Input.Knop"] = "bevestigen" });
            Assert.Equal(HttpStatusCode.Redirect, bevestigd.StatusCode);
        }

        await using var db = app.Db();
        Assert.Equal(Doelbereik.Deels, (await db.Arrangementdoelen.SingleAsync(d => d.DossierId == dossier.Id && d.IngetrokkenOp == null)).Bereik);
        var taken = await db.Taken.Where(t => t.ArrangementId == na.Id).OrderBy(t => t.Termijn).ToListAsync();
        Assert.Equal([new(2026, 11, 27), new(2026, 12, 18), new(2027, 2, 12), new DateOnly(2027, 5, 21)], taken.Select(t => t.Termijn));
        Assert.Equal((new DateOnly(2027, 5, 21), true), ((await app.LeesAsync(dossier.Id)).Arrangementen.Single().NazorgTot!.Value, (await app.LeesAsync(dossier.Id)).ArrangementLoopt));

        // Home again: the look-ins are withdrawn, and the clock runs.
        await PostAsync(browser, url + "/weer-thuis", new() { ["Input.WeerThuisOp"] = "20-11-2026" });
        await using var weer = app.Db();
        Assert.All(await weer.Taken.Where(t => t.ArrangementId == na.Id).ToListAsync(), t => Assert.Equal(TaakToestand.Ingetrokken, t.Toestand));
        Assert.True((await app.LeesAsync(dossier.Id)).Band > PactBand.Gestopt);

        // What follows is a new one that names it.
        await PostAsync(browser, $"/dossiers/{dossier.Nummer}/arrangementen/nieuw?na={na.Id}", new() { ["Input.Type"] = "Oza", ["Input.Datum"] = "20-11-2026" });
        Assert.Equal(na.Id, (await app.LeesAsync(dossier.Id)).Arrangementen.Single(a => a.Id != na.Id).VorigeId);
    }

    [Fact]
    public async Task Goal_WithoutOutcome_IsAskedAtTheEndAtItsField()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var url = await StartAsync(app, browser, dossier, new(2026, 11, 2));
        await PostAsync(browser, url + "/doelen", new() { ["Input.Soort"] = "Leren" });
        using var post = await browser.PostFormAsync(url + "/einde", Einde("Afgerond", new(2026, 11, 19), "Werk"));
        Assert.Equal("Kies of dit doel is gehaald.", (await Browser.ReadAsync(post)).GetElementById("Input_Doelen_0__Bereik-fout")?.TextContent.Trim());
        Assert.Equal(ArrangementToestand.Gestart, (await app.LeesAsync(dossier.Id)).Arrangementen.Single().Toestand);
    }

    [Fact]
    public async Task Tlv_DecisionWithoutItsFields_IsRefusedAtEachField()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        await PostAsync(browser, $"/dossiers/{dossier.Nummer}/arrangementen/nieuw", new() { ["Input.Type"] = "Vso", ["Input.Datum"] = "2-11-2026" });
        var id = (await app.LeesAsync(dossier.Id)).Arrangementen.Single().Id;
        var url = $"/dossiers/{dossier.Nummer}/arrangementen/{id}";
        foreach (var naar in new[] { "Aangevraagd", "InBeoordeling" })
            await PostAsync(browser, url + "/stap", new() { ["Input.Naar"] = naar, ["Input.Datum"] = "3-11-2026" });
        using (var leeg = await browser.PostFormAsync(url + "/stap", new() { ["Input.Naar"] = "Toegekend", ["Input.Datum"] = "4-11-2026" }))
        {
            var page = await Browser.ReadAsync(leeg);
            Assert.Equal("Vul het nummer van de TLV in.", Proef.Fout(page, "Input.Soort.TlvNummer"));
            Assert.Equal("Kies laag, midden of hoog.", Proef.Fout(page, "Input.Soort.TlvCategorie"));
            Assert.NotNull(Proef.Fout(page, "Input.Soort.GeldigVan"));
        }

        var vol = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Input.Naar"] = "Toegekend", ["Input.Datum"] = "4-11-2026", ["Input.Soort.TlvNummer"] = "TLV-9-123", ["Input.Soort.TlvCategorie"] = "Hoog",
            ["Input.Soort.GeldigVan"] = "1-8-2026", ["Input.Soort.GeldigTotEnMet"] = "30-7-2027",
        };
        using (var einde = await browser.PostFormAsync(url + "/stap", vol))
            Assert.StartsWith("Een TLV eindigt op 31 juli.", Proef.Fout(await Browser.ReadAsync(einde), "Input.Soort.GeldigTotEnMet"), StringComparison.Ordinal);
        await PostAsync(browser, url + "/stap", new(vol, StringComparer.Ordinal) { ["Input.Soort.GeldigTotEnMet"] = "31-7-2027" });
        Assert.Contains("TLV-9-123", (await browser.PageAsync(url)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // Sealed: the number is nowhere in the row.
        var rij = (await app.LeesAsync(dossier.Id)).Arrangementen.Single();
        Assert.Equal((TlvCategorie.Hoog, new DateOnly(2027, 7, 31)), (rij.TlvCategorie!.Value, rij.GeldigTotEnMet!.Value));
        Assert.DoesNotContain("TLV-9", System.Text.Encoding.UTF8.GetString(rij.TlvNummer!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Combinatie_SecondStart_IsRefusedUnlessMarkedAndTheClockWaitsForTheLast()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var een = await StartAsync(app, browser, dossier, new(2026, 11, 2));
        await Assert.ThrowsAsync<Xunit.Sdk.TrueException>(() => StartAsync(app, browser, dossier, new(2026, 11, 9)));
        var twee = (await app.LeesAsync(dossier.Id)).Arrangementen.Single(a => a.Toestand == ArrangementToestand.Akkoord);
        var url = $"/dossiers/{dossier.Nummer}/arrangementen/{twee.Id}";
        await PostAsync(browser, url + "/stap", new()
        {
            ["Input.Naar"] = "Gestart", ["Input.Datum"] = "9-11-2026", ["Input.Aanbieder"] = "Zorgboerderij", ["Input.UrenOnderwijs"] = "0", ["Input.UrenZorg"] = "6",
            ["Input.Financiering"] = "Jeugdwet", ["Input.EersteEvaluatieOp"] = "7-12-2026", ["Input.Combinatie"] = "true",
        });
        await PostAsync(browser, een + "/einde", Einde("VoortijdigGestopt", new(2026, 11, 16), "NieuwArrangement"));
        Assert.Equal(PactBand.Gestopt, (await app.LeesAsync(dossier.Id)).Band);
        await PostAsync(browser, url + "/einde", Einde("VoortijdigGestopt", new(2026, 11, 19), "Thuis", new(2026, 11, 19)));
        Assert.True((await app.LeesAsync(dossier.Id)).Band > PactBand.Gestopt);
    }

    static async Task<string?> FoutAsync(Browser browser, string url, string veld, Dictionary<string, string?> velden, string form = "main form[method=post]")
    {
        using var post = await browser.PostFormAsync(url, velden, form);
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        return Proef.Fout(await Browser.ReadAsync(post), veld);
    }

    static async Task<string> StapUrlAsync(TestApp app, string url, Guid arrangement, ArrangementToestand toestand)
    {
        await using var db = app.Db();
        return $"{url}/stappen/{(await db.ArrangementStappen.SingleAsync(s => s.ArrangementId == arrangement && s.Toestand == toestand)).Id}";
    }

    [Fact]
    public async Task Correction_AgainstTheOthersAndWhatWasRecorded_IsRefusedAndOfAStartedOneKeepsWhatStoodThere()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var een = await StartAsync(app, browser, dossier, new(2026, 10, 5));
        var eenId = Guid.Parse(een[^36..]);
        await PostAsync(browser, een + "/evaluatie", new() { ["Input.Datum"] = "2-11-2026", ["Input.VolgendeOp"] = "14-12-2026" });
        Assert.StartsWith("Er is na deze dag nog geëvalueerd.", await FoutAsync(browser, een + "/einde", "Input.Datum", Einde("Afgerond", new(2026, 11, 1), "NieuwArrangement")), StringComparison.Ordinal);
        await PostAsync(browser, een + "/einde", Einde("Afgerond", new(2026, 11, 9), "NieuwArrangement"));
        var twee = await StartAsync(app, browser, dossier, new(2026, 11, 12), "Oza");
        var tweeId = Guid.Parse(twee[^36..]);

        // The end of the one past the start of the other, the start of the other before the end of the one, and an end before the evaluation.
        var (einde, start) = (await StapUrlAsync(app, een, eenId, ArrangementToestand.Afgerond), await StapUrlAsync(app, twee, tweeId, ArrangementToestand.Gestart));
        Dictionary<string, string?> Op(string dag) => new() { ["Input.Datum"] = dag, ["Input.Reden"] = "Verkeerd genoteerd." };
        const string samen = "Dan loopt dit tegelijk met een ander arrangement.";
        Assert.StartsWith(samen, await FoutAsync(browser, einde, "Input.Datum", Op("13-11-2026")), StringComparison.Ordinal);
        Assert.StartsWith(samen, await FoutAsync(browser, start, "Input.Datum", Op("8-11-2026")), StringComparison.Ordinal);
        Assert.StartsWith("Er is na deze dag nog geëvalueerd.", await FoutAsync(browser, einde, "Input.Datum", Op("1-11-2026")), StringComparison.Ordinal);

        // What a started one is: only with a reason, and what stood there stays to be read.
        Dictionary<string, string?> anders = new()
        {
            ["Input.Aanbieder"] = "De Andere School", ["Input.UrenOnderwijs"] = "5", ["Input.Financiering"] = "Jeugdwet", ["Input.Combinatie"] = "true",
        };
        Assert.Equal("Schrijf kort op waarom.", await FoutAsync(browser, twee + "/gegevens", "Input.Reden", anders));
        Assert.Equal("Vul in wie het arrangement geeft.", await FoutAsync(browser, twee + "/gegevens", "Input.Aanbieder", new(anders) { ["Input.Aanbieder"] = "", ["Input.Reden"] = "Fout." }));
        await PostAsync(browser, twee + "/gegevens", new(anders) { ["Input.Reden"] = "De school belde." });
        var rij = (await app.LeesAsync(dossier.Id)).Arrangementen.Single(a => a.Id == tweeId);
        Assert.Equal((5m, Financieringsgronden.Jeugdwet, true), (rij.UrenOnderwijs!.Value, rij.Financiering!.Value, rij.Combinatie));
        var tekst = (await browser.PageAsync(twee)).QuerySelector("main")!.TextContent;
        foreach (var woorden in new[] { "De Andere School", "Aanbieder: Proefschool", "Uren per week: 8 onderwijs, 2 zorg", "Wie betaalt: Samenwerkingsverband", "De school belde." })
            Assert.Contains(woorden, tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("Wijkt af van", tekst, StringComparison.Ordinal);
        await using (var db = app.Db())
            Assert.DoesNotContain("Proefschool", System.Text.Encoding.UTF8.GetString((await db.Gegevenscorrecties.SingleAsync(c => c.ArrangementId == tweeId)).Was), StringComparison.Ordinal);

        // As a combinatie they may run at a time, and then it stays one.
        await PostAsync(browser, start, Op("8-11-2026"));
        Assert.StartsWith(samen, await FoutAsync(browser, twee + "/gegevens", "Input.Combinatie", new() { ["Input.Combinatie"] = null, ["Input.Reden"] = "Toch niet." }), StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task LookIns_OfAnotherOrganisation_FollowACorrectionAndHomeAgainAndItsTakingBack(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser, consulent) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync(), await app.ConsulentAsync());
        var url = await StartAsync(app, browser, dossier, new(2026, 10, 12));
        var id = Guid.Parse(url[^36..]);
        await PostAsync(browser, url + "/einde", Einde("Afgerond", new(2026, 11, 18), "EigenSchool"));
        async Task<List<Taak>> TakenAsync()
        {
            await using var db = app.Db();
            return await db.Taken.AsNoTracking().Where(t => t.ArrangementId == id).OrderBy(t => t.Termijn).ToListAsync();
        }

        var eigen = await TakenAsync();
        Assert.All(eigen, t => Assert.Equal(app.Regio.Alkmaar.Id, t.OrganisatieId));
        // The SWV corrects the end: the look-ins of the gemeente move with it.
        await PostAsync(consulent, await StapUrlAsync(app, url, id, ArrangementToestand.Afgerond), new() { ["Input.Datum"] = "17-11-2026", ["Input.Reden"] = "Een dag eerder." });
        var verzet = await TakenAsync();
        Assert.Equal(eigen.Select(t => (t.Id, t.Termijn.AddDays(-1), TaakToestand.Open)), verzet.Select(t => (t.Id, t.Termijn, t.Toestand)));
        await PostAsync(consulent, url + "/weer-thuis", new() { ["Input.WeerThuisOp"] = "19-11-2026" });
        Assert.All(await TakenAsync(), t => Assert.Equal(TaakToestand.Ingetrokken, t.Toestand));
        Assert.True((await app.LeesAsync(dossier.Id)).Band > PactBand.Gestopt);

        // Taken back with a reason: the clock stands still again, the look-ins are there again, and the day that stood there is in the act.
        const string intrekken = "main form[action*='handler=Intrekken']";
        Assert.Equal("Schrijf kort op waarom.", await FoutAsync(browser, url + "/weer-thuis", "Weg.Reden", [], intrekken));
        await PostAsync(browser, url + "/weer-thuis", new() { ["Weg.Reden"] = "De melding ging over een broer." }, intrekken);
        Assert.Equal(4, (await TakenAsync()).Count(t => t.Toestand == TaakToestand.Open));
        Assert.Equal(PactBand.Gestopt, (await app.LeesAsync(dossier.Id)).Band);
        Assert.Contains("2026-11-19", (await app.ActsAsync(dossier.Id)).Single(a => a.Kind == ActKind.ArrangementWeerThuisIngetrokken).Feiten, StringComparison.Ordinal);
        // Not when something new began since.
        await PostAsync(browser, url + "/weer-thuis", new() { ["Input.WeerThuisOp"] = "19-11-2026" });
        await PostAsync(browser, $"/dossiers/{dossier.Nummer}/arrangementen/nieuw?na={id}", new() { ["Input.Type"] = "Oza", ["Input.Datum"] = "19-11-2026" });
        Assert.StartsWith("Er is daarna een nieuw arrangement", await FoutAsync(browser, url + "/weer-thuis", "Weg.Reden", new() { ["Weg.Reden"] = "Vergissing." }, intrekken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LookIn_OfAnotherOrganisation_ChangesInNothingButItsDayAndOnlyWithItsArrangement()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var url = await StartAsync(app, browser, dossier, new(2026, 10, 12));
        var id = Guid.Parse(url[^36..]);
        await PostAsync(browser, url + "/einde", Einde("Afgerond", new(2026, 11, 18), "EigenSchool"));
        var source = app.Services.GetRequiredService<DbSource>();
        foreach (var (metArrangement, anders) in new (bool, Action<Taak>)[]
        {
            (false, t => t.Termijn = t.Termijn.AddDays(1)), (true, t => t.VoorId = Guid.CreateVersion7()), (true, t => t.Toestand = TaakToestand.Klaar),
        })
        {
            await using var db = source.For(Scope.Of(Guid.CreateVersion7(), Rol.SwvConsulent, app.Regio.SwvVo.Id, app.Regio.Regio.Id));
            Taak taak;
            await using (var alles = app.Db())
                taak = await alles.Taken.AsNoTracking().FirstAsync(t => t.ArrangementId == id);
            db.Attach(taak);
            anders(taak);
            var arrangement = await db.Arrangementen.SingleAsync(a => a.Id == id);
            if (metArrangement)
                arrangement.TevredenheidKind = 6;
            db.Begin(ActKind.ArrangementStapVerbeterd, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            await Assert.ThrowsAsync<OutOfScopeException>(() => db.SaveChangesAsync());
        }
    }

    [Fact]
    public async Task End_BySwvThatLosesSightOfTheDossier_LandsOnTheWorkList()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser, consulent) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync(), await app.ConsulentAsync());
        var url = await StartAsync(app, browser, dossier, new(2026, 11, 2));
        using var post = await consulent.PostFormAsync(url + "/einde", Einde("Afgerond", new(2026, 11, 18), "Werk"));
        Assert.Equal((HttpStatusCode.Redirect, "/werkvoorraad"), (post.StatusCode, post.Headers.Location!.OriginalString));
        Assert.Contains("U ziet dit dossier niet meer: het hoort nu niet meer bij uw werk.", (await consulent.PageAsync("/werkvoorraad")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var weg = await consulent.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, weg.StatusCode);
    }

    [Fact]
    public async Task Evaluation_ThatWasMissed_IsASignalForTheConsulentUntilItIsHeld()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var url = await StartAsync(app, browser, dossier, new(2026, 10, 12));
        await using (var db = app.Db())
        {
            var signaal = await db.Signalen.SingleAsync(s => s.DossierId == dossier.Id && s.Regel == Signaalregel.EvaluatieVerlopen && s.Toestand == SignaalToestand.Open);
            Assert.Equal((new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 9)), (signaal.Sinds, signaal.Termijn!.Value));
            var gehoor = (await Geadresseerden.LezenAsync(db, TestApp.Vandaag, default)).Van(Signaalregel.EvaluatieVerlopen, await app.LeesAsync(dossier.Id));
            var vanSwv = await db.Aanstellingen.Where(a => a.OrganisatieId == app.Regio.SwvVo.Id).Select(a => a.GebruikerId).ToListAsync();
            Assert.True(gehoor.Personen.IsSubsetOf(vanSwv) && gehoor.Personen.Count + gehoor.Vacatures.Count > 0);
        }

        await PostAsync(browser, url + "/evaluatie", new() { ["Input.Datum"] = "19-11-2026", ["Input.VolgendeOp"] = "17-12-2026" });
        await using var na = app.Db();
        Assert.Equal(SignaalToestand.Afgehandeld, (await na.Signalen.SingleAsync(s => s.DossierId == dossier.Id && s.Regel == Signaalregel.EvaluatieVerlopen)).Toestand);
    }

    [Fact]
    public async Task Page_WhoReadsIt_TheTwoSidesAndNobodyElse()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var url = await StartAsync(app, browser, dossier, new(2026, 11, 2));
        foreach (var (wie, verwacht) in new[]
        {
            (await app.ConsulentAsync(), HttpStatusCode.OK), (browser, HttpStatusCode.OK), (await app.AlsAsync(Rol.Schoolmelder, app.Regio.College), HttpStatusCode.NotFound),
            (await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo), HttpStatusCode.NotFound), (await app.AlsAsync(Rol.FunctioneelBeheerder, app.Regio.Alkmaar), HttpStatusCode.Forbidden),
        })
        {
            using var get = await wie.GetAsync(url);
            Assert.Equal(verwacht, get.StatusCode);
        }

        // The paper for the jongere and the parents names nobody.
        var papier = await browser.PageAsync(url + "/tevredenheid?kind=8");
        Assert.DoesNotContain("Noor", papier.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(papier.QuerySelector("main a[href$='/evaluatie?kind=8']"));
        Assert.Equal("8", (await browser.PageAsync(url + "/evaluatie?kind=8")).QuerySelector("[name='Input.TevredenheidKind']")!.GetAttribute("value"));
        // No SWV has a role in the mbo, so it cannot propose a route there.
        Assert.Null((await (await app.ConsulentAsync()).PageAsync($"/dossiers/{dossier.Nummer}/arrangementen/nieuw")).QuerySelector("option[value=MboTraject]"));
    }

    [Fact]
    public async Task Kpis_OnTheDossierAndInTheList_FollowOfferAndStart()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        await StartAsync(app, browser, dossier, new(2026, 11, 2));
        var na = await app.LeesAsync(dossier.Id);
        Assert.Equal((Kpiuitkomst.OpTijd, Kpiuitkomst.OpTijd), (na.AanbodKpi, na.GestartKpi));
        Assert.Contains("Aanbod op tijd", (await browser.PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await browser.PageAsync("/dossiers?kpi=start-op-tijd&sorteer=nummer&richting=af&perPagina=100")).QuerySelector($"a[href='/dossiers/{dossier.Nummer}']"));
        Assert.Null((await browser.PageAsync("/dossiers?kpi=start-te-laat&perPagina=100")).QuerySelector($"a[href='/dossiers/{dossier.Nummer}']"));
    }
}
