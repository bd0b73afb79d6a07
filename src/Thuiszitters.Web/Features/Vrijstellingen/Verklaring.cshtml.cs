// What: what may be kept of the statement of art. 7, and form check B over it; with, if somebody wants, its scan, for who handles the case.
// Source: rules.md R5.2. Used by: the gemeente. Never: anything that the statement says about the jongere, but whether it says "never fit".

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingVormtoets), Documentgrens]
public sealed class VerklaringModel(AppDb db, Vrijstellingwerk werk, Documentwerk documenten, Documentinstellingen instellingen, CurrentUser user, Clock clock) : PageModel
{
    public required Vrijstellingblad Blad { get; set; }

    /// <summary>Why the scan was not taken.</summary>
    public string? Uploadfout { get; private set; }


    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public Deskundige? Van { get; set; }
        public DateOnly? GedateerdOp { get; set; }
        public DateOnly? OntvangenOp { get; set; }
        public bool NooitGeschikt { get; set; }
        public string? Aanwezig { get; set; }
        public string? Deskundig { get; set; }
        public string? Aangewezen { get; set; }
        public string? NietBehandelend { get; set; }
        public string? NietTeOud { get; set; }
        public IFormFile? Scan { get; set; }

        public IEnumerable<(Vormtoetsitem Item, string Veld, string? Waarde)> Antwoorden =>
        [
            (Vormtoetsitem.Aanwezig, nameof(Aanwezig), Aanwezig), (Vormtoetsitem.Deskundig, nameof(Deskundig), Deskundig), (Vormtoetsitem.Aangewezen, nameof(Aangewezen), Aangewezen),
            (Vormtoetsitem.NietBehandelend, nameof(NietBehandelend), NietBehandelend), (Vormtoetsitem.NietTeOud, nameof(NietTeOud), NietTeOud),
        ];
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, [FromQuery] string? fout, CancellationToken ct)
    {
        Uploadfout = DocumentgrensAttribute.Bericht(fout, instellingen);
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        var v = Blad.Aanvraag;
        Input = new()
        {
            ActId = Guid.CreateVersion7(), Versie = v.Versie, Van = v.VerklaringVan, GedateerdOp = v.VerklaringGedateerdOp, OntvangenOp = v.VerklaringOntvangenOp, NooitGeschikt = v.NooitGeschikt,
            Aanwezig = JaNee.Van(Blad.Antwoorden, Vormtoetsitem.Aanwezig), Deskundig = JaNee.Van(Blad.Antwoorden, Vormtoetsitem.Deskundig),
            Aangewezen = JaNee.Van(Blad.Antwoorden, Vormtoetsitem.Aangewezen), NietBehandelend = JaNee.Van(Blad.Antwoorden, Vormtoetsitem.NietBehandelend),
            NietTeOud = JaNee.Van(Blad.Antwoorden, Vormtoetsitem.NietTeOud),
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        var terug = $"/dossiers/{nummer}/vrijstellingen/{id}";
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(terug);
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return Antwoord.Verschoven(this, weigering, Blad);
        if (Input.ActId == Guid.Empty)
            return BadRequest();
        var antwoorden = Controleer();
        var scan = await ScanAsync(ct);
        if (!ModelState.IsValid)
            return Page();

        var compleet = Vormtoets.Ontbreekt(Vormtoets.Verklaring, antwoorden).Count == 0;
        var gebeurtenis = Blad.Aanvraag.Toestand switch
        {
            VrijstellingToestand.AanvullenVerklaring => VrijstellingGebeurtenis.VerklaringAangevuld,
            VrijstellingToestand.TeVaststellen => VrijstellingGebeurtenis.VormfoutGevonden,
            _ => compleet ? VrijstellingGebeurtenis.VormtoetsBCompleet : VrijstellingGebeurtenis.VormtoetsBOnvolledig,
        };
        var uit = await werk.DoeAsync(new(Input.ActId, id, Input.Versie, gebeurtenis) { Eerst = hand => ZetAsync(hand, antwoorden, scan) }, ct);
        return await Antwoord.VanAsync(this, uit, terug, compleet ? "De verklaring voldoet aan de vorm. U kunt de vrijstelling nu vaststellen." : "De hersteltermijn is begonnen. Maak nu de brief over wat ontbreekt.",
            () => LaadAsync(nummer, id, ct), () => Input.Versie = Blad.Aanvraag.Versie, () => Blad);
    }

    Dictionary<Vormtoetsitem, bool> Controleer()
    {
        var antwoorden = new Dictionary<Vormtoetsitem, bool>();
        foreach (var (item, veld, waarde) in Input.Antwoorden)
        {
            if (waarde is JaNee.Ja or JaNee.Nee)
                antwoorden[item] = waarde == JaNee.Ja;
            else
                ModelState.AddModelError("Input." + veld, "Kies ja of nee.");
        }

        if (Input.Van is { } van && !Enum.IsDefined(van))
            ModelState.AddModelError("Input.Van", "Kies van wie de verklaring is.");
        if (Input.GedateerdOp > clock.Today)
            ModelState.AddModelError("Input.GedateerdOp", "Vul een datum in die vandaag of eerder is.");
        if (Input.OntvangenOp > clock.Today)
            ModelState.AddModelError("Input.OntvangenOp", "Vul een datum in die vandaag of eerder is.");
        foreach (var tegenspraak in Vormtoets.KloptMetVerklaring(antwoorden, Input.Van, Input.GedateerdOp, Input.OntvangenOp))
            ModelState.AddModelError("Input." + tegenspraak.Code switch
            {
                "niet-deskundig" => nameof(Input.Deskundig), "verklaring-te-oud" => nameof(Input.NietTeOud), "datum-ontbreekt" => nameof(Input.GedateerdOp), _ => nameof(Input.Aanwezig),
            }, Weigeringen.Van(tegenspraak));
        var compleet = Vormtoets.Ontbreekt(Vormtoets.Verklaring, antwoorden).Count == 0;
        if (Blad.Aanvraag.Toestand == VrijstellingToestand.AanvullenVerklaring && !compleet && antwoorden.Count == Vormtoets.Verklaring.Count)
            ModelState.AddModelError("", "De verklaring is nog niet compleet. De hersteltermijn loopt nog. Sla op als alles er is.");
        if (Blad.Aanvraag.Toestand == VrijstellingToestand.TeVaststellen && compleet)
            ModelState.AddModelError("", "Alles is in orde, dus er verandert niets. Stel de vrijstelling vast.");
        return antwoorden;
    }

    async Task<Ontvangen?> ScanAsync(CancellationToken ct)
    {
        if (Input.Scan is null || !ModelState.IsValid)
            return null;
        var (bestanden, fouten) = await documenten.OntvangAsync([Input.Scan], ct);
        if (fouten.Count == 0 && bestanden[0].Type is not (Bestandstype.Pdf or Bestandstype.Png or Bestandstype.Jpeg))
            fouten = ["Kies een PDF of een foto (PNG of JPG)."];
        foreach (var fout in fouten)
            ModelState.AddModelError("Input.Scan", fout);
        return fouten.Count == 0 ? bestanden[0] : null;
    }

    async Task ZetAsync(Vrijstellinghand hand, Dictionary<Vormtoetsitem, bool> antwoorden, Ontvangen? scan)
    {
        var v = hand.Aanvraag;
        (v.VerklaringVan, v.VerklaringGedateerdOp, v.VerklaringOntvangenOp, v.NooitGeschikt) = antwoorden[Vormtoetsitem.Aanwezig]
            ? (Input.Van, Input.GedateerdOp, Input.OntvangenOp, Input.NooitGeschikt) : (null, null, null, false);
        await werk.LegVormtoetsVastAsync(hand, antwoorden);
        if (scan is null)
            return;
        await Vrijstellingwerk.VernietigScanAsync(hand, hand.Ct);
        var id = Guid.CreateVersion7();
        hand.Db.Add(new Verklaringscan
        {
            Id = id, DossierId = hand.Dossier.Id, VrijstellingId = v.Id, DoorId = user.Id, Type = scan.Type, Op = clock.Today,
            Inhoud = await hand.Kluis.SealFileAsync(Verklaringscan.Plaats, id, scan.Inhoud, hand.Ct),
        });
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        return blad.Open.Weigering ?? (blad.Aanvraag.Toestand is VrijstellingToestand.Positief or VrijstellingToestand.Negatief or VrijstellingToestand.GeenOordeel
            or VrijstellingToestand.AanvullenVerklaring or VrijstellingToestand.TeVaststellen ? null : StatusCode(StatusCodes.Status409Conflict));
    }
}

/// <summary>Hands out the scan of the statement to who handles the case, as a file to keep; each time is in the log.</summary>
sealed class Verklaringpunten : IEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/dossiers/{nummer}/vrijstellingen/{id:guid}/scan", OphalenAsync).RequireAuthorization(new MagAttribute(Acties.VrijstellingVormtoets));

    static async Task<IResult> OphalenAsync(string nummer, Guid id, AppDb db, Vrijstellingwerk werk, Vault vault, CancellationToken ct)
    {
        if (await werk.OpenAsync(nummer, id, ct) is null)
            return Results.NotFound();
        var scan = await db.Set<Verklaringscan>().AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(s => s.VrijstellingId == id, ct);
        if (scan is null || await vault.OpenFileAsync(Verklaringscan.Plaats, scan.Id, scan.Inhoud, ct) is not { } bytes)
            return Results.NotFound();
        var (type, extensie) = (Bestandsherkenning.Uitgave(scan.Type).Inhoudstype, Bestandsherkenning.Uitgave(scan.Type).Extensie);
        return Results.File(bytes, type, "verklaring" + extensie);
    }
}
