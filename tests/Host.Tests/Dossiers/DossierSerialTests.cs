using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Storage;
using LaoCai.Workflows.Support;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Dossiers;

public sealed class DossierSerialTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateOnly Monday = new(2026, 10, 5);

    [Fact]
    public async Task Two_hosts_that_receive_in_a_burst_give_each_number_of_a_unit_and_day_once_and_leave_out_few()
    {
        await SchemaMigration.MigrateAsync(postgres.ConnectionString, CancellationToken.None);
        await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
        DossierSerials[] hosts = [new(database, TimeProvider.System), new(database, TimeProvider.System)];

        var numbers = await Task.WhenAll(Enumerable.Range(0, 300).Select(async no =>
        {
            var (unit, day) = ($"H38.0{no % 3}", Monday.AddDays(no % 2));
            await Task.Yield();
            return (unit, day, number: await hosts[no % 5 % 2].NextAsync(unit, day));
        }));

        foreach (var counter in numbers.GroupBy(given => (given.unit, given.day)))
        {
            counter.Select(given => given.number).ShouldBeUnique(counter.Key.ToString());
            counter.Min(given => given.number).ShouldBe(1, counter.Key.ToString());
            counter.Max(given => given.number).ShouldBeLessThanOrEqualTo(50 + (2 * 64), counter.Key.ToString());
        }
    }

    [Fact]
    public async Task A_burst_at_one_host_leaves_no_number_out()
    {
        await SchemaMigration.MigrateAsync(postgres.ConnectionString, CancellationToken.None);
        await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
        var serials = new DossierSerials(database, TimeProvider.System);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 500).Select(async _ =>
        {
            await Task.Yield();
            return await serials.NextAsync("H38.12", Monday);
        }));

        numbers.Order().ShouldBe(Enumerable.Range(1, 500));
    }

    [Fact]
    public async Task A_counter_where_people_receive_leaves_no_number_out_even_when_the_host_is_started_anew()
    {
        await SchemaMigration.MigrateAsync(postgres.ConnectionString, CancellationToken.None);
        await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
        var clock = new FakeTimeProvider();
        var given = new List<int>();
        foreach (var host in new DossierSerials[] { new(database, clock), new(database, clock) })
        {
            for (var dossier = 0; dossier < 3; dossier++)
            {
                given.Add(await host.NextAsync("H38.11", Monday));
                clock.Advance(TimeSpan.FromSeconds(2));
            }
        }

        given.ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task Whoever_asks_while_the_database_is_away_is_told_so_and_the_next_one_is_served_again()
    {
        await SchemaMigration.MigrateAsync(postgres.ConnectionString, CancellationToken.None);
        await using var database = NpgsqlDataSource.Create(postgres.ConnectionString);
        var serials = new DossierSerials(database, new FakeTimeProvider());
        var first = await serials.NextAsync("H38.09", Monday);

        await using (var rename = database.CreateCommand("alter table dossier.code_serial rename to away")) await rename.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await Should.ThrowAsync<NpgsqlException>(async () => await serials.NextAsync("H38.09", Monday));
        await using (var rename = database.CreateCommand("alter table dossier.away rename to code_serial")) await rename.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        (await serials.NextAsync("H38.09", Monday)).ShouldBeGreaterThan(first);
    }
}
