// What: which choice of route and phase departs from the Methodische Aanpak Schoolverzuim, so that it has to be explained ("pas toe of leg uit").
// Source: Methodische Aanpak Schoolverzuim, 16 March 2017 (Ingrado, OM, RvdK, Halt): problems underneath come first, with help; the phases follow
// one another. Pure. Used by: the form of the route on a dossier.
// Never: a choice that is forbidden. The officer decides; a departure only asks for the reason.

namespace Thuiszitters.Domain;

/// <summary>The four routes. Values are stored: never renumber.</summary>
public enum Aanpakroute
{
    /// <summary>Help that the family accepts.</summary>
    VrijwilligeJeugdhulp = 1,

    /// <summary>A Halt punishment.</summary>
    HaltStraf = 2,

    /// <summary>Force by civil law, through the Raad voor de Kinderbescherming.</summary>
    DwangCivielrechtelijk = 3,

    /// <summary>Force by criminal law, with a proces-verbaal.</summary>
    DwangStrafrechtelijk = 4,
}

/// <summary>The phases, in order. Values are stored: never renumber.</summary>
public enum Aanpakfase
{
    /// <summary>Seeing what is the matter.</summary>
    Waarnemen = 1,

    /// <summary>Finding out why.</summary>
    Analyseren = 2,

    /// <summary>Agreeing on what will be done.</summary>
    Plannen = 3,

    /// <summary>Doing it.</summary>
    Handelen = 4,

    /// <summary>Looking whether it worked.</summary>
    Evalueren = 5,
}

/// <summary>Why a choice departs from the approach.</summary>
public enum Routeafwijking
{
    /// <summary>A punitive route, while recorded causes point at problems underneath.</summary>
    StrafBijOnderliggendeProblemen = 1,

    /// <summary>Force by civil law as the first route, without voluntary help before it.</summary>
    DwangZonderVrijwillig = 2,

    /// <summary>A punitive route, while no cause is recorded: it was not found out whether there are problems underneath.</summary>
    StrafZonderOorzaken = 3,

    /// <summary>One or more phases are skipped.</summary>
    FaseOvergeslagen = 4,
}

/// <summary>What the approach says of a choice.</summary>
public static class Routeadvies
{
    /// <summary>
    /// Causes that point at problems underneath: all of the child and of the home but practical ones, and a school that cannot give the support. Waiting
    /// for a place, a suspension, a change of school or a practical matter do not by themselves.
    /// </summary>
    public const Oorzaken Onderliggend = Oorzaken.OndersteuningOntbreekt | Oorzaken.OverbelastOfBang | Oorzaken.OnderOfOvervraagd | Oorzaken.GedragInGroep
        | Oorzaken.WeinigBelastbaar | Oorzaken.Gezinssituatie | Oorzaken.OudersEnSchoolOneens;

    /// <summary>The route that is proposed: help first.</summary>
    public static Aanpakroute Voorstel => Aanpakroute.VrijwilligeJeugdhulp;

    /// <summary>Whether a route punishes.</summary>
    /// <param name="route">The route.</param>
    public static bool IsStraf(Aanpakroute route) => route is Aanpakroute.HaltStraf or Aanpakroute.DwangStrafrechtelijk;

    /// <summary>
    /// The departures of a choice, none when it follows the approach. Each route goes through its own phases: a phase may stay, go back, or go one
    /// further than the last of the same route; a route begins with Waarnemen or Analyseren, for seeing what is the matter came before the choice.
    /// </summary>
    /// <param name="route">The route chosen.</param>
    /// <param name="fase">The phase chosen.</param>
    /// <param name="oorzaken">The causes recorded on the dossier.</param>
    /// <param name="eerder">The routes and phases chosen before, the oldest first.</param>
    public static IReadOnlyList<Routeafwijking> Afwijkingen(
        Aanpakroute route, Aanpakfase fase, Oorzaken oorzaken, IReadOnlyList<(Aanpakroute Route, Aanpakfase Fase)> eerder)
    {
        ArgumentNullException.ThrowIfNull(eerder);
        var gevonden = new List<Routeafwijking>();
        if (IsStraf(route) && (oorzaken & Onderliggend) != Oorzaken.Geen)
            gevonden.Add(Routeafwijking.StrafBijOnderliggendeProblemen);
        else if (IsStraf(route) && oorzaken == Oorzaken.Geen)
            gevonden.Add(Routeafwijking.StrafZonderOorzaken);
        if (route == Aanpakroute.DwangCivielrechtelijk && !eerder.Any(e => e.Route == Aanpakroute.VrijwilligeJeugdhulp))
            gevonden.Add(Routeafwijking.DwangZonderVrijwillig);
        var vorige = eerder.Where(e => e.Route == route).Select(e => (Aanpakfase?)e.Fase).LastOrDefault();
        if (fase > (vorige is { } laatste ? laatste + 1 : Aanpakfase.Analyseren))
            gevonden.Add(Routeafwijking.FaseOvergeslagen);
        return gevonden;
    }
}
