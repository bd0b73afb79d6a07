// What: the print pack of a meeting: a cover, and one page per case. Printed for somebody else, it holds no more than that organisation may see.
// Source: ADR 22; the reading is in the processing log with purpose overleg. Never: a name for who has no right to the dossier; free text of tasks
// and arrangements on paper that is not the reader's own.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Overleggen;

/// <param name="Nr">Place on the agenda.</param>
/// <param name="Zaak">Null: who this paper is for has no right to the dossier.</param>
/// <param name="Vraag">What is asked; null when who this paper is for may not know.</param>
/// <param name="Besluiten">What was decided, as who this paper is for may know it.</param>
/// <param name="Taken">Open tasks, on the reader's own paper.</param>
/// <param name="Arrangementen">What is under way, and how far.</param>
public sealed record Afdrukblad(
    int Nr, Agendazaak? Zaak, bool LeestTekst, string? Vraag, IReadOnlyList<Besluitregel> Besluiten, IReadOnlyList<(Taak Taak, string? Tekst)> Taken,
    IReadOnlyList<Arrangement> Arrangementen);

[Mag(Acties.OverlegBeheren, Acties.OverlegDeelnemen)]
public sealed class AfdrukModel(AppDb db, Vault vault, CurrentUser user, Overlegwerk overlegwerk, Taakwerk taakwerk, Clock clock) : PageModel
{
    /// <summary>Value of <see cref="Voor"/>: somebody without an organisation in the program.</summary>
    public const string Buiten = "buiten";

    /// <summary>For whom it is printed: nobody else (null), an organisation that takes part, or <see cref="Buiten"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "voor")]
    public string? Voor { get; set; }

    public required Overlegblad Blad { get; set; }
    public IReadOnlyList<SelectListItem> Keuzes { get; private set; } = [];
    public IReadOnlyList<Afdrukblad> Bladen { get; private set; } = [];
    public string VoorWie { get; private set; } = "uzelf";
    public bool IsEigen => string.IsNullOrEmpty(Voor);
    public DateOnly Vandaag => clock.Today;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await overlegwerk.LeesAsync(id, ct) is not { } overleg)
            return NotFound();
        Blad = await Overlegblad.VanAsync(db, vault, overleg, clock.Today, ct);
        var anderen = Blad.Organisaties.Where(o => o.Id != user.OrganisatieId).ToList();
        Keuzes = [.. anderen.Select(o => new SelectListItem(o.Naam, o.Id.ToString())), new("Iemand zonder organisatie in dit programma", Buiten)];
        var ander = anderen.Find(o => o.Id.ToString() == Voor);
        // What is not known is nobody's paper.
        if (!IsEigen && ander is null && Voor != Buiten)
            return NotFound();
        VoorWie = IsEigen ? user.OrganisatieNaam : ander?.Naam ?? "iemand zonder organisatie in dit programma";
        var zichtbaar = Blad.Agenda.Where(a => a.Zaak is not null && (IsEigen || (ander is not null && !a.Zaak.ZonderRecht.Contains(ander)))).Select(a => a.Punt.Id).ToHashSet();
        var dossiers = Blad.Agenda.Where(a => zichtbaar.Contains(a.Punt.Id)).Select(a => a.Zaak!.Dossier.Id).ToList();
        var arrangementen = (await db.Arrangementen.AsNoTracking().Where(a => dossiers.Contains(a.DossierId)).ToListAsync(ct))
            .Where(a => ArrangementVerloop.LoopOfKomt(a.Toestand)).ToLookup(a => a.DossierId);
        var taken = (IsEigen && taakwerk.Mag
            ? await db.Taken.AsNoTracking().Where(t => dossiers.Contains(t.DossierId) && t.Toestand == TaakToestand.Open).OrderBy(t => t.Termijn).ThenBy(t => t.Id).ToListAsync(ct)
            : []).ToLookup(t => t.DossierId);
        Bladen =
        [
            .. Blad.Agenda.Select(a => zichtbaar.Contains(a.Punt.Id) && a.Zaak is { } zaak
                ? Maak(a.Nr, zaak, ander, [.. taken[zaak.Dossier.Id].Select(t => (t, zaak.Wie.Tekst(t.Tekst, "Taak/Tekst", t.Id)))], [.. arrangementen[zaak.Dossier.Id]])
                : new Afdrukblad(a.Nr, null, LeestTekst: false, null, [], [], [])),
        ];
        return Page();
    }

    /// <summary>For another organisation: no more than that one may know, and only what this meeting decided.</summary>
    Afdrukblad Maak(int nr, Agendazaak zaak, Organisatie? ander, IReadOnlyList<(Taak Taak, string? Tekst)> taken, IReadOnlyList<Arrangement> arrangementen)
    {
        var leest = zaak.LeestTekst && (ander is null || zaak.MetTekst.Contains(ander));
        return new(
            nr, zaak, leest, leest ? zaak.Vraag : null,
            ander is null ? zaak.Besluiten : [.. zaak.Besluiten.Where(b => b.Besluit.OverlegId == Blad.Overleg.Id).Select(b => b.Voor(ander.Id, leest))], taken, arrangementen);
    }
}
