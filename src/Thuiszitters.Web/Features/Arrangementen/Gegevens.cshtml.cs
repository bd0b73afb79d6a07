// What: changes what an arrangement is: who gives it, where, and the own fields of its type; and once it started, also the hours, who pays and
// whether it is a combinatie. Then with a reason, and what stood there is kept.
// Source: rules.md R6 (what Gestart needs; a correction keeps the old value and its reason).
// Never: leaves one that was granted or started without what was asked of it.

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
public sealed class GegevensModel(AppDb db, Dossierwerk werk, Arrangementwerk arrangementwerk, Voorzieningenkaart kaart, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required Arrangementblad Blad { get; set; }
    Arrangement Arrangement => Blad.Arrangement;

    /// <summary>It started, so that a change is a correction.</summary>
    public bool IsGestart => Arrangement.GestartOp is not null;

    /// <summary>What runs on the kaart of the region, and where it is.</summary>
    public IReadOnlyList<SelectListItem> Voorzieningen { get; private set; } = [];

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        public int Versie { get; set; }
        // The name of an institution, also where a medical word is part of it; sealed with the dossier.
        public string? Aanbieder { get; set; }
        public Guid? VoorzieningId { get; set; }
        public decimal? UrenOnderwijs { get; set; }
        public decimal? UrenZorg { get; set; }
        public List<Financieringsgronden> Financiering { get; set; } = [];
        public bool Combinatie { get; set; }
        public Soortinvoer Soort { get; set; } = new();
        [ZonderMedisch]
        public string? Reden { get; set; }
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        Input = new()
        {
            ActId = Guid.CreateVersion7(), Versie = Blad.Open.Dossier.Versie, Aanbieder = Blad.Aanbieder, VoorzieningId = Arrangement.VoorzieningId,
            UrenOnderwijs = Arrangement.UrenOnderwijs, UrenZorg = Arrangement.UrenZorg, Financiering = Betaling.Delen(Arrangement.Financiering), Combinatie = Arrangement.Combinatie,
            Soort = Soortinvoer.Van(Blad),
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
        await ControleerAsync(ct);
        if (!ModelState.IsValid)
            return Page();

        var dossier = Blad.Open.Dossier;
        var was = Beeld(Blad.Aanbieder, Soortinvoer.Van(Blad));
        db.Begin(ActKind.ArrangementGegevensGewijzigd, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("type", Arrangement.Type), ("verbeterd", IsGestart ? "ja" : null)), id: Input.ActId);
        if (Input.Aanbieder?.Trim() != Blad.Aanbieder)
            Arrangement.Aanbieder = await vault.SealTextAsync(dossier.Id, "Arrangement/Aanbieder", id, Input.Aanbieder?.Trim(), ct);
        Arrangement.VoorzieningId = Input.VoorzieningId;
        await Input.Soort.ZetAsync(Arrangement, vault, ct);
        if (IsGestart)
        {
            (Arrangement.UrenOnderwijs, Arrangement.UrenZorg, Arrangement.Financiering, Arrangement.Combinatie) =
                (Input.UrenOnderwijs, Input.UrenZorg, Betaling.Som(Input.Financiering), Input.Combinatie);
            await BewaarOudeAsync([.. was.Except(Beeld(Input.Aanbieder?.Trim(), Input.Soort))], ct);
            werk.Herbereken(Blad.Open);
        }

        dossier.Versie++;
        if (!await werk.BewaarAsync(ct))
            return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        TempData.Gelukt("De gegevens zijn opgeslagen." + (await IsBovenAsync(ct) ? " Let op: in deze voorziening zijn nu meer jongeren dan plaatsen." : ""));
        return Redirect(Blad.Url);
    }

    async Task ControleerAsync(CancellationToken ct)
    {
        foreach (var (veld, bericht) in Input.Soort.Fouten())
            ModelState.AddModelError("Input.Soort." + veld, bericht);
        if (Input.Aanbieder?.Length > Arrangement.MaxAanbieder)
            ModelState.AddModelError("Input.Aanbieder", "Maak de naam van de aanbieder korter dan 200 tekens.");
        if (Input.Reden?.Length > 2000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 2.000 tekens.");
        if (Input.UrenOnderwijs is < 0 or > Opbouw.MeesteOnderwijs)
            ModelState.AddModelError("Input.UrenOnderwijs", "Vul een aantal uren per week in tussen 0 en 60.");
        if (Input.UrenZorg is < 0 or > Opbouw.MeesteZorg)
            ModelState.AddModelError("Input.UrenZorg", "Vul een aantal uren per week in tussen 0 en 168.");
        if (!Betaling.Bekend(Input.Financiering))
            ModelState.AddModelError("Input.Financiering", "Kies uit de lijst wie het arrangement betaalt.");
        if (Input.VoorzieningId is { } waar && !Voorzieningen.Any(v => v.Value == waar.ToString()))
            ModelState.AddModelError("Input.VoorzieningId", "Kies een voorziening uit de lijst.");
        if (!ModelState.IsValid)
            return;
        Weigeringen.Meld(
            ModelState, (await BezwarenAsync(ct)).Select(b => b.Code == "start-buiten-geldigheid" ? Verdict.Geweigerd("start-na-geldigheid") : b), veldBijSamen: "Combinatie");
    }

    /// <summary>What its state asked, it still asks; before the decision nothing is.</summary>
    async Task<IEnumerable<Verdict>> BezwarenAsync(CancellationToken ct)
    {
        var a = Arrangement;
        var gegevens = new Stapgegevens
        {
            Datum = a.GestartOp ?? clock.Today, Vandaag = clock.Today, HeeftReden = !string.IsNullOrWhiteSpace(Input.Reden), HeeftAanbieder = !string.IsNullOrWhiteSpace(Input.Aanbieder),
            UrenOnderwijs = IsGestart ? Input.UrenOnderwijs : a.UrenOnderwijs, UrenZorg = Input.UrenZorg, HeeftFinanciering = Input.Financiering.Count > 0, Rol = user.Rol,
            Soort = Input.Soort.Gegevens(),
        };
        if (a.GestartOp is { } start)
        {
            var voorziening = Input.VoorzieningId is { } waar ? (await kaart.VanAsync(waar, ct))?.Voorziening : null;
            return ArrangementVerloop.BezwarenTegenCorrectie(
                a.Type, new(start, a.GeeindigdOp, Input.Combinatie), Blad.Anderen, gegevens with { VoorzieningLoopt = voorziening?.Profiel.Loopt(start) != false });
        }

        var als = a.Toestand is ArrangementToestand.Toegekend or ArrangementToestand.Wachtlijst or ArrangementToestand.AanbodGedaan or ArrangementToestand.Akkoord
            && Arrangementsoorten.VraagtTlv(a.Type) ? ArrangementToestand.Toegekend : a.Toestand;
        return Arrangementsoorten.Bezwaren(a.Type, als, gegevens);
    }

    /// <summary>What it is, each with its name, as the row holds it; who gives it and the fields of the type as they are given.</summary>
    List<(string Naam, string Waarde)> Beeld(string? aanbieder, Soortinvoer soort)
    {
        static string Dag(DateOnly? dag) => dag is { } d ? NlDatum.Lang(d) : "leeg";
        static string Getal(decimal? uren) => uren?.ToString("0.##", NlDatum.Cultuur) ?? "leeg";
        var (a, type) = (Arrangement, Arrangement.Type);
        List<(string, string)> beeld =
        [
            ("Aanbieder", aanbieder ?? "leeg"),
            ("Voorziening", a.VoorzieningId is { } v ? Voorzieningen.FirstOrDefault(k => k.Value == v.ToString())?.Text ?? "onbekend" : "geen van de kaart"),
            ("Uren per week", $"{Getal(a.UrenOnderwijs)} onderwijs, {Getal(a.UrenZorg)} zorg"),
            ("Wie betaalt", a.Financiering is { } geld ? Woorden.Van(geld) : "niet bekend"),
            ("Combinatie", a.Combinatie ? "ja" : "nee"),
        ];
        if (Arrangementsoorten.VraagtTlv(type))
        {
            beeld.Add(("TLV", soort.ViaInstelling ? "geen, via een instelling" : soort.TlvNummer ?? "leeg"));
            beeld.Add(("Categorie", soort.TlvCategorie is { } categorie ? Woorden.Van(categorie) : "leeg"));
        }

        if (Arrangementsoorten.VraagtGeldigheid(type))
            beeld.Add(("Geldig", $"{Dag(soort.GeldigVan)} tot en met {Dag(soort.GeldigTotEnMet)}"));
        if (type == ArrangementType.MaatwerkOnderwijstijd)
            beeld.AddRange(
            [
                ("Plan voor opbouw", soort.HeeftPlan ? "ja" : "nee"), ("Verklaring van een deskundige", soort.HeeftDeskundigenverklaring ? "ja" : "nee"),
                ("Kenmerk inspectie", soort.Inspectiekenmerk ?? "leeg"),
            ]);
        if (type == ArrangementType.OzaExperiment)
            beeld.AddRange([("Wijkt af van", Woorden.Opsomming([.. soort.Afwijkingen.Order().Select(Woorden.Van)])), ("Ingeschreven", soort.Ingeschreven ? "ja" : "nee")]);
        return beeld;
    }

    async Task BewaarOudeAsync(List<(string Naam, string Waarde)> anders, CancellationToken ct)
    {
        if (anders.Count == 0)
            return;
        var (id, dossier) = (Guid.CreateVersion7(), Arrangement.DossierId);
        var was = await vault.SealTextAsync(dossier, "Gegevenscorrectie/Was", id, string.Join('\n', anders.Select(b => $"{b.Naam}: {b.Waarde}")), ct);
        var reden = await vault.SealTextAsync(dossier, "Gegevenscorrectie/Reden", id, Input.Reden!.Trim(), ct);
        db.Add(new Gegevenscorrectie { Id = id, DossierId = dossier, ArrangementId = Arrangement.Id, Op = clock.Today, Was = was!, Reden = reden! });
    }

    async Task<bool> IsBovenAsync(CancellationToken ct) =>
        Arrangement is { Toestand: ArrangementToestand.Gestart, VoorzieningId: { } waar } && await kaart.VanAsync(waar, ct) is { Stand.Boven: > 0 };

    PageResult Gewijzigd()
    {
        Input.Versie = Blad.Open.Dossier.Versie;
        return Wijziging.Toon(this, (Woorden.Van(Arrangement.Type), Woorden.Van(Arrangement.Toestand)), Wijziging.Status(Blad.Open, clock.Today));
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        var (blad, weigering) = await arrangementwerk.OpenAsync(nummer, id, ct);
        if (blad is null)
            return weigering;
        Blad = blad;
        // What never started and ended, is over; what started may still be corrected.
        if (ArrangementVerloop.IsEinde(Arrangement.Toestand) && !IsGestart)
            return NotFound();
        // A correction may lead to what has ended since, if it ran at the start.
        Voorzieningen = await kaart.KeuzesAsync(Arrangement.GestartOp ?? clock.Today, Arrangement.VoorzieningId, ct);
        return null;
    }
}
