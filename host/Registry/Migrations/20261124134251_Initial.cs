using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LaoCai.Workflows.Host.Registry.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "registry");

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                schema: "registry",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "org_unit",
                schema: "registry",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    parent_code = table.Column<string>(type: "character varying(35)", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_org_unit", x => x.code);
                    table.ForeignKey(
                        name: "fk_org_unit_org_unit_parent_code",
                        column: x => x.parent_code,
                        principalSchema: "registry",
                        principalTable: "org_unit",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "position",
                schema: "registry",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_position", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "role",
                schema: "registry",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "competence",
                schema: "registry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    receiving_unit = table.Column<string>(type: "character varying(35)", nullable: false),
                    deciding_unit = table.Column<string>(type: "character varying(35)", nullable: false),
                    specialist_unit = table.Column<string>(type: "character varying(35)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_competence", x => x.id);
                    table.ForeignKey(
                        name: "fk_competence_org_unit_deciding_unit",
                        column: x => x.deciding_unit,
                        principalSchema: "registry",
                        principalTable: "org_unit",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_competence_org_unit_receiving_unit",
                        column: x => x.receiving_unit,
                        principalSchema: "registry",
                        principalTable: "org_unit",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_competence_org_unit_specialist_unit",
                        column: x => x.specialist_unit,
                        principalSchema: "registry",
                        principalTable: "org_unit",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "person",
                schema: "registry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    full_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    position_code = table.Column<string>(type: "text", nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
                    table.ForeignKey(
                        name: "fk_person_position_position_code",
                        column: x => x.position_code,
                        principalSchema: "registry",
                        principalTable: "position",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "access_token",
                schema: "registry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_token", x => x.id);
                    table.ForeignKey(
                        name: "fk_access_token_person_person_id",
                        column: x => x.person_id,
                        principalSchema: "registry",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "holding",
                schema: "registry",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_code = table.Column<string>(type: "text", nullable: false),
                    unit_code = table.Column<string>(type: "character varying(35)", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holding", x => new { x.person_id, x.role_code, x.unit_code });
                    table.ForeignKey(
                        name: "fk_holding_org_unit_unit_code",
                        column: x => x.unit_code,
                        principalSchema: "registry",
                        principalTable: "org_unit",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_holding_person_person_id",
                        column: x => x.person_id,
                        principalSchema: "registry",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_holding_role_role_code",
                        column: x => x.role_code,
                        principalSchema: "registry",
                        principalTable: "role",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_claim",
                schema: "registry",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_person_claim_person_user_id",
                        column: x => x.user_id,
                        principalSchema: "registry",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_login",
                schema: "registry",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_person_login_person_user_id",
                        column: x => x.user_id,
                        principalSchema: "registry",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_token",
                schema: "registry",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_person_token_person_user_id",
                        column: x => x.user_id,
                        principalSchema: "registry",
                        principalTable: "person",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_token_hash",
                schema: "registry",
                table: "access_token",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_access_token_person_id",
                schema: "registry",
                table: "access_token",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_competence_deciding_unit",
                schema: "registry",
                table: "competence",
                column: "deciding_unit");

            migrationBuilder.CreateIndex(
                name: "ix_competence_definition_id_receiving_unit",
                schema: "registry",
                table: "competence",
                columns: new[] { "definition_id", "receiving_unit" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_competence_receiving_unit",
                schema: "registry",
                table: "competence",
                column: "receiving_unit");

            migrationBuilder.CreateIndex(
                name: "ix_competence_specialist_unit",
                schema: "registry",
                table: "competence",
                column: "specialist_unit");

            migrationBuilder.CreateIndex(
                name: "ix_holding_role_code",
                schema: "registry",
                table: "holding",
                column: "role_code");

            migrationBuilder.CreateIndex(
                name: "ix_holding_unit_code",
                schema: "registry",
                table: "holding",
                column: "unit_code");

            migrationBuilder.CreateIndex(
                name: "ix_org_unit_parent_code",
                schema: "registry",
                table: "org_unit",
                column: "parent_code");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                schema: "registry",
                table: "person",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_person_position_code",
                schema: "registry",
                table: "person",
                column: "position_code");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                schema: "registry",
                table: "person",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_claim_user_id",
                schema: "registry",
                table: "person_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_person_login_user_id",
                schema: "registry",
                table: "person_login",
                column: "user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_token",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "competence",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "data_protection_key",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "holding",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "person_claim",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "person_login",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "person_token",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "org_unit",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "role",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "person",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "position",
                schema: "registry");
        }
    }
}
