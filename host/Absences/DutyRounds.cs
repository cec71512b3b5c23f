using Hangfire;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Notices;
using Npgsql;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>
/// Tells both sides when somebody begins or ceases to stand in. Nothing has to be moved for that: who acts for whom follows from the absences at
/// each instant. What was told last is kept, and changes with the notices in one transaction: each change is told once, on however many hosts.
/// </summary>
public sealed class DutyRounds(NpgsqlDataSource database, Duties duties, NoticeOptions options, QuietHours quiet, SweepClock clock)
{
    /// <summary>Gives the number of changes told.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete), SoonForgotten]
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // One round at a time, and the book is read within it: no older book overwrites what a newer one told.
        await using (var turn = new NpgsqlCommand("lock table staffing.duty in share row exclusive mode", connection)) await turn.ExecuteNonQueryAsync(cancellation);
        var book = await duties.ReadAsync(cancellation);
        var now = await clock.NowAsync(cancellation);
        var told = await ToldAsync(connection, cancellation);
        var standing = book.StandIns.Select(one => (Person: Guid.Parse(one.Person), For: Guid.Parse(one.For))).ToHashSet();
        var began = standing.Except(told).ToList();
        var ended = told.Except(standing).ToList();
        if (began.Count + ended.Count == 0) return 0;

        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var (person, absent) in began)
        {
            var until = book.Until[absent.ToString()];
            var tasks = await TasksAsync(connection, absent, cancellation);
            batch.BatchCommands.Add(Statement("insert into staffing.duty (person_id, absent_id, since) values ($1, $2, $3)", person, absent, now));
            batch.BatchCommands.Add(DutyNotices.Insert(person, DutyNoticeKind.Begins, absent, null, until, tasks, now));
            batch.BatchCommands.Add(DutyNotices.Insert(absent, DutyNoticeKind.Handed, person, null, until, tasks, now));
            if (options.Smtp is not null && book.Colleague(person.ToString()).Email is { Length: > 0 } email) batch.BatchCommands.Add(Mail(email, until, await quiet.UntilAsync(null, now, cancellation), now));
        }

        foreach (var (person, absent) in ended)
        {
            batch.BatchCommands.Add(Statement("delete from staffing.duty where person_id = $1 and absent_id = $2", person, absent));
            batch.BatchCommands.Add(DutyNotices.Insert(person, DutyNoticeKind.Over, absent, null, null, 0, now));
            batch.BatchCommands.Add(DutyNotices.Insert(absent, DutyNoticeKind.Back, person, null, null, await TasksAsync(connection, absent, cancellation), now));
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return began.Count + ended.Count;
    }

    private static async Task<HashSet<(Guid Person, Guid For)>> ToldAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("select person_id, absent_id from staffing.duty", connection);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var told = new HashSet<(Guid, Guid)>();
        while (await row.ReadAsync(cancellation)) told.Add((row.GetGuid(0), row.GetGuid(1)));
        return told;
    }

    private static async Task<int> TasksAsync(NpgsqlConnection connection, Guid person, CancellationToken cancellation)
    {
        await using var count = new NpgsqlCommand("select count(*)::int from workflow.task where closed_at is null and assignee = $1", connection) { Parameters = { new() { Value = person.ToString() } } };
        return (int)(await count.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>No name of the absent person's: mail travels.</summary>
    private static NpgsqlBatchCommand Mail(string to, DateOnly until, DateTimeOffset at, DateTimeOffset now)
    {
        var last = VietnamTime.Text(until);
        return DeliveryStatement.Insert(
            DeliveryChannels.Mail, to, "Bạn đang làm thay một đồng nghiệp",
            $"Bạn làm thay một đồng nghiệp đến hết ngày {last}. Mở “Việc của tôi” để xem việc.\n\nYou stand in for a colleague until {last}. Open “My work”.\n", at, now);
    }

    private static NpgsqlBatchCommand Statement(string sql, params object[] values)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var value in values) statement.Parameters.Add(new() { Value = value });
        return statement;
    }
}
