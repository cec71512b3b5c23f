using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>Binh acts in the stead of An.</summary>
public sealed class SteadTests
{
    private static Instance Waiting() => Instance.Started(Flow.Of().Task("a", "{\"outcomes\":[\"Đạt\"]}").Connect("batDau > a"));

    [Fact]
    public void What_is_claimed_for_somebody_is_theirs()
    {
        Instance instance = Waiting();

        instance.Do(new WorkflowCommand.ClaimTask(instance.TaskIdOf("a"), "an"), "binh").ShouldBeNull();

        instance.State!.Tasks.Single().Assignee.ShouldBe("an");
        instance.Do(new WorkflowCommand.CompleteTask(instance.TaskIdOf("a"), "Đạt", null), "chi").ShouldBe("task.claimed-by-other");
        instance.Do(new WorkflowCommand.CompleteTask(instance.TaskIdOf("a"), "Đạt", null), "an").ShouldBeNull();
    }

    [Fact]
    public void A_task_in_somebodys_hands_is_finished_given_back_and_explained_in_their_stead_alone()
    {
        Instance instance = Waiting();
        string task = instance.TaskIdOf("a");
        instance.Do(new WorkflowCommand.ClaimTask(task), "an");

        instance.Do(new WorkflowCommand.ReleaseTask(task), "binh").ShouldBe("task.claimed-by-other");
        instance.Do(new WorkflowCommand.ReleaseTask(task, "chi"), "binh").ShouldBe("task.claimed-by-other");
        instance.Do(new WorkflowCommand.ReleaseTask(task, "an"), "binh").ShouldBeNull();
        instance.Do(new WorkflowCommand.ClaimTask(task), "an").ShouldBeNull();
        instance.Do(new WorkflowCommand.ExplainLateness(task, "workload", null, "an"), "binh").ShouldBe("lateness.none");
        instance.Do(new WorkflowCommand.CompleteTask(task, "Đạt", null, "an"), "binh").ShouldBeNull();
    }

    [Fact]
    public void A_command_says_in_whose_stead_it_was_given_and_an_older_record_says_nothing()
    {
        Guid id = new("0195a000-0000-7000-8000-000000000001");
        string task = new TaskId(id, 3).ToString();
        WorkflowCommand[] commands =
        [
            new WorkflowCommand.ClaimTask(task, "an"), new WorkflowCommand.ReleaseTask(task, "an"),
            new WorkflowCommand.CompleteTask(task, null, null, "an"), new WorkflowCommand.ExplainLateness(task, "workload", null, "an"),
        ];

        commands.Select(command => WorkflowCommandJson.Read(WorkflowCommandJson.Write(command), id)).ShouldBe(commands);
        commands.ShouldAllBe(command => command.InSteadOf == "an");
        WorkflowCommandJson.Read("""{"c":"claim","n":3}""", id).InSteadOf.ShouldBeNull();
        WorkflowCommandJson.Write(new WorkflowCommand.ClaimTask(task)).ShouldBe("""{"c":"claim","n":3}""");
    }
}
