// What: how many places of a voorziening are taken and who waits, counted from the arrangements themselves.
// Source: indicators.md, Voorzieningenkaart. Gestart there = a place taken; Wachtlijst there = waiting.
// Pure. Used by: the kaart and the recount that its tests hold it against.
// Never: a counter that is kept; what is counted anew cannot drift.

namespace Thuiszitters.Domain;

/// <summary>What counts of one arrangement.</summary>
/// <param name="VoorzieningId">Where it is; null when at none of the kaart.</param>
/// <param name="Toestand">Its state.</param>
/// <param name="WachtlijstOp">Since when it waits.</param>
public readonly record struct Plaatsfeit(Guid? VoorzieningId, ArrangementToestand Toestand, DateOnly? WachtlijstOp);

/// <summary>The places of one voorziening on a day.</summary>
/// <param name="Capaciteit">How many there are; null when not fixed.</param>
/// <param name="Bezet">How many are taken.</param>
/// <param name="Wachtend">How many children wait.</param>
/// <param name="WachtSinds">Since when the first of them waits; null when nobody does.</param>
public sealed record Plaatsstand(int? Capaciteit, int Bezet, int Wachtend, DateOnly? WachtSinds)
{
    /// <summary>How many are free; null when not fixed.</summary>
    public int? Vrij => Capaciteit is { } c ? Math.Max(0, c - Bezet) : null;

    /// <summary>How many more are taken than there are.</summary>
    public int Boven => Capaciteit is { } c ? Math.Max(0, Bezet - c) : 0;

    /// <summary>One more would be over the capacity.</summary>
    public bool IsVol => Vrij == 0;

    /// <summary>Whole weeks that the first has waited; null when nobody waits.</summary>
    /// <param name="dag">The day.</param>
    public int? Wachtweken(DateOnly dag) => WachtSinds is { } sinds ? Math.Max(0, (dag.DayNumber - sinds.DayNumber) / 7) : null;
}

/// <summary>Counts places.</summary>
public static class Plaatsen
{
    /// <summary>The places of one voorziening.</summary>
    /// <param name="voorziening">Its key.</param>
    /// <param name="capaciteit">How many there are.</param>
    /// <param name="arrangementen">The arrangements, of this and other voorzieningen.</param>
    public static Plaatsstand Tel(Guid voorziening, int? capaciteit, IEnumerable<Plaatsfeit> arrangementen)
    {
        ArgumentNullException.ThrowIfNull(arrangementen);
        var (bezet, wachtend, sinds) = (0, 0, (DateOnly?)null);
        foreach (var a in arrangementen)
        {
            if (a.VoorzieningId != voorziening)
                continue;
            switch (a.Toestand)
            {
                case ArrangementToestand.Gestart:
                    bezet++;
                    break;
                case ArrangementToestand.Wachtlijst:
                    wachtend++;
                    if (a.WachtlijstOp is { } op && !(sinds <= op))
                        sinds = op;
                    break;
            }
        }

        return new(capaciteit, bezet, wachtend, sinds);
    }
}
