// What: every code of the domain in words for the screen. One place, so that a thing is called the same everywhere.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Shared;

public static partial class Woorden
{
    public static string Van(DossierStatus status) => status switch
    {
        DossierStatus.NietLeerplichtig => "Niet leerplichtig",
        DossierStatus.Vrijgesteld => "Vrijgesteld",
        DossierStatus.Thuiszitter => "Thuiszitter",
        DossierStatus.Dreigend => "Dreigende thuiszitter",
        DossierStatus.InOnderwijs => "In onderwijs",
        DossierStatus.Gemeld => "Gemeld",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Van(PactBand band) => band switch
    {
        PactBand.Geen => "Geen klok",
        PactBand.Gestopt => "Klok gestopt",
        PactBand.Binnen => "Binnen vier weken",
        PactBand.VierWeken => "Langer dan vier weken",
        PactBand.Nadert => "Drie maanden nadert",
        PactBand.Dringend => "Dringend",
        PactBand.Overschreden => "Drie maanden voorbij",
        _ => throw new ArgumentOutOfRangeException(nameof(band)),
    };

    public static string Van(Verzuimsoort soort) => soort switch
    {
        Verzuimsoort.AbsoluutVerzuim => "Absoluut verzuim",
        Verzuimsoort.Lrv => "Langdurig relatief verzuim",
        Verzuimsoort.ZestienUur => "16 uur in 4 weken",
        Verzuimsoort.Ziek => "Ziekteverzuim",
        Verzuimsoort.Luxe => "Luxeverzuim",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    /// <summary>Where the jongere goes to school; not being enrolled is said only of who is reported so.</summary>
    public static string School(string? naam, bool ongekoppeld, Verzuimsoort? soort) =>
        naam ?? (ongekoppeld ? "School niet herkend" : soort == Verzuimsoort.AbsoluutVerzuim ? "Niet ingeschreven" : "School onbekend");

    /// <summary>As a reader at level Kern sees it: sickness is not told apart.</summary>
    public static string VanKern(Verzuimsoort soort) => soort == Verzuimsoort.Ziek ? "Overig verzuim" : Van(soort);

    public static string Van(ArrangementType type) => type switch
    {
        ArrangementType.Oza => "Onderwijszorgarrangement (OZA)",
        ArrangementType.OzaExperiment => "OZA-experiment",
        ArrangementType.MaatwerkOnderwijstijd => "Maatwerk onderwijstijd",
        ArrangementType.Sbo => "Speciaal basisonderwijs (sbo)",
        ArrangementType.So => "Speciaal onderwijs (so)",
        ArrangementType.Vso => "Voortgezet speciaal onderwijs (vso)",
        ArrangementType.Praktijkonderwijs => "Praktijkonderwijs",
        ArrangementType.Afstandsonderwijs => "Afstandsonderwijs",
        ArrangementType.ZorgInOnderwijstijd => "Zorg in onderwijstijd (EMB)",
        ArrangementType.ZorgAlleen => "Alleen zorg",
        ArrangementType.JzPlus => "JZ-plus",
        ArrangementType.Hoogbegaafd => "Voorziening hoogbegaafden",
        ArrangementType.Nieuwkomers => "Nieuwkomersonderwijs",
        ArrangementType.MboTraject => "Mbo-traject",
        ArrangementType.TerugNaarSchool => "Terug naar school",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static string Van(ArrangementToestand toestand) => toestand switch
    {
        ArrangementToestand.Voorgesteld => "Voorgesteld",
        ArrangementToestand.Aangevraagd => "Aangevraagd",
        ArrangementToestand.InBeoordeling => "In beoordeling",
        ArrangementToestand.Toegekend => "Toegekend",
        ArrangementToestand.Wachtlijst => "Op wachtlijst",
        ArrangementToestand.AanbodGedaan => "Aanbod gedaan",
        ArrangementToestand.Akkoord => "Akkoord gegeven",
        ArrangementToestand.Geweigerd => "Geweigerd",
        ArrangementToestand.Gestart => "Gestart",
        ArrangementToestand.Afgewezen => "Afgewezen",
        ArrangementToestand.Afgerond => "Afgerond",
        ArrangementToestand.VoortijdigGestopt => "Voortijdig gestopt",
        ArrangementToestand.Ingetrokken => "Ingetrokken",
        ArrangementToestand.Vervallen => "Vervallen",
        _ => throw new ArgumentOutOfRangeException(nameof(toestand)),
    };

    public static string Van(Rol rol) => rol switch
    {
        Rol.Leerplichtambtenaar => "Leerplichtambtenaar",
        Rol.LeerplichtBoa => "Leerplichtambtenaar (boa)",
        Rol.TeamleiderLeerplicht => "Teamleider leerplicht",
        Rol.SwvConsulent => "Consulent samenwerkingsverband",
        Rol.SwvBeoordelaar => "Beoordelaar samenwerkingsverband",
        Rol.TeamleiderSwv => "Teamleider samenwerkingsverband",
        Rol.Schoolmelder => "Verzuimcoördinator school",
        Rol.Doorzettingsmacht => "Doorzettingsmacht",
        Rol.RegioAnalist => "Analist van de regio",
        Rol.PrivacyOfficer => "Privacy officer",
        Rol.FunctioneelBeheerder => "Functioneel beheerder",
        Rol.ApiClient => "Koppeling",
        _ => throw new ArgumentOutOfRangeException(nameof(rol)),
    };

    public static string Van(Sluitreden reden) => reden switch
    {
        Sluitreden.TerugNaarSchool => "De jongere gaat weer naar school",
        Sluitreden.ArrangementAfgerond => "Het arrangement is afgerond en de jongere krijgt onderwijs",
        Sluitreden.Vrijstelling => "De jongere is vrijgesteld",
        Sluitreden.NietLeerplichtig => "De jongere is niet meer leerplichtig",
        Sluitreden.Verhuisd => "De jongere is verhuisd naar buiten de regio",
        Sluitreden.Overleden => "De jongere is overleden",
        _ => throw new ArgumentOutOfRangeException(nameof(reden)),
    };

    /// <summary>One or more parts, as a list in words.</summary>
    public static string Van(Dossierdeel delen)
    {
        var woorden = Enum.GetValues<Dossierdeel>().Where(d => d != Dossierdeel.Geen && delen.HasFlag(d)).Select(d => d switch
        {
            Dossierdeel.Verzuim => "Verzuim",
            Dossierdeel.Notities => "contacten en notities",
            Dossierdeel.Arrangementen => "arrangementen",
            Dossierdeel.Documenten => "documenten",
            Dossierdeel.Betrokkenen => "gegevens van ouders en jongere (niet wat geheim is)",
            _ => throw new ArgumentOutOfRangeException(nameof(delen)),
        }).ToList();
        var zin = woorden.Count == 0 ? "Alleen de kern" : string.Join(", ", woorden);
        return char.ToUpperInvariant(zin[0]) + zin[1..];
    }

    public static string Van(Deelgrond grond) => grond switch
    {
        Deelgrond.AdviesOpVerzoekVanSchool => "Advies van het samenwerkingsverband op verzoek van de school",
        Deelgrond.TaakSamenwerkingsverband => "Taak van het samenwerkingsverband: een passende plek voor elke leerling",
        Deelgrond.ToezichtLeerplicht => "Toezicht op de leerplicht (Leerplichtwet 1969, artikel 16)",
        Deelgrond.Toestemming => "Toestemming van de ouders, of van de jongere vanaf 16 jaar",
        Deelgrond.BesluitDoorzettingsmacht => "De doorzettingsmacht is gevraagd om te beslissen",
        Deelgrond.VitaalBelang => "Vitaal belang van de jongere (AVG, artikel 6, lid 1, onder d)",
        Deelgrond.Overdracht => "Overdracht naar een andere gemeente",
        _ => throw new ArgumentOutOfRangeException(nameof(grond)),
    };

    public static string Van(VraagToestand toestand) => toestand switch
    {
        VraagToestand.Open => "Wacht op antwoord",
        VraagToestand.Gedeeld => "Gedeeld",
        VraagToestand.Geweigerd => "Geweigerd",
        _ => throw new ArgumentOutOfRangeException(nameof(toestand)),
    };

    public static string Van(Geslacht geslacht) => geslacht switch
    {
        Geslacht.Man => "Jongen",
        Geslacht.Vrouw => "Meisje",
        Geslacht.X => "X",
        _ => "Onbekend",
    };

    public static string Van(Sector sector) => sector switch
    {
        Sector.Po => "Primair onderwijs",
        Sector.Vo => "Voortgezet onderwijs",
        Sector.Mbo => "Mbo",
        _ => throw new ArgumentOutOfRangeException(nameof(sector)),
    };

    public static string Van(NotitieSoort soort) => soort switch
    {
        NotitieSoort.Notitie => "Notitie",
        NotitieSoort.Telefoon => "Telefoongesprek",
        NotitieSoort.Huisbezoek => "Huisbezoek",
        NotitieSoort.GesprekKantoor => "Gesprek op kantoor",
        NotitieSoort.GesprekSchool => "Gesprek op school",
        NotitieSoort.Email => "E-mail",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    public static string Van(Signaalregel regel) => regel switch
    {
        Signaalregel.VierWeken => "Langer dan vier weken thuis",
        Signaalregel.PactNadert => "Drie maanden nadert",
        Signaalregel.PactDringend => "Binnen twee weken drie maanden",
        Signaalregel.PactOverschreden => "Drie maanden voorbij",
        Signaalregel.ZestienUur => "16 uur in 4 weken",
        Signaalregel.Mazl => "Zorgwekkend ziekteverzuim",
        Signaalregel.VrijstellingTermijn => "Oordeel over de vrijstelling is te laat",
        Signaalregel.Herbeoordeling => "Vrijstelling loopt af voor het nieuwe schooljaar",
        Signaalregel.EvaluatieVerlopen => "Evaluatie van een arrangement is te laat",
        Signaalregel.StilleZaak => "Al een tijd niets gedaan",
        _ => throw new ArgumentOutOfRangeException(nameof(regel)),
    };

    public static string Van(Hoorder hoorder) => hoorder switch
    {
        Hoorder.Behandelaar => "Behandelaar",
        Hoorder.Consulent => "Consulent SWV",
        Hoorder.TeamleiderLeerplicht => "Teamleider leerplicht",
        Hoorder.TeamleiderSwv => "Teamleider SWV",
        Hoorder.Doorzettingsmacht => "Doorzettingsmacht",
        Hoorder.Beoordelaar => "Beoordelaars",
        _ => throw new ArgumentOutOfRangeException(nameof(hoorder)),
    };

    public static string Van(Sluimerreden reden) => reden switch
    {
        Sluimerreden.AfspraakGepland => "Er is een gesprek of overleg gepland",
        Sluimerreden.WachtOpAntwoord => "Iemand anders moet eerst antwoorden",
        Sluimerreden.ArrangementBegint => "Het arrangement begint binnenkort",
        Sluimerreden.Vakantie => "De school heeft vakantie",
        _ => throw new ArgumentOutOfRangeException(nameof(reden)),
    };

    public static string InZin(Sluimerreden reden) => char.ToLowerInvariant(Van(reden)[0]) + Van(reden)[1..];

    public static Toon Toon(PactBand band) => band switch
    {
        PactBand.Geen or PactBand.Gestopt => Platform.Ui.Toon.Rust,
        PactBand.Binnen => Platform.Ui.Toon.Goed,
        PactBand.VierWeken => Platform.Ui.Toon.Info,
        PactBand.Nadert => Platform.Ui.Toon.LetOp,
        PactBand.Dringend => Platform.Ui.Toon.Gevaar,
        PactBand.Overschreden => Platform.Ui.Toon.TeLaat,
        _ => throw new ArgumentOutOfRangeException(nameof(band)),
    };

    public static Toon Toon(DossierStatus status) => status switch
    {
        DossierStatus.Thuiszitter => Platform.Ui.Toon.Gevaar,
        DossierStatus.Dreigend => Platform.Ui.Toon.LetOp,
        DossierStatus.InOnderwijs => Platform.Ui.Toon.Goed,
        _ => Platform.Ui.Toon.Neutraal,
    };

    /// <summary>Why this status, in words.</summary>
    public static string? Criterium(string? code) => code switch
    {
        null => null,
        "absoluut-verzuim" => "absoluut verzuim",
        "lrv" => "langer dan vier weken afwezig",
        "lrv-in-wording" => "afwezig, nog geen vier weken",
        "16-uur" => "16 uur in 4 weken",
        "mazl" => "zorgwekkend ziekteverzuim",
        "minder-uren" => "minder uren les dan het rooster",
        "schorsing" => "geschorst",
        "verwijdering" => "wordt van school verwijderd",
        "zonder-plek" => "aangemeld, nog geen plek",
        "wachtlijst" => "op een wachtlijst",
        "signaal-professional" => "signaal van een professional",
        _ => code,
    };

    /// <summary>As a reader at level Kern sees it: only what is absence and says nothing of sickness.</summary>
    public static string? CriteriumVanKern(string? code) => code is "absoluut-verzuim" or "lrv" or "lrv-in-wording" or "16-uur" ? Criterium(code) : null;

    public static string Van(Omstandigheidsoort soort) => soort switch
    {
        Omstandigheidsoort.MinderUren => "Minder uren les dan het rooster",
        Omstandigheidsoort.Schorsing => "Schorsing",
        Omstandigheidsoort.Verwijdering => "Verwijdering van school",
        Omstandigheidsoort.ZonderPlek => "Aangemeld, nog geen plek",
        Omstandigheidsoort.Wachtlijst => "Op een wachtlijst",
        Omstandigheidsoort.SignaalProfessional => "Signaal van een professional",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    public static string Van(Meldingcriterium criterium) => criterium switch
    {
        Meldingcriterium.ZestienUur => "16 uur in 4 weken",
        Meldingcriterium.Mazl => "Zorgwekkend ziekteverzuim",
        _ => throw new ArgumentOutOfRangeException(nameof(criterium)),
    };

    /// <summary>Why a reader sees what they see, as a sentence.</summary>
    public static string Grond(string code) => string.Join(' ', code.Split(DossierAccess.En).Select(GrondVan));

    static string GrondVan(string code) => code switch
    {
        DossierAccess.Gedeeld => "Een deel van dit dossier is met uw organisatie gedeeld. U kunt dat lezen, niet wijzigen.",
        "gemeente-van-verblijf" => "U ziet dit dossier omdat de jongere in uw gemeente woont.",
        "gesloten" => "Dit dossier is gesloten. U kunt het lezen, niet wijzigen.",
        "swv-gebied" => "U ziet de kern van dit dossier omdat de jongere in uw gebied woont en (dreigend) thuiszit of een arrangement heeft.",
        "swv-oordeel" => "U ziet de kern van dit dossier omdat uw samenwerkingsverband een aanvraag om vrijstelling beoordeelt.",
        DossierAccess.Adviseur => "U ziet deze aanvraag omdat uw advies is gevraagd.",
        DossierAccess.Beoordelaar => "U ziet deze aanvraag omdat u haar beoordeelt.",
        "eigen-school" => "U ziet de kern van dit dossier omdat de jongere bij uw school hoort.",
        "pact-overschreden" => "U ziet de kern van dit dossier omdat de jongere langer dan drie maanden thuiszit.",
        _ => code,
    };

    /// <summary>"nog 12 dagen", "vandaag", "108 dagen te laat".</summary>
    public static string DagenOver(int dagen) => dagen switch
    {
        0 => "vandaag",
        1 => "nog 1 dag",
        > 1 => $"nog {dagen} dagen",
        -1 => "1 dag te laat",
        _ => $"{-dagen} dagen te laat",
    };
}
