// What: from which day to which day a child is bound to go to school.
// Source: rules.md R1; Leerplichtwet 1969 art. 3 (leerplicht), art. 4a and 4b (kwalificatieplicht).
// Decided: the program keeps the 1st of the month where the law says the first school day; twelve recorded full schooljaren are not
// looked at here, for the file does not hold them. What would lie beyond the last day of the calendar falls on that day: a year typed
// wrong (9999) is an answer like any other, not a fault.
// Pure. Used by: status, pact clock, retention, figures.

namespace Thuiszitters.Domain;

/// <summary>Leerplicht and kwalificatieplicht by date of birth (rules.md R1).</summary>
public static class Leerplicht
{
    /// <summary>The birthday on which somebody reaches an age; born on 29 February it is 1 March in a common year.</summary>
    /// <param name="geboren">Date of birth.</param>
    /// <param name="leeftijd">Age in whole years.</param>
    public static DateOnly Verjaardag(DateOnly geboren, int leeftijd)
    {
        var jaar = geboren.Year + leeftijd;
        if (jaar > DateOnly.MaxValue.Year)
            return DateOnly.MaxValue;
        return geboren is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(jaar)
            ? new DateOnly(jaar, 3, 1)
            : new DateOnly(jaar, geboren.Month, geboren.Day);
    }

    /// <summary>Age in whole years on a day; negative before birth.</summary>
    /// <param name="geboren">Date of birth.</param>
    /// <param name="op">The day asked about.</param>
    public static int Leeftijd(DateOnly geboren, DateOnly op)
    {
        var jaren = op.Year - geboren.Year;
        return op < Verjaardag(geboren, jaren) ? jaren - 1 : jaren;
    }

    /// <summary>
    /// Leerplicht as [from, to): from the 1st of the month after the month of the 5th birthday, to the 1 August after the schooljaar in
    /// which the 16th birthday falls (Lpw art. 3).
    /// </summary>
    /// <param name="geboren">Date of birth.</param>
    public static Periode Leerplichtperiode(DateOnly geboren)
    {
        var vijf = Verjaardag(geboren, 5);
        return new(
            vijf < LaatsteMaand ? new DateOnly(vijf.Year, vijf.Month, 1).AddMonths(1) : DateOnly.MaxValue,
            EindeLeerplicht(geboren));
    }

    /// <summary>
    /// Kwalificatieplicht as [from, to): from the end of leerplicht to the 18th birthday or the day of the startkwalificatie, whichever is
    /// first (Lpw art. 4a, 4b); null when it never arises.
    /// </summary>
    /// <param name="geboren">Date of birth.</param>
    /// <param name="startkwalificatieOp">Day on which a startkwalificatie (havo, vwo, mbo 2 or higher) was recorded.</param>
    /// <param name="praktijkonderwijsOfVso">Holder of a praktijkonderwijs diploma, or VSO arbeidsmarktgericht/dagbesteding left.</param>
    public static Periode? Kwalificatieplichtperiode(
        DateOnly geboren, DateOnly? startkwalificatieOp = null, bool praktijkonderwijsOfVso = false)
    {
        if (praktijkonderwijsOfVso)
            return null;
        var van = EindeLeerplicht(geboren);
        var tot = Verjaardag(geboren, 18);
        if (startkwalificatieOp is { } behaald && behaald < tot)
            tot = behaald;
        return tot > van ? new Periode(van, tot) : null;
    }

    /// <summary>The whole bound period as [from, to): leerplicht, and kwalificatieplicht where it follows. Always closed.</summary>
    /// <param name="geboren">Date of birth.</param>
    /// <param name="startkwalificatieOp">Day on which a startkwalificatie was recorded; it does not shorten leerplicht itself.</param>
    /// <param name="praktijkonderwijsOfVso">Holder of a praktijkonderwijs diploma, or VSO arbeidsmarktgericht/dagbesteding left.</param>
    public static Periode Plicht(DateOnly geboren, DateOnly? startkwalificatieOp = null, bool praktijkonderwijsOfVso = false)
    {
        var leerplicht = Leerplichtperiode(geboren);
        return Kwalificatieplichtperiode(geboren, startkwalificatieOp, praktijkonderwijsOfVso) is { } daarna
            ? leerplicht with { Tot = daarna.Tot }
            : leerplicht;
    }

    /// <summary>True when bound by leerplicht or kwalificatieplicht on a day.</summary>
    /// <param name="geboren">Date of birth.</param>
    /// <param name="op">The day asked about.</param>
    /// <param name="startkwalificatieOp">Day on which a startkwalificatie was recorded.</param>
    /// <param name="praktijkonderwijsOfVso">Holder of a praktijkonderwijs diploma, or VSO arbeidsmarktgericht/dagbesteding left.</param>
    public static bool IsGebonden(
        DateOnly geboren, DateOnly op, DateOnly? startkwalificatieOp = null, bool praktijkonderwijsOfVso = false) =>
        Plicht(geboren, startkwalificatieOp, praktijkonderwijsOfVso).Bevat(op);

    static readonly DateOnly LaatsteMaand = new(DateOnly.MaxValue.Year, DateOnly.MaxValue.Month, 1);

    static DateOnly EindeLeerplicht(DateOnly geboren)
    {
        var schooljaar = Schooljaar.Van(Verjaardag(geboren, 16));
        return schooljaar.Beginjaar < DateOnly.MaxValue.Year ? schooljaar.Laatste.AddDays(1) : DateOnly.MaxValue;
    }
}
