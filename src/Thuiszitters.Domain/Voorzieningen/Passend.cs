// What: whether a voorziening fits a child, with every reason why or why not, and in which order those that fit are shown.
// Source: rules.md R6 (needs), indicators.md Voorzieningenkaart. Reach: same gemeente before same SWV before region.
// Pure. Used by: the matching help of a dossier.
// Never: decides. A person does; nothing is hidden because it does not fit.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>What is asked for: no more of a child than the kaart can be asked by.</summary>
public sealed record Passendvraag
{
    /// <summary>Age in whole years on <see cref="Dag"/>.</summary>
    public required int Leeftijd { get; init; }

    /// <summary>Sector; null when not known.</summary>
    public Sector? Sector { get; init; }

    /// <summary>What the child needs.</summary>
    public required Behoeften Behoeften { get; init; }

    /// <summary>Gemeente of residence.</summary>
    public required Guid GemeenteId { get; init; }

    /// <summary>SWV of area and sector.</summary>
    public Guid? SwvId { get; init; }

    /// <summary>The day on which is looked.</summary>
    public required DateOnly Dag { get; init; }
}

/// <summary>What a reason weighs.</summary>
public enum Redengewicht
{
    /// <summary>It speaks for it.</summary>
    Voor = 1,

    /// <summary>To be aware of.</summary>
    LetOp = 2,

    /// <summary>It does not fit.</summary>
    Tegen = 3,
}

/// <summary>One reason.</summary>
/// <param name="Code">Kebab-case, e.g. <c>leeftijd-past</c>.</param>
/// <param name="Gewicht">What it weighs.</param>
/// <param name="Waarde">The fact in it, culture-free: a number, or values of an enum; empty when there is none.</param>
public readonly record struct Passendreden(string Code, Redengewicht Gewicht, string Waarde = "");

/// <summary>How near it is.</summary>
public enum Nabijheid
{
    /// <summary>In the gemeente of residence.</summary>
    Gemeente = 1,

    /// <summary>Of the SWV of the child.</summary>
    Swv = 2,

    /// <summary>Elsewhere in the region.</summary>
    Regio = 3,
}

/// <summary>The answer for one voorziening.</summary>
public sealed record Passendheid
{
    /// <summary>Which.</summary>
    public required Voorzieningprofiel Voorziening { get; init; }

    /// <summary>Its places.</summary>
    public required Plaatsstand Stand { get; init; }

    /// <summary>Every reason: first what speaks against, then what to be aware of, then what speaks for.</summary>
    public required IReadOnlyList<Passendreden> Redenen { get; init; }

    /// <summary>Needs that it serves.</summary>
    public required Behoeften Vervuld { get; init; }

    /// <summary>Needs that it does not serve.</summary>
    public required Behoeften Onvervuld { get; init; }

    /// <summary>How near it is.</summary>
    public required Nabijheid Nabij { get; init; }

    /// <summary>Nothing speaks against.</summary>
    public bool Past => Redenen.All(r => r.Gewicht != Redengewicht.Tegen);

    /// <summary>There is room now.</summary>
    public bool HeeftPlaats => !Stand.IsVol;
}

/// <summary>Matching (advice only).</summary>
public static class Passend
{
    /// <summary>All voorzieningen with their answer, those that fit first.</summary>
    /// <param name="vraag">What is asked for.</param>
    /// <param name="voorzieningen">The kaart, with places.</param>
    public static IReadOnlyList<Passendheid> Zoek(Passendvraag vraag, IEnumerable<(Voorzieningprofiel Voorziening, Plaatsstand Stand)> voorzieningen)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        ArgumentNullException.ThrowIfNull(voorzieningen);
        return [.. voorzieningen.Select(v => Van(vraag, v.Voorziening, v.Stand))
            .OrderByDescending(p => p.Past)
            .ThenBy(p => int.PopCount((int)p.Onvervuld))
            .ThenByDescending(p => p.HeeftPlaats)
            .ThenBy(p => p.Nabij)
            .ThenBy(p => p.HeeftPlaats ? 0 : p.Stand.Wachtend)
            .ThenBy(p => p.Redenen.Count(r => r.Gewicht == Redengewicht.Tegen))
            .ThenBy(p => p.Voorziening.Naam, StringComparer.Ordinal)
            .ThenBy(p => p.Voorziening.Id)];
    }

    /// <summary>The answer for one voorziening.</summary>
    /// <param name="vraag">What is asked for.</param>
    /// <param name="voorziening">The voorziening.</param>
    /// <param name="stand">Its places.</param>
    public static Passendheid Van(Passendvraag vraag, Voorzieningprofiel voorziening, Plaatsstand stand)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        ArgumentNullException.ThrowIfNull(voorziening);
        ArgumentNullException.ThrowIfNull(stand);
        var (vervuld, onvervuld) = (vraag.Behoeften & voorziening.Behoeften, vraag.Behoeften & ~voorziening.Behoeften);
        var nabij = vraag.GemeenteId == voorziening.GemeenteId ? Nabijheid.Gemeente
            : vraag.SwvId is { } swv && (swv == voorziening.SwvId || swv == voorziening.MedeSwvId) ? Nabijheid.Swv : Nabijheid.Regio;
        return new()
        {
            Voorziening = voorziening, Stand = stand, Vervuld = vervuld, Onvervuld = onvervuld, Nabij = nabij,
            Redenen = [.. Redenen(vraag, voorziening, stand, vervuld, onvervuld, nabij).OrderByDescending(r => r.Gewicht)],
        };
    }

    static IEnumerable<Passendreden> Redenen(
        Passendvraag vraag, Voorzieningprofiel voorziening, Plaatsstand stand, Behoeften vervuld, Behoeften onvervuld, Nabijheid nabij)
    {
        yield return Leeftijd(vraag.Leeftijd, voorziening);
        yield return Sector(vraag.Sector, voorziening.Sectoren);
        foreach (var reden in Behoefte(vraag.Behoeften, vervuld, onvervuld))
            yield return reden;
        if (!voorziening.Bereikt(vraag.GemeenteId, vraag.SwvId))
            yield return new("buiten-bereik", Redengewicht.Tegen, voorziening.Bereik.ToString());
        else
            yield return new(nabij switch { Nabijheid.Gemeente => "zelfde-gemeente", Nabijheid.Swv => "zelfde-swv", _ => "zelfde-regio" }, Redengewicht.Voor);
        foreach (var reden in Tijd(vraag.Dag, voorziening).Concat(Plaats(vraag.Dag, stand)))
            yield return reden;
        if (voorziening.TlvNodig)
            yield return new("tlv-nodig", Redengewicht.LetOp);
        if (voorziening.InschrijvingNodig)
            yield return new("inschrijving-nodig", Redengewicht.LetOp);
    }

    static Passendreden Leeftijd(int leeftijd, Voorzieningprofiel voorziening) =>
        leeftijd < voorziening.LeeftijdVan ? new("te-jong", Redengewicht.Tegen, Getal(voorziening.LeeftijdVan))
        : leeftijd > voorziening.LeeftijdTotEnMet ? new("te-oud", Redengewicht.Tegen, Getal(voorziening.LeeftijdTotEnMet))
        : new("leeftijd-past", Redengewicht.Voor);

    static Passendreden Sector(Sector? sector, Sectoren sectoren) =>
        sector is null ? new("sector-onbekend", Redengewicht.LetOp, sectoren.ToString())
        : (Sectorenlijst.Van(sector) & sectoren) == Sectoren.Geen ? new("andere-sector", Redengewicht.Tegen, sectoren.ToString())
        : new("sector-past", Redengewicht.Voor);

    static IEnumerable<Passendreden> Behoefte(Behoeften gevraagd, Behoeften vervuld, Behoeften onvervuld)
    {
        if (gevraagd == Behoeften.Geen)
            yield return new("behoeften-onbekend", Redengewicht.LetOp);
        if (vervuld != Behoeften.Geen)
            yield return new("behoeften-vervuld", Redengewicht.Voor, vervuld.ToString());
        if (onvervuld != Behoeften.Geen)
            yield return new("behoeften-onvervuld", vervuld == Behoeften.Geen ? Redengewicht.Tegen : Redengewicht.LetOp, onvervuld.ToString());
    }

    static IEnumerable<Passendreden> Tijd(DateOnly dag, Voorzieningprofiel voorziening)
    {
        if (voorziening.Einde is { } einde && einde < dag)
            yield return new("gestopt", Redengewicht.Tegen, Iso(einde));
        else if (voorziening.Begin > dag)
            yield return new("begint-nog", Redengewicht.LetOp, Iso(voorziening.Begin));
        else if (voorziening.Einde is { } straks && straks < dag.AddMonths(6))
            yield return new("stopt-binnenkort", Redengewicht.LetOp, Iso(straks));
    }

    static IEnumerable<Passendreden> Plaats(DateOnly dag, Plaatsstand stand)
    {
        yield return stand.Vrij switch
        {
            null => new("plaatsen-niet-vast", Redengewicht.LetOp),
            0 => new("vol", Redengewicht.LetOp),
            var vrij => new("plaats-vrij", Redengewicht.Voor, Getal(vrij.Value)),
        };
        if (stand.Wachtend > 0)
            yield return new("wachtlijst", Redengewicht.LetOp, $"{Getal(stand.Wachtend)}/{Getal(stand.Wachtweken(dag) ?? 0)}");
    }

    static string Getal(int getal) => getal.ToString(CultureInfo.InvariantCulture);

    static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
