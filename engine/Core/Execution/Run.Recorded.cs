using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Expressions;

namespace LaoCai.Workflows.Engine.Execution;

// What a record says when it is decided again: the answers that the world gave then, and what was decided before a rule was what it is now.
internal sealed partial class Run
{
    private WorkflowEvent? RecordedNext => _context.Recorded is { } recorded && _events.Count < recorded.Count ? recorded[_events.Count] : null;

    /// <summary>A share of an agency was once not asked about.</summary>
    private IReadOnlyList<int> ExplainedThen(IReadOnlyList<int> late) =>
        RecordedNext is WorkflowEvent.LatenessExplained then && then.Nos.SequenceEqual(late.Where(no => no >= 0)) ? then.Nos : late;

    /// <summary>A script that the clock or the memory limit stopped is stopped again without being run.</summary>
    private ScriptFault? StoppedThen(CompiledActivity activity) => RecordedFault(activity, "script.too-long") ?? RecordedFault(activity, "script.too-much-memory");

    private ScriptFault? RecordedFault(CompiledActivity activity, string code) =>
        RecordedNext is WorkflowEvent.ActivityFaulted then && then.ActivityId == activity.Id && then.Code == code ? new ScriptFault(then.Code, then.Message) : null;

    /// <summary>A fork without branches once left through no port at all.</summary>
    private bool RanIntoNothing(CompiledActivity activity) =>
        RecordedNext is WorkflowEvent.ActivityRan { Outcomes.Count: 0 } then && then.ActivityId == activity.Id;

    /// <summary>What a script writes was once turned into the variable's declared type. Why it did not fit then; null where it did.</summary>
    private string? OnceConverted(int? scope, CompiledVariable variable, ref JsonElement value)
    {
        if (!ValueConversion.TryConvert(value, variable.TypeName, variable.IsArray, out JsonElement converted))
        {
            return RecordedNext is WorkflowEvent.ActivityFaulted { Code: "script.bad-value" }
                ? $"The value '{ValueConversion.TextOf(value)}' is not compatible with the variable '{variable.Name}' of type '{variable.TypeName}'."
                : null;
        }

        foreach (WorkflowEvent.VariablesSet set in _context.Recorded!.OfType<WorkflowEvent.VariablesSet>())
        {
            if (set.Scope == scope && set.Values.TryGetValue(variable.Name, out JsonElement then) && JsonElement.DeepEquals(then, converted))
            {
                value = converted;
            }
        }

        return null;
    }

    /// <summary>A record that is older than the rule of <see cref="EndRoot"/> does not have the step that the rule queues.</summary>
    private bool WillRun(CompiledActivity activity) =>
        _context.Recorded is not { } recorded || recorded.Skip(_events.Count).Any(happened => happened.BegunActivity == activity.Id);
}
