using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tests.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>History that was decided before a rule was what it is now follows as it was recorded.</summary>
public sealed class OlderRecordTests
{
    private static readonly Guid Id = new("0195a000-0000-7000-8000-000000000001");

    [Fact]
    public void A_fork_without_branches_that_once_left_through_no_port()
    {
        Instance instance = new(Flow.Of().With("tach", "FlowFork").Task("a").Connect("batDau > tach > a").Compile());
        instance.Begin();

        instance.Open.ShouldBe("a");
        Follows(instance, null, Start(instance),
        [
            new WorkflowEvent.InstanceStarted(Id), new WorkflowEvent.ActivityRan("batDau", 0, ["Done"]), new WorkflowEvent.ActivityRan("tach", 0, []),
            new WorkflowEvent.TokensMoved(0, [0, 1, 2], [0, -2]), new WorkflowEvent.InstanceFinished(),
        ]);
    }

    [Fact]
    public void An_End_that_once_left_a_half_reached_step_alone()
    {
        Instance instance = Instance.Started(Flow.Of().Variable("X").Fork("tach", "A", "B", "C").Task("a").Task("b").Task("c").Set("gop", "X", "1").With("ket", "End")
            .Connect("batDau > tach", "tach.A > a > gop", "tach.B > b > gop", "tach.C > c > ket"));
        instance.Complete("a");
        InstanceState before = instance.State!;
        WorkflowCommand complete = new WorkflowCommand.CompleteTask(instance.TaskIdOf("c"), null, null);
        instance.Do(complete);

        instance.Events.OfType<WorkflowEvent.ActivityRan>().Select(ran => ran.ActivityId).ShouldBe(["ket", "gop"]);
        Follows(instance, before, complete, [.. instance.Events.Where(happened => happened is not (WorkflowEvent.VariablesSet or WorkflowEvent.ActivityRan { ActivityId: "gop" }))]);
    }

    [Fact]
    public void A_reason_for_a_late_step_that_once_said_nothing_of_the_share_of_the_agency()
    {
        Instance instance = Instance.Started(Flow.Of().Task("a", """{"limit":{"value":1,"unit":"workingDay"}}""").Connect("batDau > a").Custom("shares", """[{"agency":"deciding","limit":{"value":1,"unit":"workingDay"}}]"""));
        instance.Now = instance.Now.AddDays(14);
        InstanceState before = instance.State!;
        WorkflowCommand explain = new WorkflowCommand.ExplainLateness(instance.TaskIdOf("a"), "workload", null);
        instance.Do(explain).ShouldBeNull();

        int[] all = [.. instance.Events.OfType<WorkflowEvent.LatenessExplained>().Single().Nos];
        all.ShouldBe([1, -1], ignoreOrder: true);
        Follows(instance, before, explain, [new WorkflowEvent.LatenessExplained([1])]);
    }

    [Fact]
    public void A_new_date_that_was_given_when_its_distance_was_not_looked_at()
    {
        Instance free = Instance.Started(Extendable()), bound = Instance.Started(Extendable().Custom("extendedBy", """{"value":1,"unit":"workingDay"}"""));
        InstanceState before = bound.State!;
        WorkflowCommand extend = new WorkflowCommand.ExtendClock(free.State!.Deadlines.Single(deadline => deadline.ExecutionNo == 0).DueAt.AddDays(14), "Chờ cơ quan phối hợp", null);
        free.Do(extend).ShouldBeNull();

        bound.Do(extend).ShouldBe("clock.extension-too-long");
        Follows(bound, before, extend, free.Events);
    }

    [Fact]
    public void A_script_whose_value_was_once_turned_into_the_type_of_its_variable()
    {
        Instance instance = Instance.Started(Flow.Of().Variable("So", "Int32").Variable("K").Set("a", "K", "setVariable('So', '12'); 1").Connect("batDau > a"));

        instance.State!.Variables["So"].ValueKind.ShouldBe(JsonValueKind.String);
        Follows(instance, null, Start(instance), [.. instance.Events.Select(happened => happened is WorkflowEvent.VariablesSet set
            ? set with { Values = new Dictionary<string, JsonElement>(set.Values, StringComparer.Ordinal) { ["So"] = JsonSerializer.SerializeToElement(12) } }
            : happened)]);
    }

    [Fact]
    public void A_script_whose_value_once_did_not_fit_its_variable()
    {
        Instance instance = Instance.Started(Flow.Of().Variable("So", "Int32").Variable("K").Set("a", "K", "setVariable('So', 'x'); 1").Connect("batDau > a"));

        Follows(instance, null, Start(instance),
        [
            new WorkflowEvent.InstanceStarted(Id), new WorkflowEvent.ActivityRan("batDau", 0, ["Done"]),
            new WorkflowEvent.ActivityFaulted(1, "a", 0, false, "script.bad-value",
                "Failed to evaluate activity input 'Value': The value 'x' is not compatible with the variable 'So' of type 'Int32'.", true, false),
            new WorkflowEvent.TokensMoved(0, [0], [0]),
        ]);
    }

    [Fact]
    public void A_blank_text_that_was_once_no_number()
    {
        Instance instance = Instance.Started(Flow.Of().Variable("So", "Int32").Set("a", "So", "' '").Connect("batDau > a"));

        Follows(instance, null, Start(instance),
        [
            new WorkflowEvent.InstanceStarted(Id), new WorkflowEvent.ActivityRan("batDau", 0, ["Done"]),
            new WorkflowEvent.ActivityFaulted(1, "a", 0, false, "variable.wrong-type", "The value ' ' is not compatible with the variable 'So' of type 'Int32'.", true, false),
            new WorkflowEvent.TokensMoved(0, [0], [0]),
        ]);
    }

    [Fact]
    public void A_switch_whose_fault_was_once_told_as_that_of_an_input()
    {
        Instance instance = Instance.Started(Flow.Of().With("re", "FlowSwitch", ("cases", new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
        {
            ["label"] = "A",
            ["condition"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "JavaScript", ["value"] = "throw new Error('hỏng')" },
        }))).Connect("batDau > re"));

        Follows(instance, null, Start(instance), [.. instance.Events.Select(happened => happened is WorkflowEvent.ActivityFaulted fault
            ? fault with { Message = $"Failed to evaluate activity input 'Cases': {fault.Message}" }
            : happened)]);
    }

    [Fact]
    public void A_script_that_once_found_variables_however_they_were_spelled()
    {
        Instance instance = Instance.Started(Flow.Of().Variable("X").Variable("K").Set("x", "X", "'có'").Set("a", "K", "String(variables['X'])").Connect("batDau > x > a"));

        instance.State!.Variables["K"].GetString().ShouldBe("undefined");
        Follows(instance, null, Start(instance), [.. instance.Events.Select(happened => happened is WorkflowEvent.VariablesSet set
            ? set with { Values = new Dictionary<string, JsonElement>(set.Values, StringComparer.Ordinal) { ["K"] = JsonSerializer.SerializeToElement("có") } }
            : happened)]);
    }

    [Fact]
    public void A_text_that_once_was_rounded_to_a_whole_number()
    {
        Instance instance = Instance.Started(Flow.Of().Variable("So", "Int32").Set("a", "So", "'12.5'").Connect("batDau > a"));

        instance.State!.Incidents.ShouldHaveSingleItem();
        Follows(instance, null, Start(instance),
        [
            new WorkflowEvent.InstanceStarted(Id), new WorkflowEvent.ActivityRan("batDau", 0, ["Done"]), new WorkflowEvent.ActivityRan("a", 0, ["Done"]),
            new WorkflowEvent.TokensMoved(0, [0, 1], [0]),
            new WorkflowEvent.VariablesSet(null, new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["So"] = JsonSerializer.SerializeToElement(12) }),
            new WorkflowEvent.InstanceFinished(),
        ]);
    }

    private static Flow Extendable() => Flow.Of().Task("a").Connect("batDau > a").Custom("legalLimit", """{"value":5,"unit":"workingDay"}""");

    private static WorkflowCommand.StartInstance Start(Instance instance) =>
        new(instance.State!.DefinitionHash, "HS-001", JsonSerializer.SerializeToElement(new object()), new Dictionary<string, string>(StringComparer.Ordinal));

    private static void Follows(Instance instance, InstanceState? before, WorkflowCommand command, IReadOnlyList<WorkflowEvent> recorded)
    {
        DecisionContext context = new(Id, instance.Lookup, Given.Weekdays, _ => false);

        string[] again = [.. new[] { false, true }.Select(earlier => Interpreter.Redecide(context, before, instance.Envelope(command, "lan"), recorded, earlier))
            .OfType<Decision.Accepted>().Select(accepted => WorkflowEventJson.Write(accepted.Events))];

        again.ShouldContain(WorkflowEventJson.Write(recorded));
    }
}
