// What: what is small in the dossier room, on one app: the BSN corrected, a reminder, a place on an agenda that lapsed, whose behandelaar left,
// and no medical data in any field of free text, in a draft neither.

using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Concepten;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Dossiers;

public sealed class DossierkamerTests(Apps apps) : IClassFixture<Apps>
{
    const string Medisch = "Vader noemt de diagnose autisme.";

    static string Url(Dossier d) => $"/dossiers/{d.Nummer}";

    static async Task<string> LeesAsync(Browser browser, string url) => (await browser.PageAsync(url)).QuerySelector("main")!.TextContent;

    static async Task PostAsync(Browser browser, string url, Dictionary<string, string?> velden, string form = "main form[method=post]")
    {
        using var post = await browser.PostFormAsync(url, velden, form);
        Assert.True(post.StatusCode == HttpStatusCode.Redirect, $"{url} gave {(int)post.StatusCode}");
    }

    static async Task<string?> FoutAsync(Browser browser, string url, Dictionary<string, string?> velden, string veld)
    {
        using var post = await browser.PostFormAsync(url, velden);
        return Proef.Fout(await Browser.ReadAsync(post), veld);
    }

    [Theory, Sqlite, Postgres]
    public async Task Bsn_Corrected_IsFoundHereAndInTheRegionAndNowhereWritten(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var (wie, ander) = (Proef.Wie(), Proef.Wie());
        var (dossier, tweede) = (await app.ThuiszitterAsync(wie), await app.ThuiszitterAsync(ander));
        var (ambtenaar, nieuw, pagina) = (await app.AmbtenaarAsync(), Proef.Bsn(), Url(dossier) + "/bsn");
        Assert.DoesNotContain(wie.Bsn!, (await ambtenaar.PageAsync(pagina)).DocumentElement.OuterHtml, StringComparison.Ordinal);

        Assert.Equal("Dit BSN klopt niet. Controleer de negen cijfers.", await FoutAsync(ambtenaar, pagina, new() { ["Input.Bsn"] = "900000001" }, "Input.Bsn"));
        Assert.Equal("Dit BSN staat al in dit dossier.", await FoutAsync(ambtenaar, pagina, new() { ["Input.Bsn"] = wie.Bsn }, "Input.Bsn"));
        using (var bezet = await ambtenaar.PostFormAsync(pagina, new() { ["Input.Bsn"] = ander.Bsn }))
        {
            var blad = await Browser.ReadAsync(bezet);
            Assert.NotNull(Proef.Fout(blad, "Input.Bsn"));
            Assert.NotNull(blad.QuerySelector($"a[href='{Url(dossier)}/samenvoegen/{tweede.Nummer}']"));
        }

        var oud = await ambtenaar.PageAsync(pagina);
        await PostAsync(ambtenaar, pagina, new() { ["Input.Bsn"] = nieuw });
        using (var laat = await ambtenaar.PostFormAsync(oud, pagina, new() { ["Input.Bsn"] = Proef.Bsn() }))
            Assert.Equal(HttpStatusCode.Conflict, laat.StatusCode);
        foreach (var (term, gevonden) in new[] { (nieuw, true), (wie.Bsn!, false) })
        {
            using var zoek = await ambtenaar.PostFormAsync("/zoeken", new() { ["Zoekterm"] = term });
            Assert.Equal(gevonden, (await Browser.ReadAsync(zoek)).QuerySelector($"a[href='{Url(dossier)}']") is not null);
        }

        await using (var db = app.Db())
        {
            var waarden = await db.Set<BlindIndex>().Where(b => b.DossierId == dossier.Id).Select(b => b.Waarde).ToListAsync();
            var regio = await app.Services.GetRequiredService<BlindIndexer>().ForAsync(app.Regio.Regio.Id, default);
            Assert.Contains(regio.BsnInRegio(nieuw), waarden);
            Assert.DoesNotContain(regio.BsnInRegio(wie.Bsn!), waarden);
            var act = Assert.Single(await db.Acts.AsNoTracking().Include(a => a.Changes).Where(a => a.DossierId == dossier.Id && a.Kind == ActKind.BsnGewijzigd).ToListAsync());
            Assert.DoesNotContain(act.Changes.Select(c => $"{act.Feiten} {c.Oud} {c.Nieuw}"), t => t.Contains(nieuw, StringComparison.Ordinal) || t.Contains(wie.Bsn!, StringComparison.Ordinal));
        }

        Assert.Contains("BSN gewijzigd.", await LeesAsync(ambtenaar, Url(dossier)), StringComparison.Ordinal);
        await PostAsync(ambtenaar, pagina, new() { ["Input.Bsn"] = "" });
        Assert.Contains("BSN weggehaald.", await LeesAsync(ambtenaar, Url(dossier)), StringComparison.Ordinal);
        using var swv = await (await app.ConsulentAsync()).GetAsync(pagina);
        Assert.Equal(HttpStatusCode.Forbidden, swv.StatusCode);
    }

    [Fact]
    public async Task Reminder_FromTheDossierOrAContact_StandsInTheWorkListOfThatDay()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var ambtenaar = await app.AmbtenaarAsync();
        Assert.Equal("Kies wanneer het klaar moet zijn, of vul een datum in.", await FoutAsync(ambtenaar, Url(dossier) + "/herinnering", new() { ["Input.Taak.Tekst"] = "Bel" }, "Input.Taak.Werkdagen"));
        await PostAsync(ambtenaar, Url(dossier) + "/herinnering", new() { ["Input.Taak.Werkdagen"] = "1", ["Input.Taak.Tekst"] = "Bellen over de plek" });
        await PostAsync(ambtenaar, Url(dossier) + "/notitie", new()
        {
            ["Input.Soort"] = "Notitie", ["Input.Datum"] = "20-11-2026", ["Input.Tekst"] = "Gesproken.", ["Input.Herinnering.Werkdagen"] = "1", ["Input.Herinnering.Tekst"] = "Verslag sturen",
        });
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(ambtenaar, "/taken?toon=vandaag"), StringComparison.Ordinal);
        app.Time.MoveTo(new DateOnly(2026, 11, 23));
        // The session of three days ago is over.
        var taken = await LeesAsync(await app.AmbtenaarAsync(), "/taken?toon=vandaag");
        app.Time.MoveTo(TestApp.Vandaag);
        Assert.Contains("Bellen over de plek", taken, StringComparison.Ordinal);
        Assert.Contains("Verslag sturen", taken, StringComparison.Ordinal);
        Assert.Equal(2, (await app.ActsAsync(dossier.Id)).Count(a => a.Kind == ActKind.TaakToegevoegd));
    }

    [Fact]
    public async Task Agenda_OfADossierThatClosed_SaysThatItsPlaceLapsed()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.AfgerondAsync();
        var ambtenaar = await app.AmbtenaarAsync();
        using var plan = await ambtenaar.PostFormAsync("/overleggen/nieuw", new()
        {
            ["Input.Overleg.Soort"] = "Mdo", ["Input.Overleg.Datum"] = "27-11-2026", ["Input.Overleg.Tijd"] = "14.30", ["Input.Overleg.Plaats"] = "Kamer 2", ["Input.NeemOver"] = null,
        });
        var overleg = plan.Headers.Location!.OriginalString.Split('/')[^1];
        await PostAsync(ambtenaar, Url(dossier) + "/overleg", new() { ["Input.Overleg"] = overleg, ["Input.Vraag"] = "Is er nazorg nodig?" });
        Assert.Contains("Staat op de agenda van het MDO van 27 november 2026", await LeesAsync(ambtenaar, Url(dossier) + "/sluiten"), StringComparison.Ordinal);
        Assert.DoesNotContain("vervallen", await LeesAsync(ambtenaar, $"/overleggen/{overleg}"), StringComparison.Ordinal);
        await PostAsync(ambtenaar, Url(dossier) + "/sluiten", new() { ["Input.Reden"] = "TerugNaarSchool" });
        Assert.Contains("Plek vervallen", await LeesAsync(ambtenaar, $"/overleggen/{overleg}/agenda"), StringComparison.Ordinal);
        Assert.Contains("deze plek op de agenda is vervallen", await LeesAsync(ambtenaar, $"/overleggen/{overleg}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Left_OfWhoWorksHereNoMore_DossiersAreNobodysAndTheLeadTakesTheSearchAway()
    {
        var app = await apps.SqliteAsync();
        var (aanstelling, weg, _) = await app.Regio.AanstellingAsync(app.Services, Rol.LeerplichtBoa, app.Regio.Alkmaar);
        var dossier = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, Proef.Wie(), Verzuimsoort.Lrv, new DateOnly(2026, 10, 1), app.Regio.College, weg);
        var vertrekt = await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar);
        await PostAsync(vertrekt, "/zoekopdrachten/nieuw?status=Thuiszitter", new() { ["Input.Naam"] = "Van vroeger", ["Input.VanTeam"] = "true" });
        var (lead, ambtenaar) = (await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar), await app.AmbtenaarAsync());
        Guid zoekopdracht;
        await using (var db = app.Db())
            zoekopdracht = (await db.Set<Zoekopdracht>().SingleAsync(z => z.Naam == "Van vroeger")).Id;
        const string Geen = "/dossiers?behandelaar=geen&perPagina=100";
        Assert.DoesNotContain(dossier.Nummer, await LeesAsync(lead, Geen), StringComparison.Ordinal);
        using (var nogNiet = await lead.GetAsync($"/zoekopdrachten/{zoekopdracht}"))
            Assert.Equal(HttpStatusCode.NotFound, nogNiet.StatusCode);

        async Task TotAsync(DateOnly? tot)
        {
            await using var db = app.Db();
            await db.Aanstellingen.Where(a => a.Id == aanstelling).ExecuteUpdateAsync(s => s.SetProperty(a => a.Tot, tot));
        }

        await TotAsync(TestApp.Vandaag);
        var lijst = await LeesAsync(lead, Geen);
        Assert.Contains(dossier.Nummer, lijst, StringComparison.Ordinal);
        Assert.Contains("werkt hier niet meer", lijst, StringComparison.Ordinal);
        var rijen = (await lead.PageAsync(Geen)).QuerySelector("main p[role=status]")!.TextContent;
        var tegel = (await lead.PageAsync("/werkvoorraad")).QuerySelector("main a[href='/dossiers?behandelaar=geen']")!.ParentElement!.TextContent;
        var aantal = new string([.. rijen.Where(char.IsDigit)]);
        Assert.Contains(aantal, tegel, StringComparison.Ordinal);
        using (var collega = await ambtenaar.GetAsync($"/zoekopdrachten/{zoekopdracht}"))
            Assert.Equal(HttpStatusCode.NotFound, collega.StatusCode);
        await PostAsync(lead, $"/zoekopdrachten/{zoekopdracht}", []);
        await using (var db = app.Db())
            Assert.False(await db.Set<Zoekopdracht>().AnyAsync(z => z.Id == zoekopdracht));
        await TotAsync(null);
    }

    [Fact]
    public async Task Medical_InAFieldOrADraft_IsRefusedAndKeptNowhere()
    {
        var app = await apps.SqliteAsync();
        var dossier = await app.ThuiszitterAsync();
        var ambtenaar = await app.AmbtenaarAsync();
        foreach (var (pad, veld, velden) in new (string, string, Dictionary<string, string?>)[]
        {
            ("/notitie", "Input.Tekst", new() { ["Input.Soort"] = "Notitie", ["Input.Datum"] = "20-11-2026" }),
            ("/overleg", "Input.Vraag", []),
            ("/delen", "Input.Doel", []),
            ("/taken/nieuw", "Input.Taak.Tekst", new() { ["Input.Taak.Soort"] = "Bellen" }),
            ("/arrangementen/nieuw", "Input.Reden", []),
            ("/verzuim", "Input.Opmerking", []),
            ("/gehoord", "Input.Woorden", []),
        })
        {
            velden[veld] = Medisch;
            using var post = await ambtenaar.PostFormAsync(Url(dossier) + pad, velden);
            Assert.True(post.StatusCode == HttpStatusCode.OK, $"{pad} gave {(int)post.StatusCode}");
            var blad = await Browser.ReadAsync(post);
            Assert.True(Proef.Fout(blad, veld) == ZonderMedischAttribute.Bericht, $"{pad} says {Proef.Fout(blad, veld)}");
            Assert.Contains(Medisch, blad.QuerySelector($"[name='{veld}']")!.OuterHtml, StringComparison.Ordinal);
        }

        await using var db = app.Db();
        Assert.False(await db.Notities.AnyAsync(n => n.DossierId == dossier.Id));

        // The draft keeps the rest, and not that.
        var formulier = await ambtenaar.PageAsync(Url(dossier) + "/notitie");
        string Waarde(string naam) => formulier.QuerySelector($"main form [name='{naam}']")!.GetAttribute("value")!;
        using var verzoek = new HttpRequestMessage(HttpMethod.Put, "/concepten/" + Waarde("Input.ActId"))
        {
            Content = JsonContent.Create(new { pad = Url(dossier) + "/notitie", velden = new[] { new { naam = "Input.Tekst", waarde = Medisch }, new { naam = "Input.Soort", waarde = "Telefoon" } } }),
        };
        verzoek.Headers.Add("RequestVerificationToken", Waarde("__RequestVerificationToken"));
        using var bewaard = await ambtenaar.Client.SendAsync(verzoek);
        var zegt = await bewaard.Content.ReadAsStringAsync();
        Assert.Contains("\"geweigerd\":[\"Input.Tekst\"]", zegt, StringComparison.Ordinal);
        Assert.Contains(ZonderMedischAttribute.Bericht, zegt, StringComparison.Ordinal);
        var id = Guid.Parse(Waarde("Input.ActId"));
        var concept = await db.Set<Concept>().AsNoTracking().SingleAsync(c => c.Id == id);
        Assert.Equal([new Conceptveld("Input.Soort", "Telefoon")], app.Services.GetRequiredService<Conceptzegel>().Open(concept));
    }

    /// <summary>Fields of a form that are no free text about a jongere: names, numbers, codes, places; and forms of no dossier.</summary>
    static readonly HashSet<string> GeenVrijeTekst =
    [
        "Account", "Beheer", "Dev", "Exports", "Zoekopdrachten",
        "Aanbieder", "Naam", "Telefoon", "Mail", "Straat", "Postcode", "Plaats", "Taal", "Sjabloon", "Tijd", "Bsn", "Voornamen", "Tussenvoegsel", "Achternaam", "Nummer", "Wie", "School", "Behandelaar", "Pad", "Bezet", "Hash", "Bevoegd", "Grond", "Gegevens", "Aanwezig", "Deskundig", "Aangewezen", "NietBehandelend", "NietTeOud", "Knop", "Keuze",
    ];

    [Fact]
    public void FreeText_EachFieldOfAForm_RefusesMedicalData()
    {
        var velden = typeof(ZonderMedischAttribute).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("nvoer", StringComparison.Ordinal) && t.Namespace?.Contains(".Features.", StringComparison.Ordinal) == true && t.IsClass)
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType == typeof(string) && p.CanWrite)
                .Select(p => (Type: t, Veld: p))).ToList();
        Assert.True(velden.Count > 40, "The forms were not found.");
        Assert.Empty(velden.Where(v => !GeenVrijeTekst.Contains(v.Type.Namespace!.Split(".Features.")[1].Split('.')[0]) && !GeenVrijeTekst.Contains(v.Veld.Name)
            && v.Veld.GetCustomAttribute<ZonderMedischAttribute>() is null).Select(v => $"{v.Type.FullName}.{v.Veld.Name}"));
    }
}
