// What: the parts that the reports of the disclosure verbs share.
// Never: a value of the file; only counts, levels and names of columns. The counts are exact: a report is for whoever has the source.

using System.Globalization;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Files;

/// <summary>Makes parts of reports.</summary>
static class RunReport
{
    public static string Unit(CodedTable table) => table.Persons is null ? "rows" : "persons";

    public static int[] Counts(CodedColumn column)
    {
        var counts = new int[column.Texts.Count];
        foreach (var code in column.Codes)
            counts[code]++;
        return counts;
    }

    public static List<string> Warnings(CodedTable table) =>
        [.. RiskFigures.Functions(table).Select(f =>
            $"Kolom {f.Told} volgt uit kolom {f.Column}. Beide meenemen maakt de groepen niet veiliger en het verlies niet kleiner. Laat {f.Told} weg, of maak er een niveau van {f.Column} van.")];

    /// <summary>Per quasi-identifier its level, in the order of the file.</summary>
    public static Dictionary<string, int?> ByName(CodedTable table, IEnumerable<int> levels) => ByName(table, levels.Select(l => (int?)l));

    public static Dictionary<string, int?> ByName(CodedTable table, IEnumerable<int?> levels) =>
        table.Quasi.Zip(levels).ToDictionary(x => x.First.Name, x => x.Second, StringComparer.Ordinal);

    /// <summary>Mean loss per column over the rows of the file and those left out, which count 1.</summary>
    public static Dictionary<string, double> LossPerColumn(ReleasedFile file, int leftOut)
    {
        var rows = file.Table.RowCount + leftOut;
        return file.Table.Quasi.Zip(file.Losses).ToDictionary(
            x => x.First.Name, x => rows == 0 ? 0 : (Counts(x.First).Select((count, code) => count * x.Second[code]).Sum() + leftOut) / rows, StringComparer.Ordinal);
    }

    public static object Risk(
        ClassFigures figures, AttackRisk journalist, Dictionary<string, double> lossPerColumn, long dm, IReadOnlyList<ColumnCombination> combinations) => new
        {
            figures.MinClass,
            figures.MedianClass,
            figures.MaxClass,
            ClassSizes = figures.Bands,
            figures.UniqueRows,
            figures.Prosecutor,
            Marketer = figures.Prosecutor.Mean,
            Journalist = journalist,
            figures.Sensitive,
            LossPerColumn = lossPerColumn,
            Dm = dm,
            RiskiestCombinations = combinations,
        };

    /// <summary>Why nothing can be released, and what would help.</summary>
    public static (string Reason, IReadOnlyList<string> Advice) NoSolution(CodedTable table, Spec spec)
    {
        var unit = table.Persons is null ? "regels" : "personen";
        var k = spec.Rules.K;
        if (table.UnitCount < k)
            return ($"Geen vrijgave: het bestand heeft {table.UnitCount} {unit}, minder dan k ({k}).", ["Lever meer gegevens aan. Een lagere k geeft minder bescherming."]);
        var least = GlobalSearch.LeastSuppressed(table, spec.Rules);
        var allowed = spec.Rules.MaxSuppressed(table.UnitCount);
        var reason = $"Geen vrijgave: er is geen oplossing waarbij hoogstens {allowed} van {table.UnitCount} {unit} wegvallen (suppressionLimit).";
        List<string> advice = [];
        if (least <= allowed && spec.Method == SpecMethod.Local)
            advice.Add("Met method global is er misschien wel een oplossing.");
        if (least == table.UnitCount)
            advice.Add("Ook op de grofste niveaus voldoet geen enkele groep. Vraag minder (k, l of t), of voeg aan de ladders een niveau * toe.");
        else if (least > allowed)
        {
            advice.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Op de grofste niveaus vallen {least} {unit} weg. Een suppressionLimit van {Math.Ceiling(10_000.0 * least / table.UnitCount) / 10_000} of meer is daarvoor genoeg."));
            advice.Add("Voeg aan de ladders een grover niveau toe (tot en met *), of geef een kolom de role drop. Een lagere k of l geeft minder bescherming.");
        }

        return (reason, advice);
    }

    /// <summary>The journalist risk against a register: per class of the release the rows of the register at the same levels.</summary>
    public static (AttackRisk Risk, List<string> Warnings) Journalist(
        CodedTable input, Recoding recoding, CodedTable population, ClassFigures figures, List<string> warnings)
    {
        var perRow = new List<int>(input.RowCount);
        var lacking = 0;
        foreach (var part in recoding.Parts)
        {
            var both = new CodedTable(population.Quasi.Select((column, c) =>
            {
                var mine = input.Quasi[c];
                var ladder = column.Ladder!.LeafCount >= mine.Ladder!.LeafCount ? column.Ladder : mine.Ladder;
                return CodedColumn.Quasi(column.Name, [.. column.Codes, .. part.Rows.Select(row => mine.Codes[row])], ladder);
            }));
            var columns = new LevelColumns(both);
            var classes = ClassIndex.Make(columns, [.. part.Levels.Select(l => (byte)l)]);
            for (var n = 0; n < classes.Count; n++)
            {
                var (inRegister, inFile) = (0, 0);
                var persons = new HashSet<int>();
                foreach (var place in classes.Places(n))
                {
                    var row = columns.Order[place] - population.RowCount;
                    (inRegister, inFile) = row < 0 ? (inRegister + 1, inFile) : (inRegister, inFile + 1);
                    if (row >= 0)
                        persons.Add(input.Persons is { } owners ? owners[part.Rows[row]] : row);
                }

                lacking += persons.Count > inRegister ? 1 : 0;
                perRow.AddRange(Enumerable.Repeat(Math.Max(inRegister, persons.Count), inFile));
            }
        }

        return lacking == 0
            ? (RiskFigures.Journalist(perRow), warnings)
            : (RiskFigures.Journalist(perRow), [.. warnings,
                $"In {lacking} van {figures.Classes} groepen telt het register (population) minder regels dan het bestand {(input.Persons is null ? "regels" : "personen")} telt. Daar is met het bestand zelf gerekend."]);
    }
}
