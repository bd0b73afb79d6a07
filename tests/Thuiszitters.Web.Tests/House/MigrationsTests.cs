// What: the migrations make the whole model, for each provider and both databases. Source: architecture 5.

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Keys;

namespace Thuiszitters.Web.Tests.House;

public sealed class MigrationsTests
{
    static DbContext Make(Provider provider, bool keys) => (provider, keys) switch
    {
        (Provider.Sqlite, false) => new SqliteAppDb(Design.For<SqliteAppDb>(provider), Scope.System),
        (Provider.Sqlite, true) => new SqliteKeyDb(Design.For<SqliteKeyDb>(provider)),
        (Provider.Postgres, false) => new PostgresAppDb(Design.For<PostgresAppDb>(provider), Scope.System),
        (Provider.Postgres, true) => new PostgresKeyDb(Design.For<PostgresKeyDb>(provider)),
        (Provider.SqlServer, false) => new SqlServerAppDb(Design.For<SqlServerAppDb>(provider), Scope.System),
        _ => new SqlServerKeyDb(Design.For<SqlServerKeyDb>(provider)),
    };

    public static IEnumerable<object[]> All => Enum.GetValues<Provider>().SelectMany(p => new object[][] { [p, false], [p, true] });

    [Theory, MemberData(nameof(All))]
    public void Model_OfEachProvider_IsMadeByItsMigrations(Provider provider, bool keys)
    {
        using var db = Make(provider, keys);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: infra/dev/do migration NAME.");
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Migrations_OfSqlServer_AreTSql(bool keys)
    {
        using var db = Make(Provider.SqlServer, keys);
        var migrator = db.GetService<IMigrator>();
        foreach (var options in new[] { MigrationsSqlGenerationOptions.Default, MigrationsSqlGenerationOptions.Idempotent })
        {
            var script = migrator.GenerateScript(options: options);
            Assert.Contains("CREATE TABLE", script, StringComparison.Ordinal);
            Assert.Empty(TSql.Errors(script));
        }
    }

    [Fact]
    public void Parser_OfTSql_SeesAFault() => Assert.NotEmpty(TSql.Errors("SELECT a FROM b LIMIT 3"));
}

/// <summary>Microsoft's own parser of T-SQL.</summary>
static class TSql
{
    public static IReadOnlyList<string> Errors(string script)
    {
        using var reader = new StringReader(script);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return [.. errors.Select(e => $"line {e.Line}: {e.Message}")];
    }
}
