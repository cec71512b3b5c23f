using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Host.Pages.Language;

/// <summary>How near the end of a time limit is.</summary>
public enum Urgency { None, InTime, Soon, Late }

/// <summary>What is left of a time limit, or by how much it is past, as a clerk says it.</summary>
/// <param name="Urgency">How the page marks it.</param>
/// <param name="Text"><c>còn 1 ngày 2 giờ làm việc</c>, <c>quá hạn 3 giờ làm việc</c>.</param>
public sealed record DueWords(Urgency Urgency, Phrase Text)
{
    /// <summary>Below this much working time nobody should begin with something else.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromHours(2);

    /// <param name="now">UTC.</param>
    /// <param name="due">UTC; null where there is no limit.</param>
    /// <param name="warned">Whether the first warning of the deadline's policy has gone out.</param>
    /// <param name="calendar">The calendar of the unit that works on it; null where none is known.</param>
    public static DueWords Of(DateTimeOffset now, DateTimeOffset? due, bool warned, WorkingCalendar? calendar)
    {
        if (due is not { } end || calendar is null)
            return new(Urgency.None, new("không có thời hạn", "no time limit"));

        if (end > now)
        {
            var left = calendar.WorkingBetween(now, end);
            if (left < TimeSpan.FromMinutes(1))
                return new(Urgency.Soon, new("đến hạn ngay bây giờ", "due right now"));
            var amount = WorkingTimeWords.Amount(left, CountingRule.WorkingDay);
            return new(
                warned || left < Near ? Urgency.Soon : Urgency.InTime,
                new($"còn {amount.Vietnamese} làm việc", $"{amount.English} of working time left"));
        }

        var over = calendar.WorkingBetween(end, now);
        if (over < TimeSpan.FromMinutes(1))
            return new(Urgency.Late, new("vừa quá hạn", "just overdue"));
        var by = WorkingTimeWords.Amount(over, CountingRule.WorkingDay);
        return new(Urgency.Late, new($"quá hạn {by.Vietnamese} làm việc", $"{by.English} of working time overdue"));
    }
}
