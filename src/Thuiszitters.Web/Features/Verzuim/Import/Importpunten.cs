// What: beside the page of an import: how far it is, as JSON, and its result as a list to download.
// Never: a name or BSN in the list, or a cell that a spreadsheet would take for a formula.

using System.Text;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Verzuim.Import;

sealed class Importpunten : IEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/verzuim/import/{id:guid}/voortgang", VoortgangAsync).RequireAuthorization(new MagAttribute(Acties.VerzuimImporteren));
        routes.MapGet("/verzuim/import/{id:guid}/uitkomst.csv", UitkomstAsync).RequireAuthorization(new MagAttribute(Acties.VerzuimImporteren));
    }

    public static string Tekst(Importopdracht o) => o.AnnulerenGevraagd
        ? string.Create(NlDatum.Cultuur, $"Wordt gestopt na deze groep. Ingelezen: {o.Verwerkt:N0} van {o.Totaal:N0}.")
        : string.Create(NlDatum.Cultuur,
            $"Regel {o.Verwerkt:N0} van {o.Totaal:N0}. Nieuw: {o.Nieuw:N0}, dubbel: {o.Dubbel:N0}, bijgewerkt: {o.Bijgewerkt:N0}, afgewezen: {o.Afgewezen:N0}.");

    /// <summary>Why a row was refused, what it was the same as, and what to look at.</summary>
    public static string Toelichting(Importregel r)
    {
        List<string> delen = [];
        if (r.Reden is { } reden)
            delen.Add(Importwoorden.Reden(reden) + (r.Kolom is { } k ? $" Kijk in kolom {k}." : ""));
        if (r.ZelfdeAls is { } zelfde)
            delen.Add(r.Uitkomst == Rijuitkomst.Dubbel ? $"Zelfde als regel {zelfde}." : $"Zelfde leerling als regel {zelfde}.");
        else if (r.Uitkomst == Rijuitkomst.Dubbel)
            delen.Add("Dit verzuim stond al in het dossier.");
        delen.AddRange((r.Waarschuwingen ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Waarschuwcode.Bericht));
        return string.Join(' ', delen);
    }

    static async Task<IResult> VoortgangAsync(Guid id, AppDb db, CurrentUser user, CancellationToken ct)
    {
        var o = await Importbestanden.Van(db, user).AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
        return o is null ? Results.NotFound() : Results.Json(new { klaar = o.Verwerkt, totaal = o.Totaal, tekst = Tekst(o), gereed = !o.Loopt });
    }

    static async Task<IResult> UitkomstAsync(Guid id, AppDb db, CurrentUser user, CancellationToken ct)
    {
        if (await Importbestanden.Van(db, user).AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct) is not { } o)
            return Results.NotFound();
        var regels = await db.Set<Importregel>().AsNoTracking().Where(r => r.OpdrachtId == id).OrderBy(r => r.Regel)
            .Select(r => new { Regel = r, Nummer = db.Dossiers.Where(d => d.Id == r.DossierId).Select(d => d.Nummer).FirstOrDefault() }).ToListAsync(ct);
        var csv = new StringBuilder("\uFEFF").Append("Regel;Uitkomst;Reden;Kolom;Zelfde als regel;Dossier;Toelichting\r\n");
        foreach (var r in regels)
            csv.AppendJoin(';', new[]
            {
                Getal(r.Regel.Regel), Importwoorden.Van(r.Regel.Uitkomst), r.Regel.Reden, Getal(r.Regel.Kolom), Getal(r.Regel.ZelfdeAls), r.Nummer, Toelichting(r.Regel),
            }.Select(Cel)).Append("\r\n");
        return Results.File(Encoding.UTF8.GetBytes(csv.ToString()), "text/csv; charset=utf-8", $"uitkomst-import-{o.Datum ?? DateOnly.FromDateTime(Clock.ToLocal(o.AangebodenOp)):yyyy-MM-dd}.csv");
    }

    static string? Getal(int? getal) => getal?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Quoted, and never begun by what a spreadsheet calculates with.</summary>
    static string Cel(string? tekst)
    {
        tekst ??= "";
        if (tekst.Length > 0 && tekst[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            tekst = "'" + tekst;
        return tekst.AsSpan().IndexOfAny(";\"\r\n") >= 0 ? "\"" + tekst.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : tekst;
    }
}
