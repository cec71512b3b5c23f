using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Expressions;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace LaoCai.Workflows.Engine.Execution;

// What each activity does when its turn comes.
internal sealed partial class Run
{
    private static readonly string[] True = ["True"];
    private static readonly string[] False = ["False"];
    private static readonly string[] Default = ["Default"];
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(50 * 366);

    private void Execute(WorkItem item)
    {
        CompiledActivity activity = item.Activity;

        switch (activity.Kind)
        {
            case ActivityKind.Start or ActivityKind.End or ActivityKind.FlowJoin:
                Ran(item, Done);
                break;

            case ActivityKind.Finish:
                Emit(new WorkflowEvent.ActivityRan(activity.Id, item.Scope, Done));
                _queue.Clear();
                _finished = true;
                break;

            case ActivityKind.RunTask:
                OpenTask(item);
                break;

            case ActivityKind.FlowDecision:
                if (Condition(item, activity.Inputs[0]?.Expression, "Condition") is { } truth)
                {
                    Ran(item, truth ? True : False);
                }

                break;

            case ActivityKind.FlowSwitch:
                Switch(item);
                break;

            case ActivityKind.FlowFork:
                if (Input(item, 0, out JsonElement branches))
                {
                    Ran(item, Texts(branches));
                }

                break;

            case ActivityKind.SetVariable:
                if (Input(item, 0, out JsonElement value))
                {
                    SetVariable(item, value);
                }

                break;

            case ActivityKind.SetOutput:
                if (Input(item, 0, out JsonElement outputName) && Input(item, 1, out JsonElement output))
                {
                    (_outputs ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[ValueConversion.TextOf(outputName)] = output;
                    Ran(item, Done);
                }

                break;

            case ActivityKind.Delay:
                Delay(item);
                break;

            case ActivityKind.StartAt:
                StartAt(item);
                break;

            case ActivityKind.Event:
                if (Input(item, 0, out JsonElement awaited))
                {
                    Emit(new WorkflowEvent.EventAwaited(NextNo(), activity.Id, item.Scope, item.Backward, ValueConversion.TextOf(awaited)));
                }

                break;

            case ActivityKind.PublishEvent:
                Publish(item);
                break;

            case ActivityKind.DispatchWorkflow:
                Dispatch(item);
                break;

            case ActivityKind.Fault:
                if (Input(item, 0, out JsonElement code) && Input(item, 3, out JsonElement message))
                {
                    Fault(item, ValueConversion.TextOf(code) is { Length: > 0 } given ? given : "fault", ValueConversion.TextOf(message));
                }

                break;

            case ActivityKind.Flowchart:
                int no = NextNo();
                Emit(new WorkflowEvent.FlowEntered(no, activity.Id, item.Scope, item.Backward));

                if (activity.Inner!.Start < 0)
                {
                    CompleteFlow(no);
                }
                else
                {
                    Schedule(activity.Inner.Activities[activity.Inner.Start], no, backward: false);
                }

                break;

            default:
                throw new UnreachableException();
        }
    }

    private int NextNo() => _state.LastNo + 1;

    private void Ran(WorkItem item, IReadOnlyList<string> outcomes)
    {
        Emit(new WorkflowEvent.ActivityRan(item.Activity.Id, item.Scope, outcomes));
        Complete(item.Activity, item.Scope, item.Backward, outcomes);
    }

    private void Fault(WorkItem item, string code, string message, bool afterRun = false) =>
        Emit(new WorkflowEvent.ActivityFaulted(NextNo(), item.Activity.Id, item.Scope, item.Backward, code, message, !_definition.ContinuesWithIncidents, afterRun));

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
            DateTimeOffset startedAt = step.LimitGroup is { } group && _state.GroupStarts.TryGetValue(group, out DateTimeOffset begun) ? begun : _cause.At;
            deadline = Count(NextNo(), limit, startedAt, step.Escalation, EventFold.UnitOf(step.Unit, _state.Units), out string? uncountable);

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
            Begin(deadline);
        }
    }

    /// <summary>Null, with the reason, where the calendar does not reach so far or the limit cannot be.</summary>
    private Deadline? Count(int no, TimeLimit limit, DateTimeOffset startedAt, EscalationPolicy? policy, string? unit, out string? uncountable)
    {
        try
        {
            uncountable = null;

            return DeadlineRules.Start(no, limit, startedAt, policy ?? _definition.Clock.Escalation, _context.Calendars.For(unit), _cause.Calendars);
        }
        catch (ArgumentOutOfRangeException fault)
        {
            uncountable = fault.Message;

            return null;
        }
    }

    private void Begin(Deadline deadline) => Emit(new WorkflowEvent.DeadlineStarted(
        deadline.ExecutionNo,
        deadline.StartedAt == _cause.At ? null : deadline.StartedAt,
        deadline.DueAt,
        new DeadlineNext(deadline.NextAt, deadline.Next, deadline.Level)));

    private void Switch(WorkItem item)
    {
        List<string>? taken = null;

        foreach (SwitchCase one in item.Activity.Cases)
        {
            // Every condition is evaluated, as in Elsa: one that throws is an incident wherever it stands.
            if (Condition(item, one.Condition, "Cases") is not { } truth)
            {
                return;
            }

            if (truth)
            {
                (taken ??= []).Add(one.Label);
            }
        }

        if (!Input(item, 0, out JsonElement mode))
        {
            return;
        }

        bool all = ValueConversion.TextOf(mode) is "MatchAny" or "1";
        Ran(item, taken is null ? Default : all ? taken : [taken[0]]);
    }

    private void SetVariable(WorkItem item, JsonElement value)
    {
        VariableSlot slot = item.Activity.Target!;

        if (!ValueConversion.TryConvert(value, slot.TypeName, slot.IsArray, out JsonElement converted))
        {
            Fault(item, "variable.wrong-type", $"The value '{ValueConversion.TextOf(value)}' is not compatible with the variable '{slot.Name}' of type '{slot.TypeName}'.");

            return;
        }

        SetVariable(ScopeChain.ScopeOf(_state, _definition, item.Scope, slot), slot.Name, converted);
        Ran(item, Done);
    }

    private void Delay(WorkItem item)
    {
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

    private static string[] Texts(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            return list.ValueKind == JsonValueKind.String ? [list.GetString()!] : [];
        }

        string[] texts = new string[list.GetArrayLength()];
        int index = 0;

        foreach (JsonElement item in list.EnumerateArray())
        {
            texts[index++] = ValueConversion.TextOf(item);
        }

        return texts;
    }
}
