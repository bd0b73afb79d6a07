// What: tabel [--rows N]: how long it takes to protect tables of wijken by oorzaak (82 x 12, 1,079 cells) with 60 starts and with one, flat
// and nested, and what that hides. The records are the reference table of design: the same on every machine.
// Used by: whoever changes the search. Never: a measured time as a test.

using System.Diagnostics;
using System.Globalization;
using Thuiszitters.Disclosure.Tables;

namespace Thuiszitters.Benchmarks;

static class TableRun
{
    const int Rounds = 7;

    public static async Task<int> RunAsync(string[] args)
    {
        var output = Console.Out;
        var records = Generate(args is ["--rows", var n] ? int.Parse(n, CultureInfo.InvariantCulture) : 10_000);
        var causes = Enumerable.Range(10, 12).Select(o => $"O{o}").ToList();
        IReadOnlyList<IReadOnlyList<string>> ladder = [.. records.Select(r => (r.Wijk, r.Gemeente)).Distinct().Order()
            .Select(p => (string[])[Wijk(p.Wijk), $"GM{100 + p.Gemeente}", p.Gemeente < 3 ? "noord" : p.Gemeente < 7 ? "midden" : "zuid"])];
        (string Name, TableRows Rows)[] kinds = [("wijk x oorzaak", TableRows.Flat(ladder.Select(l => l[0]))), ("regio > gemeente > wijk x oorzaak", TableRows.FromLadder(ladder))];
        await output.WriteLineAsync($"{"table",-36} {"t",3} {"starts",6} {"cells",6} {"primary",8} {"extra",6} {"cost",6} {"suppress ms",12} {"audit ms",9}");
        foreach (var (name, rows) in kinds)
        {
            var table = FrequencyTable.FromRecords("wijk", rows, "oorzaak", causes, records.Select(r => new TableRecord(Wijk(r.Wijk), $"O{10 + r.Oorzaak}", null)));
            foreach (var threshold in new[] { 5, 10 })
                foreach (var starts in new[] { 1, 60 })
                    await MeasureAsync(output, name, table, new TableRules { Threshold = threshold, Starts = starts });
        }

        return 0;
    }

    static string Wijk(int number) => $"WK{100 + number}";

    // The median of some rounds after one to warm up.
    static async Task MeasureAsync(TextWriter output, string name, FrequencyTable table, TableRules rules)
    {
        SuppressionPattern? pattern = null;
        TableAuditReport? audit = null;
        var (search, check) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            pattern = CellSuppression.Suppress(table, rules);
            search.Add(watch.Elapsed.TotalMilliseconds);
            if (pattern is null)
                break;
            IReadOnlyList<IReadOnlyList<string>> shown = [.. Enumerable.Range(0, table.Rows.Count).Select(r => (IReadOnlyList<string>)
                [.. Enumerable.Range(0, table.Columns.Count).Select(c => pattern.Hidden[r * table.Columns.Count + c]
                    ? ProtectedTable.Symbol : table.Count(r, c).ToString(CultureInfo.InvariantCulture))])];
            watch.Restart();
            audit = TableAudit.Check(table, shown, rules, TableMethod.Suppress);
            check.Add(watch.Elapsed.TotalMilliseconds);
        }

        await output.WriteLineAsync(pattern is null || audit is null
            ? $"{name,-36} {rules.Threshold,3} {rules.Starts,6} {table.CellCount,6} cannot be protected"
            : string.Create(CultureInfo.InvariantCulture, $"{name,-36} {rules.Threshold,3} {rules.Starts,6} {table.CellCount,6} {pattern.Primary.Count,8} {pattern.Secondary.Count,6} {pattern.Cost,6} {Median(search),12:0.0} {Median(check),9:0.0}{(audit.Passed ? "" : "  AUDIT FAILED")}"));
    }

    static double Median(List<double> times)
    {
        var sorted = times.Skip(1).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    // SplitMix64 from 20250801; the draws of the columns that are not used here are made all the same.
    static List<(int Wijk, int Gemeente, int Oorzaak)> Generate(int rows)
    {
        ulong state = 20250801;
        ulong Next()
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }

        int Pick(int[] weights)
        {
            var r = (int)(Next() % (ulong)weights.Sum());
            var i = 0;
            while (r >= weights[i])
                r -= weights[i++];
            return i;
        }

        int[] ages = [1, 2, 2, 3, 3, 4, 4, 5, 10, 12, 14, 15, 14, 9, 4], season = [9, 9, 10, 8, 8, 6, 2, 4, 12, 12, 11, 9];
        int[] perGemeente = [80, 60, 50, 40, 30, 25, 20, 20, 15, 15, 12, 10, 9, 8, 6];
        var postcodes = Enumerable.Range(0, 400).Select(j => 1 + j * 7919 % 97).ToArray();
        var months = Enumerable.Range(0, 120).Select(m => (10 + m / 12) * season[m % 12]).ToArray();
        var causes = Enumerable.Range(0, 12).Select(i => 120 / (i + 1)).ToArray();
        var places = new List<(int Wijk, int Gemeente)>();
        var wijk = 0;
        for (var gemeente = 0; gemeente < perGemeente.Length; gemeente++)
        {
            for (var i = 0; i < perGemeente[gemeente]; i++)
                places.Add((wijk + i / 5, gemeente));
            wijk += (perGemeente[gemeente] + 4) / 5;
        }

        var records = new List<(int, int, int)>(rows);
        for (var i = 0; i < rows; i++)
        {
            var age = 4 + Pick(ages);
            Pick([56, 44]);
            var (inWijk, gemeente) = places[Pick(postcodes)];
            Pick(age switch { <= 11 => [85, 0, 0, 15, 0], 12 => [10, 70, 0, 5, 15], <= 15 => [0, 75, 0, 0, 25], _ => [0, 40, 40, 0, 20] });
            Pick([15, 35, 40, 10]);
            Pick(months);
            records.Add((inWijk, gemeente, Pick(causes)));
        }

        return records;
    }
}
