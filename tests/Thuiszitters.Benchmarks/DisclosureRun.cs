// What: the microdata engine on the reference table of 10,000, 100,000 and 1,000,000 rows: the search per scenario (cold, and the median
// of the rounds after it), local recoding, class counts with the figures of risk, pseudonyms, and the peak of the memory. Checks on the
// way that each table is the reference table. Never: a child; every row is drawn.

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Pseudonyms;
using Thuiszitters.Disclosure.Tests.Measuring;

namespace Thuiszitters.Benchmarks;

static class DisclosureRun
{
    static readonly (int Rows, string Sha256)[] Tables =
    [
        (10_000, "340705777b455ecb0d1dd6e007121e2149875b56dcba7fe8da5e1bb834b56fb6"),
        (100_000, "c748f6b07410203aa7d69ec1a3178ab67bcc41da1bc70d25a3c9db8a06382f6d"),
        (1_000_000, "9d242461d80819d37ee4f3ff533ec1194b5aae885614f2ad07c8d26c0989d8db"),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var output = Console.Out;
        int Number(string name, int standard) => Array.IndexOf(args, name) is var i and >= 0 ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : standard;
        var (rounds, only) = (Number("--rounds", 5), Number("--rows", 0));
        await output.WriteLineAsync($"rounds={rounds} cores={Environment.ProcessorCount}");
        foreach (var (rows, sha256) in Tables.Where(t => only == 0 || t.Rows == only))
        {
            var table = MeasuringTable.Draw(rows);
            var file = Path.GetTempFileName();
            try
            {
                await using (var stream = File.Create(file))
                    table.Write(stream);
                await using var written = File.OpenRead(file);
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(written)) != sha256)
                    throw new InvalidOperationException("This is not the reference table.");
            }
            finally
            {
                File.Delete(file);
            }

            await output.WriteLineAsync($"{rows:N0} rows");
            foreach (var (name, columns, l) in new[] { ("6qi", "6qi", 0), ("6qi-l2", "6qi", 2), ("7qi", "7qi", 0), ("7qi-l2", "7qi-l2", 2), ("8qi", "8qi", 0), ("8qi-l2", "8qi", 2) })
                await SearchAsync(output, name, Scenario(table, columns, l > 0), rounds, new PrivacyRules(5, 0.05m, l == 0 ? [] : [new SensitiveRule("grond", DistinctL: l)]), GlobalSearch.Find);
            await SearchAsync(output, "local 6qi", Scenario(table, "6qi", false), rounds, new PrivacyRules(5, 1), LocalRecoding.Make);

            await TimeAsync(output, "class counts and risk, 6 columns", rounds, () =>
            {
                // A new table each time: what it keeps for its figures is part of the work.
                var six = Scenario(table, "6qi", false);
                return $"{RiskFigures.Of(six).Classes} classes, riskiest {string.Join('+', RiskFigures.RiskiestCombinations(six)[0].Columns)}";
            });
            await TimeAsync(output, "pseudonyms", 1, () => Pseudonyms(rows));
            using var me = Process.GetCurrentProcess();
            await output.WriteLineAsync($"  peak of the memory so far: {me.PeakWorkingSet64 / (1 << 20)} MB");
        }

        return 0;
    }

    // In the scenarios with l the cause is sensitive, also where it is a quasi-identifier as well: then as a column of its own.
    static CodedTable Scenario(MeasuringTable table, string columns, bool withSensitive)
    {
        var coded = table.For(columns);
        var quasi = coded.Columns.Where(c => c.Role == ColumnRole.Quasi);
        var ladder = MeasuringTable.Ladder(MeasuringTable.Oorzaak);
        return new CodedTable(withSensitive
            ? quasi.Append(new CodedColumn("grond", ColumnRole.Sensitive, table.Codes(MeasuringTable.Oorzaak), ladder.Texts(0)))
            : quasi);
    }

    static Task SearchAsync(
        TextWriter output, string name, CodedTable table, int rounds, PrivacyRules rules, Func<CodedTable, PrivacyRules, CancellationToken, Recoding?> search) =>
        TimeAsync(output, name, rounds, () => search(table, rules, default) is { } found
            ? string.Create(CultureInfo.InvariantCulture, $"loss {found.Loss:0.000000}, {found.SuppressedRows} left out, {found.NodesChecked} nodes counted")
            : "no solution");

    static async Task TimeAsync(TextWriter output, string name, int rounds, Func<string> work)
    {
        var times = new List<double>();
        var outcome = "";
        for (var i = 0; i < rounds + 1; i++)
        {
            GC.Collect();
            var clock = Stopwatch.StartNew();
            outcome = work();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        var warm = times.Skip(1).Order().ToList();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {name}: first {times[0]:0} ms, then {warm[warm.Count / 2]:0} ms ({outcome})"));
    }

    static string Pseudonyms(int count)
    {
        byte[] secret = [.. Enumerable.Range(0, Pseudonymizer.SecretLength).Select(i => (byte)i)];
        using var key = Pseudonymizer.DerivePseudonymKey(secret, secret, "meting", "OIN:1", "2025-2026", "leerling");
        var subjects = new Guid[count];
        for (var i = 0; i < count; i++)
            subjects[i] = new Guid(i + 1, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        return $"{Pseudonymizer.Pseudonyms(key, subjects).Length} made";
    }
}
