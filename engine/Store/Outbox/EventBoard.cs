using System.Text.Json;
using LaoCai.Workflows.Store.Rows;
using Npgsql;

namespace LaoCai.Workflows.Store.Outbox;

/// <summary>
/// Brings events and waits of the same name together. An event goes to everyone who waits for it at that moment; one that
/// nobody waits for is kept for <see cref="Keep"/> and goes to the next wait (Elsa 3.7.1 behaves so). Publishing and looking
/// for a kept event exclude each other by name, so no event falls between a wait that just began and a look that came too early.
/// </summary>
internal sealed class EventBoard(NpgsqlDataSource source, TimeProvider clock)
{
    /// <summary>How long an event without a wait is kept.</summary>
    public static TimeSpan Keep { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Gives the statement that is committed with a publication; null: nothing follows.</summary>
    public Func<Publication, NpgsqlBatchCommand?>? WithEvent { get; set; }

    private const string OneAtATime = "select pg_advisory_xact_lock(hashtextextended($1, 7))";

    /// <summary>
    /// Turns a publication into deliveries, or keeps the event; in one transaction with the removal of the publication's row,
    /// so that it happens once. A publication of the same key within <see cref="Keep"/> does nothing.
    /// </summary>
    /// <param name="from">Key of the publication; a row of that key is removed.</param>
    /// <param name="notice">The event.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The deliveries, for whoever delivers now.</returns>
    public async Task<IReadOnlyList<OutboxRow>> Publish(OutboxRow from, EventNotice notice, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Sql.Run(connection, OneAtATime, ct, Sql.Text(notice.Name));
        var waiting = await Waiting(connection, notice, ct);
        var isNew = await Sql.Run(connection, """
            insert into workflow.stored_event (id, name, payload, only_to, correlation_id, published_at, taken_by)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing
            """, ct, Sql.Id(DerivedId.OfDelivery(from.InstanceId, from.Seq, from.No, Guid.Empty)), Sql.Text(notice.Name), Sql.Text(notice.Payload?.GetRawText()),
            Sql.Id(notice.OnlyTo), Sql.Text(notice.CorrelationId), Sql.Instant(clock.GetUtcNow()), Sql.Id(waiting.Count > 0 ? waiting[0] : null)) == 1;
        IReadOnlyList<OutboxRow> deliveries = isNew ? [.. waiting.Select((to, i) => DeliveryOf(from, i, to, notice.Name, notice.Payload))] : [];
        foreach (var delivery in deliveries)
            await Insert(connection, delivery, ct);
        if (isNew)
            await Follow(connection, from, notice, ct);
        await Remove(connection, from, ct);
        await transaction.CommitAsync(ct);
        return deliveries;
    }

    /// <summary>Nothing follows from what was published from outside: such a publication is no instance's and has no record.</summary>
    private async Task Follow(NpgsqlConnection connection, OutboxRow from, EventNotice notice, CancellationToken ct)
    {
        if (from.Seq == 0 || WithEvent?.Invoke(new(from.InstanceId, from.Seq, from.No, from.CreatedAt, notice)) is not { } command)
            return;
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { command } };
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<Guid>> Waiting(NpgsqlConnection connection, EventNotice notice, CancellationToken ct)
    {
        await using var find = Sql.Command(connection, """
            select distinct w.instance_id from workflow.event_wait w join workflow.instance i on i.id = w.instance_id
            where w.name = $1 and ($2::uuid is null or w.instance_id = $2) and ($3::text is null or i.correlation_id = $3) order by 1
            """, Sql.Text(notice.Name), Sql.Id(notice.OnlyTo), Sql.Text(notice.CorrelationId));
        await using var reader = await find.ExecuteReaderAsync(ct);
        var waiting = new List<Guid>();
        while (await reader.ReadAsync(ct))
            waiting.Add(reader.GetGuid(0));
        return waiting;
    }

    /// <summary>Takes the oldest kept event for a wait that began.</summary>
    public async Task<IReadOnlyList<OutboxRow>> Look(OutboxRow from, string name, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Sql.Run(connection, OneAtATime, ct, Sql.Text(name));
        await using var take = Sql.Command(connection, """
            update workflow.stored_event set taken_by = $1 where id = (
                select id from workflow.stored_event
                where name = $2 and taken_by is null and published_at > $3 and (only_to is null or only_to = $1)
                    and (correlation_id is null or correlation_id = (select correlation_id from workflow.instance where id = $1))
                order by published_at limit 1)
            returning payload
            """, Sql.Id(from.InstanceId), Sql.Text(name), Sql.Instant(clock.GetUtcNow() - Keep));
        OutboxRow? delivery = null;
        await using (var reader = await take.ExecuteReaderAsync(ct))
        {
            if (await reader.ReadAsync(ct))
                delivery = DeliveryOf(from, 0, from.InstanceId, name, await reader.IsDBNullAsync(0, ct) ? null : JsonElement.Parse(reader.GetString(0)));
        }
        if (delivery is not null)
            await Insert(connection, delivery, ct);
        await Remove(connection, from, ct);
        await transaction.CommitAsync(ct);
        return delivery is null ? [] : [delivery];
    }

    /// <summary>Removes kept events whose time is over.</summary>
    public async Task Forget(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await Sql.Run(connection, "delete from workflow.stored_event where published_at < $1", ct, Sql.Instant(clock.GetUtcNow() - Keep - Keep));
    }

    /// <summary>A delivery's key lies beside that of its publication: its number leaves room for every effect of a command.</summary>
    private OutboxRow DeliveryOf(OutboxRow from, int i, Guid to, string name, JsonElement? payload) => new()
    {
        InstanceId = from.InstanceId,
        Seq = from.Seq,
        No = checked((from.No + 1) * 100_000 + i),
        Effect = new OutboxItem.DeliverEvent(to, name, payload).Write(),
        CreatedAt = StoredInstant.Of(clock.GetUtcNow()),
    };

    private static Task<int> Insert(NpgsqlConnection connection, OutboxRow row, CancellationToken ct) => Sql.Run(connection, """
        insert into workflow.outbox (instance_id, seq, no, effect, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing
        """, ct, Sql.Id(row.InstanceId), Sql.Big(row.Seq), Sql.Number(row.No),
        Sql.Text(row.Effect), Sql.Instant(row.CreatedAt));

    internal static Task Remove(NpgsqlConnection connection, OutboxRow row, CancellationToken ct) =>
        Sql.Run(connection, "delete from workflow.outbox where instance_id = $1 and seq = $2 and no = $3", ct,
            Sql.Id(row.InstanceId), Sql.Big(row.Seq), Sql.Number(row.No));
}
