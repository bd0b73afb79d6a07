// What: when two dossiers may be merged, how alike two jongeren are, and what keeps the clock from getting later by it.
// Source: rules.md R8: merging two dossiers keeps the earliest S of overlapping episodes.
// Pure. Used by: the room Samenvoegen.
// Never: decides that two are the same; a person does.

namespace Thuiszitters.Domain;

/// <summary>What two jongeren have in common.</summary>
/// <param name="ZelfdeBsn">True or false when both have one; null when one of them has none.</param>
/// <param name="ZelfdeDag">Born on the same day.</param>
/// <param name="ZelfdeNaam">The same full name, whatever the order, case and diacritics.</param>
/// <param name="ZelfdeKlank">Surnames that sound alike.</param>
/// <param name="ZelfdeVoornaam">First names that are the same, sound alike, or of which one is the initial of the other.</param>
public sealed record Overeenkomst(bool? ZelfdeBsn, bool ZelfdeDag, bool ZelfdeNaam, bool ZelfdeKlank, bool ZelfdeVoornaam);

/// <summary>Merging (rules.md R8).</summary>
public static class Samenvoegen
{
    /// <summary>From this score on a pair is shown as likely the same.</summary>
    public const int Waarschijnlijk = 70;

    /// <summary>From this score on a pair is shown at all: twins with the same surname are.</summary>
    public const int Mogelijk = 30;

    /// <summary>How alike two jongeren are, from 0 to 100. Two different BSNs are two jongeren; the same BSN is one, whatever else differs.</summary>
    public static int Score(Overeenkomst o)
    {
        ArgumentNullException.ThrowIfNull(o);
        return o switch
        {
            { ZelfdeBsn: false } => 0,
            { ZelfdeBsn: true } => 100,
            { ZelfdeDag: false } => 0,
            { ZelfdeNaam: true } => 90,
            { ZelfdeKlank: true, ZelfdeVoornaam: true } => 75,
            { ZelfdeKlank: true } => 30,
            _ => 0,
        };
    }

    /// <summary>Whether one dossier may go up into another.</summary>
    /// <param name="zelfde">They are one and the same dossier.</param>
    /// <param name="blijftGesloten">The one that stays is closed.</param>
    /// <param name="overdrachtOpen">A question of transfer waits on one of them.</param>
    /// <param name="anderBsn">Both have a BSN, and they differ.</param>
    /// <param name="vertrokken">One of them says that the jongere moved or died.</param>
    /// <param name="tweeSwvs">They lie with two SWVs, and one of these did something in them, which it could read no more.</param>
    /// <param name="vrijstellingLoopt">A request for a vrijstelling runs in one of them: who is in its chain, and what is judged, is of that dossier.</param>
    /// <returns><c>zelfde-dossier</c>, <c>gesloten</c>, <c>ander-bsn</c>, <c>overdracht-open</c>, <c>vertrokken</c>, <c>vrijstelling-loopt</c> or <c>twee-swvs</c>.</returns>
    public static Verdict Beoordeel(
        bool zelfde, bool blijftGesloten, bool overdrachtOpen, bool anderBsn, bool vertrokken = false, bool tweeSwvs = false, bool vrijstellingLoopt = false) =>
        zelfde ? Verdict.Geweigerd("zelfde-dossier")
        : blijftGesloten ? Verdict.Geweigerd("gesloten")
        : anderBsn ? Verdict.Geweigerd("ander-bsn")
        : overdrachtOpen ? Verdict.Geweigerd("overdracht-open")
        : vertrokken ? Verdict.Geweigerd("vertrokken")
        : vrijstellingLoopt ? Verdict.Geweigerd("vrijstelling-loopt")
        : tweeSwvs ? Verdict.Geweigerd("twee-swvs")
        : Verdict.Toegestaan;

    /// <summary>Whether a merging may still be undone: not after anything else was done on the dossier that stayed.</summary>
    /// <param name="latereHandelingen">How many acts came after it, those of the machine that only recompute left out.</param>
    /// <param name="samenVerder">The dossier that stayed went up into a third since.</param>
    /// <returns><c>samen-verder</c> or <c>verder-gewerkt</c>.</returns>
    public static Verdict BeoordeelOngedaan(int latereHandelingen, bool samenVerder = false) =>
        samenVerder ? Verdict.Geweigerd("samen-verder") : latereHandelingen == 0 ? Verdict.Toegestaan : Verdict.Geweigerd("verder-gewerkt", ("handelingen", latereHandelingen.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>
    /// The episodes that have to be kept beside the joined facts. Joined, a fact of the one may cut an episode of the other in two, after which
    /// the rules would count from the second half; and paused days of the one may shift the lines of the other. An episode that the joined
    /// facts already put as early is not kept, so that a later correction of its first day still counts.
    /// </summary>
    /// <param name="samen">The joined facts, without these.</param>
    /// <param name="delen">The facts of each dossier as it was.</param>
    /// <param name="p">Parameters of the region.</param>
    /// <param name="op">The day of the merging; what comes after it goes by the joined facts alone.</param>
    public static IReadOnlyList<Klokankerfeit> Ankers(Dossierfeiten samen, IReadOnlyList<Dossierfeiten> delen, Regioparameters p, DateOnly op)
    {
        ArgumentNullException.ThrowIfNull(samen);
        ArgumentNullException.ThrowIfNull(delen);
        ArgumentNullException.ThrowIfNull(p);
        var lijn = new Kloklijn(samen, p);
        var na = Dagen.Na(op);
        var ankers = new List<Klokankerfeit>();
        foreach (var stuk in delen.SelectMany(d => new Kloklijn(d, p).Stukken).Where(s => s.Dagen.Van < na))
        {
            var dagen = stuk.Dagen with { Tot = Dagen.Eerste(stuk.Dagen.Tot, na) };
            if (lijn.Stukken.Exists(s => s.Dagen.Raakt(dagen.Van, dagen.Tot)
                && (s.Start > stuk.Start || s.Grens > stuk.Grens || s.VierWekenVanaf > stuk.VierWekenVanaf)))
                ankers.Add(new(dagen.Van, dagen.Tot, stuk.Start, stuk.Pauzedagen));
        }

        return ankers;
    }
}
