// What: the rows of the clock table of R4 that hold an arrangement, played through the screens by keyboard alone, and the other pages of an
// arrangement: goals, hours, an evaluation, a corrected date, the form of satisfaction on paper. Every page is looked at by axe and at 320 pixels; the
// kaart also at 768 and 1440, and on paper.
// Source: rules.md R4 (rows with an arrangement), R6. Used by: .ci/run, where Chromium is. Never: a click of a mouse.

using System.Globalization;
using Microsoft.Playwright;

namespace Thuiszitters.Browser.Tests;

[Collection(nameof(OpstellingCollection))]
public sealed class ArrangementTests(Opstelling opstelling)
{
    static readonly DateOnly Vandaag = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).DateTime);

    static string Dag(int geleden) => Vandaag.AddDays(-geleden).ToString("d-M-yyyy", CultureInfo.InvariantCulture);

    /// <summary>A row of the table with its days counted back from today: 45 days at home, then the arrangement.</summary>
    sealed record Rij(string Achternaam, string Type, int Gestart, string? Einde, bool LaterThuis, string Ziet);

    static readonly Rij[] Tabel =
    [
        new("Proefreiger", "Afstandsonderwijs", 19, "VoortijdigGestopt", false, "Vandaag is dag 46"),
        new("Proefspecht", "Afstandsonderwijs", 28, "VoortijdigGestopt", true, "Vandaag is dag 46"),
        new("Proefkoekoek", "Afstandsonderwijs", 29, "VoortijdigGestopt", true, "Vandaag is dag 1"),
        new("Proefmees", "Afstandsonderwijs", 19, "Afgerond", false, "Vandaag is dag 1"),
        new("Proefvink", "TerugNaarSchool", 9, "VoortijdigGestopt", false, "Vandaag is dag 46"),
        new("Proefkauw", "Afstandsonderwijs", 19, null, false, "De klok staat stil"),
    ];

    [ChromiumFact]
    public async Task RowsOfTheClockTable_ThroughTheScreens_GiveTheDayOfTheTable()
    {
        var onderzocht = new HashSet<string>(StringComparer.Ordinal);
        var officer = new Toetsenbord(await opstelling.OpenAsync(), onderzocht);
        await officer.Blad.AanmeldenAsync("Leerplichtambtenaar");
        foreach (var rij in Tabel)
        {
            var (dossier, arrangement) = await StartAsync(officer, rij);
            if (rij.Einde is { } einde)
                await EindigAsync(officer, arrangement, einde, rij.LaterThuis);
            await officer.NaarAsync(dossier);
            await officer.ZietAsync(rij.Ziet);
        }

        Assert.True(officer.Gebreken.Count == 0, string.Join('\n', officer.Gebreken));
        Assert.Empty(officer.Blad.Klachten);
    }

    [ChromiumFact]
    public async Task PagesOfAnArrangement_ByKeyboard_KeepWhatIsRecorded()
    {
        var officer = new Toetsenbord(await opstelling.OpenAsync());
        await officer.Blad.AanmeldenAsync("Leerplichtambtenaar");
        var (_, arrangement) = await StartAsync(officer, new("Proefputter", "Afstandsonderwijs", 19, null, false, ""));

        await officer.VolgAsync("Doelen");
        await officer.Page.Locator("main [name='Input.Soort']").SelectOptionAsync("MeerUren");
        await officer.TypAsync("Input.Tekst", "Van vier naar twaalf uur.");
        await officer.VerstuurAsync("Doel toevoegen");
        await officer.NaarAsync(arrangement);
        await officer.VolgAsync("Uren per week");
        await officer.TypAsync("Plan.Vanaf", Dag(19));
        await officer.TypAsync("Plan.Weken", "5");
        await officer.TypAsync("Plan.Van", "4");
        await officer.TypAsync("Plan.Naar", "12");
        await officer.VerstuurAsync("Plan maken");
        await officer.VolgAsync("Uren per week");
        await officer.TypAsync("Input.Weken[0].WerkelijkOnderwijs", "3,5");
        await officer.VerstuurAsync("Uren opslaan");
        await officer.ZietAsync("was er 3,5 van de 4 geplande uren onderwijs");
        await officer.VolgAsync("Evaluatie vastleggen");
        await officer.TypAsync("Input.TevredenheidKind", "8");
        await officer.TypAsync("Input.VolgendeOp", Dag(-28));
        await officer.VerstuurAsync("Evaluatie opslaan");
        await officer.ZietAsync("Cijfer van de jongere: 8");
        await officer.Page.Locator("main a[href*='/stappen/']").Last.FocusAsync();
        await officer.NaarAsync(new Uri(new Uri(officer.Blad.Adres), (await officer.Page.Locator("main a[href*='/stappen/']").Last.GetAttributeAsync("href"))!).AbsolutePath);
        await officer.TypAsync("Input.Datum", Dag(18));
        await officer.TypAsync("Input.Reden", "De eerste dag was een dag later.");
        await officer.VerstuurAsync("Datum verbeteren");
        await officer.ZietAsync("eerst stond hier");
        await officer.Blad.FotoAsync("arrangement");

        // On paper there is the form and no name.
        await officer.NaarAsync(arrangement + "/tevredenheid");
        await officer.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.DoesNotContain("Proefputter", await officer.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await officer.Blad.FotoAsync("tevredenheid-afdruk");
        await officer.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await officer.KiesAsync("kind", "9");
        await officer.VerstuurAsync("Klaar");
        await officer.VolgAsync("Overnemen bij het einde");
        Assert.Equal("9", await officer.Page.Locator("main [name='Input.TevredenheidKind']").InputValueAsync());

        Assert.True(officer.Gebreken.Count == 0, string.Join('\n', officer.Gebreken));
        Assert.Empty(officer.Blad.Klachten);
    }

    [ChromiumFact]
    public async Task PagesOfTheKaart_AtEveryWidthAndOnPaper_FitAndAreAccessible()
    {
        var blad = await opstelling.OpenAsync();
        await blad.AanmeldenAsync("Teamleider samenwerkingsverband");
        var gebreken = new List<string>();
        await blad.NaarAsync("/voorzieningen");
        var een = (await blad.Page.Locator("tbody th a[href^='/voorzieningen/']").First.GetAttributeAsync("href"))!;
        foreach (var pad in new[] { "/voorzieningen", "/voorzieningen/gebied", "/voorzieningen/tekort", "/voorzieningen/opbrengst", "/voorzieningen/afwegingen", "/voorzieningen/openbaar", een })
        {
            await blad.NaarAsync(pad);
            foreach (var breedte in new[] { 768, 1440 })
            {
                await blad.Page.SetViewportSizeAsync(breedte, 900);
                if (await blad.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var nodig && nodig > breedte)
                    gebreken.Add($"{pad}: {nodig} pixels wide at {breedte}");
            }

            var nieuw = opstelling.Onderzocht.TryAdd($"samenwerkingsverband {ToegankelijkheidTests.Patroon(pad)}", true);
            gebreken.AddRange((await ToegankelijkheidTests.GebrekenAsync(blad, metAxe: nieuw)).Select(g => $"{pad}: {g}"));
            // On paper there is what was asked for, without what is only to click.
            await blad.Page.EmulateMediaAsync(new() { Media = Media.Print });
            if (await blad.Page.Locator("main form:visible, nav:visible").CountAsync() > 0)
                gebreken.Add($"{pad}: a form or a menu on paper");
            await blad.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        }

        Assert.True(gebreken.Count == 0, string.Join('\n', gebreken));
        Assert.Empty(blad.Klachten);
    }

    /// <summary>At home 45 days before the start; proposal, offer and consent on the way.</summary>
    static async Task<(string Dossier, string Arrangement)> StartAsync(Toetsenbord officer, Rij rij)
    {
        await officer.NaarAsync("/dossiers/nieuw");
        await officer.TypAsync("Input.Voornamen", "Fenna");
        await officer.TypAsync("Input.Achternaam", rij.Achternaam);
        await officer.TypAsync("Input.Geboren", $"14-3-{Vandaag.Year - 9}");
        await officer.TypAsync("Input.Postcode", "1815 AB");
        await officer.KiesAsync("Input.Soort", "Lrv");
        await officer.TypAsync("Input.EersteDag", Dag(rij.Gestart + 45));
        await officer.VerstuurAsync("Dossier openen");
        var dossier = officer.Blad.Pad;
        await officer.VolgAsync("Arrangement voorstellen");
        await officer.Page.Locator("main [name='Input.Type']").SelectOptionAsync(rij.Type);
        await officer.TypAsync("Input.Datum", Dag(rij.Gestart + 10));
        await officer.VerstuurAsync("Voorstellen");
        await StapAsync("AanbodGedaan", rij.Gestart + 8);
        await StapAsync("Akkoord", rij.Gestart + 5);
        await StapAsync("Gestart", rij.Gestart);
        return (dossier, officer.Blad.Pad);

        async Task StapAsync(string naar, int geleden)
        {
            await officer.VolgAsync("Volgende stap");
            await officer.KiesAsync("Input.Naar", naar);
            await officer.TypAsync("Input.Datum", Dag(geleden));
            if (naar == "Akkoord")
                await officer.KiesAsync("Input.AkkoordOuders", "true");
            if (naar == "Gestart")
            {
                await officer.TypAsync("Input.Aanbieder", "De Proefschool");
                await officer.TypAsync("Input.UrenOnderwijs", "10");
                await officer.TypAsync("Input.UrenZorg", "0");
                await officer.KiesAsync("Input.Financiering", "Swv");
                await officer.TypAsync("Input.EersteEvaluatieOp", Dag(geleden - 35));
            }

            await officer.VerstuurAsync("Stap opslaan");
        }
    }

    /// <summary>Ends it yesterday; that the child is home again today is said at once, or afterwards on the page for it.</summary>
    static async Task EindigAsync(Toetsenbord officer, string arrangement, string einde, bool later)
    {
        await officer.NaarAsync(arrangement);
        await officer.VolgAsync("Beëindigen");
        await officer.KiesAsync("Input.Naar", einde);
        await officer.TypAsync("Input.Datum", Dag(1));
        await officer.Page.Locator("main [name='Input.Bestemming']").SelectOptionAsync(later ? "NieuwArrangement" : "Thuis");
        if (einde == "VoortijdigGestopt")
        {
            await officer.KiesAsync("Input.Stopreden", "School");
            await officer.TypAsync("Input.Reden", "De dag was te lang.");
        }

        if (!later)
            await officer.TypAsync("Input.WeerThuisOp", Dag(0));
        await officer.VerstuurAsync("Verder naar controleren");
        await officer.VerstuurAsync("Bevestigen");
        if (!later)
            return;
        await officer.VolgAsync("Weer thuis");
        await officer.TypAsync("Input.WeerThuisOp", Dag(0));
        await officer.VerstuurAsync("Vastleggen");
    }
}
