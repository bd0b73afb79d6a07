// What: which voorzieningen were passed over when one was sought for a jongere, by the reasons that stood against them then, and what was needed
// where none of them was chosen. Source: indicators.md, Voorzieningenkaart ("wat mist er, wat moet anders"); rules.md R10.
// Pure. Used by: the page about what was weighed. Counted are jongeren, not how often was looked.
// Never: a total, or a number that was not made safe by Kleincijfer; nor an order by an exact number.

namespace Thuiszitters.Domain;

/// <summary>One voorziening that could be chosen for one jongere.</summary>
/// <param name="DossierId">Of whom.</param>
/// <param name="VoorzieningId">Which.</param>
/// <param name="Gekozen">It was chosen.</param>
/// <param name="Bezwaren">Codes of what stood against it or was to be aware of (<see cref="Passend"/>).</param>
public readonly record struct Afgewogenoptie(Guid DossierId, Guid VoorzieningId, bool Gekozen, IReadOnlyCollection<string> Bezwaren);

/// <summary>A reason with how many jongeren it stood for.</summary>
/// <param name="Code">Code of the reason; <see cref="Afgewogen.PasteWel"/> where nothing stood against it.</param>
/// <param name="Jongeren">For how many.</param>
public readonly record struct Voorbijreden(string Code, Kleincijfer Jongeren);

/// <summary>One voorziening, or all together, with how often it was chosen and passed over, and why.</summary>
/// <param name="VoorzieningId">Which; null for all together.</param>
/// <param name="Gekozen">Jongeren for whom it was chosen.</param>
/// <param name="Voorbij">Jongeren for whom it was passed over.</param>
/// <param name="Redenen">Why, the most frequent first.</param>
public sealed record Voorbijgegaan(Guid? VoorzieningId, Kleincijfer Gekozen, Kleincijfer Voorbij, IReadOnlyList<Voorbijreden> Redenen);

/// <summary>What was weighed.</summary>
public static class Afgewogen
{
    /// <summary>Nothing stood against it, and another was chosen, or none.</summary>
    public const string PasteWel = "paste-wel";

    /// <summary>All together: the reasons over the whole kaart.</summary>
    /// <param name="opties">What could be chosen.</param>
    public static Voorbijgegaan Samen(IReadOnlyCollection<Afgewogenoptie> opties)
    {
        ArgumentNullException.ThrowIfNull(opties);
        return Van(null, opties);
    }

    /// <summary>Each voorziening, in the order of the caller's names.</summary>
    /// <param name="opties">What could be chosen.</param>
    /// <param name="naam">The name of a voorziening.</param>
    public static IReadOnlyList<Voorbijgegaan> PerVoorziening(IReadOnlyCollection<Afgewogenoptie> opties, Func<Guid, string> naam)
    {
        ArgumentNullException.ThrowIfNull(opties);
        ArgumentNullException.ThrowIfNull(naam);
        return [.. opties.GroupBy(o => o.VoorzieningId).OrderBy(g => naam(g.Key), StringComparer.Ordinal).ThenBy(g => g.Key).Select(g => Van(g.Key, [.. g]))];
    }

    /// <summary>What was needed where none was chosen: each need with how many jongeren, in the order of the list.</summary>
    /// <param name="zonderKeuze">Of each time that none was chosen: of whom, and the needs with which was sought.</param>
    public static IReadOnlyList<(Behoeften Behoefte, Kleincijfer Jongeren)> ZonderKeuze(IReadOnlyCollection<(Guid DossierId, Behoeften Behoeften)> zonderKeuze)
    {
        ArgumentNullException.ThrowIfNull(zonderKeuze);
        return [.. Oorzakenlijst.Behoeften.Select(b => (b, Tel(zonderKeuze.Where(z => z.Behoeften.HasFlag(b)).Select(z => z.DossierId)))).Where(b => b.Item2.Soort != Cijfersoort.Geen)];
    }

    static Voorbijgegaan Van(Guid? voorziening, IReadOnlyCollection<Afgewogenoptie> opties)
    {
        var voorbij = opties.Where(o => !o.Gekozen).ToList();
        var redenen = voorbij.SelectMany(o => (o.Bezwaren.Count == 0 ? [PasteWel] : o.Bezwaren).Select(b => (Code: b, o.DossierId)))
            .GroupBy(r => r.Code, StringComparer.Ordinal).Select(g => new Voorbijreden(g.Key, Tel(g.Select(r => r.DossierId))))
            .OrderByDescending(r => r.Jongeren.Waarde).ThenBy(r => r.Code, StringComparer.Ordinal);
        return new(voorziening, Tel(opties.Where(o => o.Gekozen).Select(o => o.DossierId)), Tel(voorbij.Select(o => o.DossierId)), [.. redenen]);
    }

    static Kleincijfer Tel(IEnumerable<Guid> dossiers) => Kleincijfer.Van(dossiers.Distinct().Count());
}
