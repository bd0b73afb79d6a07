using System.Text.RegularExpressions;

namespace Thuiszitters.Web.Platform.Mail;

/// <summary>
/// Exactly one plain address, or nothing. The parser of the framework reads "b@x.nl, evil@x.nl" as an address and mails only evil@x.nl,
/// so it is never asked.
/// </summary>
public static partial class Mailadres
{
    public static bool IsValid(string? text) => text is { Length: > 0 and <= 254 } && OneAddress().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex OneAddress();
}
