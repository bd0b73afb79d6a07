// What: the circumstances besides absence that make a child dreigend, and from which day to which day each does.
// Source: rules.md R3 (criteria of the regional list and how each ends); Wpo art. 40 and Wvo 2020 art. 8.9 (terms of the zorgplicht).
// Used by: Tijdlijn (status), the pages that register, renew and end them. Pure.
// Never: starts the pact clock; holds why: the reason is sealed with the dossier.

namespace Thuiszitters.Domain;

/// <summary>Circumstances that make a child dreigend (rules.md R3). Values are stored: never renumber.</summary>
public enum Omstandigheidsoort
{
    /// <summary>Fewer hours than the timetable, without a plan to build up.</summary>
    MinderUren = 1,

    /// <summary>A schorsing runs.</summary>
    Schorsing = 2,

    /// <summary>A verwijdering runs.</summary>
    Verwijdering = 3,

    /// <summary>Registered at a school without a place, while the terms of the zorgplicht run.</summary>
    ZonderPlek = 4,

    /// <summary>On a waiting list for SO, VSO, an OZA or treatment.</summary>
    Wachtlijst = 5,

    /// <summary>A professional gave a signal, with a reason.</summary>
    SignaalProfessional = 6,
}

/// <summary>The criteria of a region (⚙): which of them make a child dreigend.</summary>
[Flags]
public enum Criterialijst
{
    /// <summary>None.</summary>
    Geen = 0,

    /// <summary>16-uur melding.</summary>
    ZestienUur = 1,

    /// <summary>Worrying sick leave.</summary>
    Mazl = 2,

    /// <summary>Fewer hours than the timetable.</summary>
    MinderUren = 4,

    /// <summary>Schorsing.</summary>
    Schorsing = 8,

    /// <summary>Verwijdering.</summary>
    Verwijdering = 16,

    /// <summary>Registered without a place.</summary>
    ZonderPlek = 32,

    /// <summary>On a waiting list.</summary>
    Wachtlijst = 64,

    /// <summary>Signal of a professional.</summary>
    SignaalProfessional = 128,

    /// <summary>All of them (default).</summary>
    Alle = ZestienUur | Mazl | MinderUren | Schorsing | Verwijdering | ZonderPlek | Wachtlijst | SignaalProfessional,
}

/// <summary>One circumstance as [from, to).</summary>
/// <param name="Soort">Its kind.</param>
/// <param name="Van">First day.</param>
/// <param name="Tot">First day on which it no longer holds: the fact is over or somebody ended it; null while neither is known.</param>
/// <param name="VernieuwdOp">Day on which it was last renewed: a signal for another term, the zorgplicht once for four weeks more.</param>
public sealed record Omstandigheidfeit(Omstandigheidsoort Soort, DateOnly Van, DateOnly? Tot = null, DateOnly? VernieuwdOp = null);

/// <summary>The criteria that come from reports of absence and that an officer may end. Values are stored: never renumber.</summary>
public enum Meldingcriterium
{
    /// <summary>16-uur melding.</summary>
    ZestienUur = 1,

    /// <summary>Worrying sick leave.</summary>
    Mazl = 2,
}

/// <summary>An officer ended a criterion of reports before it would end by itself; what is reported after that day begins anew.</summary>
/// <param name="Criterium">Which.</param>
/// <param name="Op">First day on which it no longer holds.</param>
public sealed record Criteriumeindefeit(Meldingcriterium Criterium, DateOnly Op);

/// <summary>A criterion that holds, as a screen shows it.</summary>
/// <param name="Code">Code as in <see cref="Statusoordeel.Criterium"/>.</param>
/// <param name="Sinds">First day.</param>
/// <param name="Tot">First day on which it no longer holds when nothing new happens; null when it does not end by itself.</param>
public sealed record Criteriumstand(string Code, DateOnly Sinds, DateOnly? Tot);

/// <summary>How long a circumstance makes a child dreigend (rules.md R3).</summary>
public static class Omstandigheidregel
{
    const int DagenPerWeek = 7;

    /// <summary>The days on which it holds, as [from, to); open when it ends only with its fact.</summary>
    /// <param name="feit">The circumstance.</param>
    /// <param name="p">Terms of the region.</param>
    public static Periode Periode(Omstandigheidfeit feit, Regioparameters p)
    {
        ArgumentNullException.ThrowIfNull(feit);
        ArgumentNullException.ThrowIfNull(p);
        var vanzelf = EindeVanzelf(feit, p);
        return new(feit.Van, feit.Tot is { } tot && !(vanzelf < tot) ? tot : vanzelf);
    }

    /// <summary>Whether it can be renewed on a day: a signal as often as needed, the zorgplicht once, and both only while they hold.</summary>
    /// <param name="feit">The circumstance.</param>
    /// <param name="p">Terms of the region.</param>
    /// <param name="op">The day of the renewal.</param>
    public static Verdict MagVernieuwen(Omstandigheidfeit feit, Regioparameters p, DateOnly op)
    {
        ArgumentNullException.ThrowIfNull(feit);
        if (feit.Soort is not (Omstandigheidsoort.SignaalProfessional or Omstandigheidsoort.ZonderPlek)) return Verdict.Geweigerd("niet-te-vernieuwen");
        if (feit is { Soort: Omstandigheidsoort.ZonderPlek, VernieuwdOp: not null }) return Verdict.Geweigerd("al-verlengd");
        if (feit.Tot is not null) return Verdict.Geweigerd("beeindigd");
        return Periode(feit, p).Bevat(op) ? Verdict.Toegestaan : Verdict.Geweigerd("termijn-voorbij");
    }

    /// <summary>The code of the criterion in a status.</summary>
    /// <param name="soort">Kind of circumstance.</param>
    public static string Code(Omstandigheidsoort soort) => soort switch
    {
        Omstandigheidsoort.MinderUren => "minder-uren",
        Omstandigheidsoort.Schorsing => "schorsing",
        Omstandigheidsoort.Verwijdering => "verwijdering",
        Omstandigheidsoort.ZonderPlek => "zonder-plek",
        Omstandigheidsoort.Wachtlijst => "wachtlijst",
        Omstandigheidsoort.SignaalProfessional => "signaal-professional",
        _ => throw new ArgumentOutOfRangeException(nameof(soort), soort, "Onbekende omstandigheid."),
    };

    internal static Criterialijst OpDeLijst(Omstandigheidsoort soort) => soort switch
    {
        Omstandigheidsoort.MinderUren => Criterialijst.MinderUren,
        Omstandigheidsoort.Schorsing => Criterialijst.Schorsing,
        Omstandigheidsoort.Verwijdering => Criterialijst.Verwijdering,
        Omstandigheidsoort.ZonderPlek => Criterialijst.ZonderPlek,
        Omstandigheidsoort.Wachtlijst => Criterialijst.Wachtlijst,
        Omstandigheidsoort.SignaalProfessional => Criterialijst.SignaalProfessional,
        _ => Criterialijst.Geen,
    };

    static DateOnly? EindeVanzelf(Omstandigheidfeit feit, Regioparameters p) => feit.Soort switch
    {
        Omstandigheidsoort.SignaalProfessional => Na(Dagen.Laatste(feit.Van, feit.VernieuwdOp ?? feit.Van), p.ProfessionalSignaalWeken),
        Omstandigheidsoort.ZonderPlek => Na(feit.Van, p.ZorgplichtWeken + (feit.VernieuwdOp is null ? 0 : p.ZorgplichtVerlengingWeken)),
        _ => null,
    };

    static DateOnly Na(DateOnly dag, int weken) =>
        DateOnly.MaxValue.DayNumber - dag.DayNumber < weken * DagenPerWeek ? DateOnly.MaxValue : dag.AddDays(weken * DagenPerWeek);
}
