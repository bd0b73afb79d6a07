// What: what of a dossier the gemeente shares with another organisation: which parts, on which ground, until when.
// Source: rules.md R8: gedeeld is Volledig on what was shared, with a recorded ground, purpose and end date.
// Pure. Used by: the pages that ask, share and answer; DossierAccess says what a share opens.
// Never: a share without an end, without a ground, or with one's own organisation.

namespace Thuiszitters.Domain;

/// <summary>Parts of a dossier that can be shared. Values are stored: never renumber.</summary>
[Flags]
public enum Dossierdeel
{
    /// <summary>No part: the core only.</summary>
    Geen = 0,

    /// <summary>All reports of absence, with kind and remarks.</summary>
    Verzuim = 1,

    /// <summary>Contacts and notes of the gemeente.</summary>
    Notities = 2,

    /// <summary>Arrangements in full.</summary>
    Arrangementen = 4,

    /// <summary>Documents of the gemeente.</summary>
    Documenten = 8,

    /// <summary>How parents and the jongere can be reached, without what is secret.</summary>
    Betrokkenen = 16,
}

/// <summary>Grounds for asking and sharing (closed list). Values are stored: never renumber.</summary>
public enum Deelgrond
{
    /// <summary>Advice of the SWV on request of the school.</summary>
    AdviesOpVerzoekVanSchool = 1,

    /// <summary>The task of the SWV to give every pupil a fitting place.</summary>
    TaakSamenwerkingsverband = 2,

    /// <summary>Supervision of the leerplicht.</summary>
    ToezichtLeerplicht = 3,

    /// <summary>Consent of parents, or of the jongere from 16.</summary>
    Toestemming = 4,

    /// <summary>The doorzettingsmacht was asked to decide.</summary>
    BesluitDoorzettingsmacht = 5,

    /// <summary>Vital interest of the jongere.</summary>
    VitaalBelang = 6,

    /// <summary>A transfer to another gemeente was asked; the receiver sees the core until it answered.</summary>
    Overdracht = 7,
}

/// <summary>Rules of a share (rules.md R8).</summary>
public static class Delen
{
    /// <summary>For how long at most (⚙ of the region).</summary>
    public const int MaximumMaanden = 12;

    /// <summary>How long the number stays in the list "u had toegang" (⚙ of the region).</summary>
    public const int NaloopMaanden = 3;

    const Dossierdeel Alles = Dossierdeel.Verzuim | Dossierdeel.Notities | Dossierdeel.Arrangementen | Dossierdeel.Documenten | Dossierdeel.Betrokkenen;

    /// <summary>Whether this may be shared.</summary>
    /// <param name="van">Organisation that shares.</param>
    /// <param name="met">Organisation that receives.</param>
    /// <param name="delen">What is shared.</param>
    /// <param name="totEnMet">Last day of the share.</param>
    /// <param name="vandaag">Today, the first day of the share.</param>
    /// <returns><c>eigen-organisatie</c>, <c>deel-ontbreekt</c>, <c>einde-voorbij</c> or <c>einde-te-ver</c>.</returns>
    public static Verdict Beoordeel(Guid van, Guid met, Dossierdeel delen, DateOnly totEnMet, DateOnly vandaag)
    {
        if (van == met)
            return Verdict.Geweigerd("eigen-organisatie");
        if (delen == Dossierdeel.Geen || (delen & ~Alles) != Dossierdeel.Geen)
            return Verdict.Geweigerd("deel-ontbreekt");
        if (totEnMet < vandaag)
            return Verdict.Geweigerd("einde-voorbij");
        return totEnMet > vandaag.AddMonths(MaximumMaanden) ? Verdict.Geweigerd("einde-te-ver") : Verdict.Toegestaan;
    }
}
