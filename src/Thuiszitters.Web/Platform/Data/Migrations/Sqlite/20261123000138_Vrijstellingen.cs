using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Vrijstellingen : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Vrijstellinggrondslag",
                table: "Organisaties",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "VrijstellinggrondslagSinds",
                table: "Organisaties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "VrijstellingSwvId",
                table: "Dossiers",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "VrijstellingCriteria",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RegioId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Versie = table.Column<int>(type: "INTEGER", nullable: false),
                    GeldtVanaf = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DoorId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VrijstellingCriteria", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Vrijstellingen",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SwvId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Toestand = table.Column<int>(type: "INTEGER", nullable: false),
                    Grond = table.Column<int>(type: "INTEGER", nullable: false),
                    Schooljaar = table.Column<int>(type: "INTEGER", nullable: false),
                    Herhaald = table.Column<bool>(type: "INTEGER", nullable: false),
                    VorigeId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Kennisgever = table.Column<int>(type: "INTEGER", nullable: false),
                    OntvangenOp = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TeLaat = table.Column<bool>(type: "INTEGER", nullable: false),
                    RegistreerderId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CriteriaId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Ronde = table.Column<int>(type: "INTEGER", nullable: false),
                    Uitslag = table.Column<int>(type: "INTEGER", nullable: true),
                    Toelichting = table.Column<byte[]>(type: "BLOB", nullable: true),
                    HerstelVoor = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BeoordelenVoor = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    UiterlijkOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    HeroverwegingVoor = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VerklaringVoor = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    GesprekOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    StapOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    KennisgevingCompleetOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VerklaringVan = table.Column<int>(type: "INTEGER", nullable: true),
                    VerklaringGedateerdOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VerklaringOntvangenOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VerklaringCompleetOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NooitGeschikt = table.Column<bool>(type: "INTEGER", nullable: false),
                    Begin = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Einde = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VastgesteldDoorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    VoorgesteldDoorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TweedeDoorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    VastgesteldOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    VastReden = table.Column<byte[]>(type: "BLOB", nullable: true),
                    GemeldOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    BeeindigdOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EindeDoor = table.Column<int>(type: "INTEGER", nullable: true),
                    Geescaleerd = table.Column<bool>(type: "INTEGER", nullable: false),
                    AdviesOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Advies = table.Column<byte[]>(type: "BLOB", nullable: true),
                    HerinnerdOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Versie = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vrijstellingen", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Vrijstellingen_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "VrijstellingCriterium",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CriteriaId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Volgorde = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Vraag = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Hulp = table.Column<string>(type: "TEXT", maxLength: 800, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VrijstellingCriterium", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VrijstellingCriterium_VrijstellingCriteria_CriteriaId",
                        column: x => x.CriteriaId,
                        principalTable: "VrijstellingCriteria",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Beoordelaars",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VrijstellingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Plaats = table.Column<int>(type: "INTEGER", nullable: false),
                    GebruikerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisatieId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToegewezenDoorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToegewezenOp = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    VervangenOp = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reden = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Beoordelaars", x => x.Id);
                    table.CheckConstraint("CK_Beoordelaars_Plaats", "\"Plaats\" IN (1, 2)");
                    table.ForeignKey(
                        name: "FK_Beoordelaars_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Beoordelaars_Vrijstellingen_VrijstellingId",
                        column: x => x.VrijstellingId,
                        principalTable: "Vrijstellingen",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Ketens",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VrijstellingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GebruikerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Betrokkenheid = table.Column<int>(type: "INTEGER", nullable: false),
                    Sinds = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ketens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Ketens_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Ketens_Vrijstellingen_VrijstellingId",
                        column: x => x.VrijstellingId,
                        principalTable: "Vrijstellingen",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Oordelen",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VrijstellingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Ronde = table.Column<int>(type: "INTEGER", nullable: false),
                    GebruikerId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Keuze = table.Column<int>(type: "INTEGER", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GegevenOp = table.Column<DateTime>(type: "TEXT", nullable: false),
                    VervangenOp = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VervallenOp = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Oordelen", x => x.Id);
                    table.CheckConstraint("CK_Oordelen_Keuze", "\"Keuze\" IN (1, 2)");
                    table.ForeignKey(
                        name: "FK_Oordelen_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Oordelen_Vrijstellingen_VrijstellingId",
                        column: x => x.VrijstellingId,
                        principalTable: "Vrijstellingen",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Verklaringscans",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VrijstellingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DoorId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Type = table.Column<int>(type: "INTEGER", nullable: false),
                    Op = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verklaringscans", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Verklaringscans_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Verklaringscans_Vrijstellingen_VrijstellingId",
                        column: x => x.VrijstellingId,
                        principalTable: "Vrijstellingen",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Vormtoetsuitkomsten",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VrijstellingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Item = table.Column<int>(type: "INTEGER", nullable: false),
                    Voldaan = table.Column<bool>(type: "INTEGER", nullable: false),
                    Op = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DoorId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vormtoetsuitkomsten", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Vormtoetsuitkomsten_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Vormtoetsuitkomsten_Vrijstellingen_VrijstellingId",
                        column: x => x.VrijstellingId,
                        principalTable: "Vrijstellingen",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Vrijstellingstukken",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DossierId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    VrijstellingId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DocumentId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToegevoegdDoorId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Vrijstellingstukken", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Vrijstellingstukken_Document_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Document",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Vrijstellingstukken_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Vrijstellingstukken_Vrijstellingen_VrijstellingId",
                        column: x => x.VrijstellingId,
                        principalTable: "Vrijstellingen",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Dossiers_VrijstellingSwvId",
                table: "Dossiers",
                column: "VrijstellingSwvId");

            migrationBuilder.CreateIndex(
                name: "IX_Beoordelaars_DossierId",
                table: "Beoordelaars",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Beoordelaars_GebruikerId",
                table: "Beoordelaars",
                column: "GebruikerId");

            migrationBuilder.CreateIndex(
                name: "IX_Beoordelaars_VrijstellingId_GebruikerId",
                table: "Beoordelaars",
                columns: new[] { "VrijstellingId", "GebruikerId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Beoordelaars_VrijstellingId_Plaats",
                table: "Beoordelaars",
                columns: new[] { "VrijstellingId", "Plaats" },
                unique: true,
                filter: "\"VervangenOp\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ketens_DossierId",
                table: "Ketens",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Ketens_VrijstellingId_GebruikerId_Betrokkenheid_Sinds",
                table: "Ketens",
                columns: new[] { "VrijstellingId", "GebruikerId", "Betrokkenheid", "Sinds" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Oordelen_DossierId",
                table: "Oordelen",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Oordelen_GebruikerId",
                table: "Oordelen",
                column: "GebruikerId");

            migrationBuilder.CreateIndex(
                name: "IX_Oordelen_VrijstellingId_Ronde_GebruikerId",
                table: "Oordelen",
                columns: new[] { "VrijstellingId", "Ronde", "GebruikerId" },
                unique: true,
                filter: "\"VervangenOp\" IS NULL AND \"VervallenOp\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Verklaringscans_DossierId",
                table: "Verklaringscans",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Verklaringscans_VrijstellingId",
                table: "Verklaringscans",
                column: "VrijstellingId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Vormtoetsuitkomsten_DossierId",
                table: "Vormtoetsuitkomsten",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Vormtoetsuitkomsten_VrijstellingId_Item",
                table: "Vormtoetsuitkomsten",
                columns: new[] { "VrijstellingId", "Item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VrijstellingCriteria_RegioId_Versie",
                table: "VrijstellingCriteria",
                columns: new[] { "RegioId", "Versie" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VrijstellingCriterium_CriteriaId_Code",
                table: "VrijstellingCriterium",
                columns: new[] { "CriteriaId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Vrijstellingen_DossierId",
                table: "Vrijstellingen",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Vrijstellingen_Lopend",
                table: "Vrijstellingen",
                column: "DossierId",
                unique: true,
                filter: "\"Toestand\" < 10");

            migrationBuilder.CreateIndex(
                name: "IX_Vrijstellingen_SwvId_Toestand",
                table: "Vrijstellingen",
                columns: new[] { "SwvId", "Toestand" });

            migrationBuilder.CreateIndex(
                name: "IX_Vrijstellingen_Toestand",
                table: "Vrijstellingen",
                column: "Toestand");

            migrationBuilder.CreateIndex(
                name: "IX_Vrijstellingstukken_DocumentId",
                table: "Vrijstellingstukken",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_Vrijstellingstukken_DossierId",
                table: "Vrijstellingstukken",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Vrijstellingstukken_VrijstellingId_DocumentId",
                table: "Vrijstellingstukken",
                columns: new[] { "VrijstellingId", "DocumentId" },
                unique: true);

            Thuiszitters.Web.Platform.Data.Vrijstellingwachters.Leg(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            Thuiszitters.Web.Platform.Data.Vrijstellingwachters.Haal(migrationBuilder);

            migrationBuilder.DropTable(
                name: "Beoordelaars");

            migrationBuilder.DropTable(
                name: "Ketens");

            migrationBuilder.DropTable(
                name: "Oordelen");

            migrationBuilder.DropTable(
                name: "Verklaringscans");

            migrationBuilder.DropTable(
                name: "Vormtoetsuitkomsten");

            migrationBuilder.DropTable(
                name: "VrijstellingCriterium");

            migrationBuilder.DropTable(
                name: "Vrijstellingstukken");

            migrationBuilder.DropTable(
                name: "VrijstellingCriteria");

            migrationBuilder.DropTable(
                name: "Vrijstellingen");

            migrationBuilder.DropIndex(
                name: "IX_Dossiers_VrijstellingSwvId",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "Vrijstellinggrondslag",
                table: "Organisaties");

            migrationBuilder.DropColumn(
                name: "VrijstellinggrondslagSinds",
                table: "Organisaties");

            migrationBuilder.DropColumn(
                name: "VrijstellingSwvId",
                table: "Dossiers");
        }
    }
}
