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
    public async Task EighteenthBirthday_OnWhateverDayOfTheMonth_LeavesTheSameTraces()
    {
        var vroeg = await app.DossierAsync(Dag(8, 10), geboren: Dag(12, 3, 2008));
        var laat = await app.DossierAsync(Dag(8, 10), geboren: Dag(12, 28, 2008));

        for (var dag = Dag(11, 30); dag < Dag(1, 5, 2027); dag = dag.AddDays(1))
            await BewaakAsync(dag);

        Assert.Equal(await SporenAsync(vroeg), await SporenAsync(laat));
        var eind = await app.LeesAsync(vroeg);
        Assert.Equal(
            (DossierStatus.NietLeerplichtig, PactBand.Gestopt, Dag(12, 31), Dag(12, 31), null),
            (eind.Status, eind.Band, eind.StatusSinds, eind.GestoptOp!.Value, eind.VolgendeWissel));
        var signaal = Assert.Single(await app.SignalenAsync(vroeg));
        Assert.Equal((SignaalToestand.Afgehandeld, Dag(12, 31)), (signaal.Toestand, signaal.AfgehandeldOp));
        // Once for the silence of three weeks, once at the end of the month.
        Assert.Equal(
            ["""{"nieuw":"StilleZaak"}""", """{"klaar":"PactOverschreden,StilleZaak","status":"NietLeerplichtig"}"""],
            (await app.ActsAsync(vroeg)).Where(a => a.ActorId is null && a.Kind != ActKind.DossierGeopend).Select(a => a.Feiten));
        Assert.Equal(2, await app.KeerGeopendAsync(vroeg));
    }

    /// <summary>All that is stored in the clear of a dossier and of what was done with it, but for its own keys.</summary>
    async Task<List<string>> SporenAsync(Dossier dossier)
    {
        await using var db = app.Db();
        var d = await app.LeesAsync(dossier);
        var sporen = new List<string> { $"{d.GeboorteMaand:O} {d.Status} {d.Criterium} {d.StatusSinds:O} {d.Band} {d.PactStart:O} {d.PactGrens:O} {d.GestoptOp:O} {d.Verzuimsoort} {d.VerzuimSinds:O} {d.VolgendeWissel:O} {d.Versie}" };
        sporen.AddRange((await app.SignalenAsync(dossier)).Select(s => $"{s.Regel} {s.Voorval} {s.Sinds:O} {s.Termijn:O} {s.Toestand} {s.OntstaanOp:O} {s.AfgehandeldOp:O}"));
        foreach (var act in await db.Acts.AsNoTracking().Include(a => a.Changes).Where(a => a.DossierId == dossier.Id).OrderBy(a => a.Id).ToListAsync())
        {
            sporen.Add($"{act.At:O} {act.Kind} {act.Feiten}");
            sporen.AddRange(act.Changes.Where(c => c.Entiteit != nameof(Thuiszitters.Web.Platform.Vault.BlindIndex)).Select(c => $"{c.Entiteit} {c.Veld} {c.Oud} {c.Nieuw}").Order(StringComparer.Ordinal));
        }

        sporen.AddRange(await db.Set<Thuiszitters.Web.Platform.ProcessingLog.Inzage>().Where(i => i.DossierId == dossier.Id).OrderBy(i => i.At).Select(i => $"{i.At:O} {i.Doel} {i.Niveau}").ToListAsync());
        return sporen;
    }

    [Fact]
    public async Task EighteenthBirthday_OnTheScreen_CountsFromTheDayItself()
    {
        var dossier = await app.DossierAsync(Dag(8, 10), geboren: Dag(12, 10, 2008));
        var (bladen, lijsten) = (new List<string>(), new List<string>());
        foreach (var dag in new[] { Dag(12, 9), Dag(12, 10) })
        {
            await BewaakAsync(dag);
            var browser = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
            bladen.Add((await browser.PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("main")!.TextContent);
            lijsten.Add((await browser.PageAsync("/dossiers")).QuerySelector("main table")!.TextContent);
        }

        Assert.Contains("Vandaag is dag 122", bladen[0], StringComparison.Ordinal);
        Assert.Contains("Drie maanden voorbij.", bladen[0], StringComparison.Ordinal);
        Assert.Contains("De klok staat stil sinds 10 december 2026", bladen[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Drie maanden voorbij", bladen[1], StringComparison.Ordinal);
        Assert.Contains("Thuiszitter", lijsten[0], StringComparison.Ordinal);
        Assert.Contains("Niet leerplichtig", lijsten[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Drie maanden voorbij", lijsten[1], StringComparison.Ordinal);
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
