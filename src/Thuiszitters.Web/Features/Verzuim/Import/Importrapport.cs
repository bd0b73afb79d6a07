// What: the report of the verb import: counts and one detail per row, by line. Its shape is fixed; tools compare it.
// Pure. Used by: the verb import only. The result list on the screen is another thing.
// Never: a name or a BSN. Birth dates are part of the fixed shape, which is why this report is written to the file that was asked for and
//   nowhere else.

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Thuiszitters.Web.Features.Verzuim.Import;

/// <summary>The clock of the dossier a row leads to, on the day of the report.</summary>
public sealed record Rapportklok(DateOnly KlokStart, DateOnly Grens, int DagenOver, int Dag, string Band);

public sealed record Rapportregel
{
    public required int Regel { get; init; }

    /// <summary>nieuw, dubbel, bijgewerkt or afgewezen.</summary>
    public required string Uitkomst { get; init; }

    public string? Reden { get; init; }

    public int? ZelfdeAls { get; init; }

    public DateOnly? Geboren { get; init; }

    public string? Soort { get; init; }

    public DateOnly? Start { get; init; }

    public string? Postcode { get; init; }

    public DateOnly? KlokStart { get; init; }

    public DateOnly? Grens { get; init; }

    public int? DagenOver { get; init; }

    public int? Dag { get; init; }

    public string? Band { get; init; }

    /// <summary>A record prints its members; this one never shows a birth date.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"Rapportregel {{ Regel = {Regel}, Uitkomst = {Uitkomst} }}");
}

public sealed record Importrapport
{
    const string Uitleg = "regel = line number of the record when the header is line 1 and each record counts as one; "
        + "the empty line and the totals line at the end are skipped without an error";

    static readonly JsonSerializerOptions Opmaak = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,   // a file, never part of a page
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
    };

    public required DateOnly Vandaag { get; init; }

    /// <summary>Records judged; skipped ones are not counted.</summary>
    public required int Regels { get; init; }

    public required int Nieuw { get; init; }

    public required int Dubbel { get; init; }

    public required int Bijgewerkt { get; init; }

    public required int Afgewezen { get; init; }

    /// <summary>In the order in which the reasons first occur.</summary>
    public required IReadOnlyDictionary<string, int> PerReden { get; init; }

    /// <summary>Rows with a clock per band, in the order in which the bands first occur.</summary>
    public required IReadOnlyDictionary<string, int> Banden { get; init; }

    public string Toelichting { get; init; } = Uitleg;

    public required IReadOnlyList<Rapportregel> Details { get; init; }

    /// <param name="vandaag">The import date.</param>
    /// <param name="oordelen">In the order of the list.</param>
    /// <param name="klok">The clock a row that is new or brings a melding leads to; null when its soort starts none.</param>
    public static Importrapport Maak(DateOnly vandaag, IReadOnlyList<Rijoordeel> oordelen, Func<Rijoordeel, Rapportklok?> klok)
    {
        ArgumentNullException.ThrowIfNull(oordelen);
        ArgumentNullException.ThrowIfNull(klok);
        var details = oordelen.Select(o => Detail(o, klok)).ToList();
        return new()
        {
            Vandaag = vandaag,
            Regels = oordelen.Count,
            Nieuw = oordelen.Count(o => o.Uitkomst == Rijuitkomst.Nieuw),
            Dubbel = oordelen.Count(o => o.Uitkomst == Rijuitkomst.Dubbel),
            Bijgewerkt = oordelen.Count(o => o.Uitkomst == Rijuitkomst.Bijgewerkt),
            Afgewezen = oordelen.Count(o => o.Uitkomst == Rijuitkomst.Afgewezen),
            PerReden = Tel(details.Select(d => d.Reden)),
            Banden = Tel(details.Select(d => d.Band)),
            Details = details,
        };
    }

    public string NaarJson() => JsonSerializer.Serialize(this, Opmaak);

    static Rapportregel Detail(Rijoordeel oordeel, Func<Rijoordeel, Rapportklok?> klok)
    {
        var detail = new Rapportregel { Regel = oordeel.Rij.Regel,
            Uitkomst = oordeel.Uitkomst.ToString().ToLower(CultureInfo.InvariantCulture) };
        if (oordeel.Uitkomst == Rijuitkomst.Afgewezen)
            return detail with { Reden = oordeel.Weigering!.Reden };
        if (oordeel.Uitkomst == Rijuitkomst.Dubbel)
            return detail with { ZelfdeAls = oordeel.ZelfdeAls };
        var stand = klok(oordeel);
        return detail with
        {
            ZelfdeAls = oordeel.ZelfdeAls,
            Geboren = oordeel.Rij.Geboren,
            Soort = oordeel.Rij.Soort is { } soort ? Verzuimwoord.Code(soort) : null,
            Start = oordeel.Rij.EersteDag,
            Postcode = oordeel.Rij.Postcode,
            KlokStart = stand?.KlokStart,
            Grens = stand?.Grens,
            DagenOver = stand?.DagenOver,
            Dag = stand?.Dag,
            Band = stand?.Band,
        };
    }

    static Dictionary<string, int> Tel(IEnumerable<string?> waarden)
    {
        var aantallen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var waarde in waarden)
        {
            if (waarde is not null)
                aantallen[waarde] = aantallen.GetValueOrDefault(waarde) + 1;
        }
        return aantallen;
    }
}
