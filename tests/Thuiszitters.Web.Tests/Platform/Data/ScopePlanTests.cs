// What: the query filter of each shape of scope, with shares, is served by an index of SQLite: no walk over all dossiers.
// Source: ADR 18. The plan is asked of the very queries of lists and pages.

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Thuiszitters.Domain;
using Thuiszitters.Web.Features.Shared;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Tests.Platform.Data;

public sealed class ScopePlanTests(Apps apps) : IClassFixture<Apps>
{
    public static IEnumerable<object[]> Cellen => from rol in new[] { Rol.Leerplichtambtenaar, Rol.SwvConsulent, Rol.Schoolmelder, Rol.Doorzettingsmacht }
                                                  from aantal in new[] { 0, 1, 60 }
                                                  select new object[] { rol, aantal };

    [Theory, MemberData(nameof(Cellen))]
    public async Task Filter_WithAnyNumberOfShares_WalksNoTable(Rol rol, int aantal)
    {
        var app = await apps.SqliteAsync();
        await app.ThuiszitterAsync();
        var scope = Scope.Of(Guid.CreateVersion7(), rol, Guid.CreateVersion7(), app.Regio.Regio.Id)
            .Met(Enumerable.Range(0, aantal).ToDictionary(_ => Guid.CreateVersion7(), _ => Dossierdeel.Notities));
        Assert.Equal(aantal, scope.GedeeldeDossiers.Count);
        await using var db = app.Services.GetRequiredService<DbSource>().For(scope);
        var dossier = Guid.CreateVersion7();
        foreach (var query in new IQueryable<object>[]
        {
            // As lists and pages ask them: a list takes columns, a page splits what comes with the dossier.
            db.Dossiers.IgnoreAutoIncludes().Where(d => d.GeslotenOp == null), db.Dossiers.AsSplitQuery().Where(d => d.Nummer == "2026-000001"), db.Notities.Where(n => n.DossierId == dossier),
            db.Verzuimmeldingen.Where(v => v.DossierId == dossier), db.Inzagevragen.Where(v => v.DossierId == dossier),
        })
        {
            var plan = await PlanAsync(app, query);
            Assert.NotEmpty(plan);
            // "SCAN d" walks the table; "SCAN d USING INDEX" walks all of an index, which is no better.
            Assert.True(plan.TrueForAll(p => !p.StartsWith("SCAN", StringComparison.Ordinal) || p.Contains("CONSTANT ROW", StringComparison.Ordinal)), string.Join('\n', plan.Prepend(query.ToQueryString())));
        }
    }

    [Theory, InlineData(0), InlineData(60)]
    public async Task OpenQuestions_AreFoundByTheirOwnIndex(int aantal)
    {
        var app = await apps.SqliteAsync();
        var user = new CurrentUser();
        user.Become(Guid.CreateVersion7(), "Proef", Guid.CreateVersion7(), Rol.Leerplichtambtenaar, app.Regio.Alkmaar.Id, "Proef", app.Regio.Regio.Id,
            Enumerable.Range(0, aantal).ToDictionary(_ => Guid.CreateVersion7(), _ => Dossierdeel.Notities));
        await using var db = app.Services.GetRequiredService<DbSource>().For(user.Scope);
        var query = new Dossierfilter { Vraag = Dossierfilter.Inzage }.Op(db, user).IgnoreAutoIncludes();
        var plan = await PlanAsync(app, query);
        Assert.True(plan.TrueForAll(p => !p.StartsWith("SCAN", StringComparison.Ordinal) || p.Contains("CONSTANT ROW", StringComparison.Ordinal))
            && plan.Exists(p => p.Contains("IX_Inzagevragen_Toestand_DossierId", StringComparison.Ordinal))
            && !plan.Exists(p => p.Contains("CORRELATED", StringComparison.Ordinal)), string.Join('\n', plan.Prepend(query.ToQueryString())));
    }

    static async Task<List<string>> PlanAsync(TestApp app, IQueryable<object> query)
    {
        await using var command = (SqliteCommand)query.CreateDbCommand();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(app.Folder, "thuiszitters.db")}");
        await connection.OpenAsync();
        command.Connection = connection;
#pragma warning disable CA2100 // The text is that of EF, every value a parameter.
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(3));
        return plan;
    }
}
