// What: hands out one version of a document: always as a file to keep, under the type that was told from its content.
// Source: ADR 23; OWASP File Upload. Each time is a record in the processing log, with its purpose.
// Never: shown inside the page, or handed out when it was withdrawn or a virus was found in it.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Documenten;

sealed class Documentpunten : IEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/dossiers/{nummer}/documenten/{id:guid}/versies/{versie:int}", OphalenAsync).RequireAuthorization(new MagAttribute(Acties.DocumentLezen));

    static async Task<IResult> OphalenAsync(string nummer, Guid id, int versie, AppDb db, Vault vault, Clock clock, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(d => d.Nummer == nummer, ct);
        if (dossier is null || !await db.Set<Document>().AnyAsync(d => d.Id == id && d.DossierId == dossier.Id && d.IngetrokkenOp == null, ct))
            return Results.NotFound();
        var gevonden = await db.Set<Documentversie>().AsNoTracking().SingleOrDefaultAsync(v => v.DocumentId == id && v.Nummer == versie, ct);
        if (gevonden is null || await db.Set<Documentscan>().AnyAsync(s => s.Id == gevonden.Id && s.Uitkomst == Scanuitkomst.Besmet, ct))
            return Results.NotFound();
        var inhoud = await db.Set<Documentinhoud>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == gevonden.Id, ct);
        var open = (await vault.RevealAsync([dossier.Id], Doel.Document, ct))[dossier.Id];
        // As on the page of the dossier: what is stored lasts to the end of the month of the 18th birthday.
        var (status, band) = Dossierstand.Getoond(dossier.Status, dossier.Band, open.Identiteit?.Geboren, clock.Today);
        if (vault.LevelOf(dossier, status, band).Niveau == Zichtniveau.Geen || open.Bytes(inhoud?.Inhoud, Documentinhoud.Plaats, gevonden.Id) is not { } bytes)
            return Results.NotFound();
        return Results.File(bytes, Bestandsherkenning.Uitgave(gevonden.Type).Inhoudstype, open.Tekst(gevonden.Naam, "Documentversie/Naam", gevonden.Id));
    }
}
