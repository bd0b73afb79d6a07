using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class DossierkamerVoluit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EscalerenOp",
                table: "Taken",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WachtlijstOp",
                table: "Arrangementen",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "WachtlijstTot",
                table: "Arrangementen",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Casusregie",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kant = table.Column<int>(type: "int", nullable: false),
                    Functie = table.Column<int>(type: "int", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    GebruikerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Vanaf = table.Column<DateOnly>(type: "date", nullable: false),
                    Tot = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Casusregie", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Casusregie_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Contactpersoon",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Relatie = table.Column<int>(type: "int", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    IngetrokkenOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Versie = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contactpersoon", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contactpersoon_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VanOrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Soort = table.Column<int>(type: "int", nullable: false),
                    ToegevoegdOp = table.Column<DateOnly>(type: "date", nullable: false),
                    IngetrokkenOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Versie = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Document", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Document_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Klokanker",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SamenvoegingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Van = table.Column<DateOnly>(type: "date", nullable: false),
                    Tot = table.Column<DateOnly>(type: "date", nullable: false),
                    Start = table.Column<DateOnly>(type: "date", nullable: false),
                    Pauzedagen = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Klokanker", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Klokanker_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "NietDezelfde",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AnderDossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false),
                    Reden = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NietDezelfde", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NietDezelfde_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Overleggen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Soort = table.Column<int>(type: "int", nullable: false),
                    Datum = table.Column<DateOnly>(type: "date", nullable: false),
                    Tijd = table.Column<TimeOnly>(type: "time", nullable: false),
                    Plaats = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Toestand = table.Column<int>(type: "int", nullable: false),
                    Afgelastreden = table.Column<int>(type: "int", nullable: true),
                    MakerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Versie = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Overleggen", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Routekeuze",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Route = table.Column<int>(type: "int", nullable: false),
                    Fase = table.Column<int>(type: "int", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false),
                    DoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    IsAfwijking = table.Column<bool>(type: "bit", nullable: false),
                    Toelichting = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Routekeuze", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Routekeuze_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Samenvoeging",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VanDossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VanNummer = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    ActId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false),
                    Handelingen = table.Column<int>(type: "int", nullable: false),
                    Vorige = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Samenvoeging", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Samenvoeging_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Verwantschap",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AnderDossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verwantschap", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Verwantschap_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Zoekopdracht",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EigenaarId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Naam = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    VanTeam = table.Column<bool>(type: "bit", nullable: false),
                    IsStart = table.Column<bool>(type: "bit", nullable: false),
                    Filter = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Versie = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Zoekopdracht", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Documentversie",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Nummer = table.Column<int>(type: "int", nullable: false),
                    Naam = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Type = table.Column<int>(type: "int", nullable: false),
                    Grootte = table.Column<int>(type: "int", nullable: false),
                    ToegevoegdOp = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AuteurId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documentversie", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Documentversie_Document_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Document",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Documentversie_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Agendapunt",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OverlegId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Volgorde = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agendapunt", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agendapunt_Overleggen_OverlegId",
                        column: x => x.OverlegId,
                        principalTable: "Overleggen",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Besluiten",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OverlegId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Tekst = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Functie = table.Column<int>(type: "int", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TaakId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Termijn = table.Column<DateOnly>(type: "date", nullable: false),
                    EscalerenOp = table.Column<DateOnly>(type: "date", nullable: true),
                    VastgelegdOp = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Besluiten", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Besluiten_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Besluiten_Overleggen_OverlegId",
                        column: x => x.OverlegId,
                        principalTable: "Overleggen",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Besluiten_Taken_TaakId",
                        column: x => x.TaakId,
                        principalTable: "Taken",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Deelnemer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OverlegId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Functie = table.Column<int>(type: "int", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    GebruikerId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    IsVoorzitter = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deelnemer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Deelnemer_Overleggen_OverlegId",
                        column: x => x.OverlegId,
                        principalTable: "Overleggen",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Documentinhoud",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documentinhoud", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Documentinhoud_Documentversie_Id",
                        column: x => x.Id,
                        principalTable: "Documentversie",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Documentinhoud_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Documentscan",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Uitkomst = table.Column<int>(type: "int", nullable: false),
                    GescandOp = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documentscan", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Documentscan_Documentversie_Id",
                        column: x => x.Id,
                        principalTable: "Documentversie",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Documentscan_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Overlegzaken",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OverlegId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Vraag = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Overlegzaken", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Overlegzaken_Agendapunt_Id",
                        column: x => x.Id,
                        principalTable: "Agendapunt",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Overlegzaken_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Overlegzaken_Overleggen_OverlegId",
                        column: x => x.OverlegId,
                        principalTable: "Overleggen",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Taken_Toestand_EscalerenOp",
                table: "Taken",
                columns: new[] { "Toestand", "EscalerenOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Agendapunt_OverlegId",
                table: "Agendapunt",
                column: "OverlegId");

            migrationBuilder.CreateIndex(
                name: "IX_Besluiten_DossierId",
                table: "Besluiten",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Besluiten_OverlegId_DossierId",
                table: "Besluiten",
                columns: new[] { "OverlegId", "DossierId" });

            migrationBuilder.CreateIndex(
                name: "IX_Besluiten_TaakId",
                table: "Besluiten",
                column: "TaakId");

            migrationBuilder.CreateIndex(
                name: "IX_Casusregie_DossierId_Tot",
                table: "Casusregie",
                columns: new[] { "DossierId", "Tot" });

            migrationBuilder.CreateIndex(
                name: "IX_Contactpersoon_DossierId",
                table: "Contactpersoon",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Deelnemer_OrganisatieId_OverlegId",
                table: "Deelnemer",
                columns: new[] { "OrganisatieId", "OverlegId" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnemer_OverlegId",
                table: "Deelnemer",
                column: "OverlegId");

            migrationBuilder.CreateIndex(
                name: "IX_Document_DossierId",
                table: "Document",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Documentinhoud_DossierId",
                table: "Documentinhoud",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Documentscan_DossierId",
                table: "Documentscan",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Documentscan_Uitkomst_Id",
                table: "Documentscan",
                columns: new[] { "Uitkomst", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Documentversie_DocumentId_Nummer",
                table: "Documentversie",
                columns: new[] { "DocumentId", "Nummer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documentversie_DossierId",
                table: "Documentversie",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Klokanker_DossierId",
                table: "Klokanker",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_NietDezelfde_AnderDossierId",
                table: "NietDezelfde",
                column: "AnderDossierId");

            migrationBuilder.CreateIndex(
                name: "IX_NietDezelfde_DossierId",
                table: "NietDezelfde",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Overleggen_OrganisatieId_Toestand_Datum",
                table: "Overleggen",
                columns: new[] { "OrganisatieId", "Toestand", "Datum" });

            migrationBuilder.CreateIndex(
                name: "IX_Overlegzaken_DossierId",
                table: "Overlegzaken",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Overlegzaken_OverlegId_DossierId",
                table: "Overlegzaken",
                columns: new[] { "OverlegId", "DossierId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Routekeuze_DossierId",
                table: "Routekeuze",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Samenvoeging_DossierId",
                table: "Samenvoeging",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Samenvoeging_VanDossierId",
                table: "Samenvoeging",
                column: "VanDossierId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Samenvoeging_VanNummer",
                table: "Samenvoeging",
                column: "VanNummer");

            migrationBuilder.CreateIndex(
                name: "IX_Verwantschap_AnderDossierId",
                table: "Verwantschap",
                column: "AnderDossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Verwantschap_DossierId",
                table: "Verwantschap",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Zoekopdracht_OrganisatieId_EigenaarId",
                table: "Zoekopdracht",
                columns: new[] { "OrganisatieId", "EigenaarId" });

            // An arrangement that waits already is the circumstance of that name from now on; its dossier is due for the next watch.
            migrationBuilder.Sql("""
                UPDATE "Arrangementen" SET "WachtlijstOp" = (SELECT MAX(s."Datum") FROM "ArrangementStappen" s WHERE s."ArrangementId" = "Arrangementen"."Id" AND s."Toestand" = 5)
                WHERE "Toestand" = 5
                """);
            migrationBuilder.Sql("""
                UPDATE "Dossiers" SET "VolgendeWissel" = '2000-01-01'
                WHERE "GeslotenOp" IS NULL AND "Id" IN (SELECT a."DossierId" FROM "Arrangementen" a WHERE a."Toestand" = 5)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Besluiten");

            migrationBuilder.DropTable(
                name: "Casusregie");

            migrationBuilder.DropTable(
                name: "Contactpersoon");

            migrationBuilder.DropTable(
                name: "Deelnemer");

            migrationBuilder.DropTable(
                name: "Documentinhoud");

            migrationBuilder.DropTable(
                name: "Documentscan");

            migrationBuilder.DropTable(
                name: "Klokanker");

            migrationBuilder.DropTable(
                name: "NietDezelfde");

            migrationBuilder.DropTable(
                name: "Overlegzaken");

            migrationBuilder.DropTable(
                name: "Routekeuze");

            migrationBuilder.DropTable(
                name: "Samenvoeging");

            migrationBuilder.DropTable(
                name: "Verwantschap");

            migrationBuilder.DropTable(
                name: "Zoekopdracht");

            migrationBuilder.DropTable(
                name: "Documentversie");

            migrationBuilder.DropTable(
                name: "Agendapunt");

            migrationBuilder.DropTable(
                name: "Document");

            migrationBuilder.DropTable(
                name: "Overleggen");

            migrationBuilder.DropIndex(
                name: "IX_Taken_Toestand_EscalerenOp",
                table: "Taken");

            migrationBuilder.DropColumn(
                name: "EscalerenOp",
                table: "Taken");

            migrationBuilder.DropColumn(
                name: "WachtlijstOp",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "WachtlijstTot",
                table: "Arrangementen");
        }
    }
}
