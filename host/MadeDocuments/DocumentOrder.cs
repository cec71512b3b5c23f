using System.Text.Json;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Printing;
using LaoCai.Workflows.Store.Outbox;
using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Host.MadeDocuments;

/// <summary>
/// What a definition asks for by <see cref="AutomaticActivity.PrintEvent"/>, and the statement that keeps it in the commit of that event's
/// publication: a document is asked for once, whatever crashes.
/// </summary>
/// <param name="Template">Key of the template as the definition names it; empty where it names none.</param>
/// <param name="Step">Number of the step; null where it gives none.</param>
internal sealed record DocumentOrder(string Template, int? Step)
{
    private const int LongestKey = 200;

    /// <summary>Null for every other event. What carries no dossier gets no document.</summary>
    public static NpgsqlBatchCommand? Of(Publication publication)
    {
        if (publication.Notice.Name != AutomaticActivity.PrintEvent) return null;
        var order = Read(publication.Notice.Payload);
        var insert = new NpgsqlBatchCommand("""
            insert into dossier.document (id, instance_id, seq, ord, template, step, ordered_by, ordered_at, state, next_at)
            select gen_random_uuid(), d.instance_id, $2, $3, $4, $5,
                coalesce((select h.actor from workflow.history h where h.instance_id = $1 and h.seq = $2 limit 1), 'system:outbox'), $6, 'pending', $6
            from dossier.dossier d where d.instance_id = $1
            on conflict (instance_id, seq, ord) do nothing
            """);
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = publication.InstanceId });
        insert.Parameters.Add(new NpgsqlParameter<long> { TypedValue = publication.Seq });
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = publication.No });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = order.Template });
        insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Integer, Value = order.Step ?? (object)DBNull.Value });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = publication.At });
        return insert;
    }

    /// <summary>What speaks against publishing a definition: a document of which there is no template. A key that is computed is looked at when it is known.</summary>
    public static IEnumerable<DefinitionProblem> Check(WorkflowDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Check(document.Root);
    }

    private static IEnumerable<DefinitionProblem> Check(ActivityNode node)
    {
        foreach (var inner in node.Flowchart?.Activities ?? [])
        {
            foreach (var problem in Check(inner)) yield return problem;
        }

        if (node.Type == ActivityTypes.PublishEvent && Constant(node, "eventName") is { ValueKind: JsonValueKind.String } name && name.GetString() == AutomaticActivity.PrintEvent
            && Constant(node, "payload") is { } payload && Read(payload).Template is var key && !DocumentTemplates.Shipped.Contains(key))
            yield return new("document.unknown-template", node.Id, $"{node.Id} makes out the document “{key}”, of which there is no template; there are {string.Join(", ", DocumentTemplates.Shipped.Order(StringComparer.Ordinal))}.");
    }

    private static JsonElement? Constant(ActivityNode node, string input)
    {
        if (!node.Inputs.TryGetValue(input, out var given) || given.Expression is not { Type: "Literal" or "Object" } expression) return null;
        return expression.Value;
    }

    private static DocumentOrder Read(JsonElement? payload)
    {
        if (Parsed(payload) is not { ValueKind: JsonValueKind.Object } given) return new("", null);
        var key = given.TryGetProperty("document", out var document) && document.ValueKind == JsonValueKind.String ? document.GetString()! : ""; // a string has one
        int? step = given.TryGetProperty("no", out var no) && no.ValueKind == JsonValueKind.Number && no.TryGetInt32(out var number) ? number : null;
        return new(key.Length > LongestKey || key.Contains('\0', StringComparison.Ordinal) ? "" : key, step);
    }

    /// <summary>Elsa leaves an object that is written as JSON a text where the input takes anything.</summary>
    private static JsonElement? Parsed(JsonElement? payload)
    {
        if (payload is not { ValueKind: JsonValueKind.String } text) return payload;
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text.GetString()!); // a string has one
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
