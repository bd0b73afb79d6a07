// What: the ledger of exports: entries that are only added, each with the hash of the one before it, so that a change shows.
// Source: privacy engineering 3.6; the chain of RFC 6962 in its simplest form. Hash: SHA-256 over four lines, the scheme, the number,
//   the hash of the entry before (64 zeros before the first) and the content, each but the last closed by LF.
// What it does not do: who can write all of it can write it anew. So heads are kept elsewhere: each package names the head before it
//   (LedgerHead), and Verify takes heads that somebody else kept.
// Pure. Never: an entry that depends on the order of fields, the culture or the version of the program.

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Thuiszitters.Disclosure.Deliveries;

/// <summary>An entry as it is stored.</summary>
/// <param name="Number">1 for the first, each next one higher.</param>
/// <param name="Previous">Hash of the entry before; <see cref="Ledger.Origin"/> for the first.</param>
/// <param name="Content">The event as canonical text.</param>
/// <param name="Hash">SHA-256, 64 lowercase hexadecimal digits.</param>
public sealed record LedgerEntry(long Number, string Previous, string Content, string Hash);

/// <summary>Where a ledger stood: the number and hash of its last entry. Kept outside the ledger.</summary>
public sealed record LedgerHead(long Number, string Hash);

/// <summary>What is wrong with an entry.</summary>
public enum LedgerFaultKind
{
    /// <summary>The number is not one higher than that of the entry before.</summary>
    Number = 1,

    /// <summary>It does not name the hash of the entry before.</summary>
    Previous = 2,

    /// <summary>Its content or number was changed: its hash is another.</summary>
    Hash = 3,

    /// <summary>The ledger ends before a head that is known.</summary>
    CutOff = 4,

    /// <summary>The entry is whole, but a known head has another hash for it: the ledger was written anew.</summary>
    Rewritten = 5,
}

/// <summary>The first entry that is wrong.</summary>
/// <param name="Number">Its number: where it should stand, counted from 1.</param>
/// <param name="Kind">What is wrong.</param>
public sealed record LedgerFault(long Number, LedgerFaultKind Kind);

/// <summary>Adds to ledgers and verifies them.</summary>
public static class Ledger
{
    /// <summary>What stands for the hash before the first entry.</summary>
    public static readonly string Origin = new('0', 64);

    const string Scheme = "thuiszitters/ledger/v1";

    /// <summary>The entry for an event, after the last one.</summary>
    /// <param name="last">Where the ledger stands; null when it is empty.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="ArgumentException">The event lacks a value, or the head is none.</exception>
    public static LedgerEntry Append(LedgerHead? last, LedgerEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (last is not null && (last.Number < 1 || last.Hash.Length != Origin.Length))
            throw new ArgumentException("This is no head of a ledger.", nameof(last));
        var (number, previous, content) = ((last?.Number ?? 0) + 1, last?.Hash ?? Origin, happened.ToCanonical());
        return new LedgerEntry(number, previous, content, HashOf(number, previous, content));
    }

    /// <summary>The first entry that is wrong; null when the ledger is whole.</summary>
    /// <param name="entries">All entries, in the order of their numbers. Walked once; nothing is kept.</param>
    /// <param name="known">Heads that were kept elsewhere, such as those in packages.</param>
    public static LedgerFault? Verify(IEnumerable<LedgerEntry> entries, IEnumerable<LedgerHead>? known = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var heads = (known ?? []).ToLookup(h => h.Number, h => h.Hash);
        var (number, previous) = (0L, Origin);
        foreach (var entry in entries)
        {
            number++;
            if (entry.Number != number)
                return new LedgerFault(number, LedgerFaultKind.Number);
            if (entry.Previous != previous)
                return new LedgerFault(number, LedgerFaultKind.Previous);
            if (entry.Hash != HashOf(number, previous, entry.Content))
                return new LedgerFault(number, LedgerFaultKind.Hash);
            if (heads[number].Any(h => h != entry.Hash))
                return new LedgerFault(number, LedgerFaultKind.Rewritten);
            previous = entry.Hash;
        }

        return heads.Any(h => h.Key > number) ? new LedgerFault(number + 1, LedgerFaultKind.CutOff) : null;
    }

    static string HashOf(long number, string previous, string content) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Scheme}\n{number}\n{previous}\n{content}"))));
}
