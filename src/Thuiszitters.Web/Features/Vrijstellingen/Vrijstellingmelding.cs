// What: tells the team leads of the SWV and the doorzettingsmacht at once that an exemption was established in spite of the judgement.
// Source: rules.md R5.4. Used by: Vaststellen, in the save of the establishment. Never: a name, a school or a reason in a mail.

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
}
