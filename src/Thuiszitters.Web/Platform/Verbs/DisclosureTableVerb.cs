// What: disclosure table --spec SPEC.json IN.csv OUT.csv [--report R.json]: counts a file of records and writes a table that may be published.
// Used by: whoever makes figures. Needs no database. Exit: 0 done, 1 refused (the reason is printed), 2 wrong use.
// OUT may go out. The report may not: it names the unsafe cells. Never: a value of the input in a message; an option passed over in
//   silence; half an output: both files are written beside their place and then moved; an older
//   output is removed first; an output that is an input.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Thuiszitters.Disclosure.Files;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Tables;

namespace Thuiszitters.Web.Platform.Verbs;

public sealed class DisclosureTableVerb : IFileVerb
{
    public static string Name => "disclosure table";
    public static string Usage => "disclosure table --spec SPEC.json IN.csv OUT.csv [--report R.json]";

    const string Unknown = "onbekend";

    static readonly string[] Options = ["separator", "rows", "columns", "threshold", "hierarchy", "person", "count", "structural", "zeros", "sensitive", "method"];
    static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    sealed record Spec(
        char Separator, string Rows, string? Columns, string? Hierarchy, string? Person, string? Count, string? Structural, TableMethod Method, TableRules Rules);

    sealed class Refused(string why) : Exception(why);

    public Task<int> RunAsync(VerbArguments arguments, TextWriter output, CancellationToken ct)
    {
        arguments.Only(2, "spec", "report");
        return RunAsync(arguments.Required("spec"), arguments[0], arguments[1], arguments.Named("report"), output, ct);
    }

    /// <summary>Makes the table.</summary>
    /// <param name="spec">Path of the specification.</param>
    /// <param name="input">Path of the records.</param>
    /// <param name="target">Path of the table to write.</param>
    /// <param name="report">Path of the internal report; null for none.</param>
    /// <param name="output">Where the outcome is told.</param>
    public static async Task<int> RunAsync(string spec, string input, string target, string? report, TextWriter output, CancellationToken ct)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            string[] left = report is null ? [target] : [target, report];
            RefuseSame([spec, input], left);
            var folder = Path.GetDirectoryName(Path.GetFullPath(spec))!;
            var wanted = ReadSpec(await TextOfAsync(spec, ct));
            RefuseSame([spec, input, .. new[] { wanted.Hierarchy, wanted.Structural }.OfType<string>().Select(f => Path.GetFullPath(f, folder))], left);
            // So that an older table is not taken for the outcome of this run.
            foreach (var path in left)
                File.Delete(path);
            var counted = Count(wanted, input, folder);
            var outcome = TableRelease.Make(counted, wanted.Rules, wanted.Method);
            if (outcome.Table is not { } table)
                throw new Refused(Why(outcome.Refusal));
            var seconds = watch.Elapsed.TotalSeconds;
            await WriteAsync(target, TableText.Write(table, wanted.Separator), report, report is null ? null : Report(table, seconds), ct);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{counted.CellCount} cellen. Verborgen: {table.Primary.Count} te kleine, en {table.Secondary.Count} andere om die te beschermen. {seconds:0.00} s."));
            return 0;
        }
        catch (DecoderFallbackException)
        {
            // What .NET says names the bytes.
            await output.WriteLineAsync("Geweigerd: een van de bestanden is geen geldige UTF-8.");
            return 1;
        }
        catch (Refused e)
        {
            await output.WriteLineAsync("Geweigerd: " + e.Message);
            return 1;
        }
        catch (ArgumentException)
        {
            // A path with characters that no path can have.
            await output.WriteLineAsync("Geweigerd: een van de paden kan niet bestaan. Kijk de paden in de spec en de opdracht na.");
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What .NET says of it is English.
            await output.WriteLineAsync("Geweigerd: een bestand kan niet worden gelezen of geschreven. Kijk of de map bestaat en of u er mag schrijven.");
            return 1;
        }
    }

    static async Task<string> TextOfAsync(string path, CancellationToken ct) =>
        File.Exists(path) ? await File.ReadAllTextAsync(path, ct) : throw new Refused($"het bestand {path} is er niet.");

    static void RefuseSame(string[] read, string[] left)
    {
        if (!StrictFiles.AreApart(read, left))
            throw new Refused("twee bestanden van deze opdracht hebben dezelfde naam. Kies een andere naam voor de uitvoer.");
    }

    static string Why(TableRefusal? refusal) => refusal switch
    {
        TableRefusal.CannotProtect =>
            "er is geen tabel die het totaal toont en elke kleine cel beschermt. Neem bij de opties rows en columns minder of bredere groepen.",
        TableRefusal.AuditFailed => "de controle houdt de tabel tegen: uit de afgeronde cellen is een klein aantal te berekenen. Neem bij de optie method suppress.",
        TableRefusal.RoundingTooFine =>
            "afronden op 5 verbergt geen aantallen van 5 en meer. Neem bij de optie threshold hoogstens 5, of bij de optie method suppress.",
        _ => "deze tabel mag niet naar buiten.",
    };

    static Spec ReadSpec(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            throw new Refused($"de spec is geen geldige JSON, of een naam staat er twee keer in (regel {e.LineNumber + 1}).");
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new Refused("de spec moet een JSON-object zijn.");
            foreach (var name in root.EnumerateObject().Select(p => p.Name).Where(n => !Options.Contains(n)))
                throw new Refused($"de optie {name} bestaat niet. Wel: {string.Join(", ", Options)}.");

            var separator = Text(root, "separator") ?? ";";
            if (separator.Length != 1 || separator[0] is '"' or '\r' or '\n')
                throw new Refused("de optie separator moet één teken zijn, en geen aanhalingsteken of regeleinde.");
            var spec = new Spec(
                separator[0], Text(root, "rows") ?? throw new Refused("de optie rows ontbreekt."), Text(root, "columns"), Text(root, "hierarchy"), Text(root, "person"),
                Text(root, "count"), Text(root, "structural"), Choice(root, "method", TableMethod.Suppress, TableMethod.Round),
                new TableRules { Threshold = Threshold(root), Zeros = Choice(root, "zeros", ZeroRule.Show, ZeroRule.Protect), Sensitive = Flag(root, "sensitive") });
            string[] named = [.. new[] { spec.Rows, spec.Columns, spec.Person, spec.Count }.OfType<string>()];
            if (named.Distinct(StringComparer.Ordinal).Count() < named.Length)
                throw new Refused("de opties rows, columns, person en count noemen een kolom twee keer. Geef bij elke optie een andere kolom.");
            if (spec is { Person: not null, Count: not null })
                throw new Refused("de opties person en count gaan niet samen: een aantal zegt niet meer wie erin zit. Laat een van de twee weg.");
            if (spec is { Structural: not null, Columns: null })
                throw new Refused("de optie structural heeft de optie columns nodig.");
            if (spec.Method == TableMethod.Round && (spec.Rules.Sensitive || spec.Rules.Zeros == ZeroRule.Protect))
                throw new Refused("de optie method staat op round, en dat behandelt elke cel gelijk. De opties sensitive en zeros protect horen bij suppress.");
            return spec;
        }
    }

    static bool Given(JsonElement root, string name, out JsonElement value) => root.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    static string? Text(JsonElement root, string name) => !Given(root, name, out var value) ? null
        : value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text
        : throw new Refused($"de optie {name} moet een tekst zijn.");

    static bool Flag(JsonElement root, string name) => Given(root, name, out var value) && (value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean() : throw new Refused($"de optie {name} moet true of false zijn."));

    static int Threshold(JsonElement root) => !Given(root, "threshold", out var value) ? new TableRules().Threshold
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 2 ? number
        : throw new Refused("de optie threshold moet een geheel getal van 2 of meer zijn. Bij 1 wordt niemand beschermd.");

    static T Choice<T>(JsonElement root, string name, T standard, T other) where T : struct, Enum =>
        Text(root, name) is not { } text || text == Small(standard) ? standard
        : text == Small(other) ? other
        : throw new Refused($"de optie {name} moet {Small(standard)} of {Small(other)} zijn.");

    static string Small<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    static FrequencyTable Count(Spec spec, string input, string folder)
    {
        var file = Path.GetFileName(input);
        if (!File.Exists(input))
            throw new Refused($"het bestand {input} is er niet.");
        var same = new Dictionary<string, string>(StringComparer.Ordinal);
        string Shared(string text) => same.TryGetValue(text, out var known) ? known : same[text] = text;

        var records = new List<(int Line, string Row, string? Column, string? Person, int Count)>();
        using (var reader = StrictFiles.Reader(File.OpenRead(input)))
        {
            using var lines = TableText.Read(reader, spec.Separator).GetEnumerator();
            // A fault in the file is told with its name.
            bool Next()
            {
                try
                {
                    return lines.MoveNext();
                }
                catch (FormatException e)
                {
                    throw new Refused($"{file}: {e.Message}");
                }
            }

            if (!Next())
                throw new Refused($"{file} is leeg.");
            var header = lines.Current.Cells;
            int? Place(string option, string? name) => name is null ? null : Array.FindAll(header, h => h == name).Length switch
            {
                1 => Array.IndexOf(header, name),
                0 => throw new Refused($"de optie {option} noemt kolom {name}, en die staat niet in {file}."),
                _ => throw new Refused($"de optie {option} noemt kolom {name}, en die staat twee keer in {file}."),
            };
            var (row, column, person, count) =
                (Place("rows", spec.Rows)!.Value, Place("columns", spec.Columns), Place("person", spec.Person), Place("count", spec.Count));
            while (Next())
            {
                var (number, cells) = lines.Current;
                if (cells.Length != header.Length)
                    throw new Refused($"{file}: regel {number} heeft {cells.Length} kolommen. De kop heeft er {header.Length}.");
                if (person is { } p && string.IsNullOrWhiteSpace(cells[p]))
                    throw new Refused($"{file}: op regel {number} is kolom {spec.Person} (optie person) leeg.");
                var n = 1;
                if (count is { } c && !int.TryParse(cells[c], NumberStyles.None, CultureInfo.InvariantCulture, out n))
                    throw new Refused($"{file}: op regel {number} staat in kolom {spec.Count} (optie count) geen geheel getal van 0 of meer.");
                records.Add((number, Shared(Known(cells[row])), column is { } k ? Shared(Known(cells[k])) : null, person is { } who ? cells[who] : null, n));
            }
        }

        if (records.Count == 0)
            throw new Refused($"{file} heeft een kop en geen regels.");
        var rows = spec.Hierarchy is { } ladder
            ? Of("hierarchy", () => TableRows.FromLadder([.. Cells("hierarchy", folder, ladder, spec.Separator)]))
            : Of("rows", () => TableRows.Flat(records.Select(r => r.Row).Distinct(StringComparer.Ordinal)));
        if (records.Find(r => rows.Leaf(r.Row) < 0) is { Row: not null } outside)
            throw new Refused($"{file}: op regel {outside.Line} heeft kolom {spec.Rows} een waarde die niet in het bestand van de optie hierarchy staat.");
        var columns = spec.Columns is null ? null : records.Select(r => r.Column!).Distinct(StringComparer.Ordinal);
        var impossible = spec.Structural is { } zeros
            ? Cells("structural", folder, zeros, spec.Separator).Select(l => l.Length == 2 ? (l[0], l[1]) : throw new Refused("in het bestand van de optie structural moet op elke regel een rij en een kolom staan."))
            : null;
        return Of(spec.Structural is not null ? "structural" : spec.Count is not null ? "count" : "columns", () => spec.Count is null
            ? FrequencyTable.FromRecords(spec.Rows, rows, spec.Columns, columns, records.Select(r => new TableRecord(r.Row, r.Column, r.Person)), impossible)
            : FrequencyTable.FromCounts(spec.Rows, rows, spec.Columns, columns, records.Select(r => (r.Row, r.Column, r.Count)), impossible));
    }

    /// <summary>What the library refuses, with the option that gave it.</summary>
    static T Of<T>(string option, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is RefusedInputException or FormatException)
        {
            throw new Refused($"de optie {option}: {e.Message}");
        }
    }

    static string Known(string value) => string.IsNullOrWhiteSpace(value) ? Unknown : value;

    /// <summary>The lines of a file that the specification names: from its folder, or absolute.</summary>
    static List<string[]> Cells(string option, string folder, string name, char separator)
    {
        var path = Path.GetFullPath(name, folder);
        if (!File.Exists(path))
            throw new Refused($"de optie {option} noemt {name}, en dat bestand is er niet.");
        using var reader = StrictFiles.Reader(File.OpenRead(path));
        return [.. TableText.Read(reader, separator).Select(l => l.Cells)];
    }

    static string Report(ProtectedTable table, double seconds)
    {
        var (counts, rules) = (table.Table, table.Rules);
        object Place(TableCell cell) => new { row = counts.Rows.Labels[cell.Row], column = counts.Columns[cell.Column] };
        long Sum(IEnumerable<TableCell> cells) => cells.Sum(c => (long)counts.Count(c.Row, c.Column));
        var intervals = table.Audit.Intervals.ToDictionary(i => i.Cell);
        var reasons = table.Primary.ToDictionary(p => p.Cell, p => Small(p.Reason));
        var isHidden = table.Method == TableMethod.Suppress;
        var (primary, secondary) = (Sum(isHidden ? table.Primary.Select(p => p.Cell) : intervals.Keys), Sum(table.Secondary));
        return JsonSerializer.Serialize(new
        {
            method = Small(table.Method),
            threshold = rules.Threshold,
            zeros = Small(rules.Zeros),
            sensitive = rules.Sensitive,
            rounding = table.Method == TableMethod.Round ? "elke cel en elk totaal is apart afgerond op 5; rijen en kolommen hoeven niet op te tellen" : null,
            cells = counts.CellCount,
            persons = counts.Count(counts.Rows.Total, counts.TotalColumn),
            personsInSeveralCells = counts.PersonsInSeveralCells,
            primaryCells = isHidden ? table.Primary.Count : intervals.Count,
            primaryValue = primary,
            secondaryCells = table.Secondary.Count,
            secondaryValue = secondary,
            suppressedCells = table.Primary.Count + table.Secondary.Count,
            suppressedValue = isHidden ? primary + secondary : 0,
            narrowest = intervals.Count == 0 ? (long?)null : intervals.Values.Min(i => i.High - i.Low),
            primary = intervals.Values.Select(i => new
            {
                row = counts.Rows.Labels[i.Cell.Row],
                column = counts.Columns[i.Cell.Column],
                reason = reasons.GetValueOrDefault(i.Cell, Small(PrimaryReason.Small)),
                count = i.Count,
                low = i.Low,
                high = i.High,
            }),
            secondary = table.Secondary.Select(Place),
            seconds = Math.Round(seconds, 3),
        }, Written);
    }

    static async Task WriteAsync(string target, string table, string? report, string? told, CancellationToken ct)
    {
        var parts = new List<string>();
        try
        {
            await PutAsync(target, table);
            if (report is not null)
            {
                await PutAsync(report, told!);
                File.Move(report + ".part", report, overwrite: true);
                parts.Add(report);
            }

            File.Move(target + ".part", target, overwrite: true);
            parts.Clear();
        }
        finally
        {
            foreach (var part in parts)
                File.Delete(part);
        }

        async Task PutAsync(string path, string text)
        {
            parts.Add(path + ".part");
            await File.WriteAllTextAsync(path + ".part", text, ct);
        }
    }
}
