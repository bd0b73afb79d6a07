// What: the only door from the dossiers to an export: which dossiers belong to a schooljaar, and the few columns that are read of them.
// Which: dossiers of the region whose latest episode of the pact clock touches the schooljaar. A dossier without a clock is not in it.
// Used by: Exportmaker (the rows, with a system context: an analyst has no scope over dossiers) and the preview (their number, rounded).
// Never: a name, BSN, birth day, postcode, school, dossier number, free text, or anything of the vault. The id leaves as pseudonym only.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Exports;

/// <summary>What an export reads of one dossier.</summary>
public sealed record Exportrij(
    Guid Id, Guid GemeenteId, Sector? Sector, DateOnly GeboorteMaand, Geslacht Geslacht, Verzuimsoort? Soort,
    DateOnly Start, DateOnly? Grens, DateOnly? GestoptOp, DateOnly? GeslotenOp, PactBand Band);

public static class Exportrijen
{
    public static Task<List<Exportrij>> LeesAsync(AppDb system, Guid regio, Schooljaar jaar, CancellationToken ct) =>
        Binnen(system, regio, jaar)
            .Select(d => new Exportrij(
                d.Id, d.GemeenteId, d.Sector, d.GeboorteMaand, d.Geslacht, d.Verzuimsoort, d.PactStart!.Value, d.PactGrens, d.GestoptOp, d.GeslotenOp, d.Band))
            .ToListAsync(ct);

    /// <summary>How many there are, as it may be told: "minder dan 5", or "ongeveer" with a multiple of 5.</summary>
    public static async Task<string> OngeveerAsync(AppDb system, Guid regio, Schooljaar jaar, CancellationToken ct) =>
        Ongeveer(await Binnen(system, regio, jaar).CountAsync(ct));

    public static string Ongeveer(int aantal) => Afgerond(aantal) is > 0 and var n ? $"ongeveer {n}" : "minder dan 5";

    /// <summary>The nearest multiple of 5; 0 for fewer than 5.</summary>
    public static int Afgerond(int aantal) => aantal < 5 ? 0 : (aantal + 2) / 5 * 5;

    static IQueryable<Dossier> Binnen(AppDb system, Guid regio, Schooljaar jaar)
    {
        var (eerste, laatste) = (jaar.Eerste, jaar.Laatste);
        return system.Dossiers.AsNoTracking().Where(d => d.RegioId == regio && d.PactStart != null && d.PactStart <= laatste
            && (d.GestoptOp == null || d.GestoptOp > eerste) && (d.GeslotenOp == null || d.GeslotenOp >= eerste));
    }
}
