// What: the texts of the letters read word by word, to whom an address goes, and the pages over HTTP.
// Source: ADR 24. Hostile first: the other parent and the kept letter look for a secret address.

using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Brieven;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Brieven;

public sealed partial class BriefTests(Apps apps) : IClassFixture<Apps>
{
    const string Geheimpad = "Geheimpad 12";

    static readonly string[] Verboden =
    [
        "dient te", "dienen te", "middels", "teneinde", "betreffende", "inzake", "conform", "alsmede", "derhalve", "desgewenst", "onderhavig", "gaarne", "ingevolge",
        "met betrekking tot", "te allen tijde", "indien", "reeds", "tevens", "omtrent", "ten behoeve", "ondergetekende", "uw kind",
    ];

    public static TheoryData<string> Alle => new(Sjablonen.Alle.Select(s => s.Code));

    [Theory, MemberData(nameof(Alle))]
    public void Sjabloon_IsComplete(string code)
    {
        var s = Sjablonen.Vind(code)!;
        var alles = string.Join('\n', s.Titel, s.Onderwerp, s.Opening, s.Tekst);
        Assert.All(Sjablonen.VeldenIn(alles), v => Assert.Contains(v, Sjablonen.Velden));
        // Whom to call, what happens, and how to see, correct and object.
        Assert.Contains("{telefoon}", s.Tekst, StringComparison.Ordinal);
        Assert.Matches("Wat gebeurt er|Wat gaan wij doen|Wat betekent dat", s.Tekst);
        foreach (var recht in new[] { "U mag zien wat er over {jongere} staat.", "Klopt iets niet?", "U mag ook bezwaar maken", "Autoriteit Persoonsgegevens" })
            Assert.Contains(recht, s.Tekst, StringComparison.Ordinal);
        Assert.Equal(s.MetAfspraak, Sjablonen.VeldenIn(s.Tekst).Contains("tijd"));
        var gevuld = Sjablonen.Vul(alles, Gegevens.Waarden());
        Assert.DoesNotContain("{", gevuld, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Alle))]
    public void Sjabloon_IsPlainDutch(string code)
    {
        var s = Sjablonen.Vind(code)!;
        var alles = Sjablonen.Vul(string.Join("\n", s.Onderwerp + ".", s.Opening, s.Tekst), Gegevens.Waarden());
        foreach (var woord in Verboden)
            Assert.DoesNotContain(woord, alles, StringComparison.OrdinalIgnoreCase);
        foreach (var zin in Einde().Split(alles).Select(z => z.Trim()).Where(z => z.Length > 0))
            Assert.True(zin.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length <= 20, $"{code}: too long: {zin}");
    }

    [GeneratedRegex(@"(?<=[.?!:])\s+|\n", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Einde();

    static readonly Briefgegevens Gegevens = new()
    {
        Jongere = "Noor Proefkind", Dossiernummer = "2026-000001", Gemeente = "Gemeente Alkmaar", Afzender = "A. Proef", Telefoon = "072 9000000", Vandaag = TestApp.Vandaag,
        Dag = new(2026, 12, 1), Tijd = "14.30 uur", Plaats = "Stadhuis",
    };

    static Betrokkene Wie(Relatie relatie, string naam, string? straat = null, bool geheim = false) => new(
        new() { DossierId = Guid.Empty, OrganisatieId = Guid.Empty, Relatie = relatie, Inhoud = [] },
        new() { Naam = naam, Straat = straat, Postcode = straat is null ? null : "1815AB", Plaats = straat is null ? null : "Alkmaar", IsGeheim = geheim });

    static string Maak(Betrokkene aan, params Betrokkene[] anderen)
    {
        var brief = Briefmaker.Maak(Sjablonen.Vind("melding")!, null, aan, [aan, .. anderen], Gegevens);
        return string.Join('\n', brief.Adres) + "\n\n" + brief.Inhoud;
    }

    [Fact]
    public void Address_OwnOrThatOfTheJongere_StandsAboveTheLetter()
    {
        var (vader, jongere) = (Wie(Relatie.Vader, "Vader Proef"), Wie(Relatie.Jongere, "", "Kinderlaan 1"));
        Assert.StartsWith("Vader Proef\nKinderlaan 1\n1815AB Alkmaar\n\nGemeente Alkmaar, 20 november 2026\n", Maak(vader, jongere), StringComparison.Ordinal);
        Assert.StartsWith("Vader Proef\nVaderlaan 2\n", Maak(Wie(Relatie.Vader, "Vader Proef", "Vaderlaan 2"), jongere), StringComparison.Ordinal);
        Assert.StartsWith($"Vader Proef\n{Briefmaker.ZonderAdres}\n\n", Maak(vader), StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_PerAddress_JoinOnlyWhoHaveOneOfTheirOwnAndShareIt()
    {
        var (vader, moeder, jongere) = (Wie(Relatie.Vader, "Vader Proef"), Wie(Relatie.Moeder, "Moeder Proef", "Kinderlaan 1"), Wie(Relatie.Jongere, "", "Kinderlaan 1"));
        // That the jongere lives at the mother's tells nothing of where the father lives.
        Assert.Equal(2, Briefmaker.PerAdres([vader, moeder], [vader, moeder, jongere]).Count);
        Assert.Equal(["Vader Proef en Moeder Proef", Briefmaker.ZonderAdres], Briefmaker.Adres([vader.Contact.Id, moeder.Contact.Id], [vader, moeder, jongere]));
        var thuis = Wie(Relatie.Vader, "Vader Proef", "kinderlaan 1");
        Assert.Single(Briefmaker.PerAdres([thuis, moeder], [thuis, moeder, jongere]));
        Assert.Equal(["Vader Proef en Moeder Proef", "kinderlaan 1", "1815AB Alkmaar"], Briefmaker.Adres([thuis.Contact.Id, moeder.Contact.Id], [thuis, moeder, jongere]));
        var geheim = Wie(Relatie.Vader, "Vader Proef", "Kinderlaan 1", geheim: true);
        Assert.Equal(2, Briefmaker.PerAdres([geheim, moeder], [geheim, moeder, jongere]).Count);
    }

    [Fact]
    public void Address_Secret_IsInNoLetter()
    {
        var vader = Wie(Relatie.Vader, "Vader Proef");
        // Of the one it is to; of the jongere; and of the jongere when the parent they may live with keeps theirs secret.
        Assert.DoesNotContain("Geheimpad", Maak(Wie(Relatie.Moeder, "Moeder Proef", Geheimpad, geheim: true)), StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimpad", Maak(vader, Wie(Relatie.Jongere, "", Geheimpad, geheim: true)), StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimpad", Maak(vader, Wie(Relatie.Moeder, "Moeder Proef", geheim: true), Wie(Relatie.Jongere, "", Geheimpad)), StringComparison.Ordinal);
        // And nobody else's, secret or not.
        Assert.DoesNotContain("Moederlaan", Maak(vader, Wie(Relatie.Moeder, "Moeder Proef", "Moederlaan 3")), StringComparison.Ordinal);
    }

    [Fact]
    public void Address_StandsAboveTheTextAndNotInIt()
    {
        var vader = Wie(Relatie.Vader, "Vader Proef", "Vaderlaan 2");
        var brief = Briefmaker.Maak(Sjablonen.Vind("aanbod")!, "Eigen zin.", vader, [vader], Gegevens);
        Assert.Equal(["Vader Proef", "Vaderlaan 2", "1815AB Alkmaar"], brief.Adres);
        Assert.DoesNotContain("Vaderlaan", brief.Inhoud, StringComparison.Ordinal);
        Assert.Contains("\n\nEigen zin.\n\n", brief.Inhoud, StringComparison.Ordinal);
        // Taken away since: there is nobody to put above it.
        vader.Contact.IngetrokkenOp = TestApp.Vandaag;
        Assert.Equal([Briefmaker.ZonderAdres], Briefmaker.Adres(vader.Contact.Id, [vader]));
    }

    static async Task<string> MaakAsync(Browser browser, Dossier dossier, Guid aan)
    {
        using var post = await browser.PostFormAsync(Nieuw(dossier), Goed(aan));
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        return post.Headers.Location!.OriginalString;
    }

    [Fact]
    public async Task KeptLetter_FollowsTheAddressAndTheGeheimhoudingOfNow()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var aan = await MoederAsync(app, browser, dossier);
        var afdruk = await MaakAsync(browser, dossier, aan);
        var pagina = await browser.PageAsync(afdruk);
        Assert.Contains("Moederlaan 3", pagina.QuerySelector(".tz-brief__adres")!.TextContent, StringComparison.Ordinal);
        // Printed without the frame of the program.
        Assert.True(pagina.Body!.ClassList.Contains("tz-briefblad"));
        using var geheim = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}/betrokkenen/{aan}", new() { ["Input.Contact.IsGeheim"] = "true", ["Input.Reden"] = "Gevraagd." });
        Assert.Equal(HttpStatusCode.Redirect, geheim.StatusCode);
        var brief = (await browser.PageAsync(afdruk)).QuerySelector(".tz-brief")!.TextContent;
        Assert.DoesNotContain("Moederlaan", brief, StringComparison.Ordinal);
        Assert.Contains(Briefmaker.ZonderAdres, brief, StringComparison.Ordinal);
        // Handed out as a file it has no address either.
        var blad = await browser.PageAsync($"/dossiers/{dossier.Nummer}");
        var bestand = blad.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Single(h => h.Contains("/versies/", StringComparison.Ordinal));
        using var antwoord = await browser.GetAsync(bestand);
        var tekst = await antwoord.Content.ReadAsStringAsync();
        Assert.Contains("Beste Fatima Proefmoeder,", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain("Moederlaan", tekst, StringComparison.Ordinal);
        Assert.NotNull(blad.QuerySelector($"main a[href='{afdruk}']"));
    }

    [Theory, Sqlite, Postgres]
    public async Task Letter_IsSharedWithWhoTheParentsAre_NotWithTheDocumentsAlone(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var afdruk = await MaakAsync(browser, dossier, await MoederAsync(app, browser, dossier));
        var bestand = $"/dossiers/{dossier.Nummer}/documenten/{afdruk.Split('/')[^1]}/versies/1";
        var heiloo = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        async Task DeelAsync(Dossierdeel delen)
        {
            await using var db = app.Db();
            db.Begin(ActKind.DossierGedeeld, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Deling
            {
                DossierId = dossier.Id, VanOrganisatieId = app.Regio.Alkmaar.Id, MetOrganisatieId = app.Regio.Heiloo.Id, Delen = delen, Grond = Deelgrond.ToezichtLeerplicht,
                Vanaf = TestApp.Vandaag.AddDays(-1), Tot = TestApp.Vandaag.AddDays(30),
            });
            await db.SaveChangesAsync();
        }

        await DeelAsync(Dossierdeel.Documenten);
        using var niet = await heiloo.GetAsync(bestand);
        Assert.Equal(HttpStatusCode.NotFound, niet.StatusCode);
        Assert.DoesNotContain("Uitnodiging voor een gesprek 20-11-2026", (await heiloo.PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await DeelAsync(Dossierdeel.Documenten | Dossierdeel.Betrokkenen);
        using var wel = await heiloo.GetAsync(bestand);
        Assert.Equal(HttpStatusCode.OK, wel.StatusCode);
    }

    [Fact]
    public async Task Letter_ToWhoHasNoGezag_NeedsATickOfItsOwn()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        using var vader = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}/betrokkenen/nieuw", new()
        {
            ["Input.Relatie"] = "Vader", ["Input.Contact.Naam"] = "Karim Proefvader", ["Input.Contact.Gezag"] = "Nee", ["Input.Contact.Taal"] = "Dari",
        });
        var pagina = await browser.PageAsync(Nieuw(dossier));
        var keuze = pagina.QuerySelectorAll("select[name='Input.Aan'] option").Single(o => o.TextContent.Contains("Karim", StringComparison.Ordinal));
        Assert.Equal("Karim Proefvader (vader, geen gezag, spreekt Dari)", keuze.TextContent.Trim());
        var velden = Goed(Guid.Parse(keuze.GetAttribute("value")!));
        using var zonder = await browser.PostFormAsync(Nieuw(dossier), velden);
        Assert.Equal("Van deze persoon staat niet vast dat die gezag heeft. Kruis aan dat de brief toch naar deze persoon mag.", Proef.Fout(await Browser.ReadAsync(zonder), "Input.ZonderGezag"));
        using var met = await browser.PostFormAsync(Nieuw(dossier), new(velden, StringComparer.Ordinal) { ["Input.ZonderGezag"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, met.StatusCode);
    }

    static string Nieuw(Dossier d) => $"/dossiers/{d.Nummer}/brieven/nieuw";

    static async Task<Guid> MoederAsync(TestApp app, Browser browser, Dossier dossier)
    {
        using var post = await browser.PostFormAsync($"/dossiers/{dossier.Nummer}/betrokkenen/nieuw", new()
        {
            ["Input.Relatie"] = "Moeder", ["Input.Contact.Naam"] = "Fatima Proefmoeder", ["Input.Contact.Gezag"] = "Ja", ["Input.Contact.Straat"] = "Moederlaan 3",
            ["Input.Contact.Postcode"] = "1815AB", ["Input.Contact.Plaats"] = "Alkmaar",
        });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        await using var db = app.Db();
        return await db.Set<Contactpersoon>().Where(c => c.DossierId == dossier.Id).Select(c => c.Id).SingleAsync();
    }

    static Dictionary<string, string?> Goed(Guid aan) => new(StringComparer.Ordinal)
    {
        ["Input.Sjabloon"] = "uitnodiging", ["Input.Aan"] = aan.ToString(), ["Input.Telefoon"] = "072 9000000", ["Input.Dag"] = "1-12-2026", ["Input.Tijd"] = "14.30 uur",
        ["Input.Plaats"] = "Stadhuis, kamer 12",
    };

    [Theory, Sqlite, Postgres]
    public async Task Letter_PreviewKeepsNothing_SavedIsADocumentOnTheTimelineAndPrints(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        var aan = await MoederAsync(app, browser, dossier);
        var pagina = await browser.PageAsync(Nieuw(dossier));
        pagina.QuerySelector("main form")!.SetAttribute("action", Nieuw(dossier) + "?handler=Voorbeeld");
        using var voorbeeld = await browser.PostFormAsync(pagina, Nieuw(dossier), Goed(aan));
        var blijft = await Browser.ReadAsync(voorbeeld);
        var gezien = blijft.QuerySelector(".tz-brief")!.TextContent;
        foreach (var stuk in new[] { "Fatima Proefmoeder\nMoederlaan 3\n1815AB Alkmaar", "Beste Fatima Proefmoeder,", "U bent welkom op 1 december 2026 om 14.30 uur.", $"Ons kenmerk: {dossier.Nummer}" })
            Assert.Contains(stuk, gezien, StringComparison.Ordinal);
        Assert.Single(await app.ActsAsync(dossier.Id));

        // Saved from the page that shows the preview, whose address is that of the preview.
        using var post = await browser.PostFormAsync(blijft, Nieuw(dossier) + "?handler=Voorbeeld", []);
        using var dubbel = await browser.PostFormAsync(blijft, Nieuw(dossier) + "?handler=Voorbeeld", []);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (post.StatusCode, dubbel.StatusCode));
        var acts = await app.ActsAsync(dossier.Id);
        Assert.Equal([ActKind.ContactToegevoegd, ActKind.BriefGemaakt], acts.Select(a => a.Kind));
        Assert.DoesNotContain("Fatima", acts[1].Feiten, StringComparison.Ordinal);
        var afdruk = post.Headers.Location!.OriginalString;
        Assert.Equal(gezien, (await browser.PageAsync(afdruk)).QuerySelector(".tz-brief")!.TextContent);
        var blad = (await browser.PageAsync($"/dossiers/{dossier.Nummer}")).QuerySelector("main")!.TextContent;
        Assert.Contains("Brief gemaakt: Uitnodiging voor een gesprek, voor moeder.", blad, StringComparison.Ordinal);
        Assert.Contains("Uitnodiging voor een gesprek 20-11-2026.txt", blad, StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.DoesNotContain("Moederlaan", Encoding.Latin1.GetString((await db.Set<Documentinhoud>().SingleAsync(i => i.DossierId == dossier.Id)).Inhoud), StringComparison.Ordinal);

        foreach (var url in new[] { Nieuw(dossier), afdruk })
        {
            using var swv = await (await app.ConsulentAsync()).GetAsync(url);
            using var heiloo = await (await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo)).GetAsync(url);
            using var school = await (await app.AlsAsync(Rol.Schoolmelder, app.Regio.College)).GetAsync(url);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (swv.StatusCode, heiloo.StatusCode, school.StatusCode));
        }
    }

    public static TheoryData<string, string?, string> Fouten => new()
    {
        { "Input.Sjabloon", "", "Kies een brief uit de lijst." },
        { "Input.Sjabloon", "iets", "Kies een brief uit de lijst." },
        { "Input.Aan", "0199a000-0000-7000-8000-000000000009", "Kies aan wie de brief gaat." },
        { "Input.Telefoon", "", "Vul het nummer in waarop u te bereiken bent." },
        { "Input.Dag", "", "Vul de dag van de afspraak in, bijvoorbeeld 14-3-2026." },
        { "Input.Dag", "19-11-2026", "Vul een dag in die vandaag of later is." },
        { "Input.Tijd", "", "Vul de tijd van de afspraak in." },
        { "Input.Plaats", "", "Vul de plaats van de afspraak in." },
    };

    [Fact]
    public async Task Letter_Invalid_IsSaidAtTheFieldAndKeepsTheRest()
    {
        var app = await apps.SqliteAsync();
        var (dossier, browser) = (await app.ThuiszitterAsync(), await app.AmbtenaarAsync());
        Assert.Contains("Leg eerst een ouder of verzorger vast.", (await browser.PageAsync(Nieuw(dossier))).Body!.TextContent, StringComparison.Ordinal);
        var aan = await MoederAsync(app, browser, dossier);
        foreach (var rij in Fouten)
        {
            var (veld, waarde, bericht) = ((string)rij[0]!, (string?)rij[1], (string)rij[2]!);
            using var post = await browser.PostFormAsync(Nieuw(dossier), new(Goed(aan), StringComparer.Ordinal) { ["Input.Opening"] = "Eigen zin.", [veld] = waarde });
            var pagina = await Browser.ReadAsync(post);
            Assert.True(bericht == Proef.Fout(pagina, veld), $"{veld}: {Proef.Fout(pagina, veld)}");
            Assert.Contains("Eigen zin.", pagina.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Single(await app.ActsAsync(dossier.Id));
    }
}
