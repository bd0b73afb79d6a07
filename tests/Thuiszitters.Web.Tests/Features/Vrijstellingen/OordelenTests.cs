// What: two reviewers who do not see each other, the team lead who chooses them, and what somebody tries who wants to count twice.
// Source: rules.md R5.3; the attacks through pages, sessions and forged forms.

using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Concepten;
using Thuiszitters.Web.Features.Vrijstellingen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Vrijstellingen;

public sealed class OordelenTests(Apps apps) : IClassFixture<Apps>
{
    static readonly DateTime Nu = new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc);

    async Task<Beoordelingsproef> ProefAsync(Provider provider = Provider.Sqlite) => new(await apps.OpAsync(provider));

    [Theory, Sqlite, Postgres]
    public async Task FirstJudgement_ForWhoeverElse_EverythingStaysTheSame(Provider provider)
    {
        var proef = await ProefAsync(provider);
        var regio = proef.App.Regio;
        var ambtenaar = await proef.PersoonAsync("Lies", (Rol.Leerplichtambtenaar, regio.Alkmaar));
        var lead = await proef.PersoonAsync("Lena", (Rol.TeamleiderSwv, regio.SwvVo));
        var anna = await proef.BeoordelaarAsync("Anna");
        var bram = await proef.BeoordelaarAsync("Bram", (Rol.TeamleiderSwv, regio.SwvVo), (Rol.SwvConsulent, regio.SwvVo), (Rol.TeamleiderLeerplicht, regio.Alkmaar));
        var (dossier, id) = await proef.AanvraagAsync(ambtenaar, [anna, bram]);
        var zaak = $"/dossiers/{dossier.Nummer}";
        string[] bladen =
        [
            "/", "/werkvoorraad", "/vrijstellingen/te-beoordelen", "/vrijstellingen/toewijzen", Beoordelingsproef.Blad(id), $"/vrijstellingen/{id}/gesprek",
            zaak, zaak + "/tijdlijn", zaak + "/meer-tijdlijn", $"{zaak}/vrijstellingen/{id}", $"{zaak}/vrijstellingen/{id}/oordelen", $"{zaak}/vrijstellingen/{id}/beoordelaars",
            "/dossiers", $"/zoeken?q={dossier.Nummer}", "/taken", "/overleggen", "/exports", "/functie",
        ];
        var lezers = new List<(string Wie, Browser Browser)>
        {
            ("Bram beoordelaar", await proef.BeoordelaarAlsAsync(bram)), ("Bram teamleider SWV", await proef.AlsAsync(bram, Rol.TeamleiderSwv)),
            ("Bram consulent", await proef.AlsAsync(bram, Rol.SwvConsulent)), ("Bram teamleider leerplicht", await proef.AlsAsync(bram, Rol.TeamleiderLeerplicht, regio.Alkmaar)),
            ("Lena", await proef.AlsAsync(lead, Rol.TeamleiderSwv)), ("Lies", await proef.AlsAsync(ambtenaar, Rol.Leerplichtambtenaar, regio.Alkmaar)),
        };
        async Task<Dictionary<string, string>> AllesAsync()
        {
            var gezegd = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (wie, browser) in lezers)
                foreach (var blad in bladen)
                    gezegd[$"{wie} {blad}"] = await Beoordelingsproef.ZegtAsync(browser, blad);
            return gezegd;
        }

        // Once before, so that what a first look itself leaves behind is there.
        await AllesAsync();
        var voor = await AllesAsync();
        var (vVoor, dVoor) = (await proef.LeesAsync(id), await VersiesAsync(proef, dossier.Id));

        using var gegeven = await Beoordelingsproef.OordeelAsync(await proef.BeoordelaarAlsAsync(anna), id, Beoordelingsproef.Nee("Alleen Anna weet dit."));

        Assert.Equal(HttpStatusCode.Redirect, gegeven.StatusCode);
        Assert.Single(await proef.OordelenAsync(id));
        foreach (var (blad, gezegd) in await AllesAsync())
            Assert.Equal((blad, voor[blad]), (blad, gezegd));
        var vNa = await proef.LeesAsync(id);
        Assert.Equal((vVoor.Versie, vVoor.Toestand, vVoor.Ronde, dVoor), (vNa.Versie, vNa.Toestand, vNa.Ronde, await VersiesAsync(proef, dossier.Id)));
        foreach (var rol in (Rol[])[Rol.SwvBeoordelaar, Rol.TeamleiderSwv, Rol.SwvConsulent, Rol.TeamleiderLeerplicht])
        {
            var organisatie = rol == Rol.TeamleiderLeerplicht ? regio.Alkmaar : regio.SwvVo;
            var scope = Scope.Of(bram.Id, rol, organisatie.Id, regio.Regio.Id).MetOordelen(new Dictionary<Guid, Guid> { [id] = dossier.Id });
            await using var db = proef.App.Services.GetRequiredService<DbSource>().For(scope);
            Assert.Empty(await db.Oordelen.IgnoreAutoIncludes().Where(o => o.VrijstellingId == id).ToListAsync());
        }

        // The second ends the round: now it is told, with both.
        using var tweede = await Beoordelingsproef.OordeelAsync(lezers[0].Browser, id, Beoordelingsproef.Nee("En Bram vindt dit."));
        Assert.Equal(HttpStatusCode.Redirect, tweede.StatusCode);
        Assert.Equal((VrijstellingToestand.Negatief, VrijstellingToestand.Negatief), ((await proef.LeesAsync(id)).Toestand, (await proef.LeesAsync(id)).Uitslag!.Value));
        foreach (var lezer in (Browser[])[lezers[4].Browser, lezers[5].Browser])
        {
            var oordelen = (await lezer.PageAsync($"{zaak}/vrijstellingen/{id}/oordelen")).QuerySelector("main")!.TextContent;
            Assert.Contains("Alleen Anna weet dit.", oordelen, StringComparison.Ordinal);
            Assert.Contains("En Bram vindt dit.", oordelen, StringComparison.Ordinal);
        }
    }

    static async Task<(int, int)> VersiesAsync(Beoordelingsproef proef, Guid dossier)
    {
        await using var db = proef.App.Db();
        return (await db.Dossiers.Where(d => d.Id == dossier).Select(d => d.Versie).SingleAsync(), await db.Acts.CountAsync(a => a.DossierId == dossier));
    }

    [Fact]
    public async Task Form_StartsAtNee_TenzijNeedsEveryAnswer_NothingMedicalIsKept()
    {
        var proef = await ProefAsync();
        var (anna, bram) = (await proef.BeoordelaarAsync("Anna"), await proef.BeoordelaarAsync("Bram"));
        var (_, id) = await proef.AanvraagAsync(await proef.PersoonAsync("Lies", (Rol.Leerplichtambtenaar, proef.App.Regio.Alkmaar)), [anna, bram]);
        var browser = await proef.BeoordelaarAlsAsync(anna);
        var blad = await browser.PageAsync(Beoordelingsproef.Blad(id));
        Assert.Equal("Nee", blad.QuerySelectorAll("input[name='Input.Keuze']").OfType<IHtmlInputElement>().Single(i => i.IsChecked).Value);
        Assert.Equal(Oordeelcriteria.Standaard.Count, blad.QuerySelectorAll("textarea[name^='Input.Antwoorden[']").Length);

        using var leeg = await browser.PostFormAsync(Beoordelingsproef.Blad(id), new() { ["Input.Keuze"] = "Tenzij", ["Input.Reden"] = "Eén reden voor alles." });
        var fouten = (await Browser.ReadAsync(leeg)).QuerySelectorAll("#foutenoverzicht a").Select(a => a.TextContent.Trim()).ToList();
        Assert.Equal(Oordeelcriteria.Standaard.Count + 1, fouten.Count);

        using var medisch = await browser.PostFormAsync(Beoordelingsproef.Blad(id), Beoordelingsproef.Nee("Volgens het rapport is het ADHD."));
        var page = await Browser.ReadAsync(medisch);
        Assert.Contains("Noteer hier geen medische gegevens", page.QuerySelector("#foutenoverzicht")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(Beoordelingsproef.Bevestig));
        // Straight to the confirmation, as no page does.
        using var recht = await browser.PostFormAsync(blad, Beoordelingsproef.Blad(id) + "?handler=Bevestig", Beoordelingsproef.Nee("F84.0"));
        Assert.NotEqual(HttpStatusCode.Redirect, recht.StatusCode);
        Assert.Empty(await proef.OordelenAsync(id));

        foreach (var (tekst, bewaard) in new[] { ("Slikt medicatie.", false), ("De school wil meewerken.", true) })
        {
            var sleutel = Guid.CreateVersion7();
            using var verzoek = new HttpRequestMessage(HttpMethod.Put, $"/concepten/{sleutel}")
            {
                Content = JsonContent.Create(new
                {
                    pad = Beoordelingsproef.Blad(id),
                    velden = new[] { new { naam = "Input.ActId", waarde = sleutel.ToString() }, new { naam = "Input.Hash", waarde = Convert.ToHexString(new byte[32]) }, new { naam = "Input.Reden", waarde = tekst } },
                }),
            };
            proef.App.Time.Advance(TimeSpan.FromMinutes(1));
            verzoek.Headers.Add("RequestVerificationToken", blad.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value"));
            using var antwoord = await browser.Client.SendAsync(verzoek);
            Assert.Equal(bewaard, !(await antwoord.Content.ReadAsStringAsync()).Contains("Input.Reden", StringComparison.Ordinal));
            using var terug = await browser.GetAsync($"/concepten?pad={Uri.EscapeDataString(Beoordelingsproef.Blad(id))}");
            Assert.Equal(bewaard, (await terug.Content.ReadAsStringAsync()).Contains(tekst, StringComparison.Ordinal));
        }

        using var ander = await (await proef.BeoordelaarAlsAsync(bram)).GetAsync($"/concepten?pad={Uri.EscapeDataString(Beoordelingsproef.Blad(id))}");
        Assert.Equal(HttpStatusCode.NoContent, ander.StatusCode);
    }

    [Fact]
    public async Task Team_Lead_ChoosesOnlyWhoMay_AndReplacesOnlyWhoHasNotJudged()
    {
        var proef = await ProefAsync();
        var regio = proef.App.Regio;
        var lead = await proef.PersoonAsync("Lena", (Rol.TeamleiderSwv, regio.SwvVo), (Rol.SwvBeoordelaar, regio.SwvVo));
        var roos = await proef.BeoordelaarAsync("Roos", (Rol.Leerplichtambtenaar, regio.Alkmaar));
        var (anna, bram, cas) = (await proef.BeoordelaarAsync("Anna", (Rol.TeamleiderSwv, regio.SwvVo), (Rol.SwvBeoordelaar, regio.SwvPo)), await proef.BeoordelaarAsync("Bram"), await proef.BeoordelaarAsync("Cas"));
        var vreemd = await proef.PersoonAsync("Vera", (Rol.SwvBeoordelaar, regio.SwvPo));
        var (dossier, id) = await proef.AanvraagAsync(roos, []);
        var url = $"/dossiers/{dossier.Nummer}/vrijstellingen/{id}/beoordelaars";
        var browser = await proef.AlsAsync(lead, Rol.TeamleiderSwv);
        async Task<string> KiesAsync(Persoon wie, int plaats, string? reden = null)
        {
            using var antwoord = await browser.PostFormAsync(url, new() { ["Input.Plaats"] = plaats.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Input.Kandidaat"] = wie.Id.ToString(), ["Input.Reden"] = reden });
            return antwoord.StatusCode == HttpStatusCode.Redirect ? "" : (await Browser.ReadAsync(antwoord)).QuerySelector("#foutenoverzicht")!.TextContent;
        }

        var niet = (await browser.PageAsync(url)).QuerySelectorAll("main li").Select(l => l.TextContent.Trim()).ToList();
        Assert.Contains(niet, l => l.StartsWith("Roos Proef: Deze collega registreerde de kennisgeving", StringComparison.Ordinal));
        Assert.Contains(niet, l => l.StartsWith("Lena Proef: U kiest de beoordelaars", StringComparison.Ordinal));
        Assert.Contains("registreerde de kennisgeving", await KiesAsync(roos, 1), StringComparison.Ordinal);
        Assert.Contains("kunt u zelf niet beoordelen", await KiesAsync(lead, 1), StringComparison.Ordinal);
        Assert.NotEqual("", await KiesAsync(vreemd, 1));
        Assert.Equal("", await KiesAsync(anna, 1));
        Assert.Contains("al beoordelaar", await KiesAsync(anna, 2), StringComparison.Ordinal);
        Assert.Equal("", await KiesAsync(bram, 2));
        Assert.Contains("waarom u deze beoordelaar vervangt", await KiesAsync(cas, 2), StringComparison.Ordinal);
        Assert.Equal("", await KiesAsync(cas, 2, "Bram is er vier weken niet."));
        Assert.Contains("vervangen", await KiesAsync(bram, 2, "Toch weer Bram."), StringComparison.Ordinal);

        // Whoever was replaced sees nothing of it any more; whoever reviews it does not choose for it, in no function.
        using var weg = await (await proef.BeoordelaarAlsAsync(bram)).GetAsync(Beoordelingsproef.Blad(id));
        Assert.Equal(HttpStatusCode.NotFound, weg.StatusCode);
        using var zelf = await (await proef.AlsAsync(anna, Rol.TeamleiderSwv)).GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, zelf.StatusCode);
        // A seat is of a person for an organisation: in the same function elsewhere it is not there.
        using var elders = await (await proef.AlsAsync(anna, Rol.SwvBeoordelaar, regio.SwvPo)).GetAsync(Beoordelingsproef.Blad(id));
        Assert.Equal(HttpStatusCode.NotFound, elders.StatusCode);
        using var gegeven = await Beoordelingsproef.OordeelAsync(await proef.BeoordelaarAlsAsync(anna), id, Beoordelingsproef.Nee());
        Assert.Equal(HttpStatusCode.Redirect, gegeven.StatusCode);
        Assert.Contains("al een oordeel", await KiesAsync(bram, 1, "Liever een ander."), StringComparison.Ordinal);
        using var nogmaals = await (await proef.BeoordelaarAlsAsync(anna)).PostFormAsync(Beoordelingsproef.Blad(id), Beoordelingsproef.Nee());
        Assert.Contains("waarom u uw oordeel vervangt", (await Browser.ReadAsync(nogmaals)).QuerySelector("#foutenoverzicht")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await proef.OordelenAsync(id));

        // Withdrawn and registered again by another: who registered the first, does not judge the second.
        await using (var db = proef.App.Db())
        {
            db.Begin(ActKind.VrijstellingStap, Nu, dossier.Id);
            (await db.Vrijstellingen.SingleAsync(v => v.Id == id)).Toestand = VrijstellingToestand.Ingetrokken;
            await db.SaveChangesAsync();
        }

        var (_, opnieuw) = await proef.AanvraagAsync(await proef.PersoonAsync("Lies", (Rol.Leerplichtambtenaar, regio.Alkmaar)), [], dossier);
        url = $"/dossiers/{dossier.Nummer}/vrijstellingen/{opnieuw}/beoordelaars";
        Assert.Contains("bij een eerdere kennisgeving", await KiesAsync(roos, 1), StringComparison.Ordinal);
        Assert.Contains("bij een eerdere kennisgeving", (await (await proef.BeoordelaarAlsAsync(roos)).PageAsync("/vrijstellingen/te-beoordelen")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoWantsToCountTwice_DoesNot()
    {
        var proef = await ProefAsync();
        var (anna, bram, cas) = (await proef.BeoordelaarAsync("Anna"), await proef.BeoordelaarAsync("Bram"), await proef.BeoordelaarAsync("Cas"));
        var (dossier, id) = await proef.AanvraagAsync(await proef.PersoonAsync("Lies", (Rol.Leerplichtambtenaar, proef.App.Regio.Alkmaar)), [anna, bram]);
        var url = Beoordelingsproef.Blad(id);
        var (een, ander) = (await proef.BeoordelaarAlsAsync(anna), await proef.BeoordelaarAlsAsync(anna));

        // A form of the other session, made before; and the same form twice.
        using var oud = await ander.PostFormAsync(url, Beoordelingsproef.Tenzij());
        var oudePagina = await Browser.ReadAsync(oud);
        using var controle = await een.PostFormAsync(url, Beoordelingsproef.Nee());
        var pagina = await Browser.ReadAsync(controle);
        using var gegeven = await een.PostFormAsync(pagina, url, [], Beoordelingsproef.Bevestig);
        using var weer = await een.PostFormAsync(pagina, url, [], Beoordelingsproef.Bevestig);
        using var stiekem = await ander.PostFormAsync(oudePagina, url, [], Beoordelingsproef.Bevestig);
        Assert.Equal(HttpStatusCode.Redirect, gegeven.StatusCode);
        Assert.NotEqual(HttpStatusCode.Redirect, stiekem.StatusCode);
        var oordeel = Assert.Single(await proef.OordelenAsync(id));
        Assert.Equal((anna.Id, Oordeelkeuze.Nee), (oordeel.GebruikerId, oordeel.Keuze));

        // Somebody who is no reviewer of it, and a reviewer who became involved since.
        using var vreemd = await (await proef.BeoordelaarAlsAsync(cas)).GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, vreemd.StatusCode);
        var bramsBlad = await proef.BeoordelaarAlsAsync(bram);
        await using (var db = proef.App.Db())
        {
            db.Begin(ActKind.VrijstellingGewijzigd, Nu, dossier.Id);
            db.Add(new Keten { DossierId = dossier.Id, VrijstellingId = id, GebruikerId = bram.Id, Betrokkenheid = Betrokkenheid.Bewerkte, Sinds = TestApp.Vandaag });
            await db.SaveChangesAsync();
        }

        using var bewerker = await Beoordelingsproef.OordeelAsync(bramsBlad, id, Beoordelingsproef.Nee());
        Assert.Equal(HttpStatusCode.Conflict, bewerker.StatusCode);
        Assert.Contains("U werkte mee aan de kennisgeving of de stukken", (await Browser.ReadAsync(bewerker)).QuerySelector("#foutenoverzicht")!.TextContent, StringComparison.Ordinal);

        // An own judgement is replaced with a reason, and both are kept; after a change of the request the old form does not count.
        using var vervangen = await Beoordelingsproef.OordeelAsync(een, id, new(Beoordelingsproef.Tenzij()) { ["Input.Vervangreden"] = "Ik las een stuk niet goed." });
        Assert.Equal(HttpStatusCode.Redirect, vervangen.StatusCode);
        Assert.Equal([false, true], (await proef.OordelenAsync(id)).Select(o => o.VervangenOp is null).Order());
        using var straks = await een.PostFormAsync(url, new(Beoordelingsproef.Nee()) { ["Input.Vervangreden"] = "Toch weer anders." });
        var straksPagina = await Browser.ReadAsync(straks);
        await using (var db = proef.App.Db())
        {
            db.Begin(ActKind.VrijstellingStap, Nu, dossier.Id);
            var v = await db.Vrijstellingen.SingleAsync(a => a.Id == id);
            (v.Ronde, v.Versie, v.Kennisgever) = (v.Ronde + 1, v.Versie + 1, Kennisgever.Verzorger);
            foreach (var o in await db.Oordelen.Where(o => o.VrijstellingId == id && o.VervangenOp == null).ToListAsync())
                o.VervallenOp = Nu;
            await db.SaveChangesAsync();
        }

        using var teLaat = await een.PostFormAsync(straksPagina, url, [], Beoordelingsproef.Bevestig);
        Assert.Equal(HttpStatusCode.Conflict, teLaat.StatusCode);
        Assert.DoesNotContain(await proef.OordelenAsync(id), o => o is { VervangenOp: null, VervallenOp: null });

        // Whose function ended, is out at the next request.
        await using (var db = proef.App.Db())
        {
            db.Begin(ActKind.AccountGewijzigd, Nu);
            foreach (var a in await db.Aanstellingen.Where(a => a.GebruikerId == anna.Id).ToListAsync())
                a.Tot = TestApp.Vandaag;
            await db.SaveChangesAsync();
        }

        using var beeindigd = await een.GetAsync(url);
        Assert.Equal(HttpStatusCode.Redirect, beeindigd.StatusCode);
    }

    [Fact]
    public async Task Divided_TalkAndJudgeAnew_StillDividedGoesToTheDoorzettingsmacht()
    {
        var proef = await ProefAsync();
        var (anna, bram) = (await proef.BeoordelaarAsync("Anna"), await proef.BeoordelaarAsync("Bram"));
        var (_, id) = await proef.AanvraagAsync(await proef.PersoonAsync("Lies", (Rol.Leerplichtambtenaar, proef.App.Regio.Alkmaar)), [anna, bram]);
        var (een, twee) = (await proef.BeoordelaarAlsAsync(anna), await proef.BeoordelaarAlsAsync(bram));
        using (await Beoordelingsproef.OordeelAsync(een, id, Beoordelingsproef.Nee())) { }
        var vervangen = await een.PageAsync(Beoordelingsproef.Blad(id));
        using (await Beoordelingsproef.OordeelAsync(twee, id, Beoordelingsproef.Tenzij())) { }
        // Typed while the round ended: it does not count, and is not lost.
        using (var teLaat = await een.PostFormAsync(vervangen, Beoordelingsproef.Blad(id), new(Beoordelingsproef.Nee("Dit typte Anna nog.")) { ["Input.Vervangreden"] = "Ik las iets over." }))
        {
            Assert.Equal(HttpStatusCode.Conflict, teLaat.StatusCode);
            Assert.Contains("Dit typte Anna nog.", (await Browser.ReadAsync(teLaat)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        var v = await proef.LeesAsync(id);
        Assert.Equal((VrijstellingToestand.Heroverweging, 2, (DateOnly?)TestApp.Vandaag.AddDays(21)), (v.Toestand, v.Ronde, v.HeroverwegingVoor));

        // Before the talk there is no form; the queue leads to the talk.
        Assert.Null((await een.PageAsync(Beoordelingsproef.Blad(id))).QuerySelector("main form[method=post]"));
        Assert.NotNull((await twee.PageAsync("/vrijstellingen/te-beoordelen")).QuerySelector($"a[href='/vrijstellingen/{id}/gesprek']"));
        using (var gesprek = await een.PostFormAsync($"/vrijstellingen/{id}/gesprek", new() { ["Input.Datum"] = "2026-11-20" }))
            Assert.Equal(HttpStatusCode.Redirect, gesprek.StatusCode);
        using (await Beoordelingsproef.OordeelAsync(een, id, Beoordelingsproef.Nee())) { }
        Assert.Equal(VrijstellingToestand.Heroverweging, (await proef.LeesAsync(id)).Toestand);
        using (await Beoordelingsproef.OordeelAsync(twee, id, Beoordelingsproef.Tenzij())) { }

        v = await proef.LeesAsync(id);
        Assert.Equal((VrijstellingToestand.Negatief, (VrijstellingToestand?)VrijstellingToestand.Negatief, true), (v.Toestand, v.Uitslag, v.Geescaleerd));
        Assert.Equal(4, (await proef.OordelenAsync(id)).Count);
    }
}
