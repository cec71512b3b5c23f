using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Store.Recounting;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;
using Npgsql;

namespace LaoCai.Workflows.Store.Tests.Recounting;

/// <summary>Two days off are decided for the week in which every limit ends: the dates move, each by an event in its dossier's history.</summary>
public sealed class DeadlineRecountTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int Dossiers = 1800;

    private static readonly string Storm = Bench.Calendar.Replace("\"off\":[]", """
        "off":[{"from":"2026-08-04","to":"2026-08-05","vi":"Nghỉ bão","en":"Storm","mark":"decided","source":"t"}]
        """, StringComparison.Ordinal);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_date_that_the_report_names_is_moved_and_told_in_its_history()
    {
        await using var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(new Flow("qt-01").Task("b1", 2).Within(9).Json());
        for (var i = 0; i < 20; i++) await bench.Start(hash);
        List<RecountedInstance> report = [];
        await foreach (var instance in bench.Host.Recounts.WhatIf(CalendarReader.Read(Storm).Set!, bench.Clock.GetUtcNow(), null, Ct)) report.Add(instance);
        await bench.Host.Calendars.Publish(Storm, "test", Ct);
        List<IReadOnlyList<Guid>> followed = [];

        var outcome = await bench.Host.Recounts.Apply("quantri", "Nghỉ bão", held =>
        {
            followed.Add(held);
            return new NpgsqlBatchCommand("select 1");
        }, null, Ct);

        (outcome.Instances, outcome.Dates, outcome.Left.Count).ShouldBe((20, 40, 0));
        report.Count.ShouldBe(20);
        followed.SelectMany(held => held).Order().ShouldBe(report.Select(instance => instance.InstanceId).Order());
        foreach (var instance in report)
        {
            var state = (await bench.Host.History.State(instance.InstanceId, Ct))!;
            instance.Moves.ShouldAllBe(move => state.Deadlines.Single(deadline => deadline.ExecutionNo == move.From.ExecutionNo).DueAt == move.To.DueAt);
        }

        (await bench.Count("history where actor = 'quantri' and command like '%Nghỉ bão%' and events like '%recounted%'")).ShouldBe(20);
        (await bench.Host.Recounts.Apply("quantri", "Nghỉ bão", ct: Ct)).Dates.ShouldBe(0);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task A_run_that_was_cut_off_is_gone_on_with_by_the_next()
    {
        await using var bench = await Bench.Open(postgres);
        var hash = await bench.Publish(Flow.Steps("qt-01", 1));
        await Task.WhenAll(Enumerable.Range(0, Dossiers).Select(_ => bench.Start(hash)));
        await bench.Host.Calendars.Publish(Storm, "test", Ct);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Should.ThrowAsync<OperationCanceledException>(() => bench.Host.Recounts.Apply("quantri", "Nghỉ bão", null, new Cutting(cut), cut.Token));
        var half = await bench.Count("history where seq = 2");
        var outcome = await bench.Join().Recounts.Apply("quantri", "Nghỉ bão", ct: Ct);

        half.ShouldBeInRange(1, Dossiers - 1);
        outcome.Instances.ShouldBe(Dossiers - half);
        (await bench.Count("history where seq = 2")).ShouldBe(Dossiers);
        (await bench.Count("history where seq > 2")).ShouldBe(0);
        await bench.ShouldVerify();
    }

    [Fact]
    public async Task Beside_people_at_work_neither_a_date_nor_a_completion_is_lost()
    {
        await using var bench = await Bench.Open(postgres);
        var other = bench.Join();
        var hash = await bench.Publish(Flow.Steps("qt-01", 2));
        var states = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => bench.Start(hash)));
        await bench.Host.Calendars.Publish(Storm, "test", Ct);

        var working = Task.WhenAll(states.Select(state => bench.Complete(state, 1, other)));
        var outcome = await bench.Host.Recounts.Apply("quantri", "Nghỉ bão", ct: Ct);

        (await working).ShouldAllBe(result => result is CommandResult.Done);
        outcome.Left.ShouldBeEmpty();
        (await bench.Host.Recounts.Apply("quantri", "Nghỉ bão", ct: Ct)).Dates.ShouldBe(0);
        await bench.ShouldVerify();
    }

    private sealed class Cutting(CancellationTokenSource cut) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => cut.Cancel();
    }
}
