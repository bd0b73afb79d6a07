// What: what a reviewer wrote, as it is sealed: the questions stand in it, so that it reads later as it read then.
// Source: rules.md R5.3. Used by: the pages of reviewers, who reads a judgement afterwards, and the seed. Never: printed as a record would be.

using System.Text.Json;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>The content of a judgement: nee with one reason, or tenzij with every criterion.</summary>
public sealed record Oordeelinhoud(string? Reden, IReadOnlyList<Oordeelantwoord> Antwoorden, DateOnly? VolgendeBlik)
{
    public string Tekst() => JsonSerializer.Serialize(this);

    public static Oordeelinhoud? Lees(string? tekst) => tekst is null ? null : JsonSerializer.Deserialize<Oordeelinhoud>(tekst);

    /// <summary>A record prints its members; this one never does.</summary>
    public override string ToString() => nameof(Oordeelinhoud);
}

/// <summary>One criterion with its answer.</summary>
public sealed record Oordeelantwoord(string Code, string Vraag, string Antwoord)
{
    public override string ToString() => $"{nameof(Oordeelantwoord)} {Code}";
}
