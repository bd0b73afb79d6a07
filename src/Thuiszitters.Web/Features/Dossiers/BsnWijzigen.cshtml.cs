// What: another BSN for a jongere, or none: sealed anew, and found by it from that moment, here and in the region.
// Source: security.md (BSN); architecture 5 (blind indexes). The form is no concept: what is typed here is kept nowhere else.
// A question between two gemeenten that was asked by the BSN of before lapses.
// Never: a BSN that another dossier of this gemeente has (then they are merged); the number in an act, an address or a message.

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Dossiers;

[Mag(Acties.BsnOnthullen)]
public sealed class BsnWijzigenModel(AppDb db, DbSource source, Dossierwerk werk, Overdrachtsvraagwerk vraagwerk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    enum Uitkomst { Gewijzigd = 1, Versie = 2, VanAnder = 3 }

    public required OpenDossier Open { get; set; }

    /// <summary>The number of the dossier of this gemeente that has this BSN already.</summary>
    public string? Ander { get; private set; }

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public string? Bsn { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(string? huidig)
        {
            RuleFor(x => x.Bsn).Cascade(CascadeMode.Stop)
                .Must(b => string.IsNullOrWhiteSpace(b) || (Bsn.Normaliseer(b) is { } n && Bsn.IsGeldig(n))).WithMessage("Dit BSN klopt niet. Controleer de negen cijfers.")
                .Must(b => Gelezen(b) != huidig).WithMessage(huidig is null ? "Vul het BSN in." : "Dit BSN staat al in dit dossier.");
        }
    }

    static string? Gelezen(string? bsn) => string.IsNullOrWhiteSpace(bsn) ? null : Bsn.Normaliseer(bsn);

    public async Task<IActionResult> OnGetAsync(string nummer, CancellationToken ct)
    {
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        Input = new() { ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, CancellationToken ct)
    {
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect($"/dossiers/{nummer}");
        if (await LaadAsync(nummer, ct) is { } weigering)
            return weigering;
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        if (Input.Versie != Open.Dossier.Versie)
            return Gewijzigd();
        // Who it is was destroyed: there is nothing left to correct.
        if ((await vault.RevealAsync([Open.Dossier.Id], Doel.Bsn, ct, metBsn: true))[Open.Dossier.Id].Identiteit is not { } wie)
            return NotFound();
        ModelState.Add(new Controle(wie.Bsn).Validate(Input), nameof(Input));
        if (!ModelState.IsValid)
            return Page();

        var nieuw = wie with { Bsn = Gelezen(Input.Bsn) };
        switch (await Serieel.RunAsync(() => source.For(user.Scope), eigen => BewaarAsync(eigen, nieuw, ct), ct))
        {
            case Uitkomst.Versie:
                return await LaadAsync(nummer, ct) ?? Gewijzigd();
            case Uitkomst.VanAnder:
                ModelState.AddModelError("Input.Bsn", "Er is al een dossier met dit BSN in uw gemeente.");
                return Page();
            default:
                TempData.Gelukt(nieuw.Bsn is null ? "Het BSN is weggehaald." : "Het BSN is gewijzigd.");
                return Redirect($"/dossiers/{nummer}");
        }
    }

    /// <summary>Looks and saves in one transaction: two who give two dossiers the same BSN at once do not both get it.</summary>
    async Task<Uitkomst> BewaarAsync(AppDb eigen, Identiteit wie, CancellationToken ct)
    {
        if (await eigen.IsSavedAsync(Input.ActId, ct))
            return Uitkomst.Gewijzigd;
        var (id, gemeente) = (Open.Dossier.Id, user.OrganisatieId);
        var dossier = await eigen.Dossiers.AsSplitQuery().SingleAsync(d => d.Id == id, ct);
        if (dossier.Versie != Input.Versie)
            return Uitkomst.Versie;
        if (wie.Bsn is { } bsn)
        {
            var waarde = (await vault.IndexAsync(gemeente, ct)).Bsn(bsn);
            Ander = await eigen.Dossiers.AsNoTracking().IgnoreAutoIncludes().Where(d => d.GemeenteId == gemeente && d.Id != id
                && eigen.Set<BlindIndex>().Where(b => b.Waarde == waarde).Select(b => b.DossierId).Contains(d.Id)).Select(d => d.Nummer).FirstOrDefaultAsync(ct);
            if (Ander is not null)
                return Uitkomst.VanAnder;
        }

        eigen.Begin(ActKind.BsnGewijzigd, clock.UtcNow, id, Dossierwerk.Feiten(("weg", wie.Bsn is null ? "ja" : null)), id: Input.ActId);
        await vault.HerindexeerAsync(eigen, dossier, wie, ct);
        dossier.Versie++;
        try
        {
            await eigen.SaveOnceAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Uitkomst.Versie;
        }

        // What was asked was about whoever has the BSN of before: that may be another child.
        await vraagwerk.LaatVervallenMetAsync(eigen, id, ct);
        return Uitkomst.Gewijzigd;
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(this, Wijziging.Status(Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, Doel.Bijwerken, ct) is not { } open)
            return NotFound();
        Open = open;
        return open.Weigering;
    }
}
