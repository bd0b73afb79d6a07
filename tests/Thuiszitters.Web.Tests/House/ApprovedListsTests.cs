// What: what the program finds by scanning, made visible: every page and endpoint with its policy, job, kind of act, mail, and table that is
// not scoped through its dossier. A new one shows in the diff of an approved file.
// Source: architecture 3, 6, 9; security.md 6 (figures 2 and 4).

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Dossiers;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Tests.House;

public sealed class ApprovedListsTests(Apps apps) : IClassFixture<Apps>
{
    [Fact]
    public async Task Routes_All_AreApprovedWithTheirPolicy()
    {
        var deuren = await Deur.AlleAsync((await apps.SqliteAsync()).Services);
        Approve.Text(string.Join('\n', deuren.Select(d =>
            $"{d.Patroon,-55} {string.Join(' ', d.Methoden),-9} {(d.IsOpen ? "(anonymous)" : d.Actie ?? "(closed: names no action)"),-28} {d.Handler}")), "routes");
    }

    [Fact]
    public async Task Routes_All_NameAnActionOrAreOpenOnPurpose()
    {
        // Sign-in, the pages that say what went wrong, and what a monitor asks. Whatever stands under /dev is not in a release.
        HashSet<string> open = ["/aanmelden", "/privacyverklaring", "/toegankelijkheid", "/versie", "/fout/{code:int?}", "/fout/400", "/fout/403", "/fout/404", "/fout/409", "/health", "/health/ready", "/api/{**rest}"];
        var deuren = await Deur.AlleAsync((await apps.SqliteAsync()).Services);
        Assert.True(deuren.Count > 15, "The routes were not found.");
        Assert.Empty(deuren.Where(d => d.IsOpen && !open.Contains(d.Patroon) && !d.Patroon.StartsWith("/dev", StringComparison.Ordinal)).Select(d => d.Patroon));
        Assert.Empty(deuren.Where(d => d.Actie is null).Select(d => d.Patroon));
        Assert.Empty(deuren.Where(d => d is { IsOpen: false, Actie: not null and not MagAttribute.Aangemeld } && !d.Actie.Split('|').All(Toegangsmatrix.Acties.Contains)).Select(d => d.Patroon));
    }

    [Fact]
    public async Task Jobs_All_AreApproved()
    {
        var jobs = (await apps.SqliteAsync()).Services.GetRequiredService<JobCatalog>().All;
        Assert.NotEmpty(jobs);
        Approve.Text(string.Join('\n', jobs.OrderBy(j => j.Name, StringComparer.Ordinal).Select(j => $"{j.Name}: {j.Schedule.Rhythm switch
        {
            JobRhythm.EveryMinutes => $"every {j.Schedule.Minutes} minutes",
            JobRhythm.OnDemand => "on demand",
            var r => $"{r} at {j.Schedule.Hour:00}:{j.Schedule.Minute:00}",
        }}")), "jobs");
    }

    [Fact]
    public void Acts_All_AreApprovedAndHaveTheirOwnNumber()
    {
        var kinds = Enum.GetNames<ActKind>().Select(n => (Number: (int)Enum.Parse<ActKind>(n), Name: n)).ToList();
        Assert.Empty(kinds.GroupBy(k => k.Number).Where(g => g.Count() > 1).Select(g => g.Key));
        Approve.Text(string.Join('\n', kinds.OrderBy(k => k.Number).Select(k => $"{k.Number} {k.Name}")), "acts");
    }

    [Fact]
    public void TimelineKinds_OfEachAct_AreApproved() => Approve.Text(
        string.Join('\n', Enum.GetValues<ActKind>().Order().Select(k => $"{(int)k} {k}: {Tijdlijnzinnen.SoortVan(k)}")), "timeline");

    [Fact]
    public void Mails_All_AreApproved()
    {
        var mails = typeof(Mailbericht).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(Mailbericht)));
        Approve.Text(string.Join('\n', mails.Select(t => t.FullName!.Replace("Thuiszitters.Web.", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal).DefaultIfEmpty("(none)")), "mails");
    }

    [Fact]
    public void Verbs_All_AreApproved()
    {
        var verbs = typeof(IVerb).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IVerb).IsAssignableFrom(t)).ToList();
        Assert.NotEmpty(verbs);
        Approve.Text(string.Join('\n', verbs.Select(t => (string)t.GetProperty(nameof(IVerb.Usage))!.GetValue(null)!).Order(StringComparer.Ordinal)), "verbs");
    }

    /// <summary>Why a table is not scoped through a dossier. An entity that is neither here nor IInDossier fails the test.</summary>
    static readonly Dictionary<string, string> Unscoped = new(StringComparer.Ordinal)
    {
        ["Agendapunt"] = "a place on the agenda of a meeting, without its case; read through the meeting",
        ["Deelnemer"] = "who takes part in a meeting, by function; read through the meeting",
        ["Overleg"] = "a meeting: kind, day, place; filtered by the organisations that hold it or take part",
        ["Aanstelling"] = "who works where; no jongere",
        ["Act"] = "audit: added to by every save; the page of a dossier reads it through that dossier",
        ["ActChange"] = "audit: hangs under its act",
        ["BlindIndex"] = "hashes under a key per organisation; a hit counts only within the scope of the reader's dossiers",
        ["Export"] = "ledger of an export: recipient, ground, sums; scoped by region in its room",
        ["Exportbestand"] = "the sealed file of an export, pseudonymous; scoped by region in its room",
        ["Exportdownload"] = "who fetched an export; scoped by region in its room",
        ["Exportverzoek"] = "request for an export; scoped by region in its room",
        ["Gebruiker"] = "employees; no jongere",
        ["IdentityUserClaim`1"] = "Identity; not used",
        ["IdentityUserLogin`1"] = "Identity; not used",
        ["IdentityUserToken`1"] = "Identity; secrets of employees",
        ["Importbestand"] = "a sealed list until its import ends; scoped by organisation in its room",
        ["Importopdracht"] = "order to import a list: counts and codes; scoped by organisation in its room",
        ["Importregel"] = "outcome of a line, without a person; scoped by organisation in its room",
        ["Kolomvoorkeur"] = "headings that an organisation chose before",
        ["Inzage"] = "processing log: only added to",
        ["JobLease"] = "who may run a job now",
        ["JobRunRow"] = "counts and codes of a run",
        ["Nummerreeks"] = "the last number given out",
        ["Organisatie"] = "gemeenten, SWVs and schools are public",
        ["OutboxMail"] = "mail to employees; names no jongere",
        ["Postcodegebied"] = "public map",
        ["Regiovakantie"] = "school holidays of a region are public",
        ["Escalatietrap"] = "who hears of which rule in a region, by function; no jongere", ["Meldingsvoorkeur"] = "about which rules an employee wants mail; read by their own id",
        ["Concept"] = "what its author has not saved yet, sealed to them; asked for by the author only",
        ["Sessie"] = "sessions of employees, sealed",
        ["Zoekopdracht"] = "a kept filter: codes and keys; its owner and their organisation only",
        ["Waarneming"] = "who covers for which colleague, in one organisation; no jongere",
        ["Verwerking"] = "processing log: only added to",
        ["Vrijstellingtermijn"] = "terms of a vrijstelling of a region; no jongere", ["Grondslagversie"] = "on what the judgement rests in a region; no jongere",
        ["Voorziening"] = "the kaart of the region: what there is, with a function as contact; no jongere; read by region in its room",
        ["Voorzieningwijziging"] = "which acts changed a voorziening; no jongere",
        ["VrijstellingCriteria"] = "list of criteria of a region; no jongere",
        ["VrijstellingCriterium"] = "one criterion of such a list; no jongere",
    };

    [Fact]
    public void Entities_Each_IsScopedThroughItsDossierOrOnTheList()
    {
        using var db = new SqliteAppDb(Design.For<SqliteAppDb>(Provider.Sqlite), Scope.System);
        // The tables of the scheduler are its own: times and names of jobs.
        var entities = db.Model.GetEntityTypes().Where(e => !e.ClrType.Name.StartsWith("Quartz", StringComparison.Ordinal)).ToList();
        Assert.True(entities.Count > 15, "The entities were not found.");
        bool IsScoped(Type t) => t == typeof(Dossier) || typeof(IInDossier).IsAssignableFrom(t);
        Approve.Text(string.Join('\n', entities.Where(e => !IsScoped(e.ClrType)).Select(e => e.ClrType.Name).Order(StringComparer.Ordinal)
            .Select(n => $"{n}: {Unscoped.GetValueOrDefault(n) ?? "NO REASON GIVEN: make it IInDossier, or say why not in ApprovedListsTests"}")), "unscoped");
        Assert.Empty(entities.Where(e => !IsScoped(e.ClrType) && !Unscoped.ContainsKey(e.ClrType.Name)).Select(e => e.ClrType.Name));
        Assert.Empty(entities.Where(e => IsScoped(e.ClrType) && e.GetDeclaredQueryFilters().Count == 0).Select(e => e.ClrType.Name));
        Assert.DoesNotContain(Unscoped.Keys, n => entities.TrueForAll(e => e.ClrType.Name != n));
    }

    [Fact]
    public void Sources_FiltersOffOrOwnSql_OnlyInPlatform()
    {
        string[] forbidden = ["IgnoreQueryFilters", "FromSql", "SqlQuery", "ExecuteSql", "AddDbContextPool", "AddPooledDbContextFactory"];
        var hits = Repository.Sources().Where(s => forbidden.Any(f => s.Tekst.Contains(f, StringComparison.Ordinal))).Select(s => s.Naam).ToList();
        Assert.Contains("Platform/Data/Gates.cs", hits);
        Assert.DoesNotContain(hits, h => !h.StartsWith("Platform/Data/", StringComparison.Ordinal) && !h.StartsWith("Platform/Jobs/", StringComparison.Ordinal));
    }
}
