using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.SqlServer
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
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "VrijstellinggrondslagSinds",
                table: "Organisaties",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "VrijstellingSwvId",
                table: "Dossiers",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "VrijstellingCriteria",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RegioId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Versie = table.Column<int>(type: "int", nullable: false),
                    GeldtVanaf = table.Column<DateOnly>(type: "date", nullable: false),
                    DoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VrijstellingCriteria", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Vrijstellingen",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SwvId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Toestand = table.Column<int>(type: "int", nullable: false),
                    Grond = table.Column<int>(type: "int", nullable: false),
                    Schooljaar = table.Column<int>(type: "int", nullable: false),
                    Herhaald = table.Column<bool>(type: "bit", nullable: false),
                    VorigeId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Kennisgever = table.Column<int>(type: "int", nullable: false),
                    OntvangenOp = table.Column<DateOnly>(type: "date", nullable: false),
                    TeLaat = table.Column<bool>(type: "bit", nullable: false),
                    RegistreerderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CriteriaId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Ronde = table.Column<int>(type: "int", nullable: false),
                    Uitslag = table.Column<int>(type: "int", nullable: true),
                    Toelichting = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    HerstelVoor = table.Column<DateOnly>(type: "date", nullable: true),
                    BeoordelenVoor = table.Column<DateOnly>(type: "date", nullable: true),
                    UiterlijkOp = table.Column<DateOnly>(type: "date", nullable: true),
                    HeroverwegingVoor = table.Column<DateOnly>(type: "date", nullable: true),
                    VerklaringVoor = table.Column<DateOnly>(type: "date", nullable: true),
                    GesprekOp = table.Column<DateOnly>(type: "date", nullable: true),
                    StapOp = table.Column<DateOnly>(type: "date", nullable: true),
                    KennisgevingCompleetOp = table.Column<DateOnly>(type: "date", nullable: true),
                    VerklaringVan = table.Column<int>(type: "int", nullable: true),
                    VerklaringGedateerdOp = table.Column<DateOnly>(type: "date", nullable: true),
                    VerklaringOntvangenOp = table.Column<DateOnly>(type: "date", nullable: true),
                    VerklaringCompleetOp = table.Column<DateOnly>(type: "date", nullable: true),
                    NooitGeschikt = table.Column<bool>(type: "bit", nullable: false),
                    Begin = table.Column<DateOnly>(type: "date", nullable: true),
                    Einde = table.Column<DateOnly>(type: "date", nullable: true),
                    VastgesteldDoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    VoorgesteldDoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    TweedeDoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    VastgesteldOp = table.Column<DateOnly>(type: "date", nullable: true),
                    VastReden = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    GemeldOp = table.Column<DateOnly>(type: "date", nullable: true),
                    BeeindigdOp = table.Column<DateOnly>(type: "date", nullable: true),
                    EindeDoor = table.Column<int>(type: "int", nullable: true),
                    Geescaleerd = table.Column<bool>(type: "bit", nullable: false),
                    AdviesOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Advies = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    HerinnerdOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Versie = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CriteriaId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Volgorde = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Vraag = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Hulp = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VrijstellingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Plaats = table.Column<int>(type: "int", nullable: false),
                    GebruikerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ToegewezenDoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ToegewezenOp = table.Column<DateOnly>(type: "date", nullable: false),
                    VervangenOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Reden = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VrijstellingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    GebruikerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Betrokkenheid = table.Column<int>(type: "int", nullable: false),
                    Sinds = table.Column<DateOnly>(type: "date", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VrijstellingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Ronde = table.Column<int>(type: "int", nullable: false),
                    GebruikerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Keuze = table.Column<int>(type: "int", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Hash = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    GegevenOp = table.Column<DateTime>(type: "datetime2", nullable: false),
                    VervangenOp = table.Column<DateTime>(type: "datetime2", nullable: true),
                    VervallenOp = table.Column<DateTime>(type: "datetime2", nullable: true)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VrijstellingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Type = table.Column<int>(type: "int", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VrijstellingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Item = table.Column<int>(type: "int", nullable: false),
                    Voldaan = table.Column<bool>(type: "bit", nullable: false),
                    Op = table.Column<DateOnly>(type: "date", nullable: false),
                    DoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VrijstellingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ToegevoegdDoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
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
