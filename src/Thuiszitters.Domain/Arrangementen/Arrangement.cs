namespace Thuiszitters.Domain;

/// <summary>Types of arrangement (rules.md R6). Values are stored: never renumber.</summary>
public enum ArrangementType
{
    /// <summary>Onderwijszorgarrangement.</summary>
    Oza = 1,

    /// <summary>OZA under the national experiment; may stand beside a vrijstelling.</summary>
    OzaExperiment = 2,

    /// <summary>Tailor-made hours of education.</summary>
    MaatwerkOnderwijstijd = 3,

    /// <summary>Speciaal basisonderwijs.</summary>
    Sbo = 4,

    /// <summary>Speciaal onderwijs.</summary>
    So = 5,

    /// <summary>Voortgezet speciaal onderwijs.</summary>
    Vso = 6,

    /// <summary>Praktijkonderwijs.</summary>
    Praktijkonderwijs = 7,

    /// <summary>Distance education.</summary>
    Afstandsonderwijs = 8,

    /// <summary>Care during school hours (EMB).</summary>
    ZorgInOnderwijstijd = 9,

    /// <summary>Care without education.</summary>
    ZorgAlleen = 10,

    /// <summary>JZ-plus.</summary>
    JzPlus = 11,

    /// <summary>Facility for the highly gifted.</summary>
    Hoogbegaafd = 12,

    /// <summary>Education for newcomers.</summary>
    Nieuwkomers = 13,

    /// <summary>A route in the MBO.</summary>
    MboTraject = 14,

    /// <summary>A plain return to school.</summary>
    TerugNaarSchool = 15,
}

/// <summary>States of an arrangement (rules.md R6). Values are stored: never renumber.</summary>
public enum ArrangementToestand
{
    /// <summary>Proposed.</summary>
    Voorgesteld = 1,

    /// <summary>Asked of the SWV.</summary>
    Aangevraagd = 2,

    /// <summary>Being judged.</summary>
    InBeoordeling = 3,

    /// <summary>Granted.</summary>
    Toegekend = 4,

    /// <summary>On a waiting list.</summary>
    Wachtlijst = 5,

    /// <summary>Offer made.</summary>
    AanbodGedaan = 6,

    /// <summary>Consent given.</summary>
    Akkoord = 7,

    /// <summary>Refused by parents or child, or consent withdrawn.</summary>
    Geweigerd = 8,

    /// <summary>Actually started.</summary>
    Gestart = 9,

    /// <summary>Not granted.</summary>
    Afgewezen = 10,

    /// <summary>Completed.</summary>
    Afgerond = 11,

    /// <summary>Ended prematurely.</summary>
    VoortijdigGestopt = 12,

    /// <summary>Withdrawn.</summary>
    Ingetrokken = 13,

    /// <summary>Lapsed: moved out, duty ended, died.</summary>
    Vervallen = 14,
}

/// <summary>What the clock needs to know of an arrangement (rules.md R4, R6).</summary>
/// <param name="Id">Its key.</param>
/// <param name="Type">Its type; a plain return to school is <see cref="ArrangementType.TerugNaarSchool"/>.</param>
/// <param name="AanbodOp">Day of the offer.</param>
/// <param name="AkkoordOp">Day of the consent of parents.</param>
/// <param name="GestartOp">Day on which it actually started.</param>
/// <param name="GeeindigdOp">Day on which it was ended on paper.</param>
/// <param name="Voortijdig">It ended prematurely, or the return to school was recorded as failed.</param>
/// <param name="WeerThuisOp">First day on which the child is at home again: what counts for relapse.</param>
/// <param name="Combinatie">It may run beside others; the clock runs again when the last of them ends.</param>
/// <param name="AanbodOngedaan">The offer was refused or withdrawn, or the consent was: a stop by it is undone.</param>
public sealed record Arrangementfeit(
    Guid Id, ArrangementType Type, DateOnly? AanbodOp, DateOnly? AkkoordOp, DateOnly? GestartOp, DateOnly? GeeindigdOp,
    bool Voortijdig, DateOnly? WeerThuisOp, bool Combinatie, bool AanbodOngedaan);
