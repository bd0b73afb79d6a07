using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.Mail;

static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration, DatabaseSettings settings)
    {
        var mail = MailSettings.Read(configuration, settings);
        services.AddSingleton(mail);
        services.AddSingleton<Outbox>();
        if (mail.Host is null)
            services.AddSingleton<IMailSender, MapMailSender>();
        else
            services.AddSingleton<IMailSender, SmtpMailSender>();
        services.AddHealthChecks().AddCheck<OutboxHealth>("mail");
        return services;
    }
}

/// <summary>Mail that waits too long, that was given up in the last week, or that outside Development goes to a folder nobody reads.</summary>
sealed class OutboxHealth(DbSource source, Clock clock, MailSettings settings, IHostEnvironment environment) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (settings.Host is null && environment.IsProduction())
            return HealthCheckResult.Degraded("Mail:Host ontbreekt");
        var (hour, week) = (clock.UtcNow.AddHours(-1), clock.UtcNow.AddDays(-7));
        await using var db = source.ForSystem();
        var mails = db.Set<OutboxMail>().AsNoTracking();
        if (await mails.AnyAsync(m => m.Toestand == MailToestand.Wacht && m.AangemaaktOp < hour, cancellationToken))
            return HealthCheckResult.Degraded("mail wacht langer dan een uur");
        return await mails.AnyAsync(m => m.Toestand == MailToestand.Mislukt && m.AangemaaktOp > week, cancellationToken)
            ? HealthCheckResult.Degraded("mail is niet aangekomen")
            : HealthCheckResult.Healthy();
    }
}
