using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;

namespace LaoCai.Workflows.Engine.Execution;

// What people do with the dossier's clock, and what they say about limits that were missed.
internal sealed partial class Run
{
    private Decision Pause()
    {
        if (Clock(out Deadline whole, out WorkingCalendar calendar) is not { } clock)
        {
            return NoClock();
        }

        ClockEvent next = ClockFold.EventOf(_cause)!;

        if (clock.Check(next, calendar) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }

        List<HeldLimit> held = [new HeldLimit(whole.ExecutionNo, clock.Apply(next, calendar).Left)];

        // A step that is late already stays late: the pause is nobody's excuse for what came before it.
        foreach (Deadline deadline in _state.Deadlines)
        {
            if (deadline.ExecutionNo != 0 && deadline is { IsHeld: false } && !deadline.IsLate(_cause.At))
            {
                held.Add(new HeldLimit(deadline.ExecutionNo, ClockRemainder.OfStep(deadline, _cause.At, CalendarOf(deadline))));
            }
        }

        return Simply(new WorkflowEvent.ClockPaused(held));
    }

    private Decision ResumeClock()
    {
        if (Clock(out _, out WorkingCalendar calendar) is not { } clock)
        {
            return NoClock();
        }

        ClockEvent next = ClockFold.EventOf(_cause)!;

        if (clock.Check(next, calendar) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }

        List<RunningLimit> runs = [];

        try
        {
            foreach (Deadline deadline in _state.Deadlines)
            {
                if (deadline is { Agency: null, Left: { } left })
                {
                    TimeLimit limit = deadline.ExecutionNo == 0 ? clock.Apply(next, calendar).Limit : left;
                    runs.Add(RunOf(DeadlineRules.Start(
                        deadline.ExecutionNo, limit, _cause.At, deadline.Policy, CalendarOf(deadline), _cause.Calendars, deadline.Rule)));
                }
            }
        }
        catch (ArgumentOutOfRangeException fault)
        {
            return No("deadline.uncountable", fault.Message);
        }

        return Simply(new WorkflowEvent.ClockResumed(runs));
    }

    private Decision Extend(WorkflowCommand.ExtendClock command)
    {
        if (Clock(out Deadline whole, out WorkingCalendar calendar) is not { } clock)
        {
            return NoClock();
        }

        try
        {
            return clock.Check(ClockFold.EventOf(_cause)!, calendar) is { } refusal
                ? new Decision.Refused(refusal)
                : Simply(new WorkflowEvent.ClockExtended(NextOf(DeadlineRules.Moved(whole, command.NewDueAt, _cause.At, calendar))));
        }
        catch (ArgumentOutOfRangeException fault)
        {
            return No("deadline.uncountable", fault.Message);
        }
    }

    private Decision Explain(WorkflowCommand.ExplainLateness command)
    {
        if (Mine(command.TaskId, out Decision.Refused? refused) is not { } task)
        {
            return refused!;
        }

        if (string.IsNullOrWhiteSpace(command.Code))
        {
            return No("lateness.code-missing", "The reason is one of the list.");
        }

        IReadOnlyList<int> late = ExplainedThen([.. Unexplained(task.ExecutionNo)]);

        return late.Count == 0
            ? No("lateness.none", "Nothing on this task is late, or it has been explained already.")
            : Simply(new WorkflowEvent.LatenessExplained(late));
    }

    private Decision Recount()
    {
        try
        {
            IReadOnlyList<Recount> moves = Deadlines.Recount.Of(_definition, _state, _context.Calendars, _cause.Calendars, _cause.At);

            return moves.Count == 0
                ? No("deadline.unchanged", "No date moves.")
                : Simply(new WorkflowEvent.DeadlinesRecounted([.. moves.Select(move => RunOf(move.To))]));
        }
        catch (ArgumentOutOfRangeException fault)
        {
            return No("deadline.uncountable", fault.Message);
        }
    }

    private IEnumerable<int> Unexplained(int task) => MissedLimits.Of(_definition, _state, task, _cause.At).Select(deadline => deadline.ExecutionNo);

    private StatutoryClock? Clock(out Deadline whole, out WorkingCalendar calendar)
    {
        calendar = _context.Calendars.For(EventFold.UnitOf(null, _state.Units));
        whole = _state.DeadlineOf(0)!;

        if (whole is null)
        {
            return null;
        }

        ClockPolicy policy = _definition.Clock.Policy(whole.Limit);

        // A record that is carried out again may be older than the rule of how long an extension is.
        return StatutoryClock.Of(_context.Recorded is null ? policy : policy with { ExtendedBy = null }, whole, _state.ClockEvents);
    }

    private WorkingCalendar CalendarOf(Deadline deadline) => _context.Calendars.For(_state.UnitOf(deadline));

    private static Decision.Refused NoClock() => No("clock.none", "The procedure has no statutory limit.");

    private static RunningLimit RunOf(Deadline deadline) => new(deadline.ExecutionNo, deadline.Limit, deadline.DueAt, NextOf(deadline));

    private static DeadlineNext NextOf(Deadline deadline) => new(deadline.NextAt, deadline.Next, deadline.Level);
}
