using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Verzuim.Import;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;
using static Thuiszitters.Web.Tests.Features.Verzuim.Import.ImportApp;

namespace Thuiszitters.Web.Tests.Features.Verzuim.Import;

public sealed class ImportTests
{
    static readonly string Lijst = $"""
        Naam;Geboortedatum;BSN;Soort;Startdatum;Postcode;School;Opmerking;Behandelaar
        Tess de Boer;02-02-2015;{Proeflijst.Bsn(1)};AV;01-09-2026;1815 AB;De Zonnewijzer;wacht op een plek elders;onbekende collega
        Sem Bos;03-03-2011;;LRV;05-10-2026;1851 CD;Verre School;;Leerplichtambtenaar van Gemeente Alkmaar
        Sem Bos;03-03-2011;;LRV;05-10-2026;1851 CD;;;
        Noor Vos;04-04-2012;{Proeflijst.Bsn(2)};zomaar;01-09-2026;;;;
        """;

    [VoorbeeldlijstFact]
    public async Task Screen_SampleList_GivesExactlyTheExpectedNumbersReasonsAndBandsAndTwiceNothing()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var bytes = await File.ReadAllBytesAsync(Voorbeeldlijst.Csv);
        var verwacht = JsonNode.Parse(await File.ReadAllTextAsync(Voorbeeldlijst.Verwacht))!;

        var adres = await TotVoorbeeldAsync(browser, bytes, "thuiszitterslijst-a.csv");
        var voorbeeld = await browser.PageAsync(adres);
        Assert.Equal(["245", "0", "25", "30"], voorbeeld.QuerySelectorAll(".tz-tegel__n").Select(t => t.TextContent));
        Assert.Contains("Importeer 245 rijen", voorbeeld.Body!.TextContent, StringComparison.Ordinal);
        await using (var voor = app.Db())
            Assert.Equal(0, await voor.Dossiers.CountAsync());

        await KlikAsync(browser, adres, "bevestigen");
        Assert.Contains("De lijst wordt ingelezen", (await browser.PageAsync(adres)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(JobOutcome.Klaar, (await app.VoerUitAsync()).Outcome);

        var opdracht = await app.OpdrachtAsync(adres);
        Assert.Equal((Importtoestand.Klaar, 300, 245, 25, 0, 30), (opdracht.Toestand, opdracht.Verwerkt, opdracht.Nieuw, opdracht.Dubbel, opdracht.Bijgewerkt, opdracht.Afgewezen));
        await using var db = app.Db();
        var regels = await db.Set<Importregel>().AsNoTracking().Where(r => r.OpdrachtId == opdracht.Id).OrderBy(r => r.Regel).ToListAsync();
        var dossiers = await db.Dossiers.AsNoTracking().Include(d => d.Verzuim).ToDictionaryAsync(d => d.Id);
        Assert.Equal(verwacht["details"]!.AsArray().Select(d => Kort(d!)), regels.Select(r => Kort(r, r.DossierId is { } id ? dossiers[id] : null)));
        Assert.Equal(245, dossiers.Count);
        Assert.All(dossiers.Values, d => Assert.Equal(app.Regio.Alkmaar.Id, d.GemeenteId));

        // One act per dossier with its changes, one for the whole, in the name of who confirmed; one log record per child.
        var wie = await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var acts = await db.Acts.AsNoTracking().Include(a => a.Changes).Where(a => a.Kind == ActKind.DossierGeopend).ToListAsync();
        Assert.Equal(245, acts.Count);
        Assert.All(acts, a => Assert.Equal((wie.GebruikerId, Rol.Leerplichtambtenaar, app.Regio.Alkmaar.Id, true), (a.ActorId!.Value, a.Rol!.Value, a.OrganisatieId!.Value, a.Changes.Count >= 3)));
        Assert.Equal(1, await db.Acts.CountAsync(a => a.Kind == ActKind.LijstGeimporteerd));
        Assert.Equal(245, await db.Set<Inzage>().Where(i => i.Doel == "import").Select(i => i.DossierId).Distinct().CountAsync());

        await AssertBestandWegAsync(app, opdracht.Id);
        var tweede = await app.ImporteerAsync(browser, bytes, "thuiszitterslijst-a.csv");
        Assert.Equal((0, 270, 0, 30), (tweede.Nieuw, tweede.Dubbel, tweede.Bijgewerkt, tweede.Afgewezen));
        Assert.Equal(245, await db.Dossiers.CountAsync());
        Assert.Equal(245, await db.Verzuimmeldingen.CountAsync());
        await AssertNiemandLeesbaarAsync(app, bytes);
    }

    [VoorbeeldlijstFact]
    public async Task Verb_SampleList_ReportsExactlyTheExpectedAndSecondTimeNothingNew()
    {
        await using var app = await NieuwAsync();
        var rapport = Path.GetTempFileName();
        string[] woorden = [Voorbeeldlijst.Csv, "--organisation", "GM0361", "--on", "2026-11-20", "--report", rapport];
        var verwacht = JsonNode.Parse(await File.ReadAllTextAsync(Voorbeeldlijst.Verwacht))!.ToJsonString();

        var droog = await app.VerbAsync([.. woorden, "--dry-run"]);
        Assert.Equal(0, droog.Code);
        Assert.Equal(verwacht, JsonNode.Parse(await File.ReadAllTextAsync(rapport))!.ToJsonString());
        await using var db = app.Db();
        Assert.Equal((0, 0), (await db.Dossiers.CountAsync(), await db.Set<Importopdracht>().CountAsync()));

        var echt = await app.VerbAsync(woorden);
        Assert.Equal(0, echt.Code);
        Assert.Equal(verwacht, JsonNode.Parse(await File.ReadAllTextAsync(rapport))!.ToJsonString());
        Assert.Equal(245, await db.Dossiers.CountAsync());

        var weer = await app.VerbAsync(woorden);
        Assert.StartsWith("300 regels: 0 nieuw, 270 dubbel, 0 bijgewerkt, 30 afgewezen", weer.Uitvoer, StringComparison.Ordinal);
        Assert.Equal(245, await db.Verzuimmeldingen.CountAsync());
        Assert.Equal(0, await db.Set<Importbestand>().CountAsync());
        Assert.Equal(1, (await app.VerbAsync(rapport, "--organisation", "GM0361", "--on", "2026-11-20")).Code);
        Assert.Equal(1, (await app.VerbAsync(Voorbeeldlijst.Csv, "--organisation", "GM9999", "--on", "2026-11-20")).Code);
        File.Delete(rapport);
    }

    [PostgresFact]
    public async Task Screen_OnPostgres_LeavesExactlyWhatItLeavesOnSqlite()
    {
        var lijst = Encoding.UTF8.GetBytes(Importbeeld.Lijst(900));
        await using var sqlite = await NieuwAsync();
        await using var postgres = await NieuwAsync(Provider.Postgres);
        foreach (var app in new[] { sqlite, postgres })
            await app.ImporteerAsync(await app.AlkmaarAsync(), lijst);

        Assert.Equal(await Importbeeld.VanAsync(sqlite), await Importbeeld.VanAsync(postgres));
        var regels = await Importbeeld.RegelsAsync(postgres);
        Assert.Equal(900, regels.Count);
        Assert.Equal(await Importbeeld.RegelsAsync(sqlite), regels);

        // What the bulk writer put there opens again, and is recognised by its hashes: a second time everything is known.
        var tweede = await postgres.ImporteerAsync(await postgres.AlkmaarAsync(), lijst);
        Assert.Equal((0, 0), (tweede.Nieuw, tweede.Bijgewerkt));
        Assert.Equal(regels.Count(r => r.Uitkomst != Rijuitkomst.Afgewezen), tweede.Dubbel);
    }

    [Fact]
    public async Task Job_FaultBetweenBatches_GoesOnWithoutDoubles()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var tekst = new StringBuilder(Proeflijst.Kop + "\n");
        for (var i = 0; i < 700; i++)
            tekst.Append(System.Globalization.CultureInfo.InvariantCulture, $"Kind{(char)('a' + (i % 26))}{(char)('a' + (i / 26))} Proef;02-02-2015;;AV;01-09-2026\n");
        // Rows of the last batch that refer to a row of the first: the same, and another melding with a BSN.
        tekst.Append(System.Globalization.CultureInfo.InvariantCulture, $"Kindaa Proef;02-02-2015;;AV;01-09-2026\nKindaa Proef;02-02-2015;{Proeflijst.Bsn(7)};LRV;02-09-2026\n");
        app.Storing.Na(1);

        var adres = await TotVoorbeeldAsync(browser, tekst.ToString());
        await KlikAsync(browser, adres, "bevestigen");
        Assert.Equal(JobOutcome.Mislukt, (await app.VoerUitAsync()).Outcome);
        var half = await app.OpdrachtAsync(adres);
        Assert.Equal((Importtoestand.Mislukt, 400, 400), (half.Toestand, half.Verwerkt, half.Nieuw));
        await using var db = app.Db();
        Assert.Equal((400, 400, 400), (await db.Dossiers.CountAsync(), await db.Set<VerzegeldeIdentiteit>().CountAsync(), await db.Set<Importregel>().CountAsync()));

        await KlikAsync(browser, adres, "verder");
        Assert.Equal(JobOutcome.Klaar, (await app.VoerUitAsync()).Outcome);

        var heel = await app.OpdrachtAsync(adres);
        Assert.Equal((Importtoestand.Klaar, 702, 700, 1, 1), (heel.Toestand, heel.Verwerkt, heel.Nieuw, heel.Dubbel, heel.Bijgewerkt));
        Assert.Equal((700, 701, 700), (await db.Dossiers.CountAsync(), await db.Verzuimmeldingen.CountAsync(), await db.Dossiers.Select(d => d.Nummer).Distinct().CountAsync()));
        Assert.Equal([2, 2], await db.Set<Importregel>().Where(r => r.Regel > 701).OrderBy(r => r.Regel).Select(r => r.ZelfdeAls).ToListAsync());
        await AssertBestandWegAsync(app, heel.Id);
    }

    [Fact]
    public async Task Job_WhoIsKnownInAnotherGemeente_IsReportedAndGetsNoSecondDossier()
    {
        await using var app = await NieuwAsync();
        var daar = await app.ThuiszitterAsync(Proef.Wie(bsn: Proeflijst.Bsn(7)), app.Regio.Heiloo);
        var dicht = await app.ThuiszitterAsync(Proef.Wie(bsn: Proeflijst.Bsn(8)), app.Regio.Heiloo);
        await app.SluitAsync(dicht.Id);
        var browser = await app.AlkmaarAsync();
        var lijst = $"{Proeflijst.Kop}\nNoor Elders;14-03-2013;{Proeflijst.Bsn(7)};LRV;01-10-2026\nNoor Elders;14-03-2013;{Proeflijst.Bsn(7)};AV;02-10-2026\n"
            + $"Noor Dicht;14-03-2013;{Proeflijst.Bsn(8)};LRV;01-10-2026\nNoor Onbekend;14-03-2013;{Proeflijst.Bsn(9)};LRV;01-10-2026\n";
        var opdracht = await app.ImporteerAsync(browser, Encoding.UTF8.GetBytes(lijst));
        Assert.Equal((Importtoestand.Klaar, 2, 0, 2), (opdracht.Toestand, opdracht.Nieuw, opdracht.Bijgewerkt, opdracht.Afgewezen));
        await using var db = app.Db();
        Assert.Equal([Weigerreden.BekendElders, Weigerreden.BekendElders, null, null],
            await db.Set<Importregel>().Where(r => r.OpdrachtId == opdracht.Id).OrderBy(r => r.Regel).Select(r => r.Reden).ToListAsync());
        Assert.Equal(2, await db.Dossiers.CountAsync(d => d.GemeenteId == app.Regio.Alkmaar.Id));
        // Each answer is logged, and says nothing of who or what; it leaves what the officer may ask by hand as it was.
        var inzage = await db.Set<Inzage>().Where(i => i.Doel == "elders-bekend").ToListAsync();
        Assert.NotEmpty(inzage);
        Assert.All(inzage, i => Assert.Equal((daar.Id, Zichtniveau.Geen, "elders-lijst"), (i.DossierId, i.Niveau, i.Grond)));
        var blad = (await browser.PageAsync($"/verzuim/import/{opdracht.Id}")).QuerySelector("main")!.TextContent;
        Assert.Contains("een dossier bij een andere gemeente van de regio", blad, StringComparison.Ordinal);
        Assert.DoesNotContain("Heiloo", blad, StringComparison.Ordinal);
        Assert.DoesNotContain(daar.Nummer, blad, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_DossierMergedBetweenBatches_WritesInTheOneThatStayed()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var tekst = new StringBuilder(Proeflijst.Kop + "\n");
        for (var i = 0; i < 400; i++)
            tekst.Append(System.Globalization.CultureInfo.InvariantCulture, $"Kind{(char)('a' + (i % 26))}{(char)('a' + (i / 26))} Proef;02-02-2015;;AV;01-09-2026\n");
        tekst.Append("Kindaa Proef;02-02-2015;;AV;01-09-2026\nKindaa Proef;02-02-2015;;LRV;02-09-2026\n");
        app.Storing.Na(1);
        var adres = await TotVoorbeeldAsync(browser, tekst.ToString());
        await KlikAsync(browser, adres, "bevestigen");
        Assert.Equal(JobOutcome.Mislukt, (await app.VoerUitAsync()).Outcome);

        await using var db = app.Db();
        var wegId = await db.Set<Importregel>().Where(r => r.Regel == 2).Select(r => r.DossierId).SingleAsync();
        var weg = await app.LeesAsync(wegId!.Value);
        var blijft = await app.ThuiszitterAsync(Proef.Wie("Proef", new DateOnly(2015, 2, 2)), school: app.Regio.Basisschool);
        using (var post = await browser.PostFormAsync($"/dossiers/{blijft.Nummer}/samenvoegen/{weg.Nummer}", new() { ["Input.Reden"] = "Dezelfde." }, "form#samenvoegen"))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);

        await KlikAsync(browser, adres, "verder");
        Assert.Equal(JobOutcome.Klaar, (await app.VoerUitAsync()).Outcome);
        var soorten = (await app.LeesAsync(blijft.Id)).Verzuim.Select(v => (v.Soort, v.EersteDag)).Order().ToList();
        Assert.Contains((Verzuimsoort.Lrv, new DateOnly(2026, 9, 2)), soorten);
        Assert.Single(soorten, s => s.Soort == Verzuimsoort.AbsoluutVerzuim);
        Assert.Empty((await app.LeesAsync(weg.Id)).Verzuim);
    }

    [Fact]
    public async Task Job_CutOffBeforeItBegan_IsPickedUpAtTheNextStart()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var adres = await TotVoorbeeldAsync(browser, Lijst);
        await KlikAsync(browser, adres, "bevestigen");
        using var gestopt = new CancellationTokenSource();
        await gestopt.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => app.Services.GetRequiredService<JobRunner>().RunAsync(ImportUitvoeren.Name, TestApp.Vandaag, ct: gestopt.Token));
        Assert.Equal(Importtoestand.Bevestigd, (await app.OpdrachtAsync(adres)).Toestand);

        foreach (var stap in app.Services.GetServices<Thuiszitters.Web.Platform.IAtStart>())
            await stap.RunAsync(default);
        await app.VoerUitAsync();

        Assert.Equal(Importtoestand.Klaar, (await app.OpdrachtAsync(adres)).Toestand);
    }

    [Fact]
    public async Task Screen_SmallList_PlacesWarnsAndShowsTheResult()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var adres = await TotVoorbeeldAsync(browser, Lijst);

        var voorbeeld = (await browser.PageAsync(adres)).Body!.TextContent;
        Assert.Contains("4 (Soort)", voorbeeld, StringComparison.Ordinal);
        Assert.Contains("De soort verzuim is niet bekend", voorbeeld, StringComparison.Ordinal);
        Assert.Contains(Waarschuwcode.Bericht(Waarschuwcode.PostcodeElders), voorbeeld, StringComparison.Ordinal);
        Assert.Contains(Waarschuwcode.Bericht(Waarschuwcode.BehandelaarOnbekend), voorbeeld, StringComparison.Ordinal);
        Assert.Contains(Waarschuwcode.Bericht(Waarschuwcode.SchoolOnbekend), voorbeeld, StringComparison.Ordinal);
        await KlikAsync(browser, adres, "bevestigen");
        await app.VoerUitAsync();

        await using var db = app.Db();
        var wie = await app.Regio.AanstellingAsync(app.Services, Rol.Leerplichtambtenaar, app.Regio.Alkmaar);
        var (tess, sem) = (await db.Dossiers.SingleAsync(d => d.SchoolId == app.Regio.Basisschool.Id), await db.Dossiers.SingleAsync(d => d.SchoolId == null));
        Assert.Equal((app.Regio.Alkmaar.Id, 1851, wie.GebruikerId, true), (sem.GemeenteId, sem.Pc4!.Value, sem.BehandelaarId!.Value, sem.SchoolOngekoppeld is not null));
        Assert.Equal((PactBand.Dringend, (Guid?)null), (tess.Band, tess.BehandelaarId));
        var uitkomst = (await browser.PageAsync(adres)).Body!.TextContent;
        Assert.Contains(tess.Nummer, uitkomst, StringComparison.Ordinal);
        Assert.Contains("Zelfde als regel 3.", uitkomst, StringComparison.Ordinal);
        using var csv = await browser.GetAsync(adres + "/uitkomst.csv");
        var regels = (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((5, $"4;Dubbel;;;3;{sem.Nummer};Zelfde als regel 3."), (regels.Length, regels[3]));
        Assert.StartsWith("5;Afgewezen;soort-onbekend;4;;;", regels[4], StringComparison.Ordinal);
        var voortgang = JsonNode.Parse(await (await browser.GetAsync(adres + "/voortgang")).Content.ReadAsStringAsync())!;
        Assert.Equal((4, 4, true), ((int)voortgang["klaar"]!, (int)voortgang["totaal"]!, (bool)voortgang["gereed"]!));

        // The remark and the unmatched school open again with the key of the child.
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var open = await scope.ServiceProvider.GetRequiredService<Vault>().RevealAsync([tess.Id, sem.Id], Doel.Dossier, default);
        var melding = await db.Verzuimmeldingen.SingleAsync(v => v.DossierId == tess.Id);
        Assert.Equal("wacht op een plek elders", open[tess.Id].Tekst(melding.Opmerking, "Verzuimmelding/Opmerking", melding.Id));
        Assert.Equal("Verre School", open[sem.Id].Tekst(sem.SchoolOngekoppeld, "Dossier/SchoolOngekoppeld", sem.Id));
    }

    [Fact]
    public async Task Screen_KnownChildren_AreBroughtUpToDateUnderTheirOwnNumber()
    {
        await using var app = await NieuwAsync();
        var wie = new Identiteit { Voornamen = "Tess", Tussenvoegsel = "de", Achternaam = "Boer", Geboren = new(2015, 2, 2), Postcode = "1815AB" };
        var bekend = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, wie, Verzuimsoort.AbsoluutVerzuim, new(2026, 9, 1));
        var elders = await app.Regio.DossierAsync(app.Services, app.Regio.Heiloo, wie with { Voornamen = "Sem", Tussenvoegsel = null, Achternaam = "Bos" }, Verzuimsoort.Luxe, new(2026, 9, 1));
        await using (var db = app.Db())
        {
            db.Begin(ActKind.StandHerrekend, DateTime.UnixEpoch, bekend.Id);
            (await db.Dossiers.SingleAsync(d => d.Id == bekend.Id)).GeslotenOp = new(2026, 10, 1);
            await db.SaveChangesAsync();
        }

        var lijst = Encoding.UTF8.GetBytes($"{Proeflijst.Kop}\nBoer, Tess de;02-02-2015;{Proeflijst.Bsn(3)};AV;01-09-2026\nT. de Boer;02-02-2015;{Proeflijst.Bsn(3)};LRV;05-10-2026\nSem Bos;02-02-2015;;Luxe;01-09-2026\n");
        var browser = await app.AlkmaarAsync();
        var opdracht = await app.ImporteerAsync(browser, lijst);

        Assert.Equal((1, 1, 1), (opdracht.Nieuw, opdracht.Dubbel, opdracht.Bijgewerkt));
        await using var na = app.Db();
        var dossier = await na.Dossiers.Include(d => d.Verzuim).SingleAsync(d => d.Id == bekend.Id);
        Assert.Equal((bekend.Nummer, (DateOnly?)null, 2), (dossier.Nummer, dossier.GeslotenOp, dossier.Verzuim.Count));
        Assert.Single(await na.Verzuimmeldingen.Where(v => v.DossierId == elders.Id).ToListAsync());
        Assert.Equal(1, await na.Acts.CountAsync(a => a.DossierId == bekend.Id && a.Kind == ActKind.DossierHeropend));
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var vault = scope.ServiceProvider.GetRequiredService<Vault>();
        Assert.Equal(Proeflijst.Bsn(3), (await vault.RevealAsync([bekend.Id], Doel.Bsn, default, metBsn: true))[bekend.Id].Identiteit!.Bsn);
        var index = await scope.ServiceProvider.GetRequiredService<BlindIndexer>().ForAsync(app.Regio.Alkmaar.Id, default);
        Assert.Equal([bekend.Id], (await vault.FindAsync([index.Bsn(Proeflijst.Bsn(3))], default)).Ids);
        Assert.Equal(3, (await app.ImporteerAsync(browser, lijst)).Dubbel);
    }

    [Fact]
    public async Task ClosedDossier_ToWhichTheListAddsNoReport_StaysAsItIs()
    {
        await using var app = await NieuwAsync();
        var wie = new Identiteit { Voornamen = "Tess", Tussenvoegsel = "de", Achternaam = "Boer", Geboren = new(2015, 2, 2), Postcode = "1815AB" };
        var bekend = await app.Regio.DossierAsync(app.Services, app.Regio.Alkmaar, wie, Verzuimsoort.AbsoluutVerzuim, new(2026, 9, 1));
        await app.SluitAsync(bekend.Id);
        var versie = (await app.LeesAsync(bekend.Id)).Versie;
        var lijst = Encoding.UTF8.GetBytes($"{Proeflijst.Kop}\nBoer, Tess de;02-02-2015;{Proeflijst.Bsn(3)};AV;01-09-2026\n");

        var opdracht = await app.ImporteerAsync(await app.AlkmaarAsync(), lijst);

        Assert.Equal((0, 1, 0), (opdracht.Nieuw, opdracht.Dubbel, opdracht.Bijgewerkt));
        var dossier = await app.LeesAsync(bekend.Id);
        Assert.Equal((TestApp.Vandaag, versie), (dossier.GeslotenOp!.Value, dossier.Versie));
        Assert.Empty(await app.ActsAsync(bekend.Id));
        await using var db = app.Db();
        Assert.Null((await db.Set<Importregel>().SingleAsync(r => r.OpdrachtId == opdracht.Id)).Waarschuwingen);
    }

    [Fact]
    public async Task Screen_CorrectedFirstDayAndHoursPerDay_NeitherComesBackNorSwallowsARow()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var lijst = $"{Proeflijst.Kop}\nBoer, Tess de;02-02-2015;{Proeflijst.Bsn(3)};LRV;05-10-2026\n";
        Assert.Equal(1, (await app.ImporteerAsync(browser, Encoding.UTF8.GetBytes(lijst))).Nieuw);
        await using (var db = app.Db())
        {
            var melding = await db.Verzuimmeldingen.SingleAsync();
            db.Begin(ActKind.VerzuimVerbeterd, DateTime.UnixEpoch, melding.DossierId);
            (melding.GemeldeEersteDag, melding.EersteDag) = (melding.EersteDag, new(2026, 10, 7));
            var uren = new Verzuimmelding
            {
                DossierId = melding.DossierId, Soort = Verzuimsoort.ZestienUur, EersteDag = new(2026, 9, 14), LaatsteDag = new(2026, 9, 14), Uren = 2, Bron = MeldingBron.Handmatig,
                OntvangenOp = new(2026, 9, 14),
            };
            uren.UrenPerDag.Add(new() { DossierId = melding.DossierId, MeldingId = uren.Id, Datum = new(2026, 9, 14), Uren = 2 });
            db.Add(uren);
            await db.SaveChangesAsync();
        }

        var weer = await app.ImporteerAsync(browser, Encoding.UTF8.GetBytes($"{lijst}Boer, Tess de;02-02-2015;{Proeflijst.Bsn(3)};LRV;07-10-2026\nBoer, Tess de;02-02-2015;{Proeflijst.Bsn(3)};16 uur;14-09-2026\n"));
        Assert.Equal((2, 1), (weer.Dubbel, weer.Bijgewerkt));
    }

    [Fact]
    public async Task Screen_XlsxOfASchool_OpensDossiersAtTheSchoolInTheGemeenteOfThePostcode()
    {
        await using var app = await NieuwAsync();
        var school = await app.AlsAsync(Rol.Schoolmelder, app.Regio.College);
        var bytes = Proeflijst.HandXlsx(Proeflijst.BladMet(["Naam", "Geboortedatum", "BSN", "Soort", "Startdatum", "Postcode"],
            ["Sem Bos", "03-03-2011", "", "LRV", "05-10-2026", "1851 CD"], ["Noor Vos", "04-04-2012", Proeflijst.Bsn(4), "AV", "05-10-2026", "9999 ZZ"]));

        var opdracht = await app.ImporteerAsync(school, bytes, "lijst.xlsx");

        Assert.Equal(("XLSX", 2), (opdracht.Vorm, opdracht.Nieuw));
        await using var db = app.Db();
        var dossiers = await db.Dossiers.OrderBy(d => d.Nummer).ToListAsync();
        Assert.All(dossiers, d => Assert.Equal((app.Regio.College.Id, app.Regio.SwvVo.Id), (d.SchoolId!.Value, d.SwvId!.Value)));
        Assert.Equal([app.Regio.Heiloo.Id, app.Regio.Alkmaar.Id], dossiers.Select(d => d.GemeenteId));
        Assert.Equal((0, 2), ((await app.ImporteerAsync(school, bytes, "lijst.xlsx")) is var weer ? (weer.Nieuw, weer.Dubbel) : default));
    }

    [Fact]
    public async Task Columns_CorrectedByHand_AreRememberedForTheOrganisation()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var bytes = Encoding.UTF8.GetBytes("Wie;Wanneer geboren;Wat;Weg;Rest\nTess de Boer;02-02-2015;AV;01-09-2026;blijft thuis\n");
        using var aangeboden = await BiedAanAsync(browser, bytes, "lijst.csv");
        var kolommen = aangeboden.Headers.Location!.ToString();

        using var fout = await browser.PostFormAsync(kolommen, new() { ["Velden[0]"] = "Negeren" });
        Assert.Equal(HttpStatusCode.OK, fout.StatusCode);
        Assert.Contains("Kies de kolom met de naam", await fout.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var goed = await browser.PostFormAsync(kolommen, new() { ["Velden[0]"] = "Naam", ["Velden[4]"] = "Opmerking" });
        Assert.Equal(HttpStatusCode.Redirect, goed.StatusCode);

        using var weer = await BiedAanAsync(browser, bytes, "lijst.csv");
        var pagina = await browser.PageAsync(weer.Headers.Location!.ToString());
        Assert.Equal(["Naam", "Geboortedatum", "Soort", "EersteDag", "Opmerking"], pagina.QuerySelectorAll("main select option[selected]").Select(o => o.GetAttribute("value")));
    }

    [Fact]
    public async Task Cancel_BeforeAndDuringTheJob_DestroysTheFileAndKeepsWhatWasImported()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var voor = await TotVoorbeeldAsync(browser, Lijst);
        await KlikAsync(browser, voor, "annuleren");
        var geannuleerd = await app.OpdrachtAsync(voor);
        Assert.Equal(Importtoestand.Geannuleerd, geannuleerd.Toestand);
        await AssertBestandWegAsync(app, geannuleerd.Id);

        var tijdens = await TotVoorbeeldAsync(browser, Lijst);
        await KlikAsync(browser, tijdens, "bevestigen");
        await KlikAsync(browser, tijdens, "annuleren");
        await app.VoerUitAsync();
        var gestopt = await app.OpdrachtAsync(tijdens);
        Assert.Equal((Importtoestand.Geannuleerd, 0), (gestopt.Toestand, gestopt.Nieuw));
        await AssertBestandWegAsync(app, gestopt.Id);
        await using var db = app.Db();
        Assert.Equal(0, await db.Dossiers.CountAsync());
    }

    [Fact]
    public async Task Expiry_ListNobodyConfirmed_IsDestroyedAfterADay()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var adres = await TotVoorbeeldAsync(browser, Lijst);
        var runner = app.Services.GetRequiredService<JobRunner>();
        await runner.RunAsync(ImportOpruimen.Name, TestApp.Vandaag);
        Assert.Equal(Importtoestand.Aangeboden, (await app.OpdrachtAsync(adres)).Toestand);

        app.Time.Advance(TimeSpan.FromHours(25));
        await runner.RunAsync(ImportOpruimen.Name, TestApp.Vandaag.AddDays(1));

        var opdracht = await app.OpdrachtAsync(adres);
        Assert.Equal(Importtoestand.Verlopen, opdracht.Toestand);
        await AssertBestandWegAsync(app, opdracht.Id);
    }

    [Fact]
    public async Task Confirmed_ListThatNobodyCarriesOut_IsTakenUpByTheCleaner()
    {
        await using var app = await NieuwAsync();
        var adres = await TotVoorbeeldAsync(await app.AlkmaarAsync(), Lijst);
        await KlikAsync(await app.AlkmaarAsync(), adres, "bevestigen");
        var jobs = app.Services.GetRequiredService<Jobs>();
        await app.Services.GetRequiredService<JobRunner>().RunAsync(ImportOpruimen.Name, TestApp.Vandaag);
        await jobs.StartAsync(default);

        while (!(await app.OpdrachtAsync(adres)).IsAf)
            await Task.Delay(20);

        Assert.Equal(Importtoestand.Klaar, (await app.OpdrachtAsync(adres)).Toestand);
        await jobs.StopAsync(default);
    }

    [Fact]
    public async Task Finished_KeyCannotBeDestroyedYet_StaysFinishedAndIsDestroyedLater()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var adres = await TotVoorbeeldAsync(browser, Lijst);
        await KlikAsync(browser, adres, "bevestigen");
        app.Storing.SleutelsVast = true;
        Assert.Equal(JobOutcome.Mislukt, (await app.VoerUitAsync()).Outcome);

        var opdracht = await app.OpdrachtAsync(adres);
        Assert.Equal((Importtoestand.Klaar, null), (opdracht.Toestand, opdracht.BestandVernietigdOp));

        app.Storing.SleutelsVast = false;
        await app.Services.GetRequiredService<JobRunner>().RunAsync(ImportOpruimen.Name, TestApp.Vandaag);
        await AssertBestandWegAsync(app, opdracht.Id);
    }

    [Fact]
    public async Task Columns_OfAListWithoutHeadings_AreNotKept()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        using var aangeboden = await BiedAanAsync(browser, Encoding.UTF8.GetBytes("Tess de Boer;02-02-2015;AV;01-09-2026\nNoah de Wit;03-02-2015;AV;01-09-2026\n"), "lijst.csv");
        using var gekozen = await browser.PostFormAsync(aangeboden.Headers.Location!.ToString(), new()
        {
            ["Velden[0]"] = "Naam", ["Velden[1]"] = "Geboortedatum", ["Velden[2]"] = "Soort", ["Velden[3]"] = "EersteDag",
        });
        Assert.Equal(HttpStatusCode.Redirect, gekozen.StatusCode);

        await using var db = app.Db();
        Assert.Empty(await db.Set<Kolomvoorkeur>().ToListAsync());
    }

    [Fact]
    public async Task Resume_ADayLater_LeavesAKnownDossierAtToday()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        // The four-week line of this child is crossed on the 21st.
        await app.ImporteerAsync(browser, Encoding.UTF8.GetBytes(Proeflijst.Kop + "\nTess de Boer;02-02-2015;;AV;24-10-2026\n"));
        var adres = await TotVoorbeeldAsync(browser, Proeflijst.Kop + "\nTess de Boer;02-02-2015;;Luxe;09-11-2026\n");
        await KlikAsync(browser, adres, "bevestigen");

        app.Time.MoveTo(TestApp.Vandaag.AddDays(1));
        await app.Services.GetRequiredService<JobRunner>().RunAsync("PactBewaking", TestApp.Vandaag.AddDays(1));
        Assert.Equal(JobOutcome.Klaar, (await app.VoerUitAsync()).Outcome);

        Assert.Equal(1, (await app.OpdrachtAsync(adres)).Bijgewerkt);
        await using var db = app.Db();
        Assert.Equal(PactBand.VierWeken, (await db.Dossiers.SingleAsync()).Band);
        Assert.Equal([Signaalregel.VierWeken], await db.Signalen.Where(s => s.Toestand != SignaalToestand.Afgehandeld).Select(s => s.Regel).ToListAsync());
    }

    [Fact]
    public async Task Access_OtherOrganisationOrRole_GetsNothing()
    {
        await using var app = await NieuwAsync();
        var adres = await TotVoorbeeldAsync(await app.AlkmaarAsync(), Lijst);
        var ander = await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo);
        var swv = await app.AlsAsync(Rol.SwvConsulent, app.Regio.SwvVo);
        foreach (var pad in new[] { adres, adres + "/kolommen", adres + "/voortgang", adres + "/uitkomst.csv" })
        {
            Assert.Equal((pad, HttpStatusCode.NotFound), (pad, (await ander.GetAsync(pad)).StatusCode));
            Assert.Equal((pad, HttpStatusCode.Forbidden), (pad, (await swv.GetAsync(pad)).StatusCode));
            Assert.Equal((pad, HttpStatusCode.Redirect), (pad, (await app.Anoniem().GetAsync(pad)).StatusCode));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await swv.GetAsync("/verzuim/import")).StatusCode);
        var eigen = await ander.PageAsync("/verzuim/import");
        foreach (var handler in new[] { "Bevestigen", "Annuleren", "Verder" })
            Assert.Equal(HttpStatusCode.NotFound, (await ander.Client.PostAsync($"{adres}?handler={handler}", Formulier(eigen, null, ""))).StatusCode);
        Assert.Equal(Importtoestand.Aangeboden, (await app.OpdrachtAsync(adres)).Toestand);
    }

    [Fact]
    public async Task Upload_BadInput_IsRefusedInDutchAndNothingIsSaved()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        foreach (var (inhoud, woord) in new (byte[]?, string)[]
        {
            (null, "Kies het bestand"), ([], "Het bestand is leeg"), (new byte[5000], "geen leesbare tekst"), ("PK\u0003\u0004kapot"u8.ToArray(), "beschadigd"),
            ([0xFF, 0xFE, 0, 0, 1], "UTF-32"), (Encoding.UTF8.GetBytes("Naam;BSN\n\"open;1\n"), "aanhalingsteken"), (Encoding.UTF8.GetBytes("Naam;BSN\n"), "geen regels"),
        })
        {
            var pagina = await browser.PageAsync("/verzuim/import");
            using var antwoord = await browser.Client.PostAsync("/verzuim/import", Formulier(pagina, inhoud, "lijst.csv"));
            Assert.Equal((woord, HttpStatusCode.OK), (woord, antwoord.StatusCode));
            Assert.Contains(woord, (await Browser.ReadAsync(antwoord)).Body!.TextContent, StringComparison.Ordinal);
        }

        using var verlopen = await BiedAanAsync(browser, Encoding.UTF8.GetBytes(Lijst), "lijst.csv", token: "oud");
        Assert.Equal(HttpStatusCode.BadRequest, verlopen.StatusCode);
        Assert.Contains("Uw formulier is verlopen", await verlopen.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal((0, 0), (await db.Set<Importopdracht>().CountAsync(), await db.Set<Importbestand>().CountAsync()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Upload_OneGigabyte_IsRefusedEarlyWithAMessage(bool lengteBekend)
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var pagina = await browser.PageAsync("/verzuim/import");
        var formulier = Formulier(pagina, null, "");
        var nullen = new Nullen(1L << 30);
        var bestand = new StreamContent(nullen);
        if (lengteBekend)
            bestand.Headers.ContentLength = 1L << 30;
        formulier.Add(bestand, "Input.Bestand", "groot.csv");

        using var antwoord = await browser.Client.PostAsync("/verzuim/import", formulier);

        Assert.Equal(HttpStatusCode.Redirect, antwoord.StatusCode);
        Assert.True(nullen.Gelezen < 200L << 20, "The body was read to its end.");
        var melding = (await browser.PageAsync(antwoord.Headers.Location!.ToString())).Body!.TextContent;
        Assert.Contains("20 MB", melding, StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.Equal(0, await db.Set<Importopdracht>().CountAsync());
    }

    [Fact]
    public async Task Upload_SentTwice_IsOneImport()
    {
        await using var app = await NieuwAsync();
        var browser = await app.AlkmaarAsync();
        var pagina = await browser.PageAsync("/verzuim/import");
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.Redirect, (await browser.Client.PostAsync("/verzuim/import", Formulier(pagina, Encoding.UTF8.GetBytes(Lijst), "lijst.csv"))).StatusCode);
        await using var db = app.Db();
        Assert.Equal(1, await db.Set<Importopdracht>().CountAsync());
    }

    static async Task AssertBestandWegAsync(ImportApp app, Guid opdracht)
    {
        await using var db = app.Db();
        Assert.False(await db.Set<Importbestand>().AnyAsync(b => b.OpdrachtId == opdracht));
        Assert.NotNull((await db.Set<Importopdracht>().SingleAsync(o => o.Id == opdracht)).BestandVernietigdOp);
        await using var sleutels = app.Services.GetRequiredService<DbSource>().Keys();
        Assert.False(await sleutels.DataKeys.AnyAsync(k => k.DossierId == opdracht));
    }

    /// <summary>No name, BSN, birth date or remark of the list in any column of any table, nor in the log.</summary>
    static async Task AssertNiemandLeesbaarAsync(ImportApp app, byte[] bytes)
    {
        var lijst = await Proeflijst.Lees(bytes);
        var toewijzing = Kolomherkenning.Raad(lijst, TestApp.Vandaag);
        var rijen = lijst.Regels.Select(r => Regelcontrole.Controleer(r, toewijzing, TestApp.Vandaag)).ToList();
        var verboden = rijen.SelectMany(r => new[]
        {
            r.Naam?.Weergave, r.Naam?.Sorteernaam, r.Naam?.NaamSleutel, r.Bsn, r.Opmerking,
            r.Geboren is { Day: > 1 } g ? g.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null,
        }).OfType<string>().Where(t => t.Length > 5).Distinct().ToList();
        Assert.True(verboden.Count > 500);

        await using var db = app.Db();
        await db.Database.OpenConnectionAsync();
        var verbinding = (SqliteConnection)db.Database.GetDbConnection();
        var inhoud = new StringBuilder();
        foreach (var tabel in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
        {
            await using var vraag = verbinding.CreateCommand();
            vraag.CommandText = $"SELECT * FROM \"{tabel}\"";
            await using var lezer = await vraag.ExecuteReaderAsync();
            while (await lezer.ReadAsync())
                for (var i = 0; i < lezer.FieldCount; i++)
                    inhoud.Append(lezer.GetValue(i) switch { string s => s, byte[] b => Encoding.UTF8.GetString(b), _ => "" }).Append('\n');
        }

        var (tabellen, log) = (inhoud.ToString(), string.Join('\n', app.Log));
        Assert.Equal(0, verboden.Count(v => tabellen.Contains(v, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(0, verboden.Count(v => log.Contains(v, StringComparison.OrdinalIgnoreCase)));
        Assert.NotEmpty(app.Log);
    }

    static string Kort(JsonNode d) => $"{d["regel"]} {d["uitkomst"]} {d["reden"]} {d["zelfdeAls"]} {d["soort"]} {d["start"]} {d["klokStart"]} {d["grens"]} {d["band"]}";

    /// <summary>The same from what stands in the database.</summary>
    static string Kort(Importregel r, Dossier? d)
    {
        static string Iso(DateOnly? dag) => dag?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "";
        var nieuw = r.Uitkomst == Rijuitkomst.Nieuw ? d : null;
        var melding = nieuw?.Verzuim.Single(v => v.Id == r.MeldingId);
        return $"{r.Regel} {r.Uitkomst.ToString().ToLowerInvariant()} {r.Reden} {r.ZelfdeAls} {(melding is null ? "" : Verzuimwoord.Code(melding.Soort))} {Iso(melding?.EersteDag)} "
            + $"{Iso(nieuw?.PactStart)} {Iso(nieuw?.PactGrens)} {(nieuw?.PactStart is null ? "" : nieuw.Band.ToString())}";
    }

    /// <summary>Zeros that are not there until they are read.</summary>
    sealed class Nullen(long lengte) : Stream
    {
        public long Gelezen { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Gelezen; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var n = (int)Math.Min(count, lengte - Gelezen);
            Array.Clear(buffer, offset, n);
            Gelezen += n;
            return n;
        }

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
