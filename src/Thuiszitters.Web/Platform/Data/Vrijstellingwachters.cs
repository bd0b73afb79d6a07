// What: the rules of a 5A-vrijstelling that the database itself keeps, as triggers: who may judge, that what was judged stands, that the chain
// of people only grows, and which state may follow which. One list of conditions; three ways to write a trigger around each.
// Source: rules.md R5; ADR 28. Used by: the migrations, and the model (SQL Server must know which tables have triggers).
// Never: a rule that only one of the three databases keeps. A migration that rebuilds one of these tables on SQLite must lay its guards anew.

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Thuiszitters.Web.Platform.Data;

public enum Wachtmoment { Insert, Update, Delete }

/// <summary>One rule: what must not be.</summary>
/// <param name="Naam">Of the trigger.</param>
/// <param name="Tabel">The table it guards.</param>
/// <param name="Moment">When.</param>
/// <param name="Code">What the refusal says.</param>
/// <param name="Verboden">When it refuses, in SQL that all three read: NEW and OLD are the row, JAARVOOR(x) is twelve months before x.</param>
public sealed record Wachter(string Naam, string Tabel, Wachtmoment Moment, string Code, string Verboden);

public static partial class Vrijstellingwachters
{
    const int Maanden = 12;

    // The states: the numbers of VrijstellingToestand are stored and never change.
    const string TweeTenzij = """
        (SELECT COUNT(DISTINCT j."GebruikerId") FROM "Oordelen" j WHERE j."VrijstellingId" = NEW."Id" AND j."Ronde" = NEW."Ronde" AND j."Keuze" = 2
            AND j."VervangenOp" IS NULL AND j."VervallenOp" IS NULL) <> 2
        """;

    const string GeenTenzijAnders = """
        EXISTS (SELECT 1 FROM "Oordelen" j WHERE j."VrijstellingId" = NEW."Id" AND j."Ronde" = NEW."Ronde" AND j."Keuze" <> 2
            AND j."VervangenOp" IS NULL AND j."VervallenOp" IS NULL)
        """;

    const string InKeten = """EXISTS (SELECT 1 FROM "Ketens" k WHERE k."VrijstellingId" = NEW."VrijstellingId" AND k."GebruikerId" = NEW."GebruikerId")""";

    const string InEerdereKeten = """
        EXISTS (SELECT 1 FROM "Vrijstellingen" v JOIN "Vrijstellingen" e ON e."DossierId" = v."DossierId" AND e."Id" <> v."Id"
            JOIN "Ketens" k ON k."VrijstellingId" = e."Id" AND k."GebruikerId" = NEW."GebruikerId"
            WHERE v."Id" = NEW."VrijstellingId" AND k."Sinds" > JAARVOOR(v."OntvangenOp"))
        """;

    // What the chain should say already, asked of the rows themselves: a chain that was filled too little lets nobody through.
    const string DeedMee = """
        EXISTS (SELECT 1 FROM "Vrijstellingen" v JOIN "Dossiers" d ON d."Id" = v."DossierId" WHERE v."Id" = NEW."VrijstellingId"
            AND (v."RegistreerderId" = NEW."GebruikerId" OR d."BehandelaarId" = NEW."GebruikerId" OR d."SwvConsulentId" = NEW."GebruikerId"))
        OR EXISTS (SELECT 1 FROM "Vrijstellingstukken" s WHERE s."VrijstellingId" = NEW."VrijstellingId" AND (s."ToegevoegdDoorId" = NEW."GebruikerId"
            OR EXISTS (SELECT 1 FROM "Documentversie" w WHERE w."DocumentId" = s."DocumentId" AND w."AuteurId" = NEW."GebruikerId")))
        """;

    // A dossier that is destroyed goes whole: first who it is, then its rows.
    const string BestaatNog = """EXISTS (SELECT 1 FROM "VerzegeldeIdentiteit" i WHERE i."DossierId" = OLD."DossierId")""";

    static string Anders(params string[] kolommen) => string.Join(" OR ", kolommen.Select(k =>
        $"""(NEW."{k}" <> OLD."{k}" OR (NEW."{k}" IS NULL AND OLD."{k}" IS NOT NULL) OR (NEW."{k}" IS NOT NULL AND OLD."{k}" IS NULL))"""));

    /// <summary>Which state may follow which, by their numbers.</summary>
    static readonly IReadOnlyList<(int Van, int[] Naar)> Overgangen =
    [
        (1, [2, 3, 14, 15]), (2, [3, 12, 14, 15]), (3, [4, 5, 6, 7, 14, 15]), (4, [3, 5, 6, 14, 15]), (5, [3, 8, 9, 12, 14, 15]), (6, [3, 8, 9, 12, 14, 15]),
        (7, [3, 8, 9, 12, 14, 15]), (8, [9, 12, 14, 15]), (9, [8, 10, 11, 14, 15]), (10, [13]), (11, [13]),
    ];

    static string GeenOvergang() => "NEW.\"Toestand\" <> OLD.\"Toestand\" AND NOT (" + string.Join(" OR ", Overgangen.Select(o =>
        string.Create(CultureInfo.InvariantCulture, $"(OLD.\"Toestand\" = {o.Van} AND NEW.\"Toestand\" IN ({string.Join(", ", o.Naar)}))"))) + ")";

    /// <summary>All guards.</summary>
    public static IReadOnlyList<Wachter> Alle { get; } =
    [
        new("TW_Oordelen_Keten", "Oordelen", Wachtmoment.Insert, "vrijstelling:oordeel-uit-keten", InKeten),
        new("TW_Oordelen_EerdereKeten", "Oordelen", Wachtmoment.Insert, "vrijstelling:oordeel-uit-eerdere-keten", InEerdereKeten),
        new("TW_Oordelen_DeedMee", "Oordelen", Wachtmoment.Insert, "vrijstelling:oordeel-deed-mee", DeedMee),
        new("TW_Oordelen_Beoordelaar", "Oordelen", Wachtmoment.Insert, "vrijstelling:oordeel-geen-beoordelaar", """
            NOT EXISTS (SELECT 1 FROM "Beoordelaars" b WHERE b."VrijstellingId" = NEW."VrijstellingId" AND b."GebruikerId" = NEW."GebruikerId" AND b."VervangenOp" IS NULL)
            """),
        new("TW_Oordelen_Toestand", "Oordelen", Wachtmoment.Insert, "vrijstelling:oordeel-niet-aan-de-orde", """
            NEW."VervangenOp" IS NOT NULL OR NEW."VervallenOp" IS NOT NULL OR NOT EXISTS (SELECT 1 FROM "Vrijstellingen" v WHERE v."Id" = NEW."VrijstellingId"
                AND v."DossierId" = NEW."DossierId" AND v."Ronde" = NEW."Ronde" AND (v."Toestand" = 3 OR (v."Toestand" = 4 AND v."GesprekOp" IS NOT NULL)))
            """),
        // Bytes change only when the dossier is merged with another, which seals them anew.
        new("TW_Oordelen_Vast", "Oordelen", Wachtmoment.Update, "vrijstelling:oordeel-staat-vast",
            Anders("Id", "VrijstellingId", "Ronde", "GebruikerId", "Keuze", "Hash", "GegevenOp")
            + " OR (NEW.\"DossierId\" = OLD.\"DossierId\" AND NEW.\"Inhoud\" <> OLD.\"Inhoud\")"
            + " OR (OLD.\"VervangenOp\" IS NOT NULL AND (" + Anders("VervangenOp") + ")) OR (OLD.\"VervallenOp\" IS NOT NULL AND (" + Anders("VervallenOp") + "))"),
        new("TW_Oordelen_Vervangen", "Oordelen", Wachtmoment.Update, "vrijstelling:oordeel-ander-oordeelde-al", """
            NEW."VervangenOp" IS NOT NULL AND OLD."VervangenOp" IS NULL AND EXISTS (SELECT 1 FROM "Oordelen" j WHERE j."VrijstellingId" = NEW."VrijstellingId"
                AND j."Ronde" = NEW."Ronde" AND j."GebruikerId" <> NEW."GebruikerId" AND j."VervangenOp" IS NULL AND j."VervallenOp" IS NULL)
            """),
        new("TW_Oordelen_Weg", "Oordelen", Wachtmoment.Delete, "vrijstelling:oordeel-blijft", BestaatNog),

        new("TW_Beoordelaars_Keten", "Beoordelaars", Wachtmoment.Insert, "vrijstelling:beoordelaar-uit-keten", InKeten),
        new("TW_Beoordelaars_EerdereKeten", "Beoordelaars", Wachtmoment.Insert, "vrijstelling:beoordelaar-uit-eerdere-keten", InEerdereKeten),
        new("TW_Beoordelaars_DeedMee", "Beoordelaars", Wachtmoment.Insert, "vrijstelling:beoordelaar-deed-mee", DeedMee),
        new("TW_Beoordelaars_Zelf", "Beoordelaars", Wachtmoment.Insert, "vrijstelling:beoordelaar-wees-zichzelf-toe", """NEW."ToegewezenDoorId" = NEW."GebruikerId" """),
        new("TW_Beoordelaars_Vast", "Beoordelaars", Wachtmoment.Update, "vrijstelling:beoordelaar-staat-vast",
            Anders("Id", "VrijstellingId", "Plaats", "GebruikerId", "OrganisatieId", "ToegewezenDoorId", "ToegewezenOp")
            + " OR (OLD.\"VervangenOp\" IS NOT NULL AND (" + Anders("VervangenOp") + "))"),
        new("TW_Beoordelaars_Vervangen", "Beoordelaars", Wachtmoment.Update, "vrijstelling:beoordelaar-oordeelde-al", """
            NEW."VervangenOp" IS NOT NULL AND OLD."VervangenOp" IS NULL AND EXISTS (SELECT 1 FROM "Oordelen" j JOIN "Vrijstellingen" v ON v."Id" = j."VrijstellingId"
                AND v."Ronde" = j."Ronde" WHERE j."VrijstellingId" = NEW."VrijstellingId" AND j."GebruikerId" = NEW."GebruikerId"
                AND j."VervangenOp" IS NULL AND j."VervallenOp" IS NULL)
            """),
        new("TW_Beoordelaars_Weg", "Beoordelaars", Wachtmoment.Delete, "vrijstelling:beoordelaar-blijft", BestaatNog),

        new("TW_Ketens_Vast", "Ketens", Wachtmoment.Update, "vrijstelling:keten-staat-vast", Anders("Id", "VrijstellingId", "GebruikerId", "Betrokkenheid", "Sinds")),
        new("TW_Ketens_Weg", "Ketens", Wachtmoment.Delete, "vrijstelling:keten-blijft", BestaatNog),

        new("TW_Vrijstellingen_Begin", "Vrijstellingen", Wachtmoment.Insert, "vrijstelling:begint-als-ontvangen", """NEW."Toestand" <> 1 OR NEW."Ronde" <> 1 OR NEW."Uitslag" IS NOT NULL"""),
        new("TW_Vrijstellingen_Overgang", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:overgang-bestaat-niet", GeenOvergang()),
        new("TW_Vrijstellingen_Ronde", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:ronde-gaat-niet-terug",
            "NEW.\"Ronde\" < OLD.\"Ronde\" OR " + Anders("Id", "RegistreerderId", "SwvId", "Grond", "VorigeId")),
        new("TW_Vrijstellingen_Positief", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:geen-twee-tenzij",
            "((NEW.\"Toestand\" = 5 AND OLD.\"Toestand\" <> 5) OR (NEW.\"Toestand\" = 10 AND OLD.\"Toestand\" <> 10)) AND (" + TweeTenzij + " OR " + GeenTenzijAnders + ")"),
        new("TW_Vrijstellingen_Uitslag", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:uitslag-zonder-oordelen",
            "NEW.\"Uitslag\" = 5 AND (OLD.\"Uitslag\" IS NULL OR OLD.\"Uitslag\" <> 5 OR NEW.\"Ronde\" <> OLD.\"Ronde\") AND (" + TweeTenzij + " OR " + GeenTenzijAnders + ")"),
        new("TW_Vrijstellingen_VanKracht", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:van-kracht-zonder-positief", """
            NEW."Toestand" = 10 AND OLD."Toestand" <> 10 AND (NEW."Uitslag" IS NULL OR NEW."Uitslag" <> 5 OR NEW."VastgesteldDoorId" IS NULL OR NEW."Begin" IS NULL
                OR EXISTS (SELECT 1 FROM "Beoordelaars" b WHERE b."VrijstellingId" = NEW."Id" AND b."GebruikerId" = NEW."VastgesteldDoorId"))
            """),
        new("TW_Vrijstellingen_OndanksOordeel", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:ondanks-oordeel-zonder-twee", """
            NEW."Toestand" = 11 AND OLD."Toestand" <> 11 AND (NEW."Uitslag" IS NULL OR NEW."Uitslag" = 5 OR NEW."VastgesteldDoorId" IS NULL OR NEW."TweedeDoorId" IS NULL
                OR NEW."VastgesteldDoorId" = NEW."TweedeDoorId" OR NEW."VastReden" IS NULL OR NEW."Begin" IS NULL
                OR EXISTS (SELECT 1 FROM "Beoordelaars" b WHERE b."VrijstellingId" = NEW."Id" AND b."GebruikerId" IN (NEW."VastgesteldDoorId", NEW."TweedeDoorId")))
            """),
        new("TW_Vrijstellingen_Vast", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:vastgesteld-staat-vast",
            "OLD.\"Toestand\" >= 10 AND (" + Anders("Ronde", "Uitslag", "Begin", "VastgesteldDoorId", "TweedeDoorId", "VastgesteldOp", "Schooljaar") + ")"),
        new("TW_Vrijstellingen_Weg", "Vrijstellingen", Wachtmoment.Delete, "vrijstelling:blijft", BestaatNog),
    ];

    /// <summary>Lays all guards, in the dialect of the provider of the migration.</summary>
    public static void Leg(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        foreach (var wachter in Alle)
            foreach (var sql in Sql(wachter, ProviderVan(migration)))
                migration.Sql(sql);
    }

    /// <summary>Takes all guards away.</summary>
    public static void Haal(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        var provider = ProviderVan(migration);
        foreach (var w in Alle)
            migration.Sql(provider == Provider.Postgres ? $"DROP TRIGGER \"{w.Naam}\" ON \"{w.Tabel}\"; DROP FUNCTION \"{w.Naam}\"();" : $"DROP TRIGGER \"{w.Naam}\"");
    }

    static Provider ProviderVan(MigrationBuilder migration) => migration.ActiveProvider switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => Provider.Sqlite,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => Provider.Postgres,
        "Microsoft.EntityFrameworkCore.SqlServer" => Provider.SqlServer,
        var other => throw new InvalidOperationException($"No guards for {other}."),
    };

    /// <summary>One guard as the statements of a provider.</summary>
    public static IReadOnlyList<string> Sql(Wachter wachter, Provider provider)
    {
        ArgumentNullException.ThrowIfNull(wachter);
        var (naam, tabel, moment) = (wachter.Naam, wachter.Tabel, wachter.Moment.ToString().ToUpperInvariant());
        var verboden = Jaarvoor().Replace(wachter.Verboden.Trim(), m => provider switch
        {
            Provider.Sqlite => $"date({m.Groups[1].Value}, '-{Maanden} months')",
            Provider.Postgres => $"({m.Groups[1].Value} - INTERVAL '{Maanden} months')",
            _ => $"DATEADD(month, -{Maanden}, {m.Groups[1].Value})",
        });
        return provider switch
        {
            Provider.Sqlite => [$"""
                CREATE TRIGGER "{naam}" BEFORE {moment} ON "{tabel}" FOR EACH ROW WHEN {verboden}
                BEGIN
                    SELECT RAISE(ABORT, '{wachter.Code}');
                END;
                """],
            Provider.Postgres => [$"""
                CREATE FUNCTION "{naam}"() RETURNS trigger LANGUAGE plpgsql AS $wacht$
                BEGIN
                    IF {verboden} THEN
                        RAISE EXCEPTION '{wachter.Code}' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN {(wachter.Moment == Wachtmoment.Delete ? "OLD" : "NEW")};
                END $wacht$;
                CREATE TRIGGER "{naam}" BEFORE {moment} ON "{tabel}" FOR EACH ROW EXECUTE FUNCTION "{naam}"();
                """],
            // A trigger of SQL Server sees all rows of the statement at once, after they were written, and takes them back.
            Provider.SqlServer => [$"""
                CREATE TRIGGER "{naam}" ON "{tabel}" AFTER {moment} AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM {Rijen(wachter.Moment)} WHERE {verboden.Replace("NEW.", "nieuw.", StringComparison.Ordinal).Replace("OLD.", "oud.", StringComparison.Ordinal)})
                        THROW 50005, '{wachter.Code}', 1;
                END
                """],
            _ => throw new ArgumentOutOfRangeException(nameof(provider)),
        };
    }

    // A key does not change: the foreign keys of the other tables hold it.
    static string Rijen(Wachtmoment moment) => moment switch
    {
        Wachtmoment.Insert => "inserted nieuw",
        Wachtmoment.Delete => "deleted oud",
        _ => "inserted nieuw JOIN deleted oud ON oud.\"Id\" = nieuw.\"Id\"",
    };

    [GeneratedRegex("""JAARVOOR\(([^)]*)\)""", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Jaarvoor();
}
