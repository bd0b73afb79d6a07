// What: streams the first visible sheet of an XLSX as records. Reads the parts of the package directly, because the OpenXml package
//   refuses a
//   whole workbook for one malformed hyperlink, and because this way the size of each part is bounded while it is unpacked.
// Source: ECMA-376 part 1, 18.3 (sheets), 18.8.30 (number formats), 18.17.4.1 (date systems).
// Pure. Used by: Lijstlezer.
// Never: computes a formula (its stored value counts, as text), resolves a DTD or an outside relation, or guesses that a plain number is a
//   date.

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Thuiszitters.Web.Features.Verzuim.Import;

sealed partial class XlsxLezer
{
    public readonly record struct Blad(string Naam, string Pad, int AndereBladen);

    const int MeesteOnderdelen = 5000, MeesteKolommen = 16_384, LaatsteDag = 2_958_465, LangsteOpmaak = 1000;

    readonly Dictionary<string, ZipArchiveEntry> onderdelen = new(StringComparer.OrdinalIgnoreCase);
    readonly string werkboek;
    bool vanaf1904;

    public XlsxLezer(ZipArchive zip)
    {
        if (zip.Entries.Count > MeesteOnderdelen || zip.Entries.Sum(e => e.Length) > Lijstgrenzen.Uitgepakt)
            throw new OnleesbaarBestandException("te-groot-uitgepakt",
                "Het Excelbestand is uitgepakt te groot. Sla alleen de lijst op in een nieuw bestand.");
        foreach (var onderdeel in zip.Entries)
            onderdelen.TryAdd(onderdeel.FullName.Replace('\\', '/'), onderdeel);
        werkboek = Relaties("_rels/.rels", "").Values.FirstOrDefault(r => r.Soort == "officeDocument").Pad ?? "xl/workbook.xml";
        if (!onderdelen.ContainsKey(werkboek) || !werkboek.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))
            throw GeenXlsx();
        if (werkboek.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            throw new OnleesbaarBestandException("xlsb", "Dit is een binair Excelbestand (.xlsb). Sla het op als .xlsx of als CSV.");
    }

    OnleesbaarBestandException GeenXlsx()
    {
        if (onderdelen.Keys.Any(p => p.StartsWith("word/", StringComparison.OrdinalIgnoreCase)))
            return new("geen-xlsx", "Dit is een Worddocument, geen lijst. Kies een bestand in CSV of XLSX.");
        return onderdelen.ContainsKey("content.xml")
            ? new("ods", "Dit is een OpenDocument-bestand (.ods). Sla het op als .xlsx of als CSV.")
            : new("geen-xlsx", "Dit is een ingepakt bestand, geen lijst. Pak het uit en kies het bestand in CSV of XLSX.");
    }

    public Blad KiesBlad()
    {
        List<(string Naam, string Id)> zichtbaar = [];
        using (var xml = Open(werkboek))
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.LocalName == "workbookPr")
                    vanaf1904 = xml.GetAttribute("date1904") is "1" or "true";
                else if (xml.LocalName == "sheet" && xml.GetAttribute("state") is null or "visible" && RelatieId(xml) is { } id)
                    zichtbaar.Add((Tekstschoning.Schoon(xml.GetAttribute("name") ?? "").Tekst, id));
            }
        }
        var map = werkboek[..(werkboek.LastIndexOf('/') + 1)];
        var relaties = Relaties($"{map}_rels/{werkboek[map.Length..]}.rels", map);
        var bladen = zichtbaar.Where(b => relaties.TryGetValue(b.Id, out var r) && r.Soort == "worksheet"
            && onderdelen.ContainsKey(r.Pad)).ToList();
        return bladen.Count == 0
            ? throw new OnleesbaarBestandException("geen-blad", "Het Excelbestand heeft geen zichtbaar werkblad.")
            : new(bladen[0].Naam, relaties[bladen[0].Id].Pad, bladen.Count - 1);
    }

    public IEnumerable<RuweRegel> Lees(Blad blad)
    {
        var teksten = GedeeldeTeksten();
        var datums = Datumstijlen();
        using var xml = Open(blad.Pad);
        int regel = 0, kolom = 0;
        List<string> cellen = [];
        Regelfout? fout = null;
        var teVeel = false;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                // A row number may be left out or be wrong; it never goes back.
                regel = Math.Max(regel + 1, int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var r)
                    ? r : 0);
                (kolom, cellen, fout, teVeel) = (0, [], null, false);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c" && regel > 0)
            {
                kolom = Math.Max(kolom + 1, Kolomnummer(xml.GetAttribute("r")));
                var tekst = Cel(xml, teksten, datums);
                if (tekst.Length == 0)
                    continue;
                if (kolom > Lijstgrenzen.Kolommen)
                {
                    teVeel |= !string.IsNullOrWhiteSpace(tekst);
                    continue;
                }
                while (cellen.Count < kolom - 1)
                    cellen.Add("");
                if (tekst.Length > Lijstgrenzen.Cel)
                {
                    fout ??= new("Er staat te veel tekst in een cel: meer dan 10.000 tekens.", kolom);
                    tekst = "";
                }
                cellen.Add(tekst);
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row")
                yield return new(regel, cellen, teVeel, fout);
        }
    }

    string Cel(XmlReader xml, List<string> teksten, HashSet<int> datums)
    {
        var soort = xml.GetAttribute("t");
        var isDatum = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var stijl)
            && datums.Contains(stijl);
        string waarde = "", inline = "";
        if (!xml.IsEmptyElement)
        {
            var diepte = xml.Depth;
            while (xml.Read() && xml.Depth > diepte)
            {
                if (xml.NodeType != XmlNodeType.Element)
                    continue;
                if (xml.LocalName == "v")
                    waarde = Inhoud(xml, "v");
                else if (xml.LocalName == "is")
                    inline = Inhoud(xml, "t");
            }
        }
        return soort switch
        {
            "s" => int.TryParse(waarde, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < teksten.Count ? teksten[i] : "",
            "inlineStr" => Ontsnapt(inline),
            "str" => Ontsnapt(waarde),
            "b" => waarde == "1" ? "ja" : waarde == "0" ? "nee" : waarde,
            "e" => waarde,
            "d" => waarde.Length >= 10 ? waarde[..10] : waarde,
            _ => Getal(waarde, isDatum),
        };
    }

    string Getal(string waarde, bool isDatum)
    {
        if (!double.TryParse(waarde, NumberStyles.Float, CultureInfo.InvariantCulture, out var getal) || !double.IsFinite(getal))
            return waarde;
        if (isDatum && Dag(getal) is { } dag)
            return dag.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Math.Abs(getal) < 1e15 && getal == Math.Floor(getal)
            ? ((long)getal).ToString(CultureInfo.InvariantCulture)
            : waarde.Replace('.', ',');
    }

    /// <summary>The day of a serial number. In the 1900 system day 60 is 29 February 1900, which never was.</summary>
    DateOnly? Dag(double getal)
    {
        if (getal < (vanaf1904 ? 0 : 1) || getal > LaatsteDag)
            return null;
        var dagen = (int)Math.Floor(getal);
        if (vanaf1904)
            return new DateOnly(1904, 1, 1).AddDays(Math.Min(dagen, LaatsteDag - 1462));
        return dagen == 60 ? null : new DateOnly(1899, 12, dagen < 60 ? 31 : 30).AddDays(dagen);
    }

    List<string> GedeeldeTeksten()
    {
        List<string> teksten = [];
        if (Pad("sharedStrings") is not { } pad)
            return teksten;
        if (onderdelen[pad].Length > Lijstgrenzen.GedeeldeTeksten)
            throw new OnleesbaarBestandException("te-groot-uitgepakt",
                "Het Excelbestand is uitgepakt te groot. Sla alleen de lijst op in een nieuw bestand.");
        using var xml = Open(pad);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                teksten.Add(Ontsnapt(Inhoud(xml, "t")));
        }
        return teksten;
    }

    /// <summary>The style numbers (s of a cell) whose number format shows a date.</summary>
    HashSet<int> Datumstijlen()
    {
        HashSet<int> stijlen = [];
        if (Pad("styles") is not { } pad)
            return stijlen;
        HashSet<int> eigen = [], geenDatum = [];
        using var xml = Open(pad);
        int nummer = 0, xfsDiepte = -1;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == xfsDiepte)
                xfsDiepte = -1;
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "cellXfs" && !xml.IsEmptyElement)
                xfsDiepte = xml.Depth;
            if (!int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                id = 0;
            if (xml.LocalName == "numFmt")
                _ = IsDatumopmaak(xml.GetAttribute("formatCode") ?? "") ? eigen.Add(id) : geenDatum.Add(id);
            else if (xml.LocalName == "xf" && xfsDiepte >= 0 && xml.Depth == xfsDiepte + 1)
            {
                if (eigen.Contains(id) || (!geenDatum.Contains(id) && id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36
                    or (>= 50 and <= 54) or 57 or 58))
                    stijlen.Add(nummer);
                nummer++;
            }
        }
        return stijlen;
    }

    /// <summary>A format code is always stored in English: d and y make a date; what is quoted, escaped or in brackets is
    /// decoration.</summary>
    internal static bool IsDatumopmaak(string opmaak)
    {
        // No program writes a longer one; megabytes of it would keep the pattern busy for nothing.
        if (opmaak.Length > LangsteOpmaak)
            return false;
        var kaal = Versiering().Replace(opmaak.Split(';')[0], "");
        return !kaal.Contains("general", StringComparison.OrdinalIgnoreCase)
            && kaal.AsSpan().IndexOfAny("0#?") < 0
            && kaal.AsSpan().IndexOfAny("dDyY") >= 0;
    }

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|[\\\\_*].", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Versiering();

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Ontsnapping();

    static string Ontsnapt(string tekst) => tekst.Contains("_x", StringComparison.Ordinal)
        ? Ontsnapping().Replace(tekst, m => ((char)ushort.Parse(m.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture)).ToString())
        : tekst;

    /// <summary>The text of the element the reader stands on (of its <paramref name="element"/> descendants), without phonetic hints; cut
    /// off above the limit.</summary>
    static string Inhoud(XmlReader xml, string element)
    {
        if (xml.IsEmptyElement)
            return "";
        var tekst = new StringBuilder();
        var buffer = new char[512];
        var diepte = xml.Depth;
        var binnen = xml.LocalName == element;
        var fonetisch = -1;
        while (xml.Read() && xml.Depth > diepte)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.LocalName == "rPh" && !xml.IsEmptyElement)
                    fonetisch = xml.Depth;
                binnen = xml.LocalName == element && fonetisch < 0;
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                binnen = false;
                if (xml.Depth == fonetisch)
                    fonetisch = -1;
            }
            else if (binnen && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace
                or XmlNodeType.SignificantWhitespace)
            {
                int gelezen;
                while ((gelezen = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0)
                {
                    if (tekst.Length <= Lijstgrenzen.Cel)
                        tekst.Append(buffer, 0, gelezen);
                }
            }
        }
        return tekst.ToString();
    }

    static int Kolomnummer(string? verwijzing)
    {
        var nummer = 0;
        foreach (var c in verwijzing ?? "")
        {
            if (!char.IsAsciiLetter(c) || nummer > MeesteKolommen)
                break;
            nummer = nummer * 26 + (char.ToUpperInvariant(c) - 'A' + 1);
        }
        return nummer > MeesteKolommen ? 0 : nummer;
    }

    string? Pad(string soort)
    {
        var map = werkboek[..(werkboek.LastIndexOf('/') + 1)];
        var pad = Relaties($"{map}_rels/{werkboek[map.Length..]}.rels", map).Values.FirstOrDefault(r => r.Soort == soort).Pad;
        return pad is not null && onderdelen.ContainsKey(pad) ? pad : null;
    }

    /// <summary>Relations inside the package by id; an outside target (a link, another workbook) is left alone.</summary>
    Dictionary<string, (string Soort, string Pad)> Relaties(string pad, string map)
    {
        var relaties = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        if (!onderdelen.ContainsKey(pad))
            return relaties;
        using var xml = Open(pad);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External")
                continue;
            if (xml.GetAttribute("Id") is { } id && xml.GetAttribute("Type") is { } type && xml.GetAttribute("Target") is { } doel)
                relaties.TryAdd(id, (type[(type.LastIndexOf('/') + 1)..], doel.StartsWith('/') ? doel[1..] : map + doel));
        }
        return relaties;
    }

    /// <summary>The id attribute is in the relations namespace, which differs between the transitional and the strict variant.</summary>
    static string? RelatieId(XmlReader xml)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName == "id" && xml.Prefix.Length > 0)
            {
                var id = xml.Value;
                xml.MoveToElement();
                return id;
            }
        }
        xml.MoveToElement();
        return null;
    }

    XmlReader Open(string pad) => XmlReader.Create(onderdelen[pad].Open(), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CloseInput = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = Lijstgrenzen.Uitgepakt,
    });
}
