// What: the answer of a rule to "may this be done", with a code and the facts, so that a page can word it and a test can name it.
// Pure. Used by: every rule that can refuse.
// Never: a sentence for people, or a name, birth date or number of a person among the facts.

namespace Thuiszitters.Domain;

/// <summary>Allowed, or refused with a code and facts. A value that no rule made (<c>default</c>) is a refusal.</summary>
public readonly record struct Verdict
{
    readonly string? code;
    readonly (string Naam, string Waarde)[]? feiten;

    Verdict(bool toegestaan, string? code, (string Naam, string Waarde)[]? feiten)
    {
        IsToegestaan = toegestaan;
        this.code = code;
        this.feiten = feiten;
    }

    /// <summary>Allowed.</summary>
    public static Verdict Toegestaan { get; } = new(toegestaan: true, null, null);

    /// <summary>Refused.</summary>
    /// <param name="code">Kebab-case code of the rule that refuses, e.g. <c>datum-in-toekomst</c>.</param>
    /// <param name="feiten">What the wording needs: names in kebab-case, values culture-free (dates yyyy-MM-dd).</param>
    public static Verdict Geweigerd(string code, params (string Naam, string Waarde)[] feiten)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        ArgumentNullException.ThrowIfNull(feiten);
        if (!code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new ArgumentException("A code is kebab-case.", nameof(code));
        return new(toegestaan: false, code, feiten);
    }

    /// <summary>True when allowed.</summary>
    public bool IsToegestaan { get; }

    /// <summary>Code of the refusal; empty when allowed.</summary>
    public string Code => code ?? (IsToegestaan ? "" : "niet-bepaald");

    /// <summary>Facts of the refusal; empty when there are none.</summary>
    public IReadOnlyList<(string Naam, string Waarde)> Feiten => feiten ?? [];

    /// <summary>Equal when the answer, the code and the facts are, in order.</summary>
    public bool Equals(Verdict other) =>
        IsToegestaan == other.IsToegestaan && Code == other.Code && Feiten.SequenceEqual(other.Feiten);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsToegestaan, Code, Feiten.Count);
}
