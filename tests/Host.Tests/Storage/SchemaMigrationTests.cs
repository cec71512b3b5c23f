using LaoCai.Workflows.Host.Storage;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Host.Tests.Storage;

public sealed class SchemaMigrationTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory]
    [InlineData("registry")]
    [InlineData("dossier")]
    [InlineData("notice")]
    public async Task Migrating_again_changes_nothing(string schema)
    {
        await SchemaMigration.MigrateAsync(postgres.ConnectionString, TestContext.Current.CancellationToken);
        var once = await AppliedAsync(schema);

        await SchemaMigration.MigrateAsync(postgres.ConnectionString, TestContext.Current.CancellationToken);

        once.ShouldBeGreaterThan(0);
        (await AppliedAsync(schema)).ShouldBe(once);
    }

    private async Task<long> AppliedAsync(string schema)
    {
        await using var count = postgres.DataSource.CreateCommand($"select count(*) from {schema}.__migrations");
        return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
