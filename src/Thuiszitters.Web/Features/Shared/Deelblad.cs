// What: the part of the dossier page about sharing: with whom, what and until when, and who asks to see more.
// Source: rules.md R8. Used by: the dossier page, for everybody who may see the dossier; its choices by the forms.
// Never: the purpose in words to others than who shares and who receives; a question to others than who asks and who answers (the filter).

using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>A running share as the page shows it.</summary>
public sealed record Deelregel(Guid Id, string Met, Dossierdeel Delen, Deelgrond Grond, DateOnly TotEnMet, string? Doel);

/// <summary>A question between two gemeenten that both have a dossier of the jongere.</summary>
public sealed record Overdrachtsvraagregel(Overdrachtsvraag Vraag, string Gemeente);

/// <summary>A question as the page shows it.</summary>
public sealed record Vraagregel(Guid Id, string Wie, Dossierdeel Delen, DateOnly Op, VraagToestand Toestand, string? Weigerreden);

public sealed record Deelblad(string Nummer, IReadOnlyList<Deelregel> Delingen, IReadOnlyList<Vraagregel> Vragen, bool MagDelen, bool MagVragen)
{
    /// <summary>The transfer that waits for an answer, for the two gemeenten that it is about.</summary>
    public Overdracht? Overdracht { get; init; }

    /// <summary>So long a question that is over stays on the sheet.</summary>
    const int DagenNaAntwoord = 30;

    /// <summary>What this gemeente asks of others that know the jongere, and they of it: what is open and what was lately, the latest first.</summary>
    public IReadOnlyList<Overdrachtsvraagregel> Overdrachtsvragen { get; init; } = [];

    /// <summary>The other gemeente of that transfer.</summary>
    public string? Gemeente { get; init; }

    /// <summary>The transfer is asked of the reader's gemeente.</summary>
    public bool MagOvernemen { get; init; }
    public bool MagOverdragen { get; init; }

    /// <summary>Parts as check boxes.</summary>
    public static readonly IReadOnlyList<SelectListItem> Delen =
        [.. Enum.GetValues<Dossierdeel>().Where(d => d != Dossierdeel.Geen).Select(d => new SelectListItem(Woorden.Van(d), d.ToString()))];

    /// <summary>Grounds that a person chooses; a transfer makes its own.</summary>
    public static readonly IReadOnlyList<SelectListItem> Gronden =
        [.. Enum.GetValues<Deelgrond>().Where(g => g != Deelgrond.Overdracht).Select(g => new SelectListItem(Woorden.Van(g), g.ToString()))];

    public static bool IsGrond(Deelgrond? grond) => grond is { } g && Enum.IsDefined(g) && g != Deelgrond.Overdracht;

    public static Dossierdeel Samen(IEnumerable<Dossierdeel>? delen) => (delen ?? []).Aggregate(Dossierdeel.Geen, (alle, d) => alle | d);

    public static async Task<Deelblad> VanAsync(AppDb db, CurrentUser user, Dossier dossier, Geopend open, DateOnly today, CancellationToken ct)
    {
        // That a transfer is asked, and of whom, is between the two gemeenten.
        var mijn = user.OrganisatieId;
        var sinds = today.AddDays(-DagenNaAntwoord);
        var delingen = await db.Delingen.AsNoTracking().Where(d => d.DossierId == dossier.Id && d.Vanaf <= today && d.Tot > today
            && (d.Grond != Deelgrond.Overdracht || d.VanOrganisatieId == mijn || d.MetOrganisatieId == mijn)).OrderBy(d => d.Tot).ToListAsync(ct);
        var vragen = await db.Inzagevragen.AsNoTracking().Where(v => v.DossierId == dossier.Id).ToListAsync(ct);
        var overdracht = await db.Overdrachten.AsNoTracking().SingleOrDefaultAsync(o => o.DossierId == dossier.Id && o.Toestand == OverdrachtToestand.Open, ct);
        // What the gemeente that had the dossier before asked and was asked, is between that one and the other.
        var overgenomen = await db.Overdrachten.AsNoTracking().Where(o => o.DossierId == dossier.Id && o.OrganisatieId == mijn && o.Toestand == OverdrachtToestand.Aanvaard)
            .MaxAsync(o => o.BeantwoordOp, ct);
        List<Overdrachtsvraag> tussen = user.Scope.Kind == ScopeKind.Gemeente
            ? await db.Set<Overdrachtsvraag>().AsNoTracking().Where(v => v.DossierId == dossier.Id && (v.Toestand == OverdrachtsvraagToestand.Open
                || (v.BeantwoordOp > sinds && (overgenomen == null || v.GevraagdOp > overgenomen)))).ToListAsync(ct) : [];
        var naar = overdracht?.OrganisatieId == user.OrganisatieId;
        var andere = naar ? overdracht?.VanOrganisatieId : overdracht?.OrganisatieId;
        var ids = delingen.Select(d => d.MetOrganisatieId).Concat(vragen.Select(v => v.OrganisatieId)).Concat(tussen.Select(v => v.AnderOrganisatieId)).Concat(andere is { } a ? [a] : []).Distinct().ToList();
        var namen = ids.Count == 0 ? [] : await db.Organisaties.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Naam, ct);
        bool Betrokken(Deling d) => user.OrganisatieId == d.VanOrganisatieId || user.OrganisatieId == d.MetOrganisatieId;
        return new(
            dossier.Nummer,
            [.. delingen.Select(d => new Deelregel(
                d.Id, namen[d.MetOrganisatieId], d.Delen, d.Grond, d.Tot.AddDays(-1), Betrokken(d) ? open.Tekst(d.Doel, "Deling/Doel", d.Id) : null))],
            // Sorted here: a server may order keys in a way of its own.
            [.. vragen.OrderByDescending(v => v.Id).Select(v => new Vraagregel(
                v.Id, namen[v.OrganisatieId], v.Delen, v.GevraagdOp, v.Toestand, open.Tekst(v.Weigerreden, "Inzagevraag/Weigerreden", v.Id)))],
            MagDelen: open.Niveau == Zichtniveau.Wijzigen && user.Mag(Acties.DossierDelen),
            MagVragen: dossier.GeslotenOp is null && open.Niveau == Zichtniveau.Kern && !open.AlleenGedeeld && user.Mag(Acties.InzageVragen)
                && !vragen.Exists(v => v.Toestand == VraagToestand.Open && v.OrganisatieId == user.OrganisatieId))
        {
            Overdracht = overdracht, Gemeente = andere is { } ander ? namen[ander] : null, MagOvernemen = naar && user.Mag(Acties.DossierOverdragen),
            Overdrachtsvragen = [.. tussen.OrderByDescending(v => v.Id).Select(v => new Overdrachtsvraagregel(v, namen[v.AnderOrganisatieId]))],
            MagOverdragen = open.Niveau == Zichtniveau.Wijzigen && user.Mag(Acties.DossierOverdragen),
        };
    }
}
