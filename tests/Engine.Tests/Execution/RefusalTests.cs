using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Tests.Execution;

public sealed class RefusalTests
{
    private static Instance Waiting() => Instance.Started(Flow.Of().Task("a", "{\"limit\":{\"value\":1,\"unit\":\"day\"},\"outcomes\":[\"Đạt\"]}").With("cho", "Delay", ("timeSpan", Flow.Literal("01:00:00")))
        .Connect("batDau > a", "batDau > cho"));

    [Fact]
    public void Commands_to_an_instance_that_is_not_there_are_refused() =>
        new Instance().Do(new WorkflowCommand.ClaimTask("x")).ShouldBe("instance.not-found");

    [Fact]
    public void An_instance_cannot_be_started_twice()
    {
        Instance instance = Waiting();

        instance.Do(new WorkflowCommand.StartInstance(instance.State!.DefinitionHash, null, default, new Dictionary<string, string>(StringComparer.Ordinal))).ShouldBe("instance.already-started");
    }

    [Fact]
    public void A_start_without_a_definition_or_with_an_input_that_is_no_object_is_refused()
    {
        Instance instance = new(Flow.Of().Task("a").Connect("batDau > a").Compile());
        Dictionary<string, string> none = new(StringComparer.Ordinal);

        instance.Do(new WorkflowCommand.StartInstance("0", null, default, none)).ShouldBe("definition.not-found");
        instance.Do(new WorkflowCommand.StartInstance(Flow.Of().Task("a").Connect("batDau > a").Compile().Hash, null, JsonDocument.Parse("[1]").RootElement, none)).ShouldBe("input.not-an-object");
    }

    [Fact]
    public void Each_refusal_has_its_code_and_changes_nothing()
    {
        Instance instance = Waiting();
        InstanceState before = instance.State!;
        int task = before.Tasks[0].ExecutionNo, timer = before.Timers[0].ExecutionNo;

        (WorkflowCommand Command, string Code)[] refused =
        [
            (new WorkflowCommand.CompleteTask("not an id", null, null), "task.not-open"),
            (new WorkflowCommand.CompleteTask(new TaskId(Guid.Empty, task).ToString(), "Đạt", null), "task.not-open"),
            (new WorkflowCommand.CompleteTask(instance.TaskIdOf("a"), null, null), "outcome.required"),
            (new WorkflowCommand.CompleteTask(instance.TaskIdOf("a"), "Không", null), "outcome.unknown"),
            (new WorkflowCommand.CompleteTask(instance.TaskIdOf("a"), "Đạt", JsonSerializer.SerializeToElement(new string('x', 2_000_000))), "value.too-large"),
            (new WorkflowCommand.CompleteTask(instance.TaskIdOf("a"), "Đạt", JsonDocument.Parse("\"\\ud800\"").RootElement), "value.bad-text"),
            (new WorkflowCommand.ReleaseTask(instance.TaskIdOf("a")), "task.not-claimed"),
            (new WorkflowCommand.FireDeadline(task), "deadline.not-due"),
            (new WorkflowCommand.FireDeadline(0), "deadline.not-found"),
            (new WorkflowCommand.FireTimer(timer), "timer.not-due"),
            (new WorkflowCommand.FireTimer(task), "timer.not-found"),
            (new WorkflowCommand.DeliverEvent("tin", null), "event.not-awaited"),
            (new WorkflowCommand.CompleteChild(timer, Guid.Empty, null), "child.not-awaited"),
            (new WorkflowCommand.RejectChild(timer, Guid.Empty, "x"), "child.not-awaited"),
            (new WorkflowCommand.ResumeInstance("x"), "instance.not-held"),
            (new WorkflowCommand.RetryIncident(1), "incident.not-found"),
            (new WorkflowCommand.MoveTo("khongCo", "x"), "activity.not-found"),
            (new WorkflowCommand.MoveTo("batDau", "x"), "activity.not-a-step"),
            (new WorkflowCommand.Migrate("0", new Dictionary<string, string>(StringComparer.Ordinal), "x"), "definition.not-found"),
        ];

        foreach ((WorkflowCommand command, string code) in refused)
        {
            instance.Do(command).ShouldBe(code, command.GetType().Name);
            instance.State.ShouldBeSameAs(before);
        }
    }

    [Fact]
    public void A_child_whose_definition_is_gone_becomes_an_incident_of_the_step_that_asked_for_it()
    {
        Instance instance = Instance.Started(Flow.Of().With("goi", "DispatchWorkflow", ("workflowDefinitionId", Flow.Literal("con")), ("waitForCompletion", Flow.Script("true", "Boolean"))).Connect("batDau > goi"));
        Effect.StartChild asked = instance.Effects.OfType<Effect.StartChild>().Single();

        instance.Do(new WorkflowCommand.RejectChild(asked.Parent!.ExecutionNo, asked.ChildId, "retired")).ShouldBeNull();

        instance.State!.SubStatus.ShouldBe(InstanceSubStatus.Faulted);
        instance.State.Incidents.Single().Code.ShouldBe("child.not-published");
    }
}
