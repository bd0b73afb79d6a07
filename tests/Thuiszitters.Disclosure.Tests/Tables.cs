using FsCheck;
using FsCheck.Fluent;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Pseudonyms;
using Thuiszitters.Disclosure.Releases;

namespace Thuiszitters.Disclosure.Tests;

/// <summary>Small invented tables: gemeente (four, in two regions), sex and band.</summary>
static class Tables
{
    static readonly byte[] Root = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    static readonly byte[] Salt = [.. Enumerable.Range(101, 32).Select(i => (byte)i)];

    public static readonly Column Gemeente = new(
        "gemeente", "Gemeente waar de leerling woont.",
        Ladder.From("gemeente", Codes("A1", "A2", "B1", "B2"))
            .Then("regio", code => code[..1], Codes("A", "B")));

    public static readonly Column Geslacht = new("geslacht", "Geslacht.", Ladder.From("geslacht", Codes("M", "V")));

    public static readonly Column Band = new(
        "band", "Hoe lang de leerling thuiszit.", Ladder.From("band", Codes("groen", "geel", "rood")), Unit: "kleur");

    public static readonly IReadOnlyList<Column> Columns = [Gemeente, Geslacht, Band];

    public static readonly IReadOnlyList<string> Names = [.. Columns.Select(c => c.Name)];

    public static readonly IReadOnlyList<GeneralisationStep> Steps =
        [new(new ColumnLevel("gemeente", "regio")), new(new ColumnLevel("geslacht", Ladder.Top))];

    public static IEnumerable<CodeLabel> Codes(params string[] codes) => codes.Select(c => new CodeLabel(c, c));

    public static Guid Person(int number) => new(number + 1, 0, 0, [1, 2, 3, 4, 5, 6, 7, 8]);

    public static PseudonymKey Key(string ontvanger = "OIN:1", string periode = "2025-2026") =>
        Pseudonymizer.DerivePseudonymKey(Root, Salt, "regioanalyse", ontvanger, periode, "leerling");

    public static MicrodataTable Of(params IEnumerable<(int Person, string? Gemeente, string? Geslacht, string? Band)> rows) =>
        new(Columns, rows.Select(r => new MicrodataRow(Person(r.Person), [r.Gemeente, r.Geslacht, r.Band])));

    /// <summary>Each of the persons from..to with one row of these values.</summary>
    public static IEnumerable<(int Person, string? Gemeente, string? Geslacht, string? Band)> Crowd(
        int from, int to, string? gemeente = "A1", string? geslacht = "M", string? band = "groen") =>
        Enumerable.Range(from, to - from + 1).Select(p => (p, gemeente, geslacht, band));

    public static ReleaseOutcome Make(
        MicrodataTable table, int k = 5, decimal maxSuppression = 0.05m, CrowdRule rule = CrowdRule.WholePerson)
    {
        using var key = Key();
        return SafeRelease.Make(table, key, Steps, k, maxSuppression, rule);
    }

    /// <summary>0 to 150 rows of up to 60 persons, with missing values, dense enough that crowds and loners both occur.</summary>
    public static Arbitrary<MicrodataTable> Any()
    {
        var row =
            from person in Gen.Choose(0, 59)
            from gemeente in Mostly((8, "A1"), (3, "A2"), (2, "B1"), (1, null))
            from geslacht in Mostly((5, "M"), (3, "V"), (1, null))
            from band in Mostly((6, "groen"), (1, "rood"))
            select (person, gemeente, geslacht, band);
        var rows = from count in Gen.Choose(0, 150) from list in row.ListOf(count) select Of(list);
        return rows.ToArbitrary();
    }

    static Gen<string?> Mostly(params (int Weight, string? Value)[] values) =>
        Gen.Frequency([.. values.Select(v => (v.Weight, Gen.Constant(v.Value)))]);
}
