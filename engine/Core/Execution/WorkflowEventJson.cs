using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Engine.Json;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>The stored form of events: one list for everything that a command caused. A name, once used, keeps its meaning for ever.</summary>
public static partial class WorkflowEventJson
{
    private static readonly string[] Firings = ["warn", "due", "escalate", "none"];

    public static string Write(IReadOnlyList<WorkflowEvent> events)
    {
        ArrayBufferWriter<byte> buffer = new(512);

        using (Utf8JsonWriter writer = new(buffer, JsonFields.Compact with { MaxDepth = 0 }))
        {
            writer.WriteStartArray();

            foreach (WorkflowEvent happened in events)
            {
                writer.WriteStartObject();
                Write(writer, happened);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, WorkflowEvent happened)
    {
        switch (happened)
        {
            case WorkflowEvent.InstanceStarted e:
                writer.WriteString("e", "started");
                writer.WriteString("id", e.InstanceId);
                break;

            case WorkflowEvent.ActivityRan e:
                writer.WriteString("e", "ran");
                writer.WriteString("a", e.ActivityId);
                StoredJson.Number(writer, "s", e.Scope);

                if (e.Outcomes is not ["Done"])
                {
                    writer.WriteStartArray("o");

                    foreach (string outcome in e.Outcomes)
                    {
                        writer.WriteStringValue(outcome);
                    }

                    writer.WriteEndArray();
                }

                break;

            case WorkflowEvent.TaskOpened e:
                Opened(writer, "task", e.No, e.ActivityId, e.Scope, e.Backward);

                if (e.Step is { } step)
                {
                    writer.WritePropertyName("step");
                    HumanStepJson.Write(writer, step);
                }

                break;

            case WorkflowEvent.TaskClaimed e:
                Numbered(writer, "claimed", e.No);
                break;

            case WorkflowEvent.TaskReleased e:
                Numbered(writer, "released", e.No);
                break;

            case WorkflowEvent.TaskCompleted e:
                Numbered(writer, "completed", e.No);
                break;

            case WorkflowEvent.TimerStarted e:
                Opened(writer, "timer", e.No, e.ActivityId, e.Scope, e.Backward);
                StoredJson.Instant(writer, "at", e.FireAt);
                break;

            case WorkflowEvent.TimerFired e:
                Numbered(writer, "fired", e.No);
                break;

            case WorkflowEvent.EventAwaited e:
                Opened(writer, "awaits", e.No, e.ActivityId, e.Scope, e.Backward);
                writer.WriteString("name", e.Name);
                break;

            case WorkflowEvent.EventReceived e:
                Numbered(writer, "received", e.No);
                break;

            case WorkflowEvent.ChildRequested e:
                Opened(writer, "child", e.No, e.ActivityId, e.Scope, e.Backward);
                break;

            case WorkflowEvent.ChildSent e:
                Opened(writer, "sent", e.No, e.ActivityId, e.Scope, false);
                break;

            case WorkflowEvent.ChildCompleted e:
                Numbered(writer, "returned", e.No);
                break;

            case WorkflowEvent.FlowEntered e:
                Opened(writer, "entered", e.No, e.ActivityId, e.Scope, e.Backward);
                break;

            case WorkflowEvent.FlowLeft e:
                Numbered(writer, "left", e.No);
                break;

            case WorkflowEvent.Cancelled e:
                writer.WriteString("e", "dropped");
                StoredJson.Numbers(writer, "n", e.Nos);
                break;

            case WorkflowEvent.ActivityFaulted e:
                Opened(writer, "faulted", e.No, e.ActivityId, e.Scope, e.Backward);
                writer.WriteString("code", e.Code);
                writer.WriteString("m", e.Message);
                StoredJson.Flag(writer, "stops", e.Stops);
                StoredJson.Flag(writer, "after", e.AfterRun);
                break;

            case WorkflowEvent.TokensMoved e:
                writer.WriteString("e", "moved");
                StoredJson.Number(writer, "s", e.Scope);
                StoredJson.Numbers(writer, "v", e.Activities);
                StoredJson.Numbers(writer, "c", e.Connections);
                break;

            case WorkflowEvent.VariablesSet e:
                writer.WriteString("e", "set");

                if (e.Scope is { } scope)
                {
                    writer.WriteNumber("s", scope);
                }

                StoredJson.Values(writer, "vars", e.Values);
                break;

            case WorkflowEvent.OutputsSet e:
                writer.WriteString("e", "out");
                StoredJson.Values(writer, "vars", e.Values);
                break;

            case WorkflowEvent.InstanceNamed e:
                writer.WriteString("e", "named");
                StoredJson.Text(writer, "name", e.Name);
                break;

            case WorkflowEvent.DeadlineStarted e:
                Numbered(writer, "limit", e.No);
                StoredJson.Instant(writer, "from", e.StartedAt);
                StoredJson.Instant(writer, "due", e.DueAt);

                if (e.Limit is { } limit)
                {
                    writer.WritePropertyName("limit");
                    HumanStepJson.Write(writer, limit);
                }

                Next(writer, e.Next);
                break;

            case WorkflowEvent.DeadlineWarned e:
                Numbered(writer, "warned", e.No);
                StoredJson.Number(writer, "l", e.Level);
                Next(writer, e.Next);
                break;

            case WorkflowEvent.DeadlineReached e:
                Numbered(writer, "late", e.No);
                Next(writer, e.Next);
                break;

            case WorkflowEvent.DeadlineEscalated e:
                Numbered(writer, "escalated", e.No);
                StoredJson.Number(writer, "l", e.Level);
                writer.WriteString("role", e.Role);
                StoredJson.Text(writer, "unit", e.Unit);
                Next(writer, e.Next);
                break;

            default:
                if (ClockEventJson.TryWrite(writer, happened)) break;
                writer.WriteString("e", happened switch
                {
                    WorkflowEvent.InstanceFinished => "finished",
                    WorkflowEvent.InstanceCancelled => "cancelled",
                    WorkflowEvent.InstanceHeld => "held",
                    WorkflowEvent.InstanceResumed => "resumed",
                    WorkflowEvent.ArrivalDeferred => "deferred",
                    WorkflowEvent.ArrivalTaken => "taken",
                    WorkflowEvent.InstanceMoved => "sentTo",
                    WorkflowEvent.InstanceMigrated => "migrated",
                    WorkflowEvent.IncidentRetried => "retried",
                    _ => throw new UnreachableException(),
                });

                if (happened is WorkflowEvent.IncidentRetried retried)
                {
                    writer.WriteNumber("n", retried.No);
                }

                break;
        }
    }

    private static void Numbered(Utf8JsonWriter writer, string name, int no)
    {
        writer.WriteString("e", name);
        writer.WriteNumber("n", no);
    }

    private static void Opened(Utf8JsonWriter writer, string name, int no, string activity, int scope, bool backward)
    {
        Numbered(writer, name, no);
        writer.WriteString("a", activity);
        StoredJson.Number(writer, "s", scope);
        StoredJson.Flag(writer, "b", backward);
    }

    /// <summary><c>"x"</c>: when, <c>"f"</c>: what, <c>"k"</c>: at which level.</summary>
    internal static void Next(Utf8JsonWriter writer, DeadlineNext next)
    {
        StoredJson.Instant(writer, "x", next.At);
        writer.WriteString("f", Firings[(int)next.Firing]);
        StoredJson.Number(writer, "k", next.Level);
    }

    internal static DeadlineNext Next(JsonElement e) =>
        new(StoredJson.Instant(e, "x"), (DeadlineFiring)Array.IndexOf(Firings, StoredJson.Text(e, "f")), StoredJson.Number(e, "k"));
}
