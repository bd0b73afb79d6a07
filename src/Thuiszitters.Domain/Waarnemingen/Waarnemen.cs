// What: when somebody may cover for a colleague who is absent.
// Source: ADR 30. Why somebody is absent is not asked: it may be medical.
// Pure. Used by: the page on which an absence is recorded.
// Never: a chain. Who covers is there all that time, and who is covered covers for nobody.

namespace Thuiszitters.Domain;

/// <summary>One colleague covers for another.</summary>
/// <param name="AfwezigId">Who is absent.</param>
/// <param name="WaarnemerId">Who covers.</param>
/// <param name="Van">First day.</param>
/// <param name="Tot">First day on which it no longer holds.</param>
public sealed record Waarneemperiode(Guid AfwezigId, Guid WaarnemerId, DateOnly Van, DateOnly Tot)
{
    /// <summary>Whether the two share a day.</summary>
    /// <param name="ander">The other one.</param>
    public bool Raakt(Waarneemperiode ander)
    {
        ArgumentNullException.ThrowIfNull(ander);
        return Van < ander.Tot && ander.Van < Tot;
    }
}

/// <summary>Rules of covering.</summary>
public static class Waarnemen
{
    /// <summary>For how long at most (⚙).</summary>
    public const int MeesteMaanden = 12;

    /// <summary>How long ago an absence may have begun when it is recorded (⚙).</summary>
    public const int TerugDagen = 31;

    /// <summary>
    /// Whether this may be recorded. Refusals, the first that applies: <c>zelfde-persoon</c>, <c>einde-voor-begin</c>, <c>einde-voorbij</c>,
    /// <c>begin-te-vroeg</c>, <c>einde-te-ver</c>, <c>al-waargenomen</c>, <c>waarnemer-afwezig</c>, <c>neemt-zelf-waar</c>.
    /// </summary>
    /// <param name="nieuw">What is asked for.</param>
    /// <param name="bestaand">What is recorded of the same organisation.</param>
    /// <param name="vandaag">Today.</param>
    public static Verdict Beoordeel(Waarneemperiode nieuw, IEnumerable<Waarneemperiode> bestaand, DateOnly vandaag)
    {
        ArgumentNullException.ThrowIfNull(nieuw);
        ArgumentNullException.ThrowIfNull(bestaand);
        if (nieuw.AfwezigId == nieuw.WaarnemerId)
            return Verdict.Geweigerd("zelfde-persoon");
        if (nieuw.Tot <= nieuw.Van)
            return Verdict.Geweigerd("einde-voor-begin");
        if (nieuw.Tot <= vandaag)
            return Verdict.Geweigerd("einde-voorbij");
        if (nieuw.Van < vandaag.AddDays(-TerugDagen))
            return Verdict.Geweigerd("begin-te-vroeg");
        if (nieuw.Tot > vandaag.AddMonths(MeesteMaanden))
            return Verdict.Geweigerd("einde-te-ver");
        var zelfde = bestaand.Where(nieuw.Raakt).ToList();
        if (zelfde.Exists(w => w.AfwezigId == nieuw.AfwezigId))
            return Verdict.Geweigerd("al-waargenomen");
        if (zelfde.Exists(w => w.AfwezigId == nieuw.WaarnemerId))
            return Verdict.Geweigerd("waarnemer-afwezig");
        return zelfde.Exists(w => w.WaarnemerId == nieuw.AfwezigId) ? Verdict.Geweigerd("neemt-zelf-waar") : Verdict.Toegestaan;
    }
}
