using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Verzuim : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Criteriumeinde",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    Criterium = table.Column<int>(type: "integer", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false)
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
                name: "Inschrijving",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: true),
                    Van = table.Column<DateOnly>(type: "date", nullable: false),
                    Tot = table.Column<DateOnly>(type: "date", nullable: true)
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
                name: "Omstandigheid",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    Soort = table.Column<int>(type: "integer", nullable: false),
                    Van = table.Column<DateOnly>(type: "date", nullable: false),
                    Tot = table.Column<DateOnly>(type: "date", nullable: true),
                    VernieuwdOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Toelichting = table.Column<byte[]>(type: "bytea", nullable: true)
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
                name: "Verzuimuren",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeldingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Datum = table.Column<DateOnly>(type: "date", nullable: false),
                    Uren = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: false)
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
                name: "IX_Criteriumeinde_DossierId",
                table: "Criteriumeinde",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Inschrijving_DossierId",
                table: "Inschrijving",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Omstandigheid_DossierId",
                table: "Omstandigheid",
                column: "DossierId");

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
                name: "Inschrijving");

            migrationBuilder.DropTable(
                name: "Omstandigheid");

            migrationBuilder.DropTable(
                name: "Verzuimuren");
        }
    }
}
