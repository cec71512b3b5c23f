using System.Text.Json;
using System.Text.Json.Nodes;

namespace LaoCai.Workflows.Engine.Conformance;

/// <summary>What came of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Differences">Where what was seen differs from what was recorded; empty when nothing does.</param>
/// <param name="Reason">Why the differences are meant to be there; null when they are not.</param>
public sealed record CaseVerdict(string Case, IReadOnlyList<string> Differences, string? Reason)
{
    public bool Passed => Differences.Count == 0 || Reason is not null;
}

/// <summary>Compares what running a case showed with what was recorded.</summary>
public static class CaseComparison
{
    /// <summary>Runs a case in a world of its own and judges it.</summary>
    public static CaseVerdict Judge(ConformanceCase conformance, CaseWorld world, DeliberateDifferences deliberate)
    {
        CaseObservation seen;

        try
        {
            seen = CaseRunner.Run(conformance, world);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException or JsonException or OverflowException)
        {
            return new CaseVerdict(conformance.Name, [$"cannot be run: {fault.Message}"], null);
        }

        IReadOnlyList<string> differences = Compare(conformance, seen);

        return new CaseVerdict(conformance.Name, differences, differences.Count == 0 ? null : deliberate.ReasonFor(conformance, seen, differences));
    }

    public static IReadOnlyList<string> Compare(ConformanceCase conformance, CaseObservation seen)
    {
        if (seen.Problems.Count > 0)
        {
            return [.. seen.Problems.Select(problem => $"not published: {problem.Code} at {problem.Place ?? "the document"}: {problem.Message}")];
        }

        List<string> differences = [];

        if (conformance.Steps.Count == 0 && conformance.Final.ValueKind == JsonValueKind.Undefined)
        {
            return ["nothing is recorded: neither steps nor a final state"];
        }

        for (int i = 0; i < (conformance.Steps.Count == 0 ? 0 : Math.Max(conformance.Steps.Count, seen.Steps.Count)); i++)
        {
            if (i >= conformance.Steps.Count || i >= seen.Steps.Count)
            {
                differences.Add($"step {i}: recorded are {conformance.Steps.Count} steps, run were {seen.Steps.Count}");
                break;
            }

            Fields($"step {i} ({seen.Steps[i]["after"]})", conformance.Steps[i], seen.Steps[i], differences);

            if (!conformance.Steps[i].TryGetProperty("refused", out _) && seen.Steps[i]["refused"] is { } refused && !MayBeRefused(refused.GetValue<string>()))
            {
                differences.Add($"step {i} ({seen.Steps[i]["after"]}): refused with {refused}");
            }
        }

        if (conformance.Final.ValueKind != JsonValueKind.Undefined)
        {
            Ended("final", conformance.Final, seen.Final!, differences);
        }

        return differences;
    }

    /// <summary>In every difference that is one of variables.</summary>
    internal const string VariablesDiffer = ": variables was ";

    /// <summary>What Elsa accepts and then ignores, we refuse; nothing happens either way.</summary>
    private static bool MayBeRefused(string code) =>
        code is "task.not-open" or "instance.finished" or "instance.faulted" or "instance.cancelled" or "event.not-awaited";

    private static void Fields(string where, JsonElement recorded, JsonObject seen, List<string> differences)
    {
        foreach (JsonProperty field in recorded.EnumerateObject())
        {
            if (field.Name == "incidents" && field.Value.ValueKind == JsonValueKind.Array)
            {
                Incidents(where, field.Value, (JsonArray)seen["incidents"]!, differences);
            }
            else if (field.Name != "after")
            {
                Field(where, field, seen, sorted: field.Name is "waiting" or "due", differences);
            }
        }
    }

    private static void Field(string where, JsonProperty field, JsonObject seen, bool sorted, List<string> differences)
    {
        if (!seen.ContainsKey(field.Name) && field.Name is not ("refused" or "children"))
        {
            differences.Add($"{where}: {field.Name} is recorded, which is not observed here; it was {field.Value.GetRawText()}");
        }
        else if (!Equal(JsonNode.Parse(field.Value.GetRawText()), seen[field.Name], sorted))
        {
            differences.Add($"{where}: {field.Name} was {field.Value.GetRawText()}, is {seen[field.Name]?.ToJsonString(Readable) ?? "null"}");
        }
    }

    private static void Ended(string where, JsonElement recorded, JsonObject seen, List<string> differences)
    {
        foreach (JsonProperty field in recorded.EnumerateObject())
        {
            switch (field.Name)
            {
                case "children":
                    Children(where, field.Value, seen["children"] as JsonArray ?? [], differences);
                    break;

                case "incidents":
                    Incidents(where, field.Value, (JsonArray)seen["incidents"]!, differences);
                    break;

                default:
                    Field(where, field, seen, sorted: field.Name == "cancelled", differences);
                    break;
            }
        }

        if (!recorded.TryGetProperty("cancelled", out _) && seen["cancelled"] is JsonArray { Count: > 0 } cancelled)
        {
            differences.Add($"{where}: nothing was cancelled, now {cancelled.ToJsonString(Readable)}");
        }

        if (!recorded.TryGetProperty("children", out _) && seen["children"] is JsonArray { Count: > 0 } children)
        {
            differences.Add($"{where}: there was no child, now there are {children.Count}");
        }
    }

    private static void Children(string where, JsonElement recorded, JsonArray seen, List<string> differences)
    {
        if (recorded.GetArrayLength() != seen.Count)
        {
            differences.Add($"{where}: there were {recorded.GetArrayLength()} children, now {seen.Count}");

            return;
        }

        int index = 0;

        foreach (JsonElement child in recorded.EnumerateArray())
        {
            Ended($"{where} child {index}", child, (JsonObject)seen[index++]!, differences);
        }
    }

    /// <summary>Our messages may say more than the recorded ones, never something else.</summary>
    private static void Incidents(string where, JsonElement recorded, JsonArray seen, List<string> differences)
    {
        bool same = recorded.GetArrayLength() == seen.Count;
        int index = 0;

        foreach (JsonElement incident in recorded.EnumerateArray())
        {
            if (!same)
            {
                break;
            }

            JsonObject ours = (JsonObject)seen[index++]!;
            same = incident.EnumerateObject().All(field => field.Name == "message" && field.Value.ValueKind == JsonValueKind.String
                ? ours["message"]!.GetValue<string>().StartsWith(field.Value.GetString()!, StringComparison.Ordinal)
                : Equal(JsonNode.Parse(field.Value.GetRawText()), ours[field.Name], sorted: false));
        }

        if (!same)
        {
            differences.Add($"{where}: incidents were {recorded.GetRawText()}, are {seen.ToJsonString(Readable)}");
        }
    }

    /// <summary>Equal as JSON values; lists whose order says nothing are sorted first.</summary>
    private static bool Equal(JsonNode? recorded, JsonNode? seen, bool sorted)
    {
        if (sorted && recorded is JsonArray a && seen is JsonArray b && a.All(item => item?.GetValueKind() == JsonValueKind.String))
        {
            return a.Select(item => item!.GetValue<string>()).Order(StringComparer.Ordinal).SequenceEqual(b.Select(item => item!.GetValue<string>()).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        }

        return JsonNode.DeepEquals(recorded, seen);
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
