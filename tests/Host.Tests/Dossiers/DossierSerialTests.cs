using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Storage;
using LaoCai.Workflows.Support;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Dossiers;

public sealed class DossierSerialTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateOnly Monday = new(2026, 10, 5);

    [Fact]
    public async Task Two_hosts_that_receive_at_once_give_each_number_of_a_unit_and_day_once_and_leave_none_out()
    {
        await SchemaMigration.MigrateAsync(postgres.ConnectionString, CancellationToken.None);
        await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
        DossierSerials[] hosts = [new(database), new(database)];

        var numbers = await Task.WhenAll(Enumerable.Range(0, 300).Select(async no =>
        {
            var (unit, day) = ($"H38.0{no % 3}", Monday.AddDays(no % 2));
            await Task.Yield();
            return (unit, day, number: await hosts[no % 5 % 2].NextAsync(unit, day));
        }));

        foreach (var counter in numbers.GroupBy(given => (given.unit, given.day)))
            counter.Select(given => given.number).Order().ShouldBe(Enumerable.Range(1, 50), counter.Key.ToString());
    }

    [Fact]
    public async Task Whoever_asks_while_the_database_is_away_is_told_so_and_the_next_one_is_served_again()
    {
        await SchemaMigration.MigrateAsync(postgres.ConnectionString, CancellationToken.None);
        await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
        var serials = new DossierSerials(database);
        var first = await serials.NextAsync("H38.09", Monday);

        await using (var rename = database.CreateCommand("alter table dossier.code_serial rename to away")) await rename.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await Should.ThrowAsync<NpgsqlException>(serials.NextAsync("H38.09", Monday));
        await using (var rename = database.CreateCommand("alter table dossier.away rename to code_serial")) await rename.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        (await serials.NextAsync("H38.09", Monday)).ShouldBe(first + 1);
    }
}
