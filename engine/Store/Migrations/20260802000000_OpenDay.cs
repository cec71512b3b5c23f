using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaoCai.Workflows.Store.Migrations
{
    /// <inheritdoc />
    public partial class OpenDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "correlation_id",
                schema: "workflow",
                table: "stored_event",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "only_to",
                schema: "workflow",
                table: "stored_event",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "open_day",
                schema: "workflow",
                columns: table => new
                {
                    only = table.Column<bool>(type: "boolean", nullable: false),
                    first_open = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_day", x => x.only);
                });

            migrationBuilder.InsertData(
                schema: "workflow",
                table: "open_day",
                columns: new[] { "only", "first_open" },
                values: new object[] { true, new DateOnly(2000, 1, 1) });

            migrationBuilder.Sql(HandWritten.MustBeWrittenHere);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "open_day",
                schema: "workflow");

            migrationBuilder.DropColumn(
                name: "correlation_id",
                schema: "workflow",
                table: "stored_event");

            migrationBuilder.DropColumn(
                name: "only_to",
                schema: "workflow",
                table: "stored_event");
        }
    }
}
