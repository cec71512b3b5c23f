using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Store.Tests.Writing;

public sealed class GuardTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Refusal NotYours = new("task.not-yours", "Not yours.");

    [Fact]
    public async Task What_the_guard_refuses_is_refused_with_its_code_and_writes_nothing()
    {
        await using var bench = await Bench.Open(postgres);
        var instance = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 2)));

        var result = await Complete(bench.Host, instance, _ => NotYours);

        result.ShouldBeOfType<CommandResult.Refused>().Refusal.ShouldBe(NotYours);
        (await bench.Count("history")).ShouldBe(1);
    }

    [Fact]
    public async Task The_guard_is_asked_again_when_another_host_was_faster()
    {
        await using var bench = await Bench.Open(postgres);
        var instance = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 3)));
        await bench.Complete(instance, 1, bench.Join());

        // What this host remembers still has the first task open; by now the second one is.
        var cancel = new CommandRequest("canbo", new WorkflowCommand.CancelInstance("Rút hồ sơ")) { Guard = state => HasOpen(state, 2) ? NotYours : null };
        var result = await bench.Host.Engine.Submit(instance.Id, cancel, TestContext.Current.CancellationToken);

        result.ShouldBeOfType<CommandResult.Refused>().Refusal.ShouldBe(NotYours);
        (await bench.Count("history")).ShouldBe(2);
    }

    [Fact]
    public async Task A_guards_refusal_of_what_is_old_news_is_not_believed()
    {
        await using var bench = await Bench.Open(postgres);
        var instance = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 3)));
        await bench.Complete(instance, 1, bench.Join());

        var cancel = new CommandRequest("canbo", new WorkflowCommand.CancelInstance("Rút hồ sơ")) { Guard = state => HasOpen(state, 1) ? NotYours : null };
        var result = await bench.Host.Engine.Submit(instance.Id, cancel, TestContext.Current.CancellationToken);

        result.ShouldBeOfType<CommandResult.Done>();
        await bench.ShouldVerify();
    }

    private static bool HasOpen(InstanceState state, int executionNo) => state.Tasks.Any(task => task.ExecutionNo == executionNo);

    private static Task<CommandResult> Complete(WorkflowStore host, InstanceState instance, Func<InstanceState, Refusal?> guard) =>
        host.Engine.Submit(instance.Id, new CommandRequest("canbo", Bench.Completion(instance.Id, 1)) { Guard = guard }, TestContext.Current.CancellationToken);
}
