// What: what is missing: needs of children without an arrangement against the voorzieningen that serve them, per gemeente and age band.
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

/// <summary>So many children of a gemeente and age band, with the same needs.</summary>
/// <param name="GemeenteId">Gemeente of residence.</param>
/// <param name="SwvId">Their SWV.</param>
/// <param name="Groep">Age band.</param>
/// <param name="Behoeften">What each of them needs.</param>
/// <param name="Aantal">How many.</param>
public readonly record struct Vraagrij(Guid GemeenteId, Guid? SwvId, Leeftijdsgroep Groep, Behoeften Behoeften, int Aantal);

/// <summary>One need in one gemeente and age band.</summary>
/// <param name="GemeenteId">Gemeente.</param>
/// <param name="Groep">Age band.</param>
/// <param name="Behoefte">One need; none for children of whom no need was recorded.</param>
/// <param name="Kinderen">Children with it and without an arrangement. Not to be shown as it is.</param>
/// <param name="Voorzieningen">Voorzieningen that serve it there.</param>
/// <param name="Vrij">Free places among them, where they have a fixed number.</param>
public sealed record Tekortcel(Guid GemeenteId, Leeftijdsgroep Groep, Behoeften Behoefte, int Kinderen, int Voorzieningen, int Vrij)
{
    /// <summary>Children need it and nothing serves it.</summary>
    public bool Ontbreekt => Kinderen > 0 && Voorzieningen == 0 && Behoefte != Behoeften.Geen;

    /// <summary>One of them has no fixed number of places.</summary>
    public bool ZonderVastAantal { get; init; }

    /// <summary>Something serves it, and all of it is full.</summary>
    public bool Vol => Kinderen > 0 && Voorzieningen > 0 && Vrij == 0 && !ZonderVastAantal;
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

    /// <summary>The cells in which there are children, in the order of gemeente, band and need. A child with three needs is in three cells.</summary>
    /// <param name="vraag">Children without an arrangement.</param>
    /// <param name="aanbod">The kaart, with places.</param>
    /// <param name="dag">The day.</param>
    public static IReadOnlyList<Tekortcel> Maak(
        IEnumerable<Vraagrij> vraag, IReadOnlyCollection<(Voorzieningprofiel Voorziening, Plaatsstand Stand)> aanbod, DateOnly dag)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        ArgumentNullException.ThrowIfNull(aanbod);
        // What serves a cell depends on the SWV too: a gemeente may lie in two, and PO and VO are two.
        var kinderen = new Dictionary<(Guid Gemeente, Leeftijdsgroep Groep, Behoeften Behoefte), (int Aantal, HashSet<Guid?> Swv)>();
        foreach (var rij in vraag)
        {
            foreach (var behoefte in rij.Behoeften == Behoeften.Geen ? [Behoeften.Geen] : Oorzakenlijst.Van(rij.Behoeften))
            {
                var sleutel = (rij.GemeenteId, rij.Groep, behoefte);
                var (aantal, swv) = kinderen.TryGetValue(sleutel, out var was) ? was : (0, []);
                swv.Add(rij.SwvId);
                kinderen[sleutel] = (aantal + rij.Aantal, swv);
            }
        }

        var lopend = aanbod.Where(a => a.Voorziening.Loopt(dag)).ToList();
        return [.. kinderen.Select(k =>
        {
            var (van, totEnMet) = Leeftijden(k.Key.Groep);
            var (aantal, vrij, open) = (0, 0, false);
            foreach (var (v, stand) in lopend)
            {
                if ((v.Behoeften & k.Key.Behoefte) == Behoeften.Geen || v.LeeftijdVan > totEnMet || v.LeeftijdTotEnMet < van
                    || !k.Value.Swv.Any(s => v.Bereikt(k.Key.Gemeente, s)))
                    continue;
                aantal++;
                vrij += stand.Vrij ?? 0;
                open |= stand.Vrij is null;
            }

            return new Tekortcel(k.Key.Gemeente, k.Key.Groep, k.Key.Behoefte, k.Value.Aantal, aantal, vrij) { ZonderVastAantal = open };
        }).OrderBy(c => c.GemeenteId).ThenBy(c => c.Groep).ThenBy(c => c.Behoefte)];
    }
}
