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
    public static readonly IReadOnlyList<string> Velden = ["schooljaar", "volgendjaar", "ontvangen", "voor", "ontbreekt", "uitkomst", "grondslag"];

    /// <summary>The letters that fit a request as it stands now.</summary>
    public static IEnumerable<string> Passend(Vrijstelling? v)
    {
        if (v is null)
            yield break;
        yield return Voorvoegsel + "bevestiging";
        if (v.Toestand is VrijstellingToestand.AanvullenKennisgeving or VrijstellingToestand.AanvullenVerklaring)
            yield return Voorvoegsel + "ontbreekt";
        if (!Vrijstelling.Loopt(v.Toestand))
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

    /// <summary>Of a gemeente, from ten weeks before 1 July: in force, ending on 1 August, and nobody asked for the next schooljaar.</summary>
    public static IQueryable<Vrijstelling> Aflopend(IQueryable<Vrijstelling> vrijstellingen, AppDb db, Guid gemeente, DateOnly today)
    {
        var augustus = new DateOnly(today.Year, 8, 1);
        var aanDeBeurt = today >= Vrijstellingtermijnen.HerbeoordelingTaakOp(new(today.Year), Regioparameters.Standaard.Vrijstelling) && today < augustus;
        return vrijstellingen.Where(v => aanDeBeurt && v.Dossier!.GemeenteId == gemeente && v.Dossier.GeslotenOp == null && v.Einde == augustus
            && (v.Toestand == VrijstellingToestand.VanKracht || v.Toestand == VrijstellingToestand.VanKrachtOndanksOordeel)
            && !db.Vrijstellingen.Any(w => w.DossierId == v.DossierId && w.Schooljaar > v.Schooljaar));
    }

    /// <summary>Their values for a request.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> WaardenAsync(AppDb db, Vrijstelling v, Guid regioId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(v);
        var id = v.Id;
        var antwoorden = await db.Vormtoetsuitkomsten.AsNoTracking().Where(t => t.VrijstellingId == id).ToDictionaryAsync(t => t.Item, t => t.Voldaan, ct);
        var regio = await db.Organisaties.AsNoTracking().Where(o => o.Id == regioId).Select(o => new { o.Vrijstellinggrondslag, o.VrijstellinggrondslagSinds }).SingleAsync(ct);
        return Waarden(v, antwoorden, regio.Vrijstellinggrondslag, regio.VrijstellinggrondslagSinds);
    }

    public static IReadOnlyDictionary<string, string> Waarden(
        Vrijstelling v, IReadOnlyDictionary<Vormtoetsitem, bool> antwoorden, Vrijstellinggrondslag? grondslag, DateOnly? sinds)
    {
        ArgumentNullException.ThrowIfNull(v);
        var items = v.Toestand == VrijstellingToestand.AanvullenVerklaring ? Vormtoets.Verklaring : Vormtoets.Kennisgeving;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["schooljaar"] = new Schooljaar(v.Schooljaar).ToString(), ["volgendjaar"] = new Schooljaar(v.Schooljaar + 1).ToString(), ["ontvangen"] = NlDatum.Lang(v.OntvangenOp),
            ["voor"] = v.HerstelVoor is { } voor ? NlDatum.Lang(voor) : "",
            ["ontbreekt"] = string.Join('\n', Vormtoets.Ontbreekt(items, antwoorden).Select(i => "- " + Ontbreekt(i))),
            ["uitkomst"] = Uitkomst(v),
            ["grondslag"] = grondslag == Vrijstellinggrondslag.Wet ? $"de wet{Vanaf(sinds)}" : $"een afspraak in onze regio{Vanaf(sinds)}",
        };
    }

    static string Vanaf(DateOnly? sinds) => sinds is { } dag ? $" vanaf {NlDatum.Lang(dag)}" : "";

    static string Ontbreekt(Vormtoetsitem item) => item switch
    {
        Vormtoetsitem.Bevoegd => "De kennisgeving moet komen van een ouder met gezag, een verzorger of de jongere zelf (vanaf 16 jaar).",
        Vormtoetsitem.Grond => "In de kennisgeving moet staan dat u artikel 5 onder a bedoelt.",
        Vormtoetsitem.GegevensArtikel6 => "Naam, geboortedatum, adres en uw handtekening moeten erin staan.",
        Vormtoetsitem.Aanwezig => "Wij hebben geen verklaring van een deskundige.",
        Vormtoetsitem.Deskundig => "De verklaring moet komen van een arts, of van een pedagoog of psycholoog met een universitaire opleiding.",
        Vormtoetsitem.Aangewezen => "De gemeente moet de deskundige hebben aangewezen.",
        Vormtoetsitem.NietBehandelend => "De deskundige mag de jongere niet behandelen.",
        Vormtoetsitem.NietTeOud => "De verklaring mag niet ouder zijn dan drie maanden.",
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    static string Uitkomst(Vrijstelling v) => v.Toestand switch
    {
        VrijstellingToestand.VanKracht => $"De vrijstelling is er. {Looptijd(v)}",
        VrijstellingToestand.VanKrachtOndanksOordeel =>
            $"De vrijstelling is er. {Looptijd(v)} Het samenwerkingsverband vindt niet dat onderwijs onmogelijk is. De vorm klopt wel. Daarom is de vrijstelling er volgens de wet vanzelf. Dat heet van rechtswege.",
        VrijstellingToestand.NietVanKracht => "Er is geen vrijstelling. De kennisgeving of de verklaring was niet op tijd compleet.",
        VrijstellingToestand.Beeindigd => "De vrijstelling is gestopt.",
        VrijstellingToestand.Ingetrokken => "U hebt de kennisgeving ingetrokken. Er is geen vrijstelling.",
        VrijstellingToestand.Vervallen => "De kennisgeving is vervallen. Er is geen vrijstelling.",
        _ => "Er is nog geen uitkomst.",
    };

    static string Looptijd(Vrijstelling v) => v.Begin is not { } begin ? ""
        : v.Einde is { } einde ? $"Zij geldt van {NlDatum.Lang(begin)} tot {NlDatum.Lang(einde)}." : $"Zij geldt vanaf {NlDatum.Lang(begin)}. Er is geen einddatum.";
}
