using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Signaalleven : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "GemeldOp",
                table: "Signalen",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Sluimerreden",
                table: "Signalen",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SluimertTot",
                table: "Signalen",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Escalatietrappen",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RegioId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Regel = table.Column<int>(type: "INTEGER", nullable: false),
                    Hoorder = table.Column<int>(type: "INTEGER", nullable: false),
                    Sinds = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Tot = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Escalatietrappen", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Meldingsvoorkeuren",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GebruikerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Regel = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Meldingsvoorkeuren", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Signalen_Regel_GemeldOp_Toestand",
                table: "Signalen",
                columns: new[] { "Regel", "GemeldOp", "Toestand" });

            migrationBuilder.CreateIndex(
                name: "IX_Escalatietrappen_RegioId_Regel_Hoorder_Sinds",
                table: "Escalatietrappen",
                columns: new[] { "RegioId", "Regel", "Hoorder", "Sinds" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Meldingsvoorkeuren_GebruikerId_Regel",
                table: "Meldingsvoorkeuren",
                columns: new[] { "GebruikerId", "Regel" },
                unique: true);

            // What is open already was in the mail of its month; and each open dossier is looked at once for how long it has been silent.
            migrationBuilder.Sql("UPDATE \"Signalen\" SET \"GemeldOp\" = \"OntstaanOp\" WHERE \"Regel\" IN (3, 4)");
            migrationBuilder.Sql("UPDATE \"Dossiers\" SET \"VolgendeWissel\" = '2026-01-01' WHERE \"GeslotenOp\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Escalatietrappen");

            migrationBuilder.DropTable(
                name: "Meldingsvoorkeuren");

            migrationBuilder.DropIndex(
                name: "IX_Signalen_Regel_GemeldOp_Toestand",
                table: "Signalen");

            migrationBuilder.DropColumn(
                name: "GemeldOp",
                table: "Signalen");

            migrationBuilder.DropColumn(
                name: "Sluimerreden",
                table: "Signalen");

            migrationBuilder.DropColumn(
                name: "SluimertTot",
                table: "Signalen");
        }
    }
}
