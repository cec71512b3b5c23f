using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using Npgsql;

namespace LaoCai.Workflows.Host.Notices;

/// <summary>A notice as its reader sees it.</summary>
/// <param name="Task">The task meant; null: the dossier as a whole.</param>
public sealed record DeadlineNotice(Guid Id, DeadlineFiring What, int Level, string? Title, string? Code, string? Task, DateTimeOffset DueAt, DateTimeOffset At, bool Read);

/// <summary>A mail or a webhook on its way, or given up.</summary>
public sealed record DeliveryRow(Guid Id, string Channel, string Target, string Subject, string State, int Attempts, DateTimeOffset NextAt, DateTimeOffset CreatedAt, string? Error);

/// <summary>Reads and marks notices, each person's own; and the deliveries, for operators.</summary>
public sealed class NoticeBoard(NpgsqlDataSource database, TimeProvider clock)
{
    private const int MostNotices = 100;
    private const int MostDeliveries = 200;

    public async Task<int> UnreadAsync(CurrentPerson person, CancellationToken cancellation)
    {
        await using var count = database.CreateCommand("""
            select count(*)::int from ((select 1 from notice.notice where person_id = $1 and read_at is null limit 100)
                union all (select 1 from staffing.notice where person_id = $1 and read_at is null limit 100)) unread
            """);
        count.Parameters.Add(new() { Value = person.Id });
        return (int)(await count.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<DeadlineNotice>> ListAsync(CurrentPerson person, CancellationToken cancellation)
    {
        await using var list = database.CreateCommand("""
            select id, what, level, title, code, instance_id, no, due_at, at, read_at is not null from notice.notice where person_id = $1 order by at desc, id limit $2
            """);
        list.Parameters.Add(new() { Value = person.Id });
        list.Parameters.Add(new() { Value = MostNotices });
        await using var reader = await list.ExecuteReaderAsync(cancellation);
        var notices = new List<DeadlineNotice>();
        while (await reader.ReadAsync(cancellation))
        {
            var no = reader.GetInt32(6);
            notices.Add(new(
                reader.GetGuid(0), (DeadlineFiring)reader.GetInt16(1), reader.GetInt32(2), reader.IsDBNull(3) ? null : reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4),
                no <= 0 ? null : new TaskId(reader.GetGuid(5), no).ToString(), reader.GetFieldValue<DateTimeOffset>(7), reader.GetFieldValue<DateTimeOffset>(8), reader.GetBoolean(9)));
        }

        return notices;
    }

    /// <summary>Marks one, or all where none is named, as read.</summary>
    public async Task ReadAsync(CurrentPerson person, Guid? id, CancellationToken cancellation)
    {
        await using var mark = database.CreateCommand("update notice.notice set read_at = $2 where person_id = $1 and read_at is null and ($3::uuid is null or id = $3)");
        mark.Parameters.Add(new() { Value = person.Id });
        mark.Parameters.Add(new() { Value = clock.GetUtcNow() });
        mark.Parameters.Add(new() { Value = id ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        await mark.ExecuteNonQueryAsync(cancellation);
        if (id is not null) return;
        await using var duties = database.CreateCommand("update staffing.notice set read_at = $2 where person_id = $1 and read_at is null");
        duties.Parameters.Add(new() { Value = person.Id });
        duties.Parameters.Add(new() { Value = clock.GetUtcNow() });
        await duties.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Deliveries of a state, the oldest first.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> DeliveriesAsync(string state, CancellationToken cancellation)
    {
        await using var list = database.CreateCommand("""
            select id, channel, target, subject, state, attempts, next_at, created_at, error from notice.delivery where state = $1 order by created_at, id limit $2
            """);
        list.Parameters.Add(new() { Value = state });
        list.Parameters.Add(new() { Value = MostDeliveries });
        await using var reader = await list.ExecuteReaderAsync(cancellation);
        var rows = new List<DeliveryRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(
                reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetInt32(5),
                reader.GetFieldValue<DateTimeOffset>(6), reader.GetFieldValue<DateTimeOffset>(7), reader.IsDBNull(8) ? null : reader.GetString(8)));
        }

        return rows;
    }

    /// <summary>Has a delivery that was given up tried again from the beginning; false where there is none such.</summary>
    public async Task<bool> ResendAsync(Guid id, CancellationToken cancellation)
    {
        await using var again = database.CreateCommand("update notice.delivery set state = 'pending', attempts = 0, next_at = $2 where id = $1 and state = 'dead'");
        again.Parameters.Add(new() { Value = id });
        again.Parameters.Add(new() { Value = clock.GetUtcNow() });
        return await again.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
