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
        public Guid ActId { get; set; }
        public List<Guid> Gekozen { get; set; } = [];
        public string? Telefoon { get; set; }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LaadAsync(ct);
        Input.ActId = Guid.CreateVersion7();
        Input.Gekozen = [.. Rijen.Where(r => r.Aan is not null).Select(r => r.Vrijstelling.Id)];
    }

    /// <summary>The act of one letter of this form: the same for the same form and request, so that a second post makes no second letter.</summary>
    static Guid Briefact(Guid formulier, Guid aanvraag)
    {
        Span<byte> een = stackalloc byte[16], ander = stackalloc byte[16];
        formulier.TryWriteBytes(een);
        aanvraag.TryWriteBytes(ander);
        // The first six bytes are the time of the form; the rest tells the requests apart.
        for (var i = 6; i < een.Length; i++)
            een[i] ^= ander[i];
        return new(een);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        // What an earlier post of this form made is done; the rest is made now.
        var acts = Input.Gekozen.ConvertAll(g => Briefact(Input.ActId, g));
        var gedaan = await db.Acts.AsNoTracking().Where(a => acts.Contains(a.Id)).CountAsync(ct);
        if (gedaan > 0 && gedaan == Input.Gekozen.Distinct().Count())
            return Redirect("/vrijstellingen?lijst=herbeoordeling");
        await LaadAsync(ct);
        var gekozen = Rijen.Where(r => r.Aan is not null && Input.Gekozen.Contains(r.Vrijstelling.Id)).ToList();
        if (gekozen.Count == 0)
            ModelState.AddModelError("Input.Gekozen", "Kies voor wie u een brief maakt.");
        if (string.IsNullOrWhiteSpace(Input.Telefoon) || Input.Telefoon.Length > 20)
            ModelState.AddModelError("Input.Telefoon", "Vul het nummer in waarop u te bereiken bent, hooguit 20 tekens.");
        if (!ModelState.IsValid)
            return Page();
        foreach (var rij in gekozen)
            if (!await MaakAsync(rij, Input.Telefoon!.Trim(), ct))
                // The same form, posted twice at one moment: the other post makes the rest.
                return Redirect("/vrijstellingen?lijst=herbeoordeling");
        TempData.Gelukt(gekozen.Count == 1 ? "Er is één brief gemaakt. U vindt hem bij de documenten van het dossier." : $"Er zijn {gekozen.Count} brieven gemaakt. U vindt ze bij de documenten van elk dossier.");
        return Redirect("/vrijstellingen?lijst=herbeoordeling");
    }

    async Task<bool> MaakAsync(Rij rij, string telefoon, CancellationToken ct)
    {
        var brief = Briefmaker.Maak(Sjablonen.Vind(Sjabloon)!, null, rij.Aan!, rij.Alle, new()
        {
            Jongere = rij.Wie.Naam, Dossiernummer = rij.Dossier.Nummer, Gemeente = user.OrganisatieNaam, Afzender = user.Naam, Telefoon = telefoon, Vandaag = clock.Today,
            Vrijstelling = await Vrijstellingbrief.WaardenAsync(db, rij.Vrijstelling, rij.Dossier.RegioId, ct),
        });
        // Said on the request too, under the same act, so that the next time it is not on the list.
        db.Begin(ActKind.BriefGemaakt, clock.UtcNow, rij.Dossier.Id,
            Dossierwerk.Feiten(("brief", Sjabloon), ("relatie", rij.Aan!.Contact.Relatie), ("datum", clock.Today), (NieuwModel.Geadresseerde, rij.Aan.Contact.Id)), id: Briefact(Input.ActId, rij.Vrijstelling.Id));
        // The version goes up: of two forms at the same moment one makes the letter.
        (rij.Vrijstelling.HerinnerdOp, rij.Vrijstelling.Versie) = (clock.Today, rij.Vrijstelling.Versie + 1);
        await documenten.VoegToeAsync(rij.Dossier, user.OrganisatieId, DocumentSoort.Brief,
            new($"{Sjablonen.Titel(Sjabloon)} {NlDatum.Kort(clock.Today)}.txt", Encoding.UTF8.GetBytes(brief.Inhoud), Bestandstype.Brief, Scanuitkomst.NietNodig), ct);
        return await db.SaveOnceAsync(ct);
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
