using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class JobStop : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "GemeldOp",
                table: "OutboxMail",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MisluktOp",
                table: "OutboxMail",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StopGevraagdOp",
                table: "JobRunRow",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "GemeldOp",
                table: "OutboxMail");

            migrationBuilder.DropColumn(
                name: "MisluktOp",
                table: "OutboxMail");

            migrationBuilder.DropColumn(
                name: "StopGevraagdOp",
                table: "JobRunRow");
        }
    }
}
