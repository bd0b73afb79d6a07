// What: the cases of the sample region: every band, every status and criterion that can be reached, every way an arrangement goes.
// Pure. Used by: the seed and its tests, which prove for each day of a year that nothing of that is missing.

using Thuiszitters.Domain;
using static Thuiszitters.Domain.ArrangementToestand;
using static Thuiszitters.Domain.ArrangementType;
using static Thuiszitters.Domain.Verzuimsoort;
using static Thuiszitters.Web.Features.Beheer.Voorbeeldregio.Voorbeeldgebied;
using static Thuiszitters.Web.Platform.Data.Model.NotitieSoort;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

static class Voorbeeldzaken
{
    const string Zonnewijzer = "De Zonnewijzer", Vlieger = "OBS De Vlieger", Boei = "SBO De Boei", Lente = "Het Lentecollege", Horizon = "Kennemer Horizon";
    const string Oost = "Praktijkschool Oost", Schakel = "VSO De Schakel", Polder = "Het Polderlyceum", Roc = "ROC Duinland", Duinpieper = "De Duinpieper";
    const string Wimpel = "De Gouden Wimpel", Zilverreiger = "De Zilverreiger";

    /// <summary>A school outside the region: its name stays sealed and the case is flagged.</summary>
    const string Onbekend = "Dijkmavo";

    public static IReadOnlyList<Voorbeeldzaak> Alle { get; } =
    [
        // Up to four weeks.
        new(7, Alkmaar, null, new Afwezig(6, AbsoluutVerzuim), new Contact(2, Telefoon, "Gebeld met ouders. Zij zijn net verhuisd en zoeken een school in de buurt.")),
        new(13, Alkmaar, Lente, new Afwezig(11, Lrv), new Contact(4, GesprekSchool, "De mentor belt elke week. Wij maken samen een plan voor halve dagen.")),
        new(9, Alkmaar, Zonnewijzer, new Afwezig(20, Lrv), new Contact(9, Huisbezoek, "Thuis gesproken. De ouders willen graag dat het weer lukt op school."), new Traject(MaatwerkOnderwijstijd, Voorgesteld, 5)) { Behandelaar = 1 },
        new(14, Alkmaar, null, new Afwezig(17, AbsoluutVerzuim)) { Behandelaar = null, Regel = 12 },
        new(16, Alkmaar, Roc, new Afwezig(13, Lrv)) { Behandelaar = 1 },
        new(16, Heiloo, null, new Afwezig(22, AbsoluutVerzuim), new Contact(12, GesprekKantoor, "De jongere wil liever werken. Wij bekijken een praktische route.")),
        new(12, DijkEnWaard, Polder, new Afwezig(16, Lrv)),
        new(8, Bergen, Duinpieper, new Afwezig(9, Lrv)) { Behandelaar = null, Regel = 31 },

        // Longer than four weeks.
        new(15, Alkmaar, Lente, new Afwezig(35, Lrv), new Contact(20, GesprekSchool, "De school zoekt een vaste begeleider voor de eerste weken."), new Traject(MaatwerkOnderwijstijd, AanbodGedaan, 4)),
        new(11, Alkmaar, Boei, new Afwezig(48, Lrv), new Traject(Oza, InBeoordeling, 8), new Contact(6, Email, "De aanvraag is compleet. Het besluit komt binnen twee weken.", VanSwv: true)),
        new(13, Alkmaar, null, new Afwezig(41, AbsoluutVerzuim), new Contact(30, Telefoon, "Ouders kiezen tussen twee scholen."), new Traject(Vso, Toegekend, 6)) { Behandelaar = 1 },
        new(17, Alkmaar, Horizon, new Afwezig(33, Lrv)) { Behandelaar = null, Regel = 47 },
        new(14, Alkmaar, Onbekend, new Afwezig(52, Lrv), new Contact(40, Telefoon, "De school staat buiten de regio. De zorgcoördinator belt terug."), new Traject(Afstandsonderwijs, AanbodGedaan, 12)) { Behandelaar = 1 },
        new(10, Heiloo, Wimpel, new Afwezig(37, Lrv), new Traject(Hoogbegaafd, Aangevraagd, 5)),
        new(12, DijkEnWaard, null, new Afwezig(45, AbsoluutVerzuim), new Traject(Nieuwkomers, Wachtlijst, 9, Reden: "De groep is vol. Over vier weken komt er een plek.")),
        new(7, Bergen, Duinpieper, new Afwezig(55, Lrv), new Contact(21, Huisbezoek, "De jongere heeft een vaste plek nodig en weinig wisselingen.")),
        new(15, DijkEnWaard, Polder, new Afwezig(31, Lrv)) { Behandelaar = null, Regel = 8 },

        // Three months come near.
        new(12, Alkmaar, Lente, new Afwezig(68, Lrv), new Contact(50, GesprekSchool, "Afgesproken dat school een plan schrijft voor de opbouw."), new Traject(MaatwerkOnderwijstijd, Akkoord, 2), new Contact(1, Telefoon, "De start is gepland. School belt op de eerste dag.")),
        new(9, Alkmaar, Vlieger, new Afwezig(70, Lrv), new Traject(Oza, Toegekend, 10), new Contact(7, Email, "Er is een plek gevonden. De aanbieder plant een kennismaking.", VanSwv: true)) { Behandelaar = 1 },
        new(16, Alkmaar, null, new Afwezig(69, AbsoluutVerzuim), new Traject(MboTraject, Voorgesteld, 14)),
        new(13, Heiloo, Schakel, new Afwezig(69, Lrv), new Traject(Vso, Wachtlijst, 18, Reden: "De aanbieder start pas als er twee plekken vrij zijn.")),
        new(8, DijkEnWaard, Zilverreiger, new Afwezig(68, Lrv), new Contact(33, GesprekSchool, "De leerkracht stuurt elke week werk naar huis.")),

        // At most two weeks left.
        new(14, Alkmaar, Lente, new Afwezig(82, Lrv), new Contact(60, Huisbezoek, "De jongere wil wel naar school, maar niet naar de drukke groep."), new Traject(Oza, AanbodGedaan, 5), new Contact(3, Telefoon, "Ouders bekijken het aanbod dit weekend.")),
        new(11, Alkmaar, Zonnewijzer, new Afwezig(84, Lrv), new Traject(Sbo, Wachtlijst, 20, Reden: "Er is nog geen plek in de groep."), new Contact(8, Email, "Gevraagd of een tijdelijke plek kan.", VanSwv: true)),
        new(15, Alkmaar, null, new Afwezig(81, AbsoluutVerzuim), new Traject(Praktijkonderwijs, Geweigerd, 16, Reden: "De ouders vinden de reis te lang."), new Traject(Vso, Aangevraagd, 6)) { Behandelaar = 1 },
        new(17, Bergen, Roc, new Afwezig(83, Lrv), new Traject(MboTraject, AanbodGedaan, 9)),
        new(13, DijkEnWaard, Polder, new Afwezig(82, Lrv), new Toewijzing(60, "Past bij de wijk van deze collega."), new Traject(MaatwerkOnderwijstijd, Akkoord, 3)) { Behandelaar = 0, Regel = 19 },
        new(10, Alkmaar, Vlieger, new Afwezig(80, Lrv)) { Behandelaar = null, Regel = 22 },

        // Past three months.
        new(15, Alkmaar, Lente, new Afwezig(201, Lrv), new Contact(170, Huisbezoek, "Thuis gesproken. De dag begint laat en er is weinig ritme."), new Traject(Oza, Afgewezen, 120, Reden: "De school kan dit nog zelf bieden."), new Contact(100, GesprekSchool, "School en samenwerkingsverband zijn het niet eens over wie begint."), new Traject(Vso, Wachtlijst, 30, Reden: "De wachtlijst is drie maanden."), new Contact(12, Telefoon, "Gebeld met ouders. Zij vragen om een tijdelijke oplossing."), new Aangeschreven(8), new Besproken(5)),
        new(12, Alkmaar, Schakel, new Afwezig(118, Lrv), new Traject(ZorgInOnderwijstijd, AanbodGedaan, 15), new Contact(10, Email, "De aanbieder wacht op een handtekening.", VanSwv: true)),
        new(16, Alkmaar, null, new Afwezig(143, AbsoluutVerzuim), new Contact(90, GesprekKantoor, "De jongere kwam niet op de afspraak."), new Contact(25, Huisbezoek, "Wel thuis. Er is een nieuwe afspraak gemaakt.")) { Behandelaar = 1 },
        new(8, Alkmaar, Boei, new Afwezig(102, Lrv), new Traject(So, Toegekend, 11)) { Behandelaar = 1 },
        new(14, Alkmaar, Horizon, new Afwezig(167, Lrv), new Traject(JzPlus, Ingetrokken, 80), new Contact(19, GesprekSchool, "De school stelt een andere groep voor.")),
        new(13, Alkmaar, Onbekend, new Afwezig(131, Lrv)) { Behandelaar = null, Regel = 60 },
        new(11, Heiloo, Wimpel, new Afwezig(109, Lrv), new Traject(Oza, Akkoord, 4)),
        new(15, DijkEnWaard, null, new Afwezig(187, AbsoluutVerzuim), new Traject(ZorgAlleen, Geweigerd, 70, Reden: "De jongere wil naar school en niet alleen zorg."), new Contact(40, Telefoon, "Ouders willen opnieuw in gesprek.")),
        new(9, Bergen, Duinpieper, new Afwezig(124, Lrv), new Traject(Sbo, InBeoordeling, 13)),
        new(17, DijkEnWaard, Roc, new Afwezig(98, Lrv)) { Behandelaar = null, Regel = 5 },

        // At home again: the same clock runs on, with paused days; or a new clock began.
        new(13, Alkmaar, Lente, new Afwezig(95, Lrv), new Traject(MaatwerkOnderwijstijd, VoortijdigGestopt, 24, Gestart: 45, WeerThuis: 25, Reden: "De begeleiding viel weg en school kon dit niet opvangen."), new Contact(18, GesprekSchool, "Besproken waarom het niet lukte. De volgende stap wordt kleiner."), new Traject(Oza, Aangevraagd, 7)),
        new(10, Alkmaar, Zonnewijzer, new Afwezig(125, Lrv), new Traject(TerugNaarSchool, VoortijdigGestopt, 50, Gestart: 64, WeerThuis: 50, Reden: "De hele dag was te lang."), new Contact(30, Telefoon, "Ouders willen met een uur per dag beginnen.")) { Behandelaar = 1 },
        new(14, Alkmaar, Schakel, new Afwezig(190, Lrv), new Traject(Vso, VoortijdigGestopt, 20, Gestart: 130, WeerThuis: 20, Reden: "Er was geen vervoer meer.")),
        new(12, DijkEnWaard, Polder, new Afwezig(160, Lrv), new Traject(MaatwerkOnderwijstijd, Afgerond, 60, Gestart: 115, WeerThuis: 15)),

        // The clock stands still: an arrangement runs, or the child is back.
        new(12, Alkmaar, Lente, new Afwezig(96, Lrv), new Traject(MaatwerkOnderwijstijd, Gestart, 26), new Contact(10, GesprekSchool, "Het gaat goed. Volgende week een dagdeel erbij.")),
        new(9, Alkmaar, Boei, new Afwezig(140, Lrv), new Traject(Oza, Gestart, 38), new Contact(21, Email, "De evaluatie is gepland.", VanSwv: true)) { Behandelaar = 1 },
        new(16, Alkmaar, null, new Afwezig(88, AbsoluutVerzuim), new Traject(MboTraject, Gestart, 12)),
        new(14, Alkmaar, Schakel, new Afwezig(210, Lrv), new Traject(Vso, Gestart, 61)),
        new(7, Heiloo, Wimpel, new Afwezig(75, Lrv), new Traject(TerugNaarSchool, Gestart, 8)),
        new(13, DijkEnWaard, Polder, new Afwezig(64, Lrv), new Traject(Afstandsonderwijs, Gestart, 19)),
        new(15, Bergen, Oost, new Afwezig(133, Lrv), new Traject(Praktijkonderwijs, Afgerond, 20, Gestart: 77), new Contact(15, Telefoon, "De jongere zit op de nieuwe school. Nazorg over vier weken.")),
        new(11, Alkmaar, Zonnewijzer, new Afwezig(58, Lrv, Einde: 21)) { Behandelaar = 1 },

        // Other absence: no clock, but some of it threatens to become one.
        new(15, Alkmaar, Lente, new Afwezig(12, ZestienUur)),
        new(14, Alkmaar, Horizon, new Afwezig(20, ZestienUur, Einde: 20, Uren: 9), new Afwezig(9, ZestienUur, Einde: 9, Uren: 8), new Contact(5, GesprekSchool, "De mentor bespreekt elke maandag de week.")) { Behandelaar = 1 },
        new(13, Alkmaar, Zonnewijzer, new Afwezig(4, Luxe, Einde: 1)),
        new(10, Alkmaar, Vlieger, new Afwezig(78, Ziek), new Contact(50, Telefoon, "Met ouders en school afgesproken wie er elke week belt.")),
        new(12, DijkEnWaard, Zilverreiger, new Afwezig(3, Ziek)),
        new(16, Alkmaar, Roc, new Afwezig(5, Luxe)) { Behandelaar = null, Regel = 71 },

        // No absence that counts, but circumstances that make dreigend: one case for each.
        new(9, Alkmaar, Zonnewijzer, new Afwezig(60, Luxe, Einde: 58), new Omstandig(25, Omstandigheidsoort.MinderUren, Tekst: "De jongere gaat alleen de ochtenden. Er is geen plan om dat uit te breiden.")),
        new(15, Alkmaar, Lente, new Afwezig(60, Luxe, Einde: 58), new Omstandig(2, Omstandigheidsoort.Schorsing, Einde: -4)),
        new(14, DijkEnWaard, Polder, new Afwezig(60, Luxe, Einde: 58), new Omstandig(15, Omstandigheidsoort.Verwijdering, Tekst: "De school zoekt een andere school. Tot dan blijft de jongere thuis werken.")),
        new(12, Heiloo, Wimpel, new Afwezig(60, Luxe, Einde: 58), new Omstandig(12, Omstandigheidsoort.ZonderPlek)),
        new(13, Alkmaar, Horizon, new Afwezig(60, Luxe, Einde: 58), new Omstandig(40, Omstandigheidsoort.Wachtlijst, Tekst: "De vso-school heeft na de zomer plek.")) { Behandelaar = 1 },
        new(10, Bergen, Duinpieper, new Afwezig(60, Luxe, Einde: 58), new Omstandig(30, Omstandigheidsoort.SignaalProfessional, Tekst: "De wijkcoach ziet dat de jongere vaak thuis is.")),

        // Enrolled again and back at school: absoluut verzuim is over.
        new(11, Alkmaar, null, new Afwezig(50, AbsoluutVerzuim), new Ingeschreven(20, Vlieger)),

        // A 5A-vrijstelling: a request in each state in which somebody has to do something, and what came of three others.
        new(9, Alkmaar, null, new Afwezig(14, AbsoluutVerzuim), new Kennisgegeven(4, VrijstellingToestand.Ontvangen)),
        new(14, Bergen, null, new Afwezig(19, AbsoluutVerzuim), new Kennisgegeven(3, VrijstellingToestand.TeBeoordelen)),
        new(15, Alkmaar, null, new Afwezig(40, AbsoluutVerzuim), new Contact(31, Huisbezoek, "De ouders zien nu geen vorm van onderwijs die past. Uitgelegd wie wat beslist."), new Kennisgegeven(14, VrijstellingToestand.TeBeoordelen)),
        new(8, DijkEnWaard, null, new Afwezig(46, AbsoluutVerzuim), new Kennisgegeven(20, VrijstellingToestand.Heroverweging)),
        new(13, Alkmaar, null, new Afwezig(58, AbsoluutVerzuim), new Kennisgegeven(25, VrijstellingToestand.Positief)) { Behandelaar = 1 },
        new(16, Alkmaar, null, new Afwezig(76, AbsoluutVerzuim), new Kennisgegeven(42, VrijstellingToestand.Negatief)),
        new(12, Alkmaar, null, new Afwezig(63, AbsoluutVerzuim), new Kennisgegeven(33, VrijstellingToestand.TeVaststellen)),
        new(10, Alkmaar, null, new Afwezig(140, AbsoluutVerzuim), new Kennisgegeven(120, VrijstellingToestand.VanKracht), new Contact(45, Telefoon, "Gebeld met ouders. In het voorjaar kijken wij samen of onderwijs weer kan.")),
        new(15, Heiloo, null, new Afwezig(125, AbsoluutVerzuim), new Kennisgegeven(100, VrijstellingToestand.NietVanKracht)),
        new(11, DijkEnWaard, null, new Afwezig(160, AbsoluutVerzuim), new Kennisgegeven(140, VrijstellingToestand.Beeindigd), new Ingeschreven(20, Zilverreiger)),

        // Closed, or no longer bound.
        new(12, Alkmaar, Lente, new Afwezig(260, Lrv), new Traject(MaatwerkOnderwijstijd, Afgerond, 120, Gestart: 190), new Contact(95, Telefoon, "Nazorg: het gaat nog steeds goed."), new Sluiting(90)),
        new(9, Alkmaar, Vlieger, new Afwezig(150, Lrv, Einde: 118), new Sluiting(100)) { Behandelaar = 1 },
        new(16, Heiloo, null, new Afwezig(230, AbsoluutVerzuim), new Traject(MboTraject, Afgerond, 80, Gestart: 150), new Sluiting(60)),
        new(18, Alkmaar, null, new Afwezig(150, AbsoluutVerzuim), new Contact(50, GesprekKantoor, "De jongere wordt bijna 18. Overdracht naar de doorstroomcoach besproken.")) { Jarig = 40 },
        new(18, DijkEnWaard, Roc, new Afwezig(170, Lrv), new Sluiting(20)) { Jarig = 60 },
    ];
}
