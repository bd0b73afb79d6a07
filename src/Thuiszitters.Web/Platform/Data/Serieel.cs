// What: work that reads before it writes, and may only be done when nothing that it read changed meanwhile: one serializable transaction. Where
// the database refuses because another was at the same rows, the work is done again on a context of its own.
// Used by: what joins several rows that no one token guards (merging, covering, a question between two dossiers).
// Never: opens another context on the same database within the work: SQLite has one writer.

using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Thuiszitters.Web.Platform.Data;

public static class Serieel
{
    const int Pogingen = 5;

    /// <summary>Does the work and keeps it.</summary>
    /// <param name="maak">Makes a context; each attempt has its own.</param>
    /// <param name="werk">Reads, asks and saves. It may be done more than once, so it changes nothing but by its context.</param>
    public static async Task<T> RunAsync<T>(Func<AppDb> maak, Func<AppDb, Task<T>> werk, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(maak);
        ArgumentNullException.ThrowIfNull(werk);
        for (var poging = 1; ; poging++)
        {
            try
            {
                await using var db = maak();
                await using var transactie = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
                var uitkomst = await werk(db);
                await transactie.CommitAsync(ct);
                return uitkomst;
            }
            catch (Exception e) when (poging < Pogingen && IsBotsing(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(15 * poging), ct);
            }
        }
    }

    /// <summary>
    /// Another was at the same rows: the database ended the transaction for it, or what is unique was added by the other a moment ago. What the
    /// database refuses for any other reason it refuses again; and somebody's newer version is an answer.
    /// </summary>
    internal static bool IsBotsing(Exception e) => IsAfgebroken(e) || (e is DbUpdateException { InnerException: { } inner } && IsDubbel(inner));

    static bool IsDubbel(Exception e) => e switch
    {
        SqliteException s => s.SqliteExtendedErrorCode is 2067 or 1555,
        SqlException s => s.Number is 2601 or 2627,
        DbException d => d.SqlState == "23505",
        _ => false,
    };

    /// <summary>The database ended the transaction: nothing can be asked in it any more.</summary>
    internal static bool IsAfgebroken(Exception e) => e switch
    {
        DbUpdateConcurrencyException => false,
        DbUpdateException { InnerException: { } inner } => IsAfgebroken(inner),
        SqliteException s => s.SqliteErrorCode is 5 or 6,
        SqlException s => s.Number is 1205 or 3960,
        DbException d => d.SqlState is "40001" or "40P01",
        InvalidOperationException { InnerException: { } inner } => IsAfgebroken(inner),
        _ => false,
    };
}
