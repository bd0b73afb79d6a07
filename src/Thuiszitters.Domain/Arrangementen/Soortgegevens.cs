// What: the fields that belong to one type of arrangement, and what a step asks of them.
// Source: rules.md R6 (types); domain-dossier 4.1: TLV with number, category and period up to 31 July; Besluit experiment
// onderwijszorgarrangementen (Stb. 2022, 449): named deviations, and only for who is enrolled; Variawet 2018: maatwerk for one schooljaar,
// with a plan, a statement of an expert and a report to the inspectie; no SWV has a role in the mbo.
// Pure. Used by: the pages of an arrangement. Never: what the statement says; whether there is one is enough.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>Category of a TLV (rules.md R6). Values are stored: never renumber.</summary>
public enum TlvCategorie
{
    /// <summary>Low.</summary>
    Laag = 1,

    /// <summary>Middle.</summary>
    Midden = 2,

    /// <summary>High.</summary>
    Hoog = 3,
}

/// <summary>What an OZA under the national experiment departs from (Stb. 2022, 449). Values are stored: never renumber.</summary>
[Flags]
public enum OzaAfwijkingen
{
    /// <summary>Nothing recorded.</summary>
    Geen = 0,

    /// <summary>Hours of education.</summary>
    Onderwijstijd = 1,

    /// <summary>Contents of education.</summary>
    Inhoud = 2,

    /// <summary>The place where it is given.</summary>
    Locatie = 4,

    /// <summary>How it is paid.</summary>
    Bekostiging = 8,
}

/// <summary>The own fields of a type, as far as they are filled in.</summary>
public sealed record Soortgegevens
{
    /// <summary>Nothing filled in.</summary>
    public static readonly Soortgegevens Leeg = new();

    /// <summary>TLV: its number is known.</summary>
    public bool HeeftTlvNummer { get; init; }

    /// <summary>TLV: its category; none for praktijkonderwijs.</summary>
    public TlvCategorie? TlvCategorie { get; init; }

    /// <summary>SO or VSO of cluster 1 or 2: admitted by the instelling, without a TLV.</summary>
    public bool ViaInstelling { get; init; }

    /// <summary>First day of the TLV, or of the maatwerk.</summary>
    public DateOnly? GeldigVan { get; init; }

    /// <summary>Last day of the TLV, or of the maatwerk.</summary>
    public DateOnly? GeldigTotEnMet { get; init; }

    /// <summary>OZA-experiment: the deviations.</summary>
    public OzaAfwijkingen Afwijkingen { get; init; }

    /// <summary>OZA-experiment: the child is enrolled at a school.</summary>
    public bool Ingeschreven { get; init; }

    /// <summary>Maatwerk: there is a plan towards full hours.</summary>
    public bool HeeftPlan { get; init; }

    /// <summary>Maatwerk: there is a statement of an expert.</summary>
    public bool HeeftDeskundigenverklaring { get; init; }

    /// <summary>Maatwerk: the reference of the report to the inspectie is known.</summary>
    public bool HeeftInspectiekenmerk { get; init; }
}

/// <summary>What each type asks (rules.md R6).</summary>
public static class Arrangementsoorten
{
    /// <summary>A TLV or a TLV PrO belongs to it.</summary>
    public static bool VraagtTlv(ArrangementType type) => type is
        ArrangementType.Sbo or ArrangementType.So or ArrangementType.Vso or ArrangementType.Praktijkonderwijs;

    /// <summary>The TLV has a category; that of praktijkonderwijs has none.</summary>
    public static bool VraagtTlvCategorie(ArrangementType type) => VraagtTlv(type) && type != ArrangementType.Praktijkonderwijs;

    /// <summary>A child may come in by way of an instelling for cluster 1 or 2, without a TLV.</summary>
    public static bool KanViaInstelling(ArrangementType type) => type is ArrangementType.So or ArrangementType.Vso;

    /// <summary>It has a period of validity of its own.</summary>
    public static bool VraagtGeldigheid(ArrangementType type) => VraagtTlv(type) || type == ArrangementType.MaatwerkOnderwijstijd;

    /// <summary>A SWV has no role in it: the mbo has none.</summary>
    public static bool ZonderSwv(ArrangementType type) => type == ArrangementType.MboTraject;

    /// <summary>There are hours of education in it.</summary>
    public static bool KentOnderwijs(ArrangementType type) => type != ArrangementType.ZorgAlleen;

    /// <summary>
    /// All that the type has against a step, at every step <c>geen-swv-bij-mbo</c>; when a decision grants it and when it starts, for a TLV
    /// <c>tlv-nummer-ontbreekt</c>, <c>tlv-categorie-ontbreekt</c>, <c>geldigheid-ontbreekt</c>, <c>geldigheid-omgekeerd</c>, <c>tlv-einde-niet-31-juli</c>;
    /// and at the start besides <c>start-buiten-geldigheid</c>, <c>afwijking-ontbreekt</c>, <c>inschrijving-ontbreekt</c>, <c>langer-dan-schooljaar</c>,
    /// <c>plan-ontbreekt</c>, <c>deskundigenverklaring-ontbreekt</c>, <c>inspectiekenmerk-ontbreekt</c>, <c>geen-onderwijsuren</c>.
    /// </summary>
    /// <param name="type">Type of the arrangement.</param>
    /// <param name="naar">State asked for.</param>
    /// <param name="gegevens">What is known of the step.</param>
    public static IEnumerable<Verdict> Bezwaren(ArrangementType type, ArrangementToestand naar, Stapgegevens gegevens)
    {
        ArgumentNullException.ThrowIfNull(gegevens);
        return BezwarenTegen(type, naar, gegevens);
    }

    static IEnumerable<Verdict> BezwarenTegen(ArrangementType type, ArrangementToestand naar, Stapgegevens gegevens)
    {
        if (ZonderSwv(type) && gegevens.Rol is Rol.SwvConsulent or Rol.SwvBeoordelaar or Rol.TeamleiderSwv)
            yield return Verdict.Geweigerd("geen-swv-bij-mbo");
        var start = naar == ArrangementToestand.Gestart;
        if (!start && naar != ArrangementToestand.Toegekend)
            yield break;
        foreach (var bezwaar in type == ArrangementType.MaatwerkOnderwijstijd
            ? start ? Maatwerk(gegevens.Soort) : []
            : VraagtTlv(type) && !(KanViaInstelling(type) && gegevens.Soort.ViaInstelling) ? Tlv(type, gegevens.Soort) : [])
            yield return bezwaar;
        if (!start)
            yield break;
        var soort = gegevens.Soort;
        if (VraagtGeldigheid(type) && soort is { GeldigVan: { } van, GeldigTotEnMet: { } tot } && van <= tot && (gegevens.Datum < van || gegevens.Datum > tot))
            yield return Verdict.Geweigerd("start-buiten-geldigheid", ("van", Iso(van)), ("tot-en-met", Iso(tot)));
        if (type == ArrangementType.OzaExperiment)
        {
            if (soort.Afwijkingen == OzaAfwijkingen.Geen)
                yield return Verdict.Geweigerd("afwijking-ontbreekt");
            if (!soort.Ingeschreven)
                yield return Verdict.Geweigerd("inschrijving-ontbreekt");
        }

        if (!KentOnderwijs(type) && gegevens.UrenOnderwijs > 0)
            yield return Verdict.Geweigerd("geen-onderwijsuren");
    }

    static IEnumerable<Verdict> Tlv(ArrangementType type, Soortgegevens soort)
    {
        if (!soort.HeeftTlvNummer)
            yield return Verdict.Geweigerd("tlv-nummer-ontbreekt");
        if (VraagtTlvCategorie(type) && soort.TlvCategorie is null)
            yield return Verdict.Geweigerd("tlv-categorie-ontbreekt");
        if (soort is not { GeldigVan: { } van, GeldigTotEnMet: { } tot })
            yield return Verdict.Geweigerd("geldigheid-ontbreekt");
        else if (tot < van)
            yield return Verdict.Geweigerd("geldigheid-omgekeerd");
        else if (tot is not { Month: 7, Day: 31 })
            yield return Verdict.Geweigerd("tlv-einde-niet-31-juli");
    }

    static IEnumerable<Verdict> Maatwerk(Soortgegevens soort)
    {
        if (soort is not { GeldigVan: { } van, GeldigTotEnMet: { } tot })
            yield return Verdict.Geweigerd("geldigheid-ontbreekt");
        else if (tot < van)
            yield return Verdict.Geweigerd("geldigheid-omgekeerd");
        else if (tot > Schooljaar.Van(van).Laatste)
            yield return Verdict.Geweigerd("langer-dan-schooljaar", ("uiterlijk", Iso(Schooljaar.Van(van).Laatste)));
        if (!soort.HeeftPlan)
            yield return Verdict.Geweigerd("plan-ontbreekt");
        if (!soort.HeeftDeskundigenverklaring)
            yield return Verdict.Geweigerd("deskundigenverklaring-ontbreekt");
        if (!soort.HeeftInspectiekenmerk)
            yield return Verdict.Geweigerd("inspectiekenmerk-ontbreekt");
    }

    static string Iso(DateOnly dag) => dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
