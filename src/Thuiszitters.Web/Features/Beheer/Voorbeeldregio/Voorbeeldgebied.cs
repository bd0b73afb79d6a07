// What: the map of the sample region: gemeenten, samenwerkingsverbanden, schools and which postcode-4 lies where.
// Source: codes of gemeenten and SWVs and the postcodes are public facts (borders of today); every school is invented.
// Pure. Used by: the seed. Never: a real school. "Dijkmavo" is left out on purpose: a list that names it shows what an unknown school looks like.

using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

sealed class Voorbeeldgebied
{
    public const string Alkmaar = "GM0361";
    public const string Bergen = "GM0373";
    public const string Heiloo = "GM0399";
    public const string DijkEnWaard = "GM1980";
    public const string SwvPo = "PO2703";
    public const string SwvVo = "VO2703";

    static readonly (string Code, string Naam, int[] Postcodes)[] Gemeenten =
    [
        (Alkmaar, "Gemeente Alkmaar",
        [
            1483, 1484, 1485, 1486, 1487, 1488, 1536, 1636, 1646, 1811, 1812, 1813, 1814, 1815, 1816, 1817, 1821, 1822, 1823, 1824, 1825,
            1826, 1827, 1829, 1831, 1841, 1842, 1843, 1844, 1846, 1847,
        ]),
        (Bergen, "Gemeente Bergen (NH)", [1861, 1862, 1865, 1871, 1873, 1931, 1934, 1935]),
        (Heiloo, "Gemeente Heiloo", [1851, 1852, 1853]),
        (DijkEnWaard, "Gemeente Dijk en Waard", [1701, 1702, 1703, 1704, 1705, 1706, 1721, 1722, 1723, 1724, 1832, 1834]),
    ];

    static readonly (string Code, string Naam, Sector Sector, string Gemeente)[] Schoolnamen =
    [
        ("99VA", "De Zonnewijzer", Sector.Po, Alkmaar),
        ("99VB", "OBS De Vlieger", Sector.Po, Alkmaar),
        ("99VC", "SBO De Boei", Sector.Po, Alkmaar),
        ("99VD", "De Duinpieper", Sector.Po, Bergen),
        ("99VE", "De Gouden Wimpel", Sector.Po, Heiloo),
        ("99VF", "De Zilverreiger", Sector.Po, DijkEnWaard),
        ("99VG", "Het Lentecollege", Sector.Vo, Alkmaar),
        ("99VH", "Kennemer Horizon", Sector.Vo, Alkmaar),
        ("99VJ", "Praktijkschool Oost", Sector.Vo, Alkmaar),
        ("99VK", "VSO De Schakel", Sector.Vo, Alkmaar),
        ("99VL", "Het Polderlyceum", Sector.Vo, DijkEnWaard),
        ("99VM", "ROC Duinland", Sector.Mbo, Alkmaar),
    ];

    readonly Dictionary<string, Organisatie> opCode = new(StringComparer.Ordinal);

    public Voorbeeldgebied()
    {
        Regio = Maak(OrganisatieSoort.Regio, ShellFilter.Voorbeeldcode, "Regio Voorbeeldland", Guid.CreateVersion7());
        // On what the educational judgement rests, so that an outcome letter can be made.
        (Regio.Vrijstellinggrondslag, Regio.VrijstellinggrondslagSinds) = (Vrijstellinggrondslag.RegionaleAfspraak, new DateOnly(2024, 8, 1));
        var po = Maak(OrganisatieSoort.SwvPo, SwvPo, "SWV Primair Onderwijs Voorbeeldland");
        var vo = Maak(OrganisatieSoort.SwvVo, SwvVo, "SWV Voortgezet Onderwijs Voorbeeldland");
        foreach (var (code, naam, postcodes) in Gemeenten)
        {
            var gemeente = Maak(OrganisatieSoort.Gemeente, code, naam);
            Postcodes.AddRange(postcodes.Select(p => new Postcodegebied { Pc4 = p, GemeenteId = gemeente.Id, SwvPoId = po.Id, SwvVoId = vo.Id }));
        }

        foreach (var (code, naam, sector, gemeente) in Schoolnamen)
        {
            var school = new Organisatie
            {
                Soort = OrganisatieSoort.School, Code = code, Naam = naam, RegioId = Regio.Id, GemeenteId = Van(gemeente).Id, Sector = sector,
                SwvId = sector switch { Sector.Po => po.Id, Sector.Vo => vo.Id, _ => null },
            };
            opCode.Add(code, school);
        }
    }

    public Organisatie Regio { get; }

    public List<Postcodegebied> Postcodes { get; } = [];

    public IEnumerable<Organisatie> Organisaties => opCode.Values;

    public Organisatie Van(string code) => opCode[code];

    public Organisatie? School(string? naam) => naam is null ? null : opCode.Values.FirstOrDefault(o => o.Soort == OrganisatieSoort.School && o.Naam == naam);

    public IReadOnlyList<int> PostcodesVan(string gemeente) => Array.Find(Gemeenten, g => g.Code == gemeente).Postcodes;

    Organisatie Maak(OrganisatieSoort soort, string code, string naam, Guid? id = null)
    {
        var eigen = id ?? Guid.CreateVersion7();
        var organisatie = new Organisatie { Id = eigen, Soort = soort, Code = code, Naam = naam, RegioId = id ?? Regio.Id };
        opCode.Add(code, organisatie);
        return organisatie;
    }
}
