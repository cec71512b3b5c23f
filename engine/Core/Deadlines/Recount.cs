using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>A running limit whose date another calendar or another version of the definition would move.</summary>
/// <param name="From">As it is.</param>
/// <param name="To">As it would be.</param>
public sealed record Recount(Deadline From, Deadline To)
{
    /// <summary>
    /// Every limit of an instance that would move. The dossier's own is derived from the events of its clock from the start on;
    /// a date that was promised as a new one stays. Limits that stand still keep what is left of them.
    /// </summary>
    /// <param name="definition">The version that the instance is pinned to.</param>
    /// <param name="state">The instance.</param>
    /// <param name="calendars">The calendars to count with.</param>
    /// <param name="version">Their version.</param>
    /// <param name="at">Now, UTC: what lies before it stays fired.</param>
    /// <exception cref="ArgumentOutOfRangeException">A calendar does not reach so far.</exception>
    public static IReadOnlyList<Recount> Of(ExecutableDefinition definition, InstanceState state, CalendarSet calendars, string version, DateTimeOffset at)
    {
        List<Recount> moves = [];

        foreach (Deadline deadline in state.Deadlines)
        {
            if (deadline.IsHeld)
            {
                continue;
            }

            WorkingCalendar calendar = calendars.For(state.UnitOf(deadline));
            (TimeLimit limit, DateTimeOffset due) = deadline.ExecutionNo == 0
                ? Whole(definition, state, deadline, calendar)
                : (deadline.Limit, calendar.Due(deadline.Limit, deadline.StartedAt, deadline.Rule));

            if (due != deadline.DueAt)
            {
                moves.Add(new Recount(deadline, DeadlineRules.Moved(deadline with { Limit = limit, Calendar = version }, due, at, calendar)));
            }
        }

        return moves;
    }

    private static (TimeLimit Limit, DateTimeOffset Due) Whole(ExecutableDefinition definition, InstanceState state, Deadline deadline, WorkingCalendar calendar)
    {
        StatutoryClock clock = StatutoryClock.Fold(
            definition.Clock.Policy(deadline.Limit), [new ClockEvent.Started(state.StartedAt, ""), .. state.ClockEvents], calendar);

        return (clock.Limit, clock.DueAt ?? deadline.DueAt);
    }
}
