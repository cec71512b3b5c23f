using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Outbox;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Store.Tests.Outbox;

public sealed class OutboxTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_waiting_parent_goes_on_when_its_child_is_finished()
    {
        await using var bench = await Bench.Open(postgres);
        await bench.Publish(Flow.Steps("con", 1));
        var parent = await bench.Start(await bench.Publish(new Flow("cha").Child("goi", "con").Task("sau").Go("goi", "sau").Json()));
        var child = parent.ChildWaits.ShouldHaveSingleItem().ChildId;

        await bench.Host.Outbox.Settled();
        (await bench.Complete((await bench.Host.History.State(child, Ct))!, 1)).ShouldBeOfType<CommandResult.Done>();
        await bench.Host.Outbox.Settled();

        (await bench.Host.History.State(parent.Id, Ct))!.Tasks.ShouldHaveSingleItem().ActivityId.ShouldBe("sau");
        (await bench.Count("outbox")).ShouldBe(0);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task A_child_that_nobody_waits_for_runs_beside_its_parent()
    {
        await using var bench = await Bench.Open(postgres);
        await bench.Publish(Flow.Steps("con", 1));

        var parent = await bench.Start(await bench.Publish(new Flow("cha").Child("goi", "con", wait: false).Json()));
        await bench.Host.Outbox.Settled();

        parent.Status.ShouldBe(InstanceStatus.Finished);
        (await bench.Count("instance where status = 0")).ShouldBe(1);
    }

    [Fact]
    public async Task A_published_event_reaches_everyone_who_waits_for_it_once()
    {
        await using var bench = await Bench.Open(postgres);
        var waiting = await bench.Publish(new Flow("cho").Event("cho1", "nop-phi").Event("cho2", "nop-phi").Go("cho1", "cho2").Json());
        var waiters = new[] { await bench.Start(waiting), await bench.Start(waiting) };
        await bench.Host.Outbox.Settled();

        await bench.Start(await bench.Publish(new Flow("bao").Publish("bao1", "nop-phi").Json()));
        await bench.Host.Outbox.Settled();

        foreach (var waiter in waiters)
            (await bench.Host.History.State(waiter.Id, Ct))!.EventWaits.ShouldHaveSingleItem().ActivityId.ShouldBe("cho2");
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_is_kept_a_minute_for_the_next_wait_and_for_one_only()
    {
        await using var bench = await Bench.Open(postgres);
        var waiting = await bench.Publish(new Flow("cho").Event("cho1", "nop-phi").Json());

        await bench.Host.Outbox.PublishEvent(new EventNotice("nop-phi", null), Guid.NewGuid(), Ct);
        bench.Clock.Advance(TimeSpan.FromSeconds(59));
        var first = await bench.Start(waiting);
        await bench.Host.Outbox.Settled();
        var second = await bench.Start(waiting);
        await bench.Host.Outbox.Settled();

        (await bench.Host.History.State(first.Id, Ct))!.Status.ShouldBe(InstanceStatus.Finished);
        (await bench.Host.History.State(second.Id, Ct))!.Status.ShouldBe(InstanceStatus.Running);
    }

    [Fact]
    public async Task A_kept_event_is_forgotten_after_a_minute()
    {
        await using var bench = await Bench.Open(postgres);
        var waiting = await bench.Publish(new Flow("cho").Event("cho1", "nop-phi").Json());

        await bench.Host.Outbox.PublishEvent(new EventNotice("nop-phi", null), Guid.NewGuid(), Ct);
        bench.Clock.Advance(TimeSpan.FromSeconds(60));
        var late = await bench.Start(waiting);
        await bench.Host.Outbox.Settled();

        (await bench.Host.History.State(late.Id, Ct))!.Status.ShouldBe(InstanceStatus.Running);
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.Host.Outbox.Sweep(10, Ct);
        (await bench.Count("stored_event")).ShouldBe(0);
    }

    [Fact]
    public async Task An_event_published_twice_with_one_key_arrives_once()
    {
        await using var bench = await Bench.Open(postgres);
        var waiter = await bench.Start(await bench.Publish(new Flow("cho").Event("cho1", "nop-phi").Event("cho2", "nop-phi").Go("cho1", "cho2").Json()));
        await bench.Host.Outbox.Settled();
        var key = Guid.NewGuid();

        for (var i = 0; i < 2; i++)
        {
            await bench.Host.Outbox.PublishEvent(new EventNotice("nop-phi", JsonSerializer.SerializeToElement(5)), key, Ct);
            await bench.Host.Outbox.Settled();
        }

        (await bench.Host.History.State(waiter.Id, Ct))!.EventWaits.ShouldHaveSingleItem().ActivityId.ShouldBe("cho2");
    }

    [Fact]
    public async Task An_event_for_one_correlation_id_passes_the_others_by()
    {
        await using var bench = await Bench.Open(postgres);
        var waiting = await bench.Publish(new Flow("cho").Event("cho1", "nop-phi").Json());
        var one = await bench.Start(waiting, correlation: "H38-1");
        var two = await bench.Start(waiting, correlation: "H38-2");
        await bench.Host.Outbox.Settled();

        await bench.Host.Outbox.PublishEvent(new EventNotice("nop-phi", null) { CorrelationId = "H38-2" }, Guid.NewGuid(), Ct);
        await bench.Host.Outbox.Settled();

        (await bench.Host.History.State(one.Id, Ct))!.Status.ShouldBe(InstanceStatus.Running);
        (await bench.Host.History.State(two.Id, Ct))!.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public async Task What_a_host_left_behind_is_delivered_by_another_and_once_however_often_it_is_tried()
    {
        await using var bench = await Bench.Open(postgres);
        await bench.Publish(Flow.Steps("con", 1));
        var parent = await bench.Start(await bench.Publish(new Flow("cha").Child("goi", "con").Json()));
        await bench.Host.Outbox.Settled();
        var child = parent.ChildWaits[0].ChildId;
        // As if the host had fallen after the delivery and before it took note of it.
        var effect = $"{{\"do\":\"startChild\",\"childId\":\"{child}\",\"definitionId\":\"con\",\"input\":{{}},\"units\":{{}},"
            + $"\"parent\":{{\"instanceId\":\"{parent.Id}\",\"executionNo\":1}}}}";
        await bench.Execute($"insert into workflow.outbox (instance_id, seq, no, effect, created_at) values ('{parent.Id}', 1, 0, '{effect}', '2026-08-03T01:00:00Z')");
        var other = bench.Join();

        (await other.Outbox.Sweep(10, Ct)).ShouldBe(0);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        (await other.Outbox.Sweep(10, Ct)).ShouldBe(1);

        (await bench.Count("outbox")).ShouldBe(0);
        (await bench.Count($"history where instance_id = '{child}'")).ShouldBe(1);
        await bench.ShouldVerify();
    }
}
