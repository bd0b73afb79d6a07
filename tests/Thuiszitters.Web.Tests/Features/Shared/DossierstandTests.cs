// What: which report of several a dossier is known by: the one that drives the clock; and what the month of birth alone gives. Source: rules.md R1, R2, R4.

using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Shared;

public sealed class DossierstandTests
{
    static DateOnly Dag(int maand, int dag) => new(2026, maand, dag);

    static Dossier Maak(IReadOnlyList<(Verzuimsoort Soort, DateOnly Van, DateOnly? Tot)> verzuim, params Arrangement[] arrangementen)
    {
        var dossier = new Dossier { Nummer = "2026-000001", RegioId = Guid.CreateVersion7(), GemeenteId = Guid.CreateVersion7(), GeboorteMaand = new(2012, 3, 1) };
        dossier.Verzuim.AddRange(verzuim.Select(v => new Verzuimmelding
        {
            DossierId = dossier.Id, Soort = v.Soort, EersteDag = v.Van, LaatsteDag = v.Tot, Bron = MeldingBron.Handmatig, OntvangenOp = v.Van,
        }));
        dossier.Arrangementen.AddRange(arrangementen);
        Dossierstand.Herbereken(dossier, dossier.Verzuim, dossier.Arrangementen, [], Regioregels.Van(Vakantieregio.Noord), TestApp.Vandaag);
        return dossier;
    }

    static Arrangement Gestart(DateOnly op) => new()
    {
        DossierId = Guid.CreateVersion7(), OrganisatieId = Guid.CreateVersion7(), Type = ArrangementType.Oza, Toestand = ArrangementToestand.Gestart, AanbodOp = op, GestartOp = op,
    };

    [Fact]
    public void SickReport_WhileTheClockRuns_LeavesTheKindAndTheFirstDayOfTheEpisode()
    {
        var dossier = Maak([(Verzuimsoort.AbsoluutVerzuim, Dag(9, 1), null), (Verzuimsoort.Ziek, Dag(10, 10), null)]);

        Assert.Equal((Verzuimsoort.AbsoluutVerzuim, Dag(9, 1)), (dossier.Verzuimsoort!.Value, dossier.VerzuimSinds!.Value));
    }

    [Fact]
    public void SickReport_WhileAnArrangementKeepsTheClockStill_LeavesTheKindOfTheEpisode()
    {
        var dossier = Maak([(Verzuimsoort.Lrv, Dag(9, 1), null), (Verzuimsoort.Ziek, Dag(11, 10), null)], Gestart(Dag(11, 2)));

        Assert.Equal((PactBand.Gestopt, Verzuimsoort.Lrv, Dag(9, 1)), (dossier.Band, dossier.Verzuimsoort!.Value, dossier.VerzuimSinds!.Value));
    }

    [Fact]
    public void SickReport_AfterTheEpisodeWasOver_IsTheNewestReport()
    {
        var dossier = Maak([(Verzuimsoort.Lrv, Dag(9, 1), Dag(10, 2)), (Verzuimsoort.Ziek, Dag(11, 10), null)]);

        Assert.Equal((PactBand.Gestopt, Verzuimsoort.Ziek, Dag(11, 10)), (dossier.Band, dossier.Verzuimsoort!.Value, dossier.VerzuimSinds!.Value));
    }

    [Fact]
    public void ArrangementOnAWaitingList_MakesDreigendUntilItWaitsNoMore()
    {
        (Verzuimsoort, DateOnly, DateOnly?)[] voorbij = [(Verzuimsoort.Luxe, Dag(9, 1), Dag(9, 2))];
        var arrangement = Gestart(Dag(11, 2));
        (arrangement.Toestand, arrangement.AanbodOp, arrangement.GestartOp) = (ArrangementToestand.Toegekend, null, null);

        arrangement.GaNaar(ArrangementToestand.Wachtlijst, Dag(11, 9));
        var wacht = Maak(voorbij, arrangement);
        Assert.Equal((DossierStatus.Dreigend, "wachtlijst", Dag(11, 9)), (wacht.Status, wacht.Criterium!, wacht.StatusSinds));

        arrangement.GaNaar(ArrangementToestand.AanbodGedaan, Dag(11, 16));
        Assert.NotEqual(DossierStatus.Dreigend, Maak(voorbij, arrangement).Status);
    }

    [Fact]
    public void AbsoluutAndLrv_OnTheSameFirstDay_IsAbsoluut() =>
        Assert.Equal(Verzuimsoort.AbsoluutVerzuim, Maak([(Verzuimsoort.Lrv, Dag(9, 1), null), (Verzuimsoort.AbsoluutVerzuim, Dag(9, 1), null)]).Verzuimsoort);

    [Fact]
    public void Lrv_WrittenOffByTheSchool_BecomesAbsoluutFromTheSameFirstDay()
    {
        var dossier = Maak([(Verzuimsoort.Lrv, Dag(9, 1), null), (Verzuimsoort.AbsoluutVerzuim, Dag(10, 5), null)]);

        Assert.Equal((Verzuimsoort.AbsoluutVerzuim, Dag(9, 1)), (dossier.Verzuimsoort!.Value, dossier.VerzuimSinds!.Value));
    }

    [Fact]
    public void WithoutAClock_TheNewestReportCounts() =>
        Assert.Equal(Verzuimsoort.Ziek, Maak([(Verzuimsoort.Luxe, Dag(9, 1), Dag(9, 4)), (Verzuimsoort.Ziek, Dag(10, 10), null)]).Verzuimsoort);

    [Fact]
    public void Herbeoordeling_OfARequest_KeepsTheTermsWithWhichItBegan()
    {
        var dossier = new Dossier { Nummer = "2026-000001", RegioId = Guid.CreateVersion7(), GemeenteId = Guid.CreateVersion7(), GeboorteMaand = new(2016, 3, 1) };
        dossier.Vrijstellingen.Add(new Vrijstelling
        {
            DossierId = dossier.Id, SwvId = Guid.CreateVersion7(), Grond = VrijstellingGrond.Artikel5OnderA, Schooljaar = 2026, Herhaald = false, Kennisgever = Kennisgever.Gezaghebbende,
            OntvangenOp = TestApp.Vandaag, RegistreerderId = Guid.CreateVersion7(), Toestand = VrijstellingToestand.VanKracht, Begin = TestApp.Vandaag, Einde = new(2027, 8, 1),
        });
        Vrijstellingtermijn nieuwe = new()
        {
            RegioId = dossier.RegioId, GeldtVanaf = TestApp.Vandaag.AddDays(1), DoorId = Guid.CreateVersion7(), HerstelWeken = 2, BeoordelenWeken = 6, UiterlijkWeken = 12, HeroverwegingWeken = 3,
            VerklaringWeken = 8, HerbeoordelingVanafMaand = 3, HerbeoordelingTaakWeken = 20, TweedeUitAndereOrganisatie = false,
        };
        var regels = Regioregels.Van(Vakantieregio.Noord) with { Vrijstellingtermijnen = [nieuwe] };
        // Ten weeks before 1 July; the twenty of the region count for notices of later.
        var eerste = new DateOnly(2027, 7, 1).AddDays(-70);
        Assert.DoesNotContain(Dossierstand.Herbereken(dossier, [], [], [], regels, eerste.AddDays(-1)), s => s.Regel == Signaalregel.Herbeoordeling);
        Assert.Equal(eerste, dossier.VolgendeWissel);
        Assert.Contains(Dossierstand.Herbereken(dossier, [], [], [], regels, eerste), s => s.Regel == Signaalregel.Herbeoordeling);
    }

    /// <summary>The duty begins on the first of the month after the fifth birthday (R1), for whoever was born in the month.</summary>
    [Theory]
    [InlineData("2020-02-01", "2025-03-01")]
    [InlineData("2019-02-01", "2024-03-01")]
    [InlineData("2020-03-01", "2025-04-01")]
    [InlineData("2019-12-01", "2025-01-01")]
    public void Herbereken_AbsentSinceTheDutyBegan_StartsTheClockThatDay(string maand, string begin)
    {
        var (geboorteMaand, start) = (DateOnly.Parse(maand, null), DateOnly.Parse(begin, null));
        var dossier = new Dossier { Nummer = "2026-000001", RegioId = Guid.CreateVersion7(), GemeenteId = Guid.CreateVersion7(), GeboorteMaand = geboorteMaand };
        var melding = new Verzuimmelding { DossierId = dossier.Id, Soort = Verzuimsoort.AbsoluutVerzuim, EersteDag = start, Bron = MeldingBron.Handmatig, OntvangenOp = start };

        Dossierstand.Herbereken(dossier, [melding], [], [], Regioregels.Van(Vakantieregio.Noord), start.AddDays(9));

        Assert.Equal((DossierStatus.Thuiszitter, start, start.AddMonths(3)), (dossier.Status, dossier.PactStart, dossier.PactGrens));
    }
}
