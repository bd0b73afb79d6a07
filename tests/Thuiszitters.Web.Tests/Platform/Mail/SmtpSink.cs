using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Thuiszitters.Web.Tests.Platform.Mail;

/// <summary>How the sink answers one mail.</summary>
enum SinkAnswer
{
    /// <summary>Takes it.</summary>
    Accept = 0,

    /// <summary>451 after RCPT: greylisting.</summary>
    TryLater = 1,

    /// <summary>550 after RCPT: no such mailbox.</summary>
    NoSuchMailbox = 2,

    /// <summary>Takes the whole mail and is gone before the answer: the sender cannot know that it arrived.</summary>
    DropBeforeAnswer = 3,

    /// <summary>Says nothing at all after the connection is made.</summary>
    Silence = 4,

    /// <summary>554 instead of a greeting: the server refuses this client, not this mail.</summary>
    RefuseClient = 5,

    /// <summary>452 after the mail itself.</summary>
    NoRoom = 6,
}

sealed record SinkMail(string From, IReadOnlyList<string> Recipients, string Data, bool Confirmed)
{
    /// <summary>The value of a header, unfolded.</summary>
    public string? Header(string name)
    {
        var head = Data[..Data.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal);
        return head.Split("\r\n").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
    }
}

/// <summary>A small SMTP server that keeps what it gets and answers by script; after the script it takes everything.</summary>
sealed class SmtpSink : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stop = new();
    readonly ConcurrentQueue<SinkAnswer> script = new();
    readonly ConcurrentQueue<SinkMail> mails = new();
    readonly Task serving;
    int connections;

    public SmtpSink(params SinkAnswer[] answers)
    {
        Then(answers);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        serving = ServeAsync();
    }

    public int Port { get; }
    public int Connections => connections;
    public IReadOnlyList<SinkMail> Mails => [.. mails];

    /// <summary>Answers for the next connections, one each.</summary>
    public void Then(params SinkAnswer[] answers)
    {
        foreach (var answer in answers)
            script.Enqueue(answer);
    }

    /// <summary>From now on everything is taken.</summary>
    public void Recover() => script.Clear();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
        listener.Dispose();
    }

    async Task ServeAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                open.Add(TalkAsync(client, script.TryDequeue(out var answer) ? answer : SinkAnswer.Accept));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(open);
        }
    }

    async Task TalkAsync(TcpClient client, SinkAnswer answer)
    {
        using var _ = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.Latin1);
            Task Say(string line) => stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), stop.Token).AsTask();
            if (answer == SinkAnswer.Silence)
            {
                await reader.ReadLineAsync(stop.Token);
                return;
            }

            await Say(answer == SinkAnswer.RefuseClient ? "554 sink no" : "220 sink");
            var (from, recipients) = ("", new List<string>());
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                switch (verb)
                {
                    case "EHLO" or "HELO":
                        await Say("250 sink");
                        break;
                    case "MAIL":
                        (from, recipients) = (Path(line), []);
                        await Say("250 ok");
                        break;
                    case "RCPT" when answer == SinkAnswer.TryLater:
                        await Say("451 try later");
                        break;
                    case "RCPT" when answer == SinkAnswer.NoSuchMailbox:
                        await Say("550 no such mailbox");
                        break;
                    case "RCPT":
                        recipients.Add(Path(line));
                        await Say("250 ok");
                        break;
                    case "DATA":
                        await Say("354 go on");
                        var data = await DataAsync(reader);
                        mails.Enqueue(new SinkMail(from, recipients, data, answer == SinkAnswer.Accept));
                        if (answer == SinkAnswer.DropBeforeAnswer)
                            return;
                        await Say(answer == SinkAnswer.NoRoom ? "452 no room" : "250 taken");
                        break;
                    case "QUIT":
                        await Say("221 bye");
                        return;
                    default:
                        await Say("250 ok");
                        break;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The sender hung up, or the test is over.
        }
    }

    async Task<string> DataAsync(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            data.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        return data.ToString();
    }

    static string Path(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')];
}
