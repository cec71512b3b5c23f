using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaoCai.Workflows.Host.Designs.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "design");

            migrationBuilder.CreateTable(
                name: "draft",
                schema: "design",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    drawing = table.Column<string>(type: "text", nullable: false),
                    forms = table.Column<string>(type: "jsonb", nullable: false),
                    definition_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<Guid>(type: "uuid", nullable: false),
                    lock_holder = table.Column<Guid>(type: "uuid", nullable: true),
                    lock_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lock_seen = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_draft_saved_at",
                schema: "design",
                table: "draft",
                column: "saved_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "draft",
                schema: "design");
        }
    }
}
