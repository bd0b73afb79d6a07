// What: whom mail reaches, over role × organisation × moment: whoever gets the number of a case in a mail can open that case at that moment, and
// whoever lost a case or a function gets it no more. Source: rules.md R7, R8.

using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Signalen;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Signalen;

public sealed partial class SignaalmatrixTests : IAsyncLifetime
{
    // First days of absence that give each line of the clock on 1 December 2026.
    static readonly DateOnly[] Lijnen = [new(2026, 10, 15), new(2026, 9, 25), new(2026, 9, 10), new(2026, 8, 15)];
    static readonly DateOnly December = new(2026, 12, 1), Januari = new(2027, 1, 4);

    readonly SignaalApp app = new();

    public Task InitializeAsync() => app.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Mail_OverRolesOrganisationsAndMoments_HoldsOnlyCasesThatItsReaderCanOpenThen()
    {
        var r = app.Regio;
        (Rol Rol, Organisatie Organisatie)[] plaatsen =
        [
            .. new[] { r.Alkmaar, r.Heiloo }.SelectMany(g => new[] { Rol.Leerplichtambtenaar, Rol.LeerplichtBoa, Rol.TeamleiderLeerplicht, Rol.PrivacyOfficer }.Select(rol => (rol, g))),
            .. new[] { r.SwvPo, r.SwvVo }.SelectMany(s => new[] { Rol.SwvConsulent, Rol.TeamleiderSwv, Rol.SwvBeoordelaar }.Select(rol => (rol, s))),
            (Rol.Doorzettingsmacht, r.Regio), (Rol.FunctioneelBeheerder, r.Regio), (Rol.RegioAnalist, r.Regio), (Rol.Schoolmelder, r.College),
        ];
        var mensen = new Dictionary<(Rol, Guid), (Guid Id, string Email)>();
        foreach (var (rol, organisatie) in plaatsen)
            mensen[(rol, organisatie.Id)] = await app.PersoonAsync(rol, organisatie);
        var dossiers = new List<Dossier>();
        foreach (var gemeente in new[] { r.Alkmaar, r.Heiloo })
        {
            foreach (var (sinds, i) in Lijnen.Select((l, i) => (l, i)))
                dossiers.Add(await r.DossierAsync(
                    app.Services, gemeente, SignaalApp.Kanarie with { Geboren = i % 2 == 0 ? new(2012, 3, 14) : new(2019, 3, 14), Bsn = $"90000{dossiers.Count:0000}" }, Verzuimsoort.AbsoluutVerzuim, sinds,
                    behandelaar: i == 3 ? null : mensen[(i == 1 ? Rol.LeerplichtBoa : Rol.Leerplichtambtenaar, gemeente.Id)].Id));
            dossiers.Add(await r.DossierAsync(
                app.Services, gemeente, SignaalApp.Kanarie with { Bsn = $"90000{dossiers.Count:0000}" }, Verzuimsoort.Ziek, new(2026, 11, 16), behandelaar: mensen[(Rol.Leerplichtambtenaar, gemeente.Id)].Id));
        }

        await using (var db = app.Db())
        {
            var (po, vo) = (mensen[(Rol.SwvConsulent, r.SwvPo.Id)].Id, mensen[(Rol.SwvConsulent, r.SwvVo.Id)].Id);
            await db.Dossiers.Where(d => d.SwvId == r.SwvPo.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.SwvConsulentId, po));
            await db.Dossiers.Where(d => d.SwvId == r.SwvVo.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.SwvConsulentId, vo));
        }

        await app.TelAsync(MaandMail.Name, December);
        await app.TelAsync(PactMelding.Name, December);
        var eerste = await LeesAsync([]);
        Assert.All(dossiers, d => Assert.Contains(eerste, m => m.Nummers.Contains(d.Nummer)));
        await ControleerAsync(plaatsen, mensen, eerste, December);

        // One case moved to the other gemeente without its owner being taken off, one changed of SWV, one was closed; one function ended.
        var (verhuisd, ander, gesloten) = (dossiers[0], dossiers[2], dossiers[3]);
        await using (var db = app.Db())
        {
            await db.Dossiers.Where(d => d.Id == verhuisd.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.GemeenteId, r.Heiloo.Id));
            await db.Dossiers.Where(d => d.Id == ander.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.SwvId, r.SwvPo.Id));
            await db.Dossiers.Where(d => d.Id == gesloten.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.GeslotenOp, December));
            db.Begin(ActKind.AccountGewijzigd, app.Time.GetUtcNow().UtcDateTime);
            var leider = mensen[(Rol.TeamleiderLeerplicht, r.Heiloo.Id)].Id;
            (await db.Aanstellingen.SingleAsync(a => a.GebruikerId == leider)).Tot = new(2026, 12, 15);
            await db.SaveChangesAsync();
        }

        await app.TelAsync(MaandMail.Name, Januari);
        await app.TelAsync(PactMelding.Name, Januari);
        var tweede = await LeesAsync(eerste.Select(m => m.Id));
        Assert.Contains(tweede, m => m.Nummers.Contains(verhuisd.Nummer));
        Assert.DoesNotContain(tweede, m => m.Nummers.Contains(gesloten.Nummer));
        Assert.DoesNotContain(tweede, m => m.Aan == mensen[(Rol.TeamleiderLeerplicht, r.Heiloo.Id)].Email);
        await ControleerAsync(plaatsen, mensen, tweede, Januari);
    }

    sealed record Post(Guid Id, string Aan, IReadOnlySet<string> Nummers);

    async Task<List<Post>> LeesAsync(IEnumerable<Guid> al)
    {
        var gelezen = al.ToHashSet();
        return [.. (await app.OutboxAsync()).Where(m => !gelezen.Contains(m.Id)).Select(m => new Post(m.Id, m.Aan, Nummer().Matches(m.Onderwerp + m.Tekst + m.Html).Select(n => n.Value).ToHashSet()))];
    }

    /// <summary>Each reader opens each case of their mail in that function on that day.</summary>
    async Task ControleerAsync((Rol Rol, Organisatie Organisatie)[] plaatsen, Dictionary<(Rol, Guid), (Guid Id, string Email)> mensen, List<Post> post, DateOnly dag)
    {
        app.Time.MoveTo(dag);
        var geopend = 0;
        foreach (var (rol, organisatie) in plaatsen)
        {
            var nummers = post.Where(m => m.Aan == mensen[(rol, organisatie.Id)].Email).SelectMany(m => m.Nummers).Distinct().ToList();
            // Who neither handles nor decides gets no case; an administrator hears of functions that nobody has, without a number.
            if (rol is Rol.PrivacyOfficer or Rol.RegioAnalist or Rol.Schoolmelder or Rol.FunctioneelBeheerder or Rol.SwvBeoordelaar)
                Assert.Empty(nummers);
            if (nummers.Count == 0)
                continue;
            var browser = await app.AlsAsync(rol, organisatie);
            foreach (var nummer in nummers)
            {
                using var antwoord = await browser.Client.GetAsync(new Uri($"/dossiers/{nummer}", UriKind.Relative));
                Assert.True(antwoord.StatusCode == HttpStatusCode.OK, $"{rol} of {organisatie.Code} got {nummer} in a mail and cannot open it: {antwoord.StatusCode}.");
                geopend++;
            }
        }

        Assert.True(geopend > 20, $"Only {geopend} cases were opened.");
    }

    [GeneratedRegex("[0-9]{4}-[0-9]{6}", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Nummer();
}
