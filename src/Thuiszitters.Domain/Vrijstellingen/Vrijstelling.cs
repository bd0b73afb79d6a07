// What: the words of a 5A-vrijstelling: its states, what can happen to it, who judges it and what stands in the form checks.
// Source: rules.md R5; Leerplichtwet 1969 art. 5 onder a, art. 6 and art. 7. Not "art. 5a": that is trekkend bestaan.
// Pure. Used by: VrijstellingVerloop, Vierogen, the tables and pages of a request.
// Never: anything medical. The ground of law is a code; diagnosis, treatment and reasoning have no place here.

namespace Thuiszitters.Domain;

/// <summary>Ground of law of an exemption. Values are stored: never renumber.</summary>
public enum VrijstellingGrond
{
    /// <summary>Leerplichtwet 1969 art. 5, opening words and onder a.</summary>
    Artikel5OnderA = 1,
}

/// <summary>State of a request (rules.md R5). Values are stored: never renumber.</summary>
public enum VrijstellingToestand
{
    /// <summary>The notice was registered; form check A is next.</summary>
    Ontvangen = 1,

    /// <summary>Form check A misses something; the recovery term runs.</summary>
    AanvullenKennisgeving = 2,

    /// <summary>Two reviewers judge.</summary>
    TeBeoordelen = 3,

    /// <summary>They differ: they talk, and judge anew.</summary>
    Heroverweging = 4,

    /// <summary>Both: tenzij.</summary>
    Positief = 5,

    /// <summary>Both: nee, or divided after the talk.</summary>
    Negatief = 6,

    /// <summary>No two judgements within the last term; counts as not positive.</summary>
    GeenOordeel = 7,

    /// <summary>Form check B misses something; the recovery term runs.</summary>
    AanvullenVerklaring = 8,

    /// <summary>Notice and statement meet the form; the leerplichtambtenaar establishes.</summary>
    TeVaststellen = 9,

    /// <summary>In force after a positive judgement.</summary>
    VanKracht = 10,

    /// <summary>In force van rechtswege, against or without a judgement.</summary>
    VanKrachtOndanksOordeel = 11,

    /// <summary>Never came into force: the form was not met in time.</summary>
    NietVanKracht = 12,

    /// <summary>Was in force, and ended.</summary>
    Beeindigd = 13,

    /// <summary>Withdrawn by the applicant.</summary>
    Ingetrokken = 14,

    /// <summary>Overtaken: moved, 18, died, or enrolled with the applicant's agreement.</summary>
    Vervallen = 15,
}

/// <summary>What can happen to a request (the table of rules.md R5). Values are stored: never renumber.</summary>
public enum VrijstellingGebeurtenis
{
    /// <summary>A kennisgeving is registered.</summary>
    KennisgevingGeregistreerd = 1,

    /// <summary>Form check A: complete.</summary>
    VormtoetsACompleet = 2,

    /// <summary>Form check A: something is missing.</summary>
    VormtoetsAOnvolledig = 3,

    /// <summary>What the notice missed, came.</summary>
    KennisgevingAangevuld = 4,

    /// <summary>A recovery term, of the notice or of the statement, is over.</summary>
    HersteltermijnVoorbij = 5,

    /// <summary>Both reviewers: tenzij.</summary>
    BeideTenzij = 6,

    /// <summary>Both reviewers: nee.</summary>
    BeideNee = 7,

    /// <summary>One of each.</summary>
    Verdeeld = 8,

    /// <summary>The team lead of the SWV put another reviewer in the place of one who had not judged.</summary>
    BeoordelaarVervangen = 9,

    /// <summary>The term to judge is over: late, still judgeable.</summary>
    BeoordeeltermijnVoorbij = 10,

    /// <summary>The last term to judge is over.</summary>
    UitersteTermijnVoorbij = 11,

    /// <summary>The request or its evidence, not the statement, was changed.</summary>
    AanvraagGewijzigd = 12,

    /// <summary>The joint talk of the reviewers is recorded.</summary>
    GesprekVastgelegd = 13,

    /// <summary>The term for the talk is over without two new judgements.</summary>
    HeroverwegingVoorbij = 14,

    /// <summary>Form check B: complete.</summary>
    VormtoetsBCompleet = 15,

    /// <summary>Form check B: something is missing.</summary>
    VormtoetsBOnvolledig = 16,

    /// <summary>What the statement missed, came.</summary>
    VerklaringAangevuld = 17,

    /// <summary>No statement within its term.</summary>
    VerklaringUitgebleven = 18,

    /// <summary>Established by the leerplichtambtenaar.</summary>
    Vastgesteld = 19,

    /// <summary>Established van rechtswege by the leerplichtambtenaar and the team lead.</summary>
    VastgesteldOndanksOordeel = 20,

    /// <summary>Before establishing, an item of the form proved wrong.</summary>
    VormfoutGevonden = 21,

    /// <summary>The end date came.</summary>
    EinddatumBereikt = 22,

    /// <summary>The child is back in education.</summary>
    TerugNaarOnderwijs = 23,

    /// <summary>The ground is gone.</summary>
    GrondVervallen = 24,

    /// <summary>The child moved out of the region.</summary>
    Verhuisd = 25,

    /// <summary>The child turned 18.</summary>
    Achttien = 26,

    /// <summary>The child died.</summary>
    Overleden = 27,

    /// <summary>The applicant withdrew the notice.</summary>
    IngetrokkenDoorIndiener = 28,

    /// <summary>The child was enrolled, with the applicant's agreement.</summary>
    IngehaaldDoorInschrijving = 29,
}

/// <summary>The answer of a reviewer. Values are stored: never renumber.</summary>
public enum Oordeelkeuze
{
    /// <summary>Nee: education remains possible. The starting point.</summary>
    Nee = 1,

    /// <summary>Tenzij: every criterion was answered with its own reason.</summary>
    Tenzij = 2,
}

/// <summary>Who gives notice: the persons of Leerplichtwet art. 2. Values are stored: never renumber.</summary>
public enum Kennisgever
{
    /// <summary>Who has the gezag.</summary>
    Gezaghebbende = 1,

    /// <summary>Who has taken the actual care upon themselves.</summary>
    Verzorger = 2,

    /// <summary>The jongere itself, once kwalificatieplichtig.</summary>
    Jongere = 3,

    /// <summary>Somebody who is none of these: form check A then says nee.</summary>
    Ander = 4,
}

/// <summary>Who gave the statement of Leerplichtwet art. 7. Values are stored: never renumber.</summary>
public enum Deskundige
{
    /// <summary>A physician.</summary>
    Arts = 1,

    /// <summary>An academically trained, or equated, pedagogue.</summary>
    Pedagoog = 2,

    /// <summary>An academically trained, or equated, psychologist.</summary>
    Psycholoog = 3,

    /// <summary>None of these: form check B then says nee.</summary>
    Ander = 4,
}

/// <summary>An item of the form checks. Values are stored: never renumber. Below 10: the notice (A); from 10 on: the statement (B).</summary>
public enum Vormtoetsitem
{
    /// <summary>A: given by a person of art. 2.</summary>
    Bevoegd = 1,

    /// <summary>A: names the ground of art. 5 onder a.</summary>
    Grond = 2,

    /// <summary>A: the data of art. 6 are complete.</summary>
    GegevensArtikel6 = 3,

    /// <summary>B: the statement is there.</summary>
    Aanwezig = 10,

    /// <summary>B: by a physician, or an academically trained pedagogue or psychologist.</summary>
    Deskundig = 11,

    /// <summary>B: appointed by B&amp;W.</summary>
    Aangewezen = 12,

    /// <summary>B: not the one who treats.</summary>
    NietBehandelend = 13,

    /// <summary>B: not older than three months when it was received.</summary>
    NietTeOud = 14,
}

/// <summary>How somebody is in the chain of a request, so that they do not judge it. Values are stored: never renumber.</summary>
public enum Betrokkenheid
{
    /// <summary>Registered the notice.</summary>
    Registreerde = 1,

    /// <summary>Edited the request or its evidence, also an attachment.</summary>
    Bewerkte = 2,

    /// <summary>Owns or owned the case, at the gemeente or at the SWV.</summary>
    Eigenaar = 3,

    /// <summary>Advised in it.</summary>
    Adviseerde = 4,

    /// <summary>Assigned the reviewers.</summary>
    WeesToe = 5,
}
