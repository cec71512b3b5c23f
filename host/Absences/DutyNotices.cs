using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Pages.Language;
using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>What somebody is told of an absence. The numbers are stored.</summary>
public enum DutyNoticeKind : short
{
    /// <summary>One was named as a substitute.</summary>
    Named = 0,

    /// <summary>One stands in from now on.</summary>
    Begins = 1,

    /// <summary>One's own work is with somebody from now on.</summary>
    Handed = 2,

    /// <summary>One no longer stands in.</summary>
    Over = 3,

    /// <summary>One's own work is one's own again.</summary>
    Back = 4,
}

/// <summary>A notice as its reader sees it.</summary>
/// <param name="Other">Full name of whom it is about.</param>
/// <param name="Until">Last day of the absence, in the province.</param>
/// <param name="Tasks">Open tasks in the absent person's hands at that moment.</param>
public sealed record DutyNotice(DutyNoticeKind Kind, string Other, DateOnly? From, DateOnly? Until, int Tasks, DateTimeOffset At, bool Read);

/// <summary>Notices of who stands in for whom, each person's own.</summary>
public sealed class DutyNotices(NpgsqlDataSource database)
{
    private const int Most = 50;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<DutyNotice>> ListAsync(CurrentPerson person, CancellationToken cancellation)
    {
        await using var list = database.CreateCommand("""
            select n.kind, coalesce(p.full_name, '–'), n.from_day, n.until_day, n.tasks, n.at, n.read_at is not null
            from staffing.notice n left join registry.person p on p.id = n.other_id where n.person_id = $1 order by n.at desc, n.id limit $2
            """);
        list.Parameters.Add(new() { Value = person.Id });
        list.Parameters.Add(new() { Value = Most });
        await using var row = await list.ExecuteReaderAsync(cancellation);
        var notices = new List<DutyNotice>();
        while (await row.ReadAsync(cancellation))
        {
            notices.Add(new(
                (DutyNoticeKind)row.GetInt16(0), row.GetString(1), row.GetFieldValue<DateOnly?>(2), row.GetFieldValue<DateOnly?>(3),
                row.GetInt32(4), row.GetFieldValue<DateTimeOffset>(5), row.GetBoolean(6)));
        }

        return notices;
    }

    internal static NpgsqlBatchCommand Insert(Guid person, DutyNoticeKind kind, Guid other, DateOnly? from, DateOnly? until, int tasks, DateTimeOffset at)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into staffing.notice (id, person_id, kind, other_id, from_day, until_day, tasks, at) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)
            """);
        foreach (var value in (object[])[person, (short)kind, other]) insert.Parameters.Add(new() { Value = value });
        foreach (var day in (DateOnly?[])[from, until]) insert.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)day ?? DBNull.Value });
        foreach (var value in (object[])[tasks, at]) insert.Parameters.Add(new() { Value = value });
        return insert;
    }

    /// <summary>A notice in words.</summary>
    public static Phrase Words(DutyNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var (who, until) = (notice.Other, Day(notice.Until));
        return notice.Kind switch
        {
            DutyNoticeKind.Named => new($"Bạn được cử làm thay {who} từ {Day(notice.From)} đến hết {until}.", $"You are named to stand in for {who} from {Day(notice.From)} to {until}."),
            DutyNoticeKind.Begins => new($"Từ nay bạn làm thay {who} đến hết {until}; {notice.Tasks} việc đã nhận đang chờ.", $"You stand in for {who} until {until}; {notice.Tasks} claimed tasks wait."),
            DutyNoticeKind.Handed => new($"{who} làm thay bạn đến hết {until}.", $"{who} stands in for you until {until}."),
            DutyNoticeKind.Over => new($"Bạn thôi làm thay {who}.", $"You no longer stand in for {who}."),
            _ => new($"{who} thôi làm thay bạn; {notice.Tasks} việc của bạn đang chờ.", $"{who} no longer stands in for you; {notice.Tasks} of your tasks wait."),
        };
    }

    private static string Day(DateOnly? day) => day is { } known ? VietnamTime.Text(known) : "–";
}
