// What: the codebook that goes with a release, in Dutch, as Markdown.
// Levels, k, left-out rows, purpose, recipient and period are read from the release itself, so that it cannot say anything else.
// Pure. Never: a number of rows before, an exact number of left-out rows, or which persons were left out.

using System.Globalization;
using System.Text;
using Thuiszitters.Disclosure.Deliveries;
using Thuiszitters.Disclosure.Microdata;

namespace Thuiszitters.Disclosure.Releases;

/// <summary>What the codebook tells that the release does not know.</summary>
/// <param name="Title">Title, such as "Thuiszitters per gemeente".</param>
/// <param name="RowMeaning">What one row is, in a sentence.</param>
/// <param name="FileName">Name of the CSV file.</param>
/// <param name="Contact">Where the recipient can ask and report.</param>
/// <param name="KeepUntil">Last day on which the recipient may have the file.</param>
/// <param name="ExtraRules">Rules of use on top of the fixed ones.</param>
public sealed record CodebookTexts(
    string Title, string RowMeaning, string FileName, string Contact, DateOnly KeepUntil, IReadOnlyList<string>? ExtraRules = null);

/// <summary>Writes a codebook.</summary>
public static class Codebook
{
    static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");

    /// <summary>The codebook as Markdown with LF line ends.</summary>
    public static string Write(Release release, CodebookTexts texts) => Write(PackageTable.From(release), texts);

    /// <summary>The codebook of a package.</summary>
    public static string Write(PackageTable release, CodebookTexts texts)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(texts);
        List<string> lines =
        [
            $"# Codeboek: {Safe(texts.Title)}",
            "",
            "| Onderwerp | Inhoud |",
            "|---|---|",
            $"| Doel | {Safe(release.Doel)} |",
            $"| Ontvanger | {Safe(release.Ontvanger)} |",
            $"| Periode | {Safe(release.Periode)} |",
            $"| Bestand | {Safe(texts.FileName)} |",
            "| Vorm | CSV, UTF-8 met BOM, puntkomma tussen de kolommen, eerste regel met kolomnamen, regeleinde CRLF |",
            $"| Bewaren tot en met | {texts.KeepUntil.ToString("d MMMM yyyy", Dutch)} |",
            $"| Vragen en meldingen | {Safe(texts.Contact)} |",
            "",
            "## Wat een regel is",
            "",
            Safe(texts.RowMeaning),
            "",
            "## Hoe de personen zijn beschermd",
            "",
            Crowd(release),
            .. Diversity(release),
            $"- Weggelaten regels: {release.LeftOut}. Dit aantal is afgerond op een veelvoud van 5. \"Minder dan 5\" kan ook 0 zijn.",
            .. OverLimit(release),
            "- Tel de regels daarom niet op tot een totaal.",
            "- Een waarde die ontbreekt, telt als een eigen waarde.",
            "- De regels staan op volgorde van pseudoniem. De volgorde heeft geen betekenis.",
            "- Het bestand bevat nog steeds persoonsgegevens: de pseudoniemen zijn met een sleutel gemaakt.",
            "",
            "## Kolommen",
            "",
            $"### {ReleaseCsv.PseudonymColumn}",
            "",
            "Kenmerk van 26 tekens dat voor één persoon gelijk blijft binnen dit doel, deze ontvanger en deze periode."
                + " In een levering met een ander doel, een andere ontvanger of een andere periode"
                + " heeft dezelfde persoon een ander pseudoniem.",
            "",
        ];
        foreach (var column in release.Columns)
            AddColumn(lines, column);
        lines.Add("## Regels voor gebruik");
        lines.Add("");
        string[] rules =
        [
            "Gebruik het bestand alleen voor het doel dat hierboven staat.",
            "Probeer niet te achterhalen wie een persoon in het bestand is.",
            "Koppel het bestand niet aan andere gegevens over personen.",
            "Geef het bestand niet door aan anderen.",
            string.Create(Dutch, $"Publiceer geen aantallen onder de {release.K}, en ook niets waaruit zo'n aantal is af te leiden."),
            "Herkent u toch iemand? Stop dan en meld dat meteen bij het adres hierboven.",
            "Verwijder het bestand en alle kopieën uiterlijk op de laatste dag van de bewaartermijn en bevestig dat.",
            .. texts.ExtraRules ?? [],
        ];
        lines.AddRange(rules.Select((rule, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {Safe(rule)}")));
        return string.Join('\n', lines) + "\n";
    }

    static IEnumerable<string> Diversity(PackageTable release)
    {
        foreach (var (column, l) in release.DistinctL.Where(d => d.Value > 1).OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"- l = {l}. Bij elke combinatie komen in kolom {Safe(column)} minstens {l} verschillende waarden voor.");
        }

        if (release.IsLocal)
            yield return "- De niveaus verschillen per deel van het bestand: in een kolom staan waarden van meer dan een niveau door elkaar.";
    }

    static string Crowd(PackageTable release) => release.Rule switch
    {
        CrowdRule.WholePerson => string.Create(CultureInfo.InvariantCulture,
            $"- k = {release.K}. Alle regels van een persoon samen zijn gelijk aan die van nog minstens {release.K - 1} andere personen."),
        CrowdRule.EachRow => string.Create(CultureInfo.InvariantCulture,
            $"- k = {release.K}. Elke combinatie van waarden in een regel komt voor bij minstens {release.K} verschillende personen."),
        _ => throw new ArgumentOutOfRangeException(nameof(release), release.Rule, "Unknown rule."),
    };

    static IEnumerable<string> OverLimit(PackageTable release) => release.IsOverLimit
        ? [string.Create(Dutch, $"- **Let op: meer dan {release.MaxSuppression * 100:0.##} % van de regels is weggelaten.**")
            + " Het bestand is niet representatief: zeldzame combinaties ontbreken. Trek er geen conclusies uit over de hele groep."]
        : [];

    static void AddColumn(List<string> lines, PackageColumn column)
    {
        lines.Add($"### {Safe(column.Name)}");
        lines.Add("");
        lines.Add(Safe(column.Meaning));
        lines.Add("");
        lines.Add(column.IsLeftOut
            ? "- Niveau: weggelaten. De kolom staat niet in het bestand, omdat anders te weinig personen dezelfde waarden hebben."
            : $"- Niveau: {Safe(column.Level)}");
        lines.Add($"- Eenheid: {Safe(column.Unit ?? "geen")}");
        if (column.Source is { } source)
            lines.Add($"- Bron: {Safe(source)}");
        lines.Add("");
        if (column.IsLeftOut)
            return;
        lines.Add("| Waarde | Betekenis |");
        lines.Add("|---|---|");
        lines.AddRange(column.Values.Select(v => $"| {Safe(v.Code)} | {Safe(v.Label)} |"));
        lines.Add("");
    }

    // Texts come from tables that people fill: none may end a table row, start a heading or become mark-up.
    internal static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            if (char.IsControl(c))
                safe.Append(' ');
            else if (c is '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '&')
                safe.Append('\\').Append(c);
            else
                safe.Append(c);
        }

        return safe.ToString();
    }
}
