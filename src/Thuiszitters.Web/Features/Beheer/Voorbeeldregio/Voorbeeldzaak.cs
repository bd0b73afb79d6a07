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

/// <summary>What is done on a request for a 5A-vrijstelling of the sample.</summary>
enum Verzoekstap { Registratie, Vormtoets, Toewijzing, Oordeel, Gesprek, Verklaring, Vaststelling, Uitgebleven, TerugNaarOnderwijs }

/// <summary>A notice of art. 6 was received, and the state that the request reached.</summary>
sealed record Kennisgegeven(int Geleden, VrijstellingToestand Tot) : Voorval(Geleden)
{
    const int Uitkomst = 16, Einde = 120;

    /// <summary>So many days after the notice.</summary>
    public DateOnly Op(DateOnly vandaag, int na) => Werkdag(vandaag, Geleden - na);

    /// <summary>The schooljaar it is for: of today, or in which it ended.</summary>
    public Schooljaar Schooljaar(DateOnly vandaag) => Domain.Schooljaar.Van(Tot == VrijstellingToestand.Beeindigd ? Op(vandaag, Einde) : vandaag);

    /// <summary>In force, or it was.</summary>
    public Periode? VanKracht(DateOnly vandaag, DateOnly geboren)
    {
        if (Tot is not (VrijstellingToestand.VanKracht or VrijstellingToestand.Beeindigd))
            return null;
        var (schooljaar, stappen) = (Schooljaar(vandaag), Stappen());
        DateOnly Dag(Verzoekstap stap) => Op(vandaag, stappen.First(s => s.Stap == stap).Na);
        var begin = Vrijstellingtermijnen.Begin(geboren, Dag(Verzoekstap.Vormtoets), Dag(Verzoekstap.Verklaring), schooljaar);
        var einde = Tot == VrijstellingToestand.Beeindigd ? Dag(Verzoekstap.TerugNaarOnderwijs) : Vrijstellingtermijnen.Einde(schooljaar, nooitGeschikt: false);
        return new(begin, einde < begin ? begin : einde);
    }

    /// <summary>Every step with its days after the notice; of a judgement also who and what.</summary>
    public IReadOnlyList<(int Na, Verzoekstap Stap, int Plaats, Oordeelkeuze Keuze)> Stappen()
    {
        List<(int, Verzoekstap, int, Oordeelkeuze)> stappen = [];
        void Stap(int na, Verzoekstap stap) => stappen.Add((na, stap, 0, Oordeelkeuze.Nee));
        Stap(0, Verzoekstap.Registratie);
        if (Tot == VrijstellingToestand.Ontvangen)
            return stappen;
        Stap(2, Verzoekstap.Vormtoets);
        Stap(4, Verzoekstap.Toewijzing);
        var eerste = Tot == VrijstellingToestand.NietVanKracht ? Oordeelkeuze.Nee : Oordeelkeuze.Tenzij;
        var verdeeld = Tot is VrijstellingToestand.Heroverweging or VrijstellingToestand.Negatief;
        stappen.Add((10, Verzoekstap.Oordeel, 1, eerste));
        if (Tot == VrijstellingToestand.TeBeoordelen)
            return stappen.FindAll(s => s.Item1 <= Geleden);
        stappen.Add((Uitkomst, Verzoekstap.Oordeel, 2, verdeeld ? Oordeelkeuze.Nee : eerste));
        if (Tot == VrijstellingToestand.Negatief)
        {
            Stap(21, Verzoekstap.Gesprek);
            stappen.Add((24, Verzoekstap.Oordeel, 1, Oordeelkeuze.Tenzij));
            stappen.Add((28, Verzoekstap.Oordeel, 2, Oordeelkeuze.Nee));
        }

        if (Tot is VrijstellingToestand.TeVaststellen or VrijstellingToestand.VanKracht or VrijstellingToestand.Beeindigd)
            Stap(30, Verzoekstap.Verklaring);
        if (Tot is VrijstellingToestand.VanKracht or VrijstellingToestand.Beeindigd)
            Stap(36, Verzoekstap.Vaststelling);
        if (Tot == VrijstellingToestand.NietVanKracht)
            Stap(Uitkomst, Verzoekstap.Uitgebleven);
        if (Tot == VrijstellingToestand.Beeindigd)
            Stap(Einde, Verzoekstap.TerugNaarOnderwijs);
        return stappen;
    }
}

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
