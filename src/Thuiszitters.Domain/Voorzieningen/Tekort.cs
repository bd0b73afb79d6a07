// What: what is missing: needs of children without an arrangement against the voorzieningen that serve them, per gemeente, SWV, sector and age
// band.
// Source: indicators.md (Voorzieningenkaart, gap view; OORZ).
// Pure. Used by: the gap view.
// Never: a total, or a number that was not made safe by Kleincijfer before it is shown.

namespace Thuiszitters.Domain;

/// <summary>Age bands of the gap view.</summary>
public enum Leeftijdsgroep
{
    /// <summary>4 to 11.</summary>
    VanVierTotTwaalf = 1,

    /// <summary>12 to 15.</summary>
    VanTwaalfTotZestien = 2,

    /// <summary>16 and older.</summary>
    VanafZestien = 3,
}

/// <summary>So many children of a gemeente, SWV, sector and age band, with the same needs.</summary>
/// <param name="GemeenteId">Gemeente of residence.</param>
/// <param name="SwvId">Their SWV.</param>
/// <param name="Sector">Their sector; null when not known.</param>
/// <param name="Groep">Age band.</param>
/// <param name="Behoeften">What each of them needs.</param>
/// <param name="Aantal">How many.</param>
public readonly record struct Vraagrij(Guid GemeenteId, Guid? SwvId, Sector? Sector, Leeftijdsgroep Groep, Behoeften Behoeften, int Aantal);

/// <summary>What can be said of room.</summary>
public enum Ruimte
{
    /// <summary>Nothing serves it.</summary>
    GeenVoorziening = 1,

    /// <summary>Something serves it, and all of it is full.</summary>
    Vol = 2,

    /// <summary>Whether there is room has to be asked.</summary>
    Navragen = 3,

    /// <summary>There is room.</summary>
    Plaats = 4,
}

/// <summary>One need in one gemeente, SWV, sector and age band.</summary>
/// <param name="GemeenteId">Gemeente.</param>
/// <param name="SwvId">Their SWV; null in the mbo.</param>
/// <param name="Sector">Their sector; null when not known.</param>
/// <param name="Groep">Age band.</param>
/// <param name="Behoefte">One need; none for children of whom no need was recorded.</param>
/// <param name="Kinderen">Children with it and without an arrangement. Not to be shown as it is.</param>
/// <param name="Voorzieningen">Voorzieningen that serve it there.</param>
/// <param name="Vrij">Free places among them, where they have a fixed number.</param>
public sealed record Tekortcel(Guid GemeenteId, Guid? SwvId, Sector? Sector, Leeftijdsgroep Groep, Behoeften Behoefte, int Kinderen, int Voorzieningen, int Vrij)
{
    /// <summary>Children need it and nothing serves it.</summary>
    public bool Ontbreekt => Kinderen > 0 && Voorzieningen == 0 && Behoefte != Behoeften.Geen;

    /// <summary>One of them has no fixed number of places.</summary>
    public bool ZonderVastAantal { get; init; }

    /// <summary>One of them has so few places that it may not be told whether it is full.</summary>
    public bool MetKleine { get; init; }

    /// <summary>One of the others has room.</summary>
    public bool PlaatsBijGrote { get; init; }

    /// <summary>What can be said of room.</summary>
    /// <param name="exact">To who places jongeren; to others nothing is said of a voorziening with few places.</param>
    public Ruimte Ruimte(bool exact) =>
        Voorzieningen == 0 ? Domain.Ruimte.GeenVoorziening
        : (exact ? Vrij > 0 : PlaatsBijGrote) ? Domain.Ruimte.Plaats
        : ZonderVastAantal || (!exact && MetKleine) ? Domain.Ruimte.Navragen
        : Domain.Ruimte.Vol;
}

/// <summary>The gap view.</summary>
public static class Tekort
{
    /// <summary>The age band of an age.</summary>
    /// <param name="leeftijd">Age in whole years.</param>
    public static Leeftijdsgroep Groep(int leeftijd) => leeftijd switch
    {
        < 12 => Leeftijdsgroep.VanVierTotTwaalf,
        < 16 => Leeftijdsgroep.VanTwaalfTotZestien,
        _ => Leeftijdsgroep.VanafZestien,
    };

    /// <summary>The ages of a band, both included.</summary>
    /// <param name="groep">The band.</param>
    public static (int Van, int TotEnMet) Leeftijden(Leeftijdsgroep groep) => groep switch
    {
        Leeftijdsgroep.VanVierTotTwaalf => (4, 11),
        Leeftijdsgroep.VanTwaalfTotZestien => (12, 15),
        Leeftijdsgroep.VanafZestien => (16, 18),
        _ => throw new ArgumentOutOfRangeException(nameof(groep)),
    };

    /// <summary>
    /// The cells in which there are children, in the order of gemeente, SWV, sector, band and need. A child with three needs is in three cells. A
    /// gemeente may lie in two SWVs, and PO and VO are two: each is a cell of its own, so that a choice of SWV or sector shows cells and never makes
    /// new ones: of a part and a whole the rest could be computed.
    /// </summary>
    /// <param name="vraag">Children without an arrangement.</param>
    /// <param name="aanbod">The kaart, with places.</param>
    /// <param name="dag">The day.</param>
    public static IReadOnlyList<Tekortcel> Maak(
        IEnumerable<Vraagrij> vraag, IReadOnlyCollection<(Voorzieningprofiel Voorziening, Plaatsstand Stand)> aanbod, DateOnly dag)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        ArgumentNullException.ThrowIfNull(aanbod);
        var kinderen = new Dictionary<(Guid Gemeente, Guid? Swv, Sector? Sector, Leeftijdsgroep Groep, Behoeften Behoefte), int>();
        foreach (var rij in vraag)
            foreach (var behoefte in rij.Behoeften == Behoeften.Geen ? [Behoeften.Geen] : Oorzakenlijst.Van(rij.Behoeften))
            {
                var sleutel = (rij.GemeenteId, rij.SwvId, rij.Sector, rij.Groep, behoefte);
                kinderen[sleutel] = kinderen.GetValueOrDefault(sleutel) + rij.Aantal;
            }

        var lopend = aanbod.Where(a => a.Voorziening.Loopt(dag)).ToList();
        return [.. kinderen.Select(k => Cel(k.Key.Gemeente, k.Key.Swv, k.Key.Sector, k.Key.Groep, k.Key.Behoefte, k.Value, lopend))
            .OrderBy(c => c.GemeenteId).ThenBy(c => c.SwvId).ThenBy(c => c.Sector).ThenBy(c => c.Groep).ThenBy(c => c.Behoefte)];
    }

    static Tekortcel Cel(
        Guid gemeente, Guid? swv, Sector? sector, Leeftijdsgroep groep, Behoeften behoefte, int kinderen, List<(Voorzieningprofiel Voorziening, Plaatsstand Stand)> lopend)
    {
        var (van, totEnMet) = Leeftijden(groep);
        var past = lopend.Where(a => (a.Voorziening.Behoeften & behoefte) != Behoeften.Geen && a.Voorziening.LeeftijdVan <= totEnMet && a.Voorziening.LeeftijdTotEnMet >= van
            && (sector is null || (a.Voorziening.Sectoren & Sectorenlijst.Van(sector)) != Sectoren.Geen) && a.Voorziening.Bereikt(gemeente, swv)).ToList();
        return new(gemeente, swv, sector, groep, behoefte, kinderen, past.Count, past.Sum(p => p.Stand.Vrij ?? 0))
        {
            ZonderVastAantal = past.Exists(p => p.Stand.Capaciteit is null),
            MetKleine = past.Exists(p => p.Stand.Capaciteit < Kleincijfer.Drempel),
            PlaatsBijGrote = past.Exists(p => p.Stand is { Capaciteit: >= Kleincijfer.Drempel, IsVol: false }),
        };
    }
}
