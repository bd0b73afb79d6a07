using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Web.Features.Verzuim.Import;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

/// <summary>What an import left in the database, to lay beside that of another import of the same list.</summary>
static class Importbeeld
{
    /// <summary>How many rows of each kind there are; what a kill would double or lose shows here.</summary>
    public static async Task<string> VanAsync(TestApp app)
    {
        await using var db = app.Db();
        var tekst = new StringBuilder();
        void Regel(string wat, object aantal) => tekst.AppendLine(CultureInfo.InvariantCulture, $"{wat}: {aantal}");
        Regel("dossiers", await db.Dossiers.CountAsync());
        Regel("nummers", await db.Dossiers.Select(d => d.Nummer).Distinct().CountAsync());
        Regel("identiteiten", await db.Set<VerzegeldeIdentiteit>().CountAsync());
        Regel("blinde index", await db.Set<BlindIndex>().CountAsync());
        Regel("meldingen", await db.Verzuimmeldingen.CountAsync());
        Regel("signalen", await db.Signalen.CountAsync());
        Regel("bestanden", await db.Set<Importbestand>().CountAsync());
        foreach (var groep in await db.Acts.GroupBy(a => a.Kind).Select(g => new { g.Key, Aantal = g.Count() }).OrderBy(g => g.Key).ToListAsync())
            Regel("act " + groep.Key, groep.Aantal);
        foreach (var groep in await db.Set<Inzage>().GroupBy(i => i.Doel).Select(g => new { g.Key, Aantal = g.Count() }).OrderBy(g => g.Key).ToListAsync())
            Regel("inzage " + groep.Key, groep.Aantal);
        var opdracht = await db.Set<Importopdracht>().SingleAsync();
        Regel("opdracht", (opdracht.Toestand, opdracht.Verwerkt, opdracht.Nieuw, opdracht.Dubbel, opdracht.Bijgewerkt, opdracht.Afgewezen));
        return tekst.ToString();
    }

    public static async Task<List<(int Regel, Rijuitkomst Uitkomst, int? ZelfdeAls)>> RegelsAsync(TestApp app)
    {
        await using var db = app.Db();
        return [.. (await db.Set<Importregel>().AsNoTracking().OrderBy(r => r.Regel).ToListAsync()).Select(r => (r.Regel, r.Uitkomst, r.ZelfdeAls))];
    }

    /// <summary>New children, children seen earlier in the list, and rows that must be refused.</summary>
    public static string Lijst(int regels)
    {
        var tekst = new StringBuilder(Proeflijst.Kop + "\n");
        for (var i = 0; i < regels; i++)
        {
            var kind = i % 10 == 9 ? i - 9 : i;
            var soort = i % 7 == 6 ? "onbekend woord" : kind == i ? "AV" : "LRV";
            tekst.Append(CultureInfo.InvariantCulture, $"Kind{(char)('a' + (kind % 26))}{(char)('a' + (kind / 26 % 26))}{(char)('a' + (kind / 676))} Proef;02-02-2015;{(kind % 3 == 0 ? Proeflijst.Bsn(kind) : "")};{soort};01-09-2026\n");
        }

        return tekst.ToString();
    }
}
