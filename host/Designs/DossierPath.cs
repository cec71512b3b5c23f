using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Host.Dossiers;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>Where a dossier was and when, from its replayed history.</summary>
internal sealed record DossierPath(IReadOnlyList<ReplayVisit> Visits, IReadOnlyList<ReplayEvent> Events)
{
    /// <param name="records">In order.</param>
    /// <param name="elements">Elements of the drawing by activity id.</param>
    public static DossierPath Of(IReadOnlyList<ReplayedRecord> records, IReadOnlyDictionary<string, string> elements)
    {
        var open = new Dictionary<int, ReplayVisit>();
        var order = new List<int>();
        var elementOf = new Dictionary<int, string>();
        var passed = 0; // numbers below zero, which no execution has
        foreach (var replayed in records)
        {
            var at = replayed.Record.At;
            foreach (var happened in replayed.Events)
            {
                switch (happened)
                {
                    case WorkflowEvent.TaskOpened opened when elements.TryGetValue(opened.ActivityId, out var element):
                        open[opened.No] = new(element, at, null, replayed.State.Deadlines.FirstOrDefault(deadline => deadline.ExecutionNo == opened.No)?.DueAt, null);
                        elementOf[opened.No] = element;
                        order.Add(opened.No);
                        break;
                    case WorkflowEvent.TimerStarted timer:
                        Arrive(timer.No, timer.ActivityId, at, timer.FireAt);
                        break;
                    case WorkflowEvent.EventAwaited awaited:
                        Arrive(awaited.No, awaited.ActivityId, at, null);
                        break;
                    case WorkflowEvent.ChildRequested requested:
                        Arrive(requested.No, requested.ActivityId, at, null);
                        break;
                    case WorkflowEvent.ChildSent sent:
                        Pass(sent.No, sent.ActivityId, at);
                        break;
                    case WorkflowEvent.ActivityRan ran:
                        Pass(--passed, ran.ActivityId, at);
                        break;
                    case WorkflowEvent.TimerFired fired:
                        Leave(fired.No, at);
                        break;
                    case WorkflowEvent.EventReceived received:
                        Leave(received.No, at);
                        break;
                    case WorkflowEvent.ChildCompleted child:
                        Leave(child.No, at);
                        break;
                    case WorkflowEvent.TaskCompleted completed when open.TryGetValue(completed.No, out var visit):
                        open[completed.No] = visit with { To = at, Outcome = (replayed.Envelope.Command as WorkflowCommand.CompleteTask)?.Outcome };
                        break;
                    case WorkflowEvent.Cancelled cancelled:
                        foreach (var no in cancelled.Nos.Where(open.ContainsKey)) open[no] = open[no] with { To = at };
                        break;
                    case WorkflowEvent.InstanceCancelled:
                        foreach (var no in order.Where(no => open[no].To is null)) open[no] = open[no] with { To = at };
                        break;
                }
            }
        }

        void Arrive(int no, string activity, DateTimeOffset at, DateTimeOffset? due)
        {
            if (!elements.TryGetValue(activity, out var element)) return;
            open[no] = new(element, at, null, due, null);
            elementOf[no] = element;
            order.Add(no);
        }

        // What ends as soon as it begins: a document made out, a procedure started and not waited for.
        void Pass(int no, string activity, DateTimeOffset at)
        {
            Arrive(no, activity, at, null);
            Leave(no, at);
        }

        void Leave(int no, DateTimeOffset at)
        {
            if (open.TryGetValue(no, out var visit)) open[no] = visit with { To = at };
        }

        return new([.. order.Select(no => open[no])], [.. Timeline.Of(records).Select(entry => Event(entry, elementOf))]);
    }

    private static ReplayEvent Event(TimelineEntry entry, Dictionary<int, string> elementOf)
    {
        var element = TaskId.TryParse(entry.TaskId, out var task) ? elementOf.GetValueOrDefault(task.ExecutionNo) : null;
        return new(entry.At, ReplayWords.Vietnamese(entry), ReplayWords.English(entry), element, ReplayWords.Tone(entry.Kind));
    }
}
