// What: asks clamd whether a file holds a virus: INSTREAM over TCP, as the daemon speaks it.
// Source: clamd(8): zINSTREAM, chunks with their length in four bytes (network order), a chunk of length zero, and an answer that ends with NUL.
// Used by: every upload, the job that scans what waits. Never: says clean when the scanner did not say so.

using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

public sealed partial class Clamd(Documentinstellingen instellingen, ILogger<Clamd> logger)
{
    const int Stuk = 64 * 1024, LangsteAntwoord = 4096;

    public bool IsIngesteld => instellingen.ClamdHost is not null;

    /// <summary>Clean or infected as the scanner says; otherwise not scanned: not set up, not reached in time, or an answer that is neither.</summary>
    public async Task<Scanuitkomst> ScanAsync(ReadOnlyMemory<byte> inhoud, CancellationToken ct)
    {
        if (instellingen.ClamdHost is not { } host)
            return Scanuitkomst.NietGescand;
        using var grens = CancellationTokenSource.CreateLinkedTokenSource(ct);
        grens.CancelAfter(instellingen.ClamdTimeout);
        try
        {
            var antwoord = await VraagAsync(host, inhoud, grens.Token);
            if (antwoord.EndsWith(" FOUND", StringComparison.Ordinal))
                return Scanuitkomst.Besmet;
            if (antwoord == "stream: OK")
                return Scanuitkomst.Schoon;
            NietGelukt(logger, "answer");
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            NietGelukt(logger, e.GetType().Name);
        }

        return Scanuitkomst.NietGescand;
    }

    async Task<string> VraagAsync(string host, ReadOnlyMemory<byte> inhoud, CancellationToken ct)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(host, instellingen.ClamdPort, ct);
        await using var stroom = tcp.GetStream();
        await stroom.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var lengte = new byte[4];
        for (var van = 0; van < inhoud.Length; van += Stuk)
        {
            var stuk = inhoud.Slice(van, Math.Min(Stuk, inhoud.Length - van));
            BinaryPrimitives.WriteInt32BigEndian(lengte, stuk.Length);
            await stroom.WriteAsync(lengte, ct);
            await stroom.WriteAsync(stuk, ct);
        }

        BinaryPrimitives.WriteInt32BigEndian(lengte, 0);
        await stroom.WriteAsync(lengte, ct);
        var antwoord = new byte[LangsteAntwoord];
        var gelezen = 0;
        while (gelezen < antwoord.Length && await stroom.ReadAsync(antwoord.AsMemory(gelezen), ct) is > 0 and var n)
        {
            gelezen += n;
            if (antwoord[gelezen - 1] == 0)
                return Encoding.ASCII.GetString(antwoord, 0, gelezen - 1);
        }

        throw new IOException("The answer of the scanner was cut off.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A document could not be scanned for viruses ({Reason}); it waits.")]
    static partial void NietGelukt(ILogger logger, string reason);
}
