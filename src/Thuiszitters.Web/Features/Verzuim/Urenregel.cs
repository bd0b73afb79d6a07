// What: a row of the form for hours per day, and what is wrong with the rows of a form: each at its own field.
// Source: rules.md R2 (hours on a day without school are refused; the week counts, so each day stands by itself).
// Used by: Uren and Verbeteren. Never: loses a row that was typed.

using Microsoft.AspNetCore.Mvc.ModelBinding;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Verzuim;

public sealed class Urenregel
{
    public const int PerKeer = 5, Hoogstens = 40;

    /// <summary>More lessons than a day can hold.</summary>
    const decimal UrenPerDag = 12;

    public DateOnly? Datum { get; set; }
    public decimal? Uren { get; set; }

    public bool IsLeeg => Datum is null && Uren is null;

    /// <summary>More empty rows under those that are there, up to what one form takes.</summary>
    public static void Vul(List<Urenregel> regels, int erbij = PerKeer)
    {
        for (var i = 0; i < erbij && regels.Count < Hoogstens; i++)
            regels.Add(new());
    }

    public static void Controleer(IReadOnlyList<Urenregel> regels, ModelStateDictionary fouten, Schoolkalender kalender, DateOnly today, DateOnly? geboren)
    {
        var dagen = new HashSet<DateOnly>();
        for (var i = 0; i < regels.Count; i++)
        {
            var (regel, dag, uren) = (regels[i], $"Input.Uren[{i}].Datum", $"Input.Uren[{i}].Uren");
            // What cannot be read as a date or a number has its message already.
            if (IsFout(dag) || IsFout(uren) || regel.IsLeeg)
                continue;
            if (regel.Datum is not { } datum)
                fouten.AddModelError(dag, "Vul de dag van deze uren in, bijvoorbeeld 14-3-2026.");
            else if (datum > today)
                fouten.AddModelError(dag, "Vul een dag in die vandaag of eerder is.");
            else if (datum <= geboren)
                fouten.AddModelError(dag, "Vul een dag in na de geboortedatum.");
            else if (!kalender.IsSchooldag(datum))
                fouten.AddModelError(dag, $"Op {NlDatum.Lang(datum)} was er geen school. Vul een schooldag in.");
            else if (!dagen.Add(datum))
                fouten.AddModelError(dag, "Deze dag staat er twee keer. Tel de uren van deze dag bij elkaar op.");
            if (regel.Uren is not { } aantal)
                fouten.AddModelError(uren, "Vul in hoeveel uren les de jongere op deze dag miste.");
            else if (aantal is <= 0 or > UrenPerDag)
                fouten.AddModelError(uren, "Vul een aantal uren in tussen 0 en 12, bijvoorbeeld 2,5.");
        }

        if (regels.All(r => r.IsLeeg) && !regels.Select((_, i) => i).Any(i => IsFout($"Input.Uren[{i}].Datum") || IsFout($"Input.Uren[{i}].Uren")))
            fouten.AddModelError("Input.Uren[0].Datum", "Vul ten minste één dag met uren in.");

        bool IsFout(string veld) => fouten.TryGetValue(veld, out var staat) && staat.Errors.Count > 0;
    }

    public static string Getal(decimal uren) => uren.ToString("0.##", NlDatum.Cultuur);
}
