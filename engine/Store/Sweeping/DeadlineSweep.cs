using System.Collections.Concurrent;
using System.Text;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Writing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LaoCai.Workflows.Store.Sweeping;

/// <summary>
/// Fires what is due: deadlines and timers. Each batch is one transaction that locks the instances, skips those that others
/// work on, decides, writes and commits: what was fired is fired once, whatever crashes and however many hosts sweep.
/// Two batches are under way at once, so that one is decided while the other is made durable. With nothing due it is one probe of each index.
/// </summary>
public sealed class DeadlineSweep : IAsyncDisposable
{
    private const string Actor = "system:sweep";

    /// <summary>Batches under way at once in one run.</summary>
    private const int Lanes = 2;

    /// <summary>How long something due is left alone after it could not be fired.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly Kind deadlines = Kind.Of("deadline", "next_at", no => new WorkflowCommand.FireDeadline(no));
    private readonly Kind timers = Kind.Of("timer", "fire_at", no => new WorkflowCommand.FireTimer(no));
    private readonly NpgsqlDataSource source;
    private readonly DefinitionStore definitions;
    private readonly WorkflowEngine engine;
    private readonly HistoryMonths months;
    private readonly ILogger log;
    private readonly SemaphoreSlim oneRun = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private readonly CancellationToken closed;

    internal DeadlineSweep(NpgsqlDataSource source, DefinitionStore definitions, WorkflowEngine engine, HistoryMonths months, ILogger log)
    {
        (this.source, this.definitions, this.engine, this.months, this.log) = (source, definitions, engine, months, log);
        closed = closing.Token;
    }

    /// <summary>
    /// Gives the statement that is committed with a batch of firings: what must follow from each of them then follows once, whatever crashes.
    /// Null: nothing follows.
    /// </summary>
    public Func<IReadOnlyList<Firing>, NpgsqlBatchCommand>? WithFirings { get; set; }

    /// <summary>Fires everything that is due at <paramref name="now"/>, batch after batch.</summary>
    /// <param name="now">The instant, UTC; every command of the run carries it.</param>
    /// <param name="batch">Instances a transaction.</param>
    /// <param name="ct">Ends it; a batch under way is rolled back and found again.</param>
    /// <returns>Number of deadlines and timers fired.</returns>
    /// <exception cref="NpgsqlException">The database is not there; nothing is lost, the next run goes on.</exception>
    /// <exception cref="OperationCanceledException">It was ended, or the store closes; nothing is lost, the next run goes on.</exception>
    public async Task<int> Run(DateTimeOffset now, int batch = 200, CancellationToken ct = default)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct, closed);
        end.Token.ThrowIfCancellationRequested();
        await oneRun.WaitAsync(end.Token);
        try
        {
            var (deadlineIsDue, timerIsDue) = await Probe(now, end.Token);
            return (deadlineIsDue ? await All(deadlines, now, batch, end.Token) : 0) + (timerIsDue ? await All(timers, now, batch, end.Token) : 0);
        }
        finally
        {
            oneRun.Release();
        }
    }

    /// <summary>Ends a run under way and waits until it has ended: what it uses may be closed after that.</summary>
    public ValueTask DisposeAsync()
    {
        closing.Cancel();
        return new ValueTask(Ended());
    }

    private async Task Ended()
    {
        await oneRun.WaitAsync(CancellationToken.None);
        oneRun.Dispose();
        closing.Dispose();
    }

    /// <summary>Whether anything is due: most runs find nothing, and pay one round trip for it.</summary>
    private async Task<(bool Deadline, bool Timer)> Probe(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, """
            select exists (select from workflow.deadline where next_at <= $1), exists (select from workflow.timer where fire_at <= $1)
            """, Sql.Instant(now));
        await using var reader = await command.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }

    private async Task<int> All(Kind kind, DateTimeOffset now, int batch, CancellationToken ct)
    {
        foreach (var (id, until) in kind.Resting)
        {
            if (until <= now || until > now + Rest)
                kind.Resting.TryRemove(id, out _);
        }
        var fired = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => BatchAfterBatch(kind, now, batch, ct)));
        return fired.Sum();
    }

    private async Task<int> BatchAfterBatch(Kind kind, DateTimeOffset now, int batch, CancellationToken ct)
    {
        var fired = 0;
        while (true)
        {
            var (found, done) = await Batch(kind, now, batch, ct);
            fired += done;
            if (found < batch && (found == 0 || done == 0))
                return fired;
        }
    }

    private async Task<(int Found, int Fired)> Batch(Kind kind, DateTimeOffset now, int batch, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await months.Ensure(connection, [DaySeal.DayOf(now)], ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var found = await Find(connection, kind, now, batch, ct);
        var prepared = new List<Preparation>();
        foreach (var (before, no) in found.DistinctBy(f => f.Before.State.Id))
        {
            if (await TryDecide(before, kind.Command(no), now, ct) is { } preparation)
                prepared.Add(preparation);
            else
                kind.Resting[before.State.Id] = now + Rest;
        }
        if (prepared.Count > 0)
        {
            await BatchWriter.Write(connection, Commits(prepared), transaction, ct);
            await transaction.CommitAsync(ct);
            foreach (var preparation in prepared)
                engine.Learn(preparation);
        }
        return (found.Count, prepared.Count);
    }

    /// <summary>One statement for all firings of the batch rides with the first of its commits; the rows are locked, so that all of them hold.</summary>
    private Commit[] Commits(List<Preparation> prepared)
    {
        Commit[] commits = [.. prepared.Select(p => p.Commit)];
        if (WithFirings is { } statement && prepared.SelectMany(Firing.Of).ToList() is { Count: > 0 } firings)
            commits[0] = commits[0] with { Companions = [statement(firings)] };
        return commits;
    }

    private async Task<List<(HotInstance Before, int No)>> Find(NpgsqlConnection connection, Kind kind, DateTimeOffset now, int batch, CancellationToken ct)
    {
        var rows = new List<(string Definition, byte[] State, byte[] ChainHead, int No)>();
        await using (var command = Sql.Command(connection, kind.Due, Sql.Instant(now), Sql.Number(batch), new NpgsqlParameter<Guid[]> { TypedValue = [.. kind.Resting.Keys] }))
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                rows.Add((reader.GetString(0), Encoding.UTF8.GetBytes(reader.GetString(1)), reader.GetFieldValue<byte[]>(2), reader.GetInt32(3)));
        }
        var found = new List<(HotInstance, int)>();
        foreach (var (definition, state, chainHead, no) in rows)
        {
            await definitions.Compiled(definition, ct);
            found.Add((new HotInstance(InstanceStateJson.Read(definitions.Known, state), chainHead, null), no));
        }
        return found;
    }

    /// <summary>Null where nothing fires; one instance's fault must not keep the others waiting.</summary>
    private async Task<Preparation?> TryDecide(HotInstance before, WorkflowCommand command, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            var id = before.State.Id;
            switch (await engine.Decide(id, before, new CommandRequest(Actor, command), Guid.CreateVersion7(now), now, ct))
            {
                case Deciding.Accepted accepted:
                    return accepted.Preparation;
                case Deciding.Refused refused:
                    SweepLog.Refused(log, id, refused.Refusal.Code);
                    return null;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException))
        {
            SweepLog.Failed(log, fault, before.State.Id);
            return null;
        }
    }

    /// <summary>What is swept.</summary>
    /// <param name="Due">The query for what is due.</param>
    /// <param name="Command">What fires it.</param>
    private sealed record Kind(string Due, Func<int, WorkflowCommand> Command)
    {
        /// <summary>Instances in which something due could not be fired, and until when they are left alone.</summary>
        public ConcurrentDictionary<Guid, DateTimeOffset> Resting { get; } = new();

        // The lock is on the instance, taken by every writer before it touches the instance's rows: so no two writers wait for
        // each other in a ring, and the state read is the newest. Locking the row of what is due as well has it looked at again
        // where another sweep fired it in between.
        public static Kind Of(string table, string column, Func<int, WorkflowCommand> command) => new($"""
            select i.definition_hash, i.state, i.chain_head, d.execution_no
            from workflow.{table} d join workflow.instance i on i.id = d.instance_id
            where d.{column} <= $1 and i.id <> all($3) order by d.{column} limit $2 for update of i, d skip locked
            """, command);
    }
}
