using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>
/// Gathers the commits that wait and writes them together: while one batch is being made durable the next one gathers.
/// Nobody is made to wait for company; each is told only once its own commit is durable. One batch is on its way at a time: a second
/// writer was measured, and made batches so small that they cost more than the wait for the disk.
/// </summary>
internal sealed class GroupCommitter : IAsyncDisposable
{
    private const int MaxBatch = 256;

    private readonly NpgsqlDataSource source;
    private readonly HistoryMonths months;
    private readonly ILogger log;
    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true, AllowSynchronousContinuations = false });
    private readonly Task writer;

    /// <param name="source">Gives connections with <see cref="BatchWriter.Settings"/>; the writer keeps one.</param>
    /// <param name="months">The partitions of history.</param>
    /// <param name="log">Where lost connections are told.</param>
    public GroupCommitter(NpgsqlDataSource source, HistoryMonths months, ILogger log)
    {
        this.source = source;
        this.months = months;
        this.log = log;
        writer = Task.Run(Work);
    }

    /// <summary>Waits until the commit is durable or known not to be. Once handed over it cannot be called back.</summary>
    public Task<CommitOutcome> Commit(Commit commit)
    {
        var entry = new Waiting(commit);
        return waiting.Writer.TryWrite(entry) ? entry.Done.Task : throw new ObjectDisposedException(nameof(GroupCommitter));
    }

    /// <summary>Writes what still waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writer;
    }

    private async Task Work()
    {
        NpgsqlConnection? connection = null;
        var batch = new List<Waiting>();
        var instances = new HashSet<Guid>();
        while (await waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            instances.Clear();
            while (batch.Count < MaxBatch && waiting.Reader.TryRead(out var entry))
            {
                if (instances.Add(entry.Commit.Instance.Id))
                    batch.Add(entry);
                else
                    entry.Done.SetResult(new CommitOutcome.Conflict());
            }
            // Rows are locked in this order by every host, so two batches never wait for each other in a ring.
            batch.Sort(static (a, b) => a.Commit.Instance.Id.CompareTo(b.Commit.Instance.Id));
            connection = await Write(connection, batch);
        }
        await Discard(connection);
    }

    private static async ValueTask Discard(NpgsqlConnection? connection)
    {
        if (connection is not null)
            await connection.DisposeAsync();
    }

    /// <returns>The connection to go on with; null where it was lost.</returns>
    private async Task<NpgsqlConnection?> Write(NpgsqlConnection? connection, List<Waiting> batch)
    {
        try
        {
            connection ??= await source.OpenConnectionAsync();
            await WriteTogether(connection, batch);
            return connection;
        }
        catch (Exception lost) when (lost is NpgsqlException or System.IO.IOException or TimeoutException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            WritingLog.ConnectionLost(log, lost, batch.Count);
            Tell(batch, new CommitOutcome.Unknown(lost));
        }
        catch (Exception fault) when (batch.Count == 1)
        {
            batch[0].Done.TrySetException(fault);
        }
        catch (Exception)
        {
            // A command that cannot even be sent must not spoil the others; each goes alone over a connection of its own.
            foreach (var entry in batch)
                await Discard(await Write(null, [entry]));
        }
        await Discard(connection);
        return null;
    }

    private async Task WriteTogether(NpgsqlConnection connection, List<Waiting> batch)
    {
        await months.Ensure(connection, batch.Select(e => e.Commit.History.Day), CancellationToken.None);
        try
        {
            await WriteBatch(connection, batch);
        }
        catch (PostgresException refused) when (refused.SqlState == BatchWriter.MovedOn && batch.Count > 1)
        {
            await WriteWithoutMoved(connection, batch);
        }
        catch (PostgresException refused) when (!IsLoss(refused))
        {
            if (refused.SqlState == PostgresErrorCodes.CheckViolation)
                await months.EnsureOpenDay(connection, CancellationToken.None);
            // One command spoilt the batch: each alone, so that only the guilty one fails.
            foreach (var entry in batch)
                await WriteAlone(connection, entry);
        }
    }

    /// <summary>Another host was ahead with some of them; the others are written together.</summary>
    private async Task WriteWithoutMoved(NpgsqlConnection connection, List<Waiting> batch)
    {
        var revisions = await Revisions(connection, batch);
        var standing = batch.FindAll(entry => revisions.GetValueOrDefault(entry.Commit.Instance.Id) == entry.Commit.Instance.Revision - 1);
        foreach (var entry in batch.Except(standing))
            entry.Done.TrySetResult(new CommitOutcome.Conflict());
        if (standing.Count == batch.Count)
        {
            foreach (var entry in batch)
                await WriteAlone(connection, entry);
        }
        else if (standing.Count > 0)
        {
            await WriteTogether(connection, standing);
        }
    }

    /// <summary>Where the instances stand now; one that is not there is left out.</summary>
    private static async Task<Dictionary<Guid, long>> Revisions(NpgsqlConnection connection, List<Waiting> batch)
    {
        await using var query = Sql.Command(connection, "select id, revision from workflow.instance where id = any($1)",
            new NpgsqlParameter<Guid[]> { TypedValue = [.. batch.Select(entry => entry.Commit.Instance.Id)] });
        await using var rows = await query.ExecuteReaderAsync();
        var revisions = new Dictionary<Guid, long>(batch.Count);
        while (await rows.ReadAsync())
            revisions.Add(rows.GetGuid(0), rows.GetInt64(1));
        return revisions;
    }

    private static async Task WriteAlone(NpgsqlConnection connection, Waiting entry)
    {
        try
        {
            await WriteBatch(connection, [entry]);
        }
        catch (PostgresException refused) when (!IsLoss(refused))
        {
            entry.Done.TrySetResult(IsLostRace(refused) ? new CommitOutcome.Conflict() : new CommitOutcome.Rejected(refused));
        }
    }

    private static async Task WriteBatch(NpgsqlConnection connection, IReadOnlyList<Waiting> batch)
    {
        await BatchWriter.Write(connection, [.. batch.Select(e => e.Commit)], transaction: null, CancellationToken.None);
        foreach (var entry in batch)
            entry.Done.TrySetResult(new CommitOutcome.Held());
    }

    private static void Tell(IEnumerable<Waiting> batch, CommitOutcome outcome)
    {
        foreach (var entry in batch)
            entry.Done.TrySetResult(outcome);
    }

    private static bool IsLostRace(PostgresException refused) =>
        refused.SqlState is BatchWriter.MovedOn or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    /// <summary>The server ended the session or is going down.</summary>
    internal static bool IsLoss(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.IdleSessionTimeout;

    private sealed record Waiting(Commit Commit)
    {
        public TaskCompletionSource<CommitOutcome> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
