// What: what is still open on a dossier, one line each with the page where it is dealt with. Closing asks whether there is anything.
// Source: rules.md R8: a dossier closes only when nothing is open on it.
// Used by: Sluiten. A new kind of thing that can stand open adds its lines here, and nowhere else.
// Never: a name or free text; the lines stand on the screen of who may close the dossier.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Dossiers;

/// <param name="Naam">Name of the kind, in kebab-case: a fact of the verdict.</param>
/// <param name="Tekst">What it is, as a line on the screen.</param>
/// <param name="Url">Where it is dealt with.</param>
/// <param name="Houdt">It keeps the dossier from closing; else it is only good to know.</param>
public sealed record Openstaand(string Naam, string Tekst, string Url, bool Houdt = true)
{
    public static async Task<List<Openstaand>> VanAsync(AppDb db, OpenDossier open, CancellationToken ct)
    {
        var url = $"/dossiers/{open.Dossier.Nummer}";
        var vragen = await db.Inzagevragen.AsNoTracking().Where(v => v.DossierId == open.Dossier.Id && v.Toestand == VraagToestand.Open).Select(v => v.Id).ToListAsync(ct);
        var overdracht = await db.Overdrachten.AnyAsync(o => o.DossierId == open.Dossier.Id && o.Toestand == OverdrachtToestand.Open, ct);
        var (mijn, taken) = (open.Dossier.GemeenteId, db.Taken.AsNoTracking().Where(t => t.DossierId == open.Dossier.Id && t.Toestand == TaakToestand.Open));
        // By way of the meetings that the reader may see; of another's it is known that there is one.
        var id = open.Dossier.Id;
        var plekken = await db.Overlegzaken.AsNoTracking().Where(z => z.DossierId == id).Select(z => new
        {
            z.OverlegId, Overleg = db.Overleggen.Where(o => o.Id == z.OverlegId).Select(o => new { o.Soort, o.Datum, o.Toestand, o.OrganisatieId }).FirstOrDefault(),
        }).ToListAsync(ct);
        var eigen = await taken.Where(t => t.OrganisatieId == mijn || t.VoorOrganisatieId == mijn).Select(t => new { t.Id, t.Soort, t.Termijn }).ToListAsync(ct);
        return
        [
            .. open.Dossier.Arrangementen.Where(a => ArrangementVerloop.LoopOfKomt(a.Toestand))
                .Select(a => new Openstaand("arrangement", $"{Woorden.Van(a.Type)}: {Woorden.Van(a.Toestand).ToLowerInvariant()}", $"{url}/arrangementen/{a.Id}")),
            .. open.Dossier.Vrijstellingen.Where(v => Vrijstelling.Loopt(v.Toestand))
                .Select(v => new Openstaand("vrijstelling", $"Kennisgeving (artikel 5 onder a): {Woorden.Van(v.Toestand).ToLowerInvariant()}", $"{url}/vrijstellingen/{v.Id}")),
            .. open.Dossier.Verzuim.Where(v => v.LaatsteDag is null)
                .Select(v => new Openstaand("verzuim", $"{Woorden.Van(v.Soort)} sinds {NlDatum.Lang(v.EersteDag)} loopt nog", $"{url}/verzuim/{v.Id}")),
            // That nothing was done for a while is no reason to keep a case open.
            .. open.Signalen.Where(s => s.Toestand != SignaalToestand.Afgehandeld && s.Regel != Signaalregel.StilleZaak).Select(s => new Openstaand("signaal", $"Signaal: {Woorden.Van(s.Regel)}", url)),
            .. open.Dossier.Verzuim.Where(v => v.Toestand is MeldingToestand.Nieuw or MeldingToestand.Ontvangen)
                .Select(v => new Openstaand("melding", $"Melding van {NlDatum.Lang(v.EersteDag)} is nog niet opgepakt", $"{url}/meldingen/{v.Id}")),
            .. eigen.Select(t => new Openstaand("taak", $"Taak: {Woorden.Van(t.Soort).ToLowerInvariant()}, klaar op {NlDatum.Lang(t.Termijn)}", $"{url}/taken/{t.Id}")),
            .. vragen.Select(v => new Openstaand("inzagevraag", "Een andere organisatie vraagt inzage", $"{url}/inzage/{v}")),
            // Who holds a meeting takes a place off its agenda; the gemeente of the dossier closes it all the same.
            .. plekken.Where(p => p.Overleg is { Toestand: OverlegToestand.Gepland })
                .Select(p => new Openstaand("overleg", $"Staat op de agenda van {Woorden.InZin(p.Overleg!.Soort)} van {NlDatum.Lang(p.Overleg.Datum)}", $"/overleggen/{p.OverlegId}", Houdt: false)),
            .. overdracht ? [new Openstaand("overdracht", "De overdracht wacht op antwoord", url + "/overdragen")] : Array.Empty<Openstaand>(),
        ];
    }

    /// <summary>Each kind with its count, as the rule asks for it.</summary>
    public static IEnumerable<(string Naam, int Aantal)> Tel(IEnumerable<Openstaand> punten) => punten.Where(p => p.Houdt).GroupBy(p => p.Naam, StringComparer.Ordinal).Select(g => (g.Key, g.Count()));
}
