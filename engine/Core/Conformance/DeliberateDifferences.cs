using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Conformance;

/// <summary>
/// Where we mean to differ from Elsa, each with its reason: always stricter or safer. An entry names a case, or a kind of case: a code with which
/// a definition is not taken, or words of a recorded incident that comes from a defect of Elsa's own machinery.
/// </summary>
public sealed class DeliberateDifferences
{
    private readonly IReadOnlyList<Entry> _entries;

    private DeliberateDifferences(IReadOnlyList<Entry> entries) => _entries = entries;

    public static readonly DeliberateDifferences None = new([]);

    /// <summary>Reads <c>[{"case"|"refused"|"incident": …, "reason": …}]</c>.</summary>
    /// <exception cref="JsonException">The text is no such list.</exception>
    public static DeliberateDifferences Read(string json)
    {
        try
        {
            return new DeliberateDifferences([.. JsonFields.Parse(json).EnumerateArray().Select(entry => new Entry(
                Text(entry, "case"), Text(entry, "refused"), Text(entry, "incident"), entry.GetProperty("reason").GetString()!))]);
        }
        catch (Exception fault) when (fault is InvalidOperationException or KeyNotFoundException)
        {
            throw new JsonException(fault.Message, fault);
        }

        static string? Text(JsonElement entry, string field) => entry.TryGetProperty(field, out JsonElement value) ? value.GetString() : null;
    }

    /// <summary>Null when the case has no business to differ.</summary>
    public string? ReasonFor(ConformanceCase conformance, CaseObservation seen)
    {
        if (seen.Problems.Count > 0)
        {
            string?[] reasons = [.. seen.Problems.Select(problem => problem.Code).Distinct().Select(code => _entries.FirstOrDefault(entry => entry.Refused == code)?.Reason)];

            return reasons.Contains(null) ? null : string.Join(' ', reasons);
        }

        foreach (Entry entry in _entries)
        {
            if ((entry.Case is { } name && name == conformance.Name)
                || (entry.Incident is { } words && conformance.IsQuirk && conformance.Final.TryGetProperty("incidents", out JsonElement incidents) && incidents.EnumerateArray().Any(
                    incident => incident.TryGetProperty("message", out JsonElement message) && message.GetString()!.Contains(words, StringComparison.Ordinal))))
            {
                return entry.Reason;
            }
        }

        return null;
    }

    private sealed record Entry(string? Case, string? Refused, string? Incident, string Reason);
}
