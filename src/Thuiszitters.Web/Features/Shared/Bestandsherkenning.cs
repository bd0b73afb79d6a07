// What: what a file is, told by its content: the few kinds that a dossier takes. Whatever else it is called, it is none of those.
// Source: OWASP File Upload (allow-list by content); ADR 23. Pure. Used by: every upload of a document.
// Never: trusts a name or the type that a browser says, or unpacks more than the little it has to read.

using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
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
    static readonly string[] Verboden = ["vbaproject", "vbadata", "activex/", "/embeddings/", "macrosheets/", "basic/", "scripts/", "oleobject"];

    static readonly string[] Webtekens = ["<!doctype", "<html", "<head", "<body", "<svg", "<?xml", "<script", "<iframe", "<!--", "<?php"];

    /// <summary>The kind, or why it is not taken.</summary>
    public static (Bestandstype? Type, Bestandsfout? Fout) Herken(byte[] inhoud)
    {
        ArgumentNullException.ThrowIfNull(inhoud);
        ReadOnlySpan<byte> begin = inhoud;
        if (inhoud.Length == 0)
            return (null, Bestandsfout.Leeg);
        if (begin.StartsWith("%PDF-"u8))
            return (Bestandstype.Pdf, null);
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
        Bestandstype.Tekst => ("text/plain; charset=utf-8", ".txt"),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    const string Odt = "application/vnd.oasis.opendocument.text";

    static (Bestandstype?, Bestandsfout?) Zip(byte[] inhoud)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(inhoud, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count is 0 or > MeesteDelen)
                return (null, Bestandsfout.Onbekend);
            if (zip.Entries.Any(e => Array.Exists(Verboden, v => e.FullName.Replace('\\', '/').Contains(v, StringComparison.OrdinalIgnoreCase))))
                return (null, Bestandsfout.Macro);
            if (zip.Entries.FirstOrDefault(e => e.FullName == "mimetype") is { } soort)
                return Lees(soort).Trim() == Odt && zip.GetEntry("content.xml") is not null ? (Bestandstype.Odt, null) : (null, Bestandsfout.Onbekend);
            if (zip.GetEntry("[Content_Types].xml") is not { } lijst)
                return (null, Bestandsfout.Onbekend);
            var typen = Lees(lijst);
            if (typen.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || typen.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
                return (null, Bestandsfout.Macro);
            if (zip.GetEntry("word/document.xml") is not null && typen.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal))
                return (Bestandstype.Docx, null);
            return zip.GetEntry("xl/workbook.xml") is not null && typen.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal)
                ? (Bestandstype.Xlsx, null)
                : (null, Bestandsfout.Onbekend);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return (null, Bestandsfout.Onbekend);
        }
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
