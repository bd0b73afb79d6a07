// What: when a meeting about cases may be held, called off or moved, when a decision may be recorded, and when it has to be escalated.
// Source: ADR 22; "escaleren als niet gehaald op" of the MDO (domain-dossier.md 2).
// Pure. Used by: the pages of meetings, the list of tasks.
// Never: a meeting that was held before its day, or that did not take place while it decided something; an escalation on a day that is not over yet.

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
    /// <summary>Whether a step may be taken. Refusals, the first that applies: <c>overleg-niet-gepland</c>, <c>overleg-komt-nog</c>,
    /// <c>besluit-genomen</c>, <c>reden-ontbreekt</c>.</summary>
    /// <param name="stap">The step asked for.</param>
    /// <param name="toestand">State now.</param>
    /// <param name="datum">Day of the meeting.</param>
    /// <param name="vandaag">Today.</param>
    /// <param name="heeftReden">A reason is given; calling off needs one.</param>
    /// <param name="heeftBesluit">Something was decided in it; then it took place.</param>
    public static Verdict MagStap(OverlegStap stap, OverlegToestand toestand, DateOnly datum, DateOnly vandaag, bool heeftReden, bool heeftBesluit = false)
    {
        if (toestand != OverlegToestand.Gepland)
            return Verdict.Geweigerd("overleg-niet-gepland");
        if (stap == OverlegStap.Gehouden && datum > vandaag)
            return Verdict.Geweigerd("overleg-komt-nog");
        if (stap == OverlegStap.Afgelasten && heeftBesluit)
            return Verdict.Geweigerd("besluit-genomen");
        return stap == OverlegStap.Afgelasten && !heeftReden ? Verdict.Geweigerd("reden-ontbreekt") : Verdict.Toegestaan;
    }

    /// <summary>Whether a meeting may be moved to another day: not to a later one when something was decided in it. Refusal: <c>besluit-genomen</c>.</summary>
    /// <param name="datum">Day of the meeting.</param>
    /// <param name="naar">The day asked for.</param>
    /// <param name="heeftBesluit">Something was decided in it.</param>
    public static Verdict MagVerzetten(DateOnly datum, DateOnly naar, bool heeftBesluit) =>
        heeftBesluit && naar > datum ? Verdict.Geweigerd("besluit-genomen") : Verdict.Toegestaan;

    /// <summary>
    /// Whether a decision may be recorded: from the day of the meeting on, also while it is held; never of one that was called off. Refusals, the first
    /// that applies: <c>overleg-afgelast</c>, <c>overleg-komt-nog</c>, <c>termijn-in-verleden</c>, <c>escalatie-voor-termijn</c>.
    /// </summary>
    /// <param name="toestand">State of the meeting.</param>
    /// <param name="datum">Day of the meeting.</param>
    /// <param name="vandaag">Today.</param>
    /// <param name="termijn">Day on which the decision is due; null when not known yet.</param>
    /// <param name="escalatie">Last day to be done without being escalated; null for never.</param>
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

    /// <summary>Whether a task that follows from a decision has to be escalated: it is not done, and the day agreed is over.</summary>
    /// <param name="toestand">State of the task.</param>
    /// <param name="escalatie">The day agreed in the meeting; null for never.</param>
    /// <param name="vandaag">Today.</param>
    public static bool MoetEscaleren(TaakToestand toestand, DateOnly? escalatie, DateOnly vandaag) => toestand == TaakToestand.Open && escalatie < vandaag;
}
