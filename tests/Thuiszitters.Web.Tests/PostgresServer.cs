using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Tests;

/// <summary>The PostgreSQL server for tests: THUISZITTERS_TEST_POSTGRES holds its connection string without a database.</summary>
public static class PostgresServer
{
    public const string Variable = "THUISZITTERS_TEST_POSTGRES";

    public static string? Connection => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;
}

/// <summary>Runs only where a PostgreSQL server is given; elsewhere it is skipped, visibly, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Connection is null)
            Skip = $"No PostgreSQL here: {PostgresServer.Variable} is not set.";
    }
}

/// <summary>A theory's case on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteAttribute : Xunit.Sdk.DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => [[Provider.Sqlite]];
}

/// <summary>A theory's case on PostgreSQL; skipped, visibly, where no server is given.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresAttribute : Xunit.Sdk.DataAttribute
{
    public PostgresAttribute()
    {
        if (PostgresServer.Connection is null)
            Skip = $"No PostgreSQL here: {PostgresServer.Variable} is not set.";
    }

    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => [[Provider.Postgres]];
}
