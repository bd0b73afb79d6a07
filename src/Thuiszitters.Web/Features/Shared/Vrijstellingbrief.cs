// What: what the fields of the letters about a 5A-vrijstelling are filled with: its dates, what is missing, the outcome, and on what it rests
// that the SWV judges first, with its day. Source: rules.md R5; ADR 24. Used by: the room Brieven.
// Never: a judgement before its round has an outcome, or its reasons.

using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Shared;

public static class Vrijstellingbrief
{
    public const string Voorvoegsel = "vrijstelling-";

    /// <summary>The fields that only these letters have.</summary>
    public static readonly IReadOnlyList<string> Velden = ["schooljaar", "volgendjaar", "ontvangen", "voor", "ontbreekt", "uitkomst", "gevolg", "oordeel", "grondslag"];

    /// <summary>The letters that fit a request as it stands now.</summary>
    /// <param name="v">The request; null when there is none.</param>
    /// <param name="metGrondslag">The region recorded since when the judgement rests on what; without it no letter tells the outcome.</param>
    public static IEnumerable<string> Passend(Vrijstelling? v, bool metGrondslag)
    {
        if (v is null)
            yield break;
        yield return Voorvoegsel + "bevestiging";
        if (v.Toestand is VrijstellingToestand.AanvullenKennisgeving or VrijstellingToestand.AanvullenVerklaring)
            yield return Voorvoegsel + "ontbreekt";
        if (v.Toestand is VrijstellingToestand.Positief or VrijstellingToestand.Negatief or VrijstellingToestand.GeenOordeel)
            yield return Voorvoegsel + "verklaring";
        if (metGrondslag && !Vrijstelling.Loopt(v.Toestand))
            yield return Voorvoegsel + "uitkomst";
        if (VrijstellingVerloop.IsInKracht(v.Toestand) && v.Einde is not null)
            yield return Voorvoegsel + "opnieuw";
    }

    /// <summary>The request that a letter of now is about: the one that runs, else the last one.</summary>
    public static Vrijstelling? Laatste(Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        return dossier.Vrijstellingen.Find(v => Vrijstelling.Loopt(v.Toestand)) ?? dossier.Vrijstellingen.MaxBy(v => v.Id);
    }

    /// <summary>
    /// Of a gemeente, from ten ⚙ weeks before 1 July by the terms of each request: in force, ending on 1 August, and no notice for the next schooljaar
    /// runs or is in force.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> AflopendAsync(AppDb db, Guid gemeente, Guid regio, DateOnly today, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        var augustus = new DateOnly(today.Year, 8, 1);
        if (today >= augustus)
            return [];
        var aflopend = await db.Vrijstellingen.AsNoTracking().IgnoreAutoIncludes().Where(v => v.Dossier!.GemeenteId == gemeente && v.Dossier.GeslotenOp == null && v.Einde == augustus
            && (v.Toestand == VrijstellingToestand.VanKracht || v.Toestand == VrijstellingToestand.VanKrachtOndanksOordeel)
            && !db.Vrijstellingen.Any(w => w.DossierId == v.DossierId && w.Schooljaar > v.Schooljaar && w.Toestand <= VrijstellingToestand.VanKrachtOndanksOordeel))
            .Select(v => new { v.Id, v.OntvangenOp }).ToListAsync(ct);
        if (aflopend.Count == 0)
            return [];
        var versies = await Vrijstellingregels.VersiesAsync(db, regio, ct);
        return [.. aflopend.Where(v => today >= Vrijstellingtermijnen.HerbeoordelingTaakOp(new(today.Year), Vrijstellingregels.Op(versies, v.OntvangenOp))).Select(v => v.Id)];
    }

    /// <summary>Whether the region recorded on what it rests that the SWV judges first, and since when.</summary>
    public static Task<bool> HeeftGrondslagAsync(AppDb db, Guid regioId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Organisaties.AnyAsync(o => o.Id == regioId && o.Vrijstellinggrondslag != null && o.VrijstellinggrondslagSinds != null, ct);
    }

    /// <summary>Their values for a request.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> WaardenAsync(AppDb db, Vrijstelling v, Guid regioId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(v);
        var id = v.Id;
        var antwoorden = await db.Vormtoetsuitkomsten.AsNoTracking().Where(t => t.VrijstellingId == id).ToDictionaryAsync(t => t.Item, t => t.Voldaan, ct);
        // What counted on the day of the outcome; a letter of before it names what counts now.
        var grondslag = await Vrijstellingregels.GrondslagAsync(db, regioId, v.VastgesteldOp ?? v.BeeindigdOp ?? DateOnly.MaxValue, ct);
        return Waarden(v, antwoorden, grondslag?.Grondslag, grondslag?.Sinds);
    }

    public static IReadOnlyDictionary<string, string> Waarden(
        Vrijstelling v, IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden, Vrijstellinggrondslag? grondslag, DateOnly? sinds)
    {
        ArgumentNullException.ThrowIfNull(v);
        var items = v.Toestand == VrijstellingToestand.AanvullenVerklaring ? Vormtoets.Verklaring : Vormtoets.Kennisgeving;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["schooljaar"] = new Schooljaar(v.Schooljaar).ToString(), ["volgendjaar"] = new Schooljaar(v.Schooljaar + 1).ToString(), ["ontvangen"] = NlDatum.Lang(v.OntvangenOp),
            ["voor"] = (v.Toestand is VrijstellingToestand.AanvullenKennisgeving or VrijstellingToestand.AanvullenVerklaring ? v.HerstelVoor : v.VerklaringVoor) is { } voor
                ? NlDatum.Lang(voor) : "",
            ["ontbreekt"] = Lijst(items, antwoorden), ["uitkomst"] = Uitkomst(v, antwoorden), ["gevolg"] = Gevolg(v), ["oordeel"] = Oordeel(v),
            ["grondslag"] = grondslag == Vrijstellinggrondslag.Wet ? $"de wet{Vanaf(sinds)}" : $"een afspraak in onze regio{Vanaf(sinds)}",
        };
    }

    static string Vanaf(DateOnly? sinds) => sinds is { } dag ? $" vanaf {NlDatum.Lang(dag)}" : "";

    static string Ontbreekt(Vormtoetsitem item) => item switch
    {
        Vormtoetsitem.Bevoegd => "De kennisgeving moet komen van een ouder met gezag, een verzorger of de jongere zelf (vanaf 16 jaar).",
        Vormtoetsitem.Grond => "In de kennisgeving moet staan dat u artikel 5 onder a bedoelt.",
        Vormtoetsitem.GegevensArtikel6 => "Dit moet erin staan over de jongere: BSN of onderwijsnummer, naam, geboortedatum, geslacht, adres en postcode. En of u al eerder een beroep op vrijstelling deed.",
        Vormtoetsitem.Aanwezig => "Wij hebben geen verklaring van een deskundige.",
        Vormtoetsitem.Deskundig => "De verklaring moet komen van een arts, of van een pedagoog of psycholoog met een universitaire opleiding.",
        Vormtoetsitem.Aangewezen => "De gemeente moet de deskundige hebben aangewezen.",
        Vormtoetsitem.NietBehandelend => "De deskundige mag de jongere niet behandelen.",
        Vormtoetsitem.NietTeOud => "De verklaring mag niet ouder zijn dan drie maanden.",
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    /// <summary>What came of the judgement, in a sentence.</summary>
    static string Oordeel(Vrijstelling v) => v.Uitslag switch
    {
        VrijstellingToestand.Positief => "Het samenwerkingsverband vindt dat onderwijs nu niet kan.",
        VrijstellingToestand.Negatief when v.Geescaleerd => "De beoordelaars van het samenwerkingsverband werden het niet eens. Dan is het oordeel: onderwijs kan.",
        VrijstellingToestand.Negatief => "Het samenwerkingsverband vindt dat onderwijs kan.",
        VrijstellingToestand.GeenOordeel => "Het samenwerkingsverband gaf niet op tijd een oordeel. Er is dus niet gezegd dat onderwijs niet kan.",
        _ => "Het samenwerkingsverband heeft geen oordeel gegeven.",
    };

    static string Uitkomst(Vrijstelling v, IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden) => v.Toestand switch
    {
        VrijstellingToestand.VanKracht => $"De vrijstelling is er. {Looptijd(v)}",
        VrijstellingToestand.VanKrachtOndanksOordeel =>
            $"De vrijstelling is er. {Looptijd(v)} Het oordeel zegt niet dat onderwijs onmogelijk is. De vorm klopt wel. Daarom is de vrijstelling er volgens de wet vanzelf. Dat heet van rechtswege.",
        VrijstellingToestand.NietVanKracht => $"Er is geen vrijstelling. {WaaromNiet(v, antwoorden)}",
        VrijstellingToestand.Beeindigd => $"De vrijstelling is gestopt{(v.Einde is { } einde ? $" op {NlDatum.Lang(einde)}" : "")}.",
        VrijstellingToestand.Ingetrokken => $"U hebt de kennisgeving ingetrokken{Op(v.BeeindigdOp)}. Er is geen vrijstelling.",
        VrijstellingToestand.Vervallen => $"De kennisgeving is vervallen{Op(v.BeeindigdOp)}. Er is geen vrijstelling.",
        _ => "Er is nog geen uitkomst.",
    };

    static string WaaromNiet(Vrijstelling v, IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden)
    {
        if (v.EindeDoor == VrijstellingGebeurtenis.VerklaringUitgebleven)
            return $"Er kwam geen verklaring van een deskundige{Voor(v.VerklaringVoor)}.";
        // Judged already: then it was the statement that was not completed.
        var (wat, items) = v.Uitslag is null ? ("De kennisgeving", Vormtoets.Kennisgeving) : ("De verklaring", Vormtoets.Verklaring);
        return $"{wat} was niet compleet{Voor(v.HerstelVoor)}. Dit ontbrak:\n{Lijst(items, antwoorden)}";
    }

    /// <summary>What it means for the jongere and the parents.</summary>
    static string Gevolg(Vrijstelling v) => v.Toestand switch
    {
        VrijstellingToestand.VanKracht or VrijstellingToestand.VanKrachtOndanksOordeel =>
            "In deze tijd hoeft de jongere niet op een school te staan." + (v.Einde is null ? "" : " Wilt u daarna weer een vrijstelling? Stuur dan vóór 1 juli een nieuwe kennisgeving."),
        VrijstellingToestand.Beeindigd or VrijstellingToestand.Vervallen => v.EindeDoor switch
        {
            VrijstellingGebeurtenis.Achttien => "De jongere is 18 jaar geworden. De Leerplichtwet geldt dan niet meer.",
            VrijstellingGebeurtenis.Overleden => "U hoeft niets te doen.",
            VrijstellingGebeurtenis.TerugNaarOnderwijs or VrijstellingGebeurtenis.IngehaaldDoorInschrijving => "De jongere krijgt weer onderwijs. U hoeft niets te doen.",
            VrijstellingGebeurtenis.Verhuisd => "De jongere is verhuisd. Denkt u dat onderwijs niet kan? Stuur dan een kennisgeving aan uw nieuwe gemeente.",
            _ => GeenVrijstelling,
        },
        VrijstellingToestand.NietVanKracht or VrijstellingToestand.Ingetrokken => GeenVrijstelling,
        _ => "",
    };

    const string GeenVrijstelling = "De jongere moet op een school staan of ander passend onderwijs krijgen. Schrijf de jongere in op een school. Lukt dat niet? Bel mij. "
        + "Denkt u dat onderwijs niet kan? Dan mag u een nieuwe kennisgeving sturen.";

    static string Lijst(IReadOnlyList<Vormtoetsitem> items, IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden) =>
        string.Join('\n', Vormtoets.Ontbreekt(items, antwoorden).Select(i => "- " + Ontbreekt(i)));

    static string Op(DateOnly? dag) => dag is { } d ? $" op {NlDatum.Lang(d)}" : "";

    static string Voor(DateOnly? dag) => dag is { } d ? $" vóór {NlDatum.Lang(d)}" : " op tijd";

    static string Looptijd(Vrijstelling v) => v.Begin is not { } begin ? ""
        : v.Einde is { } einde ? $"Zij geldt van {NlDatum.Lang(begin)} tot {NlDatum.Lang(einde)}." : $"Zij geldt vanaf {NlDatum.Lang(begin)}. Er is geen einddatum.";
}
