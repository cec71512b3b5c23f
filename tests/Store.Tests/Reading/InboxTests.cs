using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Reading;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Store.Tests.Reading;

public sealed class InboxTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Seat Specialist = new("SXD", "specialist");
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_soonest_due_comes_first_and_other_units_do_not_come_at_all()
    {
        await using var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(new Flow("qt-01").Fork("re", "a", "b", "c", "d")
            .Task("cham", 9).Task("nhanh", 1).Task("khac", 1, unit: "STC").Task("khongHan")
            .Go("re", "cham", "a").Go("re", "nhanh", "b").Go("re", "khac", "c").Go("re", "khongHan", "d").Json());
        await bench.Start(hash);

        await using var db = bench.Host.Read();
        var tasks = await db.OpenTasks("canbo", [Specialist], 50).ToListAsync(Ct);

        tasks.Select(t => t.ActivityId).ShouldBe(["nhanh", "cham", "khongHan"]);
        (await db.OpenTasks("canbo", [new("STC", "clerk")], 50).ToListAsync(Ct)).ShouldBeEmpty();
        (await db.OpenTasks("canbo", [Specialist], 1).ToListAsync(Ct)).ShouldHaveSingleItem().ActivityId.ShouldBe("nhanh");
    }

    [Fact]
    public async Task A_claimed_task_is_only_in_the_claimants_list()
    {
        await using var bench = await Bench.Open(postgres);
        var state = await bench.Start(await bench.Publish(Flow.Steps("qt-01", 1)));

        await bench.Host.Engine.Submit(state.Id, new CommandRequest("an", new WorkflowCommand.ClaimTask(new TaskId(state.Id, 1).ToString())), Ct);

        await using var db = bench.Host.Read();
        (await db.OpenTasks("binh", [Specialist], 50).ToListAsync(Ct)).ShouldBeEmpty();
        (await db.OpenTasks("an", [Specialist], 50).ToListAsync(Ct)).ShouldHaveSingleItem();
        (await db.ClaimedTasks("an").ToListAsync(Ct)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_list_can_be_joined_and_counted_further()
    {
        await using var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(Flow.Steps("qt-01", 1));
        await bench.Start(hash, correlation: "H38-1");
        await bench.Start(hash, correlation: "H38-2");

        await using var db = bench.Host.Read();
        var codes = await db.OpenTasks("canbo", [Specialist], 50)
            .Join(db.Instances, t => t.InstanceId, i => i.Id, (t, i) => new { t.DueAt, i.CorrelationId })
            .Where(x => x.CorrelationId == "H38-2").ToListAsync(Ct);

        codes.ShouldHaveSingleItem();
        (await db.CountOpenTasks("canbo", [Specialist], 100, Ct)).ShouldBe(2);
    }
}
