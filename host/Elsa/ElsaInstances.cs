using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Rows;
using LaoCai.Workflows.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>Elsa's routes for instances, each query within what the person who asks may see.</summary>
internal static class ElsaInstances
{
    private const int MostItems = 200;

    public static void MapInstances(this RouteGroupBuilder elsa)
    {
        var instances = elsa.MapGroup("workflow-instances").WithTags("workflow-instances").RequireAuthorization(Permissions.Work);
        instances.MapGet("", List);
        instances.MapGet("{id:guid}", Read);
        instances.MapGet("{id:guid}/journal", Journal);
        instances.MapGet("{id:guid}/execution-state", ExecutionState);
        instances.MapGet("{id:guid}/variables", Variables);
        elsa.MapPost("cancel/workflow-instances/{id:guid}", Cancel).WithTags("workflow-instances").RequireAuthorization(Permissions.Administer);
    }

    private static async Task<IResult> List(
        DossierDb db, CurrentPerson me, int? page, int? pageSize, string? definitionId, string? correlationId, InstanceStatus? status, CancellationToken cancellation)
    {
        var found = db.InstancesVisibleTo(me).Join(db.Definitions, instance => instance.DefinitionHash, definition => definition.Hash, (instance, definition) => new { instance, definition });
        if (definitionId is not null) found = found.Where(row => row.definition.DefinitionId == definitionId);
        if (correlationId is not null) found = found.Where(row => row.instance.CorrelationId == correlationId);
        if (status is { } asked) found = found.Where(row => row.instance.Status == asked);
        var size = Math.Clamp(pageSize ?? 50, 1, MostItems);
        var items = await found.OrderByDescending(row => row.instance.StartedAt).ThenBy(row => row.instance.Id).Skip(Math.Max(page ?? 0, 0) * size).Take(size).ToListAsync(cancellation);
        return Results.Ok(new ElsaPage<ElsaInstanceSummary>([.. items.Select(row => ElsaInstanceSummary.Of(row.instance, row.definition))], await found.CountAsync(cancellation)));
    }

    private static async Task<IResult> Read(Guid id, DossierDb db, CurrentPerson me, WorkflowStore store, CancellationToken cancellation)
    {
        if (await FindAsync(id, db, me, cancellation) is not { } instance) return NotThere();
        var definition = await store.Definitions.Find(instance.DefinitionHash, cancellation);
        return Results.Ok(new { instance = ElsaInstanceSummary.Of(instance, definition!), workflowState = JsonSerializer.Deserialize<JsonElement>(instance.State) });
    }

    private static async Task<IResult> Journal(Guid id, int? page, int? pageSize, DossierDb db, CurrentPerson me, WorkflowStore store, CancellationToken cancellation)
    {
        if (await FindAsync(id, db, me, cancellation) is null) return NotThere();
        var timeline = Timeline.Of((await store.History.Replay(id, ct: cancellation)).Records);
        var size = Math.Clamp(pageSize ?? MostItems, 1, MostItems);
        var items = timeline.Skip(Math.Max(page ?? 0, 0) * size).Take(size)
            .Select((entry, at) => new ElsaJournalEntry($"{id:N}-{entry.Seq}-{at}", id, entry.TaskId, entry.Kind.ToString(), entry.At, entry.Seq));
        return Results.Ok(new ElsaPage<ElsaJournalEntry>([.. items], timeline.Count));
    }

    private static async Task<IResult> ExecutionState(Guid id, DossierDb db, CurrentPerson me, CancellationToken cancellation) =>
        await FindAsync(id, db, me, cancellation) is { } instance
            ? Results.Ok(new
            {
                status = instance.Status.ToString(), subStatus = ElsaInstanceSummary.SubStatusName(instance.SubStatus), updatedAt = instance.FinishedAt ?? instance.StartedAt,
            })
            : NotThere();

    private static async Task<IResult> Variables(Guid id, DossierDb db, CurrentPerson me, WorkflowStore store, CancellationToken cancellation)
    {
        if (await FindAsync(id, db, me, cancellation) is not { } instance) return NotThere();
        var definition = await store.Definitions.Compiled(instance.DefinitionHash, cancellation);
        var state = await store.History.State(id, cancellation);
        if (definition is null || state is null) return NotThere();
        var ids = definition.Document.Variables.ToDictionary(variable => variable.Name, variable => variable.Id);
        return Results.Ok(new { items = Interpreter.VariablesOf(definition, state).Select(pair => new ElsaVariable(ids.GetValueOrDefault(pair.Key, pair.Key), pair.Key, pair.Value)) });
    }

    private static async Task<IResult> Cancel(Guid id, CurrentPerson me, IdempotencyKey key, WorkflowStore store, CancellationToken cancellation) =>
        (await store.Engine.Submit(id, new CommandRequest(me.Actor, new WorkflowCommand.CancelInstance("Elsa API")) { Key = key.Id }, cancellation)).Answer(_ => Results.Ok());

    private static Task<InstanceRow?> FindAsync(Guid id, DossierDb db, CurrentPerson me, CancellationToken cancellation) =>
        db.InstancesVisibleTo(me).SingleOrDefaultAsync(row => row.Id == id, cancellation);

    private static IResult NotThere() => Refusals.Problem("instance.not-found", "There is no such instance.");
}
