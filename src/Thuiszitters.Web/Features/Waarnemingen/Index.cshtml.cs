// What: who covers for whom, now and to come: of oneself, and for the team lead of the whole team. It is recorded and ended here.
// Source: ADR 30; Domain/Waarnemingen. Both are colleagues, so nobody comes to see more than before.
// Never: why somebody is absent; two at the same moment that make a chain together (one serializable transaction).

using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Waarnemingen;

[Mag(Acties.DossierToewijzen)]
public sealed class IndexModel(AppDb db, DbSource source, CurrentUser user, Clock clock) : PageModel
{
    public sealed record Rij(Waarneming Waarneming, string Afwezig, string Waarnemer, bool WaarnemerWerkt);

    public IReadOnlyList<Rij> Rijen { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Collegas { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Waarnemers { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;
    public bool VoorBeoordelaars => user.Rol == Rol.TeamleiderSwv;
    public bool IsTeamleider => user.Rol is Rol.TeamleiderLeerplicht or Rol.TeamleiderSwv;

    /// <summary>Who is absent, or who leads the team. Not who covers: the dossiers would be left without anybody.</summary>
    public bool MagBeeindigen(Waarneming waarneming) => IsTeamleider || waarneming.AfwezigId == user.Id;

    /// <summary>Who judges vrijstellingen here.</summary>
    List<Guid> beoordelaars = [];

    /// <summary>Those of them who have no dossiers.</summary>
    IReadOnlyList<Guid> AlleenBeoordelaars { get; set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    [BindProperty]
    public Eindinvoer Einde { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }

        /// <summary>Chosen by a team lead only; of anybody else it is their own absence.</summary>
        public Guid? Afwezig { get; set; }
        public DateOnly? Van { get; set; }
        public DateOnly? TotEnMet { get; set; }
        public Guid? Waarnemer { get; set; }
    }

    public sealed class Eindinvoer
    {
        public Guid ActId { get; set; }
        public Guid Id { get; set; }
    }

    public sealed class Controle : AbstractValidator<Invoer>
    {
        public Controle(IReadOnlyList<SelectListItem> collegas)
        {
            RuleFor(x => x.Afwezig).Must(a => collegas.Any(c => c.Value == a?.ToString())).WithMessage("Kies wie afwezig is, uit de lijst.");
            RuleFor(x => x.Van).NotNull().WithMessage("Vul de eerste dag in, bijvoorbeeld 14-3-2026.");
            RuleFor(x => x.TotEnMet).NotNull().WithMessage("Vul de laatste dag in, bijvoorbeeld 14-3-2026.");
            RuleFor(x => x.Waarnemer).Must(w => collegas.Any(c => c.Value == w?.ToString())).WithMessage("Kies wie waarneemt, uit de lijst.");
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LaadAsync(ct);
        Input = new() { ActId = Guid.CreateVersion7(), Van = clock.Today };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LaadAsync(ct);
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect("/waarneming");
        if (!IsTeamleider)
            Input.Afwezig = user.Id;
        ModelState.Add(new Controle(Collegas).Validate(Input), nameof(Input));
        // Dossiers go to who works with dossiers, judging to who judges.
        if (Input is { Afwezig: { } afwezig, Waarnemer: { } waarnemer } && (AlleenBeoordelaars.Contains(afwezig) ? !beoordelaars.Contains(waarnemer) : AlleenBeoordelaars.Contains(waarnemer)))
            ModelState.AddModelError("Input.Waarnemer", "Kies een collega die hetzelfde werk doet.");
        if (!ModelState.IsValid)
            return Page();

        var oordeel = await Serieel.RunAsync(() => source.For(user.Scope), LegVastAsync, ct);
        if (!oordeel.IsToegestaan)
        {
            var (veld, bericht) = Weigeringen.Van(oordeel.Code);
            ModelState.AddModelError("Input." + veld, bericht);
            return Page();
        }

        TempData.Gelukt("De waarneming is vastgelegd.");
        return Redirect("/waarneming");

        async Task<Verdict> LegVastAsync(AppDb eigen)
        {
            var (organisatie, today) = (user.OrganisatieId, clock.Today);
            // The same form a moment ago: what it recorded would refuse itself.
            if (await eigen.IsSavedAsync(Input.ActId, ct))
                return Verdict.Toegestaan;
            var nieuw = new Waarneming
            {
                OrganisatieId = organisatie, AfwezigId = Input.Afwezig!.Value, WaarnemerId = Input.Waarnemer!.Value, Van = Input.Van!.Value,
                Tot = Input.TotEnMet!.Value == DateOnly.MaxValue ? DateOnly.MaxValue : Input.TotEnMet.Value.AddDays(1), VastgelegdDoorId = user.Id,
            };
            var bestaand = await eigen.Waarnemingen.AsNoTracking().Where(w => w.OrganisatieId == organisatie && w.Tot > today).ToListAsync(ct);
            var verdict = Waarnemen.Beoordeel(nieuw.Periode(), bestaand.Select(w => w.Periode()), today);
            if (!verdict.IsToegestaan)
                return verdict;
            eigen.Begin(ActKind.WaarnemingVastgelegd, clock.UtcNow, feiten: Dossierwerk.Feiten(("van", nieuw.Van), ("tot", nieuw.Tot), ("afwezig", nieuw.AfwezigId), ("waarnemer", nieuw.WaarnemerId)), id: Input.ActId);
            eigen.Add(nieuw);
            await eigen.SaveOnceAsync(ct);
            return verdict;
        }
    }

    public async Task<IActionResult> OnPostBeeindigenAsync(CancellationToken ct)
    {
        var (organisatie, today) = (user.OrganisatieId, clock.Today);
        if (await db.IsSavedAsync(Einde.ActId, ct))
            return Redirect("/waarneming");
        if (await db.Waarnemingen.SingleOrDefaultAsync(w => w.Id == Einde.Id && w.OrganisatieId == organisatie && w.Tot > today, ct) is not { } waarneming || !MagBeeindigen(waarneming))
            return NotFound();
        db.Begin(ActKind.WaarnemingBeeindigd, clock.UtcNow, feiten: Dossierwerk.Feiten(("tot", today), ("afwezig", waarneming.AfwezigId), ("waarnemer", waarneming.WaarnemerId)), id: Einde.ActId);
        waarneming.Beeindig(today);
        try
        {
            await db.SaveOnceAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else ended it at the same moment.
            return Redirect("/waarneming");
        }

        TempData.Gelukt("De waarneming is beëindigd.");
        return Redirect("/waarneming");
    }

    async Task LaadAsync(CancellationToken ct)
    {
        var (organisatie, today, ik) = (user.OrganisatieId, clock.Today, user.Id);
        var collegas = await Shared.Collegas.VanAsync(db, user, today, ct);
        Collegas = [.. collegas.Select(c => new SelectListItem(c.Id == ik ? $"{c.Naam} (u)" : c.Naam, c.Id.ToString()))];
        if (user.Rol == Rol.TeamleiderSwv)
        {
            // Who judges vrijstellingen covers for who does the same; their team lead records it.
            var bekend = collegas.Select(c => c.Id).ToHashSet();
            var gevonden = await db.Aanstellingen.AsNoTracking().Where(a => a.OrganisatieId == organisatie && a.Rol == Rol.SwvBeoordelaar && (a.Tot == null || a.Tot > today))
                .Select(a => new { a.GebruikerId, a.Gebruiker!.Naam }).Distinct().ToListAsync(ct);
            beoordelaars = [.. gevonden.Select(b => b.GebruikerId)];
            Collegas = [.. Collegas, .. gevonden.Where(b => !bekend.Contains(b.GebruikerId)).OrderBy(b => b.Naam, StringComparer.Create(NlDatum.Cultuur, ignoreCase: true))
                .Select(b => new SelectListItem($"{b.Naam} (beoordelaar vrijstellingen)", b.GebruikerId.ToString()))];
            AlleenBeoordelaars = [.. beoordelaars.Except(bekend)];
        }

        Waarnemers = IsTeamleider ? Collegas : [.. Collegas.Where(c => c.Value != ik.ToString())];
        var werkend = Shared.Collegas.Werkend(db, organisatie, today);
        var rijen = await db.Waarnemingen.AsNoTracking().Where(w => w.OrganisatieId == organisatie && w.Tot > today && (IsTeamleider || w.AfwezigId == ik || w.WaarnemerId == ik))
            .OrderBy(w => w.Van).ThenBy(w => w.Id).Select(w => new
            {
                Waarneming = w, Werkt = werkend.Contains(w.WaarnemerId) || beoordelaars.Contains(w.WaarnemerId), Afwezig = db.Users.Where(u => u.Id == w.AfwezigId).Select(u => u.Naam).FirstOrDefault(),
                Waarnemer = db.Users.Where(u => u.Id == w.WaarnemerId).Select(u => u.Naam).FirstOrDefault(),
            }).ToListAsync(ct);
        string Naam(Guid id, string? naam) => id == ik ? "U" : naam ?? "Onbekend";
        Rijen = [.. rijen.Select(r => new Rij(r.Waarneming, Naam(r.Waarneming.AfwezigId, r.Afwezig), Naam(r.Waarneming.WaarnemerId, r.Waarnemer), r.Werkt))];
    }
}
