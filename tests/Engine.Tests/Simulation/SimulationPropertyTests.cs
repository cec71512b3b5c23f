using System.Text.Json;
using CsCheck;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Engine.Tests.Calendars;
using LaoCai.Workflows.Engine.Tests.Execution;
using static LaoCai.Workflows.Engine.Tests.Simulation.SimulatedOffice;

namespace LaoCai.Workflows.Engine.Tests.Simulation;

/// <summary>What holds of every run, whatever the staffing, the arrivals and the flow.</summary>
public sealed class SimulationPropertyTests
{
    private static readonly DateTimeOffset From = Given.At("2026-03-02 07:30");
    private static readonly DateTimeOffset Until = Given.At("2026-03-20 17:30");

    /// <summary>Appraise, perhaps send back, two opinions side by side, sign.</summary>
    private static readonly Flow Procedure = Flow.Of()
        .Custom("legalLimit", """{"value":3,"unit":"workingDay"}""")
        .Task("tham", """{"no":1,"role":"a","limit":{"value":4,"unit":"workingHour"},"outcomes":["Đạt","Chưa"]}""", "KQ").Variable("KQ")
        .Decision("re", "getVariable('KQ').outcome === 'Đạt'")
        .Fork("chia", "A", "B")
        .Task("yKien1", """{"no":2,"role":"b","limit":{"value":1,"unit":"workingDay"}}""")
        .Task("yKien2", """{"no":3,"role":"c","limit":{"value":1,"unit":"workingDay"}}""")
        .Join("gop", "WaitAny")
        .Task("ky", """{"no":4,"role":"b","limit":{"value":2,"unit":"workingHour"}}""")
        .Connect("batDau > tham > re", "re.False > tham", "re.True > chia", "chia.A > yKien1 > gop", "chia.B > yKien2 > gop", "gop > ky");

    private static readonly Engine.Compilation.ExecutableDefinition Definition = Procedure.Compile();

    private static readonly Gen<SimulationPlan> Plans =
        from arrivals in Gen.Double[0, 1].Array[1, 120]
        from a in Gen.Int[1, 4]
        from b in Gen.Int[1, 4]
        from c in Gen.Int[1, 2]
        from productive in Gen.Double[0.3, 1]
        from order in Gen.Bool
        from supplement in Gen.Double[0, 0.5]
        from seed in Gen.ULong
        select new SimulationPlan
        {
            Definition = Definition,
            Calendars = OfficeHours,
            Arrivals = [.. arrivals.Order().Select(share => new Arrival(From.AddSeconds(Math.Floor(share * 10 * 24 * 3600)).ToUniversalTime(), Arrival.NoUnits))],
            Staffing = new StaffPlan
            {
                Groups = [new StaffGroup("a", null, a, productive), new StaffGroup("b", null, b), new StaffGroup("c", null, c)],
                Order = order ? TaskOrder.Deadline : TaskOrder.FirstCome,
                Steps = new Dictionary<string, StepAssumption>(StringComparer.Ordinal)
                {
                    ["tham"] = new() { Work = new Spell.Exponential(TimeSpan.FromMinutes(90)), Outcomes = [("Đạt", 3), ("Chưa", 1)], SupplementShare = supplement },
                },
            },
            From = From,
            Until = Until,
            Seed = seed,
            KeepsStints = true,
        };

    [Fact]
    public void No_dossier_and_no_task_is_lost() => Plans.Sample(plan =>
    {
        SimulationReport report = SimulationRun.Run(plan);

        report.Dossiers.Arrived.ShouldBe(plan.Arrivals.Count);
        (report.Dossiers.Finished + report.Dossiers.Open + report.Dossiers.Stopped).ShouldBe(report.Dossiers.Arrived);
        report.Dossiers.Stopped.ShouldBe(0);
        report.Steps.ShouldAllBe(step => step.Opened == step.Completed + step.Withdrawn + step.Waiting + step.InWork + step.Aside);
        report.Step("ky").Completed.ShouldBe(report.Dossiers.Finished);
    }, iter: 60, threads: 1);

    [Fact]
    public void People_work_in_working_time_only_and_on_one_task_at_a_time() => Plans.Sample(plan =>
    {
        (SimulationReport report, IReadOnlyList<Stint> stints) = Run(plan);
        WorkingCalendar calendar = OfficeHours.Province;

        stints.ShouldAllBe(stint => calendar.IsOpen(stint.From) && calendar.WorkingBetween(stint.From, stint.Until) <= stint.Work);
        stints.ShouldAllBe(stint => stint.Until <= calendar.AddWorking(stint.From, stint.Work));
        report.Staff.ShouldAllBe(group => group.Utilisation >= 0 && group.Utilisation <= 1);

        for (int group = 0; group < report.Staff.Count; group++)
        {
            MostAtOnce(stints.Where(stint => stint.Group == group)).ShouldBeLessThanOrEqualTo(report.Staff[group].People);
        }
    }, iter: 60, threads: 1);

    [Fact]
    public void The_average_list_is_the_rate_of_tasks_times_their_average_wait() => Plans.Sample(plan =>
    {
        // Little's law, of two accounts kept apart: the length of the list over time, and the waits of the tasks one by one.
        SimulationReport report = SimulationRun.Run(plan);
        double hours = (report.Until - report.From).TotalHours;

        foreach (StepFigures step in report.Steps)
        {
            double rate = step.Opened / hours;
            step.MeanQueue.ShouldBe(rate * (step.ClockLost / step.Opened), 0.002);
        }
    }, iter: 60, threads: 1);

    [Fact]
    public void More_people_never_make_people_wait_longer_at_a_single_step() => Gen.Select(Gen.Double[0, 1].Array[1, 150], Gen.Int[1, 5], Gen.ULong).Sample((arrivals, people, seed) =>
    {
        SimulationPlan plan = new()
        {
            Definition = OneStepDefinition,
            Calendars = OfficeHours,
            Arrivals = [.. arrivals.Order().Select(share => new Arrival(From.AddSeconds(Math.Floor(share * 5 * 24 * 3600)).ToUniversalTime(), Arrival.NoUnits))],
            Staffing = Staff(people),
            From = From,
            Until = Until,
            Seed = seed,
        };

        double before = SimulationRun.Run(plan).Step("xuLy").ClockLost;
        double after = SimulationRun.Run(plan with { Staffing = Staff(people + 1) }).Step("xuLy").ClockLost;

        after.ShouldBeLessThanOrEqualTo(before + 0.001);
    }, iter: 60, threads: 1);

    [Fact]
    public void A_seed_gives_one_run_however_it_is_cut_into_pieces() => Gen.Select(Plans, Gen.Int[1, 100]).Sample((plan, hours) =>
    {
        SimulationRun pieces = new(plan);

        while (pieces.Advance(pieces.Now.AddHours(hours)))
        {
        }

        JsonSerializer.Serialize(pieces.Report()).ShouldBe(JsonSerializer.Serialize(SimulationRun.Run(plan)));
    }, iter: 30, threads: 1);

    [Fact]
    public void Another_seed_gives_another_run()
    {
        SimulationPlan plan = Plan(OneStep, Staff(1), "2026-03-02 17:30", "2026-03-02 08:00", "2026-03-02 08:10");

        SimulationReport one = SimulationRun.Run(plan with { Seed = 1 }), other = SimulationRun.Run(plan with { Seed = 2 });

        one.Step("xuLy").MeanWork.ShouldNotBe(other.Step("xuLy").MeanWork);
    }

    private static readonly Engine.Compilation.ExecutableDefinition OneStepDefinition = OneStep.Compile();

    private static int MostAtOnce(IEnumerable<Stint> stints)
    {
        int now = 0, most = 0;

        foreach ((DateTimeOffset _, int by) in stints.SelectMany(stint => new[] { (stint.From, 1), (stint.Until, -1) }).OrderBy(turn => turn.Item1).ThenBy(turn => turn.Item2))
        {
            most = Math.Max(most, now += by);
        }

        return most;
    }
}
