// What: whether a further export may be made, given what went out before: from two exports together nobody may be found by subtracting.
// Source: privacy engineering 3.7 (two recipients, two periods, composition, months, gemeente against SWV) and 3.1 (fixed series).
// Rule: a series has one purpose, recipient, area and set of columns and levels, for good. Exports that can hold the same rows must have
//   the same columns and levels, whoever got them; and their counts per combination of values, subtracted, must leave nothing or k.
// Why recipients do not matter for that: two that put their files together are one reader.
// Pure. Never: an exception for somebody, or a yes where the counts of an earlier export are not there any more.

namespace Thuiszitters.Disclosure.Deliveries;

/// <summary>What puts a row in a period.</summary>
public enum PeriodRule
{
    /// <summary>One day of its own, such as the first day at home: periods that do not overlap have no row in common.</summary>
    ByDay = 1,

    /// <summary>Being there: who stayed is in the next period as well.</summary>
    Present = 2,
}

/// <summary>An export as the rules see it, made or asked for.</summary>
public sealed record SeriesDelivery
{
    /// <summary>Name for messages, such as the number of the request; no data.</summary>
    public required string Name { get; init; }

    /// <summary>The series.</summary>
    public required string Series { get; init; }

    /// <summary>Purpose.</summary>
    public required string Doel { get; init; }

    /// <summary>Recipient, as a lasting identifier.</summary>
    public required string Ontvanger { get; init; }

    /// <summary>First day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the period.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Day of which the values are.</summary>
    public required DateOnly Peildatum { get; init; }

    /// <summary>What puts a row in the period.</summary>
    public required PeriodRule Rule { get; init; }

    /// <summary>
    /// Codes of the smallest areas whose persons are in it, such as gemeenten. A samenwerkingsverband is the set of its gemeenten.
    /// </summary>
    public required IReadOnlyCollection<string> Areas { get; init; }

    /// <summary>Columns with their levels, those that are not in the file ("*") left away or not.</summary>
    public required IReadOnlyList<DeliveredColumn> Columns { get; init; }

    /// <summary>Least number of persons in a class.</summary>
    public required int K { get; init; }

    /// <summary>Least number of different sensitive values in a class; 1 where that was not asked.</summary>
    public int L { get; init; } = 1;

    /// <summary>
    /// Persons per combination of all values of a row (<see cref="PackageTable.Combinations"/>); null when it is not known (any more).
    /// </summary>
    public IReadOnlyDictionary<string, int>? Combinations { get; init; }
}

/// <summary>Why an export may not be made.</summary>
public enum SeriesReason
{
    /// <summary>The series is of another recipient or purpose.</summary>
    SeriesOfAnother = 1,

    /// <summary>The series has other columns, levels, areas, k, l or kind of period.</summary>
    SeriesChanged = 2,

    /// <summary>This recipient has this very export; hand out the same package.</summary>
    AlreadyDelivered = 3,

    /// <summary>
    /// Rows of an earlier export stood in other columns or at other levels: together they tell more than either (composition).
    /// </summary>
    OtherLevels = 4,

    /// <summary>Subtracting two periods leaves fewer than k persons somewhere.</summary>
    PeriodsSubtract = 5,

    /// <summary>Subtracting areas from a larger area leaves fewer than k persons somewhere.</summary>
    AreasSubtract = 6,

    /// <summary>The two may share rows, and what subtracting leaves cannot be computed.</summary>
    CannotCompare = 7,
}

/// <summary>A reason, with the earlier export that gives it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Against">Name of the earlier export.</param>
/// <param name="Combinations">Combinations of values in which fewer than k would be left. Internal; 0 where that is not the reason.</param>
public sealed record SeriesRefusal(SeriesReason Reason, string Against, int Combinations = 0)
{
    /// <summary>The reason and what helps, for the applicant. Holds no counts.</summary>
    public string Text => Reason switch
    {
        SeriesReason.SeriesOfAnother =>
            $"Deze reeks hoort bij een andere ontvanger of een ander doel (levering {Against}). Begin een eigen reeks.",
        SeriesReason.SeriesChanged =>
            $"Deze reeks heeft vaste kolommen, niveaus en gebieden (levering {Against}). Vraag dezelfde aan. Een nieuwe reeks kan"
                + " alleen over andere kinderen.",
        SeriesReason.AlreadyDelivered => $"Deze ontvanger heeft deze levering al ({Against}). Geef hetzelfde pakket opnieuw.",
        SeriesReason.OtherLevels =>
            $"Kinderen uit deze aanvraag kunnen ook in levering {Against} staan, met andere kolommen of niveaus."
            + " Samen zeggen de twee meer dan elk apart. Vraag dezelfde kolommen en niveaus aan.",
        SeriesReason.PeriodsSubtract =>
            $"Wie deze levering van levering {Against} aftrekt, houdt ergens een te kleine groep over. Neem een langere periode.",
        SeriesReason.AreasSubtract =>
            $"Wie een kleiner gebied van het grotere aftrekt, houdt ergens een te kleine groep over (levering {Against})."
            + " Vraag hetzelfde gebied aan als de eerdere levering.",
        _ =>
            $"Kinderen uit deze aanvraag kunnen ook in levering {Against} staan. Of de twee van elkaar zijn af te trekken, is niet"
                + " meer na te gaan."
            + " Vraag een periode of een gebied aan dat niet overlapt.",
    };
}

/// <summary>Whether an export may be made.</summary>
/// <param name="Refusals">Every reason why not.</param>
/// <param name="NeedsCounts">True when an earlier export can only be compared once the rows of this one were counted.</param>
public sealed record SeriesVerdict(IReadOnlyList<SeriesRefusal> Refusals, bool NeedsCounts)
{
    /// <summary>True when it may be handed out.</summary>
    public bool IsAllowed => Refusals.Count == 0 && !NeedsCounts;
}

/// <summary>Judges exports against those before.</summary>
public static class SeriesRules
{
    /// <summary>
    /// So many months apart two exports of who is there are no longer compared: the two differ by too many to say who. A choice, as no
    /// rule follows from k; privacy officers may ask for more by the period of the series.
    /// </summary>
    public const int MonthsApart = 12;

    /// <summary>The columns and levels at which the next export of a series must be made; null when the series is new.</summary>
    public static IReadOnlyList<DeliveredColumn>? LevelsOf(string series, IEnumerable<SeriesDelivery> earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return earlier.Where(e => e.Series == series).OrderBy(e => e.Peildatum).FirstOrDefault()?.Columns;
    }

    /// <summary>Judges an export that is asked for, or one that was made and is about to be handed out.</summary>
    /// <param name="wanted">
    /// The export. Before its rows are counted its combinations are null: then the verdict says what follows from the definitions, and
    /// whether it must be judged again with them.
    /// </param>
    /// <param name="earlier">Every export that went out and may hold the same persons, of every recipient and series.</param>
    public static SeriesVerdict Judge(SeriesDelivery wanted, IReadOnlyCollection<SeriesDelivery> earlier)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(earlier);
        var refusals = new List<SeriesRefusal>();
        var needsCounts = false;
        foreach (var other in earlier)
        {
            var reason = other.Series == wanted.Series && Changed(wanted, other) is { } changed ? changed
                : SharesRows(wanted, other) ? Together(wanted, other) : null;
            if (reason is SeriesReason.PeriodsSubtract or SeriesReason.AreasSubtract)
                needsCounts |= !Compare(wanted, other, reason.Value, refusals);
            else if (reason is { } why)
                refusals.Add(new SeriesRefusal(why, other.Name));
        }

        refusals.AddRange(PartsTogether(wanted, earlier).Where(r => !refusals.Exists(known => known.Against == r.Against)));
        return new SeriesVerdict(refusals, needsCounts);
    }

    static SeriesReason? Changed(SeriesDelivery wanted, SeriesDelivery other) =>
        wanted.Ontvanger != other.Ontvanger || wanted.Doel != other.Doel ? SeriesReason.SeriesOfAnother
        : !SameColumns(wanted, other) || !SameAreas(wanted, other) || (wanted.K, wanted.L, wanted.Rule) != (other.K, other.L, other.Rule)
            ? SeriesReason.SeriesChanged : null;

    static bool SharesRows(SeriesDelivery a, SeriesDelivery b) =>
        a.Areas.Intersect(b.Areas, StringComparer.Ordinal).Any()
        && !((a.Rule, b.Rule) == (PeriodRule.ByDay, PeriodRule.ByDay) && (a.Until < b.From || b.Until < a.From));

    // What is wrong with the two by their definitions; for the two kinds of subtraction the counts decide.
    static SeriesReason? Together(SeriesDelivery wanted, SeriesDelivery other)
    {
        if (!SameColumns(wanted, other))
            return SeriesReason.OtherLevels;
        if (SameAreas(wanted, other) && SameTime(wanted, other) && wanted.Ontvanger == other.Ontvanger)
            return SeriesReason.AlreadyDelivered;
        if (SameAreas(wanted, other))
            return AreFarApart(wanted, other) ? null : SeriesReason.PeriodsSubtract;
        return SameTime(wanted, other) && (IsPart(wanted, other) || IsPart(other, wanted))
            ? SeriesReason.AreasSubtract : SeriesReason.CannotCompare;
    }

    // False when the rows of the export were not counted yet.
    static bool Compare(SeriesDelivery wanted, SeriesDelivery other, SeriesReason reason, List<SeriesRefusal> refusals)
    {
        if (other.Combinations is null)
            refusals.Add(new SeriesRefusal(SeriesReason.CannotCompare, other.Name));
        else if (wanted.Combinations is null)
            return false;
        else if (Few(wanted.Combinations, [other.Combinations], Math.Max(wanted.K, other.K)) is > 0 and var few)
            refusals.Add(new SeriesRefusal(reason, other.Name, few));
        return true;
    }

    // A whole less one part may leave enough, and less all parts too few.
    static IEnumerable<SeriesRefusal> PartsTogether(SeriesDelivery wanted, IReadOnlyCollection<SeriesDelivery> earlier)
    {
        var alike = earlier.Append(wanted).Where(d => SameColumns(d, wanted) && SameTime(d, wanted) && d.Combinations is not null).ToList();
        foreach (var whole in alike)
        {
            var parts = new List<SeriesDelivery>();
            foreach (var part in alike.Where(d => IsPart(d, whole)).OrderBy(d => ReferenceEquals(d, wanted) ? 0 : 1).ThenBy(d => d.Areas.Count))
            {
                if (!parts.Exists(p => p.Areas.Intersect(part.Areas, StringComparer.Ordinal).Any()))
                    parts.Add(part);
            }

            if (parts.Count < 2 || !(ReferenceEquals(whole, wanted) || parts.Exists(p => ReferenceEquals(p, wanted))))
                continue;
            var few = Few(whole.Combinations!, parts.ConvertAll(p => p.Combinations!), parts.Max(p => Math.Max(p.K, whole.K)));
            if (few > 0)
            {
                var against = ReferenceEquals(whole, wanted) ? parts[^1] : whole;
                yield return new SeriesRefusal(SeriesReason.AreasSubtract, against.Name, few);
            }
        }
    }

    // Combinations of which 1 to k - 1 persons are left when the others are taken off.
    static int Few(IReadOnlyDictionary<string, int> from, List<IReadOnlyDictionary<string, int>> off, int k) =>
        from.Keys.Concat(off.SelectMany(o => o.Keys)).Distinct(StringComparer.Ordinal)
            .Count(key => Math.Abs(from.GetValueOrDefault(key) - off.Sum(o => o.GetValueOrDefault(key))) is var left && left > 0 && left < k);

    static bool SameColumns(SeriesDelivery a, SeriesDelivery b)
    {
        static IEnumerable<DeliveredColumn> There(SeriesDelivery d) =>
            d.Columns.Where(c => c.Level != Microdata.Ladder.Top).OrderBy(c => c.Name, StringComparer.Ordinal);
        return There(a).SequenceEqual(There(b));
    }

    static bool SameAreas(SeriesDelivery a, SeriesDelivery b) => a.Areas.ToHashSet(StringComparer.Ordinal).SetEquals(b.Areas);

    static bool SameTime(SeriesDelivery a, SeriesDelivery b) =>
        (a.From, a.Until, a.Peildatum, a.Rule) == (b.From, b.Until, b.Peildatum, b.Rule);

    static bool IsPart(SeriesDelivery part, SeriesDelivery whole) =>
        part.Areas.ToHashSet(StringComparer.Ordinal).IsProperSubsetOf(whole.Areas);

    static bool AreFarApart(SeriesDelivery a, SeriesDelivery b)
    {
        var (first, last) = a.Peildatum < b.Peildatum ? (a, b) : (b, a);
        return first.Rule == PeriodRule.Present && last.Rule == PeriodRule.Present
            && first.Peildatum.AddMonths(MonthsApart) <= last.Peildatum && first.From.AddMonths(MonthsApart) <= last.From;
    }
}
