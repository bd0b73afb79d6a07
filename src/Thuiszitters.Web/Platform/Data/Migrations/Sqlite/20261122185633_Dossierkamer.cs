using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Dossierkamer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "AfgeslotenDoorId",
                table: "Verzuimmeldingen",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AfgeslotenOp",
                table: "Verzuimmeldingen",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "BevestigdOp",
                table: "Verzuimmeldingen",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EersteActie",
                table: "Verzuimmeldingen",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "GemeldeEersteDag",
                table: "Verzuimmeldingen",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "OpgepaktDoorId",
                table: "Verzuimmeldingen",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OpgepaktOp",
                table: "Verzuimmeldingen",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Toestand",
                table: "Verzuimmeldingen",
                type: "INTEGER",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<int>(
                name: "Uitkomst",
                table: "Verzuimmeldingen",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Bereikt",
                table: "Notities",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "IngetrokkenOp",
                table: "Notities",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MetWie",
                table: "Notities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Versie",
                table: "Notities",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Behoeften",
                table: "Dossiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Oorzaken",
                table: "Dossiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OverledenOp",
                table: "Dossiers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "VerhuisdOp",
                table: "Dossiers",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Criteriumeinde",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Criterium = table.Column<int>(type: "INTEGER", nullable: false),
                    Op = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Criteriumeinde", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Criteriumeinde_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Delingen",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VanOrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MetOrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Delen = table.Column<int>(type: "INTEGER", nullable: false),
                    Grond = table.Column<int>(type: "INTEGER", nullable: false),
                    Doel = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Vanaf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Tot = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BeeindigdOp = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Delingen", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Delingen_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Gehoord",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AuteurId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Wie = table.Column<int>(type: "INTEGER", nullable: false),
                    Datum = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    WildeNiet = table.Column<bool>(type: "INTEGER", nullable: false),
                    Woorden = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Gehoord", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Gehoord_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Inschrijving",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Van = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Tot = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EersteSchooldag = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inschrijving", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Inschrijving_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Inzagevragen",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VragerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Grond = table.Column<int>(type: "INTEGER", nullable: false),
                    Doel = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Delen = table.Column<int>(type: "INTEGER", nullable: false),
                    GevraagdOp = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Toestand = table.Column<int>(type: "INTEGER", nullable: false),
                    BeantwoordOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Weigerreden = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DelingId = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Inzagevragen", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Inzagevragen_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Notitieversie",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NotitieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ActId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VervangenOp = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Tekst = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notitieversie", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notitieversie_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Omstandigheid",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Soort = table.Column<int>(type: "INTEGER", nullable: false),
                    Van = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Tot = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VernieuwdOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Toelichting = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Omstandigheid", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Omstandigheid_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Overdrachten",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VanOrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VanSwvId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GevraagdOp = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reden = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Toestand = table.Column<int>(type: "INTEGER", nullable: false),
                    BeantwoordOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Weigerreden = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DelingId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Overdrachten", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Overdrachten_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Taken",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VoorOrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MakerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VoorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Soort = table.Column<int>(type: "INTEGER", nullable: false),
                    Tekst = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Termijn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Toestand = table.Column<int>(type: "INTEGER", nullable: false),
                    GemaaktOp = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    KlaarOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    KlaarDoorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Versie = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Taken", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Taken_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Verzuimuren",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MeldingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Datum = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Uren = table.Column<decimal>(type: "TEXT", precision: 9, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verzuimuren", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Verzuimuren_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Verzuimuren_Verzuimmeldingen_MeldingId",
                        column: x => x.MeldingId,
                        principalTable: "Verzuimmeldingen",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Verzuimmeldingen_Toestand_DossierId",
                table: "Verzuimmeldingen",
                columns: new[] { "Toestand", "DossierId" });

            migrationBuilder.CreateIndex(
                name: "IX_Criteriumeinde_DossierId",
                table: "Criteriumeinde",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Delingen_DossierId",
                table: "Delingen",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Delingen_MetOrganisatieId_Tot",
                table: "Delingen",
                columns: new[] { "MetOrganisatieId", "Tot" });

            migrationBuilder.CreateIndex(
                name: "IX_Gehoord_DossierId",
                table: "Gehoord",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Inschrijving_DossierId",
                table: "Inschrijving",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Inzagevragen_DossierId_Toestand",
                table: "Inzagevragen",
                columns: new[] { "DossierId", "Toestand" });

            migrationBuilder.CreateIndex(
                name: "IX_Inzagevragen_Toestand_DossierId",
                table: "Inzagevragen",
                columns: new[] { "Toestand", "DossierId" });

            migrationBuilder.CreateIndex(
                name: "IX_Notitieversie_DossierId",
                table: "Notitieversie",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Notitieversie_NotitieId",
                table: "Notitieversie",
                column: "NotitieId");

            migrationBuilder.CreateIndex(
                name: "IX_Omstandigheid_DossierId",
                table: "Omstandigheid",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Overdrachten_DossierId_Toestand",
                table: "Overdrachten",
                columns: new[] { "DossierId", "Toestand" });

            migrationBuilder.CreateIndex(
                name: "IX_Overdrachten_VanOrganisatieId_BeantwoordOp",
                table: "Overdrachten",
                columns: new[] { "VanOrganisatieId", "BeantwoordOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Taken_DossierId_Toestand",
                table: "Taken",
                columns: new[] { "DossierId", "Toestand" });

            migrationBuilder.CreateIndex(
                name: "IX_Taken_MakerId_Toestand_Termijn",
                table: "Taken",
                columns: new[] { "MakerId", "Toestand", "Termijn" });

            migrationBuilder.CreateIndex(
                name: "IX_Taken_VoorId_Toestand_Termijn",
                table: "Taken",
                columns: new[] { "VoorId", "Toestand", "Termijn" });

            migrationBuilder.CreateIndex(
                name: "IX_Verzuimuren_DossierId",
                table: "Verzuimuren",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Verzuimuren_MeldingId_Datum",
                table: "Verzuimuren",
                columns: new[] { "MeldingId", "Datum" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Criteriumeinde");

            migrationBuilder.DropTable(
                name: "Delingen");

            migrationBuilder.DropTable(
                name: "Gehoord");

            migrationBuilder.DropTable(
                name: "Inschrijving");

            migrationBuilder.DropTable(
                name: "Inzagevragen");

            migrationBuilder.DropTable(
                name: "Notitieversie");

            migrationBuilder.DropTable(
                name: "Omstandigheid");

            migrationBuilder.DropTable(
                name: "Overdrachten");

            migrationBuilder.DropTable(
                name: "Taken");

            migrationBuilder.DropTable(
                name: "Verzuimuren");

            migrationBuilder.DropIndex(
                name: "IX_Verzuimmeldingen_Toestand_DossierId",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "AfgeslotenDoorId",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "AfgeslotenOp",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "BevestigdOp",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "EersteActie",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "GemeldeEersteDag",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "OpgepaktDoorId",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "OpgepaktOp",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "Toestand",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "Uitkomst",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "Bereikt",
                table: "Notities");

            migrationBuilder.DropColumn(
                name: "IngetrokkenOp",
                table: "Notities");

            migrationBuilder.DropColumn(
                name: "MetWie",
                table: "Notities");

            migrationBuilder.DropColumn(
                name: "Versie",
                table: "Notities");

            migrationBuilder.DropColumn(
                name: "Behoeften",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "Oorzaken",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "OverledenOp",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "VerhuisdOp",
                table: "Dossiers");
        }
    }
}
