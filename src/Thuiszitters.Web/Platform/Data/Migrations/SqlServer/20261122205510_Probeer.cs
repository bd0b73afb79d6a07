using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Probeer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Klokanker",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SamenvoegingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Van = table.Column<DateOnly>(type: "date", nullable: false),
                    Tot = table.Column<DateOnly>(type: "date", nullable: false),
                    Start = table.Column<DateOnly>(type: "date", nullable: false),
                    Pauzedagen = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Klokanker", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Klokanker_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "NietDezelfde",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AnderDossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false),
                    Reden = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NietDezelfde", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NietDezelfde_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Samenvoeging",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VanDossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VanNummer = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    ActId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false),
                    Handelingen = table.Column<int>(type: "int", nullable: false),
                    Vorige = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Samenvoeging", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Samenvoeging_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Verwantschap",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AnderDossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verwantschap", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Verwantschap_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Zoekopdracht",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EigenaarId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Naam = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    VanTeam = table.Column<bool>(type: "bit", nullable: false),
                    IsStart = table.Column<bool>(type: "bit", nullable: false),
                    Filter = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Versie = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Zoekopdracht", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Klokanker_DossierId",
                table: "Klokanker",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_NietDezelfde_AnderDossierId",
                table: "NietDezelfde",
                column: "AnderDossierId");

            migrationBuilder.CreateIndex(
                name: "IX_NietDezelfde_DossierId",
                table: "NietDezelfde",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Samenvoeging_DossierId",
                table: "Samenvoeging",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Samenvoeging_VanDossierId",
                table: "Samenvoeging",
                column: "VanDossierId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Samenvoeging_VanNummer",
                table: "Samenvoeging",
                column: "VanNummer");

            migrationBuilder.CreateIndex(
                name: "IX_Verwantschap_AnderDossierId",
                table: "Verwantschap",
                column: "AnderDossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Verwantschap_DossierId",
                table: "Verwantschap",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Zoekopdracht_OrganisatieId_EigenaarId",
                table: "Zoekopdracht",
                columns: new[] { "OrganisatieId", "EigenaarId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Klokanker");

            migrationBuilder.DropTable(
                name: "NietDezelfde");

            migrationBuilder.DropTable(
                name: "Samenvoeging");

            migrationBuilder.DropTable(
                name: "Verwantschap");

            migrationBuilder.DropTable(
                name: "Zoekopdracht");
        }
    }
}
