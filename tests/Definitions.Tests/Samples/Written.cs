using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Tests.Samples;

/// <summary>Short ways to write a sample's rows.</summary>
internal static class Written
{
    /// <summary>A row: who, in how long (as printed), and the lines of the cell, the first of which names the step.</summary>
    public static Step Row(int no, string actor, string time, params string[] lines) => new()
    {
        No = no,
        Text = lines[0],
        Detail = string.Join('\n', lines),
        Actor = actor,
        Time = time,
    };

    public static PrintedLimit WorkingDays(decimal days, string text) => new(new TimeLimit(days, TimeUnit.WorkingDay), text, UnitSource.Cell);

    /// <summary>Marks a row whose printed time has its unit from the footnote.</summary>
    public static Step Noted(this Step step, decimal days) =>
        step with { Limit = new(new TimeLimit(days, TimeUnit.WorkingDay), step.Time, UnitSource.Footnote) };

    public static Step Shared(this Step step, int group) => step with { Group = group };

    public static Step Gives(this Step step, params string[] products) => step with { Products = products };
}
