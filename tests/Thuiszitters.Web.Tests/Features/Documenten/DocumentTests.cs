// What: documents over HTTP: taken in, told by content, sealed, versions, scanned, handed out; and who may do which.
// Source: ADR 23, permissions.csv (document.lezen, document.toevoegen). Hostile first: other organisations, roles and files.

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Documenten;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.ProcessingLog;

namespace Thuiszitters.Web.Tests.Features.Documenten;

/// <summary>The program with a scanner that a test can silence.</summary>
sealed class ScanApp : TestApp
{
    public Clamdserver Clamd { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Documenten:ClamdHost", "127.0.0.1");
        builder.UseSetting("Documenten:ClamdPort", Clamd.Poort.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("Documenten:ClamdTimeoutSeconds", "2");
        builder.UseSetting("Documenten:WachtSeconds", "0");
        builder.UseSetting("Documenten:BestandMb", "1");
        builder.UseSetting("Documenten:VerzoekMb", "3");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Clamd.Dispose();
    }
}

public sealed class DocumentTests(Apps apps) : IClassFixture<Apps>
{
    const string Naam = "Gespreksverslag Noor.docx";

    static string Url(Dossier d) => $"/dossiers/{d.Nummer}";

    static string Nieuw(Dossier d) => Url(d) + "/documenten/nieuw";

    static MultipartFormDataContent Formulier(IHtmlDocument pagina, IReadOnlyList<(string Naam, string Waarde)> velden, params (string Naam, byte[] Inhoud)[] bestanden)
    {
        var formulier = new MultipartFormDataContent();
        var form = pagina.QuerySelector("main form[method=post]")!;
        // What a tick sends when it is off comes after it in a browser; here only when it is off.
        foreach (var veld in form.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Where(v => velden.All(x => x.Naam != v.Name)))
            formulier.Add(new StringContent(veld.Value), veld.Name!);
        foreach (var (naam, waarde) in velden)
            formulier.Add(new StringContent(waarde), naam);
        foreach (var (naam, inhoud) in bestanden)
        {
            var bestand = new ByteArrayContent(inhoud);
            // What a browser says of it is not believed.
            bestand.Headers.ContentType = new MediaTypeHeaderValue("text/html");
            formulier.Add(bestand, "Input.Bestanden", naam);
        }

        return formulier;
    }

    static async Task<HttpResponseMessage> StuurAsync(Browser browser, string url, params (string Naam, byte[] Inhoud)[] bestanden) =>
        await browser.Client.PostAsync(url, Formulier(await browser.PageAsync(url), [("Input.Soort", "Verslag")], bestanden));

    static async Task<Document> VoegToeAsync(TestApp app, Browser browser, Dossier dossier, string naam = Naam, byte[]? inhoud = null)
    {
        using var post = await StuurAsync(browser, Nieuw(dossier), (naam, inhoud ?? Bestand.Docx()));
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        return (await DocumentenAsync(app, dossier))[^1];
    }

    static async Task<List<Document>> DocumentenAsync(TestApp app, Dossier dossier)
    {
        await using var db = app.Db();
        return [.. (await db.Set<Document>().AsNoTracking().Where(d => d.DossierId == dossier.Id).ToListAsync()).OrderBy(d => d.Id)];
    }

    static async Task<HttpStatusCode> CodeAsync(Browser browser, string url)
    {
        using var antwoord = await browser.GetAsync(url);
        return antwoord.StatusCode;
    }

    static string Ophalen(Dossier dossier, Document document, int versie = 1) => $"{Url(dossier)}/documenten/{document.Id}/versies/{versie}";

    static async Task DeelAsync(TestApp app, Dossier dossier, Organisatie met, Dossierdeel delen)
    {
        await using var db = app.Db();
        db.Begin(ActKind.DossierGedeeld, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
        db.Add(new Deling
        {
            DossierId = dossier.Id, VanOrganisatieId = app.Regio.Alkmaar.Id, MetOrganisatieId = met.Id, Delen = delen, Grond = Deelgrond.ToezichtLeerplicht,
            Vanaf = TestApp.Vandaag.AddDays(-1), Tot = TestApp.Vandaag.AddDays(30),
        });
        await db.SaveChangesAsync();
    }

    [Theory, Sqlite, Postgres]
    public async Task Upload_SeveralAtOnce_AreKeptSealedUnderOneActAndHandedOutAsFiles(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        using var post = await StuurAsync(browser, Nieuw(dossier), ("C:\\map\\Rapport van Noor.exe", Bestand.Pdf), ("notitie.txt", Bestand.Tekst));
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.Equal(Url(dossier), post.Headers.Location!.OriginalString);
        Assert.Equal([ActKind.DocumentToegevoegd], (await app.ActsAsync(dossier.Id)).Select(a => a.Kind));
        var documenten = await DocumentenAsync(app, dossier);
        Assert.Equal(2, documenten.Count);
        Assert.All(documenten, d => Assert.Equal((app.Regio.Alkmaar.Id, app.Regio.Alkmaar.Id), (d.OrganisatieId, d.VanOrganisatieId)));

        await using (var db = app.Db())
        {
            foreach (var inhoud in await db.Set<Documentinhoud>().Where(i => i.DossierId == dossier.Id).ToListAsync())
            {
                Assert.DoesNotContain("%PDF", Encoding.Latin1.GetString(inhoud.Inhoud), StringComparison.Ordinal);
                Assert.DoesNotContain("gesprek", Encoding.Latin1.GetString(inhoud.Inhoud), StringComparison.Ordinal);
            }

            foreach (var versie in await db.Set<Documentversie>().Where(v => v.DossierId == dossier.Id).ToListAsync())
                Assert.DoesNotContain("Noor", Encoding.Latin1.GetString(versie.Naam), StringComparison.Ordinal);
            Assert.DoesNotContain("Rapport", (await db.Acts.SingleAsync(a => a.DossierId == dossier.Id && a.Kind == ActKind.DocumentToegevoegd)).Feiten, StringComparison.Ordinal);
        }

        var blad = (await browser.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent;
        Assert.Contains("Rapport van Noor.pdf", blad, StringComparison.Ordinal);
        Assert.Contains("2 documenten (verslag) toegevoegd.", blad, StringComparison.Ordinal);
        Assert.Contains("nog niet op virussen onderzocht", blad, StringComparison.Ordinal);
        var pdf = (await browser.PageAsync(Url(dossier))).QuerySelectorAll("main a").Cast<IHtmlAnchorElement>().Single(a => a.TextContent.Contains("Rapport", StringComparison.Ordinal) && a.PathName.Contains("/versies/", StringComparison.Ordinal));
        using var bestand = await browser.GetAsync(pdf.PathName);
        Assert.Equal(Bestand.Pdf, await bestand.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", bestand.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", bestand.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(bestand.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(bestand.Headers.CacheControl!.NoStore);
        await using var log = app.Db();
        Assert.Equal(1, await log.Set<Inzage>().CountAsync(i => i.DossierId == dossier.Id && i.Doel == Doel.Document.Code));
    }

    [Fact]
    public async Task Upload_SameFormTwice_SavesOnce()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var pagina = await browser.PageAsync(Nieuw(dossier));
        for (var i = 0; i < 2; i++)
        {
            using var post = await browser.Client.PostAsync(Nieuw(dossier), Formulier(pagina, [("Input.Soort", "Plan")], (Naam, Bestand.Odt())));
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        Assert.Single(await DocumentenAsync(app, dossier));
        Assert.Single(await app.ActsAsync(dossier.Id));
    }

    [Fact]
    public async Task Upload_OneOfSeveralRefused_SavesNothingAndSaysWhy()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        using var post = await StuurAsync(
            browser, Nieuw(dossier), ("goed.pdf", Bestand.Pdf), ("plaatje.png", "<svg onload=alert(1)>"u8.ToArray()), ("macro.docx", Bestand.Docx(erbij: "word/vbaProject.bin")), ("programma.pdf", [(byte)'M', (byte)'Z', 0]));
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        var fout = Proef.Fout(await Browser.ReadAsync(post), "Input.Bestanden")!;
        Assert.Contains("\"plaatje.png\" is een webpagina of bevat code.", fout, StringComparison.Ordinal);
        Assert.Contains("In \"macro.docx\" zit een macro", fout, StringComparison.Ordinal);
        Assert.Contains("\"programma.pdf\" is geen soort bestand dat u hier kunt bewaren.", fout, StringComparison.Ordinal);
        Assert.Contains("Er is niets opgeslagen.", fout, StringComparison.Ordinal);
        Assert.Empty(await DocumentenAsync(app, dossier));
        Assert.Empty(await app.ActsAsync(dossier.Id));
    }

    [Fact]
    public async Task Upload_WithoutKindOrFile_SaysSoAtTheField()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        using var post = await browser.Client.PostAsync(Nieuw(dossier), Formulier(await browser.PageAsync(Nieuw(dossier)), []));
        var pagina = await Browser.ReadAsync(post);
        Assert.Equal("Kies wat voor documenten het zijn.", Proef.Fout(pagina, "Input.Soort"));
        Assert.Contains("Kies een bestand.", Proef.Fout(pagina, "Input.Bestanden"), StringComparison.Ordinal);
        using var kind = await browser.Client.PostAsync(Nieuw(dossier), Formulier(await browser.PageAsync(Nieuw(dossier)), [("Input.Soort", "99")], ("a.pdf", Bestand.Pdf)));
        Assert.Equal(HttpStatusCode.OK, kind.StatusCode);
        Assert.Empty(await DocumentenAsync(app, dossier));
    }

    [Fact]
    public async Task Scanner_Infected_IsRefused_AndWhatWaitedIsDestroyedLater()
    {
        using var app = new ScanApp();
        await app.StartAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        using var besmet = await StuurAsync(browser, Nieuw(dossier), ("brief.txt", Clamdserver.Eicar));
        Assert.Contains("In \"brief.txt\" is een virus gevonden.", Proef.Fout(await Browser.ReadAsync(besmet), "Input.Bestanden"), StringComparison.Ordinal);
        Assert.Empty(await DocumentenAsync(app, dossier));
        await VoegToeAsync(app, browser, dossier, "schoon.txt", [.. Enumerable.Repeat((byte)'a', 200_000)]);
        Assert.Equal([Scanuitkomst.Schoon], await ScansAsync(app, dossier));
        Assert.Equal(2, app.Clamd.Gescand);

        // The scanner is away: kept, marked, and looked at later.
        app.Clamd.Antwoord = "";
        var wacht = await VoegToeAsync(app, browser, dossier, "wacht.txt", Clamdserver.Eicar);
        app.Clamd.Antwoord = "INSTREAM size limit exceeded. ERROR";
        await VoegToeAsync(app, browser, dossier, "ook.pdf", Bestand.Pdf);
        Assert.Equal([Scanuitkomst.Schoon, Scanuitkomst.NietGescand, Scanuitkomst.NietGescand], await ScansAsync(app, dossier));
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(browser, Ophalen(dossier, wacht)));
        await ScanAsync(app);
        Assert.Equal(2, (await ScansAsync(app, dossier)).Count(s => s == Scanuitkomst.NietGescand));

        app.Clamd.Antwoord = null;
        await ScanAsync(app);
        await ScanAsync(app);
        Assert.Equal([Scanuitkomst.Schoon, Scanuitkomst.Besmet, Scanuitkomst.Schoon], await ScansAsync(app, dossier));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(browser, Ophalen(dossier, wacht)));
        await using var db = app.Db();
        Assert.Equal(2, await db.Set<Documentinhoud>().CountAsync(i => i.DossierId == dossier.Id));
        Assert.Equal(1, await db.Acts.CountAsync(a => a.DossierId == dossier.Id && a.Kind == ActKind.DocumentGeblokkeerd));
        Assert.Contains("er is een virus gevonden. Het bestand is vernietigd.", (await browser.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    static async Task ScanAsync(TestApp app) =>
        Assert.Equal(JobOutcome.Klaar, (await app.Services.GetRequiredService<JobRunner>().RunAsync(DocumentenScannen.Name, TestApp.Vandaag)).Outcome);

    static async Task<List<Scanuitkomst>> ScansAsync(TestApp app, Dossier dossier)
    {
        await using var db = app.Db();
        return [.. (await db.Set<Documentscan>().AsNoTracking().Where(s => s.DossierId == dossier.Id).ToListAsync()).OrderBy(s => s.Id).Select(s => s.Uitkomst)];
    }

    [Fact]
    public async Task Scanner_CannotJudgeTheHeadOfTheQueue_StillComesToTheRest()
    {
        using var app = new ScanApp();
        await app.StartAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        app.Clamd.Antwoord = "";
        foreach (var naam in new[] { "lastig 1", "lastig 2", "lastig 3", "lastig 4", "goed" })
            await VoegToeAsync(app, browser, dossier, naam + ".txt", Encoding.UTF8.GetBytes(naam));
        await using (var db = app.Db())
        {
            // And one row that cannot even be opened.
            db.Begin(ActKind.DocumentVervangen, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            var eerste = (await db.Set<Documentinhoud>().Where(i => i.DossierId == dossier.Id).ToListAsync()).MinBy(i => i.Id)!;
            db.Entry(eerste).Property(i => i.Inhoud).CurrentValue = [1, 2, 3];
            await db.SaveChangesAsync();
        }

        (app.Clamd.Antwoord, app.Clamd.Oordeel) = (null, i => Encoding.UTF8.GetString(i).StartsWith("lastig", StringComparison.Ordinal) ? "stream: Can't parse ERROR" : null);
        await ScanAsync(app);
        var na = await ScansAsync(app, dossier);
        Assert.Equal(4, na.Count(s => s == Scanuitkomst.NietGescand));
        Assert.Equal(Scanuitkomst.Schoon, na[^1]);

        // Asked and without a verdict: they stand behind what comes now.
        await using var lees = app.Db();
        Assert.Equal(5, await lees.Set<Documentscan>().CountAsync(s => s.DossierId == dossier.Id && s.GescandOp != null));
    }

    [Fact]
    public async Task Scanner_Hangs_IsWaitedForOncePerForm_AndHalfAnAnswerIsNone()
    {
        using var app = new ScanApp();
        await app.StartAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        app.Clamd.Zwijgt = true;
        using var post = await StuurAsync(browser, Nieuw(dossier), ("1.pdf", Bestand.Pdf), ("2.pdf", Bestand.Pdf), ("3.pdf", Bestand.Pdf));
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.Equal(1, app.Clamd.Gescand);
        (app.Clamd.Zwijgt, app.Clamd.BreektAf) = (false, true);
        await VoegToeAsync(app, browser, dossier, "half.pdf", Bestand.Pdf);
        Assert.Equal(4, (await ScansAsync(app, dossier)).Count(s => s == Scanuitkomst.NietGescand));
    }

    [Fact]
    public async Task Upload_WhileAllPlacesAreTaken_IsToldToComeBack()
    {
        using var app = new ScanApp();
        await app.StartAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var plaatsen = app.Services.GetRequiredService<Uploadplaatsen>();
        for (var i = 0; i < Uploadplaatsen.Aantal; i++)
            Assert.True(await plaatsen.NeemAsync(TimeSpan.Zero, default));
        using var post = await StuurAsync(browser, Nieuw(dossier), ("1.pdf", Bestand.Pdf));
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.Contains("Er worden nu te veel bestanden tegelijk verstuurd.", (await browser.PageAsync(post.Headers.Location!.OriginalString)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await DocumentenAsync(app, dossier));
        plaatsen.GeefTerug();
        await VoegToeAsync(app, browser, dossier);
    }

    [Fact]
    public async Task Version_WithdrawnByAColleagueDuringTheScan_IsNotSavedOver()
    {
        using var app = new ScanApp();
        await app.StartAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var document = await VoegToeAsync(app, browser, dossier);
        var url = $"{Url(dossier)}/documenten/{document.Id}";
        app.Clamd.Tussendoor = async () =>
        {
            await using var db = app.Db();
            db.Begin(ActKind.DocumentIngetrokken, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            var rij = await db.Set<Document>().SingleAsync(d => d.Id == document.Id);
            (rij.IngetrokkenOp, rij.Versie) = (TestApp.Vandaag, rij.Versie + 1);
            await db.SaveChangesAsync();
        };
        using var post = await browser.Client.PostAsync(url, Formulier(await browser.PageAsync(url), [("Input.Intrekken", "false"), ("Input.Reden", "Ondertekend.")], ("getekend.pdf", Bestand.Pdf)));
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        await using var lees = app.Db();
        Assert.Equal(1, await lees.Set<Documentversie>().CountAsync(v => v.DocumentId == document.Id));
    }

    [Theory, Sqlite, Postgres]
    public async Task Withdrawn_FromTheWrongDossier_LeavesNeitherNameNorBytes(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, gemeente, swv) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync(), await app.ConsulentAsync());
        foreach (var browser in new[] { gemeente, swv })
        {
            var document = await VoegToeAsync(app, browser, dossier, "Ander Kind.pdf", Bestand.Pdf);
            var url = $"{Url(dossier)}/documenten/{document.Id}";
            using var post = await browser.Client.PostAsync(
                url, Formulier(await browser.PageAsync(url), [("Input.Intrekken", "true"), ("Input.VerkeerdDossier", "true"), ("Input.Reden", "Van een ander.")]));
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
            Assert.DoesNotContain("Ander Kind", (await browser.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            await using var db = app.Db();
            Assert.False(await db.Set<Documentinhoud>().AnyAsync(i => i.DocumentId == document.Id));
        }
    }

    [Fact]
    public async Task Withdrawn_HasNoNameForWhoItWasSharedWith()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var document = await VoegToeAsync(app, browser, dossier, "Ander Kind.pdf", Bestand.Pdf);
        await DeelAsync(app, dossier, app.Regio.Heiloo, Dossierdeel.Documenten);
        var heiloo = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        Assert.Contains("Ander Kind", (await heiloo.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var url = $"{Url(dossier)}/documenten/{document.Id}";
        using var post = await browser.Client.PostAsync(url, Formulier(await browser.PageAsync(url), [("Input.Intrekken", "true"), ("Input.Reden", "Verkeerd.")]));
        Assert.DoesNotContain("Ander Kind", (await heiloo.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ander Kind", (await browser.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Transfer_Accepted_TakesDocumentsAndContactsAlong(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, alkmaar, heiloo) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync(), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo));
        var document = await VoegToeAsync(app, alkmaar, dossier, "verslag.pdf", Bestand.Pdf);
        foreach (var (browser, pad, velden) in new (Browser, string, Dictionary<string, string?>)[]
        {
            (alkmaar, "/betrokkenen/nieuw", new() { ["Input.Relatie"] = "Moeder", ["Input.Contact.Naam"] = "Fatima Proefmoeder", ["Input.Contact.Gezag"] = "Ja" }),
            (alkmaar, "/overdragen", new() { ["Input.Naar"] = app.Regio.Heiloo.Id.ToString(), ["Input.Reden"] = "De jongere woont nu in Heiloo." }),
            (heiloo, "/overdracht", new() { ["Input.Besluit"] = "true", ["Input.Postcode"] = "1851 AB" }),
        })
        {
            using var post = await browser.PostFormAsync(Url(dossier) + pad, velden);
            Assert.True(post.StatusCode == HttpStatusCode.Redirect, $"{pad} gave {(int)post.StatusCode}");
        }

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await CodeAsync(alkmaar, Ophalen(dossier, document)), await CodeAsync(heiloo, Ophalen(dossier, document))));
        using var bestand = await heiloo.GetAsync(Ophalen(dossier, document));
        Assert.Equal(Bestand.Pdf, await bestand.Content.ReadAsByteArrayAsync());
        Assert.Contains("Fatima Proefmoeder", (await heiloo.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(heiloo, $"{Url(dossier)}/documenten/{document.Id}"));
    }

    [Fact]
    public async Task Limits_TooBig_AreRefusedWithTheSizeSaidBeforehand()
    {
        using var app = new ScanApp();
        await app.StartAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var pagina = await browser.PageAsync(Nieuw(dossier));
        Assert.Contains("Hooguit 1 MB per bestand, 3 MB en 20 bestanden samen.", pagina.Body!.TextContent, StringComparison.Ordinal);
        var groot = new byte[(1024 * 1024) + 1];
        Bestand.Pdf.CopyTo(groot, 0);
        using var een = await StuurAsync(browser, Nieuw(dossier), ("groot.pdf", groot));
        Assert.Contains("\"groot.pdf\" is groter dan 1 MB.", Proef.Fout(await Browser.ReadAsync(een), "Input.Bestanden"), StringComparison.Ordinal);
        using var samen = await StuurAsync(browser, Nieuw(dossier), ("1.pdf", groot), ("2.pdf", groot), ("3.pdf", groot), ("4.pdf", groot));
        Assert.Equal(HttpStatusCode.Redirect, samen.StatusCode);
        Assert.Contains("samen groter dan 3 MB", (await browser.PageAsync(samen.Headers.Location!.OriginalString)).Body!.TextContent, StringComparison.Ordinal);
        using var veel = await StuurAsync(browser, Nieuw(dossier), [.. Enumerable.Range(0, 21).Select(i => ($"{i}.pdf", Bestand.Pdf))]);
        Assert.Contains("Kies hooguit 20 bestanden tegelijk.", Proef.Fout(await Browser.ReadAsync(veel), "Input.Bestanden"), StringComparison.Ordinal);
        Assert.Empty(await DocumentenAsync(app, dossier));
    }

    [Theory, Sqlite, Postgres]
    public async Task Versions_NewOneKeepsTheEarlier_AndWithdrawnIsHandedOutNoMore(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var document = await VoegToeAsync(app, browser, dossier);
        var url = $"{Url(dossier)}/documenten/{document.Id}";
        var oud = await browser.PageAsync(url);
        using var nieuw = await browser.Client.PostAsync(url, Formulier(oud, [("Input.Intrekken", "false"), ("Input.Reden", "Ondertekend.")], ("getekend.pdf", Bestand.Pdf)));
        Assert.Equal(HttpStatusCode.Redirect, nieuw.StatusCode);
        using var eerste = await browser.GetAsync(Ophalen(dossier, document));
        using var tweede = await browser.GetAsync(Ophalen(dossier, document, 2));
        Assert.Equal(Bestand.Docx().Length, (await eerste.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal(Bestand.Pdf, await tweede.Content.ReadAsByteArrayAsync());

        // A form that was opened before that shows what stands there now.
        using var verouderd = await browser.Client.PostAsync(
            url, Formulier(await AnderActAsync(browser, url, oud), [("Input.Intrekken", "true"), ("Input.Reden", "Verkeerd dossier.")]));
        Assert.Equal(HttpStatusCode.Conflict, verouderd.StatusCode);
        Assert.Contains("Verkeerd dossier.", await verouderd.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var zonder = await browser.Client.PostAsync(url, Formulier(await browser.PageAsync(url), [("Input.Intrekken", "true")]));
        Assert.Equal("Schrijf kort op waarom.", Proef.Fout(await Browser.ReadAsync(zonder), "Input.Reden"));
        using var weg = await browser.Client.PostAsync(url, Formulier(await browser.PageAsync(url), [("Input.Intrekken", "true"), ("Input.Reden", "Verkeerd dossier.")]));
        Assert.Equal(HttpStatusCode.Redirect, weg.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(browser, Ophalen(dossier, document, 2)));
        Assert.Equal([ActKind.DocumentToegevoegd, ActKind.DocumentVervangen, ActKind.DocumentIngetrokken], (await app.ActsAsync(dossier.Id)).Select(a => a.Kind));
        Assert.Contains("Verkeerd dossier.", (await browser.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The old form, as somebody else would have had it open: its own act, the old version.</summary>
    static async Task<IHtmlDocument> AnderActAsync(Browser browser, string url, IHtmlDocument oud)
    {
        var pagina = await browser.PageAsync(url);
        ((IHtmlInputElement)pagina.QuerySelector("main input[name='Input.Versie']")!).Value = ((IHtmlInputElement)oud.QuerySelector("main input[name='Input.Versie']")!).Value;
        return pagina;
    }

    [Theory, Sqlite, Postgres]
    public async Task School_HandsToTheGemeente_AndReadsNothing(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, school) = (await app.ThuiszitterAsync(), await app.AlsAsync(Rol.Schoolmelder, app.Regio.College));
        Assert.Contains("Daarna kunt u ze hier niet meer openen.", (await school.PageAsync(Nieuw(dossier))).Body!.TextContent, StringComparison.Ordinal);
        var document = await VoegToeAsync(app, school, dossier, "rapport.pdf", Bestand.Pdf);
        Assert.Equal((app.Regio.Alkmaar.Id, app.Regio.College.Id), (document.OrganisatieId, document.VanOrganisatieId));
        Assert.DoesNotContain("rapport", (await school.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(school, Ophalen(dossier, document)));
        Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(school, $"{Url(dossier)}/documenten/{document.Id}"));
        var gemeente = await app.AmbtenaarAsync();
        Assert.Contains("Het Lentecollege", (await gemeente.PageAsync(Url(dossier))).QuerySelector("#kop-documenten")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(gemeente, Ophalen(dossier, document)));
        // A share of documents opens nothing to who may not read documents; another school finds no dossier at all.
        await DeelAsync(app, dossier, app.Regio.College, Dossierdeel.Documenten);
        Assert.DoesNotContain("rapport", (await school.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(await app.AlsAsync(Rol.Schoolmelder, app.Regio.Basisschool), Nieuw(dossier)));
    }

    [Fact]
    public async Task School_WritesMoreThanANewDocument_IsRefusedByTheGate()
    {
        var app = await apps.SqliteAsync();
        var (dossier, gemeente) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var document = await VoegToeAsync(app, gemeente, dossier);
        var wie = (await app.Regio.AanstellingAsync(app.Services, Rol.Schoolmelder, app.Regio.College)).GebruikerId;
        var scope = Scope.Of(wie, Rol.Schoolmelder, app.Regio.College.Id, app.Regio.Regio.Id);
        Documentversie Versie(Guid van, Guid deel) => new()
        {
            DossierId = dossier.Id, OrganisatieId = deel, DocumentId = van, Nummer = 9, Naam = [1], Type = Bestandstype.Pdf, Grootte = 1, AuteurId = wie,
            ToegevoegdOp = new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc),
        };
        Document Los(Guid deel) => new() { DossierId = dossier.Id, OrganisatieId = deel, VanOrganisatieId = app.Regio.College.Id, Soort = DocumentSoort.Overig, ToegevoegdOp = TestApp.Vandaag };
        object[] verboden = [Versie(document.Id, app.Regio.Alkmaar.Id), Los(app.Regio.SwvVo.Id), Los(app.Regio.College.Id)];
        foreach (var rij in verboden)
        {
            await using var db = app.Services.GetRequiredService<DbSource>().For(scope);
            db.Begin(ActKind.DocumentToegevoegd, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(rij);
            await Assert.ThrowsAsync<OutOfScopeException>(() => db.SaveChangesAsync());
        }
    }

    [Theory, Sqlite, Postgres]
    public async Task OwnPart_IsOfOneSide_AndAShareOpensThatOfTheGemeenteOnly(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, gemeente, swv) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync(), await app.ConsulentAsync());
        var (vanGemeente, vanSwv) = (await VoegToeAsync(app, gemeente, dossier, "gemeente.pdf", Bestand.Pdf), await VoegToeAsync(app, swv, dossier, "verband.pdf", Bestand.Pdf));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(swv, Ophalen(dossier, vanGemeente)));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(gemeente, Ophalen(dossier, vanSwv)));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(gemeente, $"{Url(dossier)}/documenten/{vanSwv.Id}"));
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(swv, Ophalen(dossier, vanSwv)));
        var heiloo = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Ophalen(dossier, vanGemeente)));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Nieuw(dossier)));

        await DeelAsync(app, dossier, app.Regio.Heiloo, Dossierdeel.Notities);
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Ophalen(dossier, vanGemeente)));
        await DeelAsync(app, dossier, app.Regio.Heiloo, Dossierdeel.Documenten);
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(heiloo, Ophalen(dossier, vanGemeente)));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Ophalen(dossier, vanSwv)));
        Assert.Contains("gemeente.pdf", (await heiloo.PageAsync(Url(dossier))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // To read, never to write.
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, Nieuw(dossier)));
        Assert.Equal(HttpStatusCode.NotFound, await CodeAsync(heiloo, $"{Url(dossier)}/documenten/{vanGemeente.Id}"));
        foreach (var (rol, organisatie) in new[] { (Rol.RegioAnalist, app.Regio.Regio), (Rol.FunctioneelBeheerder, app.Regio.Alkmaar), (Rol.PrivacyOfficer, app.Regio.Regio) })
            Assert.Equal(HttpStatusCode.Forbidden, await CodeAsync(await app.AlsAsync(rol, organisatie), Ophalen(dossier, vanGemeente)));
    }

    [Fact]
    public async Task ClosedDossier_IsReadAndNotAddedTo()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var document = await VoegToeAsync(app, browser, dossier);
        var (nieuw, een) = (await browser.PageAsync(Nieuw(dossier)), await browser.PageAsync($"{Url(dossier)}/documenten/{document.Id}"));
        await app.SluitAsync(dossier.Id);
        using var post = await browser.Client.PostAsync(Nieuw(dossier), Formulier(nieuw, [("Input.Soort", "Plan")], (Naam, Bestand.Odt())));
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        using var intrekken = await browser.Client.PostAsync($"{Url(dossier)}/documenten/{document.Id}", Formulier(een, [("Input.Intrekken", "true"), ("Input.Reden", "x")]));
        Assert.Equal(HttpStatusCode.Conflict, intrekken.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(browser, Ophalen(dossier, document)));
    }
}
