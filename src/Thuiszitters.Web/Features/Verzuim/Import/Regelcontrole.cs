// What: makes one record of a list into values, or says why it is refused. The reasons are found in a fixed order; the first one counts.
// Source: the order of reasons of the import; rules R1 (geen-leerplicht) and R2 (soort).
// Pure. Used by: the preview page, the import job and the verb import.
// Never: repeats what stands in a cell in a message, guesses a date or a century, or touches a BSN of another record (bsn-conflict is
//   Lijstvergelijker's).

using System.Text.RegularExpressions;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Vault;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Verzuim.Import;

/// <summary>The reasons in the order in which they count; the codes stand in reports and are never reused.</summary>
public static class Weigerreden
{
    /// <summary>The record itself is malformed, so that no cell can be trusted.</summary>
    public const string RegelOnleesbaar = "regel-onleesbaar";
    public const string NaamOntbreekt = "naam-ontbreekt";
    public const string GeboortedatumOngeldig = "geboortedatum-ongeldig";
    public const string BsnElfproef = "bsn-elfproef";
    public const string BsnConflict = "bsn-conflict";
    public const string SoortOnbekend = "soort-onbekend";
    public const string StartOntbreekt = "start-ontbreekt";
    public const string StartOngeldig = "start-ongeldig";
    public const string StartInToekomst = "start-in-toekomst";
    public const string GeenLeerplicht = "geen-leerplicht";

    /// <summary>Another gemeente of the region has an open dossier of this BSN: an officer decides, not the list.</summary>
    public const string BekendElders = "bekend-elders";

    public static readonly IReadOnlyList<string> Volgorde =
    [
        RegelOnleesbaar, NaamOntbreekt, GeboortedatumOngeldig, BsnElfproef, BsnConflict, SoortOnbekend, StartOntbreekt, StartOngeldig,
            StartInToekomst, GeenLeerplicht, BekendElders,
    ];
}

/// <param name="Bericht">Dutch, without the value of the cell.</param>
/// <param name="Kolom">Column in the file, from 1; null when no column holds the field.</param>
public sealed record Weigering(string Reden, Lijstveld Veld, string Bericht, int? Kolom);

/// <param name="Code">One of <see cref="Waarschuwcode"/>.</param>
public sealed record Waarschuwing(Lijstveld Veld, string Code, int? Kolom)
{
    public string Bericht => Waarschuwcode.Bericht(Code);
}

/// <summary>One record with everything that could be read from it, refused or not.</summary>
public sealed record Lijstrij
{
    public required int Regel { get; init; }

    public Persoonsnaam? Naam { get; init; }

    public DateOnly? Geboren { get; init; }

    /// <summary>Nine digits that pass the 11-proef, or null when the list gives none.</summary>
    public string? Bsn { get; init; }

    /// <summary>M, V or X.</summary>
    public string? Geslacht { get; init; }

    /// <summary>1825XF, or null.</summary>
    public string? Postcode { get; init; }

    public string? School { get; init; }

    public Verzuimsoort? Soort { get; init; }

    public DateOnly? EersteDag { get; init; }

    public string? Opmerking { get; init; }

    public string? Behandelaar { get; init; }

    /// <summary>In the order in which they count.</summary>
    public IReadOnlyList<Weigering> Weigeringen { get; init; } = [];

    public IReadOnlyList<Waarschuwing> Waarschuwingen { get; init; } = [];

    public bool IsGeldig => Weigeringen.Count == 0;

    /// <summary>No name, BSN or date in a log or a test message.</summary>
    public override string ToString() => FormattableString.Invariant($"Lijstrij {{ Regel = {Regel} }}");
}

public static partial class Regelcontrole
{
    public static Lijstrij Controleer(Lijstregel regel, Kolomtoewijzing toewijzing, DateOnly op)
    {
        ArgumentNullException.ThrowIfNull(regel);
        ArgumentNullException.ThrowIfNull(toewijzing);
        if (regel.Fout is { } onleesbaar)
            return new() { Regel = regel.Nummer, Weigeringen = [new(Weigerreden.RegelOnleesbaar, Lijstveld.Negeren, onleesbaar.Bericht,
                onleesbaar.Kolom)] };

        List<Weigering> weigeringen = [];
        List<Waarschuwing> waarschuwingen = [];

        var naam = LeesNaam();
        if (naam is null)
            Weiger(Weigerreden.NaamOntbreekt, toewijzing.Heeft(Lijstveld.Naam) ? Lijstveld.Naam : Lijstveld.Achternaam,
                "De naam ontbreekt.");

        var geboren = LeesGeboren();

        var bsn = LeesBsn();

        var soortTekst = Cel(Lijstveld.Soort);
        var soort = Verzuimwoord.Lees(soortTekst);
        if (soort is null)
        {
            Weiger(Weigerreden.SoortOnbekend, Lijstveld.Soort, IsNiets(soortTekst)
                ? "De soort verzuim ontbreekt."
                : "De soort verzuim is niet bekend. Gebruik: absoluut verzuim, LRV, 16 uur, ziek of luxe.");
        }

        var eersteDag = LeesEersteDag(geboren);

        if (geboren is { } g && !Leerplicht.IsGebonden(g, op))
            Weiger(Weigerreden.GeenLeerplicht, Lijstveld.Geboortedatum,
                "De leerling is op de dag van inlezen niet leerplichtig en niet kwalificatieplichtig.");

        var postcodeTekst = Cel(Lijstveld.Postcode);
        var postcode = Postcode(postcodeTekst);
        if (postcode is null && !IsNiets(postcodeTekst))
            Waarschuw(Lijstveld.Postcode, Waarschuwcode.PostcodeOngeldig);

        var geslachtTekst = Cel(Lijstveld.Geslacht);
        var geslacht = Geslacht(geslachtTekst);
        if (geslacht is null && !IsNiets(geslachtTekst))
            Waarschuw(Lijstveld.Geslacht, Waarschuwcode.GeslachtOnleesbaar);

        return new()
        {
            Regel = regel.Nummer,
            Naam = naam,
            Geboren = geboren,
            Bsn = bsn,
            Geslacht = geslacht,
            Postcode = postcode,
            School = OfNull(Cel(Lijstveld.School)),
            Soort = soort,
            EersteDag = eersteDag,
            Opmerking = LeesOpmerking(),
            Behandelaar = OfNull(Cel(Lijstveld.Behandelaar)),
            Weigeringen = weigeringen,
            Waarschuwingen = waarschuwingen,
        };

        // What may not be recorded is left out; the rest of the row is no reason to refuse it.
        string? LeesOpmerking()
        {
            var opmerking = OfNull(Cel(Lijstveld.Opmerking, regels: true));
            if (Nietmedisch.Zoek(opmerking).Count == 0)
                return opmerking;
            Waarschuw(Lijstveld.Opmerking, Waarschuwcode.MedischWeggelaten);
            return null;
        }

        Persoonsnaam? LeesNaam()
        {
            if (toewijzing.Heeft(Lijstveld.Naam))
            {
                var tekst = Cel(Lijstveld.Naam);
                return IsNiets(tekst) ? null : MetSleutel(Persoonsnaam.Parse(tekst));
            }
            var achternaam = Cel(Lijstveld.Achternaam);
            var voornaam = Cel(Lijstveld.Voornaam);
            if (voornaam.Length == 0)
                voornaam = Cel(Lijstveld.Voorletters);
            return IsNiets(achternaam) ? null : MetSleutel(Persoonsnaam.Van(voornaam, Cel(Lijstveld.Tussenvoegsel), achternaam));
        }

        DateOnly? LeesGeboren()
        {
            var tekst = Cel(Lijstveld.Geboortedatum);
            if (NlDatum.TryParse(tekst, out var datum) && datum <= op)
                return datum;
            Weiger(Weigerreden.GeboortedatumOngeldig, Lijstveld.Geboortedatum, tekst.Length == 0
                ? "De geboortedatum ontbreekt."
                : "De geboortedatum is geen bestaande datum in het verleden. Schrijf het jaar met 4 cijfers.");
            return null;
        }

        string? LeesBsn()
        {
            var tekst = Cel(Lijstveld.Bsn);
            if (tekst.Length == 0)
                return null;
            if (IsNiets(tekst))
            {
                Waarschuw(Lijstveld.Bsn, Waarschuwcode.GeenBsn);
                return null;
            }
            if (Bsn.Normaliseer(tekst) is { } cijfers && Bsn.IsGeldig(cijfers))
                return cijfers;
            Weiger(Weigerreden.BsnElfproef, Lijstveld.Bsn, "Het BSN klopt niet: het voldoet niet aan de 11-proef.");
            return null;
        }

        // A two-digit year is refused here too: the program never guesses a date, and "08-11-26" may as well be the 26th of a month.
        DateOnly? LeesEersteDag(DateOnly? geboorte)
        {
            var tekst = Cel(Lijstveld.EersteDag);
            if (IsNiets(tekst))
                Weiger(Weigerreden.StartOntbreekt, Lijstveld.EersteDag, "De eerste dag van het verzuim ontbreekt.");
            else if (!NlDatum.TryParse(tekst, out var datum))
                Weiger(Weigerreden.StartOngeldig, Lijstveld.EersteDag,
                    "De eerste dag van het verzuim is geen bestaande datum. Schrijf het jaar met 4 cijfers.");
            else if (datum < geboorte)
                Weiger(Weigerreden.StartOngeldig, Lijstveld.EersteDag, "De eerste dag van het verzuim ligt voor de geboortedatum.");
            else if (datum > op)
                Weiger(Weigerreden.StartInToekomst, Lijstveld.EersteDag, "De eerste dag van het verzuim ligt in de toekomst.");
            else
                return datum;
            return null;
        }

        string Cel(Lijstveld veld, bool regels = false)
        {
            if (toewijzing.KolomVan(veld) is not { } kolom || kolom >= regel.Cellen.Count)
                return "";
            var schoon = Tekstschoning.Schoon(regel.Cellen[kolom], regels);
            if (schoon.OnzichtbaarVerwijderd)
                Waarschuw(veld, Waarschuwcode.OnzichtbareTekens);
            if (schoon.GemengdSchrift && veld is Lijstveld.Naam or Lijstveld.Voornaam or Lijstveld.Tussenvoegsel or Lijstveld.Achternaam)
                Waarschuw(veld, Waarschuwcode.GemengdSchrift);
            return schoon.Tekst;
        }

        void Weiger(string reden, Lijstveld veld, string bericht) =>
            weigeringen.Add(new(reden, veld, bericht, toewijzing.KolomVan(veld) + 1));

        void Waarschuw(Lijstveld veld, string code) => waarschuwingen.Add(new(veld, code, toewijzing.KolomVan(veld) + 1));
    }

    /// <summary>1825XF from "1825 xf"; null when it is none. Whether such a postcode was ever given out is not asked.</summary>
    internal static string? Postcode(string tekst)
    {
        var m = PostcodeVorm().Match(tekst);
        return m.Success ? m.Groups["c"].Value + m.Groups["l"].Value.ToUpperInvariant() : null;
    }

    internal static string? Geslacht(string tekst) => tekst.TrimEnd('.').ToUpperInvariant() switch
    {
        "M" or "MAN" or "J" or "JONGEN" or "MANNELIJK" => "M",
        "V" or "VROUW" or "MEISJE" or "VROUWELIJK" => "V",
        "X" or "ANDERS" or "NON-BINAIR" => "X",
        _ => null,
    };

    /// <summary>What lists write where there is nothing: ?, -, n.v.t., onbekend.</summary>
    static bool IsNiets(string tekst) => Persoonsnaam.Vouw(tekst).Replace(" ", "", StringComparison.Ordinal)
        is "" or "nvt" or "nb" or "onbekend" or "onbek" or "geen" or "volgt" or "null" or "nietbekend" or "leeg";

    /// <summary>A name without one letter that can be compared recognises nobody and is no name.</summary>
    static Persoonsnaam? MetSleutel(Persoonsnaam? naam) => naam is { NaamSleutel.Length: > 0 } ? naam : null;

    static string? OfNull(string tekst) => tekst.Length == 0 ? null : tekst;

    [GeneratedRegex(@"^(?<c>[1-9][0-9]{3})\s?(?<l>[A-Za-z]{2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex PostcodeVorm();
}
