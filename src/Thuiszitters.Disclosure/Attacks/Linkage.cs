// What: an attacker who knows something true of each child and looks for that child in a release: how often he finds it.
// Source: privacy engineering 3.7 and table 2.3; the prosecutor of El Emam (2013) with partial knowledge.
// How: per part of the release a row fits when its value and what he knows are equal at the coarser of the two levels. Of the rows that
//   fit he picks one. Success is the share of fitting rows that are the child's; 0 when it was left out.
// Used by: the tests that attack packages, the risk report, and whoever explains a release. Pure.
// Never: shares code with the search, which keeps its own count of classes.

using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Releases;

namespace Thuiszitters.Disclosure.Attacks;

/// <summary>Something that the attacker knows of everybody he looks for.</summary>
/// <param name="Column">A column with a ladder.</param>
/// <param name="Level">At which level he knows it: 0 is exactly.</param>
/// <param name="Slack">By how many values, in the order of the ladder, he may be wrong to either side.</param>
public sealed record Knowledge(string Column, int Level = 0, int Slack = 0);

/// <summary>How an attack went.</summary>
/// <param name="Knows">What the attacker knew.</param>
/// <param name="Targets">Rows that he looked for.</param>
/// <param name="Alone">Targets of which only rows of that person fit: found with certainty.</param>
/// <param name="Told">Targets in the release of which all fitting rows have one value in a sensitive column, also without being found.</param>
/// <param name="Largest">Largest success, 0 to 1.</param>
/// <param name="Mean">Mean success over the targets, 0 to 1. Internal: with the file it gives the exact number of rows of the source.</param>
/// <param name="MeanInFile">Mean success over the targets that are in the release; who has the file could compute it.</param>
public sealed record LinkageFigures(
    IReadOnlyList<Knowledge> Knows, int Targets, int Alone, int Told, double Largest, double Mean, double MeanInFile);

/// <summary>Attacks releases.</summary>
public static class Linkage
{
    /// <summary>Looks for every row of a table, or some.</summary>
    /// <param name="truth">The true values.</param>
    /// <param name="release">What was released of them; null for all of it as it is, which shows that the attacker can find somebody.</param>
    /// <param name="knows">What the attacker knows.</param>
    /// <param name="targets">The rows he looks for; null for all.</param>
    /// <exception cref="ArgumentException">A column is unknown or has no ladder or no such level, or too much is known at once.</exception>
    public static LinkageFigures Attack(CodedTable truth, Recoding? release, IReadOnlyList<Knowledge> knows, IReadOnlyList<int>? targets = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(knows);
        var quasi = truth.Quasi;
        var parts = release?.Parts ?? [new RecodedPart([.. quasi.Select(_ => 0)], [.. Enumerable.Range(0, truth.RowCount)])];
        var isReleased = new bool[truth.RowCount];
        foreach (var row in parts.SelectMany(p => p.Rows))
            isReleased[row] = true;
        PartView[] views = [.. parts.Select(p => new PartView(truth, quasi, p, knows))];
        targets ??= [.. Enumerable.Range(0, truth.RowCount)];
        var (inFile, alone, told, largest, sum) = (0, 0, 0, 0.0, 0.0);
        foreach (var target in targets)
        {
            var found = new Found(truth.Sensitive.Count);
            foreach (var view in views)
                view.Look(target, found);
            if (truth.Persons is null)
                found.Own = isReleased[target] ? 1 : 0;
            if (found.Own == 0)
                continue;
            inFile++;
            var success = (double)found.Own / found.Fitting;
            alone += found.Own == found.Fitting ? 1 : 0;
            told += found.IsTold ? 1 : 0;
            (largest, sum) = (Math.Max(largest, success), sum + success);
        }

        return new LinkageFigures(knows, targets.Count, alone, told, largest, sum / Math.Max(1, targets.Count), sum / Math.Max(1, inFile));
    }

    /// <summary>The same on a release of rows with texts.</summary>
    /// <param name="table">The table that the release was made of.</param>
    /// <param name="release">The release.</param>
    /// <param name="knows">What the attacker knows.</param>
    /// <exception cref="ArgumentException">As above.</exception>
    public static LinkageFigures Attack(MicrodataTable table, Release release, IReadOnlyList<Knowledge> knows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(release);
        int[] levels = [.. release.Columns.Select(c => c.LevelIndex)];
        var crowds = KAnonymity.CrowdSizes(table, levels, release.Rule);
        int[] kept = [.. Enumerable.Range(0, crowds.Count).Where(row => crowds[row] >= release.K)];
        return Attack(CodedTable.From(table), new Recoding([new RecodedPart(levels, kept)], 0, 0, crowds.Count - kept.Length, 0), knows);
    }

    /// <summary>What fits a target so far.</summary>
    sealed class Found(int sensitive)
    {
        readonly int[] one = [.. Enumerable.Repeat(-1, sensitive)];
        readonly bool[] several = new bool[sensitive];

        public int Fitting { get; set; }

        public int Own { get; set; }

        public bool IsTold => Array.Exists(several, s => !s);

        public void Saw(int column, int value, bool isSeveral)
        {
            several[column] |= isSeveral || (one[column] >= 0 && one[column] != value);
            one[column] = value;
        }
    }

    /// <summary>A part of the release as the attacker sees it: how many rows there are of each combination of what he knows.</summary>
    sealed class PartView
    {
        readonly CodedTable truth;
        readonly (CodedColumn Column, int[] Map, int Size, int Slack)[] columns;
        readonly Dictionary<UInt128, int> place = [];
        readonly List<int> counts = [];
        readonly List<(int Value, bool IsSeveral)>[] sensitive;
        readonly Dictionary<(int Person, UInt128 Key), int> own = [];
        readonly List<UInt128> keys = [];
        readonly List<int> possible = [];

        public PartView(CodedTable truth, IReadOnlyList<CodedColumn> quasi, RecodedPart part, IReadOnlyList<Knowledge> knows)
        {
            this.truth = truth;
            columns = [.. knows.Select(k =>
            {
                var column = truth.Columns.FirstOrDefault(c => c.Name == k.Column);
                if (column?.Ladder is not { } ladder || k.Level < 0 || k.Level >= ladder.LevelCount || k.Slack < 0)
                    throw new ArgumentException($"The attacker cannot know {k.Column} at this level.", nameof(knows));
                var at = quasi.ToList().FindIndex(q => q.Name == k.Column);
                var level = at < 0 ? k.Level : Math.Max(k.Level, part.Levels[at]);
                return (column, ladder.Codes(level).ToArray(), ladder.Texts(level).Count, k.Slack);
            })];
            if (columns.Sum(c => Math.Log2(c.Size)) > 120)
                throw new ArgumentException("Too much is known at once to compute with.", nameof(knows));
            sensitive = [.. truth.Sensitive.Select(_ => new List<(int, bool)>())];
            foreach (var row in part.Rows)
                Add(row);
        }

        void Add(int row)
        {
            var key = Keys(row, withSlack: false)[0];
            if (!place.TryGetValue(key, out var at))
            {
                place[key] = at = counts.Count;
                counts.Add(0);
                for (var s = 0; s < sensitive.Length; s++)
                    sensitive[s].Add((truth.Sensitive[s].Codes[row], false));
            }

            counts[at]++;
            for (var s = 0; s < sensitive.Length; s++)
            {
                if (sensitive[s][at].Value != truth.Sensitive[s].Codes[row])
                    sensitive[s][at] = (sensitive[s][at].Value, true);
            }

            if (truth.Persons is { } persons)
                own[(persons[row], key)] = own.GetValueOrDefault((persons[row], key)) + 1;
        }

        public void Look(int target, Found found)
        {
            foreach (var key in Keys(target, withSlack: true))
            {
                if (!place.TryGetValue(key, out var at))
                    continue;
                found.Fitting += counts[at];
                for (var s = 0; s < sensitive.Length; s++)
                    found.Saw(s, sensitive[s][at].Value, sensitive[s][at].IsSeveral);
                if (truth.Persons is { } persons)
                    found.Own += own.GetValueOrDefault((persons[target], key));
            }
        }

        // Mixed radix, so that no two combinations have one key; with slack every combination that he holds possible.
        List<UInt128> Keys(int row, bool withSlack)
        {
            keys.Clear();
            keys.Add(0);
            foreach (var (column, map, size, slack) in columns)
            {
                var leaf = column.Codes[row];
                var reach = withSlack ? slack : 0;
                var before = keys.Count;
                possible.Clear();
                for (var near = Math.Max(0, leaf - reach); near <= Math.Min(map.Length - 1, leaf + reach); near++)
                {
                    // Neighbours may have become equal; a row counts once.
                    if (possible.Contains(map[near]))
                        continue;
                    possible.Add(map[near]);
                    for (var k = 0; k < before; k++)
                        keys.Add(keys[k] * (uint)size + (uint)map[near]);
                }

                keys.RemoveRange(0, before);
            }

            return keys;
        }
    }
}
