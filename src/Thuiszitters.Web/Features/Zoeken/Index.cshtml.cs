// What: finds a jongere by dossier number, name, birth date or BSN. Always by POST: what is searched never stands in a URL or log.
// Source: rules.md R8; the vault's blind indexes. Never: a hit outside the scope, or a BSN search by who may not see a BSN.

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Zoeken;

[Mag(Acties.DossierLezen)]
public sealed class IndexModel(AppDb db, Vault vault, CurrentUser user, Clock clock) : PageModel
{
    const int Meeste = 50;

    /// <summary>How many are opened to look among them.</summary>
    const int MeesteTeOpenen = 200;

    [BindProperty]
    public string? Zoekterm { get; set; }

    public bool Gezocht { get; private set; }
    public bool Meer { get; private set; }

    /// <summary>More dossiers were like it than are opened: who is sought may not have been looked at.</summary>
    public bool TeVeel { get; private set; }
    public IReadOnlyList<(Dossierrij Rij, Geopend Wie)> Rijen { get; private set; } = [];

    /// <summary>Of those that are not simply what was typed: why they were found, by dossier number.</summary>
    public IReadOnlyDictionary<string, string> Waarom { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public DateOnly Vandaag => clock.Today;
    public bool IsSwv => user.Scope.Kind == ScopeKind.Swv;

    /// <summary>Gemeenten and SWVs have an index of names; others find a dossier by its number only.</summary>
    public bool OpNaam => user.Scope.Kind is ScopeKind.Gemeente or ScopeKind.Swv;
    public bool MetBsn => user.Mag(Acties.BsnOnthullen);
    public bool MagOpenen => user.Mag(Acties.DossierOpenen);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var term = (Zoekterm ?? "").Trim();
        if (!ModelState.IsValid)
            return Page();
        if (term.Length is 0 or > 100)
        {
            ModelState.AddModelError(nameof(Zoekterm), term.Length == 0 ? "Vul in wie of wat u zoekt." : "Maak de zoekterm korter dan 100 tekens.");
            return Page();
        }

        if (await db.Dossiers.AsNoTracking().Where(d => d.Nummer == term).Select(d => d.Nummer).FirstOrDefaultAsync(ct) is { } nummer)
            return Redirect($"/dossiers/{nummer}");
        if (await db.Set<Samenvoeging>().AsNoTracking().Where(s => s.VanNummer == term).Select(s => s.Dossier!.Nummer).FirstOrDefaultAsync(ct) is { } samengevoegd)
            return Redirect($"/dossiers/{samengevoegd}");

        if (!OpNaam)
        {
            Gezocht = true;
            return Page();
        }

        var (lagen, ruimer, past) = await VraagAsync(term, ct);
        var wie = new Dictionary<Guid, Geopend>();
        var treffers = new List<Guid>();
        foreach (var (laag, meeste) in lagen)
        {
            await ZoekAsync(laag, meeste);
            treffers = Treffers();
            // More than the page shows are exactly what was typed: who only resembles it is not opened.
            if (treffers.Count > Meeste)
                break;
        }

        // Only when nobody is found does the search go by the first letters alone: that opens many who are not meant.
        if (treffers.Count == 0 && !TeVeel && ruimer.Count > 0)
        {
            await ZoekAsync(ruimer, MeesteTeOpenen);
            treffers = Treffers();
        }

        Meer = treffers.Count > Meeste;
        treffers = [.. treffers.Take(Meeste)];
        var rijen = await Dossierrij.Van(db.Dossiers.AsNoTracking().Where(d => treffers.Contains(d.Id)), db, user).ToListAsync(ct);
        Rijen = [.. rijen.Select(r => (r, wie[r.Id])).OrderBy(r => r.Item2.Identiteit!.Achternaam, StringComparer.Create(NlDatum.Cultuur, ignoreCase: true))];
        Waarom = Rijen.Select(r => (r.Rij.Nummer, Uitleg: Zoekterm is null ? null : Gelijkenis.Waarom(term, r.Wie.Identiteit!)))
            .Where(r => r.Uitleg is not null).ToDictionary(r => r.Nummer, r => r.Uitleg!, StringComparer.Ordinal);
        Gezocht = true;
        return Page();

        List<Guid> Treffers() => [.. wie.Where(w => w.Value.Identiteit is { } i && past(i)).Select(w => w.Key)];

        async Task ZoekAsync(IReadOnlyCollection<long> laag, int meeste)
        {
            var (ids, meer) = await vault.FindAsync(laag, ct, most: meeste);
            TeVeel |= meer;
            foreach (var (id, open) in await vault.RevealAsync([.. ids.Where(id => !wie.ContainsKey(id))], Doel.Zoeken, ct, metBsn: MetBsn))
                wie[id] = open;
        }
    }

    /// <summary>The hashes to look for, the nearest first; those of the first letters, for when that finds nobody; and the exact check on who they yield: hashes may collide, names may only sound alike.</summary>
    async Task<(List<(List<long> Hashes, int Meeste)> Lagen, List<long> Ruimer, Func<Identiteit, bool> Past)> VraagAsync(string term, CancellationToken ct)
    {
        var index = await vault.IndexAsync(ct);
        if (Bsn.Normaliseer(term) is { } bsn && Bsn.IsGeldig(bsn))
            return MetBsn ? ([([index.Bsn(bsn)], MeesteTeOpenen)], [], i => i.Bsn == bsn) : ([], [], _ => false);
        if (NlDatum.TryParse(term, out var geboren))
            return ([([index.Geboren(geboren)], MeesteTeOpenen)], [], i => i.Geboren == geboren);

        // "Noah de Wit 2-2-2010": the date narrows, the name decides.
        var woorden = term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (woorden.Length > 1 && NlDatum.TryParse(woorden[^1], out geboren))
        {
            var naam = Persoonsnaam.Sleutel(string.Join(' ', woorden[..^1]));
            return ([([index.Geboren(geboren)], MeesteTeOpenen)], [], i => i.Geboren == geboren && naam.Split(' ').All(w => Persoonsnaam.Sleutel(i.Naam).Contains(w, StringComparison.Ordinal)));
        }

        var (precies, lijkt, ruimer) = (new HashSet<long>(), new HashSet<long>(), new HashSet<long>());
        var vol = Persoonsnaam.Aaneen(term.Contains(',', StringComparison.Ordinal) ? term.Split(',')[0] : term);
        precies.Add(index.AchternaamVolledig(vol));
        foreach (var woord in woorden.Select(Persoonsnaam.Aaneen).Append(vol).Where(w => w.Length > 0))
        {
            precies.Add(index.Achternaam(woord));
            lijkt.Add(index.Fonetisch(Persoonsnaam.Klank(woord)));
            if (woord.Length >= 3)
                lijkt.Add(index.Voorvoegsel(woord[..Math.Min(6, woord.Length)]));
            // A slip past the first letters: what begins the same, and differs by a letter or two.
            if (woord.Length >= Gelijkenis.KortsteMetFout)
                ruimer.Add(index.Voorvoegsel(woord[..3]));
        }

        var delen = Persoonsnaam.Sleutel(term).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool Lijkt(Identiteit i)
        {
            var woordenVan = Persoonsnaam.Sleutel(i.Naam).Split(' ');
            return delen.All(d => woordenVan.Any(v => v.StartsWith(d, StringComparison.Ordinal) || Persoonsnaam.Klank(v) == Persoonsnaam.Klank(d))
                // A slip is forgiven in the surname only: first names have no index, so they narrow.
                || Gelijkenis.IsTypfout(d, Persoonsnaam.Aaneen(i.Achternaam)));
        }

        // Of one word, all that are found by it are meant; with more words a first name picks among them, so more are looked at.
        return ([([.. precies], woorden.Length == 1 ? Meeste + 1 : MeesteTeOpenen), ([.. lijkt], MeesteTeOpenen)], [.. ruimer], Lijkt);
    }
}
