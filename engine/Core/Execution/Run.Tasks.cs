using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace LaoCai.Workflows.Engine.Execution;

// What people do with tasks, and what time does with deadlines and timers.
internal sealed partial class Run
{
    /// <summary>The open task that an id names; null, with a refusal, when there is none or somebody else holds it.</summary>
    private WorkflowTask? Mine(string taskId, out Decision.Refused? refused)
    {
        refused = null;

        if (!TaskId.TryParse(taskId, out TaskId id) || id.InstanceId != _state.Id || _state.TaskOf(id.ExecutionNo) is not { } task)
        {
            refused = No("task.not-open", "The task is not open.");

            return null;
        }

        if (task.Assignee is { } assignee && assignee != (_cause.Command.InSteadOf ?? _cause.Actor))
        {
            refused = No("task.claimed-by-other", "Somebody else has taken the task.");

            return null;
        }

        return task;
    }

    private Decision Claim(WorkflowCommand.ClaimTask command) =>
        Mine(command.TaskId, out Decision.Refused? refused) is { } task ? Simply(new WorkflowEvent.TaskClaimed(task.ExecutionNo)) : refused!;

    private Decision Release(WorkflowCommand.ReleaseTask command) =>
        Mine(command.TaskId, out Decision.Refused? refused) is not { } task ? refused!
        : task.Assignee is null ? No("task.not-claimed", "Nobody has taken the task.")
        : Simply(new WorkflowEvent.TaskReleased(task.ExecutionNo));

    private Decision CompleteTask(WorkflowCommand.CompleteTask command)
    {
        if (Mine(command.TaskId, out Decision.Refused? refused) is not { } task)
        {
            return refused!;
        }

        (string? outcome, JsonElement? data) = TaskResult.Read(task.Step, command);

        if (outcome is null && task.Step.Outcomes.Count > 0)
        {
            return No("outcome.required", $"The step ends in one of: {string.Join(", ", task.Step.Outcomes)}.");
        }

        if (outcome is not null && !Contains(task.Step.Outcomes, outcome))
        {
            return No("outcome.unknown", $"The step does not have the outcome {outcome}.");
        }

        if (data is { } value && Unkeepable(value) is { } unkeepable)
        {
            return unkeepable;
        }

        // A record that is carried out again may be older than this rule.
        if (_context.Recorded is null && Unexplained(task.ExecutionNo).Any())
        {
            return No("task.late-reason-missing", "The limit has passed; say why before the task is finished.");
        }

        Resulted(_definition.Find(task.ActivityId)!, _state.TokenOf(task.ExecutionNo)!.Scope, TaskResult.Of(task.Step, command));

        return GoOn(task.ExecutionNo, new WorkflowEvent.TaskCompleted(task.ExecutionNo));
    }

    private Decision FireDeadline(WorkflowCommand.FireDeadline command)
    {
        if (_state.DeadlineOf(command.ExecutionNo) is not { } deadline)
        {
            return No("deadline.not-found", "No such deadline is running.");
        }

        string? unit = _state.UnitOf(deadline);
        WorkingCalendar calendar = _context.Calendars.For(unit);

        // After an outage several instants may have passed; each of them happens, in order, in this one commit.
        while (DeadlineRules.Fire(deadline, _cause.At, calendar) is { } fired)
        {
            deadline = fired.Next;
            DeadlineNext next = new(deadline.NextAt, deadline.Next, deadline.Level);
            Emit(fired.What switch
            {
                DeadlineFiring.Warn => new WorkflowEvent.DeadlineWarned(command.ExecutionNo, fired.Level, next),
                DeadlineFiring.Due => new WorkflowEvent.DeadlineReached(command.ExecutionNo, next),
                DeadlineFiring.Escalate => new WorkflowEvent.DeadlineEscalated(
                    command.ExecutionNo, fired.Level, fired.Rung!.Role, fired.Rung.Unit is { } named ? EventFold.UnitOf(named, _state.Units) : unit, next),
                _ => throw new UnreachableException(),
            });
        }

        return _events.Count == 0 ? No("deadline.not-due", "Nothing on that deadline is due yet.") : Settled(wasRunning: false);
    }

    private Decision FireTimer(WorkflowCommand.FireTimer command)
    {
        foreach (TimerWait timer in _state.Timers)
        {
            if (timer.ExecutionNo == command.ExecutionNo)
            {
                return timer.FireAt > _cause.At
                    ? No("timer.not-due", "The timer's instant has not come.")
                    : GoOn(timer.ExecutionNo, new WorkflowEvent.TimerFired(timer.ExecutionNo));
            }
        }

        return No("timer.not-found", "No such timer is running.");
    }
}
