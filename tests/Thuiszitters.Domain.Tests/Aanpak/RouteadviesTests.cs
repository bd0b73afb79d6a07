namespace Thuiszitters.Domain.Tests;

public sealed class RouteadviesTests
{
    const string Bron = "Methodische Aanpak Schoolverzuim 2017";
    static readonly (Aanpakroute, Aanpakfase)[] NogNiets = [];

    [Theory, Rule(Bron)]
    [InlineData(Aanpakroute.HaltStraf, Oorzaken.Gezinssituatie, Routeafwijking.StrafBijOnderliggendeProblemen)]
    [InlineData(Aanpakroute.DwangStrafrechtelijk, Oorzaken.OverbelastOfBang | Oorzaken.Praktisch, Routeafwijking.StrafBijOnderliggendeProblemen)]
    [InlineData(Aanpakroute.HaltStraf, Oorzaken.Geen, Routeafwijking.StrafZonderOorzaken)]
    [InlineData(Aanpakroute.HaltStraf, Oorzaken.Praktisch, null)]
    [InlineData(Aanpakroute.VrijwilligeJeugdhulp, Oorzaken.Gezinssituatie, null)]
    [InlineData(Aanpakroute.VrijwilligeJeugdhulp, Oorzaken.Geen, null)]
    public void Afwijkingen_PunitiveRoute_DependsOnTheCauses(Aanpakroute route, Oorzaken oorzaken, Routeafwijking? verwacht) =>
        Assert.Equal(verwacht is { } v ? [v] : [], Routeadvies.Afwijkingen(route, Aanpakfase.Analyseren, oorzaken, NogNiets));

    [Fact, Rule(Bron)]
    public void Afwijkingen_CivilForce_ComesAfterVoluntaryHelp()
    {
        Assert.Equal([Routeafwijking.DwangZonderVrijwillig], Routeadvies.Afwijkingen(Aanpakroute.DwangCivielrechtelijk, Aanpakfase.Waarnemen, Oorzaken.Gezinssituatie, NogNiets));
        Assert.Empty(Routeadvies.Afwijkingen(
            Aanpakroute.DwangCivielrechtelijk, Aanpakfase.Analyseren, Oorzaken.Gezinssituatie, [(Aanpakroute.VrijwilligeJeugdhulp, Aanpakfase.Evalueren)]));
    }

    [Fact, Rule(Bron)]
    public void Afwijkingen_EachPairOfPhases_OnlySkippingForwardIsADeparture()
    {
        foreach (var van in Enum.GetValues<Aanpakfase>())
            foreach (var naar in Enum.GetValues<Aanpakfase>())
                Assert.Equal(
                    naar > van + 1,
                    Routeadvies.Afwijkingen(Aanpakroute.VrijwilligeJeugdhulp, naar, Oorzaken.Geen, [(Aanpakroute.VrijwilligeJeugdhulp, van)]).Contains(Routeafwijking.FaseOvergeslagen));
        foreach (var eerste in Enum.GetValues<Aanpakfase>())
            Assert.Equal(eerste > Aanpakfase.Analyseren, Routeadvies.Afwijkingen(Aanpakroute.VrijwilligeJeugdhulp, eerste, Oorzaken.Geen, NogNiets).Count > 0);
    }

    [Theory, Rule(Bron)]
    // Another route begins anew, however far the one before it came.
    [InlineData(Aanpakroute.DwangCivielrechtelijk, Aanpakfase.Handelen, true)]
    [InlineData(Aanpakroute.DwangCivielrechtelijk, Aanpakfase.Plannen, true)]
    [InlineData(Aanpakroute.DwangCivielrechtelijk, Aanpakfase.Analyseren, false)]
    // Back on a route, it goes on where that route was; not where the other came.
    [InlineData(Aanpakroute.HaltStraf, Aanpakfase.Plannen, false)]
    [InlineData(Aanpakroute.HaltStraf, Aanpakfase.Handelen, true)]
    [InlineData(Aanpakroute.VrijwilligeJeugdhulp, Aanpakfase.Evalueren, false)]
    public void Afwijkingen_AnotherRoute_IsMeasuredAgainstItsOwnPhases(Aanpakroute route, Aanpakfase fase, bool verwacht) =>
        Assert.Equal(verwacht, Routeadvies.Afwijkingen(
            route, fase, Oorzaken.Praktisch, [(Aanpakroute.HaltStraf, Aanpakfase.Analyseren), (Aanpakroute.VrijwilligeJeugdhulp, Aanpakfase.Handelen)])
            .Contains(Routeafwijking.FaseOvergeslagen));

    [Fact, Rule(Bron)]
    public void Voorstel_InItsFirstPhase_IsNeverADeparture()
    {
        for (var oorzaken = 0; oorzaken < 1 << Oorzakenlijst.Oorzaken.Count; oorzaken++)
            Assert.Empty(Routeadvies.Afwijkingen(Routeadvies.Voorstel, Aanpakfase.Waarnemen, (Oorzaken)oorzaken, NogNiets));
    }
}
