using System.IO.Compression;
using System.Text;
using Thuiszitters.Web.Features.Verzuim.Import;
using static Thuiszitters.Web.Tests.Features.Verzuim.Import.Proeflijst;

namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

/// <summary>Bad files: never an exception, always a Dutch message or rows with an exact judgement.</summary>
public sealed class KapotteBestandenTests
{
    const string Regel = "Wit, Noah de;01-02-2015;;AV;01-09-2026\n";

    /// <summary>Name, file name, bytes, and the code of the refusal; null when the file can be used (with rows refused or warned about).</summary>
    static IEnumerable<(string Naam, string Bestand, byte[] Bytes, string? Code)> Maak()
    {
        var goed = Kop + "\n" + Regel;
        yield return ("leeg", "a.csv", [], "leeg");
        yield return ("alleen bom", "a.csv", [0xEF, 0xBB, 0xBF], "leeg");
        yield return ("alleen utf16-bom", "a.csv", [0xFF, 0xFE], "leeg");
        yield return ("alleen spaties", "a.csv", U(" \n \r\n\t"), "leeg");
        yield return ("alleen scheidingstekens", "a.csv", U(";;;\n;;;\n"), "leeg");
        yield return ("alleen koppen", "a.csv", U(Kop), "geen-regels");
        yield return ("koppen en totaal", "a.csv", U(Kop + "\nTotaal;0;;;\n"), "geen-regels");
        yield return ("utf8", "a.csv", U(goed), null);
        yield return ("utf8 met bom", "a.csv", [0xEF, 0xBB, 0xBF, .. U(goed)], null);
        yield return ("windows-1252", "a.csv", Encoding.Latin1.GetBytes(Kop + "\nÖztürk, Zoë;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("windows-1252 euro en aanhaling", "a.csv", [.. U(Kop + "\n"), 0x91, (byte)'t', .. U(" Hart, Sem;01-02-2015;;AV;01-09-2026\n")], null);
        yield return ("windows-1252 onbezet teken", "a.csv", [.. U(Kop + "\n"), 0x8D, .. U(Regel)], "codering");
        yield return ("utf8 met bom en kapot teken", "a.csv", [0xEF, 0xBB, 0xBF, .. U(Kop + "\n"), 0xC3, 0x28, .. U(Regel)], "codering");
        yield return ("utf8 met een kapot teken", "a.csv", [.. U(Kop + "\nÖztürk, Zoë é ü;01-02-2015;;AV;01-09-2026\n"), 0xC3, 0x28, .. U(Regel)], "codering");
        yield return ("half surrogaat in utf8", "a.csv", [.. U(Kop + "\nÖztürk, Zoë é ü ë ö;01-02-2015;;AV;1-9-2026\n"), 0xED, 0xA0, 0x80, .. U(Regel)], "codering");
        yield return ("utf16 le met bom", "a.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(goed)], null);
        yield return ("utf16 be met bom", "a.csv", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(goed)], null);
        yield return ("utf16 met half surrogaat", "a.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(goed), 0x3D, 0xD8, (byte)'a', 0], "codering");
        yield return ("utf16 afgebroken", "a.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(goed), 0x3D], "codering");
        yield return ("utf16 le zonder bom", "a.csv", Encoding.Unicode.GetBytes(goed), "utf16-zonder-bom");
        yield return ("utf16 be zonder bom", "a.csv", Encoding.BigEndianUnicode.GetBytes(goed), "utf16-zonder-bom");
        yield return ("utf32 met bom", "a.csv", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(goed)], "codering");
        yield return ("nul in een cel", "a.csv", U(Kop + "\nWit,\0 Noah de;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("alleen nul", "a.csv", new byte[5000], "geen-tekst");
        yield return ("willekeurige bytes", "a.csv", Willekeurig(5000), "geen-tekst");
        yield return ("rtl-teken", "a.csv", U(Kop + "\nWit, \u202Ehaon\u202C de;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("nulbreedte", "a.csv", U(Kop + "\nWit,\u200B No\u2060ah de;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("homoglief", "a.csv", U(Kop + "\nWit, No\u0430h de;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("arabische naam", "a.csv", U(Kop + "\nمحمد, علي;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("emoji", "a.csv", U(Kop + "\n😀😀;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("stapel accenten", "a.csv", U(Kop + "\nZ" + new string('\u0301', 5000) + ", a;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("formule als naam", "a.csv", U(Kop + "\n=1+1;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("formule met opdracht", "a.csv", U(Kop + "\n=cmd|' /C calc'!A0;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("html in naam", "a.csv", U(Kop + "\n<script>alert(1)</script>;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("cel van 1 MB", "a.csv", U(Kop + "\n" + new string('a', 1 << 20) + ";01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("kop van 1 MB", "a.csv", U(new string('a', 1 << 20) + ";b\n1;2\n"), "koppen");
        yield return ("quote open op kop", "a.csv", U("\"Naam;Geboren\n" + Regel), "aanhalingsteken");
        yield return ("quote open in regel", "a.csv", U(Kop + "\n\"Wit, Noah de;01-02-2015;;AV;01-09-2026\n" + Regel), "aanhalingsteken");
        yield return ("quote open op het eind", "a.csv", U(goed + "\""), "aanhalingsteken");
        yield return ("quote midden in een cel", "a.csv", U(Kop + "\nWit \"Noah\" de;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("tekst na gesloten quote", "a.csv", U(Kop + "\n\"Wit\"x;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("te weinig cellen", "a.csv", U(Kop + "\nWit, Noah de\n"), null);
        yield return ("te veel cellen", "a.csv", U(Kop + "\nWit;Noah;de;01-02-2015;;AV;01-09-2026\n"), null);
        yield return ("honderd kolommen te veel", "a.csv", U(string.Join(';', Enumerable.Range(0, 201)) + "\n1\n"), "koppen");
        yield return ("miljoen kolommen", "a.csv", U(Kop + "\n" + new string(';', 1_000_000) + "x\n"), null);
        yield return ("miljoen lege regels", "a.csv", U(Kop + new string('\n', 1_000_000) + Regel), null);
        yield return ("gemengde regeleinden", "a.csv", U(Kop + "\r" + Regel + "\r\n" + Regel.TrimEnd() + "\r\r\n" + Regel), null);
        yield return ("een enkele kolom", "a.csv", U("lijst\nWit\nBoer\n"), null);
        yield return ("onmogelijke datums", "a.csv", U(Kop + "\nWit, A;31-02-2015;;AV;99-99-9999\n"), null);
        yield return ("cijfers uit ander schrift", "a.csv", U(Kop + "\nWit, A;٠١-٠٢-٢٠١٥;٩٩٩٩٩٣٢٨٨;AV;٠١-٠٩-٢٠٢٦\n"), null);
        yield return ("te lang bsn", "a.csv", U(Kop + "\nWit, A;01-02-2015;" + new string('9', 9000) + ";AV;01-09-2026\n"), null);
        yield return ("json", "a.csv", U("{\"naam\": \"Wit\", \"geboren\": \"x\"}\n{\"naam\": 1}"), null);
        yield return ("pdf", "a.csv", U("%PDF-1.7\n..."), "geen-lijst");
        yield return ("png", "a.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "geen-lijst");
        yield return ("gzip", "a.csv", [0x1F, 0x8B, 8, 0, 0], "geen-lijst");
        yield return ("webpagina als xls", "a.xls", U("\n<html><table><tr><td>Naam"), "geen-lijst");
        yield return ("xml", "a.csv", U("<?xml version=\"1.0\"?><a/>"), "geen-lijst");
        yield return ("rtf", "a.csv", U("{\\rtf1 lijst}"), "geen-lijst");
        yield return ("oude xls", "a.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]], "xls");
        yield return ("xlsx met wachtwoord", "a.xlsx",
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[64], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "wachtwoord");
        yield return ("csv genaamd xlsx", "a.xlsx", U(goed), null);

        var blad = BladMet(["Naam", "Geboortedatum", "Soort", "Startdatum"], ["Wit, Noah de", "01-02-2015", "AV", "01-09-2026"]);
        var xlsx = HandXlsx(blad);
        yield return ("xlsx", "a.xlsx", xlsx, null);
        yield return ("xlsx afgebroken", "a.xlsx", xlsx[..(xlsx.Length / 2)], "beschadigd");
        yield return ("xlsx zonder inhoudsopgave", "a.xlsx", xlsx[..^30], "beschadigd");
        yield return ("alleen zip-kop", "a.xlsx", [0x50, 0x4B, 3, 4], "beschadigd");
        yield return ("zip met csv", "a.zip", Zip(("lijst.csv", goed)), "geen-xlsx");
        yield return ("leeg zip", "a.zip", Zip(), "geen-xlsx");
        yield return ("word", "a.docx", Zip(("word/document.xml", "<a/>")), "geen-xlsx");
        yield return ("ods", "a.ods", Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")), "ods");
        yield return ("xlsb", "a.xlsb", Zip(("_rels/.rels", "<R><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></R>"), ("xl/workbook.bin", "x")), "xlsb");
        yield return ("xlsx zonder blad", "a.xlsx", HandXlsx(blad, bladen: ""), "geen-blad");
        yield return ("xlsx alleen verborgen", "a.xlsx", HandXlsx(blad, bladen: "<sheet name=\"B\" sheetId=\"1\" state=\"veryHidden\" r:id=\"rId1\"/>"), "geen-blad");
        yield return ("xlsx leeg blad", "a.xlsx", HandXlsx("<worksheet><sheetData/></worksheet>"), "leeg");
        yield return ("xlsx alleen koppen", "a.xlsx", HandXlsx(BladMet(["Naam", "Geboren"])), "geen-regels");
        yield return ("xlsx kapotte xml", "a.xlsx", HandXlsx("<worksheet><sheetData><row><c>"), "beschadigd");
        yield return ("xlsx geen xml", "a.xlsx", HandXlsx("zomaar tekst"), "beschadigd");
        yield return ("xlsx met dtd", "a.xlsx", HandXlsx("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + BladMet(["Naam"], ["&e;"])), "beschadigd");
        yield return ("xlsx met entiteiten", "a.xlsx", HandXlsx("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + BladMet(["Naam"], ["&b;"])), "beschadigd");
        yield return ("xlsx met buitenlink", "a.xlsx", HandXlsx(blad, relaties: "<Relationship Id=\"x\" Type=\"y/hyperlink\" TargetMode=\"External\" Target=\"http://:::slecht\"/>"), null);
        yield return ("xlsx gedeelde tekst ontbreekt", "a.xlsx", HandXlsx("<worksheet><sheetData><row><c t=\"s\"><v>7</v></c><c t=\"inlineStr\"><is><t>Naam</t></is></c></row>"
            + "<row><c t=\"s\"><v>-1</v></c><c t=\"s\"><v>99999999999</v></c><c><v>1</v></c></row></sheetData></worksheet>", "<sst><si/></sst>"), null);
        yield return ("xlsx rare getallen", "a.xlsx", HandXlsx("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>Naam</t></is></c></row>"
            + "<row><c s=\"9999\"><v>1E400</v></c></row><row><c><v>NaN</v></c></row><row><c t=\"e\"><v>#N/A</v></c></row><row><c t=\"raar\"><v>x</v></c></row></sheetData></worksheet>"), null);
        yield return ("xlsx regels door elkaar", "a.xlsx", HandXlsx("<worksheet><sheetData><row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t>Naam</t></is></c></row>"
            + "<row r=\"2\"><c r=\"ZZZZZ2\" t=\"inlineStr\"><is><t>x</t></is></c></row><row r=\"x\"><c r=\"B1\" t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData></worksheet>"), null);
        yield return ("xlsx half surrogaat", "a.xlsx", HandXlsx(BladMet(["Naam", "Geboren"], ["Wit_xD83D_, A_x0000_", "_x202E_1"])), null);
        yield return ("xlsx cel van 1 MB", "a.xlsx", HandXlsx(BladMet(["Naam"], [new string('a', 1 << 20)], ["Wit"])), null);
        yield return ("xlsx kop van 1 MB", "a.xlsx", HandXlsx(BladMet([new string('a', 1 << 20)], ["Wit"])), "koppen");
        yield return ("xlsx miljoen kolommen", "a.xlsx", HandXlsx("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>Naam</t></is></c></row><row>"
            + string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 1_000_000)) + "</row></sheetData></worksheet>"), null);
        yield return ("xlsx getalopmaak van 3 MB", "a.xlsx", HandXlsx(blad, stijlen: "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\""
            + new string('[', 3 << 20) + "\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs></styleSheet>"), null);
        yield return ("xlsx bom van 300 MB", "a.xlsx", Zipbom(300), "te-groot-uitgepakt");
        yield return ("xlsx bom in gedeelde teksten", "a.xlsx", HandXlsx(blad, "<sst><si><t>" + new string('a', 60 << 20) + "</t></si></sst>"), "te-groot-uitgepakt");
        yield return ("xlsx te veel onderdelen", "a.xlsx", Zip([.. Enumerable.Range(0, 6000).Select(i => ($"xl/{i}", ""))]), "te-groot-uitgepakt");
        yield return ("xlsx bom met gelogen grootte", "a.xlsx", GelogenGrootte(HandXlsx(BladMet(["Naam"], [new string('a', 5 << 20)]))), "beschadigd");
        for (var i = 0; i < 40; i++)
            yield return ($"xlsx beschadigd {i}", "a.xlsx", Beschadig(xlsx, i), "*");
        for (var i = 0; i < 40; i++)
            yield return ($"csv beschadigd {i}", "a.csv", Beschadig(U(goed + goed), i), "*");
    }

    static readonly Lazy<IReadOnlyList<(string Naam, string Bestand, byte[] Bytes, string? Code)>> Gemaakt = new(() => [.. Maak()]);

    static IReadOnlyList<(string Naam, string Bestand, byte[] Bytes, string? Code)> Verzameling() => Gemaakt.Value;

    [Fact]
    public void Verzameling_IsLarge_AndNamesAreUnique() => Assert.True(Verzameling().DistinctBy(v => v.Naam).Count() >= 150);

    [Fact]
    public async Task ReadAsync_EveryBadFile_GivesADutchMessageOrJudgedRows()
    {
        List<string> mis = [];
        foreach (var (naam, bestand, bytes, code) in Verzameling())
        {
            var lijst = await Lees(bytes, bestand);
            if (code != "*" && lijst.Fout?.Code != code)
                mis.Add($"{naam}: {lijst.Fout?.Code ?? "gelezen"} in plaats van {code ?? "gelezen"}");
            if (lijst.Fout is { } fout && (!fout.Bericht.EndsWith('.') || !fout.Bericht.Contains(' ', StringComparison.Ordinal) || lijst.Regels.Count > 0))
                mis.Add($"{naam}: geen heldere melding");
            if (lijst.Fout is null && !Beoordeelbaar(lijst))
                mis.Add($"{naam}: regels zonder oordeel");
        }
        Assert.Empty(mis);
    }

    [Fact]
    public async Task Controleer_RowsOfReadableBadFiles_HaveTheReasonThatFits()
    {
        var verwacht = new Dictionary<string, string?>
        {
            ["utf8"] = null, ["windows-1252"] = null, ["utf16 be met bom"] = null, ["nul in een cel"] = null, ["rtl-teken"] = null, ["nulbreedte"] = null, ["homoglief"] = null,
            ["arabische naam"] = null, ["emoji"] = Weigerreden.NaamOntbreekt, ["formule als naam"] = Weigerreden.NaamOntbreekt, ["formule met opdracht"] = null,
            ["cel van 1 MB"] = Weigerreden.RegelOnleesbaar, ["tekst na gesloten quote"] = Weigerreden.RegelOnleesbaar, ["te weinig cellen"] = Weigerreden.GeboortedatumOngeldig,
            ["te veel cellen"] = Weigerreden.RegelOnleesbaar, ["miljoen kolommen"] = Weigerreden.RegelOnleesbaar, ["onmogelijke datums"] = Weigerreden.GeboortedatumOngeldig,
            ["cijfers uit ander schrift"] = Weigerreden.GeboortedatumOngeldig, ["te lang bsn"] = Weigerreden.BsnElfproef, ["xlsx"] = null, ["csv genaamd xlsx"] = null,
            ["xlsx cel van 1 MB"] = Weigerreden.RegelOnleesbaar, ["xlsx half surrogaat"] = Weigerreden.GeboortedatumOngeldig,
        };
        foreach (var (naam, bestand, bytes, _) in Verzameling().Where(v => verwacht.ContainsKey(v.Naam)))
        {
            var lijst = await Lees(bytes, bestand);
            var rij = Regelcontrole.Controleer(lijst.Regels[0], Kolomherkenning.Raad(lijst, Op), Op);
            Assert.Equal((naam, verwacht[naam]), (naam, rij.Weigeringen.Count == 0 ? null : rij.Weigeringen[0].Reden));
        }
    }

    [Theory]
    [InlineData("nul in een cel", "onzichtbare")]
    [InlineData("rtl-teken", "onzichtbare")]
    [InlineData("nulbreedte", "onzichtbare")]
    [InlineData("homoglief", "schriften")]
    public async Task Controleer_DeceptiveName_IsCleanedOrFlagged(string naam, string woord)
    {
        var (_, bestand, bytes, _) = Verzameling().Single(v => v.Naam == naam);
        var lijst = await Lees(bytes, bestand);

        var rij = Regelcontrole.Controleer(lijst.Regels[0], Kolomherkenning.Raad(lijst, Op), Op);

        var waarschuwing = Assert.Single(rij.Waarschuwingen);
        Assert.Contains(woord, waarschuwing.Bericht, StringComparison.Ordinal);
        Assert.Equal(1, waarschuwing.Kolom);
        Assert.DoesNotContain(rij.Naam!.Weergave, c => char.IsControl(c) || c is '\u202E' or '\u200B' or '\u2060');
    }

    static bool Beoordeelbaar(Leesresultaat lijst)
    {
        var toewijzing = Kolomherkenning.Raad(lijst, Op);
        if (toewijzing.Controleer().Count > 0)
            return toewijzing.Controleer().All(b => b.EndsWith('.'));
        var vergelijker = new Lijstvergelijker();
        return lijst.Regels.All(r => vergelijker.Beoordeel(Regelcontrole.Controleer(r, toewijzing, Op)) is { Uitkomst: not Rijuitkomst.Afgewezen } or { Weigering.Bericht.Length: > 10 });
    }

    static byte[] U(string tekst) => Encoding.UTF8.GetBytes(tekst);

    /// <summary>The same bytes every run.</summary>
    static byte[] Willekeurig(int aantal)
    {
        var staat = 12345u;
        return [.. Enumerable.Range(0, aantal).Select(_ => (byte)((staat = staat * 1664525 + 1013904223) >> 24)).Select(b => b is 0x50 ? (byte)1 : b)];
    }

    static byte[] Beschadig(byte[] bytes, int zaad)
    {
        var kopie = (byte[])bytes.Clone();
        var staat = (uint)zaad * 2654435761u + 1;
        for (var i = 0; i < 8; i++)
        {
            staat = staat * 1664525 + 1013904223;
            kopie[staat % kopie.Length] = (byte)(staat >> 13);
        }
        return kopie;
    }

    static byte[] Zipbom(int megabytes)
    {
        using var geheugen = new MemoryStream();
        using (var zip = new ZipArchive(geheugen, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var deel = zip.CreateEntry("xl/workbook.xml").Open();
            var blok = new byte[1 << 20];
            for (var i = 0; i < megabytes; i++)
                deel.Write(blok);
        }
        return geheugen.ToArray();
    }

    /// <summary>Writes a size of 100 bytes over the sizes that the table of contents states for the sheet.</summary>
    static byte[] GelogenGrootte(byte[] xlsx)
    {
        var naam = "xl/worksheets/sheet1.xml"u8.ToArray();
        var plek = xlsx.AsSpan().LastIndexOf(naam);
        BitConverter.GetBytes(100).CopyTo(xlsx, plek - 46 + 24);
        return xlsx;
    }
}
