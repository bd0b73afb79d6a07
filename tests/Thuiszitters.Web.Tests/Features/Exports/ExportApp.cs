using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Exports;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests.Features.Exports;

/// <summary>The program with 130 children with a clock in the region, some of them alone in what they are, and a second region beside it.</summary>
public sealed class ExportApp : TestApp, IAsyncLifetime
{
    static readonly Guid Ander = Guid.CreateVersion7();

    /// <summary>Every name, BSN and birth date of the region, in the ways they are written.</summary>
    public List<string> Persoonlijk { get; } = [];

    public async Task InitializeAsync()
    {
        await StartAsync();
        await using (var db = Db())
        {
            db.Begin(ActKind.OrganisatieAangemaakt, Services.GetRequiredService<Clock>().UtcNow);
            db.Add(new Organisatie { Id = Ander, Soort = OrganisatieSoort.Regio, Code = "ANDERS", Naam = "Andere regio", RegioId = Ander });
            await db.SaveChangesAsync();
        }

        await ZaaiAsync();
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    /// <summary>The other region as it stands in the database.</summary>
    public async Task<Organisatie> AndereRegioAsync()
    {
        await using var db = Db();
        return await db.Organisaties.SingleAsync(o => o.Id == Ander);
    }

    /// <summary>Asks for an export in the browser of an analyst and returns its id.</summary>
    public static async Task<Guid> VraagAanAsync(Browser analist, string ontvanger = "Onderzoeksbureau Proef", int schooljaar = 2026, int bewaardagen = 90)
    {
        using var voorbeeld = await analist.PostFormAsync("/exports/nieuw", Aanvraag(ontvanger, schooljaar, bewaardagen));
        Assert.Equal(HttpStatusCode.OK, voorbeeld.StatusCode);
        using var ingediend = await analist.PostFormAsync(await Browser.ReadAsync(voorbeeld), "/exports/nieuw", [], "main form[action$=Indienen]");
        Assert.Equal(HttpStatusCode.Redirect, ingediend.StatusCode);
        return Guid.Parse(ingediend.Headers.Location!.ToString().Split('/')[^1]);
    }

    public static Dictionary<string, string?> Aanvraag(string ontvanger = "Onderzoeksbureau Proef", int schooljaar = 2026, int bewaardagen = 90) => new()
    {
        ["Input.Doel"] = "Zien hoe lang jongeren in de regio thuis zitten", ["Input.Ontvanger"] = ontvanger,
        ["Input.Soort"] = nameof(Ontvangersoort.Onderzoeksinstelling), ["Input.Grond"] = nameof(Exportgrond.Onderzoek),
        ["Input.Schooljaar"] = schooljaar.ToString(CultureInfo.InvariantCulture), ["Input.Bewaardagen"] = bewaardagen.ToString(CultureInfo.InvariantCulture),
    };

    public static Task<HttpResponseMessage> BesluitAsync(Browser officer, Guid id, Besluit besluit = Besluit.Goedkeuren, string? reden = null) =>
        officer.PostFormAsync($"/exports/{id}", new() { ["Input.Besluit"] = besluit.ToString(), ["Input.Reden"] = reden }, "#besluit");

    /// <summary>Posts what no form on the page offers, with the antiforgery token of the page.</summary>
    public static Task<HttpResponseMessage> PostAsync(Browser browser, IHtmlDocument pagina, string url, Dictionary<string, string?> velden) =>
        browser.Client.PostAsync(url, new FormUrlEncodedContent(
            [.. velden, new("__RequestVerificationToken", pagina.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"))]));

    public static async Task<byte[]> HaalOpAsync(Browser analist, Guid id, string formulier = "#bestand")
    {
        using var response = await analist.PostFormAsync($"/exports/{id}", [], formulier);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    async Task ZaaiAsync()
    {
        var clock = Services.GetRequiredService<Clock>();
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        var personen = Enumerable.Range(0, 130).Select(Persoon).ToList();
        var verzegeld = await scope.ServiceProvider.GetRequiredService<Vault>().SealAsync(personen, default);
        await using var db = Db();
        db.Begin(ActKind.VoorbeeldregioGemaakt, clock.UtcNow);
        foreach (var ((dossier, wie), persoon) in personen.Zip(verzegeld))
        {
            Dossierstand.Herbereken(dossier, dossier.Verzuim, [], [], Regioregels.Van(Vakantieregio.Noord), clock.Today);
            db.Add(dossier);
            db.Add(persoon.Identiteit);
            db.AddRange(persoon.Index);
            Persoonlijk.AddRange(
            [
                wie.Achternaam, wie.Bsn!, dossier.Nummer, dossier.Id.ToString(), NlDatum.Kort(wie.Geboren), NlDatum.Lang(wie.Geboren),
                wie.Geboren.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), wie.Geboren.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            ]);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Most alike in big groups; every twelfth alone by a start of its own; every tenth in Heiloo.</summary>
    (Dossier, Identiteit) Persoon(int i)
    {
        var jong = i % 3 == 0;
        var geboren = jong ? new DateOnly(2017, 1 + (i % 12), 1 + (i % 28)) : new DateOnly(2011, 1 + (i % 12), 1 + (i % 28));
        var start = i % 12 == 0 ? new DateOnly(2024, 9, 1).AddDays(i * 5) : i % 2 == 0 ? new DateOnly(2026, 9, 7) : new DateOnly(2026, 6, 1);
        var heiloo = i % 10 == 0;
        var dossier = new Dossier
        {
            Nummer = $"2026-9{i:00000}", RegioId = Regio.Regio.Id, GemeenteId = heiloo ? Regio.Heiloo.Id : Regio.Alkmaar.Id,
            SwvId = jong ? Regio.SwvPo.Id : Regio.SwvVo.Id, Sector = jong ? Sector.Po : Sector.Vo, GeboorteMaand = new DateOnly(geboren.Year, geboren.Month, 1),
            Geslacht = i % 4 == 0 ? Geslacht.Vrouw : Geslacht.Man, Pc4 = heiloo ? 1851 : 1815, GeopendOp = Vandaag,
        };
        dossier.Verzuim.Add(new Verzuimmelding
        {
            DossierId = dossier.Id, Soort = i % 5 == 0 ? Verzuimsoort.AbsoluutVerzuim : Verzuimsoort.Lrv, EersteDag = start, Bron = MeldingBron.Handmatig, OntvangenOp = Vandaag,
        });
        return (dossier, new Identiteit { Voornamen = "Kind", Achternaam = $"Proefpersoon{i:000}", Geboren = geboren, Bsn = $"9{i:00000000}" });
    }
}
