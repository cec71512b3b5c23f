using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Conformance;

/// <summary>
/// One case of recorded behaviour: definitions, a script, and what was seen after each step of it. The form is that of the recordings of
/// Elsa 3.7.1; cases of our own may use more verbs (see <see cref="CaseStep"/>).
/// </summary>
public sealed record ConformanceCase
{
    public required string Name { get; init; }
    public string About { get; init; } = "";

    /// <summary>Whether most would call the recorded behaviour a defect of Elsa.</summary>
    public bool IsQuirk { get; init; }

    /// <summary>Elsa documents; the first is started, the others are its children.</summary>
    public IReadOnlyList<JsonElement> Definitions { get; init; } = [];

    /// <summary>The input of the start; <c>now+PT9S</c> stands for an instant.</summary>
    public JsonElement Input { get; init; }

    /// <summary>Unit bindings of the start; of our own cases only.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<CaseStep> Script { get; init; } = [];

    /// <summary>What was seen after the start and after each step.</summary>
    public IReadOnlyList<JsonElement> Steps { get; init; } = [];

    public JsonElement Final { get; init; }

    /// <summary>Reads a case; null, with the reason, when the text is none.</summary>
    public static ConformanceCase? Read(string json, out string? problem)
    {
        try
        {
            JsonElement root = JsonFields.Parse(json);
            JsonElement recorded = root.GetProperty("recorded");
            problem = null;

            return new ConformanceCase
            {
                Name = root.GetProperty("name").GetString()!,
                About = root.TryGetProperty("about", out JsonElement about) ? about.GetString()! : "",
                IsQuirk = root.TryGetProperty("quirk", out JsonElement quirk) && quirk.ValueKind == JsonValueKind.True,
                Definitions = [.. root.GetProperty("definitions").EnumerateArray()],
                Input = root.TryGetProperty("input", out JsonElement input) ? input : JsonFields.Parse("{}"),
                Units = root.TryGetProperty("units", out JsonElement units)
                    ? units.EnumerateObject().ToDictionary(unit => unit.Name, unit => unit.Value.GetString()!, StringComparer.Ordinal)
                    : new Dictionary<string, string>(StringComparer.Ordinal),
                Script = [.. root.GetProperty("script").EnumerateArray().Select(CaseStep.Read)],
                Steps = [.. recorded.GetProperty("steps").EnumerateArray()],
                Final = recorded.GetProperty("final"),
            };
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            problem = fault.Message;

            return null;
        }
    }
}

/// <summary>
/// One step of a script. Of the recordings: <c>completeTask</c>, <c>event</c>, <c>advance</c>. Of our own cases also <c>claim</c>, <c>release</c>,
/// <c>hold</c>, <c>resume</c>, <c>cancel</c>, <c>retry</c> (activity of an incident), <c>moveTo</c>, and of the statutory clock <c>pauseClock</c> (what for),
/// <c>resumeClock</c>, <c>extendClock</c> (the new date) and <c>explain</c> (an activity that is late).
/// </summary>
/// <param name="Verb">The field that names what is done.</param>
/// <param name="Subject">Its value: an activity, an event's name, a length of time, a reason.</param>
/// <param name="Value"><c>result</c> or <c>input</c>; null for none.</param>
/// <param name="Outcome">Of a completed task; null for none.</param>
/// <param name="Actor"><c>as</c>: who does it.</param>
/// <param name="Of">Definition id of the instance that is meant where it is not the root.</param>
public sealed record CaseStep(string Verb, string Subject, JsonElement? Value, string? Outcome, string Actor, string? Of)
{
    private static readonly string[] Verbs = ["completeTask", "event", "advance", "claim", "release", "hold", "resume", "cancel", "retry", "moveTo", "pauseClock", "resumeClock", "extendClock", "explain"];

    internal static CaseStep Read(JsonElement json)
    {
        string verb = Verbs.FirstOrDefault(verb => json.TryGetProperty(verb, out _)) ?? throw new FormatException($"No verb in {json.GetRawText()}.");

        return new CaseStep(
            verb,
            json.GetProperty(verb).GetString()!,
            json.TryGetProperty("result", out JsonElement value) || json.TryGetProperty("input", out value) ? value : null,
            json.TryGetProperty("outcome", out JsonElement outcome) ? outcome.GetString() : null,
            json.TryGetProperty("as", out JsonElement actor) ? actor.GetString()! : "clerk",
            json.TryGetProperty("of", out JsonElement of) ? of.GetString() : null);
    }
}
