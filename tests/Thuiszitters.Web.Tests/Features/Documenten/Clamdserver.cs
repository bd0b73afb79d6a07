// What: a stand-in for clamd that speaks its protocol over TCP: zINSTREAM, chunks with their length, an answer that ends with NUL.

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Thuiszitters.Web.Tests.Features.Documenten;

/// <summary>Finds the EICAR test file and nothing else. Can be made to fall silent or to answer something else.</summary>
sealed class Clamdserver : IDisposable
{
    readonly TcpListener luisteraar = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource klaar = new();

    public Clamdserver()
    {
        luisteraar.Start();
        Poort = ((IPEndPoint)luisteraar.LocalEndpoint).Port;
        _ = LuisterAsync();
    }

    public int Poort { get; }

    /// <summary>Said instead of a verdict; empty closes without a word.</summary>
    public string? Antwoord { get; set; }

    /// <summary>Said of this file, before anything else is looked at; null goes on.</summary>
    public Func<byte[], string?>? Oordeel { get; set; }

    /// <summary>Takes the file and never answers.</summary>
    public bool Zwijgt { get; set; }

    /// <summary>Closes without the NUL that ends an answer.</summary>
    public bool BreektAf { get; set; }

    /// <summary>Done before the answer: what happens elsewhere while a file is scanned.</summary>
    public Func<Task>? Tussendoor { get; set; }

    public int Gescand { get; private set; }

    /// <summary>The test file of EICAR, put together here so that no scanner trips over the sources.</summary>
    public static byte[] Eicar => Encoding.ASCII.GetBytes(string.Concat("X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-STANDARD-", "ANTIVIRUS-TEST", "-FILE!$H+H*"));

    public void Dispose()
    {
        // The host of a test is put away more than once.
        if (klaar.IsCancellationRequested)
            return;
        klaar.Cancel();
        luisteraar.Dispose();
        klaar.Dispose();
    }

    async Task LuisterAsync()
    {
        try
        {
            while (true)
            {
                using var tcp = await luisteraar.AcceptTcpClientAsync(klaar.Token);
                await BeantwoordAsync(tcp.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    async Task BeantwoordAsync(NetworkStream stroom)
    {
        var opdracht = new byte[10];
        await stroom.ReadExactlyAsync(opdracht);
        Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(opdracht));
        using var alles = new MemoryStream();
        var lengte = new byte[4];
        while (true)
        {
            await stroom.ReadExactlyAsync(lengte);
            var n = BinaryPrimitives.ReadInt32BigEndian(lengte);
            if (n == 0)
                break;
            var stuk = new byte[n];
            await stroom.ReadExactlyAsync(stuk);
            alles.Write(stuk);
        }

        Gescand++;
        if (Tussendoor is { } anders)
            await anders();
        // Until who asks has had enough of it.
        if (Zwijgt && await stroom.ReadAsync(lengte) >= 0)
            return;
        var woord = Oordeel?.Invoke(alles.ToArray()) ?? Antwoord ?? (alles.ToArray().AsSpan().IndexOf(Eicar) >= 0 ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
        if (woord.Length > 0)
            await stroom.WriteAsync(Encoding.ASCII.GetBytes(woord + (BreektAf ? "" : "\0")));
    }
}
