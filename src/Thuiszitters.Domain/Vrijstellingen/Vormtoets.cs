// What: what the form of the law asks of a notice (A) and of a statement (B), and what is missing.
// Source: rules.md R5.2; Leerplichtwet 1969 art. 2 and 6 (notice), art. 7 (statement).
// Pure. Used by: VrijstellingVerloop, the pages and letters of the form checks.
// Never: looks at what a statement says about the child, or mixes the two checks: the statement stands outside what the reviewers judge.

namespace Thuiszitters.Domain;

/// <summary>The two form checks (rules.md R5.2).</summary>
public static class Vormtoets
{
    /// <summary>Items of the notice, in the order of the form.</summary>
    public static IReadOnlyList<Vormtoetsitem> Kennisgeving { get; } =
        Array.AsReadOnly([Vormtoetsitem.Bevoegd, Vormtoetsitem.Grond, Vormtoetsitem.GegevensArtikel6]);

    /// <summary>Items of the statement, in the order of the form.</summary>
    public static IReadOnlyList<Vormtoetsitem> Verklaring { get; } = Array.AsReadOnly(
    [
        Vormtoetsitem.Aanwezig, Vormtoetsitem.Deskundig, Vormtoetsitem.Aangewezen, Vormtoetsitem.NietBehandelend, Vormtoetsitem.NietTeOud,
    ]);

    /// <summary>Whether an item is one of the notice (A); otherwise it is one of the statement (B).</summary>
    public static bool IsVanKennisgeving(Vormtoetsitem item) => (int)item < (int)Vormtoetsitem.Aanwezig;

    /// <summary>Items that are not yes: answered no, or not answered at all. Empty when the form is met.</summary>
    /// <param name="items"><see cref="Kennisgeving"/> or <see cref="Verklaring"/>.</param>
    /// <param name="antwoorden">The answers that count now.</param>
    public static IReadOnlyList<Vormtoetsitem> Ontbreekt(IReadOnlyList<Vormtoetsitem> items, IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(antwoorden);
        return [.. items.Where(i => !antwoorden.GetValueOrDefault(i))];
    }

    /// <summary>
    /// What the recorded facts contradict in the answers of form check A: <c>niet-bevoegd</c> when Bevoegd is yes for somebody who is no
    /// person of art. 2, or for a jongere who is not kwalificatieplichtig.
    /// </summary>
    /// <param name="antwoorden">The answers.</param>
    /// <param name="kennisgever">Who gave notice.</param>
    /// <param name="kwalificatieplichtig">The jongere is kwalificatieplichtig on the day of the notice.</param>
    public static Verdict KloptMetKennisgeving(IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden, Kennisgever kennisgever, bool kwalificatieplichtig)
    {
        ArgumentNullException.ThrowIfNull(antwoorden);
        var bevoegd = kennisgever is Kennisgever.Gezaghebbende or Kennisgever.Verzorger || (kennisgever == Kennisgever.Jongere && kwalificatieplichtig);
        return antwoorden.GetValueOrDefault(Vormtoetsitem.Bevoegd) && !bevoegd ? Verdict.Geweigerd("niet-bevoegd") : Verdict.Toegestaan;
    }

    /// <summary>
    /// What the recorded facts contradict in the answers of form check B, in order: <c>verklaring-ontbreekt</c> (a yes to anything of a statement
    /// that is not there), <c>niet-deskundig</c>, <c>datum-ontbreekt</c>, <c>verklaring-te-oud</c>.
    /// </summary>
    /// <param name="antwoorden">The answers.</param>
    /// <param name="van">Who gave the statement; null when it is not there.</param>
    /// <param name="gedateerdOp">Date on it.</param>
    /// <param name="ontvangenOp">Day on which it was received.</param>
    public static IEnumerable<Verdict> KloptMetVerklaring(
        IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden, Deskundige? van, DateOnly? gedateerdOp, DateOnly? ontvangenOp)
    {
        ArgumentNullException.ThrowIfNull(antwoorden);
        return Tegenspraken(antwoorden, van, gedateerdOp, ontvangenOp);
    }

    static IEnumerable<Verdict> Tegenspraken(
        IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden, Deskundige? van, DateOnly? gedateerdOp, DateOnly? ontvangenOp)
    {
        if (!antwoorden.GetValueOrDefault(Vormtoetsitem.Aanwezig))
        {
            if (Verklaring.Any(i => antwoorden.GetValueOrDefault(i)))
                yield return Verdict.Geweigerd("verklaring-ontbreekt");
            yield break;
        }

        if (antwoorden.GetValueOrDefault(Vormtoetsitem.Deskundig) && van is null or Deskundige.Ander)
            yield return Verdict.Geweigerd("niet-deskundig");
        if (gedateerdOp is not { } gedateerd || ontvangenOp is not { } ontvangen)
            yield return Verdict.Geweigerd("datum-ontbreekt");
        else if (antwoorden.GetValueOrDefault(Vormtoetsitem.NietTeOud) && !Vrijstellingtermijnen.IsNietTeOud(gedateerd, ontvangen))
            yield return Verdict.Geweigerd("verklaring-te-oud", ("gedateerd", VrijstellingVerloop.Iso(gedateerd)), ("ontvangen", VrijstellingVerloop.Iso(ontvangen)));
    }
}
