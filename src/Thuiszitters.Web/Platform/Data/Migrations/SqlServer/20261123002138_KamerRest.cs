using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class KamerRest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Overdrachtsvraag",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VraagId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kant = table.Column<int>(type: "int", nullable: false),
                    AnderOrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reden = table.Column<int>(type: "int", nullable: false),
                    GevraagdOp = table.Column<DateOnly>(type: "date", nullable: false),
                    Toestand = table.Column<int>(type: "int", nullable: false),
                    Afwijzing = table.Column<int>(type: "int", nullable: true),
                    BeantwoordOp = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Overdrachtsvraag", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Overdrachtsvraag_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Waarnemingen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AfwezigId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    WaarnemerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Van = table.Column<DateOnly>(type: "date", nullable: false),
                    Tot = table.Column<DateOnly>(type: "date", nullable: false),
                    VastgelegdDoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    BeeindigdOp = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Waarnemingen", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Overdrachtsvraag_DossierId",
                table: "Overdrachtsvraag",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Overdrachtsvraag_Toestand_Kant_DossierId",
                table: "Overdrachtsvraag",
                columns: new[] { "Toestand", "Kant", "DossierId" });

            migrationBuilder.CreateIndex(
                name: "IX_Overdrachtsvraag_VraagId",
                table: "Overdrachtsvraag",
                column: "VraagId");

            migrationBuilder.CreateIndex(
                name: "IX_Waarnemingen_OrganisatieId_Tot",
                table: "Waarnemingen",
                columns: new[] { "OrganisatieId", "Tot" });

            migrationBuilder.CreateIndex(
                name: "IX_Waarnemingen_WaarnemerId_Tot",
                table: "Waarnemingen",
                columns: new[] { "WaarnemerId", "Tot" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Overdrachtsvraag");

            migrationBuilder.DropTable(
                name: "Waarnemingen");
        }
    }
}
