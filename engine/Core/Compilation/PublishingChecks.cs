using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Expressions;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Compilation;

/// <summary>
/// Whether a definition may be published. Besides what cannot run at all, this refuses what Elsa runs without a word although it is surely
/// wrong: a join that never goes on, a step that nothing leads to, a way back that faults when it is taken, a circle that never waits.
/// </summary>
public static class PublishingChecks
{
    /// <summary>Empty for a definition that may be published.</summary>
    public static IReadOnlyList<DefinitionProblem> Check(WorkflowDocument document)
    {
        CompilationResult compiled = ExecutableDefinition.Compile(document);

        return compiled.Definition is { } definition ? Check(definition) : compiled.Problems;
    }

    /// <summary>As the other one, for a definition that is compiled already.</summary>
    public static IReadOnlyList<DefinitionProblem> Check(ExecutableDefinition definition)
    {
        List<DefinitionProblem> problems = [];

        if (definition.Root.Activities.Length == 0)
        {
            problems.Add(new DefinitionProblem("flowchart.empty", definition.RootActivity.Id, "The definition has no activity; an instance of it would be finished before it began."));
        }

        if (IsSurveyDraft(definition.Document))
        {
            problems.Add(new DefinitionProblem("definition.survey-draft", null, "The definition says of itself that it is a draft still to be surveyed; it is not published."));
        }

        Limit(problems, null, definition.Clock.LegalLimit, definition.Clock.Escalation);

        if (definition.Clock.LegalLimit is { } legal && definition.Clock.Policy(legal).Check() is { } contradiction && TimeLimits.Check(legal) is null)
        {
            problems.Add(new DefinitionProblem(contradiction.Code, null, contradiction.Message));
        }

        Flow(problems, definition.Root, definition);

        return problems;
    }

    /// <summary>
    /// In <c>customProperties</c>: a definition made from usual steps that nobody has surveyed. Whatever way it comes in by, it stays a draft.
    /// </summary>
    public const string SurveyDraft = "surveyDraft";

    private static bool IsSurveyDraft(WorkflowDocument document) =>
        document.CustomProperties.TryGetValue(SurveyDraft, out JsonElement marked) && marked.ValueKind is not (JsonValueKind.False or JsonValueKind.Null);

    private static void Flow(List<DefinitionProblem> problems, FlowGraph flow, ExecutableDefinition definition)
    {
        FlowChecks.Check(flow, problems);

        foreach (CompiledActivity activity in flow.Activities)
        {
            Activity(problems, activity);

            if (activity.Inner is { } inner)
            {
                Flow(problems, inner, definition);
            }
        }

        Outputs(problems, flow, definition.Document.Root);
    }

    private static void Activity(List<DefinitionProblem> problems, CompiledActivity activity)
    {
        void Add(string code, string message) => problems.Add(new DefinitionProblem(code, activity.Id, message));

        for (int i = 0; i < activity.Inputs.Length; i++)
        {
            if (activity.Inputs[i]?.Expression is CompiledExpression.Variable { Slot: null or { Declared: false } } unknown)
            {
                Add("variable.unknown", $"The input {activity.InputNames[i]} of {activity.Id} reads a variable {unknown.Slot?.Name} that nobody declares.");
            }
        }

        switch (activity.Kind)
        {
            case ActivityKind.RunTask when activity.Step is { } step:
                Limit(problems, activity.Id, step.Limit, step.Escalation);
                break;

            case ActivityKind.SetVariable when activity.Target is { Declared: false } target:
                Add("variable.unknown", $"{activity.Id} sets the variable {target.Name}, which nobody declares.");
                break;

            case ActivityKind.FlowJoin when Constant(activity, 0) is { } mode && JoinModes.Of(mode) is null:
                Add("join.unknown-mode", $"{activity.Id} has the join mode {ValueConversion.TextOf(mode)}; there are WaitAny, WaitAll and WaitAllActive.");
                break;

            case ActivityKind.Event or ActivityKind.PublishEvent when activity.Inputs[0] is null || (Constant(activity, 0) is { } name && ValueConversion.TextOf(name).Length == 0):
                Add("event.no-name", $"{activity.Id} does not say which event.");
                break;

            case ActivityKind.DispatchWorkflow when activity.Inputs[0] is null || (Constant(activity, 0) is { } child && ValueConversion.TextOf(child).Length == 0):
                Add("child.no-definition", $"{activity.Id} does not say which workflow it starts.");
                break;

            case ActivityKind.Delay when activity.Inputs[0] is null || (Constant(activity, 0) is { } span && !ValueConversion.TryTimeSpan(span, out _)):
                Add("timer.bad-time-span", $"{activity.Id} waits for no length of time.");
                break;

            case ActivityKind.StartAt when activity.Inputs[0] is null || (Constant(activity, 0) is { } instant && !ValueConversion.TryInstant(instant, out _)):
                Add("timer.bad-instant", $"{activity.Id} waits for no instant.");
                break;
        }
    }

    private static JsonElement? Constant(CompiledActivity activity, int input) => (activity.Inputs[input]?.Expression as CompiledExpression.Constant)?.Value;

    private static void Limit(List<DefinitionProblem> problems, string? place, TimeLimit? limit, EscalationPolicy? policy)
    {
        if (limit is { } given && TimeLimits.Check(given) is { } fault)
        {
            problems.Add(new DefinitionProblem(fault.Code, place, fault.Message));
        }

        if (policy is { IsNameOnly: true })
        {
            problems.Add(new DefinitionProblem("escalation.name-only", place, $"The escalation policy {policy.Name} is not among those of the province."));
        }
        else if (policy is not null && DeadlineRules.Check(policy) is { } bad)
        {
            problems.Add(new DefinitionProblem(bad.Code, place, bad.Message));
        }
    }

    /// <summary>A result that goes into a variable which does not exist is lost without a word.</summary>
    private static void Outputs(List<DefinitionProblem> problems, FlowGraph flow, ActivityNode root)
    {
        ActivityNode? node = Node(root, flow.Container!.Id);

        foreach (ActivityNode activity in node?.Flowchart?.Activities ?? [])
        {
            if (activity.Outputs.TryGetValue("result", out OutputValue? output) && flow.Activities.First(one => one.Id == activity.Id) is { Result: null, Output: null })
            {
                problems.Add(new DefinitionProblem("variable.unknown", activity.Id, $"The result of {activity.Id} goes into the variable {output.VariableId}, which nobody declares."));
            }
        }
    }

    private static ActivityNode? Node(ActivityNode from, string id) =>
        from.Id == id ? from : from.Flowchart?.Activities.Select(inner => Node(inner, id)).FirstOrDefault(found => found is not null);
}
