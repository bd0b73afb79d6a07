// What: a gemeente asks another, that knows the same jongere, for its dossier: what each side sees, how it is answered, and when it lapses.
// Source: rules.md R8; ADR 31.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Overdrachten;

public sealed class OverdrachtsvraagTests(Apps apps) : IClassFixture<Apps>
{
    static string Url(Dossier d) => $"/dossiers/{d.Nummer}";

    static async Task<string> LeesAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    static async Task PostAsync(Browser browser, string url, Dictionary<string, string?> velden, string form = "main form[method=post]")
    {
        using var post = await browser.PostFormAsync(url, velden, form);
        Assert.True(post.StatusCode == HttpStatusCode.Redirect, $"{url} gave {(int)post.StatusCode}");
    }

    /// <summary>Looks where the jongere is known, and asks Alkmaar.</summary>
    static async Task VraagAsync(TestApp app, Browser heiloo, Dossier bij)
    {
        using var kijk = await heiloo.PostFormAsync(Url(bij) + "/overdracht-vragen", [], "form[action*=Kijk]");
        var blad = await Browser.ReadAsync(kijk);
        Assert.Contains("Gemeente Alkmaar", blad.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var post = await heiloo.PostFormAsync(blad, Url(bij) + "/overdracht-vragen", new() { ["Input.Naar"] = app.Regio.Alkmaar.Id.ToString(), ["Input.Reden"] = "WoontHier" }, "main form.tz-formulier");
        Assert.True(post.StatusCode == HttpStatusCode.Redirect, $"asking gave {(int)post.StatusCode}: {(await Browser.ReadAsync(post)).QuerySelector(".tz-foutenoverzicht, #foutenoverzicht")?.TextContent}");
    }

    static async Task<(TestApp App, Dossier Hier, Dossier Daar, Browser Heiloo, Browser Alkmaar)> TweeAsync(Apps apps, Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie();
        var daar = await app.ThuiszitterAsync(wie);
        var hier = await app.ThuiszitterAsync(wie, app.Regio.Heiloo);
        return (app, hier, daar, await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo), await app.AmbtenaarAsync());
    }

    static async Task<string> AntwoordUrlAsync(Browser alkmaar, Dossier daar) =>
        (await alkmaar.PageAsync(Url(daar))).QuerySelector("a[href*=overdrachtsvragen]")!.GetAttribute("href")!;

    [Theory, Sqlite, Postgres]
    public async Task Question_AskedDeclinedAskedAgainAndAnsweredByATransfer_TellsNoNumber(Provider provider)
    {
        var (app, hier, daar, heiloo, alkmaar) = await TweeAsync(apps, provider);
        await VraagAsync(app, heiloo, hier);

        var bijHen = await LeesAsync(alkmaar, Url(daar));
        Assert.Contains("Gemeente Heiloo vraagt dit dossier over te dragen (20 november 2026): de jongere woont in de gemeente die dit vraagt.", bijHen, StringComparison.Ordinal);
        Assert.Contains(daar.Nummer, await LeesAsync(alkmaar, "/dossiers?vraag=gemeente&perPagina=100"), StringComparison.Ordinal);
        foreach (var (browser, url, niet) in new[] { (alkmaar, Url(daar), hier), (heiloo, Url(hier), daar), (heiloo, Url(hier) + "/overdracht-vragen", daar) })
        {
            var html = (await browser.PageAsync(url)).DocumentElement.OuterHtml;
            Assert.DoesNotContain(niet.Nummer, html, StringComparison.Ordinal);
            Assert.DoesNotContain(niet.Id.ToString(), html, StringComparison.OrdinalIgnoreCase);
        }

        // Neither sees the other dossier; the SWV and the school hear nothing of the question.
        using (var r = await heiloo.GetAsync(Url(daar)))
            Assert.Equal(HttpStatusCode.NotFound, r.StatusCode);
        Assert.DoesNotContain("over te dragen", await LeesAsync(await app.ConsulentAsync(), Url(daar)), StringComparison.Ordinal);

        // A second question while the first waits is refused.
        using (var kijk = await heiloo.PostFormAsync(Url(hier) + "/overdracht-vragen", [], "form[action*=Kijk]"))
        using (var nog = await heiloo.PostFormAsync(await Browser.ReadAsync(kijk), Url(hier) + "/overdracht-vragen", new() { ["Input.Naar"] = app.Regio.Alkmaar.Id.ToString(), ["Input.Reden"] = "MeldingHier" }, "main form.tz-formulier"))
            Assert.Contains("Er is nog geen antwoord", Proef.Fout(await Browser.ReadAsync(nog), "Input.Naar")!, StringComparison.Ordinal);

        // Declined, from the list; the asker sees the answer.
        var antwoord = await AntwoordUrlAsync(alkmaar, daar);
        using (var leeg = await alkmaar.PostFormAsync(antwoord, new() { ["Input.Afwijzing"] = "99" }))
            Assert.NotNull(Proef.Fout(await Browser.ReadAsync(leeg), "Input.Afwijzing"));
        await PostAsync(alkmaar, antwoord, new() { ["Input.Afwijzing"] = "EerstAfronden" });
        Assert.Contains("Het antwoord: nee, wat er nu loopt wordt eerst afgerond.", await LeesAsync(heiloo, Url(hier)), StringComparison.Ordinal);
        using (var weer = await alkmaar.GetAsync(antwoord))
            Assert.Equal(HttpStatusCode.Conflict, weer.StatusCode);

        // Asked again and withdrawn; asked again and answered by the transfer that exists.
        await VraagAsync(app, heiloo, hier);
        await PostAsync(heiloo, Url(hier) + "/overdracht-vragen", [], "form[action*=Intrekken]");
        Assert.Contains("De vraag is ingetrokken.", await LeesAsync(alkmaar, Url(daar)), StringComparison.Ordinal);
        await VraagAsync(app, heiloo, hier);
        var naar = (await alkmaar.PageAsync(await AntwoordUrlAsync(alkmaar, daar))).QuerySelector("a[href*='overdragen?naar=']")!.GetAttribute("href")!;
        await PostAsync(alkmaar, naar, new() { ["Input.Reden"] = "De jongere woont nu in Heiloo." });
        Assert.Contains("Het antwoord: de overdracht is gevraagd.", await LeesAsync(heiloo, Url(hier)), StringComparison.Ordinal);
        await PostAsync(heiloo, Url(daar) + "/overdracht", new() { ["Input.Besluit"] = "true" });
        Assert.Equal(app.Regio.Heiloo.Id, (await app.LeesAsync(daar.Id)).GemeenteId);

        ActKind[] vragen = [.. Enum.GetValues<ActKind>().Where(k => (int)k is >= 807 and <= 812)];
        Assert.Equal(
            [ActKind.OverdrachtsvraagGesteld, ActKind.OverdrachtsvraagAfgewezen, ActKind.OverdrachtsvraagGesteld, ActKind.OverdrachtsvraagIngetrokken, ActKind.OverdrachtsvraagGesteld, ActKind.OverdrachtsvraagBeantwoord],
            (await app.ActsAsync(hier.Id)).Select(a => a.Kind).Where(vragen.Contains));
        Assert.Equal(
            [ActKind.OverdrachtsvraagOntvangen, ActKind.OverdrachtsvraagAfgewezen, ActKind.OverdrachtsvraagOntvangen, ActKind.OverdrachtsvraagIngetrokken, ActKind.OverdrachtsvraagOntvangen, ActKind.OverdrachtsvraagBeantwoord],
            (await app.ActsAsync(daar.Id)).Select(a => a.Kind).Where(vragen.Contains));
        Assert.Contains("Aan Gemeente Alkmaar gevraagd het dossier van deze jongere over te dragen: de jongere woont in de gemeente die dit vraagt.", await LeesAsync(heiloo, Url(hier)), StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task Question_WhenADossierClosesOrIsMerged_Lapses(Provider provider)
    {
        var (app, hier, daar, heiloo, alkmaar) = await TweeAsync(apps, provider);
        await VraagAsync(app, heiloo, hier);
        await app.PakOpAsync(daar.Id);
        await PostAsync(alkmaar, Url(daar) + "/sluiten", new() { ["Input.Reden"] = "Overleden", ["Input.Sinds"] = "19-11-2026" });
        Assert.Contains("De vraag is vervallen.", await LeesAsync(heiloo, Url(hier)), StringComparison.Ordinal);
        await using (var db = app.Db())
            Assert.All(await db.Set<Overdrachtsvraag>().Where(v => v.DossierId == hier.Id || v.DossierId == daar.Id).ToListAsync(), v => Assert.Equal(OverdrachtsvraagToestand.Vervallen, v.Toestand));

        // Nobody knows the jongere any more: the choice is not there.
        using (var kijk = await heiloo.PostFormAsync(Url(hier) + "/overdracht-vragen", [], "form[action*=Kijk]"))
            Assert.Contains("Geen andere gemeente", (await Browser.ReadAsync(kijk)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        var wie = Proef.Wie();
        var (weg, blijft, vrager) = (await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(wie with { Bsn = null }), await app.ThuiszitterAsync(wie, app.Regio.Heiloo));
        await VraagAsync(app, heiloo, vrager);
        await PostAsync(alkmaar, $"{Url(blijft)}/samenvoegen/{weg.Nummer}", new() { ["Input.Reden"] = "Zelfde jongere." }, "form#samenvoegen");
        Assert.Contains("De vraag is vervallen.", await LeesAsync(heiloo, Url(vrager)), StringComparison.Ordinal);
        // Of the dossier that stayed it can be asked anew.
        await VraagAsync(app, heiloo, vrager);
        Assert.Contains("Gemeente Heiloo vraagt dit dossier over te dragen", await LeesAsync(alkmaar, Url(blijft)), StringComparison.Ordinal);
        // With another BSN it was about somebody else.
        await PostAsync(heiloo, Url(vrager) + "/bsn", new() { ["Input.Bsn"] = Proef.Bsn() });
        await using (var db = app.Db())
            Assert.False(await db.Set<Overdrachtsvraag>().AnyAsync(v => (v.DossierId == vrager.Id || v.DossierId == blijft.Id) && v.Toestand == OverdrachtsvraagToestand.Open));
    }
}
