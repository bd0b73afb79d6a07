// What: the tables of Quartz as part of our model, so that our migrations make them on all three databases.
// Source: the schema of Quartz 4.7.3 (its resource Schema.create_*.sql); lower case, as PostgreSQL folds the names it asks for.
// Quartz checks tables and columns at start. Used by: migrations only. Never: read or written from our code.

using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.Jobs.Quartz;

abstract class QuartzRow : ITechnical
{
    public required string SchedName { get; init; }
}

abstract class QuartzTriggerRow : QuartzRow
{
    public required string TriggerName { get; init; }
    public required string TriggerGroup { get; init; }
}

abstract class QuartzPauseRow : QuartzRow
{
    public string? PauseReason { get; init; }
    public string? PausedBy { get; init; }
    public long? PausedAt { get; init; }
}

sealed class QuartzJobDetail : QuartzRow
{
    public required string JobName { get; init; }
    public required string JobGroup { get; init; }
    public string? Description { get; init; }
    public required string JobClassName { get; init; }
    public bool IsDurable { get; init; }
    public bool IsNonconcurrent { get; init; }
    public bool IsUpdateData { get; init; }
    public bool RequestsRecovery { get; init; }
    public byte[]? JobData { get; init; }
}

sealed class QuartzTrigger : QuartzTriggerRow
{
    public required string JobName { get; init; }
    public required string JobGroup { get; init; }
    public string? Description { get; init; }
    public long? NextFireTime { get; init; }
    public long? PrevFireTime { get; init; }
    public int? Priority { get; init; }
    public required string TriggerState { get; init; }
    public required string TriggerType { get; init; }
    public long StartTime { get; init; }
    public long? EndTime { get; init; }
    public string? CalendarName { get; init; }
    public int? MisfireInstr { get; init; }
    public long? MisfireOrigFireTime { get; init; }
    public string? ExecutionGroup { get; init; }
    public string? PreferredNode { get; init; }
    public bool PreferredNodeAuto { get; init; }
    public string? RetryPolicy { get; init; }
    public int? RetryAttempt { get; init; }
    public string? ContinuesTriggerName { get; init; }
    public string? ContinuesTriggerGroup { get; init; }
    public int? ContinuationCondition { get; init; }
    public int? OverlapPolicy { get; init; }
    public string? PauseReason { get; init; }
    public string? PausedBy { get; init; }
    public long? PausedAt { get; init; }
    public long? MisfireThreshold { get; init; }
    public bool? FixedDelay { get; init; }
    public byte[]? JobData { get; init; }
}

sealed class QuartzSimpleTrigger : QuartzTriggerRow
{
    public int RepeatCount { get; init; }
    public long RepeatInterval { get; init; }
    public int TimesTriggered { get; init; }
}

sealed class QuartzCronTrigger : QuartzTriggerRow
{
    public required string CronExpression { get; init; }
    public string? TimeZoneId { get; init; }
}

sealed class QuartzSimpropTrigger : QuartzTriggerRow
{
    public string? StrProp1 { get; init; }
    public string? StrProp2 { get; init; }
    public string? StrProp3 { get; init; }
    public int? IntProp1 { get; init; }
    public int? IntProp2 { get; init; }
    public long? LongProp1 { get; init; }
    public long? LongProp2 { get; init; }
    public decimal? DecProp1 { get; init; }
    public decimal? DecProp2 { get; init; }
    public bool? BoolProp1 { get; init; }
    public bool? BoolProp2 { get; init; }
    public string? TimeZoneId { get; init; }
}

sealed class QuartzBlobTrigger : QuartzTriggerRow
{
    public byte[]? BlobData { get; init; }
}

sealed class QuartzCalendar : QuartzRow
{
    public required string CalendarName { get; init; }
    public required byte[] Calendar { get; init; }
}

sealed class QuartzPausedTriggerGroup : QuartzPauseRow
{
    public required string TriggerGroup { get; init; }
}

sealed class QuartzPausedJobGroup : QuartzPauseRow
{
    public required string JobGroup { get; init; }
}

sealed class QuartzFiredTrigger : QuartzTriggerRow
{
    public required string EntryId { get; init; }
    public required string InstanceName { get; init; }
    public long FiredTime { get; init; }
    public long SchedTime { get; init; }
    public int Priority { get; init; }
    public required string State { get; init; }
    public string? JobName { get; init; }
    public string? JobGroup { get; init; }
    public bool? IsNonconcurrent { get; init; }
    public bool? RequestsRecovery { get; init; }
    public string? ExecutionGroup { get; init; }
    public int? Progress { get; init; }
    public string? ProgressMessage { get; init; }
    public long? InterruptRequestedTime { get; init; }
}

sealed class QuartzSchedulerState : QuartzRow
{
    public required string InstanceName { get; init; }
    public long LastCheckinTime { get; init; }
    public long CheckinInterval { get; init; }
    public string? QuartzVersion { get; init; }
}

sealed class QuartzLock : QuartzRow
{
    public required string LockName { get; init; }
}

sealed partial class QuartzTables :
    IEntityTypeConfiguration<QuartzJobDetail>, IEntityTypeConfiguration<QuartzTrigger>, IEntityTypeConfiguration<QuartzSimpleTrigger>,
    IEntityTypeConfiguration<QuartzCronTrigger>, IEntityTypeConfiguration<QuartzSimpropTrigger>, IEntityTypeConfiguration<QuartzBlobTrigger>,
    IEntityTypeConfiguration<QuartzCalendar>, IEntityTypeConfiguration<QuartzPausedTriggerGroup>, IEntityTypeConfiguration<QuartzPausedJobGroup>,
    IEntityTypeConfiguration<QuartzFiredTrigger>, IEntityTypeConfiguration<QuartzSchedulerState>, IEntityTypeConfiguration<QuartzLock>
{
    public const string Prefix = "qrtz_";

    // Keys stay under the 900 bytes of a clustered index of SQL Server.
    static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["SchedName"] = 120, ["JobName"] = 150, ["JobGroup"] = 150, ["TriggerName"] = 150, ["TriggerGroup"] = 150, ["Description"] = 250,
        ["JobClassName"] = 250, ["TriggerState"] = 16, ["TriggerType"] = 8, ["State"] = 16, ["CalendarName"] = 200, ["ExecutionGroup"] = 200,
        ["PreferredNode"] = 200, ["RetryPolicy"] = 250, ["ContinuesTriggerName"] = 150, ["ContinuesTriggerGroup"] = 150, ["PauseReason"] = 250,
        ["PausedBy"] = 200, ["CronExpression"] = 250, ["TimeZoneId"] = 80, ["StrProp1"] = 512, ["StrProp2"] = 512, ["StrProp3"] = 512,
        ["EntryId"] = 140, ["InstanceName"] = 200, ["ProgressMessage"] = 250, ["QuartzVersion"] = 20, ["LockName"] = 40,
    };

    public void Configure(EntityTypeBuilder<QuartzJobDetail> builder)
    {
        Name(builder, "job_details");
        builder.HasKey(x => new { x.SchedName, x.JobName, x.JobGroup });
        builder.HasIndex(x => new { x.SchedName, x.JobGroup, x.JobName }, "idx_qrtz_j_g_n");
    }

    public void Configure(EntityTypeBuilder<QuartzTrigger> builder)
    {
        Name(builder, "triggers");
        builder.HasKey(x => new { x.SchedName, x.TriggerName, x.TriggerGroup });
        builder.Property(x => x.PreferredNodeAuto).HasDefaultValue(false);
        builder.HasOne<QuartzJobDetail>().WithMany().HasForeignKey(x => new { x.SchedName, x.JobName, x.JobGroup }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(x => new { x.SchedName, x.JobName, x.JobGroup }, "idx_qrtz_t_j");
        builder.HasIndex(x => new { x.SchedName, x.TriggerGroup, x.TriggerName }, "idx_qrtz_t_g_n");
        builder.HasIndex(x => new { x.SchedName, x.CalendarName }, "idx_qrtz_t_c");
        builder.HasIndex(x => new { x.SchedName, x.TriggerState, x.NextFireTime, x.Priority, x.MisfireInstr }, "idx_qrtz_t_nft_st")
            .IsDescending(false, false, false, true, false);
    }

    public void Configure(EntityTypeBuilder<QuartzSimpleTrigger> builder) => PartOfTrigger(builder, "simple_triggers");

    public void Configure(EntityTypeBuilder<QuartzCronTrigger> builder) => PartOfTrigger(builder, "cron_triggers");

    public void Configure(EntityTypeBuilder<QuartzSimpropTrigger> builder)
    {
        PartOfTrigger(builder, "simprop_triggers");
        builder.Property(x => x.DecProp1).HasPrecision(13, 4);
        builder.Property(x => x.DecProp2).HasPrecision(13, 4);
    }

    public void Configure(EntityTypeBuilder<QuartzBlobTrigger> builder) => PartOfTrigger(builder, "blob_triggers");

    public void Configure(EntityTypeBuilder<QuartzCalendar> builder)
    {
        Name(builder, "calendars");
        builder.HasKey(x => new { x.SchedName, x.CalendarName });
    }

    public void Configure(EntityTypeBuilder<QuartzPausedTriggerGroup> builder)
    {
        Name(builder, "paused_trigger_grps");
        builder.HasKey(x => new { x.SchedName, x.TriggerGroup });
    }

    public void Configure(EntityTypeBuilder<QuartzPausedJobGroup> builder)
    {
        Name(builder, "paused_job_grps");
        builder.HasKey(x => new { x.SchedName, x.JobGroup });
    }

    public void Configure(EntityTypeBuilder<QuartzFiredTrigger> builder)
    {
        Name(builder, "fired_triggers");
        builder.HasKey(x => new { x.SchedName, x.EntryId });
        builder.HasIndex(x => new { x.SchedName, x.InstanceName, x.RequestsRecovery }, "idx_qrtz_ft_inst_job_req_rcvry");
        builder.HasIndex(x => new { x.SchedName, x.JobName, x.JobGroup }, "idx_qrtz_ft_j_g");
        builder.HasIndex(x => new { x.SchedName, x.TriggerName, x.TriggerGroup }, "idx_qrtz_ft_t_g");
    }

    public void Configure(EntityTypeBuilder<QuartzSchedulerState> builder)
    {
        Name(builder, "scheduler_state");
        builder.HasKey(x => new { x.SchedName, x.InstanceName });
    }

    public void Configure(EntityTypeBuilder<QuartzLock> builder)
    {
        Name(builder, "locks");
        builder.HasKey(x => new { x.SchedName, x.LockName });
    }

    static void PartOfTrigger<T>(EntityTypeBuilder<T> builder, string table) where T : QuartzTriggerRow
    {
        Name(builder, table);
        builder.HasKey(x => new { x.SchedName, x.TriggerName, x.TriggerGroup });
        builder.HasOne<QuartzTrigger>().WithOne().HasForeignKey<T>(x => new { x.SchedName, x.TriggerName, x.TriggerGroup }).OnDelete(DeleteBehavior.Cascade);
    }

    static void Name<T>(EntityTypeBuilder<T> builder, string table) where T : QuartzRow
    {
        builder.ToTable(Prefix + table);
        foreach (var p in typeof(T).GetProperties())
        {
            var column = builder.Property(p.PropertyType, p.Name).HasColumnName(SnakeCase(p.Name));
            if (Lengths.TryGetValue(p.Name, out var length))
                column.HasMaxLength(length);
        }
    }

    static string SnakeCase(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)([A-Z]|[0-9]+)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex WordStart();
}
