// What: the life of a 5A-vrijstelling, by keyboard and by the people it takes: refused and withdrawn; divided, talked over, divided again,
// told to the doorzettingsmacht, a statement that lacks something and then does not, in force van rechtswege by two people, ended; voided by a
// change, granted, reported; and renewed before 1 July. Each page is looked at by axe once, and at 320 pixels each time.
// Source: rules.md R5; Leerplichtwet 1969 art. 5 onder a, 6 and 7. Never: one person who does what takes two.

using System.Globalization;
using Microsoft.Playwright;

namespace Thuiszitters.Browser.Tests;

[Collection(nameof(OpstellingCollection))]
public sealed class VrijstellingTests(Opstelling opstelling)
{
    const string Beoordelaar = "Beoordelaar samenwerkingsverband";

    static readonly DateOnly Vandaag = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).DateTime);

    readonly HashSet<string> onderzocht = new(StringComparer.Ordinal);
    readonly List<Toetsenbord> mensen = [];

    static string Dag(DateOnly dag) => dag.ToString("d-M-yyyy", CultureInfo.InvariantCulture);

    async Task<(Toetsenbord Wie, string Naam)> AlsAsync(string functie, int nr = 0)
    {
        var wie = new Toetsenbord(await opstelling.OpenAsync(), onderzocht);
        mensen.Add(wie);
        return (wie, await wie.Blad.AanmeldenAsync(functie, nr));
    }

    [ChromiumFact]
    public async Task Exemption_FromNoticeToRenewal_TakesItsPeople()
    {
        var (officier, _) = await AlsAsync("Leerplichtambtenaar");
        var (teamleider, _) = await AlsAsync("Teamleider leerplicht");
        var (verdeler, _) = await AlsAsync("Teamleider samenwerkingsverband");
        var (een, eerste) = await AlsAsync(Beoordelaar);
        var (ander, tweede) = await AlsAsync(Beoordelaar, 1);
        Assert.NotEqual(eerste, tweede);

        await officier.NaarAsync("/dossiers/nieuw");
        await officier.TypAsync("Input.Voornamen", "Jip");
        await officier.TypAsync("Input.Achternaam", "Proefvrijmeeuw");
        await officier.TypAsync("Input.Geboren", $"14-3-{Vandaag.Year - 9}");
        await officier.TypAsync("Input.Postcode", "1815 AB");
        await officier.KiesAsync("Input.Soort", "Lrv");
        await officier.TypAsync("Input.EersteDag", Dag(Vandaag.AddDays(-40)));
        await officier.VerstuurAsync("Dossier openen");
        var dossier = officier.Blad.Pad;

        // Refused: both say nee. Nothing is granted, and the parents withdraw.
        var aanvraag = await RegistreerAsync(officier, dossier, Vandaag);
        await KeurKennisgevingAsync(officier, aanvraag, compleet: false);
        await officier.ZietAsync("Kennisgeving aanvullen");
        await KeurKennisgevingAsync(officier, aanvraag, compleet: true);
        await officier.ZietAsync("Te beoordelen");
        await WijsToeAsync(verdeler, aanvraag, eerste, tweede);
        await OordeelAsync(een, aanvraag, tenzij: false);
        // One has judged: nobody else can tell.
        await officier.NaarAsync(aanvraag);
        await officier.ZietAsync("Te beoordelen");
        await OordeelAsync(ander, aanvraag, tenzij: false);
        await officier.NaarAsync(aanvraag);
        await officier.ZietAsync("Oordeel negatief, wacht op verklaring");
        await StopAsync(officier, aanvraag, "IngetrokkenDoorIndiener", Vandaag);
        await officier.ZietAsync("Ingetrokken");

        // Divided, and divided again after the talk: it counts as nee, and the doorzettingsmacht is asked.
        aanvraag = await RegistreerAsync(officier, dossier, Vandaag);
        await KeurKennisgevingAsync(officier, aanvraag, compleet: true);
        await WijsToeAsync(verdeler, aanvraag, eerste, tweede);
        await OordeelAsync(een, aanvraag, tenzij: true);
        await OordeelAsync(ander, aanvraag, tenzij: false);
        await officier.NaarAsync(aanvraag);
        await officier.ZietAsync("Heroverweging");
        await een.NaarAsync($"/vrijstellingen/{Id(aanvraag)}/gesprek");
        await een.TypAsync("Input.Datum", Dag(Vandaag));
        await een.VerstuurAsync("Gesprek vastleggen");
        await OordeelAsync(een, aanvraag, tenzij: true);
        await OordeelAsync(ander, aanvraag, tenzij: false);
        await officier.NaarAsync(aanvraag);
        await officier.ZietAsync("De beoordelaars bleven verdeeld");
        await officier.NaarAsync(aanvraag + "/advies");
        var namen = await officier.Page.Locator("main [name='Input.Door'] option").CountAsync();
        await officier.Page.Locator("main [name='Input.Door']").SelectOptionAsync(new SelectOptionValue { Index = namen - 1 });
        await officier.TypAsync("Input.Advies", "Zoek eerst een kleine groep.");
        await officier.VerstuurAsync("Advies opslaan");
        await officier.ZietAsync("Advies van de doorzettingsmacht op");

        // The statement lacks something, and is completed; the form is met, so it is there van rechtswege: by two people.
        await VerklaarAsync(officier, aanvraag, Vandaag, compleet: false);
        await officier.ZietAsync("Verklaring aanvullen");
        await VerklaarAsync(officier, aanvraag, Vandaag, compleet: true);
        await officier.ZietAsync("Vast te stellen");
        await StelVastAsync(officier, aanvraag, "Voorstellen aan de teamleider", "Kennisgeving en verklaring voldoen aan de vorm.");
        await officier.NaarAsync(aanvraag);
        await officier.ZietAsync("De teamleider moet dit bevestigen");
        await StelVastAsync(teamleider, aanvraag, "Bevestigen en vaststellen", "Wij zagen allebei dat de vorm klopt.");
        await teamleider.ZietAsync("Van kracht ondanks het oordeel");
        await officier.NaarAsync(dossier);
        await officier.ZietAsync("Vrijgesteld");
        await StopAsync(officier, aanvraag, "GrondVervallen", Vandaag);
        await officier.ZietAsync("Beëindigd");

        // One judges, then the request is changed: what was judged is void, visibly. Judged anew by both: granted.
        aanvraag = await RegistreerAsync(officier, dossier, Vandaag);
        await KeurKennisgevingAsync(officier, aanvraag, compleet: true);
        await WijsToeAsync(verdeler, aanvraag, eerste, tweede);
        await OordeelAsync(een, aanvraag, tenzij: false);
        await officier.NaarAsync(aanvraag + "/wijzigen");
        await officier.TypAsync("Input.Toelichting", "Ook een proefweek op een kleine school is geprobeerd.");
        await officier.KiesAsync("Input.Begrepen", "true");
        await officier.VerstuurAsync("Wijzigen");
        await OordeelAsync(een, aanvraag, tenzij: true);
        await OordeelAsync(ander, aanvraag, tenzij: true);
        await officier.NaarAsync(aanvraag);
        await officier.ZietAsync("Oordeel positief, wacht op verklaring");
        await officier.NaarAsync(aanvraag + "/oordelen");
        await officier.ZietAsync("vervallen: de kennisgeving is daarna gewijzigd");
        await VerklaarAsync(officier, aanvraag, Vandaag, compleet: true);
        await StelVastAsync(officier, aanvraag, "Vaststellen", null);
        await officier.ZietAsync("Van kracht");
        await officier.VolgAsync("Gemeld bij ROD");
        await officier.TypAsync("Input.Op", Dag(Vandaag));
        await officier.VerstuurAsync("Opslaan");
        await officier.NaarAsync(dossier);
        await officier.ZietAsync("Vrijgesteld");

        await VerlengAsync(dossier);

        foreach (var wie in mensen)
        {
            Assert.True(wie.Gebreken.Count == 0, string.Join('\n', wie.Gebreken));
            Assert.Empty(wie.Blad.Klachten);
        }
    }

    /// <summary>In the spring before 1 July the notice is given anew for the next schooljaar. The clock of the program stands there for a moment.</summary>
    async Task VerlengAsync(string dossier)
    {
        var schooljaar = Vandaag.Month >= 8 ? Vandaag.Year : Vandaag.Year - 1;
        var lente = new DateOnly(schooljaar + 1, 6, 15);
        var klok = await opstelling.OpenAsync();
        try
        {
            await klok.NaarAsync("/dev/klok");
            await klok.Page.Locator("main [name='Dag']").FillAsync(Dag(lente));
            await klok.Page.GetByRole(AriaRole.Button, new() { Name = "Zet de klok", Exact = true }).ClickAsync();
            var (officier, _) = await AlsAsync("Leerplichtambtenaar");
            await officier.NaarAsync("/vrijstellingen?lijst=herbeoordeling");
            await officier.ZietAsync("Proefvrijmeeuw");
            var aanvraag = await RegistreerAsync(officier, dossier, lente, (schooljaar + 1).ToString(CultureInfo.InvariantCulture));
            await officier.ZietAsync("Herhaald");
            Assert.Equal(0, await officier.Page.GetByText("De kennisgeving kwam later").CountAsync());
            await KeurKennisgevingAsync(officier, aanvraag, compleet: true);
            await officier.ZietAsync("Te beoordelen");
            // The one before is in force until 1 August.
            await officier.NaarAsync(dossier);
            await officier.ZietAsync("Vrijgesteld");
        }
        finally
        {
            await klok.NaarAsync("/dev/klok");
            await klok.Page.GetByRole(AriaRole.Button, new() { Name = "Zet de klok gelijk" }).ClickAsync();
        }
    }

    static string Id(string aanvraag) => aanvraag.Split('/')[^1];

    static async Task<string> RegistreerAsync(Toetsenbord wie, string dossier, DateOnly dag, string? schooljaar = null)
    {
        await wie.NaarAsync(dossier + "/vrijstellingen/nieuw");
        await wie.ZietAsync("artikel 5 onder a");
        await wie.TypAsync("Input.OntvangenOp", Dag(dag));
        await wie.Page.Locator("main [name='Input.Kennisgever']").SelectOptionAsync("Gezaghebbende");
        if (schooljaar is not null)
            await wie.KiesAsync("Input.Schooljaar", schooljaar);
        await wie.TypAsync("Input.Toelichting", "Minder uren en een andere school zijn geprobeerd.");
        await wie.VerstuurAsync("Registreren");
        return wie.Blad.Pad;
    }

    static async Task KeurKennisgevingAsync(Toetsenbord wie, string aanvraag, bool compleet)
    {
        await wie.NaarAsync(aanvraag + "/kennisgeving");
        await wie.KiesAsync("Input.Bevoegd", "ja");
        await wie.KiesAsync("Input.Grond", "ja");
        await wie.KiesAsync("Input.Gegevens", compleet ? "ja" : "nee");
        await wie.VerstuurAsync("Vormtoets opslaan");
    }

    static async Task WijsToeAsync(Toetsenbord wie, string aanvraag, params string[] namen)
    {
        await wie.NaarAsync("/vrijstellingen/toewijzen");
        await wie.ZietAsync("Proefvrijmeeuw");
        for (var plaats = 1; plaats <= namen.Length; plaats++)
        {
            await wie.NaarAsync(aanvraag + "/beoordelaars");
            await wie.KiesAsync("Input.Plaats", plaats.ToString(CultureInfo.InvariantCulture));
            await wie.KiesNaamAsync("Input.Kandidaat", namen[plaats - 1]);
            await wie.VerstuurAsync("Opslaan");
        }
    }

    static async Task OordeelAsync(Toetsenbord wie, string aanvraag, bool tenzij)
    {
        await wie.NaarAsync("/vrijstellingen/te-beoordelen");
        await wie.NaarAsync($"/vrijstellingen/{Id(aanvraag)}/beoordelen");
        Assert.True(await wie.Page.Locator("main [name='Input.Keuze'][value='Nee']").IsCheckedAsync());
        if (tenzij)
        {
            await wie.KiesAsync("Input.Keuze", "Tenzij");
            var vragen = await wie.Page.Locator("main [name^='Input.Antwoorden[']").EvaluateAllAsync<string[]>("velden => velden.map(v => v.name)");
            Assert.True(vragen.Length > 4);
            foreach (var vraag in vragen)
                await wie.TypAsync(vraag, "Samen met de school en de ouders onderzocht.");
            await wie.TypAsync("Input.VolgendeBlik", Dag(Vandaag.AddMonths(6)));
        }
        else
        {
            await wie.TypAsync("Input.Reden", "Een kleine groep is nog niet geprobeerd.");
        }

        await wie.VerstuurAsync("Verder naar controleren");
        await wie.VerstuurAsync("Oordeel geven");
    }

    static async Task VerklaarAsync(Toetsenbord wie, string aanvraag, DateOnly dag, bool compleet)
    {
        await wie.NaarAsync(aanvraag + "/verklaring");
        await wie.Page.Locator("main [name='Input.Van']").SelectOptionAsync("Arts");
        await wie.TypAsync("Input.GedateerdOp", Dag(dag.AddDays(-10)));
        await wie.TypAsync("Input.OntvangenOp", Dag(dag));
        foreach (var item in (string[])["Aanwezig", "Deskundig", "NietBehandelend", "NietTeOud"])
            await wie.KiesAsync("Input." + item, "ja");
        await wie.KiesAsync("Input.Aangewezen", compleet ? "ja" : "nee");
        await wie.VerstuurAsync("Verklaring opslaan");
    }

    static async Task StelVastAsync(Toetsenbord wie, string aanvraag, string knop, string? reden)
    {
        await wie.NaarAsync(aanvraag + "/vaststellen");
        if (reden is not null)
            await wie.TypAsync("Input.Reden", reden);
        await wie.KiesAsync("Input.Gecontroleerd", "true");
        await wie.VerstuurAsync(knop);
    }

    static async Task StopAsync(Toetsenbord wie, string aanvraag, string waarom, DateOnly dag)
    {
        await wie.NaarAsync(aanvraag + "/einde");
        await wie.KiesAsync("Input.Gebeurtenis", waarom);
        await wie.TypAsync("Input.Datum", Dag(dag));
        await wie.TypAsync("Input.Reden", "De ouders en de school zijn het eens.");
        await wie.VerstuurAsync("Controleren");
        await wie.KiesAsync("Input.Gecontroleerd", "true");
        await wie.VerstuurAsync(waarom == "GrondVervallen" ? "Beëindigen" : "Kennisgeving stoppen");
    }
}
