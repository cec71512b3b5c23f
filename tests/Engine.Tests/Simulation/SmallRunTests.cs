using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Engine.Tests.Calendars;
using LaoCai.Workflows.Engine.Tests.Execution;
using static LaoCai.Workflows.Engine.Tests.Simulation.SimulatedOffice;

namespace LaoCai.Workflows.Engine.Tests.Simulation;

/// <summary>Runs that are small enough to be counted by hand.</summary>
public sealed class SmallRunTests
{
    [Fact]
    public void Three_dossiers_in_a_row_before_one_person()
    {
        // 08:00–09:00, 09:00–10:00, 10:00–11:00; due at 10:00, 10:10 and 10:20.
        SimulationPlan plan = Plan(OneStep, Staff(1, ("xuLy", 60)), "2026-03-02 17:30", "2026-03-02 08:00", "2026-03-02 08:10", "2026-03-02 08:20");

        SimulationReport report = SimulationRun.Run(plan);

        report.Dossiers.ShouldBe(new DossierFigures(3, 3, 0, 0, 1, 0, 0.333, new Quantiles(3, 1.833, 1.833, 2.667, 2.667, 2.667), new Quantiles(1, 0.667, 0.667, 0.667, 0.667, 0.667)));
        StepFigures step = report.Step("xuLy");
        step.Wait.ShouldBe(new Quantiles(3, 0.833, 0.833, 1.667, 1.667, 1.667));
        step.Late.ShouldBe(1);
        step.Lost.ShouldBe(2.5, 0.001);
        step.MeanQueue.ShouldBe(0.25); // two and a half hours of waiting in ten hours of the clock
        step.MostQueue.ShouldBe(2);
        report.Staff.ShouldHaveSingleItem().Utilisation.ShouldBe(0.375); // three hours of eight
    }

    [Fact]
    public void Nobody_works_at_noon_at_night_or_on_sunday()
    {
        // Friday 11:00 + 60 minutes: to 11:30, from 13:30 to 14:00. Friday 17:00 + 60: to 17:30, Monday from 07:30 to 08:00. Saturday waits for Monday.
        SimulationPlan plan = Plan(OneStep, Staff(1, ("xuLy", 60)), "2026-03-09 17:30", "2026-03-06 11:00", "2026-03-06 17:00", "2026-03-07 09:00");

        (SimulationReport report, IReadOnlyList<Stint> stints) = Run(plan);

        stints.Select(stint => (stint.From, stint.Until)).ShouldBe([
            (Given.At("2026-03-06 11:00"), Given.At("2026-03-06 14:00")),
            (Given.At("2026-03-06 17:00"), Given.At("2026-03-09 08:00")),
            (Given.At("2026-03-09 08:00"), Given.At("2026-03-09 09:00"))]);
        report.Step("xuLy").Wait.Most.ShouldBe(0.5); // of the whole weekend, half an hour on Monday counts
    }

    [Fact]
    public void A_task_opened_at_night_waits_for_the_more_urgent_one_of_the_same_night()
    {
        Flow flow = Flow.Of()
            .Decision("gap", "getInput('x') === 1")
            .Task("xuLy", """{"role":"specialist","limit":{"value":8,"unit":"workingHour"}}""")
            .Connect("batDau > xuLy");
        StaffPlan staffing = Staff(1, ("xuLy", 60)) with { Order = TaskOrder.Deadline };
        SimulationPlan first = Plan(flow, staffing, "2026-03-04 17:30", "2026-03-02 18:00", "2026-03-02 20:00");

        (_, IReadOnlyList<Stint> stints) = Run(first);

        stints.Count.ShouldBe(2);
        stints[0].From.ShouldBe(Given.At("2026-03-03 07:30"));
        stints[1].From.ShouldBe(Given.At("2026-03-03 08:30"));
    }

    [Fact]
    public void By_deadline_the_shorter_limit_goes_first()
    {
        Flow flow = Flow.Of()
            .Fork("chia", "A", "B")
            .Task("lau", """{"role":"specialist","limit":{"value":3,"unit":"workingDay"}}""")
            .Task("nhanh", """{"role":"specialist","limit":{"value":1,"unit":"workingHour"}}""")
            .Connect("batDau > chia", "chia.A > lau", "chia.B > nhanh");
        SimulationPlan plan = Plan(flow, Staff(1, ("lau", 60), ("nhanh", 60)), "2026-03-03 17:30", "2026-03-02 18:00");

        string first = Run(plan).Stints[0].ActivityId;
        string urgent = Run(plan with { Staffing = plan.Staffing with { Order = TaskOrder.Deadline } }).Stints[0].ActivityId;

        (first, urgent).ShouldBe(("lau", "nhanh"));
    }

    [Fact]
    public void A_join_that_goes_on_without_a_branch_frees_who_was_at_work_on_it()
    {
        Flow flow = Flow.Of()
            .Fork("chia", "A", "B")
            .Task("ngan", """{"role":"specialist"}""")
            .Task("dai", """{"role":"specialist"}""")
            .Join("gop", "WaitAny")
            .Task("cuoi", """{"role":"specialist"}""")
            .Connect("batDau > chia", "chia.A > ngan > gop", "chia.B > dai > gop", "gop > cuoi");
        SimulationPlan plan = Plan(flow, Staff(2, ("ngan", 30), ("dai", 240), ("cuoi", 30)), "2026-03-02 17:30", "2026-03-02 08:00");

        (SimulationReport report, IReadOnlyList<Stint> stints) = Run(plan);

        (report.Dossiers.Finished, report.Step("dai").Withdrawn).ShouldBe((1, 1));
        stints.Single(stint => stint.ActivityId == "dai").Until.ShouldBe(Given.At("2026-03-02 08:30"));
        report.Staff[0].Utilisation.ShouldBe(0.094); // half an hour thrice, of two people's eight hours each
    }

    [Fact]
    public void A_supplement_stops_the_clock_once_and_the_law_grants_no_second_one()
    {
        // The clock stands still from 08:00 to 08:00 two days later and begins anew: two working hours from there.
        StaffPlan staffing = Staff(1) with
        {
            Steps = new Dictionary<string, StepAssumption>(StringComparer.Ordinal)
            {
                ["xuLy"] = new() { Work = new Spell.Fixed(TimeSpan.FromHours(1)), SupplementShare = 1, Supplement = new Spell.Fixed(TimeSpan.FromDays(2)) },
            },
        };
        Flow twice = Flow.Of()
            .Custom("legalLimit", """{"value":2,"unit":"workingHour"}""")
            .Task("xuLy", """{"role":"specialist"}""")
            .Set("dem", "N", "(getVariable('N') || 0) + 1").Variable("N")
            .Decision("nua", "getVariable('N') < 2")
            .Connect("batDau > xuLy > dem > nua", "nua.True > xuLy");

        SimulationReport once = SimulationRun.Run(Plan(OneStep, staffing, "2026-03-09 17:30", "2026-03-02 08:00"));
        SimulationReport again = SimulationRun.Run(Plan(twice, staffing, "2026-03-09 17:30", "2026-03-02 08:00"));

        (once.Dossiers.Finished, once.Dossiers.Late).ShouldBe((1, 0));
        (again.Dossiers.Finished, again.Dossiers.Late).ShouldBe((1, 1));
    }

    [Fact]
    public void A_waiting_parent_goes_on_when_the_people_of_its_child_are_done()
    {
        Flow parent = Flow.Of("cha")
            .With("goi", "DispatchWorkflow", ("workflowDefinitionId", Flow.Literal("con")), ("waitForCompletion", System.Text.Json.Nodes.JsonValue.Create(true)))
            .Task("sau", """{"role":"specialist"}""")
            .Connect("batDau > goi > sau");
        Flow child = Flow.Of("con").Task("trong", """{"role":"specialist"}""").Connect("batDau > trong");
        SimulationPlan plan = Plan(parent, Staff(1, ("trong", 60), ("sau", 60)), "2026-03-02 17:30", "2026-03-02 08:00") with
        {
            Children = new Dictionary<string, Engine.Compilation.ExecutableDefinition>(StringComparer.Ordinal) { ["con"] = child.Compile() },
        };

        (SimulationReport report, IReadOnlyList<Stint> stints) = Run(plan);

        report.Dossiers.ShouldSatisfyAllConditions(it => it.Arrived.ShouldBe(1), it => it.Finished.ShouldBe(1));
        stints.Select(stint => (stint.ActivityId, stint.From)).ShouldBe([("trong", Given.At("2026-03-02 08:00")), ("sau", Given.At("2026-03-02 09:00"))]);
    }

    [Fact]
    public void An_event_comes_when_the_plan_says_and_a_timer_when_the_definition_does()
    {
        Flow flow = Flow.Of()
            .With("cho", "Event", ("eventName", Flow.Literal("da-nop-phi")))
            .With("tre", "Delay", ("timeSpan", Flow.Literal("01:00:00")))
            .Task("xuLy", """{"role":"specialist"}""")
            .Connect("batDau > cho > tre > xuLy");
        StaffPlan paid = Staff(1, ("xuLy", 30)) with { Events = new Dictionary<string, Spell>(StringComparer.Ordinal) { ["da-nop-phi"] = new Spell.Fixed(TimeSpan.FromMinutes(90)) } };

        (_, IReadOnlyList<Stint> stints) = Run(Plan(flow, paid, "2026-03-02 17:30", "2026-03-02 08:00"));
        SimulationReport unpaid = SimulationRun.Run(Plan(flow, Staff(1), "2026-03-02 17:30", "2026-03-02 08:00"));

        stints.ShouldHaveSingleItem().From.ShouldBe(Given.At("2026-03-02 10:30"));
        (unpaid.Dossiers.Finished, unpaid.Dossiers.Open).ShouldBe((0, 1));
    }

    [Fact]
    public void What_stops_by_itself_is_counted_and_named()
    {
        Flow faulty = Flow.Of().Set("hong", "N", "throw new Error('x')").Variable("N").Connect("batDau > hong");
        Flow round = Flow.Of("vong").With("goi", "DispatchWorkflow", ("workflowDefinitionId", Flow.Literal("vong"))).Connect("batDau > goi");
        SimulationPlan circles = Plan(round, Staff(1), "2026-03-02 17:30", "2026-03-02 08:00");

        SimulationReport stopped = SimulationRun.Run(Plan(faulty, Staff(1), "2026-03-02 17:30", "2026-03-02 08:00"));
        SimulationReport endless = SimulationRun.Run(circles with { Children = new Dictionary<string, Engine.Compilation.ExecutableDefinition>(StringComparer.Ordinal) { ["vong"] = circles.Definition } });

        (stopped.Dossiers.Stopped, stopped.Stopped.Keys.Single()).ShouldBe((1, "hong"));
        (endless.Dossiers.Finished, endless.Dossiers.Stopped, endless.Stopped.Keys.Single()).ShouldBe((1, 0, "circle"));
    }

    [Theory]
    [InlineData(1, BottleneckCause.Overload, 3)]
    [InlineData(2, BottleneckCause.Busy, 3)]
    [InlineData(3, BottleneckCause.Rushes, 3)]
    public void The_bottleneck_is_named_with_its_cause(int people, BottleneckCause cause, int needed)
    {
        // Thirty hours of work in two days come each morning at once: sixteen hours of one person, thirty-two of two.
        string[] arrivals = [.. Enumerable.Repeat("2026-03-02 07:30", 15), .. Enumerable.Repeat("2026-03-03 07:30", 15)];

        Bottleneck? bottleneck = SimulationRun.Run(Plan(OneStep, Staff(people, ("xuLy", 60)), "2026-03-03 17:30", arrivals)).Bottleneck;

        bottleneck.ShouldNotBeNull();
        (bottleneck.ActivityId, bottleneck.WaitShare, bottleneck.Cause, bottleneck.Needed).ShouldBe(("xuLy", 1, cause, needed));
    }
}
