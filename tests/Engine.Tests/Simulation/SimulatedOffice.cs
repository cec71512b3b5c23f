using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Engine.Tests.Calendars;
using LaoCai.Workflows.Engine.Tests.Execution;

namespace LaoCai.Workflows.Engine.Tests.Simulation;

/// <summary>Small runs as one writes them down: 07:30–11:30 and 13:30–17:30 from Monday to Friday, beginning on Monday 2 March 2026.</summary>
internal static class SimulatedOffice
{
    public static CalendarSet OfficeHours { get; } = new(Given.Zone, Given.Sheet("07:30-11:30 13:30-17:30"));

    /// <summary>One step of one role with a legal limit of two working hours.</summary>
    public static Flow OneStep => Flow.Of()
        .Custom("legalLimit", """{"value":2,"unit":"workingHour"}""")
        .Task("xuLy", """{"no":1,"title":"Xử lý","role":"specialist","limit":{"value":2,"unit":"workingHour"}}""")
        .Connect("batDau > xuLy");

    public static SimulationPlan Plan(Flow flow, StaffPlan staffing, string until, params string[] arrivals) => new()
    {
        Definition = flow.Compile(),
        Calendars = OfficeHours,
        Staffing = staffing,
        Arrivals = [.. arrivals.Select(at => new Arrival(Given.At(at).ToUniversalTime(), Arrival.NoUnits))],
        From = Given.At("2026-03-02 07:30"),
        Until = Given.At(until),
        KeepsStints = true,
    };

    public static StaffPlan Staff(int people, params (string Step, double Minutes)[] work) => new()
    {
        Groups = [new StaffGroup("specialist", null, people)],
        Steps = work.ToDictionary(one => one.Step, one => new StepAssumption { Work = new Spell.Fixed(TimeSpan.FromMinutes(one.Minutes)) }, StringComparer.Ordinal),
    };

    public static (SimulationReport Report, IReadOnlyList<Stint> Stints) Run(SimulationPlan plan)
    {
        SimulationRun run = new(plan);
        run.Advance(plan.Until).ShouldBeFalse();

        return (run.Report(), run.Stints);
    }

    public static StepFigures Step(this SimulationReport report, string id) => report.Steps.Single(step => step.ActivityId == id);
}
