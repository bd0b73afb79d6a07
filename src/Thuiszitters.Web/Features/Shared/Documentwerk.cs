// What: takes the files of a form as documents: checks each, has it scanned, seals it and its name, and gives the rows for one save.
// Source: ADR 23. Used by: the pages that take files, the letters. Never: one of several kept while another is refused.

using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>A file that may be kept.</summary>
public sealed record Ontvangen(string Naam, byte[] Inhoud, Bestandstype Type, Scanuitkomst Scan);

public sealed class Documentwerk(AppDb db, Vault vault, Clamd clamd, Documentinstellingen instellingen, CurrentUser user, Clock clock)
{
    const int LangsteNaam = 120;

    /// <summary>The files, or for each that is refused a sentence why; then nothing is to be kept.</summary>
    public async Task<(IReadOnlyList<Ontvangen> Bestanden, IReadOnlyList<string> Fouten)> OntvangAsync(IReadOnlyList<IFormFile>? bestanden, CancellationToken ct)
    {
        if (bestanden is null or { Count: 0 })
            return ([], ["Kies een bestand."]);
        if (bestanden.Count > Documentinstellingen.Meeste)
            return ([], [$"Kies hooguit {Documentinstellingen.Meeste} bestanden tegelijk."]);
        var (goed, fouten) = (new List<(string Naam, byte[] Inhoud, Bestandstype Type)>(), new List<string>());
        foreach (var bestand in bestanden)
        {
            var naam = Schoon(bestand.FileName);
            if (bestand.Length > instellingen.PerBestand)
            {
                fouten.Add($"\"{naam}\" is groter dan {instellingen.BestandMb} MB.");
                continue;
            }

            var inhoud = new byte[bestand.Length];
            await using (var stroom = bestand.OpenReadStream())
                await stroom.ReadExactlyAsync(inhoud, ct);
            var (type, fout) = Bestandsherkenning.Herken(inhoud);
            if (type is not { } soort)
            {
                fouten.Add(Bericht(naam, fout));
                continue;
            }

            goed.Add((Path.ChangeExtension(naam, Bestandsherkenning.Uitgave(soort).Extensie), inhoud, soort));
        }

        // The scanner is asked when everything else is right, and for all of them together: it may be slow.
        var scans = fouten.Count == 0 ? await clamd.ScanAllesAsync([.. goed.Select(g => g.Inhoud)], ct) : [];
        fouten.AddRange(goed.Zip(scans).Where(g => g.Second == Scanuitkomst.Besmet)
            .Select(g => $"In \"{g.First.Naam}\" is een virus gevonden. Het bestand is niet bewaard. Meld dit bij uw systeembeheer."));
        return fouten.Count == 0
            ? ([.. goed.Zip(scans, (g, scan) => new Ontvangen(g.Naam, g.Inhoud, g.Type, scan))], [])
            : ([], [.. fouten, "Er is niets opgeslagen. Kies de bestanden opnieuw."]);
    }

    /// <summary>Adds a new document to the coming save.</summary>
    /// <param name="deel">Whose part it is.</param>
    public async Task<Document> VoegToeAsync(Dossier dossier, Guid deel, DocumentSoort soort, Ontvangen bestand, CancellationToken ct)
    {
        var document = new Document { DossierId = dossier.Id, OrganisatieId = deel, VanOrganisatieId = user.OrganisatieId, Soort = soort, ToegevoegdOp = clock.Today };
        db.Add(document);
        await VoegVersieToeAsync(document, 1, bestand, ct);
        return document;
    }

    /// <summary>Adds a version of a document to the coming save.</summary>
    public async Task VoegVersieToeAsync(Document document, int nummer, Ontvangen bestand, CancellationToken ct)
    {
        var (id, dossier) = (Guid.CreateVersion7(), document.DossierId);
        db.Add(new Documentversie
        {
            Id = id, DossierId = dossier, OrganisatieId = document.OrganisatieId, DocumentId = document.Id, Nummer = nummer, Type = bestand.Type, Grootte = bestand.Inhoud.Length,
            ToegevoegdOp = clock.UtcNow, AuteurId = user.Id, Naam = (await vault.SealTextAsync(dossier, "Documentversie/Naam", id, bestand.Naam, ct))!,
        });
        db.Add(new Documentinhoud
        {
            Id = id, DossierId = dossier, OrganisatieId = document.OrganisatieId, DocumentId = document.Id,
            Inhoud = await vault.SealBytesAsync(dossier, Documentinhoud.Plaats, id, bestand.Inhoud, ct),
        });
        db.Add(new Documentscan { Id = id, DossierId = dossier, Uitkomst = bestand.Scan, GescandOp = bestand.Scan == Scanuitkomst.NietGescand ? null : clock.UtcNow });
    }

    /// <summary>The documents of a dossier that this reader may know of, newest first, without their bytes.</summary>
    public static async Task<IReadOnlyList<Documentregel>> LijstAsync(AppDb db, Geopend open, Guid dossier, CancellationToken ct)
    {
        var documenten = await db.Set<Document>().AsNoTracking().Where(d => d.DossierId == dossier).ToListAsync(ct);
        var versies = (await VersiesAsync(db, open, dossier, ct)).ToLookup(v => v.Versie.DocumentId);
        var wie = documenten.Select(d => d.VanOrganisatieId).Distinct().ToList();
        var namen = await db.Organisaties.AsNoTracking().Where(o => wie.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Naam, ct);
        // Sorted here: a server may order keys in a way of its own.
        return [.. documenten.OrderByDescending(d => d.ToegevoegdOp).ThenByDescending(d => d.Id)
            // The last one first; a document always has one.
            .Where(d => versies[d.Id].Any()).Select(d => new Documentregel(d, [.. versies[d.Id]], namen.GetValueOrDefault(d.VanOrganisatieId, "Onbekend")))];
    }

    /// <summary>The versions of a dossier's documents, newest first.</summary>
    static async Task<List<Versieregel>> VersiesAsync(AppDb db, Geopend open, Guid dossier, CancellationToken ct)
    {
        var versies = await db.Set<Documentversie>().AsNoTracking().Where(v => v.DossierId == dossier).ToListAsync(ct);
        var scans = await db.Set<Documentscan>().AsNoTracking().Where(s => s.DossierId == dossier).ToDictionaryAsync(s => s.Id, s => s.Uitkomst, ct);
        return [.. versies.OrderByDescending(v => v.Nummer).Select(v => new Versieregel(
            v, open.Tekst(v.Naam, "Documentversie/Naam", v.Id) ?? "(vernietigd)", scans.GetValueOrDefault(v.Id, Scanuitkomst.NietGescand)))];
    }

    /// <summary>A name without a path or what cannot be seen, and not too long; it is sealed, but it is also shown and handed out.</summary>
    static string Schoon(string naam)
    {
        var kaal = new StringBuilder();
        foreach (var teken in naam[(naam.LastIndexOfAny(['/', '\\']) + 1)..])
            if (CharUnicodeInfo.GetUnicodeCategory(teken) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && !"\"<>:|?*;".Contains(teken, StringComparison.Ordinal))
                kaal.Append(teken);
        var stam = Path.GetFileNameWithoutExtension(kaal.ToString()).Trim(' ', '.');
        return (stam.Length == 0 ? "document" : stam.Length > LangsteNaam ? stam[..LangsteNaam] : stam) + Path.GetExtension(kaal.ToString());
    }

    static string Bericht(string naam, Bestandsfout? fout) => fout switch
    {
        Bestandsfout.Leeg => $"\"{naam}\" is leeg.",
        Bestandsfout.Macro => $"In \"{naam}\" zit een macro, een ingesloten bestand of een verwijzing naar een ander bestand. Sla het op zonder die dingen, of druk het af naar een nieuwe PDF.",
        Bestandsfout.Webpagina => $"\"{naam}\" is een webpagina of bevat code. Sla het op als PDF.",
        _ => $"\"{naam}\" is geen soort bestand dat u hier kunt bewaren.",
    };
}

/// <summary>A version with its name and what the scanner said.</summary>
public sealed record Versieregel(Documentversie Versie, string Naam, Scanuitkomst Scan);

/// <summary>A document with its versions, newest first, and who put it there.</summary>
public sealed record Documentregel(Document Document, IReadOnlyList<Versieregel> Versies, string Van)
{
    /// <summary>A letter made here that nobody put another version over.</summary>
    public bool IsAfTeDrukken => Document.IngetrokkenOp is null && Versies is [{ Versie.Type: Bestandstype.Brief }];
}

/// <summary>The documents on the page of a dossier.</summary>
/// <param name="Nummer">Of the dossier.</param>
/// <param name="MagLezen">This reader may see documents at all.</param>
/// <param name="MagToevoegen">And add some.</param>
/// <param name="MagAfdrukken">And print the letters that were made here.</param>
/// <param name="Organisatie">Whose part this reader may change.</param>
public sealed record Documentvak(string Nummer, bool MagLezen, bool MagToevoegen, bool MagAfdrukken, Guid? Organisatie, IReadOnlyList<Documentregel> Documenten);
