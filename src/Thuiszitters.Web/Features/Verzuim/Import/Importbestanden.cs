// What: takes in an offered list, sealed, and gives it back to read; keeps what an organisation chose for the columns.
// Used by: the pages, the job and the verb. Never: a file on disk or in a log in the clear; the key outlives the file by a moment at most.

using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Verzuim.Import;

public sealed class Importbestanden(Vault vault, IDataProtectionProvider protection, Clock clock)
{
    /// <summary>How long an offered list that nobody confirms stays.</summary>
    public static readonly TimeSpan Bewaartijd = TimeSpan.FromHours(24);

    readonly IDataProtector voorkeuren = protection.CreateProtector("Thuiszitters.Kolomvoorkeur", "v1");

    /// <summary>The rows of a newly offered list, for the caller to save under its act.</summary>
    public async Task<(Importopdracht Opdracht, Importbestand Bestand)> NieuwAsync(
        byte[] inhoud, string naam, Leesresultaat lijst, Guid organisatie, Guid? door, Importkanaal kanaal, CancellationToken ct)
    {
        var extensie = Path.GetExtension(naam).ToLowerInvariant();
        var opdracht = new Importopdracht
        {
            OrganisatieId = organisatie, Kanaal = kanaal, AangebodenDoorId = door, AangebodenOp = clock.UtcNow, Totaal = lijst.Regels.Count,
            Extensie = extensie is ".csv" or ".txt" or ".xlsx" ? extensie : "", Vorm = lijst.Vorm.Split(',')[0],
        };
        return (opdracht, new() { OpdrachtId = opdracht.Id, Inhoud = await vault.SealFileAsync(Importbestand.Plaats, opdracht.Id, inhoud, ct) });
    }

    /// <summary>The list of an opdracht as it was offered; null when it was destroyed.</summary>
    public async Task<Leesresultaat?> LeesAsync(AppDb db, Importopdracht opdracht, CancellationToken ct)
    {
        var bestand = await db.Set<Importbestand>().AsNoTracking().FirstOrDefaultAsync(b => b.OpdrachtId == opdracht.Id, ct);
        if (bestand is null || await vault.OpenFileAsync(Importbestand.Plaats, opdracht.Id, bestand.Inhoud, ct) is not { } inhoud)
            return null;
        using var stroom = new MemoryStream(inhoud, writable: false);
        return await Lijstlezer.ReadAsync(stroom, "lijst" + opdracht.Extensie, ct);
    }

    /// <summary>After the opdracht has ended and the file is out of the database: the key, and then the note that it is gone.</summary>
    public async Task VernietigSleutelAsync(AppDb db, Guid opdracht, CancellationToken ct)
    {
        await vault.DestroyFileKeyAsync(opdracht, ct);
        var nu = clock.UtcNow;
        await db.Set<Importopdracht>().Where(o => o.Id == opdracht).ExecuteUpdateAsync(s => s.SetProperty(o => o.BestandVernietigdOp, nu), ct);
    }

    /// <summary>The mapping of an opdracht, with the headings of its list again; null when none was chosen or it does not fit.</summary>
    public static Kolomtoewijzing? Toewijzing(Importopdracht opdracht, Leesresultaat lijst)
    {
        var velden = opdracht.Kolommen?.Split(',');
        return velden?.Length == lijst.Koppen.Count
            ? new([.. lijst.Koppen.Select((kop, i) => new Lijstkolom(kop, Enum.Parse<Lijstveld>(velden[i])))])
            : null;
    }

    public static string Velden(Kolomtoewijzing toewijzing) => string.Join(',', toewijzing.Kolommen.Select(k => k.Veld));

    public async Task<Kolomtoewijzing?> VoorkeurAsync(AppDb db, Guid organisatie, CancellationToken ct)
    {
        var bewaard = await db.Set<Kolomvoorkeur>().AsNoTracking().FirstOrDefaultAsync(k => k.OrganisatieId == organisatie, ct);
        return bewaard is null ? null : Kolomtoewijzing.UitJson(System.Text.Encoding.UTF8.GetString(Slot(organisatie).Unprotect(bewaard.Inhoud)));
    }

    /// <summary>Remembers a mapping with the coming save.</summary>
    public async Task OnthoudAsync(AppDb db, Guid organisatie, Kolomtoewijzing toewijzing, CancellationToken ct)
    {
        var inhoud = Slot(organisatie).Protect(System.Text.Encoding.UTF8.GetBytes(toewijzing.NaarJson()));
        if (await db.Set<Kolomvoorkeur>().FindAsync([organisatie], ct) is { } bewaard)
            (bewaard.Inhoud, bewaard.GewijzigdOp) = (inhoud, clock.UtcNow);
        else
            db.Add(new Kolomvoorkeur { OrganisatieId = organisatie, Inhoud = inhoud, GewijzigdOp = clock.UtcNow });
    }

    /// <summary>The imports of the organisation of this user; of another there are none.</summary>
    public static IQueryable<Importopdracht> Van(AppDb db, CurrentUser user) => db.Set<Importopdracht>().Where(o => o.OrganisatieId == user.OrganisatieId);

    IDataProtector Slot(Guid organisatie) => voorkeuren.CreateProtector(organisatie.ToString("N"));
}
