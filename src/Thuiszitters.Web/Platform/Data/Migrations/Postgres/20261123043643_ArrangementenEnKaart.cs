using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ArrangementenEnKaart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ArrangementId",
                table: "Taken",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AanbodKpi",
                table: "Dossiers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "GestartKpi",
                table: "Dossiers",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Afwijkingen",
                table: "Arrangementen",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Bestemming",
                table: "Arrangementen",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "GeldigTotEnMet",
                table: "Arrangementen",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "GeldigVan",
                table: "Arrangementen",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HeeftDeskundigenverklaring",
                table: "Arrangementen",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "HeeftPlan",
                table: "Arrangementen",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Ingeschreven",
                table: "Arrangementen",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "Inspectiekenmerk",
                table: "Arrangementen",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NazorgTot",
                table: "Arrangementen",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Stopreden",
                table: "Arrangementen",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TevredenheidKind",
                table: "Arrangementen",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TevredenheidOuders",
                table: "Arrangementen",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TlvCategorie",
                table: "Arrangementen",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "TlvNummer",
                table: "Arrangementen",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ViaInstelling",
                table: "Arrangementen",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "VolgendeEvaluatieOp",
                table: "Arrangementen",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "VoorzieningId",
                table: "Arrangementen",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Afweging",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uuid", nullable: false),
                    Datum = table.Column<DateOnly>(type: "date", nullable: false),
                    Behoeften = table.Column<int>(type: "integer", nullable: false),
                    VoorzieningId = table.Column<Guid>(type: "uuid", nullable: true),
                    NietPassend = table.Column<int>(type: "integer", nullable: false),
                    Reden = table.Column<byte[]>(type: "bytea", nullable: true)
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
                name: "Arrangementdoelen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    ArrangementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Soort = table.Column<int>(type: "integer", nullable: false),
                    Tekst = table.Column<byte[]>(type: "bytea", nullable: true),
                    GesteldOp = table.Column<DateOnly>(type: "date", nullable: false),
                    IngetrokkenOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Bereik = table.Column<int>(type: "integer", nullable: true)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    ArrangementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Datum = table.Column<DateOnly>(type: "date", nullable: false),
                    VolgendeOp = table.Column<DateOnly>(type: "date", nullable: false),
                    Verslag = table.Column<byte[]>(type: "bytea", nullable: true),
                    TevredenheidKind = table.Column<int>(type: "integer", nullable: true),
                    TevredenheidOuders = table.Column<int>(type: "integer", nullable: true)
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
                name: "Grondslagversies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegioId = table.Column<Guid>(type: "uuid", nullable: false),
                    Grondslag = table.Column<int>(type: "integer", nullable: false),
                    Sinds = table.Column<DateOnly>(type: "date", nullable: false),
                    DoorId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Grondslagversies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Stapcorrecties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    ArrangementId = table.Column<Guid>(type: "uuid", nullable: false),
                    StapId = table.Column<Guid>(type: "uuid", nullable: false),
                    Was = table.Column<DateOnly>(type: "date", nullable: false),
                    Wordt = table.Column<DateOnly>(type: "date", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false),
                    Reden = table.Column<byte[]>(type: "bytea", nullable: false)
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
                name: "Voorzieningen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegioId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uuid", nullable: false),
                    MedeSwvId = table.Column<Guid>(type: "uuid", nullable: true),
                    Naam = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Aanbieders = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Partners = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    GemeenteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Pc4 = table.Column<int>(type: "integer", nullable: true),
                    Bereik = table.Column<int>(type: "integer", nullable: false),
                    Sectoren = table.Column<int>(type: "integer", nullable: false),
                    LeeftijdVan = table.Column<int>(type: "integer", nullable: false),
                    LeeftijdTotEnMet = table.Column<int>(type: "integer", nullable: false),
                    Doelgroep = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Behoeften = table.Column<int>(type: "integer", nullable: false),
                    Doel = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Inhoud = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Methoden = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Expertise = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    UrenOnderwijs = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    UrenZorg = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    Capaciteit = table.Column<int>(type: "integer", nullable: true),
                    InschrijvingNodig = table.Column<bool>(type: "boolean", nullable: false),
                    TlvNodig = table.Column<bool>(type: "boolean", nullable: false),
                    Financiering = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Begin = table.Column<DateOnly>(type: "date", nullable: false),
                    Einde = table.Column<DateOnly>(type: "date", nullable: true),
                    KwaliteitOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Uitkomsten = table.Column<int>(type: "integer", nullable: false),
                    Contact = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Versie = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Voorzieningen", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Voorzieningwijziging",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VoorzieningId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Voorzieningwijziging", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Vrijstellingtermijnen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegioId = table.Column<Guid>(type: "uuid", nullable: false),
                    GeldtVanaf = table.Column<DateOnly>(type: "date", nullable: false),
                    DoorId = table.Column<Guid>(type: "uuid", nullable: false),
                    HerstelWeken = table.Column<int>(type: "integer", nullable: false),
                    BeoordelenWeken = table.Column<int>(type: "integer", nullable: false),
                    UiterlijkWeken = table.Column<int>(type: "integer", nullable: false),
                    HeroverwegingWeken = table.Column<int>(type: "integer", nullable: false),
                    VerklaringWeken = table.Column<int>(type: "integer", nullable: false),
                    HerbeoordelingVanafMaand = table.Column<int>(type: "integer", nullable: false),
                    HerbeoordelingTaakWeken = table.Column<int>(type: "integer", nullable: false),
                    TweedeUitAndereOrganisatie = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vrijstellingtermijnen", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Weekuren",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    ArrangementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Maandag = table.Column<DateOnly>(type: "date", nullable: false),
                    GeplandOnderwijs = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    GeplandZorg = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    WerkelijkOnderwijs = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true),
                    WerkelijkZorg = table.Column<decimal>(type: "numeric(9,2)", precision: 9, scale: 2, nullable: true)
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

            migrationBuilder.CreateTable(
                name: "Afwegingoptie",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    AfwegingId = table.Column<Guid>(type: "uuid", nullable: false),
                    VoorzieningId = table.Column<Guid>(type: "uuid", nullable: false),
                    Volgorde = table.Column<int>(type: "integer", nullable: false),
                    Past = table.Column<bool>(type: "boolean", nullable: false),
                    HadPlaats = table.Column<bool>(type: "boolean", nullable: false),
                    Bezwaren = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Gekozen = table.Column<bool>(type: "boolean", nullable: false)
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
                name: "IX_Grondslagversies_RegioId_Sinds",
                table: "Grondslagversies",
                columns: new[] { "RegioId", "Sinds" });

            migrationBuilder.CreateIndex(
                name: "IX_Stapcorrecties_ArrangementId",
                table: "Stapcorrecties",
                column: "ArrangementId");

            migrationBuilder.CreateIndex(
                name: "IX_Stapcorrecties_DossierId",
                table: "Stapcorrecties",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Voorzieningen_RegioId_Naam",
                table: "Voorzieningen",
                columns: new[] { "RegioId", "Naam" });

            migrationBuilder.CreateIndex(
                name: "IX_Voorzieningwijziging_VoorzieningId",
                table: "Voorzieningwijziging",
                column: "VoorzieningId");

            migrationBuilder.CreateIndex(
                name: "IX_Vrijstellingtermijnen_RegioId_GeldtVanaf",
                table: "Vrijstellingtermijnen",
                columns: new[] { "RegioId", "GeldtVanaf" });

            migrationBuilder.CreateIndex(
                name: "IX_Weekuren_ArrangementId_Maandag",
                table: "Weekuren",
                columns: new[] { "ArrangementId", "Maandag" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Weekuren_DossierId",
                table: "Weekuren",
                column: "DossierId");

            // What came on time is new: the next watch works it out for every open dossier.
            migrationBuilder.Sql("""
                UPDATE "Dossiers" SET "VolgendeWissel" = '2000-01-01' WHERE "GeslotenOp" IS NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Afwegingoptie");

            migrationBuilder.DropTable(
                name: "Arrangementdoelen");

            migrationBuilder.DropTable(
                name: "Evaluaties");

            migrationBuilder.DropTable(
                name: "Grondslagversies");

            migrationBuilder.DropTable(
                name: "Stapcorrecties");

            migrationBuilder.DropTable(
                name: "Voorzieningen");

            migrationBuilder.DropTable(
                name: "Voorzieningwijziging");

            migrationBuilder.DropTable(
                name: "Vrijstellingtermijnen");

            migrationBuilder.DropTable(
                name: "Weekuren");

            migrationBuilder.DropTable(
                name: "Afweging");

            migrationBuilder.DropIndex(
                name: "IX_Arrangementen_VoorzieningId_Toestand_WachtlijstOp",
                table: "Arrangementen");

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

            migrationBuilder.DropColumn(
                name: "VoorzieningId",
                table: "Arrangementen");
        }
    }
}
