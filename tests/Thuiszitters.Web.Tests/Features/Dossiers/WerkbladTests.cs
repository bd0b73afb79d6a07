// What: notes that are corrected or withdrawn, causes and needs, and the timeline: one entry per act, filtered and paged, and at level Kern no
// more than rules.md R8 gives.

using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Dossiers;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Dossiers;

public sealed class WerkbladTests(Apps apps) : IClassFixture<Apps>
{
    /// <summary>Kinds that belong to no dossier, or of which there is nothing to tell: a change that nobody sees.</summary>
    static readonly HashSet<ActKind> NietOpDeTijdlijn =
    [
        ActKind.Aangemeld, ActKind.Afgemeld, ActKind.AccountGewijzigd, ActKind.GebruikerAangemaakt, ActKind.OrganisatieAangemaakt, ActKind.AanmeldenMislukt,
        ActKind.StandHerrekend, ActKind.LijstGeimporteerd, ActKind.LijstAangeboden, ActKind.ImportBevestigd, ActKind.ImportGeannuleerd, ActKind.ImportKolommenGekozen, ActKind.ImportVerlopen,
        ActKind.JobGestart, ActKind.JobGeprobeerd, ActKind.JobGestopt, ActKind.MailOpnieuwGeprobeerd, ActKind.MailTeruggekomen,
        ActKind.SchoolvakantiesVervangen, ActKind.VakantieregioGekozen, ActKind.ZoekopdrachtBewaard, ActKind.ZoekopdrachtGewijzigd, ActKind.ZoekopdrachtVerwijderd, ActKind.WaarnemingVastgelegd, ActKind.WaarnemingBeeindigd,
        ActKind.ExportAangevraagd, ActKind.ExportGoedgekeurd, ActKind.ExportAfgewezen, ActKind.ExportGedownload, ActKind.ExportGemaakt, ActKind.ExportVernietigd,
        ActKind.EscalatieGewijzigd, ActKind.MeldingsvoorkeurGewijzigd,
        ActKind.MailKlaargezet, ActKind.VoorbeeldregioGemaakt, ActKind.VoorzieningToegevoegd, ActKind.VoorzieningGewijzigd,
        ActKind.OverlegGepland, ActKind.OverlegGewijzigd, ActKind.OverlegGehouden, ActKind.OverlegAfgelast, ActKind.DeelnemerToegevoegd, ActKind.DeelnemerWeggehaald, ActKind.AgendaGewijzigd,
        ActKind.OordeelGegeven, ActKind.OordeelVervangen, ActKind.OordeelVervallen, ActKind.VrijstellingcriteriaVastgesteld, ActKind.VrijstellinggrondslagGekozen, ActKind.VrijstellingtermijnenVastgesteld,
    ];

    public static IEnumerable<object[]> Soorten => Enum.GetValues<ActKind>().Where(k => !NietOpDeTijdlijn.Contains(k)).Select(k => new object[] { k });

    [Theory, MemberData(nameof(Soorten))]
    public void ActKind_OfADossier_HasASentence(ActKind kind)
    {
        var regel = Tijdlijnzinnen.Van(new Act { At = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), Kind = kind, CorrelationId = "0" }, new Dictionary<Guid, string>(), null);
        Assert.NotEqual(Tijdlijnzinnen.Onbekend, regel.Zin);
        Assert.Matches(@"\A\p{Lu}.+\.\z", regel.Zin);
    }

    static List<string> Regels(IHtmlDocument page) => [.. page.QuerySelectorAll("section[aria-labelledby=kop-tijdlijn] .tz-gebeurtenis__titel").Select(t => t.TextContent)];

    [Theory, Sqlite, Postgres]
    public async Task Timeline_AllPagesTogether_ShowEachActExactlyOnce(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        var url = $"/dossiers/{dossier.Nummer}";
        // What says something of another jongere too is for who did it; here the system did all.
        var kinds = Enum.GetValues<ActKind>().Where(k => !NietOpDeTijdlijn.Contains(k) && !Tijdlijnzinnen.OverEenAnder.Contains(k)).ToList();
        var verwacht = new List<string> { "Dossier geopend." };
        await using (var db = app.Db())
        {
            // Each with a number of its own in the sentence, many at the same moment.
            for (var i = 1; i <= 70; i++)
            {
                db.Begin(ActKind.DossierGeopend, new DateTime(2026, 11, 20, 10, i / 20, 0, DateTimeKind.Utc), dossier.Id, $"{{\"regel\":\"{i}\"}}");
                await db.SaveChangesAsync();
                verwacht.Add($"Dossier geopend uit een lijst (regel {i}).");
            }

            // Of tasks one between this gemeente and the SWV, and one that is of the SWV alone.
            foreach (var vraagt in new[] { app.Regio.Alkmaar.Id, app.Regio.SwvVo.Id })
                foreach (var kind in kinds.Where(k => vraagt == app.Regio.Alkmaar.Id || k is >= ActKind.TaakToegevoegd and <= ActKind.TaakVerzet))
                {
                    db.Begin(kind, new DateTime(2026, 11, 20, 9, 0, 0, DateTimeKind.Utc), dossier.Id, $"{{\"vraagt\":\"{vraagt}\",\"gevraagd\":\"{app.Regio.SwvVo.Id}\"}}");
                    await db.SaveChangesAsync();
                }
        }

        var gezien = new List<string>();
        var page = await browser.PageAsync(url);
        while (true)
        {
            var regels = Regels(page);
            Assert.InRange(regels.Count, 1, 30);
            gezien.AddRange(regels);
            if (page.QuerySelectorAll("section[aria-labelledby=kop-tijdlijn] a").FirstOrDefault(a => a.TextContent == "Toon oudere") is not { } ouder)
                break;
            page = await browser.PageAsync(url + ouder.GetAttribute("href")!.Split('#')[0]);
        }

        Assert.Equal(71 + kinds.Count, gezien.Count);
        foreach (var zin in verwacht.Skip(1))
            Assert.Single(gezien, zin);
        // The kinds divide what all together show.
        var perSoort = new Dictionary<Tijdlijnsoort, List<string>>();
        foreach (var soort in Enum.GetValues<Tijdlijnsoort>())
        {
            perSoort[soort] = [];
            for (var blad = 0; blad < 4; blad++)
                perSoort[soort].AddRange(Regels(await browser.PageAsync($"{url}?soort={soort.ToString().ToLowerInvariant()}&ouder={blad}")));
        }

        Assert.Equal(gezien.Order(StringComparer.Ordinal), perSoort.Values.SelectMany(r => r).Order(StringComparer.Ordinal));
        Assert.Equal(5, perSoort[Tijdlijnsoort.Taak].Count(r => r.StartsWith("Taak ", StringComparison.Ordinal)));
        Assert.All(perSoort.Where(s => s.Key != Tijdlijnsoort.Taak).SelectMany(s => s.Value), r => Assert.False(r.StartsWith("Taak ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Timeline_PeopleAndSystem_AreToldApart()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        var url = $"/dossiers/{dossier.Nummer}";
        using (var post = await browser.PostFormAsync(url + "/notitie", new() { ["Input.Soort"] = "Notitie", ["Input.Tekst"] = "Gesprek voorbereid." }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);

        var (mensen, systeem, contact, niets) = (await browser.PageAsync(url + "?wie=mensen"), await browser.PageAsync(url + "?wie=systeem"), await browser.PageAsync(url + "?soort=Contact&wie=mensen"),
            await browser.PageAsync(url + "?soort=arrangement&ouder=5&wie=onzin"));

        Assert.Equal(["Notitie van 20 november 2026 vastgelegd."], Regels(mensen));
        Assert.Equal(["Dossier geopend."], Regels(systeem));
        Assert.Contains("Het systeem", systeem.QuerySelector("section[aria-labelledby=kop-tijdlijn]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Regels(mensen), Regels(contact));
        Assert.Contains("Niets gevonden met dit filter.", niets.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Contacten", "Alleen mensen"], contact.QuerySelectorAll("section[aria-labelledby=kop-tijdlijn] [aria-current]").Select(a => a.TextContent));
    }

    static async Task<(string Url, Notitie Notitie)> NotitieAsync(TestApp app, Browser browser, Dossier dossier, string tekst)
    {
        using var post = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}/notitie", new() { ["Input.Soort"] = "Telefoon", ["Input.MetWie"] = "School", ["Input.Tekst"] = tekst });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        await using var db = app.Db();
        var notitie = await db.Notities.AsNoTracking().Where(n => n.DossierId == dossier.Id).OrderByDescending(n => n.Id).FirstAsync();
        return ($"/dossiers/{dossier.Nummer}/notities/{notitie.Id}", notitie);
    }

    [Theory, Sqlite, Postgres]
    public async Task Note_CorrectedAndWithdrawn_KeepsWhatItSaidInItsHistory(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        var (url, notitie) = await NotitieAsync(app, browser, dossier, "Moeder belt maandag");

        using (var een = await browser.PostFormAsync(url, new() { ["Input.Tekst"] = "Moeder belt dinsdag", ["Input.Reden"] = "Verkeerde dag." }))
            Assert.Equal(HttpStatusCode.Redirect, een.StatusCode);
        var verbeterd = (await browser.PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("main")!.TextContent;
        using (var twee = await browser.PostFormAsync(url, new() { ["Input.Intrekken"] = "true", ["Input.Reden"] = "Hoort bij een ander dossier." }))
            Assert.Equal(HttpStatusCode.Redirect, twee.StatusCode);
        var ingetrokken = (await browser.PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("main")!.TextContent;

        Assert.Contains("Moeder belt dinsdag", verbeterd, StringComparison.Ordinal);
        Assert.DoesNotContain("Moeder belt maandag", verbeterd, StringComparison.Ordinal);
        Assert.Contains("Telefoongesprek met school van 20 november 2026 gecorrigeerd: het verslag is aangepast.", verbeterd, StringComparison.Ordinal);
        Assert.Contains("Ingetrokken op 20 november 2026.", ingetrokken, StringComparison.Ordinal);
        Assert.DoesNotContain("Moeder belt", ingetrokken, StringComparison.Ordinal);
        Assert.Contains("Hoort bij een ander dossier.", ingetrokken, StringComparison.Ordinal);
        var geschiedenis = (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;
        Assert.Contains("Moeder belt maandag", geschiedenis, StringComparison.Ordinal);
        Assert.Contains("Moeder belt dinsdag", geschiedenis, StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.All(await db.Set<Notitieversie>().Where(v => v.NotitieId == notitie.Id).ToListAsync(), v => Assert.DoesNotContain("Moeder", System.Text.Encoding.UTF8.GetString(v.Tekst), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Note_OfAColleague_IsReadWithItsHistoryAndNotCorrected()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var ik = await app.AmbtenaarAsync();
        var (url, _) = await NotitieAsync(app, ik, dossier, "Wat er eerst stond");
        using (var post = await ik.PostFormAsync(url, new() { ["Input.Tekst"] = "Wat er nu staat", ["Input.Reden"] = "Vollediger." }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        var (collega, swv) = (await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar), await app.ConsulentAsync());

        foreach (var isGesloten in new[] { false, true })
        {
            if (isGesloten)
                await app.SluitAsync(dossier.Id);
            var blad = (await collega.PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("section[aria-labelledby=kop-notities]")!.TextContent;
            Assert.Contains("Geschiedenis", blad, StringComparison.Ordinal);
            Assert.DoesNotContain("Verbeteren of intrekken", blad, StringComparison.Ordinal);
            var geschiedenis = (await collega.PageAsync(url)).QuerySelector("main")!;
            Assert.Contains("Wat er eerst stond", geschiedenis.TextContent, StringComparison.Ordinal);
            Assert.Contains("Wat er nu staat", geschiedenis.TextContent, StringComparison.Ordinal);
            Assert.Empty(geschiedenis.QuerySelectorAll("textarea, button"));
            var los = await collega.PageAsync("/functie");
            los.QuerySelector("main form")!.SetAttribute("action", url);
            using var vanAnder = await collega.PostFormAsync(los, url, new() { ["Input.ActId"] = Guid.CreateVersion7().ToString(), ["Input.Versie"] = "1", ["Input.Tekst"] = "Van een ander", ["Input.Reden"] = "Zomaar." });
            Assert.Equal(HttpStatusCode.NotFound, vanAnder.StatusCode);
        }

        using var get = await swv.GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
    }

    [Fact]
    public async Task Reason_OfANoteOfTheSwv_IsNotReadByTheGemeente()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var swv = await app.ConsulentAsync();
        var (url, _) = await NotitieAsync(app, swv, dossier, "Van het verband");
        using (var post = await swv.PostFormAsync(url, new() { ["Input.Tekst"] = "Anders", ["Input.Reden"] = "Reden van het verband" }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.Contains("Reden van het verband", (await swv.PageAsync($"/dossiers/{dossier.Nummer}")).Body!.TextContent, StringComparison.Ordinal);
        var bijGemeente = (await (await app.AmbtenaarAsync()).PageAsync($"/dossiers/{dossier.Nummer}")).Body!.TextContent;
        Assert.DoesNotContain("Reden van het verband", bijGemeente, StringComparison.Ordinal);
        Assert.Contains("Telefoongesprek van 20 november 2026 gecorrigeerd.", bijGemeente, StringComparison.Ordinal);
        Assert.DoesNotContain("met school", bijGemeente, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StaleNote_IsRefusedWithTheInputKept()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var (een, twee) = (await app.AmbtenaarAsync(), await app.AmbtenaarAsync());
        var (url, _) = await NotitieAsync(app, een, dossier, "Eerste");
        var page = await een.PageAsync(url);
        using (var eerder = await twee.PostFormAsync(url, new() { ["Input.Tekst"] = "Tweede", ["Input.Reden"] = "Vollediger." }))
            Assert.Equal(HttpStatusCode.Redirect, eerder.StatusCode);

        using var post = await een.PostFormAsync(page, url, new() { ["Input.Tekst"] = "Derde", ["Input.Reden"] = "Nog vollediger." });

        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        var terug = await Browser.ReadAsync(post);
        Assert.Equal("Derde", terug.QuerySelector("[name='Input.Tekst']")!.TextContent.Trim());
        Assert.Contains("Tweede", terug.QuerySelector("section[aria-labelledby=kop-gewijzigd]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Causes_AddedAndRemoved_StandOnTheTimelineAndNotAtLevelKern(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var (gemeente, url) = (await app.AmbtenaarAsync(), $"/dossiers/{dossier.Nummer}");
        foreach (var velden in new[]
        {
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Input.Plaats"] = "GeenPlek", ["Input.Omgeving"] = "Gezinssituatie", ["Input.Behoeften"] = "KleineGroep" },
            new(StringComparer.Ordinal) { ["Input.Plaats"] = "Overstap" },
        })
        {
            using var post = await gemeente.PostFormAsync(url + "/oorzaken", velden);
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        var na = await app.LeesAsync(dossier.Id);
        Assert.Equal((Oorzaken.Overstap | Oorzaken.Gezinssituatie, Behoeften.KleineGroep), (na.Oorzaken, na.Behoeften));
        var blad = (await gemeente.PageAsync(url)).Body!.TextContent;
        Assert.Contains("Oorzaak erbij: overstap tussen scholen. Oorzaak eraf: wachtlijst of geen plek.", blad, StringComparison.Ordinal);
        Assert.Contains("Kleine groep", blad, StringComparison.Ordinal);
        foreach (var (rol, organisatie) in new[] { (Rol.SwvConsulent, app.Regio.SwvVo), (Rol.Schoolmelder, app.Regio.College) })
        {
            var kern = (await (await app.AlsAsync(rol, organisatie)).PageAsync(url)).Body!.TextContent;
            foreach (var woord in new[] { "ezinssituatie", "leine groep", "Oorzaken" })
                Assert.DoesNotContain(woord, kern, StringComparison.Ordinal);
        }

        using var niets = await gemeente.PostFormAsync(url + "/oorzaken", []);
        Assert.Equal(2, (await app.ActsAsync(dossier.Id)).Count);
        using var swv = await (await app.ConsulentAsync()).GetAsync(url + "/oorzaken");
        Assert.Equal(HttpStatusCode.NotFound, swv.StatusCode);
    }

    [Theory, Sqlite, Postgres]
    public async Task Heard_ByOneSide_IsReadByThatSideOnly(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await app.ThuiszitterAsync();
        var (gemeente, swv, url) = (await app.AmbtenaarAsync(), await app.ConsulentAsync(), $"/dossiers/{dossier.Nummer}");
        Assert.Contains("De jongere is door uw organisatie nog niet gehoord.", (await gemeente.PageAsync(url)).Body!.TextContent, StringComparison.Ordinal);

        using (var een = await gemeente.PostFormAsync(url + "/gehoord", new() { ["Input.Wie"] = "Jongere", ["Input.Woorden"] = "Ik wil naar een kleine klas" }))
            Assert.Equal(HttpStatusCode.Redirect, een.StatusCode);
        using (var twee = await gemeente.PostFormAsync(url + "/gehoord", new() { ["Input.Wie"] = "Vader", ["Input.WildeNiet"] = "true" }))
            Assert.Equal(HttpStatusCode.Redirect, twee.StatusCode);

        using (var drie = await swv.PostFormAsync(url + "/gehoord", new() { ["Input.Wie"] = "Moeder", ["Input.Woorden"] = "Wij wachten al lang" }))
            Assert.Equal(HttpStatusCode.Redirect, drie.StatusCode);

        var bijGemeente = (await gemeente.PageAsync(url)).Body!.TextContent;
        Assert.Contains("Iemand gehoord op 20 november 2026.", bijGemeente, StringComparison.Ordinal);
        Assert.DoesNotContain("Moeder gehoord", bijGemeente, StringComparison.Ordinal);
        Assert.DoesNotContain("Wij wachten", bijGemeente, StringComparison.Ordinal);
        foreach (var woorden in new[] { "Ik wil naar een kleine klas", "Wilde er niets over zeggen.", "Jongere gehoord op 20 november 2026.", "Vader gehoord op 20 november 2026." })
            Assert.Contains(woorden, bijGemeente, StringComparison.Ordinal);
        Assert.DoesNotContain("nog niet gehoord", bijGemeente, StringComparison.Ordinal);
        foreach (var kern in new[] { swv, await app.AlsAsync(Rol.Schoolmelder, app.Regio.College) })
        {
            var tekst = (await kern.PageAsync(url)).Body!.TextContent;
            Assert.DoesNotContain("kleine klas", tekst, StringComparison.Ordinal);
            Assert.DoesNotContain("Jongere gehoord op", tekst, StringComparison.Ordinal);
            Assert.DoesNotContain("Vader gehoord op", tekst, StringComparison.Ordinal);
        }
    }
}
