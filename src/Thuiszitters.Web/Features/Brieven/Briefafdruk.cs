// What: a kept letter as it is printed: its text, under the address as it is known now. Source: ADR 24. Used by: the pages that print.
// Never: a document that this program did not make; only the first version under the act of making it is one.

using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Brieven;

/// <summary>A letter, or that a newer version stands with the documents: that is the letter now.</summary>
public sealed record Briefafdruk(Brief? Brief)
{
    /// <summary>Null when there is no such letter of this organisation.</summary>
    public static async Task<Briefafdruk?> LeesAsync(AppDb db, Geopend open, Guid dossier, Guid id, Guid eigen, CancellationToken ct)
    {
        if (!await db.Set<Document>().AnyAsync(d => d.Id == id && d.DossierId == dossier && d.OrganisatieId == eigen && d.Soort == DocumentSoort.Brief && d.IngetrokkenOp == null, ct))
            return null;
        // An uploaded letter is a file like any other; the one made here is the first version under the act of making it.
        var versies = await db.Set<Documentversie>().AsNoTracking().Where(v => v.DocumentId == id).ToListAsync(ct);
        if (versies.Find(v => v.Nummer == 1) is not { Type: Bestandstype.Brief } eerste)
            return null;
        if (versies.Count > 1)
            return new(default(Brief));
        var sleutel = id.ToString();
        // An act stays with the dossier it was done on, also after a merging.
        List<Guid?> samen = [dossier, .. open.Vorige];
        var feiten = await db.Acts.AsNoTracking().Where(a => samen.Contains(a.DossierId) && a.Kind == ActKind.BriefGemaakt
            && a.Changes.Any(c => c.Entiteit == nameof(Document) && c.EntiteitId == sleutel)).Select(a => a.Feiten).FirstOrDefaultAsync(ct);
        var inhoud = await db.Set<Documentinhoud>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == eerste.Id, ct);
        if (feiten is null || open.Bytes(inhoud?.Inhoud, Documentinhoud.Plaats, eerste.Id) is not { } bytes)
            return null;
        var alle = await Betrokkenenvak.LijstAsync(db, open, dossier, ct);
        return new(new Brief(Briefmaker.Adres(Aan(feiten), alle), Encoding.UTF8.GetString(bytes)));
    }

    /// <summary>Whom it was made for.</summary>
    static List<Guid> Aan(string feiten) => JsonSerializer.Deserialize<Dictionary<string, string>>(feiten)!.TryGetValue(NieuwModel.Geadresseerde, out var wie)
        ? [.. wie.Split(' ').Select(w => Guid.TryParse(w, out var aan) ? aan : (Guid?)null).OfType<Guid>()] : [];
}
