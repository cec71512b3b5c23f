using System.Globalization;
using System.Text.Json;

namespace LaoCai.Workflows.Engine.Conformance;

/// <summary>
/// One step of a script. Of the recordings: <c>completeTask</c>, <c>event</c>, <c>advance</c>. Of our own cases also <c>claim</c>, <c>release</c>,
/// <c>hold</c>, <c>resume</c>, <c>cancel</c>, <c>retry</c> (activity of an incident), <c>moveTo</c>, and of the statutory clock <c>pauseClock</c> (what for),
/// <c>resumeClock</c>, <c>extendClock</c> (the new date) and <c>explain</c> (an activity that is late).
/// </summary>
/// <param name="Verb">The field that names what is done.</param>
/// <param name="Subject">Its value: an activity, an event's name, a length of time, a reason.</param>
/// <param name="Value"><c>result</c>, <c>input</c> or <c>payload</c>; null for none.</param>
/// <param name="Outcome">Of a completed task; null for none.</param>
/// <param name="Actor"><c>as</c>: who does it.</param>
/// <param name="Of">Definition id of the instance that is meant where it is not the root.</param>
public sealed record CaseStep(string Verb, string Subject, JsonElement? Value, string? Outcome, string Actor, string? Of)
{
    private static readonly string[] Verbs = ["completeTask", "event", "advance", "claim", "release", "hold", "resume", "cancel", "retry", "moveTo", "pauseClock", "resumeClock", "extendClock", "explain"];

    /// <exception cref="FormatException">The step has no verb, or one that is not known.</exception>
    internal static CaseStep Read(JsonElement json)
    {
        string verb = Verbs.FirstOrDefault(verb => ConformanceCase.Field(json, verb) is not null)
            ?? throw new FormatException($"The step {json.GetRawText()} has none of the verbs that are known here: {string.Join(", ", Verbs)}.");
        JsonElement subject = json.GetProperty(verb);

        // {"event": {"name": …, "payload": …}} says the same as {"event": …, "input": …}.
        JsonElement around = subject.ValueKind == JsonValueKind.Object ? subject : json;

        return new CaseStep(
            verb,
            Text(subject.ValueKind == JsonValueKind.Object ? ConformanceCase.Field(subject, "activity", "activityId", "name", "task", "by") : subject)
                ?? throw new FormatException($"The step {json.GetRawText()} does not say what {verb} means."),
            around.TryGetProperty("result", out JsonElement value) || around.TryGetProperty("input", out value) || around.TryGetProperty("payload", out value) ? value : null,
            Text(ConformanceCase.Field(around, "outcome")),
            Text(ConformanceCase.Field(json, "as")) ?? "clerk",
            Text(ConformanceCase.Field(json, "of")));
    }

    /// <summary>How long an <c>advance</c> lasts: ISO 8601's <c>PT9S</c>, <c>00:00:09</c>, or a number of seconds.</summary>
    /// <exception cref="FormatException">The text is no length of time.</exception>
    internal TimeSpan Length() =>
        double.TryParse(Subject, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? TimeSpan.FromSeconds(seconds)
        : TimeSpan.TryParse(Subject, CultureInfo.InvariantCulture, out TimeSpan span) ? span
        : System.Xml.XmlConvert.ToTimeSpan(Subject);

    private static string? Text(JsonElement? json) => json is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
}
