// What: tells the team leads of the SWV and the doorzettingsmacht at once that an exemption was established in spite of the judgement, and asks
// the doorzettingsmacht for advice when the reviewers stay divided. Source: rules.md R5.3, R5.4, R7. Used by: Vaststellen and Vrijstellingwerk, in
// the save of what happened. Never: a name, a school or a reason in a mail; or a link to a page that the addressee may not open.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Mail;

namespace Thuiszitters.Web.Features.Vrijstellingen;

/// <summary>Established in spite of the judgement. Who reads this does not see the dossier then, so the mail says whom to call.</summary>
public sealed record OndanksOordeelBericht(string Nummer, string Gemeente) : Mailbericht
{
    public override string Kind => "vrijstelling-ondanks-oordeel";
    public override string Onderwerp => $"Vrijstelling ondanks oordeel: dossier {Nummer}";

    const string Zin = "De gemeente heeft een vrijstelling vastgesteld terwijl het oordeel niet positief was. De kennisgeving en de verklaring voldoen aan de vorm. Daarom is de vrijstelling er volgens de wet vanzelf (van rechtswege). De leerplichtambtenaar en de teamleider hebben dit samen vastgesteld.";
    const string Slot = "In deze e-mail staan geen gegevens over de jongere. U kunt niet op deze e-mail antwoorden.";

    string Doen => $"Hebt u hier vragen over? Neem contact op met {Gemeente} en noem dossier {Nummer}.";

    public override string Tekst() => $"{Zin}\n\n{Doen}\n\n{Slot}\n";

    protected override Html Inhoud() => Platform.Mail.Html.Of($"<p>{Zin}</p><p>{Doen}</p><p>{Slot}</p>");
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

public sealed class Vrijstellingmelding(Outbox outbox)
{
    /// <summary>Adds the mails to the coming save: to the team leads of the SWV and the doorzettingsmacht; who administers the region hears it where a role is vacant.</summary>
    public async Task OndanksOordeelAsync(Vrijstellinghand hand, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(hand);
        await MailAsync(hand, await AdressenAsync(hand, today, Rol.TeamleiderSwv, Rol.Doorzettingsmacht), naam => new OndanksOordeelBericht(hand.Dossier.Nummer, naam), $"{hand.Aanvraag.Id}");
    }

    /// <summary>Adds the mails to the coming save: to the doorzettingsmacht, and to who administers the region where that role is vacant.</summary>
    public async Task AdviesGevraagdAsync(Vrijstellinghand hand, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(hand);
        await MailAsync(hand, await AdressenAsync(hand, today, Rol.Doorzettingsmacht), naam => new AdviesGevraagdBericht(hand.Dossier.Nummer, naam),
            FormattableString.Invariant($"{hand.Aanvraag.Id}-{hand.Aanvraag.Ronde}"));
    }

    /// <summary>The addresses of these roles, in the SWV that judges or in the regional organisation; for a vacant role those of the functional administrators.</summary>
    static async Task<List<string>> AdressenAsync(Vrijstellinghand hand, DateOnly today, params Rol[] rollen)
    {
        var (swv, regio) = (hand.Aanvraag.SwvId, hand.Dossier.RegioId);
        var mensen = await hand.Db.Aanstellingen.AsNoTracking().Where(a => (a.Tot == null || a.Tot > today)
                && ((a.OrganisatieId == swv && a.Rol == Rol.TeamleiderSwv)
                    || (a.OrganisatieId == regio && (a.Rol == Rol.Doorzettingsmacht || a.Rol == Rol.FunctioneelBeheerder))))
            .Select(a => new { a.Rol, a.Gebruiker!.Email }).ToListAsync(hand.Ct);
        var adressen = mensen.Where(m => Mailadres.IsValid(m.Email)).ToLookup(m => m.Rol, m => m.Email!);
        return [.. rollen.SelectMany(r => adressen[adressen.Contains(r) ? r : Rol.FunctioneelBeheerder]).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    async Task MailAsync(Vrijstellinghand hand, List<string> adressen, Func<string, Mailbericht> maak, string sleutel)
    {
        var gemeente = hand.Dossier.GemeenteId;
        var bericht = maak(await hand.Db.Organisaties.AsNoTracking().Where(o => o.Id == gemeente).Select(o => o.Naam).SingleAsync(hand.Ct));
        foreach (var adres in adressen)
            await outbox.AddAsync(hand.Db, bericht, sleutel, adres, hand.Ct);
    }
}
