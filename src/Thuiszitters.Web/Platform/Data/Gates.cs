// What: the gates of every save: an act must be open, every written row must belong to a dossier the user may change, and logs are
// only added to. The answer comes from the database, not from the change tracker, so a stub or a moved foreign key gains nothing.
// Source: security facts on EF filters (filters alone are no isolation). Used by: every context.
// Never: silent. A refused save throws and nothing of it is kept.

using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Data;

/// <summary>A write outside one's scope: answered as 404, like a dossier that does not exist.</summary>
public sealed class OutOfScopeException(string entiteit) : Exception($"Write outside the scope of the user on {entiteit}.");

/// <summary>A start at a voorziening of which every place is taken, and nobody said why: answered at the field of the reason.</summary>
public sealed class VoorzieningVolException() : Exception("Every place of the voorziening is taken.");

/// <summary>A bulk write or SQL of one's own goes past filters, acts and the check of scope, so only the system may.</summary>
public sealed class ScopedCommands : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Check(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check(eventData);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData);
        return ValueTask.FromResult(result);
    }

    static void Check(CommandEventData data)
    {
        if (data is { Context: AppDb { Scope.Kind: not ScopeKind.System }, CommandSource: CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete
                or CommandSource.ExecuteSqlRaw or CommandSource.FromSqlQuery })
            throw new InvalidOperationException($"{data.CommandSource} goes past the gates: only the system may.");
    }
}

/// <summary>
/// SQL of one's own with more around it (an include, a filter) runs as an ordinary query, which the command does not tell: so it is refused
/// when it is compiled. Each shape of scope has a model of its own, so what was compiled for the system is no way round.
/// </summary>
public sealed class ScopedQueries : IQueryExpressionInterceptor
{
    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (eventData.Context is AppDb { Scope.Kind: not ScopeKind.System })
            new OwnSql().Visit(queryExpression);
        return queryExpression;
    }

    sealed class OwnSql : ExpressionVisitor
    {
        // By name: the types themselves are internals of EF Core.
        protected override Expression VisitExtension(Expression node) =>
            node is QueryRootExpression && node.GetType().Name is "FromSqlQueryRootExpression" or "SqlQueryRootExpression"
                ? throw new InvalidOperationException("SQL of one's own goes past the gates: only the system may.")
                : base.VisitExtension(node);
    }
}

public sealed class Gates(Clock clock) : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDb db)
            await CheckAsync(db, cancellationToken);
        return await base.SavingChangesAsync(eventData, result, cancellationToken);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        eventData.Context is AppDb
            ? throw new InvalidOperationException("Save asynchronously: the gates ask the database.")
            : base.SavingChanges(eventData, result);

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is AppDb db)
        {
            db.OpenAct = null;
            db.OpenPerDossier.Clear();
            db.OpenPerRow.Clear();
        }

        return base.SavedChangesAsync(eventData, result, cancellationToken);
    }

    async Task CheckAsync(AppDb db, CancellationToken ct)
    {
        await Ketenwacht.VulAsync(db, clock.Today, ct);
        var entries = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        foreach (var e in entries)
            if (e.Entity is IAppendOnly && e.State != EntityState.Added)
                throw new InvalidOperationException($"{e.Metadata.ClrType.Name} is only added to.");

        var changes = entries.Where(e => e.Entity is not (ITechnical or Act or ActChange)).ToList();
        if (changes.Count == 0)
            return;

        var act = db.OpenAct;
        if (act is null && changes.TrueForAll(e => e.Entity is Gebruiker || IsIdentityRow(e)))
            act = db.Begin(ActKind.AccountGewijzigd, clock.UtcNow);
        foreach (var e in changes)
        {
            var own = db.OpenPerRow.GetValueOrDefault(e.Entity) ?? (DossierOf(e) is { } dossier ? db.OpenPerDossier.GetValueOrDefault(dossier) : null);
            db.AddRange(ChangesOf(own ?? act ?? throw new InvalidOperationException($"No act is open for a change of {e.Metadata.ClrType.Name}."), e));
        }

        await CheckScopeAsync(db, changes, ct);
    }

    static bool IsIdentityRow(EntityEntry e) => e.Metadata.ClrType.Namespace?.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal) == true;

    static IEnumerable<ActChange> ChangesOf(Act act, EntityEntry e)
    {
        var name = e.Metadata.ClrType.Name;
        var id = string.Join('/', e.Metadata.FindPrimaryKey()!.Properties.Select(p => e.Property(p.Name).CurrentValue));
        if (e.State != EntityState.Modified)
        {
            yield return new ActChange { ActId = act.Id, Entiteit = name, EntiteitId = id, Veld = "*", Nieuw = e.State == EntityState.Added ? "+" : "-" };
            yield break;
        }

        foreach (var p in e.Properties.Where(p => p.IsModified && !Equals(p.OriginalValue, p.CurrentValue)))
            yield return new ActChange
            {
                ActId = act.Id, Entiteit = name, EntiteitId = id, Veld = p.Metadata.Name,
                Oud = Shown(p.OriginalValue, p), Nieuw = Shown(p.CurrentValue, p),
            };
    }

    /// <summary>Sealed columns, account secrets and free text show only that they changed.</summary>
    static string? Shown(object? value, PropertyEntry p) => value switch
    {
        null => null,
        byte[] => "(verzegeld)",
        _ when p.EntityEntry.Entity is Gebruiker || IsIdentityRow(p.EntityEntry) || IsFreeText(p) => "(gewijzigd)",
        DateOnly d => d.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable f => Cut(f.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
        _ => Cut(value.ToString()),
    };

    static bool IsFreeText(PropertyEntry p) => p.Metadata.PropertyInfo?.IsDefined(typeof(FreeTextAttribute), inherit: true) == true;

    static string? Cut(string? s) => s is { Length: > 400 } ? s[..400] : s;

    static async Task CheckScopeAsync(AppDb db, List<EntityEntry> changes, CancellationToken ct)
    {
        if (db.Scope.Kind == ScopeKind.System)
            return;
        await CheckOverlegAsync(db, changes, ct);
        await CheckVoorzieningAsync(db, changes, ct);
        var ids = new HashSet<Guid>();
        foreach (var e in changes)
        {
            switch (e.Entity)
            {
                case Dossier d when e.State == EntityState.Added:
                    // A new dossier opens in one's own area, or not at all.
                    if (!Placed(db.Scope, d))
                        throw new OutOfScopeException(nameof(Dossier));
                    break;
                case Dossier d:
                    ids.Add(d.Id);
                    break;
                case IInDossier row:
                    // Who judges, and what they judged, is written by the service of the room after its own checks, never by a page.
                    if (row is Beoordelaar or Oordeel)
                        throw new OutOfScopeException(e.Metadata.ClrType.Name);
                    // Both where the row says it belongs and where it belonged: a moved key gains nothing.
                    ids.Add(row.DossierId);
                    var volgt = false;
                    if (e.State != EntityState.Added)
                    {
                        var stored = await e.GetDatabaseValuesAsync(ct) ?? throw new OutOfScopeException(e.Metadata.ClrType.Name);
                        ids.Add(stored.GetValue<Guid>(nameof(IInDossier.DossierId)));
                        if (row is IOwnPart && stored.GetValue<Guid>(nameof(IOwnPart.OrganisatieId)) != db.Scope.OrganisatieId)
                            throw new OutOfScopeException(e.Metadata.ClrType.Name);
                        volgt = VolgtArrangement(e, stored, changes);
                        if (row is IAskedPart && !volgt && stored.GetValue<Guid>(nameof(IAskedPart.OrganisatieId)) != db.Scope.OrganisatieId
                            && stored.GetValue<Guid>(nameof(IAskedPart.VoorOrganisatieId)) != db.Scope.OrganisatieId)
                            throw new OutOfScopeException(e.Metadata.ClrType.Name);
                    }

                    // A school hands a document to the gemeente; of whom it may be is checked below.
                    if (row is IOwnPart own && own.OrganisatieId != db.Scope.OrganisatieId
                        && !(row is IDocumentPart && e.State == EntityState.Added && db.Scope.Kind == ScopeKind.School))
                        throw new OutOfScopeException(e.Metadata.ClrType.Name);
                    // Who is asked may change what was asked of them, but not who asked; a new one is asked by oneself.
                    if (row is IAskedPart asked && asked.OrganisatieId != db.Scope.OrganisatieId && (e.State != EntityState.Modified
                            || (!volgt && asked.VoorOrganisatieId != db.Scope.OrganisatieId) || e.Property(nameof(IAskedPart.OrganisatieId)).IsModified))
                        throw new OutOfScopeException(e.Metadata.ClrType.Name);
                    // Nobody asks, shares or hands over in another's name.
                    var namens = row switch { Inzagevraag vraag => vraag.OrganisatieId, Deling deling => deling.VanOrganisatieId, Overdracht o => o.VanOrganisatieId, _ => db.Scope.OrganisatieId };
                    if (e.State == EntityState.Added && namens != db.Scope.OrganisatieId)
                        throw new OutOfScopeException(e.Metadata.ClrType.Name);
                    break;
            }
        }

        ids.ExceptWith(changes.Where(e => e is { Entity: Dossier, State: EntityState.Added }).Select(e => ((Dossier)e.Entity).Id));
        if (ids.Count == 0)
            return;
        var rows = await db.Dossiers.IgnoreQueryFilters().AsNoTracking().Where(d => ids.Contains(d.Id))
            .Select(d => new { d.Id, d.GemeenteId, d.SwvId, d.SchoolId, d.RegioId, d.Status, d.Band, d.ArrangementLoopt, d.VrijstellingSwvId, d.GeslotenOp }).ToListAsync(ct);
        var lezer = new Lezer(db.Scope.GebruikerId, db.Scope.Rol ?? throw new OutOfScopeException(nameof(Dossier)), db.Scope.OrganisatieId);
        var levels = rows.ToDictionary(d => d.Id, d => (DossierAccess.Of(lezer, new Dossierligging
        {
            GemeenteId = d.GemeenteId, SwvId = d.SwvId, SchoolId = d.SchoolId, RegioId = d.RegioId, Status = d.Status, Band = d.Band,
            ArrangementLoopt = d.ArrangementLoopt, VrijstellingSwvId = d.VrijstellingSwvId, Gesloten = d.GeslotenOp is not null && !Heropent(db, changes, d.Id),
        }).Niveau, Gesloten: d.GeslotenOp is not null, d.GemeenteId));
        foreach (var id in ids)
        {
            if (!levels.TryGetValue(id, out var level) || level.Niveau == Zichtniveau.Geen)
                throw new OutOfScopeException(nameof(Dossier));
            // A SWV writes its own part of what it may see; a gemeente the whole dossier; nobody writes a closed one.
            var ownPart = lezer.Rol is Rol.SwvConsulent or Rol.TeamleiderSwv && !level.Gesloten;
            // Who sees the core by where the dossier lies may ask the gemeente for more. A share is no such ground: it gives nothing to write.
            var asks = lezer.Rol is Rol.SwvConsulent or Rol.TeamleiderSwv or Rol.Doorzettingsmacht && !level.Gesloten
                && changes.TrueForAll(e => DossierOf(e) != id || e is { Entity: Inzagevraag, State: EntityState.Added } || IsVersie(e));
            // A school gives what it does not keep: new documents to the gemeente, and nothing else.
            var brings = lezer.Rol == Rol.Schoolmelder && !level.Gesloten && changes.TrueForAll(e => DossierOf(e) != id || IsBrought(e, changes, level.GemeenteId));
            if (level.Niveau != Zichtniveau.Wijzigen && !asks && !brings
                && !(ownPart && changes.TrueForAll(e => DossierOf(e) != id || IsOwnPart(e))))
                throw new OutOfScopeException(nameof(Dossier));
        }
    }

    /// <summary>A meeting, and what hangs under it, is written by the organisation that holds it: a side of the dossiers. Who is named works in the region.</summary>
    static async Task CheckOverlegAsync(AppDb db, List<EntityEntry> changes, CancellationToken ct)
    {
        if (!changes.Exists(e => e.Entity is Overleg or IVanOverleg))
            return;
        if (db.Scope.Kind is not (ScopeKind.Gemeente or ScopeKind.Swv))
            throw new OutOfScopeException(nameof(Overleg));
        var (mijn, regio, ids, nieuw) = (db.Scope.OrganisatieId, db.Scope.RegioId, new HashSet<Guid>(), new HashSet<Guid>());
        var genoemd = changes.Where(e => e.State != EntityState.Deleted)
            .Select(e => e.Entity switch { Deelnemer d => d.OrganisatieId, Overlegbesluit b => b.OrganisatieId, _ => null }).OfType<Guid>().Distinct().ToList();
        if (genoemd.Count > 0 && await db.Organisaties.CountAsync(o => genoemd.Contains(o.Id) && o.RegioId == regio, ct) != genoemd.Count)
            throw new OutOfScopeException(nameof(Deelnemer));
        foreach (var e in changes)
        {
            if (e.Entity is Overleg overleg)
            {
                if (overleg.OrganisatieId != mijn)
                    throw new OutOfScopeException(nameof(Overleg));
                (e.State == EntityState.Added ? nieuw : ids).Add(overleg.Id);
            }
            else if (e.Entity is IVanOverleg row)
            {
                ids.Add(row.OverlegId);
                if (e.State != EntityState.Added)
                    ids.Add((await e.GetDatabaseValuesAsync(ct) ?? throw new OutOfScopeException(e.Metadata.ClrType.Name)).GetValue<Guid>(nameof(IVanOverleg.OverlegId)));
            }
        }

        ids.ExceptWith(nieuw);
        if (ids.Count > 0 && await db.Overleggen.IgnoreQueryFilters().CountAsync(o => ids.Contains(o.Id) && o.OrganisatieId == mijn, ct) != ids.Count)
            throw new OutOfScopeException(nameof(Overleg));
    }

    /// <summary>
    /// The kaart is read by the region and written by the team lead of the SWV that answers for it; none is taken away, it ends. An arrangement leads to
    /// one of the region.
    /// </summary>
    static async Task CheckVoorzieningAsync(AppDb db, List<EntityEntry> changes, CancellationToken ct)
    {
        var (mijn, regio) = (db.Scope.OrganisatieId, db.Scope.RegioId);
        var genoemd = new HashSet<Guid>();
        var naar = new HashSet<Guid>();
        foreach (var e in changes)
        {
            if (e.Entity is Voorziening v)
            {
                var stored = e.State == EntityState.Added ? mijn
                    : (await e.GetDatabaseValuesAsync(ct) ?? throw new OutOfScopeException(nameof(Voorziening))).GetValue<Guid>(nameof(Voorziening.OrganisatieId));
                if (db.Scope.Rol is not { } rol || Toegangsmatrix.Mag(rol, Acties.VoorzieningBeheren) == Bereik.Geen || e.State == EntityState.Deleted
                    || v.OrganisatieId != mijn || stored != mijn || v.RegioId != regio)
                    throw new OutOfScopeException(nameof(Voorziening));
                genoemd.Add(v.GemeenteId);
                if (v.MedeSwvId is { } mede)
                    genoemd.Add(mede);
            }
            else if (e is { Entity: Arrangement { VoorzieningId: { } id }, State: not EntityState.Deleted } && (e.State == EntityState.Added || e.Property(nameof(Arrangement.VoorzieningId)).IsModified))
            {
                naar.Add(id);
            }
        }

        await CheckPlaatsAsync(db, changes, ct);

        if (genoemd.Count > 0 && await db.Organisaties.CountAsync(o => genoemd.Contains(o.Id) && o.RegioId == regio, ct) != genoemd.Count)
            throw new OutOfScopeException(nameof(Voorziening));
        if (naar.Count > 0 && await db.Voorzieningen.CountAsync(v => naar.Contains(v.Id) && v.RegioId == regio, ct) != naar.Count)
            throw new OutOfScopeException(nameof(Voorziening));
    }

    /// <summary>
    /// Who starts where every place is taken, says why. Counted here over all dossiers, so that in a serializable transaction two who take the last
    /// place at once do not both get it unasked.
    /// </summary>
    static async Task CheckPlaatsAsync(AppDb db, List<EntityEntry> changes, CancellationToken ct)
    {
        foreach (var e in changes)
        {
            if (e is not { Entity: Arrangement { Toestand: ArrangementToestand.Gestart, VoorzieningId: { } waar } a, State: not EntityState.Deleted }
                || (e.State == EntityState.Modified && !e.Property(nameof(Arrangement.Toestand)).IsModified && !e.Property(nameof(Arrangement.VoorzieningId)).IsModified)
                || changes.Exists(c => c is { State: EntityState.Added, Entity: ArrangementStap { Toestand: ArrangementToestand.Gestart, Reden: not null } s } && s.ArrangementId == a.Id)
                || changes.Exists(c => c is { State: EntityState.Added, Entity: Gegevenscorrectie g } && g.ArrangementId == a.Id))
                continue;
            var (id, plaatsen) = (a.Id, await db.Voorzieningen.Where(v => v.Id == waar).Select(v => v.Capaciteit).SingleOrDefaultAsync(ct));
            if (plaatsen is { } aantal && await db.Arrangementen.IgnoreQueryFilters()
                .CountAsync(x => x.VoorzieningId == waar && x.Toestand == ArrangementToestand.Gestart && x.Id != id, ct) >= aantal)
                throw new VoorzieningVolException();
        }
    }

    /// <summary>A closed dossier takes one thing only: that it is open again, under the act that says so, with what is derived from its timeline.</summary>
    static bool Heropent(AppDb db, List<EntityEntry> changes, Guid id) =>
        db.OpenAct?.Kind == ActKind.DossierHeropend
        && changes.Exists(e => e is { Entity: Dossier d, State: EntityState.Modified } && d.Id == id && d.GeslotenOp is null)
        && changes.TrueForAll(e => DossierOf(e) != id || e.Entity is Signaal
            || (e is { Entity: Dossier, State: EntityState.Modified } && e.Properties.All(p => !p.IsModified || p.Metadata.Name == nameof(Dossier.GeslotenOp)
                || (p.Metadata.Name is nameof(Dossier.VerhuisdOp) or nameof(Dossier.OverledenOp) && p.CurrentValue is null) || DerivedOrSwv.Contains(p.Metadata.Name))));

    /// <summary>Nothing of the dossier but its version, which makes whoever is later find it changed.</summary>
    static bool IsVersie(EntityEntry e) =>
        e is { Entity: Dossier, State: EntityState.Modified } && e.Properties.All(p => !p.IsModified || p.Metadata.Name == nameof(Dossier.Versie));

    /// <summary>A new document for the gemeente with its first version; not a version of what lies there.</summary>
    static bool IsBrought(EntityEntry e, List<EntityEntry> changes, Guid gemeente) =>
        e is { State: EntityState.Added, Entity: IDocumentPart deel } && deel.OrganisatieId == gemeente
        && changes.Exists(c => c is { State: EntityState.Added, Entity: Document d } && d.Id == deel.DocumentId);

    /// <summary>
    /// An open look-in of the after-care that moves or is withdrawn with the arrangement it belongs to, in the save that changes that arrangement, with
    /// whomever it lies; and nothing else of it.
    /// </summary>
    static bool VolgtArrangement(EntityEntry e, PropertyValues stored, List<EntityEntry> changes) =>
        e is { Entity: Taak taak, State: EntityState.Modified } && taak.Toestand is TaakToestand.Open or TaakToestand.Ingetrokken
        && stored.GetValue<TaakToestand>(nameof(Taak.Toestand)) == TaakToestand.Open
        && stored.GetValue<Guid?>(nameof(Taak.ArrangementId)) is { } arrangement && stored.GetValue<Guid>(nameof(Taak.DossierId)) == taak.DossierId
        && e.Properties.All(p => !p.IsModified
            || p.Metadata.Name is nameof(Taak.Toestand) or nameof(Taak.Termijn) or nameof(Taak.KlaarOp) or nameof(Taak.KlaarDoorId) or nameof(Taak.Versie))
        && changes.Exists(c => c is { Entity: Arrangement a, State: EntityState.Modified } && a.Id == arrangement && a.DossierId == taak.DossierId);

    static Guid? DossierOf(EntityEntry e) => e.Entity switch { Dossier d => d.Id, IInDossier row => row.DossierId, _ => null };

    /// <summary>Arrangements, own notes and what follows from them: derived columns, signals, the SWV's own consulent.</summary>
    static bool IsOwnPart(EntityEntry e) => e.Entity switch
    {
        // Only its bytes may go: what lay with the wrong jongere is destroyed.
        Documentinhoud or Overlegzaak => true,
        Keten or Afweging or Afwegingoptie => e.State == EntityState.Added,
        Arrangement or IVanArrangement or IOwnPart or IAskedPart or Signaal or Overlegbesluit => e.State != EntityState.Deleted,
        Dossier => e.State == EntityState.Modified && e.Properties.All(p => !p.IsModified || DerivedOrSwv.Contains(p.Metadata.Name)),
        _ => false,
    };

    static readonly HashSet<string> DerivedOrSwv =
    [
        nameof(Dossier.Status), nameof(Dossier.Criterium), nameof(Dossier.StatusSinds), nameof(Dossier.Band), nameof(Dossier.PactStart), nameof(Dossier.PactGrens),
        nameof(Dossier.GestoptOp), nameof(Dossier.Verzuimsoort), nameof(Dossier.VerzuimSinds), nameof(Dossier.ArrangementLoopt), nameof(Dossier.AanbodKpi), nameof(Dossier.GestartKpi), nameof(Dossier.VrijstellingSwvId), nameof(Dossier.VolgendeWissel),
        nameof(Dossier.Versie), nameof(Dossier.SwvConsulentId),
    ];

    internal static bool Placed(Scope scope, Dossier d) => scope.Kind switch
    {
        ScopeKind.Gemeente => d.GemeenteId == scope.OrganisatieId,
        ScopeKind.Swv => d.SwvId == scope.OrganisatieId,
        ScopeKind.School => d.SchoolId == scope.OrganisatieId,
        _ => false,
    };
}
