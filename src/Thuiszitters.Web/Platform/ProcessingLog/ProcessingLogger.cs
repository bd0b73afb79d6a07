// What: makes the records of one processing: a Verwerking (what, of whom as pseudonym) and an Inzage (by whom, why) per data subject.
// Source: Logboek Dataverwerkingen: one line per data subject, no sampling, writing confirmed; architecture 6.
// Used by: Vault and the bulk writer, which save them in the transaction of the processing. Never: a name or the terms of a search.

using System.Diagnostics;
using System.Security.Cryptography;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Keys;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Platform.ProcessingLog;

public sealed class ProcessingLogger(KeyStore keys, Clock clock)
{
    static readonly DateTime Epoch = DateTime.UnixEpoch;

    /// <summary>Starts the records of one processing by one reader.</summary>
    public async Task<ProcessingTrace> StartAsync(Scope scope, Doel doel, CancellationToken ct) =>
        new(await keys.SecretAsync("ldv", ct), scope, doel, clock.UtcNow);

    internal static long Ms(DateTime utc) => (long)(utc - Epoch).TotalMilliseconds;
}

public sealed class ProcessingTrace(byte[] key, Scope scope, Doel doel, DateTime now)
{
    readonly string trace = Activity.Current?.TraceId.ToString() ?? ActivityTraceId.CreateRandom().ToString();
    string? parent = Activity.Current?.SpanId.ToString();

    /// <summary>The record of a processing of many as a whole, without a data subject; those made after it hang under it.</summary>
    public Verwerking Geheel()
    {
        var span = ActivitySpanId.CreateRandom().ToString();
        var geheel = Van(span, betrokkene: null);
        parent = span;
        return geheel;
    }

    /// <summary>The two records for one data subject.</summary>
    public (Verwerking, Inzage) Of(Guid dossierId, Zichtniveau niveau, string grond)
    {
        var span = ActivitySpanId.CreateRandom().ToString();
        return (
            Van(span, Convert.ToHexStringLower(HMACSHA256.HashData(key, dossierId.ToByteArray(true)))[..32]),
            new Inzage
            {
                SpanId = span, At = now, GebruikerId = scope.GebruikerId == Guid.Empty ? null : scope.GebruikerId, Rol = scope.Rol,
                OrganisatieId = scope.OrganisatieId == Guid.Empty ? null : scope.OrganisatieId,
                DossierId = dossierId, Doel = doel.Code, Niveau = niveau, Grond = grond,
            });
    }

    Verwerking Van(string span, string? betrokkene)
    {
        var ms = ProcessingLogger.Ms(now);
        return new()
        {
            TraceId = trace, SpanId = span, ParentSpanId = parent, Status = "Ok", Naam = doel.Naam, StartMs = ms, EindMs = ms,
            ActiviteitId = doel.ActiviteitId, BetrokkeneId = betrokkene,
        };
    }
}
