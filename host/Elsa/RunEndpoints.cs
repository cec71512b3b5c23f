using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Host.Tasks;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Outbox;
using LaoCai.Workflows.Store.Rows;
using LaoCai.Workflows.Store.Writing;

namespace LaoCai.Workflows.Host.Elsa;

/// <summary>Elsa's routes that make instances go: execute, dispatch, complete a task, trigger an event.</summary>
internal static class RunEndpoints
{
    private const int MostCharacters = 200;
    private const int MostUnits = 50;
    private const string InstanceHeader = "x-elsa-workflow-instance-id";

    private static readonly JsonElement NoInput = JsonElement.Parse("{}");

    public static void MapRuns(this RouteGroupBuilder elsa)
    {
        // An instance without a dossier belongs to no counter, so starting one by hand is for those who define procedures.
        var definitions = elsa.MapGroup("workflow-definitions/{definitionId}").WithTags("workflow-definitions").RequireAuthorization(Permissions.Define);
        definitions.MapPost("execute", Execute).Produces<ElsaExecuted>();
        definitions.MapGet("execute", ExecuteByAddress).Produces<ElsaExecuted>();
        definitions.MapPost("dispatch", Dispatch).Produces<ElsaDispatched>();
        elsa.MapPost("tasks/{taskId}/complete", Complete).RequireAuthorization(Permissions.Work).WithTags("tasks").Produces<CommandAnswer>();
        elsa.MapPost("events/{eventName}/trigger", Trigger).RequireAuthorization(Permissions.Administer).WithTags("events");
    }

    private static async Task<IResult> Execute(
        string definitionId, StartRequest request, CurrentPerson me, IdempotencyKey key, WorkflowStore store, TimeProvider clock, HttpResponse response, CancellationToken cancellation)
    {
        var (version, result) = await StartAsync(definitionId, request, me, key, store, clock, cancellation);
        return result.Answer(done =>
        {
            response.Headers[InstanceHeader] = done.State.Id.ToString();
            return Results.Ok(new ElsaExecuted(ElsaState.Of(done.State, version!)));
        });
    }

    /// <summary>As Elsa has it: a GET that acts. A link on a foreign page must not, so the session's cookie is not enough for it.</summary>
    private static async Task<IResult> ExecuteByAddress(
        string definitionId, string? correlationId, string? input, CurrentPerson me, IdempotencyKey key, WorkflowStore store, TimeProvider clock, HttpContext http, CancellationToken cancellation)
    {
        if (http.Request.Headers.Authorization.Count == 0)
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, type: ProblemTypes.Of("request.cross-site"), title: "This address acts only for programs with a token of their own; POST otherwise.");
        var given = input is null ? (JsonElement?)null : JsonElement.Parse(input);
        return await Execute(definitionId, new StartRequest(correlationId, given, null), me, key, store, clock, http.Response, cancellation);
    }

    private static async Task<IResult> Dispatch(
        string definitionId, StartRequest request, CurrentPerson me, IdempotencyKey key, WorkflowStore store, TimeProvider clock, CancellationToken cancellation) =>
        (await StartAsync(definitionId, request, me, key, store, clock, cancellation)).Result.Answer(done => Results.Ok(new ElsaDispatched(done.State.Id)));

    private static async Task<IResult> Complete(string taskId, ElsaCompleteRequest request, CurrentPerson me, IdempotencyKey key, TaskActions tasks, CancellationToken cancellation) =>
        (await tasks.CompleteAsync(taskId, null, request.Result, me, key.Id, cancellation)).Answer(done => Results.Ok(CommandAnswer.Of(done)));

    private static async Task<IResult> Trigger(string eventName, TriggerRequest request, IdempotencyKey key, WorkflowStore store, TimeProvider clock, CancellationToken cancellation)
    {
        if (!IsShort(eventName) || !IsShort(request.CorrelationId)) return Refusals.Problem("event.invalid", $"Names and correlation ids have at most {MostCharacters} characters and no U+0000.");
        var notice = new EventNotice(eventName, request.Input) { CorrelationId = request.CorrelationId, OnlyTo = request.WorkflowInstanceId };
        await store.Outbox.PublishEvent(notice, key.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), cancellation);
        return Results.Ok();
    }

    private static async Task<(DefinitionRow? Version, CommandResult Result)> StartAsync(
        string definitionId, StartRequest request, CurrentPerson me, IdempotencyKey key, WorkflowStore store, TimeProvider clock, CancellationToken cancellation)
    {
        if (!IsShort(request.CorrelationId) || request.Units?.Count > MostUnits) return (null, Refuse("start.invalid", $"A correlation id has at most {MostCharacters} characters, and there are at most {MostUnits} units."));
        if (await store.Definitions.InForce(definitionId, cancellation) is not { } version) return (null, Refuse("definition.not-found", "No such definition is in force."));
        var input = request.Input is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? given : NoInput;
        var start = new WorkflowCommand.StartInstance(version.Hash, request.CorrelationId, input, request.Units ?? new Dictionary<string, string>());
        return (version, await store.Engine.Submit(key.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), new CommandRequest(me.Actor, start) { Key = key.Id }, cancellation));
    }

    private static bool IsShort(string? text) => text is null || (text.Length <= MostCharacters && !text.Contains('\0', StringComparison.Ordinal));

    private static CommandResult.Refused Refuse(string code, string message) => new(new(code, message));
}
