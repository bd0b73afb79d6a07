// What: one run of disclosure anonymise: a file and a spec in, a release and a report out.
// Never: a release that does not meet the rules, and never rules that are relaxed to get one. No solution is a report with the reason and
//   what would help, and no release.

using System.Diagnostics;
using System.Globalization;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Files;

/// <summary>What a run left behind.</summary>
/// <param name="IsReleased">True when there is a release; else there is only a report.</param>
/// <param name="Lines">What to say to whoever ran it.</param>
/// <param name="Warnings">What to look at.</param>
public sealed record RunOutcome(bool IsReleased, IReadOnlyList<string> Lines, IReadOnlyList<string> Warnings);

/// <summary>Makes a release of a file.</summary>
public static class AnonymiseRun
{
    /// <summary>Runs.</summary>
    /// <param name="specPath">The spec; see <see cref="Spec"/>.</param>
    /// <param name="inPath">The file with rows.</param>
    /// <param name="outPath">Where the release goes; what stood there is removed, also when there is no release.</param>
    /// <param name="reportPath">Where the report goes.</param>
    /// <param name="ct">Stops the run.</param>
    /// <exception cref="RefusedInputException">The input is refused; no release and no report.</exception>
    public static RunOutcome Run(string specPath, string inPath, string outPath, string reportPath, CancellationToken ct)
    {
        var (files, spec) = RunFiles.Start(specPath, inPath, outPath, reportPath);
        using var _ = files;
        var input = TableFile.Read(inPath, spec, ct).Table;
        var warnings = RunReport.Warnings(input);

        var clock = Stopwatch.StartNew();
        var recoding = input.RowCount == 0 ? null
            : spec.Method == SpecMethod.Global ? GlobalSearch.Find(input, spec.Rules, ct) : LocalRecoding.Make(input, spec.Rules, ct);
        var seconds = Math.Round(clock.Elapsed.TotalSeconds, 3);
        if (recoding is null)
        {
            var (reason, advice) = RunReport.NoSolution(input, spec);
            files.WriteJson(reportPath, new
            {
                Outcome = "noSolution",
                Reason = reason,
                Advice = advice,
                spec.Method,
                spec.Rules.K,
                SuppressionLimit = spec.Rules.MaxSuppression,
                Unit = RunReport.Unit(input),
                Rows = input.RowCount,
                Units = input.UnitCount,
                SearchSeconds = seconds,
                Warnings = warnings,
            });
            files.Commit();
            return new RunOutcome(false, [reason, .. advice], warnings);
        }

        var released = ReleasedFile.Make(input, recoding);
        var whole = input.Sensitive.Select(RunReport.Counts).ToList();
        var (figures, before) = (RiskFigures.Of(released.Table, whole), RiskFigures.Of(input));
        var journalist = figures.Prosecutor;
        if (spec.Population is { } population)
            (journalist, warnings) = RunReport.Journalist(input, recoding, TableFile.ReadPopulation(population, spec, input, ct), figures, warnings);
        files.Write(outPath, path => released.Write(path, spec.Separator));
        files.WriteJson(reportPath, new
        {
            Outcome = "released",
            spec.Method,
            spec.Rules.K,
            SuppressionLimit = spec.Rules.MaxSuppression,
            Unit = RunReport.Unit(input),
            Rows = input.RowCount,
            Units = input.UnitCount,
            recoding.Loss,
            recoding.Suppressed,
            recoding.SuppressedRows,
            SuppressedShare = (double)recoding.Suppressed / input.UnitCount,
            figures.Classes,
            Levels = RunReport.ByName(input, Enumerable.Range(0, input.Quasi.Count).Select(c => Common(recoding, c))),
            Parts = spec.Method == SpecMethod.Local ? recoding.Parts.Select(p => new { Rows = p.Rows.Count, Levels = RunReport.ByName(input, p.Levels) }) : null,
            SearchSeconds = seconds,
            recoding.NodesChecked,
            Warnings = warnings,
            Before = new { before.Classes, before.MinClass, before.UniqueRows, UniqueShare = (double)before.UniqueRows / input.RowCount, before.Prosecutor },
            Risk = RunReport.Risk(
                figures, journalist, RunReport.LossPerColumn(released, recoding.SuppressedRows), figures.SquaredRows + (long)recoding.SuppressedRows * input.RowCount,
                RiskFigures.RiskiestCombinations(input)),
        });
        files.Commit();
        return new RunOutcome(
            true,
            [string.Create(CultureInfo.InvariantCulture,
                $"{released.Table.RowCount} van {input.RowCount} regels vrijgegeven, {figures.Classes} groepen, verlies {recoding.Loss:0.000000}, gezocht in {seconds:0.000} s.")],
            warnings);
    }

    /// <summary>The level of a column, or null where the parts differ.</summary>
    static int? Common(Recoding recoding, int column) =>
        recoding.Parts.All(p => p.Levels[column] == recoding.Parts[0].Levels[column]) ? recoding.Parts[0].Levels[column] : null;
}
