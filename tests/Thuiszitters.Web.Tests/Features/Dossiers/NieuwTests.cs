// What: opening a dossier: the battery of a write page, and looking for the jongere first. Source: rules.md R8; architecture 9.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Dossiers;

public sealed class NieuwTests(Apps apps) : IClassFixture<Apps>
{
    const string Url = "/dossiers/nieuw";

    static Dictionary<string, string?> Goed(Identiteit wie) => new(StringComparer.Ordinal)
    {
        ["Input.Voornamen"] = wie.Voornamen, ["Input.Tussenvoegsel"] = wie.Tussenvoegsel ?? "", ["Input.Achternaam"] = wie.Achternaam,
        ["Input.Geboren"] = wie.Geboren.ToString("d-M-yyyy", System.Globalization.CultureInfo.InvariantCulture), ["Input.Bsn"] = wie.Bsn, ["Input.Postcode"] = wie.Postcode,
        ["Input.Geslacht"] = "Vrouw", ["Input.Soort"] = "Lrv", ["Input.EersteDag"] = "1-10-2026",
    };

    static async Task<(int Dossiers, int Acts, int Identiteiten, int Hashes)> StandAsync(TestApp app)
    {
        await using var db = app.Db();
        return (await db.Dossiers.CountAsync(), await db.Acts.CountAsync(a => a.Kind == ActKind.DossierGeopend), await db.Set<VerzegeldeIdentiteit>().CountAsync(), await db.Set<BlindIndex>().CountAsync());
    }

    [Theory, Sqlite, Postgres]
    public async Task ValidPost_OpensOnceWithOneAct(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie(tussenvoegsel: "van der");
        var browser = await app.AmbtenaarAsync();
        var page = await browser.PageAsync(Url);
        using var eerste = await browser.PostFormAsync(page, Url, Goed(wie));
        Assert.Equal(HttpStatusCode.Redirect, eerste.StatusCode);
        var stand = await StandAsync(app);
        using var tweede = await browser.PostFormAsync(page, Url, Goed(wie));
        Assert.Equal(eerste.Headers.Location, tweede.Headers.Location);
        Assert.Equal(stand, await StandAsync(app));

        await using var db = app.Db();
        var nummer = eerste.Headers.Location!.OriginalString.Split('/')[^1];
        var dossier = await db.Dossiers.Include(d => d.Verzuim).SingleAsync(d => d.Nummer == nummer);
        Assert.Equal([ActKind.DossierGeopend], (await app.ActsAsync(dossier.Id)).Select(a => a.Kind));
        Assert.Equal((app.Regio.Alkmaar.Id, (Guid?)app.Regio.SwvVo.Id, 1815, new DateOnly(2013, 3, 1), Geslacht.Vrouw), (dossier.GemeenteId, dossier.SwvId, dossier.Pc4, dossier.GeboorteMaand, dossier.Geslacht));
        Assert.Equal(DossierStatus.Thuiszitter, dossier.Status);
        Assert.NotNull(dossier.BehandelaarId);
        var blad = await browser.PageAsync(eerste.Headers.Location.OriginalString);
        Assert.Equal($"Noor van der {wie.Achternaam}", blad.QuerySelector("h1")!.TextContent.Trim());
    }

    [Theory, Sqlite, Postgres]
    public async Task SameFormTwiceAtOnce_OpensOnce(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie();
        var browser = await app.AmbtenaarAsync();
        var page = await browser.PageAsync(Url);
        var voor = await StandAsync(app);
        var antwoorden = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => browser.PostFormAsync(page, Url, Goed(wie))));
        // Whoever loses goes to the dossier of who won.
        Assert.All(antwoorden, r => Assert.Equal(HttpStatusCode.Redirect, r.StatusCode));
        await browser.PageAsync(Assert.Single(antwoorden.Select(r => r.Headers.Location!.OriginalString).Distinct()));
        Assert.Equal(voor.Dossiers + 1, (await StandAsync(app)).Dossiers);
    }

    public static IEnumerable<object[]> Fouten =>
    [
        ["Input.Voornamen", "", "Vul de voornaam in."],
        ["Input.Voornamen", "*101", "Maak de voornaam korter dan 100 tekens."],
        ["Input.Tussenvoegsel", "*31", "Maak het tussenvoegsel korter dan 30 tekens."],
        ["Input.Achternaam", "", "Vul de achternaam in."],
        ["Input.Achternaam", "*101", "Maak de achternaam korter dan 100 tekens."],
        ["Input.Geboren", "", "Vul de geboortedatum in, bijvoorbeeld 14-3-2013."],
        ["Input.Geboren", "14-13-2013", "Vul een bestaande datum in, bijvoorbeeld 14-3-2026."],
        ["Input.Geboren", "14-3-2024", "Deze jongere is vandaag niet leerplichtig of kwalificatieplichtig. Controleer de geboortedatum."],
        ["Input.Geboren", "14-3-1999", "Deze jongere is vandaag niet leerplichtig of kwalificatieplichtig. Controleer de geboortedatum."],
        ["Input.Geboren", "31-12-9999", "Deze jongere is vandaag niet leerplichtig of kwalificatieplichtig. Controleer de geboortedatum."],
        ["Input.Bsn", "912345678", "Dit BSN klopt niet. Controleer de negen cijfers."],
        ["Input.Bsn", "12", "Dit BSN klopt niet. Controleer de negen cijfers."],
        ["Input.Postcode", "", "Vul de postcode in, bijvoorbeeld 1815 AB."],
        ["Input.Postcode", "0815 AB", "Vul de postcode in, bijvoorbeeld 1815 AB."],
        ["Input.Postcode", "1851 AB", "Deze postcode hoort niet bij uw gebied. Vraag de gemeente waar de jongere woont om het dossier te openen."],
        ["Input.Postcode", "9999 AB", "Deze postcode hoort niet bij uw gebied. Vraag de gemeente waar de jongere woont om het dossier te openen."],
        ["Input.Soort", "", "Kies het soort verzuim."],
        ["Input.EersteDag", "", "Vul de eerste dag van het verzuim in, bijvoorbeeld 14-3-2026."],
        ["Input.EersteDag", "21-11-2026", "Vul een eerste dag in die vandaag of eerder is."],
        ["Input.EersteDag", "14-3-2013", "Vul een eerste dag in na de geboortedatum."],
        ["Input.School", "0199a000-0000-7000-8000-000000000009", "Kies een school uit de lijst."],
    ];

    [Theory, MemberData(nameof(Fouten))]
    public async Task InvalidField_SaysWhatIsWrongAtItsFieldAndOpensNothing(string veld, string waarde, string bericht)
    {
        var app = await apps.SqliteAsync();
        var browser = await app.AmbtenaarAsync();
        var voor = await StandAsync(app);
        var invoer = Goed(Proef.Wie());
        invoer[veld] = waarde.StartsWith('*') ? new string('x', int.Parse(waarde.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)) : waarde;
        using var post = await browser.PostFormAsync(Url, invoer);
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        var page = await Browser.ReadAsync(post);
        Assert.Equal(bericht, Proef.Fout(page, veld));
        Assert.Equal(voor, await StandAsync(app));
    }

    [Fact]
    public async Task EmptyForm_SaysAllAtOnce()
    {
        var app = await apps.SqliteAsync();
        using var post = await (await app.AmbtenaarAsync()).PostFormAsync(Url, []);
        Assert.Equal(6, (await Browser.ReadAsync(post)).QuerySelectorAll("#foutenoverzicht li").Length);
    }

    [Theory, Sqlite, Postgres]
    public async Task KnownBsn_IsShownAndNotOpenedAgain(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie();
        var bekend = await app.ThuiszitterAsync(wie);
        var browser = await app.AmbtenaarAsync();
        var voor = await StandAsync(app);
        using var post = await browser.PostFormAsync(Url, new(Goed(Proef.Wie(bsn: wie.Bsn)), StringComparer.Ordinal) { ["Input.AnderKind"] = "true" });
        var page = await Browser.ReadAsync(post);
        Assert.StartsWith("Er is al een dossier met dit BSN.", Proef.Fout(page, "Input.Bsn"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/dossiers/{bekend.Nummer}']"));
        Assert.Equal(voor, await StandAsync(app));
    }

    [Theory, Sqlite, Postgres]
    public async Task KnownBsnInAnotherGemeente_TellsNothingOfThatDossier(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie();
        var elders = await app.ThuiszitterAsync(wie, app.Regio.Heiloo);
        var browser = await app.AmbtenaarAsync();
        // That there is one, and at which gemeente, is asked about first.
        using var post = await browser.PostFormAsync(Url, new(Goed(wie), StringComparer.Ordinal) { ["Input.TochOpenen"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.DoesNotContain(elders.Nummer, post.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory, Sqlite, Postgres]
    public async Task LikelySameJongere_IsAskedFirst(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var wie = Proef.Wie("Visserknol");
        var bekend = await app.ThuiszitterAsync(wie);
        var browser = await app.AmbtenaarAsync();
        // Another spelling, no BSN: sounds the same, born the same day.
        var invoer = new Dictionary<string, string?>(Goed(wie with { Achternaam = "Fisserknol" }), StringComparer.Ordinal) { ["Input.Bsn"] = "" };
        using var vraag = await browser.PostFormAsync(Url, invoer);
        var page = await Browser.ReadAsync(vraag);
        Assert.Equal(HttpStatusCode.OK, vraag.StatusCode);
        Assert.NotNull(page.QuerySelector($"a[href='/dossiers/{bekend.Nummer}']"));
        using var toch = await browser.PostFormAsync(page, Url, new() { ["Input.AnderKind"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, toch.StatusCode);
    }

    [Theory, InlineData(Rol.Schoolmelder), InlineData(Rol.SwvConsulent)]
    public async Task KnownChild_OfASchoolOrSwv_IsAskedFirst(Rol rol)
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var browser = await app.AlsAsync(rol, rol == Rol.Schoolmelder ? app.Regio.College : app.Regio.SwvVo);
        // It lives in another gemeente than the postcode says: the family has moved.
        var bekend = await app.ThuiszitterAsync(wie, app.Regio.Heiloo);
        var voor = await StandAsync(app);

        using var vraag = await browser.PostFormAsync(Url, new(Goed(wie), StringComparer.Ordinal) { ["Input.Bsn"] = null });

        var page = await Browser.ReadAsync(vraag);
        Assert.Equal("Er zijn dossiers die op deze jongere lijken. Kijk of het dezelfde jongere is.", Proef.Fout(page, "Input.AnderKind"));
        Assert.NotNull(page.QuerySelector($"a[href='/dossiers/{bekend.Nummer}']"));
        Assert.Equal(voor, await StandAsync(app));
    }

    [Fact]
    public async Task KnownChild_OfAnotherSchool_TellsTheSchoolNothing()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var elders = await app.ThuiszitterAsync(wie, school: app.Regio.Basisschool);
        var browser = await app.AlsAsync(Rol.Schoolmelder, app.Regio.College);
        using var post = await browser.PostFormAsync(Url, new(Goed(wie), StringComparer.Ordinal) { ["Input.Bsn"] = null });
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        Assert.DoesNotContain(elders.Nummer, post.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Swv_ChildOfAnotherSector_IsToldAtThePostcodeAndLosesNothing(bool mbo)
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var browser = await app.AlsAsync(Rol.SwvConsulent, mbo ? app.Regio.SwvVo : app.Regio.SwvPo);
        var invoer = new Dictionary<string, string?>(Goed(wie), StringComparer.Ordinal) { ["Input.School"] = mbo ? (await MboAsync(app)).ToString() : "" };
        var voor = await StandAsync(app);

        using var post = await browser.PostFormAsync(Url, invoer);

        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        var page = await Browser.ReadAsync(post);
        Assert.StartsWith("Door de leeftijd of de school van de jongere", Proef.Fout(page, "Input.Postcode"), StringComparison.Ordinal);
        Assert.Equal(wie.Achternaam, page.QuerySelector("[name='Input.Achternaam']")!.GetAttribute("value"));
        Assert.Equal(voor, await StandAsync(app));
    }

    [Theory, InlineData("Luxe", "1-10-2026"), InlineData("Ziek", "20-11-2026")]
    public async Task Swv_AbsenceThatItMayNotSee_IsToldAtTheSoortAndOpensNothing(string soort, string eersteDag)
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        var browser = await app.ConsulentAsync();
        var voor = await StandAsync(app);

        using var post = await browser.PostFormAsync(Url, new(Goed(wie), StringComparer.Ordinal) { ["Input.Soort"] = soort, ["Input.EersteDag"] = eersteDag });

        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        var page = await Browser.ReadAsync(post);
        Assert.StartsWith("Met dit verzuim is de jongere nog geen thuiszitter", Proef.Fout(page, "Input.Soort"), StringComparison.Ordinal);
        Assert.Equal(wie.Achternaam, page.QuerySelector("[name='Input.Achternaam']")!.GetAttribute("value"));
        Assert.Equal(voor, await StandAsync(app));
    }

    [Fact]
    public async Task School_ThatIsAnotherOrganisation_IsRefused()
    {
        var app = await apps.SqliteAsync();
        var browser = await app.AmbtenaarAsync();
        var voor = await StandAsync(app);
        foreach (var geen in new[] { app.Regio.Heiloo, app.Regio.SwvVo, app.Regio.Regio })
        {
            using var post = await browser.PostFormAsync(Url, new(Goed(Proef.Wie()), StringComparer.Ordinal) { ["Input.School"] = geen.Id.ToString() });
            Assert.Equal("Kies een school uit de lijst.", Proef.Fout(await Browser.ReadAsync(post), "Input.School"));
        }

        Assert.Equal(voor, await StandAsync(app));
    }

    static async Task<Guid> MboAsync(TestApp app)
    {
        var school = new Organisatie { Soort = OrganisatieSoort.School, Code = "01MBO", Naam = "Het Proefcollege voor mbo", RegioId = app.Regio.Regio.Id, Sector = Sector.Mbo, GemeenteId = app.Regio.Alkmaar.Id };
        await using var db = app.Db();
        db.Begin(ActKind.OrganisatieAangemaakt, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc));
        db.Add(school);
        await db.SaveChangesAsync();
        return school.Id;
    }

    [Theory, InlineData(Rol.SwvBeoordelaar), InlineData(Rol.Doorzettingsmacht), InlineData(Rol.RegioAnalist), InlineData(Rol.PrivacyOfficer), InlineData(Rol.FunctioneelBeheerder)]
    public async Task WrongRole_IsRefused(Rol rol)
    {
        var app = await apps.SqliteAsync();
        using var get = await (await app.AlsAsync(rol, app.Regio.Regio)).GetAsync(Url);
        Assert.Equal(HttpStatusCode.Forbidden, get.StatusCode);
    }

    [Fact]
    public async Task Swv_OpensWithoutABsn()
    {
        var app = await apps.SqliteAsync();
        var browser = await app.ConsulentAsync();
        var page = await browser.PageAsync(Url);
        Assert.Null(page.QuerySelector("[name='Input.Bsn']"));
        var wie = Proef.Wie();
        using var post = await browser.PostFormAsync(page, Url, Goed(wie));
        Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        using var zoek = await (await app.AmbtenaarAsync()).PostFormAsync("/zoeken", new() { ["Zoekterm"] = wie.Bsn });
        Assert.Contains("0 dossiers gevonden", await zoek.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
