using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

// From the stored form back to a state.
public static partial class InstanceStateJson
{
    private static InstanceState ReadState(JsonElement json, string hash, ExecutableDefinition definition)
    {
        InstanceSubStatus subStatus = (InstanceSubStatus)Array.IndexOf(SubStatuses, StoredJson.Text(json, "st"));
        Guid id = json.GetProperty("id").GetGuid();
        InstanceState state = new()
        {
            Id = id,
            DefinitionHash = hash,
            CorrelationId = StoredJson.Text(json, "cor"),
            Name = StoredJson.Text(json, "name"),
            Revision = json.GetProperty("rev").GetInt64(),
            Status = subStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled or InstanceSubStatus.Faulted ? InstanceStatus.Finished : InstanceStatus.Running,
            SubStatus = subStatus,
            StartedAt = StoredJson.Instant(json, "at")!.Value,
            FinishedAt = StoredJson.Instant(json, "end"),
            Parent = StoredJson.Value(json, "parent") is { } parent ? new ParentLink(parent.GetGuid(), json.GetProperty("parentNo").GetInt32()) : null,
            Units = StoredJson.Texts(json, "units"),
            LastNo = StoredJson.Number(json, "no"),
            Inputs = StoredJson.Values(json, "in"),
            Variables = StoredJson.Values(json, "vars"),
            Output = StoredJson.Values(json, "out"),
            Scopes = [.. List(json, "flows").Select(flow => new FlowScope(
                StoredJson.Number(flow, "n"), StoredJson.Numbers(flow, "v"), StoredJson.Numbers(flow, "c"), StoredJson.Values(flow, "vars")))],
            Incidents = [.. List(json, "incidents").Select(one => new Incident(
                one.GetProperty("n").GetInt32(), StoredJson.Text(one, "a")!, StoredJson.Text(one, "code")!, StoredJson.Text(one, "m")!, StoredJson.Instant(one, "at")!.Value))],
            ClockEvents = [.. List(json, "clock").Select(ClockEventJson.Read)],
            Deferred = [.. List(json, "deferred").Select(one => WorkflowCommandJson.Read(one, id))],
            GroupStarts = json.TryGetProperty("groups", out JsonElement groups)
                ? groups.EnumerateObject().ToDictionary(group => group.Name, group => group.Value.GetDateTimeOffset(), StringComparer.Ordinal)
                : InstanceState.NoGroups,
        };
        state = Opened(state, json, definition);

        return state with { Deadlines = ReadDeadlines(json, definition, state) };
    }

    private static InstanceState Opened(InstanceState state, JsonElement json, ExecutableDefinition definition)
    {
        List<Token> tokens = [];
        List<WorkflowTask> tasks = [];
        List<TimerWait> timers = [];
        List<EventWait> events = [];
        List<ChildWait> children = [];

        foreach (JsonElement one in List(json, "open"))
        {
            int no = one.GetProperty("n").GetInt32();
            string activity = StoredJson.Text(one, "a")!;
            TokenKind kind;

            switch (StoredJson.Kind(one, "k"))
            {
                case "task":
                    kind = TokenKind.Task;
                    HumanStep step = one.TryGetProperty("step", out JsonElement computed) ? HumanStepJson.Read(computed).Step : definition.Find(activity)!.Step!;
                    tasks.Add(new WorkflowTask(no, activity, step, step.Role, EventFold.UnitOf(step.Unit, state.Units), StoredJson.Text(one, "by"), StoredJson.Instant(one, "at")!.Value));
                    break;

                case "timer":
                    kind = TokenKind.Timer;
                    timers.Add(new TimerWait(no, activity, StoredJson.Instant(one, "at")!.Value));
                    break;

                case "event":
                    kind = TokenKind.Event;
                    events.Add(new EventWait(no, activity, StoredJson.Text(one, "name")!));
                    break;

                case "child":
                    kind = TokenKind.Child;
                    children.Add(new ChildWait(no, activity, DerivedId.OfChild(state.Id, no)));
                    break;

                case var other:
                    kind = other == "flow" ? TokenKind.Flow : TokenKind.Faulted;
                    break;
            }

            tokens.Add(new Token(no, activity, StoredJson.Number(one, "s"), StoredJson.Flag(one, "b"), kind));
        }

        return state with { Tokens = tokens, Tasks = tasks, Timers = timers, EventWaits = events, ChildWaits = children };
    }

    private static List<Deadline> ReadDeadlines(JsonElement json, ExecutableDefinition definition, InstanceState state)
    {
        List<Deadline> deadlines = [];
        string calendar = "";

        foreach (JsonElement one in List(json, "limits"))
        {
            calendar = StoredJson.Text(one, "cal") ?? calendar;
            int no = StoredJson.Number(one, "n");
            Deadline deadline = EventFold.DeadlineOf(
                definition, no <= 0 ? null : state.TaskOf(no)!.Step, no, StoredJson.Instant(one, "from")!.Value, StoredJson.Instant(one, "due")!.Value, WorkflowEventJson.Next(one), calendar);
            deadlines.Add(deadline with
            {
                Limit = StoredJson.Value(one, "limit") is { } limit ? HumanStepJson.ReadLimit(limit) : deadline.Limit,
                Left = StoredJson.Value(one, "left") is { } left ? HumanStepJson.ReadLimit(left) : null,
                Agency = StoredJson.Text(one, "unit"),
                Replaced = StoredJson.Instant(one, "was"),
                Reason = StoredJson.Value(one, "why") is { } why
                    ? new LatenessReason(StoredJson.Text(why, "code")!, StoredJson.Text(why, "note"), StoredJson.Text(why, "by")!)
                    : null,
            });
        }

        return deadlines;
    }

    private static JsonElement[] List(JsonElement json, string field) => json.TryGetProperty(field, out JsonElement list) ? [.. list.EnumerateArray()] : [];
}
