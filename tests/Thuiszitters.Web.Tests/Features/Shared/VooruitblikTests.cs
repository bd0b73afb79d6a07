// What: what a form says it will do is what it does, and saying it saves nothing.
// Source: rules.md R4 (clock), R3 (status), R7 (signals).

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Shared;

public sealed class VooruitblikTests(Apps apps) : IClassFixture<Apps>
{
    static async Task<string[]> VraagAsync(Browser browser, string url, Dictionary<string, string?> velden)
    {
        var page = await browser.PageAsync(url);
        var token = page.QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value");
        var inhoud = velden.Append(new("__RequestVerificationToken", token));
        using var antwoord = await browser.Client.PostAsync(url + "?handler=Vooruitblik", new FormUrlEncodedContent(inhoud));
        Assert.Equal(HttpStatusCode.OK, antwoord.StatusCode);
        return [.. (await antwoord.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("zinnen").EnumerateArray().Select(z => z.GetString()!)];
    }

    [Fact]
    public async Task EndOfAbsence_TellsWhatItDoesAndSavesNothing()
    {
        var app = await apps.OpAsync(Provider.Sqlite);
        var dossier = await app.ThuiszitterAsync();
        var browser = await app.AmbtenaarAsync();
        var url = $"/dossiers/{dossier.Nummer}/verzuim/{dossier.Verzuim[0].Id}";

        var zinnen = await VraagAsync(browser, url, new() { ["Input.LaatsteDag"] = "18-11-2026" });

        Assert.Equal(
            [
                "De pactklok staat stil vanaf 19 november 2026.", "De status wordt: in onderwijs. Nu is dat: thuiszitter.",
                "Het signaal 'Langer dan vier weken thuis' vervalt.",
            ],
            zinnen);
        var nu = await app.LeesAsync(dossier.Id);
        Assert.Null(nu.Verzuim[0].LaatsteDag);
        Assert.Equal(dossier.Versie, nu.Versie);
        Assert.Empty(await app.ActsAsync(dossier.Id));
        Assert.Empty(await VraagAsync(browser, url, new() { ["Input.LaatsteDag"] = "31-2-2026" }));
        Assert.Empty(await VraagAsync(browser, url, []));
    }

    [Fact]
    public async Task StepOfAnArrangement_TellsWhatItDoes_BeforeAllIsFilledIn()
    {
        var app = await apps.OpAsync(Provider.Sqlite);
        var dossier = await app.ThuiszitterAsync();
        var arrangement = new Arrangement { DossierId = dossier.Id, Type = ArrangementType.Oza, Toestand = ArrangementToestand.Akkoord, OrganisatieId = app.Regio.Alkmaar.Id };
        await using (var db = app.Db())
        {
            db.Begin(ActKind.ArrangementVoorgesteld, new DateTime(2026, 11, 18, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(arrangement);
            await db.SaveChangesAsync();
        }

        var browser = await app.AmbtenaarAsync();
        var url = $"/dossiers/{dossier.Nummer}/arrangementen/{arrangement.Id}/stap";

        Assert.Contains("De pactklok staat stil vanaf 19 november 2026.", await VraagAsync(browser, url, new() { ["Input.Naar"] = "Gestart", ["Input.Datum"] = "19-11-2026" }));
        Assert.Equal(
            ["Aan de pactklok, de status en de signalen verandert niets."],
            await VraagAsync(browser, url, new() { ["Input.Naar"] = "Ingetrokken", ["Input.Datum"] = "19-11-2026" }));
        // Not a step that may follow, or a day to come: nothing is told.
        Assert.Empty(await VraagAsync(browser, url, new() { ["Input.Naar"] = "Toegekend", ["Input.Datum"] = "19-11-2026" }));
        Assert.Empty(await VraagAsync(browser, url, new() { ["Input.Naar"] = "Gestart", ["Input.Datum"] = "21-11-2026" }));
        await using var na = app.Db();
        Assert.Equal(ArrangementToestand.Akkoord, (await na.Arrangementen.SingleAsync(a => a.Id == arrangement.Id)).Toestand);
    }

    [Fact]
    public void Relapse_MovesTheGrens()
    {
        // The tenth row of the table: arrangement 2025-03-01, ended prematurely, home again 2025-03-20.
        var arrangement = new Arrangementfeit(Guid.CreateVersion7(), ArrangementType.Oza, null, null, new(2025, 3, 1), null, false, null, false, false);
        var voor = new Dossierfeiten { Geboren = new(2012, 5, 5), Verzuim = [new(Verzuimsoort.Lrv, new(2025, 1, 15))], Arrangementen = [arrangement] };
        var na = voor with { Arrangementen = [arrangement with { GeeindigdOp = new(2025, 3, 18), Voortijdig = true, WeerThuisOp = new(2025, 3, 20) }] };

        var zinnen = Vooruitblik.Zinnen(voor, na, Regioregels.Van(Vakantieregio.Noord), new(2025, 3, 20), kern: false);

        Assert.Contains("De pactklok loopt weer.", zinnen);
        Assert.Contains("De grens van drie maanden wordt 4 mei 2025. Nu is dat 15 april 2025.", zinnen);
    }

    [Fact]
    public void Sickness_IsNotToldAtLevelKern()
    {
        var voor = new Dossierfeiten { Geboren = new(2012, 5, 5) };
        var na = voor with { Verzuim = [new(Verzuimsoort.Ziek, new(2026, 9, 1))] };

        Assert.Contains(Vooruitblik.Zinnen(voor, na, Regioregels.Van(Vakantieregio.Noord), new(2026, 11, 20), kern: false), z => z.Contains("ziek", StringComparison.Ordinal));
        Assert.DoesNotContain(Vooruitblik.Zinnen(voor, na, Regioregels.Van(Vakantieregio.Noord), new(2026, 11, 20), kern: true), z => z.Contains("ziek", StringComparison.Ordinal));
    }
}
