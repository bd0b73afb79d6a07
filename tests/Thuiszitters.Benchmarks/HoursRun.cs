// What: the 16-uur rule over every report of hours in a SQLite database, in one pass, beside only reading the same rows by hand-written
// ADO.NET into the same facts. Prints medians and their ratio. Never: a child; the rows hang under keys made up here.

using System.Globalization;
using Microsoft.Data.Sqlite;
using Thuiszitters.Domain;

namespace Thuiszitters.Benchmarks;

static partial class LoadRun
{
    public static async Task<int> HoursAsync(string[] args)
    {
        int Number(string name, int standard) => Array.IndexOf(args, name) is var i and >= 0 ? int.Parse(args[i + 1], CultureInfo.InvariantCulture) : standard;
        var (meldingen, rounds) = (Number("--meldingen", 100_000), Number("--rounds", 15));
        var folder = Directory.CreateTempSubdirectory("thuiszitters-meting-").FullName;
        try
        {
            await ChildAsync(folder, "migrate");
            var file = Path.Combine(folder, "thuiszitters.db");
            await FillHoursAsync(file, meldingen);
            await using var connection = await OpenAsync(file);

            var signalen = 0;
            async Task<int> PassAsync(bool metRegel)
            {
                var (rows, found, facts, dossier) = (0, 0, new List<Verzuimfeit>(), Guid.Empty);
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT DossierId, Soort, EersteDag, LaatsteDag, Uren FROM Verzuimmeldingen ORDER BY DossierId";
                await using var reader = await command.ExecuteReaderAsync();
                while (await reader.ReadAsync())
                {
                    var id = new Guid((byte[])reader[0]);
                    if (id != dossier)
                    {
                        Judge();
                        dossier = id;
                        facts.Clear();
                    }

                    rows++;
                    facts.Add(new(
                        (Verzuimsoort)reader.GetInt32(1), DateOnly.ParseExact(reader.GetString(2), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                        DateOnly.ParseExact(reader.GetString(3), "yyyy-MM-dd", CultureInfo.InvariantCulture), decimal.Parse(reader.GetString(4), CultureInfo.InvariantCulture)));
                }

                Judge();
                signalen = found;
                return rows;

                void Judge()
                {
                    if (metRegel && facts.Count > 0)
                        found += Zestienuur.Signaaldagen(facts, Regioparameters.Standaard, Schoolkalender.Van(Vakantieregio.Noord)).Count;
                }
            }

            var (read, judged, rows) = (new List<double>(), new List<double>(), 0);
            for (var i = -3; i < rounds; i++)
            {
                var a = await TimedAsync(async () => rows = await PassAsync(metRegel: false));
                var b = await TimedAsync(() => PassAsync(metRegel: true));
                if (i < 0)
                    continue;
                read.Add(a * 1000);
                judged.Add(b * 1000);
            }

            await Console.Out.WriteLineAsync($"{rows} meldingen, {signalen} signals, {rounds} rounds: reading {Median(read):0} ms, reading and judging {Median(judged):0} ms, ratio {Median(judged) / Median(read):0.00}");
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    static async Task<SqliteConnection> OpenAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Foreign Keys=False");
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Ten reports per key over a school year, one to four hours each, on working days.</summary>
    static async Task FillHoursAsync(string file, int meldingen)
    {
        await using var connection = await OpenAsync(file);
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO Verzuimmeldingen (Id, DossierId, Soort, EersteDag, LaatsteDag, Uren, Bron, OntvangenOp) VALUES ($id, $dossier, 3, $dag, $dag, $uren, 1, $dag)";
        var (id, dossier, dag, uren) = (command.Parameters.Add("$id", SqliteType.Blob), command.Parameters.Add("$dossier", SqliteType.Blob), command.Parameters.Add("$dag", SqliteType.Text), command.Parameters.Add("$uren", SqliteType.Text));
        var random = new Random(20261122);
        for (var i = 0; i < meldingen; i++)
        {
            if (i % 10 == 0)
                dossier.Value = Guid.CreateVersion7().ToByteArray();
            var op = new DateOnly(2025, 9, 1).AddDays(random.Next(300));
            if (op.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                op = op.AddDays(2);
            id.Value = Guid.CreateVersion7().ToByteArray();
            dag.Value = op.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            uren.Value = random.Next(1, 5).ToString(CultureInfo.InvariantCulture) + ".0";
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }
}
