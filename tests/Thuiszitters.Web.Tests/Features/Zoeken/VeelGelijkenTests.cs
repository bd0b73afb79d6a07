// What: more children alike than a search opens: it says so, and offers no new dossier for who may have one. Source: ADR 6.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.ProcessingLog;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Zoeken;

/// <summary>201 children with one surname and one birth date, and one of that day with another name, found last.</summary>
public sealed class VeelGelijkenApp : TestApp, IAsyncLifetime
{
    public static readonly DateOnly Geboren = new(2013, 5, 6);
    public const string Bekend = "Zuiderveldt", BegintZo = "Janvier";

    public async Task InitializeAsync()
    {
        await StartAsync();
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var personen = Enumerable.Range(0, 203).Select(i => (
            new Dossier { Nummer = $"2026-8{i:00000}", RegioId = Regio.Regio.Id, GemeenteId = Regio.Alkmaar.Id, SwvId = Regio.SwvVo.Id, Sector = Sector.Vo, GeboorteMaand = new(2013, 5, 1), Pc4 = 1815, GeopendOp = Vandaag, Status = DossierStatus.Gemeld },
            new Identiteit { Voornamen = $"Kind{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}", Achternaam = i == 201 ? Bekend : i == 202 ? BegintZo : "Jansen", Geboren = Geboren, Postcode = "1815AB" })).ToList();
        var verzegeld = await scope.ServiceProvider.GetRequiredService<Vault>().SealAsync(personen, default);
        await using var db = Db();
        db.Begin(ActKind.VoorbeeldregioGemaakt, Time.GetUtcNow().UtcDateTime);
        db.AddRange(personen.Select(p => p.Item1));
        foreach (var persoon in verzegeld)
        {
            db.Add(persoon.Identiteit);
            db.AddRange(persoon.Index);
        }

        await db.SaveChangesAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
}

public sealed class VeelGelijkenTests(VeelGelijkenApp app) : IClassFixture<VeelGelijkenApp>
{
    static Dictionary<string, string?> Nieuw(string voornaam, string achternaam, string? bsn = null) => new(StringComparer.Ordinal)
    {
        ["Input.Voornamen"] = voornaam, ["Input.Achternaam"] = achternaam, ["Input.Geboren"] = "6-5-2013", ["Input.Bsn"] = bsn, ["Input.Postcode"] = "1815AB",
        ["Input.Soort"] = "Lrv", ["Input.EersteDag"] = "1-10-2026",
    };

    [Theory]
    [InlineData("Jansen")]
    [InlineData("Onbekend Jansen")]
    public async Task Search_ByAFrequentName_SaysThatNotAllWereLookedAtAndOffersNoNewDossier(string term)
    {
        using var response = await (await app.AmbtenaarAsync()).PostFormAsync("/zoeken", new() { ["Zoekterm"] = term }, "main form");
        var main = (await Browser.ReadAsync(response)).QuerySelector("main")!;

        Assert.Contains("Er lijken te veel jongeren op wat u zoekt.", main.TextContent, StringComparison.Ordinal);
        Assert.Contains("geboortedatum", main.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Niemand gevonden", main.TextContent, StringComparison.Ordinal);
        Assert.Null(main.QuerySelector("a[href='/dossiers/nieuw']"));
    }

    [Fact]
    public async Task Search_ByARareName_SaysNothingOfTheKind()
    {
        using var response = await (await app.AmbtenaarAsync()).PostFormAsync("/zoeken", new() { ["Zoekterm"] = VeelGelijkenApp.Bekend }, "main form");
        var main = (await Browser.ReadAsync(response)).QuerySelector("main")!;

        Assert.Single(main.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("te veel", main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_OfANameThatBeginsAsManyDo_FindsItAndOpensNobodyElse()
    {
        using var response = await (await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar)).PostFormAsync("/zoeken", new() { ["Zoekterm"] = VeelGelijkenApp.BegintZo }, "main form");
        var main = (await Browser.ReadAsync(response)).QuerySelector("main")!;

        Assert.Single(main.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("te veel", main.TextContent, StringComparison.Ordinal);
        var ik = (await app.Regio.AanstellingAsync(app.Services, Rol.LeerplichtBoa, app.Regio.Alkmaar)).GebruikerId;
        await using var db = app.Db();
        Assert.Equal(1, await db.Set<Inzage>().CountAsync(i => i.GebruikerId == ik));
    }

    [Fact]
    public async Task NewDossier_OfAChildBornOnABusyDay_FindsTheOneThatSoundsAlike()
    {
        using var response = await (await app.AmbtenaarAsync()).PostFormAsync("/dossiers/nieuw", Nieuw("Noor", "Zuiderveld"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var lijst = Assert.Single((await Browser.ReadAsync(response)).QuerySelectorAll("section[aria-labelledby=kop-bekend] li"));
        Assert.Contains(VeelGelijkenApp.Bekend, lijst.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewDossier_WhenTooManyAreAlike_IsNotOfferedWithoutABsn()
    {
        var velden = Nieuw("Onbekend", "Jansen");
        velden["Input.AnderKind"] = "true";
        using var response = await (await app.AmbtenaarAsync()).PostFormAsync("/dossiers/nieuw", velden);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await Browser.ReadAsync(response);
        Assert.Contains("Er lijken te veel jongeren op deze jongere.", Proef.Fout(page, "Input.Achternaam"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[name='Input.AnderKind']"));

        velden["Input.Bsn"] = Proef.Bsn();
        using var metBsn = await (await app.AmbtenaarAsync()).PostFormAsync("/dossiers/nieuw", velden);
        Assert.Equal(HttpStatusCode.Redirect, metBsn.StatusCode);
    }
}
