using LaoCai.Workflows.Store.Schema;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LaoCai.Workflows.Store.Migrations;

/// <summary>
/// A batch of commands holds or fails as a whole. The function that looked after single commands stays for hosts of the version before,
/// which may still be running while the first new one migrates.
/// </summary>
[DbContext(typeof(WorkflowDb))]
[Migration("20261130180000_WholeBatches")]
public sealed class WholeBatches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(HandWritten.MustAllBeWritten);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("drop function workflow.must_all_be_written(bigint, bigint)");
}
