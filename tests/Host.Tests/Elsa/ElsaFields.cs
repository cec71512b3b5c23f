using System.Text.Json;

namespace LaoCai.Workflows.Host.Tests.Elsa;

/// <summary>
/// The fields of an Elsa 3.7.1 workflow-definition document. A document with a field that is not here, or without one that must
/// be, is named by its place; so are connections that lead nowhere, which Elsa drops without a word.
/// </summary>
internal sealed class ElsaFields
{
    private static readonly string[] Definition =
    [
        "$schema", "id", "definitionId", "tenantId", "name", "description", "createdAt", "version", "toolVersion", "variables", "inputs", "outputs", "outcomes",
        "customProperties", "isReadonly", "isSystem", "isLatest", "isPublished", "options", "root",
    ];

    private static readonly string[] Needed = ["id", "definitionId", "name", "version", "variables", "inputs", "outputs", "outcomes", "customProperties", "isLatest", "isPublished", "options", "root"];
    private static readonly string[] Options = ["activationStrategyType", "usableAsActivity", "autoUpdateConsumingWorkflows", "activityCategory", "incidentStrategyType", "commitStrategyName"];
    private static readonly string[] Variable = ["id", "name", "typeName", "isArray", "value", "storageDriverTypeName"];
    private static readonly string[] Input = ["type", "name", "displayName", "description", "category", "uiHint"];
    private static readonly string[] Output = ["type", "name", "displayName", "description", "category"];
    private static readonly string[] Activity = ["id", "nodeId", "name", "type", "version", "customProperties", "metadata"];
    private static readonly string[] Flowchart = ["activities", "variables", "connections", "start"];
    private static readonly string[] Metadata = ["displayText", "description", "designer"];
    private static readonly string[] Expressions = ["Literal", "JavaScript", "Object", "Variable", "Input", "Liquid", "CSharp", "Python"];
    private const string StorageDriver = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    /// <summary>Stock activities: inputs, then outputs.</summary>
    private static readonly Dictionary<string, (string[] Inputs, string[] Outputs)> Activities = new()
    {
        ["Elsa.Start"] = ([], []), ["Elsa.End"] = ([], []), ["Elsa.Finish"] = ([], []),
        ["Elsa.RunTask"] = (["taskName", "payload"], ["result"]),
        ["Elsa.FlowDecision"] = (["condition"], []), ["Elsa.FlowSwitch"] = (["mode"], []),
        ["Elsa.FlowFork"] = (["branches"], []), ["Elsa.FlowJoin"] = (["mode"], []),
        ["Elsa.SetVariable"] = (["value"], []), ["Elsa.SetOutput"] = (["outputName", "outputValue"], []),
        ["Elsa.Delay"] = (["timeSpan"], []), ["Elsa.StartAt"] = (["dateTime"], []),
        ["Elsa.Event"] = (["eventName"], ["result"]), ["Elsa.PublishEvent"] = (["eventName", "correlationId", "isLocalEvent", "payload"], []),
        ["Elsa.DispatchWorkflow"] = (["workflowDefinitionId", "correlationId", "input", "waitForCompletion"], ["result"]),
        ["Elsa.Fault"] = (["code", "category", "faultType", "message"], []),
    };

    private readonly List<string> _faults = [];

    public static IReadOnlyList<string> FaultsOf(JsonElement definition)
    {
        var fields = new ElsaFields();
        fields.Check(definition);
        return fields._faults;
    }

    private void Check(JsonElement definition)
    {
        Only(definition, "", Definition);
        var missing = Needed.Where(name => !definition.TryGetProperty(name, out _)).ToList();
        _faults.AddRange(missing.Select(name => $"{name} is missing"));
        if (missing.Count > 0) return;

        Only(definition.GetProperty("options"), "options", Options);
        var variables = Each(definition, "variables", Variable);
        foreach (var variable in variables.Where(variable => Text(variable, "storageDriverTypeName") != StorageDriver)) _faults.Add($"variable {Text(variable, "id")} is kept by no driver of Elsa's");
        Each(definition, "inputs", Input);
        Each(definition, "outputs", Output);
        Chart(definition.GetProperty("root"), "root", [.. variables.Select(variable => Text(variable, "id"))]);
    }

    private void Chart(JsonElement chart, string place, HashSet<string> variables)
    {
        if (Text(chart, "type") != "Elsa.Flowchart") _faults.Add($"{place} is no flowchart");
        Only(chart, place, [.. Activity, .. Flowchart]);
        variables.UnionWith(Each(chart, "variables", Variable).Select(variable => Text(variable, "id")));
        var activities = chart.GetProperty("activities").EnumerateArray().ToList();
        foreach (var activity in activities) Step(activity, variables);
        var ids = activities.Select(activity => Text(activity, "id")).ToHashSet();
        if (ids.Count != activities.Count) _faults.Add($"{place}: an id is used twice");
        foreach (var connection in chart.GetProperty("connections").EnumerateArray())
        {
            Only(connection, "connection", ["source", "target", "vertices"]);
            foreach (var end in (string[])["source", "target"])
            {
                Only(connection.GetProperty(end), $"connection {end}", ["activity", "port"]);
                if (!ids.Contains(Text(connection.GetProperty(end), "activity"))) _faults.Add($"a connection's {end} is no activity");
            }
        }
    }

    private void Step(JsonElement activity, HashSet<string> variables)
    {
        var (id, type) = (Text(activity, "id"), Text(activity, "type"));
        if (type == "Elsa.Flowchart")
        {
            Chart(activity, id, [.. variables]);
            return;
        }

        if (!Activities.TryGetValue(type, out var known))
        {
            _faults.Add($"{id}: {type} is no stock activity");
            return;
        }

        string[] special = type switch { "Elsa.FlowSwitch" => ["cases"], "Elsa.SetVariable" => ["variable"], _ => [] };
        Only(activity, id, [.. Activity, .. known.Inputs, .. known.Outputs, .. special]);
        if (activity.TryGetProperty("metadata", out var metadata)) Only(metadata, $"{id}.metadata", Metadata);
        foreach (var input in known.Inputs) Wrapper(activity, input, id);
        foreach (var output in known.Outputs.Where(output => activity.TryGetProperty(output, out _)))
        {
            Only(activity.GetProperty(output), $"{id}.{output}", ["typeName", "memoryReference"]);
            if (!variables.Contains(Text(activity.GetProperty(output).GetProperty("memoryReference"), "id"))) _faults.Add($"{id}.{output} is kept in no variable");
        }

        if (!activity.TryGetProperty("cases", out var cases)) return;
        foreach (var one in cases.EnumerateArray())
        {
            Only(one, $"{id}.case", ["label", "condition"]);
            Expression(one.GetProperty("condition"), $"{id}.case");
        }
    }

    private void Wrapper(JsonElement activity, string input, string id)
    {
        if (!activity.TryGetProperty(input, out var wrapper) || wrapper.ValueKind is not JsonValueKind.Object) return;
        Only(wrapper, $"{id}.{input}", ["typeName", "expression"]);
        if (!wrapper.TryGetProperty("typeName", out _)) _faults.Add($"{id}.{input} has no typeName, so Elsa ignores it");
        Expression(wrapper.GetProperty("expression"), $"{id}.{input}");
    }

    private void Expression(JsonElement expression, string place)
    {
        Only(expression, place, ["type", "value"]);
        if (!Expressions.Contains(Text(expression, "type"))) _faults.Add($"{place}: {Text(expression, "type")} is no expression of Elsa's");
        if (Text(expression, "type") == "Object") using (JsonDocument.Parse(expression.GetProperty("value").GetString()!)) { }
    }

    private List<JsonElement> Each(JsonElement owner, string list, string[] known)
    {
        var items = owner.GetProperty(list).EnumerateArray().ToList();
        foreach (var item in items) Only(item, list, known);
        return items;
    }

    private void Only(JsonElement element, string place, string[] known) =>
        _faults.AddRange(element.EnumerateObject().Where(field => !known.Contains(field.Name)).Select(field => $"{place}.{field.Name} is no field of Elsa's"));

    private static string Text(JsonElement element, string field) => element.TryGetProperty(field, out var value) ? value.GetString() ?? "" : "";
}
