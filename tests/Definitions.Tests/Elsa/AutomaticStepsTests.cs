using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Conformance;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Definitions.Tests.Elsa;

/// <summary>Steps that nobody does: what they compile to, and that the engine passes them.</summary>
public sealed class AutomaticStepsTests
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal) { ["receiving"] = "H38.01.01", ["deciding"] = "H38.05", ["province"] = "H38.01" };

    private static readonly Procedure Child = Given.Procedure(Given.Step(1)) with { Name = "Lấy ý kiến", Code = "QT 02/THU" };

    /// <summary>Friday, 16:00 in Lào Cai.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 3, 6, 9, 0, 0, TimeSpan.Zero);

    private static Step Automatic(int no, Automation automation, PrintedLimit? limit = null) =>
        Given.Step(no) with { Automation = automation, Limit = limit, Time = limit?.Text ?? "" };

    private static Procedure AllKinds() => Given.Procedure(
        Given.Step(1, "receptionist"),
        Automatic(2, new Automation.Pause(), Given.Days(2)),
        Automatic(3, new Automation.Await("y-kien-bo")),
        Automatic(4, new Automation.Linked(DefinitionIds.Of(Child))),
        Automatic(5, new Automation.Print("mau-05")),
        Given.Step(6, "receptionist"));

    private static PureWorld World(params Procedure[] procedures)
    {
        var world = new PureWorld(Friday, ProvinceCalendar.Shipped);
        foreach (var procedure in procedures) world.Publish(ElsaWriter.Write(procedure)).ShouldBeEmpty();
        using var nothing = JsonDocument.Parse("{}");
        world.Start(DefinitionIds.Of(procedures[0]), nothing.RootElement, Units);
        return world;
    }

    private static IEnumerable<string> Open(PureWorld world, int instance) => world.Instances[instance].State.Tasks.Select(task => task.ActivityId);

    private static void Complete(PureWorld world, int instance)
    {
        var state = world.Instances[instance].State;
        world.Command(state.Id, "chuyenvien", new WorkflowCommand.CompleteTask(new TaskId(state.Id, state.Tasks[0].ExecutionNo).ToString(), null, null)).ShouldBeNull();
    }

    [Fact]
    public void Each_is_a_stock_activity()
    {
        var activities = ElsaWriter.Write(AllKinds()).Root.Flowchart!.Activities.ToDictionary(activity => activity.Id, activity => activity.Type);

        new[] { 2, 3, 4, 5 }.Select(no => activities[ActivityIds.Step(no)]).ShouldBe(
            [ActivityTypes.Delay, ActivityTypes.Event, ActivityTypes.DispatchWorkflow, ActivityTypes.PublishEvent]);
    }

    [Fact]
    public void A_pause_of_working_days_ends_on_the_calendar()
    {
        var world = World(AllKinds(), Child);
        Complete(world, 0);

        // Two working days from Friday afternoon on end on Tuesday: Saturday and Sunday do not count.
        var timer = world.Instances[0].State.Timers.ShouldHaveSingleItem();
        timer.FireAt.ShouldBe(ProvinceCalendar.Shipped.Province.Due(new TimeLimit(2, TimeUnit.WorkingDay), Friday, CountingRule.InternalStep));
        timer.FireAt.ShouldBeGreaterThan(Friday + TimeSpan.FromDays(3));
    }

    [Fact]
    public void A_dossier_passes_pause_event_linked_procedure_and_document_to_the_last_step()
    {
        var world = World(AllKinds(), Child);
        Complete(world, 0);
        Open(world, 0).ShouldBeEmpty();

        world.Advance(TimeSpan.FromDays(6));
        world.Instances[0].State.EventWaits.ShouldHaveSingleItem().Name.ShouldBe("y-kien-bo");
        world.PublishEvent("y-kien-bo", null);
        Open(world, 1).ShouldBe([ActivityIds.Step(1)]);
        Open(world, 0).ShouldBeEmpty();
        Complete(world, 1);

        Open(world, 0).ShouldBe([ActivityIds.Step(6)]);
        Complete(world, 0);
        world.Instances[0].State.Status.ShouldBe(InstanceStatus.Finished);
    }

    [Fact]
    public void A_linked_procedure_that_is_not_waited_for_holds_nothing_up()
    {
        var world = World(Given.Procedure(Automatic(1, new Automation.Linked(DefinitionIds.Of(Child), Waits: false)), Given.Step(2)), Child);

        Open(world, 0).ShouldBe([ActivityIds.Step(2)]);
        Open(world, 1).ShouldBe([ActivityIds.Step(1)]);
    }

    [Fact]
    public void A_wait_beside_a_step_is_met_by_the_join()
    {
        var world = World(Given.Procedure(
            Given.Step(1) with { Together = 1 }, Automatic(2, new Automation.Await("x")) with { Together = 1 }, Given.Step(3)));
        Complete(world, 0);
        Open(world, 0).ShouldBeEmpty();

        world.PublishEvent("x", null);

        Open(world, 0).ShouldBe([ActivityIds.Step(3)]);
    }

    [Fact]
    public void A_wait_may_lead_back_to_an_earlier_step()
    {
        var world = World(Given.Procedure(
            Given.Step(1, "specialist", Given.When("Đủ", Given.End), Given.When("Thiếu", Given.Next)) with { AllOutcomes = true },
            Automatic(2, new Automation.Await("x")) with { Outcomes = [Given.When("Đã có", Given.To(1))] }));
        var state = world.Instances[0].State;
        world.Command(state.Id, "chuyenvien", new WorkflowCommand.CompleteTask(new TaskId(state.Id, state.Tasks[0].ExecutionNo).ToString(), "Thiếu", null)).ShouldBeNull();

        world.PublishEvent("x", null);

        Open(world, 0).ShouldBe([ActivityIds.Step(1)]);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("event")]
    [InlineData("linked")]
    [InlineData("document")]
    public void One_that_does_not_say_what_it_does_is_an_error(string kind)
    {
        var step = Automatic(2, kind switch
        {
            "pause" => new Automation.Pause(),
            "event" => new Automation.Await(""),
            "linked" => new Automation.Linked(""),
            _ => new Automation.Print(""),
        });

        Automations.Find(Given.Procedure(Given.Step(1), step)).ShouldHaveSingleItem().Code.ShouldBe("LC2305");
    }

    [Fact]
    public void Nobody_chooses_between_outcomes_of_a_step_without_a_person()
    {
        var step = Automatic(1, new Automation.Await("x")) with { Outcomes = [Given.When("Đạt", Given.Next), Given.When("Không", Given.End)] };

        Automations.Find(Given.Procedure(step, Given.Step(2))).ShouldHaveSingleItem().Code.ShouldBe("LC2306");
    }
}
