using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>Elsa's WorkflowInstanceSummary; sub-status Held, which Elsa does not have, is told as Suspended.</summary>
internal sealed record ElsaInstanceSummary(
    Guid Id, string DefinitionId, string DefinitionVersionId, int Version, Guid? ParentWorkflowInstanceId, string Status, string SubStatus, string? CorrelationId,
    string? Name, int IncidentCount, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? FinishedAt)
{
    public static string SubStatusName(InstanceSubStatus status) => status == InstanceSubStatus.Held ? nameof(InstanceSubStatus.Suspended) : status.ToString();
}

/// <summary>An instance with what its summary tells of other rows.</summary>
internal sealed record InstanceFacts(InstanceRow Instance, string DefinitionId, int Version, string Name, int Incidents, DateTimeOffset UpdatedAt)
{
    public ElsaInstanceSummary Summary => new(
        Instance.Id, DefinitionId, $"{DefinitionId}:{Version}", Version, Instance.ParentId, Instance.Status.ToString(), ElsaInstanceSummary.SubStatusName(Instance.SubStatus),
        Instance.CorrelationId, Name, Incidents, Instance.StartedAt, UpdatedAt, Instance.FinishedAt);
}

internal static class InstanceFactsQuery
{
    public static IQueryable<InstanceFacts> WithFacts(this IQueryable<InstanceRow> instances, DossierDb db) => instances
        .Join(db.Definitions, instance => instance.DefinitionHash, definition => definition.Hash, (instance, definition) => new InstanceFacts(
            instance, definition.DefinitionId, definition.Version, definition.Name,
            db.Set<IncidentRow>().Count(incident => incident.InstanceId == instance.Id),
            db.History.Where(record => record.InstanceId == instance.Id && record.Seq == instance.Revision).Select(record => record.At).FirstOrDefault()));
}
