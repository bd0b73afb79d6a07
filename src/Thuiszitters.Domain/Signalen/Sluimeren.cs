// What: when a signal may be put to sleep, and until which day at most.
// Source: rules.md R7 (at most 28 days, with a reason, never past Grens; PactOverschreden cannot be snoozed).
// Pure. Used by: the page on which a signal is followed up, and what recomputes the signals of a dossier.
// Never: ends a signal. It sleeps, and is there again on its day without anybody doing anything.

namespace Thuiszitters.Domain;

/// <summary>Why a signal may wait. A closed list: what is said in own words belongs in a note of the dossier. Values are stored: never renumber.</summary>
public enum Sluimerreden
{
    /// <summary>A talk or a meeting is planned.</summary>
    AfspraakGepland = 1,

    /// <summary>Somebody else is to answer first.</summary>
    WachtOpAntwoord = 2,

    /// <summary>An arrangement is about to start.</summary>
    ArrangementBegint = 3,

    /// <summary>The school is on holiday.</summary>
    Vakantie = 4,
}

/// <summary>Rules of snoozing (R7).</summary>
public static class Sluimeren
{
    /// <summary>
    /// The last day until which a signal may sleep: <see cref="Regioparameters.SluimerDagen"/> after today, and no later than Grens where a
    /// clock runs. Null when it may not sleep at all.
    /// </summary>
    /// <param name="regel">The rule of the signal.</param>
    /// <param name="grens">Grens of the episode; null when no clock runs.</param>
    /// <param name="vandaag">Today.</param>
    /// <param name="p">Parameters of the region.</param>
    public static DateOnly? UiterlijkTot(Signaalregel regel, DateOnly? grens, DateOnly vandaag, Regioparameters p)
    {
        ArgumentNullException.ThrowIfNull(p);
        if (regel == Signaalregel.PactOverschreden)
            return null;
        var uiterlijk = vandaag.AddDays(p.SluimerDagen);
        if (grens is { } g && g < uiterlijk)
            uiterlijk = g;
        return uiterlijk > vandaag ? uiterlijk : null;
    }

    /// <summary>
    /// Whether a signal may sleep until a day. Refusals, the first that applies: <c>mag-niet-sluimeren</c> (past or on Grens),
    /// <c>dag-voorbij</c>, <c>dag-te-ver</c> (fact <c>uiterlijk</c>, yyyy-MM-dd).
    /// </summary>
    /// <param name="regel">The rule of the signal.</param>
    /// <param name="grens">Grens of the episode; null when no clock runs.</param>
    /// <param name="tot">The first day on which it is there again.</param>
    /// <param name="vandaag">Today.</param>
    /// <param name="p">Parameters of the region.</param>
    public static Verdict Beoordeel(Signaalregel regel, DateOnly? grens, DateOnly tot, DateOnly vandaag, Regioparameters p) =>
        UiterlijkTot(regel, grens, vandaag, p) is not { } uiterlijk ? Verdict.Geweigerd("mag-niet-sluimeren")
            : tot <= vandaag ? Verdict.Geweigerd("dag-voorbij")
            : tot > uiterlijk ? Verdict.Geweigerd("dag-te-ver", ("uiterlijk", uiterlijk.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
            : Verdict.Toegestaan;

    /// <summary>The day until which a signal sleeps after Grens may have moved: never past it.</summary>
    /// <param name="tot">Until when it was to sleep.</param>
    /// <param name="grens">Grens as it is now; null when no clock runs.</param>
    public static DateOnly Binnen(DateOnly tot, DateOnly? grens) => grens is { } g && g < tot ? g : tot;

    /// <summary>Whether a signal sleeps on a day.</summary>
    /// <param name="tot">The first day on which it is there again; null when it was not put to sleep.</param>
    /// <param name="op">The day asked about.</param>
    public static bool Slaapt(DateOnly? tot, DateOnly op) => tot > op;
}
