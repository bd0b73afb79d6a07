// What: one request on one page: its state, terms, form, evidence and outcome, and what this reader can do next.
// Source: rules.md R5 (the table says what can follow). Used by: the gemeente of residence and the team lead of the SWV that judges.
// Never: a judgement before its round has an outcome, or anything of who judges to who is a reviewer.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Ui;

namespace Thuiszitters.Web.Features.Vrijstellingen;

[Mag(Acties.VrijstellingLezen)]
public sealed class AanvraagModel(AppDb db, Vrijstellingwerk werk, CurrentUser user, Clock clock) : PageModel
{
    public required Vrijstellingblad Blad { get; set; }
    public string Swv { get; private set; } = "";
    public IReadOnlyList<string> Stukken { get; private set; } = [];
    public bool HeeftScan { get; private set; }
    public string? Advies { get; private set; }

    /// <summary>Who advised, by name.</summary>
    public string Adviseur { get; private set; } = "";

    /// <summary>Text, path behind the address of the request, and whether it is what comes next.</summary>
    public IReadOnlyList<(string Tekst, string Pad, bool Eerst)> Stappen { get; private set; } = [];

    Vrijstelling V => Blad.Aanvraag;
    public bool IsVanGemeente => user.Scope.Kind == ScopeKind.Gemeente;

    /// <summary>Judgements of a round that has its outcome, or of an earlier one.</summary>
    public bool HeeftOordelen => V.Uitslag is not null || V.Ronde > 1;
    public bool IsLaat => V is { Toestand: VrijstellingToestand.TeBeoordelen, BeoordelenVoor: { } voor } && Vrijstellingtermijnen.IsVoorbij(voor, clock.Today);
    public bool WachtOpTweede => V is { Toestand: VrijstellingToestand.TeVaststellen, VoorgesteldDoorId: not null };

    public Toon Toon => V.Toestand switch
    {
        VrijstellingToestand.VanKracht or VrijstellingToestand.VanKrachtOndanksOordeel => Toon.Goed,
        _ when VrijstellingVerloop.IsEinde(V.Toestand) => Toon.Neutraal,
        _ => Toon.LetOp,
    };

    public string Uitleg => V.Toestand switch
    {
        VrijstellingToestand.Ontvangen => "Toets nu of de kennisgeving aan de vorm van artikel 6 voldoet.",
        VrijstellingToestand.AanvullenKennisgeving => $"Er ontbreekt iets in de kennisgeving. De indiener kan dit aanvullen vóór {Dag(V.HerstelVoor)}.",
        VrijstellingToestand.TeBeoordelen when V.Ronde > 1 => $"Dit is ronde {V.Ronde}. Wat eerder is geoordeeld, is vervallen: de kennisgeving is gewijzigd, of een beoordelaar raakte bij het dossier betrokken. De beoordelaars beoordelen opnieuw.",
        VrijstellingToestand.TeBeoordelen => "Twee beoordelaars van het samenwerkingsverband beoordelen los van elkaar of onderwijs mogelijk is.",
        VrijstellingToestand.Heroverweging => "De beoordelaars waren het niet eens. Zij praten met elkaar en beoordelen daarna opnieuw.",
        VrijstellingToestand.Positief or VrijstellingToestand.Negatief or VrijstellingToestand.GeenOordeel =>
            $"Nu is de verklaring van een deskundige nodig (artikel 7), vóór {Dag(V.VerklaringVoor)}.",
        VrijstellingToestand.AanvullenVerklaring => $"Er ontbreekt iets aan de verklaring. Die kan worden aangevuld vóór {Dag(V.HerstelVoor)}.",
        VrijstellingToestand.TeVaststellen => "Kennisgeving en verklaring voldoen aan de vorm. De leerplichtambtenaar stelt de vrijstelling vast.",
        VrijstellingToestand.VanKracht => "De vrijstelling is van kracht. De pactklok staat stil.",
        VrijstellingToestand.VanKrachtOndanksOordeel => "De vrijstelling is van rechtswege van kracht, ondanks het oordeel. De pactklok staat stil.",
        VrijstellingToestand.NietVanKracht => "Er is geen vrijstelling. De pactklok loopt door.",
        _ => "Deze kennisgeving is afgerond.",
    };

    public IEnumerable<(string Naam, DateOnly Dag)> Termijnen => new (string, DateOnly?)[]
    {
        ("Aanvullen vóór", V.Toestand is VrijstellingToestand.AanvullenKennisgeving or VrijstellingToestand.AanvullenVerklaring ? V.HerstelVoor : null),
        ("Beoordelen vóór", V.Toestand == VrijstellingToestand.TeBeoordelen ? V.BeoordelenVoor : null),
        ("Uiterlijk vóór", V.Toestand == VrijstellingToestand.TeBeoordelen ? V.UiterlijkOp : null),
        ("Heroverwegen vóór", V.Toestand == VrijstellingToestand.Heroverweging ? V.HeroverwegingVoor : null),
        ("Verklaring vóór", V.Toestand is VrijstellingToestand.Positief or VrijstellingToestand.Negatief or VrijstellingToestand.GeenOordeel ? V.VerklaringVoor : null),
        ("Vastgesteld op", V.VastgesteldOp),
    }.Where(t => t.Item2 is not null).Select(t => (t.Item1, t.Item2!.Value));

    public IEnumerable<(string Kop, IReadOnlyList<Vormtoetsitem> Items)> Vormtoetsen =>
    [
        ("Vormtoets kennisgeving (artikel 6)", Vormtoets.Kennisgeving),
        // Of the statement only the gemeente knows more than what came of it.
        .. IsVanGemeente ? [("Vormtoets verklaring (artikel 7)", Vormtoets.Verklaring)] : Array.Empty<(string, IReadOnlyList<Vormtoetsitem>)>(),
    ];

    static string Dag(DateOnly? dag) => dag is { } d ? NlDatum.Lang(d) : "de termijn";

    public async Task<IActionResult> OnGetAsync(string nummer, Guid id, CancellationToken ct)
    {
        // Whoever reviews this request reads it as a reviewer only, and not what stands outside the judgement.
        if (user.Scope.Beoordeelt.ContainsKey(id) || await werk.OpenAsync(nummer, id, ct) is not { } blad)
            return NotFound();
        Blad = blad;
        var swv = V.SwvId;
        Swv = await db.Organisaties.AsNoTracking().Where(o => o.Id == swv).Select(o => o.Naam).SingleAsync(ct);
        HeeftScan = await db.Set<Verklaringscan>().AnyAsync(s => s.VrijstellingId == id, ct);
        Advies = blad.Open.Geopend.Tekst(V.Advies, Vrijstellingwerk.PlaatsAdvies, id);
        if (V.AdviesOp is not null && (await Vrijstellingwerk.AdviezenAsync(db, blad, ct)).LastOrDefault()?.Wie is { } wie)
            Adviseur = await db.Users.AsNoTracking().Where(u => u.Id == wie).Select(u => u.Naam).SingleOrDefaultAsync(ct) ?? "";
        Stukken = [.. (await Documentwerk.LijstAsync(db, blad.Open.Geopend, blad.Open.Dossier.Id, ct)).Where(d => blad.Stukken.Contains(d.Document.Id)).Select(d => d.Versies[0].Naam)];
        Stappen = [.. Volgende()];
        return Page();
    }

    IEnumerable<(string, string, bool)> Volgende()
    {
        if (Blad.Open.Geopend.Niveau != Zichtniveau.Wijzigen || user.Scope.Kind != ScopeKind.Gemeente)
            yield break;
        var t = V.Toestand;
        if (user.Mag(Acties.VrijstellingVormtoets))
        {
            if (t is VrijstellingToestand.Ontvangen or VrijstellingToestand.AanvullenKennisgeving)
                yield return (t == VrijstellingToestand.Ontvangen ? "Vormtoets kennisgeving" : "Kennisgeving is aangevuld", "/kennisgeving", true);
            if (t is VrijstellingToestand.Positief or VrijstellingToestand.Negatief or VrijstellingToestand.GeenOordeel)
                yield return ("Verklaring vastleggen", "/verklaring", true);
            if (t is VrijstellingToestand.AanvullenVerklaring or VrijstellingToestand.TeVaststellen)
                yield return (t == VrijstellingToestand.TeVaststellen ? "Verklaring opnieuw toetsen" : "Verklaring is aangevuld", "/verklaring", t != VrijstellingToestand.TeVaststellen);
        }

        var kanVaststellen = t == VrijstellingToestand.TeVaststellen && user.Mag(Acties.VrijstellingVaststellen);
        if (kanVaststellen)
            yield return (V.Uitslag == VrijstellingToestand.Positief ? "Vaststellen" : "Vaststellen ondanks oordeel", "/vaststellen", true);
        if (kanVaststellen && WachtOpTweede && (user.Rol == Rol.TeamleiderLeerplicht || V.VoorgesteldDoorId == user.Id))
            yield return (V.VoorgesteldDoorId == user.Id ? "Voorstel terugnemen" : "Voorstel teruggeven", "/voorstel", false);
        if (!user.Mag(Acties.VrijstellingRegistreren))
            yield break;
        if (AdviesModel.KanVastleggen(V))
            yield return ("Advies vastleggen", "/advies", false);
        if (VrijstellingVerloop.IsTeWijzigen(t))
            yield return ("Aanvraag of bewijs wijzigen", "/wijzigen", false);
        if (VrijstellingVerloop.IsInKracht(t) && V.GemeldOp is null)
            yield return ("Gemeld bij ROD", "/melden", true);
        if (!VrijstellingVerloop.IsEinde(t))
            yield return (VrijstellingVerloop.IsInKracht(t) ? "Beëindigen" : "Intrekken of laten vervallen", "/einde", false);
    }
}
