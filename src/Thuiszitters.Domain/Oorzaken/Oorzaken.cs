// What: the closed lists of causes and needs of a dossier, without medical words, so that they can be analysed.
// Source: rules.md R6. Pure. Used by: the dossier page and its form, later the figures of the region.
// Never: a diagnosis, or free text beside the lists.

namespace Thuiszitters.Domain;

/// <summary>To which part of the story a cause belongs (rules.md R6).</summary>
public enum Oorzaakgroep
{
    /// <summary>The place at school.</summary>
    Plaats = 1,

    /// <summary>The jongere.</summary>
    Kind = 2,

    /// <summary>Home and surroundings.</summary>
    Omgeving = 3,
}

/// <summary>Why a jongere is at home; more than one may apply. Values are stored: never renumber.</summary>
[Flags]
public enum Oorzaken
{
    /// <summary>None recorded.</summary>
    Geen = 0,

    /// <summary>Waiting list, or no place.</summary>
    GeenPlek = 1,

    /// <summary>The school cannot give the support.</summary>
    OndersteuningOntbreekt = 2,

    /// <summary>Suspended or removed.</summary>
    SchorsingOfVerwijdering = 4,

    /// <summary>Between two schools.</summary>
    Overstap = 8,

    /// <summary>Overburdened, or afraid to go to school.</summary>
    OverbelastOfBang = 16,

    /// <summary>Asked too much or too little.</summary>
    OnderOfOvervraagd = 32,

    /// <summary>Behaviour in the group.</summary>
    GedragInGroep = 64,

    /// <summary>Can bear little physically.</summary>
    WeinigBelastbaar = 128,

    /// <summary>Situation in the family.</summary>
    Gezinssituatie = 256,

    /// <summary>Parents and school disagree.</summary>
    OudersEnSchoolOneens = 512,

    /// <summary>New in the country, or moved.</summary>
    NieuwOfVerhuisd = 1024,

    /// <summary>Practical: transport, care at home.</summary>
    Praktisch = 2048,
}

/// <summary>What a jongere needs; more than one may apply. Values are stored: never renumber.</summary>
[Flags]
public enum Behoeften
{
    /// <summary>None recorded.</summary>
    Geen = 0,

    /// <summary>A small group.</summary>
    KleineGroep = 1,

    /// <summary>Quiet.</summary>
    Rust = 2,

    /// <summary>One steady supervisor.</summary>
    VasteBegeleider = 4,

    /// <summary>Care in school time.</summary>
    ZorgOnderSchooltijd = 8,

    /// <summary>Adapted hours.</summary>
    AangepasteTijden = 16,

    /// <summary>More challenge.</summary>
    MeerUitdaging = 32,

    /// <summary>Language.</summary>
    Taal = 64,

    /// <summary>Practical learning.</summary>
    PraktischLeren = 128,

    /// <summary>Help with behaviour.</summary>
    HulpBijGedrag = 256,

    /// <summary>Transport.</summary>
    Vervoer = 512,
}

/// <summary>The lists, one value at a time.</summary>
public static class Oorzakenlijst
{
    /// <summary>Every cause, in the order of the rules.</summary>
    public static IReadOnlyList<Oorzaken> Oorzaken { get; } = [.. Enum.GetValues<Oorzaken>().Where(o => o != Domain.Oorzaken.Geen)];

    /// <summary>Every need, in the order of the rules.</summary>
    public static IReadOnlyList<Behoeften> Behoeften { get; } = [.. Enum.GetValues<Behoeften>().Where(b => b != Domain.Behoeften.Geen)];

    /// <summary>The causes that are set.</summary>
    /// <param name="waarde">A set of causes.</param>
    public static IEnumerable<Oorzaken> Van(Oorzaken waarde) => Oorzaken.Where(o => waarde.HasFlag(o));

    /// <summary>The needs that are set.</summary>
    /// <param name="waarde">A set of needs.</param>
    public static IEnumerable<Behoeften> Van(Behoeften waarde) => Behoeften.Where(b => waarde.HasFlag(b));

    /// <summary>The group of one cause.</summary>
    /// <param name="oorzaak">One cause.</param>
    public static Oorzaakgroep Groep(Oorzaken oorzaak) => oorzaak switch
    {
        Domain.Oorzaken.GeenPlek or Domain.Oorzaken.OndersteuningOntbreekt or Domain.Oorzaken.SchorsingOfVerwijdering or Domain.Oorzaken.Overstap => Oorzaakgroep.Plaats,
        Domain.Oorzaken.OverbelastOfBang or Domain.Oorzaken.OnderOfOvervraagd or Domain.Oorzaken.GedragInGroep or Domain.Oorzaken.WeinigBelastbaar => Oorzaakgroep.Kind,
        Domain.Oorzaken.Gezinssituatie or Domain.Oorzaken.OudersEnSchoolOneens or Domain.Oorzaken.NieuwOfVerhuisd or Domain.Oorzaken.Praktisch => Oorzaakgroep.Omgeving,
        _ => throw new ArgumentOutOfRangeException(nameof(oorzaak)),
    };
}
