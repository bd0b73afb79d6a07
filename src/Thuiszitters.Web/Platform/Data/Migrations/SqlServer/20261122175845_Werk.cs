using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Werk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AfgeslotenDoorId",
                table: "Verzuimmeldingen",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AfgeslotenOp",
                table: "Verzuimmeldingen",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "BevestigdOp",
                table: "Verzuimmeldingen",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "EersteActie",
                table: "Verzuimmeldingen",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OpgepaktDoorId",
                table: "Verzuimmeldingen",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OpgepaktOp",
                table: "Verzuimmeldingen",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Toestand",
                table: "Verzuimmeldingen",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Uitkomst",
                table: "Verzuimmeldingen",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Bereikt",
                table: "Notities",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "IngetrokkenOp",
                table: "Notities",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MetWie",
                table: "Notities",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Versie",
                table: "Notities",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Behoeften",
                table: "Dossiers",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Oorzaken",
                table: "Dossiers",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Gehoord",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AuteurId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Wie = table.Column<int>(type: "int", nullable: false),
                    Datum = table.Column<DateOnly>(type: "date", nullable: false),
                    WildeNiet = table.Column<bool>(type: "bit", nullable: false),
                    Woorden = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Gehoord", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Gehoord_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Notitieversie",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    NotitieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ActId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VervangenOp = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Tekst = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notitieversie", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notitieversie_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Taken",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DossierId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VoorOrganisatieId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MakerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    VoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Soort = table.Column<int>(type: "int", nullable: false),
                    Tekst = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Termijn = table.Column<DateOnly>(type: "date", nullable: false),
                    Toestand = table.Column<int>(type: "int", nullable: false),
                    GemaaktOp = table.Column<DateOnly>(type: "date", nullable: false),
                    KlaarOp = table.Column<DateOnly>(type: "date", nullable: true),
                    KlaarDoorId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Versie = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Taken", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Taken_Dossiers_DossierId",
                        column: x => x.DossierId,
                        principalTable: "Dossiers",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Verzuimmeldingen_Toestand_DossierId",
                table: "Verzuimmeldingen",
                columns: new[] { "Toestand", "DossierId" });

            migrationBuilder.CreateIndex(
                name: "IX_Gehoord_DossierId",
                table: "Gehoord",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Notitieversie_DossierId",
                table: "Notitieversie",
                column: "DossierId");

            migrationBuilder.CreateIndex(
                name: "IX_Notitieversie_NotitieId",
                table: "Notitieversie",
                column: "NotitieId");

            migrationBuilder.CreateIndex(
                name: "IX_Taken_DossierId_Toestand",
                table: "Taken",
                columns: new[] { "DossierId", "Toestand" });

            migrationBuilder.CreateIndex(
                name: "IX_Taken_MakerId_Toestand_Termijn",
                table: "Taken",
                columns: new[] { "MakerId", "Toestand", "Termijn" });

            migrationBuilder.CreateIndex(
                name: "IX_Taken_VoorId_Toestand_Termijn",
                table: "Taken",
                columns: new[] { "VoorId", "Toestand", "Termijn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Gehoord");

            migrationBuilder.DropTable(
                name: "Notitieversie");

            migrationBuilder.DropTable(
                name: "Taken");

            migrationBuilder.DropIndex(
                name: "IX_Verzuimmeldingen_Toestand_DossierId",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "AfgeslotenDoorId",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "AfgeslotenOp",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "BevestigdOp",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "EersteActie",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "OpgepaktDoorId",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "OpgepaktOp",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "Toestand",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "Uitkomst",
                table: "Verzuimmeldingen");

            migrationBuilder.DropColumn(
                name: "Bereikt",
                table: "Notities");

            migrationBuilder.DropColumn(
                name: "IngetrokkenOp",
                table: "Notities");

            migrationBuilder.DropColumn(
                name: "MetWie",
                table: "Notities");

            migrationBuilder.DropColumn(
                name: "Versie",
                table: "Notities");

            migrationBuilder.DropColumn(
                name: "Behoeften",
                table: "Dossiers");

            migrationBuilder.DropColumn(
                name: "Oorzaken",
                table: "Dossiers");
        }
    }
}
