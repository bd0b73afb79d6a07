// What: one case from its first melding to its end, by keyboard alone: contact with a task, sharing with the SWV, a meeting with a
// decision, an arrangement, a relapse, another arrangement, closing and reopening. Every page on the way is looked at by axe and at 320 pixels.
// Source: rules.md R4, R6, R8; domain/journeys.md. Used by: .ci/run, where Chromium is. Never: a click of a mouse.

using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Thuiszitters.Browser.Tests;

[Collection(nameof(OpstellingCollection))]
public sealed class DossierkamerTests(Opstelling opstelling)
{
    static readonly DateOnly Vandaag = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).DateTime);

    static string Dag(int geleden) => Vandaag.AddDays(-geleden).ToString("d-M-yyyy", CultureInfo.InvariantCulture);

    [ChromiumFact]
    public async Task Case_FromFirstMeldingToItsEnd_ByKeyboardAlone()
    {
        var officer = new Toetsenbord(await opstelling.OpenAsync());
        await officer.Blad.AanmeldenAsync("Leerplichtambtenaar");

        // The first melding: away since forty days, so a thuiszitter.
        await officer.NaarAsync("/dossiers/nieuw");
        await officer.TypAsync("Input.Voornamen", "Fenna");
        await officer.TypAsync("Input.Achternaam", "Proefkamermeeuw");
        // Nine years old: a case of the SWV for primary education.
        await officer.TypAsync("Input.Geboren", $"14-3-{Vandaag.Year - 9}");
        await officer.TypAsync("Input.Postcode", "1815 AB");
        await officer.KiesAsync("Input.Soort", "Lrv");
        await officer.TypAsync("Input.EersteDag", Dag(40));
        await officer.VerstuurAsync("Dossier openen");
        var dossier = officer.Blad.Pad;
        var nummer = dossier.Split('/')[^1];
        await officer.ZietAsync("Thuiszitter");
        await officer.ZietAsync("Vandaag is dag 41");

        // A call, with what has to be done next.
        await officer.VolgAsync("Contact of notitie");
        await officer.KiesAsync("Input.Soort", "Telefoon");
        await officer.KiesAsync("Input.MetWie", "Moeder");
        await officer.TypAsync("Input.Tekst", "Moeder wil graag een rustige plek.");
        await officer.Page.Locator("main details summary", new() { HasText = "Vervolgtaak" }).FocusAsync();
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.Page.Locator("main [name='Input.Taak.Soort']").SelectOptionAsync("Aanbod");
        await officer.Page.Keyboard.PressAsync("Control+Enter");
        await officer.Page.WaitForURLAsync("**" + dossier);
        await officer.ZietAsync("Aanbod of startdatum vragen");

        // The SWV sees the core, asks for more, and gets what the officer shares.
        var consulent = new Toetsenbord(await opstelling.OpenAsync());
        await consulent.Blad.AanmeldenAsync("Consulent samenwerkingsverband");
        await consulent.Page.Keyboard.PressAsync("/");
        await consulent.Page.Keyboard.TypeAsync(nummer);
        await consulent.Page.Keyboard.PressAsync("Enter");
        await consulent.Page.WaitForURLAsync(u => u.Contains("/zoeken", StringComparison.Ordinal) || u.Contains(dossier, StringComparison.Ordinal));
        await consulent.NaarAsync(dossier);
        Assert.Equal(0, await consulent.Page.GetByText("rustige plek").CountAsync());
        await consulent.VolgAsync("Inzage vragen");
        await consulent.KiesAsync("Input.Delen", "Notities");
        await consulent.KiesAsync("Input.Grond", "TaakSamenwerkingsverband");
        await consulent.TypAsync("Input.Doel", "Een plek zoeken die past.");
        await consulent.VerstuurAsync("Vraag versturen");
        await officer.NaarAsync(dossier);
        await officer.VolgAsync("Vraag beantwoorden");
        await officer.KiesAsync("Input.Besluit", "true");
        await officer.KiesAsync("Input.Delen", "Notities");
        await officer.TypAsync("Input.TotEnMet", Vandaag.AddDays(60).ToString("d-M-yyyy", CultureInfo.InvariantCulture));
        await officer.VerstuurAsync("Antwoord opslaan");
        await consulent.NaarAsync(dossier);
        await consulent.ZietAsync("rustige plek");

        // A meeting with the SWV: what is decided is a task, and the SWV reads it because it may know of the case.
        await officer.NaarAsync("/overleggen");
        await officer.VolgAsync("Overleg plannen");
        await officer.KiesAsync("Input.Overleg.Soort", "Mdo");
        await officer.TypAsync("Input.Overleg.Datum", Dag(0));
        await officer.TypAsync("Input.Overleg.Tijd", "14.30");
        await officer.TypAsync("Input.Overleg.Plaats", "Kamer 2");
        await officer.VerstuurAsync("Overleg plannen");
        var overleg = officer.Blad.Pad;
        await officer.VolgAsync("Deelnemers");
        await officer.Page.Locator("main [name='Input.Functie']").SelectOptionAsync("Samenwerkingsverband");
        await officer.Page.Locator("main [name='Input.Organisatie']").SelectOptionAsync(new SelectOptionValue { Label = "SWV Primair Onderwijs Voorbeeldland" });
        await officer.VerstuurAsync("Toevoegen");
        await officer.NaarAsync(dossier);
        await officer.VolgAsync("Op de agenda zetten");
        await officer.Page.Locator("main [name='Input.Overleg']").SelectOptionAsync(overleg.Split('/')[^1]);
        await officer.TypAsync("Input.Vraag", "Wie zoekt een kleine groep?");
        await officer.VerstuurAsync("Op de agenda zetten");
        await officer.NaarAsync(overleg);
        await officer.ZietAsync("Wie zoekt een kleine groep?");
        await officer.VolgAsync("Besluit vastleggen");
        await officer.TypAsync("Input.Tekst", "Leerplicht belt de school over een proefweek.");
        await officer.Page.Locator("main [name='Input.Soort']").SelectOptionAsync("Bellen");
        await officer.Page.Locator("main [name='Input.Functie']").SelectOptionAsync("Leerplicht");
        await officer.Page.Locator("main [name='Input.Voor']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await officer.TypAsync("Input.Termijn", Dag(-7));
        await officer.TypAsync("Input.Escaleren", Dag(-14));
        await officer.VerstuurAsync("Besluit opslaan");
        await officer.NaarAsync(overleg);
        await officer.VolgAsync("Afronden");
        await officer.KiesAsync("Input.Wat", "Gehouden");
        await officer.VerstuurAsync("Opslaan");
        await consulent.NaarAsync(overleg);
        await consulent.ZietAsync("een proefweek");
        await officer.NaarAsync(overleg + "/afdruk");
        await officer.NaarAsync(dossier);
        await officer.ZietAsync("een proefweek");

        // An arrangement that ends too early: the same clock runs on.
        await officer.NaarAsync(dossier);
        await officer.VolgAsync("Arrangement voorstellen");
        await StelVoorAsync(officer, "Afstandsonderwijs", Dag(30));
        await StapAsync(officer, "AanbodGedaan", Dag(28));
        await StapAsync(officer, "Akkoord", Dag(25), akkoord: true);
        await StartAsync(officer, Dag(20));
        await officer.NaarAsync(dossier);
        await officer.ZietAsync("De klok staat stil");
        await officer.VolgAsync("Bekijken");
        await officer.VolgAsync("Beëindigen");
        await officer.KiesAsync("Input.Naar", "VoortijdigGestopt");
        await officer.TypAsync("Input.Datum", Dag(10));
        await officer.Page.Locator("main [name='Input.Bestemming']").SelectOptionAsync("Thuis");
        await officer.KiesAsync("Input.Stopreden", "Aanbieder");
        await officer.TypAsync("Input.Reden", "Het was te druk in de groep.");
        await officer.TypAsync("Input.WeerThuisOp", Dag(9));
        await officer.VerstuurAsync("Verder naar controleren");
        await officer.ZietAsync("De pactklok loopt weer.");
        await officer.VerstuurAsync("Bevestigen");
        await officer.NaarAsync(dossier);
        // Forty-one days, less the eleven of the arrangement.
        await officer.ZietAsync("Vandaag is dag 30");

        // Back at school, and that holds.
        await officer.VolgAsync("Arrangement voorstellen");
        await StelVoorAsync(officer, "TerugNaarSchool", Dag(8));
        await StapAsync(officer, "AanbodGedaan", Dag(7));
        await StapAsync(officer, "Akkoord", Dag(6), akkoord: true);
        await StartAsync(officer, Dag(5));
        await officer.VolgAsync("Beëindigen");
        await officer.KiesAsync("Input.Naar", "Afgerond");
        await officer.TypAsync("Input.Datum", Dag(1));
        await officer.Page.Locator("main [name='Input.Bestemming']").SelectOptionAsync("EigenSchool");
        await officer.VerstuurAsync("Verder naar controleren");
        await officer.VerstuurAsync("Bevestigen");
        await officer.NaarAsync(dossier);
        await officer.VolgAsync("Beëindigen");
        await officer.TypAsync("Input.LaatsteDag", Dag(6));
        await officer.VerstuurAsync("Opslaan");

        // What stands open stops the closing; once it is done the dossier closes, and can be opened again.
        await officer.VolgAsync("Sluiten");
        await officer.ZietAsync("Dit staat nog open");
        await officer.NaarAsync(dossier);
        // The task of the call, the one of the meeting, and four look-ins after the return.
        for (var taak = 0; taak < 6; taak++)
            await officer.VerstuurAsync("Klaar");
        await officer.VolgAsync("Sluiten");
        await officer.KiesAsync("Input.Reden", "TerugNaarSchool");
        await officer.VerstuurAsync("Dossier sluiten");
        await officer.ZietAsync("Dit dossier is gesloten");
        // What was shared ended with it, and nothing else gives the SWV a sight of it.
        Assert.Equal(404, (await consulent.Page.Context.APIRequest.GetAsync(consulent.Blad.Adres + dossier)).Status);
        await officer.VolgAsync("Heropenen");
        await officer.TypAsync("Input.Reden", "De school vraagt om nazorg.");
        await officer.VerstuurAsync("Dossier heropenen");
        await officer.ZietAsync("Dossier heropend");

        Assert.True(officer.Gebreken.Count == 0, string.Join('\n', officer.Gebreken));
        Assert.True(consulent.Gebreken.Count == 0, string.Join('\n', consulent.Gebreken));
        Assert.Empty(officer.Blad.Klachten);
        Assert.Empty(consulent.Blad.Klachten);
    }

    static async Task StelVoorAsync(Toetsenbord wie, string type, string dag)
    {
        await wie.Page.Locator("main [name='Input.Type']").SelectOptionAsync(type);
        await wie.TypAsync("Input.Datum", dag);
        await wie.VerstuurAsync("Voorstellen");
    }

    static async Task StapAsync(Toetsenbord wie, string naar, string dag, bool akkoord = false)
    {
        await wie.VolgAsync("Volgende stap");
        await wie.KiesAsync("Input.Naar", naar);
        await wie.TypAsync("Input.Datum", dag);
        if (akkoord)
            await wie.KiesAsync("Input.AkkoordOuders", "true");
        await wie.VerstuurAsync("Stap opslaan");
    }

    static async Task StartAsync(Toetsenbord wie, string dag)
    {
        await wie.VolgAsync("Volgende stap");
        await wie.KiesAsync("Input.Naar", "Gestart");
        await wie.TypAsync("Input.Datum", dag);
        await wie.TypAsync("Input.Aanbieder", "De Proefschool");
        await wie.TypAsync("Input.UrenOnderwijs", "10");
        await wie.TypAsync("Input.UrenZorg", "0");
        await wie.KiesAsync("Input.Financiering", "Swv");
        await wie.TypAsync("Input.EersteEvaluatieOp", Dag(-7));
        await wie.VerstuurAsync("Stap opslaan");
    }
}
