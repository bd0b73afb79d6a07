using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Beheer;
using Thuiszitters.Web.Features.Beheer.Voorbeeldregio;
using Thuiszitters.Web.Features.Dev;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Tests.Features.Beheer;

/// <summary>The program as a fresh clone starts it in Development: with the sample region.</summary>
public sealed class VoorbeeldApp : TestApp
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Seed:AtStart", "true");
    }

    /// <summary>Who every dossier is about, opened by the system.</summary>
    public async Task<Dictionary<Guid, Identiteit>> KinderenAsync()
    {
        await using var scope = AlsSysteem();
        await using var db = Db();
        var ids = await db.Dossiers.Select(d => d.Id).ToListAsync();
        var open = await scope.ServiceProvider.GetRequiredService<Vault>().RevealAsync(ids, Doel.Bewaking, default, metBsn: true);
        // The BSN comes only to who may see it: the system is one of those.
        return open.ToDictionary(o => o.Key, o => o.Value.Identiteit!);
    }

    public AsyncServiceScope AlsSysteem()
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return scope;
    }

    public async Task<(int Code, string Tekst)> VerbAsync<T>(params string[] woorden) where T : IVerb
    {
        await using var scope = AlsSysteem();
        await using var tekst = new StringWriter();
        var code = await scope.ServiceProvider.GetRequiredService<T>().RunAsync(new VerbArguments(woorden, "force"), tekst, default);
        return (code, tekst.ToString());
    }
}

public sealed class VoorbeeldregioTests(VoorbeeldApp app) : IClassFixture<VoorbeeldApp>
{
    [Fact]
    public async Task Seed_Twice_MakesNothingDouble()
    {
        async Task<(int, int, int, int)> TelAsync()
        {
            await using var db = app.Db();
            return (await db.Organisaties.CountAsync(), await db.Users.CountAsync(), await db.Dossiers.CountAsync(), await db.Acts.CountAsync());
        }

        var (eerst, naam) = (await TelAsync(), Voorbeeldzaken.Alle.Count);
        Assert.Equal(naam, eerst.Item3);
        Assert.Equal((0, "The sample region is there already."), ((await app.VerbAsync<SeedVerb>()) is var (code, tekst) ? (code, tekst.Trim()) : default));
        Assert.Equal(eerst, await TelAsync());
    }

    [Fact]
    public async Task Region_Freshly_StandsAsTheRulesSayToday()
    {
        var kinderen = await app.KinderenAsync();
        await using var db = app.Db();
        foreach (var d in await db.Dossiers.AsNoTracking().Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery().Where(d => d.GeslotenOp == null).ToListAsync())
        {
            var feiten = Dossierstand.Feiten(kinderen[d.Id].Geboren, d);
            var klok = Pactklok.Bereken(feiten, Regioregels.Van(Vakantieregio.Noord).Parameters, TestApp.Vandaag);
            var status = Statusregel.Bepaal(feiten, Regioregels.Van(Vakantieregio.Noord).Parameters, Regioregels.Van(Vakantieregio.Noord).Kalender, TestApp.Vandaag);
            Assert.Equal((klok.Band, klok.Grens, status.Status, status.Criterium), (d.Band, d.PactGrens, d.Status, d.Criterium));
        }
    }

    [Fact]
    public async Task Region_Freshly_HasEveryKindOfDossier()
    {
        await using var db = app.Db();
        var dossiers = await db.Dossiers.AsNoTracking().ToListAsync();
        Assert.Equal(Enum.GetValues<PactBand>(), dossiers.Select(d => d.Band).Distinct().Order());
        Assert.Equal(Enum.GetValues<DossierStatus>(), dossiers.Select(d => d.Status).Distinct().Order());
        Assert.Contains(dossiers, d => d.GeslotenOp is not null);
        Assert.Contains(dossiers, d => d.BehandelaarId is null);
        Assert.Contains(dossiers, d => d.SchoolOngekoppeld is not null);
        Assert.Equal(4, dossiers.Select(d => d.GemeenteId).Distinct().Count());
        Assert.All(await db.Acts.AsNoTracking().ToListAsync(), a => Assert.True(a.At <= app.Time.GetUtcNow().UtcDateTime));
        Assert.Contains(await db.Signalen.AsNoTracking().ToListAsync(), s => s.Toestand == SignaalToestand.Afgehandeld);
    }

    [Fact]
    public async Task AfterCare_OfTheSample_HasItsLookInsAsTasks()
    {
        await using var db = app.Db();
        var taken = (await db.Taken.AsNoTracking().Where(t => t.ArrangementId != null).ToListAsync()).ToLookup(t => t.ArrangementId!.Value);
        var nazorg = await db.Arrangementen.AsNoTracking().Where(a => a.NazorgTot != null).Select(a => new { a.Id, a.NazorgTot, a.Dossier!.GeslotenOp }).ToListAsync();
        Assert.NotEmpty(nazorg);
        Assert.All(nazorg, a => Assert.Equal((4, a.NazorgTot), (taken[a.Id].Count(), taken[a.Id].Max(t => (DateOnly?)t.Termijn))));
        Assert.All(nazorg.Where(a => a.GeslotenOp is not null), a => Assert.DoesNotContain(taken[a.Id], t => t.Toestand == TaakToestand.Open));
        Assert.All(nazorg.Where(a => a.GeslotenOp is null), a => Assert.All(taken[a.Id], t => Assert.Equal(t.Termijn < TestApp.Vandaag ? TaakToestand.Klaar : TaakToestand.Open, t.Toestand)));
    }

    [Fact]
    public async Task Vrijstellingen_OfTheSample_AreWorkThatItsPeopleCanDo()
    {
        List<Vrijstelling> alle;
        List<Oordeel> oordelen;
        await using (var db = app.Db())
        {
            alle = await db.Vrijstellingen.Include(v => v.Dossier).ToListAsync();
            oordelen = await db.Oordelen.AsNoTracking().ToListAsync();
        }

        // One judged, of two who sit; one nobody sits on yet; one that stayed divided.
        Assert.Contains(alle, v => v.Toestand == VrijstellingToestand.TeBeoordelen && oordelen.Count(o => o.VrijstellingId == v.Id) == 1);
        Assert.Contains(alle, v => v is { Toestand: VrijstellingToestand.Negatief, Geescaleerd: true, Ronde: 2 });
        Assert.Contains(alle, v => v is { Toestand: VrijstellingToestand.VanKracht, Dossier.Status: DossierStatus.Vrijgesteld });

        // The judgements are bound to the request as the program reckons it: it can be established.
        var vast = alle.Single(v => v.Toestand == VrijstellingToestand.TeVaststellen);
        var browser = await AlsAsync(Rol.Leerplichtambtenaar, Voorbeeldgebied.Alkmaar);
        using (var antwoord = await browser.PostFormAsync($"/dossiers/{vast.Dossier!.Nummer}/vrijstellingen/{vast.Id}/vaststellen", new() { ["Input.Gecontroleerd"] = "true" }))
            Assert.True(antwoord.StatusCode == HttpStatusCode.Redirect, (await Browser.ReadAsync(antwoord)).QuerySelector("main")?.TextContent);
        // Which of the two SWVs has the work follows from the schools of the jongeren, so either may.
        foreach (var (rol, organisaties, blad) in new (Rol, string[], string)[]
        {
            (Rol.SwvBeoordelaar, [Voorbeeldgebied.SwvPo, Voorbeeldgebied.SwvVo], "/vrijstellingen/te-beoordelen"),
            (Rol.TeamleiderSwv, [Voorbeeldgebied.SwvPo, Voorbeeldgebied.SwvVo], "/vrijstellingen/toewijzen"),
            (Rol.Doorzettingsmacht, [ShellFilter.Voorbeeldcode], "/vrijstellingen/advies"), (Rol.Leerplichtambtenaar, [Voorbeeldgebied.Alkmaar], "/vrijstellingen?lijst=verklaring"),
        })
        {
            var rijen = 0;
            foreach (var organisatie in organisaties)
                rijen += (await (await AlsAsync(rol, organisatie)).PageAsync(blad)).QuerySelectorAll("main tbody tr").Length;
            Assert.True(rijen > 0, blad);
        }
    }

    [Fact]
    public async Task Bsn_OfEverySample_IsOneThatNobodyIsGiven()
    {
        var nummers = (await app.KinderenAsync()).Values.Select(w => w.Bsn!).ToList();
        Assert.Equal(nummers.Count, nummers.Distinct(StringComparer.Ordinal).Count());
        Assert.True(nummers.TrueForAll(b => Bsn.IsGeldig(b) && b.StartsWith("9998", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Name_OfASample_StandsNowhereInTheClear()
    {
        var namen = (await app.KinderenAsync()).Values.SelectMany(w => new[] { w.Voornamen, w.Achternaam }).Distinct(StringComparer.Ordinal)
            .Select(n => new Regex($@"(?<!\w){Regex.Escape(n)}(?!\w)", RegexOptions.None, TimeSpan.FromSeconds(1))).ToList();
        await using var db = app.Db();
        var gelezen = 0;
        await db.Database.OpenConnectionAsync();
        foreach (var tabel in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{tabel}\"";
            await using var rijen = await command.ExecuteReaderAsync();
            while (await rijen.ReadAsync())
                for (var i = 0; i < rijen.FieldCount; i++)
                    if (rijen.GetValue(i) is string tekst)
                    {
                        gelezen++;
                        Assert.False(namen.Exists(n => n.IsMatch(tekst)), $"a child's name stands in {tabel}.{rijen.GetName(i)}");
                    }
        }

        Assert.True(gelezen > 1000, "the scan read hardly anything");
    }

    [Fact]
    public async Task EverySamplePerson_ByOneClick_SeesTheStartPage()
    {
        var aanmelden = await app.Anoniem().PageAsync("/aanmelden");
        var knoppen = aanmelden.QuerySelectorAll("form[action='/dev/aanmelden'] button").Select(b => (Naam: b.QuerySelector(".tz-sr")!.TextContent.Split(',')[0].Trim(), Waarde: b.GetAttribute("value")!)).ToList();
        await using var db = app.Db();
        Assert.Equal(await db.Aanstellingen.CountAsync(), knoppen.Count);
        foreach (var (naam, waarde) in knoppen)
        {
            var browser = app.Anoniem();
            using var antwoord = await browser.PostFormAsync("/aanmelden", new() { ["aanstelling"] = waarde }, "form[action='/dev/aanmelden']");
            Assert.Equal(HttpStatusCode.Redirect, antwoord.StatusCode);
            using var start = await browser.GetAsync("/werkvoorraad");
            // Who sees no dossiers starts where their work is.
            using var werk = start.StatusCode == HttpStatusCode.Redirect ? await browser.GetAsync(start.Headers.Location!.OriginalString) : null;
            var blad = werk ?? start;
            Assert.True(blad.StatusCode == HttpStatusCode.OK, $"{(int)blad.StatusCode} for {naam}");
            Assert.Contains(naam, (await Browser.ReadAsync(blad)).QuerySelector(".tz-gebruiker")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task DevAanmelden_SomebodyOfNoSampleRegion_DoesNotExist()
    {
        using var antwoord = await app.Anoniem().PostFormAsync("/aanmelden", new() { ["aanstelling"] = Guid.CreateVersion7().ToString() }, "form[action='/dev/aanmelden']");
        Assert.Equal(HttpStatusCode.NotFound, antwoord.StatusCode);
    }

    [Fact]
    public async Task Regels_OfADossier_AgreeWithTheDossierPage()
    {
        var browser = await AlsAsync(Rol.Leerplichtambtenaar, Voorbeeldgebied.Alkmaar);
        await using var db = app.Db();
        var nummer = await db.Dossiers.Where(d => d.Band == PactBand.Overschreden && db.Organisaties.Any(o => o.Id == d.GemeenteId && o.Code == Voorbeeldgebied.Alkmaar))
            .Select(d => d.Nummer).FirstAsync();
        var pagina = await browser.PageAsync($"/dev/regels/{nummer}");
        Assert.Contains(Woorden.Van(PactBand.Overschreden), pagina.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(pagina.QuerySelectorAll(".utrecht-alert--warning"));
    }

    [Fact]
    public async Task Regels_OfAnotherGemeente_DoNotExist()
    {
        var browser = await AlsAsync(Rol.TeamleiderLeerplicht, Voorbeeldgebied.Heiloo);
        await using var db = app.Db();
        var nummer = await db.Dossiers.Where(d => db.Organisaties.Any(o => o.Id == d.GemeenteId && o.Code == Voorbeeldgebied.Alkmaar)).Select(d => d.Nummer).FirstAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/dev/regels/{nummer}")).StatusCode);
    }

    [Fact]
    public async Task CreateAdmin_ForTheRegion_MakesAnAccountThatOpensOnceWithItsPassword()
    {
        var (code, tekst) = await app.VerbAsync<CreateAdminVerb>("--email", "eerste.beheerder@voorbeeld.example", "--name", "Eerste Beheerder", "--organisation", ShellFilter.Voorbeeldcode);
        Assert.Equal(0, code);
        var browser = app.Anoniem();
        await browser.AanmeldenAsync("eerste.beheerder@voorbeeld.example", tekst.Trim().Split(' ')[^1]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/beheer/jobs")).StatusCode);
        Assert.Equal(1, (await app.VerbAsync<CreateAdminVerb>("--email", "eerste.beheerder@voorbeeld.example", "--name", "X", "--organisation", ShellFilter.Voorbeeldcode)).Code);
        Assert.Equal(1, (await app.VerbAsync<CreateAdminVerb>("--email", "tweede@voorbeeld.example", "--name", "X", "--organisation", "BESTAATNIET")).Code);

        // What this test added is no sample person.
        await using var db = app.Db();
        db.Begin(ActKind.AccountGewijzigd, app.Time.GetUtcNow().UtcDateTime);
        db.RemoveRange(await db.Aanstellingen.Where(a => a.Gebruiker!.Email == "eerste.beheerder@voorbeeld.example").ToListAsync());
        await db.SaveChangesAsync();
    }

    async Task<Browser> AlsAsync(Rol rol, string organisatie)
    {
        await using var db = app.Db();
        var id = await db.Aanstellingen.Where(a => a.Rol == rol && a.Organisatie!.Code == organisatie).Select(a => a.Id).FirstAsync();
        var browser = app.Anoniem();
        using var antwoord = await browser.PostFormAsync("/aanmelden", new() { ["aanstelling"] = id.ToString() }, "form[action='/dev/aanmelden']");
        return browser;
    }
}

/// <summary>An app of its own: what is added here would be counted elsewhere.</summary>
public sealed class BelastingTests(VoorbeeldApp app) : IClassFixture<VoorbeeldApp>
{
    [Fact]
    public async Task Load_AddedTwice_HasOnlyNewValidNumbers()
    {
        Assert.Equal(0, (await app.VerbAsync<SeedVerb>("--dossiers", "520")).Code);
        Assert.Equal(0, (await app.VerbAsync<SeedVerb>("--dossiers", "30")).Code);
        var nummers = (await app.KinderenAsync()).Values.Select(w => w.Bsn!).ToList();
        Assert.Equal(Voorbeeldzaken.Alle.Count + 550, nummers.Count);
        Assert.Equal(nummers.Count, nummers.Distinct(StringComparer.Ordinal).Count());
        Assert.True(nummers.TrueForAll(b => Bsn.IsGeldig(b) && b[0] == '9' && !b.StartsWith("9999", StringComparison.Ordinal)));
    }
}
