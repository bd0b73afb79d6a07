// What: splits CSV text into records and cells (RFC 4180: quotes, doubled quotes, newlines in a cell) and finds the separator.
//   Written out instead of taken from CsvHelper, because what matters here is what that reader keeps silent about: a quote that is never
//   closed, text after a closing quote, and a number for every record, empty ones too.
// Pure. Used by: Lijstlezer.
// Never: lets an open quote swallow records unnoticed: then the whole file is refused, with the line.

using System.Text;

namespace Thuiszitters.Web.Features.Verzuim.Import;

static class CsvLezer
{
    const int Proefregels = 25;

    const string NietGesloten = "een aanhalingsteken (\") wordt geopend maar niet gesloten. Herstel dit in het bestand en probeer het opnieuw.";

    /// <summary>The separator that cuts the first records into the most, and most equal, columns; and where the first record
    /// begins.</summary>
    public static (char Scheiding, int Begin) Scheiding(string tekst)
    {
        // Excel's own first line "sep=;" says it outright.
        if (tekst.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && tekst.Length > 5 && tekst[4] is ';' or ',' or '\t'
            && tekst[5] is '\r' or '\n')
            return (tekst[4], tekst[5] == '\r' && tekst.Length > 6 && tekst[6] == '\n' ? 7 : 6);
        var beste = ';';
        var hoogste = 0d;
        foreach (var kandidaat in ";\t,")
        {
            var breedtes = Lees(tekst, kandidaat, 0).Where(r => !r.IsLeeg).Take(Proefregels).Select(r => r.Cellen.Count).ToList();
            if (breedtes.Count == 0 || breedtes[0] < 2)
                continue;
            var score = breedtes[0] * (double)breedtes.Count(b => b == breedtes[0]) / breedtes.Count;
            if (score > hoogste)
                (beste, hoogste) = (kandidaat, score);
        }
        return (beste, 0);
    }

    public static IEnumerable<RuweRegel> Lees(string tekst, char scheiding, int begin)
    {
        var cel = new StringBuilder();
        int i = begin, volgnummer = 0;
        while (i < tekst.Length)
        {
            volgnummer++;
            List<string> cellen = [];
            Regelfout? fout = null;
            bool teVeel = false, verder = true;
            while (verder)
            {
                cel.Clear();
                var kolom = cellen.Count + 1;
                if (i < tekst.Length && tekst[i] == '"')
                {
                    var (gesloten, meerRegels) = LeesTussenAanhalingstekens(tekst, ref i, cel);
                    while (i < tekst.Length && tekst[i] is ' ' or '\t' && tekst[i] != scheiding)
                        i++;
                    var netjes = i >= tekst.Length || tekst[i] == scheiding || tekst[i] is '\r' or '\n';
                    if (!gesloten || (!netjes && meerRegels))
                    {
                        yield return new(volgnummer, cellen, Fataal: NietGesloten);
                        yield break;
                    }
                    if (!netjes)
                        fout ??= new("Na een gesloten aanhalingsteken (\") staat nog tekst. Zet een aanhalingsteken in een cel dubbel.",
                            kolom);
                }
                while (i < tekst.Length && tekst[i] != scheiding && tekst[i] is not ('\r' or '\n'))
                    Voeg(cel, tekst[i++]);
                if (cel.Length > Lijstgrenzen.Cel)
                {
                    fout ??= new("Er staat te veel tekst in een cel: meer dan 10.000 tekens.", kolom);
                    cel.Clear();
                }
                if (cellen.Count <= Lijstgrenzen.Kolommen)
                    cellen.Add(cel.ToString());
                else
                    teVeel |= cel.Length > 0;
                verder = i < tekst.Length && tekst[i] == scheiding;
                i++;
                if (!verder && i < tekst.Length && tekst[i - 1] == '\r' && tekst[i] == '\n')
                    i++;
            }
            yield return new(volgnummer, cellen, teVeel, fout);
        }
    }

    static (bool Gesloten, bool MeerRegels) LeesTussenAanhalingstekens(string tekst, ref int i, StringBuilder cel)
    {
        var meerRegels = false;
        for (i++; i < tekst.Length; i++)
        {
            var c = tekst[i];
            if (c == '"')
            {
                if (i + 1 >= tekst.Length || tekst[i + 1] != '"')
                {
                    i++;
                    return (true, meerRegels);
                }
                i++;
            }
            else if (c is '\r' or '\n')
            {
                if (c == '\r' && i + 1 < tekst.Length && tekst[i + 1] == '\n')
                    i++;
                c = '\n';
                meerRegels = true;
            }
            Voeg(cel, c);
        }
        return (false, meerRegels);
    }

    /// <summary>One more than the limit is kept, so that too long is seen without holding it all.</summary>
    static void Voeg(StringBuilder cel, char c)
    {
        if (cel.Length <= Lijstgrenzen.Cel)
            cel.Append(c);
    }
}
