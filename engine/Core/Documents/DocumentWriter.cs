using System.Buffers;
using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Documents;

/// <summary>Writes a definition as Elsa 3 JSON, in the order in which Elsa writes it.</summary>
public static class DocumentWriter
{
    public const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    /// <summary>Indented, as a person would keep it in a file.</summary>
    public static string Write(WorkflowDocument document) =>
        System.Text.Encoding.UTF8.GetString(Bytes(document, JsonFields.Compact with { Indented = true }).Span);

    public static ReadOnlyMemory<byte> WriteCompact(WorkflowDocument document) => Bytes(document, JsonFields.Compact);

    private static ReadOnlyMemory<byte> Bytes(WorkflowDocument document, JsonWriterOptions options)
    {
        ArrayBufferWriter<byte> buffer = new(8 * 1024);
        using Utf8JsonWriter writer = new(buffer, options with { MaxDepth = 0 });
        Document(writer, document);
        writer.Flush();

        return buffer.WrittenMemory;
    }

    private static void Document(Utf8JsonWriter writer, WorkflowDocument document)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", Schema);
        writer.WriteString("id", document.Id);
        writer.WriteString("definitionId", document.DefinitionId);
        Optional(writer, "tenantId", document.TenantId);
        writer.WriteString("name", document.Name);
        writer.WriteString("description", document.Description);

        if (document.CreatedAt is { } createdAt)
        {
            writer.WriteString("createdAt", createdAt);
        }

        writer.WriteNumber("version", document.Version);
        Optional(writer, "toolVersion", document.ToolVersion);
        Variables(writer, document.Variables);
        writer.WriteStartArray("inputs");

        foreach (InputDeclaration input in document.Inputs)
        {
            writer.WriteStartObject();
            writer.WriteString("type", input.Type);
            writer.WriteString("name", input.Name);
            Optional(writer, "displayName", input.DisplayName);
            Optional(writer, "description", input.Description);
            Optional(writer, "category", input.Category);
            Optional(writer, "uiHint", input.UiHint);
            Optional(writer, "storageDriverType", input.StorageDriverType);
            Fields(writer, input.Extra);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("outputs");

        foreach (OutputDeclaration output in document.Outputs)
        {
            writer.WriteStartObject();
            writer.WriteString("type", output.Type);
            writer.WriteString("name", output.Name);
            Optional(writer, "displayName", output.DisplayName);
            Optional(writer, "description", output.Description);
            Optional(writer, "category", output.Category);
            Fields(writer, output.Extra);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("outcomes");

        foreach (string outcome in document.Outcomes)
        {
            writer.WriteStringValue(outcome);
        }

        writer.WriteEndArray();
        Map(writer, "customProperties", document.CustomProperties);
        writer.WriteBoolean("isReadonly", document.IsReadonly);
        writer.WriteBoolean("isSystem", document.IsSystem);
        writer.WriteBoolean("isLatest", document.IsLatest);
        writer.WriteBoolean("isPublished", document.IsPublished);
        Map(writer, "options", document.Options);
        Fields(writer, document.Extra);
        writer.WritePropertyName("root");
        Activity(writer, document.Root);
        writer.WriteEndObject();
    }

    private static void Activity(Utf8JsonWriter writer, ActivityNode node)
    {
        writer.WriteStartObject();
        writer.WriteString("id", node.Id);
        Optional(writer, "nodeId", node.NodeId);
        Optional(writer, "name", node.Name);
        writer.WriteString("type", node.Type);
        writer.WriteNumber("version", node.Version);

        foreach ((string name, InputValue input) in node.Inputs)
        {
            writer.WriteStartObject(name);
            writer.WriteString("typeName", input.TypeName);
            writer.WriteStartObject("expression");
            writer.WriteString("type", input.Expression.Type);
            writer.WritePropertyName("value");
            input.Expression.Value.WriteTo(writer);
            writer.WriteEndObject();
            Fields(writer, input.Extra);
            writer.WriteEndObject();
        }

        foreach ((string name, OutputValue output) in node.Outputs)
        {
            writer.WriteStartObject(name);
            writer.WriteString("typeName", output.TypeName);
            writer.WriteStartObject("memoryReference");
            writer.WriteString("id", output.VariableId);
            writer.WriteEndObject();
            Fields(writer, output.Extra);
            writer.WriteEndObject();
        }

        if (node.Flowchart is { } body)
        {
            Flowchart(writer, body);
        }

        Fields(writer, node.Extra);
        Map(writer, "customProperties", node.CustomProperties);
        Map(writer, "metadata", node.Metadata);
        writer.WriteEndObject();
    }

    private static void Flowchart(Utf8JsonWriter writer, FlowchartBody body)
    {
        Optional(writer, "start", body.Start);
        writer.WriteStartArray("activities");

        foreach (ActivityNode activity in body.Activities)
        {
            Activity(writer, activity);
        }

        writer.WriteEndArray();
        Variables(writer, body.Variables);
        writer.WriteStartArray("connections");

        foreach (Connection connection in body.Connections)
        {
            writer.WriteStartObject();

            if (connection.Flat)
            {
                writer.WriteString("source", connection.Source);
                writer.WriteString("target", connection.Target);
                writer.WriteString("sourcePort", connection.SourcePort);
                writer.WriteString("targetPort", connection.TargetPort);
            }
            else
            {
                Endpoint(writer, "source", connection.Source, connection.SourcePort);
                Endpoint(writer, "target", connection.Target, connection.TargetPort);
            }

            if (connection.Vertices is { } vertices)
            {
                writer.WritePropertyName("vertices");
                vertices.WriteTo(writer);
            }

            Fields(writer, connection.Extra);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Endpoint(Utf8JsonWriter writer, string name, string activity, string port)
    {
        writer.WriteStartObject(name);
        writer.WriteString("activity", activity);
        writer.WriteString("port", port);
        writer.WriteEndObject();
    }

    private static void Variables(Utf8JsonWriter writer, IReadOnlyList<VariableDeclaration> variables)
    {
        writer.WriteStartArray("variables");

        foreach (VariableDeclaration variable in variables)
        {
            writer.WriteStartObject();
            writer.WriteString("id", variable.Id);
            writer.WriteString("name", variable.Name);
            writer.WriteString("typeName", variable.TypeName);
            writer.WriteBoolean("isArray", variable.IsArray);
            writer.WritePropertyName("value");
            (variable.Value ?? JsonFields.Null).WriteTo(writer);
            Optional(writer, "storageDriverTypeName", variable.StorageDriverTypeName);
            Fields(writer, variable.Extra);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Map(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, JsonElement> fields)
    {
        writer.WriteStartObject(name);
        Fields(writer, fields);
        writer.WriteEndObject();
    }

    private static void Fields(Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> fields)
    {
        foreach ((string name, JsonElement value) in fields)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }
}
