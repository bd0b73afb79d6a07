// What: the terms of a 5A-vrijstelling, from which day to which day it is in force, and when it is asked anew.
// Source: rules.md R5; Leerplichtwet 1969 art. 6 lid 2 (a month before leerplicht; each year before 1 July), art. 6 lid 3 (never fit: not
// yearly), art. 7 (a statement not older than three months).
// Decided: a term of n weeks that begins on day D is [D, D + 7n), as every period of the rules: what is returned is the first day on which
// it is over, so that a letter says "vóór" that day. A vrijstelling for a schooljaar does not begin before that schooljaar: the one
// before it is in force until then.
// Pure. Used by: VrijstellingVerloop, the service and the nightly job of a request, its letters.
// Never: establishes anything because a term ran out, or refuses a notice because it is late.

namespace Thuiszitters.Domain;

/// <summary>Terms and dates of a 5A-vrijstelling (rules.md R5). Each term is the first day on which it is over.</summary>
public static class Vrijstellingtermijnen
{
    /// <summary>How old the statement may be when it is received, in calendar months (Lpw art. 7; law, not the region's).</summary>
    public const int VerklaringMaanden = 3;

    /// <summary>How far away the next look that a reviewer names may be, in calendar months (R5.3).</summary>
    public const int VolgendeBlikMaanden = 12;

    /// <summary>End of a recovery term, of the notice or of the statement.</summary>
    /// <param name="van">Day on which something proved missing.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static DateOnly Herstel(DateOnly van, Vrijstellingparameters parameters) => Na(van, Regels(parameters).HerstelWeken);

    /// <summary>From this day on the judgement is late.</summary>
    /// <param name="van">Day on which the request came to TeBeoordelen.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static DateOnly Beoordelen(DateOnly van, Vrijstellingparameters parameters) => Na(van, Regels(parameters).BeoordelenWeken);

    /// <summary>From this day on there is GeenOordeel.</summary>
    /// <param name="van">Day on which the request came to TeBeoordelen.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static DateOnly Uiterlijk(DateOnly van, Vrijstellingparameters parameters) => Na(van, Regels(parameters).UiterlijkWeken);

    /// <summary>End of the term of the heroverweging.</summary>
    /// <param name="van">Day on which the reviewers proved divided.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static DateOnly Heroverweging(DateOnly van, Vrijstellingparameters parameters) => Na(van, Regels(parameters).HeroverwegingWeken);

    /// <summary>End of the term for the statement.</summary>
    /// <param name="van">Day of the outcome: Positief, Negatief or GeenOordeel.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static DateOnly Verklaring(DateOnly van, Vrijstellingparameters parameters) => Na(van, Regels(parameters).VerklaringWeken);

    /// <summary>True from the day on which a term is over.</summary>
    /// <param name="voor">The term, as the members above give it.</param>
    /// <param name="vandaag">Today.</param>
    public static bool IsVoorbij(DateOnly voor, DateOnly vandaag) => vandaag >= voor;

    /// <summary>
    /// Whether a notice is late (art. 6 lid 2): the first one when less than a month is left before leerplicht begins, also when it began
    /// already; a repeated one after 30 June before its schooljaar. Late is noted, never refused: it works from the day it is complete.
    /// </summary>
    /// <param name="ontvangenOp">Day on which the notice was received.</param>
    /// <param name="geboren">Date of birth.</param>
    /// <param name="schooljaar">The schooljaar it is for.</param>
    /// <param name="herhaald">A repeated notice.</param>
    /// <param name="nooitGeschikt">An earlier statement says never fit: then it is not asked yearly (art. 6 lid 3) and never late.</param>
    public static bool IsTeLaat(DateOnly ontvangenOp, DateOnly geboren, Schooljaar schooljaar, bool herhaald, bool nooitGeschikt = false)
    {
        if (nooitGeschikt)
            return false;
        return herhaald
            ? ontvangenOp >= EersteJuli(schooljaar)
            : ontvangenOp > Leerplicht.Leerplichtperiode(geboren).Van.AddMonths(-1);
    }

    /// <summary>First day in force: the latest of the start of leerplicht, the day notice and statement are both complete, and 1 August of the schooljaar.</summary>
    /// <param name="geboren">Date of birth.</param>
    /// <param name="kennisgevingCompleetOp">Day on which the notice was complete.</param>
    /// <param name="verklaringCompleetOp">Day on which the statement was complete.</param>
    /// <param name="schooljaar">The schooljaar it is for.</param>
    public static DateOnly Begin(DateOnly geboren, DateOnly kennisgevingCompleetOp, DateOnly verklaringCompleetOp, Schooljaar schooljaar)
    {
        var compleet = Laatste(kennisgevingCompleetOp, verklaringCompleetOp);
        return Laatste(Laatste(Leerplicht.Leerplichtperiode(geboren).Van, compleet), schooljaar.Eerste);
    }

    /// <summary>First day no longer in force: 1 August after the schooljaar; null when the statement says never fit (art. 6 lid 3).</summary>
    /// <param name="schooljaar">The schooljaar it is for.</param>
    /// <param name="nooitGeschikt">The statement says never fit.</param>
    public static DateOnly? Einde(Schooljaar schooljaar, bool nooitGeschikt) => nooitGeschikt ? null : new DateOnly(schooljaar.Beginjaar + 1, 8, 1);

    /// <summary>Whether the statement meets its age (art. 7): not older than three months when it was received, and not of a later day.</summary>
    /// <param name="gedateerdOp">Date on the statement.</param>
    /// <param name="ontvangenOp">Day on which it was received.</param>
    public static bool IsNietTeOud(DateOnly gedateerdOp, DateOnly ontvangenOp) =>
        gedateerdOp <= ontvangenOp && gedateerdOp.AddMonths(VerklaringMaanden) >= ontvangenOp;

    /// <summary>First day on which a request for a schooljaar is taken as a herbeoordeling: 1 March ⚙ before it.</summary>
    /// <param name="schooljaar">The schooljaar it is for.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static DateOnly HerbeoordelingVanaf(Schooljaar schooljaar, Vrijstellingparameters parameters) =>
        new(schooljaar.Beginjaar, Regels(parameters).HerbeoordelingVanafMaand, 1);

    /// <summary>Day on which the tasks of the herbeoordeling are set: 10 ⚙ weeks before 1 July before the schooljaar.</summary>
    /// <param name="schooljaar">The schooljaar it is for.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static DateOnly HerbeoordelingTaakOp(Schooljaar schooljaar, Vrijstellingparameters parameters) =>
        EersteJuli(schooljaar).AddDays(-7 * Regels(parameters).HerbeoordelingTaakWeken);

    /// <summary>Last day on which a repeated notice for a schooljaar is in time: 30 June before it (art. 6 lid 2).</summary>
    /// <param name="schooljaar">The schooljaar it is for.</param>
    public static DateOnly UiterlijkHerhalen(Schooljaar schooljaar) => new(schooljaar.Beginjaar, 6, 30);

    /// <summary>Whether a notice can be for this schooljaar: <c>schooljaar-voorbij</c>, or <c>schooljaar-te-vroeg</c> with <c>vanaf</c>.</summary>
    /// <param name="schooljaar">The schooljaar it is for.</param>
    /// <param name="ontvangenOp">Day on which the notice was received.</param>
    /// <param name="geboren">Date of birth. A child that becomes leerplichtig in that schooljaar is not held to the first of March.</param>
    /// <param name="parameters">Parameters of the region.</param>
    public static Verdict MagVoor(Schooljaar schooljaar, DateOnly ontvangenOp, DateOnly geboren, Vrijstellingparameters parameters)
    {
        if (ontvangenOp > schooljaar.Laatste)
            return Verdict.Geweigerd("schooljaar-voorbij");
        var begint = Schooljaar.Van(Leerplicht.Leerplichtperiode(geboren).Van) == schooljaar;
        var vanaf = begint ? schooljaar.Eerste.AddYears(-1) : HerbeoordelingVanaf(schooljaar, parameters);
        return ontvangenOp < vanaf ? Verdict.Geweigerd("schooljaar-te-vroeg", ("vanaf", VrijstellingVerloop.Iso(vanaf))) : Verdict.Toegestaan;
    }

    static DateOnly EersteJuli(Schooljaar schooljaar) => new(schooljaar.Beginjaar, 7, 1);

    static DateOnly Na(DateOnly van, int weken) => van.AddDays(7 * weken);

    static DateOnly Laatste(DateOnly een, DateOnly ander) => een > ander ? een : ander;

    static Vrijstellingparameters Regels(Vrijstellingparameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters;
    }
}
