// What: when a dossier may be closed and reopened.
// Source: rules.md R8: a dossier closes only when its clock has ended and nothing is open on it; closed it is read-only; a new melding
// reopens the same number.
// Pure. Used by: the pages that close and reopen.
// Never: a closing that depends on the day of birth. The band is that of the dossier as stored, which reckons with the month.

using System.Globalization;

namespace Thuiszitters.Domain;

/// <summary>Why a dossier is closed. Values are stored: never renumber.</summary>
public enum Sluitreden
{
    /// <summary>Back at school.</summary>
    TerugNaarSchool = 1,

    /// <summary>The arrangement is completed and the jongere has education.</summary>
    ArrangementAfgerond = 2,

    /// <summary>An exemption took effect.</summary>
    Vrijstelling = 3,

    /// <summary>The duty ended: 18, or a startkwalificatie.</summary>
    NietLeerplichtig = 4,

    /// <summary>Moved out of the region.</summary>
    Verhuisd = 5,

    /// <summary>Died.</summary>
    Overleden = 6,
}

/// <summary>Closing and reopening (rules.md R8).</summary>
public static class Sluiten
{
    /// <summary>Whether a dossier may be closed now.</summary>
    /// <param name="gesloten">It is closed already.</param>
    /// <param name="band">Where its clock stands.</param>
    /// <param name="open">What is open on it: a name in kebab-case and how many. Names with 0 count for nothing.</param>
    /// <param name="reden">Why it is closed. With a reason that is a fact, <paramref name="band"/> reckons with that fact, and what it ends is no longer open.</param>
    /// <returns><c>al-gesloten</c>, <c>klok-loopt</c>, or <c>staat-open</c> with each name and its count as facts.</returns>
    public static Verdict Beoordeel(bool gesloten, PactBand band, IEnumerable<(string Naam, int Aantal)> open, Sluitreden? reden = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (gesloten)
            return Verdict.Geweigerd("al-gesloten");
        if (band > PactBand.Gestopt)
            return Verdict.Geweigerd("klok-loopt");
        var over = open.Where(o => o.Aantal > 0 && !(IsFeit(reden) && o.Naam is ("verzuim" or "signaal"))).Select(o => (o.Naam, o.Aantal.ToString(CultureInfo.InvariantCulture))).ToArray();
        return over.Length == 0 ? Verdict.Toegestaan : Verdict.Geweigerd("staat-open", over);
    }

    /// <summary>The reason is a fact of the dossier, recorded with its day: from that day the clock ends by itself, and absence that runs needs no last day.</summary>
    public static bool IsFeit(Sluitreden? reden) => reden is Sluitreden.Verhuisd or Sluitreden.Overleden;

    /// <summary>Whether a dossier may be reopened by a person; a new melding in a list reopens by itself.</summary>
    /// <param name="gesloten">It is closed.</param>
    /// <param name="heeftReden">A reason was given.</param>
    /// <returns><c>niet-gesloten</c> or <c>reden-ontbreekt</c>.</returns>
    public static Verdict BeoordeelHeropenen(bool gesloten, bool heeftReden) =>
        !gesloten ? Verdict.Geweigerd("niet-gesloten") : heeftReden ? Verdict.Toegestaan : Verdict.Geweigerd("reden-ontbreekt");
}
