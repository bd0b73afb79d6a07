// What: one list of dossiers: the filter of the URL, the query, the count. Tiles, navigation and list use the same object, so that a count
// equals the rows behind it.
// Used by: Werkvoorraad, Dossiers. Never: a name in the query; names are opened for the rows of one page.

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>What the list shows; every property is a word in the URL.</summary>
public sealed record Dossierfilter
{
    public DossierStatus? Status { get; init; }
    public PactBand? Band { get; init; }
    public Verzuimsoort? Soort { get; init; }
    public Guid? School { get; init; }

    /// <summary>mij (and whom I cover for), geen (also of who works here no more), or the id of a colleague.</summary>
    public string? Behandelaar { get; init; }

    /// <summary>open (default), gesloten, alle, or gedeeld: what another organisation shares with this one.</summary>
    public string? Toon { get; init; }

    /// <summary>inzage, overdracht or gemeente: a question about it that nobody has answered yet.</summary>
    public string? Vraag { get; init; }

    /// <summary>aanbod-te-laat, start-te-laat, aanbod-op-tijd or start-op-tijd: the two figures of the pact, of the last episode.</summary>
    public string? Kpi { get; init; }
    /// <summary>arrangement: nothing runs or is being arranged.</summary>
    public string? Zonder { get; init; }

    /// <summary>One need; Geen: none was chosen yet. For the gemeente: needs do not belong to the core of a dossier.</summary>
    public Behoeften? Behoefte { get; init; }
    public Leeftijdsgroep? Groep { get; init; }
    public Sector? Sector { get; init; }
    public string? Sorteer { get; init; }

    /// <summary>op or af.</summary>
    public string? Richting { get; init; }

    /// <summary>Without anything that the list does not know: an address may hold whatever somebody typed, and what is kept may not.</summary>
    public Dossierfilter Geschoond() => this with
    {
        Status = Status is { } status && Enum.IsDefined(status) ? status : null,
        Band = Band is { } band && Enum.IsDefined(band) ? band : null,
        Soort = Soort is { } soort && Enum.IsDefined(soort) ? soort : null,
        Behandelaar = Behandelaar is "mij" or "geen" || Guid.TryParse(Behandelaar, out _) ? Behandelaar : null,
        Toon = Toon is "gesloten" or "alle" or Gedeeld ? Toon : null,
        Vraag = Vraag is Inzage or Overdracht or Gemeente ? Vraag : null,
        Kpi = Kpi is not null && Kpis.ContainsKey(Kpi) ? Kpi : null,
        Zonder = Zonder == Arrangement ? Zonder : null,
        Behoefte = Behoefte is { } behoefte && (behoefte == Behoeften.Geen || Oorzakenlijst.Behoeften.Contains(behoefte)) ? behoefte : null,
        Groep = Groep is { } groep && Enum.IsDefined(groep) ? groep : null,
        Sector = Sector is { } sector && Enum.IsDefined(sector) ? sector : null,
        Sorteer = Sorteer is "nummer" or "soort" or "sinds" or "status" ? Sorteer : null,
        Richting = Richting is "op" or "af" ? Richting : null,
    };

    public string Url(string pad = "/dossiers")
    {
        var delen = new List<string>();
        void Deel(string naam, object? waarde)
        {
            if (waarde is not null)
                delen.Add($"{naam}={Uri.EscapeDataString(waarde.ToString()!)}");
        }

        Deel("status", Status);
        Deel("band", Band);
        Deel("soort", Soort);
        Deel("school", School);
        Deel("behandelaar", Behandelaar);
        Deel("toon", Toon);
        Deel("vraag", Vraag);
        Deel("kpi", Kpi);
        Deel("zonder", Zonder);
        Deel("behoefte", Behoefte);
        Deel("groep", Groep);
        Deel("sector", Sector);
        Deel("sorteer", Sorteer);
        Deel("richting", Richting);
        return delen.Count == 0 ? pad : $"{pad}?{string.Join('&', delen)}";
    }

    public IQueryable<Dossier> Op(AppDb db, CurrentUser user)
    {
        var dossiers = db.Dossiers.AsNoTracking();
        dossiers = Toon == Gedeeld ? MetOns(dossiers, user) : Eigen(db, dossiers, user);
        dossiers = Toon switch
        {
            "alle" or Gedeeld => dossiers,
            "gesloten" => dossiers.Where(d => d.GeslotenOp != null),
            _ => dossiers.Where(d => d.GeslotenOp == null),
        };
        if (Status is { } status)
            dossiers = dossiers.Where(d => d.Status == status);
        if (Band is { } band)
            dossiers = dossiers.Where(d => d.Band == band);
        // Who sees only the core is not told who is ill, so neither by a filter.
        if (Soort is Verzuimsoort.Ziek && (user.Scope.Kind != ScopeKind.Gemeente || Toon == Gedeeld))
            dossiers = dossiers.Where(d => false);
        else if (Soort is { } soort)
            dossiers = dossiers.Where(d => d.Verzuimsoort == soort);
        if (Zonder == Arrangement)
            dossiers = dossiers.Where(d => !d.ArrangementLoopt);
        if (Sector is { } sector)
            dossiers = dossiers.Where(d => d.Sector == sector);
        dossiers = MetBehoefte(MetGroep(dossiers, user.Dag), user);
        if (Vraag == Inzage)
        {
            // The few open questions first, by their own index; not a question asked of every dossier.
            var gevraagd = db.Inzagevragen.Where(v => v.Toestand == VraagToestand.Open).Select(v => v.DossierId);
            dossiers = dossiers.Where(d => gevraagd.Contains(d.Id));
        }

        if (Vraag == Gemeente)
        {
            var gevraagd = db.Set<Overdrachtsvraag>().Where(v => v.Toestand == OverdrachtsvraagToestand.Open && v.Kant == Vraagkant.Gevraagd).Select(v => v.DossierId);
            dossiers = dossiers.Where(d => gevraagd.Contains(d.Id));
        }

        var eigen = user.OrganisatieId;
        if (Vraag == Overdracht)
            dossiers = dossiers.Where(d => d.Overdrachten.Any(o => o.Toestand == OverdrachtToestand.Open && o.OrganisatieId == eigen));
        dossiers = Kpi switch
        {
            "aanbod-te-laat" => dossiers.Where(d => d.AanbodKpi == Kpiuitkomst.TeLaat),
            "start-te-laat" => dossiers.Where(d => d.GestartKpi == Kpiuitkomst.TeLaat),
            "aanbod-op-tijd" => dossiers.Where(d => d.AanbodKpi == Kpiuitkomst.OpTijd),
            "start-op-tijd" => dossiers.Where(d => d.GestartKpi == Kpiuitkomst.OpTijd),
            _ => dossiers,
        };
        if (School is { } school)
            dossiers = dossiers.Where(d => d.SchoolId == school);
        var swv = user.Scope.Kind == ScopeKind.Swv;
        return Behandelaar switch
        {
            null or "" => dossiers,
            "mij" => VanMij(dossiers, user, swv),
            "geen" => VanNiemand(db, dossiers, user, swv),
            var wie => Guid.TryParse(wie, out var id)
                ? swv ? dossiers.Where(d => d.SwvConsulentId == id) : dossiers.Where(d => d.BehandelaarId == id)
                : dossiers.Where(d => false),
        };
    }

    // Who sees only the core is not told what a jongere needs, so neither by a filter.
    IQueryable<Dossier> MetBehoefte(IQueryable<Dossier> dossiers, CurrentUser user) => Behoefte is not { } behoefte ? dossiers
        : user.Scope.Kind != ScopeKind.Gemeente || Toon == Gedeeld ? dossiers.Where(d => false)
        : behoefte == Behoeften.Geen ? dossiers.Where(d => d.Behoeften == Behoeften.Geen)
        : dossiers.Where(d => (d.Behoeften & behoefte) == behoefte);

    /// <summary>By the month of birth, as the gap view counts.</summary>
    IQueryable<Dossier> MetGroep(IQueryable<Dossier> dossiers, DateOnly dag)
    {
        if (Groep is not { } groep)
            return dossiers;
        var (twaalf, zestien) = (dag.AddYears(-12), dag.AddYears(-16));
        return groep switch
        {
            Leeftijdsgroep.VanVierTotTwaalf => dossiers.Where(d => d.GeboorteMaand > twaalf),
            Leeftijdsgroep.VanTwaalfTotZestien => dossiers.Where(d => d.GeboorteMaand <= twaalf && d.GeboorteMaand > zestien),
            _ => dossiers.Where(d => d.GeboorteMaand <= zestien),
        };
    }

    /// <summary>One plain comparison as long as nobody is covered for.</summary>
    static IQueryable<Dossier> VanMij(IQueryable<Dossier> dossiers, CurrentUser user, bool swv)
    {
        var (mij, namens) = (user.Id, user.Namens);
        if (namens.Count == 1)
            return swv ? dossiers.Where(d => d.SwvConsulentId == mij) : dossiers.Where(d => d.BehandelaarId == mij);
        return swv ? dossiers.Where(d => namens.Contains(d.SwvConsulentId!.Value)) : dossiers.Where(d => namens.Contains(d.BehandelaarId!.Value));
    }

    /// <summary>Nobody's, or of somebody who does not work with dossiers here any more. Of another organisation it is not known who works there.</summary>
    IQueryable<Dossier> VanNiemand(AppDb db, IQueryable<Dossier> dossiers, CurrentUser user, bool swv)
    {
        if (user.Scope.Kind is not (ScopeKind.Gemeente or ScopeKind.Swv) || Toon == Gedeeld)
            return swv ? dossiers.Where(d => d.SwvConsulentId == null) : dossiers.Where(d => d.BehandelaarId == null);
        // A short list, made once; not a question asked of every dossier.
        var werkend = Collegas.Werkend(db, user.OrganisatieId, user.Dag);
        return swv
            ? dossiers.Where(d => d.SwvConsulentId == null || !werkend.Contains(d.SwvConsulentId.Value))
            : dossiers.Where(d => d.BehandelaarId == null || !werkend.Contains(d.BehandelaarId.Value));
    }

    /// <summary>Values of <see cref="Kpi"/> in words.</summary>
    public static readonly IReadOnlyDictionary<string, string> Kpis = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aanbod-te-laat"] = "Aanbod te laat", ["start-te-laat"] = "Start te laat", ["aanbod-op-tijd"] = "Aanbod op tijd", ["start-op-tijd"] = "Start op tijd",
    };
    /// <summary>Value of <see cref="Zonder"/>.</summary>
    public const string Arrangement = "arrangement";

    /// <summary>Value of <see cref="Toon"/>.</summary>
    public const string Gedeeld = "gedeeld";

    /// <summary>Value of <see cref="Vraag"/>.</summary>
    public const string Inzage = "inzage";

    /// <summary>Value of <see cref="Vraag"/>: another gemeente asks this one to take it over.</summary>
    public const string Overdracht = "overdracht";

    /// <summary>Value of <see cref="Vraag"/>: another gemeente, with a dossier of the same jongere, asks for this one.</summary>
    public const string Gemeente = "gemeente";

    /// <summary>What another organisation shares is no work of this one: lists and counts of work hold what lies here, by the index that serves it.</summary>
    static IQueryable<Dossier> Eigen(AppDb db, IQueryable<Dossier> dossiers, CurrentUser user) =>
        user.Scope.GedeeldeDossiers.Count == 0 ? dossiers : dossiers.Where(db.Eigen(user.Scope.Kind));

    static IQueryable<Dossier> MetOns(IQueryable<Dossier> dossiers, CurrentUser user)
    {
        var ids = user.Scope.GedeeldeDossiers;
        return dossiers.Where(d => ids.Contains(d.Id));
    }

    public IOrderedQueryable<Dossier> Gesorteerd(IQueryable<Dossier> dossiers)
    {
        var af = Richting == "af";
        return (Sorteer switch
        {
            "nummer" => af ? dossiers.OrderByDescending(d => d.Nummer) : dossiers.OrderBy(d => d.Nummer),
            "soort" => af ? dossiers.OrderByDescending(d => d.Verzuimsoort) : dossiers.OrderBy(d => d.Verzuimsoort),
            "sinds" => af ? dossiers.OrderByDescending(d => d.VerzuimSinds) : dossiers.OrderBy(d => d.VerzuimSinds),
            "status" => af ? dossiers.OrderByDescending(d => d.Status) : dossiers.OrderBy(d => d.Status),
            // A running clock first, the earliest Grens on top: that is what cannot wait.
            _ => af
                ? dossiers.OrderBy(d => d.Band > PactBand.Gestopt ? 1 : 0).ThenByDescending(d => d.PactGrens)
                : dossiers.OrderBy(d => d.Band > PactBand.Gestopt ? 0 : 1).ThenBy(d => d.PactGrens),
        }).ThenBy(d => d.Nummer);
    }
}

/// <summary>The counts behind several filters, in one question to the database.</summary>
public static class Dossiertellingen
{
    public static Task<int[]> TelAsync(this AppDb db, CurrentUser user, IReadOnlyList<Dossierfilter> filters, CancellationToken ct) =>
        db.TelAsync(user, [.. filters.Select(f => f.Op(db, user))], ct);

    /// <summary>The counts of several lists of whatever rows, in one question.</summary>
    public static async Task<int[]> TelAsync(this AppDb db, CurrentUser user, IReadOnlyList<IQueryable> lijsten, CancellationToken ct)
    {
        var tellingen = lijsten.Select(l => Expression.Call(typeof(Queryable), nameof(Queryable.Count), [l.ElementType], l.Expression));
        var rij = Expression.Lambda<Func<Organisatie, int[]>>(Expression.NewArrayInit(typeof(int), tellingen), Expression.Parameter(typeof(Organisatie), "o"));
        var eigen = user.OrganisatieId;
        return await db.Organisaties.AsNoTracking().Where(o => o.Id == eigen).Select(rij).FirstOrDefaultAsync(ct) ?? new int[lijsten.Count];
    }
}

/// <summary>A row of the list, without a name. VanId: whose it is on the reader's side. IsWeg: that person does not work with dossiers here any more.</summary>
public sealed record Dossierrij(
    Guid Id, string Nummer, DossierStatus Status, string? Criterium, PactBand Band, DateOnly? Grens, DateOnly? Start, Verzuimsoort? Soort, DateOnly? Sinds,
    string? School, bool SchoolOngekoppeld, string? Behandelaar, DateOnly? GeslotenOp, Guid? VanId, bool IsWeg,
    Kpiuitkomst Aanbod, Kpiuitkomst Gestart)
{
    public static IQueryable<Dossierrij> Van(IQueryable<Dossier> dossiers, AppDb db, CurrentUser user)
    {
        var (swv, eigen) = (user.Scope.Kind == ScopeKind.Swv, user.OrganisatieId);
        // As "geen" in the filter; of another organisation it is not known who works there.
        var werkend = Collegas.Werkend(db, eigen, user.Dag);
        return dossiers.Select(d => new Dossierrij(
            d.Id, d.Nummer, d.Status, d.Criterium, d.Band, d.PactGrens, d.PactStart, d.Verzuimsoort, d.VerzuimSinds,
            db.Organisaties.Where(o => o.Id == d.SchoolId).Select(o => o.Naam).FirstOrDefault(), d.SchoolOngekoppeld != null,
            db.Users.Where(u => u.Id == d.BehandelaarId).Select(u => u.Naam).FirstOrDefault(), d.GeslotenOp, swv ? d.SwvConsulentId : d.BehandelaarId,
            swv ? d.SwvId == eigen && d.SwvConsulentId != null && !werkend.Contains(d.SwvConsulentId.Value)
                : d.GemeenteId == eigen && d.BehandelaarId != null && !werkend.Contains(d.BehandelaarId.Value),
            d.AanbodKpi, d.GestartKpi));
    }
}
