using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>Plans for the command and the page, and running them piece by piece.</summary>
internal static class SimulationPlans
{
    private static readonly TimeSpan Piece = TimeSpan.FromDays(1);

    /// <param name="procedure">What runs.</param>
    /// <param name="calendars">On which days.</param>
    /// <param name="arrivals">In order, at least one.</param>
    /// <param name="staffing">With whom.</param>
    /// <param name="year">A made-up year, which is run from its first to its last day; null: from the first arrival's day to the last one's.</param>
    /// <param name="until">Last day of the run, where that is to be a later one.</param>
    /// <param name="seed">Of everything that is by chance.</param>
    public static SimulationPlan Of(SimulatedProcedure procedure, CalendarSet calendars, IReadOnlyList<Arrival> arrivals, StaffPlan staffing, int? year, DateOnly? until, ulong seed)
    {
        var days = calendars.Province;
        var (first, last) = (days.DateOf(arrivals[0].At), days.DateOf(arrivals[^1].At));
        if (year is { } whole) (first, last) = (new(whole, 1, 1), new(whole, 12, 31));
        if (until > last) last = until.Value < last.AddYears(10) ? until.Value : last.AddYears(10);
        return new()
        {
            Definition = procedure.Definition,
            Children = procedure.Children,
            Calendars = calendars,
            Arrivals = arrivals,
            Staffing = staffing,
            From = days.InstantOf(first, TimeSpan.Zero),
            Until = days.InstantOf(last, TimeSpan.FromDays(1)),
            Seed = seed,
        };
    }

    /// <summary>Runs a plan to its end.</summary>
    /// <param name="plan">What.</param>
    /// <param name="told">Hears the share that is done, now and then; null: nobody listens.</param>
    /// <param name="cancellation">Ends it.</param>
    public static SimulationReport Run(SimulationPlan plan, Action<double>? told, CancellationToken cancellation)
    {
        var run = new SimulationRun(plan);
        while (run.Advance(run.Now + Piece, cancellation))
        {
            told?.Invoke((run.Now - plan.From) / (plan.Until - plan.From));
        }

        return run.Report();
    }

    public static Phrase Nobody(Unstaffed step) => new(
        $"Không có ai làm bước “{step.Title}” (vai trò {step.Role ?? "bất kỳ"}, đơn vị {step.Unit ?? "bất kỳ"}).",
        $"Nobody does “{step.Title}” (role {step.Role ?? "any"}, unit {step.Unit ?? "any"}).");
}

/// <summary>Arrivals that come from no database.</summary>
internal sealed class ArrivalSource(WorkingCalendar calendar, Chance chance)
{
    public ArrivalReading Read(string text) => ArrivalReader.Read(text, calendar, chance);

    public ArrivalReading MadeUp(int count, int year)
    {
        try
        {
            return new(SyntheticYear.Arrivals(count, year, calendar, chance), []);
        }
        catch (ArgumentException)
        {
            return new([], [new("arrivals.no-working-day", 1, new($"Lịch không có ngày làm việc nào trong năm {year}.", $"The calendar has no working day in {year}."))]);
        }
    }
}
