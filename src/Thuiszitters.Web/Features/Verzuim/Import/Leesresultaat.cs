// What: what reading a list gives: headings and numbered records, or one clear reason why the file cannot be read.
// Pure. Used by: the preview page, the import job and the verb import.
// Never: an exception for a bad file. Messages name line and column, not what stands in the cell.

namespace Thuiszitters.Web.Features.Verzuim.Import;

/// <summary>The limits of one list; the messages quote them.</summary>
public static class Lijstgrenzen
{
    public const int Bestandsgrootte = 20 * 1024 * 1024;
    public const int Regels = 50_000;
    public const int Kolommen = 100;
    public const int Cel = 10_000;

    /// <summary>Of an XLSX, once unpacked: all parts together, and the table of shared texts alone (that one stays in memory).</summary>
    public const long Uitgepakt = 100L * 1024 * 1024;
    public const long GedeeldeTeksten = 50L * 1024 * 1024;
}

/// <summary>Why nothing of the file can be used.</summary>
/// <param name="Code">Stable, for tests and the verb.</param>
/// <param name="Bericht">For the reader, in Dutch.</param>
/// <param name="Regel">Record number (the heading is 1), when one record is to blame.</param>
public sealed record Leesfout(string Code, string Bericht, int? Regel = null);

/// <summary>Something the reader must know about a file that can be used.</summary>
public sealed record Leesmelding(string Bericht, int? Regel = null, int? Kolom = null);

/// <summary>Why one record cannot be trusted: its cells may stand in the wrong columns or are cut off.</summary>
public sealed record Regelfout(string Bericht, int? Kolom = null);

/// <summary>One record: as many cells as there are headings.</summary>
/// <param name="Nummer">The heading is 1 and each record counts as one, whatever newlines its cells hold.</param>
public sealed record Lijstregel(int Nummer, IReadOnlyList<string> Cellen, Regelfout? Fout = null);

public sealed record Leesresultaat
{
    /// <summary>Null when the list can be used.</summary>
    public Leesfout? Fout { get; init; }

    /// <summary>How the file was read, for the preview: "CSV, UTF-8, puntkomma" or "XLSX, werkblad 'Blad1'".</summary>
    public string Vorm { get; init; } = "";

    public IReadOnlyList<string> Koppen { get; init; } = [];

    public IReadOnlyList<Lijstregel> Regels { get; init; } = [];

    public IReadOnlyList<Leesmelding> Meldingen { get; init; } = [];

    /// <summary>Empty records and a totals line at the end: passed over without an error.</summary>
    public int Overgeslagen { get; init; }

    public static Leesresultaat Mislukt(string code, string bericht, int? regel = null) => new() { Fout = new(code, bericht, regel) };
}

/// <summary>A record as it comes out of CSV or XLSX, before the heading is known.</summary>
/// <param name="Volgnummer">Position in the file, from 1.</param>
/// <param name="TeVeel">A cell with content beyond the number of columns that is read at all.</param>
/// <param name="Fataal">After this record nothing in the file can be trusted.</param>
readonly record struct RuweRegel(int Volgnummer, List<string> Cellen, bool TeVeel = false, Regelfout? Fout = null, string? Fataal = null)
{
    public bool IsLeeg => Fout is null && Fataal is null && !TeVeel && Cellen.TrueForAll(string.IsNullOrWhiteSpace);
}

/// <summary>Stops reading a file that cannot be used; never leaves <see cref="Lijstlezer"/>.</summary>
sealed class OnleesbaarBestandException(string code, string bericht) : Exception(code)
{
    public string Code { get; } = code;

    public string Bericht { get; } = bericht;
}
