using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Schoolvakanties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Vakantieregio",
                table: "Organisaties",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Regiovakantie",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegioId = table.Column<Guid>(type: "uuid", nullable: false),
                    Naam = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Eerste = table.Column<DateOnly>(type: "date", nullable: false),
                    Laatste = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Regiovakantie", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Regiovakantie_RegioId_Eerste",
                table: "Regiovakantie",
                columns: new[] { "RegioId", "Eerste" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Regiovakantie");

            migrationBuilder.DropColumn(
                name: "Vakantieregio",
                table: "Organisaties");
        }
    }
}
