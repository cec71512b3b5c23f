using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Documents;

/// <summary>Reads Elsa 3 workflow-definition JSON. Hostile input gives problems, never an exception and never much memory.</summary>
public static class DocumentReader
{
    /// <summary>Longest document that is read, in bytes. Real ones have some tens of thousands.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    public static DocumentReading Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
        {
            return Unreadable("document.too-large", $"A definition may have {MaxBytes} bytes; this one has {utf8.Length}.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, JsonFields.Strict);

            return Read(document.RootElement.Clone());
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException) // the second: half of a surrogate pair, which the parser lets pass
        {
            return Unreadable("document.not-json", $"The text is not JSON that can be read: {fault.Message}");
        }
    }

    public static DocumentReading Read(string json) => Read(System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>Reads a parsed document; the element's memory must outlive the result.</summary>
    public static DocumentReading Read(JsonElement json)
    {
        List<FieldProblem> problems = [];
        WorkflowDocument? document = Document(new FieldReader(json, "$", problems));

        return problems.Count == 0
            ? new DocumentReading(document, [])
            : new DocumentReading(null, [.. problems.Select(problem => new DefinitionProblem($"document.{problem.Code}", problem.Path, problem.Message))]);
    }

    private static DocumentReading Unreadable(string code, string message) => new(null, [new DefinitionProblem(code, null, message)]);

    private static WorkflowDocument? Document(FieldReader fields)
    {
        fields.Skip("$schema");

        string? definitionId = fields.RequiredText("definitionId");
        ActivityNode? root = fields.Object("root") is { } rootFields ? Activity(rootFields) : fields.Missing<ActivityNode>("root");
        WorkflowDocument document = new()
        {
            DefinitionId = definitionId ?? "",
            Root = root ?? new ActivityNode { Id = "", Type = "" },
            Id = fields.Text("id") ?? "",
            TenantId = fields.Text("tenantId"),
            Name = fields.Text("name") ?? "",
            Description = fields.Text("description") ?? "",
            CreatedAt = fields.Instant("createdAt"),
            Version = fields.Number("version") ?? 1,
            ToolVersion = fields.Text("toolVersion"),
            Variables = fields.List("variables", Variable),
            Inputs = fields.List("inputs", Input),
            Outputs = fields.List("outputs", Output),
            Outcomes = fields.Texts("outcomes"),
            CustomProperties = fields.Map("customProperties"),
            IsReadonly = fields.Flag("isReadonly"),
            IsSystem = fields.Flag("isSystem"),
            IsLatest = fields.Flag("isLatest"),
            IsPublished = fields.Flag("isPublished"),
            Options = fields.Map("options"),
            Extra = fields.Rest(),
        };

        return definitionId is null || root is null ? null : document;
    }

    private static VariableDeclaration? Variable(FieldReader fields)
    {
        string? name = fields.RequiredText("name");

        return name is null
            ? null
            : new VariableDeclaration(fields.Text("id") ?? name, name, fields.Text("typeName") ?? "Object")
            {
                IsArray = fields.Flag("isArray"),
                Value = fields.Value("value"),
                StorageDriverTypeName = fields.Text("storageDriverTypeName"),
                Extra = fields.Rest(),
            };
    }

    private static InputDeclaration? Input(FieldReader fields) => fields.RequiredText("name") is not { } name
        ? null
        : new InputDeclaration(name, fields.Text("type") ?? "Object")
        {
            DisplayName = fields.Text("displayName"),
            Description = fields.Text("description"),
            Category = fields.Text("category"),
            UiHint = fields.Text("uiHint"),
            StorageDriverType = fields.Text("storageDriverType"),
            Extra = fields.Rest(),
        };

    private static OutputDeclaration? Output(FieldReader fields) => fields.RequiredText("name") is not { } name
        ? null
        : new OutputDeclaration(name, fields.Text("type") ?? "Object")
        {
            DisplayName = fields.Text("displayName"),
            Description = fields.Text("description"),
            Category = fields.Text("category"),
            Extra = fields.Rest(),
        };

    private static ActivityNode? Activity(FieldReader fields)
    {
        string? id = fields.RequiredText("id");
        string? type = fields.RequiredText("type");

        if (id is null || type is null)
        {
            return null;
        }

        FlowchartBody? body = type == ActivityTypes.Flowchart ? Flowchart(fields) : null;
        ActivityNode node = new()
        {
            Id = id,
            Type = type,
            NodeId = fields.Text("nodeId"),
            Name = fields.Text("name"),
            Version = fields.Number("version") ?? 1,
            CustomProperties = fields.Map("customProperties"),
            Metadata = fields.Map("metadata"),
            Flowchart = body,
        };

        Dictionary<string, InputValue> inputs = new(StringComparer.Ordinal);
        Dictionary<string, OutputValue> outputs = new(StringComparer.Ordinal);
        Dictionary<string, JsonElement> extra = new(StringComparer.Ordinal);

        foreach ((string name, JsonElement value) in fields.Rest())
        {
            if (AsInput(value) is { } input)
            {
                inputs.Add(name, input);
            }
            else if (AsOutput(value) is { } output)
            {
                outputs.Add(name, output);
            }
            else
            {
                extra.Add(name, value);
            }
        }

        return node with { Inputs = inputs, Outputs = outputs, Extra = extra };
    }

    private static FlowchartBody Flowchart(FieldReader fields) => new()
    {
        Activities = fields.List("activities", Activity),
        Variables = fields.List("variables", Variable),
        Connections = fields.List("connections", Connection),
        Start = fields.TextOrId("start"),
    };

    private static Connection? Connection(FieldReader fields)
    {
        if (fields.IsText("source"))
        {
            return fields.RequiredText("source") is { } from && fields.RequiredText("target") is { } to
                ? new Connection(from, fields.Text("sourcePort") ?? "Done", to, fields.Text("targetPort") ?? "In")
                {
                    Flat = true,
                    Vertices = fields.Value("vertices"),
                    Extra = fields.Rest(),
                }
                : null;
        }

        return fields.Object("source") is { } source && fields.Object("target") is { } target
            && source.RequiredText("activity") is { } sourceId && target.RequiredText("activity") is { } targetId
            ? new Connection(sourceId, source.Text("port") ?? "Done", targetId, target.Text("port") ?? "In")
            {
                Vertices = fields.Value("vertices"),
                Extra = fields.Rest(),
            }
            : fields.Missing<Connection>("source and target");
    }

    /// <summary><c>{"typeName","expression":{"type","value"}}</c>; null when the value is anything else.</summary>
    private static InputValue? AsInput(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("typeName", out JsonElement typeName) || typeName.ValueKind != JsonValueKind.String
            || !value.TryGetProperty("expression", out JsonElement expression) || AsExpression(expression) is not { } read)
        {
            return null;
        }

        return new InputValue(typeName.GetString()!, read) { Extra = Others(value, "typeName", "expression") };
    }

    private static OutputValue? AsOutput(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty("memoryReference", out JsonElement reference) && reference.ValueKind == JsonValueKind.Object
        && reference.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String
            ? new OutputValue(value.TryGetProperty("typeName", out JsonElement type) && type.ValueKind == JsonValueKind.String ? type.GetString()! : "Object", id.GetString()!)
            {
                Extra = Others(value, "typeName", "memoryReference"),
            }
            : null;

    /// <summary><c>{"type","value"}</c>, a type of null being a literal's; null when the value is anything else.</summary>
    internal static Expression? AsExpression(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("type", out JsonElement type) && type.ValueKind is JsonValueKind.String or JsonValueKind.Null
            ? new Expression(type.GetString() ?? "Literal", value.TryGetProperty("value", out JsonElement inner) ? inner : JsonFields.Null)
            : null;

    private static IReadOnlyDictionary<string, JsonElement> Others(JsonElement value, string first, string second)
    {
        Dictionary<string, JsonElement>? others = null;

        foreach (JsonProperty field in value.EnumerateObject())
        {
            if (field.Name != first && field.Name != second)
            {
                (others ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal)).Add(field.Name, field.Value);
            }
        }

        return others ?? JsonFields.None;
    }
}
