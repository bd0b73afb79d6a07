// What: sessions live in the database, so that signing out, an ended role or a changed password really end them.
// Used by: the sign-in cookie, which carries only the key of the session. Never: the key itself in the database, only its hash.

using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Auth;

sealed class Sessions(DbSource source, IDataProtectionProvider protection, Clock clock) : ITicketStore
{
    readonly IDataProtector protector = protection.CreateProtector("Thuiszitters.Sessie", "v1");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        await using var db = source.ForSystem();
        var now = clock.UtcNow;
        await db.Set<Sessie>().Where(s => s.VerlooptOp < now).ExecuteDeleteAsync();
        db.Add(new Sessie
        {
            Id = HashOf(key), GebruikerId = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!),
            Ticket = Sealed(key, ticket), VerlooptOp = Expiry(ticket),
        });
        await db.SaveChangesAsync();
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        await using var db = source.ForSystem();
        if (await db.Set<Sessie>().FindAsync(HashOf(key)) is { } sessie)
        {
            sessie.Ticket = Sealed(key, ticket);
            sessie.VerlooptOp = Expiry(ticket);
            await db.SaveChangesAsync();
        }
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        await using var db = source.ForSystem();
        var (hash, now) = (HashOf(key), clock.UtcNow);
        var bytes = await db.Set<Sessie>().AsNoTracking().Where(s => s.Id == hash && s.VerlooptOp > now).Select(s => s.Ticket).FirstOrDefaultAsync();
        return bytes is null ? null : TicketSerializer.Default.Deserialize(protector.CreateProtector(HashOf(key)).Unprotect(bytes));
    }

    public async Task RemoveAsync(string key)
    {
        var hash = HashOf(key);
        await using var db = source.ForSystem();
        await db.Set<Sessie>().Where(s => s.Id == hash).ExecuteDeleteAsync();
    }

    byte[] Sealed(string key, AuthenticationTicket ticket) => protector.CreateProtector(HashOf(key)).Protect(TicketSerializer.Default.Serialize(ticket));

    DateTime Expiry(AuthenticationTicket ticket) => ticket.Properties.ExpiresUtc?.UtcDateTime ?? clock.UtcNow.AddMinutes(30);

    static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
