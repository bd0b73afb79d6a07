using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Tests.Platform.Jobs;

namespace Thuiszitters.Web.Tests.Platform.Mail;

sealed record Proefmail(string Over = "1 nieuwe taak", string Link = "https://thuiszitters.example/taken/7?a=1&b=2") : Mailbericht
{
    public override string Kind => "Proef";
    public override string Onderwerp => $"Er staat {Over} voor u klaar: coördinatie";

    public override string Tekst() => $"""
        Er staat {Over} voor u klaar.

        {Link}

        U krijgt deze e-mail omdat u coördinator bent.
        """;

    protected override Html Inhoud() => Web.Platform.Mail.Html.Of($"""
        <p>Er staat {Over} voor u klaar.</p>
        <p><a href="{Link}">{Link}</a></p>
        <p>U krijgt deze e-mail omdat u coördinator bent.</p>
        """);
}

public sealed class OutboxTests
{
    const string Sanne = "sanne@gemeente.example";

    static Task<JobHost> HostAsync(SmtpSink sink, TimeSpan? timeout = null) => JobHost.StartAsync((s, settings) =>
    {
        s.AddSingleton(new MailSettings
        {
            Folder = Path.Combine(settings.Folder, "mail"), Host = "127.0.0.1", Port = sink.Port, From = "thuiszitters@regio.example", ReplyTo = "team@regio.example",
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
        });
        s.AddSingleton<IMailSender, SmtpMailSender>();
    }, typeof(MailVersturen));

    static async Task<bool> PutAsync(JobHost host, string aan = Sanne, string period = "2026-12", Mailbericht? bericht = null)
    {
        await using var db = host.Db();
        db.Begin(ActKind.MailKlaargezet, host.Clock.UtcNow);
        var added = await host.Services.GetRequiredService<Outbox>().AddAsync(db, bericht ?? new Proefmail(), period, aan, CancellationToken.None);
        await db.SaveChangesAsync();
        return added;
    }

    static async Task<IReadOnlyDictionary<string, int>> SendAsync(JobHost host)
    {
        var result = await host.Runner.RunAsync(MailVersturen.Name, host.Clock.Today);
        Assert.Equal(JobOutcome.Klaar, result.Outcome);
        return result.Counts;
    }

    static async Task<OutboxMail> MailAsync(JobHost host)
    {
        await using var db = host.Db();
        return await db.Set<OutboxMail>().AsNoTracking().SingleAsync();
    }

    [Fact]
    public async Task Mail_Accepted_ArrivesOnceAsTextFirstThenHtml()
    {
        await using var sink = new SmtpSink();
        await using var host = await HostAsync(sink);
        await PutAsync(host);

        var counts = await SendAsync(host);
        await SendAsync(host);

        var mail = Assert.Single(sink.Mails);
        var row = await MailAsync(host);
        Assert.Equal(1, counts["verzonden"]);
        Assert.Equal((MailToestand.Verzonden, 1), (row.Toestand, row.Pogingen));
        Assert.Equal([Sanne], mail.Recipients);
        Assert.Equal("thuiszitters@regio.example", mail.From);
        Assert.Equal(Sanne, mail.Header("To"));
        Assert.Null(mail.Header("Cc"));
        Assert.Equal("team@regio.example", mail.Header("Reply-To"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal(row.MessageId, mail.Header("Message-ID"));
        Assert.Matches(@"\A<[0-9a-f]{32}@regio\.example>\z", row.MessageId);
        Assert.StartsWith("multipart/alternative", mail.Header("Content-Type"), StringComparison.Ordinal);
        Assert.StartsWith("=?utf-8?", mail.Header("Subject"), StringComparison.OrdinalIgnoreCase);
        var text = mail.Data.IndexOf("Content-Type: text/plain; charset=utf-8", StringComparison.Ordinal);
        var html = mail.Data.IndexOf("Content-Type: text/html; charset=utf-8", StringComparison.Ordinal);
        Assert.InRange(text, 0, html);
        Assert.Equal(2, mail.Data.Split("Content-Transfer-Encoding: quoted-printable").Length - 1);
        Assert.Contains("co=C3=B6rdinator", mail.Data, StringComparison.Ordinal);
        var decoded = mail.Data.Replace("=\r\n", "", StringComparison.Ordinal);
        Assert.Contains("klaar.=0D=0A=0D=0Ahttps://thuiszitters.example/taken/7", decoded, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?<!=0D)=0A", decoded);
    }

    [Fact]
    public void Html_WithAWordThatLooksLikeHtml_IsEncoded()
    {
        var html = new Proefmail("<b>iets</b>").Html();

        Assert.Contains("Er staat &lt;b&gt;iets&lt;/b&gt; voor u klaar.", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://thuiszitters.example/taken/7?a=1&amp;b=2\"", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"nl\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameMail_PutTwice_IsSentOnce()
    {
        await using var sink = new SmtpSink();
        await using var host = await HostAsync(sink);

        Assert.True(await PutAsync(host));
        Assert.False(await PutAsync(host, "Sanne@Gemeente.example"));
        Assert.True(await PutAsync(host, period: "2027-01"));
        await SendAsync(host);

        Assert.Equal(2, sink.Mails.Count);
    }

    [Fact]
    public async Task Mail_WithoutAnAct_IsRefused()
    {
        await using var sink = new SmtpSink();
        await using var host = await HostAsync(sink);
        await using var db = host.Db();
        await host.Services.GetRequiredService<Outbox>().AddAsync(db, new Proefmail(), "2026-12", Sanne, CancellationToken.None);

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Theory]
    [InlineData(SinkAnswer.TryLater, "451 LocalErrorInProcessing")]
    [InlineData(SinkAnswer.NoRoom, "452 InsufficientStorage")]
    [InlineData(SinkAnswer.RefuseClient, "554 TransactionFailed")]
    internal async Task Mail_RefusedForNow_IsSentLater(SinkAnswer answer, string code)
    {
        await using var sink = new SmtpSink(answer);
        await using var host = await HostAsync(sink);
        await PutAsync(host);

        var first = await SendAsync(host);
        var row = await MailAsync(host);
        var tooEarly = await SendAsync(host);
        host.Time.Now = host.Time.Now.AddMinutes(1);
        var later = await SendAsync(host);

        Assert.Equal(1, first["uitgesteld"]);
        Assert.Equal((MailToestand.Wacht, code), (row.Toestand, row.LaatsteFout));
        Assert.Empty(tooEarly);
        Assert.Equal(1, later["verzonden"]);
        Assert.Single(sink.Mails, m => m.Confirmed);
    }

    [Fact]
    public async Task Mail_ToAMailboxThatDoesNotExist_FailsAtOnceAndTheNextGoesOn()
    {
        await using var sink = new SmtpSink(SinkAnswer.NoSuchMailbox);
        await using var host = await HostAsync(sink);
        await PutAsync(host, "weg@gemeente.example");
        host.Time.Now = host.Time.Now.AddSeconds(1);
        await PutAsync(host);

        var counts = await SendAsync(host);

        await using var db = host.Db();
        var failed = await db.Set<OutboxMail>().AsNoTracking().SingleAsync(m => m.Aan == "weg@gemeente.example");
        Assert.Equal((1, 1), (counts["mislukt"], counts["verzonden"]));
        Assert.Equal((MailToestand.Mislukt, "550 MailboxUnavailable"), (failed.Toestand, failed.LaatsteFout));
    }

    [Fact]
    public async Task Mail_DroppedBeforeTheAnswer_ComesOnceMoreWithTheSameMessageId()
    {
        await using var sink = new SmtpSink(SinkAnswer.DropBeforeAnswer);
        await using var host = await HostAsync(sink);
        await PutAsync(host);

        await SendAsync(host);
        host.Time.Now = host.Time.Now.AddMinutes(1);
        await SendAsync(host);
        host.Time.Now = host.Time.Now.AddHours(12);
        await SendAsync(host);

        Assert.Equal([false, true], sink.Mails.Select(m => m.Confirmed));
        Assert.Single(sink.Mails.Select(m => m.Header("Message-ID")).Distinct());
        Assert.Equal(Body(sink.Mails[0]), Body(sink.Mails[1]));
    }

    [Fact]
    public async Task Crash_BetweenSendingAndMarking_GivesOneExtraCopyAfterTheClaim()
    {
        await using var sink = new SmtpSink();
        await using var host = await HostAsync(sink);
        await PutAsync(host);
        await SendAsync(host);
        await using (var db = host.Db())
        {
            // As kill -9 leaves it: claimed, sent, not marked.
            var until = host.Clock.UtcNow.AddMinutes(5);
            await db.Set<OutboxMail>().ExecuteUpdateAsync(s => s.SetProperty(m => m.Toestand, MailToestand.Wacht).SetProperty(m => m.GeclaimdTot, until));
        }

        await SendAsync(host);
        Assert.Single(sink.Mails);
        host.Time.Now = host.Time.Now.AddMinutes(5);
        await SendAsync(host);
        await SendAsync(host);

        Assert.Equal(2, sink.Mails.Count);
        Assert.Single(sink.Mails.Select(m => m.Header("Message-ID")).Distinct());
    }

    [Fact]
    public async Task OlderMailGreylisted_NewerToTheSameAddressee_WaitsForItWhileOthersGoOn()
    {
        await using var sink = new SmtpSink(SinkAnswer.TryLater);
        await using var host = await HostAsync(sink);
        foreach (var (aan, over) in new[] { (Sanne, "1e taak"), (Sanne, "2e taak"), ("ander@gemeente.example", "3e taak") })
        {
            await PutAsync(host, aan, over[..1], new Proefmail(over));
            host.Time.Now = host.Time.Now.AddSeconds(1);
        }

        await SendAsync(host);
        Assert.Equal(["ander@gemeente.example"], sink.Mails.Select(m => m.Recipients.Single()));
        host.Time.Now = host.Time.Now.AddMinutes(1);
        await SendAsync(host);

        Assert.Equal(["1e", "2e"], sink.Mails.Where(m => m.Recipients.Single() == Sanne).Select(m => m.Data[(m.Data.IndexOf("Er staat ", StringComparison.Ordinal) + 9)..][..2]));
    }

    [Fact]
    public async Task NothingListens_OnThePort_LeavesTheMailWaiting()
    {
        // A port on which somebody listened a moment ago, and nobody does now.
        var port = 0;
        await using (var away = new SmtpSink())
            port = away.Port;
        await using var host = await JobHost.StartAsync((s, settings) =>
        {
            s.AddSingleton(new MailSettings { Folder = Path.Combine(settings.Folder, "mail"), Host = "127.0.0.1", Port = port, From = "thuiszitters@regio.example" });
            s.AddSingleton<IMailSender, SmtpMailSender>();
        }, typeof(MailVersturen));
        await PutAsync(host);

        var counts = await SendAsync(host);

        var row = await MailAsync(host);
        Assert.Equal(1, counts["uitgesteld"]);
        Assert.Equal((MailToestand.Wacht, "GeenVerbinding"), (row.Toestand, row.LaatsteFout));
    }

    [Fact]
    public async Task ProgramOffForDays_FirstTryPutOff_IsTriedAgain()
    {
        await using var sink = new SmtpSink(SinkAnswer.TryLater);
        await using var host = await HostAsync(sink);
        await PutAsync(host);
        host.Time.Now = host.Time.Now.AddDays(4);

        Assert.Equal(1, (await SendAsync(host))["uitgesteld"]);
        host.Time.Now = host.Time.Now.AddMinutes(1);
        Assert.Equal(1, (await SendAsync(host))["verzonden"]);
    }

    [Fact]
    public async Task SilentServer_AfterTheTimeout_LeavesTheMailWaiting()
    {
        await using var sink = new SmtpSink(SinkAnswer.Silence);
        await using var host = await HostAsync(sink, TimeSpan.FromMilliseconds(300));
        await PutAsync(host);

        var counts = await SendAsync(host);

        var row = await MailAsync(host);
        Assert.Equal(1, counts["uitgesteld"]);
        Assert.Equal((MailToestand.Wacht, "Timeout"), (row.Toestand, row.LaatsteFout));
    }

    [Fact]
    public async Task ServerAway_WithManyMailsWaiting_IsTriedThreeTimesInAPass()
    {
        await using var sink = new SmtpSink([.. Enumerable.Repeat(SinkAnswer.RefuseClient, 20)]);
        await using var host = await HostAsync(sink);
        for (var i = 0; i < 10; i++)
            await PutAsync(host, $"m{i}@gemeente.example");

        var counts = await SendAsync(host);

        Assert.Equal(3, counts["uitgesteld"]);
        Assert.Equal(3, sink.Connections);
    }

    [Fact]
    public async Task ServerAwayFor72Hours_ThenBack_EveryMailArrivesOnceInOrderPerAddressee()
    {
        await using var sink = new SmtpSink([.. Enumerable.Repeat(SinkAnswer.RefuseClient, 100_000)]);
        await using var host = await HostAsync(sink);
        for (var i = 0; i < 4; i++)
        {
            foreach (var aan in new[] { "a@gemeente.example", "b@gemeente.example" })
                await PutAsync(host, aan, $"{i}", new Proefmail($"{i}e taak"));
            host.Time.Now = host.Time.Now.AddSeconds(1);
        }

        var end = host.Time.Now.AddHours(72);
        while (host.Time.Now < end)
        {
            await SendAsync(host);
            host.Time.Now = host.Time.Now.AddMinutes(30);
        }

        Assert.Empty(sink.Mails);
        sink.Recover();
        for (var i = 0; i < 14; i++)
        {
            await SendAsync(host);
            host.Time.Now = host.Time.Now.AddMinutes(30);
        }

        Assert.Equal(8, sink.Mails.Count);
        foreach (var perAddressee in sink.Mails.GroupBy(m => m.Recipients.Single(), StringComparer.Ordinal))
            Assert.Equal(["0e", "1e", "2e", "3e"], perAddressee.Select(m => m.Data[(m.Data.IndexOf("Er staat ", StringComparison.Ordinal) + 9)..][..2]));
    }

    [Fact]
    public async Task Mail_RefusedPast72Hours_IsGivenUp()
    {
        await using var sink = new SmtpSink([.. Enumerable.Repeat(SinkAnswer.TryLater, 100)]);
        await using var host = await HostAsync(sink);
        await PutAsync(host);
        var begin = host.Time.Now;
        while (host.Time.Now < begin.AddHours(71))
        {
            await SendAsync(host);
            Assert.Equal(MailToestand.Wacht, (await MailAsync(host)).Toestand);
            host.Time.Now = host.Time.Now.AddHours(6);
        }

        host.Time.Now = begin.AddHours(73);
        await SendAsync(host);

        Assert.Equal(MailToestand.Mislukt, (await MailAsync(host)).Toestand);
    }

    [Fact]
    public void Waiting_AfterEachTry_DoublesUpToSixHours() =>
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360], Enumerable.Range(1, 11).Select(n => MailVersturen.WaitAfter(n).TotalMinutes));

    [Theory]
    [InlineData("b@x.nl, evil@x.nl")]
    [InlineData("b@x.nl,evil@x.nl")]
    [InlineData("b@x.nl;evil@x.nl")]
    [InlineData("b@x.nl\r\nBcc: evil@x.nl")]
    [InlineData("b@x.nl\n")]
    [InlineData("B <b@x.nl>")]
    [InlineData("\"b\"@x.nl")]
    [InlineData("b@x.nl evil@x.nl")]
    [InlineData("b@evil@x.nl")]
    [InlineData("b@x")]
    [InlineData("b@x..nl")]
    [InlineData(".b@x.nl")]
    [InlineData("b@-x.nl")]
    [InlineData("ë@x.nl")]
    [InlineData("")]
    public async Task Address_ThatIsNotExactlyOne_IsRefused(string aan)
    {
        await using var sink = new SmtpSink();
        await using var host = await HostAsync(sink);

        await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(host, aan));
        await SendAsync(host);

        Assert.Equal(0, sink.Connections);
    }

    [Theory]
    [InlineData("b@x.nl")]
    [InlineData("s.de-boer+werk@mail.gemeente-x.nl")]
    public void Address_Plain_IsAccepted(string aan) => Assert.True(Mailadres.IsValid(aan));

    [Fact]
    public async Task Address_ChangedInTheDatabase_IsNotSplitAndFails()
    {
        await using var sink = new SmtpSink();
        await using var host = await HostAsync(sink);
        await PutAsync(host);
        await using (var db = host.Db())
            await db.Set<OutboxMail>().ExecuteUpdateAsync(s => s.SetProperty(m => m.Aan, "b@x.nl, evil@x.nl"));

        await SendAsync(host);

        Assert.Equal(0, sink.Connections);
        Assert.Equal(MailToestand.Mislukt, (await MailAsync(host)).Toestand);
    }

    [Fact]
    public async Task Subject_WithALineEnd_IsRefused()
    {
        await using var sink = new SmtpSink();
        await using var host = await HostAsync(sink);

        await Assert.ThrowsAsync<ArgumentException>(() => PutAsync(host, bericht: new Proefmail("1\r\nBcc: evil@x.nl")));
    }

    [Fact]
    public async Task MapSender_SentTwice_LeavesOneWholeFile()
    {
        await using var host = await JobHost.StartAsync((s, _) => s.AddSingleton<IMailSender, MapMailSender>(), typeof(MailVersturen));
        await PutAsync(host);
        await SendAsync(host);
        await using (var db = host.Db())
            await db.Set<OutboxMail>().ExecuteUpdateAsync(s => s.SetProperty(m => m.Toestand, MailToestand.Wacht));
        await SendAsync(host);

        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(host.Settings.Folder, "mail"), "*", SearchOption.AllDirectories));
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains((await MailAsync(host)).MessageId, text, StringComparison.Ordinal);
        Assert.Contains("text/html", text, StringComparison.Ordinal);
    }

    static string Body(SinkMail mail)
    {
        var boundary = mail.Header("Content-Type")!.Split("boundary=")[1].Trim('"').Split(';')[0];
        return mail.Data[mail.Data.IndexOf("\r\n\r\n", StringComparison.Ordinal)..].Replace(boundary, "", StringComparison.Ordinal);
    }
}
