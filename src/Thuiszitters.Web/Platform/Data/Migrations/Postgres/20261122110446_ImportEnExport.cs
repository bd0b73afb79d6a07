using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ImportEnExport : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "BetrokkeneId",
                table: "Verwerking",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40);

            migrationBuilder.CreateTable(
                name: "Exportverzoek",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegioId = table.Column<Guid>(type: "uuid", nullable: false),
                    AanvragerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AangevraagdOp = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Doel = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Ontvanger = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Ontvangersoort = table.Column<int>(type: "integer", nullable: false),
                    Grond = table.Column<int>(type: "integer", nullable: false),
                    Schooljaar = table.Column<int>(type: "integer", nullable: false),
                    Bewaardagen = table.Column<int>(type: "integer", nullable: false),
                    Toestand = table.Column<int>(type: "integer", nullable: false),
                    BeslisserId = table.Column<Guid>(type: "uuid", nullable: true),
                    BeslotenOp = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reden = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    VerlooptOp = table.Column<DateOnly>(type: "date", nullable: true),
                    VernietigdOp = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exportverzoek", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Importopdracht",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kanaal = table.Column<int>(type: "integer", nullable: false),
                    AangebodenDoorId = table.Column<Guid>(type: "uuid", nullable: true),
                    AangebodenOp = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Extensie = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Vorm = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Toestand = table.Column<int>(type: "integer", nullable: false),
                    Kolommen = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    BevestigdDoorId = table.Column<Guid>(type: "uuid", nullable: true),
                    BevestigdRol = table.Column<int>(type: "integer", nullable: true),
                    Datum = table.Column<DateOnly>(type: "date", nullable: true),
                    AnnulerenGevraagd = table.Column<bool>(type: "boolean", nullable: false),
                    Totaal = table.Column<int>(type: "integer", nullable: false),
                    Verwerkt = table.Column<int>(type: "integer", nullable: false),
                    Nieuw = table.Column<int>(type: "integer", nullable: false),
                    Dubbel = table.Column<int>(type: "integer", nullable: false),
                    Bijgewerkt = table.Column<int>(type: "integer", nullable: false),
                    Afgewezen = table.Column<int>(type: "integer", nullable: false),
                    KlaarOp = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    BestandVernietigdOp = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Fout = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Versie = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Importopdracht", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Kolomvoorkeur",
                columns: table => new
                {
                    OrganisatieId = table.Column<Guid>(type: "uuid", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "bytea", nullable: false),
                    GewijzigdOp = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Kolomvoorkeur", x => x.OrganisatieId);
                });

            migrationBuilder.CreateTable(
                name: "Export",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegioId = table.Column<Guid>(type: "uuid", nullable: false),
                    Doel = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Ontvanger = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Ontvangersoort = table.Column<int>(type: "integer", nullable: false),
                    Grond = table.Column<int>(type: "integer", nullable: false),
                    Schooljaar = table.Column<int>(type: "integer", nullable: false),
                    Peildatum = table.Column<DateOnly>(type: "date", nullable: false),
                    Kolommen = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    K = table.Column<int>(type: "integer", nullable: false),
                    Regels = table.Column<int>(type: "integer", nullable: false),
                    Weggelaten = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    BovenGrens = table.Column<bool>(type: "boolean", nullable: false),
                    Sha256Bestand = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Sha256Codeboek = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Sleutel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Versie = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    AanvragerId = table.Column<Guid>(type: "uuid", nullable: false),
                    GoedkeurderId = table.Column<Guid>(type: "uuid", nullable: false),
                    GemaaktOp = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    VerlooptOp = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Export", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Export_Exportverzoek_Id",
                        column: x => x.Id,
                        principalTable: "Exportverzoek",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Importbestand",
                columns: table => new
                {
                    OpdrachtId = table.Column<Guid>(type: "uuid", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Importbestand", x => x.OpdrachtId);
                    table.ForeignKey(
                        name: "FK_Importbestand_Importopdracht_OpdrachtId",
                        column: x => x.OpdrachtId,
                        principalTable: "Importopdracht",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Importregel",
                columns: table => new
                {
                    OpdrachtId = table.Column<Guid>(type: "uuid", nullable: false),
                    Regel = table.Column<int>(type: "integer", nullable: false),
                    Uitkomst = table.Column<int>(type: "integer", nullable: false),
                    Reden = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Kolom = table.Column<int>(type: "integer", nullable: true),
                    ZelfdeAls = table.Column<int>(type: "integer", nullable: true),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: true),
                    MeldingId = table.Column<Guid>(type: "uuid", nullable: true),
                    Waarschuwingen = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Importregel", x => new { x.OpdrachtId, x.Regel });
                    table.ForeignKey(
                        name: "FK_Importregel_Importopdracht_OpdrachtId",
                        column: x => x.OpdrachtId,
                        principalTable: "Importopdracht",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Exportbestand",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Csv = table.Column<byte[]>(type: "bytea", nullable: false),
                    Codeboek = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exportbestand", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exportbestand_Export_Id",
                        column: x => x.Id,
                        principalTable: "Export",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Exportdownload",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExportId = table.Column<Guid>(type: "uuid", nullable: false),
                    GebruikerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Op = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Deel = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Exportdownload", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Exportdownload_Export_ExportId",
                        column: x => x.ExportId,
                        principalTable: "Export",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Export_RegioId_GemaaktOp",
                table: "Export",
                columns: new[] { "RegioId", "GemaaktOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Exportdownload_ExportId",
                table: "Exportdownload",
                column: "ExportId");

            migrationBuilder.CreateIndex(
                name: "IX_Exportverzoek_RegioId_AangevraagdOp",
                table: "Exportverzoek",
                columns: new[] { "RegioId", "AangevraagdOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Exportverzoek_Toestand_VerlooptOp",
                table: "Exportverzoek",
                columns: new[] { "Toestand", "VerlooptOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Importopdracht_OrganisatieId_AangebodenOp",
                table: "Importopdracht",
                columns: new[] { "OrganisatieId", "AangebodenOp" });

            migrationBuilder.CreateIndex(
                name: "IX_Importopdracht_Toestand",
                table: "Importopdracht",
                column: "Toestand");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Exportbestand");

            migrationBuilder.DropTable(
                name: "Exportdownload");

            migrationBuilder.DropTable(
                name: "Importbestand");

            migrationBuilder.DropTable(
                name: "Importregel");

            migrationBuilder.DropTable(
                name: "Kolomvoorkeur");

            migrationBuilder.DropTable(
                name: "Export");

            migrationBuilder.DropTable(
                name: "Importopdracht");

            migrationBuilder.DropTable(
                name: "Exportverzoek");

            migrationBuilder.AlterColumn<string>(
                name: "BetrokkeneId",
                table: "Verwerking",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40,
                oldNullable: true);
        }
    }
}
