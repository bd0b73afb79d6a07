using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Sqlite
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
                name: "Inschrijving",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SchoolId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Van = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Tot = table.Column<DateOnly>(type: "TEXT", nullable: true)
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
