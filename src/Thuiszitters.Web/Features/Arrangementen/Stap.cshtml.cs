// What: takes the next step of an arrangement on its own date, up to and including the start. The domain says which steps may follow and what
// each needs. How one that started ends, is a page of its own: Einde.
// Source: rules.md R6 (ArrangementVerloop, Arrangementsoorten), R4 (what the step does to the clock).

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
public sealed class StapModel(AppDb db, Dossierwerk werk, Arrangementwerk arrangementwerk, Voorzieningenkaart kaart, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    public required Arrangementblad Blad { get; set; }
    public OpenDossier Open => Blad.Open;
    public Arrangement Arrangement => Blad.Arrangement;
    public ArrangementStap? Vorige => Blad.Stappen.Count == 0 ? null : Blad.Stappen[^1];
    public IReadOnlyList<SelectListItem> Stappen { get; private set; } = [];
    public bool KindVraagtAkkoord { get; private set; }

    /// <summary>This reader may start it without consent, and the step before it is not the consent itself.</summary>
    public bool MagZonderAkkoord { get; private set; }
    public bool NaAanbod => Arrangement.Toestand == ArrangementToestand.AanbodGedaan;

    /// <summary>The type has fields of its own, and a step that asks them can follow.</summary>
    public bool ToontSoort => Soortinvoer.Heeft(Arrangement.Type)
        && Vervolg.Any(t => t == ArrangementToestand.Gestart || (t == ArrangementToestand.Toegekend && Arrangementsoorten.VraagtTlv(Arrangement.Type)));

    /// <summary>What runs on the kaart of the region, and where it is.</summary>
    public IReadOnlyList<SelectListItem> Voorzieningen { get; private set; } = [];

    /// <summary>Every place is taken of the voorziening that the form holds.</summary>
    public bool IsVol { get; private set; }
    Voorziening? Voorziening { get; set; }

    IReadOnlyList<ArrangementToestand> Vervolg => ArrangementVerloop.Vervolg(Arrangement.Type, Arrangement.Toestand);

    [BindProperty]
    public Invoer Input { get; set; } = new();

    public sealed class Invoer
    {
        public Guid ActId { get; set; }
        /// <summary>The version of the dossier that the form shows.</summary>
        public int Versie { get; set; }
        public ArrangementToestand? Naar { get; set; }
        public DateOnly? Datum { get; set; }
        [ZonderMedisch]
        public string? Reden { get; set; }
        // The name of an institution, also where a medical word is part of it; sealed with the dossier.
        public string? Aanbieder { get; set; }
        public decimal? UrenOnderwijs { get; set; }
        public decimal? UrenZorg { get; set; }
        public List<Financieringsgronden> Financiering { get; set; } = [];
        public DateOnly? EersteEvaluatieOp { get; set; }
        public bool AkkoordOuders { get; set; }
        public bool AkkoordKind { get; set; }
        public bool Combinatie { get; set; }
        public Guid? VoorzieningId { get; set; }
        public Soortinvoer Soort { get; set; } = new();
    }

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (Arrangement.Toestand == ArrangementToestand.Gestart)
            return Redirect(Blad.Url + "/einde");
        Input = new()
        {
            ActId = Guid.CreateVersion7(), Versie = Open.Dossier.Versie, Datum = clock.Today, Aanbieder = Blad.Aanbieder, UrenOnderwijs = Arrangement.UrenOnderwijs, UrenZorg = Arrangement.UrenZorg,
            Financiering = Betaling.Delen(Arrangement.Financiering), EersteEvaluatieOp = Arrangement.EersteEvaluatieOp, Combinatie = Arrangement.Combinatie,
            AkkoordOuders = Arrangement.AkkoordOudersOp is not null, AkkoordKind = Arrangement.AkkoordKindOp is not null, Soort = Soortinvoer.Van(Blad), VoorzieningId = Arrangement.VoorzieningId,
        };
        await ZieVolAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        if (await db.IsSavedAsync(Input.ActId, ct))
            return Redirect(Blad.Url);
        if (Input.Versie != Open.Dossier.Versie)
            return Gewijzigd();
        // Whoever opened it before it started has nothing to say here about how it ends.
        if (Arrangement.Toestand == ArrangementToestand.Gestart)
            return Redirect(Blad.Url + "/einde");
        await ZieVolAsync(ct);
        Controleer();
        if (!ModelState.IsValid)
            return Page();

        var (naar, datum, dossier) = (Input.Naar!.Value, Input.Datum!.Value, Open.Dossier);
        var stap = Guid.CreateVersion7();
        var reden = await vault.SealTextAsync(dossier.Id, "ArrangementStap/Reden", stap, Input.Reden, ct);
        var aanbieder = naar == ArrangementToestand.Gestart && !string.IsNullOrWhiteSpace(Input.Aanbieder)
            ? await vault.SealTextAsync(dossier.Id, "Arrangement/Aanbieder", Arrangement.Id, Input.Aanbieder, ct)
            : Arrangement.Aanbieder;

        db.Begin(ActKind.ArrangementStapGezet, clock.UtcNow, dossier.Id, Dossierwerk.Feiten(("type", Arrangement.Type), ("naar", naar), ("datum", datum)), id: Input.ActId);
        db.Add(new ArrangementStap { Id = stap, DossierId = dossier.Id, ArrangementId = Arrangement.Id, Toestand = naar, Datum = datum, Reden = reden });
        Arrangement.Aanbieder = aanbieder;
        Arrangement.VoorzieningId = Input.VoorzieningId;
        if (ToontSoort)
            await Input.Soort.ZetAsync(Arrangement, vault, ct);
        var was = Arrangement.TerugOp;
        Zet(naar, datum);
        await arrangementwerk.RegelNazorgAsync(Blad, was, ct);
        werk.Herbereken(Open);
        try
        {
            // Without a reason the last place is taken once: counted in the save itself.
            if (!(naar == ArrangementToestand.Gestart && Input.VoorzieningId is not null && reden is null ? await werk.BewaarSerieelAsync(ct) : await werk.BewaarAsync(ct)))
                return await LaadAsync(nummer, id, ct) ?? Gewijzigd();
        }
        catch (VoorzieningVolException)
        {
            if (await LaadAsync(nummer, id, ct) is { } anders)
                return anders;
            IsVol = true;
            Weigeringen.Meld(ModelState, [Verdict.Geweigerd("voorziening-vol")]);
            return Page();
        }

        TempData.Gelukt($"De stap is opgeslagen: {Woorden.Van(naar).ToLowerInvariant()}.");
        return await arrangementwerk.VerderAsync(dossier, Blad.Url, ct);
    }

    /// <summary>What this step would change. Saves nothing.</summary>
    public async Task<IActionResult> OnPostVooruitblikAsync(string nummer, Guid id, CancellationToken ct)
    {
        if (await LaadAsync(nummer, id, ct) is { } weigering)
            return weigering;
        var blik = new Vooruitblik(Open, clock.Today);
        // The step and its date are enough to tell what they do; what else a start needs is asked when it is saved.
        if (Input is not { Naar: { } naar, Datum: { } datum } || datum > clock.Today || Arrangement.Toestand == ArrangementToestand.Gestart || !Vervolg.Contains(naar))
            return blik.Antwoord(ingevuld: false);
        Zet(naar, datum);
        return blik.Antwoord(ingevuld: true);
    }

    void Zet(ArrangementToestand naar, DateOnly datum)
    {
        switch (naar)
        {
            case ArrangementToestand.AanbodGedaan:
                Arrangement.AanbodOp = datum;
                break;
            case ArrangementToestand.Akkoord:
                Arrangement.AkkoordOp = datum;
                Arrangement.AkkoordOudersOp = Input.AkkoordOuders ? datum : null;
                Arrangement.AkkoordKindOp = Input.AkkoordKind ? datum : null;
                break;
            case ArrangementToestand.Gestart:
                Arrangement.GestartOp = datum;
                Arrangement.UrenOnderwijs = Input.UrenOnderwijs;
                Arrangement.UrenZorg = Input.UrenZorg;
                Arrangement.Financiering = Betaling.Som(Input.Financiering);
                Arrangement.EersteEvaluatieOp = Input.EersteEvaluatieOp;
                Arrangement.Combinatie = Input.Combinatie;
                Arrangement.AkkoordOudersOp ??= Input.AkkoordOuders ? datum : null;
                Arrangement.AkkoordKindOp ??= Input.AkkoordKind ? datum : null;
                break;
            case ArrangementToestand.Vervallen:
                Arrangement.GeeindigdOp = datum;
                break;
        }

        Arrangement.GaNaar(naar, datum);
    }

    PageResult Gewijzigd()
    {
        Input.Versie = Open.Dossier.Versie;
        return Wijziging.Toon(
            this,
            (Woorden.Van(Arrangement.Type), Woorden.Van(Arrangement.Toestand) + (Vorige is { } v ? $", sinds {NlDatum.Lang(v.Datum)}" : "")),
            Wijziging.Status(Open, clock.Today));
    }

    void Controleer()
    {
        if (Input.Naar is not { } naar || !Enum.IsDefined(naar))
            ModelState.AddModelError("Input.Naar", "Kies de volgende stap.");
        if (ModelState["Input.Datum"]?.Errors.Count is null or 0 && Input.Datum is null)
            ModelState.AddModelError("Input.Datum", "Vul de datum van deze stap in, bijvoorbeeld 14-3-2026.");
        if (Input.Reden?.Length > 2000)
            ModelState.AddModelError("Input.Reden", "Maak de reden korter dan 2.000 tekens.");
        if (Input.UrenOnderwijs is < 0 or > Opbouw.MeesteOnderwijs)
            ModelState.AddModelError("Input.UrenOnderwijs", "Vul een aantal uren per week in tussen 0 en 60.");
        if (Input.UrenZorg is < 0 or > Opbouw.MeesteZorg)
            ModelState.AddModelError("Input.UrenZorg", "Vul een aantal uren per week in tussen 0 en 168.");
        if (Input.VoorzieningId is { } waar && !Voorzieningen.Any(v => v.Value == waar.ToString()))
            ModelState.AddModelError("Input.VoorzieningId", "Kies een voorziening uit de lijst.");
        if (Input.Aanbieder?.Length > Arrangement.MaxAanbieder)
            ModelState.AddModelError("Input.Aanbieder", "Maak de naam van de aanbieder korter dan 200 tekens.");
        if (!Betaling.Bekend(Input.Financiering))
            ModelState.AddModelError("Input.Financiering", "Kies uit de lijst wie het arrangement betaalt.");
        foreach (var (veld, bericht) in Input.Soort.Fouten())
            ModelState.AddModelError("Input.Soort." + veld, bericht);
        if (!ModelState.IsValid)
            return;

        var datum = Input.Datum!.Value;
        Weigeringen.Meld(ModelState, ArrangementVerloop.Bezwaren(Arrangement.Type, Arrangement.Toestand, Input.Naar!.Value, new Stapgegevens
        {
            Datum = datum, VorigeDatum = Vorige?.Datum, Vandaag = clock.Today, HeeftReden = !string.IsNullOrWhiteSpace(Input.Reden),
            HeeftAanbieder = !string.IsNullOrWhiteSpace(Input.Aanbieder), UrenOnderwijs = Input.UrenOnderwijs, UrenZorg = Input.UrenZorg,
            HeeftFinanciering = Input.Financiering.Count > 0, EersteEvaluatieOp = Input.EersteEvaluatieOp, EvaluatieWeken = Arrangementwerk.Parameters.EersteEvaluatieWeken,
            AkkoordOuders = Input.AkkoordOuders || Arrangement.AkkoordOudersOp is not null, AkkoordKind = Input.AkkoordKind || Arrangement.AkkoordKindOp is not null,
            Leeftijd = Open.Geopend.Identiteit is { } wie ? Leerplicht.Leeftijd(wie.Geboren, datum) : 0,
            AnderGestart = Open.Dossier.Arrangementen.Exists(a => a.Id != Arrangement.Id && a.GestartOp is not null && (a.GeeindigdOp is null || a.GeeindigdOp > datum)),
            Combinatie = Input.Combinatie, VoorzieningVol = IsVol, VoorzieningLoopt = Voorziening?.Profiel.Loopt(datum) != false, Rol = user.Rol, Soort = Input.Soort.Gegevens(),
        }));
    }

    async Task ZieVolAsync(CancellationToken ct)
    {
        var regel = Input.VoorzieningId is { } waar ? await kaart.VanAsync(waar, ct) : null;
        (IsVol, Voorziening) = (regel is { Stand.IsVol: true }, regel?.Voorziening);
    }

    async Task<IActionResult?> LaadAsync(string nummer, Guid id, CancellationToken ct)
    {
        var (blad, weigering) = await arrangementwerk.OpenAsync(nummer, id, ct);
        if (blad is null)
            return weigering;
        Blad = blad;
        Voorzieningen = await kaart.KeuzesAsync(clock.Today, Arrangement.VoorzieningId, ct);
        MagZonderAkkoord = ArrangementVerloop.MagZonderAkkoord(user.Rol);
        // Straight from the offer to the start is without consent: who may not do that is not offered it.
        Stappen = [.. Vervolg
            .Where(t => t != ArrangementToestand.Gestart || Arrangement.Toestand == ArrangementToestand.Akkoord || MagZonderAkkoord)
            .Select(t => new SelectListItem(Woorden.Van(t), t.ToString()))];
        KindVraagtAkkoord = Open.Geopend.Identiteit is { } wie && Leerplicht.Leeftijd(wie.Geboren, clock.Today) >= 12;
        return null;
    }
}
