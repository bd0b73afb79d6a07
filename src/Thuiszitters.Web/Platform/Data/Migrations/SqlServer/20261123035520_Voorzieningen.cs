using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Voorzieningen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "VoorzieningId",
                table: "Arrangementen",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Afweging",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Datum = table.Column<DateOnly>(type: "date", nullable: false),
                    Behoeften = table.Column<int>(type: "int", nullable: false),
                    VoorzieningId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    NietPassend = table.Column<int>(type: "int", nullable: false),
                    Reden = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Afweging", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Afweging_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Voorzieningen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MedeSwvId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Naam = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Aanbieders = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Partners = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    GemeenteId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Pc4 = table.Column<int>(type: "int", nullable: true),
                    Bereik = table.Column<int>(type: "int", nullable: false),
                    Sectoren = table.Column<int>(type: "int", nullable: false),
                    LeeftijdVan = table.Column<int>(type: "int", nullable: false),
                    LeeftijdTotEnMet = table.Column<int>(type: "int", nullable: false),
                    Doelgroep = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Behoeften = table.Column<int>(type: "int", nullable: false),
                    Doel = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Inhoud = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Methoden = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Expertise = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    UrenOnderwijs = table.Column<decimal>(type: "decimal(9,2)", precision: 9, scale: 2, nullable: true),
                    UrenZorg = table.Column<decimal>(type: "decimal(9,2)", precision: 9, scale: 2, nullable: true),
                    Capaciteit = table.Column<int>(type: "int", nullable: true),
                    InschrijvingNodig = table.Column<bool>(type: "bit", nullable: false),
                    TlvNodig = table.Column<bool>(type: "bit", nullable: false),
                    Financiering = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    Begin = table.Column<DateOnly>(type: "date", nullable: false),
                    Einde = table.Column<DateOnly>(type: "date", nullable: true),
                    KwaliteitOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Uitkomsten = table.Column<int>(type: "int", nullable: false),
                    Contact = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Versie = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Voorzieningen", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Voorzieningwijziging",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VoorzieningId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ActId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Voorzieningwijziging", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Afwegingoptie",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AfwegingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VoorzieningId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Volgorde = table.Column<int>(type: "int", nullable: false),
                    Past = table.Column<bool>(type: "bit", nullable: false),
                    HadPlaats = table.Column<bool>(type: "bit", nullable: false),
                    Bezwaren = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Gekozen = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Afwegingoptie", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Afwegingoptie_Afweging_AfwegingId",
                        column: x => x.AfwegingId,
                        principalTable: "Afweging",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Afwegingoptie_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Arrangementen_VoorzieningId_Toestand_WachtlijstOp",
                table: "Arrangementen",
                columns: new[] { "VoorzieningId", "Toestand", "WachtlijstOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Afweging_DossierId",
                table: "Afweging",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Afweging_VoorzieningId",
                table: "Afweging",
                column: "VoorzieningId");

            migrationBuilder.CreateIndex(
                name: "IX_Afwegingoptie_AfwegingId",
                table: "Afwegingoptie",
                column: "AfwegingId");

            migrationBuilder.CreateIndex(
                name: "IX_Afwegingoptie_DossierId",
                table: "Afwegingoptie",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Afwegingoptie_VoorzieningId",
                table: "Afwegingoptie",
                column: "VoorzieningId");

            migrationBuilder.CreateIndex(
                name: "IX_Voorzieningen_RegioId_Naam",
                table: "Voorzieningen",
                columns: new[] { "RegioId", "Naam" });

            migrationBuilder.CreateIndex(
                name: "IX_Voorzieningwijziging_VoorzieningId",
                table: "Voorzieningwijziging",
                column: "VoorzieningId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Afwegingoptie");

            migrationBuilder.DropTable(
                name: "Voorzieningen");

            migrationBuilder.DropTable(
                name: "Voorzieningwijziging");

            migrationBuilder.DropTable(
                name: "Afweging");

            migrationBuilder.DropIndex(
                name: "IX_Arrangementen_VoorzieningId_Toestand_WachtlijstOp",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "VoorzieningId",
                table: "Arrangementen");
        }
    }
}
