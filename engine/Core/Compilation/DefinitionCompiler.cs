using System.Text.Json;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Expressions;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Compilation;

/// <summary>Turns one document into an <see cref="ExecutableDefinition"/>, noting every problem on the way and not only the first.</summary>
internal sealed class DefinitionCompiler(WorkflowDocument document)
{
    /// <summary>More than ten times what the longest real procedure has.</summary>
    public const int MostActivities = 2_000;
    public const int MostConnections = 5_000;
    public const int DeepestNesting = 8;

    private readonly List<DefinitionProblem> _problems = [];
    private readonly Dictionary<string, CompiledActivity> _activities = new(StringComparer.Ordinal);
    private int _connections;

    public CompilationResult Compile()
    {
        (DefinitionClock clock, IReadOnlyList<FieldProblem> clockProblems) = DefinitionClock.Read(document.CustomProperties);

        foreach (FieldProblem problem in clockProblems)
        {
            Add("clock.unreadable", null, problem.Message);
        }

        if (document.Root.Type != ActivityTypes.Flowchart)
        {
            Add("root.not-a-flowchart", document.Root.Id, $"The root must be a flowchart, not {document.Root.Type}.");

            return new CompilationResult(null, _problems);
        }

        CompiledActivity root = new(document.Root, ActivityKind.Flowchart, null, 0);
        _activities[document.Root.Id] = root;
        IReadOnlyList<CompiledVariable> variables = Variables(document.Variables);
        VariableScope scope = new(null, null, variables);
        Flow(document.Root, root, null, scope, 1);

        return _problems.Count > 0
            ? new CompilationResult(null, _problems)
            : new CompilationResult(new ExecutableDefinition(document, ContentHash.Of(document), clock, root, _activities) { Variables = variables }, []);
    }

    private void Flow(ActivityNode node, CompiledActivity container, FlowGraph? parent, VariableScope outer, int depth)
    {
        FlowchartBody body = node.Flowchart ?? new FlowchartBody();
        _connections += body.Connections.Count;

        if (depth > DeepestNesting || _activities.Count + body.Activities.Count > MostActivities || _connections > MostConnections)
        {
            Add("document.too-large", node.Id,
                $"A definition may have {MostActivities} activities, {MostConnections} connections and {DeepestNesting} levels of flowcharts.");

            return;
        }

        FlowGraph flow = new(container, parent, body.Activities.Count) { Variables = Variables(body.Variables) };
        container.Inner = flow;
        VariableScope scope = new(outer, flow, flow.Variables);
        Dictionary<string, int> places = new(StringComparer.Ordinal);

        for (int i = 0; i < body.Activities.Count; i++)
        {
            ActivityNode inner = body.Activities[i];

            if (!ActivityTypes.IsKnown(inner.Type))
            {
                Add("activity.unknown-type", inner.Id, $"{inner.Id} has the type {inner.Type}, which the engine does not run.");
            }

            if (!_activities.TryAdd(inner.Id, flow.Activities[i] = new CompiledActivity(inner, KindOf(inner.Type), flow, i)))
            {
                Add("activity.duplicate-id", inner.Id, $"The id {inner.Id} occurs twice.");
            }

            places.TryAdd(inner.Id, i);
        }

        List<(int, string, int)> connections = [];

        foreach (Connection connection in body.Connections)
        {
            bool known = true;

            foreach (string end in (ReadOnlySpan<string>)[connection.Source, connection.Target])
            {
                if (!places.ContainsKey(end))
                {
                    known = false;
                    Add("connection.unknown-activity", DefinitionProblem.PlaceOf(connection), $"The connection {DefinitionProblem.PlaceOf(connection)} names {end}, which is not in the flowchart {node.Id}.");
                }
            }

            if (known)
            {
                connections.Add((places[connection.Source], connection.SourcePort, places[connection.Target]));
            }
        }

        if (body.Start is { } start && !places.ContainsKey(start))
        {
            Add("flowchart.unknown-start", node.Id, $"The flowchart {node.Id} starts at {start}, which it does not have.");
        }

        flow.Connect(connections, StartOf(body, places, connections));

        for (int i = 0; i < body.Activities.Count; i++)
        {
            Activity(body.Activities[i], flow.Activities[i], scope, depth);
        }
    }

    /// <summary>The named start, else the first Start, else what can start a workflow, else the first without an inbound connection, else the first.</summary>
    private static int StartOf(FlowchartBody body, Dictionary<string, int> places, List<(int Source, string Port, int Target)> connections)
    {
        if (body.Start is { } named && places.TryGetValue(named, out int place))
        {
            return place;
        }

        int start = First(activity => activity.Type == ActivityTypes.Start);
        start = start >= 0 ? start : First(activity => activity.CustomProperties.TryGetValue("canStartWorkflow", out JsonElement can) && can.ValueKind == JsonValueKind.True);
        start = start >= 0 ? start : First(activity => !connections.Exists(connection => connection.Target == places[activity.Id]));

        return start >= 0 ? start : body.Activities.Count == 0 ? -1 : 0;

        int First(Func<ActivityNode, bool> isIt)
        {
            for (int i = 0; i < body.Activities.Count; i++)
            {
                if (isIt(body.Activities[i]))
                {
                    return i;
                }
            }

            return -1;
        }
    }

    private void Activity(ActivityNode node, CompiledActivity activity, VariableScope scope, int depth)
    {
        if (activity.Kind == ActivityKind.Flowchart)
        {
            Flow(node, activity, activity.Flow, scope, depth + 1);

            return;
        }

        ExpressionCompiler expressions = new(scope, (code, message) => Add(code, node.Id, message));

        for (int i = 0; i < activity.InputNames.Count; i++)
        {
            string name = activity.InputNames[i];

            if (node.Inputs.TryGetValue(name, out InputValue? input))
            {
                activity.Inputs[i] = ActivityTypes.TakesAnything(node.Type, name)
                    ? expressions.Anything(name, input.TypeName, input.Expression)
                    : expressions.Input(name, input.TypeName, input.Expression);
            }
            else if (node.Extra.TryGetValue(name, out JsonElement bare) && bare.ValueKind != JsonValueKind.Null)
            {
                activity.Inputs[i] = expressions.Bare(name, bare);
            }
        }

        if (node.Outputs.TryGetValue("result", out OutputValue? result))
        {
            activity.Result = scope.ById(result.VariableId);
            activity.Output = document.Outputs.Any(output => output.Name == result.VariableId) ? result.VariableId : null;
        }

        switch (activity.Kind)
        {
            case ActivityKind.FlowSwitch:
                activity.Cases = expressions.Cases(node.Extra);
                break;

            case ActivityKind.SetVariable:
                activity.Target = node.Extra.TryGetValue("variable", out JsonElement variable) ? scope.Of(variable) : null;

                if (activity.Target is null)
                {
                    Add("variable.missing", node.Id, $"{node.Id} does not say which variable it sets.");
                }

                break;

            case ActivityKind.RunTask:
                activity.Step = expressions.Step(activity);
                break;

            case ActivityKind.Delay when node.CustomProperties.TryGetValue("kind", out JsonElement kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals("wait"):
                Wait(node, activity);
                break;
        }
    }

    private void Wait(ActivityNode node, CompiledActivity activity)
    {
        List<FieldProblem> problems = [];
        FieldReader fields = new(node.CustomProperties, "customProperties", problems);
        activity.Wait = HumanStepJson.Limit(fields, "limit");
        activity.WaitUnit = fields.Text("unit");

        foreach (FieldProblem problem in problems)
        {
            Add("timer.unreadable", node.Id, problem.Message);
        }
    }

    private List<CompiledVariable> Variables(IReadOnlyList<VariableDeclaration> declarations)
    {
        List<CompiledVariable> variables = new(declarations.Count);

        foreach (VariableDeclaration variable in declarations)
        {
            if (variables.Exists(other => other.Name == variable.Name || other.Id == variable.Id))
            {
                Add("variable.duplicate", variable.Id, $"The variable {variable.Name} is declared twice.");
            }

            if (!ValueConversion.TryConvert(variable.Value ?? JsonFields.Null, variable.TypeName, variable.IsArray, out JsonElement value))
            {
                Add("variable.bad-default", variable.Id, $"The default of the variable {variable.Name} is no {variable.TypeName}.");
            }

            variables.Add(new CompiledVariable(variable.Id, variable.Name, variable.TypeName, variable.IsArray, value));
        }

        return variables;
    }

    private static ActivityKind KindOf(string type) =>
        type.StartsWith("Elsa.", StringComparison.Ordinal) && Enum.TryParse(type.AsSpan(5), out ActivityKind kind) ? kind : ActivityKind.Fault;

    private void Add(string code, string? place, string message) => _problems.Add(new DefinitionProblem(code, place, message));
}

/// <summary>The variables that an activity sees, from the inside out.</summary>
internal sealed record VariableScope(VariableScope? Outer, FlowGraph? Owner, IReadOnlyList<CompiledVariable> Variables)
{
    public VariableSlot? ById(string id) => Find(variable => variable.Id == id);

    /// <summary>By the id, else the name, of <c>{"id","name","typeName"}</c>; a name that nobody declares is a variable that is yet to be.</summary>
    public VariableSlot? Of(JsonElement reference)
    {
        string? id = Text(reference, "id");
        string? name = Text(reference, "name") ?? id;

        return (id is null ? null : ById(id)) ?? (name is null ? null : Find(variable => variable.Name == name) ?? new VariableSlot(null, name, Text(reference, "typeName") ?? "Object", false, Declared: false));
    }

    private VariableSlot? Find(Func<CompiledVariable, bool> isIt) =>
        Variables.FirstOrDefault(isIt) is { } found ? new VariableSlot(Owner, found.Name, found.TypeName, found.IsArray) : Outer?.Find(isIt);

    private static string? Text(JsonElement reference, string field) =>
        reference.ValueKind == JsonValueKind.Object && reference.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
