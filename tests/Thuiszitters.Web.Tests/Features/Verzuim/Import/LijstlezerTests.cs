using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FsCheck;
using FsCheck.Fluent;
using Thuiszitters.Web.Features.Verzuim.Import;
using static Thuiszitters.Web.Tests.Features.Verzuim.Import.Proeflijst;

namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

public sealed class LijstlezerTests
{
    [Theory]
    [InlineData("a;b\nx;y", "CSV, UTF-8, puntkomma")]
    [InlineData("a,b\nx,y", "CSV, UTF-8, komma")]
    [InlineData("a\tb\nx\ty", "CSV, UTF-8, tab")]
    [InlineData("a;b\r\nx;y\r\n", "CSV, UTF-8, puntkomma")]
    [InlineData("a;b\rx;y", "CSV, UTF-8, puntkomma")]
    [InlineData("sep=,\r\na,b\r\nx,y", "CSV, UTF-8, komma")]
    [InlineData("\"a\";\"b\"\nx;\"y\"", "CSV, UTF-8, puntkomma")]
    public async Task ReadAsync_SeparatorsAndNewlines_AreRecognised(string tekst, string vorm)
    {
        var lijst = await Lees(tekst);

        Assert.Null(lijst.Fout);
        Assert.Equal(vorm, lijst.Vorm);
        Assert.Equal(["a", "b"], lijst.Koppen);
        var regel = Assert.Single(lijst.Regels);
        Assert.Equal(2, regel.Nummer);
        Assert.Equal(["x", "y"], regel.Cellen);
    }

    [Fact]
    public async Task ReadAsync_CommasInNames_DoNotBeatTheSemicolon()
    {
        var lijst = await Lees("Naam;Geboren;Soort\nWit, Noah de;1-1-2015;AV\nBoer, Tess de;2-2-2015;LRV\n");

        Assert.Equal(3, lijst.Koppen.Count);
    }

    [Fact]
    public async Task ReadAsync_RecordsWithNewlinesAndEmptyOnes_AreNumberedAsRecords()
    {
        var lijst = await Lees("a;b\n\"een\r\ntwee\";y\n\n;\nz;z\n");

        Assert.Equal([2, 5], lijst.Regels.Select(r => r.Nummer));
        Assert.Equal("een\ntwee", lijst.Regels[0].Cellen[0]);
        Assert.Equal(2, lijst.Overgeslagen);
    }

    [Theory]
    [InlineData("Totaal;300")]
    [InlineData("Totaal: 300;")]
    [InlineData("TOTAAL;12,5\n;\n")]
    [InlineData("Aantal leerlingen;300")]
    [InlineData(";\nSubtotaal;3\nTotaal;300\n")]
    public async Task ReadAsync_TotalsAtTheEnd_AreSkipped(string slot)
    {
        var lijst = await Lees("Naam;Geboren\nx;y\n" + slot);

        Assert.Equal(2, Assert.Single(lijst.Regels).Nummer);
    }

    [Theory]
    [InlineData("Totaal;20150101")]
    [InlineData("Totaal;1-1-2015")]
    [InlineData("Totaal, Jan;300")]
    [InlineData("Totaal;3\nz;z")]
    public async Task ReadAsync_WhatOnlyLooksLikeTotals_StaysARow(string slot)
    {
        var lijst = await Lees("Naam;Geboren\nx;y\n" + slot);

        Assert.StartsWith("Totaal", lijst.Regels[1].Cellen[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_RaggedRows_FewerIsEmptyAndMoreIsRefusedByLine()
    {
        var lijst = await Lees("a;b;c\nx\nx;y;z;;\nx;y;z;te veel\n");

        Assert.Equal(["x", "", ""], lijst.Regels[0].Cellen);
        Assert.Null(lijst.Regels[1].Fout);
        Assert.Contains("meer cellen", lijst.Regels[2].Fout!.Bericht, StringComparison.Ordinal);
        Assert.Equal(4, lijst.Regels[2].Fout!.Kolom);
    }

    [Fact]
    public async Task ReadAsync_CellOfOneMegabyte_RefusesOnlyThatRow()
    {
        var lijst = await Lees("a;b\nx;" + new string('z', 1024 * 1024) + "\nx;y\n");

        Assert.Null(lijst.Fout);
        Assert.Equal(2, lijst.Regels[0].Fout!.Kolom);
        Assert.Null(lijst.Regels[1].Fout);
    }

    [Fact]
    public async Task ReadAsync_CellAtTheLimit_IsRead()
    {
        var lijst = await Lees("a;b\nx;" + new string('z', Lijstgrenzen.Cel) + "\n");

        Assert.Equal(Lijstgrenzen.Cel, lijst.Regels[0].Cellen[1].Length);
    }

    [Theory]
    [InlineData("a;b\nx;\"nooit dicht\ny;z\n", 2)]
    [InlineData("a;b\nx;y\nx;\"open\ny;\"z\"\n", 3)]
    [InlineData("a;\"b\nx;y\n", 1)]
    public async Task ReadAsync_QuoteNeverClosed_RefusesTheFileWithTheLine(string tekst, int regel)
    {
        var lijst = await Lees(tekst);

        Assert.Equal("aanhalingsteken", lijst.Fout!.Code);
        Assert.Equal(regel, lijst.Fout.Regel);
        Assert.Empty(lijst.Regels);
    }

    [Fact]
    public async Task ReadAsync_TextAfterAClosingQuote_RefusesTheRow()
    {
        var lijst = await Lees("a;b\n\"Jan \"de Wit\"\";y\nx;y\n");

        Assert.Equal(1, lijst.Regels[0].Fout!.Kolom);
        Assert.Null(lijst.Regels[1].Fout);
    }

    [Fact]
    public async Task ReadAsync_DuplicateAndEmptyHeadings_AreReported()
    {
        var lijst = await Lees("Naam;;naam;BSN;;\nx;y;z;1\n");

        Assert.Equal(4, lijst.Koppen.Count);
        Assert.Equal([(1, 2), (1, 3)], lijst.Meldingen.Select(m => (m.Regel!.Value, m.Kolom!.Value)));
    }

    [Fact]
    public async Task ReadAsync_TooManyRows_IsRefusedAndTheLimitItselfIsRead()
    {
        var regels = new StringBuilder("a;b\n");
        for (var i = 0; i < Lijstgrenzen.Regels; i++)
            regels.Append("x;y\n");

        Assert.Equal(Lijstgrenzen.Regels, (await Lees(regels.ToString())).Regels.Count);
        Assert.Equal("te-veel-regels", (await Lees(regels.Append("x;y\n").ToString())).Fout!.Code);
    }

    [Fact]
    public async Task ReadAsync_EndlessStream_StopsAtTheLimit()
    {
        var bron = new EindelozeStroom();

        var lijst = await Lijstlezer.ReadAsync(bron, "lijst.csv", CancellationToken.None);

        Assert.Equal("te-groot", lijst.Fout!.Code);
        Assert.InRange(bron.Gelezen, 0, Lijstgrenzen.Bestandsgrootte + 100_000L);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Stops() => await Assert.ThrowsAnyAsync<OperationCanceledException>(
        () => Lijstlezer.ReadAsync(new MemoryStream("a;b\nx;y\n"u8.ToArray()), "lijst.csv", new CancellationToken(canceled: true)));

    [Fact]
    public async Task ReadAsync_XlsxWithEveryKindOfCell_GivesText()
    {
        var bytes = Xlsx((werkboek, blad) =>
        {
            var stijlen = werkboek.AddNewPart<WorkbookStylesPart>();
            stijlen.Stylesheet = new Stylesheet(
                new NumberingFormats(
                    new NumberingFormat { NumberFormatId = 164, FormatCode = "[$-413]d mmmm yyyy;@" },
                    new NumberingFormat { NumberFormatId = 165, FormatCode = "0 \"dagen\"" }),
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat { NumberFormatId = 14 }),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 164 }, new CellFormat { NumberFormatId = 165 }));
            var gedeeld = werkboek.AddNewPart<SharedStringTablePart>();
            gedeeld.SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Run(new Text("Wit, ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new Text("Noah de")), new PhoneticRun(new Text("fonetisch")) { BaseTextStartIndex = 0, EndingBaseIndex = 1 }));
            blad.Append(
                new Row(Tekst("A1", "Naam"), Tekst("B1", "Geboren"), Tekst("C1", "Start"), Tekst("D1", "BSN"), Tekst("E1", "Formule"), Tekst("F1", "Rest"), Tekst("G1", "Datum")) { RowIndex = 1 },
                new Row(
                    new Cell { CellReference = "A3", DataType = CellValues.SharedString, CellValue = new CellValue("0") },
                    Getal("B3", "41347", 1), Getal("C3", "46143.25", 2), Getal("D3", "9.99993288E8"),
                    new Cell { CellReference = "E3", DataType = CellValues.String, CellFormula = new CellFormula("1+1"), CellValue = new CellValue("=1+1") },
                    Getal("F3", "12.5", 3), new Cell { CellReference = "G3", DataType = CellValues.Date, CellValue = new CellValue("2026-05-01T00:00:00") })
                { RowIndex = 3 });
        });

        var lijst = await Lees(bytes, "lijst.xlsx");

        Assert.Null(lijst.Fout);
        Assert.Equal("XLSX, werkblad 'Blad1'", lijst.Vorm);
        var regel = Assert.Single(lijst.Regels);
        Assert.Equal(3, regel.Nummer);
        Assert.Equal(["Wit, Noah de", "2013-03-14", "2026-05-01", "999993288", "=1+1", "12,5", "2026-05-01"], regel.Cellen);
    }

    [Theory]
    [InlineData("0", false, "0")]
    [InlineData("1", false, "1900-01-01")]
    [InlineData("59", false, "1900-02-28")]
    [InlineData("60", false, "60")]
    [InlineData("61", false, "1900-03-01")]
    [InlineData("41347", false, "2013-03-14")]
    [InlineData("39885", true, "2013-03-14")]
    [InlineData("0", true, "1904-01-01")]
    [InlineData("2958465", false, "9999-12-31")]
    [InlineData("2958465", true, "9999-12-31")]
    [InlineData("99999999", false, "99999999")]
    [InlineData("-5", false, "-5")]
    public async Task ReadAsync_XlsxSerialNumber_IsTheDayOfItsDateSystem(string getal, bool vanaf1904, string verwacht)
    {
        var bytes = Xlsx((werkboek, blad) =>
        {
            werkboek.Workbook.WorkbookProperties!.Date1904 = vanaf1904;
            werkboek.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }));
            blad.Append(new Row(Tekst("A1", "Start")), new Row(Getal("A2", getal, 1)));
        });

        Assert.Equal(verwacht, (await Lees(bytes)).Regels[0].Cellen[0]);
    }

    [Theory]
    [InlineData("dd-mm-yyyy", true)]
    [InlineData("[$-413]d mmmm yyyy;@", true)]
    [InlineData("[Red]yy\\-mm", true)]
    [InlineData("General", false)]
    [InlineData("0 \"dagen\"", false)]
    [InlineData("hh:mm", false)]
    [InlineData("#,##0.00", false)]
    [InlineData("\"dag\"@", false)]
    public void IsDatumopmaak_FormatCode_TellsDates(string opmaak, bool verwacht) => Assert.Equal(verwacht, XlsxLezer.IsDatumopmaak(opmaak));

    [Fact]
    public async Task ReadAsync_XlsxWithAHiddenFirstSheet_ReadsTheFirstVisibleOne()
    {
        var lijst = await Lees(Xlsx((_, blad) => blad.Append(new Row(Tekst("A1", "Naam")), new Row(Tekst("A2", "x"))), "Lijst nov", verborgenEerst: true), "lijst.xlsx");

        Assert.Equal("XLSX, werkblad 'Lijst nov'", lijst.Vorm);
        Assert.Equal("x", lijst.Regels[0].Cellen[0]);
    }

    [Fact]
    public async Task ReadAsync_XlsxCellsBeyondTheHeadings_AreAWarningByLine()
    {
        var lijst = await Lees(HandXlsx(BladMet(["Naam"], ["x", "los"])), "lijst.xlsx");

        Assert.Null(lijst.Regels[0].Fout);
        Assert.Equal((2, 2), (lijst.Meldingen[0].Regel, lijst.Meldingen[0].Kolom));
    }

    [Fact]
    public async Task ReadAsync_XlsxNamedCsv_IsReadAsXlsxAndSaysSo()
    {
        var lijst = await Lees(HandXlsx(BladMet(["Naam"], ["x"])), "lijst.csv");

        Assert.StartsWith("XLSX", lijst.Vorm, StringComparison.Ordinal);
        Assert.Single(lijst.Meldingen);
    }

    /// <summary>Whatever the separator and the encoding: what was written is what is read. CsvHelper writes, our reader reads.</summary>
    [Fact]
    public void ReadAsync_AnyListWrittenByAnotherProgram_ReadsBackEqual()
    {
        // Letters that Windows-1252 has too, and that two bytes of it never make a UTF-8 letter of.
        var teken = Gen.Elements("abcXYZ0189 ;,\t\"'\n-.éëïöüçñÀß=+@".ToCharArray());
        var cel = Gen.Choose(0, 12).SelectMany(n => teken.ArrayOf(n)).Select(t => new string(t));
        var rij = Gen.Choose(3, 3).SelectMany(n => cel.ArrayOf(n));
        var lijsten = Gen.Choose(1, 15).SelectMany(n => rij.ArrayOf(n));
        var vormen = from rijen in lijsten
                     from scheiding in Gen.Elements(";", ",", "\t")
                     from codering in Gen.Elements(0, 1, 2)
                     select (rijen, scheiding, codering);

        Prop.ForAll(vormen.ToArbitrary(), v => Leesbaar(v.rijen, v.scheiding, v.codering)).QuickCheckThrowOnFailure();

        static bool Leesbaar(string[][] rijen, string scheiding, int codering)
        {
            // A mark in the first and last column keeps a row from being empty or a total.
            var verwacht = rijen.Select(r => new[] { "x" + r[0], r[1], r[2] + "x" }).ToList();
            Encoding encoding = codering switch { 0 => new UTF8Encoding(false), 1 => new UTF8Encoding(true), _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)! };
            using var geheugen = new MemoryStream();
            using (var tekst = new StreamWriter(geheugen, encoding, leaveOpen: true))
            using (var csv = new CsvHelper.CsvWriter(tekst, new CsvHelper.Configuration.CsvConfiguration(System.Globalization.CultureInfo.InvariantCulture) { Delimiter = scheiding }))
            {
                foreach (var rij in verwacht.Prepend(["Naam", "Opmerking", "School"]))
                {
                    foreach (var c in rij)
                        csv.WriteField(c);
                    csv.NextRecord();
                }
            }
            var gelezen = Lees(geheugen.ToArray()).GetAwaiter().GetResult();
            return gelezen.Fout is null && gelezen.Regels.Count == verwacht.Count
                && gelezen.Regels.Zip(verwacht).All(p => p.First.Fout is null && p.First.Cellen.SequenceEqual(p.Second));
        }
    }

    sealed class EindelozeStroom : Stream
    {
        public long Gelezen { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            Gelezen += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
