using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Engine.Tests.Calendars;
using LaoCai.Workflows.Engine.Tests.Execution;
using static LaoCai.Workflows.Engine.Tests.Simulation.SimulatedOffice;

namespace LaoCai.Workflows.Engine.Tests.Simulation;

public sealed class PlanReaderTests
{
    [Fact]
    public void Arrivals_are_read_from_lines_in_any_order()
    {
        ArrivalReading reading = Arrivals("at;receiving\n2026-03-03 09:00;H38.90\n2026-03-02T08:00:00+07:00;H38.90\n02/03/2026 08:30;\n");

        reading.Faults.ShouldBeEmpty();
        reading.Arrivals.Select(arrival => arrival.At).ShouldBe([Given.At("2026-03-02 08:00"), Given.At("2026-03-02 08:30"), Given.At("2026-03-03 09:00")]);
        reading.Arrivals[0].Units["receiving"].ShouldBe("H38.90");
        reading.Arrivals[0].Units.ShouldBeSameAs(reading.Arrivals[2].Units);
    }

    [Fact]
    public void A_day_with_a_count_spreads_over_its_working_hours()
    {
        ArrivalReading reading = Arrivals("""[{"at":"2026-03-02","count":200,"units":{"deciding":"H38.01"}},"2026-03-03T01:00:00Z"]""");

        reading.Faults.ShouldBeEmpty();
        reading.Arrivals.Count.ShouldBe(201);
        reading.Arrivals.Take(200).ShouldAllBe(arrival => OfficeHours.Province.IsOpen(arrival.At) && OfficeHours.Province.DateOf(arrival.At) == new DateOnly(2026, 3, 2));
        reading.Arrivals.Take(200).Select(arrival => arrival.At).Distinct().Count().ShouldBeGreaterThan(150);
    }

    [Theory]
    [InlineData("at\n2026-03-02 08:00\nhôm qua\n", 3, "arrivals.bad-time")]
    [InlineData("at,count\n2026-03-02 08:00,-1\n", 2, "arrivals.bad-count")]
    [InlineData("at,count\n2026-03-02 08:00,1000001\n", 2, "arrivals.bad-count")]
    [InlineData("at,count\n2026-03-02 08:00\n", 2, "arrivals.bad-row")]
    [InlineData("khi,count\n2026-03-02 08:00,1\n", 1, "arrivals.missing")]
    [InlineData("at,at\n2026-03-02 08:00,1\n", 1, "arrivals.duplicate")]
    [InlineData("at\n1066-10-14 08:00\n", 2, "arrivals.bad-time")]
    [InlineData("at\n2000-01-01 08:00\n2026-03-02 08:00\n", 1, "arrivals.too-long")]
    [InlineData("at\n", 1, "arrivals.empty")]
    [InlineData("", 1, "arrivals.empty")]
    [InlineData("[\n\"2026-03-02 08:00\",\n5]", 3, "arrivals.bad-value")]
    [InlineData("[\n\"2026-03-02 08:00\",\n", 3, "arrivals.not-json")]
    [InlineData("[{\"at\":\"2026-03-02\",\"when\":1}]", 1, "arrivals.unknown-entry")]
    public void A_fault_in_the_arrivals_names_its_line(string text, int line, string code)
    {
        ArrivalReading reading = Arrivals(text);

        reading.Arrivals.ShouldBeEmpty();
        reading.Faults.ShouldContain(fault => fault.Line == line && fault.Code == code);
    }

    [Fact]
    public void Faults_without_end_are_told_twenty_times() =>
        Arrivals("at\n" + string.Join('\n', Enumerable.Repeat("x", 100_000))).Faults.Count.ShouldBe(20);

    [Fact]
    public void Staffing_is_read_with_what_is_assumed_of_steps()
    {
        StaffingReading reading = StaffingReader.Read("""
            {
              "order": "deadline",
              "effort": 0.5,
              "staff": [{"role": "specialist", "unit": "deciding", "people": 3, "productive": 0.8}, {"people": 1}],
              "steps": {"3": {"work": {"minutes": [10, 20, 60]}, "outcomes": {"Đạt": 0.9, "Không đạt": 0.1}, "supplement": {"share": 0.2, "takes": {"days": {"mean": 3}}}}},
              "events": {"da-nop-phi": {"hours": 4}}
            }
            """);

        reading.Faults.ShouldBeEmpty();
        StaffPlan staffing = reading.Staffing!;
        staffing.Groups.ShouldBe([new StaffGroup("specialist", "deciding", 3, 0.8), new StaffGroup(null, null, 1)]);
        (staffing.Order, staffing.Effort).ShouldBe((TaskOrder.Deadline, 0.5));
        staffing.Events["da-nop-phi"].ShouldBe(new Spell.Fixed(TimeSpan.FromHours(4)));
        StepAssumption step = staffing.Steps["3"];
        step.Work.ShouldBe(new Spell.Triangular(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(60)));
        step.Outcomes.ShouldBe([("Đạt", 0.9), ("Không đạt", 0.1)]);
        (step.SupplementShare, step.Supplement).ShouldBe((0.2, new Spell.Exponential(TimeSpan.FromDays(3))));
    }

    [Theory]
    [InlineData("role,people\nspecialist,0\n", 2, "staffing.bad-number")]
    [InlineData("role,people,productive\nspecialist,2,1.5\n", 2, "staffing.bad-number")]
    [InlineData("vai,people\nspecialist,2\n", 1, "staffing.unknown-entry")]
    [InlineData("role,people\n", 1, "staffing.empty")]
    [InlineData("{\"staff\":[\n{\"role\":\"a\",\"people\":1.5}]}", 2, "staffing.bad-number")]
    [InlineData("{\"staff\":[{\"people\":1}],\n\"steps\":{\"a\":{\"work\":{\"minutes\":[3,2,1]}}}}", 2, "staffing.bad-time")]
    [InlineData("{\"staff\":[{\"people\":1}],\n\"steps\":{\"a\":{\"work\":{\"minutes\":-1}}}}", 2, "staffing.bad-time")]
    [InlineData("{\"staff\":[{\"people\":1}],\n\"steps\":{\"a\":{\"work\":{\"minutes\":1,\"hours\":1}}}}", 2, "staffing.bad-time")]
    [InlineData("{\"staff\":[{\"people\":1}],\n\"steps\":{\"a\":{\"outcomes\":{\"x\":0}}}}", 2, "staffing.bad-number")]
    [InlineData("{\"staff\":[{\"people\":1}],\n\"order\":\"lifo\"}", 2, "staffing.bad-value")]
    [InlineData("{\"staff\":[{\"people\":1}],\n\"people\":1}", 2, "staffing.unknown-entry")]
    [InlineData("{\"staff\":", 1, "staffing.not-json")]
    public void A_fault_in_the_staffing_names_its_line(string text, int line, string code)
    {
        StaffingReading reading = StaffingReader.Read(text);

        reading.Staffing.ShouldBeNull();
        reading.Faults.ShouldContain(fault => fault.Line == line && fault.Code == code);
    }

    [Fact]
    public void The_group_that_fits_best_does_a_task()
    {
        StaffPlan staffing = new() { Groups = [new(null, null, 1), new(null, "H38.01", 2), new("clerk", null, 3), new("clerk", "deciding", 4), new("clerk", "H38.02", 5)] };

        int[] people = [.. new[] { ("clerk", "H38.01", "deciding"), ("clerk", "H38.02", "other"), ("clerk", "H38.03", "other"), ("head", "H38.01", "other"), ("head", "H38.09", "other") }
            .Select(task => staffing.GroupOf(task.Item1, task.Item2, task.Item3)!.People)];

        people.ShouldBe([4, 5, 3, 2, 1]);
    }

    [Fact]
    public void A_step_that_nobody_does_and_one_that_does_not_exist_are_found_before_the_run()
    {
        SimulationPlan plan = Plan(OneStep, new StaffPlan { Groups = [new("clerk", null, 1)], Steps = new Dictionary<string, StepAssumption>(StringComparer.Ordinal) { ["khac"] = new() { Line = 7 } } }, "2026-03-02 17:30", "2026-03-02 08:00");

        plan.Unstaffed().ShouldHaveSingleItem().ShouldBe(new Unstaffed("xuLy", "Xử lý", "specialist", null));
        plan.Strangers().ShouldHaveSingleItem().Line.ShouldBe(7);
    }

    [Fact]
    public void Only_children_that_the_procedure_starts_are_asked_for_people()
    {
        Flow parent = Flow.Of("cha").With("goi", "DispatchWorkflow", ("workflowDefinitionId", Flow.Literal("con"))).Connect("batDau > goi");
        ExecutableDefinition started = Flow.Of("con").Task("trong", """{"role":"head"}""").Connect("batDau > trong").Compile();
        ExecutableDefinition other = Flow.Of("khac").Task("ngoai", """{"role":"clerk"}""").Connect("batDau > ngoai").Compile();
        SimulationPlan plan = Plan(parent, Staff(1), "2026-03-02 17:30", "2026-03-02 08:00") with
        {
            Children = new Dictionary<string, ExecutableDefinition>(StringComparer.Ordinal) { ["con"] = started, ["khac"] = other },
        };

        plan.Unstaffed().ShouldHaveSingleItem().ActivityId.ShouldBe("trong");
    }

    [Fact]
    public void A_made_up_year_keeps_to_the_calendar_and_is_fuller_on_mondays()
    {
        IReadOnlyList<Arrival> year = SyntheticYear.Arrivals(20_000, 2026, OfficeHours.Province, new Chance(1));

        year.Count.ShouldBe(20_000);
        year.ShouldAllBe(arrival => OfficeHours.Province.IsOpen(arrival.At) && OfficeHours.Province.DateOf(arrival.At).Year == 2026);
        int On(DayOfWeek day) => year.Count(arrival => OfficeHours.Province.DateOf(arrival.At).DayOfWeek == day);
        On(DayOfWeek.Monday).ShouldBeGreaterThan(On(DayOfWeek.Friday));
    }

    private static ArrivalReading Arrivals(string text) => ArrivalReader.Read(text, OfficeHours.Province, new Chance(1));
}
