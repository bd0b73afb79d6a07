// What: the gate before a file is handed out: reads the produced CSV back and checks what it promises.
// Used by: whoever hands out a file; a file that does not pass is not handed out.
// Never: shares code with what made the file (own CSV reader, own column name, own counting), so that one mistake cannot pass twice;
//   and never puts a value of the file in its findings.

using System.Text;

namespace Thuiszitters.Disclosure.Releases;

/// <summary>What can be wrong with a file.</summary>
public enum AuditFault
{
    /// <summary>Not valid UTF-8, not valid CSV, or rows of unequal width.</summary>
    Malformed = 1,

    /// <summary>The header does not begin with the pseudonym, or has a column twice or one that was not approved.</summary>
    UnexpectedColumn = 2,

    /// <summary>The file holds no rows.</summary>
    NoRows = 3,

    /// <summary>A first cell is not a pseudonym of 26 characters.</summary>
    NoPseudonym = 4,

    /// <summary>A combination of values occurs for fewer than k distinct pseudonyms.</summary>
    CombinationTooRare = 5,

    /// <summary>The rows of a pseudonym, taken together, occur for fewer than k distinct pseudonyms.</summary>
    PersonTooRare = 6,

    /// <summary>The rows are not in the order of the pseudonym, so that their order may tell something.</summary>
    OrderTellsSomething = 7,

    /// <summary>A cell begins as a formula.</summary>
    FormulaCell = 8,

    /// <summary>A combination of values has too few different values of a sensitive column.</summary>
    TooFewValues = 9,
}

/// <summary>A fault, and in how many places: rows, columns, combinations or persons.</summary>
public sealed record AuditFinding(AuditFault Fault, int Places);

/// <summary>The outcome of an audit. For internal use: the places are exact.</summary>
/// <param name="Findings">The faults; none when the file passed.</param>
public sealed record AuditReport(IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>True when the file may be handed out.</summary>
    public bool Passed => Findings.Count == 0;
}

/// <summary>Audits a file that is about to be handed out.</summary>
public static class ReleaseAudit
{
    /// <summary>Checks the bytes of a file (UTF-8, with or without a byte order mark).</summary>
    /// <param name="file">The file exactly as it will be handed out.</param>
    /// <param name="approvedColumns">Columns that may be there after the pseudonym, from the approval and not from the release.</param>
    /// <param name="k">Least number of distinct pseudonyms; 2 or more.</param>
    /// <param name="wholePerson">Whether also the rows of a person taken together must be shared by k persons.</param>
    /// <param name="outside">
    /// Columns that make no combination, each with the least number of different values that a combination must have in it: the sensitive
    /// ones with their l, others with 1. Null when every column makes the combination.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is below 2.</exception>
    public static AuditReport Check(
        ReadOnlySpan<byte> file, IReadOnlyCollection<string> approvedColumns, int k, bool wholePerson = true,
        IReadOnlyDictionary<string, int>? outside = null)
    {
        try
        {
            return Check(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file), approvedColumns, k, wholePerson, outside);
        }
        catch (DecoderFallbackException)
        {
            return new AuditReport([new AuditFinding(AuditFault.Malformed, 1)]);
        }
    }

    /// <summary>Checks the text of a file.</summary>
    /// <inheritdoc cref="Check(ReadOnlySpan{byte}, IReadOnlyCollection{string}, int, bool, IReadOnlyDictionary{string, int})"/>
    public static AuditReport Check(
        string csv, IReadOnlyCollection<string> approvedColumns, int k, bool wholePerson = true, IReadOnlyDictionary<string, int>? outside = null)
    {
        ArgumentNullException.ThrowIfNull(csv);
        ArgumentNullException.ThrowIfNull(approvedColumns);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        var lines = Read(csv.StartsWith('\uFEFF') ? csv[1..] : csv);
        if (lines is not [var header, .. var rows])
            return new AuditReport([new AuditFinding(AuditFault.Malformed, 1)]);

        var findings = new List<AuditFinding>();
        void Note(AuditFault fault, int places)
        {
            if (places > 0)
                findings.Add(new AuditFinding(fault, places));
        }

        var columns = header.Skip(1).ToList();
        Note(AuditFault.UnexpectedColumn, (header[0] == "pseudoniem" ? 0 : 1)
            + columns.Count(c => !approvedColumns.Contains(c))
            + columns.Count - columns.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Note(AuditFault.Malformed, rows.Count(r => r.Count != header.Count));
        Note(AuditFault.NoRows, rows.Count == 0 ? 1 : 0);
        Note(AuditFault.NoPseudonym, rows.Count(r => !LooksLikePseudonym(r[0])));
        Note(AuditFault.FormulaCell, lines.Sum(r => r.Count(LooksLikeFormula)));
        Note(AuditFault.OrderTellsSomething, rows.Zip(rows.Skip(1)).Count(p => string.CompareOrdinal(p.First[0], p.Second[0]) > 0));

        // Each cell with its length in front: no two different rows give the same text.
        var inside = Enumerable.Range(1, header.Count - 1).Where(i => outside?.ContainsKey(header[i]) != true).ToArray();
        var byRow = rows.ToLookup(
            r => string.Concat(inside.Where(i => i < r.Count).Select(i => $"{r[i].Length}:{r[i]}")), StringComparer.Ordinal);
        var combinations = byRow.SelectMany(c => c.Select(r => (c.Key, Pseudonym: r[0])))
            .ToLookup(x => x.Key, x => x.Pseudonym, StringComparer.Ordinal);
        Note(AuditFault.CombinationTooRare, combinations.Count(c => c.ToHashSet(StringComparer.Ordinal).Count < k));
        foreach (var (column, l) in outside ?? new Dictionary<string, int>(StringComparer.Ordinal))
        {
            // A sensitive column that is not there tells nothing.
            if (header.IndexOf(column) is > 0 and var at)
            {
                Note(AuditFault.TooFewValues, byRow.Count(c =>
                    c.Where(r => at < r.Count).Select(r => r[at]).Distinct(StringComparer.Ordinal).Count() < l));
            }
        }

        if (wholePerson)
        {
            var byPerson = combinations
                .SelectMany(c => c.Select(pseudonym => (Pseudonym: pseudonym, Combination: c.Key)))
                .GroupBy(x => x.Pseudonym, x => x.Combination, StringComparer.Ordinal)
                .Select(p => string.Concat(p.Order(StringComparer.Ordinal).Select(c => $"{c.Length}:{c}")));
            Note(AuditFault.PersonTooRare, byPerson.GroupBy(p => p, StringComparer.Ordinal).Where(p => p.Count() < k).Sum(p => p.Count()));
        }

        return new AuditReport(findings);
    }

    static bool LooksLikePseudonym(string cell) =>
        cell.Length == 26 && cell.All(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') && c is not ('I' or 'L' or 'O' or 'U'));

    static bool LooksLikeFormula(string cell) => cell.TrimStart() is [var c, ..] && "=+-@＝＋－＠".Contains(c, StringComparison.Ordinal);

    // RFC 4180 with a semicolon; null when a quote stands where it may not. Never returns a line without cells.
    static List<List<string>>? Read(string csv)
    {
        List<List<string>> lines = [];
        List<string> line = [];
        var at = 0;
        while (at < csv.Length)
        {
            var cell = new StringBuilder();
            if (csv[at] == '"')
            {
                while (true)
                {
                    var quote = csv.IndexOf('"', ++at);
                    if (quote < 0)
                        return null;
                    cell.Append(csv, at, quote - at);
                    at = quote + 1;
                    if (at >= csv.Length || csv[at] != '"')
                        break;
                    cell.Append('"');
                }
            }
            else
            {
                while (at < csv.Length && csv[at] is not (';' or '\r' or '\n'))
                {
                    if (csv[at] == '"')
                        return null;
                    cell.Append(csv[at++]);
                }
            }

            line.Add(cell.ToString());
            if (at < csv.Length && csv[at] == ';')
            {
                at++;
                if (at < csv.Length)
                    continue;
                line.Add("");
            }
            else if (csv.AsSpan(at) is ['\r', '\n', ..])
            {
                at += 2;
            }
            else if (at < csv.Length)
            {
                return null;
            }

            lines.Add(line);
            line = [];
        }

        return lines;
    }
}
