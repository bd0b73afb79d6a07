// What: which children are in the export of a schooljaar, and with which episode. Source: the codebook of the export; rules.md R4.

using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Exports;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Exports;

public sealed class ExportrijenTests(Apps apps) : IClassFixture<Apps>
{
    static async Task<Dictionary<int, Exportrij?>> RijenAsync(TestApp app, Guid dossier, params int[] jaren)
    {
        await using var db = app.Db();
        var rijen = new Dictionary<int, Exportrij?>();
        foreach (var jaar in jaren)
            rijen[jaar] = (await Exportrijen.LeesAsync(db, app.Regio.Regio.Id, new Schooljaar(jaar), TestApp.Vandaag, default)).SingleOrDefault(r => r.Id == dossier);
        return rijen;
    }

    static async Task<Dossier> DossierAsync(TestApp app, IReadOnlyList<(Verzuimsoort Soort, DateOnly Van, DateOnly? Tot)> verzuim)
    {
        var dossier = await app.ThuiszitterAsync();
        await using var db = app.Db();
        db.Begin(ActKind.VerzuimGeregistreerd, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
        var rij = await db.Dossiers.FindAsync(dossier.Id);
        await db.Entry(rij!).Collection(d => d.Verzuim).LoadAsync();
        db.RemoveRange(rij!.Verzuim);
        var meldingen = verzuim.Select(v => new Verzuimmelding { DossierId = dossier.Id, Soort = v.Soort, EersteDag = v.Van, LaatsteDag = v.Tot, Bron = MeldingBron.Handmatig, OntvangenOp = v.Van }).ToList();
        db.AddRange(meldingen);
        Dossierstand.Herbereken(rij, meldingen, [], [], Regioregels.Van(Vakantieregio.Noord), TestApp.Vandaag);
        await db.SaveChangesAsync();
        return dossier;
    }

    [Theory, Sqlite, Postgres]
    public async Task EarlierSchooljaar_OfAChildThatCameHomeAgainLater_HoldsTheEpisodeOfThatYear(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await DossierAsync(app, [(Verzuimsoort.Lrv, new(2025, 10, 1), new(2025, 11, 14)), (Verzuimsoort.AbsoluutVerzuim, new(2026, 9, 1), null)]);

        var rijen = await RijenAsync(app, dossier.Id, 2024, 2025, 2026);

        Assert.Null(rijen[2024]);
        Assert.Equal(
            (Verzuimsoort.Lrv, new DateOnly(2025, 10, 1), new DateOnly(2025, 11, 15), PactBand.Gestopt),
            (rijen[2025]!.Soort, rijen[2025]!.Start, rijen[2025]!.GestoptOp!.Value, rijen[2025]!.Band));
        Assert.Equal((Verzuimsoort.AbsoluutVerzuim, new DateOnly(2026, 9, 1), null), (rijen[2026]!.Soort, rijen[2026]!.Start, rijen[2026]!.GestoptOp));
    }

    [Theory, Sqlite, Postgres]
    public async Task SickReport_DuringAbsoluutVerzuim_LeavesTheChildNotEnrolled(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var dossier = await DossierAsync(app, [(Verzuimsoort.AbsoluutVerzuim, new(2026, 9, 1), null), (Verzuimsoort.Ziek, new(2026, 10, 10), null)]);

        Assert.Equal(Verzuimsoort.AbsoluutVerzuim, (await RijenAsync(app, dossier.Id, 2026))[2026]!.Soort);
    }
}
