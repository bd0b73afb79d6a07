// What: one letter per dossier whose 5A-vrijstelling ends on 1 August and of which nobody asked for the next schooljaar, all at once.
// Source: rules.md R5.5; ADR 24. Used by: the gemeente, from ten weeks before 1 July. Never: to somebody whose gezag is not certain, or twice.

using System.Text;
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
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Brieven;

[Mag(Acties.VrijstellingRegistreren)]
public sealed class HerbeoordelingModel(AppDb db, Vault vault, Documentwerk documenten, CurrentUser user, Clock clock) : PageModel
{
    /// <summary>So many at a time; the others are on the list the next time.</summary>
    const int Meeste = 50;

    const string Sjabloon = Vrijstellingbrief.Voorvoegsel + "opnieuw";

    public sealed record Rij(Vrijstelling Vrijstelling, Dossier Dossier, Geopend Wie, IReadOnlyList<Betrokkene> Alle, Betrokkene? Aan);

    public IReadOnlyList<Rij> Rijen { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Keuzes =>
    [
        .. Rijen.Select(r => new SelectListItem(
            $"{r.Wie.Naam}, {r.Dossier.Nummer}: {(r.Aan is null ? "geen ouder met gezag bekend" : r.Aan.Gegevens.Naam)}", r.Vrijstelling.Id.ToString(), selected: false, disabled: r.Aan is null)),
    ];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public List<Guid> Gekozen { get; set; } = [];
        public string? Telefoon { get; set; }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LaadAsync(ct);
        Input.Gekozen = [.. Rijen.Where(r => r.Aan is not null).Select(r => r.Vrijstelling.Id)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LaadAsync(ct);
        var gekozen = Rijen.Where(r => r.Aan is not null && Input.Gekozen.Contains(r.Vrijstelling.Id)).ToList();
        if (gekozen.Count == 0)
            ModelState.AddModelError("Input.Gekozen", "Kies voor wie u een brief maakt.");
        if (Input.Telefoon is not { Length: > 0 and <= 20 } telefoon)
            ModelState.AddModelError("Input.Telefoon", "Vul het nummer in waarop u te bereiken bent, hooguit 20 tekens.");
        if (!ModelState.IsValid)
            return Page();
        foreach (var rij in gekozen)
            await MaakAsync(rij, Input.Telefoon!.Trim(), ct);
        TempData.Gelukt(gekozen.Count == 1 ? "Er is één brief gemaakt. U vindt hem bij de documenten van het dossier." : $"Er zijn {gekozen.Count} brieven gemaakt. U vindt ze bij de documenten van elk dossier.");
        return Redirect("/vrijstellingen?lijst=herbeoordeling");
    }

    async Task MaakAsync(Rij rij, string telefoon, CancellationToken ct)
    {
        var brief = Briefmaker.Maak(Sjablonen.Vind(Sjabloon)!, null, rij.Aan!, rij.Alle, new()
        {
            Jongere = rij.Wie.Naam, Dossiernummer = rij.Dossier.Nummer, Gemeente = user.OrganisatieNaam, Afzender = user.Naam, Telefoon = telefoon, Vandaag = clock.Today,
            Vrijstelling = await Vrijstellingbrief.WaardenAsync(db, rij.Vrijstelling, rij.Dossier.RegioId, ct),
        });
        // Said on the request too, under the same act, so that the next time it is not on the list.
        db.Begin(ActKind.BriefGemaakt, clock.UtcNow, rij.Dossier.Id,
            Dossierwerk.Feiten(("brief", Sjabloon), ("relatie", rij.Aan!.Contact.Relatie), ("datum", clock.Today), (NieuwModel.Geadresseerde, rij.Aan.Contact.Id)));
        rij.Vrijstelling.HerinnerdOp = clock.Today;
        await documenten.VoegToeAsync(rij.Dossier, user.OrganisatieId, DocumentSoort.Brief,
            new($"{Sjablonen.Titel(Sjabloon)} {NlDatum.Kort(clock.Today)}.txt", Encoding.UTF8.GetBytes(brief.Inhoud), Bestandstype.Brief, Scanuitkomst.NietNodig), ct);
        await db.SaveOnceAsync(ct);
    }

    async Task LaadAsync(CancellationToken ct)
    {
        var aflopend = await Vrijstellingbrief.Aflopend(db.Vrijstellingen, db, user.OrganisatieId, clock.Today).Where(v => v.HerinnerdOp == null)
            .OrderBy(v => v.Id).Take(Meeste).ToListAsync(ct);
        var ids = aflopend.ConvertAll(v => v.DossierId);
        var dossiers = await db.Dossiers.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        var wie = await vault.RevealAsync(ids, Doel.Brief, ct);
        var rijen = new List<Rij>();
        foreach (var v in aflopend)
        {
            var alle = await Betrokkenenvak.LijstAsync(db, wie[v.DossierId], v.DossierId, ct);
            var aan = alle.FirstOrDefault(b => b.Contact.Relatie != Relatie.Jongere && b.Contact.IngetrokkenOp is null && b.Gegevens.Gezag == Gezag.Ja);
            rijen.Add(new(v, dossiers[v.DossierId], wie[v.DossierId], alle, aan));
        }

        Rijen = rijen;
    }
}
