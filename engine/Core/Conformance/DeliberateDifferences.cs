using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Conformance;

/// <summary>
/// Where we mean to differ from Elsa, each with its reason: always stricter or safer. An entry names a case, or a kind of case: a code with which
/// a definition is not taken, words of a recorded incident that comes from a defect of Elsa's own machinery, a code with which an instance of
/// ours stops where Elsa goes on with a value that nobody gave, or one with which both stop while ours keeps its variables as they were.
/// </summary>
public sealed class DeliberateDifferences
{
    private readonly IReadOnlyList<Entry> _entries;

    private DeliberateDifferences(IReadOnlyList<Entry> entries) => _entries = entries;

    public static readonly DeliberateDifferences None = new([]);

    /// <summary>Reads <c>[{"case"|"refused"|"incident"|"fault"|"unchanged": …, "reason": …}]</c>.</summary>
    /// <exception cref="JsonException">The text is no such list.</exception>
    public static DeliberateDifferences Read(string json)
    {
        try
        {
            return new DeliberateDifferences([.. JsonFields.Parse(json).EnumerateArray().Select(entry => new Entry(
                Text(entry, "case"), Text(entry, "refused"), Text(entry, "incident"), Text(entry, "fault"), Text(entry, "unchanged"), entry.GetProperty("reason").GetString()!))]);
        }
        catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException)
        {
            throw new JsonException(fault.Message, fault);
        }

        static string? Text(JsonElement entry, string field) => entry.TryGetProperty(field, out JsonElement value) ? value.GetString() : null;
    }

    /// <summary>Null when the case has no business to differ.</summary>
    public string? ReasonFor(ConformanceCase conformance, CaseObservation seen, IReadOnlyList<string> differences)
    {
        if (seen.Problems.Count > 0)
        {
            string?[] reasons = [.. seen.Problems.Select(problem => problem.Code).Distinct().Select(code => _entries.FirstOrDefault(entry => entry.Refused == code)?.Reason)];

            return reasons.Contains(null) ? null : string.Join(' ', reasons);
        }

        bool onlyVariables = differences.All(difference => difference.Contains(CaseComparison.VariablesDiffer, StringComparison.Ordinal));

        foreach (Entry entry in _entries)
        {
            if ((entry.Case is { } name && name == conformance.Name)
                || (entry.Incident is { } words && conformance.IsQuirk && Recorded(conformance.Final) is { } incidents && incidents.EnumerateArray().Any(
                    incident => incident.TryGetProperty("message", out JsonElement message) && message.GetString()!.Contains(words, StringComparison.Ordinal)))
                || (entry.Fault is { } code && IncidentsOf(conformance.Final) == 0 && Stopped(seen, code))
                || (entry.Unchanged is { } failed && onlyVariables && Stopped(seen, failed)))
            {
                return entry.Reason;
            }
        }

        return null;
    }

    private static bool Stopped(CaseObservation seen, string code) => seen.Final!["incidents"]!.AsArray().Any(incident => incident!["code"]!.GetValue<string>() == code);

    private static int IncidentsOf(JsonElement final) => Recorded(final)?.GetArrayLength() ?? 0;

    private static JsonElement? Recorded(JsonElement final) => ConformanceCase.Field(final, "incidents") is { ValueKind: JsonValueKind.Array } incidents ? incidents : null;

    private sealed record Entry(string? Case, string? Refused, string? Incident, string? Fault, string? Unchanged, string Reason);
}
