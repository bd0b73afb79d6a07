// What: the invented table on which the microdata engine is measured, as codes and as a file, with its ladders. Regenerable in any
//   language: SplitMix64 from 20250801; each draw is the next number modulo the sum of the weights, against the cumulative weights.
// Used by: the tests of Disclosure and, linked into it, the benchmark. Never: a real child; every value is drawn.

using System.Globalization;
using System.Text;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Tests.Measuring;

/// <summary>Eight columns about invented children.</summary>
public sealed class MeasuringTable
{
    public const int Leeftijd = 0, Geslacht = 1, Pc4 = 2, Gemeente = 3, Sector = 4, Verzuimtype = 5, Startmaand = 6, Oorzaak = 7;

    public static readonly string[] Header = ["leeftijd", "geslacht", "pc4", "gemeente", "sector", "verzuimtype", "startmaand", "oorzaak"];

    /// <summary>Quasi-identifiers per scenario; oorzaak is sensitive where it is none of them.</summary>
    public static readonly IReadOnlyDictionary<string, int[]> Scenarios = new Dictionary<string, int[]>(StringComparer.Ordinal)
    {
        ["6qi"] = [Leeftijd, Geslacht, Pc4, Sector, Verzuimtype, Startmaand],
        ["7qi"] = [Leeftijd, Geslacht, Pc4, Sector, Verzuimtype, Startmaand, Oorzaak],
        ["7qi-l2"] = [Leeftijd, Geslacht, Pc4, Gemeente, Sector, Verzuimtype, Startmaand],
        ["8qi"] = [Leeftijd, Geslacht, Pc4, Gemeente, Sector, Verzuimtype, Startmaand, Oorzaak],
    };

    static readonly int[] PerGemeente = [80, 60, 50, 40, 30, 25, 20, 20, 15, 15, 12, 10, 9, 8, 6];
    static readonly string[] Sectors = ["PO", "VO", "MBO", "SO", "VSO"];
    static readonly string[] Kinds = ["absoluut", "langdurig-relatief", "relatief", "vrijstelling"];

    static readonly int[] GemeenteOf = [.. PerGemeente.SelectMany((count, g) => Enumerable.Repeat(g, count))];

    // A wijk is a run of five postcodes within its gemeente.
    static readonly int[] WijkOf =
        [.. PerGemeente.SelectMany((count, g) => Enumerable.Range(0, count).Select(i => PerGemeente.Take(g).Sum(c => (c + 4) / 5) + i / 5))];

    static readonly Lazy<CodedLadder[]> AllLadders = new(() => [.. Enumerable.Range(0, 8).Select(c => CodedLadder.FromLines(Lines(c)))]);

    readonly int[][] codes;

    MeasuringTable(int[][] codes) => this.codes = codes;

    public int RowCount => codes[0].Length;

    /// <summary>The codes of a column: per row the line of its ladder.</summary>
    public int[] Codes(int column) => codes[column];

    public static CodedLadder Ladder(int column) => AllLadders.Value[column];

    /// <summary>Draws the table.</summary>
    public static MeasuringTable Draw(int rows)
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

        // Which weight a number falls under, for every number below their sum.
        int[] Wheel(params IEnumerable<int> weights) => [.. weights.SelectMany((w, i) => Enumerable.Repeat(i, w))];
        int Pick(int[] wheel) => wheel[(int)(Next() % (ulong)wheel.Length)];

        int[] season = [9, 9, 10, 8, 8, 6, 2, 4, 12, 12, 11, 9];
        var ages = Wheel(1, 2, 2, 3, 3, 4, 4, 5, 10, 12, 14, 15, 14, 9, 4);
        var sexes = Wheel(56, 44);
        var postcodes = Wheel(Enumerable.Range(0, 400).Select(j => 1 + j * 7919 % 97));
        var (young, twelve, middle, old) = (Wheel(85, 0, 0, 15, 0), Wheel(10, 70, 0, 5, 15), Wheel(0, 75, 0, 0, 25), Wheel(0, 40, 40, 0, 20));
        var kinds = Wheel(15, 35, 40, 10);
        var months = Wheel(Enumerable.Range(0, 120).Select(m => (10 + m / 12) * season[m % 12]));
        var causes = Wheel(Enumerable.Range(0, 12).Select(i => 120 / (i + 1)));
        int[][] drawn = [.. Header.Select(_ => new int[rows])];
        for (var i = 0; i < rows; i++)
        {
            var age = Pick(ages);
            drawn[Leeftijd][i] = age;
            drawn[Geslacht][i] = Pick(sexes);
            drawn[Pc4][i] = Pick(postcodes);
            drawn[Gemeente][i] = GemeenteOf[drawn[Pc4][i]];
            drawn[Sector][i] = Pick((age + 4) switch { <= 11 => young, 12 => twelve, <= 15 => middle, _ => old });
            drawn[Verzuimtype][i] = Pick(kinds);
            drawn[Startmaand][i] = Pick(months);
            drawn[Oorzaak][i] = Pick(causes);
        }

        return new MeasuringTable(drawn);
    }

    /// <summary>The table of a scenario: its quasi-identifiers, and oorzaak as sensitive where it is none of them.</summary>
    public CodedTable For(string scenario, int[]? persons = null)
    {
        var quasi = Scenarios[scenario];
        var columns = quasi.Select(c => CodedColumn.Quasi(Header[c], codes[c], Ladder(c)));
        if (!quasi.Contains(Oorzaak))
            columns = columns.Append(new CodedColumn(Header[Oorzaak], ColumnRole.Sensitive, codes[Oorzaak], Ladder(Oorzaak).Texts(0), Ladder(Oorzaak)));
        return new CodedTable(columns, persons);
    }

    /// <summary>The rows as texts.</summary>
    public IEnumerable<string[]> Rows() =>
        Enumerable.Range(0, RowCount).Select(i => codes.Select((column, c) => Ladder(c).Texts(0)[column[i]]).ToArray());

    /// <summary>The file: a header, semicolons, LF.</summary>
    public void Write(Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(';', Header));
        for (var i = 0; i < RowCount; i++)
        {
            for (var c = 0; c < codes.Length; c++)
            {
                if (c > 0)
                    writer.Write(';');
                writer.Write(Ladder(c).Texts(0)[codes[c][i]]);
            }

            writer.WriteLine();
        }
    }

    /// <summary>The lines of the ladder of a column, a value per level.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Lines(int column) => column switch
    {
        Leeftijd => Make(15, i => $"{i + 4}", i => i >= 12 ? "16-18" : $"{i / 2 * 2 + 4}-{i / 2 * 2 + 5}", i => i switch
        {
            < 4 => "4-7",
            < 8 => "8-11",
            < 12 => "12-15",
            _ => "16-18",
        }, i => i < 8 ? "4-11" : "12-18"),
        Geslacht => Make(2, i => i == 0 ? "M" : "V"),
        Pc4 => Make(400, top: false, i => $"{7000 + i}", i => $"WK{100 + WijkOf[i]}", i => $"GM{100 + GemeenteOf[i]}", _ => "REGIO"),
        Gemeente => Make(15, top: false, i => $"GM{100 + i}", i => i < 3 ? "Noord" : i < 7 ? "Midden" : "Zuid", _ => "REGIO"),
        Sector => Make(5, i => Sectors[i], i => i < 3 ? "regulier" : "speciaal"),
        Verzuimtype => Make(4, i => Kinds[i], i => i is 0 or 3 ? "niet-ingeschreven" : "ingeschreven"),
        Startmaand => Make(
            120,
            i => string.Create(CultureInfo.InvariantCulture, $"{2015 + i / 12}-{i % 12 + 1:D2}"),
            i => $"{2015 + i / 12}-K{i % 12 / 3 + 1}",
            i => $"{2015 + i / 12}-H{i % 12 / 6 + 1}",
            i => $"{2015 + i / 12}"),
        Oorzaak => Make(12, i => $"O{10 + i}", i => $"groep {i / 3 + 1}"),
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    static IReadOnlyList<IReadOnlyList<string>> Make(int leaves, params Func<int, string>[] levels) => Make(leaves, top: true, levels);

    static IReadOnlyList<IReadOnlyList<string>> Make(int leaves, bool top, params Func<int, string>[] levels) =>
        [.. Enumerable.Range(0, leaves).Select(i => levels.Select(l => l(i)).Concat(top ? ["*"] : []).ToArray())];
}
