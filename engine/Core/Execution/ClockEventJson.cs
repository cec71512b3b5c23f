using System.Diagnostics;
using System.Text.Json;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>The stored form of what happens to the statutory clock: as events of history, and as the list that a state keeps. Names keep their meaning for ever.</summary>
internal static class ClockEventJson
{
    private static readonly string[] Kinds = ["supplement", "payment", "consultation", "court", "forceMajeure"];

    public static string NameOf(PauseKind kind) => Kinds[(int)kind];

    /// <exception cref="JsonException">No pause is stored under that name.</exception>
    public static PauseKind KindOf(string? name) =>
        Array.IndexOf(Kinds, name) is var index and >= 0 ? (PauseKind)index : throw new JsonException($"No pause is stored as {name}.");

    /// <summary>False for an event that does not concern the clock.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, WorkflowEvent happened)
    {
        switch (happened)
        {
            case WorkflowEvent.ClockPaused e:
                writer.WriteString("e", "paused");
                writer.WriteStartArray("held");

                foreach (HeldLimit held in e.Held)
                {
                    writer.WriteStartObject();
                    StoredJson.Number(writer, "n", held.No);
                    writer.WritePropertyName("left");
                    HumanStepJson.Write(writer, held.Left);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                break;

            case WorkflowEvent.ClockResumed e:
                writer.WriteString("e", "goesOn");
                Runs(writer, e.Runs);
                break;

            case WorkflowEvent.ClockExtended e:
                writer.WriteString("e", "extended");
                WorkflowEventJson.Next(writer, e.Next);
                break;

            case WorkflowEvent.LatenessExplained e:
                writer.WriteString("e", "explained");
                StoredJson.Numbers(writer, "n", e.Nos);
                break;

            case WorkflowEvent.DeadlinesRecounted e:
                writer.WriteString("e", "recounted");
                Runs(writer, e.Runs);
                break;

            case WorkflowEvent.ShareStarted e:
                writer.WriteString("e", "share");
                writer.WriteNumber("n", e.No);
                writer.WriteString("unit", e.Agency);
                writer.WritePropertyName("limit");
                HumanStepJson.Write(writer, e.Limit);
                StoredJson.Instant(writer, "due", e.DueAt);
                WorkflowEventJson.Next(writer, e.Next);
                break;

            case WorkflowEvent.ShareHeld e:
                writer.WriteString("e", "shareHeld");
                writer.WriteNumber("n", e.No);
                writer.WritePropertyName("left");
                HumanStepJson.Write(writer, e.Left);
                break;

            case WorkflowEvent.ShareResumed e:
                writer.WriteString("e", "shareGoesOn");
                Runs(writer, [e.Run]);
                break;

            default:
                return false;
        }

        return true;
    }

    public static WorkflowEvent ReadEvent(JsonElement e) => StoredJson.Kind(e, "e") switch
    {
        "paused" => new WorkflowEvent.ClockPaused(
            [.. e.GetProperty("held").EnumerateArray().Select(one => new HeldLimit(StoredJson.Number(one, "n"), HumanStepJson.ReadLimit(one.GetProperty("left"))))]),
        "goesOn" => new WorkflowEvent.ClockResumed(Runs(e)),
        "extended" => new WorkflowEvent.ClockExtended(WorkflowEventJson.Next(e)),
        "explained" => new WorkflowEvent.LatenessExplained(StoredJson.Numbers(e, "n")),
        "recounted" => new WorkflowEvent.DeadlinesRecounted(Runs(e)),
        "share" => new WorkflowEvent.ShareStarted(
            StoredJson.Number(e, "n"), StoredJson.Text(e, "unit")!, HumanStepJson.ReadLimit(e.GetProperty("limit")), StoredJson.Instant(e, "due")!.Value, WorkflowEventJson.Next(e)),
        "shareHeld" => new WorkflowEvent.ShareHeld(StoredJson.Number(e, "n"), HumanStepJson.ReadLimit(e.GetProperty("left"))),
        "shareGoesOn" => new WorkflowEvent.ShareResumed(Runs(e)[0]),
        var unknown => throw new JsonException($"No event is stored as {unknown}."),
    };

    /// <summary>One entry of a state's list.</summary>
    public static void Write(Utf8JsonWriter writer, ClockEvent happened)
    {
        writer.WriteStartObject();
        StoredJson.Instant(writer, "at", happened.At);
        writer.WriteString("by", happened.By);

        switch (happened)
        {
            case ClockEvent.Paused e:
                writer.WriteString("k", Kinds[(int)e.Kind]);
                writer.WriteString("ground", e.Ground);
                StoredJson.Text(writer, "except", e.Exception);
                break;

            case ClockEvent.Resumed:
                writer.WriteString("k", "goOn");
                break;

            case ClockEvent.Extended e:
                writer.WriteString("k", "extend");
                StoredJson.Instant(writer, "due", e.NewDueAt);
                writer.WriteString("why", e.Reason);
                StoredJson.Text(writer, "except", e.Exception);
                break;

            default:
                throw new UnreachableException();
        }

        writer.WriteEndObject();
    }

    public static ClockEvent Read(JsonElement one)
    {
        DateTimeOffset at = StoredJson.Instant(one, "at")!.Value;
        string by = StoredJson.Text(one, "by")!;

        return StoredJson.Kind(one, "k") switch
        {
            "goOn" => new ClockEvent.Resumed(at, by),
            "extend" => new ClockEvent.Extended(at, by, StoredJson.Instant(one, "due")!.Value, StoredJson.Text(one, "why")!, StoredJson.Text(one, "except")),
            var kind => new ClockEvent.Paused(at, by, KindOf(kind), StoredJson.Text(one, "ground")!, StoredJson.Text(one, "except")),
        };
    }

    private static void Runs(Utf8JsonWriter writer, IReadOnlyList<RunningLimit> runs)
    {
        writer.WriteStartArray("runs");

        foreach (RunningLimit run in runs)
        {
            writer.WriteStartObject();
            StoredJson.Number(writer, "n", run.No);
            writer.WritePropertyName("limit");
            HumanStepJson.Write(writer, run.Limit);
            StoredJson.Instant(writer, "due", run.DueAt);
            WorkflowEventJson.Next(writer, run.Next);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static IReadOnlyList<RunningLimit> Runs(JsonElement e) =>
        [.. e.GetProperty("runs").EnumerateArray().Select(one => new RunningLimit(
            StoredJson.Number(one, "n"), HumanStepJson.ReadLimit(one.GetProperty("limit")), StoredJson.Instant(one, "due")!.Value, WorkflowEventJson.Next(one)))];
}
