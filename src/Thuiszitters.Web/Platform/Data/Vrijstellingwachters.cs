// What: the rules of a 5A-vrijstelling that the database itself keeps, as triggers: who may judge, that what was judged stands, that the chain
// of people only grows, and which state may follow which. One list of conditions; three ways to write a trigger around each.
// Source: rules.md R5; ADR 28. Used by: the migrations, and the model (SQL Server must know which tables have triggers).
// Never: a rule that only one of the three databases keeps, but for what only one of them can be asked. A migration that rebuilds one of these
// tables on SQLite takes all guards away first and lays them anew.

using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Thuiszitters.Web.Platform.Data;

public enum Wachtmoment { Insert, Update, Delete, Truncate }

/// <summary>How a rule is asked. A key that exists already is refused before the row is written, which on SQL Server the key itself does; a key that
/// changes is there seen in the whole statement, for a changed row has no pair.</summary>
public enum Wachtwijze { PerRij, Vooraf, Sleutel }

/// <summary>One rule: what must not be.</summary>
/// <param name="Naam">Of the trigger.</param>
/// <param name="Tabel">The table it guards.</param>
/// <param name="Moment">When.</param>
/// <param name="Code">What the refusal says.</param>
/// <param name="Verboden">When it refuses, in SQL that all three read: NEW and OLD are the row, JAARVOOR(x) is twelve months before x.</param>
/// <param name="Wijze">How it is asked.</param>
public sealed record Wachter(string Naam, string Tabel, Wachtmoment Moment, string Code, string Verboden, Wachtwijze Wijze = Wachtwijze.PerRij);

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
            AND (v."RegistreerderId" = NEW."GebruikerId" OR v."VoorgesteldDoorId" = NEW."GebruikerId" OR d."BehandelaarId" = NEW."GebruikerId" OR d."SwvConsulentId" = NEW."GebruikerId"
            OR EXISTS (SELECT 1 FROM "Casusregie" r WHERE r."GebruikerId" = NEW."GebruikerId" AND (r."DossierId" = v."DossierId"
                OR EXISTS (SELECT 1 FROM "Samenvoeging" m WHERE m."DossierId" = v."DossierId" AND m."VanDossierId" = r."DossierId")))
            OR EXISTS (SELECT 1 FROM "Notities" n JOIN "Organisaties" o ON o."Id" = n."OrganisatieId"
                WHERE n."DossierId" = v."DossierId" AND n."AuteurId" = NEW."GebruikerId" AND o."Soort" IN (2, 3))))
        OR EXISTS (SELECT 1 FROM "Vormtoetsuitkomsten" t WHERE t."VrijstellingId" = NEW."VrijstellingId" AND t."DoorId" = NEW."GebruikerId" AND t."Item" < 10)
        OR EXISTS (SELECT 1 FROM "Beoordelaars" b WHERE b."VrijstellingId" = NEW."VrijstellingId" AND b."ToegewezenDoorId" = NEW."GebruikerId")
        OR EXISTS (SELECT 1 FROM "Vrijstellingstukken" s WHERE s."VrijstellingId" = NEW."VrijstellingId" AND (s."ToegevoegdDoorId" = NEW."GebruikerId"
            OR EXISTS (SELECT 1 FROM "Documentversie" w WHERE w."DocumentId" = s."DocumentId" AND w."AuteurId" = NEW."GebruikerId")))
        """;

    // A dossier that is destroyed goes whole: first who it is, then its rows.
    const string BestaatNog = """EXISTS (SELECT 1 FROM "VerzegeldeIdentiteit" i WHERE i."DossierId" = OLD."DossierId")""";

    const string AanvraagBestaatNog = BestaatNog + """
         OR EXISTS (SELECT 1 FROM "Vrijstellingen" v JOIN "VerzegeldeIdentiteit" i ON i."DossierId" = v."DossierId" WHERE v."Id" = OLD."VrijstellingId")
        """;

    // A row lies with the dossier of its request; only when that is over does it move, when dossiers are merged or parted.
    const string BijAnderDossier = """NOT EXISTS (SELECT 1 FROM "Vrijstellingen" v WHERE v."Id" = NEW."VrijstellingId" AND v."DossierId" = NEW."DossierId")""";

    const string Verplaatst = """
        NEW."DossierId" <> OLD."DossierId" AND (NOT EXISTS (SELECT 1 FROM "VerzegeldeIdentiteit" i WHERE i."DossierId" = NEW."DossierId")
            OR EXISTS (SELECT 1 FROM "Vrijstellingen" v WHERE v."Id" = NEW."VrijstellingId" AND v."Toestand" < 10))
        """;

    // A judgement of the round that runs, which still counts.
    const string GeldendOordeel = """
        SELECT 1 FROM "Oordelen" j JOIN "Vrijstellingen" v ON v."Id" = j."VrijstellingId" AND v."Ronde" = j."Ronde" WHERE j."VervangenOp" IS NULL AND j."VervallenOp" IS NULL
        """;

    static string Aantal(string keuze, string wie = "*") => $"""
        (SELECT COUNT({wie}) FROM "Oordelen" j WHERE j."VrijstellingId" = NEW."Id" AND j."Ronde" = OLD."Ronde" AND j."Keuze" = {keuze} AND j."VervangenOp" IS NULL AND j."VervallenOp" IS NULL)
        """;

    // Whoever judges a running request gets no other part in it.
    static string Beoordeelt(string wie, string waar) => $"""
        EXISTS (SELECT 1 FROM "Beoordelaars" b JOIN "Vrijstellingen" v ON v."Id" = b."VrijstellingId" WHERE b."GebruikerId" = {wie} AND b."VervangenOp" IS NULL AND v."Toestand" < 10 AND {waar})
        """;

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
        // Also one that was replaced: then another of the same author counts, and two replaced in one statement see each other.
        new("TW_Oordelen_Vervangen", "Oordelen", Wachtmoment.Update, "vrijstelling:oordeel-ander-oordeelde-al", """
            NEW."VervangenOp" IS NOT NULL AND OLD."VervangenOp" IS NULL AND EXISTS (SELECT 1 FROM "Oordelen" j WHERE j."VrijstellingId" = NEW."VrijstellingId"
                AND j."Ronde" = NEW."Ronde" AND j."GebruikerId" <> NEW."GebruikerId" AND j."VervallenOp" IS NULL)
            """),
        new("TW_Oordelen_Verplaatst", "Oordelen", Wachtmoment.Update, "vrijstelling:oordeel-verplaatst", Verplaatst),
        new("TW_Oordelen_Dubbel", "Oordelen", Wachtmoment.Insert, "vrijstelling:oordeel-bestaat-al", """
            EXISTS (SELECT 1 FROM "Oordelen" o WHERE o."Id" = NEW."Id" OR (o."VrijstellingId" = NEW."VrijstellingId" AND o."Ronde" = NEW."Ronde"
                AND o."GebruikerId" = NEW."GebruikerId" AND o."VervangenOp" IS NULL AND o."VervallenOp" IS NULL))
            """, Wachtwijze.Vooraf),
        Sleutel("Oordelen"),
        new("TW_Oordelen_Weg", "Oordelen", Wachtmoment.Delete, "vrijstelling:oordeel-blijft", AanvraagBestaatNog),
        Leeg("Oordelen"),

        new("TW_Beoordelaars_Keten", "Beoordelaars", Wachtmoment.Insert, "vrijstelling:beoordelaar-uit-keten", InKeten),
        new("TW_Beoordelaars_EerdereKeten", "Beoordelaars", Wachtmoment.Insert, "vrijstelling:beoordelaar-uit-eerdere-keten", InEerdereKeten),
        new("TW_Beoordelaars_DeedMee", "Beoordelaars", Wachtmoment.Insert, "vrijstelling:beoordelaar-deed-mee", DeedMee),
        new("TW_Beoordelaars_Zelf", "Beoordelaars", Wachtmoment.Insert, "vrijstelling:beoordelaar-wees-zichzelf-toe", """NEW."ToegewezenDoorId" = NEW."GebruikerId" """),
        new("TW_Beoordelaars_Vast", "Beoordelaars", Wachtmoment.Update, "vrijstelling:beoordelaar-staat-vast",
            Anders("Id", "VrijstellingId", "Plaats", "GebruikerId", "OrganisatieId", "ToegewezenDoorId", "ToegewezenOp")
            + " OR (OLD.\"VervangenOp\" IS NOT NULL AND (" + Anders("VervangenOp") + "))"),
        // Who judged in whatever round stays: what they answered is known, and nobody is chosen by an answer. Unless they cannot judge any more.
        new("TW_Beoordelaars_Vervangen", "Beoordelaars", Wachtmoment.Update, "vrijstelling:beoordelaar-oordeelde-al",
            "NEW.\"VervangenOp\" IS NOT NULL AND OLD.\"VervangenOp\" IS NULL AND (EXISTS (" + GeldendOordeel
            + " AND j.\"VrijstellingId\" = NEW.\"VrijstellingId\" AND j.\"GebruikerId\" = NEW.\"GebruikerId\")"
            + " OR (EXISTS (SELECT 1 FROM \"Oordelen\" j WHERE j.\"VrijstellingId\" = NEW.\"VrijstellingId\" AND j.\"GebruikerId\" = NEW.\"GebruikerId\")"
            + " AND NOT (" + InKeten + ") AND NOT (" + InEerdereKeten + """
            ) AND EXISTS (SELECT 1 FROM "Aanstellingen" a WHERE a."GebruikerId" = NEW."GebruikerId" AND a."OrganisatieId" = NEW."OrganisatieId"
                AND a."Rol" = 5 AND (a."Tot" IS NULL OR a."Tot" > NEW."VervangenOp"))))
            """),
        new("TW_Beoordelaars_Dossier", "Beoordelaars", Wachtmoment.Insert, "vrijstelling:beoordelaar-ander-dossier", BijAnderDossier),
        new("TW_Beoordelaars_Verplaatst", "Beoordelaars", Wachtmoment.Update, "vrijstelling:beoordelaar-verplaatst", Verplaatst),
        new("TW_Beoordelaars_Dubbel", "Beoordelaars", Wachtmoment.Insert, "vrijstelling:beoordelaar-bestaat-al", """
            EXISTS (SELECT 1 FROM "Beoordelaars" o WHERE o."Id" = NEW."Id" OR (o."VrijstellingId" = NEW."VrijstellingId"
                AND (o."GebruikerId" = NEW."GebruikerId" OR (o."Plaats" = NEW."Plaats" AND o."VervangenOp" IS NULL AND NEW."VervangenOp" IS NULL))))
            """, Wachtwijze.Vooraf),
        Sleutel("Beoordelaars"),
        new("TW_Beoordelaars_Weg", "Beoordelaars", Wachtmoment.Delete, "vrijstelling:beoordelaar-blijft", AanvraagBestaatNog),
        Leeg("Beoordelaars"),

        new("TW_Ketens_Vast", "Ketens", Wachtmoment.Update, "vrijstelling:keten-staat-vast", Anders("Id", "VrijstellingId", "GebruikerId", "Betrokkenheid", "Sinds")),
        new("TW_Ketens_Dossier", "Ketens", Wachtmoment.Insert, "vrijstelling:keten-ander-dossier", BijAnderDossier),
        new("TW_Ketens_Verplaatst", "Ketens", Wachtmoment.Update, "vrijstelling:keten-verplaatst", Verplaatst),
        new("TW_Ketens_Dubbel", "Ketens", Wachtmoment.Insert, "vrijstelling:keten-bestaat-al", """
            EXISTS (SELECT 1 FROM "Ketens" o WHERE o."Id" = NEW."Id" OR (o."VrijstellingId" = NEW."VrijstellingId" AND o."GebruikerId" = NEW."GebruikerId"
                AND o."Betrokkenheid" = NEW."Betrokkenheid" AND o."Sinds" = NEW."Sinds"))
            """, Wachtwijze.Vooraf),
        Sleutel("Ketens"),
        new("TW_Ketens_Weg", "Ketens", Wachtmoment.Delete, "vrijstelling:keten-blijft", AanvraagBestaatNog),
        Leeg("Ketens"),

        // The evidence is what was judged: it changes with the round, in the same save.
        new("TW_Vrijstellingstukken_Erbij", "Vrijstellingstukken", Wachtmoment.Insert, "vrijstelling:bewijs-staat-vast", "EXISTS (" + GeldendOordeel + " AND v.\"Id\" = NEW.\"VrijstellingId\")"),
        new("TW_Vrijstellingstukken_Beoordelaar", "Vrijstellingstukken", Wachtmoment.Insert, "vrijstelling:bewijs-van-beoordelaar",
            Beoordeelt("NEW.\"ToegevoegdDoorId\"", "v.\"Id\" = NEW.\"VrijstellingId\"")),
        new("TW_Vrijstellingstukken_Dubbel", "Vrijstellingstukken", Wachtmoment.Insert, "vrijstelling:bewijs-bestaat-al", """
            EXISTS (SELECT 1 FROM "Vrijstellingstukken" o WHERE o."Id" = NEW."Id" OR (o."VrijstellingId" = NEW."VrijstellingId" AND o."DocumentId" = NEW."DocumentId"))
            """, Wachtwijze.Vooraf),
        new("TW_Vrijstellingstukken_Vast", "Vrijstellingstukken", Wachtmoment.Update, "vrijstelling:bewijs-staat-vast", Anders("Id", "VrijstellingId", "DocumentId", "ToegevoegdDoorId")),
        Sleutel("Vrijstellingstukken"),
        new("TW_Vrijstellingstukken_Weg", "Vrijstellingstukken", Wachtmoment.Delete, "vrijstelling:bewijs-staat-vast",
            "(" + AanvraagBestaatNog + ") AND EXISTS (" + GeldendOordeel + " AND v.\"Id\" = OLD.\"VrijstellingId\")"),
        Leeg("Vrijstellingstukken"),

        new("TW_Dossiers_Beoordelaar", "Dossiers", Wachtmoment.Update, "vrijstelling:beoordelaar-behandelt-niet",
            "((" + Anders("BehandelaarId") + ") AND " + Beoordeelt("NEW.\"BehandelaarId\"", "v.\"DossierId\" = NEW.\"Id\"")
            + ") OR ((" + Anders("SwvConsulentId") + ") AND " + Beoordeelt("NEW.\"SwvConsulentId\"", "v.\"DossierId\" = NEW.\"Id\"") + ")"),
        new("TW_Casusregie_Beoordelaar", "Casusregie", Wachtmoment.Insert, "vrijstelling:beoordelaar-regisseert-niet", Beoordeelt("NEW.\"GebruikerId\"", "v.\"DossierId\" = NEW.\"DossierId\"")),
        new("TW_Casusregie_Gewijzigd", "Casusregie", Wachtmoment.Update, "vrijstelling:beoordelaar-regisseert-niet",
            "(" + Anders("GebruikerId", "DossierId") + ") AND " + Beoordeelt("NEW.\"GebruikerId\"", "v.\"DossierId\" = NEW.\"DossierId\"")),

        new("TW_Vrijstellingen_Begin", "Vrijstellingen", Wachtmoment.Insert, "vrijstelling:begint-als-ontvangen",
            """NEW."Toestand" <> 1 OR NEW."Ronde" <> 1 OR NEW."Uitslag" IS NOT NULL OR NEW."VerklaringVan" IS NOT NULL OR NEW."Begin" IS NOT NULL"""),
        new("TW_Vrijstellingen_Dubbel", "Vrijstellingen", Wachtmoment.Insert, "vrijstelling:bestaat-al", """
            EXISTS (SELECT 1 FROM "Vrijstellingen" o WHERE o."Id" = NEW."Id" OR (o."DossierId" = NEW."DossierId" AND o."Toestand" < 10 AND NEW."Toestand" < 10))
            """, Wachtwijze.Vooraf),
        Sleutel("Vrijstellingen"),
        new("TW_Vrijstellingen_Overgang", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:overgang-bestaat-niet", GeenOvergang()),
        new("TW_Vrijstellingen_Ronde", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:ronde-gaat-niet-terug",
            "NEW.\"Ronde\" < OLD.\"Ronde\" OR " + Anders("Id", "RegistreerderId", "SwvId", "Grond", "VorigeId")),
        new("TW_Vrijstellingen_Positief", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:geen-twee-tenzij",
            "((NEW.\"Toestand\" = 5 AND OLD.\"Toestand\" <> 5) OR (NEW.\"Toestand\" = 10 AND OLD.\"Toestand\" <> 10)) AND (" + TweeTenzij + " OR " + GeenTenzijAnders + ")"),
        // An outcome is one of three, and comes with the state of that name; it goes when a new round begins.
        new("TW_Vrijstellingen_Uitslag", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:uitslag-zonder-oordelen",
            "(NEW.\"Uitslag\" = 5 AND (OLD.\"Uitslag\" IS NULL OR OLD.\"Uitslag\" <> 5 OR NEW.\"Ronde\" <> OLD.\"Ronde\") AND (" + TweeTenzij + " OR " + GeenTenzijAnders + "))"
            + " OR (NEW.\"Uitslag\" IS NOT NULL AND NEW.\"Uitslag\" NOT IN (5, 6, 7))"
            + " OR (NEW.\"Toestand\" IN (6, 7) AND (NEW.\"Uitslag\" IS NULL OR NEW.\"Uitslag\" <> NEW.\"Toestand\"))"
            + " OR ((" + Anders("Uitslag") + """
            ) AND NOT ((NEW."Uitslag" IS NOT NULL AND NEW."Toestand" = NEW."Uitslag" AND OLD."Toestand" <> NEW."Toestand")
                OR (NEW."Uitslag" IS NULL AND NEW."Ronde" > OLD."Ronde")))
            """),
        new("TW_Vrijstellingen_Negatief", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:geen-twee-nee",
            "OLD.\"Toestand\" = 3 AND NEW.\"Toestand\" = 6 AND " + Aantal("1", "DISTINCT j.\"GebruikerId\"") + " <> 2"),
        new("TW_Vrijstellingen_Verdeeld", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:niet-verdeeld",
            "OLD.\"Toestand\" = 3 AND NEW.\"Toestand\" = 4 AND (" + Aantal("1") + " <> 1 OR " + Aantal("2") + " <> 1)"),
        new("TW_Vrijstellingen_UitKeten", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:oordeel-uit-keten-telt-niet", """
            ((NEW."Toestand" = 5 AND OLD."Toestand" <> 5) OR (OLD."Toestand" = 3 AND NEW."Toestand" IN (4, 6))) AND EXISTS (SELECT 1 FROM "Oordelen" j
                JOIN "Ketens" k ON k."VrijstellingId" = j."VrijstellingId" AND k."GebruikerId" = j."GebruikerId"
                WHERE j."VrijstellingId" = NEW."Id" AND j."Ronde" = OLD."Ronde" AND j."VervangenOp" IS NULL AND j."VervallenOp" IS NULL)
            """),
        // What is judged stands from then on; another text or document begins another round. Merging seals anew.
        new("TW_Vrijstellingen_Beoordeeld", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:beoordeelde-staat-vast",
            "OLD.\"Toestand\" >= 3 AND NEW.\"Ronde\" = OLD.\"Ronde\" AND NEW.\"DossierId\" = OLD.\"DossierId\" AND ("
            + Anders("Toelichting", "Kennisgever", "Schooljaar", "Herhaald", "CriteriaId", "OntvangenOp", "TeLaat") + ")"),
        // The statement comes after the judgement and does not steer it.
        new("TW_Vrijstellingen_Verklaring", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:verklaring-voor-oordeel",
            "NEW.\"Uitslag\" IS NULL AND (" + Anders("VerklaringVan", "VerklaringGedateerdOp", "VerklaringOntvangenOp", "VerklaringCompleetOp", "NooitGeschikt") + ")"),
        new("TW_Vrijstellingen_Verplaatst", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:verplaatst", """
            NEW."DossierId" <> OLD."DossierId" AND (OLD."Toestand" < 10 OR NOT EXISTS (SELECT 1 FROM "VerzegeldeIdentiteit" i WHERE i."DossierId" = NEW."DossierId")
                OR NOT (EXISTS (SELECT 1 FROM "Samenvoeging" s WHERE s."DossierId" = NEW."DossierId" AND s."VanDossierId" = OLD."DossierId")
                    OR EXISTS (SELECT 1 FROM "Acts" a WHERE a."DossierId" = NEW."DossierId" AND a."Kind" = 261)))
            """),
        // An end only comes nearer, and what ended has one.
        new("TW_Vrijstellingen_Einde", "Vrijstellingen", Wachtmoment.Update, "vrijstelling:einde-staat-vast", """
            (OLD."Toestand" >= 10 AND OLD."Einde" IS NOT NULL AND (NEW."Einde" IS NULL OR NEW."Einde" > OLD."Einde")) OR (NEW."Toestand" = 13 AND NEW."Einde" IS NULL)
            """),
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
        Leeg("Vrijstellingen"),
    ];

    static Wachter Sleutel(string tabel) => new($"TW_{tabel}_Sleutel", tabel, Wachtmoment.Update, "vrijstelling:sleutel-staat-vast", """NEW."Id" <> OLD."Id" """, Wachtwijze.Sleutel);

    // Only PostgreSQL can be asked: SQLite has no such statement, and SQL Server asks nobody; there it takes the right to change the table.
    static Wachter Leeg(string tabel) => new($"TW_{tabel}_Leeg", tabel, Wachtmoment.Truncate, "vrijstelling:wordt-niet-geleegd", "");

    /// <summary>Lays all guards, in the dialect of the provider of the migration.</summary>
    public static void Leg(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        var provider = ProviderVan(migration);
        foreach (var wachter in Alle)
            foreach (var sql in Sql(wachter, provider))
                // On SQL Server a trigger is the first of its batch, also in a script that asks first whether it is there.
                migration.Sql(provider == Provider.SqlServer ? $"EXEC(N'{sql.Replace("'", "''", StringComparison.Ordinal)}')" : sql);
    }

    /// <summary>Takes all guards away.</summary>
    public static void Haal(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        var provider = ProviderVan(migration);
        foreach (var w in Alle.Where(w => Sql(w, provider).Count > 0))
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
            Provider.Postgres when wachter.Moment == Wachtmoment.Truncate => [$"""
                CREATE FUNCTION "{naam}"() RETURNS trigger LANGUAGE plpgsql AS $wacht$
                BEGIN
                    RAISE EXCEPTION '{wachter.Code}' USING ERRCODE = 'check_violation';
                END $wacht$;
                CREATE TRIGGER "{naam}" BEFORE TRUNCATE ON "{tabel}" FOR EACH STATEMENT EXECUTE FUNCTION "{naam}"();
                """],
            _ when wachter.Moment == Wachtmoment.Truncate => [],
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
            Provider.SqlServer when wachter.Wijze == Wachtwijze.Vooraf => [],
            Provider.SqlServer when wachter.Wijze == Wachtwijze.Sleutel => [$"""
                CREATE TRIGGER "{naam}" ON "{tabel}" AFTER {moment} AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT "Id" FROM inserted EXCEPT SELECT "Id" FROM deleted)
                        THROW 50005, '{wachter.Code}', 1;
                END
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

    // A key does not change: a guard of its own sees to that.
    static string Rijen(Wachtmoment moment) => moment switch
    {
        Wachtmoment.Insert => "inserted nieuw",
        Wachtmoment.Delete => "deleted oud",
        _ => "inserted nieuw JOIN deleted oud ON oud.\"Id\" = nieuw.\"Id\"",
    };

    [GeneratedRegex("""JAARVOOR\(([^)]*)\)""", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Jaarvoor();
}
