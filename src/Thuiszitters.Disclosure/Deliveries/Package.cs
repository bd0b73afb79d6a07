// What: the package that a recipient gets: data.csv, datapackage.json, codeboek.md, risico.json, risico.md, LEESMIJ.md, and all in a zip.
// Source: Data Package v2 with a tabular resource and a Table Schema (datapackage.org); RFC 4180; privacy engineering 3.6.
// The same table and texts always give the same bytes: no clock, no order of a hash table, entries stored without compression (another
//   version of a compressor gives other bytes) and with the first day that a zip can hold.
// Never: a file that did not pass ReleaseAudit, key material, an identifier of the source, or a name or date that tells an order.

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Thuiszitters.Disclosure.Microdata;
using Thuiszitters.Disclosure.Releases;

namespace Thuiszitters.Disclosure.Deliveries;

/// <summary>What a package tells that its table does not know.</summary>
/// <param name="Codebook">Title, meaning of a row, contact and last day. The name of the file in it is not used: it is data.csv.</param>
/// <param name="Name">Name of the package: small letters, digits, and hyphens. Tells nothing about persons.</param>
/// <param name="Publisher">Who hands it out.</param>
/// <param name="Grondslag">Legal ground, in words.</param>
/// <param name="Peildatum">Day of which the values are.</param>
/// <param name="CodeVersion">Version of the program that made it.</param>
/// <param name="LedgerBefore">Where the ledger stood before this package; null for the first one.</param>
public sealed record PackageTexts(
    CodebookTexts Codebook, string Name, string Publisher, string Grondslag, DateOnly Peildatum, string CodeVersion, LedgerHead? LedgerBefore = null);

/// <summary>A file of a package.</summary>
/// <param name="Name">Its name in the zip.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record PackageFile(string Name, string MediaType, byte[] Bytes)
{
    /// <summary>SHA-256 of the bytes, 64 lowercase hexadecimal digits.</summary>
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));
}

/// <summary>A package that may be handed out.</summary>
public sealed class Package
{
    /// <summary>Name of the file with rows.</summary>
    public const string DataName = "data.csv";

    static readonly DateTimeOffset FirstDayOfZip = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    Package(IReadOnlyList<PackageFile> files)
    {
        Files = files;
        using var stream = new MemoryStream();
        WriteZip(stream, files);
        Zip = stream.ToArray();
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Zip));
    }

    /// <summary>The files, in the order of the zip.</summary>
    public IReadOnlyList<PackageFile> Files { get; }

    /// <summary>All files in a zip.</summary>
    public byte[] Zip { get; }

    /// <summary>SHA-256 of the zip, 64 lowercase hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>The files as the ledger knows them.</summary>
    public IReadOnlyList<DeliveredFile> Delivered => [.. Files.Select(f => new DeliveredFile(f.Name, f.Bytes.LongLength, f.Sha256))];

    /// <summary>Makes a package and audits its rows.</summary>
    /// <param name="table">The safe table.</param>
    /// <param name="texts">What goes with it.</param>
    /// <param name="approvedColumns">Columns that may be there, from the approval and not from the table.</param>
    /// <param name="source">What only the source tells, for the page on risk; null leaves those sentences out.</param>
    /// <returns>The package, or the faults that the audit found; exactly one of the two.</returns>
    /// <exception cref="ArgumentException">The name holds more than small letters, digits and hyphens.</exception>
    public static (Package? Package, AuditReport Audit) Make(
        PackageTable table, PackageTexts texts, IReadOnlyCollection<string> approvedColumns, SourceRisk? source = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.Name.Length == 0 || texts.Name.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
            throw new ArgumentException("The name of a package has small letters, digits and hyphens.", nameof(texts));
        var csv = ReleaseCsv.ToBytes(table);
        var outside = table.Columns.Where(c => c.Role != ColumnRole.Quasi)
            .ToDictionary(c => c.Name, c => table.DistinctL.GetValueOrDefault(c.Name, 1), StringComparer.Ordinal);
        var audit = ReleaseAudit.Check(csv, approvedColumns, table.K, table.Rule == CrowdRule.WholePerson, outside);
        if (!audit.Passed)
            return (null, audit);
        var risk = PackageRisk.Of(table, source);
        List<PackageFile> files =
        [
            new(DataName, "text/csv", csv),
            Text("codeboek.md", "text/markdown", Releases.Codebook.Write(table, texts.Codebook with { FileName = DataName })),
            Text("risico.json", "application/json", risk.ToJson(table)),
            Text("risico.md", "text/markdown", risk.ToText(table)),
            Text("LEESMIJ.md", "text/markdown", ReadMe(table, texts)),
        ];
        files.Insert(1, Text("datapackage.json", "application/json", Describe(table, texts, files)));
        return (new Package(files), audit);
    }

    static PackageFile Text(string name, string mediaType, string text) => new(name, mediaType, Encoding.UTF8.GetBytes(text));

    static void WriteZip(Stream stream, IReadOnlyList<PackageFile> files)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var file in files)
        {
            var entry = zip.CreateEntry(file.Name, CompressionLevel.NoCompression);
            entry.LastWriteTime = FirstDayOfZip;
            using var content = entry.Open();
            content.Write(file.Bytes);
        }
    }

    static string Describe(PackageTable table, PackageTexts texts, IEnumerable<PackageFile> files)
    {
        var day = texts.Codebook.KeepUntil.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var package = new JsonObject
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/datapackage.json",
            ["name"] = texts.Name,
            ["title"] = texts.Codebook.Title,
            ["description"] = texts.Codebook.RowMeaning,
            ["contributors"] = new JsonArray(new JsonObject { ["title"] = texts.Publisher, ["roles"] = new JsonArray("publisher") }),
            ["purpose"] = table.Doel,
            ["recipient"] = table.Ontvanger,
            ["legalGround"] = texts.Grondslag,
            ["period"] = table.Periode,
            ["referenceDate"] = texts.Peildatum.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["keepUntil"] = day,
            ["k"] = table.K,
            ["leftOutRows"] = table.LeftOut.ToString(),
            ["softwareVersion"] = texts.CodeVersion,
        };
        if (texts.LedgerBefore is { } head)
            package["ledgerBefore"] = new JsonObject { ["number"] = head.Number, ["sha256"] = head.Hash };
        var resources = new JsonArray();
        foreach (var file in files)
        {
            var resource = new JsonObject
            {
                ["name"] = file.Name.Replace('.', '-').ToLowerInvariant(),
                ["path"] = file.Name,
                ["format"] = file.Name[(file.Name.LastIndexOf('.') + 1)..],
                ["mediatype"] = file.MediaType,
                ["encoding"] = "utf-8",
                ["bytes"] = file.Bytes.LongLength,
                ["hash"] = "sha256:" + file.Sha256,
            };
            if (file.Name == DataName)
            {
                resource["$schema"] = "https://datapackage.org/profiles/2.0/dataresource.json";
                resource["type"] = "table";
                resource["dialect"] = new JsonObject
                {
                    ["$schema"] = "https://datapackage.org/profiles/2.0/tabledialect.json",
                    ["header"] = true, ["delimiter"] = ";", ["lineTerminator"] = "\r\n", ["quoteChar"] = "\"", ["doubleQuote"] = true,
                };
                resource["schema"] = Schema(table);
            }

            resources.Add(resource);
        }

        package["resources"] = resources;
        return package.ToJsonString(Json) + "\n";
    }

    static JsonObject Schema(PackageTable table)
    {
        var fields = new JsonArray(new JsonObject
        {
            ["name"] = ReleaseCsv.PseudonymColumn,
            ["type"] = "string",
            ["title"] = "Pseudoniem",
            ["description"] = "Blijft voor één persoon gelijk binnen dit doel, deze ontvanger en deze periode.",
            ["constraints"] = new JsonObject { ["required"] = true, ["pattern"] = "[0-9A-HJKMNP-TV-Z]{26}" },
            ["missingValues"] = new JsonArray(),
        });
        foreach (var column in table.FileColumns)
        {
            var values = column.HasMissing ? column.Values.Take(column.Values.Count - 1).ToList() : [.. column.Values];
            var field = new JsonObject
            {
                ["name"] = column.Name,
                ["type"] = "string",
                ["title"] = column.Name,
                ["description"] = column.Meaning,
                ["level"] = column.Level,
            };
            if (column.Unit is { } unit)
                field["unit"] = unit;
            if (column.Source is { } from)
                field["source"] = from;
            var constraints = new JsonObject { ["required"] = !column.HasMissing };
            // The profile wants one value at least, and none twice.
            var codes = values.Select(v => ReleaseCsv.Guarded(v.Code)).Distinct(StringComparer.Ordinal).ToList();
            if (codes.Count > 0)
                constraints["enum"] = new JsonArray([.. codes.Select(c => (JsonNode)c)]);
            field["constraints"] = constraints;
            field["categories"] = new JsonArray(
                [.. values.Select(v => (JsonNode)new JsonObject { ["value"] = ReleaseCsv.Guarded(v.Code), ["label"] = v.Label })]);
            field["missingValues"] = column.HasMissing
                ? new JsonArray(new JsonObject { ["value"] = ReleaseCsv.Guarded(column.Values[^1].Code), ["label"] = column.Values[^1].Label })
                : new JsonArray();
            fields.Add(field);
        }

        return new JsonObject { ["$schema"] = "https://datapackage.org/profiles/2.0/tableschema.json", ["fields"] = fields };
    }

    static string ReadMe(PackageTable table, PackageTexts texts)
    {
        var (book, safe) = (texts.Codebook, (Func<string, string>)Releases.Codebook.Safe);
        var dutch = System.Globalization.CultureInfo.GetCultureInfo("nl-NL");
        string[] lines =
        [
            $"# {safe(book.Title)}",
            "",
            $"Geleverd door {safe(texts.Publisher)} aan {safe(table.Ontvanger)}.",
            "",
            "## Waarvoor",
            "",
            $"Doel: {safe(table.Doel)}. Gebruik het bestand voor niets anders.",
            "",
            $"Grondslag: {safe(texts.Grondslag)}.",
            "",
            "## Wat u niet mag",
            "",
            "- Probeer niet te achterhalen wie een persoon is, ook niet met andere gegevens die u hebt.",
            "- Leg dit bestand niet naast een ander bestand over dezelfde personen.",
            "- Geef het bestand niet aan anderen.",
            "",
            "## Hoe lang",
            "",
            $"U mag het bestand hebben tot en met {book.KeepUntil.ToString("d MMMM yyyy", dutch)}. Verwijder dan alle kopieën en"
                + " bevestig dat.",
            "",
            "## Vragen of iemand herkend",
            "",
            $"Meld het bij {safe(book.Contact)}.",
            "",
            "## Wat er in het pakket zit",
            "",
            $"- `{DataName}`: de regels. Puntkomma tussen de kolommen, UTF-8.",
            "- `datapackage.json`: dezelfde beschrijving voor computers (Data Package versie 2), met van elk bestand de SHA-256.",
            "- `codeboek.md`: wat elke kolom en elke waarde betekent.",
            "- `risico.md` en `risico.json`: hoe goed de personen zijn beschermd.",
        ];
        return string.Join('\n', lines) + "\n";
    }
}
