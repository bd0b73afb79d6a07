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
                $"{counted.CellCount} cells, {table.Primary.Count} primary and {table.Secondary.Count} secondary hidden, {seconds:0.00} s"));
            return 0;
        }
        catch (DecoderFallbackException)
        {
            // What .NET says names the bytes.
            await output.WriteLineAsync("refused: a file that is read is no valid UTF-8");
            return 1;
        }
        catch (Exception e) when (e is Refused or ArgumentException or FormatException or IOException or UnauthorizedAccessException)
        {
            // What .NET adds about parameters is not for who types a verb.
            await output.WriteLineAsync("refused: " + e.Message.Split(" (Parameter '")[0]);
            return 1;
        }
    }

    static async Task<string> TextOfAsync(string path, CancellationToken ct) =>
        File.Exists(path) ? await File.ReadAllTextAsync(path, ct) : throw new Refused($"there is no file {path}");

    static void RefuseSame(string[] read, string[] left)
    {
        if (!StrictFiles.AreApart(read, left))
            throw new Refused("an output has the name of another file of this run");
    }

    static string Why(TableRefusal? refusal) => refusal switch
    {
        TableRefusal.CannotProtect => "no table that shows its grand total can protect every small cell; take fewer or wider rows or columns",
        TableRefusal.AuditFailed => "the audit did not pass: from the rounded cells a small count can be computed; suppress instead",
        TableRefusal.RoundingTooFine => "rounding to 5 does not hide counts of 5 and more; take a threshold of 5 or less, or suppress",
        _ => "the table cannot be published",
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
            throw new Refused($"the specification is no JSON (line {e.LineNumber + 1})");
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new Refused("the specification is no JSON object");
            foreach (var name in root.EnumerateObject().Select(p => p.Name).Where(n => !Options.Contains(n)))
                throw new Refused($"there is no option '{name}'; there are {string.Join(", ", Options)}");

            var separator = Text(root, "separator") ?? ";";
            if (separator.Length != 1 || separator[0] is '"' or '\r' or '\n')
                throw new Refused("option separator is one character, no quote or end of line");
            var spec = new Spec(
                separator[0], Text(root, "rows") ?? throw new Refused("option rows is missing"), Text(root, "columns"), Text(root, "hierarchy"), Text(root, "person"),
                Text(root, "count"), Text(root, "structural"), Choice(root, "method", TableMethod.Suppress, TableMethod.Round),
                new TableRules { Threshold = Threshold(root), Zeros = Choice(root, "zeros", ZeroRule.Show, ZeroRule.Protect), Sensitive = Flag(root, "sensitive") });
            string[] named = [.. new[] { spec.Rows, spec.Columns, spec.Person, spec.Count }.OfType<string>()];
            if (named.Distinct(StringComparer.Ordinal).Count() < named.Length)
                throw new Refused("options rows, columns, person and count name one column twice");
            if (spec is { Person: not null, Count: not null })
                throw new Refused("options person and count exclude each other: counts no longer tell who is in them");
            if (spec is { Structural: not null, Columns: null })
                throw new Refused("option structural needs columns");
            if (spec.Method == TableMethod.Round && (spec.Rules.Sensitive || spec.Rules.Zeros == ZeroRule.Protect))
                throw new Refused("method round treats every cell alike; options sensitive and zeros protect go with suppress");
            return spec;
        }
    }

    static bool Given(JsonElement root, string name, out JsonElement value) => root.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    static string? Text(JsonElement root, string name) => !Given(root, name, out var value) ? null
        : value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text
        : throw new Refused($"option {name} is no text");

    static bool Flag(JsonElement root, string name) => Given(root, name, out var value) && (value.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? value.GetBoolean() : throw new Refused($"option {name} is not true or false"));

    static int Threshold(JsonElement root) => !Given(root, "threshold", out var value) ? new TableRules().Threshold
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 2 ? number
        : throw new Refused("option threshold is a whole number of 2 or more: at 1 or less nothing is protected");

    static T Choice<T>(JsonElement root, string name, T standard, T other) where T : struct, Enum =>
        Text(root, name) is not { } text || text == Small(standard) ? standard
        : text == Small(other) ? other
        : throw new Refused($"option {name} is {Small(standard)} or {Small(other)}");

    static string Small<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    static FrequencyTable Count(Spec spec, string input, string folder)
    {
        if (!File.Exists(input))
            throw new Refused($"there is no file {input}");
        var same = new Dictionary<string, string>(StringComparer.Ordinal);
        string Shared(string text) => same.TryGetValue(text, out var known) ? known : same[text] = text;

        var records = new List<(int Line, string Row, string? Column, string? Person, int Count)>();
        using (var reader = StrictFiles.Reader(File.OpenRead(input)))
        {
            using var lines = TableText.Read(reader, spec.Separator).GetEnumerator();
            if (!lines.MoveNext())
                throw new Refused("the input is empty");
            var header = lines.Current.Cells;
            int? Place(string? name) => name is null ? null : Array.FindAll(header, h => h == name).Length switch
            {
                1 => Array.IndexOf(header, name),
                0 => throw new Refused($"the input has no column '{name}'"),
                _ => throw new Refused($"the input has column '{name}' twice"),
            };
            var (row, column, person, count) = (Place(spec.Rows)!.Value, Place(spec.Columns), Place(spec.Person), Place(spec.Count));
            while (lines.MoveNext())
            {
                var (number, cells) = lines.Current;
                if (cells.Length != header.Length)
                    throw new Refused($"line {number} of the input has {cells.Length} cells, the header has {header.Length}");
                if (person is { } p && string.IsNullOrWhiteSpace(cells[p]))
                    throw new Refused($"line {number} of the input has no person");
                var n = 1;
                if (count is { } c && !int.TryParse(cells[c], NumberStyles.None, CultureInfo.InvariantCulture, out n))
                    throw new Refused($"line {number} of the input has no count that is a whole number of 0 or more");
                records.Add((number, Shared(Known(cells[row])), column is { } k ? Shared(Known(cells[k])) : null, person is { } who ? cells[who] : null, n));
            }
        }

        if (records.Count == 0)
            throw new Refused("the input holds no records");
        var rows = spec.Hierarchy is { } ladder
            ? TableRows.FromLadder([.. Cells(folder, ladder, spec.Separator)])
            : TableRows.Flat(records.Select(r => r.Row).Distinct(StringComparer.Ordinal));
        if (records.Find(r => rows.Leaf(r.Row) < 0) is { Row: not null } outside)
            throw new Refused($"line {outside.Line} of the input has a value of {spec.Rows} that is no leaf of the hierarchy");
        var columns = spec.Columns is null ? null : records.Select(r => r.Column!).Distinct(StringComparer.Ordinal);
        var impossible = spec.Structural is { } file
            ? Cells(folder, file, spec.Separator).Select(l => l.Length == 2 ? (l[0], l[1]) : throw new Refused("a line of the structural zeros is not a row and a column"))
            : null;
        return spec.Count is null
            ? FrequencyTable.FromRecords(spec.Rows, rows, spec.Columns, columns, records.Select(r => new TableRecord(r.Row, r.Column, r.Person)), impossible)
            : FrequencyTable.FromCounts(spec.Rows, rows, spec.Columns, columns, records.Select(r => (r.Row, r.Column, r.Count)), impossible);
    }

    static string Known(string value) => string.IsNullOrWhiteSpace(value) ? Unknown : value;

    /// <summary>The lines of a file that the specification names: from its folder, or absolute.</summary>
    static List<string[]> Cells(string folder, string name, char separator)
    {
        var path = Path.GetFullPath(name, folder);
        if (!File.Exists(path))
            throw new Refused($"there is no file {name}");
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
            rounding = table.Method == TableMethod.Round ? "every cell and margin to the nearest 5 from its own count; rows and columns need not add up" : null,
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
