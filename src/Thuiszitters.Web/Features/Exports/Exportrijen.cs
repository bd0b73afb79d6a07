// What: the only door from the dossiers to an export: which dossiers belong to a schooljaar, and the few columns that are read of them.
// Which: dossiers of the region of which an episode of the pact clock touches the schooljaar; of several the last. The stored columns hold
// the newest episode only, so it is reckoned from the timeline, by the month of birth. A dossier without a clock is not in it.
// Used by: Exportmaker (the rows, with a system context: an analyst has no scope over dossiers) and the preview (their number, rounded).
// Never: a name, BSN, birth day, postcode, school, dossier number, free text, or anything of the vault. The id leaves as pseudonym only.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Exports;

/// <summary>What an export reads of one dossier.</summary>
public sealed record Exportrij(
    Guid Id, Guid GemeenteId, Sector? Sector, DateOnly GeboorteMaand, Geslacht Geslacht, Verzuimsoort Soort,
    DateOnly Start, DateOnly? Grens, DateOnly? GestoptOp, DateOnly? GeslotenOp, PactBand Band);

public static class Exportrijen
{
    public static async Task<List<Exportrij>> LeesAsync(AppDb system, Guid regio, Schooljaar jaar, DateOnly peildatum, CancellationToken ct)
    {
        var (eerste, laatste) = (jaar.Eerste, jaar.Laatste);
        // What these three columns exclude can have no episode in the schooljaar; whether the others have one, their timeline says.
        var dossiers = await system.Dossiers.AsNoTracking().AsSplitQuery()
            .Where(d => d.RegioId == regio && d.PactStart != null && (d.GestoptOp == null || d.GestoptOp > eerste) && (d.GeslotenOp == null || d.GeslotenOp >= eerste))
            .Select(d => new
            {
                d.Id, d.GemeenteId, d.Sector, d.GeboorteMaand, d.Geslacht, d.GeslotenOp,
                Verzuim = d.Verzuim.Select(v => new Verzuimfeit(v.Soort, v.EersteDag, v.LaatsteDag, v.Uren)).ToList(),
                Arrangementen = d.Arrangementen.AsQueryable().Select(Dossierstand.Arrangementfeiten).ToList(),
                Inschrijvingen = d.Inschrijvingen.Select(i => new Inschrijvingfeit(i.Van, i.Tot, i.EersteSchooldag)).ToList(),
                Ankers = d.Klokankers.Select(a => new Klokankerfeit(a.Van, a.Tot, a.Start, a.Pauzedagen)).ToList(),
            }).ToListAsync(ct);

        var rijen = new List<Exportrij>(dossiers.Count);
        foreach (var d in dossiers)
        {
            var feiten = new Dossierfeiten
            {
                Geboren = Dossierstand.AlsGeboren(d.GeboorteMaand), Verzuim = d.Verzuim, Arrangementen = d.Arrangementen, Inschrijvingen = d.Inschrijvingen,
                Ankers = d.Ankers,
            };
            if (Pactklok.Episodes(feiten, Regioparameters.Standaard, peildatum).LastOrDefault(e => e.Start <= laatste && (e.GestoptOp is null || e.GestoptOp > eerste)) is { } episode)
                rijen.Add(new(
                    d.Id, d.GemeenteId, d.Sector, d.GeboorteMaand, d.Geslacht, episode.Soort!.Value, episode.Start!.Value, episode.Grens, episode.GestoptOp, d.GeslotenOp, episode.Band));
        }

        return rijen;
    }

    /// <summary>How many there are, as it may be told: "minder dan 5", or "ongeveer" with a multiple of 5.</summary>
    public static async Task<string> OngeveerAsync(AppDb system, Guid regio, Schooljaar jaar, DateOnly peildatum, CancellationToken ct) =>
        Ongeveer((await LeesAsync(system, regio, jaar, peildatum, ct)).Count);

    public static string Ongeveer(int aantal) => Afgerond(aantal) is > 0 and var n ? $"ongeveer {n}" : "minder dan 5";

    /// <summary>The nearest multiple of 5; 0 for fewer than 5.</summary>
    public static int Afgerond(int aantal) => aantal < 5 ? 0 : (aantal + 2) / 5 * 5;
}
