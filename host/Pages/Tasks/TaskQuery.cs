using System.Text.Json;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Forms;
using LaoCai.Workflows.Host.Pages.Dossiers;
using LaoCai.Workflows.Host.Tasks;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Pages.Tasks;

/// <summary>Reads single tasks that a person may see: those of their roles and units, and those of dossiers that they may see.</summary>
internal sealed class TaskQuery(DossierDb db, WorkflowStore store, NamesQuery names, PeopleNames people, TimeProvider time, StepForms forms)
{
    /// <summary>Null where there is no such task that the person may see.</summary>
    public async Task<TaskView?> FindAsync(CurrentPerson person, string taskId, CancellationToken cancellation)
    {
        if (!TaskId.TryParse(taskId, out var id))
            return null;
        var (instanceId, no) = (id.InstanceId, id.ExecutionNo);
        if (await db.Tasks.SingleOrDefaultAsync(task => task.InstanceId == instanceId && task.ExecutionNo == no, cancellation) is not { } row)
            return null;
        var mayDo = TaskActions.MayDo(person, row);
        var dossier = await db.VisibleTo(person).SingleOrDefaultAsync(d => d.InstanceId == instanceId, cancellation);
        if (!mayDo && dossier is null)
            return null;

        var replay = await store.History.Replay(instanceId, ct: cancellation);
        var state = replay.State;
        var step = state?.Tasks.FirstOrDefault(task => task.ExecutionNo == no)?.Step;
        var version = state is null ? null : await store.Definitions.Find(state.DefinitionHash, cancellation);
        var printed = version is null ? null
            : DocumentReader.Read(version.Document).Document?.Root.Flowchart?.Activities.FirstOrDefault(activity => activity.Id == row.ActivityId)?.CustomProperties;
        var words = await names.ReadAsync(cancellation);
        var before = DossierStory.Of(replay.Records, words);
        return new()
        {
            Id = id,
            Row = row,
            Step = step,
            Detail = Text(printed, "detail"),
            Products = Texts(printed, "products"),
            Dossier = dossier,
            ProcedureName = dossier?.ProcedureName ?? version?.Name ?? "",
            Deadline = await db.Deadlines.SingleOrDefaultAsync(deadline => deadline.InstanceId == instanceId && deadline.ExecutionNo == no, cancellation),
            Missed = state is null || await store.Definitions.Compiled(state.DefinitionHash, cancellation) is not { } definition ? []
                : [.. MissedLimits.Of(definition, state, no, time.GetUtcNow()).Select(limit => TaskText.Missed(limit, words))],
            Form = step?.Form is { } key ? await forms.FindAsync(state!.DefinitionHash, key, cancellation) : null,
            IsHeld = state?.SubStatus is InstanceSubStatus.Held or InstanceSubStatus.Faulted,
            MayDo = mayDo,
            InSteadOf = TaskActions.InSteadOf(person, row.Role, row.Unit, row.Assignee),
            Before = before,
            Names = words,
            People = await people.OfAsync([.. before.SelectMany(entry => entry.People), row.Assignee, row.CompletedBy], cancellation),
        };
    }

    private static string? Text(IReadOnlyDictionary<string, JsonElement>? printed, string name) =>
        printed is not null && printed.TryGetValue(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static IReadOnlyList<string> Texts(IReadOnlyDictionary<string, JsonElement>? printed, string name) =>
        printed is not null && printed.TryGetValue(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)] // a JSON string has a text
            : [];
}
