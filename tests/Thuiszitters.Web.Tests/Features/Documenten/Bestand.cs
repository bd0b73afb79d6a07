using System.IO.Compression;
using System.Text;

namespace Thuiszitters.Web.Tests.Features.Documenten;

/// <summary>Small files of each kind, made here.</summary>
static class Bestand
{
    public static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF");
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
    public static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16];
    public static readonly byte[] Tekst = Encoding.UTF8.GetBytes("Verslag van het gesprek, een café verderop.\r\nTweede regel.");

    const string Woord = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    const string Blad = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public static byte[] Docx(string type = Woord, params string[] erbij) => Zip([("[Content_Types].xml", $"<Types><Override ContentType=\"{type}\"/></Types>"), ("word/document.xml", "<w/>"), .. erbij.Select(e => (e, "x"))]);

    public static byte[] Xlsx() => Zip([("[Content_Types].xml", $"<Types><Override ContentType=\"{Blad}\"/></Types>"), ("xl/workbook.xml", "<x/>")]);

    /// <summary>A text with these parts besides, and this beside its own type in the list of types.</summary>
    public static byte[] DocxMet(string typen, params (string Naam, string Inhoud)[] delen) =>
        Zip([("[Content_Types].xml", $"<Types><Override ContentType=\"{Woord}\"/>{typen}</Types>"), ("word/document.xml", "<w/>"), .. delen]);

    public static (string Naam, string Inhoud) Verwijzing(string soort, string doel) =>
        ("word/_rels/document.xml.rels", $"<Relationships><Relationship Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{soort}\" Target=\"{doel}\" TargetMode=\"External\"/></Relationships>");

    public static byte[] Odt(params string[] erbij) => Zip([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<o/>"), .. erbij.Select(e => (e, "x"))]);

    public static byte[] Zip(params (string Naam, string Inhoud)[] delen)
    {
        using var stroom = new MemoryStream();
        using (var zip = new ZipArchive(stroom, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (naam, inhoud) in delen)
            {
                using var deel = new StreamWriter(zip.CreateEntry(naam).Open());
                deel.Write(inhoud);
            }

        return stroom.ToArray();
    }
}
