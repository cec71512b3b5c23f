using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaoCai.Workflows.Host.Designs.Migrations
{
    /// <inheritdoc />
    public partial class PublishedDrawings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "published_drawing",
                schema: "design",
                columns: table => new
                {
                    definition_hash = table.Column<string>(type: "text", nullable: false),
                    drawing = table.Column<string>(type: "text", nullable: false),
                    forms = table.Column<string>(type: "jsonb", nullable: false),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    kept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_published_drawing", x => x.definition_hash);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "published_drawing",
                schema: "design");
        }
    }
}
