// What: the risk of a package, as figures (JSON) and as a page in Dutch with a sentence per number.
// Source: privacy engineering 3.5; El Emam (2013) for the attackers.
// Of the file as it is: whoever has the file could compute these figures. What was left out, and what the source looked like, is told
//   only rounded. Losses and the means of attacks are of the rows in the file: from one over all rows the exact number of left-out rows
//   could be computed.
// Pure. Never: a value of the file, or an exact number about the source.

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Thuiszitters.Disclosure.Attacks;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Releases;

namespace Thuiszitters.Disclosure.Deliveries;

/// <summary>What only the source tells: how it stood before, and how attacks on the release went.</summary>
/// <param name="UniquePercentBefore">Percentage of the rows of the source that stood alone, rounded to whole percents.</param>
/// <param name="Attacks">Attacks, from little knowledge to much.</param>
/// <param name="Journalist">Risk against the population; null when the file is the population.</param>
public sealed record SourceRisk(int UniquePercentBefore, IReadOnlyList<LinkageFigures> Attacks, AttackRisk? Journalist = null)
{
    /// <summary>Computes it.</summary>
    /// <param name="source">The table before.</param>
    /// <param name="attacks">Attacks on the release.</param>
    /// <param name="journalist">Risk against the population; null when the file is the population.</param>
    public static SourceRisk Of(CodedTable source, IReadOnlyList<LinkageFigures> attacks, AttackRisk? journalist = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var figures = RiskFigures.Of(source);
        return new SourceRisk(figures.Rows == 0 ? 0 : (int)Math.Round(100.0 * figures.UniqueRows / figures.Rows), attacks, journalist);
    }
}

/// <summary>The figures of a package.</summary>
/// <param name="Figures">Classes and what follows from them.</param>
/// <param name="LossPerColumn">Per column its mean loss over the rows in the file, 0 to 1; those that are not in the file lost 1.</param>
/// <param name="Combinations">The combinations of columns that tell most rows apart.</param>
/// <param name="Source">What only the source tells; null when it was not given.</param>
public sealed record PackageRisk(
    ClassFigures Figures, IReadOnlyDictionary<string, double> LossPerColumn, IReadOnlyList<ColumnCombination> Combinations, SourceRisk? Source)
{
    static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Computes the figures of a table.</summary>
    public static PackageRisk Of(PackageTable table, SourceRisk? source = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var coded = Coded(table);
        var losses = table.Columns.Where(c => c.Role == ColumnRole.Quasi)
            .ToDictionary(
                c => c.Name,
                c => c.IsLeftOut ? 1 : c.Losses.Count == 0 || table.RowCount == 0 ? 0 : c.Codes.Average(v => c.Losses[v]),
                StringComparer.Ordinal);
        return new PackageRisk(
            RiskFigures.Of(coded), losses, coded.Quasi.Count == 0 ? [] : RiskFigures.RiskiestCombinations(coded), source);
    }

    static CodedTable Coded(PackageTable table)
    {
        var persons = new int[table.RowCount];
        for (var row = 1; row < persons.Length; row++)
            persons[row] = persons[row - 1] + (table.Pseudonyms[row] == table.Pseudonyms[row - 1] ? 0 : 1);
        var columns = table.FileColumns.Select(c => c.Role == ColumnRole.Quasi
            ? CodedColumn.Quasi(c.Name, c.Codes, CodedLadder.FromLines([.. c.Values.Select(v => new[] { v.Code })]))
            : new CodedColumn(c.Name, c.Role, c.Codes, [.. c.Values.Select(v => v.Code)])).ToList();
        // A file with nothing but pseudonyms: one class.
        if (columns.Count == 0)
            columns.Add(CodedColumn.Quasi("alles", new int[table.RowCount], CodedLadder.FromLines([[Ladder.Top]])));
        return new CodedTable(columns, persons);
    }

    /// <summary>The figures as JSON.</summary>
    public string ToJson(PackageTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return JsonSerializer.Serialize(new
        {
            Figures.Rows,
            Persons = Figures.Units,
            table.K,
            table.DistinctL,
            LeftOut = table.LeftOut.ToString(),
            table.IsOverLimit,
            Figures.Classes,
            Figures.MinClass,
            Figures.MedianClass,
            Figures.MaxClass,
            ClassSizes = Figures.Bands,
            Figures.UniqueRows,
            Figures.Prosecutor,
            Marketer = Figures.Prosecutor.Mean,
            Journalist = Source?.Journalist ?? Figures.Prosecutor,
            Figures.Sensitive,
            LossPerColumn,
            Dm = Figures.SquaredRows,
            RiskiestCombinations = Combinations,
            Before = Source is null ? null : new { UniquePercent = Source.UniquePercentBefore },
            Attacks = Source?.Attacks.Select(a => new { a.Knows, FoundAlone = a.Alone, SensitiveTold = a.Told, a.Largest, Mean = a.MeanInFile }),
        }, Json) + "\n";
    }

    /// <summary>The page: Markdown with LF line ends, one sentence per number.</summary>
    public string ToText(PackageTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<string> lines =
        [
            "# Hoe groot is het risico?",
            "",
            "Deze bladzijde zegt hoe goed de personen in dit bestand zijn beschermd. Elk getal heeft een eigen zin.",
            "",
            "## Groepen",
            "",
            $"- Het bestand heeft {Figures.Rows.ToString("N0", Dutch)} regels over {Figures.Units.ToString("N0", Dutch)} personen.",
            $"- De regels vormen {Figures.Classes.ToString("N0", Dutch)} groepen. Binnen een groep zijn alle gegevens gelijk waaraan"
                + " iemand te herkennen is.",
            $"- De kleinste groep telt {Figures.MinClass.ToString("N0", Dutch)} personen. Afgesproken is: minstens {table.K}.",
            $"- De middelste groep telt {Figures.MedianClass.ToString("N1", Dutch)} personen: de helft van de groepen is kleiner, de"
                + " helft groter.",
            $"- De grootste groep telt {Figures.MaxClass.ToString("N0", Dutch)} personen.",
            .. Figures.Bands.Select(b => $"- {b.Classes.ToString("N0", Dutch)} groepen tellen {Range(b)}, samen"
                + $" {b.Rows.ToString("N0", Dutch)} regels."),
            $"- {Figures.UniqueRows.ToString("N0", Dutch)} regels zijn uniek.",
            $"- Weggelaten regels: {table.LeftOut}. Dit aantal is afgerond op een veelvoud van 5.",
            "",
            "## Wie iemand zoekt",
            "",
            $"- Wie alles van iemand weet en weet dat die in het bestand staat, kiest de goede regel met een kans van hoogstens"
                + $" {Chance(Figures.Prosecutor.Max)}.",
            $"- Bij {Percent(Figures.Prosecutor.ShareAboveOneFifth)} van de regels is die kans groter dan 1 op 5.",
            $"- Wie van iedereen alles weet en overal een regel kiest, heeft het bij {Percent(Figures.Prosecutor.Mean)} van de"
                + " regels goed.",
            Source?.Journalist is { } j
                ? $"- Wie alleen weet dat iemand in de groep zit waaruit het bestand komt, heeft een kans van hoogstens"
                    + $" {Chance(j.Max)}, gemiddeld {Chance(j.Mean)}."
                : "- Het bestand is zelf de groep waaruit het komt: wie niet weet of iemand erin staat, heeft dezelfde kansen.",
            .. (Source?.Attacks ?? []).SelectMany(Sentences),
            .. Source is null ? Enumerable.Empty<string>() :
                [$"- Voordat de gegevens grover werden, was ongeveer {Source.UniquePercentBefore} % van de regels uniek."],
            "",
            "## Gevoelige gegevens",
            "",
            .. Figures.Sensitive.Count == 0
                ? ["- Er is geen kolom apart als gevoelig aangemerkt: elke kolom telt mee voor de groepen."]
                : Figures.Sensitive.SelectMany(Sentences),
            "",
            "## Wat er verloren ging",
            "",
            .. LossPerColumn.Select(l => $"- Kolom {Codebook.Safe(l.Key)} is {l.Value.ToString("0.00", Dutch)} van haar fijnheid"
                + " kwijt (0 is niets, 1 is alles)."),
            $"- De maat DM is {Figures.SquaredRows.ToString("N0", Dutch)}: voor elke groep het aantal regels in het kwadraat, bij"
                + " elkaar opgeteld. Hoe groter, hoe grover.",
            "",
            "## Welke kolommen het meest zeggen",
            "",
            .. Combinations.Select(c =>
                $"- {Codebook.Safe(string.Join(" + ", c.Columns))}: {Percent(c.Distinction)} verschillende combinaties per regel;"
                    + $" {Percent(c.Separation)} van de paren regels verschilt hierin."),
        ];
        return string.Join('\n', lines) + "\n";
    }

    static string Range(ClassBand band) => band.To == band.From ? $"{band.From} {(band.From == 1 ? "persoon" : "personen")}"
        : band.To is { } to ? $"{band.From} tot en met {to} personen" : $"{band.From} of meer personen";

    static IEnumerable<string> Sentences(SensitiveFigures s)
    {
        var name = Codebook.Safe(s.Column);
        yield return $"- In elke groep komen in kolom {name} minstens {s.MinDistinctL} verschillende waarden voor.";
        yield return $"- Telt mee hoe vaak elke waarde voorkomt, dan is dat in de minst gemengde groep te vergelijken met"
            + $" {s.MinEntropyL.ToString("0.0", Dutch)} even vaak voorkomende waarden.";
        yield return $"- De verdeling van kolom {name} in een groep wijkt hoogstens {s.MaxT.ToString("0.00", Dutch)} af van die in"
            + " het hele bestand (0 is gelijk, 1 is heel anders).";
    }

    static IEnumerable<string> Sentences(LinkageFigures a)
    {
        var knows = Codebook.Safe(string.Join(", ", a.Knows.Select(k => k.Column)));
        yield return a.Alone == 0 ? $"- Wie van iemand weet: {knows}, vindt niemand met zekerheid." : $"- **Wie van iemand weet:"
            + $" {knows}, vindt sommigen met zekerheid.**";
        yield return $"- Met die kennis is de kans op de goede regel hoogstens {Chance(a.Largest)}, gemiddeld {Chance(a.MeanInFile)}.";
    }

    static string Chance(double chance) => chance.ToString(chance < 0.01 ? "0.0000" : "0.00", Dutch);

    static string Percent(double share) => (100 * share).ToString("0.#", Dutch) + " %";
}
