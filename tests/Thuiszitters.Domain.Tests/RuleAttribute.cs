// What: names the rule that a test proves, so that the list of rules and their tests can be made from the tests.
// Used by: every test of a rule of the law, the pact or the region.

namespace Thuiszitters.Domain.Tests;

/// <summary>The source of the rule that a test proves, e.g. <c>Lpw art. 3</c> or <c>R6</c>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(string bron) : Attribute
{
    /// <summary>Article of a law, or section of rules.md.</summary>
    public string Bron { get; } = bron;
}
