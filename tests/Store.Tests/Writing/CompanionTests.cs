using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;
using Npgsql;

namespace LaoCai.Workflows.Store.Tests.Writing;

public sealed class CompanionTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_companion_is_committed_with_the_start()
    {
        await using var bench = await WithDossiers();
        var hash = await bench.Publish(Flow.Steps("qt-01", 1));

        var result = await Start(bench, hash, "H38-1");

        var state = result.ShouldBeOfType<CommandResult.Done>().State;
        (await Dossiers(bench)).ShouldBe([("H38-1", state.Id)]);
    }

    [Fact]
    public async Task When_companions_fail_only_the_guilty_starts_fail()
    {
        await using var bench = await WithDossiers();
        var hash = await bench.Publish(Flow.Steps("qt-01", 1));
        await Start(bench, hash, "H38-0");

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Start(bench, hash, i % 4 == 0 ? "H38-0" : $"H38-{i}")));

        for (var i = 0; i < 12; i++)
        {
            if (i % 4 == 0)
                results[i].ShouldBeOfType<CommandResult.CompanionFailed>().Error.SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);
            else
                results[i].ShouldBeOfType<CommandResult.Done>();
        }
        (await bench.Count("instance")).ShouldBe(10);
        (await Dossiers(bench)).Count.ShouldBe(10);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task A_repeated_start_does_not_repeat_its_companion()
    {
        await using var bench = await WithDossiers();
        var other = bench.Join();
        var hash = await bench.Publish(Flow.Steps("qt-01", 1));
        var (id, key) = (Guid.CreateVersion7(), Guid.NewGuid());

        // Each sends a companion of its own that would not violate anything.
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Start(bench, hash, $"H38-{i}", id, key, i % 2 == 0 ? bench.Host : other)));

        results.ShouldAllBe(r => r is CommandResult.Done);
        (await Dossiers(bench)).Count.ShouldBe(1);
    }

    private static Task<CommandResult> Start(Bench bench, string hash, string code, Guid? id = null, Guid? key = null, WorkflowStore? host = null)
    {
        var instance = id ?? Guid.CreateVersion7();
        var start = new WorkflowCommand.StartInstance(hash, "hs", JsonSerializer.SerializeToElement(new { }), new Dictionary<string, string>());
        var companion = new NpgsqlBatchCommand("insert into dossier (code, instance) values ($1, $2)")
        {
            Parameters = { new() { Value = code }, new() { Value = instance } },
        };
        return (host ?? bench.Host).Engine.Submit(instance, new CommandRequest("tiepnhan", start) { Key = key, Companions = [companion] }, Ct);
    }

    private async Task<Bench> WithDossiers()
    {
        var bench = await Bench.Open(postgres);
        await bench.Execute("create table dossier (code text primary key, instance uuid not null)");
        return bench;
    }

    private static async Task<List<(string, Guid)>> Dossiers(Bench bench)
    {
        await using var command = bench.Sql.CreateCommand("select code, instance from dossier order by code");
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var dossiers = new List<(string, Guid)>();
        while (await reader.ReadAsync(Ct))
            dossiers.Add((reader.GetString(0), reader.GetGuid(1)));
        return dossiers;
    }
}
