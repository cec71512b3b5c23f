using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Rows;
using LaoCai.Workflows.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Tasks;

/// <summary>What a person does to a task: the role and unit are checked here, everything else by the engine.</summary>
public sealed class TaskActions(WorkflowStore store, DossierDb db)
{
    /// <summary>Takes a task into one's own hands; a task that somebody else took is refused as <c>task.claimed-by-other</c>.</summary>
    public Task<CommandResult> ClaimAsync(string taskId, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        ActAsync(taskId, person, new WorkflowCommand.ClaimTask(taskId), key, cancellation);

    /// <summary>Gives a task back to all who may do it.</summary>
    public async Task<CommandResult> ReleaseAsync(string taskId, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        Theirs(await ActAsync(taskId, person, new WorkflowCommand.ReleaseTask(taskId), key, cancellation));

    /// <summary>Ends a task; one that somebody else took is refused as <c>task.held-by-other</c>.</summary>
    public async Task<CommandResult> CompleteAsync(
        string taskId, string? outcome, JsonElement? result, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        Theirs(await ActAsync(taskId, person, new WorkflowCommand.CompleteTask(taskId, outcome, result), key, cancellation));

    /// <summary>
    /// Says why the task, and the dossier where that is late too, was not done in time; refused as <see cref="LatenessReasons.Check"/> does,
    /// as <c>lateness.none</c> where nothing asks for it, and as <c>task.held-by-other</c>.
    /// </summary>
    public async Task<CommandResult> ExplainAsync(string taskId, string? code, string? note, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        LatenessReasons.Check(code, note) is { } fault
            ? new CommandResult.Refused(fault)
            : Theirs(await ActAsync(taskId, person, new WorkflowCommand.ExplainLateness(taskId, code!, string.IsNullOrWhiteSpace(note) ? null : note.Trim()), key, cancellation));

    /// <summary>Whether one of the person's roles and units may do the task; an empty role or unit restricts nothing.</summary>
    public static bool MayDo(CurrentPerson person, TaskRow task) =>
        person.Holdings.Any(holding => (task.Role.Length == 0 || task.Role == holding.Role) && (task.Unit.Length == 0 || task.Unit == holding.Unit));

    private async Task<CommandResult> ActAsync(string taskId, CurrentPerson person, WorkflowCommand command, Guid? key, CancellationToken cancellation)
    {
        if (!TaskId.TryParse(taskId, out var id)) return Refuse("task.not-found", "There is no such task.");
        var task = await db.Tasks.SingleOrDefaultAsync(row => row.InstanceId == id.InstanceId && row.ExecutionNo == id.ExecutionNo, cancellation);
        if (task is null) return Refuse("task.not-found", "There is no such task.");
        if (!MayDo(person, task)) return Refuse("task.not-yours", "The task belongs to another role or unit.");

        return await store.Engine.Submit(id.InstanceId, new CommandRequest(person.Actor, command) { Key = key }, cancellation);
    }

    /// <summary>Racing for a free task is a conflict; working on somebody else's is not allowed.</summary>
    private static CommandResult Theirs(CommandResult result) =>
        result is CommandResult.Refused { Refusal.Code: "task.claimed-by-other" } refused
            ? Refuse("task.held-by-other", refused.Refusal.Message)
            : result;

    private static CommandResult.Refused Refuse(string code, string message) => new(new Refusal(code, message));
}
