// What: the lists of a gemeente about vrijstellingen: what waits for a statement, what waits to be established, and what ends before 1 August
// without a request for the next schooljaar. Source: rules.md R5; journeys. Used by: the gemeente of residence.
// Never: a request of another gemeente; a name without a record in the log.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Vrijstellingen;

public sealed record Wachtrij(Guid Id, Guid DossierId, string Nummer, string Naam, VrijstellingToestand Toestand, int Schooljaar, DateOnly? Voor);

[Mag(Acties.VrijstellingRegistreren)]
public sealed class IndexModel(AppDb db, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    const string Vorm = "vorm", Verklaring = "verklaring", Vaststellen = "vaststellen", Melden = "melden", Herbeoordeling = "herbeoordeling";

    /// <summary>More than a gemeente has at one time; what comes after it is on the list when these are done.</summary>
    const int Meeste = 100;

    static readonly (string Lijst, string Naam)[] Alle =
        [(Vorm, "Vormtoets"), (Verklaring, "Wacht op verklaring"), (Vaststellen, "Wacht op vaststelling"), (Melden, "Nog te melden bij ROD"), (Herbeoordeling, "Herbeoordeling voor 1 juli")];

    IReadOnlyList<Guid> aflopend = [];

    [BindProperty(SupportsGet = true, Name = "lijst")]
    public string? Gekozen { get; set; }

    public string Lijst => Array.Exists(Alle, a => a.Lijst == Gekozen) ? Gekozen! : Vaststellen;
    public string Kop => Alle.First(a => a.Lijst == Lijst).Naam;
    public int Aantal => Lijsten.FirstOrDefault(l => l.Lijst == Lijst).Aantal;
    public DateOnly Vandaag => clock.Today;
    public IReadOnlyList<(string Lijst, string Naam, int Aantal)> Lijsten { get; private set; } = [];
    public IReadOnlyList<Wachtrij> Rijen { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        aflopend = await Vrijstellingbrief.AflopendAsync(db, user.OrganisatieId, user.RegioId, clock.Today, ct);
        var lijsten = new List<(string, string, int)>();
        foreach (var (lijst, naam) in Alle)
            lijsten.Add((lijst, naam, await Van(lijst).CountAsync(ct)));
        Lijsten = lijsten;
        var rijen = (await Van(Lijst).IgnoreAutoIncludes().Select(v => new { Vrijstelling = v, v.Dossier!.Nummer }).ToListAsync(ct))
            .Select(r => (r.Vrijstelling, r.Nummer, Voor: Voor(r.Vrijstelling))).OrderBy(r => Volgorde(r.Vrijstelling)).ThenBy(r => r.Nummer, StringComparer.Ordinal).Take(Meeste).ToList();
        var wie = await vault.RevealAsync([.. rijen.Select(r => r.Vrijstelling.DossierId).Distinct()], Doel.Vrijstelling, ct);
        Rijen =
        [
            .. rijen.Select(r => new Wachtrij(
                r.Vrijstelling.Id, r.Vrijstelling.DossierId, r.Nummer, wie[r.Vrijstelling.DossierId].Naam, r.Vrijstelling.Toestand, r.Vrijstelling.Schooljaar, r.Voor)),
        ];
    }

    /// <summary>Of one list, those of the own gemeente whose dossier is open.</summary>
    IQueryable<Vrijstelling> Van(string lijst)
    {
        var eigen = user.OrganisatieId;
        var hier = db.Vrijstellingen.AsNoTracking().Where(v => v.Dossier!.GemeenteId == eigen && v.Dossier.GeslotenOp == null);
        return lijst switch
        {
            Vorm => hier.Where(v => v.Toestand == VrijstellingToestand.Ontvangen || v.Toestand == VrijstellingToestand.AanvullenKennisgeving),
            Verklaring => hier.Where(v => v.Toestand == VrijstellingToestand.Positief || v.Toestand == VrijstellingToestand.Negatief
                || v.Toestand == VrijstellingToestand.GeenOordeel || v.Toestand == VrijstellingToestand.AanvullenVerklaring),
            Vaststellen => hier.Where(v => v.Toestand == VrijstellingToestand.TeVaststellen),
            Melden => hier.Where(v => v.GemeldOp == null && (v.Toestand == VrijstellingToestand.VanKracht || v.Toestand == VrijstellingToestand.VanKrachtOndanksOordeel)),
            _ => hier.Where(v => aflopend.Contains(v.Id)),
        };
    }

    /// <summary>The oldest first: by its term, and without one by the day from which it waits.</summary>
    DateOnly? Volgorde(Vrijstelling v) => v.Toestand switch
    {
        VrijstellingToestand.Ontvangen => v.OntvangenOp,
        VrijstellingToestand.TeVaststellen => v.VerklaringCompleetOp ?? v.OntvangenOp,
        _ => Lijst == Melden ? v.VastgesteldOp : Voor(v),
    };

    DateOnly? Voor(Vrijstelling v) => Lijst == Melden ? null : v.Toestand switch
    {
        VrijstellingToestand.AanvullenKennisgeving or VrijstellingToestand.AanvullenVerklaring => v.HerstelVoor,
        VrijstellingToestand.Positief or VrijstellingToestand.Negatief or VrijstellingToestand.GeenOordeel => v.VerklaringVoor,
        VrijstellingToestand.VanKracht or VrijstellingToestand.VanKrachtOndanksOordeel => v.Einde is { } einde ? new DateOnly(einde.Year, 7, 1) : null,
        _ => null,
    };
}
