using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Store.Tests.Writing;

public sealed class IdempotencyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_sent_twice_acts_once_and_answers_the_same_even_after_the_instance_went_on()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 3)));
        var key = Guid.NewGuid();
        var first = (await bench.Complete(state, 1, key: key)).ShouldBeOfType<CommandResult.Done>();
        await bench.Complete(state, 2);

        var again = (await bench.Complete(state, 1, key: key)).ShouldBeOfType<CommandResult.Done>();

        again.Repeated.ShouldBeTrue();
        again.State.Revision.ShouldBe(2);
        Stored(bench, again.State).ShouldBe(Stored(bench, first.State));
        (await bench.Count("history")).ShouldBe(3);
    }

    [Fact]
    public async Task Another_host_and_a_restarted_one_know_the_key_too()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 3)));
        var key = Guid.NewGuid();
        await bench.Complete(state, 1, key: key);

        var results = new List<CommandResult>();
        for (var host = 0; host < 2; host++)
            results.Add(await bench.Complete(state, 1, bench.Join(), key));

        results.ShouldAllBe(r => ((CommandResult.Done)r).Repeated);
        (await bench.Count("history")).ShouldBe(2);
    }

    [Fact]
    public async Task A_key_sent_at_the_same_moment_through_two_hosts_acts_once()
    {
        await using var bench = await Bench.Open(postgres);
        var other = bench.Join();
        var hash = await bench.Publish(Flow.Steps("qt-01", 2));
        for (var round = 0; round < 20; round++)
        {
            var (id, key) = (Guid.CreateVersion7(), Guid.NewGuid());
            var start = new WorkflowCommand.StartInstance(hash, $"hs-{round}", JsonSerializer.SerializeToElement(new { }), new Dictionary<string, string>());

            var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
                (i % 2 == 0 ? bench.Host : other).Engine.Submit(id, new CommandRequest("tiepnhan", start) { Key = key }, Ct)));

            results.Count(r => r is CommandResult.Done { Repeated: false }).ShouldBe(1);
            results.ShouldAllBe(r => r is CommandResult.Done);
        }
        (await bench.Count("history")).ShouldBe(20);
    }

    [Fact]
    public async Task A_key_that_was_used_for_another_command_is_refused()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 3)));
        var key = Guid.NewGuid();
        await bench.Complete(state, 1, key: key);

        var otherCommand = await bench.Complete(state, 2, key: key);
        var otherPerson = await bench.Complete(state, 1, key: key, actor: "nguoikhac");

        otherCommand.ShouldBeOfType<CommandResult.Refused>().Refusal.Code.ShouldBe("command.key-reused");
        otherPerson.ShouldBeOfType<CommandResult.Refused>().Refusal.Code.ShouldBe("command.key-reused");
    }

    private static string Stored(Bench bench, InstanceState state) =>
        System.Text.Encoding.UTF8.GetString(InstanceStateJson.Write(hash => bench.Host.Definitions.Compiled(hash, Ct).AsTask().GetAwaiter().GetResult(), state));
}
