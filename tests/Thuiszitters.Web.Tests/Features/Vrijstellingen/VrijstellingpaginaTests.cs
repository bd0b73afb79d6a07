// What: the pages of the gemeente over HTTP: from the notice to the establishment, what each form refuses, that medical data is kept nowhere,
// and what a dossier with a running request refuses. Source: rules.md R5.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Features.Vrijstellingen;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Keys;

namespace Thuiszitters.Web.Tests.Features.Vrijstellingen;

public sealed class VrijstellingpaginaTests(Apps apps) : IClassFixture<Apps>
{
    static Dictionary<string, string?> Kennisgeving => new()
    {
        ["Input.OntvangenOp"] = "20-11-2026", ["Input.Kennisgever"] = nameof(Kennisgever.Gezaghebbende), ["Input.Schooljaar"] = "2026", ["Input.Toelichting"] = "Twee scholen bezocht, minder uren geprobeerd.",
    };

    static Dictionary<string, string?> VormtoetsB(string nietTeOud = "ja") => new()
    {
        ["Input.Van"] = nameof(Deskundige.Arts), ["Input.GedateerdOp"] = "10-11-2026", ["Input.OntvangenOp"] = "20-11-2026", ["Input.Aanwezig"] = "ja", ["Input.Deskundig"] = "ja",
        ["Input.Aangewezen"] = "ja", ["Input.NietBehandelend"] = "ja", ["Input.NietTeOud"] = nietTeOud,
    };

    static async Task<string> GoedAsync(Browser browser, string url, Dictionary<string, string?> velden)
    {
        using var antwoord = await browser.PostFormAsync(url, velden);
        Assert.True(antwoord.StatusCode == HttpStatusCode.Redirect, $"{url}: {(await Browser.ReadAsync(antwoord)).QuerySelector("main")?.TextContent}");
        return antwoord.Headers.Location!.OriginalString;
    }

    /// <summary>Filled in, checked and confirmed; nothing is done before that.</summary>
    static async Task StopAsync(Browser browser, string aanvraag, VrijstellingGebeurtenis waarom)
    {
        const string Bevestig = "main form[action*=Bevestig]";
        using var controle = await browser.PostFormAsync(aanvraag + "/einde", new() { ["Input.Gebeurtenis"] = waarom.ToString() });
        var page = await Browser.ReadAsync(controle);
        Assert.NotNull(page.QuerySelector(Bevestig));
        using (var zonder = await browser.PostFormAsync(page, aanvraag + "/einde", [], Bevestig))
            Assert.NotNull(Proef.Fout(await Browser.ReadAsync(zonder), "Input.Gecontroleerd"));
        using var antwoord = await browser.PostFormAsync(page, aanvraag + "/einde", new() { ["Input.Gecontroleerd"] = "true" }, Bevestig);
        Assert.True(antwoord.StatusCode == HttpStatusCode.Redirect, (await Browser.ReadAsync(antwoord)).QuerySelector("main")?.TextContent);
    }

    [Fact]
    public async Task Officer_TakesARequestFromNoticeToForce_InSpiteOfTheJudgementWithTheTeamLead()
    {
        var app = await apps.SqliteAsync();
        var browser = await app.AmbtenaarAsync();
        var dossier = await app.ThuiszitterAsync();
        var nieuw = $"/dossiers/{dossier.Nummer}/vrijstellingen/nieuw";

        // Medical data is refused, and kept nowhere: not in the request, an act or a draft.
        using (var medisch = await browser.PostFormAsync(nieuw, new(Kennisgeving) { ["Input.Toelichting"] = "Volgens de arts is er een depressie." }))
            Assert.Equal(ZonderMedischAttribute.Bericht, Proef.Fout(await Browser.ReadAsync(medisch), "Input.Toelichting"));
        var aanvraag = await GoedAsync(browser, nieuw, Kennisgeving);
        var id = Guid.Parse(aanvraag[(aanvraag.LastIndexOf('/') + 1)..]);
        using (var nogEens = await browser.GetAsync(nieuw))
            Assert.Equal(HttpStatusCode.Conflict, nogEens.StatusCode);

        // Form check A: incomplete first, then complete.
        using (var leeg = await browser.PostFormAsync(aanvraag + "/kennisgeving", new()))
            Assert.Equal("Kies ja of nee.", Proef.Fout(await Browser.ReadAsync(leeg), "Input.Bevoegd"));
        await GoedAsync(browser, aanvraag + "/kennisgeving", new() { ["Input.Bevoegd"] = "ja", ["Input.Grond"] = "nee", ["Input.Gegevens"] = "ja" });
        Assert.Equal(VrijstellingToestand.AanvullenKennisgeving, (await app.LeesVrijstellingAsync(id)).Toestand);
        await GoedAsync(browser, aanvraag + "/kennisgeving", new() { ["Input.Grond"] = "ja" });
        var blad = await browser.PageAsync(aanvraag);
        Assert.Contains("artikel 5 onder a", blad.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("van rechtswege", blad.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Both say nee; a change voids, said beforehand.
        var (een, twee) = (await app.PersoonAsync((Rol.SwvBeoordelaar, app.Regio.SwvVo)), await app.PersoonAsync((Rol.SwvBeoordelaar, app.Regio.SwvVo)));
        await app.WijsToeAsync(id, 1, een);
        await app.WijsToeAsync(id, 2, twee);
        Assert.True((await app.OordeelAsync(id, een, Oordeelkeuze.Nee)).IsGedaan);
        using (var ongelezen = await browser.PostFormAsync(aanvraag + "/wijzigen", new() { ["Input.Toelichting"] = "Drie scholen bezocht." }))
            Assert.NotNull(Proef.Fout(await Browser.ReadAsync(ongelezen), "Input.Begrepen"));
        await GoedAsync(browser, aanvraag + "/wijzigen", new() { ["Input.Toelichting"] = "Drie scholen bezocht.", ["Input.Begrepen"] = "true" });
        Assert.Equal(2, (await app.LeesVrijstellingAsync(id)).Ronde);
        Assert.True((await app.OordeelAsync(id, een, Oordeelkeuze.Nee)).IsGedaan);
        Assert.True((await app.OordeelAsync(id, twee, Oordeelkeuze.Nee)).IsGedaan);

        // The statement, with form check B: what contradicts itself is refused.
        using (var oud = await browser.PostFormAsync(aanvraag + "/verklaring", new(VormtoetsB()) { ["Input.GedateerdOp"] = "10-6-2026" }))
            Assert.NotNull(Proef.Fout(await Browser.ReadAsync(oud), "Input.NietTeOud"));
        await GoedAsync(browser, aanvraag + "/verklaring", VormtoetsB());

        // Proposed by the one, confirmed by the other, never by one person.
        var vaststellen = aanvraag + "/vaststellen";
        using (var zonder = await browser.PostFormAsync(vaststellen, new() { ["Input.Gecontroleerd"] = "true" }))
            Assert.NotNull(Proef.Fout(await Browser.ReadAsync(zonder), "Input.Reden"));
        await GoedAsync(browser, vaststellen, new() { ["Input.Gecontroleerd"] = "true", ["Input.Reden"] = "Kennisgeving en verklaring voldoen." });
        Assert.Equal(VrijstellingToestand.TeVaststellen, (await app.LeesVrijstellingAsync(id)).Toestand);
        var wacht = (await browser.PageAsync(vaststellen)).QuerySelector("main")!;
        Assert.Contains("Alleen de teamleider", wacht.TextContent, StringComparison.Ordinal);
        Assert.Null(wacht.QuerySelector("form[method=post]"));
        // Given back with a reason, and then proposed anew: never by the team lead.
        var leider = await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);
        await GoedAsync(leider, aanvraag + "/voorstel", new() { ["Input.Reden"] = "Schrijf ook op hoe aan de vorm is voldaan." });
        Assert.Contains("De leerplichtambtenaar stelt dit voor", (await leider.PageAsync(vaststellen)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await GoedAsync(browser, vaststellen, new() { ["Input.Gecontroleerd"] = "true", ["Input.Reden"] = "Kennisgeving en verklaring voldoen aan de vorm." });
        var (_, _, mail) = await app.Regio.AanstellingAsync(app.Services, Rol.TeamleiderSwv, app.Regio.SwvVo);
        await GoedAsync(leider, vaststellen, new() { ["Input.Gecontroleerd"] = "true", ["Input.Reden"] = "Vorm is in orde." });
        Assert.Equal(VrijstellingToestand.VanKrachtOndanksOordeel, (await app.LeesVrijstellingAsync(id)).Toestand);
        await using (var db = app.Db())
            Assert.True(await db.Set<Thuiszitters.Web.Platform.Mail.OutboxMail>().AnyAsync(m => m.Aan == mail && m.Onderwerp.Contains(dossier.Nummer)));

        Assert.Contains("Niet bekend in dit dossier", (await browser.PageAsync(aanvraag + "/melden")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await GoedAsync(browser, aanvraag + "/melden", new() { ["Input.Op"] = "20-11-2026" });
        await StopAsync(browser, aanvraag, VrijstellingGebeurtenis.TerugNaarOnderwijs);
        Assert.Equal(VrijstellingToestand.Beeindigd, (await app.LeesVrijstellingAsync(id)).Toestand);
        Assert.Contains("Vrijstelling", (await browser.PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_Running_KeepsTheDossierWhereItIs()
    {
        var app = await apps.SqliteAsync();
        var (browser, ambtenaar) = (await app.AmbtenaarAsync(), await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar)));
        var dossier = await app.AfgerondAsync();
        var id = await app.RegistreerAsync(ambtenaar, dossier);
        var sluiten = await browser.PageAsync($"/dossiers/{dossier.Nummer}/sluiten");
        Assert.Contains("Kennisgeving (artikel 5 onder a)", sluiten.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using (var overdragen = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}/overdragen", new() { ["Input.Naar"] = app.Regio.Heiloo.Id.ToString(), ["Input.Reden"] = "Verhuisd." }))
            Assert.Contains("Er loopt een aanvraag om vrijstelling", (await Browser.ReadAsync(overdragen)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var ander = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie() with { Bsn = null }, Verzuimsoort.Lrv, new DateOnly(2026, 10, 1), app.Regio.College);
        var samen = await browser.PageAsync($"/dossiers/{dossier.Nummer}/samenvoegen/{ander.Nummer}");
        Assert.Contains("loopt een aanvraag om vrijstelling", samen.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Another gemeente, a school and a reviewer who does not judge it: there is no such request.
        foreach (var (rol, organisatie) in new[] { (Rol.Leerplichtambtenaar, app.Regio.Heiloo), (Rol.TeamleiderSwv, app.Regio.SwvPo), (Rol.SwvBeoordelaar, app.Regio.SwvVo) })
        {
            using var antwoord = await (await app.AlsAsync(rol, organisatie)).GetAsync($"/dossiers/{dossier.Nummer}/vrijstellingen/{id}");
            Assert.Equal(HttpStatusCode.NotFound, antwoord.StatusCode);
        }

        await StopAsync(browser, $"/dossiers/{dossier.Nummer}/vrijstellingen/{id}", VrijstellingGebeurtenis.IngetrokkenDoorIndiener);
        Assert.Equal(VrijstellingToestand.Ingetrokken, (await app.LeesVrijstellingAsync(id)).Toestand);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/vrijstellingen?lijst=herbeoordeling")).StatusCode);
    }

    [Fact]
    public async Task Scan_OfTheStatement_OpensForWhoHandlesTheCaseAndIsGoneAfterwards()
    {
        var app = await apps.SqliteAsync();
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        Assert.True((await app.OordeelAsync(id, een, Oordeelkeuze.Tenzij)).IsGedaan);
        Assert.True((await app.OordeelAsync(id, twee, Oordeelkeuze.Tenzij)).IsGedaan);
        var (_, ik, _) = await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var browser = await app.AmbtenaarAsync();
        var url = $"/dossiers/{dossier.Nummer}/vrijstellingen/{id}";
        var pagina = await browser.PageAsync(url + "/verklaring");
        using var formulier = new MultipartFormDataContent();
        foreach (var veld in pagina.QuerySelectorAll("main form[method=post] input[type=hidden]"))
            formulier.Add(new StringContent(veld.GetAttribute("value") ?? ""), veld.GetAttribute("name")!);
        foreach (var (naam, waarde) in VormtoetsB())
            formulier.Add(new StringContent(waarde!), naam);
        formulier.Add(new ByteArrayContent("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"u8.ToArray()), "Input.Scan", "verklaring.pdf");
        using (var antwoord = await browser.Client.PostAsync(url + "/verklaring", formulier))
            Assert.True(antwoord.StatusCode == HttpStatusCode.Redirect, (await Browser.ReadAsync(antwoord)).QuerySelector("main")?.TextContent);

        using (var mijn = await browser.GetAsync(url + "/scan"))
            Assert.Equal((HttpStatusCode.OK, "application/pdf"), (mijn.StatusCode, mijn.Content.Headers.ContentType?.MediaType));
        using (var collega = await (await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar)).GetAsync(url + "/scan"))
            Assert.Equal(HttpStatusCode.NotFound, collega.StatusCode);
        Guid scan;
        await using (var nu = app.Db())
            scan = await nu.Set<Verklaringscan>().Where(s => s.VrijstellingId == id).Select(s => s.Id).SingleAsync();
        Assert.True((await app.DoeAsync(ik, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.Vastgesteld)).IsGedaan);
        // Stopped between the row and its key: the night destroys what is left, and no key of a person.
        var keys = app.Services.GetRequiredService<KeyStore>();
        Assert.Empty(await keys.DataKeysAsync([scan], default));
        await keys.CreateDataKeysAsync([scan], default);
        await VrijstellingwerkTests.NachtAsync(app, TestApp.Vandaag);
        Assert.Equal([dossier.Id], (await keys.DataKeysAsync([scan, dossier.Id], default)).Keys);
        using (var weg = await browser.GetAsync(url + "/scan"))
            Assert.Equal(HttpStatusCode.NotFound, weg.StatusCode);
        await using var db = app.Db();
        Assert.Equal(0, await db.Set<Verklaringscan>().CountAsync(s => s.VrijstellingId == id));
    }
}
