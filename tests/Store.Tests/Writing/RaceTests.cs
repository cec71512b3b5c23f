using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Store.Tests.Writing;

public sealed class RaceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task Sixteen_clients_of_two_hosts_race_for_the_same_tasks_and_each_task_is_completed_once()
    {
        await using var bench = await Bench.Open(postgres);
        var hosts = new[] { bench.Host, bench.Join() };
        var hash = await bench.Publish(Flow.Steps("qt-01", 4));
        var instances = new List<InstanceState>();
        for (var i = 0; i < 6; i++)
            instances.Add(await bench.Start(hash));

        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(client => Task.Run(async () =>
        {
            var own = new List<(Guid Instance, int Task, CommandResult Result)>();
            for (var task = 1; task <= 4; task++)
            {
                foreach (var instance in instances)
                {
                    CommandResult result;
                    do
                        result = await bench.Complete(instance, task, hosts[client % 2], actor: $"canbo{client}");
                    while (result is CommandResult.Conflict);
                    own.Add((instance.Id, task, result));
                }
            }
            return own;
        })));

        var all = results.SelectMany(r => r).ToList();
        all.Where(r => r.Result is CommandResult.Done).GroupBy(r => (r.Instance, r.Task)).Select(g => g.Count()).ShouldBe(Enumerable.Repeat(1, 24));
        all.Where(r => r.Result is not CommandResult.Done).ShouldAllBe(r => r.Result is CommandResult.Refused);
        (await bench.Count("history")).ShouldBe(6 + 24);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task Two_open_tasks_of_one_instance_can_be_completed_at_the_same_moment()
    {
        await using var bench = await Bench.Open(postgres);
        var other = bench.Join();
        var hash = await bench.Publish(new Flow("song-song").Fork("re", "a", "b").Task("buocA").Task("buocB").Go("re", "buocA", "a").Go("re", "buocB", "b").Json());
        for (var round = 0; round < 25; round++)
        {
            var state = await bench.Start(hash);
            state.Tasks.Count.ShouldBe(2);

            var results = await Task.WhenAll(
                bench.Complete(state, state.Tasks[0].ExecutionNo),
                bench.Complete(state, state.Tasks[1].ExecutionNo, other));

            results.ShouldAllBe(r => r is CommandResult.Done);
        }
        (await bench.Count("instance where status = 1")).ShouldBe(25);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task A_command_that_lost_its_race_leaves_its_neighbours_in_the_batch_alone()
    {
        await using var bench = await Bench.Open(postgres);
        var other = bench.Join();
        var hash = await bench.Publish(Flow.Steps("qt-01", 2));
        var instances = new List<InstanceState>();
        for (var i = 0; i < 10; i++)
            instances.Add(await bench.Start(hash));
        // The first host still remembers the first instance as it was.
        await bench.Complete(instances[0], 1, other);

        var results = await Task.WhenAll(instances.Select(i => bench.Complete(i, 1)));

        results[0].ShouldBeOfType<CommandResult.Refused>().Refusal.Code.ShouldBe("task.not-open");
        results.Skip(1).ShouldAllBe(r => r is CommandResult.Done);
        await bench.ShouldVerify();
    }
}
