using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Tasks;

/// <param name="Outcome">One of the step's outcomes; null only where it has none.</param>
/// <param name="Data">What the step says to those after it; any JSON value. Of a step with an electronic form: an object whose <c>form</c> is what was filled in.</param>
/// <param name="Lateness">Why the task was not done in time; needed where its limit or the dossier's has passed and nobody has said so.</param>
internal sealed record CompleteRequest(string? Outcome, JsonElement? Data, LatenessRequest? Lateness = null);

/// <param name="Code">One of the province's list.</param>
/// <param name="Note">More about it; null: nothing.</param>
internal sealed record LatenessRequest(string? Code, string? Note);

/// <summary>What became of the instance by a command.</summary>
/// <param name="Revision">Number of commands applied.</param>
/// <param name="Status">Elsa's sub-status.</param>
/// <param name="OpenTasks">Tasks that are open now.</param>
/// <param name="Repeated">True: the key had been used for this before, and nothing more was done.</param>
internal sealed record CommandAnswer(Guid InstanceId, long Revision, string Status, IReadOnlyList<string> OpenTasks, bool Repeated)
{
    public static CommandAnswer Of(Store.Writing.CommandResult.Done done) => new(
        done.State.Id, done.State.Revision, done.State.SubStatus.ToString(),
        [.. done.State.Tasks.Select(task => new TaskId(done.State.Id, task.ExecutionNo).ToString())], done.Repeated);
}

internal static class TaskEndpoints
{
    private const int MostTasks = 200;

    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup($"{ApiPaths.Domain}/tasks").RequireAuthorization(Permissions.Work).WithTags("tasks");
        group.MapGet("", async (CurrentPerson me, TaskQueries tasks, int? most, CancellationToken cancellation) =>
            new JsonAnswer<IReadOnlyList<TaskSummary>>(await tasks.InboxAsync(me, Math.Clamp(most ?? 50, 1, MostTasks), cancellation))).Produces<IReadOnlyList<TaskSummary>>();
        group.MapGet("{taskId}", async (string taskId, CurrentPerson me, TaskQueries tasks, CancellationToken cancellation) =>
            await tasks.FindAsync(taskId, me, cancellation) is { } task ? Results.Ok(task) : Refusals.Problem("task.not-found", "There is no such task."))
            .Produces<TaskDetail>();
        group.MapPost("{taskId}/claim", async (string taskId, CurrentPerson me, IdempotencyKey key, TaskActions tasks, CancellationToken cancellation) =>
            (await tasks.ClaimAsync(taskId, me, key.Id, cancellation)).Answer(Ok)).Produces<CommandAnswer>();
        group.MapPost("{taskId}/release", async (string taskId, CurrentPerson me, IdempotencyKey key, TaskActions tasks, CancellationToken cancellation) =>
            (await tasks.ReleaseAsync(taskId, me, key.Id, cancellation)).Answer(Ok)).Produces<CommandAnswer>();
        group.MapPost("{taskId}/complete", async (string taskId, CompleteRequest request, CurrentPerson me, IdempotencyKey key, TaskActions tasks, CancellationToken cancellation) =>
            await Complete(taskId, request, me, key, tasks, cancellation)).Produces<CommandAnswer>();
        group.MapPost("{taskId}/lateness", async (string taskId, LatenessRequest request, CurrentPerson me, IdempotencyKey key, TaskActions tasks, CancellationToken cancellation) =>
            (await tasks.ExplainAsync(taskId, request.Code, request.Note, me, key.Id, cancellation)).Answer(Ok)).Produces<CommandAnswer>();
    }

    /// <summary>A reason that is not needed, or was given by an earlier try, does not stand in the way of the task's end.</summary>
    private static async Task<IResult> Complete(string taskId, CompleteRequest request, CurrentPerson me, IdempotencyKey key, TaskActions tasks, CancellationToken cancellation)
    {
        if (request.Lateness is { } late
            && await tasks.ExplainAsync(taskId, late.Code, late.Note, me, key: null, cancellation) is { } explained
            && explained is not (Store.Writing.CommandResult.Done or Store.Writing.CommandResult.Refused { Refusal.Code: "lateness.none" or "task.not-open" or "instance.finished" }))
            return explained.Answer(Ok);
        return (await tasks.CompleteAsync(taskId, request.Outcome, request.Data, me, key.Id, cancellation)).Answer(Ok);
    }

    private static IResult Ok(Store.Writing.CommandResult.Done done) => new JsonAnswer<CommandAnswer>(CommandAnswer.Of(done));
}
