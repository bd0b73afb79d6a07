// What: reads holidays as an administrator types or pastes them: a line each, name; first day; last day. A line of the official file
// (schooljaar;vakantie;regio;first;last) is read too, for the schooljaar and region at hand.
// Pure. Used by: the page that replaces the holidays of a schooljaar. Never: skips a line that it cannot read without saying so.

using System.Globalization;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Beheer.Vakanties;

public static class Vakantieregels
{
    const int MeesteRegels = 400;

    public static string Schrijf(IEnumerable<Schoolvakantie> vakanties) =>
        string.Join('\n', vakanties.Select(v => $"{v.Naam}; {NlDatum.Kort(v.Eerste)}; {NlDatum.Kort(v.Laatste)}"));

    /// <summary>The holidays, and what is wrong, in Dutch with the number of the line.</summary>
    public static (IReadOnlyList<Schoolvakantie> Vakanties, IReadOnlyList<string> Fouten) Lees(string? tekst, Schooljaar jaar, Vakantieregio regio)
    {
        var regels = (tekst ?? "").ReplaceLineEndings("\n").Split('\n');
        if (regels.Length > MeesteRegels)
            return ([], [$"Dit zijn meer dan {MeesteRegels} regels. Gebruik alleen de vakanties van dit schooljaar."]);
        List<Schoolvakantie> vakanties = [];
        List<int> nummers = [];
        List<string> fouten = [];
        for (var i = 0; i < regels.Length; i++)
        {
            var delen = regels[i].Split(regels[i].Contains(';', StringComparison.Ordinal) ? ';' : '\t', StringSplitOptions.TrimEntries);
            if (delen is [""] || (i == 0 && delen[0].Equals("schooljaar", StringComparison.OrdinalIgnoreCase)))
                continue;
            if (delen.Length == 5)
            {
                if (delen[0] != jaar.ToString() || !Geldt(delen[2], regio))
                    continue;
                delen = [delen[1], delen[3], delen[4]];
            }

            if (delen.Length == 3 && NlDatum.TryParse(delen[1], out var eerste) && NlDatum.TryParse(delen[2], out var laatste))
            {
                vakanties.Add(new(delen[0].ToLower(CultureInfo.InvariantCulture), eerste, laatste));
                nummers.Add(i + 1);
            }
            else
            {
                fouten.Add($"Regel {i + 1}: schrijf de naam, de eerste dag en de laatste dag, met een puntkomma ertussen.");
            }
        }

        fouten.AddRange(Vakantielijst.Bezwaren(jaar, vakanties).Select(b => $"Regel {nummers[b.Index]}: {Zin(b.Bezwaar, jaar)}"));
        return (vakanties, fouten);
    }

    static bool Geldt(string kolom, Vakantieregio regio) =>
        kolom.Equals("alle", StringComparison.OrdinalIgnoreCase) || kolom.Equals(regio.ToString(), StringComparison.OrdinalIgnoreCase);

    static string Zin(Vakantiebezwaar bezwaar, Schooljaar jaar) => bezwaar switch
    {
        Vakantiebezwaar.Naam => $"geef de vakantie een naam van hoogstens {Vakantielijst.NaamLengte} tekens.",
        Vakantiebezwaar.Omgekeerd => "de laatste dag ligt voor de eerste dag.",
        Vakantiebezwaar.AnderSchooljaar => $"de eerste dag ligt niet in schooljaar {jaar}.",
        Vakantiebezwaar.TeLang => $"deze vakantie duurt langer dan {Vakantielijst.MaximumDagen} dagen.",
        Vakantiebezwaar.Overlapt => "deze vakantie valt samen met een vakantie erboven.",
        _ => throw new ArgumentOutOfRangeException(nameof(bezwaar)),
    };
}
