using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaoCai.Workflows.Host.Registry.Migrations
{
    /// <inheritdoc />
    public partial class ConfirmationsAndCatalogue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "catalogue_place",
                schema: "registry",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    parent = table.Column<string>(type: "text", nullable: true),
                    search = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_place", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_service",
                schema: "registry",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<string>(type: "text", nullable: false),
                    group = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    agency = table.Column<string>(type: "text", nullable: false),
                    online_level = table.Column<int>(type: "integer", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_service", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "confirmed_inference",
                schema: "registry",
                columns: table => new
                {
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    what = table.Column<string>(type: "text", nullable: false),
                    sentence = table.Column<string>(type: "text", nullable: false),
                    confirmed_by = table.Column<string>(type: "text", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_confirmed_inference", x => new { x.definition_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "uploaded_document",
                schema: "registry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    uploaded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_uploaded_document", x => x.id);
                    table.ForeignKey(
                        name: "fk_uploaded_document_person_uploaded_by",
                        column: x => x.uploaded_by,
                        principalSchema: "registry",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_uploaded_document_uploaded_at",
                schema: "registry",
                table: "uploaded_document",
                column: "uploaded_at");

            migrationBuilder.CreateIndex(
                name: "ix_uploaded_document_uploaded_by",
                schema: "registry",
                table: "uploaded_document",
                column: "uploaded_by");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalogue_place",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "catalogue_service",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "confirmed_inference",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "uploaded_document",
                schema: "registry");
        }
    }
}
