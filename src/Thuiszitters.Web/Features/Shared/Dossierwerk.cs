// What: opens one dossier for a page that changes it: the rows, tracked; who it is, through the vault; and afterwards the derived state.
// Used by: every write page of a dossier. Never: a dossier outside the scope; then there is none, and the page answers 404.

using System.Data;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Shared;

public sealed class Dossierwerk(AppDb db, Vault vault, Clock clock)
{
    /// <summary>The dossier with its timeline, opened for the purpose; null when it does not exist for this reader.</summary>
    public async Task<OpenDossier?> OpenAsync(string nummer, Doel doel, CancellationToken ct)
    {
        var dossier = await db.Dossiers.Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery().SingleOrDefaultAsync(d => d.Nummer == nummer, ct);
        // What is only shared is read, not changed: for who would write, there is no such dossier.
        if (dossier is null || vault.IsAlleenGedeeld(dossier))
            return null;
        var geopend = (await vault.RevealAsync([dossier.Id], doel, ct))[dossier.Id];
        // What is stored lasts to the end of the month of the 18th birthday; whoever sees the dossier by its status alone, may from the day itself no more.
        var (status, band) = Dossierstand.Getoond(dossier.Status, dossier.Band, geopend.Identiteit?.Geboren, clock.Today);
        if (vault.LevelOf(dossier, status, band).Niveau == Zichtniveau.Geen)
            return null;
        var signalen = await db.Signalen.Where(s => s.DossierId == dossier.Id).ToListAsync(ct);
        return new(dossier, geopend, signalen, await Regioregels.VanAsync(db, dossier.RegioId, ct));
    }

    /// <summary>Recomputes what follows from the changed timeline and adds the new signals to the coming save.</summary>
    public void Herbereken(OpenDossier open) =>
        db.AddRange(Dossierstand.Herbereken(open.Dossier, open.Dossier.Verzuim, open.Dossier.Arrangementen, open.Signalen, open.Regels, clock.Today));

    /// <summary>Saves once, however often the form comes.</summary>
    /// <returns>False when somebody else changed the dossier since it was opened: nothing is saved, and the page loads anew and shows
    /// <see cref="Wijziging"/>.</returns>
    public async Task<bool> BewaarAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveOnceAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    /// <summary>
    /// Saves in one serializable transaction with what the gates count: the places of a voorziening. Where the database ended it because another was
    /// at the same rows, nothing is saved.
    /// </summary>
    /// <returns>As <see cref="BewaarAsync"/>.</returns>
    /// <exception cref="VoorzieningVolException">Every place is taken and nobody said why. The rows are let go of: the page loads anew.</exception>
    public async Task<bool> BewaarSerieelAsync(CancellationToken ct)
    {
        var act = db.OpenAct!.Id;
        try
        {
            await using var transactie = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
            var bewaard = await BewaarAsync(ct);
            if (bewaard)
                await transactie.CommitAsync(ct);
            return bewaard;
        }
        catch (VoorzieningVolException)
        {
            db.Forget();
            throw;
        }
        catch (Exception e) when (Serieel.IsAfgebroken(e))
        {
            db.Forget();
            // The same form sent twice: its twin saved it.
            return await db.IsSavedAsync(act, ct);
        }
    }

    /// <summary>Saves what takes a row away. The same form sent twice, or somebody else, may have taken it already: then the gate finds no such row.</summary>
    /// <returns>As <see cref="BewaarAsync"/>.</returns>
    public async Task<bool> BewaarIntrekkenAsync(CancellationToken ct)
    {
        try
        {
            return await BewaarAsync(ct);
        }
        catch (OutOfScopeException)
        {
            return false;
        }
    }

    /// <summary>Facts of an act: codes, dates and numbers only.</summary>
    public static string Feiten(params (string Naam, object? Waarde)[] feiten) =>
        JsonSerializer.Serialize(feiten.Where(f => f.Waarde is not null).ToDictionary(f => f.Naam, f => f.Waarde switch
        {
            DateOnly d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            var w => Convert.ToString(w, System.Globalization.CultureInfo.InvariantCulture),
        }));
}

public sealed record OpenDossier(Dossier Dossier, Geopend Geopend, List<Signaal> Signalen, Regioregels Regels)
{
    /// <summary>Why a page that changes the dossier as a whole may not go on: closed (409), or not this reader's to change (404). Null when it may.</summary>
    public IActionResult? Weigering => Geopend.Niveau == Zichtniveau.Wijzigen ? null
        : Geopend.Grond == "gesloten" ? new StatusCodeResult(StatusCodes.Status409Conflict) : new NotFoundResult();
}
