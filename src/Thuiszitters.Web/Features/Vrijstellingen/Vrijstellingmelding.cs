// What: tells the team leads of the SWV and the doorzettingsmacht at once that an exemption was established in spite of the judgement, and asks
// the doorzettingsmacht for advice when the reviewers stay divided. Source: rules.md R5.3, R5.4, R7. Used by: Vaststellen and Vrijstellingwerk, in
// the save of what happened. Never: a name, a school or a reason in a mail; or a link to a page that the addressee may not open.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Mail;

namespace Thuiszitters.Web.Features.Vrijstellingen;

public sealed record OndanksOordeelBericht(string Nummer, string Link) : Mailbericht
{
    public override string Kind => "vrijstelling-ondanks-oordeel";
    public override string Onderwerp => $"Vrijstelling ondanks oordeel: dossier {Nummer}";

    const string Zin = "De gemeente heeft een vrijstelling vastgesteld terwijl het oordeel niet positief was. De kennisgeving en de verklaring voldoen aan de vorm. Daarom is de vrijstelling er volgens de wet vanzelf (van rechtswege). De leerplichtambtenaar en de teamleider hebben dit samen vastgesteld.";
    const string Slot = "In deze e-mail staan geen gegevens over de jongere. U kunt niet op deze e-mail antwoorden.";

    public override string Tekst() => $"{Zin}\n\nDossier {Nummer}: {Link}\n\n{Slot}\n";

    protected override Html Inhoud() => Platform.Mail.Html.Of($"<p>{Zin}</p><p>Dossier {Nummer}: <a href=\"{Link}\">{Link}</a></p><p>{Slot}</p>");
}

/// <summary>The reviewers stayed divided. The doorzettingsmacht does not see the request, so the mail says whom to call.</summary>
public sealed record AdviesGevraagdBericht(string Nummer, string Gemeente) : Mailbericht
{
    public override string Kind => "vrijstelling-advies-gevraagd";
    public override string Onderwerp => $"Advies gevraagd over een vrijstelling: dossier {Nummer}";

    const string Zin = "De beoordelaars van het samenwerkingsverband werden het niet eens over een kennisgeving (artikel 5 onder a). Ook na de heroverweging niet. De uitkomst is daarom nee. Wij vragen advies aan de doorzettingsmacht van de regio. Is er geen doorzettingsmacht bekend, dan krijgt de functioneel beheerder dit bericht.";
    const string Slot = "In deze e-mail staan geen gegevens over de jongere. U kunt niet op deze e-mail antwoorden.";

    string Doen => $"Neem contact op met {Gemeente} en noem dossier {Nummer}. De leerplichtambtenaar vertelt u wat u nodig hebt en legt uw advies vast.";

    public override string Tekst() => $"{Zin}\n\n{Doen}\n\n{Slot}\n";

    protected override Html Inhoud() => Platform.Mail.Html.Of($"<p>{Zin}</p><p>{Doen}</p><p>{Slot}</p>");
}

public sealed class Vrijstellingmelding(Outbox outbox, MailSettings instellingen)
{
    /// <summary>Adds the mails to the coming save.</summary>
    public async Task OndanksOordeelAsync(Vrijstellinghand hand, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var (swv, regio, dossier) = (hand.Aanvraag.SwvId, hand.Dossier.RegioId, hand.Dossier);
        var adressen = await hand.Db.Aanstellingen.AsNoTracking().Where(a => (a.Tot == null || a.Tot > today)
                && ((a.OrganisatieId == swv && a.Rol == Rol.TeamleiderSwv) || (a.OrganisatieId == regio && a.Rol == Rol.Doorzettingsmacht)))
            .Select(a => a.Gebruiker!.Email).Distinct().ToListAsync(hand.Ct);
        var bericht = new OndanksOordeelBericht(dossier.Nummer, instellingen.Link($"/dossiers/{dossier.Nummer}"));
        foreach (var adres in adressen.Where(Mailadres.IsValid).OfType<string>())
            await outbox.AddAsync(hand.Db, bericht, hand.Aanvraag.Id.ToString(), adres, hand.Ct);
    }

    /// <summary>Adds the mails to the coming save: to the doorzettingsmacht, and to who administers the region where that role is vacant.</summary>
    public async Task AdviesGevraagdAsync(Vrijstellinghand hand, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(hand);
        var (v, dossier, regio, gemeente) = (hand.Aanvraag, hand.Dossier, hand.Dossier.RegioId, hand.Dossier.GemeenteId);
        var mensen = await hand.Db.Aanstellingen.AsNoTracking().Where(a => (a.Tot == null || a.Tot > today) && a.OrganisatieId == regio
                && (a.Rol == Rol.Doorzettingsmacht || a.Rol == Rol.FunctioneelBeheerder))
            .Select(a => new { a.Rol, a.Gebruiker!.Email }).Distinct().ToListAsync(hand.Ct);
        var adressen = mensen.Where(m => Mailadres.IsValid(m.Email)).ToLookup(m => m.Rol, m => m.Email!);
        var naam = await hand.Db.Organisaties.AsNoTracking().Where(o => o.Id == gemeente).Select(o => o.Naam).SingleAsync(hand.Ct);
        var bericht = new AdviesGevraagdBericht(dossier.Nummer, naam);
        foreach (var adres in adressen[adressen.Contains(Rol.Doorzettingsmacht) ? Rol.Doorzettingsmacht : Rol.FunctioneelBeheerder].Distinct(StringComparer.OrdinalIgnoreCase))
            await outbox.AddAsync(hand.Db, bericht, FormattableString.Invariant($"{v.Id}-{v.Ronde}"), adres, hand.Ct);
    }
}
