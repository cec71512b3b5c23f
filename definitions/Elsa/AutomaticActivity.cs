using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>The stock activity of a step that nobody does.</summary>
public static class AutomaticActivity
{
    /// <summary>The event by which a definition says that a document is to be made out; its payload is <c>{"document","no"}</c>.</summary>
    public const string PrintEvent = "lap-van-ban";

    /// <summary>A wait is a <c>Delay</c> or an <c>Event</c>, a linked procedure a <c>DispatchWorkflow</c>, a document a <c>PublishEvent</c> within the instance.</summary>
    internal static (string Type, IReadOnlyDictionary<string, InputValue> Inputs) Of(Automation automation, Step step) => automation switch
    {
        Automation.Pause => (ActivityTypes.Delay, Inputs(("timeSpan", "TimeSpan", Literal(Span(step.Limit!.Limit))))),
        Automation.Await wait => (ActivityTypes.Event, Inputs(("eventName", "String", Literal(wait.Event)))),
        Automation.Linked linked => (ActivityTypes.DispatchWorkflow, Inputs(
            ("workflowDefinitionId", "String", Literal(linked.Procedure)),
            ("correlationId", "String", new("JavaScript", JsonFields.Text("getCorrelationId()"))),
            ("waitForCompletion", "Boolean", new("Literal", JsonFields.Boolean(linked.Waits))))),
        Automation.Print print => (ActivityTypes.PublishEvent, Inputs(
            ("eventName", "String", Literal(PrintEvent)),
            ("isLocalEvent", "Boolean", new("Literal", JsonFields.Boolean(true))),
            ("payload", "Object", new("Object", JsonFields.Text(JsonSerializer.Serialize(new { document = print.Document, no = step.No })))))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>
    /// What a server without a working calendar waits: a working day counts as a day there. The limit itself stands in the activity's
    /// custom properties, and the engine counts by that one.
    /// </summary>
    private static string Span(TimeLimit limit)
    {
        var unit = limit.Unit switch
        {
            TimeUnit.Minute => TimeSpan.TicksPerMinute,
            TimeUnit.Hour or TimeUnit.WorkingHour => TimeSpan.TicksPerHour,
            _ => TimeSpan.TicksPerDay,
        };
        return new TimeSpan((long)decimal.Ceiling(limit.Value * unit)).ToString("c", CultureInfo.InvariantCulture);
    }

    private static Dictionary<string, InputValue> Inputs(params (string Name, string Type, Expression Expression)[] inputs) =>
        inputs.ToDictionary(input => input.Name, input => new InputValue(input.Type, input.Expression), StringComparer.Ordinal);

    private static Expression Literal(string text) => new("Literal", JsonFields.Text(text));
}
