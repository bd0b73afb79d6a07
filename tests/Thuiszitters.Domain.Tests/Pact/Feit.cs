// What: short spelling of facts for the tests of the clock.
// Used by: the tests in Pact, Verzuim and Kalender.

using System.Globalization;

namespace Thuiszitters.Domain.Tests;

static class Feit
{
    public static readonly DateOnly Geboren = new(2012, 5, 6);

    public static DateOnly Dag(string dag) => DateOnly.ParseExact(dag, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly[] Dagen(string dagen) => [.. dagen.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Dag)];

    // "2025-10-06 5, 2025-10-13 5": hours per day.
    public static Verzuimfeit[] Uren(string meldingen) =>
    [
        .. meldingen.Split(", ").Select(m => m.Split(' ')).Select(m =>
            new Verzuimfeit(Verzuimsoort.ZestienUur, Dag(m[0]), null, decimal.Parse(m[1], CultureInfo.InvariantCulture))),
    ];

    public static Verzuimfeit Verzuim(Verzuimsoort soort, string eerste, string? laatste = null) =>
        new(soort, Dag(eerste), laatste is null ? null : Dag(laatste));

    public static Arrangementfeit Arrangement(
        string? gestart, string? weerThuis = null, bool voortijdig = false, string? geeindigd = null,
        ArrangementType type = ArrangementType.Oza, string? aanbod = null, string? akkoord = null, bool ongedaan = false) =>
        new(Guid.CreateVersion7(), type, Of(aanbod), Of(akkoord), Of(gestart), Of(geeindigd), voortijdig, Of(weerThuis), false, ongedaan);

    public static Dossierfeiten Dossier(params Verzuimfeit[] verzuim) => new() { Geboren = Geboren, Verzuim = verzuim };

    static DateOnly? Of(string? dag) => dag is null ? null : Dag(dag);
}
