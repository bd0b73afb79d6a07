// What: the letters to all parents with gezag of each dossier whose 5A-vrijstelling ends on 1 August and of which nobody asked for the next
// schooljaar, all at once: one for each address. Source: rules.md R5.5; ADR 24. Used by: the gemeente, from ten ⚙ weeks before 1 July.
// Never: to somebody whose gezag is not certain, or twice; a secret address on paper, or two who keep one secret in one envelope.

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

    public sealed record Rij(Vrijstelling Vrijstelling, Dossier Dossier, Geopend Wie, IReadOnlyList<Betrokkene> Alle, IReadOnlyList<IReadOnlyList<Betrokkene>> Brieven);

    public IReadOnlyList<Rij> Rijen { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Keuzes =>
    [
        .. Rijen.Select(r => new SelectListItem(
            $"{r.Wie.Naam}, {r.Dossier.Nummer}: {(r.Brieven.Count == 0 ? "geen ouder met gezag bekend" : string.Join("; ", r.Brieven.Select(b => string.Join(" en ", b.Select(a => a.Gegevens.Naam)))))}", r.Vrijstelling.Id.ToString(), selected: false, disabled: r.Brieven.Count == 0)),
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
        Input.Gekozen = [.. Rijen.Where(r => r.Brieven.Count > 0).Select(r => r.Vrijstelling.Id)];
    }

    /// <summary>The act of the first letter of a request in this form: the same for the same form and request, so that a second post makes no second set.</summary>
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
            return Redirect(Reeks);
        await LaadAsync(ct);
        var gekozen = Rijen.Where(r => r.Brieven.Count > 0 && Input.Gekozen.Contains(r.Vrijstelling.Id)).ToList();
        if (gekozen.Count == 0)
            ModelState.AddModelError("Input.Gekozen", "Kies voor wie u een brief maakt.");
        if (string.IsNullOrWhiteSpace(Input.Telefoon) || Input.Telefoon.Length > 20)
            ModelState.AddModelError("Input.Telefoon", "Vul het nummer in waarop u te bereiken bent, hooguit 20 tekens.");
        if (!ModelState.IsValid)
            return Page();
        foreach (var rij in gekozen)
            if (!await MaakAsync(rij, Input.Telefoon!.Trim(), ct))
                // The same form, posted twice at one moment: the other post makes the rest.
                return Redirect(Reeks);
        var aantal = gekozen.Sum(r => r.Brieven.Count);
        TempData.Gelukt(aantal == 1 ? "Er is één brief gemaakt. U vindt hem ook bij de documenten van het dossier." : $"Er zijn {aantal} brieven gemaakt. U vindt ze ook bij de documenten van elk dossier.");
        return Redirect(Reeks);
    }

    /// <summary>All letters of this form, to print at once.</summary>
    string Reeks => $"/vrijstellingen/brieven/{Input.ActId}";

    async Task<bool> MaakAsync(Rij rij, string telefoon, CancellationToken ct)
    {
        var gegevens = new Briefgegevens
        {
            Jongere = rij.Wie.Naam, Dossiernummer = rij.Dossier.Nummer, Gemeente = user.OrganisatieNaam, Afzender = user.Naam, Telefoon = telefoon, Vandaag = clock.Today,
            Vrijstelling = await Vrijstellingbrief.WaardenAsync(db, rij.Vrijstelling, rij.Dossier.RegioId, ct),
        };
        // Said on the request too, under the same act, so that the next time it is not on the list: all letters of a request in one save, or none.
        db.Begin(ActKind.BriefGemaakt, clock.UtcNow, rij.Dossier.Id, Feiten(rij.Brieven[0]), id: Briefact(Input.ActId, rij.Vrijstelling.Id));
        // The version goes up: of two forms at the same moment one makes the letters.
        (rij.Vrijstelling.HerinnerdOp, rij.Vrijstelling.Versie) = (clock.Today, rij.Vrijstelling.Versie + 1);
        foreach (var aan in rij.Brieven)
        {
            var brief = Briefmaker.Maak(Sjablonen.Vind(Sjabloon)!, null, aan, rij.Alle, gegevens);
            var document = await documenten.VoegToeAsync(rij.Dossier, user.OrganisatieId, DocumentSoort.Brief,
                new($"{Sjablonen.Titel(Sjabloon)} {NlDatum.Kort(clock.Today)}.txt", Encoding.UTF8.GetBytes(brief.Inhoud), Bestandstype.Brief, Scanuitkomst.NietNodig), ct);
            // Whom a letter is for stands in the act of making it.
            if (aan != rij.Brieven[0])
                db.BeginFor(ActKind.BriefGemaakt, clock.UtcNow, document, Feiten(aan));
        }

        return await db.SaveOnceAsync(ct);
    }

    string Feiten(IReadOnlyList<Betrokkene> aan) => Dossierwerk.Feiten(
        ("brief", Sjabloon), ("relatie", aan[0].Contact.Relatie), ("datum", clock.Today), (NieuwModel.Geadresseerde, string.Join(' ', aan.Select(a => a.Contact.Id))),
        (ReeksModel.Sleutel, Input.ActId));

    async Task LaadAsync(CancellationToken ct)
    {
        var aanDeBeurt = await Vrijstellingbrief.AflopendAsync(db, user.OrganisatieId, user.RegioId, clock.Today, ct);
        var aflopend = await db.Vrijstellingen.Where(v => aanDeBeurt.Contains(v.Id) && v.HerinnerdOp == null)
            .OrderBy(v => v.Id).Take(Meeste).ToListAsync(ct);
        var ids = aflopend.ConvertAll(v => v.DossierId);
        var dossiers = await db.Dossiers.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        var wie = await vault.RevealAsync(ids, Doel.Brief, ct);
        var rijen = new List<Rij>();
        foreach (var v in aflopend)
        {
            var alle = await Betrokkenenvak.LijstAsync(db, wie[v.DossierId], v.DossierId, ct);
            // Two rows that say the same, after a merging, are one person; two that differ in anything may be two parents of one name.
            var aan = alle.Where(b => b.Contact.Relatie != Relatie.Jongere && b.Contact.IngetrokkenOp is null && b.Gegevens.Gezag == Gezag.Ja)
                .DistinctBy(b => (b.Contact.Relatie, b.Gegevens)).ToList();
            rijen.Add(new(v, dossiers[v.DossierId], wie[v.DossierId], alle, Briefmaker.PerAdres(aan, alle)));
        }

        Rijen = rijen;
    }
}
