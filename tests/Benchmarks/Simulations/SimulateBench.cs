using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using LaoCai.Workflows.Benchmarks.Tasks;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Simulation;

namespace LaoCai.Workflows.Benchmarks.Simulations;

/// <summary>What a simulated year cost.</summary>
/// <param name="Dossiers">That came in.</param>
/// <param name="Finished">That were finished within the year.</param>
/// <param name="Tasks">That people did.</param>
/// <param name="Seconds">From the first arrival to the report.</param>
/// <param name="ProcessorSeconds">Of all threads, the garbage collector's too.</param>
/// <param name="AllocatedKbPerTask">Managed memory that a task asked for.</param>
public sealed record SimulateCost(int Dossiers, int Finished, long Tasks, double Seconds, double ProcessorSeconds, double AllocatedKbPerTask)
{
    public string Text() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Dossiers} dossiers, {Finished} finished, {Tasks} tasks done: {Seconds:F1} s ({ProcessorSeconds:F1} s of processors), {Tasks / Seconds:F0} tasks/s, {AllocatedKbPerTask:F1} KB allocated a task");
}

/// <summary>A year of dossiers on the load's six-step procedure, decided by the engine itself, on the province's calendar.</summary>
internal static class SimulateBench
{
    public static Command Create(Option<bool> json)
    {
        var dossiers = new Option<int>("--dossiers") { Description = "That come in over the year.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("simulate", "A simulated year: arrivals, people, every decision by the engine.") { dossiers, json };
        command.SetAction(parse =>
        {
            var cost = Run(parse.GetValue(dossiers));
            Console.WriteLine(parse.GetValue(json) ? JsonSerializer.Serialize(cost, JsonSerializerOptions.Web) : cost.Text());
            return cost.Finished > 0 ? 0 : 1;
        });
        return command;
    }

    private static SimulateCost Run(int dossiers)
    {
        var calendars = ProvinceCalendar.Shipped;
        var days = calendars.Province;
        var plan = new SimulationPlan
        {
            Definition = ExecutableDefinition.Compile(ElsaWriter.Write(LoadProvince.SixSteps())).Definition!,
            Calendars = calendars,
            Arrivals = SyntheticYear.Arrivals(dossiers, 2025, days, new Chance(1)),
            Staffing = new StaffPlan { Groups = [new(null, null, Math.Max(1, dossiers / 150))], Effort = 0.1 },
            From = days.InstantOf(new(2025, 1, 1), TimeSpan.Zero),
            Until = days.InstantOf(new(2026, 1, 1), TimeSpan.Zero),
        };
        using var process = Process.GetCurrentProcess();
        var (begun, worked, allocated) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime, GC.GetTotalAllocatedBytes());
        var report = SimulationRun.Run(plan);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        process.Refresh();
        var tasks = report.Steps.Sum(step => step.Completed);
        return new(report.Dossiers.Arrived, report.Dossiers.Finished, tasks, seconds, (process.TotalProcessorTime - worked).TotalSeconds, (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / Math.Max(1, tasks));
    }
}
