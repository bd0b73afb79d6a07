namespace Thuiszitters.Domain;

/// <summary>Kinds of absence (rules.md R2). Values are stored: never renumber.</summary>
public enum Verzuimsoort
{
    /// <summary>Bound, not enrolled anywhere, no vrijstelling (Lpw art. 2).</summary>
    AbsoluutVerzuim = 1,

    /// <summary>Langdurig relatief verzuim: enrolled and without a break unauthorised absent for longer than four weeks.</summary>
    Lrv = 2,

    /// <summary>16-uur melding: 16 unauthorised hours within 4 consecutive lesweken (Lpw art. 21a).</summary>
    ZestienUur = 3,

    /// <summary>Sick: authorised; worrying from the criteria of M@ZL on.</summary>
    Ziek = 4,

    /// <summary>Holiday without leave (Lpw art. 11 under f).</summary>
    Luxe = 5,
}

/// <summary>One absence as it was reported.</summary>
/// <param name="Soort">Kind of absence.</param>
/// <param name="EersteDag">First day of absence.</param>
/// <param name="LaatsteDag">Last day of absence, inclusive; null while it lasts.</param>
/// <param name="Uren">Unauthorised hours of lessons in this report; null when not given.</param>
public sealed record Verzuimfeit(Verzuimsoort Soort, DateOnly EersteDag, DateOnly? LaatsteDag = null, decimal? Uren = null);
