using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Tests;

/// <summary>What many tests of rooms need: an invented jongere, a dossier, its acts, and every door of the program.</summary>
static class Proef
{
    static int teller;

    /// <summary>An invented jongere of 13 with a surname of their own, so that tests on one database do not find each other's.</summary>
    public static Identiteit Wie(string? achternaam = null, DateOnly? geboren = null, string? bsn = null, string? tussenvoegsel = null) => new()
    {
        Voornamen = "Noor", Tussenvoegsel = tussenvoegsel, Achternaam = achternaam ?? "Proefkind" + Letters(Interlocked.Increment(ref teller)),
        Geboren = geboren ?? new DateOnly(2013, 3, 14), Bsn = bsn ?? Bsn(), Postcode = "1815AB",
    };

    /// <summary>A new invented BSN that begins with 9 and passes the 11-proef.</summary>
    public static string Bsn()
    {
        while (true)
        {
            var acht = (90_000_000 + (Interlocked.Increment(ref teller) * 7)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var rest = acht.Select((c, i) => (c - '0') * (9 - i)).Sum() % 11;
            if (rest < 10)
                return acht + rest;
        }
    }

    /// <summary>Long absence from 1 October: a thuiszitter, whose clock runs and whom the SWV sees too.</summary>
    public static Task<Dossier> ThuiszitterAsync(this TestApp app, Identiteit? wie = null, Organisatie? gemeente = null, Organisatie? school = null) =>
        app.Regio.DossierAsync(app.Services, gemeente ?? app.Regio.Alkmaar, wie ?? Wie(), Verzuimsoort.Lrv, new DateOnly(2026, 10, 1), school ?? app.Regio.College);

    public static Task<Browser> AmbtenaarAsync(this TestApp app) => app.AlsAsync(Rol.Leerplichtambtenaar, app.Regio.Alkmaar);

    public static Task<Browser> ConsulentAsync(this TestApp app) => app.AlsAsync(Rol.SwvConsulent, app.Regio.SwvVo);

    /// <summary>Acts on this dossier, but for its opening by the test itself.</summary>
    public static async Task<List<Act>> ActsAsync(this TestApp app, Guid dossier)
    {
        await using var db = app.Db();
        return await db.Acts.AsNoTracking().Where(a => a.DossierId == dossier && a.ActorId != null).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync();
    }

    public static async Task<Dossier> LeesAsync(this TestApp app, Guid dossier)
    {
        await using var db = app.Db();
        return await db.Dossiers.AsNoTracking().Include(d => d.Verzuim).Include(d => d.Arrangementen).AsSplitQuery().SingleAsync(d => d.Id == dossier);
    }

    /// <summary>The reports of this dossier are taken up, so that they do not wait for anybody.</summary>
    public static async Task PakOpAsync(this TestApp app, Guid dossier)
    {
        await using var db = app.Db();
        db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier);
        foreach (var melding in await db.Verzuimmeldingen.Where(v => v.DossierId == dossier).ToListAsync())
            melding.PakOp(TestApp.Vandaag, Guid.CreateVersion7());
        await db.SaveChangesAsync();
    }

    public static async Task SluitAsync(this TestApp app, Guid dossier)
    {
        await using var db = app.Db();
        db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier);
        (await db.Dossiers.SingleAsync(d => d.Id == dossier)).GeslotenOp = TestApp.Vandaag;
        await db.SaveChangesAsync();
    }

    /// <summary>A text sealed under the key of this dossier, as a page would.</summary>
    public static async Task<byte[]> VerzegelAsync(this TestApp app, Guid dossier, string plaats, Guid rij, string tekst)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        return (await scope.ServiceProvider.GetRequiredService<Vault>().SealTextAsync(dossier, plaats, rij, tekst, default))!;
    }

    /// <summary>Luxury absence of two days in September, over and done with: nothing is open and no clock runs.</summary>
    public static async Task<Dossier> AfgerondAsync(this TestApp app, Organisatie? gemeente = null)
    {
        var dossier = await app.Regio.DossierAsync(app.Services, gemeente ?? app.Regio.Alkmaar, Wie(), Verzuimsoort.Luxe, new DateOnly(2026, 9, 14), app.Regio.College);
        await using var db = app.Db();
        db.Begin(ActKind.StandHerrekend, new DateTime(2026, 11, 20, 11, 0, 0, DateTimeKind.Utc), dossier.Id);
        var d = await db.Dossiers.Include(x => x.Verzuim).SingleAsync(x => x.Id == dossier.Id);
        d.Verzuim[0].LaatsteDag = new DateOnly(2026, 9, 15);
        d.Verzuim[0].PakOp(TestApp.Vandaag, Guid.CreateVersion7());
        db.AddRange(Dossierstand.Herbereken(d, d.Verzuim, [], await db.Signalen.Where(s => s.DossierId == d.Id).ToListAsync(), Regioregels.Van(Vakantieregio.Noord), TestApp.Vandaag));
        await db.SaveChangesAsync();
        return await app.LeesAsync(dossier.Id);
    }

    /// <summary>The message at a field of the page, or null.</summary>
    public static string? Fout(IHtmlDocument page, string veld)
    {
        var element = page.GetElementById(veld.Replace('.', '_').Replace('[', '_').Replace(']', '_') + "-fout");
        return element?.TextContent.Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>Different for each number, and never alike in sound: names that sound alike would be asked about as the same jongere.</summary>
    static string Letters(int n)
    {
        const string Klanken = "bfgklmnprst";
        var result = "";
        for (var rest = n; rest > 0; rest /= Klanken.Length)
            result += Klanken[rest % Klanken.Length] + "o";
        return result;
    }
}

/// <summary>One way in: a page or an endpoint beside the pages, with the action it asks for.</summary>
/// <param name="Soort">page or endpoint.</param>
/// <param name="Methoden">HTTP methods that it answers.</param>
/// <param name="Patroon">Route, with a slash in front.</param>
/// <param name="Actie">The action of the matrix, "aangemeld", "" (open to everybody) or null (none named).</param>
/// <param name="Handler">Class that answers.</param>
sealed record Deur(string Soort, IReadOnlyList<string> Methoden, string Patroon, string? Actie, string Handler)
{
    public bool IsOpen => Actie is { Length: 0 };
    public bool VanDossier => Patroon.StartsWith("/dossiers/{nummer}", StringComparison.Ordinal);

    public bool Mag(Rol rol) => IsOpen || Actie == MagAttribute.Aangemeld || (Actie is not null && Actie.Split('|').Any(a => Toegangsmatrix.Mag(rol, a) != Bereik.Geen));

    /// <summary>The address with values for its parameters; what is not given becomes a key that does not exist.</summary>
    public string Url(string? nummer = null, Guid? id = null) => System.Text.RegularExpressions.Regex.Replace(
        Patroon, @"\{([^}:?]+)[^}]*\}", m => m.Groups[1].Value switch
        {
            "nummer" when nummer is not null => nummer,
            "code" => "404",
            "criterium" => "16-uur",
            "beginjaar" => "2026",
            "naam" => "PactBewaking",
            "versie" => "1",
            _ => (id ?? Guid.CreateVersion7()).ToString(),
        },
        System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Every page and endpoint of the running program, found by scanning; files apart.</summary>
    public static async Task<List<Deur>> AlleAsync(IServiceProvider services)
    {
        var loader = services.GetRequiredService<PageLoader>();
        var found = new List<Deur>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor") || endpoint.RoutePattern.RawText == "{**path:file}")
                continue;
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                var methods = (compiled.HandlerMethods ?? []).Select(h => h.HttpMethod.ToUpperInvariant()).Append("GET").Distinct().Order(StringComparer.Ordinal).ToList();
                var metadata = compiled.Endpoint?.Metadata ?? new EndpointMetadataCollection(compiled.EndpointMetadata ?? []);
                found.Add(new("page", methods, pattern, ActieVan(metadata), Kort((compiled.ModelTypeInfo ?? compiled.PageTypeInfo).FullName!)));
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Order(StringComparer.Ordinal).ToList() ?? [];
                found.Add(new("endpoint", methods, pattern, ActieVan(endpoint.Metadata), endpoint.Metadata.OfType<System.Reflection.MethodInfo>().FirstOrDefault()?.DeclaringType is { } t
                    ? Kort(t.FullName!.Split('+')[0]) : endpoint.DisplayName!));
            }
        }

        return [.. found.DistinctBy(d => (d.Patroon, d.Handler, string.Join(' ', d.Methoden))).OrderBy(d => d.Patroon, StringComparer.Ordinal).ThenBy(d => d.Handler, StringComparer.Ordinal)];
    }

    static string? ActieVan(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAllowAnonymous>() is not null ? ""
        : metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).LastOrDefault(p => p?.StartsWith(MagAttribute.Prefix, StringComparison.Ordinal) == true)?[MagAttribute.Prefix.Length..];

    static string Kort(string name) => name.Replace("Thuiszitters.Web.", "", StringComparison.Ordinal);
}
