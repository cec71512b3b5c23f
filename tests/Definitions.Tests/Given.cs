using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Tests;

/// <summary>Procedures as tests need them, in one line.</summary>
internal static class Given
{
    public static readonly RouteTarget Next = new RouteTarget.Next();
    public static readonly RouteTarget End = new RouteTarget.End();
    public static readonly RouteTarget Applicant = new RouteTarget.Applicant();

    public static RouteTarget To(int no) => new RouteTarget.ToStep(no);

    public static PrintedLimit Days(decimal days, string? text = null) =>
        new(new TimeLimit(days, TimeUnit.WorkingDay), text ?? $"{days} ngày làm việc", UnitSource.Cell);

    public static PrintedLimit Hours(decimal hours) =>
        new(new TimeLimit(hours, TimeUnit.WorkingHour), $"{hours} giờ làm việc", UnitSource.Cell);

    /// <summary>A step of one working day, done by the role, at row <c>no</c> of table 1.</summary>
    public static Step Step(int no, string role = "specialist", params Outcome[] outcomes) => new()
    {
        No = no,
        Text = $"Việc {no}",
        Actor = role,
        Role = new ActorRole(role, role is "receptionist" ? "receiving" : "deciding"),
        Time = "01 ngày làm việc",
        Limit = Days(1),
        Outcomes = outcomes,
        Place = new Place { Table = 1, Row = no, Cell = 2 },
    };

    public static Outcome When(string when, RouteTarget to) => new(when, to);

    /// <summary>A procedure whose legal limit is one working day a step.</summary>
    public static Procedure Procedure(params Step[] steps) => new()
    {
        Name = "Cấp giấy phép thử",
        Code = "QT 01/THU",
        LegalLimit = Days(steps.Length),
        Steps = steps,
    };
}
