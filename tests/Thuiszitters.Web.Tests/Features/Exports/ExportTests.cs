using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Disclosure.Releases;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Exports;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.ProcessingLog;

namespace Thuiszitters.Web.Tests.Features.Exports;

public sealed class ExportTests(ExportApp app) : IClassFixture<ExportApp>
{
    Task<Browser> AnalistAsync() => app.AlsAsync(Rol.RegioAnalist, app.Regio.Regio);

    Task<Browser> OfficerAsync() => app.AlsAsync(Rol.PrivacyOfficer, app.Regio.Regio);

    async Task<(Browser Analist, Guid Id)> GemaaktAsync(string ontvanger = "Onderzoeksbureau Proef", int bewaardagen = 90)
    {
        var analist = await AnalistAsync();
        var id = await ExportApp.VraagAanAsync(analist, ontvanger, bewaardagen: bewaardagen);
        using var besluit = await ExportApp.BesluitAsync(await OfficerAsync(), id);
        Assert.Equal(HttpStatusCode.Redirect, besluit.StatusCode);
        return (analist, id);
    }

    async Task<Exportverzoek> VerzoekAsync(Guid id)
    {
        await using var db = app.Db();
        return await db.Set<Exportverzoek>().AsNoTracking().SingleAsync(v => v.Id == id);
    }

    [Fact]
    public async Task File_OfTheRegion_PassesTheAuditAndHoldsNobody()
    {
        var (analist, id) = await GemaaktAsync();
        var csv = await ExportApp.HaalOpAsync(analist, id);
        var codeboek = await ExportApp.HaalOpAsync(analist, id, "#codeboek");

        Assert.Empty(ReleaseAudit.Check(csv, Exportkolommen.Namen, Exportkolommen.K).Findings);
        var tekst = Encoding.UTF8.GetString(csv) + Encoding.UTF8.GetString(codeboek);
        Assert.DoesNotContain(app.Persoonlijk, p => tekst.Contains(p, StringComparison.OrdinalIgnoreCase));

        // Counted again here, by hand: each combination of all columns but the pseudonym at least five times.
        var regels = Encoding.UTF8.GetString(csv).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var groepen = regels.Skip(1).GroupBy(r => r[(r.IndexOf(';', StringComparison.Ordinal) + 1)..]).ToList();
        Assert.All(groepen, g => Assert.True(g.Count() >= 5));
        Assert.InRange(regels.Length - 1, 60, 129);
        Assert.All(regels[0].Split(';').Skip(1), k => Assert.Contains(k, Exportkolommen.Namen));
    }

    [PostgresFact]
    public async Task File_OnPostgres_HoldsTheSameRowsAsOnSqlite()
    {
        await using var postgres = new ExportApp { Provider = Provider.Postgres };
        await postgres.InitializeAsync();

        var (hier, daar) = (await RijenAsync(app), await RijenAsync(postgres));

        Assert.NotEmpty(daar);
        Assert.Equal(hier, daar);
    }

    /// <summary>The rows of a new export without their pseudonyms, which differ from export to export.</summary>
    static async Task<List<string>> RijenAsync(ExportApp van)
    {
        var analist = await van.AlsAsync(Rol.RegioAnalist, van.Regio.Regio);
        var id = await ExportApp.VraagAanAsync(analist, "Onderzoeksbureau Vergelijk");
        using var besluit = await ExportApp.BesluitAsync(await van.AlsAsync(Rol.PrivacyOfficer, van.Regio.Regio), id);
        var tekst = Encoding.UTF8.GetString(await ExportApp.HaalOpAsync(analist, id)).TrimStart('\uFEFF');
        return [.. tekst.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r[(r.IndexOf(';', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Codebook_WhenMuchIsLeftOut_SaysSoRoundedAndThatTheFileIsNotRepresentative()
    {
        var (analist, id) = await GemaaktAsync();
        var codeboek = Encoding.UTF8.GetString(await ExportApp.HaalOpAsync(analist, id, "#codeboek"));
        await using var db = app.Db();
        var export = await db.Set<Export>().AsNoTracking().SingleAsync(e => e.Id == id);

        Assert.True(export.BovenGrens);
        Assert.Equal(0, export.Regels % 5);
        Assert.Contains($"Weggelaten regels: {export.Weggelaten}", codeboek, StringComparison.Ordinal);
        Assert.Contains("meer dan 5 % van de regels is weggelaten", codeboek, StringComparison.Ordinal);
        Assert.Contains("geboortemaand", codeboek, StringComparison.Ordinal);
        Assert.Contains("niet representatief", (await analist.PageAsync($"/exports/{id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledger_AfterApproval_HoldsWhoWhatAndTheHashesOfTheFiles()
    {
        var (analist, id) = await GemaaktAsync();
        var csv = await ExportApp.HaalOpAsync(analist, id);
        await using var db = app.Db();
        var export = await db.Set<Export>().AsNoTracking().SingleAsync(e => e.Id == id);
        var bestand = await db.Set<Exportbestand>().AsNoTracking().SingleAsync(b => b.Id == id);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(csv)), export.Sha256Bestand);
        Assert.NotEqual(export.AanvragerId, export.GoedkeurderId);
        Assert.Equal(TestApp.Vandaag.AddDays(90), export.VerlooptOp);
        Assert.Equal(32, export.Salt.Length);
        Assert.Contains("leeftijdsgroep", export.Kolommen, StringComparison.Ordinal);
        Assert.Equal(-1, bestand.Csv.AsSpan().IndexOf("pseudoniem"u8));
        Assert.Equal(1, await db.Set<Exportdownload>().CountAsync(d => d.ExportId == id && d.Deel == Exportdeel.Bestand));
        var acts = await db.Acts.AsNoTracking().Where(a => a.Feiten!.Contains(id.ToString())).Select(a => a.Kind).ToListAsync();
        Assert.Equal([ActKind.ExportGoedgekeurd, ActKind.ExportGedownload, ActKind.ExportGemaakt], acts.Order());
    }

    [Fact]
    public async Task ProcessingLog_OfOneExport_HasOneRecordForTheWholeAndOnePerChildUnderIt()
    {
        await using var db = app.Db();
        var voor = await db.Set<Verwerking>().CountAsync(v => v.Naam == Doel.Export.Naam);
        await GemaaktAsync();
        var na = await db.Set<Verwerking>().AsNoTracking().Where(v => v.Naam == Doel.Export.Naam).ToListAsync();

        Assert.Equal(131, na.Count - voor);
        var laatste = na.GroupBy(v => v.TraceId).Single(g => g.Max(v => v.Id) == na.Max(v => v.Id)).ToList();
        var geheel = Assert.Single(laatste, v => v.BetrokkeneId is null);
        Assert.All(laatste.Where(v => v.BetrokkeneId is not null), v => Assert.Equal(geheel.SpanId, v.ParentSpanId));
        Assert.Equal(130, laatste.Select(v => v.BetrokkeneId).OfType<string>().Distinct().Count());
    }

    [Fact]
    public async Task Pseudonyms_OfTwoExports_AreDisjoint()
    {
        var (analist, eerste) = await GemaaktAsync();
        var (_, tweede) = await GemaaktAsync();
        var (_, ander) = await GemaaktAsync("Gemeente Heiloo");
        var sets = new List<HashSet<string>>();
        foreach (var id in new[] { eerste, tweede, ander })
            sets.Add([.. Encoding.UTF8.GetString(await ExportApp.HaalOpAsync(analist, id)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split(';')[0])]);

        Assert.All(sets, s => Assert.NotEmpty(s));
        Assert.Equal(sets.Sum(s => s.Count), sets.SelectMany(s => s).Distinct().Count());
    }

    [Fact]
    public async Task Approval_ByWhoAsked_IsForbiddenAlsoInAnotherFunction()
    {
        var gemeente = app.Regio.Heiloo;
        var analist = await app.AlsAsync(Rol.RegioAnalist, gemeente);
        var id = await ExportApp.VraagAanAsync(analist);
        using (var zelf = await ExportApp.PostAsync(analist, await analist.PageAsync($"/exports/{id}"), $"/exports/{id}?handler=Besluit", new() { ["Input.Besluit"] = nameof(Besluit.Goedkeuren) }))
            Assert.Equal(HttpStatusCode.Forbidden, zelf.StatusCode);

        // The same person, now privacy officer.
        var (aanstelling, wie, email) = await app.Regio.AanstellingAsync(app.Services, Rol.RegioAnalist, gemeente);
        await using (var db = app.Db())
        {
            db.Begin(ActKind.AccountGewijzigd, app.Time.GetUtcNow().UtcDateTime);
            (await db.Aanstellingen.SingleAsync(a => a.Id == aanstelling)).Tot = TestApp.Vandaag;
            db.Add(new Aanstelling { GebruikerId = wie, OrganisatieId = gemeente.Id, Rol = Rol.PrivacyOfficer });
            await db.SaveChangesAsync();
        }

        var officer = app.Anoniem();
        await officer.AanmeldenAsync(email, Testregio.Wachtwoord);
        var pagina = await officer.PageAsync($"/exports/{id}");
        Assert.Null(pagina.QuerySelector("#besluit"));
        Assert.Contains("zelf aangevraagd", pagina.Body!.TextContent, StringComparison.Ordinal);
        using var post = await ExportApp.PostAsync(officer, pagina, $"/exports/{id}?handler=Besluit", new() { ["Input.Besluit"] = nameof(Besluit.Goedkeuren) });
        Assert.Equal(HttpStatusCode.Forbidden, post.StatusCode);
        Assert.Equal(Exporttoestand.Aangevraagd, (await VerzoekAsync(id)).Toestand);
    }

    [Fact]
    public async Task Approval_ByTwoAtOnce_MakesOneExport()
    {
        var id = await ExportApp.VraagAanAsync(await AnalistAsync());
        var een = await OfficerAsync();
        var twee = await OfficerAsync();
        var formulieren = new[] { (een, await een.PageAsync($"/exports/{id}")), (twee, await twee.PageAsync($"/exports/{id}")) };
        var antwoorden = await Task.WhenAll(formulieren.Select(f =>
            f.Item1.PostFormAsync(f.Item2, $"/exports/{id}", new() { ["Input.Besluit"] = nameof(Besluit.Goedkeuren) }, "#besluit")));

        Assert.All(antwoorden, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        await using var db = app.Db();
        Assert.Equal(1, await db.Set<Export>().CountAsync(e => e.Id == id));
        Assert.Equal(1, await db.Acts.CountAsync(a => a.Kind == ActKind.ExportGoedgekeurd && a.Feiten!.Contains(id.ToString())));
    }

    [Fact]
    public async Task Approval_AfterAnotherDecisionInBetween_ChangesNothing()
    {
        // What the statement itself guards: the row is read as asked, and meanwhile somebody else decides.
        var id = await ExportApp.VraagAanAsync(await AnalistAsync());
        await using var traag = app.Db();
        var gelezen = await traag.Set<Exportverzoek>().SingleAsync(v => v.Id == id);
        using var besluit = await ExportApp.BesluitAsync(await OfficerAsync(), id, Besluit.Afwijzen, "Het doel is te ruim.");
        Assert.Equal(HttpStatusCode.Redirect, besluit.StatusCode);

        traag.Begin(ActKind.ExportGoedgekeurd, app.Time.GetUtcNow().UtcDateTime);
        gelezen.Toestand = Exporttoestand.Gemaakt;
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => traag.SaveChangesAsync());
        Assert.Equal(Exporttoestand.Afgewezen, (await VerzoekAsync(id)).Toestand);
    }

    [Fact]
    public async Task Refusal_WithReason_IsShownAndThereIsNoFile()
    {
        var analist = await AnalistAsync();
        var id = await ExportApp.VraagAanAsync(analist);
        var officer = await OfficerAsync();
        using (var zonder = await ExportApp.BesluitAsync(officer, id, Besluit.Afwijzen))
            Assert.Contains("Schrijf kort op waarom", await zonder.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var met = await ExportApp.BesluitAsync(officer, id, Besluit.Afwijzen, "Het doel is te ruim.");

        Assert.Equal(HttpStatusCode.Redirect, met.StatusCode);
        var pagina = await analist.PageAsync($"/exports/{id}");
        Assert.Contains("Het doel is te ruim.", pagina.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(pagina.QuerySelector("#bestand"));
        await using var db = app.Db();
        Assert.False(await db.Set<Export>().AnyAsync(e => e.Id == id));
    }

    [Fact]
    public async Task Refusal_Reason_HoldsNoBsnAndStandsNotInTheAuditTrail()
    {
        var id = await ExportApp.VraagAanAsync(await AnalistAsync());
        var officer = await OfficerAsync();
        using (var met = await ExportApp.BesluitAsync(officer, id, Besluit.Afwijzen, "Dit gaat over 999993288."))
            Assert.StartsWith("In de reden staat een BSN.", Proef.Fout(await Browser.ReadAsync(met), "Input.Reden"), StringComparison.Ordinal);
        Assert.Equal(Exporttoestand.Aangevraagd, (await VerzoekAsync(id)).Toestand);

        using var zonder = await ExportApp.BesluitAsync(officer, id, Besluit.Afwijzen, "Het doel is te ruim.");

        Assert.Equal("Het doel is te ruim.", (await VerzoekAsync(id)).Reden);
        await using var db = app.Db();
        var regels = await db.Set<ActChange>().AsNoTracking().Where(c => c.EntiteitId == id.ToString()).ToListAsync();
        Assert.Equal((null, "(gewijzigd)"), regels.Where(c => c.Veld == nameof(Exportverzoek.Reden)).Select(c => (c.Oud, c.Nieuw)).Single());
        Assert.Contains(regels, c => c is { Veld: nameof(Exportverzoek.Toestand), Nieuw: nameof(Exporttoestand.Afgewezen) });
    }

    [Fact]
    public async Task Approval_OfASchooljaarWithoutChildren_MakesNoFileAndSaysWhy()
    {
        var analist = await AnalistAsync();
        var id = await ExportApp.VraagAanAsync(analist, schooljaar: 2023);
        using var besluit = await ExportApp.BesluitAsync(await OfficerAsync(), id);

        Assert.Equal(Exporttoestand.NietGemaakt, (await VerzoekAsync(id)).Toestand);
        Assert.Contains("minder dan 5 jongeren", (await analist.PageAsync($"/exports/{id}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_AfterItsEndDate_IsGoneAndTheLedgerStays()
    {
        var (analist, id) = await GemaaktAsync(bewaardagen: 30);
        var pagina = await analist.PageAsync($"/exports/{id}");
        app.Time.MoveTo(TestApp.Vandaag.AddDays(31));
        try
        {
            var later = await AnalistAsync();
            var met = await later.PageAsync($"/exports/{id}");
            Assert.Null(met.QuerySelector("#bestand"));
            using (var post = await ExportApp.PostAsync(later, met, $"/exports/{id}?handler=Bestand", []))
                Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
            await app.Services.GetRequiredService<JobRunner>().RunAsync(ExportsVernietigen.Name, TestApp.Vandaag.AddDays(31), false, null, default);
            Assert.Contains("niet meer op te halen", (await later.PageAsync($"/exports/{id}")).Body!.TextContent, StringComparison.Ordinal);
        }
        finally
        {
            app.Time.MoveTo(TestApp.Vandaag);
        }

        Assert.NotNull(pagina.QuerySelector("#bestand"));
        await using var db = app.Db();
        Assert.False(await db.Set<Exportbestand>().AnyAsync(b => b.Id == id));
        Assert.True(await db.Set<Export>().AnyAsync(e => e.Id == id));
        Assert.Equal(Exporttoestand.Vernietigd, (await VerzoekAsync(id)).Toestand);
        Assert.False(await db.Set<Exportdownload>().AnyAsync(d => d.ExportId == id));
    }

    [Theory]
    [InlineData(Rol.Leerplichtambtenaar)]
    [InlineData(Rol.TeamleiderLeerplicht)]
    [InlineData(Rol.FunctioneelBeheerder)]
    [InlineData(Rol.Doorzettingsmacht)]
    public async Task Pages_ForOtherRoles_AreForbidden(Rol rol)
    {
        var (_, id) = await GemaaktAsync();
        var browser = await app.AlsAsync(rol, app.Regio.Alkmaar);
        foreach (var url in new[] { "/exports", "/exports/nieuw", $"/exports/{id}" })
        {
            using var response = await browser.GetAsync(url);
            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        }
    }

    [Fact]
    public async Task PrivacyOfficer_Asking_IsForbiddenAndSoIsTakingTheFile()
    {
        var (_, id) = await GemaaktAsync();
        var officer = await OfficerAsync();
        using var nieuw = await officer.GetAsync("/exports/nieuw");
        using var bestand = await ExportApp.PostAsync(officer, await officer.PageAsync($"/exports/{id}"), $"/exports/{id}?handler=Bestand", []);

        Assert.Equal([HttpStatusCode.Forbidden, HttpStatusCode.Forbidden], [nieuw.StatusCode, bestand.StatusCode]);
    }

    [Fact]
    public async Task Request_OfAnotherRegion_DoesNotExist()
    {
        var id = await ExportApp.VraagAanAsync(await AnalistAsync());
        var regio = await app.AndereRegioAsync();
        var officer = await app.AlsAsync(Rol.PrivacyOfficer, regio);
        using var get = await officer.GetAsync($"/exports/{id}");
        using var post = await ExportApp.PostAsync(officer, await officer.PageAsync("/exports"), $"/exports/{id}?handler=Besluit", new() { ["Input.Besluit"] = nameof(Besluit.Goedkeuren) });
        var lijst = await officer.PageAsync("/exports");

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [get.StatusCode, post.StatusCode]);
        Assert.NotNull(lijst.QuerySelector(".tz-leeg"));
        Assert.Equal(Exporttoestand.Aangevraagd, (await VerzoekAsync(id)).Toestand);
    }

    [Theory]
    [InlineData("Input.Doel", "", "Schrijf op waarvoor")]
    [InlineData("Input.Doel", "Over leerling 999993288", "In het doel staat een BSN")]
    [InlineData("Input.Ontvanger", "", "Vul de naam van de ontvanger in")]
    [InlineData("Input.Soort", "", "Kies wat voor organisatie")]
    [InlineData("Input.Grond", "", "Kies de grond")]
    [InlineData("Input.Schooljaar", "1999", "Kies een schooljaar")]
    [InlineData("Input.Bewaardagen", "366", "Kies hoe lang")]
    public async Task Asking_WithAFieldWrong_ShowsTheErrorAndSavesNothing(string veld, string waarde, string fout)
    {
        var analist = await AnalistAsync();
        await using var db = app.Db();
        var voor = await db.Set<Exportverzoek>().CountAsync();
        var velden = ExportApp.Aanvraag();
        velden[veld] = waarde;
        using var voorbeeld = await analist.PostFormAsync("/exports/nieuw", velden);
        using var indienen = await ExportApp.PostAsync(analist, await analist.PageAsync("/exports/nieuw"), "/exports/nieuw?handler=Indienen", velden);

        Assert.Contains(fout, (await Browser.ReadAsync(voorbeeld)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(fout, (await Browser.ReadAsync(indienen)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(voor, await db.Set<Exportverzoek>().CountAsync());
    }

    [Fact]
    public async Task Preview_OfTheRegion_TellsARoundedNumber()
    {
        var analist = await AnalistAsync();
        using var voorbeeld = await analist.PostFormAsync("/exports/nieuw", ExportApp.Aanvraag());
        var tekst = (await Browser.ReadAsync(voorbeeld)).Body!.TextContent;

        Assert.Contains("ongeveer 130 jongeren", tekst, StringComparison.Ordinal);
        Assert.All(Exportkolommen.Namen, k => Assert.Contains(k, tekst, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asking_TwiceWithTheSameForm_SavesOnce()
    {
        var analist = await AnalistAsync();
        using var voorbeeld = await analist.PostFormAsync("/exports/nieuw", ExportApp.Aanvraag());
        var pagina = await Browser.ReadAsync(voorbeeld);
        using var een = await analist.PostFormAsync(pagina, "/exports/nieuw", [], "main form[action$=Indienen]");
        using var twee = await analist.PostFormAsync(pagina, "/exports/nieuw", [], "main form[action$=Indienen]");

        Assert.Equal(een.Headers.Location, twee.Headers.Location);
        Assert.Equal(Exporttoestand.Aangevraagd, (await VerzoekAsync(Guid.Parse(een.Headers.Location!.ToString().Split('/')[^1]))).Toestand);
    }
}
