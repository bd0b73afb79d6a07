// What: the fields of a voorziening and their rules, when it is new and when it is changed. Used by: Nieuw, Wijzigen; shown by _Velden.
// Source: indicators.md, Voorzieningenkaart. Never: medical words about for whom it is (each jongere there would carry them), or a person as contact.

using System.Text.RegularExpressions;
using FluentValidation;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Voorzieningen;

public sealed class Voorzieninginvoer
{
    [ZonderMedisch]
    public string? Naam { get; set; }

    [ZonderMedisch]
    public string? Aanbieders { get; set; }

    [ZonderMedisch]
    public string? Partners { get; set; }
    public Guid? MedeSwv { get; set; }
    public Guid? Gemeente { get; set; }
    public int? Pc4 { get; set; }
    public Voorzieningbereik? Bereik { get; set; }
    public List<Sectoren> Sectoren { get; set; } = [];
    public int? LeeftijdVan { get; set; }
    public int? LeeftijdTotEnMet { get; set; }

    [ZonderMedisch]
    public string? Doelgroep { get; set; }
    public List<Behoeften> Behoeften { get; set; } = [];

    [ZonderMedisch]
    public string? Doel { get; set; }

    [ZonderMedisch]
    public string? Inhoud { get; set; }

    [ZonderMedisch]
    public string? Methoden { get; set; }

    [ZonderMedisch]
    public string? Expertise { get; set; }
    public decimal? UrenOnderwijs { get; set; }
    public decimal? UrenZorg { get; set; }
    public int? Capaciteit { get; set; }
    public bool InschrijvingNodig { get; set; }
    public bool TlvNodig { get; set; }
    public List<Financieringsgronden> Financiering { get; set; } = [];
    public Voorzieningstatus? Status { get; set; }
    public DateOnly? Begin { get; set; }
    public DateOnly? Einde { get; set; }
    public DateOnly? KwaliteitOp { get; set; }
    public List<Uitkomstcriteria> Uitkomsten { get; set; } = [];

    [ZonderMedisch]
    public string? Contact { get; set; }

    public static Voorzieninginvoer Van(Voorziening v) => new()
    {
        Naam = v.Naam, Aanbieders = v.Aanbieders, Partners = v.Partners, MedeSwv = v.MedeSwvId, Gemeente = v.GemeenteId, Pc4 = v.Pc4, Bereik = v.Bereik,
        Sectoren = Delen(v.Sectoren), LeeftijdVan = v.LeeftijdVan, LeeftijdTotEnMet = v.LeeftijdTotEnMet, Doelgroep = v.Doelgroep, Behoeften = Delen(v.Behoeften),
        Doel = v.Doel, Inhoud = v.Inhoud, Methoden = v.Methoden, Expertise = v.Expertise, UrenOnderwijs = v.UrenOnderwijs, UrenZorg = v.UrenZorg,
        Capaciteit = v.Capaciteit, InschrijvingNodig = v.InschrijvingNodig, TlvNodig = v.TlvNodig, Financiering = Delen(v.Financiering), Status = v.Status,
        Begin = v.Begin, Einde = v.Einde, KwaliteitOp = v.KwaliteitOp, Uitkomsten = Delen(v.Uitkomsten), Contact = v.Contact,
    };

    /// <summary>A new one with the checked fields.</summary>
    public Voorziening Nieuw(Guid regio, Guid organisatie)
    {
        var v = new Voorziening
        {
            RegioId = regio, OrganisatieId = organisatie, Naam = "", Aanbieders = "", GemeenteId = Gemeente!.Value, Bereik = Bereik!.Value, Sectoren = default, LeeftijdVan = 0,
            LeeftijdTotEnMet = 0, Doelgroep = "", Behoeften = default, Doel = "", Inhoud = "", Financiering = default, Status = Status!.Value, Begin = Begin!.Value,
        };
        Zet(v);
        return v;
    }

    /// <summary>Writes the checked fields into the voorziening.</summary>
    public void Zet(Voorziening v)
    {
        (v.Naam, v.Aanbieders, v.Partners, v.MedeSwvId, v.GemeenteId, v.Pc4) = (Naam!.Trim(), Aanbieders!.Trim(), Kaal(Partners), MedeSwv, Gemeente!.Value, Pc4);
        (v.Bereik, v.Sectoren, v.LeeftijdVan, v.LeeftijdTotEnMet) = (Bereik!.Value, Som(Sectoren), LeeftijdVan!.Value, LeeftijdTotEnMet!.Value);
        (v.Doelgroep, v.Behoeften, v.Doel, v.Inhoud) = (Doelgroep!.Trim(), Som(Behoeften), Doel!.Trim(), Inhoud!.Trim());
        (v.Methoden, v.Expertise, v.UrenOnderwijs, v.UrenZorg, v.Capaciteit) = (Kaal(Methoden), Kaal(Expertise), UrenOnderwijs, UrenZorg, Capaciteit);
        (v.InschrijvingNodig, v.TlvNodig, v.Financiering, v.Status) = (InschrijvingNodig, TlvNodig, Som(Financiering), Status!.Value);
        (v.Begin, v.Einde, v.KwaliteitOp, v.Uitkomsten, v.Contact) = (Begin!.Value, Einde, KwaliteitOp, Som(Uitkomsten), Kaal(Contact));
    }

    /// <summary>As the rules read it; only when each field is there.</summary>
    public Voorzieningprofiel? Profiel(Guid organisatie) =>
        this is { Gemeente: { } g, Bereik: { } b, LeeftijdVan: { } van, LeeftijdTotEnMet: { } tot, Status: { } s, Begin: { } begin }
            ? new()
            {
                Id = Guid.Empty, Naam = "", GemeenteId = g, SwvId = organisatie, MedeSwvId = MedeSwv, Bereik = b, Sectoren = Som(Sectoren), LeeftijdVan = van, LeeftijdTotEnMet = tot,
                Behoeften = Som(Behoeften), Capaciteit = Capaciteit, Status = s, Begin = begin, Einde = Einde, KwaliteitOp = KwaliteitOp, Uitkomsten = Som(Uitkomsten),
            }
            : null;

    static string? Kaal(string? tekst) => string.IsNullOrWhiteSpace(tekst) ? null : tekst.Trim();

    static List<T> Delen<T>(T waarde) where T : struct, Enum => [.. Enum.GetValues<T>().Where(d => Bits(d) != 0 && waarde.HasFlag(d))];

    static T Som<T>(IEnumerable<T> delen) where T : struct, Enum => (T)Enum.ToObject(typeof(T), delen.Aggregate(0, (a, d) => a | Bits(d)));

    static int Bits<T>(T waarde) where T : struct, Enum => Convert.ToInt32(waarde, System.Globalization.CultureInfo.InvariantCulture);
}

public sealed partial class Voorzieningcontrole : AbstractValidator<Voorzieninginvoer>
{
    public Voorzieningcontrole(Guid organisatie, IReadOnlySet<Guid> gemeenten, IReadOnlySet<Guid> swvs)
    {
        Kort(x => x.Naam, Voorziening.MaxNaam, "de naam", "Geef de voorziening een naam.");
        Kort(x => x.Aanbieders, Voorziening.MaxKort, "de aanbieders", "Vul in wie de voorziening aanbiedt.");
        Kort(x => x.Partners, Voorziening.MaxKort, "de partners", null);
        Kort(x => x.Doelgroep, Voorziening.MaxKort, "de doelgroep", "Vul in voor wie de voorziening is.");
        Kort(x => x.Doel, Voorziening.MaxTekst, "het doel", "Vul in wat het doel is.");
        Kort(x => x.Inhoud, Voorziening.MaxTekst, "de inhoud", "Vul in wat er gebeurt.");
        Kort(x => x.Methoden, Voorziening.MaxTekst, "de methoden", null);
        Kort(x => x.Expertise, Voorziening.MaxTekst, "de expertise", null);
        Kort(x => x.Contact, Voorziening.MaxKort, "het contact", null);
        RuleFor(x => x.Contact).Must(c => c is null || !Persoon().IsMatch(c))
            .WithMessage("Schrijf een functie op, geen naam of mailadres van een persoon. Bijvoorbeeld: de coördinator plaatsing, via het nummer van de school.");
        // What is given away names nobody either. Here a form of address may also be the word for a profession: what follows it is then no name.
        foreach (var veld in new System.Linq.Expressions.Expression<Func<Voorzieninginvoer, string?>>[]
            { x => x.Naam, x => x.Aanbieders, x => x.Partners, x => x.Doelgroep, x => x.Doel, x => x.Inhoud, x => x.Methoden, x => x.Expertise })
            RuleFor(veld).Must(t => t is null || !Naam().IsMatch(t)).WithMessage("Schrijf hier geen naam of mailadres van een persoon op. Noem de functie.");
        RuleFor(x => x.Gemeente).Must(g => g is { } id && gemeenten.Contains(id)).WithMessage("Kies de gemeente waar de voorziening staat.");
        RuleFor(x => x.MedeSwv).Must(s => s is not { } id || swvs.Contains(id)).WithMessage("Kies een samenwerkingsverband uit de lijst.");
        RuleFor(x => x.Pc4).Must(p => p is null or (>= 1000 and <= 9999)).WithMessage("Vul de vier cijfers van de postcode in, bijvoorbeeld 1815.");
        RuleFor(x => x.Bereik).Must(b => b is { } bereik && Enum.IsDefined(bereik)).WithMessage("Kies waar jongeren vandaan mogen komen.");
        RuleFor(x => x.Sectoren).Must(Bekend).WithMessage("Kies ten minste één sector.");
        RuleFor(x => x.Behoeften).Must(Bekend).WithMessage("Kies ten minste één ding dat de voorziening geeft.");
        RuleFor(x => x.Financiering).Must(Bekend).WithMessage("Kies wie betaalt.");
        RuleFor(x => x.Uitkomsten).Must(u => u.Count == 0 || Bekend(u)).WithMessage("Kies alleen uit de lijst.");
        RuleFor(x => x.LeeftijdVan).NotNull().WithMessage("Vul de jongste leeftijd in, bijvoorbeeld 12.");
        RuleFor(x => x.LeeftijdTotEnMet).NotNull().WithMessage("Vul de oudste leeftijd in, bijvoorbeeld 16.");
        RuleFor(x => x.UrenOnderwijs).Must(u => u is null or (>= 0 and <= 60)).WithMessage("Vul een aantal uren in van 0 tot en met 60.");
        RuleFor(x => x.UrenZorg).Must(u => u is null or (>= 0 and <= 60)).WithMessage("Vul een aantal uren in van 0 tot en met 60.");
        RuleFor(x => x.Capaciteit).Must(c => c is null or (>= 0 and <= 2000)).WithMessage("Vul een aantal plaatsen in van 0 tot en met 2000.");
        RuleFor(x => x.Status).Must(s => s is { } status && Enum.IsDefined(status)).WithMessage("Kies de status.");
        RuleFor(x => x.Begin).NotNull().WithMessage("Vul de eerste dag in, bijvoorbeeld 1-8-2026.");
        RuleFor(x => x).Custom((x, context) =>
        {
            if (x.Profiel(organisatie) is not { } profiel)
                return;
            foreach (var (veld, zin) in Voorzieningregels.Bezwaren(profiel).Select(b => Fout(b.Code)).OfType<(string, string)>())
                context.AddFailure(veld, zin);
        });
    }

    // What a field says by itself (no sector, no need) is not said twice.
    static (string Veld, string Zin)? Fout(string code) => code switch
    {
        "leeftijd-buiten-bereik" => ("LeeftijdVan", $"Vul leeftijden in van {Voorzieningregels.Jongste} tot en met {Voorzieningregels.Oudste} jaar."),
        "leeftijd-omgekeerd" => ("LeeftijdTotEnMet", "De oudste leeftijd is lager dan de jongste."),
        "einde-voor-begin" => ("Einde", "De laatste dag ligt voor de eerste dag."),
        "einde-ontbreekt" => ("Einde", "Een pilot of experiment heeft een einde. Vul de laatste dag in."),
        "swv-dubbel" => ("MedeSwv", "Kies een ander samenwerkingsverband dan uw eigen."),
        _ => null,
    };

    static bool Bekend<T>(List<T> gekozen) where T : struct, Enum =>
        gekozen.Count > 0 && gekozen.TrueForAll(g => Enum.IsDefined(g) && Convert.ToInt32(g, System.Globalization.CultureInfo.InvariantCulture) != 0);

    void Kort(System.Linq.Expressions.Expression<Func<Voorzieninginvoer, string?>> veld, int meest, string wat, string? verplicht)
    {
        var regel = RuleFor(veld).Cascade(CascadeMode.Stop).MaximumLength(meest).WithMessage($"Maak {wat} korter dan {meest + 1} tekens.");
        if (verplicht is not null)
            regel.Must(t => !string.IsNullOrWhiteSpace(t)).WithMessage(verplicht);
    }

    /// <summary>A form of address, or an address of mail before the at of which stands a name.</summary>
    [GeneratedRegex(@"\b(mevrouw|meneer|dhr|mevr|mw|juf|meester)\b\.?\s+\p{L}|[\w-]+\.[\w.-]+@", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Persoon();

    /// <summary>The same in running text: the name begins with a capital.</summary>
    [GeneratedRegex(@"\b(?i:mevrouw|meneer|dhr|mevr|mw|juf|meester)\b\.?\s+\p{Lu}|[\w-]+\.[\w.-]+@", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Naam();
}
