// What: the voorzieningenkaart of the sample region: some with room, some full, one past its quality day, a pilot with one outcome too few.
// Source: indicators.md, Voorzieningenkaart; every name is invented. Pure. Used by: the seed. Never: a real provider, or a person.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;
using static Thuiszitters.Domain.Behoeften;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

sealed class Voorbeeldkaart
{
    readonly Voorbeeldgebied gebied;
    readonly DateOnly vandaag;
    readonly Dictionary<ArrangementType, Guid> perType = [];

    public Voorbeeldkaart(Voorbeeldgebied gebied, DateOnly vandaag)
    {
        (this.gebied, this.vandaag) = (gebied, vandaag);
        const Financieringsgronden samen = Financieringsgronden.Swv | Financieringsgronden.Jeugdwet;
        const string rustig = "Jongeren voor wie een gewone klas nu te druk is";
        Maak("De Akkerrand", "Zorgboerderij De Akkerrand", Voorbeeldgebied.Alkmaar, po: true, (6, 12), 2, KleineGroep | Rust | ZorgOnderSchooltijd, rustig, 10, 8, samen, ArrangementType.Oza);
        Maak("Stap voor Stap", "Stichting Stap voor Stap", Voorbeeldgebied.Heiloo, po: false, (12, 17), 8, Rust | VasteBegeleider | AangepasteTijden, rustig, 12, 4, samen, ArrangementType.MaatwerkOnderwijstijd);
        Maak("De Leerwerkplaats", "De Leerwerkplaats en ROC Duinland", Voorbeeldgebied.Alkmaar, po: false, (15, 18), 12, PraktischLeren | VasteBegeleider, "Jongeren die leren door te doen", 16, 0,
            Financieringsgronden.Gemeente | Financieringsgronden.Schoolbudget, ArrangementType.MboTraject).Sectoren |= Sectoren.Mbo;
        Maak("Atelier Noorderlicht", "Atelier Noorderlicht", Voorbeeldgebied.Bergen, po: false, (12, 18), 6, Rust | KleineGroep | AangepasteTijden, rustig, 6, 10, samen, null);
        Maak("Het Startpunt", "Het Startpunt en Het Lentecollege", Voorbeeldgebied.Alkmaar, po: false, (12, 16), 10, VasteBegeleider | AangepasteTijden | HulpBijGedrag, "Jongeren die weer beginnen met school", 20, 2,
            Financieringsgronden.Swv, ArrangementType.TerugNaarSchool);
        Maak("De Kleine Klas", "SBO De Boei", Voorbeeldgebied.Alkmaar, po: true, (5, 12), 6, KleineGroep | HulpBijGedrag, "Kinderen die meer hulp nodig hebben dan de basisschool geeft", 24, 0,
            Financieringsgronden.Swv, ArrangementType.Sbo).TlvNodig = true;
        var trapeze = Maak("Trapeze", "De Gouden Wimpel", Voorbeeldgebied.Heiloo, po: true, (8, 12), 8, MeerUitdaging, "Kinderen die meer uitdaging nodig hebben", 20, 0, Financieringsgronden.Swv, ArrangementType.Hoogbegaafd);
        trapeze.KwaliteitOp = vandaag.AddDays(-24);
        Maak("De Taalbrug", "Het Polderlyceum", Voorbeeldgebied.DijkEnWaard, po: false, (12, 18), 1, Taal | VasteBegeleider, "Jongeren die nieuw in Nederland zijn", 25, 0, Financieringsgronden.Schoolbudget | Financieringsgronden.Gemeente,
            ArrangementType.Nieuwkomers);
        Maak("De Schakel groep Duin", "VSO De Schakel", Voorbeeldgebied.Alkmaar, po: false, (12, 18), 1, KleineGroep | HulpBijGedrag | Vervoer, "Jongeren die meer hulp nodig hebben dan het vo geeft", 25, 0,
            Financieringsgronden.Swv, ArrangementType.Vso).TlvNodig = true;
        var online = Maak("Online Klas Kennemer", "Kennemer Horizon", Voorbeeldgebied.Alkmaar, po: false, (12, 18), null, AangepasteTijden | Rust, "Jongeren die nu niet naar een gebouw kunnen", 10, 0,
            Financieringsgronden.Subsidie, ArrangementType.Afstandsonderwijs);
        (online.Status, online.Einde, online.Uitkomsten, online.Bereik) = (Voorzieningstatus.Pilot, vandaag.AddMonths(4), Uitkomstcriteria.Uitval, Voorzieningbereik.Regio);
        var wilg = Maak("De Wilg", "De Wilg en Praktijkschool Oost", Voorbeeldgebied.DijkEnWaard, po: false, (14, 18), 9, PraktischLeren | KleineGroep, "Jongeren die liever met hun handen leren", 22, 0,
            Financieringsgronden.Schoolbudget, ArrangementType.Praktijkonderwijs);
        wilg.Bereik = Voorzieningbereik.Regio;
        var brug = Maak("Onderwijszorggroep De Brug", "De Brug en SBO De Boei", Voorbeeldgebied.Alkmaar, po: true, (4, 12), 5, ZorgOnderSchooltijd | Vervoer, "Kinderen die op school ook zorg nodig hebben", 12, 12,
            samen | Financieringsgronden.Wlz, ArrangementType.ZorgInOnderwijstijd);
        (brug.Status, brug.Einde, brug.InschrijvingNodig, brug.MedeSwvId) = (Voorzieningstatus.Experiment, vandaag.AddYears(2), true, gebied.Van(Voorbeeldgebied.SwvVo).Id);
    }

    public List<Voorziening> Voorzieningen { get; } = [];

    /// <summary>Where an arrangement of this type leads; nowhere on the kaart for the others.</summary>
    public Guid? Van(ArrangementType type) => perType.TryGetValue(type, out var id) ? id : null;

    Voorziening Maak(
        string naam, string aanbieders, string gemeente, bool po, (int Van, int TotEnMet) leeftijd, int? plaatsen, Behoeften behoeften, string doelgroep, decimal onderwijs, decimal zorg,
        Financieringsgronden financiering, ArrangementType? type)
    {
        var v = new Voorziening
        {
            RegioId = gebied.Regio.Id, OrganisatieId = gebied.Van(po ? Voorbeeldgebied.SwvPo : Voorbeeldgebied.SwvVo).Id, Naam = naam, Aanbieders = aanbieders,
            GemeenteId = gebied.Van(gemeente).Id, Pc4 = gebied.PostcodesVan(gemeente)[0], Bereik = Voorzieningbereik.Swv, Sectoren = po ? Sectoren.Po : Sectoren.Vo, LeeftijdVan = leeftijd.Van,
            LeeftijdTotEnMet = leeftijd.TotEnMet, Doelgroep = doelgroep, Behoeften = behoeften, Doel = "De jongere gaat weer naar school, met wat daarvoor nodig is.",
            Inhoud = "Leren op maat met een vaste dagindeling. Elke zes weken kijken jongere, ouders en begeleider samen hoe het gaat.", Methoden = "Kleine stappen, een eigen plan en een vast aanspreekpunt.",
            Expertise = "Leraar, pedagogisch medewerker en orthopedagoog.", UrenOnderwijs = onderwijs, UrenZorg = zorg, Capaciteit = plaatsen, Financiering = financiering,
            Status = Voorzieningstatus.Regulier, Begin = new(2023, 8, 1), KwaliteitOp = vandaag.AddMonths(5), Contact = "de coördinator plaatsing",
            Uitkomsten = Uitkomstcriteria.Uitval | Uitkomstcriteria.Tevredenheid | Uitkomstcriteria.DoelenBereikt,
        };
        Voorzieningen.Add(v);
        if (type is { } soort)
            perType.Add(soort, v.Id);
        return v;
    }
}
