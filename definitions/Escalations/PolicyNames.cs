using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Escalations;

/// <summary>
/// Puts the province's policies in the place of their names in an Elsa document that was written elsewhere: <c>"escalation":{"name":"…"}</c>, of the
/// whole in <c>customProperties</c> and of a step in the payload of its RunTask. A definition that is in force says itself what it does.
/// </summary>
public static class PolicyNames
{
    private const string Field = "escalation";
    private const int Deepest = 64;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document itself where it names no policy that is known, or is no JSON; the reader says what is wrong with it.</summary>
    public static byte[] Replace(byte[] document, EscalationCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(catalogue);
        if (document.AsSpan().IndexOf("escalation"u8) < 0) return document;
        try
        {
            return JsonNode.Parse(document, null, new() { MaxDepth = Deepest }) is { } root && Replace(root, catalogue) ? Encoding.UTF8.GetBytes(root.ToJsonString(Plain)) : document;
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return document;
        }
    }

    private static bool Replace(JsonNode node, EscalationCatalogue catalogue)
    {
        var changed = false;
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list) changed |= item is not null && Replace(item, catalogue);
                break;
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (name == Field && value is JsonObject policy && Meant(policy, catalogue) is { } meant) (fields[name], changed) = (meant, true);
                    // A payload is an object, or the text of one.
                    else if (name == "value" && value is JsonValue said && said.TryGetValue<string>(out var text) && Inside(text, catalogue) is { } written) (fields[name], changed) = (written, true);
                    else if (value is not null) changed |= Replace(value, catalogue);
                }

                break;
        }

        return changed;
    }

    private static string? Inside(string text, EscalationCatalogue catalogue)
    {
        if (!text.Contains(Field, StringComparison.Ordinal) || !text.TrimStart().StartsWith('{')) return null;
        try
        {
            return JsonNode.Parse(text, null, new() { MaxDepth = Deepest }) is { } node && Replace(node, catalogue) ? node.ToJsonString(Plain) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static JsonNode? Meant(JsonObject policy, EscalationCatalogue catalogue)
    {
        if (policy.ContainsKey("warnAt") || policy.ContainsKey("chain") || policy["name"] is not JsonValue named || !named.TryGetValue<string>(out var name) || catalogue.Find(name) is not { } known)
            return null;
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) HumanStepJson.Write(writer, known);
        return JsonNode.Parse(buffer.ToArray());
    }
}
