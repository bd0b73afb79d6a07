// What: where a new dossier lies: gemeente, SWV, school and sector, from postcode, school name and age.
// Source: rules.md R8: sector from the school when known, else by age (under 12 PO, else VO); MBO has no SWV.
// Used by: new dossier, import, seed. Never: guesses a school; a name that matches none stays sealed and flagged.

using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>The map of one region, read once per page or job.</summary>
public sealed class Plaatsing
{
    readonly Dictionary<int, Postcodegebied> gebieden;
    readonly Dictionary<string, Organisatie> scholen;
    readonly Dictionary<Guid, Organisatie> organisaties;

    Plaatsing(Dictionary<int, Postcodegebied> gebieden, IEnumerable<Organisatie> organisaties)
    {
        this.gebieden = gebieden;
        this.organisaties = organisaties.ToDictionary(o => o.Id);
        scholen = this.organisaties.Values.Where(o => o.Soort == OrganisatieSoort.School)
            .GroupBy(o => Sleutel(o.Naam), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    public static async Task<Plaatsing> VanAsync(AppDb db, Guid regioId, CancellationToken ct) => new(
        await db.Postcodegebieden.AsNoTracking().ToDictionaryAsync(p => p.Pc4, ct),
        await db.Organisaties.AsNoTracking().Where(o => o.RegioId == regioId).ToListAsync(ct));

    public IEnumerable<Organisatie> Scholen => scholen.Values.OrderBy(s => s.Naam, StringComparer.Create(CultureInfo.GetCultureInfo("nl-NL"), true));

    /// <summary>The school of the region with this name; case, points and the words "basisschool" and "obs" do not matter. Null when none or unsure.</summary>
    public Organisatie? School(string? naam) => string.IsNullOrWhiteSpace(naam) ? null : scholen.GetValueOrDefault(Sleutel(naam));

    /// <summary>The school of the region with this key; null when it is none, or something else than a school.</summary>
    public Organisatie? School(Guid? id) => id is { } i && organisaties.GetValueOrDefault(i) is { Soort: OrganisatieSoort.School } school ? school : null;

    /// <summary>Every gemeente of the region: a SWV and a school have dossiers in more than one.</summary>
    public IEnumerable<Guid> Gemeenten => organisaties.Values.Where(o => o.Soort == OrganisatieSoort.Gemeente).Select(o => o.Id);

    public Postcodegebied? Gebied(int? pc4) => pc4 is { } p ? gebieden.GetValueOrDefault(p) : null;

    public static Sector SectorVan(Organisatie? school, DateOnly geboren, DateOnly op) =>
        school?.Sector ?? (Leerplicht.Leeftijd(geboren, op) < 12 ? Sector.Po : Sector.Vo);

    /// <summary>The SWV of the area and sector. Without a known postcode that of the school.</summary>
    public Guid? Swv(int? pc4, Sector sector, Organisatie? school) => sector switch
    {
        Sector.Po => Gebied(pc4)?.SwvPoId ?? school?.SwvId,
        Sector.Vo => Gebied(pc4)?.SwvVoId ?? school?.SwvId,
        Sector.Mbo => null,
        _ => throw new ArgumentOutOfRangeException(nameof(sector)),
    };

    static string Sleutel(string naam)
    {
        var plat = new StringBuilder();
        foreach (var c in naam.Normalize(NormalizationForm.FormD).ToLowerInvariant())
            if (char.IsLetterOrDigit(c))
                plat.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plat.Append(' ');
        return string.Join(' ', plat.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("basisschool" or "obs" or "cbs" or "rkbs" or "school")));
    }
}
