// What: the mails about a request: to a reviewer that one waits for their judgement, or first for their talk; to the doorzettingsmacht that their advice
// is asked; to that role and the team leads of the SWV at once that an exemption was established in spite of the judgement. Source: rules.md R5.3, R5.4, R7.
// Used by: Vrijstellingwerk and the pages of this room, in the save of what happened. Never: a name, a school or a reason in a mail; a link to a
// page that the addressee may not open; anything that tells a reviewer whether the other judged: both get the same mail at the same moment.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Vrijstellingen;

/// <summary>A request waits for the judgement of a reviewer.</summary>
public sealed record TeBeoordelenBericht(string Nummer, string Link) : Mailbericht
{
    public override string Kind => "vrijstelling-te-beoordelen";
    public override string Onderwerp => $"Kennisgeving te beoordelen: dossier {Nummer}";

    const string Zin = "Een kennisgeving (artikel 5 onder a) wacht op uw oordeel. U beoordeelt los van de andere beoordelaar.";
    const string Slot = "In deze e-mail staan geen gegevens over de jongere. U kunt niet op deze e-mail antwoorden.";

    string Doen => $"Het gaat om dossier {Nummer}. Open uw lijst Te beoordelen:";

    public override string Tekst() => $"{Zin}\n\n{Doen}\n{Link}\n\n{Slot}\n";

    protected override Html Inhoud() => Platform.Mail.Html.Of($"<p>{Zin}</p><p>{Doen}<br><a href=\"{Link}\">{Link}</a></p><p>{Slot}</p>");
}

/// <summary>The two reviewers differ: they talk first, and judge anew after that.</summary>
public sealed record GesprekNodigBericht(string Nummer, string Link) : Mailbericht
{
    public override string Kind => "vrijstelling-gesprek";
    public override string Onderwerp => $"Gesprek nodig over een kennisgeving: dossier {Nummer}";

    const string Zin = "U en de andere beoordelaar oordeelden verschillend over een kennisgeving (artikel 5 onder a). Praat eerst samen en leg de dag van het gesprek vast. Daarna oordeelt u allebei opnieuw.";
    const string Slot = "In deze e-mail staan geen gegevens over de jongere. U kunt niet op deze e-mail antwoorden.";

    string Doen => $"Het gaat om dossier {Nummer}. Open uw lijst Te beoordelen:";

    public override string Tekst() => $"{Zin}\n\n{Doen}\n{Link}\n\n{Slot}\n";

    protected override Html Inhoud() => Platform.Mail.Html.Of($"<p>{Zin}</p><p>{Doen}<br><a href=\"{Link}\">{Link}</a></p><p>{Slot}</p>");
}

/// <summary>Established in spite of the judgement. Whoever hears it is told, and asked nothing; they do not see the dossier, so the mail says whom to call.</summary>
public sealed record OndanksOordeelBericht(string Nummer, string Gemeente) : Mailbericht
{
    public override string Kind => "vrijstelling-ondanks-oordeel";
    public override string Onderwerp => $"Vrijstelling ondanks oordeel: dossier {Nummer}";

    const string Zin = "De gemeente heeft een vrijstelling (artikel 5 onder a) vastgesteld zonder positief oordeel. De kennisgeving en de verklaring voldoen aan de vorm. Daarom is de vrijstelling er volgens de wet vanzelf (van rechtswege). De leerplichtambtenaar en de teamleider hebben dit samen vastgesteld.";
    const string Slot = "In deze e-mail staan geen gegevens over de jongere. U kunt niet op deze e-mail antwoorden.";

    string Doen => $"Hebt u hier vragen over? Neem contact op met {Gemeente} en noem dossier {Nummer}.";

    public override string Tekst() => $"{Zin}\n\n{Doen}\n\n{Slot}\n";

    protected override Html Inhoud() => Platform.Mail.Html.Of($"<p>{Zin}</p><p>{Doen}</p><p>{Slot}</p>");
}

/// <summary>The reviewers stayed divided. Who gets no link (nobody in the role may advise) is asked to see to it that somebody can advise.</summary>
public sealed record AdviesGevraagdBericht(string Nummer, string Gemeente, string? Link = null) : Mailbericht
{
    public override string Kind => "vrijstelling-advies-gevraagd";
    public override string Onderwerp => $"Advies gevraagd over een vrijstelling: dossier {Nummer}";

    const string Zin = "De beoordelaars van het samenwerkingsverband werden het niet eens over een kennisgeving (artikel 5 onder a). Ook na de heroverweging niet, of niet op tijd. De uitkomst is daarom nee. Wij vragen advies aan de doorzettingsmacht van de regio.";
    const string Beheer = "Er is geen doorzettingsmacht die advies mag geven. Daarom krijgt u als functioneel beheerder dit bericht. Wijs iemand aan die de jongere niet beoordeelde.";
    const string Slot = "In deze e-mail staan geen gegevens over de jongere. U kunt niet op deze e-mail antwoorden.";

    string Doen => Link is null ? Beheer : "Lees de kennisgeving en de oordelen, en geef uw advies:";
    string Vragen => $"Hebt u hier vragen over? Neem contact op met {Gemeente} en noem dossier {Nummer}.";

    public override string Tekst() => $"{Zin}\n\n{Doen}\n{(Link is null ? "" : Link + "\n")}\n{Vragen}\n\n{Slot}\n";

    protected override Html Inhoud() => Platform.Mail.Html.Of(
        $"<p>{Zin}</p><p>{Doen}{(Link is null ? default : Platform.Mail.Html.Of($"<br><a href=\"{Link}\">{Link}</a>"))}</p><p>{Vragen}</p><p>{Slot}</p>");
}

public sealed class Vrijstellingmelding(Outbox outbox, MailSettings settings, Clock clock)
{
    /// <summary>Adds the mails to the coming save: to who sits on the seats of the round that begins.</summary>
    public async Task TeBeoordelenAsync(Vrijstellinghand hand)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var id = hand.Aanvraag.Id;
        foreach (var wie in await hand.Db.Beoordelaars.AsNoTracking().IgnoreAutoIncludes().Where(b => b.VrijstellingId == id && b.VervangenOp == null).Select(b => b.GebruikerId).ToListAsync(hand.Ct))
            await TeBeoordelenAsync(hand, wie);
    }

    /// <summary>Adds the mail to the coming save: to one reviewer, once a round; in a reconsideration once for the talk and once for the judgement after it.</summary>
    public async Task TeBeoordelenAsync(Vrijstellinghand hand, Guid beoordelaar)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var (v, swv, today) = (hand.Aanvraag, hand.Aanvraag.SwvId, clock.Today);
        // Of a seat for another SWV too: the function is asked, not the organisation of the request.
        var adres = await hand.Db.Aanstellingen.AsNoTracking().Where(a => a.GebruikerId == beoordelaar && a.Rol == Rol.SwvBeoordelaar && (a.Tot == null || a.Tot > today))
            .OrderBy(a => a.OrganisatieId == swv ? 0 : 1).Select(a => a.Gebruiker!.Email).FirstOrDefaultAsync(hand.Ct);
        if (!Mailadres.IsValid(adres))
            return;
        var (heroverweging, lijst) = (v.Toestand == VrijstellingToestand.Heroverweging, settings.Link("/vrijstellingen/te-beoordelen"));
        Mailbericht bericht = heroverweging && v.GesprekOp is null ? new GesprekNodigBericht(hand.Dossier.Nummer, lijst) : new TeBeoordelenBericht(hand.Dossier.Nummer, lijst);
        await outbox.AddAsync(hand.Db, bericht, FormattableString.Invariant($"{v.Id}-{v.Ronde}{(heroverweging ? "-gesprek" : "")}"), adres!, hand.Ct);
    }

    /// <summary>
    /// Adds the mails to the coming save: to the team leads of the SWV and the doorzettingsmacht, whoever judged among them too; who administers the
    /// region hears it where a role is vacant.
    /// </summary>
    public async Task OndanksOordeelAsync(Vrijstellinghand hand, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var (mensen, bericht) = (await MensenAsync(hand, today), new OndanksOordeelBericht(hand.Dossier.Nummer, await GemeenteAsync(hand)));
        // A person with both functions gets one mail.
        await MailAsync(hand, [.. Anders(mensen, Rol.TeamleiderSwv), .. Anders(mensen, Rol.Doorzettingsmacht)], bericht, $"{hand.Aanvraag.Id}");
    }

    /// <summary>Adds the mails to the coming save: to the doorzettingsmacht, and to who administers the region where nobody in that role may advise.</summary>
    public async Task AdviesGevraagdAsync(Vrijstellinghand hand, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var zitters = await Beoordelaar.VanDossier(hand.Db, hand.Dossier.Id).Distinct().ToListAsync(hand.Ct);
        var (mensen, nummer, gemeente) = (await MensenAsync(hand, today, zonder: zitters), hand.Dossier.Nummer, await GemeenteAsync(hand));
        var sleutel = FormattableString.Invariant($"{hand.Aanvraag.Id}-{hand.Aanvraag.Ronde}");
        await MailAsync(hand, mensen[Rol.Doorzettingsmacht], new AdviesGevraagdBericht(nummer, gemeente, Adviespagina(hand.Aanvraag.Id)), sleutel);
        if (!mensen.Contains(Rol.Doorzettingsmacht))
            await MailAsync(hand, mensen[Rol.FunctioneelBeheerder], new AdviesGevraagdBericht(nummer, gemeente), sleutel);
    }

    string Adviespagina(Guid id) => settings.Link($"/vrijstellingen/{id}/advies");

    static IEnumerable<string> Anders(ILookup<Rol, string> mensen, Rol rol) => mensen[mensen.Contains(rol) ? rol : Rol.FunctioneelBeheerder];

    /// <summary>The addresses of who has these functions in the SWV that judges or in the regional organisation.</summary>
    /// <param name="zonder">Who judged: asked for no advice, in whatever function. An administrator among them still hears that somebody is needed.</param>
    static async Task<ILookup<Rol, string>> MensenAsync(Vrijstellinghand hand, DateOnly today, IReadOnlyCollection<Guid>? zonder = null)
    {
        var (swv, regio) = (hand.Aanvraag.SwvId, hand.Dossier.RegioId);
        var mensen = await hand.Db.Aanstellingen.AsNoTracking().Where(a => (a.Tot == null || a.Tot > today)
                && ((a.OrganisatieId == swv && a.Rol == Rol.TeamleiderSwv)
                    || (a.OrganisatieId == regio && (a.Rol == Rol.Doorzettingsmacht || a.Rol == Rol.FunctioneelBeheerder))))
            .Select(a => new { a.GebruikerId, a.Rol, a.Gebruiker!.Email }).ToListAsync(hand.Ct);
        return mensen.Where(m => Mailadres.IsValid(m.Email) && !(m.Rol == Rol.Doorzettingsmacht && zonder?.Contains(m.GebruikerId) == true)).ToLookup(m => m.Rol, m => m.Email!);
    }

    static Task<string> GemeenteAsync(Vrijstellinghand hand)
    {
        var gemeente = hand.Dossier.GemeenteId;
        return hand.Db.Organisaties.AsNoTracking().Where(o => o.Id == gemeente).Select(o => o.Naam).SingleAsync(hand.Ct);
    }

    async Task MailAsync(Vrijstellinghand hand, IEnumerable<string> adressen, Mailbericht bericht, string sleutel)
    {
        foreach (var adres in adressen.Distinct(StringComparer.OrdinalIgnoreCase))
            await outbox.AddAsync(hand.Db, bericht, sleutel, adres, hand.Ct);
    }
}
