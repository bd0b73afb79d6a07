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

public static class Tijdlijnzinnen
{
    /// <summary>Acts of others that a reader at level Kern may know of: that the case was opened, and a SWV what concerns arrangements.</summary>
    public static bool HoortBijKern(ActKind kind, bool arrangementen) =>
        kind == ActKind.DossierGeopend || (arrangementen && kind is ActKind.ArrangementVoorgesteld or ActKind.ArrangementStapGezet);

    /// <summary>The persons whose names the sentence needs: who did it, and to whom.</summary>
    public static IEnumerable<Guid> Personen(Act act)
    {
        if (act.ActorId is { } wie)
            yield return wie;
        if (act.Kind == ActKind.DossierToegewezen && Feiten(act).TryGetValue("naar", out var naar) && Guid.TryParse(naar, out var id))
            yield return id;
    }

    public static Tijdlijnregel Van(Act act, IReadOnlyDictionary<Guid, string> namen, string? reden)
    {
        var feiten = Feiten(act);
        // Acts of before hold the name itself.
        if (act.Kind == ActKind.DossierToegewezen && feiten.TryGetValue("naar", out var naar) && Guid.TryParse(naar, out var id))
            feiten["naar"] = namen.GetValueOrDefault(id, "een onbekende collega");
        var wie = act.ActorId is { } actor ? namen.GetValueOrDefault(actor, "Onbekend") : null;
        var (zin, icoon, toon) = Zin(act.Kind, feiten);
        return new(Clock.ToLocal(act.At), zin, wie ?? "Het systeem", reden, icoon, toon);
    }

    static Dictionary<string, string> Feiten(Act act) => act.Feiten is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(act.Feiten) ?? [];

    static (string, string, Toon) Zin(ActKind kind, Dictionary<string, string> f) => kind switch
    {
        ActKind.DossierGeopend => ("Dossier geopend" + (f.ContainsKey("regel") ? $" uit een lijst (regel {f["regel"]})" : "") + ".", nameof(Iconen.Vlag), Toon.Info),
        ActKind.BsnAangevuld => ("BSN aangevuld uit een lijst.", nameof(Iconen.Gebruiker), Toon.Neutraal),
        ActKind.DossierGesloten => ("Dossier gesloten.", nameof(Iconen.Slot), Toon.Neutraal),
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
        ActKind.NotitieToegevoegd => ($"{(f.TryGetValue("soort", out var s) && Enum.TryParse<NotitieSoort>(s, out var n) ? Woorden.Van(n) : "Notitie")} van {Datum(f, "datum")} vastgelegd.", nameof(Iconen.Notitie), Toon.Neutraal),
        ActKind.DossierToegewezen => (f.TryGetValue("naar", out var naar) ? $"Dossier toegewezen aan {naar}." : "Behandelaar weggehaald.", nameof(Iconen.Gebruiker), Toon.Neutraal),
        ActKind.ArrangementVoorgesteld => ($"{Type(f)} voorgesteld op {Datum(f, "datum")}.", nameof(Iconen.School), Toon.Info),
        ActKind.ArrangementStapGezet => ($"{Type(f)}: {Toestand(f)} op {Datum(f, "datum")}.", nameof(Iconen.School), Toon.Info),
        ActKind.SignalenBijgewerkt => (SignaalZin(f), nameof(Iconen.Bel), Toon.LetOp),
        ActKind.SignaalOpgepakt => ("Signaal opgepakt.", nameof(Iconen.Bel), Toon.Info),
        ActKind.StandHerrekend => ("Stand van het dossier opnieuw berekend.", nameof(Iconen.Klok), Toon.Neutraal),
        _ => ("Dossier gewijzigd.", nameof(Iconen.Wijzig), Toon.Neutraal),
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

    static string Regels(string codes) => string.Join(", ", codes.Split(',').Select(c => Enum.TryParse<Signaalregel>(c, out var r) ? Woorden.Van(r).ToLowerInvariant() : c));

    static string Soort(Dictionary<string, string> f) => f.TryGetValue("soort", out var s) && Enum.TryParse<Verzuimsoort>(s, out var soort) ? Woorden.Van(soort) : "Verzuim";

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

    static string Type(Dictionary<string, string> f) => f.TryGetValue("type", out var t) && Enum.TryParse<ArrangementType>(t, out var type) ? Woorden.Van(type) : "Arrangement";

    static string Toestand(Dictionary<string, string> f) => f.TryGetValue("naar", out var t) && Enum.TryParse<ArrangementToestand>(t, out var naar) ? Woorden.Van(naar).ToLowerInvariant() : "gewijzigd";

    static string Datum(Dictionary<string, string> f, string naam) =>
        f.TryGetValue(naam, out var d) && DateOnly.TryParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var datum) ? NlDatum.Lang(datum) : "onbekende datum";
}
