// What: who is involved, on the page of a dossier: who they are to the jongere, and how to reach them.
// Source: ADR 24. Used by: the dossier page, for who reads this part, a share too; the letters, for whom they are to.
// Never: telephone, mail or address of who asked for geheimhouding; those stand on the form of who must know, and opening it is logged.

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Shared;

public sealed record Betrokkene(Contactpersoon Contact, Contactgegevens Gegevens);

/// <param name="IsGeheim">Somebody asked for geheimhouding: then nothing tells where the jongere lives.</param>
public sealed record Betrokkenenvak(string Nummer, bool MagWijzigen, IReadOnlyList<Betrokkene> Betrokkenen, bool IsGeheim)
{
    public static async Task<Betrokkenenvak> VanAsync(AppDb db, Geopend open, Dossier dossier, bool magWijzigen, CancellationToken ct)
    {
        var alle = await LijstAsync(db, open, dossier.Id, ct);
        return new(dossier.Nummer, magWijzigen, Openbaar(alle), alle.Any(b => b.Gegevens.IsGeheim));
    }

    /// <summary>
    /// What may be shown, shared and put in a letter: nothing that is secret; and where anybody keeps an address secret, nothing of the
    /// jongere either, who may well live there. Who was taken away since still counts: their address did not change by that.
    /// </summary>
    public static IReadOnlyList<Betrokkene> Openbaar(IReadOnlyList<Betrokkene> alle)
    {
        // The same person may stand there twice, after a merging: then what one of the two rows keeps secret, the other does too.
        var geheim = alle.Where(b => b.Gegevens.IsGeheim).Select(b => b.Contact.Relatie).ToHashSet();
        return [.. alle.Where(b => b.Contact.IngetrokkenOp is null).Select(b => b with
        {
            Gegevens = (geheim.Contains(b.Contact.Relatie) || (geheim.Count > 0 && b.Contact.Relatie == Relatie.Jongere) ? b.Gegevens with { IsGeheim = true } : b.Gegevens).Openbaar(),
        })];
    }

    /// <summary>
    /// Everybody, with what is secret: the jongere first, then in the order of the list of relations. Of who was taken away nothing is left
    /// but whether it was secret.
    /// </summary>
    public static async Task<IReadOnlyList<Betrokkene>> LijstAsync(AppDb db, Geopend open, Guid dossier, CancellationToken ct)
    {
        var contacten = await db.Set<Contactpersoon>().AsNoTracking().Where(c => c.DossierId == dossier).ToListAsync(ct);
        // Sorted here: a server may order keys in a way of its own.
        return [.. contacten.OrderBy(c => c.Relatie).ThenBy(c => c.Id).Select(c => new Betrokkene(c, Open(open, c)))];
    }

    /// <summary>What is sealed of a contact; nothing when its key is gone.</summary>
    public static Contactgegevens Open(Geopend open, Contactpersoon contact) =>
        open.Bytes(contact.Inhoud, Contactpersoon.Plaats, contact.Id) is { } inhoud ? JsonSerializer.Deserialize<Contactgegevens>(inhoud)! : new() { Naam = "(vernietigd)" };

    /// <summary>Who is asked for their view, when this contact is.</summary>
    public static Gehoorde? Gehoorde(Relatie relatie) => relatie switch
    {
        Relatie.Jongere => Platform.Data.Model.Gehoorde.Jongere,
        Relatie.Moeder => Platform.Data.Model.Gehoorde.Moeder,
        Relatie.Vader => Platform.Data.Model.Gehoorde.Vader,
        _ => Platform.Data.Model.Gehoorde.Verzorger,
    };
}
