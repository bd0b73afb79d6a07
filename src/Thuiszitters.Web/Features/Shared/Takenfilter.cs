// What: one list of tasks: the word in the URL, the query, the count. Tile, navigation and list use the same object.
// Used by: Werkvoorraad, Taken, the frame. Never: a task of a closed dossier among what is to be done.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public enum Takenlijst { Open, Vandaag, TeLaat, Gevraagd, Klaar, ZonderUitvoerder, Escaleren }

public sealed record Takenfilter(Takenlijst Lijst = Takenlijst.Open)
{
    /// <summary>The list that a word of the URL names; an unknown word names the first.</summary>
    public static Takenfilter Van(string? toon) =>
        Enum.GetValues<Takenlijst>().Where(l => Sleutel(l) == toon).Select(l => new Takenfilter(l)).FirstOrDefault() ?? new Takenfilter();

    static string? Sleutel(Takenlijst lijst) => lijst switch
    {
        Takenlijst.Vandaag => "vandaag",
        Takenlijst.TeLaat => "te-laat",
        Takenlijst.Gevraagd => "gevraagd",
        Takenlijst.Klaar => "klaar",
        Takenlijst.ZonderUitvoerder => "weg",
        Takenlijst.Escaleren => "escaleren",
        _ => null,
    };

    public string Url => Sleutel(Lijst) is { } sleutel ? "/taken?toon=" + sleutel : "/taken";

    public IQueryable<Taak> Op(IQueryable<Taak> taken, IQueryable<Aanstelling> aanstellingen, CurrentUser user, DateOnly today)
    {
        var (mij, eigen, namens) = (user.Id, user.OrganisatieId, user.Namens);
        if (Lijst == Takenlijst.Klaar)
            return taken.Where(t => t.VoorId == mij && t.Toestand == TaakToestand.Klaar);
        var open = taken.Where(t => t.Toestand == TaakToestand.Open && t.Dossier!.GeslotenOp == null);
        // Of whom one covers for, what that colleague does for this organisation.
        var mijn = namens.Count == 1 ? open.Where(t => t.VoorId == mij) : open.Where(t => namens.Contains(t.VoorId) && (t.VoorId == mij || t.VoorOrganisatieId == eigen));
        return Lijst switch
        {
            Takenlijst.Vandaag => mijn.Where(t => t.Termijn <= today),
            Takenlijst.TeLaat => mijn.Where(t => t.Termijn < today),
            Takenlijst.Gevraagd => open.Where(t => t.MakerId == mij && t.VoorId != mij),
            Takenlijst.ZonderUitvoerder => open.Where(t => t.VoorOrganisatieId == eigen
                && !aanstellingen.Any(a => a.GebruikerId == t.VoorId && a.OrganisatieId == eigen && (a.Tot == null || a.Tot > today))),
            // As OverlegVerloop.MoetEscaleren; the filter of tasks leaves what this organisation asked or was asked.
            Takenlijst.Escaleren => open.Where(t => t.EscalerenOp < today),
            _ => mijn,
        };
    }

    public IOrderedQueryable<Taak> Gesorteerd(IQueryable<Taak> taken) => Lijst == Takenlijst.Klaar
        ? taken.OrderByDescending(t => t.KlaarOp).ThenByDescending(t => t.Id)
        : Lijst == Takenlijst.Escaleren ? taken.OrderBy(t => t.EscalerenOp).ThenBy(t => t.Id)
        : taken.OrderBy(t => t.Termijn).ThenBy(t => t.Id);
}
