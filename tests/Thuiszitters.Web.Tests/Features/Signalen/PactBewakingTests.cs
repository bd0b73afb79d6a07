using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Signalen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;

namespace Thuiszitters.Web.Tests.Features.Signalen;

public sealed class PactBewakingTests : IAsyncLifetime
{
    readonly SignaalApp app = new();

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    static DateOnly Dag(int maand, int dag, int jaar = 2026) => new(jaar, maand, dag);

    Task<IReadOnlyDictionary<string, int>> BewaakAsync(DateOnly dag, bool dryRun = false) => app.TelAsync(PactBewaking.Name, dag, dryRun);

    [Fact]
    public async Task FourWeekLine_Crossed_RaisesTheSignalOnceOnThatDay()
    {
        var dossier = await app.DossierAsync(Dag(11, 1));

        await BewaakAsync(Dag(11, 28));
        var ervoor = await app.SignalenAsync(dossier);
        var counts = await BewaakAsync(Dag(11, 29));
        await BewaakAsync(Dag(11, 30));

        Assert.Empty(ervoor);
        Assert.Equal((1, 1), (counts["nieuw"], counts["gewijzigd"]));
        var signaal = Assert.Single(await app.SignalenAsync(dossier));
        Assert.Equal((Signaalregel.VierWeken, SignaalToestand.Open, Dag(11, 29)), (signaal.Regel, signaal.Toestand, signaal.Sinds));
        var act = Assert.Single(await app.ActsAsync(dossier), a => a.Kind == ActKind.SignalenBijgewerkt);
        Assert.Equal("""{"nieuw":"VierWeken"}""", act.Feiten);
    }

    [Fact]
    public async Task StrongerSignal_Raised_EndsTheWeakerOne()
    {
        var dossier = await app.DossierAsync(Dag(9, 20));

        await BewaakAsync(Dag(11, 22));
        await BewaakAsync(Dag(12, 6));
        await BewaakAsync(Dag(12, 21));

        var signalen = await app.SignalenAsync(dossier);
        Assert.Equal(
            [(Signaalregel.VierWeken, SignaalToestand.Afgehandeld), (Signaalregel.PactNadert, SignaalToestand.Afgehandeld), (Signaalregel.PactDringend, SignaalToestand.Afgehandeld), (Signaalregel.PactOverschreden, SignaalToestand.Open)],
            signalen.Select(s => (s.Regel, s.Toestand)));
        Assert.Equal(PactBand.Overschreden, (await app.LeesAsync(dossier)).Band);
    }

    [Fact]
    public async Task Watch_DownForWeeks_GivesOnlyTheStrongestSignalOfToday()
    {
        var dossier = await app.DossierAsync(Dag(11, 1));

        await BewaakAsync(Dag(3, 1, 2027));

        Assert.Equal(Signaalregel.PactOverschreden, Assert.Single(await app.SignalenAsync(dossier)).Regel);
    }

    [Fact]
    public async Task Dossier_EnteredLate_GetsOnlyTheStrongestSignal()
    {
        var dossier = await app.DossierAsync(Dag(5, 1));

        await BewaakAsync(Dag(11, 20));

        Assert.Equal(Signaalregel.PactOverschreden, Assert.Single(await app.SignalenAsync(dossier)).Regel);
    }

    [Fact]
    public async Task OverschredenSignal_MonthsLater_IsStillTheSameOne()
    {
        var dossier = await app.DossierAsync(Dag(5, 1));
        var eerst = Assert.Single(await app.SignalenAsync(dossier));

        foreach (var dag in new[] { Dag(12, 1), Dag(1, 4, 2027), Dag(2, 1, 2027) })
            await BewaakAsync(dag);

        Assert.Equal(eerst.Id, Assert.Single(await app.SignalenAsync(dossier)).Id);
    }

    [Fact]
    public async Task Signal_WhenTheArrangementStarts_EndsAndARelapseReopensTheSameOne()
    {
        var dossier = await app.DossierAsync(Dag(10, 1));
        var arrangement = Guid.CreateVersion7();
        await app.WijzigAsync(dossier, Dag(11, 21), (db, d) => db.Add(new Arrangement
        {
            Id = arrangement, DossierId = d.Id, Type = ArrangementType.MaatwerkOnderwijstijd, Toestand = ArrangementToestand.Gestart,
            AanbodOp = Dag(11, 21), GestartOp = Dag(11, 21), OrganisatieId = d.GemeenteId,
        }));
        var gestopt = Assert.Single(await app.SignalenAsync(dossier));
        await BewaakAsync(Dag(11, 25));
        await app.WijzigAsync(dossier, Dag(11, 28), (_, d) =>
        {
            var a = d.Arrangementen.Single();
            (a.Toestand, a.GeeindigdOp, a.WeerThuisOp) = (ArrangementToestand.VoortijdigGestopt, Dag(11, 28), Dag(11, 28));
        });
        var terug = Assert.Single(await app.SignalenAsync(dossier));

        // Seven days in the arrangement shift the line of 4 December to the 11th.
        await BewaakAsync(Dag(12, 10));
        var voor = await app.SignalenAsync(dossier);
        await BewaakAsync(Dag(12, 11));

        Assert.Equal((SignaalToestand.Afgehandeld, Dag(11, 21)), (gestopt.Toestand, gestopt.AfgehandeldOp));
        Assert.Equal((gestopt.Id, SignaalToestand.Open, null), (terug.Id, terug.Toestand, terug.AfgehandeldOp));
        Assert.Equal([Signaalregel.VierWeken], voor.Where(s => s.Toestand == SignaalToestand.Open).Select(s => s.Regel));
        Assert.Equal([Signaalregel.PactNadert], (await app.SignalenAsync(dossier)).Where(s => s.Toestand == SignaalToestand.Open).Select(s => s.Regel));
    }

    [Fact]
    public async Task SecondRun_ForTheSameDay_OpensAndChangesNothing()
    {
        var dossier = await app.DossierAsync(Dag(11, 1));
        await BewaakAsync(Dag(11, 29));
        var (stand, acts, geopend) = (await app.LeesAsync(dossier), await app.ActsAsync(dossier), await app.KeerGeopendAsync(dossier));

        var counts = await BewaakAsync(Dag(11, 29));

        Assert.Empty(counts);
        Assert.Equal(stand.Versie, (await app.LeesAsync(dossier)).Versie);
        Assert.Equal(acts.Count, (await app.ActsAsync(dossier)).Count);
        Assert.Equal(geopend, await app.KeerGeopendAsync(dossier));
    }

    [Fact]
    public async Task DossierThatIsNotDue_IsNeitherOpenedNorTouched()
    {
        var aanDeBeurt = await app.DossierAsync(Dag(11, 1));
        var later = await app.DossierAsync(Dag(11, 10));
        var klaar = await app.DossierAsync(Dag(5, 1));
        var gesloten = await app.DossierAsync(Dag(11, 1));
        await using (var db = app.Db())
            await db.Dossiers.Where(d => d.Id == gesloten.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.GeslotenOp, Dag(11, 20)));

        var counts = await BewaakAsync(Dag(11, 29));

        Assert.Equal(1, counts["dossiers"]);
        Assert.Equal(1, await app.KeerGeopendAsync(aanDeBeurt));
        foreach (var dossier in new[] { later, klaar, gesloten })
        {
            Assert.Equal(0, await app.KeerGeopendAsync(dossier));
            Assert.Equal(dossier.Versie, (await app.LeesAsync(dossier)).Versie);
        }
    }

    [Fact]
    public async Task EighteenthBirthday_WhileOnlyTheMonthIsStored_EndsClockAndSignalOnThatDay()
    {
        var dossier = await app.DossierAsync(Dag(8, 10), geboren: Dag(12, 10, 2008));
        var begin = await app.LeesAsync(dossier);

        for (var dag = Dag(11, 30); dag < Dag(12, 10); dag = dag.AddDays(1))
        {
            await BewaakAsync(dag);
            Assert.Empty(await BewaakAsync(dag));
        }

        var eveTevoren = await app.LeesAsync(dossier);
        var open = Assert.Single(await app.SignalenAsync(dossier));
        var counts = await BewaakAsync(Dag(12, 10));

        Assert.Equal(Dag(12, 1), begin.VolgendeWissel);
        Assert.Equal((PactBand.Overschreden, DossierStatus.Thuiszitter), (eveTevoren.Band, eveTevoren.Status));
        Assert.Equal(SignaalToestand.Open, open.Toestand);
        Assert.Equal((1, 1), (counts["gewijzigd"], counts["vervallen"]));
        var eind = await app.LeesAsync(dossier);
        Assert.Equal((DossierStatus.NietLeerplichtig, null), (eind.Status, eind.VolgendeWissel));
        Assert.Equal(SignaalToestand.Afgehandeld, Assert.Single(await app.SignalenAsync(dossier)).Toestand);
        var acts = await app.ActsAsync(dossier);
        Assert.Equal(9, acts.Count(a => a.Kind == ActKind.StandHerrekend));
        Assert.Equal("""{"klaar":"PactOverschreden","status":"NietLeerplichtig"}""", Assert.Single(acts, a => a.Kind == ActKind.SignalenBijgewerkt).Feiten);
    }

    [Fact]
    public async Task Crash_HalfwayABatch_LosesNothing()
    {
        var eerste = await app.DossierAsync(Dag(11, 1));
        var tweede = await app.DossierAsync(Dag(11, 1));
        app.Storing.Bij = tweede.Id;
        var gevallen = await app.RunAsync(PactBewaking.Name, Dag(11, 29));
        var na = (await app.SignalenAsync(eerste)).Count + (await app.SignalenAsync(tweede)).Count;

        app.Storing.Bij = null;
        var counts = await BewaakAsync(Dag(11, 30));

        Assert.Equal(JobOutcome.Mislukt, gevallen.Outcome);
        Assert.Equal(0, na);
        Assert.Equal(2, counts["nieuw"]);
        Assert.Single(await app.SignalenAsync(eerste));
        Assert.Single(await app.SignalenAsync(tweede));
    }

    [Fact]
    public async Task DossierThatCannotBeSaved_IsReportedAndDoesNotStopTheOthers()
    {
        var dossiers = new[] { await app.DossierAsync(Dag(11, 1)), await app.DossierAsync(Dag(11, 1)), await app.DossierAsync(Dag(11, 1)) };
        app.Storing.Bij = dossiers[1].Id;
        app.Storing.Met = () => new DbUpdateConcurrencyException();

        var result = await app.RunAsync(PactBewaking.Name, Dag(11, 29));

        Assert.Equal(JobOutcome.Mislukt, result.Outcome);
        Assert.Equal((1, 2, 2), (result.Counts["mislukt"], result.Counts["dossiers"], result.Counts["nieuw"]));
        Assert.Single(await app.SignalenAsync(dossiers[0]));
        Assert.Empty(await app.SignalenAsync(dossiers[1]));
        Assert.Single(await app.SignalenAsync(dossiers[2]));
    }

    [Fact]
    public async Task DryRun_ThenRealRun_CountTheSameAndOnlyTheSecondSaves()
    {
        var dossier = await app.DossierAsync(Dag(11, 1));

        var proef = await BewaakAsync(Dag(11, 29), dryRun: true);
        var na = await app.SignalenAsync(dossier);
        var echt = await BewaakAsync(Dag(11, 29));

        Assert.Equal(proef, echt);
        Assert.Empty(na);
        Assert.Single(await app.SignalenAsync(dossier));
    }
}
