using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Outbox;
using LaoCai.Workflows.Support;
using Npgsql;

namespace LaoCai.Workflows.Store.Tests.Outbox;

/// <summary>What a host has follow from deliveries: it is committed with them, or not at all.</summary>
public sealed class FollowingTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_follows_from_an_event_is_committed_once_however_often_it_is_delivered()
    {
        await using var bench = await WithNotes();
        bench.Host.Outbox.WithEvent = Note;
        var other = bench.Join();
        other.Outbox.WithEvent = Note;
        var hash = await bench.Publish(new Flow("bao").Publish("bao1", "lap-van-ban").Json());

        var published = await bench.Start(hash);
        await bench.Host.Outbox.Settled();
        await bench.Execute("insert into workflow.outbox (instance_id, seq, no, effect, created_at) select id, 1, 0, '{\"do\":\"publishEvent\",\"notice\":{\"name\":\"lap-van-ban\"}}', '2026-08-01T00:00:00Z' from workflow.instance");
        await Task.WhenAll(bench.Host.Outbox.Sweep(10, Ct), other.Outbox.Sweep(10, Ct));

        (await NotesAsync(bench)).ShouldBe([$"{published.Id}/1/0"]);
        (await bench.Count("outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task An_event_whose_following_fails_is_not_published_and_is_tried_again()
    {
        await using var bench = await WithNotes();
        bench.Host.Outbox.WithEvent = _ => new("insert into nowhere values (1)");

        var published = await bench.Start(await bench.Publish(new Flow("bao").Publish("bao1", "lap-van-ban").Json()));
        await bench.Host.Outbox.Settled();
        var left = await bench.Count("outbox");
        bench.Host.Outbox.WithEvent = Note;
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.Host.Outbox.Sweep(10, Ct);

        left.ShouldBe(1);
        (await NotesAsync(bench)).ShouldBe([$"{published.Id}/1/0"]);
    }

    [Fact]
    public async Task An_event_from_outside_has_nothing_follow()
    {
        await using var bench = await WithNotes();
        bench.Host.Outbox.WithEvent = Note;

        await bench.Host.Outbox.PublishEvent(new EventNotice("lap-van-ban", null), Guid.NewGuid(), Ct);

        (await NotesAsync(bench)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_child_has_the_units_that_its_host_gives_it_and_what_belongs_to_it_is_committed_with_its_start()
    {
        await using var bench = await WithNotes();
        bench.Host.Outbox.WithChild = (child, _) => ValueTask.FromResult(new ChildBelongings(
            new Dictionary<string, string> { ["deciding"] = "H38.08" }, [Insert($"{child.ParentId}>{child.Id} {child.Definition.DefinitionId}")]));
        await bench.Publish(Flow.Steps("con", 1));

        var parent = await bench.Start(await bench.Publish(new Flow("cha").Child("goi", "con").Json()));
        await bench.Host.Outbox.Settled();

        var child = parent.ChildWaits.ShouldHaveSingleItem().ChildId;
        (await bench.Host.History.State(child, Ct))!.Units["deciding"].ShouldBe("H38.08");
        (await NotesAsync(bench)).ShouldBe([$"{parent.Id}>{child} con"]);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task A_child_whose_belongings_cannot_be_written_is_not_started_yet()
    {
        await using var bench = await WithNotes();
        bench.Host.Outbox.WithChild = (child, _) => ValueTask.FromResult(new ChildBelongings(child.Units, [new("insert into nowhere values (1)")]));
        await bench.Publish(Flow.Steps("con", 1));

        await bench.Start(await bench.Publish(new Flow("cha").Child("goi", "con").Json()));
        await bench.Host.Outbox.Settled();
        var before = await bench.Count("instance");
        bench.Host.Outbox.WithChild = null;
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.Host.Outbox.Sweep(10, Ct);

        before.ShouldBe(1);
        (await bench.Count("instance")).ShouldBe(2);
    }

    private static NpgsqlBatchCommand Note(Publication publication) => Insert($"{publication.InstanceId}/{publication.Seq}/{publication.No}");

    private static NpgsqlBatchCommand Insert(string text) => new("insert into note (text) values ($1)") { Parameters = { new() { Value = text } } };

    private async Task<Bench> WithNotes()
    {
        var bench = await Bench.Open(postgres);
        await bench.Execute("create table note (text text not null)");
        return bench;
    }

    private static async Task<List<string>> NotesAsync(Bench bench)
    {
        await using var read = bench.Sql.CreateCommand("select text from note order by text");
        await using var row = await read.ExecuteReaderAsync(Ct);
        var notes = new List<string>();
        while (await row.ReadAsync(Ct))
            notes.Add(row.GetString(0));
        return notes;
    }
}
