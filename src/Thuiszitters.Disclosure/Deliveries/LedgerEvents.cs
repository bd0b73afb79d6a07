// What: what can happen to an export, as it is written down for good: handed out, fetched, destroyed by the recipient, its key destroyed.
// Source: privacy engineering 3.6 (fields of the ledger); AVG art. 5 lid 2 (accountability) and art. 30 (register).
// Each is an entry of its own: a ledger that is only added to cannot tick a box in an older entry.
// Never: a value of the file, a name of a child, the exact number of left-out rows, a salt or a key. Persons are meant by their internal
//   identifier.

using System.Globalization;

namespace Thuiszitters.Disclosure.Deliveries;

/// <summary>What the recipient is for the law.</summary>
public enum RecipientRole
{
    /// <summary>Decides itself what the data are used for (AVG art. 4 onder 7).</summary>
    Verwerkingsverantwoordelijke = 1,

    /// <summary>Works for whoever hands out (AVG art. 4 onder 8).</summary>
    Verwerker = 2,
}

/// <summary>A column as it was handed out.</summary>
/// <param name="Name">Name in the header.</param>
/// <param name="Level">Name of the level of its ladder; "*" when it is not in the file.</param>
public sealed record DeliveredColumn(string Name, string Level);

/// <summary>A file as it was handed out.</summary>
/// <param name="Name">Name in the package.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, 64 lowercase hexadecimal digits.</param>
public sealed record DeliveredFile(string Name, long Bytes, string Sha256);

/// <summary>Something that is written down.</summary>
public abstract record LedgerEvent
{
    private protected LedgerEvent()
    {
    }

    /// <summary>The export.</summary>
    public required Guid ExportId { get; init; }

    /// <summary>When, in UTC; written to the second.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the kind of event in the ledger.</summary>
    internal abstract string Kind { get; }

    /// <summary>The canonical text: JSON as RFC 8785 writes it.</summary>
    /// <exception cref="ArgumentException">A text is no valid Unicode.</exception>
    /// <exception cref="InvalidOperationException">A required text is blank.</exception>
    public string ToCanonical()
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["event"] = Kind,
            ["export"] = ExportId.ToString("D"),
            ["at"] = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        };
        Add(members);
        foreach (var (name, value) in members)
        {
            if (value is string text && string.IsNullOrWhiteSpace(text))
                throw new InvalidOperationException($"The ledger needs a value for {name}.");
        }

        return CanonicalJson.Write(members);
    }

    private protected abstract void Add(Dictionary<string, object?> members);

    private protected static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A package was made and handed out.</summary>
public sealed record Delivered : LedgerEvent
{
    /// <summary>The fixed series it belongs to.</summary>
    public required string Series { get; init; }

    /// <summary>Recipient, as a lasting identifier (OIN or KvK number).</summary>
    public required string Ontvanger { get; init; }

    /// <summary>Where the recipient can be reached about this delivery: an office, not a person.</summary>
    public required string Contact { get; init; }

    /// <summary>What the recipient is for the law.</summary>
    public required RecipientRole Role { get; init; }

    /// <summary>Legal ground: article of the AVG and the national article.</summary>
    public required string Grondslag { get; init; }

    /// <summary>Purpose.</summary>
    public required string Doel { get; init; }

    /// <summary>Address of the processing activity in the register, of this version.</summary>
    public required string ProcessingActivity { get; init; }

    /// <summary>Reference of the DPIA or the agreement.</summary>
    public required string Agreement { get; init; }

    /// <summary>Period or schooljaar.</summary>
    public required string Periode { get; init; }

    /// <summary>First day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the period.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Day of which the values are.</summary>
    public required DateOnly Peildatum { get; init; }

    /// <summary>What puts a row in the period.</summary>
    public required PeriodRule Rule { get; init; }

    /// <summary>Codes of the areas whose persons are in it, as <see cref="SeriesRules"/> compares them.</summary>
    public required IReadOnlyCollection<string> Areas { get; init; }

    /// <summary>The columns with their levels, in the order of the file.</summary>
    public required IReadOnlyList<DeliveredColumn> Columns { get; init; }

    /// <summary>Least number of persons in a class.</summary>
    public required int K { get; init; }

    /// <summary>Least number of different sensitive values in a class; 1 where that was not asked.</summary>
    public required int L { get; init; }

    /// <summary>Largest share that might be left out, 0 to 1.</summary>
    public required decimal SuppressionLimit { get; init; }

    /// <summary>Rows in the file, rounded to 5.</summary>
    public required int RowsRounded { get; init; }

    /// <summary>Left-out rows as they may be told, such as "minder dan 5".</summary>
    public required string LeftOut { get; init; }

    /// <summary>SHA-256 of the zip, 64 lowercase hexadecimal digits.</summary>
    public required string PackageSha256 { get; init; }

    /// <summary>The files in the zip.</summary>
    public required IReadOnlyList<DeliveredFile> Files { get; init; }

    /// <summary>Version of the program that made it.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Other settings by which it can be made again; no data.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Which key the pseudonyms were made with: its name, never the key.</summary>
    public required string KeyId { get; init; }

    /// <summary>Internal identifier of who asked.</summary>
    public required string Applicant { get; init; }

    /// <summary>Internal identifier of who approved; another person than who asked.</summary>
    public required string Approver { get; init; }

    /// <summary>Last day on which the recipient may have it.</summary>
    public required DateOnly KeepUntil { get; init; }

    /// <summary>How it reaches the recipient.</summary>
    public required string Channel { get; init; }

    internal override string Kind => "delivered";

    private protected override void Add(Dictionary<string, object?> members)
    {
        if (string.Equals(Applicant, Approver, StringComparison.Ordinal))
            throw new ArgumentException("Who asks for an export cannot approve it.", nameof(members));
        members["series"] = Series;
        members["recipient"] = Ontvanger;
        members["contact"] = Contact;
        members["role"] = Role.ToString().ToLowerInvariant();
        members["ground"] = Grondslag;
        members["purpose"] = Doel;
        members["processingActivity"] = ProcessingActivity;
        members["agreement"] = Agreement;
        members["period"] = Periode;
        (members["from"], members["until"], members["referenceDate"]) = (Day(From), Day(Until), Day(Peildatum));
        members["periodRule"] = Rule == PeriodRule.ByDay ? "byDay" : "present";
        members["areas"] = Areas.Order(StringComparer.Ordinal);
        members["columns"] = Columns.Select(c => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = c.Name,
            ["level"] = c.Level,
        });
        members["k"] = K;
        members["l"] = L;
        members["suppressionLimit"] = SuppressionLimit.ToString("0.####", CultureInfo.InvariantCulture);
        members["rows"] = RowsRounded;
        members["leftOut"] = LeftOut;
        members["sha256"] = PackageSha256;
        members["files"] = Files.Select(f => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["name"] = f.Name,
            ["bytes"] = f.Bytes,
            ["sha256"] = f.Sha256,
        });
        members["codeVersion"] = CodeVersion;
        members["parameters"] = Parameters.ToDictionary(p => p.Key, p => (object?)p.Value, StringComparer.Ordinal);
        members["key"] = KeyId;
        members["applicant"] = Applicant;
        members["approver"] = Approver;
        members["keepUntil"] = Day(KeepUntil);
        members["channel"] = Channel;
    }
}

/// <summary>Somebody fetched a package or a file of it.</summary>
public sealed record Downloaded : LedgerEvent
{
    /// <summary>Internal identifier of who fetched it.</summary>
    public required string By { get; init; }

    /// <summary>Name of the file, or of the package.</summary>
    public required string File { get; init; }

    internal override string Kind => "downloaded";

    private protected override void Add(Dictionary<string, object?> members) => (members["by"], members["file"]) = (By, File);
}

/// <summary>The recipient confirmed that all copies are gone.</summary>
public sealed record DestructionConfirmed : LedgerEvent
{
    /// <summary>Internal identifier of who wrote the confirmation down.</summary>
    public required string By { get; init; }

    /// <summary>Where the confirmation can be found.</summary>
    public required string Reference { get; init; }

    internal override string Kind => "destructionConfirmed";

    private protected override void Add(Dictionary<string, object?> members) => (members["by"], members["reference"]) = (By, Reference);
}

/// <summary>The salt or root key behind the pseudonyms was destroyed: from then on nobody can compute them.</summary>
public sealed record KeyDestroyed : LedgerEvent
{
    /// <summary>Internal identifier of who did it.</summary>
    public required string By { get; init; }

    /// <summary>SHA-256 of the name of the key, never of the key.</summary>
    public required string Fingerprint { get; init; }

    internal override string Kind => "keyDestroyed";

    private protected override void Add(Dictionary<string, object?> members) => (members["by"], members["fingerprint"]) = (By, Fingerprint);
}
