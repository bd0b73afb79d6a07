// What: the refusals of the domain about sharing in Dutch, at the field they concern. One file for the whole room.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Delingen;

public static class Weigeringen
{
    public const string KiesDeel = "Kies wat u deelt.";

    public static (string Veld, string Bericht)? Van(Verdict oordeel) => oordeel.IsToegestaan ? null : oordeel.Code switch
    {
        "eigen-organisatie" => ("Met", "Kies een andere organisatie dan die van u."),
        "deel-ontbreekt" => ("Delen", KiesDeel),
        "einde-voorbij" => ("TotEnMet", "Vul een laatste dag in die vandaag of later is."),
        "einde-te-ver" => ("TotEnMet", $"U kunt hooguit {Domain.Delen.MaximumMaanden} maanden delen. Vul een eerdere dag in."),
        _ => ("Met", "Dit kan niet worden gedeeld."),
    };

    /// <summary>
    /// The refusal of a second share with an organisation while one runs: ended would not be ended while another went on. Null when none runs.
    /// </summary>
    public static async Task<string?> LoopAlAsync(AppDb db, Guid dossier, Guid met, DateOnly today, CancellationToken ct)
    {
        var tot = await db.Delingen.AsNoTracking().Where(d => d.DossierId == dossier && d.MetOrganisatieId == met && d.Grond != Deelgrond.Overdracht && d.Tot > today)
            .Select(d => (DateOnly?)d.Tot).FirstOrDefaultAsync(ct);
        return tot is { } t ? $"U deelt dit dossier al met deze organisatie, tot en met {NlDatum.Lang(t.AddDays(-1))}. Beëindig dat eerst." : null;
    }

    public static string Groep(OrganisatieSoort soort) => soort switch
    {
        OrganisatieSoort.Gemeente => "Gemeenten",
        OrganisatieSoort.SwvPo or OrganisatieSoort.SwvVo => "Samenwerkingsverbanden",
        OrganisatieSoort.School => "Scholen",
        OrganisatieSoort.Regio => "Doorzettingsmacht van de regio",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };
}
