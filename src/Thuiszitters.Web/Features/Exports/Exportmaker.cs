// What: makes the file of an approved request: reads the rows, makes them safe, writes CSV and codebook, audits the exact bytes, seals them.
// Source: privacy facts 3 (keys per recipient and period, k = 5, coarser before rows are lost, audit apart from the maker).
// Used by: the page of the decision, which saves everything it returns in one transaction: no log and no ledger, no file.
// Never: reaches the vault, hands out what did not pass the audit, or uses a salt twice: two files of one recipient cannot be joined.

using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Disclosure.Pseudonyms;
using Thuiszitters.Disclosure.Releases;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Keys;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Exports;

/// <summary>A file with its ledger entry, or the reason in Dutch why there is none. The log is saved in both cases: the rows were read.</summary>
public sealed record Exportuitkomst(Export? Export, Exportbestand? Bestand, string? Waarom, IReadOnlyList<object> Log);

public sealed class Exportmaker(DbSource source, KeyStore keys, ProcessingLogger logger, IDataProtectionProvider protection, Clock clock)
{
    static readonly string Versie = typeof(Exportmaker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "onbekend";
    readonly IDataProtector protector = protection.CreateProtector("Thuiszitters.Export", "v1");

    /// <summary>Saves nothing. Call it outside a transaction.</summary>
    public async Task<Exportuitkomst> MaakAsync(Exportverzoek verzoek, Scope beslisser, CancellationToken ct)
    {
        var (jaar, peildatum) = (new Schooljaar(verzoek.Schooljaar), clock.Today);
        await using var system = source.ForSystem();
        var rijen = await Exportrijen.LeesAsync(system, verzoek.RegioId, jaar, peildatum, ct);
        var organisaties = await system.Organisaties.AsNoTracking()
            .Where(o => o.RegioId == verzoek.RegioId && (o.Soort == OrganisatieSoort.Gemeente || o.Soort == OrganisatieSoort.Regio)).ToListAsync(ct);
        var regio = organisaties.Single(o => o.Soort == OrganisatieSoort.Regio);
        var log = await LogAsync(rijen, beslisser, ct);

        var sleutel = $"pseudoniem/{jaar}";
        var salt = RandomNumberGenerator.GetBytes(Pseudonymizer.SecretLength);
        var ontvanger = $"{verzoek.Ontvanger} ({Exportwoorden.Van(verzoek.Ontvangersoort).ToLowerInvariant()})";
        using var key = Pseudonymizer.DerivePseudonymKey(
            await keys.SecretAsync(sleutel, ct), salt, verzoek.Doel, ontvanger, $"schooljaar {jaar}", "leerling");
        var tabel = Exportkolommen.Tabel(rijen, jaar, peildatum, regio, [.. organisaties.Where(o => o.Soort == OrganisatieSoort.Gemeente)]);
        var uitkomst = SafeRelease.Make(tabel, key, Exportkolommen.Stappen, Exportkolommen.K, Exportkolommen.Grens, loseRowsAfterLastStep: true);
        if (uitkomst is not Release release)
            return new(null, null, Exportwoorden.Weigering(((Refusal)uitkomst).Reason), log);

        var csv = ReleaseCsv.ToBytes(release);
        if (!ReleaseAudit.Check(csv, Exportkolommen.Namen, Exportkolommen.K).Passed)
            return new(null, null, Exportwoorden.ControleMislukt, log);
        var verloopt = peildatum.AddDays(verzoek.Bewaardagen);
        var codeboek = Encoding.UTF8.GetBytes(Codebook.Write(release, new CodebookTexts(
            $"Thuiszitters in {regio.Naam}, schooljaar {jaar}", Regelbetekenis(jaar, peildatum), Bestandsnaam(verzoek, Exportdeel.Bestand),
            $"de privacy officer van {regio.Naam}", verloopt,
            ["Vergelijk deze levering niet met een eerdere levering om te zien wie erbij is gekomen of weg is."])));

        var export = new Export
        {
            Id = verzoek.Id, RegioId = verzoek.RegioId, Doel = verzoek.Doel, Ontvanger = verzoek.Ontvanger, Ontvangersoort = verzoek.Ontvangersoort,
            Grond = verzoek.Grond, Schooljaar = verzoek.Schooljaar, Peildatum = peildatum,
            Kolommen = JsonSerializer.Serialize(release.Columns.ToDictionary(c => c.Column.Name, c => c.Level.Name)),
            K = release.K, Regels = Exportrijen.Afgerond(release.Rows.Count), Weggelaten = release.LeftOut.ToString(), BovenGrens = release.IsOverLimit,
            Sha256Bestand = Sha256(csv), Sha256Codeboek = Sha256(codeboek), Sleutel = sleutel, Salt = salt, Versie = Versie,
            AanvragerId = verzoek.AanvragerId, GoedkeurderId = beslisser.GebruikerId, GemaaktOp = clock.UtcNow, VerlooptOp = verloopt,
        };
        var bestand = new Exportbestand
        {
            Id = verzoek.Id, Csv = Zegel(verzoek.Id, Exportdeel.Bestand).Protect(csv), Codeboek = Zegel(verzoek.Id, Exportdeel.Codeboek).Protect(codeboek),
        };
        return new(export, bestand, null, log);
    }

    /// <summary>The bytes as they were audited.</summary>
    /// <exception cref="CryptographicException">The row was changed or swapped, or is not what the ledger says.</exception>
    public byte[] Open(Export export, Exportbestand bestand, Exportdeel deel)
    {
        var bytes = Zegel(export.Id, deel).Unprotect(deel == Exportdeel.Bestand ? bestand.Csv : bestand.Codeboek);
        return Sha256(bytes) == (deel == Exportdeel.Bestand ? export.Sha256Bestand : export.Sha256Codeboek)
            ? bytes
            : throw new CryptographicException("The file is not the one of the ledger.");
    }

    /// <summary>Tells the schooljaar and which export it is, nothing else.</summary>
    public static string Bestandsnaam(Exportverzoek verzoek, Exportdeel deel) =>
        $"thuiszitters-{new Schooljaar(verzoek.Schooljaar)}-{verzoek.Id.ToString("N")[^8..]}{(deel == Exportdeel.Bestand ? ".csv" : "-codeboek.md")}";

    static string Regelbetekenis(Schooljaar jaar, DateOnly peildatum) =>
        $"Eén jongere (één dossier) uit de regio van wie de pactklok in schooljaar {jaar} liep: op minstens één dag van dat schooljaar. Van elke jongere staat"
        + $" alleen de laatste episode uit dat schooljaar in het bestand, zoals die er op de peildatum {NlDatum.Lang(peildatum)} voor stond; ook als de jongere"
        + " daarna opnieuw thuis kwam te zitten. Jongeren zonder pactklok, zoals bij"
        + " alleen ziekteverzuim, staan er niet in. Een jongere met een dossier in twee gemeenten telt als twee."
        + " De pseudoniemen gelden alleen voor deze levering: ook een volgende levering aan dezelfde ontvanger is er niet mee te koppelen.";

    async Task<IReadOnlyList<object>> LogAsync(IReadOnlyList<Exportrij> rijen, Scope scope, CancellationToken ct)
    {
        var trace = await logger.StartAsync(scope, Doel.Export, ct);
        var log = new List<object>((rijen.Count * 2) + 1) { trace.Geheel() };
        foreach (var rij in rijen)
        {
            var (verwerking, inzage) = trace.Of(rij.Id, Zichtniveau.Geen, "export");
            log.Add(verwerking);
            log.Add(inzage);
        }

        return log;
    }

    IDataProtector Zegel(Guid export, Exportdeel deel) => protector.CreateProtector(export.ToString("N"), deel.ToString());

    static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
