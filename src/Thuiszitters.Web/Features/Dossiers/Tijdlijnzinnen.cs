// What: each act of a dossier as one Dutch sentence: who did what, from when, why.
// Used by: the dossier page. Never: a code on the screen, or a fact that the act does not hold.

using System.Globalization;
using System.Text.Json;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Dossiers;

public sealed record Tijdlijnregel(DateTime Moment, string Zin, string? Wie, string? Reden, string Icoon, Toon Toon);

/// <summary>The kinds by which a reader can narrow the timeline.</summary>
public enum Tijdlijnsoort { Verzuim, Arrangement, Contact, Document, Taak, Overleg, Vrijstelling, Signaal, Beheer }

public static class Tijdlijnzinnen
{
    /// <summary>Under which kind an act is found; what no other kind claims is administration of the dossier.</summary>
    public static Tijdlijnsoort SoortVan(ActKind kind) => kind switch
    {
        ActKind.NotitieToegevoegd or ActKind.GehoordVastgelegd or (>= (ActKind)210 and < (ActKind)215) => Tijdlijnsoort.Contact,
        (>= (ActKind)230 and < (ActKind)240) or (>= (ActKind)250 and < (ActKind)260) => Tijdlijnsoort.Document,
        ActKind.BsnAangevuld => Tijdlijnsoort.Beheer,
        >= (ActKind)300 and < (ActKind)400 => Tijdlijnsoort.Verzuim,
        >= (ActKind)400 and < (ActKind)500 => Tijdlijnsoort.Arrangement,
        >= (ActKind)500 and < (ActKind)600 => Tijdlijnsoort.Signaal,
        >= (ActKind)701 and < (ActKind)720 => Tijdlijnsoort.Taak,
        >= (ActKind)830 and < (ActKind)850 => Tijdlijnsoort.Overleg,
        >= (ActKind)1001 and < (ActKind)1020 => Tijdlijnsoort.Vrijstelling,
        _ => Tijdlijnsoort.Beheer,
    };

    public static string Naam(Tijdlijnsoort soort) => soort switch
    {
        Tijdlijnsoort.Verzuim => "Verzuim",
        Tijdlijnsoort.Arrangement => "Arrangementen",
        Tijdlijnsoort.Contact => "Contacten",
        Tijdlijnsoort.Document => "Documenten en brieven",
        Tijdlijnsoort.Taak => "Taken",
        Tijdlijnsoort.Overleg => "Overleg",
        Tijdlijnsoort.Vrijstelling => "Vrijstelling",
        Tijdlijnsoort.Signaal => "Signalen",
        Tijdlijnsoort.Beheer => "Beheer",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    /// <summary>What two gemeenten asked each other: not for a gemeente that took the dossier over since.</summary>
    public static readonly ActKind[] TussenGemeenten =
    [
        ActKind.OverdrachtsvraagGesteld, ActKind.OverdrachtsvraagOntvangen, ActKind.OverdrachtsvraagBeantwoord, ActKind.OverdrachtsvraagAfgewezen,
        ActKind.OverdrachtsvraagIngetrokken, ActKind.OverdrachtsvraagVervallen,
    ];

    /// <summary>Acts that say something of another jongere too: for the organisation that did them only, also after a transfer.</summary>
    public static readonly ActKind[] OverEenAnder = [ActKind.NietDezelfdeVastgelegd, ActKind.VerwantGekoppeld, ActKind.VerwantOntkoppeld, ActKind.SamenvoegingOngedaan];

    /// <summary>The sentence of a kind that has none of its own yet; a test holds that no kind needs it.</summary>
    public const string Onbekend = "Dossier gewijzigd.";

    /// <summary>Acts of others that a reader at level Kern may know of: that the case was opened, and what concerns a part that is theirs or shared.</summary>
    public static bool HoortBijKern(ActKind kind, bool arrangementen, bool verzuim = false) => kind switch
    {
        ActKind.DossierGeopend => true,
        >= ActKind.ArrangementVoorgesteld and <= ActKind.ArrangementWeerThuisIngetrokken => arrangementen,
        ActKind.VerzuimGeregistreerd or ActKind.VerzuimBeeindigd or ActKind.UrenGeregistreerd or ActKind.VerzuimVerbeterd => verzuim,
        _ => false,
    };

    /// <summary>The persons whose names the sentence needs: who did it, and to whom.</summary>
    public static IEnumerable<Guid> Personen(Act act)
    {
        if (act.ActorId is { } wie)
            yield return wie;
        if (Feiten(act).TryGetValue(Persoonsfeit(act.Kind), out var naar) && Guid.TryParse(naar, out var id))
            yield return id;
    }

    /// <summary>Which fact of an act is a person.</summary>
    static string Persoonsfeit(ActKind kind) => kind == ActKind.DossierToegewezen ? "naar" : "voor";

    /// <summary>The organisations whose names the sentence needs.</summary>
    public static IEnumerable<Guid> Organisaties(Act act)
    {
        if (act.Kind is ActKind.InzageGevraagd or ActKind.InzageGeweigerd or ActKind.DossierGedeeld or ActKind.DelingBeeindigd or ActKind.OverdrachtGevraagd
                or ActKind.OverdrachtAanvaard or ActKind.OverdrachtAfgewezen or ActKind.OverdrachtIngetrokken or (>= (ActKind)807 and <= (ActKind)812)
            && Feiten(act).TryGetValue("met", out var met) && Guid.TryParse(met, out var id))
            yield return id;
    }

    /// <summary>Kinds about an own part: another organisation knows that there was one, of which kind and when, and not why.</summary>
    public static bool IsEigenDeel(ActKind kind) => SoortVan(kind) is Tijdlijnsoort.Contact or Tijdlijnsoort.Document || kind is >= (ActKind)240 and < (ActKind)250;

    /// <summary>What another organisation may know of an own part or a meeting.</summary>
    static readonly string[] VanContact = ["soort", "overleg", "datum", "aantal"];

    /// <param name="act">What happened.</param>
    /// <param name="namen">The names of <see cref="Personen"/>.</param>
    /// <param name="reden">Why, opened, where the reader may know.</param>
    /// <param name="isVanAnder">The act is about the own part of another organisation than the reader's.</param>
    public static Tijdlijnregel Van(Act act, IReadOnlyDictionary<Guid, string> namen, string? reden, bool isVanAnder = false)
    {
        var feiten = Feiten(act);
        if (isVanAnder)
            feiten = feiten.Where(f => VanContact.Contains(f.Key)).ToDictionary();
        // Acts of before hold the name itself.
        if (feiten.TryGetValue(Persoonsfeit(act.Kind), out var naar) && Guid.TryParse(naar, out var id))
            feiten[Persoonsfeit(act.Kind)] = namen.GetValueOrDefault(id, "een onbekende collega");
        if (Organisaties(act).FirstOrDefault() is var organisatie && organisatie != Guid.Empty)
            feiten["met"] = namen.GetValueOrDefault(organisatie, "een organisatie van vroeger");
        var wie = act.ActorId is { } actor ? namen.GetValueOrDefault(actor, "Onbekend") : null;
        var (zin, icoon, toon) = Zin(act.Kind, feiten);
        return new(Clock.ToLocal(act.At), zin, wie ?? "Het systeem", reden, icoon, toon);
    }

    static Dictionary<string, string> Feiten(Act act) => act.Feiten is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(act.Feiten) ?? [];

    static (string, string, Toon) Zin(ActKind kind, Dictionary<string, string> f) => kind switch
    {
        ActKind.DossierGeopend => ("Dossier geopend" + (f.ContainsKey("regel") ? $" uit een lijst (regel {f["regel"]})" : "") + ".", nameof(Iconen.Vlag), Toon.Info),
        ActKind.BsnAangevuld => ("BSN aangevuld uit een lijst.", nameof(Iconen.Gebruiker), Toon.Neutraal),
        ActKind.DossierGesloten => ("Dossier gesloten" + (f.TryGetValue("reden", out var r) && Enum.TryParse<Sluitreden>(r, out var sluitreden) ? $": {Klein(Woorden.Van(sluitreden))}." : "."), nameof(Iconen.Slot), Toon.Neutraal),
        ActKind.DossierSamengevoegd => ($"Dossier {f.GetValueOrDefault("vanNummer", "onbekend")} samengevoegd met dit dossier.{(f.ContainsKey("anker") ? " De eerste dag thuis blijft de vroegste van de twee." : "")}", nameof(Iconen.Lijst), Toon.Info),
        ActKind.SamenvoegingOngedaan => ($"Samenvoegen ongedaan gemaakt: de dossiers {f.GetValueOrDefault("nummer", "onbekend")} en {f.GetValueOrDefault("vanNummer", "onbekend")} zijn weer twee dossiers.", nameof(Iconen.Wijzig), Toon.LetOp),
        ActKind.VerwantGekoppeld => ("Een broer of zus gekoppeld.", nameof(Iconen.Gebruiker), Toon.Neutraal),
        ActKind.VerwantOntkoppeld => ("Een broer of zus losgemaakt.", nameof(Iconen.Gebruiker), Toon.Neutraal),
        ActKind.NietDezelfdeVastgelegd => ("Vastgelegd: een dossier dat hierop lijkt, is van een andere jongere.", nameof(Iconen.Gebruiker), Toon.Neutraal),
        ActKind.DossierHeropend => (f.ContainsKey("soort")
            ? $"Dossier heropend door een nieuwe melding uit een lijst: {Klein(Soort(f))} vanaf {Datum(f, "eersteDag")}." : "Dossier heropend.", nameof(Iconen.Vlag), Toon.Info),
        ActKind.VerzuimGeregistreerd => ($"{Soort(f)} geregistreerd vanaf {Datum(f, "eersteDag")}.", nameof(Iconen.Klok), Toon.LetOp),
        ActKind.VerzuimBeeindigd => ($"{Soort(f)} beëindigd. De laatste dag was {Datum(f, "laatsteDag")}.", nameof(Iconen.Gelukt), Toon.Goed),
        ActKind.UrenGeregistreerd => ($"{Soort(f)}: {f.GetValueOrDefault("uren", "?")} uur geregistreerd, van {Datum(f, "eersteDag")} tot en met {Datum(f, "laatsteDag")}.", nameof(Iconen.Klok), Toon.LetOp),
        ActKind.VerzuimVerbeterd => (VerbeterZin(f), nameof(Iconen.Wijzig), Toon.Neutraal),
        ActKind.OmstandigheidGeregistreerd => ($"{Omstandigheid(f)} vastgelegd vanaf {Datum(f, "van")}" + (f.ContainsKey("laatsteDag") ? $" tot en met {Datum(f, "laatsteDag")}." : "."), nameof(Iconen.Vlag), Toon.LetOp),
        ActKind.OmstandigheidBeeindigd => ($"{Omstandigheid(f)} geldt niet meer vanaf {Datum(f, "tot")}.", nameof(Iconen.Gelukt), Toon.Goed),
        ActKind.OmstandigheidVernieuwd => ($"{Omstandigheid(f)} verlengd op {Datum(f, "op")}. Het eindigt nu vanzelf op {Datum(f, "tot")}.", nameof(Iconen.Klok), Toon.Info),
        ActKind.CriteriumBeeindigd => ($"{Criterium(f)} geldt niet meer vanaf {Datum(f, "op")}.", nameof(Iconen.Gelukt), Toon.Goed),
        ActKind.InschrijvingVastgelegd => ($"Ingeschreven op een school vanaf {Datum(f, "van")}." + (f.ContainsKey("eersteSchooldag") ? $" Echt op school vanaf {Datum(f, "eersteSchooldag")}." : ""), nameof(Iconen.School), Toon.Goed),
        ActKind.InschrijvingVerbeterd => (InschrijvingZin(f), nameof(Iconen.Wijzig), Toon.Neutraal),
        ActKind.InschrijvingIngetrokken => ($"Inschrijving vanaf {Datum(f, "van")} ingetrokken.", nameof(Iconen.Wijzig), Toon.LetOp),
        ActKind.CriteriumeindeIngetrokken => ($"{Criterium(f)} toch niet beëindigd op {Datum(f, "op")}.", nameof(Iconen.Wijzig), Toon.LetOp),
        ActKind.Uitgeschreven => ($"Uitgeschreven. De laatste dag was {Datum(f, "laatsteDag")}.", nameof(Iconen.School), Toon.LetOp),
        ActKind.NotitieToegevoegd => ($"{Contact(f)} vastgelegd.", nameof(Iconen.Notitie), Toon.Neutraal),
        ActKind.NotitieGecorrigeerd => ($"{Contact(f)} gecorrigeerd{(f.ContainsKey("gewijzigd") ? ": het verslag is aangepast" : "")}.", nameof(Iconen.Wijzig), Toon.Neutraal),
        ActKind.NotitieIngetrokken => ($"{Contact(f)} ingetrokken.", nameof(Iconen.Wijzig), Toon.Neutraal),
        ActKind.GehoordVastgelegd => ($"{Waarde<Gehoorde>(f, "wie", Woorden.Van, "Iemand")} gehoord op {Datum(f, "datum")}.", nameof(Iconen.Overleg), Toon.Info),
        ActKind.DocumentToegevoegd => ($"{Documenten(f)} toegevoegd.", nameof(Iconen.Bijlage), Toon.Neutraal),
        ActKind.DocumentVervangen => ($"{Documenten(f)}: nieuwe versie toegevoegd.", nameof(Iconen.Bijlage), Toon.Neutraal),
        ActKind.DocumentIngetrokken => ($"{Documenten(f)} ingetrokken{(f.ContainsKey("vernietigd") ? " en vernietigd: het hoorde niet bij deze jongere" : "")}.", nameof(Iconen.Sluit), Toon.Neutraal),
        ActKind.DocumentGeblokkeerd => ($"{Documenten(f)}: er is een virus gevonden. Het bestand is vernietigd.", nameof(Iconen.Waarschuwing), Toon.LetOp),
        ActKind.BriefGemaakt => ($"Brief gemaakt{(f.ContainsKey("brief") ? $": {Sjablonen.Titel(f["brief"])}, voor {Waarde<Relatie>(f, "relatie", Woorden.Van, "een betrokkene").ToLowerInvariant()}" : "")}.", nameof(Iconen.Brief), Toon.Info),
        ActKind.ContactToegevoegd => ($"Gegevens toegevoegd van {Betrokkene(f)}.", nameof(Iconen.Gebruiker), Toon.Neutraal),
        ActKind.ContactGewijzigd => ($"Gegevens gewijzigd van {Betrokkene(f)}{(f.TryGetValue("gewijzigd", out var velden) ? ": " + velden : "")}.", nameof(Iconen.Wijzig), Toon.Neutraal),
        ActKind.ContactIngetrokken => ($"Gegevens weggehaald van {Betrokkene(f)}.", nameof(Iconen.Sluit), Toon.Neutraal),
        ActKind.OorzakenGewijzigd => (OorzakenZin(f), nameof(Iconen.Lijst), Toon.Info),
        ActKind.MeldingOntvangen => ($"Melding van {SoortKlein(f)}: ontvangst bevestigd op {Datum(f, "datum")}.", nameof(Iconen.Vlag), Toon.Info),
        ActKind.MeldingOpgepakt => ($"Melding van {SoortKlein(f)} opgepakt op {Datum(f, "datum")}: {Waarde<EersteActie>(f, "actie", Woorden.Van)}.", nameof(Iconen.Vlag), Toon.Info),
        ActKind.MeldingAfgesloten => ($"Melding van {SoortKlein(f)} afgesloten op {Datum(f, "datum")}: {Waarde<MeldingUitkomst>(f, "uitkomst", Woorden.Van)}.{(f.ContainsKey("actie") ? $" Eerste actie: {Waarde<EersteActie>(f, "actie", Woorden.Van)}." : "")}", nameof(Iconen.Gelukt), Toon.Goed),
        ActKind.AfwegingVastgelegd => ($"Voorzieningen vergeleken: {f.GetValueOrDefault("opties", "0")} mogelijk, {(f.GetValueOrDefault("gekozen") == "1" ? "1" : "geen")} gekozen.", nameof(Iconen.School), Toon.Info),
        ActKind.TaakToegevoegd => ($"Taak voor {Voor(f)}: {Taak(f)}, klaar op {Datum(f, "termijn")}.", nameof(Iconen.Lijst), Toon.Info),
        ActKind.TaakOvergenomen => ($"Taak overgenomen: {Taak(f)}.", nameof(Iconen.Gebruiker), Toon.Neutraal),
        ActKind.TaakAfgerond => ($"Taak klaar: {Taak(f)}.", nameof(Iconen.Gelukt), Toon.Goed),
        ActKind.TaakIngetrokken => ($"Taak ingetrokken: {Taak(f)}.", nameof(Iconen.Sluit), Toon.Neutraal),
        ActKind.TaakVerzet => ($"Taak verzet: {Taak(f)}, van {Datum(f, "vorige")} naar {Datum(f, "termijn")}.", nameof(Iconen.Kalender), Toon.Neutraal),
        ActKind.DossierToegewezen => (f.TryGetValue("naar", out var naar) ? $"Dossier toegewezen aan {naar}." : "Behandelaar weggehaald.", nameof(Iconen.Gebruiker), Toon.Neutraal),
        ActKind.ArrangementVoorgesteld => ($"{Type(f)} voorgesteld op {Datum(f, "datum")}.", nameof(Iconen.School), Toon.Info),
        ActKind.ArrangementStapGezet => ($"{Type(f)}: {Toestand(f)} op {Datum(f, "datum")}.", nameof(Iconen.School), Toon.Info),
        ActKind.ArrangementStapVerbeterd => ($"{Type(f)}: datum van de stap {Toestand(f)} verbeterd van {Datum(f, "was")} naar {Datum(f, "datum")}.", nameof(Iconen.Wijzig), Toon.LetOp),
        ActKind.ArrangementDoelGesteld => ($"{Type(f)}: doel gesteld: {Waarde<Doelsoort>(f, "doel", Woorden.Van, "een doel").ToLowerInvariant()}.", nameof(Iconen.Vlag), Toon.Info),
        ActKind.ArrangementDoelIngetrokken => ($"{Type(f)}: geen doel meer: {Waarde<Doelsoort>(f, "doel", Woorden.Van, "een doel").ToLowerInvariant()}.", nameof(Iconen.Vlag), Toon.Neutraal),
        ActKind.ArrangementGeevalueerd => ($"{Type(f)}: geëvalueerd op {Datum(f, "datum")}. De volgende evaluatie is op {Datum(f, "volgende")}.", nameof(Iconen.Overleg), Toon.Info),
        ActKind.ArrangementUrenVastgelegd => ($"{Type(f)}: uren vastgelegd van {f.GetValueOrDefault("weken", "?")} {(f.GetValueOrDefault("weken") == "1" ? "week" : "weken")}.", nameof(Iconen.Klok), Toon.Neutraal),
        ActKind.ArrangementWeerThuis => ($"De jongere is weer thuis sinds {Datum(f, "datum")}, na: {Klein(Type(f))}.{(f.ContainsKey("was") ? $" Eerst stond er {Datum(f, "was")}." : "")}", nameof(Iconen.Huis), Toon.LetOp),
        ActKind.ArrangementGegevensGewijzigd => ($"{Type(f)}: gegevens {(f.ContainsKey("verbeterd") ? "verbeterd" : "gewijzigd")}.", nameof(Iconen.Wijzig), Toon.Neutraal),
        ActKind.ArrangementWeerThuisIngetrokken => ($"Ingetrokken dat de jongere weer thuis was sinds {Datum(f, "was")}, na: {Klein(Type(f))}.", nameof(Iconen.Wijzig), Toon.LetOp),
        ActKind.SignalenBijgewerkt => (SignaalZin(f), nameof(Iconen.Bel), Toon.LetOp),
        ActKind.SignaalOpgepakt => ("Signaal opgepakt.", nameof(Iconen.Bel), Toon.Info),
        ActKind.SignaalGemeld => ($"Bericht gestuurd aan wie dit moet weten: {Signaal(f)}.", nameof(Iconen.Bel), Toon.LetOp),
        ActKind.SignaalGesluimerd => ($"Signaal '{Signaal(f)}' sluimert tot {Datum(f, "tot")}: {Waarde<Sluimerreden>(f, "reden", Woorden.InZin, "zonder reden")}.", nameof(Iconen.Bel), Toon.Neutraal),
        ActKind.SignaalGewekt => ($"Signaal '{Signaal(f)}' sluimert niet meer.", nameof(Iconen.Bel), Toon.Info),
        ActKind.SignaalOvergedragen => ($"Signaal '{Signaal(f)}' overgedragen aan {f.GetValueOrDefault("voor", "een collega")}.", nameof(Iconen.Bel), Toon.Info),
        ActKind.InzageGevraagd => ($"Inzage gevraagd door {Met(f)}: {Delen(f)}.", nameof(Iconen.Oog), Toon.LetOp),
        ActKind.InzageGeweigerd => ($"Inzage door {Met(f)} geweigerd.", nameof(Iconen.Slot), Toon.Neutraal),
        ActKind.DossierGedeeld => ($"Gedeeld met {Met(f)} tot en met {Datum(f, "totEnMet")}: {Delen(f)}.", nameof(Iconen.Oog), Toon.Info),
        ActKind.DelingBeeindigd => ($"Delen met {Met(f)} beëindigd.", nameof(Iconen.Slot), Toon.Neutraal),
        ActKind.OverdrachtGevraagd => ($"Overdracht gevraagd aan {Met(f)}.", nameof(Iconen.Verder), Toon.Info),
        ActKind.OverdrachtAanvaard => ($"Dossier overgenomen door {Met(f)}. De pactklok loopt door.", nameof(Iconen.Gelukt), Toon.Info),
        ActKind.OverdrachtAfgewezen => ($"Overdracht niet aanvaard door {Met(f)}.", nameof(Iconen.Slot), Toon.LetOp),
        ActKind.OverdrachtIngetrokken => ($"Overdracht aan {Met(f)} ingetrokken.", nameof(Iconen.Slot), Toon.Neutraal),
        ActKind.OverdrachtsvraagGesteld => ($"Aan {Met(f)} gevraagd het dossier van deze jongere over te dragen: {Vraagreden(f)}.", nameof(Iconen.Vlag), Toon.Info),
        ActKind.OverdrachtsvraagOntvangen => ($"{Groot(Met(f))} vraagt dit dossier over te dragen: {Vraagreden(f)}.", nameof(Iconen.Vlag), Toon.LetOp),
        ActKind.OverdrachtsvraagBeantwoord => (IsGevraagd(f) ? $"Vraag van {Met(f)} beantwoord: de overdracht is gevraagd." : $"{Groot(Met(f))} vraagt het dossier daar over te nemen.", nameof(Iconen.Gelukt), Toon.Info),
        ActKind.OverdrachtsvraagAfgewezen => ($"{(IsGevraagd(f) ? $"Vraag van {Met(f)} om dit dossier over te dragen afgewezen" : $"{Groot(Met(f))} draagt het dossier van deze jongere niet over")}: {Waarde<Overdrachtsafwijzing>(f, "afwijzing", Woorden.InZin)}.", nameof(Iconen.Slot), Toon.LetOp),
        ActKind.OverdrachtsvraagIngetrokken => (IsGevraagd(f) ? $"{Groot(Met(f))} trok de vraag in om dit dossier over te dragen." : $"Vraag aan {Met(f)} om overdracht ingetrokken.", nameof(Iconen.Slot), Toon.Neutraal),
        ActKind.OverdrachtsvraagVervallen => ($"De vraag {(IsGevraagd(f) ? "van" : "aan")} {Met(f)} om overdracht is vervallen.", nameof(Iconen.Slot), Toon.Neutraal),
        ActKind.BsnGewijzigd => ($"BSN {(f.ContainsKey("weg") ? "weggehaald" : "gewijzigd")}.", nameof(Iconen.Wijzig), Toon.LetOp),
        ActKind.OpAgendaGezet => ($"Op de agenda gezet van {Overleg(f)}.", nameof(Iconen.Overleg), Toon.Info),
        ActKind.VanAgendaGehaald => ($"Van de agenda gehaald van {Overleg(f)}.", nameof(Iconen.Overleg), Toon.Neutraal),
        ActKind.ZaakBesproken => ($"Besproken tijdens {Overleg(f)}.", nameof(Iconen.Overleg), Toon.Info),
        ActKind.ZaakNietBesproken => ($"Niet besproken: {Overleg(f)} is afgelast.", nameof(Iconen.Overleg), Toon.LetOp),
        ActKind.BesluitVastgelegd => ($"Besluit tijdens {Overleg(f)}" + (f.ContainsKey("functie")
                ? $": {Waarde<Overlegfunctie>(f, "functie", Woorden.InZin, "een deelnemer")} is aan zet, klaar op {Datum(f, "termijn")}." : ".")
            + (f.ContainsKey("escaleren") ? $" Escaleren als dat niet is gehaald op {Datum(f, "escaleren")}." : ""), nameof(Iconen.Besluit), Toon.Info),
        ActKind.CasusregieGewijzigd => ($"Casusregie {Waarde<Regiekant>(f, "kant", Woorden.Van, "").ToLowerInvariant()}: {Waarde<Overlegfunctie>(f, "functie", Woorden.InZin, "niemand meer")} vanaf {Datum(f, "vanaf")}.", nameof(Iconen.Gebruiker), Toon.Info),
        ActKind.RouteGekozen => ($"Route gekozen: {Waarde<Aanpakroute>(f, "route", Woorden.InZin)}, fase {Waarde<Aanpakfase>(f, "fase", Woorden.Van).ToLowerInvariant()}."
            + (f.ContainsKey("afwijking") ? " Dit wijkt af van de Methodische Aanpak Schoolverzuim." : ""), nameof(Iconen.Verder), Toon.Info),
        ActKind.VrijstellingGeregistreerd => ($"Kennisgeving van een vrijstelling ontvangen op {Datum(f, "ontvangen")}, voor schooljaar {Schooljaar(f)}.{(f.ContainsKey("laat") ? " De kennisgeving kwam te laat." : "")}", nameof(Iconen.Vlag), Toon.Info),
        ActKind.VrijstellingStap => ($"{Waarde<VrijstellingGebeurtenis>(f, "gebeurtenis", Woorden.Van, "Stap in de vrijstelling")}.{(f.ContainsKey("begin") ? $" Van kracht vanaf {Datum(f, "begin")}." : "")}", nameof(Iconen.Besluit), Toon.Info),
        ActKind.VrijstellingGewijzigd => ("Aanvraag van de vrijstelling gewijzigd.", nameof(Iconen.Wijzig), Toon.Neutraal),
        ActKind.VrijstellingVoorgesteld => ("Voorgesteld om de vrijstelling ondanks het oordeel vast te stellen. Een teamleider beslist mee.", nameof(Iconen.Besluit), Toon.LetOp),
        ActKind.VrijstellingvoorstelTerug => ("Het voorstel om de vrijstelling ondanks het oordeel vast te stellen, is teruggegeven of teruggenomen.", nameof(Iconen.Besluit), Toon.LetOp),
        ActKind.VrijstellingGemeld => ($"Vrijstelling gemeld bij ROD op {Datum(f, "datum")}.", nameof(Iconen.Verder), Toon.Neutraal),
        ActKind.BeoordelaarToegewezen => ("Een beoordelaar van de vrijstelling aangewezen.", nameof(Iconen.Gebruiker), Toon.Info),
        ActKind.BeoordelaarVervangen => ("Een beoordelaar van de vrijstelling vervangen.", nameof(Iconen.Gebruiker), Toon.LetOp),
        ActKind.AdviesVastgelegd => ($"Advies van de doorzettingsmacht over de vrijstelling vastgelegd op {Datum(f, "datum")}.", nameof(Iconen.Besluit), Toon.Info),
        ActKind.StandHerrekend => ("Stand van het dossier opnieuw berekend.", nameof(Iconen.Klok), Toon.Neutraal),
        _ => (Onbekend, nameof(Iconen.Wijzig), Toon.Neutraal),
    };

    static string SignaalZin(Dictionary<string, string> f)
    {
        var delen = new List<string>();
        if (f.TryGetValue("nieuw", out var nieuw))
            delen.Add("Nieuw signaal: " + Regels(nieuw));
        if (f.TryGetValue("klaar", out var klaar))
            delen.Add("Signaal vervallen: " + Regels(klaar));
        if (f.TryGetValue("status", out var status) && Enum.TryParse<DossierStatus>(status, out var st))
            delen.Add("Status werd " + Woorden.Van(st));
        return delen.Count == 0 ? "Stand van het dossier opnieuw berekend." : string.Join(". ", delen) + ".";
    }

    static string Signaal(Dictionary<string, string> f) => Waarde<Signaalregel>(f, "regel", Woorden.Van, "een signaal").ToLowerInvariant();

    static string Regels(string codes) => string.Join(", ", codes.Split(',').Select(c => Enum.TryParse<Signaalregel>(c, out var r) ? Woorden.Van(r).ToLowerInvariant() : c));

    static string Contact(Dictionary<string, string> f) =>
        Waarde<NotitieSoort>(f, "soort", Woorden.Van, "Notitie")
        + (f.TryGetValue("met", out var m) && Enum.TryParse<Contactpartijen>(m, out var met) && met != Contactpartijen.Geen ? " met " + Woorden.Van(met) : "")
        + $" van {Datum(f, "datum")}" + (f.TryGetValue("bereikt", out var b) && b == "False" ? " (niet bereikt)" : "");

    static string Documenten(Dictionary<string, string> f) => f.TryGetValue("aantal", out var aantal) && aantal != "1"
        ? $"{aantal} documenten ({Waarde<DocumentSoort>(f, "soort", Woorden.Van).ToLowerInvariant()})"
        : $"Document ({Waarde<DocumentSoort>(f, "soort", Woorden.Van).ToLowerInvariant()})";

    static string Betrokkene(Dictionary<string, string> f) => Waarde<Relatie>(f, "relatie", Woorden.Van, "een betrokkene").ToLowerInvariant();

    static string Taak(Dictionary<string, string> f) => Waarde<TaakSoort>(f, "taak", Woorden.Van, "taak").ToLowerInvariant();

    static string Overleg(Dictionary<string, string> f) => $"{Waarde<OverlegSoort>(f, "overleg", Woorden.InZin, "een overleg")} van {Datum(f, "datum")}";

    static string Voor(Dictionary<string, string> f) => f.GetValueOrDefault("voor", "een onbekende collega");

    static string OorzakenZin(Dictionary<string, string> f)
    {
        var delen = new List<string> { "Oorzaken en behoeften gewijzigd." };
        foreach (var (sleutel, wat) in new[] { ("oorzaakErbij", "Oorzaak erbij"), ("oorzaakEraf", "Oorzaak eraf"), ("behoefteErbij", "Behoefte erbij"), ("behoefteEraf", "Behoefte eraf") })
            if (f.TryGetValue(sleutel, out var codes))
                delen.Add($"{wat}: {string.Join(", ", codes.Split(", ").Select(c => Oorzaak(c).ToLowerInvariant()))}.");
        return string.Join(' ', delen);
    }

    static string Oorzaak(string code) => Enum.TryParse<Oorzaken>(code, out var o) && Oorzakenlijst.Oorzaken.Contains(o) ? Woorden.Van(o)
        : Enum.TryParse<Behoeften>(code, out var b) && Oorzakenlijst.Behoeften.Contains(b) ? Woorden.Van(b) : code;

    static string Waarde<T>(Dictionary<string, string> f, string naam, Func<T, string> woord, string anders = "onbekend") where T : struct, Enum =>
        f.TryGetValue(naam, out var w) && Enum.TryParse<T>(w, out var waarde) && Enum.IsDefined(waarde) ? woord(waarde) : anders;

    static string SoortKlein(Dictionary<string, string> f) => Soort(f).ToLowerInvariant();

    static string Soort(Dictionary<string, string> f) => f.TryGetValue("soort", out var s) && Enum.TryParse<Verzuimsoort>(s, out var soort) ? Woorden.Van(soort) : "Verzuim";

    static string Met(Dictionary<string, string> f) => f.GetValueOrDefault("met", "een organisatie");

    static string Groot(string zin) => char.ToUpperInvariant(zin[0]) + zin[1..];

    static string Vraagreden(Dictionary<string, string> f) => Waarde<Overdrachtsvraagreden>(f, "vraag", Woorden.InZin);

    static bool IsGevraagd(Dictionary<string, string> f) => f.GetValueOrDefault("kant") == nameof(Vraagkant.Gevraagd);

    static string Delen(Dictionary<string, string> f) => f.TryGetValue("delen", out var d) && Enum.TryParse<Dossierdeel>(d, out var delen) ? Klein(Woorden.Van(delen)) : "de kern";

    static string Klein(string zin) => char.ToLowerInvariant(zin[0]) + zin[1..];

    static string Omstandigheid(Dictionary<string, string> f) =>
        f.TryGetValue("soort", out var s) && Enum.TryParse<Omstandigheidsoort>(s, out var soort) ? Woorden.Van(soort) : "Omstandigheid";

    static string Criterium(Dictionary<string, string> f) =>
        f.TryGetValue("criterium", out var c) && Enum.TryParse<Meldingcriterium>(c, out var criterium) ? Woorden.Van(criterium) : "Criterium";

    static string InschrijvingZin(Dictionary<string, string> f)
    {
        var delen = new List<string>();
        foreach (var (naam, woorden) in new[] { ("van", "de eerste dag"), ("eersteSchooldag", "de eerste dag echt op school"), ("laatsteDag", "de laatste dag") })
        {
            if (f.TryGetValue(naam, out var nieuw))
                delen.Add($"{woorden} van {(f.ContainsKey(naam + "Was") ? Datum(f, naam + "Was") : "leeg")} naar {(nieuw == "leeg" ? "leeg" : Datum(f, naam))}");
        }

        return delen.Count == 0 ? "Inschrijving verbeterd." : $"Inschrijving verbeterd: {string.Join(", ", delen)}.";
    }

    static string VerbeterZin(Dictionary<string, string> f)
    {
        var delen = new List<string>();
        if (f.ContainsKey("eersteDag"))
            delen.Add($"de eerste dag van {Datum(f, "eersteDagWas")} naar {Datum(f, "eersteDag")}");
        if (f.ContainsKey("laatsteDag"))
            delen.Add($"de laatste dag van {(f.ContainsKey("laatsteDagWas") ? Datum(f, "laatsteDagWas") : "loopt nog")} naar {(f["laatsteDag"] == "open" ? "loopt nog" : Datum(f, "laatsteDag"))}");
        if (f.TryGetValue("uren", out var uren))
            delen.Add($"de uren van {f.GetValueOrDefault("urenWas", "geen")} naar {uren}");
        return delen.Count == 0 ? $"{Soort(f)} verbeterd." : $"{Soort(f)} verbeterd: {string.Join(", ", delen)}.";
    }

    static string Schooljaar(Dictionary<string, string> f) =>
        f.TryGetValue("schooljaar", out var j) && int.TryParse(j, NumberStyles.None, CultureInfo.InvariantCulture, out var jaar) ? new Schooljaar(jaar).ToString() : "onbekend";

    static string Type(Dictionary<string, string> f) => f.TryGetValue("type", out var t) && Enum.TryParse<ArrangementType>(t, out var type) ? Woorden.Van(type) : "Arrangement";

    static string Toestand(Dictionary<string, string> f) => f.TryGetValue("naar", out var t) && Enum.TryParse<ArrangementToestand>(t, out var naar) ? Woorden.Van(naar).ToLowerInvariant() : "gewijzigd";

    static string Datum(Dictionary<string, string> f, string naam) =>
        f.TryGetValue(naam, out var d) && DateOnly.TryParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var datum) ? NlDatum.Lang(datum) : "onbekende datum";
}
