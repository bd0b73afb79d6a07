// What: the maintained list of medical words, in lower case, without diacritics, hyphens or dots.
// Source: rules.md R5.2; names of disorders, medicines, tests and treatments that teachers, officers and reviewers write down most.
// Used by: Nietmedisch. To maintain: add a word where it fits, and a sentence with and one without it to NietmedischTests.
// Never: a word of the law or the office (arts, jeugdarts, GGZ, psycholoog, ziekmelding, psychische gronden, verklaring, zorg).

using System.Collections.Frozen;

namespace Thuiszitters.Domain;

/// <summary>The words that <see cref="Nietmedisch"/> refuses.</summary>
static class Medischewoorden
{
    const string Ziekte = "ziek|zieke|ziekte|ziektes|ziekten";

    /// <summary>Whole words; also with -s, -e or -en behind.</summary>
    internal static readonly FrozenSet<string> Heel = Set(
        "adhd add odd ass pdd pddnos mcdd mcd ptss cptss ptsd ocd ocs dcd nah cvs mecvs lvb cgt emdr iq tiq viq piq wisc wiscv wisciii wppsi " +
        "sonr rakit dsm dsm4 dsm5 dsmiv dsmv icd icd10 icd11 ssri tic manie manisch hiv aids eczeem reuma migraine kanker crohn depri " +
        "lithium concerta ritalin insuline prozac abilify operatie spasme coma bipolair borderline rett chemo");

    /// <summary>Beginnings of words.</summary>
    internal static readonly string[] Begin = Lijst(
        "adhd autis depressi angststo angstaanv dwangged dwanghand dwangmat dwangneur neurologi neurotisch psychiatris psychot psychopath " +
        "psychofarm suicid zelfmoord zelfdod automutil zelfbeschad zelfvermink anorexi anorect boulimi bulimi schizo epilep dyslec dyslex " +
        "dyscalc dysfas dysprax dysthym tourette asperger hechtingsst hechtingspr burnout overspannen chemother diabet leukemi tumor hepatit " +
        "verslav alcoholi insomni slapeloos hypochond hypermob hyperact somatis somatof psychosomat spasti hersenlet hersensch hersenblo hersentum " +
        "hartafw hartfal nierfal zwakbegaa zwakzin debiel intelligentieo intelligentiet intelligentieq iqsco iqtes iqond astma " +
        "methylfenid medikinet strattera atomoxet dexamf dexamph amfetam risperd aripipr fluoxet paroxet sertral citalop escitalop venlafax " +
        "quetiap olanzap haloper pimozid clonidin guanfac intuniv equasym melaton valpro carbamaz lamotrig levetir antibiot prednis salbutam " +
        "antidepr slaapmid slaappil pijnst comorb anamnes heteroanam sympto ziektebeeld ziektegesch pathologi klinisch hospitalis " +
        "dosering longcovid cystisch colitis coelia chromos");

    /// <summary>Parts of words, wherever they stand: for compounds.</summary>
    internal static readonly string[] Binnen = Lijst(
        "stoornis syndroom autisme autistisch depressie depressief fobie fobisch psychose psychotisch neurose trauma mutisme diagnos medicat medicijn medicament " +
        "therapie azepam zolam kliniek aandoening behandelplan paniekaanval paniekstoor angstaanval verlamming handicap");

    /// <summary>Words next to each other, each by its beginning; or one of these whole words, for "ziekteverzuim" is what the office writes every day.</summary>
    internal static readonly string[][] Groepen =
    [
        ["verstandelijk", "beperk"], ["lichamelijk", "beperk"], ["lichte", "verstandelijk"], ["chronisch", Ziekte], ["chronisch", "vermoei"],
        ["long", "covid"], ["ernstig", Ziekte], ["gilles", "de", "la"], ["niet", "aangeboren", "hersen"], ["medisch", "behandel"],
        ["a", "d", "h", "d"], ["p", "t", "s", "s"], ["burn", "out"],
    ];

    /// <summary>Words that hold one of these parts and are not medical.</summary>
    internal static readonly FrozenSet<string> Vrij = Set(
        "asse assen adde odds xenofobie homofobie islamofobie transfobie xenofobisch homofobisch handicapparkeerplaats therapieruimte diagnostiek verslavingszorg");

    static FrozenSet<string> Set(string woorden) => Lijst(woorden).ToFrozenSet(StringComparer.Ordinal);

    static string[] Lijst(string woorden) => woorden.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
