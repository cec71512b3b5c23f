using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Forms;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Rows;
using LaoCai.Workflows.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Tasks;

/// <summary>What a person does to a task: the role and unit are checked within the command, on the state that it is decided on.</summary>
public sealed class TaskActions(WorkflowStore store, StepForms forms)
{
    /// <summary>Takes a task into one's own hands; a task that somebody else took is refused as <c>task.claimed-by-other</c>.</summary>
    public Task<CommandResult> ClaimAsync(string taskId, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        ActAsync(taskId, person, new WorkflowCommand.ClaimTask(taskId), key, cancellation);

    /// <summary>Gives a task back to all who may do it.</summary>
    public async Task<CommandResult> ReleaseAsync(string taskId, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        Theirs(await ActAsync(taskId, person, new WorkflowCommand.ReleaseTask(taskId), key, cancellation));

    /// <summary>
    /// Ends a task; one that somebody else took is refused as <c>task.held-by-other</c>, a form that is not filled in as it asks
    /// as <c>form.invalid</c>.
    /// </summary>
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
    public static bool MayDo(CurrentPerson person, TaskRow task) => MayDo(person, task.Role, task.Unit);

    private static bool MayDo(CurrentPerson person, string? role, string? unit)
    {
        foreach (var holding in person.Holdings)
        {
            if ((string.IsNullOrEmpty(role) || role == holding.Role) && (string.IsNullOrEmpty(unit) || unit == holding.Unit)) return true;
        }

        return false;
    }

    private async Task<CommandResult> ActAsync(string taskId, CurrentPerson person, WorkflowCommand command, Guid? key, CancellationToken cancellation)
    {
        if (!TaskId.TryParse(taskId, out var id)) return NotThere();

        string? unread = null;
        var request = new CommandRequest(person.Actor, command) { Key = key, Guard = Guard };
        var result = await store.Engine.Submit(id.InstanceId, request, cancellation);
        while (unread is { } version)
        {
            unread = null;
            await forms.OfAsync(version, cancellation);
            result = await store.Engine.Submit(id.InstanceId, request, cancellation);
        }

        return result is CommandResult.Refused refused && MayBeClosed(refused.Refusal) ? await RefusedAsync(refused, id, person, cancellation) : result;

        Refusal? Guard(InstanceState state)
        {
            if (Open(state, id.ExecutionNo) is not { } task) return null;
            if (!MayDo(person, task.Role, task.Unit)) return NotYours;
            if (command is not WorkflowCommand.CompleteTask { Result: var data }) return null;
            var refusal = forms.Check(state.DefinitionHash, task.Step.Form, data, out var ready);
            unread = ready ? null : state.DefinitionHash;
            return ready ? refusal : NotReady;
        }
    }

    /// <summary>Every other refusal is of an open task, which the guard has seen.</summary>
    private static bool MayBeClosed(Refusal refusal) => refusal.Code == "task.not-open" || refusal.Code.StartsWith("instance.", StringComparison.Ordinal);

    /// <summary>Why a command on a task was refused is told only to those whose task it is or was; a closed task never changes its role and unit.</summary>
    private async Task<CommandResult> RefusedAsync(CommandResult.Refused refused, TaskId id, CurrentPerson person, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var task = await rows.Tasks.SingleOrDefaultAsync(row => row.InstanceId == id.InstanceId && row.ExecutionNo == id.ExecutionNo, cancellation);
        if (task is null) return NotThere();
        return MayDo(person, task) ? refused : new CommandResult.Refused(NotYours);
    }

    private static WorkflowTask? Open(InstanceState state, int executionNo)
    {
        foreach (var task in state.Tasks)
        {
            if (task.ExecutionNo == executionNo) return task;
        }

        return null;
    }

    /// <summary>Racing for a free task is a conflict; working on somebody else's is not allowed.</summary>
    private static CommandResult Theirs(CommandResult result) =>
        result is CommandResult.Refused { Refusal.Code: "task.claimed-by-other" } refused
            ? Refuse("task.held-by-other", refused.Refusal.Message)
            : result;

    // Never told: the command is sent again once the forms of its version are read.
    private static readonly Refusal NotReady = new("form.not-read", "");

    private static readonly Refusal NotYours = new("task.not-yours", "The task belongs to another role or unit.");

    private static CommandResult.Refused NotThere() => Refuse("task.not-found", "There is no such task.");

    private static CommandResult.Refused Refuse(string code, string message) => new(new Refusal(code, message));
}
