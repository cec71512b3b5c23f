using LaoCai.Workflows.Host.Storage;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Host.Tests.Storage;

public sealed class SchemaMigrationTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await SchemaMigration.MigrateAsync(postgres.ConnectionString, TestContext.Current.CancellationToken);

        await using var count = postgres.DataSource.CreateCommand("select count(*) from registry.__migrations");
        (await count.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(1L);
    }
}
