using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;
using Npgsql;

namespace LaoCai.Workflows.Store.Tests.Writing;

public sealed class WorkflowEngineTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_started_instance_goes_on_task_by_task_until_it_is_finished()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 3)), correlation: "000.00.12.H38-260803-0001");

        for (var step = 1; step <= 3; step++)
            state = (await bench.Complete(state, state.Tasks.ShouldHaveSingleItem().ExecutionNo)).ShouldBeOfType<CommandResult.Done>().State;

        state.SubStatus.ShouldBe(InstanceSubStatus.Finished);
        state.Revision.ShouldBe(4);
        (await bench.Count("task where closed_at is not null and completed_by = 'canbo'")).ShouldBe(3);
        (await bench.Count("deadline")).ShouldBe(0);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task What_a_command_changes_is_committed_in_one_transaction()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 2)));

        (await bench.Complete(state, 1)).ShouldBeOfType<CommandResult.Done>();

        const string Written = """
            (select xmin::text from workflow.instance union select xmin::text from workflow.history where seq = 2
             union select xmin::text from workflow.task union select xmin::text from workflow.deadline) as transactions
            """;
        await using var command = bench.Sql.CreateCommand($"select count(*) from {Written}");
        (await command.ExecuteScalarAsync(Ct)).ShouldBe(1L);
    }

    [Fact]
    public async Task A_task_completed_twice_is_refused_and_nothing_is_written()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 2)));
        await bench.Complete(state, 1);

        var again = await bench.Complete(state, 1);

        again.ShouldBeOfType<CommandResult.Refused>().Refusal.Code.ShouldBe("task.not-open");
        (await bench.Count("history")).ShouldBe(2);
    }

    [Fact]
    public async Task A_host_that_remembers_an_older_state_looks_again_before_it_refuses()
    {
        await using var bench = await Bench.Open(postgres);
        var other = bench.Join();
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 3)));
        (await bench.Complete(state, 2, other)).ShouldBeOfType<CommandResult.Refused>();

        await bench.Complete(state, 1);
        var next = await bench.Complete(state, 2, other);

        next.ShouldBeOfType<CommandResult.Done>().State.Revision.ShouldBe(3);
    }

    [Fact]
    public async Task A_command_for_an_instance_that_is_not_there_is_refused()
    {
        await using var bench = await Bench.Open(postgres);
        await bench.Publish(Flow.Steps("qt-01", 1));

        var id = Guid.CreateVersion7();
        var result = await bench.Host.Engine.Submit(id, new CommandRequest("canbo", Bench.Completion(id, 1)), Ct);

        result.ShouldBeOfType<CommandResult.Refused>().Refusal.Code.ShouldBe("instance.not-found");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0xD800)]
    public async Task Text_that_cannot_be_stored_is_refused(int character)
    {
        var actor = $"can{(char)character}bo";
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 1)));

        var result = await bench.Complete(state, 1, actor: actor);

        result.ShouldBeOfType<CommandResult.Refused>().Refusal.Code.ShouldBe("command.unstorable-text");
        (await bench.Count("history")).ShouldBe(1);
    }

    [Fact]
    public async Task History_goes_on_into_the_next_month_and_a_clock_that_jumps_back_does_no_harm()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 3)));

        bench.Clock.Advance(TimeSpan.FromDays(70));
        (await bench.Host.Engine.Submit(state.Id, new CommandRequest("canbo", new WorkflowCommand.ExplainLateness(new TaskId(state.Id, 1).ToString(), "workload", null)), TestContext.Current.CancellationToken)).ShouldBeOfType<CommandResult.Done>();
        (await bench.Complete(state, 1)).ShouldBeOfType<CommandResult.Done>();
        bench.Clock.AutoAdvanceAmount = TimeSpan.Zero;
        var earlier = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(bench.Clock.GetUtcNow().AddDays(-100));
        await using var back = new WorkflowStore(
            new WorkflowStoreOptions { ConnectionString = bench.ConnectionString }, earlier, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        (await bench.Complete(state, 2, back)).ShouldBeOfType<CommandResult.Done>();

        (await bench.Count("history")).ShouldBe(4);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task History_refuses_to_be_changed_or_emptied()
    {
        await using var bench = await Bench.Open(postgres);
        await bench.Start(await bench.Publish(Flow.Steps("qt-01", 1)));

        var change = await Should.ThrowAsync<PostgresException>(() => bench.Execute("update workflow.history set actor = 'x'"));
        var removal = await Should.ThrowAsync<PostgresException>(() => bench.Execute("delete from workflow.history"));

        change.SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
        removal.SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
    }
}
