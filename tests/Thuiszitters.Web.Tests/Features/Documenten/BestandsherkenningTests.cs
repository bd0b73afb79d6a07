// What: a file is what its content says. Hostile first: macros, web pages, programs and zips of another kind are refused.

using System.Text;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Documenten;

public sealed class BestandsherkenningTests
{
    public static TheoryData<string, byte[], Bestandstype> Goed => new()
    {
        { "pdf", Bestand.Pdf, Bestandstype.Pdf }, { "png", Bestand.Png, Bestandstype.Png }, { "jpeg", Bestand.Jpeg, Bestandstype.Jpeg },
        { "docx", Bestand.Docx(), Bestandstype.Docx }, { "xlsx", Bestand.Xlsx(), Bestandstype.Xlsx }, { "odt", Bestand.Odt(), Bestandstype.Odt },
        { "docx met link", Bestand.DocxMet("", Bestand.Verwijzing("hyperlink", "https://voorbeeld.example")), Bestandstype.Docx },
        { "docx met plaatje", Bestand.DocxMet("<Default ContentType=\"image/png\"/>", ("word/media/1.png", "x")), Bestandstype.Docx },
        { "tekst", Bestand.Tekst, Bestandstype.Tekst }, { "bom", [.. Encoding.UTF8.Preamble, .. Bestand.Tekst], Bestandstype.Tekst },
    };

    public static TheoryData<string, byte[], Bestandsfout> Fout => new()
    {
        { "leeg", [], Bestandsfout.Leeg },
        { "alleen wit", "  \r\n"u8.ToArray(), Bestandsfout.Leeg },
        { "exe", [(byte)'M', (byte)'Z', 0, 0, 1], Bestandsfout.Onbekend },
        { "elf", [0x7F, (byte)'E', (byte)'L', (byte)'F'], Bestandsfout.Onbekend },
        { "latin1", [(byte)'a', 0xE9, (byte)'b'], Bestandsfout.Onbekend },
        { "gif", [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'9', (byte)'a', 0], Bestandsfout.Onbekend },
        { "script", "#!/bin/sh\nrm"u8.ToArray(), Bestandsfout.Onbekend },
        { "rtf", "{\\rtf1 x}"u8.ToArray(), Bestandsfout.Onbekend },
        { "html", "<!doctype html><p>x"u8.ToArray(), Bestandsfout.Webpagina },
        { "svg", "\uFEFF <svg onload=x>"u8.ToArray(), Bestandsfout.Webpagina },
        { "html verderop", "hallo <ScRipT>x"u8.ToArray(), Bestandsfout.Webpagina },
        { "pdf niet vooraan", "x %PDF-1.7 \0"u8.ToArray(), Bestandsfout.Onbekend },
        { "zip", Bestand.Zip(("a.txt", "x")), Bestandsfout.Onbekend },
        { "kapotte zip", [.. "PK\u0003\u0004"u8, 1, 2, 3], Bestandsfout.Onbekend },
        { "docm", Bestand.Docx("application/vnd.ms-word.document.macroEnabled.main+xml"), Bestandsfout.Macro },
        { "docx met macro", Bestand.Docx(erbij: "word/vbaProject.bin"), Bestandsfout.Macro },
        { "docx met bestand", Bestand.Docx(erbij: "word/embeddings/oleObject1.bin"), Bestandsfout.Macro },
        { "odt met macro", Bestand.Odt("Basic/Standard/Module1.xml"), Bestandsfout.Macro },
        { "macro onder andere naam", Bestand.DocxMet("<Override ContentType=\"application/vnd.ms-office.vbaProject\"/>", ("word/plaatje.bin", "x")), Bestandsfout.Macro },
        { "macro met entiteit", Bestand.DocxMet("<Override ContentType=\"application/vnd.ms-office.vba&#80;roject\"/>"), Bestandsfout.Macro },
        { "macroblad", Bestand.DocxMet("<Override ContentType=\"application/vnd.ms-excel.macrosheet+xml\"/>"), Bestandsfout.Macro },
        { "macro na vulling", Bestand.DocxMet($"<!--{new string('x', 300_000)}--><Override ContentType=\"application/vnd.ms-office.vbaProject\"/>"), Bestandsfout.Onbekend },
        { "typen met dtd", Bestand.Zip(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><Types/>"), ("word/document.xml", "x")), Bestandsfout.Onbekend },
        { "twee lijsten van typen", Bestand.DocxMet("", ("[content_types].xml", "<Types/>")), Bestandsfout.Onbekend },
        { "sjabloon van buiten", Bestand.DocxMet("", Bestand.Verwijzing("attachedTemplate", "https://kwaad.example/x.dotm")), Bestandsfout.Macro },
        { "plaatje van buiten", Bestand.DocxMet("", Bestand.Verwijzing("image", "file://kwaad/x.png")), Bestandsfout.Macro },
        { "blad van buiten", Bestand.DocxMet("", ("xl/externalLinks/externalLink1.xml", "<x/>")), Bestandsfout.Macro },
        { "pdf met bijlage", "%PDF-1.7 <</Type/EmbeddedFile>>"u8.ToArray(), Bestandsfout.Macro },
        { "pdf met script", "%PDF-1.7 <</S/JavaScript>>"u8.ToArray(), Bestandsfout.Macro },
        { "epub", Bestand.Zip(("mimetype", "application/epub+zip"), ("content.xml", "x")), Bestandsfout.Onbekend },
        { "docx zonder tekst", Bestand.Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "x")), Bestandsfout.Onbekend },
    };

    [Theory, MemberData(nameof(Goed))]
    public void Herken_ByContent_GivesTheKind(string naam, byte[] inhoud, Bestandstype type)
    {
        var (gevonden, fout) = Bestandsherkenning.Herken(inhoud);
        Assert.True(fout is null && gevonden == type, $"{naam}: {gevonden} {fout}");
    }

    [Theory, MemberData(nameof(Fout))]
    public void Herken_WhatADossierDoesNotTake_IsRefusedWithWhy(string naam, byte[] inhoud, Bestandsfout verwacht)
    {
        var (gevonden, fout) = Bestandsherkenning.Herken(inhoud);
        Assert.True(gevonden is null && fout == verwacht, $"{naam}: {gevonden} {fout}");
    }
}
