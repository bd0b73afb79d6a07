using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Mail;

namespace Thuiszitters.Web.Features.Beheer;

/// <summary>Whom the program itself writes to when it does not work as it should.</summary>
static class Ontvangers
{
    /// <summary>The addresses of who holds one of these roles on a day, each once.</summary>
    public static async Task<IReadOnlyList<string>> AdressenAsync(AppDb db, DateOnly today, Rol[] rollen, CancellationToken ct)
    {
        var adressen = await db.Aanstellingen.AsNoTracking().Where(a => rollen.Contains(a.Rol) && (a.Tot == null || a.Tot > today)).Select(a => a.Gebruiker!.Email).ToListAsync(ct);
        return [.. adressen.Where(Mailadres.IsValid).Select(a => a!.ToLowerInvariant()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
