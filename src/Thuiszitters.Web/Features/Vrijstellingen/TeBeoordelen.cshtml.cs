// What: the requests that a reviewer judges, the oldest term first; those they gave their judgement on; and those that are not theirs, with the reason.
// Source: rules.md R5.3, journeys (SWV-beoordelaar).
// Never: whether, when or what the other reviewer judged. Of what is not theirs only the number, the term and the reason.

using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingBeoordelen)]
public sealed class TeBeoordelenModel(AppDb db, DbSource source, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    /// <summary>A request of the reader.</summary>
    /// <param name="Voor">First day on which the term is over.</param>
    public sealed record Rij(Guid Id, string Naam, VrijstellingToestand Toestand, DateOnly? Voor, bool Gegeven, bool WachtOpGesprek);

    public IReadOnlyList<Rij> TeDoen { get; private set; } = [];
    public IReadOnlyList<Rij> Gegeven { get; private set; } = [];
    public IReadOnlyList<(string Nummer, DateOnly? Voor, string Reden)> NietVanU { get; private set; } = [];
    public DateOnly Vandaag => clock.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        var mijn = user.Scope.Beoordeelt;
        var aanvragen = await db.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes().ToListAsync(ct);
        var oordelen = (await db.Oordelen.AsNoTracking().IgnoreAutoIncludes().Where(o => o.VervangenOp == null && o.VervallenOp == null)
            .Select(o => new { o.VrijstellingId, o.Ronde }).ToListAsync(ct)).Select(o => (o.VrijstellingId, o.Ronde)).ToHashSet();
        var wie = await vault.RevealAsync([.. mijn.Values.Distinct()], Doel.Vrijstelling, ct);
        List<Rij> rijen = [.. aanvragen.Where(v => mijn.ContainsKey(v.Id)).Select(v => new Rij(
            v.Id, wie[v.DossierId].Naam, v.Toestand, Oordeelwoorden.Termijn(v),
            oordelen.Contains((v.Id, v.Ronde)) || !VrijstellingVerloop.WordtBeoordeeld(v.Toestand),
            v is { Toestand: VrijstellingToestand.Heroverweging, GesprekOp: null })).OrderBy(r => r.Voor ?? DateOnly.MaxValue).ThenBy(r => r.Id)];
        TeDoen = rijen.FindAll(r => !r.Gegeven);
        Gegeven = rijen.FindAll(r => r.Gegeven);
        NietVanU = await NietVanMijAsync(ct);
    }

    /// <summary>What is judged in the own SWV and would be theirs, were it not for their own part in it.</summary>
    async Task<List<(string, DateOnly?, string)>> NietVanMijAsync(CancellationToken ct)
    {
        var (swv, ik, mijn) = (user.OrganisatieId, user.Id, user.Scope.BeoordeeldeVrijstellingen);
        await using var alles = source.ForSystem();
        var andere = await alles.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes()
            .Where(v => v.SwvId == swv && !mijn.Contains(v.Id) && (v.Toestand == VrijstellingToestand.TeBeoordelen || v.Toestand == VrijstellingToestand.Heroverweging)
                && alles.Ketens.Any(k => k.DossierId == v.DossierId && k.GebruikerId == ik))
            .Select(v => new { Aanvraag = v, v.Dossier!.Nummer }).ToListAsync(ct);
        var uit = new List<(string Nummer, DateOnly? Voor, string)>();
        foreach (var a in andere)
            if (Vierogen.StaatBuitenKeten(ik, await Vrijstellingwerk.VierogenAsync(alles, a.Aanvraag, clock.Today, ct), Vrijstellingwerk.Vierogenregels) is { IsToegestaan: false } waarom)
                uit.Add((a.Nummer, Oordeelwoorden.Termijn(a.Aanvraag), Oordeelwoorden.Waarom(waarom, zelf: true)));
        return [.. uit.OrderBy(u => u.Voor ?? DateOnly.MaxValue).ThenBy(u => u.Nummer, StringComparer.Ordinal)];
    }
}
