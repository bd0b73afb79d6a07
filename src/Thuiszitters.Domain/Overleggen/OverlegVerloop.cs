// What: when a meeting about cases may be held or called off, when a decision may be recorded, and when it has to be escalated.
// Source: ADR 22; "escaleren als niet gehaald op" of the MDO (domain-dossier.md 2).
// Pure. Used by: the pages of meetings, the list of tasks.
// Never: a meeting that was held before its day; an escalation before the day on which the decision is due.

namespace Thuiszitters.Domain;

/// <summary>State of a meeting. Values are stored: never renumber.</summary>
public enum OverlegToestand
{
    /// <summary>It is still to come, or nobody said yet what became of it.</summary>
    Gepland = 1,

    /// <summary>It was held.</summary>
    Gehouden = 2,

    /// <summary>It was called off.</summary>
    Afgelast = 3,
}

/// <summary>What can be done with a planned meeting.</summary>
public enum OverlegStap
{
    /// <summary>It was held.</summary>
    Gehouden = 1,

    /// <summary>It is called off.</summary>
    Afgelasten = 2,
}

/// <summary>The course of a meeting and of its decisions.</summary>
public static class OverlegVerloop
{
    /// <summary>Whether a step may be taken. Refusals, the first that applies: <c>overleg-niet-gepland</c>, <c>overleg-komt-nog</c>, <c>reden-ontbreekt</c>.</summary>
    /// <param name="stap">The step asked for.</param>
    /// <param name="toestand">State now.</param>
    /// <param name="datum">Day of the meeting.</param>
    /// <param name="vandaag">Today.</param>
    /// <param name="heeftReden">A reason is given; calling off needs one.</param>
    public static Verdict MagStap(OverlegStap stap, OverlegToestand toestand, DateOnly datum, DateOnly vandaag, bool heeftReden)
    {
        if (toestand != OverlegToestand.Gepland)
            return Verdict.Geweigerd("overleg-niet-gepland");
        if (stap == OverlegStap.Gehouden && datum > vandaag)
            return Verdict.Geweigerd("overleg-komt-nog");
        return stap == OverlegStap.Afgelasten && !heeftReden ? Verdict.Geweigerd("reden-ontbreekt") : Verdict.Toegestaan;
    }

    /// <summary>
    /// Whether a decision may be recorded: from the day of the meeting on, also while it is held; never of one that was called off. Refusals, the first
    /// that applies: <c>overleg-afgelast</c>, <c>overleg-komt-nog</c>, <c>termijn-in-verleden</c>, <c>escalatie-voor-termijn</c>.
    /// </summary>
    /// <param name="toestand">State of the meeting.</param>
    /// <param name="datum">Day of the meeting.</param>
    /// <param name="vandaag">Today.</param>
    /// <param name="termijn">Day on which the decision is due; null when not known yet.</param>
    /// <param name="escalatie">First day on which it is escalated when it is not done; null for never.</param>
    public static Verdict MagBesluit(OverlegToestand toestand, DateOnly datum, DateOnly vandaag, DateOnly? termijn = null, DateOnly? escalatie = null)
    {
        if (toestand == OverlegToestand.Afgelast)
            return Verdict.Geweigerd("overleg-afgelast");
        if (toestand == OverlegToestand.Gepland && datum > vandaag)
            return Verdict.Geweigerd("overleg-komt-nog");
        if (termijn < vandaag)
            return Verdict.Geweigerd("termijn-in-verleden");
        return escalatie < termijn ? Verdict.Geweigerd("escalatie-voor-termijn") : Verdict.Toegestaan;
    }

    /// <summary>Whether a task that follows from a decision has to be escalated: it is not done, and the day has come.</summary>
    /// <param name="toestand">State of the task.</param>
    /// <param name="escalatie">The day agreed in the meeting; null for never.</param>
    /// <param name="vandaag">Today.</param>
    public static bool MoetEscaleren(TaakToestand toestand, DateOnly? escalatie, DateOnly vandaag) => toestand == TaakToestand.Open && escalatie <= vandaag;
}
