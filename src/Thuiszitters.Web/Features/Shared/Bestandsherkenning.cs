// What: what a file is, told by its content: the few kinds that a dossier takes. Whatever else it is called, it is none of those.
// Source: OWASP File Upload (allow-list by content); ADR 23. Pure. Used by: every upload of a document.
// Never: trusts a name or the type that a browser says, or unpacks more than the little it has to read.

using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using System.Xml;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public enum Bestandsfout { Leeg = 1, Onbekend = 2, Macro = 3, Webpagina = 4 }

public static class Bestandsherkenning
{
    /// <summary>More parts than any document has that was made by hand.</summary>
    const int MeesteDelen = 5000;

    /// <summary>What is read of one part at most: enough to know what it is.</summary>
    const int MeesteTekens = 256 * 1024;

    static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    /// <summary>Code that runs when the document opens, or a file of another kind packed into it.</summary>
    static readonly string[] Verboden = ["vbaproject", "vbadata", "activex/", "/embeddings/", "macrosheets/", "basic/", "scripts/", "oleobject", "externallinks/"];

    static readonly string[] Webtekens = ["<!doctype", "<html", "<head", "<body", "<svg", "<?xml", "<script", "<iframe", "<!--", "<?php"];

    /// <summary>The kind, or why it is not taken.</summary>
    public static (Bestandstype? Type, Bestandsfout? Fout) Herken(byte[] inhoud)
    {
        ArgumentNullException.ThrowIfNull(inhoud);
        ReadOnlySpan<byte> begin = inhoud;
        if (inhoud.Length == 0)
            return (null, Bestandsfout.Leeg);
        if (begin.StartsWith("%PDF-"u8))
            return begin.IndexOf("/JavaScript"u8) >= 0 || begin.IndexOf("/Launch"u8) >= 0 || begin.IndexOf("/EmbeddedFile"u8) >= 0 ? (null, Bestandsfout.Macro) : (Bestandstype.Pdf, null);
        if (begin.StartsWith(Png))
            return (Bestandstype.Png, null);
        if (begin.StartsWith(Jpeg))
            return (Bestandstype.Jpeg, null);
        return begin.StartsWith("PK\u0003\u0004"u8) ? Zip(inhoud) : Tekst(begin);
    }

    /// <summary>The type under which it is handed out, and its extension.</summary>
    public static (string Inhoudstype, string Extensie) Uitgave(Bestandstype type) => type switch
    {
        Bestandstype.Pdf => ("application/pdf", ".pdf"),
        Bestandstype.Png => ("image/png", ".png"),
        Bestandstype.Jpeg => ("image/jpeg", ".jpg"),
        Bestandstype.Docx => ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
        Bestandstype.Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
        Bestandstype.Odt => (Odt, ".odt"),
        Bestandstype.Tekst or Bestandstype.Brief => ("text/plain; charset=utf-8", ".txt"),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    const string Odt = "application/vnd.oasis.opendocument.text", Typenlijst = "[Content_Types].xml",
        Woordtype = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        Bladtype = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>What a part of a text or a sheet is, besides XML of the standard and pictures.</summary>
    static readonly string[] Gewoon =
    [
        "application/xml", "text/xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings", "application/vnd.openxmlformats-officedocument.obfuscatedFont",
        "application/vnd.ms-office.chartstyle+xml", "application/vnd.ms-office.chartcolorstyle+xml", "application/vnd.ms-excel.person+xml",
        "application/vnd.ms-excel.threadedcomments+xml", "application/vnd.ms-excel.slicer+xml", "application/vnd.ms-excel.slicerCache+xml",
    ];

    static readonly string[] Ongewoon = ["macro", "vba", "activex", "oleobject", "externallink", "dialogsheet"];

    static (Bestandstype?, Bestandsfout?) Zip(byte[] inhoud)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(inhoud, writable: false), ZipArchiveMode.Read);
            // Two parts under one name: a reader may take the other one than was looked at here.
            if (zip.Entries.Count is 0 or > MeesteDelen || zip.Entries.DistinctBy(e => e.FullName.Replace('\\', '/'), StringComparer.OrdinalIgnoreCase).Count() != zip.Entries.Count)
                return (null, Bestandsfout.Onbekend);
            if (zip.Entries.Any(e => Array.Exists(Verboden, v => e.FullName.Replace('\\', '/').Contains(v, StringComparison.OrdinalIgnoreCase))))
                return (null, Bestandsfout.Macro);
            if (zip.Entries.FirstOrDefault(e => e.FullName == "mimetype") is { } soort)
                return Lees(soort).Trim() == Odt && zip.GetEntry("content.xml") is not null ? (Bestandstype.Odt, null) : (null, Bestandsfout.Onbekend);
            if (zip.GetEntry(Typenlijst) is not { } lijst)
                return (null, Bestandsfout.Onbekend);
            var typen = Waarden(lijst, "ContentType").Select(w => w.Waarde).ToList();
            if (!typen.TrueForAll(IsGewoon) || zip.Entries.Any(e => e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && !IsBinnen(e)))
                return (null, Bestandsfout.Macro);
            if (zip.GetEntry("word/document.xml") is not null && typen.Contains(Woordtype, StringComparer.Ordinal))
                return (Bestandstype.Docx, null);
            return zip.GetEntry("xl/workbook.xml") is not null && typen.Contains(Bladtype, StringComparer.Ordinal)
                ? (Bestandstype.Xlsx, null)
                : (null, Bestandsfout.Onbekend);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or XmlException)
        {
            return (null, Bestandsfout.Onbekend);
        }
    }

    /// <summary>By a list of what may be, and never by what may not: a macro can have any name.</summary>
    static bool IsGewoon(string type) =>
        Gewoon.Contains(type, StringComparer.OrdinalIgnoreCase) || type.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
        || ((type.StartsWith("application/vnd.openxmlformats-officedocument.", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("application/vnd.openxmlformats-package.", StringComparison.OrdinalIgnoreCase))
            && type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) && !Array.Exists(Ongewoon, o => type.Contains(o, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Refers to nothing outside the file but links that somebody clicks: no template, sheet or picture that is fetched on opening.</summary>
    static bool IsBinnen(ZipArchiveEntry verwijzingen) => Waarden(verwijzingen, "TargetMode").TrueForAll(v =>
        !v.Waarde.Equals("External", StringComparison.OrdinalIgnoreCase) || v.Soort.EndsWith("/hyperlink", StringComparison.Ordinal));

    /// <summary>The values of one attribute in a part, each with the Type beside it.</summary>
    /// <exception cref="XmlException">The part is no XML, or too long; then it is not taken.</exception>
    static List<(string Waarde, string Soort)> Waarden(ZipArchiveEntry deel, string naam)
    {
        using var lezer = XmlReader.Create(deel.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MeesteTekens, CloseInput = true });
        var waarden = new List<(string, string)>();
        while (lezer.Read())
            if (lezer.NodeType == XmlNodeType.Element && lezer.GetAttribute(naam) is { } waarde)
                waarden.Add((waarde, lezer.GetAttribute("Type") ?? ""));
        return waarden;
    }

    /// <summary>The beginning of a part. What a bomb would unpack to is not read.</summary>
    static string Lees(ZipArchiveEntry deel)
    {
        using var lezer = new StreamReader(deel.Open(), Encoding.UTF8);
        var tekens = new char[MeesteTekens];
        return new string(tekens, 0, lezer.ReadBlock(tekens));
    }

    /// <summary>Text in UTF-8 without control characters; not what a browser or an interpreter takes for its own.</summary>
    static (Bestandstype?, Bestandsfout?) Tekst(ReadOnlySpan<byte> inhoud)
    {
        if (inhoud.StartsWith(Encoding.UTF8.Preamble))
            inhoud = inhoud[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(inhoud) || inhoud.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || inhoud.IndexOfAnyInRange((byte)14, (byte)31) >= 0
            || inhoud.Contains((byte)127))
            return (null, Bestandsfout.Onbekend);
        var tekst = Encoding.UTF8.GetString(inhoud).TrimStart();
        if (tekst.Length == 0)
            return (null, Bestandsfout.Leeg);
        if (tekst[0] == '<' || Array.Exists(Webtekens, w => tekst.Contains(w, StringComparison.OrdinalIgnoreCase)))
            return (null, Bestandsfout.Webpagina);
        return tekst.StartsWith("#!", StringComparison.Ordinal) || tekst.StartsWith("{\\rtf", StringComparison.Ordinal) || tekst.StartsWith("%!PS", StringComparison.Ordinal)
            ? (null, Bestandsfout.Onbekend)
            : (Bestandstype.Tekst, null);
    }
}
