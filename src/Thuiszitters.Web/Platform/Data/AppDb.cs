// What: the core database, pseudonymous by design. One context; a thin derived one per provider holds its migrations.
// Gates: (1) every dossier-bound table is filtered by the scope of the reader; (2) nothing is saved without an open act;
// (3) each written row is re-checked against the database: may this user change that dossier? (4) logs are only added to.
// Never: a query that turns the filters off outside Platform and the jobs.

using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.Data;

public abstract class AppDb(DbContextOptions options, Scope scope) : IdentityUserContext<Gebruiker, Guid>(options)
{
    public Scope Scope { get; } = scope;

    public DbSet<Organisatie> Organisaties => Set<Organisatie>();
    public DbSet<Postcodegebied> Postcodegebieden => Set<Postcodegebied>();
    public DbSet<Aanstelling> Aanstellingen => Set<Aanstelling>();
    public DbSet<Dossier> Dossiers => Set<Dossier>();
    public DbSet<Verzuimmelding> Verzuimmeldingen => Set<Verzuimmelding>();
    public DbSet<Arrangement> Arrangementen => Set<Arrangement>();
    public DbSet<ArrangementStap> ArrangementStappen => Set<ArrangementStap>();
    public DbSet<Arrangementdoel> Arrangementdoelen => Set<Arrangementdoel>();
    public DbSet<Evaluatie> Evaluaties => Set<Evaluatie>();
    public DbSet<Weekuren> Weekuren => Set<Weekuren>();
    public DbSet<Stapcorrectie> Stapcorrecties => Set<Stapcorrectie>();
    public DbSet<Gegevenscorrectie> Gegevenscorrecties => Set<Gegevenscorrectie>();
    public DbSet<Notitie> Notities => Set<Notitie>();
    public DbSet<Taak> Taken => Set<Taak>();
    public DbSet<Signaal> Signalen => Set<Signaal>();
    public DbSet<Deling> Delingen => Set<Deling>();
    public DbSet<Inzagevraag> Inzagevragen => Set<Inzagevraag>();
    public DbSet<Overdracht> Overdrachten => Set<Overdracht>();
    public DbSet<Overleg> Overleggen => Set<Overleg>();
    public DbSet<Overlegzaak> Overlegzaken => Set<Overlegzaak>();
    public DbSet<Overlegbesluit> Besluiten => Set<Overlegbesluit>();
    public DbSet<Waarneming> Waarnemingen => Set<Waarneming>();
    public DbSet<Vrijstelling> Vrijstellingen => Set<Vrijstelling>();
    public DbSet<Vormtoetsuitkomst> Vormtoetsuitkomsten => Set<Vormtoetsuitkomst>();
    public DbSet<Vrijstellingstuk> Vrijstellingstukken => Set<Vrijstellingstuk>();
    public DbSet<Beoordelaar> Beoordelaars => Set<Beoordelaar>();
    public DbSet<Oordeel> Oordelen => Set<Oordeel>();
    public DbSet<Keten> Ketens => Set<Keten>();
    public DbSet<VrijstellingCriteria> VrijstellingCriteria => Set<VrijstellingCriteria>();
    public DbSet<Voorziening> Voorzieningen => Set<Voorziening>();
    public DbSet<Act> Acts => Set<Act>();

    /// <summary>The act under which the next save happens; set by <see cref="Begin"/>, consumed by the save.</summary>
    public Act? OpenAct { get; internal set; }

    /// <summary>Opens the one act under which the next <c>SaveChanges</c> happens.</summary>
    /// <param name="id">Chosen by the form, so that posting it twice saves once; a new one when null.</param>
    public Act Begin(ActKind kind, DateTime now, Guid? dossierId = null, string? feiten = null, byte[]? reden = null, Guid? id = null)
    {
        if (OpenAct is not null)
            throw new InvalidOperationException($"Act {OpenAct.Kind} is still open.");
        if (id == Guid.Empty)
            throw new BadHttpRequestException("The form lacks its key.");
        OpenAct = NewAct(kind, now, dossierId, feiten, reden, id);
        Add(OpenAct);
        return OpenAct;
    }

    /// <summary>Opens an act that names nobody, though a person set it off: what came of two judgements does not tell who gave the last.</summary>
    public Act BeginAsSystem(ActKind kind, DateTime now, Guid dossierId, string? feiten)
    {
        if (OpenAct is not null)
            throw new InvalidOperationException($"Act {OpenAct.Kind} is still open.");
        OpenAct = new()
        {
            At = now, Kind = kind, DossierId = dossierId, Feiten = feiten, CorrelationId = System.Diagnostics.ActivityTraceId.CreateRandom().ToString(),
        };
        Add(OpenAct);
        return OpenAct;
    }

    /// <summary>Opens an act for one of several dossiers that are saved together; the changes of each hang under its own.</summary>
    public Act BeginFor(ActKind kind, DateTime now, Guid dossierId, string? feiten)
    {
        var act = NewAct(kind, now, dossierId, feiten);
        OpenPerDossier.Add(dossierId, act);
        Add(act);
        return act;
    }

    /// <summary>Opens an act of its own for one row that is saved together with others: who may not read the one may read the other.</summary>
    public void BeginFor(ActKind kind, DateTime now, IInDossier row, string? feiten)
    {
        var act = NewAct(kind, now, row.DossierId, feiten);
        OpenPerRow.Add(row, act);
        Add(act);
    }

    /// <summary>Acts opened by <see cref="BeginFor(ActKind, DateTime, Guid, string?)"/>, by dossier.</summary>
    internal Dictionary<Guid, Act> OpenPerDossier { get; } = [];

    /// <summary>Acts opened by <see cref="BeginFor(ActKind, DateTime, IInDossier, string?)"/>, by row.</summary>
    internal Dictionary<object, Act> OpenPerRow { get; } = new(ReferenceEqualityComparer.Instance);

    internal Act NewAct(ActKind kind, DateTime now, Guid? dossierId, string? feiten, byte[]? reden = null, Guid? id = null) =>
        new()
        {
            Id = id ?? Guid.CreateVersion7(),
            At = now,
            Kind = kind,
            ActorId = Scope.GebruikerId == Guid.Empty ? null : Scope.GebruikerId,
            Rol = Scope.Rol,
            OrganisatieId = Scope.OrganisatieId == Guid.Empty ? null : Scope.OrganisatieId,
            DossierId = dossierId,
            Feiten = feiten,
            Reden = reden,
            CorrelationId = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? System.Diagnostics.ActivityTraceId.CreateRandom().ToString(),
        };

    /// <summary>Whether the form with this act was saved before.</summary>
    public Task<bool> IsSavedAsync(Guid act, CancellationToken ct) => Acts.AsNoTracking().AnyAsync(a => a.Id == act, ct);

    /// <summary>Saves, unless the act of this form was already saved: then nothing changes.</summary>
    /// <returns>False when the same form had been saved before.</returns>
    public async Task<bool> SaveOnceAsync(CancellationToken ct)
    {
        var id = (OpenAct ?? throw new InvalidOperationException("No act is open.")).Id;
        if (await IsSavedAsync(id, ct))
            return false;
        try
        {
            await SaveChangesAsync(ct);
            return true;
        }
        // In a transaction that the database ended nothing can be asked: whoever began it does the work again, and asks then.
        catch (DbUpdateException e) when (Database.CurrentTransaction is null || !Serieel.IsAfgebroken(e))
        {
            // Two posts of one form at the same moment: the second lost the race to the first, and there is nothing left to do.
            Forget();
            if (await IsSavedAsync(id, ct))
                return false;
            throw;
        }
    }

    /// <summary>Lets go of what was not saved, so that the page can load anew.</summary>
    internal void Forget()
    {
        ChangeTracker.Clear();
        OpenAct = null;
        OpenPerDossier.Clear();
        OpenPerRow.Clear();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(9, 2);
        configurationBuilder.Properties<string>().HaveMaxLength(400);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly, t => t.Namespace?.Contains(".Keys", StringComparison.Ordinal) != true);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (typeof(IInDossier).IsAssignableFrom(entity.ClrType))
            {
                builder.Entity(entity.ClrType).HasOne(typeof(Dossier), nameof(IInDossier.Dossier))
                    .WithMany(NavigationOn(entity.ClrType)).HasForeignKey(nameof(IInDossier.DossierId)).OnDelete(DeleteBehavior.NoAction);
                builder.Entity(entity.ClrType).HasQueryFilter(FilterOf(entity.ClrType));
            }
        }

        if (Scope.Kind != ScopeKind.System)
            builder.Entity<Overleg>().HasQueryFilter(NeemtDeel);
        builder.Entity<Dossier>().HasQueryFilter(VisibleTo(Scope.Kind));
        builder.Entity<Dossier>().Navigation(d => d.Omstandigheden).AutoInclude();
        builder.Entity<Dossier>().Navigation(d => d.Criteriumeinden).AutoInclude();
        builder.Entity<Dossier>().Navigation(d => d.Inschrijvingen).AutoInclude();
        builder.Entity<Dossier>().Navigation(d => d.Klokankers).AutoInclude();
        builder.Entity<Dossier>().Navigation(d => d.Vrijstellingen).AutoInclude();
    }

    static string? NavigationOn(Type type) =>
        type == typeof(Verzuimmelding) ? nameof(Dossier.Verzuim)
        : type == typeof(Arrangement) ? nameof(Dossier.Arrangementen)
        : type == typeof(Omstandigheid) ? nameof(Dossier.Omstandigheden)
        : type == typeof(Criteriumeinde) ? nameof(Dossier.Criteriumeinden)
        : type == typeof(Inschrijving) ? nameof(Dossier.Inschrijvingen)
        : type == typeof(Klokanker) ? nameof(Dossier.Klokankers)
        : type == typeof(Vrijstelling) ? nameof(Dossier.Vrijstellingen)
        : type == typeof(Inzagevraag) ? nameof(Dossier.Inzagevragen)
        : type == typeof(Overdracht) ? nameof(Dossier.Overdrachten)
        : null;

    /// <summary>
    /// The organisation scope as a filter: one plain comparison per shape of scope, so that an index serves it, or one of the few keys that are shared
    /// at this moment, so that the primary key does.
    /// </summary>
    Expression<Func<Dossier, bool>> VisibleTo(ScopeKind kind)
    {
        var eigen = Eigen(kind);
        if (kind is ScopeKind.None or ScopeKind.System or ScopeKind.Beoordelaar)
            return eigen;
        Expression<Func<Dossier, bool>> gedeeld = d => Scope.GedeeldeDossiers.Contains(d.Id);
        var ookGedeeld = new Rebase(gedeeld.Parameters[0], eigen.Parameters[0]).Visit(gedeeld.Body);
        return Expression.Lambda<Func<Dossier, bool>>(Expression.OrElse(eigen.Body, ookGedeeld), eigen.Parameters);
    }

    /// <summary>What lies with the organisation of the scope, without what another shares with it.</summary>
    public Expression<Func<Dossier, bool>> Eigen(ScopeKind kind) => kind switch
    {
        ScopeKind.System => d => true,
        ScopeKind.Gemeente => d => d.GemeenteId == Scope.OrganisatieId,
        ScopeKind.Swv => d => (d.SwvId == Scope.OrganisatieId
            && (d.Status == DossierStatus.Thuiszitter || d.Status == DossierStatus.Dreigend || d.ArrangementLoopt)) || d.VrijstellingSwvId == Scope.OrganisatieId,
        ScopeKind.School => d => d.SchoolId == Scope.OrganisatieId,
        ScopeKind.Doorzettingsmacht => d => d.RegioId == Scope.OrganisatieId && d.Band == PactBand.Overschreden,
        _ => d => false,
    };

    /// <summary>The meetings that the organisation of the scope holds or takes part in.</summary>
    Expression<Func<Overleg, bool>> NeemtDeel => o => o.OrganisatieId == Scope.OrganisatieId || o.Deelnemers.Any(d => d.OrganisatieId == Scope.OrganisatieId);

    /// <summary>
    /// What a meeting asked and decided about a dossier: for the gemeente where it lies, also after it came from another; and for who takes part. The
    /// meetings come with their own filter. A host holds a meeting about what lies with it, so of what lay there before it gets nothing by a share.
    /// </summary>
    Expression<Func<Dossier, Guid, bool>> VanZaak => (d, overleg) => d.GemeenteId == Scope.OrganisatieId
        || Overleggen.Any(o => o.Id == overleg && (o.OrganisatieId != Scope.OrganisatieId || d.SwvId == Scope.OrganisatieId));

    /// <summary>
    /// A reviewer sees the requests that they judge: the notice and its form, the evidence, who it is about, and of reviewers and judgements only
    /// the own row. Every other table of a dossier is closed, and the dossier itself.
    /// </summary>
    LambdaExpression VoorBeoordelaar(Type type)
    {
        Expression<Func<Vrijstelling, bool>> vrijstelling = v => Scope.BeoordeeldeVrijstellingen.Contains(v.Id);
        Expression<Func<Vormtoetsuitkomst, bool>> vormtoets = v => Scope.BeoordeeldeVrijstellingen.Contains(v.VrijstellingId) && v.Item < Vormtoetsitem.Aanwezig;
        Expression<Func<Vrijstellingstuk, bool>> stuk = s => Scope.BeoordeeldeVrijstellingen.Contains(s.VrijstellingId);
        Expression<Func<Beoordelaar, bool>> zelf = b => Scope.BeoordeeldeVrijstellingen.Contains(b.VrijstellingId) && b.GebruikerId == Scope.GebruikerId;
        Expression<Func<Oordeel, bool>> oordeel = o => Scope.BeoordeeldeVrijstellingen.Contains(o.VrijstellingId) && o.GebruikerId == Scope.GebruikerId;
        Expression<Func<Document, bool>> document = d => d.IngetrokkenOp == null && Vrijstellingstukken.Any(s => s.DocumentId == d.Id);
        Expression<Func<Documentversie, bool>> versie = v => Vrijstellingstukken.Any(s => s.DocumentId == v.DocumentId);
        Expression<Func<Documentinhoud, bool>> inhoud = i => Vrijstellingstukken.Any(s => s.DocumentId == i.DocumentId);
        Expression<Func<Documentscan, bool>> scan = s => Set<Documentversie>().Any(v => v.Id == s.Id);
        return new LambdaExpression[] { vrijstelling, vormtoets, stuk, zelf, oordeel, document, versie, inhoud, scan }
            .FirstOrDefault(l => l.Parameters[0].Type == type) ?? Expression.Lambda(Expression.Constant(false), Expression.Parameter(type, "x"));
    }

    /// <summary>
    /// What hangs under a request: for the gemeente of residence and the functions of the SWV that judges that read about it. Who judges a request
    /// sees of it no other judgement in any function; for the others there is one, also of an earlier round, once nobody judges any more.
    /// </summary>
    Expression VanVrijstelling(Type type, ParameterExpression row)
    {
        Expression<Func<Vrijstelling, bool>> kant = v => v.Dossier!.GemeenteId == Scope.OrganisatieId || (v.SwvId == Scope.OrganisatieId && Scope.LeestVrijstellingen);
        Expression<Func<Oordeel, bool>> oordeel = o => o.GebruikerId == Scope.GebruikerId || (!Scope.BeoordeeldeVrijstellingen.Contains(o.VrijstellingId)
            && o.Vrijstelling!.Toestand != VrijstellingToestand.TeBeoordelen && o.Vrijstelling.Toestand != VrijstellingToestand.Heroverweging);
        Expression<Func<Verklaringscan, bool>> scan = s => s.Dossier!.GemeenteId == Scope.OrganisatieId
            && (s.Dossier.BehandelaarId == Scope.GebruikerId || (s.Dossier.BehandelaarId == null && s.DoorId == Scope.GebruikerId));
        var body = new Rebase(kant.Parameters[0], Expression.Property(row, nameof(IVanVrijstelling.Vrijstelling))).Visit(kant.Body);
        LambdaExpression? eigen = type == typeof(Oordeel) ? oordeel : type == typeof(Verklaringscan) ? scan : null;
        return eigen is null ? body : Expression.AndAlso(body, new Rebase(eigen.Parameters[0], row).Visit(eigen.Body));
    }

    LambdaExpression FilterOf(Type type)
    {
        if (Scope.Kind == ScopeKind.Beoordelaar)
            return VoorBeoordelaar(type);
        var row = Expression.Parameter(type, "x");
        var visible = VisibleTo(Scope.Kind);
        Expression body = new Rebase(visible.Parameters[0], Expression.Property(row, nameof(IInDossier.Dossier))).Visit(visible.Body);
        if (typeof(IOwnPart).IsAssignableFrom(type) && Scope.Kind != ScopeKind.System)
        {
            // One part of a share does not open another.
            Expression<Func<Guid, Guid, Guid, bool>> notities = (organisatie, gemeente, dossier) =>
                organisatie == Scope.OrganisatieId || (organisatie == gemeente && Scope.GedeeldeNotities.Contains(dossier));
            Expression<Func<Guid, Guid, Guid, bool>> documenten = (organisatie, gemeente, dossier) =>
                organisatie == Scope.OrganisatieId || (organisatie == gemeente && Scope.GedeeldeDocumenten.Contains(dossier));
            Expression<Func<Guid, Guid, Guid, bool>> betrokkenen = (organisatie, gemeente, dossier) =>
                organisatie == Scope.OrganisatieId || (organisatie == gemeente && Scope.GedeeldeBetrokkenen.Contains(dossier));
            var own = typeof(IDocumentPart).IsAssignableFrom(type) ? documenten : type == typeof(Contactpersoon) ? betrokkenen : notities;
            body = Expression.AndAlso(body, Op(own, row, nameof(IOwnPart.OrganisatieId)));
            // A letter says who the parents are: it is shared where they are, and not with the documents alone.
            if (type == typeof(Document))
                body = Expression.AndAlso(body, Expression.OrElse(
                    Expression.NotEqual(Expression.Property(row, nameof(Document.Soort)), Expression.Constant(DocumentSoort.Brief)),
                    Op(betrokkenen, row, nameof(IOwnPart.OrganisatieId))));
        }
        else if (typeof(IVraag).IsAssignableFrom(type) && Scope.Kind != ScopeKind.System)
        {
            // A question between the gemeente and another organisation is seen by those two; not by others who see the dossier.
            Expression<Func<Guid, Guid, Guid, bool>> between = (organisatie, gemeente, dossier) => organisatie == Scope.OrganisatieId || gemeente == Scope.OrganisatieId;
            body = Expression.AndAlso(body, Op(between, row, nameof(IVraag.OrganisatieId)));
        }
        else if (typeof(IAskedPart).IsAssignableFrom(type) && Scope.Kind != ScopeKind.System)
        {
            Expression<Func<Guid>> own = () => Scope.OrganisatieId;
            body = Expression.AndAlso(body, Expression.OrElse(
                Expression.Equal(Expression.Property(row, nameof(IAskedPart.OrganisatieId)), own.Body),
                Expression.Equal(Expression.Property(row, nameof(IAskedPart.VoorOrganisatieId)), own.Body)));
        }
        else if (typeof(IVanVrijstelling).IsAssignableFrom(type) && Scope.Kind != ScopeKind.System)
        {
            body = Expression.AndAlso(body, VanVrijstelling(type, row));
        }
        else if (typeof(IVanGemeente).IsAssignableFrom(type) && Scope.Kind != ScopeKind.System)
        {
            Expression<Func<Dossier, bool>> vanOns = d => d.GemeenteId == Scope.OrganisatieId;
            body = Expression.AndAlso(body, new Rebase(vanOns.Parameters[0], Expression.Property(row, nameof(IInDossier.Dossier))).Visit(vanOns.Body));
        }
        else if (typeof(IOverlegdeel).IsAssignableFrom(type) && Scope.Kind != ScopeKind.System)
        {
            var vanZaak = VanZaak;
            var ervan = new Rebase(vanZaak.Parameters[0], Expression.Property(row, nameof(IInDossier.Dossier))).Visit(vanZaak.Body);
            body = Expression.AndAlso(body, new Rebase(vanZaak.Parameters[1], Expression.Property(row, nameof(IVanOverleg.OverlegId))).Visit(ervan));
        }

        return Expression.Lambda(body, row);
    }

    /// <summary>A condition on the organisation of a row, the gemeente of its dossier and the dossier, put on the row.</summary>
    static Expression Op(Expression<Func<Guid, Guid, Guid, bool>> condition, Expression row, string organisatie)
    {
        var body = new Rebase(condition.Parameters[0], Expression.Property(row, organisatie)).Visit(condition.Body);
        body = new Rebase(condition.Parameters[1], Expression.Property(Expression.Property(row, nameof(IInDossier.Dossier)), nameof(Dossier.GemeenteId))).Visit(body);
        return new Rebase(condition.Parameters[2], Expression.Property(row, nameof(IInDossier.DossierId))).Visit(body);
    }

    sealed class Rebase(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }

    sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        v => v.Kind == DateTimeKind.Utc ? v : v.ToUniversalTime(), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

/// <summary>A model per shape of scope: the filters differ, the tables do not.</summary>
public sealed class ScopedModelKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as AppDb)?.Scope.Kind, designTime);
}
