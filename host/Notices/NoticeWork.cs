using System.Text.Json;
using Hangfire;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tasks;
using LaoCai.Workflows.Host.Deadlines;
using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Host.Notices;

/// <summary>
/// Turns firings into notices and deliveries. A batch is one transaction that takes the firings, skips those that another host takes,
/// and removes them with what it writes: each is told once, whatever crashes and however many hosts work.
/// </summary>
public sealed class NoticeWork
{
    private const int Batch = 200;

    private readonly NpgsqlDataSource _database;
    private readonly QuietHours _quiet;
    private readonly IServiceScopeFactory _scopes;
    private readonly NoticeOptions _options;
    private readonly TimeProvider _clock;

    internal NoticeWork(NpgsqlDataSource database, QuietHours quiet, IServiceScopeFactory scopes, NoticeOptions options, TimeProvider clock) =>
        (_database, _quiet, _scopes, _options, _clock) = (database, quiet, scopes, options, clock);

    /// <summary>Tells everything that waits; gives the number of firings told.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public async Task<int> TellAsync(CancellationToken cancellation)
    {
        var told = 0;
        while (await BatchAsync(cancellation) is var done and > 0) told += done;
        return told;
    }

    private async Task<int> BatchAsync(CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var recipients = new Recipients(scope.ServiceProvider.GetRequiredService<Registry.RegistryContext>(), scope.ServiceProvider.GetRequiredService<Absences.Duties>(), _clock);
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var firings = await TakeAsync(connection, cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var firing in firings)
        {
            var people = await recipients.OfAsync(firing, cancellation);
            if (firing.Tells(NoticeChannel.Page)) batch.BatchCommands.Add(Notices(firing, people));
            foreach (var delivery in await DeliveriesAsync(firing, people, cancellation)) batch.BatchCommands.Add(delivery);
            batch.BatchCommands.Add(new("delete from notice.firing where instance_id = $1 and seq = $2 and ord = $3")
            {
                Parameters = { new() { Value = firing.InstanceId }, new() { Value = firing.Seq }, new() { Value = firing.Ord } },
            });
        }

        if (firings.Count > 0) await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return firings.Count;
    }

    private static async Task<List<WaitingFiring>> TakeAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var take = new NpgsqlCommand("""
            select instance_id, seq, ord, no, what, level, role, unit, case when no < 0 then 'Phần thời hạn của ' || coalesce(u.name, task_unit) else title end,
                task_role, task_unit, assignee, deciding_unit, specialist_unit, f.code, channels, due_at, at
            from notice.firing f left join registry.org_unit u on f.no < 0 and u.code = f.task_unit order by at limit $1 for update of f skip locked
            """, connection);
        take.Parameters.Add(new() { Value = Batch });
        await using var reader = await take.ExecuteReaderAsync(cancellation);
        var firings = new List<WaitingFiring>();
        while (await reader.ReadAsync(cancellation))
        {
            firings.Add(new(
                reader.GetGuid(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetInt32(3), (DeadlineFiring)reader.GetInt16(4), reader.GetInt32(5),
                Text(6), Text(7), Text(8), Text(9), Text(10), Text(11), Text(12), Text(13), Text(14), Text(15), reader.GetFieldValue<DateTimeOffset>(16), reader.GetFieldValue<DateTimeOffset>(17)));
        }

        return firings;

        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
    }

    private static NpgsqlBatchCommand Notices(WaitingFiring firing, IReadOnlyList<Recipient> people)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into notice.notice (id, person_id, instance_id, seq, ord, no, what, level, title, code, due_at, at)
            select gen_random_uuid(), person, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 from unnest($1) as person
            on conflict (instance_id, seq, ord, person_id) do nothing
            """);
        object?[] values =
        [
            people.Select(one => one.Id).ToArray(), firing.InstanceId, firing.Seq, firing.Ord, firing.No, (short)firing.What, firing.Level, firing.Title, firing.Code, firing.DueAt, firing.At,
        ];
        foreach (var value in values)
            insert.Parameters.Add(value is null ? new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value } : new NpgsqlParameter { Value = value });
        return insert;
    }

    private async Task<List<NpgsqlBatchCommand>> DeliveriesAsync(WaitingFiring firing, IReadOnlyList<Recipient> people, CancellationToken cancellation)
    {
        var words = NoticeWords.Of(firing.What, firing.Level, firing.Title, firing.Code);
        var at = await _quiet.UntilAsync(firing.Unit ?? firing.TaskUnit ?? firing.DecidingUnit, _clock.GetUtcNow(), cancellation);
        var deliveries = new List<NpgsqlBatchCommand>();
        if (_options.Smtp is not null && firing.Tells(NoticeChannel.Mail))
        {
            var body = $"{words.Vietnamese}\nHạn: {VietnamTime.Text(firing.DueAt)}\n\n{words.English}\n";
            deliveries.AddRange(people.Where(one => !string.IsNullOrWhiteSpace(one.Email)).Select(one => Delivery(DeliveryChannels.Mail, one.Email!, words.Vietnamese, body, at)));
        }

        // One that is named and not set up goes to the dead letters, where an operator sees it.
        var all = firing.Tells(NoticeChannel.Webhook) ? _options.Webhooks.Select(webhook => webhook.Name) : [];
        foreach (var webhook in all.Union(firing.Named, StringComparer.Ordinal))
        {
            var body = JsonSerializer.Serialize(
                new
                {
                    firing = $"{firing.InstanceId:N}-{firing.Seq}-{firing.Ord}", what = firing.What.ToString(), level = firing.Level, dossier = firing.Code, task = firing.Title,
                    role = firing.Role ?? firing.TaskRole, unit = firing.Unit ?? firing.TaskUnit ?? firing.DecidingUnit, dueAt = firing.DueAt, at = firing.At, text = words.Vietnamese,
                },
                JsonSerializerOptions.Web);
            deliveries.Add(Delivery(DeliveryChannels.Webhook, webhook, words.Vietnamese, body, at));
        }

        return deliveries;
    }

    private NpgsqlBatchCommand Delivery(string channel, string target, string subject, string body, DateTimeOffset at) =>
        DeliveryStatement.Insert(channel, target, subject, body, at, _clock.GetUtcNow());
}
