// What: the form that starts an arrangement: who is offered the start, and that it says all that is missing at once.
// Source: rules.md R6 (what Gestart needs; without consent only the team lead).

using System.Net;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Arrangementen;

public sealed class StartTests(Apps apps) : IClassFixture<Apps>
{
    static async Task<string> MaakAsync(TestApp app, ArrangementToestand toestand)
    {
        var dossier = await app.ThuiszitterAsync();
        var arrangement = new Arrangement { DossierId = dossier.Id, Type = ArrangementType.Oza, Toestand = toestand, OrganisatieId = app.Regio.Alkmaar.Id };
        await using var db = app.Db();
        db.Begin(ActKind.ArrangementVoorgesteld, new DateTime(2026, 11, 18, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
        db.Add(arrangement);
        await db.SaveChangesAsync();
        return $"/dossiers/{dossier.Nummer}/arrangementen/{arrangement.Id}/stap";
    }

    [Theory]
    [InlineData(Rol.Leerplichtambtenaar, ArrangementToestand.AanbodGedaan, false, "Starten kan na de stap Akkoord.")]
    [InlineData(Rol.TeamleiderLeerplicht, ArrangementToestand.AanbodGedaan, true, "Starten zonder akkoord kan alleen met een reden.")]
    [InlineData(Rol.Leerplichtambtenaar, ArrangementToestand.Akkoord, true, null)]
    public async Task Start_IsOfferedToWhoMayStart(Rol rol, ArrangementToestand toestand, bool aangeboden, string? uitleg)
    {
        var app = await apps.OpAsync(Provider.Sqlite);
        var browser = await app.AlsAsync(rol, app.Regio.Alkmaar);

        var page = await browser.PageAsync(await MaakAsync(app, toestand));

        Assert.Equal(aangeboden, page.QuerySelector("input[name='Input.Naar'][value=Gestart]") is not null);
        Assert.Equal(uitleg, page.GetElementById("Input_Naar-uitleg")?.TextContent);
    }

    [Fact]
    public async Task Start_WithNothingFilledIn_SaysAllThatIsMissingAtOnce()
    {
        var app = await apps.OpAsync(Provider.Sqlite);
        var browser = await app.AmbtenaarAsync();

        using var post = await browser.PostFormAsync(await MaakAsync(app, ArrangementToestand.Akkoord), new() { ["Input.Naar"] = "Gestart", ["Input.Datum"] = "19-11-2026" });

        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        var page = await Browser.ReadAsync(post);
        Assert.Equal("Vul in wie het arrangement geeft.", Proef.Fout(page, "Input.Aanbieder"));
        Assert.StartsWith("Vul de uren onderwijs", Proef.Fout(page, "Input.UrenOnderwijs"), StringComparison.Ordinal);
        Assert.Equal("Kies wie het arrangement betaalt.", Proef.Fout(page, "Input.Financiering"));
        Assert.Equal("Vul in wanneer de eerste evaluatie is.", Proef.Fout(page, "Input.EersteEvaluatieOp"));
        Assert.StartsWith("Leg eerst de stap Akkoord vast", Proef.Fout(page, "Input.AkkoordOuders"), StringComparison.Ordinal);
        Assert.Null(page.GetElementById("Input_Aanbieder")!.GetAttribute("aria-required"));
    }
}
