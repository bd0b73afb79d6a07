using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Platform.Mail;

/// <summary>The settings under <c>Mail:</c>. Without a host, mail lands as files in the data folder.</summary>
public sealed record MailSettings
{
    public string? Host { get; init; }
    public int Port { get; init; } = 25;
    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>STARTTLS, required where it is on. On by default, except towards this machine itself.</summary>
    public bool Tls { get; init; }
    public string From { get; init; } = "thuiszitters@localhost.localdomain";
    public string FromName { get; init; } = "Thuiszitters";
    public string? ReplyTo { get; init; }
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the program is found, for links in mails: a job has no request to take it from.</summary>
    public Uri BaseUrl { get; init; } = new("https://localhost/");

    public required string Folder { get; init; }

    /// <summary>The full address of a page: <c>Link("/dossiers/2026-000123")</c>.</summary>
    public string Link(string path) => new Uri(BaseUrl, path).AbsoluteUri;

    public static MailSettings Read(IConfiguration configuration, DatabaseSettings database)
    {
        var section = configuration.GetSection("Mail");
        var defaults = new MailSettings { Folder = Path.Combine(database.Folder, "mail") };
        var host = section["Host"] is { Length: > 0 } given ? given : null;
        var settings = defaults with
        {
            Host = host,
            Port = section.GetValue("Port", host is null || IsThisMachine(host) ? 25 : 587),
            User = section["User"] is { Length: > 0 } user ? user : null,
            Password = section["Password"],
            Tls = section.GetValue("Tls", host is not null && !IsThisMachine(host)),
            From = section["From"] ?? defaults.From,
            FromName = section["FromName"] ?? defaults.FromName,
            ReplyTo = section["ReplyTo"] is { Length: > 0 } reply ? reply : null,
            Timeout = TimeSpan.FromSeconds(section.GetValue("TimeoutSeconds", 30)),
            BaseUrl = section.GetValue("BaseUrl", defaults.BaseUrl)!,
        };
        if (!Mailadres.IsValid(settings.From) || (settings.ReplyTo is { } to && !Mailadres.IsValid(to)))
            throw new InvalidOperationException("Mail:From and Mail:ReplyTo must each be one plain address.");
        if (settings is { User: not null, Tls: false } && !IsThisMachine(host ?? ""))
            throw new InvalidOperationException("Mail:User without Mail:Tls would send the password in the clear.");
        return settings;
    }

    static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "::1";
}
