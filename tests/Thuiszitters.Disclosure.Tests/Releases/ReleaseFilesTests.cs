using System.Text;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Releases;

namespace Thuiszitters.Disclosure.Tests.Releases;

public class ReleaseFilesTests
{
    [Theory]
    [InlineData("groen", "groen")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+31", "'+31")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=HYPERLINK(\"x\";\"y\")", "\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a ", "\"a \"")]
    [InlineData("4-12 weken", "4-12 weken")]
    [InlineData("", "")]
    public void Cell_InTheFile_IsQuotedAndNeverAFormula(string value, string cell) => Assert.Equal(cell, ReleaseCsv.Cell(value));

    [Fact]
    public void Csv_OfARelease_HasMarkHeaderSemicolonsAndCrLf()
    {
        var release = Assert.IsType<Release>(Tables.Make(Tables.Of(Tables.Crowd(1, 5))));
        var bytes = ReleaseCsv.ToBytes(release);
        var text = Encoding.UTF8.GetString(bytes.AsSpan(3));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("pseudoniem;gemeente;geslacht;band\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith(";A1;M;groen\r\n", text, StringComparison.Ordinal);
        Assert.Equal(6, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(text.Count(c => c == '\n'), text.Count(c => c == '\r'));
    }

    [Fact]
    public void Csv_OfCodesThatLookLikeFormulas_PassesTheAudit()
    {
        var column = new Column("duur", "Duur.", Ladder.From("band", Tables.Codes("=1", "-4 weken")));
        var table = new MicrodataTable(
            [column], Enumerable.Range(1, 10).Select(i => new MicrodataRow(Tables.Person(i), [i % 2 == 0 ? "=1" : "-4 weken"])));
        using var key = Tables.Key();
        var release = Assert.IsType<Release>(SafeRelease.Make(table, key, []));
        Assert.True(ReleaseAudit.Check(ReleaseCsv.ToBytes(release), ["duur"], 5).Passed);
    }

    [Fact]
    public void Csv_WithAColumnNamedAsThePseudonym_IsRefused()
    {
        var table = new MicrodataTable(
            [Tables.Band with { Name = "Pseudoniem" }], Enumerable.Range(1, 5).Select(i => new MicrodataRow(Tables.Person(i), ["rood"])));
        using var key = Tables.Key();
        var release = Assert.IsType<Release>(SafeRelease.Make(table, key, []));
        Assert.Throws<ArgumentException>(() => ReleaseCsv.ToText(release));
    }

    [Fact]
    public void Codebook_OfARelease_TellsLevelsLimitsAndRules()
    {
        // 15 of 148 rows are rare, after the step to regio still 11, without the sex 7 (4.7 %).
        var table = Tables.Of(
        [
            .. Tables.Crowd(1, 133),
            .. Tables.Crowd(134, 137, "A2"),
            .. Tables.Crowd(138, 141, "A1", "V"),
            .. Tables.Crowd(142, 144, band: "rood"),
            .. Tables.Crowd(145, 148, "B1"),
        ]);
        var release = Assert.IsType<Release>(Tables.Make(table));
        var text = Codebook.Write(release, new CodebookTexts(
            "Thuiszitters | <b>regio</b>",
            "Een regel is een verzuimzaak.",
            "data.csv",
            "privacy@example.nl",
            new DateOnly(2026, 12, 31),
            ["Extra regel."]));

        Assert.Contains("# Codeboek: Thuiszitters \\| \\<b\\>regio\\</b\\>\n", text, StringComparison.Ordinal);
        Assert.Contains("| Doel | regioanalyse |", text, StringComparison.Ordinal);
        Assert.Contains("| Ontvanger | OIN:1 |", text, StringComparison.Ordinal);
        Assert.Contains("| Periode | 2025-2026 |", text, StringComparison.Ordinal);
        Assert.Contains("| Bewaren tot en met | 31 december 2026 |", text, StringComparison.Ordinal);
        Assert.Contains("- Weggelaten regels: ongeveer 5.", text, StringComparison.Ordinal);
        Assert.Contains("k = 5. Alle regels van een persoon samen zijn gelijk aan die van nog minstens 4", text, StringComparison.Ordinal);
        Assert.Contains("- Niveau: regio\n", text, StringComparison.Ordinal);
        Assert.Contains("### geslacht\n\nGeslacht.\n\n- Niveau: weggelaten.", text, StringComparison.Ordinal);
        Assert.Contains("- Eenheid: kleur\n", text, StringComparison.Ordinal);
        Assert.Contains("| onbekend | niet bekend |", text, StringComparison.Ordinal);
        Assert.Contains("2. Probeer niet te achterhalen wie een persoon in het bestand is.", text, StringComparison.Ordinal);
        Assert.Contains("8. Extra regel.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("148", text, StringComparison.Ordinal);
        Assert.DoesNotContain("A1", text, StringComparison.Ordinal);
    }
}
