using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Operations;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Rows;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>What Elsa's clients filter instances by, in the query or in a body.</summary>
internal sealed record InstanceFilter(
    int? Page, int? PageSize, string? SearchTerm, string? DefinitionId, string? CorrelationId, int? Version, InstanceStatus? Status, string? SubStatus);

/// <summary>Elsa's routes for instances, each query within what the person who asks may see.</summary>
internal static class InstanceEndpoints
{
    private const int MostItems = 200;

    public static void MapInstances(this RouteGroupBuilder elsa)
    {
        var instances = elsa.MapGroup("workflow-instances").WithTags("workflow-instances").RequireAuthorization(Permissions.Work);
        instances.MapGet("", ([AsParameters] InstanceFilter filter, DossierDb db, CurrentPerson me, CancellationToken cancellation) => List(filter, db, me, cancellation))
            .Produces<ElsaPage<ElsaInstanceSummary>>();
        instances.MapPost("", ([FromBody] InstanceFilter filter, DossierDb db, CurrentPerson me, CancellationToken cancellation) => List(filter, db, me, cancellation))
            .Produces<ElsaPage<ElsaInstanceSummary>>();
        instances.MapGet("{id:guid}", Read);
        instances.MapGet("{id:guid}/journal", Journal).Produces<ElsaPage<ElsaJournalEntry>>();
        instances.MapGet("{id:guid}/execution-state", ExecutionState).Produces<ElsaExecutionState>();
        instances.MapGet("{id:guid}/variables", Variables).Produces<ElsaList<ElsaVariable>>();
        instances.MapDelete("{id:guid}", Delete).RequireAuthorization(Permissions.Administer);
        elsa.MapPost("cancel/workflow-instances/{id:guid}", Cancel).WithTags("workflow-instances").RequireAuthorization(Permissions.Administer);
    }

    private static async Task<IResult> List(InstanceFilter filter, DossierDb db, CurrentPerson me, CancellationToken cancellation)
    {
        var found = db.InstancesVisibleTo(me);
        if (filter.DefinitionId is { } definition) found = found.Where(row => db.Definitions.Any(one => one.Hash == row.DefinitionHash && one.DefinitionId == definition));
        if (filter.Version is { } version) found = found.Where(row => db.Definitions.Any(one => one.Hash == row.DefinitionHash && one.Version == version));
        if (filter.CorrelationId is { } correlation) found = found.Where(row => row.CorrelationId == correlation);
        if (filter.Status is { } status) found = found.Where(row => row.Status == status);
        if (filter.SubStatus is { } named)
        {
            var meant = Enum.GetValues<InstanceSubStatus>().Where(one => ElsaInstanceSummary.SubStatusName(one) == named).ToArray();
            found = found.Where(row => meant.Contains(row.SubStatus));
        }

        if (filter.SearchTerm?.Trim() is { Length: > 0 } words)
        {
            var isId = Guid.TryParse(words, out var id);
            found = found.Where(row => row.CorrelationId == words || (isId && row.Id == id));
        }

        var size = Math.Clamp(filter.PageSize ?? 50, 1, MostItems);
        var page = await found.OrderByDescending(row => row.StartedAt).ThenBy(row => row.Id).Skip(ElsaPages.Before(filter.Page, size)).Take(size).WithFacts(db).ToListAsync(cancellation);
        var items = page.OrderByDescending(facts => facts.Instance.StartedAt).ThenBy(facts => facts.Instance.Id).Select(facts => facts.Summary);
        return Results.Ok(new ElsaPage<ElsaInstanceSummary>([.. items], await found.CountAsync(cancellation)));
    }

    private static async Task<IResult> Read(Guid id, DossierDb db, CurrentPerson me, WorkflowStore store, CancellationToken cancellation)
    {
        if (await FindAsync(id, db, me, cancellation) is not { } facts) return NotThere();
        var state = await store.History.State(id, cancellation);
        var definition = await store.Definitions.Find(facts.Instance.DefinitionHash, cancellation);
        var summary = facts.Summary;
        return Results.Ok(new
        {
            summary.Id, summary.DefinitionId, summary.DefinitionVersionId, summary.Version, summary.ParentWorkflowInstanceId,
            workflowState = state is null || definition is null ? null : ElsaState.Of(state, definition),
            summary.Status, summary.SubStatus, summary.CorrelationId, summary.Name, summary.IncidentCount, isSystem = false,
            summary.CreatedAt, summary.UpdatedAt, summary.FinishedAt,
        });
    }

    private static async Task<IResult> Journal(Guid id, int? page, int? pageSize, DossierDb db, CurrentPerson me, WorkflowStore store, CancellationToken cancellation)
    {
        if (await FindAsync(id, db, me, cancellation) is null) return NotThere();
        var replay = await store.History.Replay(id, ct: cancellation);
        var activities = ActivitiesOf(replay);
        var timeline = Timeline.Of(replay.Records);
        var size = Math.Clamp(pageSize ?? MostItems, 1, MostItems);
        var items = timeline.Select((entry, no) => (entry, no)).Skip(ElsaPages.Before(page, size)).Take(size).Select(one => new ElsaJournalEntry(
            $"{id:N}-{one.no + 1}", id, one.entry.TaskId, null, one.entry.TaskId is { } task ? activities.GetValueOrDefault(task) : null,
            one.entry.TaskId is null ? null : ActivityTypes.RunTask, one.entry.At, one.no + 1, one.entry.Kind.ToString(), one.entry.Detail, one.entry.Title));
        return Results.Ok(new ElsaPage<ElsaJournalEntry>([.. items], timeline.Count));
    }

    private static async Task<IResult> ExecutionState(Guid id, DossierDb db, CurrentPerson me, CancellationToken cancellation) =>
        await FindAsync(id, db, me, cancellation) is { } facts
            ? Results.Ok(new ElsaExecutionState(facts.Summary.Status, facts.Summary.SubStatus, facts.UpdatedAt))
            : NotThere();

    private static async Task<IResult> Variables(Guid id, DossierDb db, CurrentPerson me, WorkflowStore store, CancellationToken cancellation)
    {
        if (await FindAsync(id, db, me, cancellation) is not { } facts) return NotThere();
        var definition = await store.Definitions.Compiled(facts.Instance.DefinitionHash, cancellation);
        var state = await store.History.State(id, cancellation);
        if (definition is null || state is null) return NotThere();
        var ids = definition.Document.Variables.ToDictionary(variable => variable.Name, variable => variable.Id);
        var variables = Interpreter.VariablesOf(definition, state).Select(pair => new ElsaVariable(ids.GetValueOrDefault(pair.Key, pair.Key), pair.Key, pair.Value)).ToList();
        return Results.Ok(new ElsaList<ElsaVariable>(variables, variables.Count));
    }

    private static async Task<IResult> Cancel(Guid id, CurrentPerson me, IdempotencyKey key, OperatorDesk desk, CancellationToken cancellation) =>
        (await desk.CancelAsync(id.ToString(), "Hủy qua API của Elsa", me, key.Id, cancellation)).Answer(_ => Results.Ok());

    private static async Task<IResult> Delete(Guid id, DossierDb db, CurrentPerson me, CancellationToken cancellation) =>
        await FindAsync(id, db, me, cancellation) is null ? NotThere() : Refusals.Problem("instance.kept", "An instance and its record are kept; it can be cancelled.");

    private static Task<InstanceFacts?> FindAsync(Guid id, DossierDb db, CurrentPerson me, CancellationToken cancellation) =>
        db.InstancesVisibleTo(me).Where(row => row.Id == id).WithFacts(db).SingleOrDefaultAsync(cancellation);

    /// <summary>Which activity of the definition each task was.</summary>
    private static Dictionary<string, string> ActivitiesOf(ReplayOutcome replay)
    {
        var activities = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in replay.Records)
        {
            foreach (var task in record.State.Tasks) activities[new TaskId(record.State.Id, task.ExecutionNo).ToString()] = task.ActivityId;
        }

        return activities;
    }

    private static IResult NotThere() => Refusals.Problem("instance.not-found", "There is no such instance.");
}
