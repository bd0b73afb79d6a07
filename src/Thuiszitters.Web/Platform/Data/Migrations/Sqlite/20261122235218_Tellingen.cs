using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Tellingen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_GemeenteId_GeslotenOp_Status",
                table: "Dossiers",
                columns: new[] { "GemeenteId", "GeslotenOp", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_GemeenteId_GeslotenOp_Verzuimsoort",
                table: "Dossiers",
                columns: new[] { "GemeenteId", "GeslotenOp", "Verzuimsoort" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Dossiers_GemeenteId_GeslotenOp_Status",
                table: "Dossiers");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_GemeenteId_GeslotenOp_Verzuimsoort",
                table: "Dossiers");
        }
    }
}
