using System.Text.Json;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Expressions;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Compilation;

/// <summary>The expressions of one activity.</summary>
internal sealed class ExpressionCompiler(VariableScope scope, Action<string, string> problem)
{
    private static readonly HashSet<string> ElsasOwn = new(StringComparer.Ordinal) { "Liquid", "CSharp", "Python" };

    public CompiledInput? Input(string name, string typeName, Expression expression) =>
        Compile(name, typeName, expression) is { } compiled ? new CompiledInput(typeName, compiled) : null;

    /// <summary>Of an input that takes a value of any kind: the type that the document writes beside it says nothing.</summary>
    public CompiledInput? Anything(string name, string typeName, Expression expression)
    {
        CompiledExpression? compiled = Compile(name, "Object", expression);

        if (compiled is CompiledExpression.Constant constant && typeName != "Object")
        {
            JsonElement? once = (new ExpressionCompiler(scope, static (_, _) => { }).Compile(name, typeName, expression) as CompiledExpression.Constant)?.Value;
            compiled = once is { } earlier && !JsonElement.DeepEquals(earlier, constant.Value) ? constant with { Earlier = earlier } : constant;
        }

        return compiled is null ? null : new CompiledInput("Object", compiled);
    }

    /// <summary>A value without its wrapper: a literal, unless it is an object, which Elsa passes over without a word.</summary>
    public CompiledInput? Bare(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            problem("input.no-type-name", $"The input {name} is an object without typeName and expression.");

            return null;
        }

        return new CompiledInput("Object", new CompiledExpression.Constant(value));
    }

    public SwitchCase[] Cases(IReadOnlyDictionary<string, JsonElement> properties)
    {
        if (!properties.TryGetValue("cases", out JsonElement list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            problem("switch.bad-cases", "The cases of a switch are a list.");

            return [];
        }

        List<SwitchCase> cases = [];

        foreach (JsonElement item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object
                || !item.TryGetProperty("label", out JsonElement label) || label.ValueKind != JsonValueKind.String
                || !item.TryGetProperty("condition", out JsonElement condition) || DocumentReader.AsExpression(condition) is not { } expression)
            {
                problem("switch.bad-cases", "A case has a label and a condition with type and value.");
                continue;
            }

            if (cases.Exists(other => other.Label == label.GetString()))
            {
                problem("switch.duplicate-label", $"The label {label.GetString()} occurs twice.");
            }

            if (Compile("cases", "Boolean", expression) is { } compiled)
            {
                cases.Add(new SwitchCase(label.GetString()!, compiled));
            }
        }

        return [.. cases];
    }

    /// <summary>The human step of a RunTask whose name and payload are constants; null where either is computed.</summary>
    public HumanStep? Step(CompiledActivity task)
    {
        CompiledExpression? name = task.Inputs[0]?.Expression, payload = task.Inputs[1]?.Expression;

        if (name is not (null or CompiledExpression.Constant) || payload is not (null or CompiledExpression.Constant))
        {
            return null;
        }

        (HumanStep step, IReadOnlyList<FieldProblem> problems) = StepOf(
            (name as CompiledExpression.Constant)?.Value ?? JsonFields.Null, (payload as CompiledExpression.Constant)?.Value ?? JsonFields.Null, task.Name);

        foreach (FieldProblem fault in problems)
        {
            problem("task.payload-unreadable", fault.Message);
        }

        return step;
    }

    /// <summary>What a task name and a payload say; a payload that is no object says nothing of ours.</summary>
    internal static (HumanStep Step, IReadOnlyList<FieldProblem> Problems) StepOf(JsonElement taskName, JsonElement payload, string activityName)
    {
        HumanStep step = new();
        IReadOnlyList<FieldProblem> problems = [];

        if (ValueConversion.TryParseText(payload, out JsonElement json) && json.ValueKind == JsonValueKind.Object)
        {
            (step, problems) = HumanStepJson.Read(json);
        }

        string name = ValueConversion.TextOf(taskName);

        return (step.Title.Length > 0 ? step : step with { Title = name.Length > 0 ? name : activityName }, problems);
    }

    private CompiledExpression? Compile(string name, string typeName, Expression expression)
    {
        switch (expression.Type)
        {
            case "Literal":
                if (!ValueConversion.TryConvert(expression.Value, LiteralType(typeName), false, out JsonElement literal))
                {
                    problem("expression.bad-literal", $"The input {name} has a literal that is no {typeName}.");
                }

                return new CompiledExpression.Constant(literal);

            case "Object" or "Json":
                return Object(name, typeName, expression.Value);

            case "JavaScript":
                if (expression.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                {
                    problem("expression.bad-script", $"The script of {name} is not a text.");

                    return null;
                }

                if (CompiledScript.Compile(expression.Value.GetString() ?? "", out string? fault) is not { } script)
                {
                    problem("expression.bad-script", $"The script of {name} cannot be parsed: {fault}");

                    return null;
                }

                return new CompiledExpression.Script(script);

            case "Variable":
                return new CompiledExpression.Variable(expression.Value.ValueKind == JsonValueKind.String ? scope.ById(expression.Value.GetString()!) : scope.Of(expression.Value));

            case "Input":
                // Elsa writes the whole declaration of the input there.
                return expression.Value.ValueKind == JsonValueKind.Object && expression.Value.TryGetProperty("name", out JsonElement declared)
                    ? new CompiledExpression.Input(ValueConversion.TextOf(declared), IsYounger: true)
                    : new CompiledExpression.Input(ValueConversion.TextOf(expression.Value), IsYounger: false);

            default:
                problem("expression.unknown-type", ElsasOwn.Contains(expression.Type)
                    ? $"The input {name} is written in {expression.Type}; the engine takes Literal, Object, JavaScript, Variable and Input."
                    : $"The input {name} has an expression of the unknown type {expression.Type}.");

                return null;
        }
    }

    /// <summary>JSON text; where the input takes anything, Elsa leaves it a text, and for lists and dictionaries it is parsed.</summary>
    private CompiledExpression.Constant? Object(string name, string typeName, JsonElement value)
    {
        if (typeName == "Object")
        {
            return new CompiledExpression.Constant(value);
        }

        if (value.ValueKind is JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString())))
        {
            return new CompiledExpression.Constant(JsonFields.Null);
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return new CompiledExpression.Constant(value);
        }

        try
        {
            return new CompiledExpression.Constant(JsonFields.Parse(value.GetString()!));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            problem("expression.bad-object", $"The input {name} holds a text that is not JSON: {fault.Message}");

            return null;
        }
    }

    // Elsa's enumerations and dictionaries have long type names; a literal of theirs stays as it is.
    private static string LiteralType(string typeName) => typeName.Contains(',', StringComparison.Ordinal) || typeName.Contains('<', StringComparison.Ordinal) ? "Object" : typeName;
}
