// What: says which column of a list holds what: by its heading, by what an organisation chose before, and else by what stands in it.
// Pure. Used by: the preview page (where a person corrects it), the import job and the verb import.
// Never: decides alone. The mapping is shown, can be changed, and says in Dutch what is missing.

using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Vault;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Verzuim.Import;

/// <summary>What a column of a list can hold. The names are kept in the remembered mapping: never rename one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Lijstveld>))]
public enum Lijstveld
{
    Negeren = 0, Naam, Voornaam, Voorletters, Tussenvoegsel, Achternaam, Geboortedatum, Bsn, Geslacht, Postcode, School, Soort, EersteDag,
        Opmerking, Behandelaar,
}

public sealed record Lijstkolom(string Kop, Lijstveld Veld);

/// <summary>One choice per column, in the order of the file. As JSON it is what an organisation keeps: by heading, so that columns may
/// move.</summary>
public sealed record Kolomtoewijzing(IReadOnlyList<Lijstkolom> Kolommen)
{
    /// <summary>Index of the column (from 0) that holds <paramref name="veld"/>; the first when there are more.</summary>
    public int? KolomVan(Lijstveld veld)
    {
        for (var i = 0; i < Kolommen.Count; i++)
        {
            if (veld != Lijstveld.Negeren && Kolommen[i].Veld == veld)
                return i;
        }
        return null;
    }

    public bool Heeft(Lijstveld veld) => KolomVan(veld) is not null;

    /// <summary>The choice of a person for one column; another column that had the field lets it go.</summary>
    public Kolomtoewijzing Met(int kolom, Lijstveld veld) => new([.. Kolommen.Select((k, i) =>
        i == kolom ? k with { Veld = veld } : k.Veld == veld ? k with { Veld = Lijstveld.Negeren } : k)]);

    /// <summary>What keeps the list from being read, in Dutch; empty when it can be read.</summary>
    public IReadOnlyList<string> Controleer()
    {
        List<string> bezwaren = [];
        if (!Heeft(Lijstveld.Naam) && !Heeft(Lijstveld.Achternaam))
            bezwaren.Add("Kies de kolom met de naam van de leerling.");
        if (!Heeft(Lijstveld.Geboortedatum))
            bezwaren.Add("Kies de kolom met de geboortedatum.");
        if (!Heeft(Lijstveld.Soort))
            bezwaren.Add("Kies de kolom met de soort verzuim.");
        if (!Heeft(Lijstveld.EersteDag))
            bezwaren.Add("Kies de kolom met de eerste dag van het verzuim.");
        foreach (var dubbel in Kolommen.GroupBy(k => k.Veld).Where(g => g.Key != Lijstveld.Negeren && g.Skip(1).Any()))
            bezwaren.Add($"Er is meer dan één kolom gekozen voor: {Kolomherkenning.Omschrijving(dubbel.Key)}. Kies er één.");
        return bezwaren;
    }

    public string NaarJson() => JsonSerializer.Serialize(Kolommen);

    /// <summary>What was kept; null when it cannot be read any more (then the headings are recognised anew).</summary>
    public static Kolomtoewijzing? UitJson(string? json)
    {
        try
        {
            return string.IsNullOrWhiteSpace(json) || JsonSerializer.Deserialize<List<Lijstkolom>>(json) is not { } kolommen
                || kolommen.Exists(k => k?.Kop is null || !Enum.IsDefined(k.Veld))
                ? null
                : new(kolommen);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

public static partial class Kolomherkenning
{
    const int Proefregels = 50;

    static readonly FrozenDictionary<string, Lijstveld> Synoniemen = Tabel(
        (Lijstveld.Naam, "naam volledigenaam naamvolledig leerlingnaam naamleerling roepnaamachternaam voorenachternaam naamkind "
            + "kindnaam leerling kind jongere"),
        (Lijstveld.Voornaam, "voornaam voornamen roepnaam vnaam firstname"),
        (Lijstveld.Voorletters, "voorletters voorletter initialen vl voorl"),
        (Lijstveld.Tussenvoegsel, "tussenvoegsel tussenvoegsels tussenv tv tussenvgsl voorvoegsel voorvoegsels voorv tsv tussen"),
        (Lijstveld.Achternaam, "achternaam familienaam geslachtsnaam anaam lastname surname achtern"),
        (Lijstveld.Geboortedatum, "geboortedatum gebdatum gebdat geboren geborenop geboortedag gebdt geb datumgeboorte gd gbdatum "
            + "gebdtm dob birthdate geboortedat"),
        (Lijstveld.Bsn, "bsn burgerservicenummer burgerservicenr bsnnummer bsnnr sofinummer sofinr sofi pgn persoonsgebondennummer "
            + "bsnpgn bsnonderwijsnummer"),
        (Lijstveld.Geslacht, "geslacht mv mvx vm jm mj jongenmeisje manvrouw sekse gesl sex gender"),
        (Lijstveld.Postcode, "postcode pc postc pcode postcd zip postcodewoonadres woonpostcode pc6"),
        (Lijstveld.School, "school schoolnaam naamschool laatsteschool huidigeschool instelling naaminstelling onderwijsinstelling "
            + "schoolvaninschrijving vestiging brin schoollocatie"),
        (Lijstveld.Soort, "soortverzuim verzuimsoort typeverzuim verzuimtype soort type aardverzuim aard aardvanverzuim vormverzuim "
            + "verzuimvorm categorie categorieverzuim verzuim "
            + "verzuimcategorie soortmelding meldingsoort typemelding srtverzuim soortverz verzsoort"),
        (Lijstveld.EersteDag, "eersteverzuimdag 1everzuimdag eerstedag 1edag eerstedagverzuim eerstedagvanverzuim 1edagverzuim "
            + "startdatum startverzuim startdatumverzuim beginverzuim "
            + "begindatum begindatumverzuim datumbegin datumstart verzuimsinds verzuimtsinds sinds thuissinds afwezigsinds verzuimvanaf "
            + "vanaf datumeersteverzuimdag datum1everzuimdag "
            + "datumverzuim verzuimdatum eersteverzuimdatum datumeersteverzuim aanvang aanvangverzuim aanvangsdatum ingangsdatum start "
            + "begin thuiszittersinds ziekvanaf ziekteverzuimsinds"),
        (Lijstveld.Opmerking, "opmerking opmerkingen toelichting notitie notities bijzonderheden aantekening aantekeningen memo "
            + "omschrijving opm commentaar"),
        (Lijstveld.Behandelaar, "behandelaar leerplichtambtenaar lpa casemanager eigenaar consulent leerplichtconsulent contactpersoon "
            + "behandeldoor naambehandelaar regisseur casusregisseur"),
        // Known, and left alone: their content would be taken for something it is not.
        (Lijstveld.Negeren, "einddatum eindeverzuim tot tm datumeinde laatstedag datummelding meldingsdatum meldingdatum datum "
            + "inschrijfdatum uitschrijfdatum naamouder naamouders ouder ouders "
            + "moeder vader verzorger naamouderverzorger telefoon telefoonnummer tel mobiel email mail emailadres adres straat "
            + "huisnummer woonplaats plaats gemeente klas groep leerjaar niveau "
            + "schoolsoort schooltype soortonderwijs onderwijssoort nationaliteit land leerlingnummer leerlingnr llnr nr nummer "
            + "volgnummer dossiernummer status leeftijd uren aantaluren huisarts "
            + "jeugdarts datumhuisbezoek mentor naammentor"));

    static readonly FrozenSet<string> Vulwoorden = FrozenSet.Create(StringComparer.Ordinal,
        "van", "de", "het", "v", "d", "leerling", "leerlingen", "kind", "jongere", "pupil", "thuiszitter", "ll", "deelnemer", "verplicht",
            "optioneel");

    public static string Omschrijving(Lijstveld veld) => veld switch
    {
        Lijstveld.Negeren => "niet gebruiken",
        Lijstveld.Naam => "naam (voor- en achternaam)",
        Lijstveld.Voornaam => "voornaam",
        Lijstveld.Voorletters => "voorletters",
        Lijstveld.Tussenvoegsel => "tussenvoegsel",
        Lijstveld.Achternaam => "achternaam",
        Lijstveld.Geboortedatum => "geboortedatum",
        Lijstveld.Bsn => "BSN",
        Lijstveld.Geslacht => "geslacht",
        Lijstveld.Postcode => "postcode",
        Lijstveld.School => "school",
        Lijstveld.Soort => "soort verzuim",
        Lijstveld.EersteDag => "eerste dag van het verzuim",
        Lijstveld.Opmerking => "opmerking",
        Lijstveld.Behandelaar => "behandelaar",
        _ => throw new ArgumentOutOfRangeException(nameof(veld)),
    };

    /// <param name="lijst">A list that could be read.</param>
    /// <param name="op">The import date: a birth date is years before it, a first day months.</param>
    /// <param name="onthouden">What this organisation chose the last time; it goes before every guess.</param>
    public static Kolomtoewijzing Raad(Leesresultaat lijst, DateOnly op, Kolomtoewijzing? onthouden = null)
    {
        ArgumentNullException.ThrowIfNull(lijst);
        var velden = new Lijstveld?[lijst.Koppen.Count];
        HashSet<Lijstveld> bezet = [];
        for (var i = 0; i < velden.Length; i++)
        {
            if (onthouden?.Kolommen.FirstOrDefault(k => k.Kop.Equals(lijst.Koppen[i], StringComparison.OrdinalIgnoreCase)) is { } keuze)
                Neem(i, keuze.Veld);
        }
        for (var i = 0; i < velden.Length; i++)
        {
            if (velden[i] is null && VanKop(lijst.Koppen[i]) is { } veld)
                Neem(i, veld);
        }
        for (var i = 0; i < velden.Length; i++)
        {
            var cellen = lijst.Regels.Where(r => r.Fout is null).Select(r => r.Cellen[i].Trim()).Where(c => c.Length > 0);
            if (velden[i] is null && VanInhoud([.. cellen.Take(Proefregels)], op) is { } veld)
                Neem(i, veld);
        }
        // "Naam" beside "Voornaam" is the surname.
        if (bezet.Contains(Lijstveld.Naam) && !bezet.Contains(Lijstveld.Achternaam)
            && (bezet.Contains(Lijstveld.Voornaam) || bezet.Contains(Lijstveld.Voorletters)))
            velden[Array.IndexOf(velden, Lijstveld.Naam)] = Lijstveld.Achternaam;
        return new([.. lijst.Koppen.Select((kop, i) => new Lijstkolom(kop, velden[i] ?? Lijstveld.Negeren))]);

        void Neem(int kolom, Lijstveld veld)
        {
            velden[kolom] = veld == Lijstveld.Negeren || bezet.Add(veld) ? veld : Lijstveld.Negeren;
        }
    }

    internal static Lijstveld? VanKop(string kop)
    {
        var kaal = Persoonsnaam.Vouw(Haakjes().Replace(kop, " ").Replace('/', ' '));
        var woorden = kaal.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Synoniemen.TryGetValue(string.Concat(woorden), out var veld))
            return veld;
        return Synoniemen.TryGetValue(string.Concat(woorden.Where(w => !Vulwoorden.Contains(w))), out veld) ? veld : null;
    }

    static Lijstveld? VanInhoud(IReadOnlyList<string> cellen, DateOnly op)
    {
        if (cellen.Count == 0)
            return null;
        if (Meeste(c => Bsn.Normaliseer(c) is { } cijfers && Bsn.IsGeldig(cijfers) && !NlDatum.TryParse(c, out _)))
            return Lijstveld.Bsn;
        if (Meeste(c => Regelcontrole.Postcode(c) is not null))
            return Lijstveld.Postcode;
        if (Meeste(c => Verzuimwoord.Lees(c) is not null))
            return Lijstveld.Soort;
        if (Meeste(c => Regelcontrole.Geslacht(c) is not null))
            return Lijstveld.Geslacht;
        if (Meeste(c => NlDatum.TryParse(c, out var d) && d < op.AddYears(-3)))
            return Lijstveld.Geboortedatum;
        if (Meeste(c => NlDatum.TryParse(c, out var d) && d >= op.AddYears(-3)))
            return Lijstveld.EersteDag;
        return Meeste(c => NaamMetKomma().IsMatch(c)) ? Lijstveld.Naam : null;

        bool Meeste(Func<string, bool> past) => cellen.Count(past) * 5 >= cellen.Count * 4;
    }

    static FrozenDictionary<string, Lijstveld> Tabel(params (Lijstveld Veld, string Woorden)[] rijen) =>
        rijen.SelectMany(r => r.Woorden.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => (w, r.Veld)))
            .ToFrozenDictionary(p => p.w, p => p.Veld, StringComparer.Ordinal);

    [GeneratedRegex(@"[\(\[][^\)\]]*[\)\]]", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Haakjes();

    [GeneratedRegex(@"^[\p{L}'’\- ]{2,40}, ?[\p{L}'’.\- ]{1,40}$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex NaamMetKomma();
}
