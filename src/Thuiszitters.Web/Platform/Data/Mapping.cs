using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;

namespace Thuiszitters.Web.Platform.Data;

sealed class OrganisatieMapping : IEntityTypeConfiguration<Organisatie>
{
    public void Configure(EntityTypeBuilder<Organisatie> builder)
    {
        builder.HasIndex(x => x.Code).IsUnique();
        builder.HasIndex(x => new { x.RegioId, x.Soort });
    }
}

sealed class RegiovakantieMapping : IEntityTypeConfiguration<Regiovakantie>
{
    public void Configure(EntityTypeBuilder<Regiovakantie> builder)
    {
        builder.Ignore(x => x.Vakantie);
        builder.Property(x => x.Naam).HasMaxLength(Vakantielijst.NaamLengte);
        builder.HasIndex(x => new { x.RegioId, x.Eerste }).IsUnique();
    }
}

sealed class PostcodegebiedMapping : IEntityTypeConfiguration<Postcodegebied>
{
    public void Configure(EntityTypeBuilder<Postcodegebied> builder)
    {
        builder.HasKey(x => x.Pc4);
        builder.Property(x => x.Pc4).ValueGeneratedNever();
    }
}

sealed class AanstellingMapping : IEntityTypeConfiguration<Aanstelling>
{
    public void Configure(EntityTypeBuilder<Aanstelling> builder)
    {
        builder.HasOne(x => x.Gebruiker).WithMany().HasForeignKey(x => x.GebruikerId).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne(x => x.Organisatie).WithMany().HasForeignKey(x => x.OrganisatieId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => new { x.GebruikerId, x.OrganisatieId, x.Rol }).IsUnique();
        builder.HasIndex(x => new { x.OrganisatieId, x.Rol });
    }
}

sealed class SessieMapping : IEntityTypeConfiguration<Sessie>
{
    public void Configure(EntityTypeBuilder<Sessie> builder)
    {
        builder.HasIndex(x => x.GebruikerId);
        builder.HasIndex(x => x.VerlooptOp);
    }
}

sealed class DossierMapping : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> builder)
    {
        Wacht.Op(builder, "Dossiers");
        builder.HasIndex(x => x.Nummer).IsUnique();
        builder.Property(x => x.Nummer).HasMaxLength(20);
        builder.Property(x => x.Versie).IsConcurrencyToken();
        // The counts of tiles and navigation, and the lists behind them, without touching the rows.
        builder.HasIndex(x => new { x.GemeenteId, x.GeslotenOp, x.BehandelaarId, x.Band, x.PactGrens });
        builder.HasIndex(x => new { x.GemeenteId, x.GeslotenOp, x.Band, x.PactGrens });
        builder.HasIndex(x => new { x.GemeenteId, x.GeslotenOp, x.Status });
        builder.HasIndex(x => new { x.GemeenteId, x.GeslotenOp, x.Verzuimsoort });
        builder.HasIndex(x => new { x.SwvId, x.GeslotenOp, x.SwvConsulentId, x.Status, x.Band });
        builder.HasIndex(x => new { x.SchoolId, x.PactGrens });
        builder.HasIndex(x => new { x.RegioId, x.Band });
        builder.HasIndex(x => x.VolgendeWissel);
        builder.HasIndex(x => x.VrijstellingSwvId);
    }
}

sealed class VerzuimmeldingMapping : IEntityTypeConfiguration<Verzuimmelding>
{
    public void Configure(EntityTypeBuilder<Verzuimmelding> builder)
    {
        builder.HasIndex(x => x.DossierId);
        // What waits to be judged. Like a signal it guards itself: taking it up leaves the version of the dossier alone.
        builder.HasIndex(x => new { x.Toestand, x.DossierId });
        // The default is for what was there before there were states; a new report always says its own.
        builder.Property(x => x.Toestand).IsConcurrencyToken().HasDefaultValue(MeldingToestand.Opgepakt).HasSentinel((MeldingToestand)0);
        builder.Property(x => x.EersteActie).IsConcurrencyToken();
        builder.Navigation(x => x.UrenPerDag).AutoInclude();
    }
}

sealed class VerzuimurenMapping : IEntityTypeConfiguration<Verzuimuren>
{
    public void Configure(EntityTypeBuilder<Verzuimuren> builder)
    {
        builder.HasOne(x => x.Melding).WithMany(x => x.UrenPerDag).HasForeignKey(x => x.MeldingId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => new { x.MeldingId, x.Datum }).IsUnique();
        builder.HasIndex(x => x.DossierId);
    }
}

sealed class OmstandigheidMapping : IEntityTypeConfiguration<Omstandigheid>
{
    public void Configure(EntityTypeBuilder<Omstandigheid> builder) => builder.HasIndex(x => x.DossierId);
}

sealed class CriteriumeindeMapping : IEntityTypeConfiguration<Criteriumeinde>
{
    public void Configure(EntityTypeBuilder<Criteriumeinde> builder) => builder.HasIndex(x => x.DossierId);
}

sealed class InschrijvingMapping : IEntityTypeConfiguration<Inschrijving>
{
    public void Configure(EntityTypeBuilder<Inschrijving> builder) => builder.HasIndex(x => x.DossierId);
}

sealed class ArrangementMapping : IEntityTypeConfiguration<Arrangement>
{
    public void Configure(EntityTypeBuilder<Arrangement> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.Ignore(x => x.EvaluatieOp);
        builder.Ignore(x => x.TerugOp);
        // The places of a voorziening and who waits there, without touching the rows.
        builder.HasIndex(x => new { x.VoorzieningId, x.Toestand, x.WachtlijstOp });
        // What ended in a period.
        builder.HasIndex(x => x.GeeindigdOp);
    }
}

sealed class ArrangementStapMapping : IEntityTypeConfiguration<ArrangementStap>
{
    public void Configure(EntityTypeBuilder<ArrangementStap> builder)
    {
        builder.HasOne(x => x.Arrangement).WithMany(x => x.Stappen).HasForeignKey(x => x.ArrangementId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => x.DossierId);
    }
}

sealed class NotitieMapping : IEntityTypeConfiguration<Notitie>
{
    public void Configure(EntityTypeBuilder<Notitie> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.Property(x => x.Versie).IsConcurrencyToken();
    }
}

sealed class NotitieversieMapping : IEntityTypeConfiguration<Notitieversie>
{
    public void Configure(EntityTypeBuilder<Notitieversie> builder)
    {
        builder.HasIndex(x => x.DossierId);
        builder.HasIndex(x => x.NotitieId);
    }
}

sealed class SignaalMapping : IEntityTypeConfiguration<Signaal>
{
    public void Configure(EntityTypeBuilder<Signaal> builder)
    {
        builder.Property(x => x.Voorval).HasMaxLength(80);
        // Taking up a signal leaves the version of the dossier alone, so the signal guards itself: of two at once one wins, and what has
        // ended is not taken up.
        builder.Property(x => x.Toestand).IsConcurrencyToken();
        builder.HasIndex(x => new { x.DossierId, x.Regel, x.Voorval }).IsUnique();
        builder.HasIndex(x => new { x.Toestand, x.Regel });
        // What still has to be mailed the same day: few rows, looked for every quarter of an hour.
        builder.HasIndex(x => new { x.Regel, x.GemeldOp, x.Toestand });
    }
}

sealed class NummerreeksMapping : IEntityTypeConfiguration<Nummerreeks>
{
    public void Configure(EntityTypeBuilder<Nummerreeks> builder)
    {
        builder.HasKey(x => x.Jaar);
        builder.Property(x => x.Jaar).ValueGeneratedNever();
    }
}

sealed class ActMapping : IEntityTypeConfiguration<Act>
{
    public void Configure(EntityTypeBuilder<Act> builder)
    {
        builder.Property(x => x.CorrelationId).HasMaxLength(32);
        builder.Property(x => x.Feiten).HasMaxLength(2000);
        builder.HasMany(x => x.Changes).WithOne().HasForeignKey(x => x.ActId).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => new { x.DossierId, x.At });
        builder.HasIndex(x => new { x.ActorId, x.At });
    }
}

sealed class ActChangeMapping : IEntityTypeConfiguration<ActChange>
{
    public void Configure(EntityTypeBuilder<ActChange> builder)
    {
        builder.Property(x => x.Entiteit).HasMaxLength(60);
        builder.Property(x => x.EntiteitId).HasMaxLength(80);
        builder.Property(x => x.Veld).HasMaxLength(60);
    }
}

sealed class VerwerkingMapping : IEntityTypeConfiguration<Verwerking>
{
    public void Configure(EntityTypeBuilder<Verwerking> builder)
    {
        builder.Property(x => x.TraceId).HasMaxLength(32);
        builder.Property(x => x.SpanId).HasMaxLength(16);
        builder.Property(x => x.ParentSpanId).HasMaxLength(16);
        builder.Property(x => x.Status).HasMaxLength(8);
        builder.Property(x => x.Naam).HasMaxLength(80);
        builder.Property(x => x.BetrokkeneId).HasMaxLength(40);
        builder.HasIndex(x => new { x.BetrokkeneId, x.StartMs });
    }
}

sealed class InzageMapping : IEntityTypeConfiguration<Inzage>
{
    public void Configure(EntityTypeBuilder<Inzage> builder)
    {
        builder.Property(x => x.SpanId).HasMaxLength(16);
        builder.Property(x => x.Doel).HasMaxLength(60);
        builder.Property(x => x.Grond).HasMaxLength(60);
        builder.HasIndex(x => new { x.DossierId, x.At });
    }
}
