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

    [Fact]
    public async Task Held_and_faulted_instances_ahead_of_a_workable_one_do_not_hide_it()
    {
        await using var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(Flow.Steps("qt-01", 1));
        for (var no = 0; no < 4; no++)
        {
            var ahead = await bench.Start(hash);
            await bench.Execute($"update workflow.task set due_at = due_at - interval '1 day' where instance_id = '{ahead.Id}'");
        }

        await bench.Execute("update workflow.instance set sub_status = case when id = (select min(id::text)::uuid from workflow.instance) then 5 else 2 end");
        var workable = await bench.Start(hash);

        await using var db = bench.Host.Read();
        var offered = await db.OpenTasks("canbo", [Specialist], 2).ToListAsync(Ct);

        offered.ShouldHaveSingleItem().InstanceId.ShouldBe(workable.Id);
        ((short)InstanceSubStatus.Held, (short)InstanceSubStatus.Faulted).ShouldBe(((short)2, (short)5));
    }

    [Fact]
    public async Task Among_many_open_tasks_the_soonest_are_found_along_the_index()
    {
        await using var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(Flow.Steps("qt-01", 1));
        await bench.Start(hash);
        await bench.Execute("""
            insert into workflow.instance (id, definition_hash, started_at, status, sub_status, revision, chain_head, state)
            select gen_random_uuid(), definition_hash, started_at, status, sub_status, revision, chain_head, '{}' from workflow.instance, generate_series(1, 30000);
            insert into workflow.task (instance_id, execution_no, activity_id, title, role, unit, created_at, due_at)
            select i.id, 1, 'buoc1', 'buoc1', t.role, t.unit, t.created_at, t.due_at + random() * interval '30 days'
            from workflow.instance i, workflow.task t where i.state = '{}';
            analyze workflow.instance, workflow.task;
            """);

        await using var db = bench.Host.Read();
        await db.Database.OpenConnectionAsync(Ct);
        await using var explain = db.OpenTasks("canbo", [Specialist], 50).CreateDbCommand();
        explain.CommandText = $"explain (analyze, timing off) {explain.CommandText}";
        var plan = new List<string>();
        await using (var lines = await explain.ExecuteReaderAsync(Ct))
        {
            while (await lines.ReadAsync(Ct)) plan.Add(lines.GetString(0));
        }

        var told = string.Join('\n', plan);
        told.Contains("Index Cond: ((unit = seat.unit) AND (role = seat.role))", StringComparison.Ordinal).ShouldBeTrue(told);
        told.Contains("Index Scan using pk_instance", StringComparison.Ordinal).ShouldBeTrue(told);
        told.Contains("Seq Scan", StringComparison.Ordinal).ShouldBeFalse(told);
    }
}
