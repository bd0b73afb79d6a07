// What: when an open case is silent: nobody did anything in it for a while.
// Source: rules.md R7 (StilleZaak: no action recorded for 21 days on an open case).
// Pure. Used by: what recomputes the signals of a dossier. An action is an act of a person on the dossier; what the system does is none.
// Never: a case in which nobody has anything to do: the child is exempted, or no longer under the duty.

namespace Thuiszitters.Domain;

/// <summary>The rule of the silent case (R7).</summary>
public static class StilleZaak
{
    /// <summary>The first day on which a case is silent when nothing happens after its last action.</summary>
    /// <param name="laatsteHandeling">Day of the last act of a person; where there is none, the day on which the case began.</param>
    /// <param name="p">Parameters of the region.</param>
    public static DateOnly Vanaf(DateOnly laatsteHandeling, Regioparameters p)
    {
        ArgumentNullException.ThrowIfNull(p);
        return laatsteHandeling.AddDays(p.StilleZaakDagen);
    }

    /// <summary>Whether somebody is to act on an open case with this status.</summary>
    /// <param name="status">Status on the day asked about.</param>
    public static bool Telt(DossierStatus status) => status is not (DossierStatus.Vrijgesteld or DossierStatus.NietLeerplichtig);

    /// <summary>The reason for the signal, with the day from which it holds: one per silence (key <c>stil-</c> and the last action).</summary>
    /// <param name="laatsteHandeling">As in <see cref="Vanaf"/>.</param>
    /// <param name="p">Parameters of the region.</param>
    public static Signaalgrond Grond(DateOnly laatsteHandeling, Regioparameters p) =>
        new(Signaalregel.StilleZaak, FormattableString.Invariant($"stil-{laatsteHandeling:yyyy-MM-dd}"), Vanaf(laatsteHandeling, p), null);
}
