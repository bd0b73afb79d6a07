// What: the kaart as it may be given away: on paper, and as CSV. Source: indicators.md; rules.md R10. Used by: the page and the endpoint beside it.
// Never: a contact, a flag, an exact or small number of jongeren; nor a number of free places from which one follows.

using System.Text;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Voorzieningen;

/// <summary>One voorziening as it may be given away: its columns in order.</summary>
public static class Openbaar
{
    public static IReadOnlyList<string> Koppen { get; } =
    [
        "naam", "aanbieders", "partners", "gemeente", "samenwerkingsverband", "jongeren uit", "sector", "leeftijd van", "leeftijd tot en met", "doelgroep", "geeft", "doel", "inhoud",
        "methoden", "expertise", "uren onderwijs", "uren zorg", "inschrijving nodig", "tlv nodig", "wie betaalt", "status", "eerste dag", "laatste dag", "plaatsen", "bezet", "plaats vrij", "wachtlijst",
    ];

    public static IReadOnlyList<string> Cellen(Kaartregel regel)
    {
        ArgumentNullException.ThrowIfNull(regel);
        var v = regel.Voorziening;
        return
        [
            v.Naam, v.Aanbieders, v.Partners ?? "", regel.Gemeente, regel.Swv, Woorden.Van(v.Bereik), Woorden.Van(v.Sectoren), Getal(v.LeeftijdVan), Getal(v.LeeftijdTotEnMet), v.Doelgroep,
            Woorden.Alle(v.Behoeften), v.Doel, v.Inhoud, v.Methoden ?? "", v.Expertise ?? "", Getal(v.UrenOnderwijs), Getal(v.UrenZorg), JaNee(v.InschrijvingNodig), JaNee(v.TlvNodig),
            Woorden.Van(v.Financiering), Woorden.Van(v.Status), NlDatum.Kort(v.Begin), v.Einde is { } einde ? NlDatum.Kort(einde) : "", v.Capaciteit is { } c ? Getal(c) : "geen vast aantal",
            Bezet(regel.Stand), Vrij(regel.Stand), Woorden.Van(Kleincijfer.Van(regel.Stand.Wachtend)),
        ];
    }

    public static string Bezet(Plaatsstand stand) => Woorden.Van(Kleincijfer.Van(stand.Bezet));

    /// <summary>
    /// Whether there is room. A small one that is full would tell that there are as many jongeren as it has places; and one of which all but a few places are
    /// free tells no more than its number of places taken does.
    /// </summary>
    public static string Vrij(Plaatsstand stand) => stand.Capaciteit switch
    {
        null or < Kleincijfer.Drempel => "navragen",
        _ => stand.IsVol ? "nee" : "ja",
    };

    public static byte[] Csv(IEnumerable<Kaartregel> regels) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(regels.Select(Cellen).Prepend(Koppen).Select(r => string.Join(';', r.Select(Cel)) + "\r\n")))];

    /// <summary>Quoted, on one line, and never a formula for a spreadsheet.</summary>
    static string Cel(string tekst)
    {
        var plat = tekst.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        if (plat.Length > 0 && plat[0] is '=' or '+' or '-' or '@')
            plat = "'" + plat;
        return $"\"{plat.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    static string JaNee(bool ja) => ja ? "ja" : "nee";

    static string Getal(int getal) => getal.ToString(NlDatum.Cultuur);

    static string Getal(decimal? getal) => getal?.ToString("0.#", NlDatum.Cultuur) ?? "wisselt";
}

sealed class Kaartpunten : IEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/voorzieningen/openbaar.csv", CsvAsync).RequireAuthorization(new MagAttribute(Acties.VoorzieningLezen));

    static async Task<IResult> CsvAsync(Voorzieningenkaart kaart, Clock clock, CancellationToken ct) =>
        Results.File(Openbaar.Csv((await kaart.AlleAsync(ct)).Where(r => r.Voorziening.Profiel.Loopt(clock.Today))), "text/csv; charset=utf-8",
            $"voorzieningenkaart-{clock.Today:yyyy-MM-dd}.csv");
}
