// What: one run of disclosure measure: a released file and a spec in, a report out. Also for files that another program made.
// How: what a cell reads is looked up in its ladder, at the lowest level that knows all values of the column, else per value at the
//   lowest that knows it. A row of stars in all quasi columns counts as left out (other programs write it so), unless all rows are or
//   it still tells something in another column: then it was handed out, and is in a class as any other.
// Never: changes the file.

using System.Globalization;
using System.Text.Json;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Files;

/// <summary>Measures a file as it would be handed out.</summary>
public static class MeasureRun
{
    const string Star = "*";

    /// <summary>Runs. The outcome says "released" when the file meets the rules of the spec.</summary>
    /// <param name="specPath">The spec; its limit of suppression is not looked at.</param>
    /// <param name="filePath">The file. Columns with role drop or of the person need not be there.</param>
    /// <param name="reportPath">Where the report goes.</param>
    /// <param name="ct">Stops the run.</param>
    /// <exception cref="RefusedInputException">The input is refused; no report.</exception>
    public static RunOutcome Run(string specPath, string filePath, string reportPath, CancellationToken ct)
    {
        var (files, spec) = RunFiles.Start(specPath, filePath, reportPath);
        using var _ = files;
        var (file, leftOut, levels, warnings) = Read(filePath, spec, ct);
        var table = file.Table;
        warnings.AddRange(RunReport.Warnings(table));
        var figures = RiskFigures.Of(table);
        var isMet = table.RowCount == 0 || RulesHold(table, spec.Rules);
        // Rows are no persons: enough rows say nothing about k, too few are too few persons as well.
        var isUnsure = spec.Person is not null && table.Persons is null;
        bool? holds = isMet && isUnsure ? null : isMet;
        var verdict = holds switch
        {
            true => "Het bestand voldoet aan de spec.",
            false => "Het bestand voldoet niet aan de spec.",
            null => "Of het bestand aan de spec voldoet, is zonder de kolom met personen niet te zeggen.",
        };
        var lossPerColumn = RunReport.LossPerColumn(file, leftOut);
        var loss = lossPerColumn.Values.DefaultIfEmpty().Average();
        var rows = table.RowCount + leftOut;
        files.WriteJson(reportPath, new
        {
            Outcome = "measured",
            // As an element, so that null is written.
            Holds = JsonSerializer.SerializeToElement(holds),
            spec.Rules.K,
            Unit = RunReport.Unit(table),
            Rows = rows,
            Units = table.UnitCount,
            Loss = loss,
            Suppressed = leftOut,
            SuppressedRows = leftOut,
            figures.Classes,
            Levels = RunReport.ByName(table, levels),
            Warnings = warnings,
            Risk = RunReport.Risk(figures, figures.Prosecutor, lossPerColumn, figures.SquaredRows + (long)leftOut * rows, RiskFigures.RiskiestCombinations(table)),
        });
        files.Commit();
        return new RunOutcome(
            holds == true,
            [string.Create(CultureInfo.InvariantCulture,
                $"{table.RowCount} regels, {figures.Classes} groepen, kleinste groep {figures.MinClass}, verlies {loss:0.000000}. {verdict}")],
            warnings);
    }

    static bool RulesHold(CodedTable table, PrivacyRules rules)
    {
        var run = LatticeRun.Make(table, rules, out var columns);
        return run.Checkers(columns)[0].Check(new byte[columns.Quasi.Count], table.UnitCount).Suppressed == 0;
    }

    static (ReleasedFile File, int LeftOut, IReadOnlyList<int?> Levels, List<string> Warnings) Read(string path, Spec spec, CancellationToken ct)
    {
        using var cells = new CsvCells(path, spec.Separator);
        var header = TableFile.ReadHeader(cells, path);
        var byName = spec.Columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        if (spec.Columns.FirstOrDefault(c => c.Role is SpecRole.Quasi or SpecRole.Sensitive && !header.Contains(c.Name)) is { } missing)
            throw cells.Refusal($"kolom {missing.Name} van de spec staat niet in de kop.");
        if (header.FirstOrDefault(n => !byName.ContainsKey(n) && n != spec.Person) is { } unknown)
            throw cells.Refusal($"kolom {unknown} staat niet in de spec.");
        List<string> warnings = [.. header.Where(n => n == spec.Person || byName[n].Role == SpecRole.Drop).Select(n => $"Kolom {n} hoort niet in de vrijgave.")];

        var specs = header.Select(n => byName.GetValueOrDefault(n)).ToArray();
        var codings = specs.Select(c => c is { Role: not SpecRole.Drop } ? new Coding(c.Role == SpecRole.Quasi ? c with { Ladder = null } : c, spec.Separator) : null).ToArray();
        if (spec.Person is { } lacking && !header.Contains(lacking))
            warnings.Add($"Kolom {lacking} (person) staat niet in het bestand. Er zijn regels geteld en geen personen: k is zo niet te controleren.");
        int[] quasi = [.. Enumerable.Range(0, specs.Length).Where(i => specs[i]?.Role == SpecRole.Quasi)];
        int[] others = [.. Enumerable.Range(0, specs.Length).Where(i => specs[i]?.Role is SpecRole.Sensitive or SpecRole.Insensitive)];
        var person = spec.Person is null ? -1 : header.IndexOf(spec.Person);
        var persons = new Coding(null, spec.Separator);
        var allRows = 0;
        var stars = new List<int>();
        TableFile.ReadRows(cells, header.Count, ct, cells =>
        {
            for (var i = 0; i < codings.Length; i++)
            {
                if (codings[i] is { } coding && !coding.TryAdd(cells[i]))
                    throw cells.Refusal($"regel {cells.Row}: kolom {header[i]} heeft een waarde die niet in de ladder staat.");
            }

            if (person >= 0)
                persons.TryAdd(cells[person]);
            var isStar = true;
            foreach (var i in quasi)
                isStar &= cells[i] is Star;
            foreach (var i in others)
                isStar &= cells[i] is Star or "";
            if (isStar)
                stars.Add(allRows);
            allRows++;
        });

        var leftOut = stars.Count == allRows ? [] : stars.ToHashSet();
        int[] kept = [.. Enumerable.Range(0, allRows).Where(row => !leftOut.Contains(row))];
        var columns = new List<CodedColumn>();
        var (losses, levels) = (new List<double[]>(), new List<int?>());
        for (var i = 0; i < codings.Length; i++)
        {
            if (codings[i]?.ToColumn() is not { } column)
                continue;
            column = column with { Codes = Array.ConvertAll(kept, row => column.Codes[row]) };
            if (specs[i]!.Role == SpecRole.Quasi)
            {
                var (level, perValue) = Place(column, TableFile.ReadLadder(specs[i]!.Ladder!, spec.Separator));
                losses.Add(perValue);
                levels.Add(level);
                column = CodedColumn.Quasi(column.Name, column.Codes, CodedLadder.FromLines([.. column.Texts.DefaultIfEmpty("").Select(t => new[] { t })]));
            }

            columns.Add(column);
        }

        int[]? owners = null;
        if (person >= 0)
        {
            var (all, numbers) = (persons.Codes, new Dictionary<int, int>());
            owners = Array.ConvertAll(kept, row => numbers.TryGetValue(all[row], out var n) ? n : numbers[all[row]] = numbers.Count);
        }

        return (new ReleasedFile(new CodedTable(columns, owners), losses), leftOut.Count, levels, warnings);
    }

    /// <summary>The level of a column, or null when its values are of several; and the loss of each value.</summary>
    static (int? Level, double[] Losses) Place(CodedColumn column, CodedLadder ladder)
    {
        var occurs = RunReport.Counts(column).Select(c => c > 0).ToArray();
        if (column.Texts.Contains(""))
            ladder = ladder.WithMissing("");
        var perLevel = Enumerable.Range(0, ladder.LevelCount)
            .Select(level => ladder.Texts(level).Select((text, code) => (text, code)).ToDictionary(x => x.text, x => ladder.Losses(level)[x.code], StringComparer.Ordinal))
            .ToArray();
        var common = Array.FindIndex(perLevel, known => column.Texts.Select((text, code) => !occurs[code] || known.ContainsKey(text)).All(b => b));
        double LossOf(string text)
        {
            var level = common >= 0 ? common : Array.FindIndex(perLevel, known => known.ContainsKey(text));
            return level >= 0 ? perLevel[level][text]
                : text == Star ? 1
                : throw new RefusedInputException($"Kolom {column.Name} heeft een waarde die op geen niveau van de ladder staat.");
        }

        return (common >= 0 ? common : null, [.. column.Texts.Select((text, code) => occurs[code] ? LossOf(text) : 0)]);
    }
}
