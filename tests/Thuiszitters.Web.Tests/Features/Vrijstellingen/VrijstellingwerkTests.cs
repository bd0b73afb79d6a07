// What: the course of a request by the service: what each step does to the clock, the chain and the terms; that a first judgement changes nothing
// that another can read; that two at once end in one outcome; and who sees what, in every shape of scope. Source: rules.md R5, R8.

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Samenvoegen;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Features.Vrijstellingen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Vrijstellingen;

public sealed class VrijstellingwerkTests(Apps apps) : IClassFixture<Apps>
{
    static async Task GedaanAsync(Task<Uitvoering> stap)
    {
        var uit = await stap;
        Assert.True(uit.IsGedaan, uit.Gewijzigd ? "gewijzigd" : uit.Verdict.Code);
    }

    internal static async Task NachtAsync(TestApp app, DateOnly dag)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        await ActivatorUtilities.CreateInstance<VrijstellingTermijnen>(scope.ServiceProvider).RunAsync(new JobRun(Guid.CreateVersion7(), VrijstellingTermijnen.Name, dag, isDryRun: false, say: null), dag, default);
    }

    [Theory, Sqlite, Postgres]
    public async Task Granted_StopsTheClock_AndItsEndStartsItAgain(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        Assert.Equal(DossierStatus.Thuiszitter, dossier.Status);
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        Assert.Equal(app.Regio.SwvVo.Id, (await app.LeesAsync(dossier.Id)).VrijstellingSwvId);

        // The first judgement: nothing that another can read is different.
        var (voor, dossierVoor, actsVoor) = (await app.LeesVrijstellingAsync(id), await app.LeesAsync(dossier.Id), (await app.ActsAsync(dossier.Id)).Count);
        await GedaanAsync(app.OordeelAsync(id, een, Oordeelkeuze.Tenzij));
        var na = await app.LeesVrijstellingAsync(id);
        Assert.Equal((voor.Versie, voor.Toestand, voor.Ronde, voor.Uitslag), (na.Versie, na.Toestand, na.Ronde, na.Uitslag));
        Assert.Equal(dossierVoor.Versie, (await app.LeesAsync(dossier.Id)).Versie);
        Assert.Equal(actsVoor, (await app.ActsAsync(dossier.Id)).Count);
        Assert.Equal("al-geoordeeld", (await app.OordeelAsync(id, een, Oordeelkeuze.Nee)).Verdict.Code);

        await GedaanAsync(app.OordeelAsync(id, twee, Oordeelkeuze.Tenzij));
        na = await app.LeesVrijstellingAsync(id);
        Assert.Equal((VrijstellingToestand.Positief, VrijstellingToestand.Positief), (na.Toestand, na.Uitslag));
        // What came of it stands on the timeline without a name.
        await using (var db = app.Db())
            Assert.Equal(1, await db.Acts.CountAsync(a => a.DossierId == dossier.Id && a.Kind == ActKind.VrijstellingStap && a.ActorId == null));

        await GedaanAsync(app.VerklaringAsync(ambtenaar, id));
        Assert.Equal("is-beoordelaar", (await app.DoeAsync(een, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.Vastgesteld)).Verdict.Code);
        await GedaanAsync(app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.Vastgesteld));
        na = await app.LeesVrijstellingAsync(id);
        Assert.Equal((VrijstellingToestand.VanKracht, TestApp.Vandaag, new DateOnly(2027, 8, 1)), (na.Toestand, na.Begin!.Value, na.Einde!.Value));
        var stand = await app.LeesAsync(dossier.Id);
        Assert.Equal((DossierStatus.Vrijgesteld, (Guid?)null), (stand.Status, stand.VrijstellingSwvId));
        Assert.True(stand.Band <= PactBand.Gestopt);

        // Closed meanwhile, and nobody renewed it: the case is open again by itself, once.
        await app.SluitAsync(dossier.Id);
        await NachtAsync(app, new(2027, 7, 31));
        Assert.Equal(VrijstellingToestand.VanKracht, (await app.LeesVrijstellingAsync(id)).Toestand);
        await NachtAsync(app, new(2027, 8, 1));
        await NachtAsync(app, new(2027, 8, 1));
        stand = await app.LeesAsync(dossier.Id);
        Assert.Equal((VrijstellingToestand.Beeindigd, DossierStatus.Thuiszitter, (DateOnly?)null), ((await app.LeesVrijstellingAsync(id)).Toestand, stand.Status, stand.GeslotenOp));
    }

    [Theory, Sqlite, Postgres]
    public async Task Judgements_FiftyAtOnce_EndInOneOutcome(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        var uitkomsten = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => app.OordeelAsync(id, n % 2 == 0 ? een : twee, Oordeelkeuze.Nee)));

        Assert.Equal(2, uitkomsten.Count(u => u.IsGedaan));
        await using var db = app.Db();
        Assert.Equal(2, await db.Oordelen.CountAsync(o => o.VrijstellingId == id));
        Assert.Equal(1, await db.Acts.CountAsync(a => a.DossierId == dossier.Id && a.Kind == ActKind.VrijstellingStap && a.ActorId == null));
        Assert.Equal(VrijstellingToestand.Negatief, (await app.LeesVrijstellingAsync(id)).Toestand);
    }

    [Fact]
    public async Task Changed_AfterOneJudged_VoidsVisibly_AndTheChainGrows()
    {
        var app = await apps.SqliteAsync();
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        var scherm = await app.WerkAsync(twee, Rol.SwvBeoordelaar, app.Regio.SwvVo, w => w.OpenVoorBeoordelaarAsync(id, default));
        await GedaanAsync(app.OordeelAsync(id, een, Oordeelkeuze.Tenzij));
        await GedaanAsync(app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.AanvraagGewijzigd, eerst: async h =>
            h.Aanvraag.Toelichting = await h.Kluis.SealTextAsync(h.Dossier.Id, Vrijstellingwerk.PlaatsToelichting, id, "Anders.", default)));
        var v = await app.LeesVrijstellingAsync(id);
        Assert.Equal((VrijstellingToestand.TeBeoordelen, 2), (v.Toestand, v.Ronde));
        await using (var db = app.Db())
            Assert.NotNull((await db.Oordelen.SingleAsync(o => o.VrijstellingId == id)).VervallenOp);

        // What the other had on the screen is not what is judged now.
        var oud = await app.WerkAsync(twee, Rol.SwvBeoordelaar, app.Regio.SwvVo, w => w.OordeelAsync(new(Guid.CreateVersion7(), id, Oordeelkeuze.Tenzij, Vrijstellingproef.Inhoud(Oordeelkeuze.Tenzij), scherm!.Hash), default));
        Assert.True(oud.Gewijzigd);

        // An older version put back is another round: what was judged of it stays void, and no old form counts.
        await GedaanAsync(app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.AanvraagGewijzigd, eerst: async h =>
            h.Aanvraag.Toelichting = await h.Kluis.SealTextAsync(h.Dossier.Id, Vrijstellingwerk.PlaatsToelichting, id, "Gevraagd en geprobeerd.", default)));
        Assert.Equal(3, (await app.LeesVrijstellingAsync(id)).Ronde);
        await using (var db = app.Db())
            Assert.NotNull((await db.Oordelen.SingleAsync(o => o.VrijstellingId == id)).VervallenOp);
        oud = await app.WerkAsync(twee, Rol.SwvBeoordelaar, app.Regio.SwvVo, w => w.OordeelAsync(new(Guid.CreateVersion7(), id, Oordeelkeuze.Tenzij, Vrijstellingproef.Inhoud(Oordeelkeuze.Tenzij), scherm!.Hash), default));
        Assert.True(oud.Gewijzigd);

        // Having advised in it, a reviewer judges no more; and what they judged is void the next night.
        await GedaanAsync(app.OordeelAsync(id, twee, Oordeelkeuze.Nee));
        await using (var db = app.Db())
        {
            db.Begin(ActKind.NotitieToegevoegd, new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Keten { DossierId = dossier.Id, VrijstellingId = id, GebruikerId = twee, Betrokkenheid = Betrokkenheid.Adviseerde, Sinds = TestApp.Vandaag });
            await db.SaveChangesAsync();
        }

        await NachtAsync(app, TestApp.Vandaag);
        await NachtAsync(app, TestApp.Vandaag);
        v = await app.LeesVrijstellingAsync(id);
        Assert.Equal((VrijstellingToestand.TeBeoordelen, 4), (v.Toestand, v.Ronde));
        Assert.Equal("in-keten", (await app.OordeelAsync(id, twee, Oordeelkeuze.Nee)).Verdict.Code);
    }

    [Theory, Sqlite, Postgres]
    public async Task InvolvedAfterJudging_IsVoidWhenTheRoundCloses_AndNobodyIsChosenByAnAnswer(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);

        // What is no answer, or no whole one, or medical, is not taken from whatever page.
        Task<Uitvoering> GeefAsync(Oordeelkeuze keuze, Oordeelinhoud inhoud) => app.WerkAsync(een, Rol.SwvBeoordelaar, app.Regio.SwvVo, async w =>
            await w.OordeelAsync(new(Guid.CreateVersion7(), id, keuze, inhoud, (await w.OpenVoorBeoordelaarAsync(id, default))!.Hash), default));
        Assert.Equal("keuze-ontbreekt", (await GeefAsync((Oordeelkeuze)3, Vrijstellingproef.Inhoud(Oordeelkeuze.Nee))).Verdict.Code);
        Assert.Equal("criterium-onbeantwoord", (await GeefAsync(Oordeelkeuze.Tenzij, new("Eén reden.", [], TestApp.Vandaag.AddMonths(3)))).Verdict.Code);
        Assert.Equal("medisch", (await GeefAsync(Oordeelkeuze.Nee, new("Volgens het rapport is het ADHD.", [], null))).Verdict.Code);

        // In another organisation the seat is not there.
        Assert.Equal("niet-geopend", (await app.WerkAsync(een, Rol.SwvBeoordelaar, app.Regio.SwvPo, async w =>
            await w.OpenVoorBeoordelaarAsync(id, default) is null ? Uitvoering.Weiger("niet-geopend") : Uitvoering.Gedaan)).Verdict.Code);

        // Nothing that is judged changed: then nothing is voided, and a reviewer does nothing else on the request.
        var niets = await app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.AanvraagGewijzigd, eerst: async h =>
            h.Aanvraag.Toelichting = await h.Kluis.SealTextAsync(h.Dossier.Id, Vrijstellingwerk.PlaatsToelichting, id, "Gevraagd en geprobeerd.", default));
        Assert.Equal("niets-gewijzigd", niets.Verdict.Code);
        Assert.Equal("is-beoordelaar", (await app.DoeAsync(een, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.IngetrokkenDoorIndiener)).Verdict.Code);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var source = scope.ServiceProvider.GetRequiredService<DbSource>();
            Assert.True(await Beoordelaarszetels.BeoordeeltAsync(source, dossier.Id, een, default));
            Assert.False(await Beoordelaarszetels.BeoordeeltAsync(source, dossier.Id, ambtenaar, default));
        }

        // A judges and advises then; B judges: what A gave does not count, what B gave does, and the round is open.
        await GedaanAsync(app.OordeelAsync(id, een, Oordeelkeuze.Tenzij));
        await using (var db = app.Db())
        {
            db.Begin(ActKind.NotitieToegevoegd, new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Keten { DossierId = dossier.Id, VrijstellingId = id, GebruikerId = een, Betrokkenheid = Betrokkenheid.Adviseerde, Sinds = TestApp.Vandaag });
            await db.SaveChangesAsync();
        }

        await GedaanAsync(app.OordeelAsync(id, twee, Oordeelkeuze.Tenzij));
        var v = await app.LeesVrijstellingAsync(id);
        Assert.Equal((VrijstellingToestand.TeBeoordelen, 1, (VrijstellingToestand?)null), (v.Toestand, v.Ronde, v.Uitslag));
        await using (var db = app.Db())
        {
            Assert.Equal([een], await db.Oordelen.Where(o => o.VrijstellingId == id && o.VervallenOp != null).Select(o => o.GebruikerId).ToListAsync());
            // Who is in the chain can be replaced though they judged; who merely judged before, cannot.
            var feiten = await Vrijstellingwerk.VierogenAsync(db, v, TestApp.Vandaag, default);
            Assert.True(Vierogen.MagVervangen(v.Toestand, 1, ambtenaar, heeftReden: true, feiten).IsToegestaan);
            await db.Beoordelaars.IgnoreAutoIncludes().Where(b => b.VrijstellingId == id && b.GebruikerId == een).ExecuteUpdateAsync(s => s.SetProperty(b => b.VervangenOp, TestApp.Vandaag));
        }

        var drie = await app.PersoonAsync((Rol.SwvBeoordelaar, app.Regio.SwvVo));
        await app.WijsToeAsync(id, 1, drie);
        await GedaanAsync(app.OordeelAsync(id, drie, Oordeelkeuze.Nee));
        Assert.Equal(VrijstellingToestand.Heroverweging, (await app.LeesVrijstellingAsync(id)).Toestand);

        // Divided: the words are known, and no judgement of any round but the own; a change does not make room for another reviewer.
        Task<int> ZietAsync(Guid wie, Rol rol, Organisatie organisatie) => app.AlsAsync(wie, rol, organisatie, s => s.GetRequiredService<AppDb>().Oordelen.CountAsync(o => o.VrijstellingId == id));
        Assert.Equal((0, 1), (await ZietAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar), await ZietAsync(drie, Rol.SwvBeoordelaar, app.Regio.SwvVo)));
        await GedaanAsync(app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.AanvraagGewijzigd, eerst: async h =>
            h.Aanvraag.Toelichting = await h.Kluis.SealTextAsync(h.Dossier.Id, Vrijstellingwerk.PlaatsToelichting, id, "Anders.", default)));
        v = await app.LeesVrijstellingAsync(id);
        await using (var db = app.Db())
            Assert.Equal("heeft-geoordeeld", Vierogen.MagVervangen(v.Toestand, 1, ambtenaar, heeftReden: true, await Vrijstellingwerk.VierogenAsync(db, v, TestApp.Vandaag, default)).Code);
    }

    [Fact]
    public async Task Reviewer_GivenTheCaseOnAPage_IsRefusedAtTheField()
    {
        var app = await apps.SqliteAsync();
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var (dossier, consulent) = (await app.ThuiszitterAsync(), await app.PersoonAsync((Rol.SwvBeoordelaar, app.Regio.SwvVo), (Rol.SwvConsulent, app.Regio.SwvVo)));
        var id = await app.RegistreerAsync(ambtenaar, dossier);
        await GedaanAsync(app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.VormtoetsACompleet, Vrijstellingproef.Ja(Vormtoets.Kennisgeving)));
        await app.WijsToeAsync(id, 1, consulent);
        var leider = await app.AlsAsync(Rol.TeamleiderSwv, app.Regio.SwvVo);
        using var antwoord = await leider.PostFormAsync($"/dossiers/{dossier.Nummer}/toewijzen", new() { ["Input.Naar"] = consulent.ToString(), ["Input.Reden"] = "Anna is er niet." });
        Assert.Contains("beoordeelt een lopende aanvraag om vrijstelling van dit dossier", (await Browser.ReadAsync(antwoord)).QuerySelector("#foutenoverzicht")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(consulent, (await app.LeesAsync(dossier.Id)).SwvConsulentId);
    }

    [Theory, Sqlite, Postgres]
    public async Task Ended_WithItsDossierMergedAndParted_GoesAlongAndBack(Provider provider)
    {
        var app = await apps.OpAsync(provider);
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var (blijft, weg) = (await app.ThuiszitterAsync(), await app.ThuiszitterAsync());
        var (id, een, _) = await app.TeBeoordelenAsync(ambtenaar, weg);
        await GedaanAsync(app.OordeelAsync(id, een, Oordeelkeuze.Nee));
        await GedaanAsync(app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.IngetrokkenDoorIndiener));
        var (vBlijft, vWeg) = ((await app.LeesAsync(blijft.Id)).Versie, (await app.LeesAsync(weg.Id)).Versie);
        Task<T> DoeAsync<T>(Func<Samenvoegwerk, Task<T>> doe) => app.AlsAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, s => doe(s.GetRequiredService<Samenvoegwerk>()));
        async Task LigtBijAsync(Guid dossier)
        {
            await using var db = app.Db();
            Assert.Equal(dossier, (await db.Vrijstellingen.SingleAsync(v => v.Id == id)).DossierId);
            Assert.Equal([dossier], await db.Oordelen.Where(o => o.VrijstellingId == id).Select(o => o.DossierId).Distinct().ToListAsync());
            Assert.Equal([dossier], await db.Ketens.Where(k => k.VrijstellingId == id).Select(k => k.DossierId).Distinct().ToListAsync());
        }

        Assert.True(await DoeAsync(w => w.VoegSamenAsync(new(Guid.CreateVersion7(), blijft.Id, vBlijft, weg.Id, vWeg, false, false, false, "Dezelfde jongere."), default)));
        await LigtBijAsync(blijft.Id);
        // Who registered the earlier one stands in its chain, wherever it lies.
        var nieuw = await app.RegistreerAsync(await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar)), blijft);
        await using (var db = app.Db())
            Assert.Equal("in-eerdere-keten", Vierogen.StaatBuitenKeten(ambtenaar, await Vrijstellingwerk.VierogenAsync(db, await app.LeesVrijstellingAsync(nieuw), TestApp.Vandaag, default), Vrijstellingwerk.Vierogenregels).Code);

        var ander = await app.ThuiszitterAsync();
        var (los, vAnder) = (await app.ThuiszitterAsync(), (await app.LeesAsync(ander.Id)).Versie);
        var (derde, _, _) = await app.TeBeoordelenAsync(ambtenaar, los);
        await GedaanAsync(app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, derde, VrijstellingGebeurtenis.IngetrokkenDoorIndiener));
        Assert.True(await DoeAsync(async w => await w.VoegSamenAsync(new(Guid.CreateVersion7(), ander.Id, vAnder, los.Id, (await app.LeesAsync(los.Id)).Versie, false, false, false, "Dezelfde jongere."), default)));
        Guid samenvoeging;
        await using (var db = app.Db())
            samenvoeging = (await db.Set<Samenvoeging>().SingleAsync(s => s.DossierId == ander.Id)).Id;
        Assert.True(await DoeAsync(w => w.MaakOngedaanAsync(samenvoeging, Guid.CreateVersion7(), "Toch twee.", default)));
        Assert.Equal(los.Id, (await app.LeesVrijstellingAsync(derde)).DossierId);
    }

    [Fact]
    public async Task Terms_WhenTheyAreOver_NeverGrant()
    {
        var app = await apps.SqliteAsync();
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var (id, een, _) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        await GedaanAsync(app.OordeelAsync(id, een, Oordeelkeuze.Tenzij));
        await NachtAsync(app, TestApp.Vandaag.AddDays(7 * 12 - 1));
        Assert.Equal(VrijstellingToestand.TeBeoordelen, (await app.LeesVrijstellingAsync(id)).Toestand);
        await NachtAsync(app, TestApp.Vandaag.AddDays(7 * 12));
        var v = await app.LeesVrijstellingAsync(id);
        Assert.Equal((VrijstellingToestand.GeenOordeel, VrijstellingToestand.GeenOordeel), (v.Toestand, v.Uitslag));
        await NachtAsync(app, v.VerklaringVoor!.Value);
        v = await app.LeesVrijstellingAsync(id);
        Assert.Equal((VrijstellingToestand.NietVanKracht, (DateOnly?)null), (v.Toestand, v.Begin));

        var tweede = await app.ThuiszitterAsync();
        var onvolledig = await app.RegistreerAsync(ambtenaar, tweede);
        await GedaanAsync(app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, onvolledig, VrijstellingGebeurtenis.VormtoetsAOnvolledig, new Dictionary<Vormtoetsitem, bool> { [Vormtoetsitem.Bevoegd] = false }));
        await NachtAsync(app, TestApp.Vandaag.AddDays(13));
        Assert.Equal(VrijstellingToestand.AanvullenKennisgeving, (await app.LeesVrijstellingAsync(onvolledig)).Toestand);
        await NachtAsync(app, TestApp.Vandaag.AddDays(14));
        Assert.Equal(VrijstellingToestand.NietVanKracht, (await app.LeesVrijstellingAsync(onvolledig)).Toestand);
    }

    [Fact]
    public async Task Scope_EachShape_SeesOnlyItsPart()
    {
        var app = await apps.SqliteAsync();
        var (ambtenaar, leider, ander) = (await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar)), await app.PersoonAsync((Rol.TeamleiderSwv, app.Regio.SwvVo)),
            await app.PersoonAsync((Rol.SwvBeoordelaar, app.Regio.SwvVo)));
        var dossier = await app.ThuiszitterAsync();
        var (id, een, twee) = await app.TeBeoordelenAsync(ambtenaar, dossier);
        await GedaanAsync(app.OordeelAsync(id, een, Oordeelkeuze.Tenzij));

        Task<(int, int, int, int, int)> ZietAsync(Guid wie, Rol rol, Organisatie organisatie) => app.AlsAsync(wie, rol, organisatie, async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            return (await db.Dossiers.CountAsync(d => d.Id == dossier.Id), await db.Vrijstellingen.CountAsync(v => v.Id == id), await db.Beoordelaars.CountAsync(b => b.VrijstellingId == id),
                await db.Oordelen.CountAsync(o => o.VrijstellingId == id), await db.Ketens.CountAsync(k => k.VrijstellingId == id));
        });

        // dossier, request, reviewers, judgements, chain. Before the round has its outcome only its author sees a judgement.
        Assert.Equal((0, 1, 1, 1, 0), await ZietAsync(een, Rol.SwvBeoordelaar, app.Regio.SwvVo));
        Assert.Equal((0, 1, 1, 0, 0), await ZietAsync(twee, Rol.SwvBeoordelaar, app.Regio.SwvVo));
        Assert.Equal((0, 0, 0, 0, 0), await ZietAsync(ander, Rol.SwvBeoordelaar, app.Regio.SwvVo));
        var (zaak, aanvraag, _, oordelen, _) = await ZietAsync(leider, Rol.TeamleiderSwv, app.Regio.SwvVo);
        Assert.Equal((1, 1, 0), (zaak, aanvraag, oordelen));
        Assert.Equal(0, (await ZietAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).Item4);
        // In another function the reviewer sees no more.
        Assert.Equal(0, (await ZietAsync(twee, Rol.TeamleiderSwv, app.Regio.SwvVo)).Item4);
        Assert.Equal(0, (await ZietAsync(twee, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).Item4);
        Assert.Equal((0, 0, 0, 0, 0), await ZietAsync(ander, Rol.Leerplichtambtenaar, app.Regio.Heiloo));
        Assert.Equal((0, 0, 0), await ZietAsync(ander, Rol.SwvConsulent, app.Regio.SwvVo) is var (_, _, b, o, k) ? (b, o, k) : default);

        // The core through the vault, for this request and no other dossier.
        await app.AlsAsync(een, Rol.SwvBeoordelaar, app.Regio.SwvVo, async s =>
        {
            var vault = s.GetRequiredService<Vault>();
            var open = (await vault.RevealAsync([dossier.Id], Inzien, default, metBsn: true))[dossier.Id];
            Assert.Equal((Zichtniveau.Kern, null, null), (open.Niveau, open.Identiteit!.Bsn, open.Identiteit.Postcode));
            var vreemd = await app.ThuiszitterAsync();
            await Assert.ThrowsAsync<OutOfScopeException>(() => vault.RevealAsync([vreemd.Id], Inzien, default));
            return 0;
        });

        await GedaanAsync(app.OordeelAsync(id, twee, Oordeelkeuze.Tenzij));
        Assert.Equal(2, (await ZietAsync(leider, Rol.TeamleiderSwv, app.Regio.SwvVo)).Item4);
        Assert.Equal(2, (await ZietAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar)).Item4);
        await GedaanAsync(app.VerklaringAsync(ambtenaar, id));
        await GedaanAsync(app.DoeAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, id, VrijstellingGebeurtenis.Vastgesteld));
        Assert.Equal((0, 0, 0, 0, 0), await ZietAsync(een, Rol.SwvBeoordelaar, app.Regio.SwvVo));
    }

    static readonly Thuiszitters.Web.Platform.ProcessingLog.Doel Inzien = Thuiszitters.Web.Platform.ProcessingLog.Doel.Vrijstelling;

    [Fact]
    public async Task Scopes_OfPages_WriteNoReviewerOrJudgement()
    {
        var app = await apps.SqliteAsync();
        var ambtenaar = await app.PersoonAsync((Rol.Leerplichtambtenaar, app.Regio.Alkmaar));
        var dossier = await app.ThuiszitterAsync();
        var id = await app.RegistreerAsync(ambtenaar, dossier);
        await app.AlsAsync(ambtenaar, Rol.Leerplichtambtenaar, app.Regio.Alkmaar, async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Begin(ActKind.BeoordelaarToegewezen, new(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
            db.Add(new Beoordelaar
            {
                DossierId = dossier.Id, VrijstellingId = id, Plaats = 1, GebruikerId = Guid.CreateVersion7(), OrganisatieId = app.Regio.SwvVo.Id, ToegewezenDoorId = ambtenaar, ToegewezenOp = TestApp.Vandaag,
            });
            await Assert.ThrowsAsync<OutOfScopeException>(() => db.SaveChangesAsync());
            return 0;
        });
    }

    [Fact]
    public void Letters_SayWhatIsMissing_AndOnWhatTheJudgementRests()
    {
        var v = new Vrijstelling
        {
            DossierId = Guid.CreateVersion7(), SwvId = Guid.CreateVersion7(), Grond = VrijstellingGrond.Artikel5OnderA, Schooljaar = 2026, Herhaald = false, Kennisgever = Kennisgever.Ander,
            OntvangenOp = TestApp.Vandaag, RegistreerderId = Guid.CreateVersion7(), Toestand = VrijstellingToestand.AanvullenVerklaring, HerstelVoor = new(2026, 12, 4),
        };
        var ontbreekt = Vrijstellingbrief.Waarden(v, new Dictionary<Vormtoetsitem, bool> { [Vormtoetsitem.Aanwezig] = true, [Vormtoetsitem.Deskundig] = true, [Vormtoetsitem.Aangewezen] = true, [Vormtoetsitem.NietBehandelend] = true }, null, null);
        Assert.Equal(("- De verklaring mag niet ouder zijn dan drie maanden.", "4 december 2026"), (ontbreekt["ontbreekt"], ontbreekt["voor"]));
        Assert.Contains(Vrijstellingbrief.Voorvoegsel + "ontbreekt", Vrijstellingbrief.Passend(v, metGrondslag: true));

        (v.Toestand, v.Begin, v.Einde) = (VrijstellingToestand.VanKrachtOndanksOordeel, new(2026, 12, 10), new(2027, 8, 1));
        var uitkomst = Vrijstellingbrief.Waarden(v, new Dictionary<Vormtoetsitem, bool>(), Vrijstellinggrondslag.RegionaleAfspraak, new(2025, 9, 1));
        Assert.Equal("een afspraak in onze regio vanaf 1 september 2025", uitkomst["grondslag"]);
        Assert.Contains("10 december 2026 tot 1 augustus 2027", uitkomst["uitkomst"], StringComparison.Ordinal);
        Assert.Contains("van rechtswege", uitkomst["uitkomst"], StringComparison.Ordinal);
        // Without the day of the basis nobody tells an outcome; and what the judgement was is told when the statement is asked.
        Assert.DoesNotContain(Vrijstellingbrief.Voorvoegsel + "uitkomst", Vrijstellingbrief.Passend(v, metGrondslag: false));
        (v.Toestand, v.Uitslag, v.VerklaringVoor) = (VrijstellingToestand.GeenOordeel, VrijstellingToestand.GeenOordeel, new(2027, 1, 15));
        Assert.Contains(Vrijstellingbrief.Voorvoegsel + "verklaring", Vrijstellingbrief.Passend(v, metGrondslag: false));
        var verklaring = Vrijstellingbrief.Waarden(v, new Dictionary<Vormtoetsitem, bool>(), null, null);
        Assert.Equal("15 januari 2027", verklaring["voor"]);
        Assert.Contains("niet op tijd een oordeel", verklaring["oordeel"], StringComparison.Ordinal);
    }
}
