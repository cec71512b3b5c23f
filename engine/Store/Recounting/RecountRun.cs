using System.Collections.Concurrent;
using System.Text;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Writing;
using Npgsql;

namespace LaoCai.Workflows.Store.Recounting;

/// <summary>
/// Goes once through all instances with a running limit, in the order of their ids. Instances of a group are read, decided and written in one
/// transaction that locks nothing while it thinks: where somebody else moved one of them meanwhile, none is written and each is then asked by itself.
/// Several groups are under way at once, so that one is decided while others are written.
/// </summary>
internal sealed class RecountRun(NpgsqlDataSource source, DefinitionStore definitions, WorkflowEngine engine, HistoryMonths months, TimeProvider clock)
{
    /// <summary>Instances a transaction.</summary>
    private const int Group = 500;

    /// <summary>Commands under way at once where each is asked by itself; they share commits.</summary>
    private const int Together = 16;

    /// <summary>Groups under way at once.</summary>
    private const int Lanes = 3;

    private const string Next = """
        select i.id, i.definition_hash, i.state, i.chain_head from workflow.instance i
        where i.id > $1 and exists (select from workflow.deadline d where d.instance_id = i.id) order by i.id limit $2
        """;

    /// <summary>Where the lanes are: which instance the next group begins after, and what was done.</summary>
    private sealed class Course : IDisposable
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);
        public Guid? Last { get; set; } = Guid.Empty;
        public long Seen { get; set; }
        public long Instances { get; private set; }
        public long Dates { get; private set; }
        public List<Guid> Again { get; } = [];

        public void Moved(IReadOnlyList<WorkflowEvent> events)
        {
            Instances++;
            Dates += events.OfType<WorkflowEvent.DeadlinesRecounted>().Sum(happened => happened.Runs.Count);
        }

        public void Dispose() => Turn.Dispose();
    }

    private sealed record Standing(string Definition, byte[] State, byte[] ChainHead);

    public async Task<RecountOutcome> All(
        WorkflowCommand command, string actor, Func<IReadOnlyList<Guid>, NpgsqlBatchCommand>? follow, IProgress<RunProgress>? progress, long total, CancellationToken ct)
    {
        using var course = new Course();
        var request = new CommandRequest(actor, command);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => Task.Run(() => Lane(course, request, follow, progress, total, ct), ct)));

        var left = new ConcurrentBag<Guid>();
        await Parallel.ForEachAsync(course.Again, new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = ct }, async (id, stop) =>
        {
            switch (await engine.Submit(id, request with { Companions = follow is null ? [] : [follow([id])] }, stop))
            {
                case CommandResult.Done done:
                    lock (course) course.Moved(done.Events);
                    break;
                case CommandResult.Refused { Refusal.Code: "deadline.unchanged" }:
                    break;
                case CommandResult.Unavailable away:
                    throw new NpgsqlException("The database went away; run again, the recount goes on.", away.Error);
                default:
                    left.Add(id);
                    break;
            }
        });
        return new RecountOutcome(course.Instances, course.Dates, [.. left]);
    }

    private async Task Lane(Course course, CommandRequest request, Func<IReadOnlyList<Guid>, NpgsqlBatchCommand>? follow, IProgress<RunProgress>? progress, long total, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await months.Ensure(connection, [DaySeal.DayOf(clock.GetUtcNow())], ct);
        while (await Take(course, connection, ct) is { Count: > 0 } group)
        {
            var now = clock.GetUtcNow();
            var prepared = new List<Preparation>(group.Count);
            var again = new List<Guid>();
            foreach (var (definition, state, chainHead) in group)
            {
                await definitions.Compiled(definition, ct);
                var before = new HotInstance(InstanceStateJson.Read(definitions.Known, state), chainHead, null);
                switch (await engine.Decide(before.State.Id, before, request, Guid.CreateVersion7(now), now, ct))
                {
                    case Deciding.Accepted accepted:
                        prepared.Add(accepted.Preparation);
                        break;
                    case Deciding.Refused { Refusal.Code: not "deadline.unchanged" }:
                        again.Add(before.State.Id);
                        break;
                }
            }

            var held = await TryWrite(connection, prepared, follow, ct);
            if (!held) again.AddRange(prepared.Select(one => one.Commit.Instance.Id));
            await course.Turn.WaitAsync(ct);
            try
            {
                foreach (var one in prepared.Where(_ => held))
                {
                    engine.Learn(one);
                    course.Moved(one.Events);
                }

                course.Again.AddRange(again);
                course.Seen += group.Count;
                progress?.Report(new RunProgress(course.Seen, Math.Max(course.Seen, total)));
            }
            finally
            {
                course.Turn.Release();
            }
        }
    }

    private static async Task<List<Standing>> Take(Course course, NpgsqlConnection connection, CancellationToken ct)
    {
        await course.Turn.WaitAsync(ct);
        try
        {
            var group = new List<Standing>(Group);
            if (course.Last is not { } last) return group;
            await using var next = Sql.Command(connection, Next, Sql.Id(last), Sql.Number(Group));
            await using var reader = await next.ExecuteReaderAsync(ct);
            course.Last = null;
            while (await reader.ReadAsync(ct))
            {
                course.Last = reader.GetGuid(0);
                group.Add(new Standing(reader.GetString(1), Encoding.UTF8.GetBytes(reader.GetString(2)), reader.GetFieldValue<byte[]>(3)));
            }

            return group;
        }
        finally
        {
            course.Turn.Release();
        }
    }

    /// <summary>Writes them in one transaction; false where one of them spoils it, and none is written.</summary>
    private static async Task<bool> TryWrite(NpgsqlConnection connection, List<Preparation> prepared, Func<IReadOnlyList<Guid>, NpgsqlBatchCommand>? follow, CancellationToken ct)
    {
        if (prepared.Count == 0) return true;
        var commits = prepared.Select(one => one.Commit).ToArray();
        if (follow is not null) commits[0] = commits[0] with { Companions = [follow([.. commits.Select(commit => commit.Instance.Id)])] };
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await BatchWriter.Write(connection, commits, transaction, ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (PostgresException spoilt) when (!GroupCommitter.IsLoss(spoilt))
        {
            await transaction.RollbackAsync(ct);
            return false;
        }
    }
}
