using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Probeer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Contactpersoon",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uuid", nullable: false),
                    Relatie = table.Column<int>(type: "integer", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "bytea", nullable: false),
                    IngetrokkenOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Versie = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Contactpersoon", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Contactpersoon_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uuid", nullable: false),
                    VanOrganisatieId = table.Column<Guid>(type: "uuid", nullable: false),
                    Soort = table.Column<int>(type: "integer", nullable: false),
                    ToegevoegdOp = table.Column<DateOnly>(type: "date", nullable: false),
                    IngetrokkenOp = table.Column<DateOnly>(type: "date", nullable: true),
                    Versie = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Document", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Document_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Documentversie",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Nummer = table.Column<int>(type: "integer", nullable: false),
                    Naam = table.Column<byte[]>(type: "bytea", nullable: false),
                    Type = table.Column<int>(type: "integer", nullable: false),
                    Grootte = table.Column<int>(type: "integer", nullable: false),
                    ToegevoegdOp = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AuteurId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documentversie", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Documentversie_Document_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Document",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Documentversie_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Documentinhoud",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Inhoud = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documentinhoud", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Documentinhoud_Documentversie_Id",
                        column: x => x.Id,
                        principalTable: "Documentversie",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Documentinhoud_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Documentscan",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DossierId = table.Column<Guid>(type: "uuid", nullable: false),
                    Uitkomst = table.Column<int>(type: "integer", nullable: false),
                    GescandOp = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documentscan", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Documentscan_Documentversie_Id",
                        column: x => x.Id,
                        principalTable: "Documentversie",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Documentscan_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Contactpersoon_DossierId",
                table: "Contactpersoon",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Document_DossierId",
                table: "Document",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Documentinhoud_DossierId",
                table: "Documentinhoud",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Documentscan_DossierId",
                table: "Documentscan",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Documentscan_Uitkomst_Id",
                table: "Documentscan",
                columns: new[] { "Uitkomst", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Documentversie_DocumentId_Nummer",
                table: "Documentversie",
                columns: new[] { "DocumentId", "Nummer" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Documentversie_DossierId",
                table: "Documentversie",
                column: "DossierId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Contactpersoon");

            migrationBuilder.DropTable(
                name: "Documentinhoud");

            migrationBuilder.DropTable(
                name: "Documentscan");

            migrationBuilder.DropTable(
                name: "Documentversie");

            migrationBuilder.DropTable(
                name: "Document");
        }
    }
}
