using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Rows;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>A page of a list, as Elsa's clients read it.</summary>
internal sealed record ElsaPage<T>(IReadOnlyList<T> Items, long TotalCount);

/// <summary>Elsa's WorkflowDefinitionSummary.</summary>
internal sealed record ElsaDefinitionSummary(
    string Id, string DefinitionId, string Name, int Version, bool IsLatest, bool IsPublished, bool IsReadonly, DateTimeOffset CreatedAt);

/// <summary>Elsa's WorkflowInstanceSummary; sub-status Held, which Elsa does not have, is told as Suspended.</summary>
internal sealed record ElsaInstanceSummary(
    Guid Id, string DefinitionId, string DefinitionVersionId, int Version, string Status, string SubStatus, string? CorrelationId,
    string? Name, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    public static ElsaInstanceSummary Of(InstanceRow instance, DefinitionRow definition) => new(
        instance.Id, definition.DefinitionId, $"{definition.DefinitionId}:{definition.Version}", definition.Version,
        instance.Status.ToString(), SubStatusName(instance.SubStatus), instance.CorrelationId, definition.Name, instance.StartedAt, instance.FinishedAt);

    public static string SubStatusName(InstanceSubStatus status) => status == InstanceSubStatus.Held ? nameof(InstanceSubStatus.Suspended) : status.ToString();
}

/// <summary>A line of Elsa's journal.</summary>
internal sealed record ElsaJournalEntry(string Id, Guid WorkflowInstanceId, string? ActivityId, string EventName, DateTimeOffset Timestamp, long Sequence);

internal sealed record ElsaVariable(string Id, string Name, JsonElement Value);

internal sealed record SaveDefinitionRequest(JsonElement Model, bool? Publish);

internal sealed record StartRequest(string? CorrelationId, JsonElement? Input, IReadOnlyDictionary<string, string>? Units);

internal sealed record ElsaCompleteRequest(JsonElement? Result);

internal sealed record TriggerRequest(JsonElement? Input);
