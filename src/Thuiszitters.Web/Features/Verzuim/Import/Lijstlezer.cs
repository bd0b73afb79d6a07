// What: reads a list of absent pupils from CSV or XLSX into headings and numbered records. What the file is, is told by its content,
//   not by its name.
// Pure. Used by: the preview page, the import job and the verb import.
// Never: runs a formula, follows a link, unpacks more than the limits, or throws for a bad file.

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Thuiszitters.Web.Features.Verzuim.Import;

public static partial class Lijstlezer
{
    static ReadOnlySpan<byte> OleKop => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static async Task<Leesresultaat> ReadAsync(Stream bestand, string bestandsnaam, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(bestand);
        ArgumentNullException.ThrowIfNull(bestandsnaam);
        var bytes = await HaalOpAsync(bestand, ct);
        if (bytes is null)
            return Leesresultaat.Mislukt("te-groot", "Het bestand is groter dan 20 MB. Splits de lijst en lees de delen na elkaar in.");
        try
        {
            return Lees(bytes, Path.GetExtension(bestandsnaam), ct);
        }
        catch (OnleesbaarBestandException fout)
        {
            return Leesresultaat.Mislukt(fout.Code, fout.Bericht);
        }
        // The unpacker and the XML reader report damage in these ways; all of them mean the same to the reader.
        catch (Exception fout) when (fout is InvalidDataException or XmlException or IOException or NotSupportedException or FormatException
            or OverflowException or ArgumentException or UnauthorizedAccessException or RegexMatchTimeoutException)
        {
            return Leesresultaat.Mislukt("beschadigd",
                "Het bestand is beschadigd en niet te lezen. Open het in uw rekenprogramma en sla het opnieuw op.");
        }
    }

    static Leesresultaat Lees(byte[] bytes, string extensie, CancellationToken ct)
    {
        if (bytes.Length == 0)
            return Leesresultaat.Mislukt("leeg", "Het bestand is leeg.");
        if (bytes.AsSpan().StartsWith(OleKop))
        {
            return bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? Leesresultaat.Mislukt("wachtwoord",
                    "Het bestand is beveiligd met een wachtwoord. Sla het op zonder wachtwoord en probeer het opnieuw.")
                : Leesresultaat.Mislukt("xls",
                    "Dit is een oud Excelbestand (.xls). Sla het op als .xlsx of als CSV en probeer het opnieuw.");
        }
        if (bytes.AsSpan().StartsWith("PK"u8) && bytes.Length > 3 && bytes[2] < 9)
            return LeesZip(bytes, extensie, ct);
        if (AnderSoort(bytes) is { } soort)
            return Leesresultaat.Mislukt("geen-lijst", $"Dit is {soort}, geen lijst. Kies een bestand in CSV of XLSX.");

        var (tekst, codering) = CsvTekst.Decodeer(bytes);
        if (string.IsNullOrWhiteSpace(tekst))
            return Leesresultaat.Mislukt("leeg", "Het bestand is leeg.");
        var (scheiding, begin) = CsvLezer.Scheiding(tekst);
        List<Leesmelding> meldingen = [];
        if (extensie.Equals(".xlsx", StringComparison.OrdinalIgnoreCase))
            meldingen.Add(new("De naam van het bestand eindigt op .xlsx, maar het is een CSV-bestand. Het is als CSV gelezen."));
        var teken = scheiding switch { ';' => "puntkomma", ',' => "komma", _ => "tab" };
        return Bouw(CsvLezer.Lees(tekst, scheiding, begin), $"CSV, {codering}, {teken}", isCsv: true, meldingen, ct);
    }

    static Leesresultaat LeesZip(byte[] bytes, string extensie, CancellationToken ct)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        List<Leesmelding> meldingen = [];
        if (extensie.Equals(".csv", StringComparison.OrdinalIgnoreCase) || extensie.Equals(".txt", StringComparison.OrdinalIgnoreCase))
            meldingen.Add(new($"De naam van het bestand eindigt op {extensie.ToLowerInvariant()}, maar het is een Excelbestand. Het is als XLSX gelezen."));
        var lezer = new XlsxLezer(zip);
        var blad = lezer.KiesBlad();
        if (blad.AndereBladen > 0)
        {
            meldingen.Add(new(string.Create(CultureInfo.InvariantCulture,
                $"Alleen werkblad '{blad.Naam}' is gelezen. Andere zichtbare werkbladen: {blad.AndereBladen}.")));
        }
        return Bouw(lezer.Lees(blad), $"XLSX, werkblad '{blad.Naam}'", isCsv: false, meldingen, ct);
    }

    static Leesresultaat Bouw(IEnumerable<RuweRegel> bron, string vorm, bool isCsv, List<Leesmelding> meldingen, CancellationToken ct)
    {
        List<string>? koppen = null;
        List<Lijstregel> regels = [];
        int kopnummer = 0, overgeslagen = 0;
        foreach (var ruw in bron)
        {
            if (ruw.Volgnummer % 1000 == 0)
                ct.ThrowIfCancellationRequested();
            if (ruw.IsLeeg)
            {
                if (koppen is not null)
                    overgeslagen++;
                continue;
            }
            var nummer = koppen is null ? 1 : ruw.Volgnummer - kopnummer + 1;
            if (ruw.Fataal is { } fataal)
                return Leesresultaat.Mislukt("aanhalingsteken", string.Create(CultureInfo.InvariantCulture, $"Regel {nummer}: {fataal}"),
                    nummer);
            if (koppen is null)
            {
                if (LeesKoppen(ruw, meldingen, out koppen) is { } fout)
                    return Leesresultaat.Mislukt("koppen", fout, 1);
                kopnummer = ruw.Volgnummer;
                continue;
            }
            if (regels.Count == Lijstgrenzen.Regels)
                return Leesresultaat.Mislukt("te-veel-regels",
                    "De lijst heeft meer dan 50.000 regels. Splits de lijst en lees de delen na elkaar in.");
            regels.Add(MaakRegel(ruw, nummer, koppen.Count, isCsv, meldingen));
        }
        if (koppen is null)
            return Leesresultaat.Mislukt("leeg", isCsv ? "Het bestand is leeg." : "Het eerste zichtbare werkblad is leeg.");
        while (regels.Count > 0 && IsTotaalregel(regels[^1]))
        {
            regels.RemoveAt(regels.Count - 1);
            overgeslagen++;
        }
        return regels.Count == 0
            ? Leesresultaat.Mislukt("geen-regels", "De lijst heeft wel koppen, maar geen regels met leerlingen.")
            : new() { Vorm = vorm, Koppen = koppen, Regels = regels, Meldingen = meldingen, Overgeslagen = overgeslagen };
    }

    static string? LeesKoppen(RuweRegel ruw, List<Leesmelding> meldingen, out List<string> koppen)
    {
        koppen = ruw.Cellen.ConvertAll(c => Tekstschoning.Schoon(c).Tekst);
        while (koppen.Count > 0 && koppen[^1].Length == 0)
            koppen.RemoveAt(koppen.Count - 1);
        if (ruw.Fout is { } fout)
            return $"De koppen op regel 1 zijn niet te lezen. {fout.Bericht}";
        if (ruw.TeVeel || koppen.Count > Lijstgrenzen.Kolommen)
            return "De lijst heeft meer dan 100 kolommen. Verwijder de kolommen die niet nodig zijn.";
        var gezien = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < koppen.Count; i++)
        {
            if (koppen[i].Length == 0)
                meldingen.Add(new(string.Create(CultureInfo.InvariantCulture, $"Kolom {i + 1} heeft geen kop."), 1, i + 1));
            else if (!gezien.TryAdd(koppen[i], i + 1))
            {
                meldingen.Add(new(string.Create(CultureInfo.InvariantCulture,
                    $"Kolom {gezien[koppen[i]]} en kolom {i + 1} hebben dezelfde kop. Kies zelf welke kolom telt."), 1, i + 1));
            }
        }
        return null;
    }

    static Lijstregel MaakRegel(RuweRegel ruw, int nummer, int breedte, bool isCsv, List<Leesmelding> meldingen)
    {
        var fout = ruw.Fout;
        var extra = ruw.Cellen.FindIndex(Math.Min(breedte, ruw.Cellen.Count), c => !string.IsNullOrWhiteSpace(c));
        if (ruw.TeVeel || extra >= 0)
        {
            // In CSV a separator too many shifts every cell after it; in a sheet a cell stands where it stands.
            const string TeVeel = "De regel heeft meer cellen dan er koppen zijn.";
            if (isCsv)
                fout ??= new(TeVeel + " Staat er een scheidingsteken in een cel zonder aanhalingstekens?", breedte + 1);
            else
                meldingen.Add(new(TeVeel + " Wat buiten de kolommen met een kop staat, is niet gelezen.", nummer, extra >= 0 ? extra + 1
                    : null));
        }
        var cellen = new string[breedte];
        for (var i = 0; i < breedte; i++)
            cellen[i] = i < ruw.Cellen.Count ? ruw.Cellen[i] : "";
        return new(nummer, cellen, fout);
    }

    /// <summary>A word for a sum, and besides it nothing but small numbers: never a row with a birth date or a BSN in it.</summary>
    static bool IsTotaalregel(Lijstregel regel)
    {
        var gevuld = regel.Cellen.Select(c => c.Trim()).Where(c => c.Length > 0).ToList();
        return regel.Fout is null && gevuld.Count > 0 && TotaalWoord().IsMatch(gevuld[0])
            && gevuld.Skip(1).All(c => KleinGetal().IsMatch(c));
    }

    [GeneratedRegex(@"^(?:(?:sub|eind)?totaal|total|aantal|som)(?:[ \t:=].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex TotaalWoord();

    [GeneratedRegex("^[0-9]{1,6}(?:[.,][0-9]{1,3})?$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex KleinGetal();

    static string? AnderSoort(ReadOnlySpan<byte> b)
    {
        if (b.StartsWith("%PDF"u8))
            return "een PDF";
        ReadOnlySpan<byte> png = [0x89, 0x50, 0x4E, 0x47], jpeg = [0xFF, 0xD8, 0xFF], gzip = [0x1F, 0x8B],
            zevenzip = [0x37, 0x7A, 0xBC, 0xAF];
        if (b.StartsWith(png) || b.StartsWith(jpeg) || b.StartsWith("GIF8"u8))
            return "een plaatje";
        if (b.StartsWith(gzip) || b.StartsWith(zevenzip) || b.StartsWith("Rar!"u8))
            return "een ingepakt bestand";
        if (b.StartsWith("{\\rtf"u8))
            return "een tekstdocument";
        var begin = Encoding.Latin1.GetString(b[..Math.Min(b.Length, 200)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        if (begin.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || begin.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            return "een webpagina";
        return begin.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? "een XML-bestand" : null;
    }

    /// <summary>The bytes, or null as soon as there are more than the limit: a stream of 1 GB is not read to its end.</summary>
    static async Task<byte[]?> HaalOpAsync(Stream bestand, CancellationToken ct)
    {
        if (bestand.CanSeek && bestand.Length - bestand.Position > Lijstgrenzen.Bestandsgrootte)
            return null;
        using var geheugen = new MemoryStream();
        var buffer = new byte[81920];
        int gelezen;
        while ((gelezen = await bestand.ReadAsync(buffer, ct)) > 0)
        {
            if (geheugen.Length + gelezen > Lijstgrenzen.Bestandsgrootte)
                return null;
            geheugen.Write(buffer, 0, gelezen);
        }
        return geheugen.ToArray();
    }
}
