using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Thuiszitters.Web.Platform.Data.Migrations.Sqlite
{
    /// <summary>
    /// The blind index is nothing but its key, so on SQLite it is kept as its key: without a row beside it a child costs twenty rows less.
    /// EF Core knows no such table; a later migration that makes this one anew must say it again.
    /// </summary>
    public partial class BlindIndexZonderRij : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Opnieuw(migrationBuilder, "WITHOUT ROWID");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Opnieuw(migrationBuilder, "");

        static void Opnieuw(MigrationBuilder migrationBuilder, string vorm)
        {
            migrationBuilder.Sql($"""
                CREATE TABLE "BlindIndexNieuw" ("Waarde" INTEGER NOT NULL, "DossierId" BLOB NOT NULL, CONSTRAINT "PK_BlindIndex" PRIMARY KEY ("Waarde", "DossierId")) {vorm};
                INSERT INTO "BlindIndexNieuw" SELECT "Waarde", "DossierId" FROM "BlindIndex" ORDER BY "Waarde", "DossierId";
                DROP TABLE "BlindIndex";
                ALTER TABLE "BlindIndexNieuw" RENAME TO "BlindIndex";
                CREATE INDEX "IX_BlindIndex_DossierId" ON "BlindIndex" ("DossierId");
                """);
        }
    }
}
