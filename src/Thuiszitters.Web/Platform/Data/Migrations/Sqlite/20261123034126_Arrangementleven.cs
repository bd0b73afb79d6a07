using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Arrangementleven : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "ArrangementId",
                table: "Taken",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AanbodKpi",
                table: "Dossiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "GestartKpi",
                table: "Dossiers",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Afwijkingen",
                table: "Arrangementen",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Bestemming",
                table: "Arrangementen",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "GeldigTotEnMet",
                table: "Arrangementen",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "GeldigVan",
                table: "Arrangementen",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HeeftDeskundigenverklaring",
                table: "Arrangementen",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "HeeftPlan",
                table: "Arrangementen",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Ingeschreven",
                table: "Arrangementen",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "Inspectiekenmerk",
                table: "Arrangementen",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NazorgTot",
                table: "Arrangementen",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Stopreden",
                table: "Arrangementen",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TevredenheidKind",
                table: "Arrangementen",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TevredenheidOuders",
                table: "Arrangementen",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TlvCategorie",
                table: "Arrangementen",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "TlvNummer",
                table: "Arrangementen",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ViaInstelling",
                table: "Arrangementen",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "VolgendeEvaluatieOp",
                table: "Arrangementen",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Arrangementdoelen",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ArrangementId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Soort = table.Column<int>(type: "INTEGER", nullable: false),
                    Tekst = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GesteldOp = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    IngetrokkenOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Bereik = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Arrangementdoelen", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Arrangementdoelen_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Evaluaties",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ArrangementId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Datum = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    VolgendeOp = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Verslag = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TevredenheidKind = table.Column<int>(type: "INTEGER", nullable: true),
                    TevredenheidOuders = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evaluaties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Evaluaties_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Stapcorrecties",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ArrangementId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    StapId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Was = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Wordt = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Op = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reden = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stapcorrecties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Stapcorrecties_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Weekuren",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ArrangementId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Maandag = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    GeplandOnderwijs = table.Column<decimal>(type: "TEXT", precision: 9, scale: 2, nullable: true),
                    GeplandZorg = table.Column<decimal>(type: "TEXT", precision: 9, scale: 2, nullable: true),
                    WerkelijkOnderwijs = table.Column<decimal>(type: "TEXT", precision: 9, scale: 2, nullable: true),
                    WerkelijkZorg = table.Column<decimal>(type: "TEXT", precision: 9, scale: 2, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Weekuren", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Weekuren_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Arrangementdoelen_ArrangementId",
                table: "Arrangementdoelen",
                column: "ArrangementId");

            migrationBuilder.CreateIndex(
                name: "IX_Arrangementdoelen_DossierId",
                table: "Arrangementdoelen",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Evaluaties_ArrangementId",
                table: "Evaluaties",
                column: "ArrangementId");

            migrationBuilder.CreateIndex(
                name: "IX_Evaluaties_DossierId",
                table: "Evaluaties",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Stapcorrecties_ArrangementId",
                table: "Stapcorrecties",
                column: "ArrangementId");

            migrationBuilder.CreateIndex(
                name: "IX_Stapcorrecties_DossierId",
                table: "Stapcorrecties",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Weekuren_ArrangementId_Maandag",
                table: "Weekuren",
                columns: new[] { "ArrangementId", "Maandag" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Weekuren_DossierId",
                table: "Weekuren",
                column: "DossierId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Arrangementdoelen");

            migrationBuilder.DropTable(
                name: "Evaluaties");

            migrationBuilder.DropTable(
                name: "Stapcorrecties");

            migrationBuilder.DropTable(
                name: "Weekuren");

            migrationBuilder.DropColumn(
                name: "ArrangementId",
                table: "Taken");

            migrationBuilder.DropColumn(
                name: "AanbodKpi",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "GestartKpi",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "Afwijkingen",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "Bestemming",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "GeldigTotEnMet",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "GeldigVan",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "HeeftDeskundigenverklaring",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "HeeftPlan",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "Ingeschreven",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "Inspectiekenmerk",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "NazorgTot",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "Stopreden",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "TevredenheidKind",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "TevredenheidOuders",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "TlvCategorie",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "TlvNummer",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "ViaInstelling",
                table: "Arrangementen");

            migrationBuilder.DropColumn(
                name: "VolgendeEvaluatieOp",
                table: "Arrangementen");
        }
    }
}
