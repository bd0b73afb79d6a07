// What: the fields of a new task and their rules, whether it stands alone or follows from a contact; who can be asked; and the making of it.
// Source: ADR 20. Used by: Taken/Nieuw, Dossiers/Notitie; shown by _Taakvelden.
// Never: asks somebody who cannot see the dossier.

using FluentValidation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Shared;

public sealed class Taakinvoer
{
    const int Voorgesteld = 5;

    public TaakSoort? Soort { get; set; }
    [ZonderMedisch]
    public string? Tekst { get; set; }
    public int? Werkdagen { get; set; } = Voorgesteld;

    /// <summary>Number of the day on which the form named the day of each term: that day is kept, also when the form stays open past midnight.</summary>
    public int? Getoond { get; set; }

    /// <summary>A date goes before a number of working days.</summary>
    public DateOnly? Termijn { get; set; }
    public Guid? Voor { get; set; }

    /// <summary>A reminder is a task to oneself: two fields, the rest is known.</summary>
    public Taakinvoer AlsHerinnering(Guid ik) => new() { Soort = TaakSoort.Nagaan, Tekst = Tekst, Werkdagen = Werkdagen, Getoond = Getoond, Voor = ik };

    /// <summary>Whether somebody filled in anything: then it is meant as a task, and what is missing is said.</summary>
    /// <param name="ik">The reader, for whom the form proposes the task.</param>
    public bool IsIngevuld(Guid ik) =>
        Soort is not null || !string.IsNullOrWhiteSpace(Tekst) || Termijn is not null || Werkdagen != Voorgesteld || (Voor is { } voor && voor != ik);
}

public sealed class Taakcontrole : AbstractValidator<Taakinvoer>
{
    public Taakcontrole(DateOnly today, IReadOnlyList<Taakpersoon> personen)
    {
        RuleFor(x => x.Soort).Must(s => s is { } soort && Enum.IsDefined(soort)).WithMessage("Kies wat er moet gebeuren.");
        RuleFor(x => x.Tekst).NotEmpty().When(x => x.Soort == TaakSoort.Anders).WithMessage("Schrijf kort op wat er moet gebeuren.")
            .MaximumLength(2000).WithMessage("Maak de toelichting korter dan 2.000 tekens.");
        RuleFor(x => x.Werkdagen).Must((x, w) => x.Termijn is not null || Taaktermijnen.Werkdagen.Contains(w ?? -1))
            .WithMessage("Kies wanneer het klaar moet zijn, of vul een datum in.")
            .Must((x, w) => x.Termijn is not null || TaakVerloop.Termijn(Taaktermijnen.Vanaf(x.Getoond, today), null, w) >= today)
            .When(x => Taaktermijnen.Werkdagen.Contains(x.Werkdagen ?? -1), ApplyConditionTo.CurrentValidator)
            .WithMessage("Deze dag is voorbij. Kies opnieuw wanneer het klaar moet zijn.");
        RuleFor(x => x.Termijn).Must(t => t is null || t >= today).WithMessage("Vul een datum in die vandaag of later is.")
            .Must(t => t is null || t <= today.AddYears(1)).WithMessage("Vul een datum in binnen een jaar.");
        RuleFor(x => x.Voor).Must(v => personen.Any(p => p.Id == v)).WithMessage("Kies iemand uit de lijst.");
    }
}

/// <summary>The terms that a form offers, in working days, with the day that each means.</summary>
public static class Taaktermijnen
{
    public static readonly IReadOnlyList<int> Werkdagen = [0, 1, 2, 3, 5, 10, 15, 20];

    /// <summary>The day from which a choice counts: the one on which it was shown, when that was in the last week.</summary>
    public static DateOnly Vanaf(int? getoond, DateOnly today) =>
        getoond is { } dag && dag <= today.DayNumber && dag > today.DayNumber - 7 ? DateOnly.FromDayNumber(dag) : today;

    public static IEnumerable<SelectListItem> Keuzes(DateOnly today) => Werkdagen.Select(n => new SelectListItem(
        $"{n switch { 0 => "Vandaag", 1 => "Over 1 werkdag", _ => $"Over {n} werkdagen" }} ({Domain.Werkdagen.Na(today, n).ToString("ddd d MMMM", NlDatum.Cultuur)})",
        n.ToString(System.Globalization.CultureInfo.InvariantCulture)));
}

/// <summary>Somebody who can be asked.</summary>
/// <param name="Id">The person.</param>
/// <param name="OrganisatieId">Where they work.</param>
/// <param name="Naam">Name, and what they are when they work elsewhere.</param>
public sealed record Taakpersoon(Guid Id, Guid OrganisatieId, string Naam);

public sealed class Taakwerk(AppDb db, Vault vault, CurrentUser user, Clock clock)
{
    /// <summary>The key under which a page hands the choice of persons to _Taakvelden.</summary>
    public const string Personen = "taakpersonen";

    static readonly Rol[] VanGemeente = [Rol.Leerplichtambtenaar, Rol.LeerplichtBoa, Rol.TeamleiderLeerplicht];
    static readonly Rol[] VanSwv = [Rol.SwvConsulent, Rol.TeamleiderSwv];

    /// <summary>Who may ask a task at all: the two sides of a dossier that keep a part of it.</summary>
    public bool Mag => user.Mag(Acties.TaakBeheren) && user.Scope.Kind is ScopeKind.Gemeente or ScopeKind.Swv;

    /// <summary>The colleagues of the reader, the reader first, and the one person at the other side: the consulent of the SWV, or the behandelaar.</summary>
    public async Task<IReadOnlyList<Taakpersoon>> PersonenAsync(Dossier dossier, CancellationToken ct)
    {
        var (today, eigen, isGemeente) = (clock.Today, user.OrganisatieId, user.Scope.Kind == ScopeKind.Gemeente);
        var (rollen, hun) = isGemeente ? (VanGemeente, VanSwv) : (VanSwv, VanGemeente);
        var (ander, elders) = isGemeente ? (dossier.SwvConsulentId, dossier.SwvId) : (dossier.BehandelaarId, dossier.GemeenteId);
        var gevonden = await db.Aanstellingen.AsNoTracking()
            .Where(a => (a.Tot == null || a.Tot > today)
                && ((a.OrganisatieId == eigen && rollen.Contains(a.Rol)) || (a.GebruikerId == ander && a.OrganisatieId == elders && hun.Contains(a.Rol))))
            .Select(a => new { a.GebruikerId, a.OrganisatieId, a.Gebruiker!.Naam, a.Rol, Organisatie = a.Organisatie!.Naam }).ToListAsync(ct);
        return
        [
            .. gevonden.DistinctBy(a => (a.GebruikerId, a.OrganisatieId))
                .Where(a => a.OrganisatieId == eigen || ZietDossier(dossier, a.GebruikerId, a.Rol, a.OrganisatieId))
                .OrderBy(a => a.GebruikerId == user.Id ? 0 : a.OrganisatieId == eigen ? 1 : 2).ThenBy(a => a.Naam, StringComparer.Create(NlDatum.Cultuur, ignoreCase: true))
                .Select(a => new Taakpersoon(a.GebruikerId, a.OrganisatieId, a.GebruikerId == user.Id ? "Ik" : a.OrganisatieId == eigen ? a.Naam : $"{a.Naam} ({a.Organisatie})")),
        ];
    }

    static bool ZietDossier(Dossier d, Guid wie, Rol rol, Guid organisatie) => DossierAccess.Of(new Lezer(wie, rol, organisatie), new Dossierligging
    {
        GemeenteId = d.GemeenteId, SwvId = d.SwvId, SchoolId = d.SchoolId, RegioId = d.RegioId, Status = d.Status, Band = d.Band,
        ArrangementLoopt = d.ArrangementLoopt, VrijstellingSwvId = d.VrijstellingSwvId, Gesloten = d.GeslotenOp is not null,
    }).Niveau != Zichtniveau.Geen;

    /// <summary>The task of a checked form; the caller adds it to the save of its own act.</summary>
    public async Task<Taak> MaakAsync(Dossier dossier, Taakinvoer invoer, IReadOnlyList<Taakpersoon> personen, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var voor = personen.First(p => p.Id == invoer.Voor);
        return new()
        {
            Id = id, DossierId = dossier.Id, OrganisatieId = user.OrganisatieId, VoorOrganisatieId = voor.OrganisatieId, MakerId = user.Id, VoorId = voor.Id,
            Soort = invoer.Soort!.Value, Termijn = TaakVerloop.Termijn(Taaktermijnen.Vanaf(invoer.Getoond, clock.Today), invoer.Termijn, invoer.Werkdagen)!.Value, GemaaktOp = clock.Today,
            Tekst = await vault.SealTextAsync(dossier.Id, "Taak/Tekst", id, invoer.Tekst?.Trim(), ct),
        };
    }

    /// <summary>The facts of an act about a task. The two organisations stand in it, for nobody else reads the act.</summary>
    public static (string Naam, object? Waarde)[] Feiten(Taak taak, params (string Naam, object? Waarde)[] meer) =>
        [("taak", taak.Soort), ("termijn", taak.Termijn), ("voor", taak.VoorId), ("vraagt", taak.OrganisatieId), ("gevraagd", taak.VoorOrganisatieId), .. meer];
}
