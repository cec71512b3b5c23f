using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>
/// The stored form of commands. The instance is that of the record which holds the command, so a task is named by its number alone.
/// A name, once used, keeps its meaning for ever.
/// </summary>
public static class WorkflowCommandJson
{
    public static string Write(WorkflowCommand command)
    {
        ArrayBufferWriter<byte> buffer = new(256);

        using (Utf8JsonWriter writer = new(buffer, JsonFields.Compact with { MaxDepth = 0 }))
        {
            Write(writer, command);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static void Write(Utf8JsonWriter writer, WorkflowCommand command)
    {
        writer.WriteStartObject();

        switch (command)
        {
            case WorkflowCommand.StartInstance c:
                writer.WriteString("c", "start");
                writer.WriteString("def", c.DefinitionHash);
                StoredJson.Text(writer, "cor", c.CorrelationId);
                StoredJson.Value(writer, "in", c.Input.ValueKind == JsonValueKind.Undefined ? null : c.Input);
                StoredJson.Texts(writer, "units", c.Units);

                if (c.Parent is { } parent)
                {
                    writer.WriteString("parent", parent.InstanceId);
                    writer.WriteNumber("parentNo", parent.ExecutionNo);
                }

                break;

            case WorkflowCommand.ClaimTask c:
                writer.WriteString("c", "claim");
                Task(writer, c.TaskId);
                StoredJson.Text(writer, "for", c.For);
                break;

            case WorkflowCommand.ReleaseTask c:
                writer.WriteString("c", "release");
                Task(writer, c.TaskId);
                StoredJson.Text(writer, "for", c.For);
                break;

            case WorkflowCommand.CompleteTask c:
                writer.WriteString("c", "complete");
                Task(writer, c.TaskId);
                StoredJson.Text(writer, "o", c.Outcome);
                StoredJson.Value(writer, "r", c.Result);
                StoredJson.Text(writer, "for", c.For);
                break;

            case WorkflowCommand.FireDeadline c:
                writer.WriteString("c", "deadline");
                writer.WriteNumber("n", c.ExecutionNo);
                break;

            case WorkflowCommand.FireTimer c:
                writer.WriteString("c", "timer");
                writer.WriteNumber("n", c.ExecutionNo);
                break;

            case WorkflowCommand.DeliverEvent c:
                writer.WriteString("c", "event");
                writer.WriteString("name", c.Name);
                StoredJson.Value(writer, "p", c.Payload);
                break;

            case WorkflowCommand.CompleteChild c:
                writer.WriteString("c", "child");
                writer.WriteNumber("n", c.ExecutionNo);
                writer.WriteString("id", c.ChildId);
                StoredJson.Value(writer, "out", c.Output);
                break;

            case WorkflowCommand.RejectChild c:
                writer.WriteString("c", "childRejected");
                writer.WriteNumber("n", c.ExecutionNo);
                writer.WriteString("id", c.ChildId);
                writer.WriteString("why", c.Reason);
                break;

            case WorkflowCommand.PauseClock c:
                writer.WriteString("c", "pause");
                writer.WriteString("kind", ClockEventJson.NameOf(c.Kind));
                writer.WriteString("ground", c.Ground);
                StoredJson.Text(writer, "except", c.Exception);
                StoredJson.Text(writer, "note", c.Note);
                break;

            case WorkflowCommand.ResumeClock c:
                writer.WriteString("c", "goOn");
                StoredJson.Text(writer, "note", c.Note);
                break;

            case WorkflowCommand.ExtendClock c:
                writer.WriteString("c", "extend");
                StoredJson.Instant(writer, "due", c.NewDueAt);
                writer.WriteString("why", c.Reason);
                StoredJson.Text(writer, "except", c.Exception);
                break;

            case WorkflowCommand.ExplainLateness c:
                writer.WriteString("c", "explain");
                Task(writer, c.TaskId);
                writer.WriteString("code", c.Code);
                StoredJson.Text(writer, "note", c.Note);
                StoredJson.Text(writer, "for", c.For);
                break;

            case WorkflowCommand.RecountDeadlines c:
                writer.WriteString("c", "recount");
                writer.WriteString("why", c.Reason);
                break;

            case WorkflowCommand.CancelInstance c:
                writer.WriteString("c", "cancel");
                writer.WriteString("why", c.Reason);
                break;

            case WorkflowCommand.SuspendInstance c:
                writer.WriteString("c", "hold");
                writer.WriteString("why", c.Reason);
                break;

            case WorkflowCommand.ResumeInstance c:
                writer.WriteString("c", "resume");
                writer.WriteString("why", c.Reason);
                break;

            case WorkflowCommand.RetryIncident c:
                writer.WriteString("c", "retry");
                writer.WriteNumber("n", c.IncidentNo);
                break;

            case WorkflowCommand.MoveTo c:
                writer.WriteString("c", "move");
                writer.WriteString("a", c.ActivityId);
                writer.WriteString("why", c.Reason);
                break;

            case WorkflowCommand.Migrate c:
                writer.WriteString("c", "migrate");
                writer.WriteString("def", c.DefinitionHash);
                StoredJson.Texts(writer, "map", c.Activities);
                writer.WriteString("why", c.Reason);
                break;

            default:
                throw new UnreachableException();
        }

        writer.WriteEndObject();
    }

    /// <exception cref="JsonException">The text is no stored command.</exception>
    public static WorkflowCommand Read(string json, Guid instanceId) => Read(StoredJson.Parse(Encoding.UTF8.GetBytes(json)), instanceId);

    internal static WorkflowCommand Read(JsonElement c, Guid instanceId) => StoredJson.Kind(c, "c") switch
    {
        "start" => new WorkflowCommand.StartInstance(
            StoredJson.Text(c, "def")!,
            StoredJson.Text(c, "cor"),
            StoredJson.Value(c, "in") ?? EventFold.EmptyObject,
            StoredJson.Texts(c, "units"),
            StoredJson.Value(c, "parent") is { } parent ? new ParentLink(parent.GetGuid(), c.GetProperty("parentNo").GetInt32()) : null),
        "claim" => new WorkflowCommand.ClaimTask(Task(c, instanceId), StoredJson.Text(c, "for")),
        "release" => new WorkflowCommand.ReleaseTask(Task(c, instanceId), StoredJson.Text(c, "for")),
        "complete" => new WorkflowCommand.CompleteTask(Task(c, instanceId), StoredJson.Text(c, "o"), StoredJson.Value(c, "r"), StoredJson.Text(c, "for")),
        "deadline" => new WorkflowCommand.FireDeadline(c.GetProperty("n").GetInt32()),
        "timer" => new WorkflowCommand.FireTimer(c.GetProperty("n").GetInt32()),
        "event" => new WorkflowCommand.DeliverEvent(StoredJson.Text(c, "name")!, StoredJson.Value(c, "p")),
        "child" => new WorkflowCommand.CompleteChild(c.GetProperty("n").GetInt32(), c.GetProperty("id").GetGuid(), StoredJson.Value(c, "out")),
        "childRejected" => new WorkflowCommand.RejectChild(c.GetProperty("n").GetInt32(), c.GetProperty("id").GetGuid(), StoredJson.Text(c, "why")!),
        "pause" => new WorkflowCommand.PauseClock(
            ClockEventJson.KindOf(StoredJson.Text(c, "kind")), StoredJson.Text(c, "ground")!, StoredJson.Text(c, "except"), StoredJson.Text(c, "note")),
        "goOn" => new WorkflowCommand.ResumeClock(StoredJson.Text(c, "note")),
        "extend" => new WorkflowCommand.ExtendClock(StoredJson.Instant(c, "due")!.Value, StoredJson.Text(c, "why")!, StoredJson.Text(c, "except")),
        "explain" => new WorkflowCommand.ExplainLateness(Task(c, instanceId), StoredJson.Text(c, "code")!, StoredJson.Text(c, "note"), StoredJson.Text(c, "for")),
        "recount" => new WorkflowCommand.RecountDeadlines(StoredJson.Text(c, "why")!),
        "cancel" => new WorkflowCommand.CancelInstance(StoredJson.Text(c, "why")!),
        "hold" => new WorkflowCommand.SuspendInstance(StoredJson.Text(c, "why")!),
        "resume" => new WorkflowCommand.ResumeInstance(StoredJson.Text(c, "why")!),
        "retry" => new WorkflowCommand.RetryIncident(c.GetProperty("n").GetInt32()),
        "move" => new WorkflowCommand.MoveTo(StoredJson.Text(c, "a")!, StoredJson.Text(c, "why")!),
        "migrate" => new WorkflowCommand.Migrate(StoredJson.Text(c, "def")!, StoredJson.Texts(c, "map"), StoredJson.Text(c, "why")!),
        var unknown => throw new JsonException($"No command is stored as {unknown}."),
    };

    private static void Task(Utf8JsonWriter writer, string taskId)
    {
        if (TaskId.TryParse(taskId, out TaskId id))
        {
            writer.WriteNumber("n", id.ExecutionNo);
        }
        else
        {
            writer.WriteString("t", taskId);
        }
    }

    private static string Task(JsonElement c, Guid instanceId) =>
        StoredJson.Text(c, "t") ?? new TaskId(instanceId, c.GetProperty("n").GetInt32()).ToString();
}
