using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Expressions;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

// Activities that wait, or that reach out to other instances.
internal sealed partial class Run
{
    private void OpenTask(WorkItem item)
    {
        HumanStep? computed = null;

        if (item.Activity.Step is null)
        {
            if (!Input(item, 0, out JsonElement name) || !Input(item, 1, out JsonElement payload))
            {
                return;
            }

            (computed, IReadOnlyList<FieldProblem> problems) = ExpressionCompiler.StepOf(name, payload, item.Activity.Name);

            if (problems.Count > 0)
            {
                Fault(item, "task.payload-unreadable", problems[0].Message);

                return;
            }
        }

        HumanStep step = computed ?? item.Activity.Step!;
        Deadline? deadline = null;

        if (step.Limit is { } limit)
        {
            string? unit = EventFold.UnitOf(step.Unit, _state.Units);
            (TimeLimit left, DateTimeOffset startedAt) = step.LimitGroup is { } group && _state.GroupStarts.TryGetValue(group, out DateTimeOffset begun)
                ? OfGroup(limit, begun, unit)
                : (limit, _cause.At);
            deadline = Count(NextNo(), left, startedAt, step.Escalation, unit, out string? uncountable);

            if (deadline is null)
            {
                Fault(item, "deadline.uncountable", uncountable!);

                return;
            }
        }

        int no = NextNo();
        Emit(new WorkflowEvent.TaskOpened(no, item.Activity.Id, item.Scope, item.Backward, computed));

        if (deadline is not null)
        {
            Begin(deadline, step.Limit);
        }
    }

    /// <summary>
    /// What is left of a group's limit, and from when that counts. Histories from before pauses were taken out of it tell the whole
    /// limit from the first step on, and are counted again as they were then.
    /// </summary>
    private (TimeLimit Limit, DateTimeOffset From) OfGroup(TimeLimit limit, DateTimeOffset begun, string? unit)
    {
        return _context.Recorded is { } recorded && _events.Count + 1 < recorded.Count
            && recorded[_events.Count + 1] is WorkflowEvent.DeadlineStarted { Limit: null } told && (told.StartedAt ?? _cause.At) == begun
            ? (limit, begun)
            : ClockRemainder.OfGroup(limit, begun, _state.ClockEvents, _cause.At, _context.Calendars.For(unit));
    }

    /// <summary>Null, with the reason, where the calendar does not reach so far or the limit cannot be.</summary>
    private Deadline? Count(int no, TimeLimit limit, DateTimeOffset startedAt, EscalationPolicy? policy, string? unit, out string? uncountable)
    {
        try
        {
            uncountable = null;

            return DeadlineRules.Start(no, limit, startedAt, policy ?? _definition.Clock.Escalation, _context.Calendars.For(unit), _cause.Calendars, no == 0 ? _definition.Clock.Counting : null);
        }
        catch (ArgumentOutOfRangeException fault)
        {
            uncountable = fault.Message;

            return null;
        }
    }

    private void Begin(Deadline deadline, TimeLimit? said) => Emit(new WorkflowEvent.DeadlineStarted(
        deadline.ExecutionNo,
        deadline.StartedAt == _cause.At ? null : deadline.StartedAt,
        deadline.DueAt,
        new DeadlineNext(deadline.NextAt, deadline.Next, deadline.Level))
    {
        Limit = deadline.Limit == said ? null : deadline.Limit,
    });

    private void Delay(WorkItem item)
    {
        if (item.Activity.Wait is { } limit)
        {
            Wait(item, limit);

            return;
        }

        if (!Input(item, 0, out JsonElement value))
        {
            return;
        }

        if (!ValueConversion.TryTimeSpan(value, out TimeSpan span) || span.Duration() > LongestDelay)
        {
            Fault(item, "timer.bad-time-span", $"'{ValueConversion.TextOf(value)}' is no length of time that can be waited for.");

            return;
        }

        Emit(new WorkflowEvent.TimerStarted(NextNo(), item.Activity.Id, item.Scope, item.Backward, Interpreter.Stored(_cause.At + span)));
    }

    /// <summary>A wait of so many working days ends as a step of that length would.</summary>
    private void Wait(WorkItem item, TimeLimit limit)
    {
        try
        {
            DateTimeOffset end = _context.Calendars.For(EventFold.UnitOf(item.Activity.WaitUnit, _state.Units)).Due(limit, _cause.At, CountingRule.InternalStep);
            Emit(new WorkflowEvent.TimerStarted(NextNo(), item.Activity.Id, item.Scope, item.Backward, Interpreter.Stored(end)));
        }
        catch (ArgumentOutOfRangeException fault)
        {
            Fault(item, "timer.uncountable", fault.Message);
        }
    }

    private void StartAt(WorkItem item)
    {
        if (!Input(item, 0, out JsonElement value))
        {
            return;
        }

        if (!ValueConversion.TryInstant(value, out DateTimeOffset instant))
        {
            Fault(item, "timer.bad-instant", $"'{ValueConversion.TextOf(value)}' is no instant.");
        }
        else if (instant <= _cause.At)
        {
            Ran(item, Done);
        }
        else
        {
            Emit(new WorkflowEvent.TimerStarted(NextNo(), item.Activity.Id, item.Scope, item.Backward, Interpreter.Stored(instant)));
        }
    }

    private void Publish(WorkItem item)
    {
        if (!Input(item, 0, out JsonElement name) || !Input(item, 1, out JsonElement correlation) || !Input(item, 2, out JsonElement local) || !Input(item, 3, out JsonElement payload))
        {
            return;
        }

        _effects.Add(new Effect.PublishEvent(ValueConversion.TextOf(name), payload.ValueKind == JsonValueKind.Null ? null : payload)
        {
            OnlyTo = ValueConversion.IsTrue(local) ? _state.Id : null,
            CorrelationId = ValueConversion.TextOf(correlation) is { Length: > 0 } id ? id : null,
        });
        Ran(item, Done);
    }

    private void Dispatch(WorkItem item)
    {
        if (!Input(item, 0, out JsonElement definition) || !Input(item, 1, out JsonElement correlation) || !Input(item, 2, out JsonElement input) || !Input(item, 3, out JsonElement wait))
        {
            return;
        }

        string definitionId = ValueConversion.TextOf(definition);

        if (!IsPublished(definitionId))
        {
            Fault(item, "child.not-published", $"No published version of workflow definition with ID {definitionId} found.");

            return;
        }

        if (!ValueConversion.TryParseText(input, out JsonElement inputs) || inputs.ValueKind != JsonValueKind.Object)
        {
            inputs = EventFold.EmptyObject;
        }

        int no = NextNo();
        bool waits = ValueConversion.IsTrue(wait);
        _effects.Add(new Effect.StartChild(
            DerivedId.OfChild(_state.Id, no),
            definitionId,
            inputs,
            ValueConversion.TextOf(correlation) is { Length: > 0 } id ? id : null,
            waits ? new ParentLink(_state.Id, no) : null));

        if (waits)
        {
            Emit(new WorkflowEvent.ChildRequested(no, item.Activity.Id, item.Scope, item.Backward));
        }
        else
        {
            Emit(new WorkflowEvent.ChildSent(no, item.Activity.Id, item.Scope));
            Complete(item.Activity, item.Scope, item.Backward, Done);
        }
    }

    private bool IsPublished(string definitionId) => _context.Recorded is { } recorded
        ? !(_events.Count < recorded.Count && recorded[_events.Count] is WorkflowEvent.ActivityFaulted { Code: "child.not-published" })
        : _context.IsPublished(definitionId);
}
