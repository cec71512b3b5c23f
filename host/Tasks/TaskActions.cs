using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Absences;
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
        ActAsync(taskId, person, stead => new WorkflowCommand.ClaimTask(taskId, stead), key, cancellation);

    /// <summary>Gives a task back to all who may do it.</summary>
    public async Task<CommandResult> ReleaseAsync(string taskId, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        Theirs(await ActAsync(taskId, person, stead => new WorkflowCommand.ReleaseTask(taskId, stead), key, cancellation));

    /// <summary>
    /// Ends a task; one that somebody else took is refused as <c>task.held-by-other</c>, a form that is not filled in as it asks
    /// as <c>form.invalid</c>.
    /// </summary>
    public async Task<CommandResult> CompleteAsync(
        string taskId, string? outcome, JsonElement? result, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        Theirs(await ActAsync(taskId, person, stead => new WorkflowCommand.CompleteTask(taskId, outcome, result, stead), key, cancellation));

    /// <summary>
    /// Says why the task, and the dossier where that is late too, was not done in time; refused as <see cref="LatenessReasons.Check"/> does,
    /// as <c>lateness.none</c> where nothing asks for it, and as <c>task.held-by-other</c>.
    /// </summary>
    public async Task<CommandResult> ExplainAsync(string taskId, string? code, string? note, CurrentPerson person, Guid? key, CancellationToken cancellation) =>
        LatenessReasons.Check(code, note) is { } fault
            ? new CommandResult.Refused(fault)
            : Theirs(await ActAsync(taskId, person, stead => new WorkflowCommand.ExplainLateness(taskId, code!, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), stead), key, cancellation));

    /// <summary>Whether one of the person's roles and units may do the task, or they stand in for somebody whose it is; an empty role or unit restricts nothing.</summary>
    public static bool MayDo(CurrentPerson person, TaskRow task) => MayDo(person, task.Role, task.Unit, task.Assignee);

    /// <summary>The same of a task that is not read as a row.</summary>
    public static bool MayDo(CurrentPerson person, string? role, string? unit, string? assignee) =>
        Holds(person, role, unit) || person.StandsIn.Any(one => one.Reaches(role, unit, assignee));

    /// <summary>In whose stead the person would act on a task; null: in their own name, where that may be. What is one's own to do is done in one's own name.</summary>
    public static StandsInFor? InSteadOf(CurrentPerson person, string? role, string? unit, string? assignee) =>
        person.StandsIn.Count == 0 || (Holds(person, role, unit) && (assignee is null || assignee == person.Actor))
            ? null
            : person.StandsIn.FirstOrDefault(one => one.Reaches(role, unit, assignee));

    private static bool Holds(CurrentPerson person, string? role, string? unit)
    {
        foreach (var holding in person.Holdings)
        {
            if ((string.IsNullOrEmpty(role) || role == holding.Role) && (string.IsNullOrEmpty(unit) || unit == holding.Unit)) return true;
        }

        return false;
    }

    private async Task<CommandResult> ActAsync(string taskId, CurrentPerson person, Func<string?, WorkflowCommand> make, Guid? key, CancellationToken cancellation)
    {
        if (!TaskId.TryParse(taskId, out var id)) return NotThere();

        // Whoever stands in for nobody, as nearly all do, acts in their own name: nothing has to be read for that.
        var stead = person.StandsIn.Count == 0 ? null : await SteadAsync(id, person, cancellation);
        var command = make(stead);
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
            if (!(stead is null ? Holds(person, task.Role, task.Unit) : StandsIn(person, stead, task))) return NotYours;
            if (command is not WorkflowCommand.CompleteTask { Result: var data }) return null;
            var refusal = forms.Check(state.DefinitionHash, task.Step.Form, data, out var ready);
            unread = ready ? null : state.DefinitionHash;
            return ready ? refusal : NotReady;
        }
    }

    private async Task<string?> SteadAsync(TaskId id, CurrentPerson person, CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var task = await rows.Tasks.Where(row => row.InstanceId == id.InstanceId && row.ExecutionNo == id.ExecutionNo)
            .Select(row => new { row.Role, row.Unit, row.Assignee }).SingleOrDefaultAsync(cancellation);
        return task is null ? null : InSteadOf(person, task.Role, task.Unit, task.Assignee)?.For;
    }

    /// <summary>Whoever else has taken the task meanwhile is the engine's to say.</summary>
    private static bool StandsIn(CurrentPerson person, string absent, WorkflowTask task) =>
        person.StandsIn.Any(one => one.For == absent && one.Post.Reaches(task.Role, task.Unit) && (one.TakesUnclaimed || task.Assignee is not null));

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
