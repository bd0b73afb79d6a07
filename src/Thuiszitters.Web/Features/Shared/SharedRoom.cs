using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Http;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Time;

namespace Thuiszitters.Web.Features.Shared;

/// <summary>What every room shares: the work on one dossier and the frame of the page.</summary>
sealed class SharedRoom : IRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddRazorPages(o => o.RootDirectory = "/Features").AddMvcOptions(o => o.Filters.Add<ShellFilter>());
        services.AddScoped<Shell>();
        services.AddScoped<Dossierwerk>();
        services.AddScoped<Laatste>();
        services.AddScoped<Taakwerk>();
        services.AddScoped<Overlegwerk>();
        services.AddScoped<Overdrachtsvraagwerk>();
        services.AddMemoryCache();
        services.AddScoped<BewaardeFilters>();
        services.AddSingleton(s => Documentinstellingen.Read(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<Uploadplaatsen>();
        services.AddSingleton<Clamd>();
        services.AddScoped<Documentwerk>();
        services.AddScoped<Voorzieningenkaart>();
    }
}

/// <summary>Fills the frame for who is signed in: only the doors that this function opens.</summary>
sealed class ShellFilter(Shell shell, CurrentUser user, AppDb db, Taakwerk taakwerk, BewaardeFilters bewaard, JobWatch watch, Clock clock) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        await next();
        // The pages for what went wrong stand on their own: what they would ask may be what went wrong.
        if (user.IsSignedIn && context.HandlerInstance is not Foutpagina)
            await FillAsync(context.HttpContext.RequestAborted);
    }

    async Task FillAsync(CancellationToken ct)
    {
        shell.Gebruikersnaam = user.Naam;
        shell.Functie = Woorden.Van(user.Rol!.Value);
        shell.Organisatie = user.OrganisatieNaam;
        shell.MagZoeken = user.Mag(Acties.DossierLezen) && user.Scope.Kind is not (ScopeKind.None or ScopeKind.Beoordelaar);
        // Schools and the doorzettingsmacht have no index of their own: they find a dossier by its number.
        shell.ZoekUitleg = user.Scope.Kind switch
        {
            ScopeKind.Gemeente => "Zoek op naam, geboortedatum, BSN of dossiernummer",
            ScopeKind.Swv => "Zoek op naam, geboortedatum of dossiernummer",
            _ => "Zoek op dossiernummer",
        };
        shell.MagJobs = user.Mag(Acties.JobsBeheren);
        if (user.Rol is Rol.FunctioneelBeheerder or Rol.TeamleiderLeerplicht or Rol.TeamleiderSwv)
            shell.Taakmeldingen = [.. (await watch.WrongAsync(ct)).Select(s => Woorden.Gevolg(s, clock.Today)).OrderBy(g => g.StartsWith("De taak", StringComparison.Ordinal))];
        shell.Voorbeeldmodus = await db.Organisaties.AnyAsync(o => o.Code == Voorbeeldcode, ct);

        var (werk, today) = (new List<NavItem>(), clock.Today);
        if (shell.MagZoeken)
        {
            var mij = new Dossierfilter { Behandelaar = "mij" };
            var alle = new Dossierfilter();
            var voorbij = new Dossierfilter { Band = PactBand.Overschreden };
            var (taken, laat) = (new Takenfilter(), new Takenfilter(Takenlijst.TeLaat));
            var aantal = await db.TelAsync(user,
            [
                .. new[] { mij, alle, voorbij }.Select(f => f.Op(db, user)),
                .. new[] { taken, laat }.Where(_ => taakwerk.Mag).Select(f => f.Op(db.Taken.AsNoTracking(), db.Aanstellingen, user, clock.Today)),
            ], ct);
            werk.Add(new("Mijn werkvoorraad", "/werkvoorraad", Toets: "g w"));
            werk.Add(new("Mijn dossiers", mij.Url(), aantal[0], Toets: "g m"));
            if (taakwerk.Mag)
                werk.Add(new("Mijn taken", taken.Url, aantal[3], Laat: aantal[4] > 0, Toets: "g t"));
            // Without a count: it walked the open signals of a whole gemeente on every page.
            shell.MagSignalen = Signaallijst.Mag(user);
            if (shell.MagSignalen)
                werk.Add(new("Mijn signalen", "/signalen", Toets: "g s"));
            werk.Add(new("Alle dossiers", alle.Url(), aantal[1], Toets: "g a"));
            werk.Add(new("Drie maanden voorbij", voorbij.Url(), aantal[2], Laat: aantal[2] > 0, Toets: "g o"));
            if (user.Scope.GedeeldeDossiers.Count is > 0 and var gedeeld)
                werk.Add(new("Met ons gedeeld", new Dossierfilter { Toon = Dossierfilter.Gedeeld }.Url(), gedeeld));
        }

        if (user.Mag(Acties.VrijstellingBeoordelen))
            werk.Add(new("Te beoordelen", "/vrijstellingen/te-beoordelen", await Vrijstellinglijsten.TeDoen(db, user).CountAsync(ct), Laat: await Vrijstellinglijsten.TeDoen(db, user)
                .AnyAsync(v => (v.Toestand == VrijstellingToestand.TeBeoordelen ? v.BeoordelenVoor : v.HeroverwegingVoor) <= today, ct)));
        if (user.Mag(Acties.VrijstellingToewijzen))
            werk.Add(new("Beoordelaars kiezen", "/vrijstellingen/toewijzen", await Vrijstellinglijsten.ZonderTwee(db, user).CountAsync(ct)));
        if (user.Scope.Kind == ScopeKind.Doorzettingsmacht)
            werk.Add(new("Advies vrijstelling", "/vrijstellingen/advies", user.Scope.Adviseert.Count));
        if (user.Mag(Acties.OverlegBeheren) || user.Mag(Acties.OverlegDeelnemen))
            werk.Add(new("Overleggen", "/overleggen"));
        if (user.Mag(Acties.VrijstellingRegistreren))
            werk.Add(new("Vrijstellingen", "/vrijstellingen"));
        if (user.Mag(Acties.VoorzieningLezen))
            werk.Add(await KaartAsync(ct));
        var doen = new List<NavItem>();
        if (user.Scope.Kind == ScopeKind.Gemeente && user.Mag(Acties.DossierSluiten))
            doen.Add(new("Dubbele dossiers", "/samenvoegen"));
        if (user.Mag(Acties.VerzuimImporteren))
            doen.Add(new("Lijst importeren", "/verzuim/import", Toets: "g i"));
        if (user.Mag(Acties.ExportPseudoniem) || user.Mag(Acties.ExportGoedkeuren))
            doen.Add(new("Exports", "/exports"));
        if (user.Mag(Acties.JobsBeheren))
            doen.Add(new("Jobs en mail", "/beheer/jobs"));
        if (user.Mag(Acties.ParametersBeheren))
        {
            doen.Add(new("Escalatieladder", "/beheer/escalatie"));
            doen.Add(new("Schoolvakanties", "/beheer/vakanties"));
            doen.Add(new("Grondslag vrijstelling", "/beheer/vrijstellingen"));
            doen.Add(new("Termijnen vrijstelling", "/beheer/vrijstellingen/termijnen"));
            doen.Add(new("Vragen bij tenzij", "/beheer/tenzij"));
        }
        if (user.Mag(Acties.DossierToewijzen))
            doen.Add(new("Waarneming", "/waarneming"));
        doen.Add(new("Mijn functie", "/functie"));
        List<NavItem> zoeken = bewaard.Mag ? await bewaard.NavigatieAsync(ct) : [];
        if (zoeken.Count > 0)
            zoeken.Add(new("Zoekopdrachten beheren", "/zoekopdrachten"));
        shell.Navigatie = [.. new[] { new NavGroep(null, werk), new NavGroep("Bewaarde zoekopdrachten", zoeken), new NavGroep(null, doen) }.Where(g => g.Items.Count > 0)];
    }

    /// <summary>Who answers for voorzieningen sees how many of their quality days have passed; the others only the door.</summary>
    async Task<NavItem> KaartAsync(CancellationToken ct)
    {
        if (!user.Mag(Acties.VoorzieningBeheren))
            return new("Voorzieningen", "/voorzieningen");
        var (mijn, vandaag) = (user.OrganisatieId, clock.Today);
        var verlopen = await db.Voorzieningen.CountAsync(v => v.OrganisatieId == mijn && v.KwaliteitOp < vandaag && (v.Einde == null || v.Einde >= vandaag), ct);
        return new("Voorzieningen", "/voorzieningen", verlopen == 0 ? null : verlopen, Laat: verlopen > 0);
    }

    /// <summary>Code of the region that the seed invents; its presence shows the banner.</summary>
    internal const string Voorbeeldcode = "VOORBEELD";
}
