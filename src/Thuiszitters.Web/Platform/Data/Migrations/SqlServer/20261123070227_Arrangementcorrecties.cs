using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Arrangementcorrecties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Who pays became a set of grounds; of those that were combined it is not known which.
            migrationBuilder.Sql(
                """
                UPDATE [Arrangementen] SET [Financiering] = CASE [Financiering] WHEN 1 THEN 1 WHEN 2 THEN 2 WHEN 3 THEN 4 WHEN 4 THEN 8 WHEN 5 THEN 32 END WHERE [Financiering] IS NOT NULL;
                """);

            migrationBuilder.CreateTable(
                name: "Gegevenscorrecties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ArrangementId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false),
                    Was = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Reden = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Gegevenscorrecties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Gegevenscorrecties_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Arrangementen_GeeindigdOp",
                table: "Arrangementen",
                column: "GeeindigdOp");

            migrationBuilder.CreateIndex(
                name: "IX_Afweging_Datum",
                table: "Afweging",
                column: "Datum");

            migrationBuilder.CreateIndex(
                name: "IX_Gegevenscorrecties_ArrangementId",
                table: "Gegevenscorrecties",
                column: "ArrangementId");

            migrationBuilder.CreateIndex(
                name: "IX_Gegevenscorrecties_DossierId",
                table: "Gegevenscorrecties",
                column: "DossierId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Gegevenscorrecties");

            migrationBuilder.DropIndex(
                name: "IX_Arrangementen_GeeindigdOp",
                table: "Arrangementen");

            migrationBuilder.DropIndex(
                name: "IX_Afweging_Datum",
                table: "Afweging");
        }
    }
}
