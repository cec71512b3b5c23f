using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaoCai.Workflows.Store.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "workflow");

            migrationBuilder.CreateTable(
                name: "calendar",
                schema: "workflow",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "child_wait",
                schema: "workflow",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    execution_no = table.Column<int>(type: "integer", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_child_wait", x => new { x.instance_id, x.execution_no });
                });

            migrationBuilder.CreateTable(
                name: "day_seal",
                schema: "workflow",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    records = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_day_seal", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "deadline",
                schema: "workflow",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    execution_no = table.Column<int>(type: "integer", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next = table.Column<short>(type: "smallint", nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deadline", x => new { x.instance_id, x.execution_no });
                });

            migrationBuilder.CreateTable(
                name: "definition",
                schema: "workflow",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<string>(type: "text", nullable: false),
                    in_force = table.Column<bool>(type: "boolean", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    retired_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "definition_draft",
                schema: "workflow",
                columns: table => new
                {
                    definition_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_definition_draft", x => x.definition_id);
                });

            migrationBuilder.CreateTable(
                name: "event_wait",
                schema: "workflow",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    execution_no = table.Column<int>(type: "integer", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_wait", x => new { x.instance_id, x.execution_no });
                });

            migrationBuilder.CreateTable(
                name: "incident",
                schema: "workflow",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident", x => new { x.instance_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "instance",
                schema: "workflow",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    definition_hash = table.Column<string>(type: "text", nullable: false),
                    correlation_id = table.Column<string>(type: "text", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    parent_execution_no = table.Column<int>(type: "integer", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    sub_status = table.Column<short>(type: "smallint", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    chain_head = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_instance", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "workflow",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    effect = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => new { x.instance_id, x.seq, x.no });
                });

            migrationBuilder.CreateTable(
                name: "stored_event",
                schema: "workflow",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    taken_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stored_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "task",
                schema: "workflow",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    execution_no = table.Column<int>(type: "integer", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    assignee = table.Column<string>(type: "text", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    completed_by = table.Column<string>(type: "text", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_task", x => new { x.instance_id, x.execution_no });
                });

            migrationBuilder.CreateTable(
                name: "timer",
                schema: "workflow",
                columns: table => new
                {
                    instance_id = table.Column<Guid>(type: "uuid", nullable: false),
                    execution_no = table.Column<int>(type: "integer", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    fire_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timer", x => new { x.instance_id, x.execution_no });
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_number",
                schema: "workflow",
                table: "calendar",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deadline_next_at",
                schema: "workflow",
                table: "deadline",
                column: "next_at",
                filter: "next_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_definition_definition_id",
                schema: "workflow",
                table: "definition",
                column: "definition_id",
                unique: true,
                filter: "in_force");

            migrationBuilder.CreateIndex(
                name: "ix_definition_definition_id_version",
                schema: "workflow",
                table: "definition",
                columns: new[] { "definition_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_event_wait_name",
                schema: "workflow",
                table: "event_wait",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_incident_at",
                schema: "workflow",
                table: "incident",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_instance_correlation_id",
                schema: "workflow",
                table: "instance",
                column: "correlation_id",
                filter: "correlation_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_instance_definition_hash_started_at",
                schema: "workflow",
                table: "instance",
                columns: new[] { "definition_hash", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_instance_parent_id",
                schema: "workflow",
                table: "instance",
                column: "parent_id",
                filter: "parent_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_instance_started_at",
                schema: "workflow",
                table: "instance",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_created_at",
                schema: "workflow",
                table: "outbox",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_stored_event_name_published_at",
                schema: "workflow",
                table: "stored_event",
                columns: new[] { "name", "published_at" },
                filter: "taken_by is null");

            migrationBuilder.CreateIndex(
                name: "ix_task_assignee_due_at",
                schema: "workflow",
                table: "task",
                columns: new[] { "assignee", "due_at" },
                filter: "closed_at is null and assignee is not null");

            migrationBuilder.CreateIndex(
                name: "ix_task_unit_role_due_at_instance_id_execution_no",
                schema: "workflow",
                table: "task",
                columns: new[] { "unit", "role", "due_at", "instance_id", "execution_no" },
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_timer_fire_at",
                schema: "workflow",
                table: "timer",
                column: "fire_at");

            migrationBuilder.Sql(HandWritten.History);
            migrationBuilder.Sql(HandWritten.Storage);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "child_wait",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "day_seal",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "deadline",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "definition",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "definition_draft",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "event_wait",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "history",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "incident",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "instance",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "stored_event",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "task",
                schema: "workflow");

            migrationBuilder.DropTable(
                name: "timer",
                schema: "workflow");
        }
    }
}
