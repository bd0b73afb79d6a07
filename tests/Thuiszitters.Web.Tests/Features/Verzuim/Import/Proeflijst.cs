using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Thuiszitters.Web.Features.Verzuim.Import;

namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

/// <summary>Lists made in the test: CSV text, XLSX by the OpenXml package (another writer than our reader), and packages by hand.</summary>
static class Proeflijst
{
    public const string Kop = "Naam;Geboortedatum;BSN;Soort;Startdatum";

    public static readonly DateOnly Op = new(2026, 11, 20);

    public static Task<Leesresultaat> Lees(string tekst, string naam = "lijst.csv") => Lees(Encoding.UTF8.GetBytes(tekst), naam);

    public static async Task<Leesresultaat> Lees(byte[] bytes, string naam = "lijst.csv") =>
        await Lijstlezer.ReadAsync(new MemoryStream(bytes), naam, CancellationToken.None);

    /// <summary>One row per record under <see cref="Kop"/>, checked on <see cref="Op"/>.</summary>
    public static async Task<IReadOnlyList<Lijstrij>> Rijen(params string[] regels)
    {
        var lijst = await Lees(Kop + "\n" + string.Join('\n', regels));
        Assert.Null(lijst.Fout);
        var toewijzing = Kolomherkenning.Raad(lijst, Op);
        Assert.Empty(toewijzing.Controleer());
        return [.. lijst.Regels.Select(r => Regelcontrole.Controleer(r, toewijzing, Op))];
    }

    /// <summary>Synthetic numbers that begin with 9 and pass the 11-proef.</summary>
    public static string Bsn(int volgnummer)
    {
        for (var n = 900_000_000 + volgnummer * 100; ; n++)
        {
            var cijfers = n.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (Thuiszitters.Domain.Bsn.IsGeldig(cijfers))
                return cijfers;
        }
    }

    public static byte[] Xlsx(Action<WorkbookPart, SheetData> vul, string blad = "Blad1", bool verborgenEerst = false)
    {
        using var geheugen = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(geheugen, SpreadsheetDocumentType.Workbook))
        {
            var werkboek = document.AddWorkbookPart();
            werkboek.Workbook = new Workbook(new WorkbookProperties());
            var bladen = werkboek.Workbook.AppendChild(new Sheets());
            uint id = 1;
            if (verborgenEerst)
            {
                var geheim = werkboek.AddNewPart<WorksheetPart>();
                geheim.Worksheet = new Worksheet(new SheetData(new Row(Tekst("A1", "geheim"))));
                bladen.Append(new Sheet { Id = werkboek.GetIdOfPart(geheim), SheetId = id++, Name = "Verborgen", State = SheetStateValues.Hidden });
            }
            var deel = werkboek.AddNewPart<WorksheetPart>();
            var gegevens = new SheetData();
            deel.Worksheet = new Worksheet(gegevens);
            bladen.Append(new Sheet { Id = werkboek.GetIdOfPart(deel), SheetId = id, Name = blad });
            vul(werkboek, gegevens);
        }
        return geheugen.ToArray();
    }

    public static Cell Tekst(string plaats, string tekst) =>
        new() { CellReference = plaats, DataType = CellValues.InlineString, InlineString = new InlineString(new Text(tekst) { Space = SpaceProcessingModeValues.Preserve }) };

    public static Cell Getal(string plaats, string getal, uint stijl = 0) => new() { CellReference = plaats, CellValue = new CellValue(getal), StyleIndex = stijl };

    public static byte[] Zip(params (string Pad, string Inhoud)[] delen)
    {
        using var geheugen = new MemoryStream();
        using (var zip = new ZipArchive(geheugen, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (pad, inhoud) in delen)
            {
                using var deel = zip.CreateEntry(pad).Open();
                deel.Write(Encoding.UTF8.GetBytes(inhoud));
            }
        }
        return geheugen.ToArray();
    }

    /// <summary>A package by hand around one sheet, with what is given for the other parts.</summary>
    public static byte[] HandXlsx(string blad, string? teksten = null, string bladen = "<sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/>", string relaties = "", string? stijlen = null)
    {
        const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string P = "http://schemas.openxmlformats.org/package/2006/relationships";
        List<(string, string)> delen =
        [
            ("_rels/.rels", $"<Relationships xmlns=\"{P}\"><Relationship Id=\"r\" Type=\"{R}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns:r=\"{R}\"><sheets>{bladen}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{P}\"><Relationship Id=\"rId1\" Type=\"{R}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + $"<Relationship Id=\"rId2\" Type=\"{R}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"
                + (stijlen is null ? "" : $"<Relationship Id=\"rId3\" Type=\"{R}/styles\" Target=\"styles.xml\"/>") + relaties + "</Relationships>"),
            ("xl/worksheets/sheet1.xml", blad),
        ];
        if (teksten is not null)
            delen.Add(("xl/sharedStrings.xml", teksten));
        if (stijlen is not null)
            delen.Add(("xl/styles.xml", stijlen));
        return Zip([.. delen]);
    }

    public static string BladMet(params string[][] rijen) => "<worksheet><sheetData>"
        + string.Concat(rijen.Select(r => "<row>" + string.Concat(r.Select(c => $"<c t=\"inlineStr\"><is><t>{c}</t></is></c>")) + "</row>"))
        + "</sheetData></worksheet>";
}
