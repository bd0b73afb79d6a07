using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Thuiszitters.Disclosure.Attacks;
using Thuiszitters.Disclosure.Deliveries;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Releases;
using Thuiszitters.Disclosure.Tests.Measuring;

namespace Thuiszitters.Disclosure.Tests.Deliveries;

public class PackageTests
{
    internal static readonly PackageTexts Texts = new(
        new CodebookTexts("Thuiszitters", "Een leerling.", "x", "privacy@example.nl", new DateOnly(2027, 1, 31)),
        "thuiszitters-2025-2026", "Regio", "AVG art. 6 lid 1 e", new DateOnly(2026, 11, 1), "1.0", new LedgerHead(3, new string('a', 64)));

    static Release Released() => Assert.IsType<Release>(Tables.Make(Tables.Of(
        [.. Tables.Crowd(1, 9), .. Tables.Crowd(10, 19, "A2", "V", "rood"), .. Tables.Crowd(20, 29, null, null, "geel"), (30, "B1", "V", "geel")])));

    static Package Made(PackageTable table, SourceRisk? source = null, PackageTexts? texts = null)
    {
        var (package, audit) = Package.Make(table, texts ?? Texts, [.. table.Columns.Select(c => c.Name)], source);
        Assert.True(audit.Passed);
        return package!;
    }

    static string Text(Package package, string name) => Encoding.UTF8.GetString(package.Files.Single(f => f.Name == name).Bytes);

    [Fact]
    public void Make_OfTheSameRowsInAnotherOrder_GivesTheSameBytes()
    {
        var rows = Tables.Of([.. Tables.Crowd(1, 9), .. Tables.Crowd(10, 19, "A2", "V", "rood")]);
        var turned = new MicrodataTable(rows.Columns, rows.Rows.Reverse());
        var (one, two) = (Made(PackageTable.From((Release)Tables.Make(rows))), Made(PackageTable.From((Release)Tables.Make(turned))));
        Assert.Equal(one.Zip, two.Zip);
        Assert.Equal(one.Sha256, Convert.ToHexStringLower(SHA256.HashData(two.Zip)));

        using var zip = new ZipArchive(new MemoryStream(one.Zip));
        Assert.Equal(["data.csv", "datapackage.json", "codeboek.md", "risico.json", "risico.md", "LEESMIJ.md"], zip.Entries.Select(e => e.FullName));
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        Assert.Equal(one.Files.Select(f => (f.Name, (long)f.Bytes.Length, f.Sha256)), one.Delivered.Select(d => (d.Name, d.Bytes, d.Sha256)));
    }

    [Fact]
    public void Csv_OfATable_IsByteByByteThatOfItsRelease()
    {
        var release = Released();
        Assert.Equal(ReleaseCsv.ToBytes(release), ReleaseCsv.ToBytes(PackageTable.From(release)));
        Assert.Equal(29, PackageTable.From(release).Combinations().Values.Sum());
    }

    [Fact]
    public void DataPackage_OfAPackage_DescribesEachFileAndColumn()
    {
        var package = Made(PackageTable.From(Released()));
        var json = JsonNode.Parse(Text(package, "datapackage.json"))!;
        Assert.Equal((3, "regioanalyse", "OIN:1", "2027-01-31"), ((int)json["ledgerBefore"]!["number"]!, (string)json["purpose"]!, (string)json["recipient"]!, (string)json["keepUntil"]!));
        foreach (var resource in json["resources"]!.AsArray())
        {
            var file = package.Files.Single(f => f.Name == (string)resource!["path"]!);
            Assert.Equal((file.Bytes.LongLength, "sha256:" + file.Sha256), ((long)resource!["bytes"]!, (string)resource["hash"]!));
        }

        Assert.Equal(5, json["resources"]!.AsArray().Count);
        var data = json["resources"]![0]!;
        Assert.Equal((";", "\r\n", "table"), ((string)data["dialect"]!["delimiter"]!, (string)data["dialect"]!["lineTerminator"]!, (string)data["type"]!));
        var fields = data["schema"]!["fields"]!.AsArray();
        var header = Text(package, "data.csv").TrimStart('\uFEFF').Split("\r\n")[0];
        Assert.Equal(header, string.Join(';', fields.Select(f => (string)f!["name"]!)));
        var gemeente = fields[1]!;
        Assert.Equal("onbekend", (string)gemeente["missingValues"]![0]!["value"]!);
        Assert.Equal("niet bekend", (string)gemeente["missingValues"]![0]!["label"]!);
        Assert.DoesNotContain("onbekend", gemeente["constraints"]!["enum"]!.AsArray().Select(v => (string)v!));
        Assert.Equal("kleur", (string)fields[^1]!["unit"]!);
        Assert.Equal(["groen", "geel", "rood"], fields[^1]!["categories"]!.AsArray().Select(c => (string)c!["value"]!));
    }

    [Fact]
    public void Make_OfCodesThatLookLikeFormulas_GuardsThemInTheFileAndItsDescription()
    {
        var column = new Column("duur", "Duur.", Ladder.From("band", Tables.Codes("=1", "-4 weken")));
        var table = new MicrodataTable([column], Enumerable.Range(1, 10).Select(i => new MicrodataRow(Tables.Person(i), [i % 2 == 0 ? "=1" : "-4 weken"])));
        using var key = Tables.Key();
        var package = Made(PackageTable.From((Release)SafeRelease.Make(table, key, [])));
        Assert.Contains(";'=1\r\n", Text(package, "data.csv"), StringComparison.Ordinal);
        Assert.Contains("\"'=1\"", Text(package, "datapackage.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"value\": \"=1\"", Text(package, "datapackage.json"), StringComparison.Ordinal);
    }

    // What the profile of Table Schema 2.0 asks of a field: no value twice, and a list of values only when there are some.
    [Fact]
    public void DataPackage_OfAColumnWithNothingButMissing_ListsNoValues()
    {
        int[] five = [0, 0, 0, 0, 0];
        var table = new CodedTable([CodedColumn.Quasi("a", five, CodedLadder.FromLines([["-"], ["'="], ["="]])), new CodedColumn("s", ColumnRole.Sensitive, five, ["?"])]);
        var release = GlobalSearch.Find(table, new PrivacyRules(5, 0))!;
        using var key = Tables.Key();
        var made = PackageTable.From(
            table, release, new PrivacyRules(5, 0), [.. Enumerable.Range(1, 5).Select(Tables.Person)], key,
            [new ColumnTexts("a", "A.", ["a"]), new ColumnTexts("s", "S.", ["s"], Missing: new CodeLabel("?", "niet bekend"))]);
        var fields = JsonNode.Parse(Text(Made(made), "datapackage.json"))!["resources"]![0]!["schema"]!["fields"]!;
        Assert.Equal(["'-", "'="], fields[1]!["constraints"]!["enum"]!.AsArray().Select(v => (string)v!));
        Assert.Null(fields[2]!["constraints"]!["enum"]);
        Assert.Equal("?", (string)fields[2]!["missingValues"]![0]!["value"]!);
    }

    [Fact]
    public void Make_OfAColumnThatWasNotApprovedOrABadName_IsRefused()
    {
        var table = PackageTable.From(Released());
        var (package, audit) = Package.Make(table, Texts, ["gemeente", "geslacht"]);
        Assert.Null(package);
        Assert.Equal(AuditFault.UnexpectedColumn, Assert.Single(audit.Findings).Fault);
        Assert.Throws<ArgumentException>(() => Package.Make(table, Texts with { Name = "Jan Jansen" }, []));
    }

    [Fact]
    public void Texts_OfAPackage_TellNoIdentifierAndNothingExactOfTheSource()
    {
        var rows = Tables.Of([.. Tables.Crowd(1, 299), .. Tables.Crowd(300, 307, "A1", "M", "rood"), (308, "B1", "V", "geel"), (309, "B2", "V", "geel"), (310, "A2", "V", "geel")]);
        var release = (Release)Tables.Make(rows);
        var source = SourceRisk.Of(CodedTable.From(rows), [Linkage.Attack(rows, release, [new Knowledge("gemeente"), new Knowledge("geslacht")])]);
        var package = Made(PackageTable.From(release), source);
        var all = string.Concat(package.Files.Where(f => f.Name != "datapackage.json").Select(f => Encoding.UTF8.GetString(f.Bytes))) + Text(package, "datapackage.json");
        Assert.All(rows.Rows, r => Assert.DoesNotContain(r.Subject.ToString("D"), all, StringComparison.OrdinalIgnoreCase));
        foreach (var text in package.Files.Where(f => f.Name is not "datapackage.json" and not "data.csv").Select(f => Encoding.UTF8.GetString(f.Bytes)))
            Assert.DoesNotContain("310", text, StringComparison.Ordinal);
        // Losses are of the rows in the file: no 3 of 310 in them.
        var risk = JsonNode.Parse(Text(package, "risico.json"))!;
        Assert.Equal((0.0, 307, "minder dan 5"), ((double)risk["lossPerColumn"]!["band"]!, (int)risk["rows"]!, (string)risk["leftOut"]!));
        // Nor in the mean of an attack, which over all rows would be 3 classes of 310.
        var rows307 = release.Rows.CountBy(r => r.Values[0] + r.Values[1]).Sum(_ => 1.0) / 307;
        Assert.Equal(rows307, (double)risk["attacks"]![0]!["mean"]!, 12);
        var page = Text(package, "risico.md");
        Assert.Contains("- De kleinste groep telt 8 personen. Afgesproken is: minstens 5.", page, StringComparison.Ordinal);
        Assert.Contains("was ongeveer 1 % van de regels uniek", page, StringComparison.Ordinal);
        Assert.Contains("Wie van iemand weet: gemeente, geslacht, vindt niemand met zekerheid.", page, StringComparison.Ordinal);
        Assert.Contains("Vragen of iemand herkend", Text(package, "LEESMIJ.md"), StringComparison.Ordinal);
        Assert.Contains("privacy@example.nl", Text(package, "LEESMIJ.md"), StringComparison.Ordinal);
    }

    // The exact search with a sensitive column: the audit counts its values per class, and every number gets its sentence.
    [Theory, InlineData(false), InlineData(true)]
    public void Make_OfARecoding_KeepsTheSensitiveColumnAndItsDiversity(bool local)
    {
        var (table, subjects) = (MeasuringTable.Draw(10_000).For("6qi"), Enumerable.Range(0, 10_000).Select(Tables.Person).ToArray());
        var rules = new PrivacyRules(5, local ? 1 : 0.05m, new SensitiveRule("oorzaak", DistinctL: 2));
        var found = local ? LocalRecoding.Make(table, rules)! : GlobalSearch.Find(table, rules)!;
        using var key = Tables.Key();
        var texts = table.Columns.Select(c => new ColumnTexts(c.Name, $"De {c.Name}.", [.. Enumerable.Range(0, c.Ladder!.LevelCount).Select(l => $"niveau {l}")])).ToList();

        var made = PackageTable.From(table, found, rules, subjects, key, texts);
        var package = Made(made, SourceRisk.Of(table, [Linkage.Attack(table, found, [new("leeftijd"), new("geslacht")])]));

        Assert.Equal(found.Parts.Sum(p => p.Rows.Count), made.RowCount);
        Assert.Equal(made.Pseudonyms.Order(StringComparer.Ordinal), made.Pseudonyms);
        var risk = JsonNode.Parse(Text(package, "risico.json"))!;
        Assert.True((int)risk["sensitive"]![0]!["minDistinctL"]! >= 2 && (int)risk["minClass"]! >= 5);
        Assert.Contains("l = 2", Text(package, "codeboek.md"), StringComparison.Ordinal);
        Assert.Equal(local, Text(package, "codeboek.md").Contains("door elkaar", StringComparison.Ordinal));

        // An audit that asks more than was promised does not pass.
        var three = ReleaseAudit.Check(ReleaseCsv.ToBytes(made), [.. made.Columns.Select(c => c.Name)], 5, false, new Dictionary<string, int>(StringComparer.Ordinal) { ["oorzaak"] = 9 });
        Assert.Equal([AuditFault.TooFewValues], three.Findings.Select(f => f.Fault));
        Assert.Throws<ArgumentException>(() => PackageTable.From(table, found, rules, [.. subjects[1..], subjects[1]], key, texts));
        Assert.Throws<ArgumentException>(() => PackageTable.From(table, found, rules, subjects, key, texts[1..]));
    }
}
