using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Signalen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Signalen;

public sealed class OppakkenTests : IAsyncLifetime
{
    const string Formulier = "main form[action*='/signalen/']";
    readonly SignaalApp app = new();

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData(Rol.Leerplichtambtenaar)]
    [InlineData(Rol.SwvConsulent)]
    public async Task Signal_TakenUp_ShowsByWhomAndIsOfferedNoMore(Rol rol)
    {
        var dossier = await app.DossierAsync(new DateOnly(2026, 10, 1));
        var browser = await app.AlsAsync(rol, rol == Rol.SwvConsulent ? app.Regio.SwvVo : app.Regio.Alkmaar);

        using var antwoord = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}", [], Formulier);

        Assert.Equal((HttpStatusCode.Redirect, $"/dossiers/{dossier.Nummer}"), (antwoord.StatusCode, antwoord.Headers.Location?.OriginalString));
        var signaal = Assert.Single(await app.SignalenAsync(dossier));
        Assert.Equal(SignaalToestand.Opgepakt, signaal.Toestand);
        Assert.NotNull(signaal.OpgepaktDoorId);
        Assert.Single(await app.ActsAsync(dossier), a => a.Kind == ActKind.SignaalOpgepakt && a.ActorId == signaal.OpgepaktDoorId);
        var pagina = await browser.PageAsync($"/dossiers/{dossier.Nummer}");
        Assert.Null(pagina.QuerySelector(Formulier));
        Assert.Contains("opgepakt door", pagina.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signal_PostedTwice_IsTakenUpOnce()
    {
        var dossier = await app.DossierAsync(new DateOnly(2026, 10, 1));
        var browser = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var pagina = await browser.PageAsync($"/dossiers/{dossier.Nummer}");

        using var een = await browser.PostFormAsync(pagina, $"/dossiers/{dossier.Nummer}", [], Formulier);
        using var twee = await browser.PostFormAsync(pagina, $"/dossiers/{dossier.Nummer}", [], Formulier);

        Assert.Equal(HttpStatusCode.Redirect, twee.StatusCode);
        Assert.Single(await app.ActsAsync(dossier), a => a.Kind == ActKind.SignaalOpgepakt);
    }

    [Fact]
    public async Task Signal_TakenUpByManyAtOnce_IsTakenUpOnceAndLeavesTheVersion()
    {
        var dossier = await app.DossierAsync(new DateOnly(2026, 10, 1));
        var browsers = new[] { await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar), await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar), await app.AlsAsync(Rol.SwvConsulent, app.Regio.SwvVo) };
        var paginas = new List<(Browser Browser, AngleSharp.Html.Dom.IHtmlDocument Pagina)>();
        foreach (var browser in browsers)
            paginas.Add((browser, await browser.PageAsync($"/dossiers/{dossier.Nummer}")));

        var antwoorden = await Task.WhenAll(paginas.Select(p => p.Browser.PostFormAsync(p.Pagina, $"/dossiers/{dossier.Nummer}", [], Formulier)));

        Assert.All(antwoorden, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Single(await app.ActsAsync(dossier), a => a.Kind == ActKind.SignaalOpgepakt);
        await using var db = app.Db();
        Assert.Equal(dossier.Versie, await db.Dossiers.Where(d => d.Id == dossier.Id).Select(d => d.Versie).SingleAsync());
    }

    [Fact]
    public async Task TakenUpSignal_WhoseReasonGoes_StillEndsByItself()
    {
        var dossier = await app.DossierAsync(new DateOnly(2026, 11, 1));
        await app.TelAsync(PactBewaking.Name, new DateOnly(2026, 11, 29));
        var browser = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        using var antwoord = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}", [], Formulier);

        await app.TelAsync(PactBewaking.Name, new DateOnly(2027, 1, 4));

        Assert.Equal(
            [(Signaalregel.VierWeken, SignaalToestand.Afgehandeld), (Signaalregel.PactNadert, SignaalToestand.Open)],
            (await app.SignalenAsync(dossier)).Select(s => (s.Regel, s.Toestand)));
    }

    [Fact]
    public async Task Signal_OfAnotherGemeente_AnswersLikeNone()
    {
        var dossier = await app.DossierAsync(new DateOnly(2026, 10, 1));
        var signaal = Assert.Single(await app.SignalenAsync(dossier));
        var eigen = await app.Regio.DossierAsync(app.Services, app.Regio.Heiloo, SignaalApp.Kanarie, Verzuimsoort.AbsoluutVerzuim, new DateOnly(2026, 10, 1));
        var browser = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        var pagina = await browser.PageAsync($"/dossiers/{eigen.Nummer}");
        pagina.QuerySelector(Formulier)!.SetAttribute("action", $"/dossiers/{dossier.Nummer}/signalen/{signaal.Id}");

        using var antwoord = await browser.PostFormAsync(pagina, "", [], Formulier);

        Assert.Equal(HttpStatusCode.NotFound, antwoord.StatusCode);
        Assert.Equal(SignaalToestand.Open, Assert.Single(await app.SignalenAsync(dossier)).Toestand);
    }

    [Fact]
    public async Task JobsPage_ShowsRunsAndOutboxToTheAdministratorOnly()
    {
        var dag = new DateOnly(2026, 12, 1);
        var beheerder = await app.AlsAsync(Rol.FunctioneelBeheerder, app.Regio.Regio);
        var ambtenaar = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var dossier = await app.DossierAsync(new DateOnly(2026, 9, 10));
        await app.TelAsync(MaandMail.Name, dag);
        app.Time.MoveTo(TestApp.Vandaag);

        var tekst = (await beheerder.PageAsync("/beheer/jobs")).QuerySelector("main")!.TextContent;
        using var geweigerd = await ambtenaar.GetAsync("/beheer/jobs");

        Assert.Contains("MaandMail", tekst, StringComparison.Ordinal);
        Assert.Contains("Eerste werkdag van de maand om 7:00 uur", tekst, StringComparison.Ordinal);
        Assert.Contains("01-12-2026", tekst, StringComparison.Ordinal);
        Assert.Contains("signalen 1", tekst, StringComparison.Ordinal);
        Assert.Contains("Deze taak is nog niet uitgevoerd.", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain(dossier.Nummer, tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("@", tekst, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, geweigerd.StatusCode);
    }
}
