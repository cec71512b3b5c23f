using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

// From the stored form back.
public static partial class WorkflowEventJson
{
    /// <exception cref="JsonException">The text is no stored list of events.</exception>
    public static IReadOnlyList<WorkflowEvent> Read(string json)
    {
        JsonElement list = StoredJson.Parse(Encoding.UTF8.GetBytes(json));
        WorkflowEvent[] events = new WorkflowEvent[list.GetArrayLength()];
        int index = 0;

        foreach (JsonElement one in list.EnumerateArray())
        {
            events[index++] = Read(one);
        }

        return events;
    }

    private static WorkflowEvent Read(JsonElement e) => StoredJson.Kind(e, "e") switch
    {
        "started" => new WorkflowEvent.InstanceStarted(e.GetProperty("id").GetGuid()),
        "ran" => new WorkflowEvent.ActivityRan(
            Activity(e), Scope(e), e.TryGetProperty("o", out JsonElement outcomes) ? [.. outcomes.EnumerateArray().Select(outcome => outcome.GetString()!)] : ["Done"]),
        "task" => new WorkflowEvent.TaskOpened(No(e), Activity(e), Scope(e), Backward(e), e.TryGetProperty("step", out JsonElement step) ? HumanStepJson.Read(step).Step : null),
        "claimed" => new WorkflowEvent.TaskClaimed(No(e)),
        "released" => new WorkflowEvent.TaskReleased(No(e)),
        "completed" => new WorkflowEvent.TaskCompleted(No(e)),
        "timer" => new WorkflowEvent.TimerStarted(No(e), Activity(e), Scope(e), Backward(e), StoredJson.Instant(e, "at")!.Value),
        "fired" => new WorkflowEvent.TimerFired(No(e)),
        "awaits" => new WorkflowEvent.EventAwaited(No(e), Activity(e), Scope(e), Backward(e), StoredJson.Text(e, "name")!),
        "received" => new WorkflowEvent.EventReceived(No(e)),
        "child" => new WorkflowEvent.ChildRequested(No(e), Activity(e), Scope(e), Backward(e)),
        "sent" => new WorkflowEvent.ChildSent(No(e), Activity(e), Scope(e)),
        "returned" => new WorkflowEvent.ChildCompleted(No(e)),
        "entered" => new WorkflowEvent.FlowEntered(No(e), Activity(e), Scope(e), Backward(e)),
        "left" => new WorkflowEvent.FlowLeft(No(e)),
        "dropped" => new WorkflowEvent.Cancelled(StoredJson.Numbers(e, "n")),
        "faulted" => new WorkflowEvent.ActivityFaulted(
            No(e), Activity(e), Scope(e), Backward(e), StoredJson.Text(e, "code")!, StoredJson.Text(e, "m")!, StoredJson.Flag(e, "stops"), StoredJson.Flag(e, "after")),
        "moved" => new WorkflowEvent.TokensMoved(Scope(e), StoredJson.Numbers(e, "v"), StoredJson.Numbers(e, "c")),
        "set" => new WorkflowEvent.VariablesSet(e.TryGetProperty("s", out JsonElement scope) ? scope.GetInt32() : null, StoredJson.Values(e, "vars")),
        "out" => new WorkflowEvent.OutputsSet(StoredJson.Values(e, "vars")),
        "named" => new WorkflowEvent.InstanceNamed(StoredJson.Text(e, "name")),
        "limit" => new WorkflowEvent.DeadlineStarted(No(e), StoredJson.Instant(e, "from"), StoredJson.Instant(e, "due")!.Value, Next(e))
        {
            Limit = StoredJson.Value(e, "limit") is { } limit ? HumanStepJson.ReadLimit(limit) : null,
        },
        "warned" => new WorkflowEvent.DeadlineWarned(No(e), StoredJson.Number(e, "l"), Next(e)),
        "late" => new WorkflowEvent.DeadlineReached(No(e), Next(e)),
        "escalated" => new WorkflowEvent.DeadlineEscalated(No(e), StoredJson.Number(e, "l"), StoredJson.Text(e, "role")!, StoredJson.Text(e, "unit"), Next(e)),
        "finished" => new WorkflowEvent.InstanceFinished(),
        "cancelled" => new WorkflowEvent.InstanceCancelled(),
        "held" => new WorkflowEvent.InstanceHeld(),
        "resumed" => new WorkflowEvent.InstanceResumed(),
        "deferred" => new WorkflowEvent.ArrivalDeferred(),
        "taken" => new WorkflowEvent.ArrivalTaken(),
        "retried" => new WorkflowEvent.IncidentRetried(No(e)),
        "sentTo" => new WorkflowEvent.InstanceMoved(),
        "migrated" => new WorkflowEvent.InstanceMigrated(),
        "paused" or "goesOn" or "extended" or "explained" or "recounted" or "share" or "shareHeld" or "shareGoesOn" => ClockEventJson.ReadEvent(e),
        var unknown => throw new JsonException($"No event is stored as {unknown}."),
    };

    private static int No(JsonElement e) => e.GetProperty("n").GetInt32();

    private static int Scope(JsonElement e) => StoredJson.Number(e, "s");

    private static bool Backward(JsonElement e) => StoredJson.Flag(e, "b");

    private static string Activity(JsonElement e) => StoredJson.Text(e, "a")!;
}
