using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Expressions;
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
                    Ran(item, branches.ValueKind == JsonValueKind.Null && !RanIntoNothing(activity) ? Done : Texts(branches));
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
                    SetOutput(ValueConversion.TextOf(outputName), output);
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

        if (!ValueConversion.TryConvert(value, slot.TypeName, slot.IsArray, _context.IsEarlier, out JsonElement converted) || RecordedFault(item.Activity, "variable.wrong-type") is not null)
        {
            string type = _context.IsEarlier ? slot.TypeName : ValueConversion.FullNameOf(slot.TypeName);
            Fault(item, "variable.wrong-type", $"The value '{ValueConversion.TextOf(value)}' is not compatible with the variable '{slot.Name}' of type '{type}'.");

            return;
        }

        SetVariable(ScopeChain.ScopeOf(_state, _definition, item.Scope, slot), slot.Name, converted);
        Ran(item, Done);
    }

    private static string[] Texts(JsonElement list)
    {
        // Elsa reads a list out of a text too.
        if (list.ValueKind == JsonValueKind.String && list.GetString()!.AsSpan().TrimStart().StartsWith('[') && ValueConversion.TryParseText(list, out JsonElement parsed))
        {
            return Texts(parsed);
        }

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
