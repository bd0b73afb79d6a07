// What: the main journey over HTTP: work list, dossier, note, arrangement until it has started, absence ended; the counts of the work list
// equal the lists behind them. On SQLite and on a real PostgreSQL. Source: domain/journeys.md.

using System.Net;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Tests.Features.Werkvoorraad;

public sealed class HoofdreisTests(Apps apps) : IClassFixture<Apps>
{
    [Theory, Sqlite, Postgres]
    public async Task MainJourney_FromWorkListToStartedArrangement_StopsTheClock(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie();
        var dossier = await app.ThuiszitterAsync(wie);
        var browser = await app.AmbtenaarAsync();
        using (var start = await browser.GetAsync("/"))
            Assert.Equal("/werkvoorraad", start.Headers.Location!.OriginalString);
        var werk = await browser.PageAsync("/werkvoorraad");
        Assert.Contains(wie.Achternaam, werk.Body!.TextContent, StringComparison.Ordinal);
        foreach (var tegel in werk.QuerySelectorAll("main a[href^='/dossiers?']").Where(a => a.ClassName?.Contains("tegel", StringComparison.Ordinal) == true))
        {
            var aantal = int.Parse(System.Text.RegularExpressions.Regex.Match(tegel.TextContent, "[0-9]+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value, System.Globalization.CultureInfo.InvariantCulture);
            var lijst = await browser.PageAsync(tegel.GetAttribute("href")! + "&perPagina=100");
            Assert.Equal(aantal, lijst.QuerySelectorAll("main tbody tr").Length);
        }

        var url = $"/dossiers/{dossier.Nummer}";
        async Task StapAsync(string pad, Dictionary<string, string?> velden)
        {
            using var post = await browser.PostFormAsync(url + pad, velden);
            Assert.True(post.StatusCode == HttpStatusCode.Redirect, $"{pad}: {(int)post.StatusCode} {string.Join(' ', (await Browser.ReadAsync(post)).QuerySelectorAll("#foutenoverzicht li").Select(l => l.TextContent))}");
        }

        await StapAsync("/notitie", new() { ["Input.Soort"] = "Huisbezoek", ["Input.MetWie"] = "Jongere", ["Input.Tekst"] = "Thuis gesproken." });
        await StapAsync("/arrangementen/nieuw", new() { ["Input.Type"] = "Oza", ["Input.Datum"] = "2-11-2026" });
        var arrangement = (await app.LeesAsync(dossier.Id)).Arrangementen.Single();
        var pad = $"/arrangementen/{arrangement.Id}/stap";
        foreach (var (naar, datum) in new[] { ("Aangevraagd", "3-11-2026"), ("InBeoordeling", "4-11-2026"), ("Toegekend", "5-11-2026"), ("AanbodGedaan", "6-11-2026") })
            await StapAsync(pad, new() { ["Input.Naar"] = naar, ["Input.Datum"] = datum });
        await StapAsync(pad, new() { ["Input.Naar"] = "Akkoord", ["Input.Datum"] = "9-11-2026", ["Input.AkkoordOuders"] = "true", ["Input.AkkoordKind"] = "true" });
        Assert.True((await app.LeesAsync(dossier.Id)).Band > PactBand.Gestopt);
        await StapAsync(pad, new()
        {
            ["Input.Naar"] = "Gestart", ["Input.Datum"] = "16-11-2026", ["Input.Aanbieder"] = "Zorgboerderij", ["Input.UrenOnderwijs"] = "8", ["Input.UrenZorg"] = "4,5",
            ["Input.Financiering"] = "Swv", ["Input.EersteEvaluatieOp"] = "14-12-2026",
        });
        var na = await app.LeesAsync(dossier.Id);
        Assert.Equal((PactBand.Gestopt, new DateOnly(2026, 11, 16)), (na.Band, na.GestoptOp!.Value));
        Assert.Equal(4.5m, na.Arrangementen.Single().UrenZorg);
        var blad = (await browser.PageAsync(url)).Body!.TextContent;
        Assert.Contains("Zorgboerderij", blad, StringComparison.Ordinal);
        Assert.Contains("De klok staat stil sinds 16 november 2026", blad, StringComparison.Ordinal);
        var acts = (await app.ActsAsync(dossier.Id)).Select(a => a.Kind).ToList();
        Assert.Equal(8, acts.Count);
        Assert.Equal([ActKind.NotitieToegevoegd, ActKind.ArrangementVoorgesteld], acts.Take(2));
    }

    [Theory, Sqlite, Postgres]
    public async Task Lists_AnyFilterAndSort_AreShown(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        await app.ThuiszitterAsync();
        foreach (var browser in new[] { await app.AmbtenaarAsync(), await app.ConsulentAsync(), await app.AlsAsync(Rol.Schoolmelder, app.Regio.College), await app.AlsAsync(Rol.Doorzettingsmacht, app.Regio.Regio) })
            foreach (var vraag in new[]
            {
                "sorteer=nummer", "sorteer=nummer&richting=af", "sorteer=soort", "sorteer=soort&richting=af", "sorteer=sinds", "sorteer=sinds&richting=af", "sorteer=status", "sorteer=status&richting=af",
                "sorteer=grens&richting=af", "kpi=aanbod-te-laat", "kpi=start-te-laat", "kpi=aanbod-op-tijd", "kpi=start-op-tijd", "kpi=onzin", "behandelaar=mij", "behandelaar=geen", "behandelaar=onzin", "toon=alle", "toon=gesloten", "status=Thuiszitter&band=Binnen&soort=Lrv", "pagina=9&perPagina=50",
                $"school={app.Regio.College.Id}", $"behandelaar={Guid.CreateVersion7()}",
            })
                Assert.NotNull((await browser.PageAsync("/dossiers?" + vraag)).QuerySelector("h1"));
    }

    [Fact]
    public async Task Functie_ListsOnlyMine()
    {
        var app = await apps.SqliteAsync();
        await app.ConsulentAsync();
        var page = await (await app.AmbtenaarAsync()).PageAsync("/functie");
        Assert.Single(page.QuerySelectorAll("main form"));
    }
}
