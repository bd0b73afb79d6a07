// What: the mails about a request: to a reviewer that one waits for their judgement; to the doorzettingsmacht that their advice is asked; to that
// role and the team leads of the SWV at once that an exemption was established in spite of the judgement. Source: rules.md R5.3, R5.4, R7.
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

/// <summary>Established in spite of the judgement. Who gets no link does not see the dossier then, so the mail says whom to call.</summary>
public sealed record OndanksOordeelBericht(string Nummer, string Gemeente, string? Link = null) : Mailbericht
{
    public override string Kind => "vrijstelling-ondanks-oordeel";
    public override string Onderwerp => $"Vrijstelling ondanks oordeel: dossier {Nummer}";

    const string Zin = "De gemeente heeft een vrijstelling vastgesteld terwijl het oordeel niet positief was. De kennisgeving en de verklaring voldoen aan de vorm. Daarom is de vrijstelling er volgens de wet vanzelf (van rechtswege). De leerplichtambtenaar en de teamleider hebben dit samen vastgesteld.";
    const string Slot = "In deze e-mail staan geen gegevens over de jongere. U kunt niet op deze e-mail antwoorden.";

    string Doen => $"Hebt u hier vragen over? Neem contact op met {Gemeente} en noem dossier {Nummer}.";

    public override string Tekst() => $"{Zin}\n\n{Doen}\n{(Link is null ? "" : $"Bekijk de oordelen en geef uw advies: {Link}\n")}\n{Slot}\n";

    protected override Html Inhoud() => Platform.Mail.Html.Of(
        $"<p>{Zin}</p><p>{Doen}</p>{(Link is null ? default : Platform.Mail.Html.Of($"<p>Bekijk de oordelen en geef uw advies: <a href=\"{Link}\">{Link}</a></p>"))}<p>{Slot}</p>");
}

/// <summary>The reviewers stayed divided. Who gets no link (the role is vacant) is asked to see to it that somebody can advise.</summary>
public sealed record AdviesGevraagdBericht(string Nummer, string Gemeente, string? Link = null) : Mailbericht
{
    public override string Kind => "vrijstelling-advies-gevraagd";
    public override string Onderwerp => $"Advies gevraagd over een vrijstelling: dossier {Nummer}";

    const string Zin = "De beoordelaars van het samenwerkingsverband werden het niet eens over een kennisgeving (artikel 5 onder a). Ook na de heroverweging niet. De uitkomst is daarom nee. Wij vragen advies aan de doorzettingsmacht van de regio.";
    const string Beheer = "Er is geen doorzettingsmacht bekend. Daarom krijgt u als functioneel beheerder dit bericht. Wijs iemand aan.";
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

    /// <summary>Adds the mail to the coming save: to one reviewer, once a round.</summary>
    public async Task TeBeoordelenAsync(Vrijstellinghand hand, Guid beoordelaar)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var (swv, today) = (hand.Aanvraag.SwvId, clock.Today);
        // Of a seat for another SWV too: the function is asked, not the organisation of the request.
        var adres = await hand.Db.Aanstellingen.AsNoTracking().Where(a => a.GebruikerId == beoordelaar && a.Rol == Rol.SwvBeoordelaar && (a.Tot == null || a.Tot > today))
            .OrderBy(a => a.OrganisatieId == swv ? 0 : 1).Select(a => a.Gebruiker!.Email).FirstOrDefaultAsync(hand.Ct);
        if (Mailadres.IsValid(adres))
            await outbox.AddAsync(hand.Db, new TeBeoordelenBericht(hand.Dossier.Nummer, settings.Link("/vrijstellingen/te-beoordelen")),
                FormattableString.Invariant($"{hand.Aanvraag.Id}-{hand.Aanvraag.Ronde}"), adres!, hand.Ct);
    }

    /// <summary>Adds the mails to the coming save: to the team leads of the SWV and the doorzettingsmacht; who administers the region hears it where a role is vacant.</summary>
    public async Task OndanksOordeelAsync(Vrijstellinghand hand, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var (mensen, nummer, gemeente, id) = (await MensenAsync(hand, today), hand.Dossier.Nummer, await GemeenteAsync(hand), hand.Aanvraag.Id);
        // Who advises first, with the link; a person with both functions gets one mail.
        await MailAsync(hand, mensen[Rol.Doorzettingsmacht], new OndanksOordeelBericht(nummer, gemeente, Adviespagina(id)), $"{id}");
        await MailAsync(hand, Anders(mensen, Rol.TeamleiderSwv), new OndanksOordeelBericht(nummer, gemeente), $"{id}");
        await MailAsync(hand, Anders(mensen, Rol.Doorzettingsmacht), new OndanksOordeelBericht(nummer, gemeente), $"{id}");
    }

    /// <summary>Adds the mails to the coming save: to the doorzettingsmacht, and to who administers the region where that role is vacant.</summary>
    public async Task AdviesGevraagdAsync(Vrijstellinghand hand, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var (mensen, nummer, gemeente) = (await MensenAsync(hand, today), hand.Dossier.Nummer, await GemeenteAsync(hand));
        var sleutel = FormattableString.Invariant($"{hand.Aanvraag.Id}-{hand.Aanvraag.Ronde}");
        await MailAsync(hand, mensen[Rol.Doorzettingsmacht], new AdviesGevraagdBericht(nummer, gemeente, Adviespagina(hand.Aanvraag.Id)), sleutel);
        if (!mensen.Contains(Rol.Doorzettingsmacht))
            await MailAsync(hand, mensen[Rol.FunctioneelBeheerder], new AdviesGevraagdBericht(nummer, gemeente), sleutel);
    }

    string Adviespagina(Guid id) => settings.Link($"/vrijstellingen/{id}/advies");

    static IEnumerable<string> Anders(ILookup<Rol, string> mensen, Rol rol) => mensen[mensen.Contains(rol) ? rol : Rol.FunctioneelBeheerder];

    /// <summary>The addresses of who has these functions in the SWV that judges or in the regional organisation.</summary>
    static async Task<ILookup<Rol, string>> MensenAsync(Vrijstellinghand hand, DateOnly today)
    {
        var (swv, regio) = (hand.Aanvraag.SwvId, hand.Dossier.RegioId);
        var mensen = await hand.Db.Aanstellingen.AsNoTracking().Where(a => (a.Tot == null || a.Tot > today)
                && ((a.OrganisatieId == swv && a.Rol == Rol.TeamleiderSwv)
                    || (a.OrganisatieId == regio && (a.Rol == Rol.Doorzettingsmacht || a.Rol == Rol.FunctioneelBeheerder))))
            .Select(a => new { a.Rol, a.Gebruiker!.Email }).ToListAsync(hand.Ct);
        return mensen.Where(m => Mailadres.IsValid(m.Email)).ToLookup(m => m.Rol, m => m.Email!);
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
