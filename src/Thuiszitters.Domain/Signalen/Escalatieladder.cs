// What: who hears of which signal: the fixed ladder of the pact, and what a region may add to it.
// Source: rules.md R7 (table and audience); the doorzettingsmacht sees a case only past Grens (R8), so it hears of it from then.
// Pure. Used by: the page of the ladder, the addressees of mail and the bell.
// Never: a step less than the table. A region adds hearers; it takes none away.

using System.Collections.Frozen;

namespace Thuiszitters.Domain;

/// <summary>Who can hear of a signal, by what they are to the case. Values are stored: never renumber.</summary>
public enum Hoorder
{
    /// <summary>The case owner of the gemeente; where there is none, the team lead.</summary>
    Behandelaar = 1,

    /// <summary>The consulent whom the SWV assigned; where there is none, the team lead of the SWV.</summary>
    Consulent = 2,

    /// <summary>Team lead leerplicht of the gemeente.</summary>
    TeamleiderLeerplicht = 3,

    /// <summary>Team lead of the SWV.</summary>
    TeamleiderSwv = 4,

    /// <summary>The doorzettingsmacht of the region.</summary>
    Doorzettingsmacht = 5,

    /// <summary>Who judges the exemption.</summary>
    Beoordelaar = 6,
}

/// <summary>The ladder of escalation (R7).</summary>
public static class Escalatieladder
{
    static readonly FrozenDictionary<Signaalregel, Hoorder[]> Tabel = new Dictionary<Signaalregel, Hoorder[]>
    {
        [Signaalregel.VierWeken] = [Hoorder.Behandelaar, Hoorder.Consulent],
        [Signaalregel.PactNadert] = [Hoorder.Behandelaar, Hoorder.Consulent],
        [Signaalregel.PactDringend] = [Hoorder.Behandelaar, Hoorder.Consulent, Hoorder.TeamleiderLeerplicht, Hoorder.TeamleiderSwv],
        [Signaalregel.PactOverschreden] = [Hoorder.Behandelaar, Hoorder.Consulent, Hoorder.TeamleiderLeerplicht, Hoorder.TeamleiderSwv, Hoorder.Doorzettingsmacht],
        [Signaalregel.ZestienUur] = [Hoorder.Behandelaar],
        [Signaalregel.Mazl] = [Hoorder.Behandelaar],
        [Signaalregel.VrijstellingTermijn] = [Hoorder.Behandelaar, Hoorder.TeamleiderSwv, Hoorder.Beoordelaar],
        [Signaalregel.Herbeoordeling] = [Hoorder.Behandelaar],
        [Signaalregel.EvaluatieVerlopen] = [Hoorder.Consulent],
        [Signaalregel.StilleZaak] = [Hoorder.Behandelaar, Hoorder.TeamleiderLeerplicht],
    }.ToFrozenDictionary();

    /// <summary>The rules in the order of the picture: the steps of the clock first, then the others.</summary>
    public static IReadOnlyList<Signaalregel> Regels { get; } = [.. Enum.GetValues<Signaalregel>().Order()];

    /// <summary>Who always hears of a rule.</summary>
    /// <param name="regel">The rule.</param>
    public static IReadOnlyList<Hoorder> Vast(Signaalregel regel) => Tabel[regel];

    /// <summary>Whether a region may let somebody hear of a rule who does not by the table: the two team leads, of a rule about cases that they may see.</summary>
    /// <param name="regel">The rule.</param>
    /// <param name="hoorder">Who would hear it too.</param>
    public static bool MagErbij(Signaalregel regel, Hoorder hoorder) =>
        !Tabel[regel].Contains(hoorder) && hoorder switch
        {
            Hoorder.TeamleiderLeerplicht => regel != Signaalregel.VrijstellingTermijn,
            // Of hours of absence, sickness and exemptions the SWV hears only what its own work asks.
            Hoorder.TeamleiderSwv => regel is Signaalregel.VierWeken or Signaalregel.PactNadert or Signaalregel.EvaluatieVerlopen,
            _ => false,
        };

    /// <summary>Whether nobody may switch off the mail about a rule for themselves: where a line of the pact nears or is passed, or a term of law is over.</summary>
    /// <param name="regel">The rule.</param>
    public static bool IsVerplicht(Signaalregel regel) =>
        regel is <= Signaalregel.PactOverschreden or Signaalregel.VrijstellingTermijn;

    /// <summary>Whether a rule is mailed on the working day it arises, beside the monthly mail.</summary>
    /// <param name="regel">The rule.</param>
    public static bool GaatDirect(Signaalregel regel) => regel is Signaalregel.PactDringend or Signaalregel.PactOverschreden;
}
