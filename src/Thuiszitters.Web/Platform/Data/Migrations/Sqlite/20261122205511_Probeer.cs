using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Probeer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EscalerenOp",
                table: "Taken",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Casusregie",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kant = table.Column<int>(type: "INTEGER", nullable: false),
                    Functie = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GebruikerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Vanaf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Tot = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
                name: "Overleggen",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Soort = table.Column<int>(type: "INTEGER", nullable: false),
                    Datum = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Tijd = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Plaats = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Toestand = table.Column<int>(type: "INTEGER", nullable: false),
                    Afgelastreden = table.Column<int>(type: "INTEGER", nullable: true),
                    MakerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Versie = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Overleggen", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Routekeuze",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Route = table.Column<int>(type: "INTEGER", nullable: false),
                    Fase = table.Column<int>(type: "INTEGER", nullable: false),
                    Op = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DoorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsAfwijking = table.Column<bool>(type: "INTEGER", nullable: false),
                    Toelichting = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                name: "Agendapunt",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OverlegId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Volgorde = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OverlegId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Tekst = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Functie = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TaakId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Termijn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EscalerenOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VastgelegdOp = table.Column<DateOnly>(type: "TEXT", nullable: false)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OverlegId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Functie = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GebruikerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IsVoorzitter = table.Column<bool>(type: "INTEGER", nullable: false)
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
                name: "Overlegzaken",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OverlegId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Vraag = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                name: "IX_Deelnemer_OrganisatieId_OverlegId",
                table: "Deelnemer",
                columns: new[] { "OrganisatieId", "OverlegId" });

            migrationBuilder.CreateIndex(
                name: "IX_Deelnemer_OverlegId",
                table: "Deelnemer",
                column: "OverlegId");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Besluiten");

            migrationBuilder.DropTable(
                name: "Casusregie");

            migrationBuilder.DropTable(
                name: "Deelnemer");

            migrationBuilder.DropTable(
                name: "Overlegzaken");

            migrationBuilder.DropTable(
                name: "Routekeuze");

            migrationBuilder.DropTable(
                name: "Agendapunt");

            migrationBuilder.DropTable(
                name: "Overleggen");

            migrationBuilder.DropIndex(
                name: "IX_Taken_Toestand_EscalerenOp",
                table: "Taken");

            migrationBuilder.DropColumn(
                name: "EscalerenOp",
                table: "Taken");
        }
    }
}
