using System.Linq.Expressions;
using System.Text.Json;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>A page of a list, as Elsa's clients read it.</summary>
internal sealed record ElsaPage<T>(IReadOnlyList<T> Items, long TotalCount);

internal static class ElsaPages
{
    /// <summary>How many items lie before a page; pages count from 0, and no number of a page is too large to ask for.</summary>
    public static int Before(int? page, int size) => (int)Math.Min((long)Math.Max(page ?? 0, 0) * size, int.MaxValue);
}

/// <summary>A whole list, as Elsa's clients read it.</summary>
internal sealed record ElsaList<T>(IReadOnlyList<T> Items, int Count);

internal sealed record ElsaCount(int Count);

internal sealed record ElsaNameAnswer(bool IsUnique);

internal sealed record ElsaPackage(string PackageVersion);

internal sealed record ElsaFeatureEntry(string Name, string Namespace, string FullName, string DisplayName, string Description);

/// <summary>Elsa's WorkflowDefinitionSummary.</summary>
internal sealed record ElsaDefinitionSummary(
    string Id, string DefinitionId, string Name, int Version, bool IsLatest, bool IsPublished, bool IsReadonly, string MaterializerName, DateTimeOffset CreatedAt)
{
    /// <summary>Translated to SQL, so that no document is read for a list.</summary>
    public static readonly Expression<Func<DefinitionVersion, ElsaDefinitionSummary>> OfVersion = version => new(
        version.Id, version.DefinitionId, version.Name, version.Version, version.IsLatest, version.IsPublished, false, "Json", version.CreatedAt);
}

/// <summary>A line of Elsa's journal.</summary>
/// <param name="ActivityInstanceId">The task's id where a task is meant.</param>
internal sealed record ElsaJournalEntry(
    string Id, Guid WorkflowInstanceId, string? ActivityInstanceId, string? ParentActivityInstanceId, string? ActivityId, string? ActivityType,
    DateTimeOffset Timestamp, long Sequence, string EventName, string? Message, string? Source);

internal sealed record ElsaVariable(string Id, string Name, JsonElement Value);

internal sealed record ElsaExecutionState(string Status, string SubStatus, DateTimeOffset UpdatedAt);

internal sealed record SaveDefinitionRequest(JsonElement Model, bool? Publish);

/// <param name="Units">Ours: unit codes by the names that the definition uses.</param>
internal sealed record StartRequest(string? CorrelationId, JsonElement? Input, IReadOnlyDictionary<string, string>? Units);

internal sealed record ElsaCompleteRequest(JsonElement? Result);

internal sealed record TriggerRequest(JsonElement? Input, string? CorrelationId, Guid? WorkflowInstanceId);

internal sealed record ElsaExecuted(ElsaState WorkflowState);

internal sealed record ElsaDispatched(Guid WorkflowInstanceId);
