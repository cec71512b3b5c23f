using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaoCai.Workflows.Host.Dossiers.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "dossier");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .Annotation("Npgsql:PostgresExtension:unaccent", ",,");

            migrationBuilder.Sql("""
                create function dossier.plain(text) returns text language sql immutable strict parallel safe
                return lower(public.unaccent('public.unaccent', normalize($1, NFC)));
                """);

            migrationBuilder.CreateTable(
                name: "code_serial",
                schema: "dossier",
                columns: table => new
                {
                    unit = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_code_serial", x => new { x.unit, x.day });
                });

            migrationBuilder.CreateTable(
                name: "dossier",
                schema: "dossier",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    definition_hash = table.Column<string>(type: "text", nullable: false),
                    procedure_name = table.Column<string>(type: "text", nullable: false),
                    receiving_unit = table.Column<string>(type: "text", nullable: false),
                    deciding_unit = table.Column<string>(type: "text", nullable: false),
                    specialist_unit = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    return_by = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    received_by = table.Column<Guid>(type: "uuid", nullable: false),
                    appointment_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    applicant_name = table.Column<string>(type: "text", nullable: false),
                    applicant_address = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    identity_number = table.Column<string>(type: "text", nullable: true),
                    owner_name = table.Column<string>(type: "text", nullable: true),
                    owner_address = table.Column<string>(type: "text", nullable: true),
                    request = table.Column<string>(type: "text", nullable: false),
                    sets = table.Column<int>(type: "integer", nullable: false),
                    search_text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dossier", x => x.instance_id);
                });

            migrationBuilder.CreateTable(
                name: "component",
                schema: "dossier",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    originals = table.Column<int>(type: "integer", nullable: false),
                    certified_copies = table.Column<int>(type: "integer", nullable: false),
                    photocopies = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_component", x => new { x.instance_id, x.no });
                    table.ForeignKey(
                        name: "fk_component_dossier_instance_id",
                        column: x => x.instance_id,
                        principalSchema: "dossier",
                        principalTable: "dossier",
                        principalColumn: "instance_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_code",
                schema: "dossier",
                table: "dossier",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_dossier_deciding_unit_received_at",
                schema: "dossier",
                table: "dossier",
                columns: new[] { "deciding_unit", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_receiving_unit_received_at",
                schema: "dossier",
                table: "dossier",
                columns: new[] { "receiving_unit", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_dossier_search_text",
                schema: "dossier",
                table: "dossier",
                column: "search_text")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop function dossier.plain(text)");

            migrationBuilder.DropTable(
                name: "code_serial",
                schema: "dossier");

            migrationBuilder.DropTable(
                name: "component",
                schema: "dossier");

            migrationBuilder.DropTable(
                name: "dossier",
                schema: "dossier");
        }
    }
}
