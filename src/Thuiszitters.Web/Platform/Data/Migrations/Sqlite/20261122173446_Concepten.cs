using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Concepten : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Concepten",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AanstellingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Pad = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Inhoud = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BewaardOp = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Concepten", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Concepten_AanstellingId_Pad",
                table: "Concepten",
                columns: new[] { "AanstellingId", "Pad" });

            migrationBuilder.CreateIndex(
                name: "IX_Concepten_BewaardOp",
                table: "Concepten",
                column: "BewaardOp");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Concepten");
        }
    }
}
