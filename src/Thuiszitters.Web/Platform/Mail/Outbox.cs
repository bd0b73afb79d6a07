// What: mail is put in the outbox in the transaction of the act that causes it, once per key; MailVersturen sends it later.
// Source: rules.md R7 (at least once, at most one extra copy after a crash, with the same Message-ID). Used by: the rooms.
// Never: a mail without an act (the row is not a technical one, so the gates ask for it), an address that is not exactly one.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Mail;

public enum MailToestand { Wacht = 1, Verzonden = 2, Mislukt = 3 }

public sealed class OutboxMail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Unique: kind/period/addressee.</summary>
    public required string Sleutel { get; init; }
    public required string Kind { get; init; }

    /// <summary>Address of an employee.</summary>
    public required string Aan { get; init; }
    public required string Onderwerp { get; init; }
    public required string Tekst { get; init; }
    public required string Html { get; init; }

    /// <summary>The same at every try, so that a mail program shows a second copy as one.</summary>
    public required string MessageId { get; init; }
    public required DateTime AangemaaktOp { get; init; }

    public MailToestand Toestand { get; set; } = MailToestand.Wacht;
    public int Pogingen { get; set; }
    public required DateTime VolgendePoging { get; set; }

    /// <summary>Being sent until then; after a crash it passes by itself.</summary>
    public DateTime? GeclaimdTot { get; set; }

    /// <summary>Code of the last refusal, never the text of the other side.</summary>
    public string? LaatsteFout { get; set; }
    public DateTime? VerzondenOp { get; set; }

    /// <summary>When it was given up, or came back.</summary>
    public DateTime? MisluktOp { get; set; }

    /// <summary>When the administrators were told that it did not arrive.</summary>
    public DateTime? GemeldOp { get; set; }

    /// <summary>Code of a mail that was taken and came back later: an administrator wrote that down.</summary>
    public const string Terug = "Terug";

    /// <summary>Tries it again from the start, in the next pass.</summary>
    public void ProbeerOpnieuw(DateTime now) => (Toestand, Pogingen, VolgendePoging, MisluktOp, GemeldOp) = (MailToestand.Wacht, 0, now, null, null);

    /// <summary>The other side took it and sent it back.</summary>
    public void KwamTerug(DateTime now) => (Toestand, LaatsteFout, MisluktOp, GemeldOp) = (MailToestand.Mislukt, Terug, now, null);
}

sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.Property(x => x.Sleutel).HasMaxLength(200);
        builder.Property(x => x.Kind).HasMaxLength(60);
        builder.Property(x => x.Aan).HasMaxLength(254);
        builder.Property(x => x.Onderwerp).HasMaxLength(200);
        builder.Property(x => x.Tekst).HasMaxLength(-1);
        builder.Property(x => x.Html).HasMaxLength(-1);
        builder.Property(x => x.MessageId).HasMaxLength(320);
        builder.Property(x => x.LaatsteFout).HasMaxLength(100);
        builder.HasIndex(x => x.Sleutel).IsUnique();
        builder.HasIndex(x => new { x.Toestand, x.AangemaaktOp });
        builder.HasIndex(x => new { x.Aan, x.Toestand, x.AangemaaktOp });
    }
}

public sealed class Outbox(MailSettings settings, Clock clock)
{
    /// <summary>Adds a mail to what the open act will save; the same mail (kind, period, addressee) is added once, ever.</summary>
    /// <param name="period">What the mail is about: "2026-12", or the id of the case and its moment.</param>
    /// <returns>False when it was there already.</returns>
    public async Task<bool> AddAsync(AppDb db, Mailbericht bericht, string period, string aan, CancellationToken ct)
    {
        if (!Mailadres.IsValid(aan))
            throw new ArgumentException("The addressee is not exactly one plain address.", nameof(aan));
        if (bericht.Onderwerp is not { Length: > 0 and <= 200 } onderwerp || onderwerp.Any(char.IsControl))
            throw new ArgumentException("A subject is one line of at most 200 characters.", nameof(bericht));
        var adres = aan.ToLowerInvariant();
        var sleutel = KeyOf(bericht.Kind, period, adres);
        if (db.ChangeTracker.Entries<OutboxMail>().Any(e => e.Entity.Sleutel == sleutel) || await db.Set<OutboxMail>().AnyAsync(m => m.Sleutel == sleutel, ct))
            return false;
        var id = Guid.CreateVersion7();
        var now = clock.UtcNow;
        db.Add(new OutboxMail
        {
            Id = id, Sleutel = sleutel, Kind = bericht.Kind, Aan = adres, Onderwerp = onderwerp, Tekst = bericht.Tekst(), Html = bericht.Html(),
            MessageId = $"<{id:N}@{settings.From[(settings.From.IndexOf('@', StringComparison.Ordinal) + 1)..]}>", AangemaaktOp = now, VolgendePoging = now,
        });
        return true;
    }

    /// <summary>Long addresses are shortened to a hash, so that the key fits its column.</summary>
    static string KeyOf(string kind, string period, string adres)
    {
        var key = $"{kind}/{period}/{adres}";
        return key.Length <= 200 ? key : Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
    }
}
