// What: the course of one invented case, in days before today, so that the region always looks alive.
// Pure. Used by: the seed. A day in a weekend becomes the Friday before; that keeps the order.
// Never: a medical word; not in a sample text either.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

/// <summary>Something that happened so many days ago.</summary>
abstract record Voorval(int Geleden)
{
    public DateOnly Dag(DateOnly vandaag) => Werkdag(vandaag, Geleden);

    public static DateOnly Werkdag(DateOnly vandaag, int geleden)
    {
        var dag = vandaag.AddDays(-geleden);
        return dag.DayOfWeek switch
        {
            DayOfWeek.Saturday => dag.AddDays(-1),
            DayOfWeek.Sunday => dag.AddDays(-2),
            _ => dag,
        };
    }
}

/// <summary>A report of absence. <paramref name="Einde"/>: its last day, so many days ago.</summary>
sealed record Afwezig(int Geleden, Verzuimsoort Soort, int? Einde = null, decimal? Uren = null) : Voorval(Geleden);

/// <summary>An arrangement and the state it reached so many days ago; <paramref name="Gestart"/> where it ended since.</summary>
sealed record Traject(ArrangementType Type, ArrangementToestand Tot, int Geleden, int? Gestart = null, int? WeerThuis = null, string? Reden = null) : Voorval(Geleden)
{
    /// <summary>Days between one step and the next.</summary>
    public int Tempo { get; init; } = 3;

    /// <summary>Every step with its day, in order.</summary>
    public IReadOnlyList<(ArrangementToestand Naar, int Geleden)> Stappen()
    {
        List<ArrangementToestand> keten = [ArrangementToestand.Voorgesteld];
        var zonderBesluit = ArrangementVerloop.Vervolg(Type, ArrangementToestand.Voorgesteld).Contains(ArrangementToestand.AanbodGedaan);
        if (Tot is not (ArrangementToestand.Voorgesteld or ArrangementToestand.Ingetrokken))
        {
            if (!zonderBesluit)
                keten.AddRange([ArrangementToestand.Aangevraagd, ArrangementToestand.InBeoordeling, ArrangementToestand.Toegekend]);
            if (Tot == ArrangementToestand.Wachtlijst)
                keten.Add(ArrangementToestand.Wachtlijst);
            keten.AddRange([ArrangementToestand.AanbodGedaan, ArrangementToestand.Akkoord, ArrangementToestand.Gestart]);
        }

        // What ends leaves the chain after its last step before the end.
        var laatste = Tot switch
        {
            ArrangementToestand.Afgewezen => ArrangementToestand.InBeoordeling,
            ArrangementToestand.Geweigerd => ArrangementToestand.AanbodGedaan,
            ArrangementToestand.Afgerond or ArrangementToestand.VoortijdigGestopt => ArrangementToestand.Gestart,
            ArrangementToestand.Ingetrokken => ArrangementToestand.Voorgesteld,
            _ => Tot,
        };
        keten.RemoveRange(keten.IndexOf(laatste) + 1, keten.Count - keten.IndexOf(laatste) - 1);
        var eind = laatste == Tot ? Geleden : Gestart ?? Geleden + Tempo;
        var stappen = keten.Select((s, i) => (s, eind + ((keten.Count - 1 - i) * Tempo))).ToList();
        if (laatste != Tot)
            stappen.Add((Tot, Geleden));
        return stappen;
    }
}

/// <summary>A note or a contact, of the gemeente or of the SWV.</summary>
sealed record Contact(int Geleden, NotitieSoort Soort, string Tekst, bool VanSwv = false) : Voorval(Geleden);

/// <summary>The team lead gives the case to a colleague: until then nobody had it.</summary>
sealed record Toewijzing(int Geleden, string? Reden = null) : Voorval(Geleden);

/// <summary>A circumstance that makes the jongere dreigend. <paramref name="Einde"/>: its last day, so many days ago; negative when it is to come.</summary>
sealed record Omstandig(int Geleden, Omstandigheidsoort Soort, int? Einde = null, string? Tekst = null) : Voorval(Geleden);

/// <summary>Enrolled at a school, and really there, so many days ago.</summary>
sealed record Ingeschreven(int Geleden, string School) : Voorval(Geleden);

/// <summary>It was written down how the mother and the jongere can be reached, and a letter went to the mother.</summary>
sealed record Aangeschreven(int Geleden) : Voorval(Geleden);

/// <summary>The notes are shared with the SWV, and the case stands on the agenda of a meeting in a week.</summary>
sealed record Besproken(int Geleden) : Voorval(Geleden);

/// <summary>The case is closed.</summary>
sealed record Sluiting(int Geleden) : Voorval(Geleden);

/// <param name="Leeftijd">In whole years.</param>
/// <param name="Gemeente">Code of the gemeente of residence.</param>
/// <param name="School">Name of the school; null = not enrolled.</param>
/// <param name="Voorvallen">What happened; the first is the absence with which the case was opened.</param>
sealed record Voorbeeldzaak(int Leeftijd, string Gemeente, string? School, params Voorval[] Voorvallen)
{
    /// <summary>Days after the first day of absence on which the case was opened.</summary>
    public int GeopendNa { get; init; } = 3;

    /// <summary>Which of the officers of the gemeente has the case; null = nobody yet.</summary>
    public int? Behandelaar { get; init; } = 0;

    /// <summary>Days since the last birthday; drawn when null.</summary>
    public int? Jarig { get; init; }

    /// <summary>Came in with a list, on this row.</summary>
    public int? Regel { get; init; }

    public DateOnly Geopend(DateOnly vandaag) => Voorval.Werkdag(vandaag, Math.Max(0, Voorvallen[0].Geleden - GeopendNa));
}
