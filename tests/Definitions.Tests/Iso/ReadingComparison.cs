using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>Compares a report with an expectation: what the expectation leaves out is not looked at.</summary>
internal static class ReadingComparison
{
    private const int Letters = 45;

    public static IReadOnlyList<string> Differences(JsonElement expected, JsonElement actual)
    {
        var differences = new List<string>();
        var wanted = expected.GetProperty("procedures").EnumerateArray().ToList();
        var read = actual.GetProperty("procedures").EnumerateArray().ToList();
        if (wanted.Count != read.Count) differences.Add($"procedures: {wanted.Count} expected, {read.Count} read");
        foreach (var (one, other) in wanted.Zip(read)) Procedure(one, other, differences);
        if (expected.TryGetProperty("diagnostics", out var diagnostics))
            foreach (var diagnostic in diagnostics.EnumerateArray())
                if (!actual.GetProperty("diagnostics").EnumerateArray().Any(said => said.GetProperty("severity").GetString() == diagnostic.GetProperty("severity").GetString()))
                    differences.Add($"not said: {diagnostic}");
        return differences;
    }

    private static void Procedure(JsonElement expected, JsonElement actual, List<string> differences)
    {
        if (expected.TryGetProperty("legalLimit", out var limit)) Limit("legal limit", limit, actual.GetProperty("legalLimit"), differences);
        var wanted = expected.GetProperty("steps").EnumerateArray().ToList();
        var read = actual.GetProperty("steps").EnumerateArray().ToList();
        if (wanted.Count != read.Count)
        {
            differences.Add($"steps: {wanted.Count} expected, {read.Count} read");
            return;
        }

        if (!Groups(wanted).SequenceEqual(Groups(read))) differences.Add("groups differ");
        foreach (var (one, other) in wanted.Zip(read)) Step(one, other, differences);
    }

    private static void Step(JsonElement expected, JsonElement actual, List<string> differences)
    {
        var no = $"step {expected.GetProperty("no").GetInt32()}";
        Text($"{no} text", Clip(Plain(expected, "text")), Clip(Plain(actual, "text")), differences);
        Text($"{no} actor", Plain(expected, "actor"), Plain(actual, "actor"), differences);
        if (expected.TryGetProperty("time", out _)) Text($"{no} time", Plain(expected, "time"), Plain(actual, "time"), differences);
        if (expected.TryGetProperty("limit", out var limit)) Limit($"{no} limit", limit, actual.GetProperty("limit"), differences);
        if (expected.TryGetProperty("outcomes", out var outcomes)) Text($"{no} outcomes", Outcomes(outcomes), Outcomes(actual.GetProperty("outcomes")), differences);
    }

    private static void Limit(string what, JsonElement expected, JsonElement actual, List<string> differences)
    {
        if (expected.ValueKind == JsonValueKind.Null && actual.ValueKind == JsonValueKind.Null) return;
        if (expected.ValueKind == JsonValueKind.Null || actual.ValueKind == JsonValueKind.Null
            || expected.GetProperty("value").GetDecimal() != actual.GetProperty("value").GetDecimal()
            || (expected.TryGetProperty("unit", out var unit) && unit.GetString() != actual.GetProperty("unit").GetString()))
            differences.Add($"{what}: {expected} expected, {actual} read");
    }

    private static void Text(string what, string expected, string actual, List<string> differences)
    {
        if (expected != actual) differences.Add($"{what}: “{expected}” expected, “{actual}” read");
    }

    private static string Outcomes(JsonElement outcomes) =>
        string.Join('|', outcomes.EnumerateArray().Select(outcome => $"{Plain(outcome, "when")}>{outcome.GetProperty("to")}").Order(StringComparer.Ordinal));

    private static List<int> Groups(List<JsonElement> steps)
    {
        var order = new List<int>();
        return [.. steps.Select(step => step.TryGetProperty("group", out var group) && group.ValueKind == JsonValueKind.Number ? Index(group.GetInt32()) : -1)];

        int Index(int group)
        {
            if (!order.Contains(group)) order.Add(group);
            return order.IndexOf(group);
        }
    }

    private static string Clip(string text) => text.Length > Letters ? text[..Letters] : text;

    private static string Plain(JsonElement element, string name)
    {
        var text = (element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "").Normalize(NormalizationForm.FormC);
        var plain = new StringBuilder();
        foreach (var letter in text)
            if (!char.IsWhiteSpace(letter) && letter is not ('/' or ';' or ',' or '.' or '-' or '–' or '+' or '*' or '•' or '…')) plain.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        return plain.ToString();
    }
}
