// What: asks clamd whether a file holds a virus: INSTREAM over TCP, as the daemon speaks it.
// Source: clamd(8): zINSTREAM, chunks with their length in four bytes (network order), a chunk of length zero, and an answer that ends with NUL.
// Used by: every upload, the job that scans what waits. Never: says clean when the scanner did not say so.

using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>What became of asking the scanner.</summary>
/// <param name="Uitkomst">What it said.</param>
/// <param name="IsBereikt">It took the connection: without a verdict it is this file that it cannot judge, and the next may do.</param>
public readonly record struct Scanantwoord(Scanuitkomst Uitkomst, bool IsBereikt);

public sealed partial class Clamd(Documentinstellingen instellingen, ILogger<Clamd> logger)
{
    const int Stuk = 64 * 1024, LangsteAntwoord = 4096;

    public bool IsIngesteld => instellingen.ClamdHost is not null;

    /// <summary>Clean or infected as the scanner says; otherwise not scanned: not set up, not reached in time, or an answer that is neither.</summary>
    public async Task<Scanantwoord> ScanAsync(ReadOnlyMemory<byte> inhoud, CancellationToken ct)
    {
        using var grens = Grens(ct);
        return await ScanAsync(inhoud, grens.Token, ct);
    }

    /// <summary>The files of one form, within the time of one: what the scanner does not come to is not scanned.</summary>
    public async Task<IReadOnlyList<Scanuitkomst>> ScanAllesAsync(IReadOnlyList<byte[]> bestanden, CancellationToken ct)
    {
        using var grens = Grens(ct);
        var uitkomsten = new List<Scanuitkomst>();
        var bereikt = IsIngesteld;
        foreach (var inhoud in bestanden)
        {
            var antwoord = bereikt && !grens.IsCancellationRequested ? await ScanAsync(inhoud, grens.Token, ct) : default;
            bereikt = antwoord.IsBereikt;
            uitkomsten.Add(bereikt ? antwoord.Uitkomst : Scanuitkomst.NietGescand);
        }

        return uitkomsten;
    }

    CancellationTokenSource Grens(CancellationToken ct)
    {
        var grens = CancellationTokenSource.CreateLinkedTokenSource(ct);
        grens.CancelAfter(instellingen.ClamdTimeout);
        return grens;
    }

    async Task<Scanantwoord> ScanAsync(ReadOnlyMemory<byte> inhoud, CancellationToken grens, CancellationToken ct)
    {
        if (instellingen.ClamdHost is not { } host)
            return new(Scanuitkomst.NietGescand, IsBereikt: false);
        var bereikt = false;
        try
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(host, instellingen.ClamdPort, grens);
            bereikt = true;
            var antwoord = await VraagAsync(tcp, inhoud, grens);
            if (antwoord.EndsWith(" FOUND", StringComparison.Ordinal))
                return new(Scanuitkomst.Besmet, IsBereikt: true);
            if (antwoord == "stream: OK")
                return new(Scanuitkomst.Schoon, IsBereikt: true);
            NietGelukt(logger, "answer");
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            NietGelukt(logger, e.GetType().Name);
        }

        return new(Scanuitkomst.NietGescand, bereikt);
    }

    static async Task<string> VraagAsync(TcpClient tcp, ReadOnlyMemory<byte> inhoud, CancellationToken ct)
    {
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
