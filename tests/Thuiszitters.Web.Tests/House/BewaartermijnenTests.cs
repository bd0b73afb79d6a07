// What: every column of the database is either in dpia/bewaartermijnen.csv, with its ground and term, or is named here as technical.
// Source: AVG art. 5 lid 1 onder e (no longer than needed) and art. 30 (register). Used by: whoever adds a column.
// Never: a personal column without a term, or a term for a column that does not exist.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Keys;

namespace Thuiszitters.Web.Tests.House;

public sealed class BewaartermijnenTests
{
    const string Header = "tabel;kolom;vorm;grondslag;termijn;begint";

    static readonly string[] Vormen = ["leesbaar", "pseudoniem", "verzegeld"];

    /// <summary>Tables without a person in them: the map of the region, the machine, and the schedule of Quartz (every table with its prefix).</summary>
    static readonly HashSet<string> TechnischeTabellen = new(StringComparer.Ordinal)
    {
        "Organisaties", "Voorzieningen", "Voorzieningwijziging", "Postcodegebieden", "Regiovakantie", "Escalatietrappen", "Nummerreeks", "JobLease", "JobRunRow", "RingKeys", "Secrets",
    };

    /// <summary>Columns that by themselves say nothing of a person, in whatever table: the key of a row and its count of changes.</summary>
    static readonly HashSet<string> TechnischeKolommen = new(StringComparer.Ordinal) { "Id", "Versie" };

    [Fact]
    public void Columns_EachOne_HasATermOrIsTechnical()
    {
        var inCsv = Rows().Select(r => (r[0], r[1])).ToHashSet();
        var missing = Columns().Where(c => !inCsv.Contains(c) && !IsTechnical(c)).Select(c => $"  {c.Table};{c.Column};vorm;grondslag;termijn;begint").ToList();

        Assert.True(missing.Count == 0,
            "Columns without a term. Add these lines to dpia/bewaartermijnen.csv (vorm: " + string.Join(", ", Vormen) + "), or, when no person can be "
            + "known by it, the table or column to the technical names in this test:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void Rows_EachOne_IsAColumnOfTheModel()
    {
        var columns = Columns().ToHashSet();
        var unknown = Rows().Where(r => !columns.Contains((r[0], r[1]))).Select(r => $"  {r[0]};{r[1]}").ToList();

        Assert.True(unknown.Count == 0, "Lines of dpia/bewaartermijnen.csv without a column in the database; remove or rename them:\n" + string.Join('\n', unknown));
    }

    [Fact]
    public void Rows_EachOne_IsWholeAndStandsOnce()
    {
        var rows = Rows().ToList();

        Assert.All(rows, r => Assert.True(r.Length == 6 && Array.TrueForAll(r, c => c.Trim().Length > 0), $"Not six filled cells: {string.Join(';', r)}"));
        Assert.All(rows, r => Assert.Contains(r[2], Vormen));
        Assert.Equal(rows.Count, rows.Select(r => (r[0], r[1])).Distinct().Count());
    }

    [Fact]
    public void Sealed_EachOne_IsAColumnOfBytes()
    {
        var types = Properties().ToDictionary(p => (p.Table, p.Column), p => p.Property.ClrType);
        var clear = Rows().Where(r => r[2] == "verzegeld" && types.TryGetValue((r[0], r[1]), out var type) && type != typeof(byte[]))
            .Select(r => $"  {r[0]};{r[1]}").ToList();

        Assert.True(clear.Count == 0, "Called sealed in dpia/bewaartermijnen.csv, but not stored as bytes:\n" + string.Join('\n', clear));
    }

    static bool IsTechnical((string Table, string Column) c) =>
        TechnischeTabellen.Contains(c.Table) || c.Table.StartsWith("qrtz_", StringComparison.Ordinal) || TechnischeKolommen.Contains(c.Column);

    static IEnumerable<(string Table, string Column)> Columns() => Properties().Select(p => (p.Table, p.Column)).Distinct();

    static IEnumerable<(string Table, string Column, IProperty Property)> Properties()
    {
        using var db = new SqliteAppDb(Design.For<SqliteAppDb>(Provider.Sqlite), Scope.System);
        using var keys = new SqliteKeyDb(Design.For<SqliteKeyDb>(Provider.Sqlite));
        foreach (var model in new[] { db.Model, keys.Model })
            foreach (var table in model.GetRelationalModel().Tables)
                foreach (var column in table.Columns)
                    yield return (table.Name, column.Name, column.PropertyMappings[0].Property);
    }

    static IEnumerable<string[]> Rows()
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "dpia", "bewaartermijnen.csv"));
        Assert.Equal(Header, lines[0]);
        return lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(';'));
    }

    static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Thuiszitters.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run below the root of the repository.");
    }
}
