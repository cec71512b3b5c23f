using System.Text.Json;
using System.Text.Json.Serialization;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Rows;

namespace LaoCai.Workflows.Store.Outbox;

/// <summary>What is to be done after a commit, in its stored form.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(StartChild), "startChild")]
[JsonDerivedType(typeof(ReportToParent), "reportToParent")]
[JsonDerivedType(typeof(PublishEvent), "publishEvent")]
[JsonDerivedType(typeof(DeliverEvent), "deliverEvent")]
[JsonDerivedType(typeof(LookForEvent), "lookForEvent")]
internal abstract record OutboxItem
{
    private OutboxItem() { }

    /// <param name="ChildId">The child.</param>
    /// <param name="DefinitionId">Its newest version in force is started.</param>
    /// <param name="Input">Its inputs.</param>
    /// <param name="CorrelationId">Its correlation id.</param>
    /// <param name="Units">Its unit bindings: those of the parent.</param>
    /// <param name="Parent">Who waits; null when nobody does.</param>
    public sealed record StartChild(
        Guid ChildId, string DefinitionId, JsonElement Input, string? CorrelationId,
        IReadOnlyDictionary<string, string> Units, ParentLink? Parent) : OutboxItem;

    public sealed record ReportToParent(ParentLink Parent, JsonElement? Output) : OutboxItem;

    public sealed record PublishEvent(EventNotice Notice) : OutboxItem;

    /// <summary>Bring a published event to one instance that waited for it.</summary>
    public sealed record DeliverEvent(Guid To, string Name, JsonElement? Payload) : OutboxItem;

    /// <summary>A wait began: an event of that name may have been published just before it.</summary>
    public sealed record LookForEvent(string Name) : OutboxItem;

    public string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static OutboxItem Read(string text) =>
        JsonSerializer.Deserialize<OutboxItem>(text, JsonSerializerOptions.Web) ?? throw new JsonException("An outbox row is empty.");

    /// <summary>The rows for a command's effects and new waits.</summary>
    public static IReadOnlyList<OutboxRow> RowsOf(InstanceState state, IReadOnlyList<Effect> effects, RowDiff<EventWaitRow> waits, DateTimeOffset at)
    {
        if (effects.Count == 0 && waits.Added.Count == 0)
            return [];
        var items = effects.Select(e => Of(e, state)).Concat(waits.Added.Select(w => w.Name).Distinct().Select(name => (OutboxItem)new LookForEvent(name)));
        return [.. items.Select((item, no) => new OutboxRow { InstanceId = state.Id, Seq = state.Revision, No = no, Effect = item.Write(), CreatedAt = at })];
    }

    private static OutboxItem Of(Effect effect, InstanceState state) => effect switch
    {
        Effect.StartChild start => new StartChild(start.ChildId, start.DefinitionId, start.Input, start.CorrelationId, state.Units, start.Parent),
        Effect.ReportToParent report => new ReportToParent(report.Parent, report.Output),
        Effect.PublishEvent publish => new PublishEvent(new EventNotice(publish.Name, publish.Payload) { OnlyTo = publish.OnlyTo, CorrelationId = publish.CorrelationId }),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
