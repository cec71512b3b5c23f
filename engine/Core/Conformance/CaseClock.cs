using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Conformance;

/// <summary>When and by which calendar cases run: always the same, so that a case can name its dates.</summary>
public static class CaseClock
{
    /// <summary>A Monday, 08:00 in Lào Cai.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    /// <summary>Monday to Friday, 07:30–11:30 and 13:30–17:30, without holidays; as a calendar file.</summary>
    public const string Calendar = """
        {"zone":"Asia/Ho_Chi_Minh","sources":{"case":"Lịch của các tình huống đối chiếu"},"off":[],"working":[],"units":[],
         "hours":[{"from":"2016-01-01","monday":"07:30-11:30 13:30-17:30","tuesday":"07:30-11:30 13:30-17:30","wednesday":"07:30-11:30 13:30-17:30",
                   "thursday":"07:30-11:30 13:30-17:30","friday":"07:30-11:30 13:30-17:30","mark":"decided","source":"case"}]}
        """;

    public static readonly CalendarSet Calendars = CalendarReader.Read(Calendar).Set!;
}
