// What: every query that pages, jobs and verbs send is T-SQL that Microsoft's own parser accepts, though no SQL Server runs here.
// How: the program runs on the SQL Server provider with interceptors that never connect: they record each command and answer it, with no
// rows, or with one row of plain values so that the pages go on to their next query. Keys stay in memory.
// Source: architecture 5, "rendered as T-SQL and parsed by ScriptDom".

using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Jobs;
using Thuiszitters.Web.Platform.Keys;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Tests.House;

public sealed class TSqlTests(SqlServerApp app) : IClassFixture<SqlServerApp>
{
    const int AtLeast = 60;

    [Fact]
    public async Task Commands_OfPagesJobsAndVerbs_AreTSql()
    {
        foreach (var rows in new[] { false, true })
            foreach (var rol in new[] { Rol.Leerplichtambtenaar, Rol.SwvConsulent, Rol.Schoolmelder, Rol.Doorzettingsmacht, Rol.RegioAnalist, Rol.PrivacyOfficer })
            {
                app.Recorder.Answer(rows, (int)rol);
                await CrawlAsync();
            }

        app.Recorder.Answer(false, 1);
        await JobsAsync();
        app.Recorder.Answer(true, 1);
        await JobsAsync();
        await VerbsAsync();

        var commands = app.Recorder.Commands.Keys.ToList();
        Assert.True(commands.Count >= AtLeast, $"Only {commands.Count} distinct commands were recorded.");
        Assert.Contains(commands, c => c.Contains("INSERT INTO", StringComparison.Ordinal));
        Assert.Contains(commands, c => c.Contains("UPDATE", StringComparison.Ordinal));
        Assert.Contains(commands, c => c.Contains("[BlindIndex]", StringComparison.Ordinal));
        Assert.Empty(commands.Select(c => (c, TSql.Errors(c))).Where(x => x.Item2.Count > 0).Select(x => $"{x.Item2[0]} in {x.c}"));
        Assert.Empty(app.Recorder.NotTranslated);
    }

    async Task CrawlAsync()
    {
        var id = FixedRow.Key;
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var form = new Browser(client);
        foreach (var deur in await Deur.AlleAsync(app.Services))
        {
            app.Recorder.NewTurn();
            using var get = await client.GetAsync(deur.Url(FixedRow.Text, id));
            await NoteAsync(get);
            if (get.Content.Headers.ContentType?.MediaType != "text/html" || get.StatusCode != HttpStatusCode.OK)
                continue;
            var page = await Browser.ReadAsync(get);
            foreach (var element in page.QuerySelectorAll("form[method=post]").Cast<IHtmlFormElement>().Where(f => f.GetAttribute("action") != "/uitloggen").Take(4))
            {
                app.Recorder.NewTurn();
                using var post = await form.PostFormAsync(page, deur.Url(FixedRow.Text, id), Formulier.Zinvol(element), Formulier.Kiezer(page, element));
                await NoteAsync(post);
            }
        }
    }

    /// <summary>A fault over the invented rows is no matter; a query that has no T-SQL is.</summary>
    async Task NoteAsync(HttpResponseMessage response)
    {
        if (response.StatusCode == HttpStatusCode.InternalServerError
            && (await response.Content.ReadAsStringAsync()).Contains("could not be translated", StringComparison.Ordinal))
            app.Recorder.NotTranslated.Add($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.AbsolutePath}");
    }

    async Task JobsAsync()
    {
        foreach (var job in app.Services.GetRequiredService<JobCatalog>().All)
        {
            app.Recorder.NewTurn();
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await app.Services.GetRequiredService<JobRunner>().RunAsync(job.Name, TestApp.Vandaag, ct: stop.Token);
        }
    }

    async Task VerbsAsync()
    {
        foreach (var verb in typeof(IVerb).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IVerb).IsAssignableFrom(t) && t != typeof(MigrateVerb)))
        {
            app.Recorder.NewTurn();
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            // What a verb makes of invented rows does not matter here; what it asks the database does.
            await Record.ExceptionAsync(() => ((IVerb)scope.ServiceProvider.GetRequiredService(verb)).RunAsync(new VerbArguments([]), TextWriter.Null, stop.Token));
        }
    }
}

/// <summary>The program on the SQL Server provider, without a server: signed in by the test, keys in memory, commands recorded.</summary>
public sealed class SqlServerApp : WebApplicationFactory<Program>
{
    readonly string folder = Directory.CreateTempSubdirectory("thuiszitters-tsql-").FullName;

    internal CommandRecorder Recorder { get; } = new();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Folder", folder);
        builder.UseSetting("Database:Provider", nameof(Provider.SqlServer));
        builder.UseSetting("ConnectionStrings:Main", "Server=nowhere;Database=main");
        builder.UseSetting("ConnectionStrings:Keys", "Server=nowhere;Database=keys");
        builder.UseSetting("Keys:Certificate", Voorvorm.SchrijfCertificaat(folder));
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Seed:AtStart", "false");
        builder.ConfigureTestServices(s =>
        {
            s.AddSingleton<TimeProvider>(new TestTime(TestApp.Vandaag));
            s.AddSingleton<IInterceptor>(Recorder);
            s.AddSingleton<IInterceptor>(new NoConnection());
            s.PostConfigure<KeyManagementOptions>(o => o.XmlRepository = new MemoryRing());
            s.AddAuthentication("proef").AddScheme<AuthenticationSchemeOptions, SignedIn>("proef", null);
            s.Configure<LoggerFilterOptions>(o => o.MinLevel = LogLevel.None);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    sealed class MemoryRing : IXmlRepository
    {
        readonly ConcurrentBag<XElement> keys = [];

        public IReadOnlyCollection<XElement> GetAllElements() => [.. keys];

        public void StoreElement(XElement element, string friendlyName) => keys.Add(element);
    }

    sealed class SignedIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder), IAuthenticationSignInHandler
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, FixedRow.Key.ToString()), new("aanstelling", FixedRow.Key.ToString()), new("stempel", FixedRow.Text)], "proef");
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), "proef")));
        }

        public Task SignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties) => Task.CompletedTask;

        public Task SignOutAsync(AuthenticationProperties? properties) => Task.CompletedTask;
    }
}

/// <summary>Every opening, transaction and closing is said to have happened.</summary>
sealed class NoConnection : DbConnectionInterceptor, IDbTransactionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => new(InterceptionResult.Suppress());

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection));

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

    public InterceptionResult CreatingSavepoint(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> CreatingSavepointAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

    sealed class NoTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
            // There is nothing to commit.
        }

        public override void Rollback()
        {
            // There is nothing to undo.
        }
    }
}

/// <summary>Keeps the text of each command and answers it without a server.</summary>
sealed class CommandRecorder : DbCommandInterceptor
{
    readonly ConcurrentDictionary<string, int> turn = new(StringComparer.Ordinal);
    volatile bool rows;
    volatile int number = 1;

    public ConcurrentDictionary<string, bool> Commands { get; } = new(StringComparer.Ordinal);
    public ConcurrentBag<string> NotTranslated { get; } = [];

    /// <summary>Answer queries with no row, or with one in which every number is this one (the role of the reader among them).</summary>
    public void Answer(bool withRow, int value) => (rows, number) = (withRow, value);

    /// <summary>A new page or job: what was asked before may be asked again.</summary>
    public void NewTurn() => turn.Clear();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Reader(command, eventData);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Reader(command, eventData));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Scalar(command);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Scalar(command));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => NonQuery(command);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(NonQuery(command));

    InterceptionResult<object> Scalar(DbCommand command)
    {
        Keep(command);
        return InterceptionResult<object>.SuppressWithResult(1);
    }

    InterceptionResult<int> NonQuery(DbCommand command)
    {
        Keep(command);
        return InterceptionResult<int>.SuppressWithResult(1);
    }

    InterceptionResult<DbDataReader> Reader(DbCommand command, CommandEventData data)
    {
        var text = Keep(command);
        if (text.Contains("__EFMigrationsHistory", StringComparison.Ordinal))
            return Result(new FixedRow([.. data.Context!.Database.GetMigrations().Select(m => (object[])[m, "10.0.14"])], 1));
        if (data.CommandSource == CommandSource.SaveChanges)
            // Each changed row is said to be there; an insert with keys of our own asks for nothing back.
            return Result(new FixedRow([.. Enumerable.Repeat<object[]>([1], Count(text, "OUTPUT 1"))], 1, aSetEach: true));
        var once = turn.AddOrUpdate(text, 1, (_, n) => n + 1) <= 20;
        // Who is signed in is always found. Keys are not: they would have to open.
        var found = text.Contains("[LockoutEnd]", StringComparison.Ordinal) && text.Contains("[Aanstelling", StringComparison.Ordinal);
        var counts = text.Contains("COUNT(", StringComparison.Ordinal) || text.StartsWith("SELECT CASE", StringComparison.Ordinal);
        if (counts)
            return Result(new FixedRow([[.. Enumerable.Repeat<object>(text.StartsWith("SELECT CASE", StringComparison.Ordinal) ? false : rows ? 1 : 0, 20)]], 0));
        return Result(found || (rows && once && data.Context is AppDb) ? new FixedRow([null], number) : new FixedRow([], number));
    }

    static InterceptionResult<DbDataReader> Result(DbDataReader reader) => InterceptionResult<DbDataReader>.SuppressWithResult(reader);

    string Keep(DbCommand command)
    {
        Commands.TryAdd(command.CommandText, true);
        return command.CommandText;
    }

    static int Count(string text, string part) => (text.Length - text.Replace(part, "", StringComparison.Ordinal).Length) / part.Length;
}

/// <summary>A reader of given rows; a row that is null answers each column with a plain value of the asked type.</summary>
sealed class FixedRow(IReadOnlyList<object[]?> rows, int number, bool aSetEach = false) : DbDataReader
{
    /// <summary>Text that is a valid piece of JSON too.</summary>
    public const string Text = "{}";
    public static readonly Guid Key = new("0199a000-0000-7000-8000-000000000001");
    static readonly DateTime Moment = new(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc);
    int at = -1;
    int set;

    T As<T>(int ordinal) => (T)Of(typeof(T), ordinal);

    object Of(Type type, int ordinal)
    {
        if (rows[at] is { } row)
            return row[ordinal];
        return type == typeof(Guid) ? Key
            : type == typeof(string) ? Text
            : type == typeof(bool) ? true
            : type == typeof(DateTime) ? Moment
            : type == typeof(DateTimeOffset) ? new DateTimeOffset(Moment.AddYears(-20))
            : type == typeof(DateOnly) ? DateOnly.FromDateTime(Moment)
            : type == typeof(TimeOnly) ? new TimeOnly(12, 0)
            : type == typeof(byte[]) ? new byte[40]
            : Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture);
    }

    public override bool Read() => aSetEach ? at++ < set && set < rows.Count : ++at < rows.Count;

    public override bool NextResult()
    {
        if (!aSetEach || set + 1 >= rows.Count)
            return false;
        at = set;
        set++;
        return true;
    }

    public override int FieldCount => 80;
    public override bool HasRows => rows.Count > 0;
    public override bool IsClosed => false;
    public override int RecordsAffected => rows.Count;
    public override int Depth => 0;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(0);
    public override bool GetBoolean(int ordinal) => As<bool>(ordinal);
    public override byte GetByte(int ordinal) => As<byte>(ordinal);
    public override char GetChar(int ordinal) => 'x';
    public override DateTime GetDateTime(int ordinal) => As<DateTime>(ordinal);
    public override decimal GetDecimal(int ordinal) => As<decimal>(ordinal);
    public override double GetDouble(int ordinal) => As<double>(ordinal);
    public override float GetFloat(int ordinal) => As<float>(ordinal);
    public override Guid GetGuid(int ordinal) => As<Guid>(ordinal);
    public override short GetInt16(int ordinal) => As<short>(ordinal);
    public override int GetInt32(int ordinal) => As<int>(ordinal);
    public override long GetInt64(int ordinal) => As<long>(ordinal);
    public override string GetString(int ordinal) => As<string>(ordinal);
    public override T GetFieldValue<T>(int ordinal) => As<T>(ordinal);
    public override object GetValue(int ordinal) => rows[at] is { } row ? row[ordinal] : number;
    public override bool IsDBNull(int ordinal) => false;
    public override string GetName(int ordinal) => "c" + ordinal;
    public override int GetOrdinal(string name) => 0;
    public override string GetDataTypeName(int ordinal) => "int";
    public override Type GetFieldType(int ordinal) => typeof(object);
    public override int GetValues(object[] values) => 0;
    public override IEnumerator GetEnumerator() => rows.GetEnumerator();
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;
}

/// <summary>Fills any form with values that pass: a date for a date, the first choice, a text for a text.</summary>
static class Formulier
{
    public static Dictionary<string, string?> Zinvol(IHtmlFormElement form, string tekst = "Proef")
    {
        var velden = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var e in form.QuerySelectorAll("input,select,textarea"))
        {
            if (e.GetAttribute("name") is not { Length: > 0 } naam || velden.ContainsKey(naam))
                continue;
            velden[naam] = e switch
            {
                IHtmlInputElement { Type: "hidden" or "submit" or "file" } => null,
                IHtmlInputElement { Type: "radio" } i => i.Value,
                IHtmlInputElement { Type: "checkbox" } i => i.Value,
                // A term lies ahead; left empty, so that the number of working days counts.
                IHtmlInputElement when naam.EndsWith("Termijn", StringComparison.Ordinal) => "",
                IHtmlInputElement when naam.Contains("Gebo", StringComparison.Ordinal) => "14-3-2013",
                IHtmlInputElement when e.ClassName?.Contains("tz-kort", StringComparison.Ordinal) == true && e.GetAttribute("maxlength") == "40" => "2-11-2026",
                IHtmlInputElement when naam.EndsWith("Postcode", StringComparison.Ordinal) => "1815AB",
                IHtmlInputElement when naam.EndsWith("Bsn", StringComparison.Ordinal) => "",
                IHtmlInputElement when naam.Contains("Uren", StringComparison.Ordinal) => "4",
                IHtmlSelectElement s => s.Options.Select(o => o.Value).FirstOrDefault(v => v.Length > 0) ?? "",
                _ => tekst,
            };
        }

        return velden.Where(v => v.Value is not null).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>A selector for exactly this form of the page.</summary>
    public static string Kiezer(IHtmlDocument page, IHtmlFormElement form)
    {
        var merk = "f" + page.QuerySelectorAll("form").ToList().IndexOf(form);
        form.SetAttribute("data-proef", merk);
        return $"form[data-proef={merk}]";
    }
}
