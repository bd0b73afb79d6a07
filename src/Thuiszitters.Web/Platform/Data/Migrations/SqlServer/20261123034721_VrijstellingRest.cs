using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class VrijstellingRest : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Grondslagversies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Grondslag = table.Column<int>(type: "int", nullable: false),
                    Sinds = table.Column<DateOnly>(type: "date", nullable: false),
                    DoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grondslagversies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Vrijstellingtermijnen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GeldtVanaf = table.Column<DateOnly>(type: "date", nullable: false),
                    DoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    HerstelWeken = table.Column<int>(type: "int", nullable: false),
                    BeoordelenWeken = table.Column<int>(type: "int", nullable: false),
                    UiterlijkWeken = table.Column<int>(type: "int", nullable: false),
                    HeroverwegingWeken = table.Column<int>(type: "int", nullable: false),
                    VerklaringWeken = table.Column<int>(type: "int", nullable: false),
                    HerbeoordelingVanafMaand = table.Column<int>(type: "int", nullable: false),
                    HerbeoordelingTaakWeken = table.Column<int>(type: "int", nullable: false),
                    TweedeUitAndereOrganisatie = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vrijstellingtermijnen", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Grondslagversies_RegioId_Sinds",
                table: "Grondslagversies",
                columns: new[] { "RegioId", "Sinds" });

            migrationBuilder.CreateIndex(
                name: "IX_Vrijstellingtermijnen_RegioId_GeldtVanaf",
                table: "Vrijstellingtermijnen",
                columns: new[] { "RegioId", "GeldtVanaf" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Grondslagversies");

            migrationBuilder.DropTable(
                name: "Vrijstellingtermijnen");
        }
    }
}
