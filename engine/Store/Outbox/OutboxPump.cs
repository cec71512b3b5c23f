using System.Threading.Channels;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Rows;
using LaoCai.Workflows.Store.Writing;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace LaoCai.Workflows.Store.Outbox;

/// <summary>
/// Delivers effects: at once those that this host committed, and by <see cref="Sweep"/> those that a host left behind.
/// At least once; receivers act once, because each delivery's command id follows from the effect's key.
/// </summary>
public sealed class OutboxPump : IAsyncDisposable
{
    /// <summary>Younger rows are left to the host that wrote them.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>The actor of deliveries: children that start, events and results that arrive.</summary>
    public const string Actor = "system:outbox";

    private readonly WorkflowEngine engine;
    private readonly DefinitionStore definitions;
    private readonly EventBoard board;
    private readonly NpgsqlDataSource source;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly Channel<OutboxRow> fresh = Channel.CreateUnbounded<OutboxRow>(new() { SingleReader = true });
    private readonly CancellationTokenSource stop = new();
    private readonly Task worker;
    private readonly Lock settling = new();
    private volatile bool closing;
    private int pending;
    private TaskCompletionSource settled = Completed();

    internal OutboxPump(
        WorkflowEngine engine, DefinitionStore definitions, EventBoard board, NpgsqlDataSource source, TimeProvider clock, ILogger log)
    {
        (this.engine, this.definitions, this.board, this.source, this.clock, this.log) = (engine, definitions, board, source, clock, log);
        engine.Committed = Hand;
        worker = Task.Run(Work);
    }

    /// <summary>
    /// Gives the statement that is committed with the publication of an event by an instance: what must follow from it then follows
    /// once, whatever crashes. Null: nothing follows.
    /// </summary>
    public Func<Publication, NpgsqlBatchCommand?>? WithEvent
    {
        get => board.WithEvent;
        set => board.WithEvent = value;
    }

    /// <summary>Gives what a host adds to a child before it starts. Null: the child has its parent's units, and nothing is committed with it.</summary>
    public Func<ChildStart, CancellationToken, ValueTask<ChildBelongings>>? WithChild { get; set; }

    /// <summary>Publishes an event from outside any instance.</summary>
    /// <param name="notice">The event.</param>
    /// <param name="key">The same key publishes once within a minute.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="NpgsqlException">The database is not there; publishing again with the same key is safe.</exception>
    public async Task PublishEvent(EventNotice notice, Guid key, CancellationToken ct = default)
    {
        var from = new OutboxRow { InstanceId = key, Seq = 0, No = 0, Effect = "", CreatedAt = default };
        Hand(await board.Publish(from, notice, ct));
    }

    /// <summary>Completes once nothing that this host knows of waits for delivery, what follows from deliveries included.</summary>
    public Task Settled()
    {
        lock (settling)
            return settled.Task;
    }

    /// <summary>Delivers what was left behind. Several hosts may do so at once.</summary>
    /// <param name="batch">At most so many rows.</param>
    /// <param name="ct">Ends it between two rows.</param>
    /// <returns>Number of rows delivered.</returns>
    public async Task<int> Sweep(int batch, CancellationToken ct = default)
    {
        await board.Forget(ct);
        var rows = new List<OutboxRow>();
        await using (var find = source.CreateCommand("""
            select instance_id, seq, no, effect, created_at from workflow.outbox where created_at < $1 order by created_at limit $2
            """))
        {
            find.Parameters.AddRange(new NpgsqlParameter[] { Sql.Instant(clock.GetUtcNow() - Grace), Sql.Number(batch) });
            await using var reader = await find.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                rows.Add(new OutboxRow
                {
                    InstanceId = reader.GetGuid(0), Seq = reader.GetInt64(1), No = reader.GetInt32(2),
                    Effect = reader.GetString(3), CreatedAt = reader.GetFieldValue<DateTimeOffset>(4),
                });
            }
        }
        var delivered = 0;
        foreach (var row in rows)
        {
            if (await TryDeliver(row, ct))
                delivered++;
        }
        return delivered;
    }

    public async ValueTask DisposeAsync()
    {
        closing = true;
        fresh.Writer.TryComplete();
        await stop.CancelAsync();
        await worker;
        stop.Dispose();
    }

    private void Hand(IReadOnlyList<OutboxRow> rows)
    {
        if (rows.Count == 0)
            return;
        lock (settling)
        {
            if (pending == 0)
                settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
            pending += rows.Count;
        }
        foreach (var row in rows)
        {
            // After disposal the rows stay in the table for the next host.
            if (!fresh.Writer.TryWrite(row))
                Settle();
        }
    }

    private void Settle()
    {
        lock (settling)
        {
            if (--pending == 0)
                settled.TrySetResult();
        }
    }

    private async Task Work()
    {
        await foreach (var row in fresh.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (!stop.IsCancellationRequested)
                await TryDeliver(row, stop.Token);
            Settle();
        }
    }

    private async Task<bool> TryDeliver(OutboxRow row, CancellationToken ct)
    {
        try
        {
            return await Deliver(row, OutboxItem.Read(row.Effect), ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return false;
        }
        catch (ObjectDisposedException) when (closing)
        {
            // The row stays in the table for the next host.
            return false;
        }
        catch (Exception error)
        {
            OutboxLog.NotDelivered(log, error, row.InstanceId, row.Seq, row.No);
            return false;
        }
    }

    private async Task<bool> Deliver(OutboxRow row, OutboxItem item, CancellationToken ct)
    {
        switch (item)
        {
            case OutboxItem.PublishEvent publish:
                Hand(await board.Publish(row, publish.Notice, ct));
                return true;

            case OutboxItem.LookForEvent look:
                Hand(await board.Look(row, look.Name, ct));
                return true;

            case OutboxItem.DeliverEvent deliver:
                return await Send(row, deliver.To, new WorkflowCommand.DeliverEvent(deliver.Name, deliver.Payload), ct);

            case OutboxItem.ReportToParent report:
                var completion = new WorkflowCommand.CompleteChild(report.Parent.ExecutionNo, row.InstanceId, report.Output);
                return await Send(row, report.Parent.InstanceId, completion, ct);

            case OutboxItem.StartChild start:
                return await StartChild(row, start, ct);

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>A child that cannot be started any more becomes its parent's incident.</summary>
    private async Task<bool> StartChild(OutboxRow row, OutboxItem.StartChild start, CancellationToken ct)
    {
        if (await definitions.InForce(start.DefinitionId, ct) is { } definition)
        {
            var own = WithChild is { } with ? await with(new(start.ChildId, row.InstanceId, definition, start.Units), ct) : new ChildBelongings(start.Units, []);
            var command = new WorkflowCommand.StartInstance(definition.Hash, start.CorrelationId, start.Input, own.Units, start.Parent);
            return await Send(row, start.ChildId, command, ct, own.Companions);
        }
        OutboxLog.ChildUnknown(log, row.InstanceId, start.DefinitionId);
        if (start.Parent is { } parent)
            return await Send(row, parent.InstanceId, new WorkflowCommand.RejectChild(parent.ExecutionNo, start.ChildId, "definition.not-published"), ct);
        await Remove(row, ct);
        return true;
    }

    private async Task<bool> Send(OutboxRow row, Guid to, WorkflowCommand command, CancellationToken ct, IReadOnlyList<NpgsqlBatchCommand>? companions = null)
    {
        var key = DerivedId.OfDelivery(row.InstanceId, row.Seq, row.No, to);
        switch (await engine.Submit(to, new CommandRequest(Actor, command) { Key = key, Companions = companions ?? [] }, ct))
        {
            case CommandResult.Done:
                break;
            case CommandResult.Refused refused:
                // The receiver no longer waits (it ended, was cancelled or moved): delivered as far as it can be.
                OutboxLog.NotWanted(log, to, refused.Refusal.Code);
                break;
            default:
                return false;
        }
        await Remove(row, ct);
        return true;
    }

    private async Task Remove(OutboxRow row, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await EventBoard.Remove(connection, row, ct);
    }

    private static TaskCompletionSource Completed()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}
