// What: what stands under "why is this dossier dreigend": each criterion with its first day and its end, the running count of hours, and
// where the jongere is enrolled. Source: rules.md R2 and R3. Pure. Used by: the dossier page.
// Never: shown at level Kern.

using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Dossiers;

/// <param name="Rij">The row it comes from; null for what comes from reports of absence.</param>
/// <param name="MagVernieuwen">It can be renewed today.</param>
public sealed record Dreigregel(Criteriumstand Stand, Omstandigheid? Rij, bool MagVernieuwen);

/// <param name="Uren">Null when no hours were ever reported.</param>
public sealed record Dreigingsblad(IReadOnlyList<Dreigregel> Regels, Urenstand? Uren, IReadOnlyList<Inschrijving> Inschrijvingen)
{
    public static Dreigingsblad Van(Dossier dossier, Dossierfeiten feiten, Regioregels regels, DateOnly vandaag)
    {
        var rijen = dossier.Omstandigheden.OrderBy(o => o.Id).ToList();
        var stand = new List<Dreigregel>();
        foreach (var criterium in Statusregel.Criteria(feiten, regels.Parameters, regels.Kalender, vandaag))
        {
            var rij = rijen.Find(o => Omstandigheidregel.Code(o.Soort) == criterium.Code && o.Van == criterium.Sinds);
            if (rij is not null)
                rijen.Remove(rij);
            stand.Add(new(criterium, rij, rij is not null && Omstandigheidregel.MagVernieuwen(rij.Feit(), regels.Parameters, vandaag).IsToegestaan));
        }

        var uren = feiten.Verzuim.Any(v => v.Uren is not null) ? Zestienuur.Stand(feiten.Verzuim, regels.Parameters, regels.Kalender, vandaag) : null;
        return new(stand, uren, [.. dossier.Inschrijvingen.OrderByDescending(i => i.Van)]);
    }

    /// <summary>"41, 42, 44 en 45".</summary>
    public static string Weken(IReadOnlyList<DateOnly> maandagen)
    {
        var weken = maandagen.Select(m => System.Globalization.ISOWeek.GetWeekOfYear(m.ToDateTime(TimeOnly.MinValue)).ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return weken.Count < 2 ? string.Concat(weken) : $"{string.Join(", ", weken.SkipLast(1))} en {weken[^1]}";
    }
}
