using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>Commands made of a row of numbers; most make sense as the instance stands, some do not.</summary>
internal static class AnyCommand
{
    public static WorkflowCommand Of(Choices choices, Driven driven)
    {
        InstanceState state = driven.State!;
        WorkflowTask? open = state.Tasks.Count == 0 || choices.OneIn(10) ? null : state.Tasks[choices.Below(state.Tasks.Count)];
        string task = new TaskId(state.Id, open?.ExecutionNo ?? choices.Below(9) + 1).ToString();

        switch (choices.Below(22))
        {
            case 0 or 1 or 2 or 3 or 4 or 5:
                return new WorkflowCommand.CompleteTask(
                    task, open?.Step.Outcomes.Count > 0 && !choices.OneIn(8) ? open.Step.Outcomes[choices.Below(open.Step.Outcomes.Count)] : null,
                    choices.OneIn(2) ? JsonSerializer.SerializeToElement("dat") : choices.OneIn(2) ? JsonSerializer.SerializeToElement(new { so = choices.Below(4) }) : null);
            case 6: return new WorkflowCommand.ClaimTask(task);
            case 7: return new WorkflowCommand.ReleaseTask(task);
            case 8: return new WorkflowCommand.DeliverEvent("tin", JsonSerializer.SerializeToElement(new { so = 2 }));
            case 9:
                driven.Now += TimeSpan.FromHours(choices.Below(30));

                return state.Deadlines.Count > 0 && choices.OneIn(2)
                    ? new WorkflowCommand.FireDeadline(state.Deadlines[choices.Below(state.Deadlines.Count)].ExecutionNo)
                    : new WorkflowCommand.FireTimer(state.Timers.Count > 0 ? state.Timers[choices.Below(state.Timers.Count)].ExecutionNo : 1);
            case 10:
                return state.ChildWaits.Count == 0 ? new WorkflowCommand.CompleteChild(1, Guid.Empty, null)
                    : choices.OneIn(4) ? new WorkflowCommand.RejectChild(state.ChildWaits[0].ExecutionNo, state.ChildWaits[0].ChildId, "retired")
                    : new WorkflowCommand.CompleteChild(state.ChildWaits[0].ExecutionNo, state.ChildWaits[0].ChildId, JsonSerializer.SerializeToElement(new { so = 3 }));
            case 11: return new WorkflowCommand.SuspendInstance("x");
            case 12: return new WorkflowCommand.ResumeInstance("x");
            case 13: return new WorkflowCommand.RetryIncident(state.Incidents.Count > 0 ? state.Incidents[choices.Below(state.Incidents.Count)].No : 1);
            case 14:
                CompiledActivity[] activities = [.. driven.Definition.Activities];

                return new WorkflowCommand.MoveTo(activities[choices.Below(activities.Length)].Id, "x");
            case 15: return new WorkflowCommand.PauseClock((PauseKind)choices.Below(5), "Điều 19", choices.OneIn(3) ? "Điều 20" : null, null);
            case 16:
                driven.Now += TimeSpan.FromHours(choices.Below(30));

                return new WorkflowCommand.ResumeClock(null);
            case 17: return new WorkflowCommand.ExtendClock(driven.Now.AddDays(choices.Below(12)), "x", choices.OneIn(3) ? "Điều 20" : null);
            case 18: return new WorkflowCommand.ExplainLateness(task, "workload", null);
            case 19:
                driven.ChangeCalendar();

                return new WorkflowCommand.RecountDeadlines("x");
            case 20: return choices.OneIn(6) ? new WorkflowCommand.CancelInstance("x") : new WorkflowCommand.ExplainLateness(task, "workload", null);
            default: return choices.OneIn(3) ? Migration(driven.Definition, []) : Migration(driven.Other, driven.Definition.Activities);
        }
    }

    /// <summary>To a version whose activities are called otherwise; each finds its like.</summary>
    private static WorkflowCommand.Migrate Migration(ExecutableDefinition to, IEnumerable<CompiledActivity> activities) => new(
        to.Hash,
        activities.ToDictionary(activity => activity.Id, activity => activity.Id.StartsWith(Driven.LaterIds, StringComparison.Ordinal) ? activity.Id[Driven.LaterIds.Length..] : Driven.LaterIds + activity.Id, StringComparer.Ordinal),
        "x");
}
