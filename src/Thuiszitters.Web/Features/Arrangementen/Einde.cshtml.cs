// What: ends an arrangement that started, with its outcome: first filled in, then shown once more with what it does to the clock, then saved.
// Source: rules.md R6 (ends with outcome, after-care), R4 (relapse, combinatie). Used by: both sides of a dossier.
// Never: saves before it was confirmed, or asks an outcome of what lapsed.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Arrangementen;

[Mag(Acties.ArrangementWijzigen)]
public sealed class EindeModel(AppDb db, Dossierwerk werk, Arrangementwerk arrangementwerk, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required Arrangementblad Blad { get; set; }
    Arrangement Arrangement => Blad.Arrangement;

    /// <summary>What was filled in is right, and shown once more.</summary>
    public bool Controle { get; private set; }

    public IReadOnlyList<string> Gevolgen { get; private set; } = [];

    public IEnumerable<SelectListItem> Einden => ArrangementVerloop.Vervolg(Arrangement.Type, ArrangementToestand.Gestart).Select(t => new Keus(t.ToString(), Woorden.Van(t), t switch
    {
        ArrangementToestand.Afgerond => "Het arrangement is volgens plan klaar.",
        ArrangementToestand.VoortijdigGestopt => "Het stopt eerder dan bedoeld.",
        _ => "De jongere is verhuisd, niet meer leerplichtig of overleden.",
    }));

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        public ArrangementToestand? Naar { get; set; }
        public DateOnly? Datum { get; set; }
        public Bestemming? Bestemming { get; set; }
        public DateOnly? WeerThuisOp { get; set; }
        public Stopreden? Stopreden { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
        public List<Doelinvoer> Doelen { get; set; } = [];
        public int? TevredenheidKind { get; set; }
        public int? TevredenheidOuders { get; set; }

        /// <summary>controleren, wijzigen or bevestigen.</summary>
        public string? Knop { get; set; }
    }

    public sealed class Doelinvoer
    {
        public Guid Id { get; set; }
        public Doelbereik? Bereik { get; set; }
    }

    public string Doelnaam(Guid id) => Blad.Doelen.FirstOrDefault(d => d.Id == id) is not { } doel ? "Onbekend doel"
        : Blad.Tekst(doel) is { } tekst ? $"{Woorden.Van(doel.Soort)} ({tekst})" : Woorden.Van(doel.Soort);

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, int? kind, int? ouders, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (Arrangement.Toestand != ArrangementToestand.Gestart)
            return Redirect(Blad.Url);
        var laatste = Blad.Evaluaties.Count > 0 ? Blad.Evaluaties[0] : null;
        Input = new()
        {
            ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie, Datum = clock.Today, TevredenheidKind = kind ?? laatste?.TevredenheidKind,
            TevredenheidOuders = ouders ?? laatste?.TevredenheidOuders, Doelen = [.. Blad.Lopend.Select(d => new Doelinvoer { Id = d.Id })],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(Blad.Url);
        if (Input.Versie != Blad.Open.Dossier.Versie)
            return Gewijzigd();
        if (Arrangement.Toestand != ArrangementToestand.Gestart)
            return Redirect(Blad.Url);
        Controleer();
        if (!ModelState.IsValid || Input.Knop == "wijzigen")
            return Page();
        if (Input.Knop != "bevestigen")
            return ToonControle();

        var (naar, datum, dossier) = (Input.Naar!.Value, Input.Datum!.Value, Blad.Open.Dossier);
        var stap = Guid.CreateVersion7();
        var reden = await vault.SealTextAsync(dossier.Id, "ArrangementStap/Reden", stap, Input.Reden, ct);
        db.Begin(ActKind.ArrangementStapGezet, clock.UtcNow, dossier.Id,
            Dossierwerk.Feiten(("type", Arrangement.Type), ("naar", naar), ("datum", datum), ("bestemming", Input.Bestemming), ("weerThuis", Input.WeerThuisOp)), id: Input.ActId);
        db.Add(new ArrangementStap { Id = stap, DossierId = dossier.Id, ArrangementId = Arrangement.Id, Toestand = naar, Datum = datum, Reden = reden });
        var was = Arrangement.TerugOp;
        Zet(naar, datum);
        foreach (var doel in Blad.Lopend)
            doel.Bereik = Input.Doelen.Find(d => d.Id == doel.Id)?.Bereik;
        await arrangementwerk.RegelNazorgAsync(Blad, was, ct);
        werk.Herbereken(Blad.Open);
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        var verder = await arrangementwerk.VerderAsync(dossier, Blad.Url, ct);
        TempData.Gelukt($"Het arrangement is beëindigd: {Woorden.Van(naar).ToLowerInvariant()}."
            + (Arrangement.NazorgTot is not null ? " De momenten van nazorg staan als taken in het dossier."
                : verder.Url != Blad.Url ? " U ziet dit dossier niet meer: het hoort nu niet meer bij uw werk." : ""));
        return verder;
    }

    void Zet(ArrangementToestand naar, DateOnly datum)
    {
        var uitkomst = naar != ArrangementToestand.Vervallen;
        Arrangement.GeeindigdOp = datum;
        Arrangement.WeerThuisOp = uitkomst ? Input.WeerThuisOp : null;
        Arrangement.Bestemming = uitkomst ? Input.Bestemming : null;
        Arrangement.Stopreden = naar == ArrangementToestand.VoortijdigGestopt ? Input.Stopreden : null;
        Arrangement.TevredenheidKind = uitkomst ? Input.TevredenheidKind : null;
        Arrangement.TevredenheidOuders = uitkomst ? Input.TevredenheidOuders : null;
        Arrangement.GaNaar(naar, datum);
    }

    PageResult ToonControle()
    {
        var regels = Blad.Open.Regels;
        var geboren = Blad.Wie.Identiteit?.Geboren ?? Dossierstand.AlsGeboren(Blad.Open.Dossier.GeboorteMaand);
        var voor = Dossierstand.Feiten(geboren, Blad.Open.Dossier);
        Zet(Input.Naar!.Value, Input.Datum!.Value);
        var momenten = Arrangement.TerugOp is { } terug ? Nazorg.Kijkmomenten(terug, Arrangementwerk.Parameters).Where(m => m.Op >= clock.Today).Select(m => NlDatum.Lang(m.Op)).ToList() : [];
        Gevolgen =
        [
            .. Vooruitblik.Zinnen(voor, Dossierstand.Feiten(geboren, Blad.Open.Dossier), regels, clock.Today, Blad.Wie.Niveau == Zichtniveau.Kern),
            .. momenten.Count > 0 ? new[] { $"Er zijn of komen taken voor nazorg op {Woorden.Opsomming(momenten)}." } : [],
        ];
        Controle = true;
        return Page();
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Blad.Open.Dossier.Versie;
        return Wijziging.Toon(this, (Woorden.Van(Arrangement.Type), Woorden.Van(Arrangement.Toestand)), Wijziging.Status(Blad.Open, clock.Today));
    }

    void Controleer()
    {
        // Of each goal that still counts, and of no other.
        Input.Doelen = [.. Blad.Lopend.Select(d => new Doelinvoer { Id = d.Id, Bereik = Input.Doelen.Find(i => i.Id == d.Id)?.Bereik is { } b && Enum.IsDefined(b) ? b : null })];
        if (Input.Naar is not (ArrangementToestand.Afgerond or ArrangementToestand.VoortijdigGestopt or ArrangementToestand.Vervallen))
            ModelState.AddModelError("Input.Naar", "Kies hoe het eindigt.");
        if (ModelState["Input.Datum"]?.Errors.Count is null or 0 && Input.Datum is null)
            ModelState.AddModelError("Input.Datum", "Vul de laatste dag van het arrangement in, bijvoorbeeld 14-3-2026.");
        if (Input.Reden?.Length > 2000)
            ModelState.AddModelError("Input.Reden", "Maak de toelichting korter dan 2.000 tekens.");
        if (Input.Bestemming is { } bestemming && !Enum.IsDefined(bestemming))
            ModelState.AddModelError("Input.Bestemming", "Kies waar de jongere naartoe gaat.");
        if (Input.Stopreden is { } stopreden && !Enum.IsDefined(stopreden))
            ModelState.AddModelError("Input.Stopreden", "Kies bij wie de reden ligt.");
        if (!ModelState.IsValid)
            return;
        var (naar, datum) = (Input.Naar!.Value, Input.Datum!.Value);
        Weigeringen.Meld(ModelState, ArrangementVerloop.Bezwaren(Arrangement.Type, Arrangement.Toestand, naar, new()
        {
            Datum = datum, VorigeDatum = Blad.Stappen.Count > 0 ? Blad.Stappen[^1].Datum : Arrangement.GestartOp, Vandaag = clock.Today,
            HeeftReden = !string.IsNullOrWhiteSpace(Input.Reden), Rol = user.Rol,
        }));
        foreach (var bezwaar in Arrangementuitkomst.Bezwaren(new Eindegegevens
        {
            Naar = naar, Datum = datum, GestartOp = Arrangement.GestartOp, Vandaag = clock.Today, Bestemming = Input.Bestemming, Doelen = [.. Input.Doelen.Select(d => d.Bereik)],
            TevredenheidKind = Input.TevredenheidKind, TevredenheidOuders = Input.TevredenheidOuders, Stopreden = Input.Stopreden, WeerThuisOp = Input.WeerThuisOp, Vastgelegd = Blad.Vastgelegd,
        }))
        {
            if (bezwaar.Code != "doel-zonder-uitkomst")
                Weigeringen.Meld(ModelState, [bezwaar]);
            else
                for (var nr = 0; nr < Input.Doelen.Count; nr++)
                    if (Input.Doelen[nr].Bereik is null)
                        ModelState.AddModelError($"Input.Doelen[{nr}].Bereik", "Kies of dit doel is gehaald.");
        }
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        var (blad, weigering) = await arrangementwerk.OpenAsync(nummer, id, ct);
        if (blad is not null)
            Blad = blad;
        return weigering;
    }
}
