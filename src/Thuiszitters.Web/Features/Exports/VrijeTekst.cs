// What: the check on what people type freely about an export: it stands in the clear and stays, so no BSN may be in it.
// Used by: the request (doel, ontvanger) and the decision (reden). Never: a promise that no other personal data is in it; the forms ask for that.

using System.Text.RegularExpressions;
using Thuiszitters.Domain;

namespace Thuiszitters.Web.Features.Exports;

static partial class VrijeTekst
{
    public static bool GeenBsn(string? tekst) =>
        tekst is null || !Cijfers().Matches(tekst).Any(m => Bsn.Normaliseer(m.Value) is { } bsn && Bsn.IsGeldig(bsn));

    [GeneratedRegex(@"(?<![0-9])(?:[0-9][ .-]?){8}[0-9](?![0-9])", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Cijfers();
}
