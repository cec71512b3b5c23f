using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Tasks;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Outbox;
using LaoCai.Workflows.Store.Writing;
using Microsoft.Extensions.Primitives;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>Elsa's routes that make instances go: execute, dispatch, complete a task, trigger an event.</summary>
internal static class ElsaRuns
{
    private const int MostCharacters = 200;

    public static void MapRuns(this RouteGroupBuilder elsa)
    {
        // An instance without a dossier belongs to no counter, so starting one by hand is for those who define procedures.
        elsa.MapPost("workflow-definitions/{definitionId}/execute", Execute).RequireAuthorization(Permissions.Define).WithTags("workflow-definitions");
        elsa.MapPost("workflow-definitions/{definitionId}/dispatch", Dispatch).RequireAuthorization(Permissions.Define).WithTags("workflow-definitions");
        elsa.MapPost("tasks/{taskId}/complete", Complete).RequireAuthorization(Permissions.Work).WithTags("tasks");
        elsa.MapPost("events/{eventName}/trigger", Trigger).RequireAuthorization(Permissions.Administer).WithTags("events");
        elsa.MapGet("package/version", () => Results.Ok(new { packageVersion = "3.7.1" })).AllowAnonymous().WithTags("package");
    }

    private static async Task<IResult> Execute(
        string definitionId, StartRequest request, CurrentPerson me, IdempotencyKey key, WorkflowStore store, TimeProvider clock, HttpResponse response, CancellationToken cancellation) =>
        (await StartAsync(definitionId, request, me, key, store, clock, cancellation)).Answer(done =>
        {
            response.Headers["x-elsa-workflow-instance-id"] = new StringValues(done.State.Id.ToString());
            return Results.Ok(new
            {
                workflowState = new { id = done.State.Id, definitionId, status = done.State.Status.ToString(), subStatus = ElsaInstanceSummary.SubStatusName(done.State.SubStatus), correlationId = done.State.CorrelationId },
            });
        });

    private static async Task<IResult> Dispatch(
        string definitionId, StartRequest request, CurrentPerson me, IdempotencyKey key, WorkflowStore store, TimeProvider clock, CancellationToken cancellation) =>
        (await StartAsync(definitionId, request, me, key, store, clock, cancellation)).Answer(done => Results.Ok(new { workflowInstanceId = done.State.Id }));

    private static async Task<IResult> Complete(string taskId, ElsaCompleteRequest request, CurrentPerson me, IdempotencyKey key, TaskActions tasks, CancellationToken cancellation) =>
        (await tasks.CompleteAsync(taskId, null, request.Result, me, key.Id, cancellation)).Answer(done => Results.Ok(CommandAnswer.Of(done)));

    private static async Task<IResult> Trigger(string eventName, TriggerRequest request, IdempotencyKey key, WorkflowStore store, TimeProvider clock, CancellationToken cancellation)
    {
        if (eventName.Length > MostCharacters) return Refusals.Problem("definition.invalid", $"An event's name has at most {MostCharacters} characters.");
        await store.Outbox.PublishEvent(new EventNotice(eventName, request.Input), key.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), cancellation);
        return Results.Ok();
    }

    private static async Task<CommandResult> StartAsync(
        string definitionId, StartRequest request, CurrentPerson me, IdempotencyKey key, WorkflowStore store, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.CorrelationId?.Length > MostCharacters || request.Units?.Count > 50) return new CommandResult.Refused(new("input.not-an-object", "The correlation id or the units are too long."));
        if (await store.Definitions.InForce(definitionId, cancellation) is not { } version) return new CommandResult.Refused(new("definition.not-found", "No such definition is in force."));
        var input = request.Input is { ValueKind: JsonValueKind.Object } given ? given : JsonSerializer.SerializeToElement(new Dictionary<string, string>());
        var start = new WorkflowCommand.StartInstance(version.Hash, request.CorrelationId, input, request.Units ?? new Dictionary<string, string>());
        return await store.Engine.Submit(key.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), new CommandRequest(me.Actor, start) { Key = key.Id }, cancellation);
    }
}
