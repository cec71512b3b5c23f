using BenchmarkDotNet.Attributes;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Benchmarks.Calendars;

/// <summary>What one due instant costs, over limits from a day to ten years: it must not grow with the limit.</summary>
[MemoryDiagnoser]
public class DueBenchmarks
{
    private static readonly WorkingCalendar _calendar = ProvinceCalendar.Shipped.Province;
    private static readonly DateTimeOffset _start = new(2026, 3, 2, 9, 10, 0, TimeSpan.FromHours(7));

    [Params(1, 15, 250, 2500)]
    public int WorkingDays { get; set; }

    [Benchmark(Baseline = true)]
    public DateTimeOffset FromTheHour() => _calendar.Due(new TimeLimit(WorkingDays, TimeUnit.WorkingDay), _start, CountingRule.InternalStep);

    [Benchmark]
    public DateTimeOffset FromNextWorkingDay() => _calendar.Due(new TimeLimit(WorkingDays, TimeUnit.WorkingDay), _start, CountingRule.Statutory);

    [Benchmark]
    public DateTimeOffset InWorkingHours() => _calendar.Due(new TimeLimit(WorkingDays * 8, TimeUnit.WorkingHour), _start, CountingRule.InternalStep);

    /// <summary>A deadline as the engine starts it: its due instant and its first warning.</summary>
    [Benchmark]
    public object StartDeadline() =>
        DeadlineRules.Start(1, new TimeLimit(WorkingDays, TimeUnit.WorkingDay), _start, (EscalationPolicy?)null, _calendar, "v");

    /// <summary>The walk that proves it; linear in the days, and made only when somebody asks why.</summary>
    [Benchmark]
    public object Proof() => DueProof.Of(new TimeLimit(WorkingDays, TimeUnit.WorkingDay), _start, CountingRule.Statutory, _calendar);
}
