// What: the battery of the pages for hours per day, corrections, circumstances, criteria and enrolments, and what the dossier shows of them.
// Source: architecture 9; rules.md R2 and R3. Real forms with antiforgery; audit always on.

using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Verzuim;

public sealed class VerzuimVoluitTests(Apps apps) : IClassFixture<Apps>
{
    sealed record Blad(string Naam, string Pad, ActKind Act, Dictionary<string, string?> Goed);

    static readonly Blad[] Bladen =
    [
        new("Uren", "verzuim/uren", ActKind.UrenGeregistreerd, new() { ["Input.Uren[0].Datum"] = "5-11-2026", ["Input.Uren[0].Uren"] = "2,5", ["Input.Uren[2].Datum"] = "6-11-2026", ["Input.Uren[2].Uren"] = "3" }),
        new("Verbeteren", "verzuim/{lrv}/verbeteren", ActKind.VerzuimVerbeterd, new() { ["Input.EersteDag"] = "28-9-2026", ["Input.Reden"] = "Verkeerd overgenomen." }),
        new("VerbeterenUren", "verzuim/{uren}/verbeteren", ActKind.VerzuimVerbeterd, new() { ["Input.Uren[0].Uren"] = "1,5", ["Input.Reden"] = "De school telde te veel." }),
        new("Omstandigheid", "omstandigheden/nieuw", ActKind.OmstandigheidGeregistreerd, new() { ["Input.Soort"] = "Wachtlijst", ["Input.Van"] = "2-11-2026" }),
        new("OmstandigheidBeeindigen", "omstandigheden/{signaal}", ActKind.OmstandigheidBeeindigd, new() { ["Input.Tot"] = "16-11-2026", ["Input.Reden"] = "Het signaal is ingetrokken." }),
        new("Vernieuwen", "omstandigheden/{signaal}/vernieuwen", ActKind.OmstandigheidVernieuwd, new() { ["Input.Reden"] = "De zorgen zijn er nog." }),
        new("Criterium", "criteria/16-uur", ActKind.CriteriumBeeindigd, new() { ["Input.Op"] = "19-11-2026", ["Input.Reden"] = "Met school afgesproken." }),
        new("Inschrijving", "inschrijvingen/nieuw", ActKind.InschrijvingVastgelegd, new() { ["Input.School"] = "", ["Input.Van"] = "9-11-2026", ["Input.Tweede"] = "true" }),
        new("InschrijvingVerbeteren", "inschrijvingen/{inschrijving}/verbeteren", ActKind.InschrijvingVerbeterd, new() { ["Input.EersteSchooldag"] = "17-8-2026", ["Input.Reden"] = "De school belde dit door." }),
        new("InschrijvingIntrekken", "inschrijvingen/{inschrijving}/verbeteren", ActKind.InschrijvingIngetrokken, new() { ["intrekken"] = "true", ["Input.Reden"] = "Het ging om een broer." }),
        new("EindeIntrekken", "criteria/einden/{einde}", ActKind.CriteriumeindeIngetrokken, new() { ["Input.Reden"] = "Verkeerde dossier." }),
        new("Uitschrijven", "inschrijvingen/{inschrijving}", ActKind.Uitgeschreven, new() { ["Input.LaatsteDag"] = "13-11-2026", ["Input.Reden"] = "De school schreef de jongere uit." }),
    ];

    static readonly HashSet<string> MetVersie = ["Verbeteren", "VerbeterenUren", "OmstandigheidBeeindigen", "Vernieuwen", "Criterium", "Uitschrijven", "InschrijvingVerbeteren", "EindeIntrekken"];

    public static IEnumerable<object[]> Alle => Bladen.Select(b => new object[] { b.Naam });

    public static IEnumerable<object[]> Oud => Bladen.Where(b => MetVersie.Contains(b.Naam)).Select(b => new object[] { b.Naam });

    sealed record Opstelling(TestApp App, Blad Blad, Dossier Dossier, string Url);

    /// <summary>A thuiszitter with 16 hours of absence in one week, a signal of a professional and an enrolment.</summary>
    async Task<Opstelling> MaakAsync(string naam, Provider provider = Provider.Sqlite)
    {
        var (app, blad) = (await apps.OpAsync(provider), Bladen.Single(b => b.Naam == naam));
        var dossier = await app.ThuiszitterAsync();
        var uren = new Verzuimmelding
        {
            DossierId = dossier.Id, Soort = Verzuimsoort.ZestienUur, EersteDag = new(2026, 11, 9), LaatsteDag = new(2026, 11, 12), Uren = 16, Bron = MeldingBron.Handmatig,
            OntvangenOp = TestApp.Vandaag,
        };
        uren.UrenPerDag.AddRange(Enumerable.Range(9, 4).Select(d => new Verzuimuren { DossierId = dossier.Id, MeldingId = uren.Id, Datum = new(2026, 11, d), Uren = 4 }));
        var signaal = new Omstandigheid { DossierId = dossier.Id, Soort = Omstandigheidsoort.SignaalProfessional, Van = new(2026, 11, 2) };
        var inschrijving = new Inschrijving { DossierId = dossier.Id, SchoolId = app.Regio.College.Id, Van = new(2026, 8, 17) };
        var einde = new Criteriumeinde { DossierId = dossier.Id, Criterium = Meldingcriterium.Mazl, Op = new(2026, 11, 2) };
        await using var db = app.Db();
        db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
        db.AddRange(uren, signaal, inschrijving, einde);
        await db.SaveChangesAsync();
        var pad = blad.Pad.Replace("{lrv}", dossier.Verzuim[0].Id.ToString(), StringComparison.Ordinal).Replace("{uren}", uren.Id.ToString(), StringComparison.Ordinal)
            .Replace("{signaal}", signaal.Id.ToString(), StringComparison.Ordinal).Replace("{inschrijving}", inschrijving.Id.ToString(), StringComparison.Ordinal)
            .Replace("{einde}", einde.Id.ToString(), StringComparison.Ordinal);
        return new(app, blad, dossier, $"/dossiers/{dossier.Nummer}/{pad}");
    }

    /// <summary>Everything that these pages write, as one text.</summary>
    static async Task<string> StandAsync(Opstelling o)
    {
        await using var db = o.App.Db();
        var d = await db.Dossiers.AsNoTracking().Include(x => x.Verzuim).AsSplitQuery().SingleAsync(x => x.Id == o.Dossier.Id);
        var delen = d.Verzuim.OrderBy(v => v.Id).Select(v => $"{v.Soort} {v.EersteDag:O} {v.LaatsteDag:O} {v.Uren:0.##} [{string.Join(' ', v.UrenPerDag.OrderBy(u => u.Datum).Select(u => $"{u.Datum:O}={u.Uren:0.##}"))}]")
            .Concat(d.Omstandigheden.OrderBy(x => x.Id).Select(x => $"{x.Soort} {x.Van:O} {x.Tot:O} {x.VernieuwdOp:O}"))
            .Concat(d.Criteriumeinden.OrderBy(x => x.Id).Select(x => $"{x.Criterium} {x.Op:O}"))
            .Concat(d.Inschrijvingen.OrderBy(x => x.Id).Select(x => $"{x.SchoolId} {x.Van:O} {x.Tot:O} {x.EersteSchooldag:O}"));
        return $"{string.Join('\n', delen)}\n{d.Versie} {await db.Acts.CountAsync(a => a.DossierId == d.Id)}";
    }

    static async Task<HttpResponseMessage> PostLosAsync(Browser browser, Opstelling o)
    {
        var page = await browser.PageAsync("/functie");
        page.QuerySelector("main form")!.SetAttribute("action", o.Url);
        return await browser.PostFormAsync(page, o.Url, new(o.Blad.Goed, StringComparer.Ordinal) { ["Input.ActId"] = Guid.CreateVersion7().ToString(), ["Input.Versie"] = "1" });
    }

    static string? Fout(IDocument page, string veld) => page.GetElementById(AngleSharpId(veld) + "-fout")?.TextContent.Trim();

    /// <summary>As MVC makes an id of a name.</summary>
    static string AngleSharpId(string veld) => veld.Replace('.', '_').Replace('[', '_').Replace(']', '_');

    [Theory, MemberData(nameof(Alle))]
    public Task ValidPost_Sqlite_SavesOnceWithOneActAndRedirects(string naam) => GoedAsync(naam, Provider.Sqlite);

    [PostgresFact]
    public async Task ValidPost_Postgres_SavesOnceWithOneActAndRedirects()
    {
        foreach (var blad in Bladen)
            await GoedAsync(blad.Naam, Provider.Postgres);
    }

    async Task GoedAsync(string naam, Provider provider)
    {
        var o = await MaakAsync(naam, provider);
        var (browser, begin) = (await o.App.AmbtenaarAsync(), await StandAsync(o));
        var page = await browser.PageAsync(o.Url);
        using var eerste = await browser.PostFormAsync(page, o.Url, o.Blad.Goed);
        Assert.True(eerste.StatusCode == HttpStatusCode.Redirect, (await Browser.ReadAsync(eerste)).GetElementById("foutenoverzicht")?.TextContent ?? eerste.StatusCode.ToString());
        Assert.Equal($"/dossiers/{o.Dossier.Nummer}", eerste.Headers.Location!.OriginalString);
        Assert.Equal([o.Blad.Act], (await o.App.ActsAsync(o.Dossier.Id)).Select(a => a.Kind));
        var stand = await StandAsync(o);
        Assert.NotEqual(begin, stand);

        using var tweede = await browser.PostFormAsync(page, o.Url, o.Blad.Goed);
        Assert.Equal(HttpStatusCode.Redirect, tweede.StatusCode);
        Assert.Equal(stand, await StandAsync(o));
        var dossier = await browser.PageAsync($"/dossiers/{o.Dossier.Nummer}");
        Assert.NotNull(dossier.QuerySelector("[role=status] .utrecht-alert"));
        Assert.DoesNotContain("onbekende datum", dossier.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Dossier gewijzigd.", dossier.Body!.TextContent, StringComparison.Ordinal);
        if (o.Blad.Goed.TryGetValue("Input.Reden", out var reden))
            Assert.Contains(reden!, dossier.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Alle))]
    public async Task SameFormTwiceAtOnce_SavesOnce(string naam)
    {
        var o = await MaakAsync(naam);
        var browser = await o.App.AmbtenaarAsync();
        var page = await browser.PageAsync(o.Url);
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => browser.PostFormAsync(page, o.Url, o.Blad.Goed)));
        Assert.All(antwoorden, r => Assert.Equal(HttpStatusCode.Redirect, r.StatusCode));
        Assert.Single(await o.App.ActsAsync(o.Dossier.Id));
    }

    [Theory, MemberData(nameof(Alle))]
    public async Task WrongRoleOrOtherOrganisation_IsRefusedAndNothingIsSaved(string naam)
    {
        var o = await MaakAsync(naam);
        var voor = await StandAsync(o);
        foreach (var (rol, organisatie, antwoord) in new[]
        {
            (Rol.Schoolmelder, o.App.Regio.College, HttpStatusCode.Forbidden), (Rol.RegioAnalist, o.App.Regio.Regio, HttpStatusCode.Forbidden),
            (Rol.FunctioneelBeheerder, o.App.Regio.Alkmaar, HttpStatusCode.Forbidden), (Rol.Leerplichtambtenaar, o.App.Regio.Heiloo, HttpStatusCode.NotFound),
            // A consulent may change the own part of the SWV; this is the part of the gemeente.
            (Rol.SwvConsulent, o.App.Regio.SwvVo, HttpStatusCode.NotFound),
        })
        {
            var browser = await o.App.AlsAsync(rol, organisatie);
            using var get = await browser.GetAsync(o.Url);
            Assert.Equal(antwoord, get.StatusCode);
            using var post = await PostLosAsync(browser, o);
            Assert.Equal(antwoord, post.StatusCode);
        }

        Assert.Equal(voor, await StandAsync(o));
    }

    [Theory, MemberData(nameof(Alle))]
    public async Task ClosedDossier_IsRefused(string naam)
    {
        var o = await MaakAsync(naam);
        var browser = await o.App.AmbtenaarAsync();
        var page = await browser.PageAsync(o.Url);
        await o.App.SluitAsync(o.Dossier.Id);
        var voor = await StandAsync(o);
        using var post = await browser.PostFormAsync(page, o.Url, o.Blad.Goed);
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        Assert.Equal(voor, await StandAsync(o));
        using var get = await browser.GetAsync(o.Url);
        Assert.Equal(HttpStatusCode.Conflict, get.StatusCode);
    }

    [Theory, MemberData(nameof(Oud))]
    public async Task StaleForm_IsRefusedKeepsWhatWasTypedAndCanBeSentAgain(string naam)
    {
        var o = await MaakAsync(naam);
        var (ik, ander) = (await o.App.AmbtenaarAsync(), await o.App.AlsAsync(Rol.TeamleiderLeerplicht, o.App.Regio.Alkmaar));
        var page = await ik.PageAsync(o.Url);
        using (var eerder = await ander.PostFormAsync($"/dossiers/{o.Dossier.Nummer}/verzuim", new() { ["Input.Soort"] = "Luxe", ["Input.EersteDag"] = "14-9-2026", ["Input.LaatsteDag"] = "15-9-2026" }))
            Assert.Equal(HttpStatusCode.Redirect, eerder.StatusCode);
        var voor = await StandAsync(o);
        using var post = await ik.PostFormAsync(page, o.Url, o.Blad.Goed);
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        Assert.Equal(voor, await StandAsync(o));
        var terug = await Browser.ReadAsync(post);
        Assert.Contains("door iemand anders gewijzigd", terug.GetElementById("foutenoverzicht")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(o.Blad.Goed["Input.Reden"], terug.QuerySelector("[name='Input.Reden']")!.TextContent.TrimStart('\n'));
        Assert.NotNull(terug.QuerySelector("section[aria-labelledby=kop-gewijzigd]"));
        using var opnieuw = await ik.PostFormAsync(terug, o.Url, []);
        Assert.Equal(HttpStatusCode.Redirect, opnieuw.StatusCode);
    }

    public static IEnumerable<object?[]> Fouten =>
    [
        ["Uren", "Input.Uren[0].Datum", "", "Vul de dag van deze uren in, bijvoorbeeld 14-3-2026."],
        ["Uren", "Input.Uren[0].Datum", "23-11-2026", "Vul een dag in die vandaag of eerder is."],
        ["Uren", "Input.Uren[0].Datum", "7-11-2026", "Op 7 november 2026 was er geen school. Vul een schooldag in."],
        ["Uren", "Input.Uren[0].Datum", "13-10-2026", "Op 13 oktober 2026 was er geen school. Vul een schooldag in."],
        ["Uren", "Input.Uren[0].Datum", "14-3-2013", "Vul een dag in na de geboortedatum."],
        ["Uren", "Input.Uren[2].Datum", "5-11-2026", "Deze dag staat er twee keer. Tel de uren van deze dag bij elkaar op."],
        ["Uren", "Input.Uren[0].Datum", "9-11-2026", "Van deze dag staan er al uren in het dossier. Verbeter die melding als de uren niet kloppen."],
        ["Uren", "Input.Uren[0].Datum", "morgen", "Vul een bestaande datum in, bijvoorbeeld 14-3-2026."],
        ["Uren", "Input.Uren[0].Uren", "", "Vul in hoeveel uren les de jongere op deze dag miste."],
        ["Uren", "Input.Uren[0].Uren", "0", "Vul een aantal uren in tussen 0 en 12, bijvoorbeeld 2,5."],
        ["Uren", "Input.Uren[0].Uren", "13", "Vul een aantal uren in tussen 0 en 12, bijvoorbeeld 2,5."],
        ["Uren", "Input.Uren[0].Uren", "veel", "Vul een getal in, bijvoorbeeld 12,5."],
        ["Uren", "Input.Soort", "Ziek", "Kies het soort verzuim."],
        ["Uren", "Input.Opmerking", "*2001", "Maak de opmerking korter dan 2.000 tekens."],
        ["Verbeteren", "Input.EersteDag", "", "Vul de eerste dag in, bijvoorbeeld 14-3-2026."],
        ["Verbeteren", "Input.EersteDag", "23-11-2026", "Vul een eerste dag in die vandaag of eerder is."],
        ["Verbeteren", "Input.EersteDag", "14-3-2013", "Vul een eerste dag in na de geboortedatum."],
        ["Verbeteren", "Input.EersteDag", "1-10-2026", "U hebt nog niets verbeterd."],
        ["Verbeteren", "Input.LaatsteDag", "1-9-2026", "Vul een laatste dag in op of na de eerste dag."],
        ["Verbeteren", "Input.LaatsteDag", "23-11-2026", "Vul een laatste dag in die vandaag of eerder is. Loopt het verzuim nog? Laat dit veld dan leeg."],
        ["Verbeteren", "Input.Reden", " ", "Schrijf kort op waarom het niet klopte."],
        ["Verbeteren", "Input.Reden", "*1001", "Maak de reden korter dan 1.000 tekens."],
        ["VerbeterenUren", "Input.Uren[0].Uren", "4", "U hebt nog niets verbeterd."],
        ["VerbeterenUren", "Input.Uren[0].Datum", "8-11-2026", "Op 8 november 2026 was er geen school. Vul een schooldag in."],
        ["Omstandigheid", "Input.Soort", null, "Kies wat er aan de hand is."],
        ["Omstandigheid", "Input.Soort", "SignaalProfessional", "Schrijf kort op wie het signaal gaf en waarom.", "Input.Toelichting"],
        ["Omstandigheid", "Input.Soort", "Schorsing", "Vul de laatste dag van de schorsing in.", "Input.LaatsteDag"],
        ["Omstandigheid", "Input.Van", "", "Vul de eerste dag in, bijvoorbeeld 14-3-2026."],
        ["Omstandigheid", "Input.Van", "23-11-2026", "Vul een eerste dag in die vandaag of eerder is."],
        ["Omstandigheid", "Input.Van", "14-3-2013", "Vul een eerste dag in na de geboortedatum."],
        ["Omstandigheid", "Input.LaatsteDag", "1-11-2026", "Vul een laatste dag in op of na de eerste dag."],
        ["Omstandigheid", "Input.LaatsteDag", "1-1-2028", "Vul een laatste dag in die binnen een jaar ligt."],
        ["Omstandigheid", "Input.Toelichting", "*2001", "Maak de toelichting korter dan 2.000 tekens."],
        ["OmstandigheidBeeindigen", "Input.Tot", "", "Vul in vanaf welke dag dit niet meer geldt, bijvoorbeeld 14-3-2026."],
        ["OmstandigheidBeeindigen", "Input.Tot", "1-11-2026", "Vul een dag in op of na 2 november 2026."],
        ["OmstandigheidBeeindigen", "Input.Tot", "23-11-2026", "Vul een dag in die vandaag of eerder is."],
        ["OmstandigheidBeeindigen", "Input.Reden", "", "Schrijf kort op waarom."],
        ["Vernieuwen", "Input.Reden", "", "Schrijf kort op waarom."],
        ["Vernieuwen", "Input.Reden", "*1001", "Maak de reden korter dan 1.000 tekens."],
        ["Criterium", "Input.Op", "11-11-2026", "Vul een dag in op of na 12 november 2026."],
        ["Criterium", "Input.Op", "23-11-2026", "Vul een dag in die vandaag of eerder is."],
        ["Criterium", "Input.Reden", "", "Schrijf kort op waarom."],
        ["Inschrijving", "Input.School", "0199a000-0000-7000-8000-000000000009", "Kies een school uit de lijst."],
        ["Inschrijving", "Input.Tweede", "false", "De jongere staat al op een school ingeschreven. Schrijf de jongere daar eerst uit, of vink aan dat beide kloppen."],
        ["Inschrijving", "Input.EersteSchooldag", "8-11-2026", "Vul een dag in van de inschrijving."],
        ["Inschrijving", "Input.EersteSchooldag", "23-11-2026", "Vul een dag in die vandaag of eerder is. Is de jongere er nog niet geweest? Laat dit veld dan leeg."],
        ["InschrijvingVerbeteren", "Input.EersteSchooldag", "16-8-2026", "Vul een dag in van de inschrijving."],
        ["InschrijvingVerbeteren", "Input.EersteSchooldag", "", "U hebt nog niets verbeterd.", "Input.Van"],
        ["InschrijvingVerbeteren", "Input.Van", "", "Vul de eerste dag in, bijvoorbeeld 14-3-2026."],
        ["InschrijvingVerbeteren", "Input.LaatsteDag", "16-8-2026", "Vul een laatste dag in op of na de eerste dag."],
        ["InschrijvingVerbeteren", "Input.Reden", "", "Schrijf kort op waarom."],
        ["InschrijvingIntrekken", "Input.Reden", "", "Schrijf kort op waarom."],
        ["EindeIntrekken", "Input.Reden", "", "Schrijf kort op waarom."],
        ["Omstandigheid", "Input.LaatsteDag", "6-11-2026", "Dit is al voorbij. Leg alleen vast wat nu geldt."],
        ["Inschrijving", "Input.Van", "", "Vul de eerste dag in, bijvoorbeeld 14-3-2026."],
        ["Inschrijving", "Input.Van", "23-11-2026", "Vul een eerste dag in die vandaag of eerder is."],
        ["Inschrijving", "Input.LaatsteDag", "1-11-2026", "Vul een laatste dag in op of na de eerste dag."],
        ["Inschrijving", "Input.LaatsteDag", "23-11-2026", "Vul een laatste dag in die vandaag of eerder is."],
        ["Uitschrijven", "Input.LaatsteDag", "16-8-2026", "Vul een dag in op of na 17 augustus 2026."],
        ["Uitschrijven", "Input.LaatsteDag", "23-11-2026", "Vul een dag in die vandaag of eerder is."],
        ["Uitschrijven", "Input.Reden", "", "Schrijf kort op waarom."],
    ];

    [Theory, MemberData(nameof(Fouten))]
    public async Task InvalidField_SaysWhatIsWrongAtItsFieldAndSavesNothing(string blad, string veld, string? waarde, string bericht, string? bij = null)
    {
        var o = await MaakAsync(blad);
        var browser = await o.App.AmbtenaarAsync();
        var voor = await StandAsync(o);
        var invoer = new Dictionary<string, string?>(o.Blad.Goed, StringComparer.Ordinal)
        {
            [veld] = waarde is { Length: > 1 } && waarde[0] == '*' ? new string('x', int.Parse(waarde.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)) : waarde,
        };
        using var post = await browser.PostFormAsync(o.Url, invoer);
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        var page = await Browser.ReadAsync(post);
        Assert.Equal(bericht, Fout(page, bij ?? veld));
        Assert.NotNull(page.GetElementById("foutenoverzicht"));
        Assert.StartsWith("Fout: ", page.Title, StringComparison.Ordinal);
        Assert.Equal(voor, await StandAsync(o));
    }

    [Fact]
    public async Task Hours_NoneFilledIn_AreAskedFor()
    {
        var o = await MaakAsync("Uren");
        using var post = await (await o.App.AmbtenaarAsync()).PostFormAsync(o.Url, []);
        Assert.Equal("Vul ten minste één dag met uren in.", Fout(await Browser.ReadAsync(post), "Input.Uren[0].Datum"));
    }

    [Theory, InlineData("Uren", 10), InlineData("VerbeterenUren", 11)]
    public async Task MoreRows_KeepWhatWasTypedAndSaveNothing(string naam, int rijen)
    {
        var o = await MaakAsync(naam);
        var (browser, voor) = (await o.App.AmbtenaarAsync(), await StandAsync(o));
        using var post = await browser.PostFormAsync(o.Url, new(o.Blad.Goed, StringComparer.Ordinal) { ["meer"] = "true", ["Input.Uren[1].Datum"] = "nog niet af" });
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        var page = await Browser.ReadAsync(post);
        Assert.Equal(rijen, page.QuerySelectorAll("input[name$='.Datum']").Length);
        Assert.Equal("nog niet af", page.QuerySelector("[name='Input.Uren[1].Datum']")!.GetAttribute("value"));
        Assert.Null(page.GetElementById("foutenoverzicht"));
        Assert.Equal(voor, await StandAsync(o));
    }

    [Fact]
    public async Task Hours_OfFourLesweken_CountTogetherAndAreShownWithTheirSum()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.Luxe, new DateOnly(2026, 6, 1), app.Regio.College);
        var (browser, url) = (await app.AmbtenaarAsync(), $"/dossiers/{dossier.Nummer}");
        await MeldAsync("8-10-2026", "5", "30-10-2026", "5", "4-11-2026", "2");
        Assert.Contains("7 van 16 uur in de lesweken 44, 45, 46 en 47.", Platte(await browser.PageAsync(url)), StringComparison.Ordinal);
        Assert.Equal(DossierStatus.Gemeld, (await app.LeesAsync(dossier.Id)).Status);

        await MeldAsync("11-11-2026", "6", "12-11-2026", "3,5", "", "");
        var na = await app.LeesAsync(dossier.Id);
        Assert.Equal((DossierStatus.Dreigend, "16-uur", new DateOnly(2026, 11, 12)), (na.Status, na.Criterium, na.StatusSinds));
        var pagina = Platte(await browser.PageAsync(url));
        Assert.Contains("Waarom dit dossier dreigend is", pagina, StringComparison.Ordinal);
        Assert.Contains("Op 12 november 2026 waren het er 16 of meer.", pagina, StringComparison.Ordinal);
        Assert.Contains("12-11-2026: 3,5 uur", pagina, StringComparison.Ordinal);

        async Task MeldAsync(params string[] regels)
        {
            var velden = new Dictionary<string, string?>(StringComparer.Ordinal);
            for (var i = 0; i < 3; i++)
                (velden[$"Input.Uren[{i}].Datum"], velden[$"Input.Uren[{i}].Uren"]) = (regels[2 * i], regels[(2 * i) + 1]);
            using var post = await browser.PostFormAsync(url + "/verzuim/uren", velden);
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }
    }

    [Fact]
    public async Task Correction_OfHours_TakesTheSignalBackAndTellsWhatStoodThere()
    {
        var o = await MaakAsync("VerbeterenUren");
        var browser = await o.App.AmbtenaarAsync();
        using var post = await browser.PostFormAsync(o.Url, o.Blad.Goed);
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        var melding = (await o.App.LeesAsync(o.Dossier.Id)).Verzuim.Single(v => v.Soort == Verzuimsoort.ZestienUur);
        Assert.Equal((13.5m, 4), (melding.Uren, melding.UrenPerDag.Count));
        Assert.Contains("de uren van 16 naar 13,5", Platte(await browser.PageAsync($"/dossiers/{o.Dossier.Nummer}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Circumstance_WithoutAbsence_MakesDreigendUntilItEndsAndIsDueInTheWatch()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.Luxe, new DateOnly(2026, 6, 1), app.Regio.College);
        var (browser, url) = (await app.AmbtenaarAsync(), $"/dossiers/{dossier.Nummer}");
        using var post = await browser.PostFormAsync(url + "/omstandigheden/nieuw", new()
        {
            ["Input.Soort"] = "SignaalProfessional", ["Input.Van"] = "2-11-2026", ["Input.Toelichting"] = "De wijkcoach maakt zich zorgen.",
        });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        var na = await app.LeesAsync(dossier.Id);
        // Looked at first when nobody did anything for three weeks.
        Assert.Equal((DossierStatus.Dreigend, "signaal-professional", new DateOnly(2026, 12, 11)), (na.Status, na.Criterium, na.VolgendeWissel));
        var pagina = Platte(await browser.PageAsync(url));
        Assert.Contains("Signaal van een professional", pagina, StringComparison.Ordinal);
        Assert.Contains("De wijkcoach maakt zich zorgen.", pagina, StringComparison.Ordinal);
        Assert.Contains("25-01-2027", pagina, StringComparison.Ordinal);
        // At level Kern neither the text nor that it is a signal.
        var swv = Platte(await (await app.ConsulentAsync()).PageAsync(url));
        Assert.DoesNotContain("wijkcoach", swv, StringComparison.Ordinal);
        Assert.DoesNotContain("rofessional", swv, StringComparison.Ordinal);
        Assert.Contains("Dreigende thuiszitter", swv, StringComparison.Ordinal);

        using var dubbel = await browser.PostFormAsync(url + "/omstandigheden/nieuw", new()
        {
            ["Input.Soort"] = "SignaalProfessional", ["Input.Van"] = "9-11-2026", ["Input.Toelichting"] = "Nog een keer.",
        });
        Assert.Equal("Deze omstandigheid staat al in het dossier voor deze dagen.", Fout(await Browser.ReadAsync(dubbel), "Input.Soort"));
    }

    [Fact]
    public async Task Renewal_OfTheZorgplicht_OnceAndNotMore()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var (browser, url) = (await app.AmbtenaarAsync(), $"/dossiers/{dossier.Nummer}");
        using (var post = await browser.PostFormAsync(url + "/omstandigheden/nieuw", new() { ["Input.Soort"] = "ZonderPlek", ["Input.Van"] = "2-11-2026" }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        var id = (await app.LeesAsync(dossier.Id)).Omstandigheden.Single().Id;
        var page = await browser.PageAsync($"{url}/omstandigheden/{id}/vernieuwen");
        using (var post = await browser.PostFormAsync(page, $"{url}/omstandigheden/{id}/vernieuwen", new() { ["Input.Reden"] = "De school zoekt nog." }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.Contains("Het eindigt nu vanzelf op 11 januari 2027", Platte(await browser.PageAsync(url)), StringComparison.Ordinal);
        var nog = await browser.PageAsync($"{url}/omstandigheden/{id}/vernieuwen");
        Assert.Null(nog.QuerySelector("main form[method=post]"));
        Assert.Contains("Vaker kan niet.", Platte(nog), StringComparison.Ordinal);
        using var toch = await browser.PostFormAsync(page, $"{url}/omstandigheden/{id}/vernieuwen", new()
        {
            ["Input.ActId"] = Guid.CreateVersion7().ToString(), ["Input.Versie"] = (await app.LeesAsync(dossier.Id)).Versie.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Input.Reden"] = "Nog eens.",
        });
        Assert.Contains("Vaker kan niet.", Platte(await Browser.ReadAsync(toch)), StringComparison.Ordinal);
        Assert.Equal(2, (await app.ActsAsync(dossier.Id)).Count);
    }

    [Fact]
    public async Task Criterium_ThatDoesNotHold_IsNotThere()
    {
        var o = await MaakAsync("Criterium");
        var browser = await o.App.AmbtenaarAsync();
        foreach (var criterium in new[] { "mazl", "wachtlijst", "onzin" })
        {
            using var get = await browser.GetAsync($"/dossiers/{o.Dossier.Nummer}/criteria/{criterium}");
            Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        }
    }

    [Fact]
    public async Task Enrolment_DuringAbsoluutVerzuim_OnlyTheFirstDayAtSchoolStopsTheClock()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.AbsoluutVerzuim, new DateOnly(2026, 10, 1));
        var (browser, url) = (await app.AmbtenaarAsync(), $"/dossiers/{dossier.Nummer}");
        using (var post = await browser.PostFormAsync(url + "/inschrijvingen/nieuw", new() { ["Input.School"] = app.Regio.College.Id.ToString(), ["Input.Van"] = "2-11-2026" }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        var thuis = await app.LeesAsync(dossier.Id);
        Assert.Equal((DossierStatus.Thuiszitter, "lrv", new DateOnly(2026, 10, 1), Verzuimsoort.Lrv), (thuis.Status, thuis.Criterium, thuis.PactStart, thuis.Verzuimsoort));
        Assert.Contains("Het Lentecollege", Platte(await browser.PageAsync(url)), StringComparison.Ordinal);

        var rij = $"{url}/inschrijvingen/{thuis.Inschrijvingen.Single().Id}";
        using (var post = await browser.PostFormAsync(rij + "/verbeteren", new() { ["Input.EersteSchooldag"] = "5-11-2026", ["Input.Reden"] = "Begonnen." }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        var na = await app.LeesAsync(dossier.Id);
        Assert.Equal((DossierStatus.InOnderwijs, PactBand.Gestopt, new DateOnly(2026, 11, 5)), (na.Status, na.Band, na.GestoptOp));
        Assert.Contains("de eerste dag echt op school van leeg naar 5 november 2026", Platte(await browser.PageAsync(url)), StringComparison.Ordinal);

        using (var post = await browser.PostFormAsync(rij, new() { ["Input.LaatsteDag"] = "13-11-2026", ["Input.Reden"] = "Toch geen plek." }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        var weer = await app.LeesAsync(dossier.Id);
        Assert.Equal((DossierStatus.Thuiszitter, "absoluut-verzuim", new DateOnly(2026, 11, 14)), (weer.Status, weer.Criterium, weer.PactStart));

        // Withdrawn, it is as if it had never been there.
        using (var post = await browser.PostFormAsync(rij + "/verbeteren", new() { ["intrekken"] = "true", ["Input.Reden"] = "Vergissing." }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.Equal(("absoluut-verzuim", new DateOnly(2026, 10, 1)), ((await app.LeesAsync(dossier.Id)).Criterium, (await app.LeesAsync(dossier.Id)).PactStart));
    }

    [Fact]
    public async Task Criterium_EndedMeanwhile_IsAConflictThatKeepsWhatWasTyped()
    {
        var o = await MaakAsync("Criterium");
        var browser = await o.App.AmbtenaarAsync();
        var (een, twee) = (await browser.PageAsync(o.Url), await browser.PageAsync(o.Url));
        using (var eerst = await browser.PostFormAsync(een, o.Url, o.Blad.Goed))
            Assert.Equal(HttpStatusCode.Redirect, eerst.StatusCode);
        using var post = await browser.PostFormAsync(twee, o.Url, o.Blad.Goed);
        Assert.Equal(HttpStatusCode.Conflict, post.StatusCode);
        Assert.Equal(o.Blad.Goed["Input.Reden"], (await Browser.ReadAsync(post)).QuerySelector("[name='Input.Reden']")!.TextContent.TrimStart('\n'));
    }

    [Fact]
    public async Task Criterium_EndBeforeItsLastSignal_IsRefused()
    {
        var o = await MaakAsync("Criterium");
        await using (var db = o.App.Db())
        {
            db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), o.Dossier.Id);
            db.Add(new Verzuimmelding { DossierId = o.Dossier.Id, Soort = Verzuimsoort.ZestienUur, EersteDag = new(2026, 11, 18), LaatsteDag = new(2026, 11, 18), Bron = MeldingBron.Lijst, OntvangenOp = TestApp.Vandaag });
            await db.SaveChangesAsync();
        }

        using var post = await (await o.App.AmbtenaarAsync()).PostFormAsync(o.Url, new() { ["Input.Op"] = "16-11-2026", ["Input.Reden"] = "Afgesproken." });
        Assert.Equal("Na deze dag kwam er nog een signaal. Dan geldt het meteen weer. Vul een latere dag in.", Fout(await Browser.ReadAsync(post), "Input.Op"));
    }

    [Fact]
    public async Task NoPlace_RightAfterTheTermOfAnother_AsksWhetherItIsAnotherSchool()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        await using (var db = app.Db())
        {
            db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Omstandigheid { DossierId = dossier.Id, Soort = Omstandigheidsoort.ZonderPlek, Van = new(2026, 10, 5) });
            await db.SaveChangesAsync();
        }

        var (browser, url) = (await app.AmbtenaarAsync(), $"/dossiers/{dossier.Nummer}/omstandigheden/nieuw");
        var invoer = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Input.Soort"] = "ZonderPlek", ["Input.Van"] = "16-11-2026" };
        using var post = await browser.PostFormAsync(url, invoer);
        var page = await Browser.ReadAsync(post);
        Assert.StartsWith("De termijn van de zorgplicht liep al.", Fout(page, "Input.AndereSchool"), StringComparison.Ordinal);
        invoer["Input.AndereSchool"] = "true";
        using var weer = await browser.PostFormAsync(page, url, invoer);
        Assert.Equal(HttpStatusCode.Redirect, weer.StatusCode);
    }

    [Theory, InlineData("Uren"), InlineData("VerbeterenUren")]
    public async Task Enter_Saves(string naam)
    {
        var o = await MaakAsync(naam);
        var page = await (await o.App.AmbtenaarAsync()).PageAsync(o.Url);
        Assert.Equal("Opslaan", page.QuerySelector("main form button:not([type=button])")!.TextContent.Trim());
    }

    [Fact]
    public async Task RegisteredWithoutHours_OnTheDayOfHours_IsNotAlreadyThere()
    {
        var o = await MaakAsync("Uren");
        using var post = await (await o.App.AmbtenaarAsync()).PostFormAsync(
            $"/dossiers/{o.Dossier.Nummer}/verzuim", new() { ["Input.Soort"] = "ZestienUur", ["Input.EersteDag"] = "9-11-2026", ["Input.LaatsteDag"] = "9-11-2026" });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
    }

    static string Platte(IDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
