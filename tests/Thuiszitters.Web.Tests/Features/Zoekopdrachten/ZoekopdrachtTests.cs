// What: a filter is kept under a name, for oneself or the team, counted in the navigation, chosen as a start, and never a name of a jongere.
// Source: ADR 26.

using System.Net;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Tests.Features.Zoekopdrachten;

public sealed class ZoekopdrachtTests(Apps apps) : IClassFixture<Apps>
{
    const string Nieuw = "/zoekopdrachten/nieuw?status=Thuiszitter&behandelaar=geen";

    static async Task<string> MaakAsync(Browser browser, string naam, bool team = false, bool start = false)
    {
        using var post = await browser.PostFormAsync(Nieuw, new() { ["Input.Naam"] = naam, ["Input.VanTeam"] = team ? "true" : "false", ["Input.IsStart"] = start ? "true" : "false" });
        Assert.True(post.StatusCode == HttpStatusCode.Redirect, $"keeping gave {(int)post.StatusCode}");
        return post.Headers.Location!.OriginalString;
    }

    static async Task<string> MenuAsync(Browser browser) => (await browser.PageAsync("/functie")).QuerySelector("nav.tz-zij")!.TextContent;

    [Fact]
    public async Task Kept_StandsInTheNavigationWithItsCount()
    {
        var app = await apps.SqliteAsync();
        await app.ThuiszitterAsync();
        var browser = await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar);
        Assert.Contains("/zoekopdrachten/nieuw?status=Thuiszitter", (await browser.PageAsync("/dossiers?status=Thuiszitter")).QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        var url = await MaakAsync(browser, "Eigen lijst");
        Assert.Equal("/dossiers?status=Thuiszitter&behandelaar=geen", url);
        var lijst = await browser.PageAsync(url);
        var item = lijst.QuerySelector($"nav.tz-zij a[href='{url}']")!;
        var aantal = item.QuerySelector(".tz-aantal")!.FirstChild!.TextContent;
        Assert.Contains($"{aantal} dossier", lijst.QuerySelector("main p[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual("0", aantal);
        // Only for who keeps it.
        Assert.DoesNotContain("Eigen lijst", await MenuAsync(await app.AmbtenaarAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfTheTeam_IsSeenByColleaguesAndChangedByItsOwnerOnly()
    {
        var app = await apps.SqliteAsync();
        var (ik, collega, ander) = (await app.AlsAsync(Rol.TeamleiderLeerplicht, app.Regio.Alkmaar), await app.AmbtenaarAsync(), await app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Heiloo));
        await MaakAsync(ik, "Voor het team", team: true);
        Assert.Contains("Voor het team", await MenuAsync(collega), StringComparison.Ordinal);
        Assert.DoesNotContain("Voor het team", await MenuAsync(ander), StringComparison.Ordinal);
        Guid id;
        await using (var db = app.Db())
            id = await db.Set<Zoekopdracht>().Where(z => z.Naam == "Voor het team").Select(z => z.Id).SingleAsync();
        foreach (var browser in new[] { collega, ander })
        {
            using var get = await browser.GetAsync($"/zoekopdrachten/{id}");
            Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        }
    }

    [Fact]
    public async Task Renamed_StartedWith_AndRemoved()
    {
        var app = await apps.SqliteAsync();
        var browser = await app.AlsAsync(Rol.LeerplichtBoa, app.Regio.Alkmaar);
        await MaakAsync(browser, "Eerste", start: true);
        using (var start = await browser.GetAsync("/"))
            Assert.Equal("/dossiers?status=Thuiszitter&behandelaar=geen", start.Headers.Location!.OriginalString);
        await using var db = app.Db();
        var id = await db.Set<Zoekopdracht>().Where(z => z.Naam == "Eerste").Select(z => z.Id).SingleAsync();
        var oud = await browser.PageAsync($"/zoekopdrachten/{id}");
        using (var post = await browser.PostFormAsync($"/zoekopdrachten/{id}", new() { ["Input.Naam"] = "Tweede", ["Input.IsStart"] = "false" }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        using (var start = await browser.GetAsync("/"))
            Assert.Equal("/werkvoorraad", start.Headers.Location!.OriginalString);
        using (var laat = await browser.PostFormAsync(oud, $"/zoekopdrachten/{id}", new() { ["Input.Naam"] = "Derde", ["Input.ActId"] = Guid.CreateVersion7().ToString() }))
        {
            Assert.Equal(HttpStatusCode.Conflict, laat.StatusCode);
            Assert.Contains("Tweede", (await Browser.ReadAsync(laat)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        var weg = await browser.PageAsync($"/zoekopdrachten/{id}");
        weg.QuerySelector("main form")!.SetAttribute("action", $"/zoekopdrachten/{id}?handler=Verwijderen");
        for (var i = 0; i < 2; i++)
        {
            using var post = await browser.PostFormAsync(weg, "", []);
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        }

        Assert.False(await db.Set<Zoekopdracht>().AnyAsync(z => z.Id == id));
    }

    [Theory]
    [InlineData("", "Geef de zoekopdracht een naam.")]
    [InlineData("Dit is een naam die veel te lang is voor het menu", "Maak de naam korter dan 41 tekens.")]
    [InlineData("Kind van 2-2-2010", "Zet geen naam")]
    [InlineData("900000012", "Zet geen naam")]
    [InlineData("*", "Zet geen naam")]
    public async Task InvalidName_SaysWhatIsWrongAtItsField(string naam, string bericht)
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie();
        await app.ThuiszitterAsync(wie);
        var browser = await app.AmbtenaarAsync();
        using var post = await browser.PostFormAsync(Nieuw, new() { ["Input.Naam"] = naam == "*" ? "Lijst " + wie.Achternaam : naam });
        Assert.Equal(HttpStatusCode.OK, post.StatusCode);
        Assert.StartsWith(bericht, Proef.Fout(await Browser.ReadAsync(post), "Input.Naam"), StringComparison.Ordinal);
        await using var db = app.Db();
        Assert.False(await db.Set<Zoekopdracht>().AnyAsync(z => z.Naam.Contains(wie.Achternaam)));
    }

    [Fact]
    public async Task Unreadable_IsPassedOver_AndASchoolKeepsNoneForATeam()
    {
        var app = await apps.SqliteAsync();
        var (_, id, _) = await app.Regio.AanstellingAsync(app.Services, Rol.Schoolmelder, app.Regio.Basisschool);
        await using (var db = app.Db())
        {
            db.Begin(ActKind.ZoekopdrachtBewaard, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc));
            db.Add(new Zoekopdracht { OrganisatieId = app.Regio.Basisschool.Id, EigenaarId = id, Naam = "Van vroeger", VanTeam = false, Filter = "{\"Status\":\"Vergaan\"}" });
            await db.SaveChangesAsync();
        }

        var browser = await app.AlsAsync(Rol.Schoolmelder, app.Regio.Basisschool);
        var page = await browser.PageAsync(Nieuw);
        Assert.DoesNotContain(page.QuerySelectorAll("nav a"), a => a.TextContent.Contains("Van vroeger", StringComparison.Ordinal));
        Assert.Null(page.QuerySelector("[name='Input.VanTeam']"));
        using (var post = await browser.PostFormAsync(Nieuw, new() { ["Input.Naam"] = "Onze lijst", ["Input.VanTeam"] = "true" }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        await using var na = app.Db();
        Assert.False((await na.Set<Zoekopdracht>().SingleAsync(z => z.Naam == "Onze lijst")).VanTeam);
    }

    [Fact]
    public async Task WhatTheListDoesNotKnow_IsNotKept()
    {
        var app = await apps.SqliteAsync();
        var browser = await app.ConsulentAsync();
        using (var post = await browser.PostFormAsync("/zoekopdrachten/nieuw?status=Dreigend&sorteer=Noor+Proefkind&behandelaar=Noor", new() { ["Input.Naam"] = "Schoon" }))
            Assert.Equal(HttpStatusCode.Redirect, post.StatusCode);
        await using var db = app.Db();
        Assert.DoesNotContain("Noor", await db.Set<Zoekopdracht>().Where(z => z.Naam == "Schoon").Select(z => z.Filter).SingleAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithASlip_FindsAndSaysWhy()
    {
        var app = await apps.SqliteAsync();
        var wie = Proef.Wie("Bartelsman");
        var dossier = await app.ThuiszitterAsync(wie);
        var browser = await app.AmbtenaarAsync();
        Assert.Contains("Zo zoekt u", (await browser.PageAsync("/zoeken")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var (term, uitleg) in new[] { ("Bartelsmann", "klinkt hetzelfde"), ("Bartlesman", "bijna hetzelfde geschreven"), ("Barelsman", "bijna hetzelfde geschreven"), ("Bartelsman", null) })
        {
            using var post = await browser.PostFormAsync("/zoeken", new() { ["Zoekterm"] = term });
            var blad = await Browser.ReadAsync(post);
            Assert.True(blad.QuerySelector($"a[href='/dossiers/{dossier.Nummer}']") is not null, term);
            if (uitleg is null)
                Assert.DoesNotContain("Niet precies wat u typte", blad.Body!.TextContent, StringComparison.Ordinal);
            else
                Assert.Contains(uitleg, blad.Body!.TextContent, StringComparison.Ordinal);
        }

        using var niet = await browser.PostFormAsync("/zoeken", new() { ["Zoekterm"] = "Barneveld" });
        Assert.Null((await Browser.ReadAsync(niet)).QuerySelector($"a[href='/dossiers/{dossier.Nummer}']"));
    }
}
