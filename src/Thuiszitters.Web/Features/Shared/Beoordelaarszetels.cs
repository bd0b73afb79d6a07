// What: whether somebody judges a running request for a vrijstelling of a dossier, and so gets no other part in that dossier: not its behandelaar,
// consulent or casusregisseur. Source: rules.md R5.3. Used by: whatever gives a dossier or a part in it to a person.
// Never: the last line. The database refuses it too (Platform/Data/Vrijstellingwachters.cs). The system looks, for nobody else sees the seats.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public static class Beoordelaarszetels
{
    /// <summary>What stands at the field when <paramref name="naam"/> judges.</summary>
    public static string Bezwaar(string naam) =>
        $"{naam} beoordeelt een lopende aanvraag om vrijstelling van dit dossier. Kies een ander, of laat eerst een andere beoordelaar aanwijzen.";

    public static async Task<bool> BeoordeeltAsync(DbSource source, Guid dossier, Guid? wie, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (wie is null)
            return false;
        await using var alles = source.ForSystem();
        return await alles.Beoordelaars.AsNoTracking().IgnoreAutoIncludes()
            .AnyAsync(b => b.GebruikerId == wie && b.VervangenOp == null && b.Vrijstelling!.DossierId == dossier && b.Vrijstelling.Toestand < Domain.VrijstellingToestand.VanKracht, ct);
    }
}
