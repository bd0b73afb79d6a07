// What: the one audited bulk writer: inserts many rows with plain prepared commands, each under the act of its own dossier, with the same
// changes ("+" per row) that the gates would write. Columns, types and conversions come from the EF model, so it works on each provider.
// Used by: the import, where EF's own inserts are the bottleneck (about 35 rows per child). Inside a transaction of the caller.
// Never: an update or a delete; a row without an act unless it is technical; a row under the act of another dossier.

using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Platform.Data;

/// <param name="db">The context whose connection and transaction are used.</param>
/// <param name="person">In whose scope new dossiers must lie; null for the system itself.</param>
public sealed class BulkWriter(AppDb db, Scope? person)
{
    readonly Dictionary<Type, List<object>> rows = [];
    readonly List<Type> order = [];
    readonly Dictionary<Type, IClrPropertyGetter[]> keys = [];

    /// <summary>The rows that come into being by one act; the dossier first when it is new.</summary>
    public void Add(Act act, params IEnumerable<object> changes)
    {
        Queue(act);
        foreach (var row in changes)
        {
            var (dossier, type) = (row switch { Dossier d => d.Id, IInDossier r => r.DossierId, _ => act.DossierId }, row.GetType());
            if (row is ITechnical or IAppendOnly || dossier != act.DossierId)
                throw new InvalidOperationException($"{type.Name} does not belong under this act.");
            if (row is Dossier placed && person is not null && !Gates.Placed(person, placed))
                throw new OutOfScopeException(nameof(Dossier));
            Queue(row);
            Queue(new ActChange { ActId = act.Id, Entiteit = type.Name, EntiteitId = KeyOf(row, type), Veld = "*", Nieuw = "+" });
        }
    }

    public void Add(params IEnumerable<ITechnical> technical)
    {
        foreach (var row in technical)
            Queue(row);
    }

    /// <summary>Inserts all rows, dossiers first and then in the order in which their kinds were added.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("The bulk writer works inside a transaction.");
        foreach (var type in order.OrderBy(t => t == typeof(Dossier) ? 0 : t == typeof(Act) ? 1 : 2))
            await PlainInsert.InsertAsync(db, type, rows[type], ct);
        rows.Clear();
        order.Clear();
    }

    void Queue(object row)
    {
        if (!rows.TryGetValue(row.GetType(), out var list))
        {
            rows[row.GetType()] = list = [];
            order.Add(row.GetType());
        }

        list.Add(row);
    }

    string KeyOf(object row, Type type)
    {
        if (!keys.TryGetValue(type, out var getters))
            keys[type] = getters = [.. db.Model.FindEntityType(type)!.FindPrimaryKey()!.Properties.Select(p => p.GetGetter())];
        return string.Join('/', getters.Select(g => Convert.ToString(g.GetClrValue(row), CultureInfo.InvariantCulture)));
    }
}

/// <summary>Plain prepared inserts by the EF model, without change tracking.</summary>
sealed class PlainInsert
{
    /// <summary>Parameters are found by name, one by one: more rows per command do not pay.</summary>
    const int MaxParameters = 120;

    readonly DbContext db;
    readonly string head;
    readonly ISqlGenerationHelper sql;
    readonly (IClrPropertyGetter Getter, RelationalTypeMapping Mapping, bool Nullable)[] columns;

    PlainInsert(DbContext db, IEntityType entity)
    {
        (this.db, sql) = (db, db.GetService<ISqlGenerationHelper>());
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var properties = entity.GetProperties().ToArray();
        columns = Array.ConvertAll(properties, p => (p.GetGetter(), p.GetRelationalTypeMapping(), p.IsNullable));
        head = $"INSERT INTO {sql.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", properties.Select(p => sql.DelimitIdentifier(p.GetColumnName(table)!)))}) VALUES ";
    }

    /// <summary>Inserts rows of one kind, inside the transaction of the caller.</summary>
    public static async Task InsertAsync(DbContext db, Type type, IEnumerable<object> values, CancellationToken ct)
    {
        var insert = new PlainInsert(db, db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is no entity."));
        var size = Math.Max(1, MaxParameters / insert.Columns);
        DbCommand? full = null;
        try
        {
            foreach (var part in values.Chunk(size))
            {
                if (part.Length == size)
                {
                    insert.Fill(full ??= insert.Command(size), part);
                    await full.ExecuteNonQueryAsync(ct);
                    continue;
                }

                await using var rest = insert.Command(part.Length);
                insert.Fill(rest, part);
                await rest.ExecuteNonQueryAsync(ct);
            }
        }
        finally
        {
            if (full is not null)
                await full.DisposeAsync();
        }
    }

    int Columns => columns.Length;

    DbCommand Command(int count)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var names = Enumerable.Range(0, count * columns.Length).Select(i => sql.GenerateParameterName("p" + i.ToString(CultureInfo.InvariantCulture))).ToArray();
#pragma warning disable CA2100 // Names of tables, columns and parameters from the model; every value is a parameter.
        command.CommandText = head + string.Join(", ", names.Chunk(columns.Length).Select(n => $"({string.Join(", ", n)})"));
#pragma warning restore CA2100
        for (var i = 0; i < names.Length; i++)
        {
            var column = columns[i % columns.Length];
            command.Parameters.Add(column.Mapping.CreateParameter(command, names[i], null, column.Nullable));
        }

        return command;
    }

    void Fill(DbCommand command, object[] part)
    {
        for (var row = 0; row < part.Length; row++)
            for (var i = 0; i < columns.Length; i++)
            {
                var (getter, mapping, _) = columns[i];
                var value = getter.GetClrValue(part[row]);
                command.Parameters[(row * columns.Length) + i].Value = (value is not null && mapping.Converter is { } c ? c.ConvertToProvider(value) : value) ?? DBNull.Value;
            }
    }
}
