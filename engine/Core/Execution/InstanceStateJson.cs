using System.Buffers;
using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>
/// The stored form of a state: compact UTF-8 JSON, and byte for byte the same for the same state, so that equality of states is equality of
/// bytes. Steps, limits and policies that the pinned definition says are left out; so reading takes the definitions.
/// It must be kept as text or bytes, not in a form that orders fields anew.
/// </summary>
public static partial class InstanceStateJson
{
    private static readonly string[] SubStatuses = ["executing", "suspended", "held", "finished", "cancelled", "faulted"];

    /// <param name="definitions">Must know the definition that the state is pinned to.</param>
    /// <param name="state">Any state.</param>
    public static byte[] Write(DefinitionLookup definitions, InstanceState state)
    {
        ArrayBufferWriter<byte> buffer = new(1024);

        using (Utf8JsonWriter writer = new(buffer, JsonFields.Compact with { MaxDepth = 0 }))
        {
            Write(writer, EventFold.DefinitionOf(definitions, state), state);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The bytes are no stored state.</exception>
    /// <exception cref="ArgumentException">The definition is not known.</exception>
    public static InstanceState Read(DefinitionLookup definitions, ReadOnlySpan<byte> utf8)
    {
        JsonElement json = StoredJson.Parse(utf8);
        string hash = StoredJson.Kind(json, "def");
        ExecutableDefinition definition = definitions(hash) ?? throw new ArgumentException($"No definition has the hash {hash}.", nameof(definitions));

        return ReadState(json, hash, definition);
    }

    private static void Write(Utf8JsonWriter writer, ExecutableDefinition definition, InstanceState state)
    {
        writer.WriteStartObject();
        writer.WriteNumber("v", 1);
        writer.WriteString("id", state.Id);
        writer.WriteString("def", state.DefinitionHash);
        StoredJson.Text(writer, "cor", state.CorrelationId);
        StoredJson.Text(writer, "name", state.Name);
        writer.WriteNumber("rev", state.Revision);
        writer.WriteString("st", SubStatuses[(int)state.SubStatus]);
        StoredJson.Instant(writer, "at", state.StartedAt);
        StoredJson.Instant(writer, "end", state.FinishedAt);

        if (state.Parent is { } parent)
        {
            writer.WriteString("parent", parent.InstanceId);
            writer.WriteNumber("parentNo", parent.ExecutionNo);
        }

        StoredJson.Texts(writer, "units", state.Units);
        writer.WriteNumber("no", state.LastNo);
        StoredJson.Values(writer, "in", state.Inputs);
        StoredJson.Values(writer, "vars", state.Variables);
        StoredJson.Values(writer, "out", state.Output);
        Tokens(writer, definition, state);
        Scopes(writer, state);
        Deadlines(writer, definition, state);

        if (state.ClockEvents.Count > 0)
        {
            writer.WriteStartArray("clock");

            foreach (ClockEvent happened in state.ClockEvents)
            {
                ClockEventJson.Write(writer, happened);
            }

            writer.WriteEndArray();
        }

        if (state.GroupStarts.Count > 0)
        {
            writer.WriteStartObject("groups");

            foreach ((string group, DateTimeOffset start) in StoredJson.Sorted(state.GroupStarts))
            {
                StoredJson.Instant(writer, group, start);
            }

            writer.WriteEndObject();
        }

        if (state.Incidents.Count > 0)
        {
            writer.WriteStartArray("incidents");

            foreach (Incident incident in state.Incidents)
            {
                writer.WriteStartObject();
                writer.WriteNumber("n", incident.No);
                writer.WriteString("a", incident.ActivityId);
                writer.WriteString("code", incident.Code);
                writer.WriteString("m", incident.Message);
                StoredJson.Instant(writer, "at", incident.At);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (state.Deferred.Count > 0)
        {
            writer.WriteStartArray("deferred");

            foreach (WorkflowCommand command in state.Deferred)
            {
                WorkflowCommandJson.Write(writer, command);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>One list of everything open; what an execution waits for says its kind.</summary>
    private static void Tokens(Utf8JsonWriter writer, ExecutableDefinition definition, InstanceState state)
    {
        if (state.Tokens.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("open");

        foreach (Token token in state.Tokens)
        {
            writer.WriteStartObject();
            writer.WriteNumber("n", token.No);
            writer.WriteString("a", token.ActivityId);
            StoredJson.Number(writer, "s", token.Scope);
            StoredJson.Flag(writer, "b", token.Backward);

            switch (token.Kind)
            {
                case TokenKind.Task:
                    WorkflowTask task = state.TaskOf(token.No)!;
                    writer.WriteString("k", "task");
                    StoredJson.Instant(writer, "at", task.CreatedAt);
                    StoredJson.Text(writer, "by", task.Assignee);

                    if (!ReferenceEquals(task.Step, definition.Find(token.ActivityId)?.Step))
                    {
                        writer.WritePropertyName("step");
                        HumanStepJson.Write(writer, task.Step);
                    }

                    break;

                case TokenKind.Timer:
                    writer.WriteString("k", "timer");
                    StoredJson.Instant(writer, "at", state.Timers.First(timer => timer.ExecutionNo == token.No).FireAt);
                    break;

                case TokenKind.Event:
                    writer.WriteString("k", "event");
                    writer.WriteString("name", state.EventWaits.First(wait => wait.ExecutionNo == token.No).Name);
                    break;

                default:
                    writer.WriteString("k", token.Kind switch { TokenKind.Child => "child", TokenKind.Flow => "flow", _ => "faulted" });
                    break;
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Scopes(Utf8JsonWriter writer, InstanceState state)
    {
        if (state.Scopes.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("flows");

        foreach (FlowScope scope in state.Scopes)
        {
            writer.WriteStartObject();
            StoredJson.Number(writer, "n", scope.No);
            StoredJson.Numbers(writer, "v", scope.Visits);
            StoredJson.Numbers(writer, "c", scope.Passes);
            StoredJson.Values(writer, "vars", scope.Variables);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Deadlines(Utf8JsonWriter writer, ExecutableDefinition definition, InstanceState state)
    {
        if (state.Deadlines.Count == 0)
        {
            return;
        }

        string? calendar = null;
        writer.WriteStartArray("limits");

        foreach (Deadline deadline in state.Deadlines)
        {
            Deadline said = Said(definition, state, deadline);
            writer.WriteStartObject();
            StoredJson.Number(writer, "n", deadline.ExecutionNo);
            StoredJson.Instant(writer, "from", deadline.StartedAt);
            StoredJson.Instant(writer, "due", deadline.DueAt);
            WorkflowEventJson.Next(writer, new DeadlineNext(deadline.NextAt, deadline.Next, deadline.Level));

            if (deadline.Calendar != calendar)
            {
                writer.WriteString("cal", calendar = deadline.Calendar); // the same as the one before where it is absent
            }

            if (deadline.Limit != said.Limit)
            {
                writer.WritePropertyName("limit");
                HumanStepJson.Write(writer, deadline.Limit);
            }

            if (deadline.Left is { } left)
            {
                writer.WritePropertyName("left");
                HumanStepJson.Write(writer, left);
            }

            StoredJson.Text(writer, "unit", deadline.Agency);
            StoredJson.Instant(writer, "was", deadline.Replaced);

            if (deadline.Reason is { } reason)
            {
                writer.WriteStartObject("why");
                writer.WriteString("code", reason.Code);
                StoredJson.Text(writer, "note", reason.Note);
                writer.WriteString("by", reason.By);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static Deadline Said(ExecutableDefinition definition, InstanceState state, Deadline deadline) => EventFold.DeadlineOf(
        definition,
        deadline.ExecutionNo <= 0 ? null : state.TaskOf(deadline.ExecutionNo)!.Step,
        deadline.ExecutionNo,
        deadline.StartedAt,
        deadline.DueAt,
        new DeadlineNext(deadline.NextAt, deadline.Next, deadline.Level),
        deadline.Calendar);
}
