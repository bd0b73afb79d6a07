// What: the words for documents and for who is involved. Source of the lists: ADR 23 and 24.

using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Shared;

public static partial class Woorden
{
    public static string Van(DocumentSoort soort) => soort switch
    {
        DocumentSoort.Verslag => "Verslag",
        DocumentSoort.Schoolrapport => "Schoolrapport",
        DocumentSoort.Plan => "Plan",
        DocumentSoort.Brief => "Brief",
        DocumentSoort.Toestemming => "Toestemming",
        DocumentSoort.Overig => "Overig",
        _ => throw new ArgumentOutOfRangeException(nameof(soort)),
    };

    public static string Van(Scanuitkomst uitkomst) => uitkomst switch
    {
        Scanuitkomst.NietGescand => "Nog niet op virussen onderzocht",
        Scanuitkomst.Schoon => "Op virussen onderzocht",
        Scanuitkomst.NietNodig => "Onderzoek op virussen niet nodig",
        Scanuitkomst.Besmet => "Virus gevonden, vernietigd",
        _ => throw new ArgumentOutOfRangeException(nameof(uitkomst)),
    };

    /// <summary>"12 kB", "1,4 MB".</summary>
    public static string Grootte(int bytes) => bytes < 1024 * 1024
        ? string.Create(NlDatum.Cultuur, $"{Math.Max(1, (bytes + 512) / 1024)} kB")
        : string.Create(NlDatum.Cultuur, $"{bytes / (1024 * 1024.0):0.0} MB");

    public static string Van(Relatie relatie) => relatie switch
    {
        Relatie.Jongere => "Jongere",
        Relatie.Moeder => "Moeder",
        Relatie.Vader => "Vader",
        Relatie.Stiefouder => "Stiefouder of partner",
        Relatie.Pleegouder => "Pleegouder",
        Relatie.Voogd => "Voogd",
        Relatie.Verzorger => "Andere verzorger",
        _ => throw new ArgumentOutOfRangeException(nameof(relatie)),
    };

    public static string Van(Gezag gezag) => gezag switch
    {
        Gezag.Ja => "Ja",
        Gezag.Nee => "Nee",
        _ => "Onbekend",
    };
}
