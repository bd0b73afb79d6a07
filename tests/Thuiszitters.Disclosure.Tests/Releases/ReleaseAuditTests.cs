using System.Text;
using Thuiszitters.Disclosure.Releases;

namespace Thuiszitters.Disclosure.Tests.Releases;

public class ReleaseAuditTests
{
    const string Header = "pseudoniem;gemeente;band\r\n";
    static readonly string[] Approved = ["gemeente", "geslacht", "band"];

    [Fact]
    public void Check_OfASafeFile_Passes()
    {
        var csv = Header + Lines(1, 5, "A1;groen") + Lines(6, 10, "\"B\"\"1\";\"geel; of\r\nrood\"");
        Assert.True(ReleaseAudit.Check(csv, Approved, 5).Passed);
        Assert.True(ReleaseAudit.Check([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv)], Approved, 5).Passed);
        Assert.True(ReleaseAudit.Check(csv[..^2], Approved, 5).Passed);
    }

    [Fact]
    public void Check_OfACombinationOfFourPersons_FailsAlsoWhenRowsRepeat()
    {
        var csv = Header + Lines(1, 3, "A1;groen") + Lines(4, 4, "A1;groen") + Lines(4, 4, "A1;groen") + Lines(4, 4, "A1;groen");
        var finding = new AuditFinding(AuditFault.CombinationTooRare, 1);
        Assert.Contains(finding, ReleaseAudit.Check(csv, Approved, 5).Findings);
        Assert.Equal([finding], ReleaseAudit.Check(csv, Approved, 5, wholePerson: false).Findings);
    }

    [Fact]
    public void Check_OfAPersonUniqueByTwoRowsTogether_FailsOnlyForTheWholePerson()
    {
        var csv = Header + Lines(1, 6, "A1;groen") + Lines(6, 6, "B1;groen") + Lines(7, 11, "B1;groen");
        Assert.Equal([new AuditFinding(AuditFault.PersonTooRare, 1)], ReleaseAudit.Check(csv, Approved, 5).Findings);
        Assert.True(ReleaseAudit.Check(csv, Approved, 5, wholePerson: false).Passed);
    }

    [Fact]
    public void Check_WithAnEmptyCell_TakesMissingAsAValue()
    {
        var csv = Header + Lines(1, 4, "A1;groen") + Lines(5, 5, ";groen") + Lines(6, 9, "A1;groen");
        Assert.Contains(new AuditFinding(AuditFault.CombinationTooRare, 1), ReleaseAudit.Check(csv, Approved, 5).Findings);
    }

    [Theory]
    [InlineData("pseudoniem;gemeente;geboortedatum")]
    [InlineData("pseudoniem;gemeente;gemeente")]
    [InlineData("id;gemeente;band")]
    public void Check_OfAnotherColumn_Fails(string header) =>
        Assert.Equal([AuditFault.UnexpectedColumn], Faults(header + "\r\n" + Lines(1, 5, "A1;groen")));

    [Fact]
    public void Check_OfRowsInAnotherOrder_Fails() =>
        Assert.Equal([AuditFault.OrderTellsSomething], Faults(Header + Lines(3, 5, "A1;groen") + Lines(1, 2, "A1;groen")));

    [Fact]
    public void Check_OfAnIdentifierInPlaceOfAPseudonym_Fails() =>
        Assert.Contains(AuditFault.NoPseudonym, Faults(Header + $"{Tables.Person(1)};A1;groen\r\n" + Lines(2, 6, "A1;groen")));

    [Theory]
    [InlineData("=1+1")]
    [InlineData(" @SUM(A1)")]
    [InlineData("＝1")]
    public void Check_OfAFormulaCell_Fails(string cell) =>
        Assert.Equal([AuditFault.FormulaCell], Faults(Header + Lines(1, 5, cell + ";groen")));

    [Theory]
    [InlineData("")]
    [InlineData("\"open")]
    [InlineData("a\"b\r\n")]
    [InlineData("\"a\"b\r\n")]
    [InlineData("pseudoniem;band\nx")]
    public void Check_OfNoCsv_Fails(string csv) => Assert.Equal([AuditFault.Malformed], Faults(csv));

    [Fact]
    public void Check_OfRaggedOrNoRowsOrBadBytes_Fails()
    {
        Assert.Equal([AuditFault.NoRows], Faults(Header));
        Assert.Contains(AuditFault.Malformed, Faults(Header + Lines(1, 5, "A1;groen;extra")));
        Assert.Contains(AuditFault.Malformed, Faults(Header + Lines(1, 5, "A1;groen") + "\r\n"));
        Assert.Equal([AuditFault.Malformed], ReleaseAudit.Check([0xFF, 0xFE, 0x41], Approved, 5).Findings.Select(f => f.Fault));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReleaseAudit.Check(Header, Approved, 1));
    }

    static IEnumerable<AuditFault> Faults(string csv) => ReleaseAudit.Check(csv, Approved, 5).Findings.Select(f => f.Fault);

    static string Lines(int from, int to, string cells) =>
        string.Concat(Enumerable.Range(from, to - from + 1).Select(i => $"{i:D26};{cells}\r\n"));
}
