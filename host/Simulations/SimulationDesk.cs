using System.Globalization;
using Hangfire;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Simulation;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>People that a procedure needs.</summary>
/// <param name="Code">The role.</param>
/// <param name="Name">Vietnamese.</param>
/// <param name="People">Who hold it in the registry today, anywhere.</param>
public sealed record RoleAtWork(string Code, string Name, int People);

/// <summary>Orders runs, checks what they are made of, and tells how far they are. Whoever defines procedures may; endpoint and page see to that.</summary>
public sealed class SimulationDesk(WorkflowStore store, RegistryContext registry, NpgsqlDataSource database, IBackgroundJobClient jobs, JobStorage storage, TimeProvider clock)
{
    /// <summary>Runs that may wait or go on at once: they share the workers with the deadlines' heartbeat.</summary>
    private const int MostAtOnce = 2;

    public int LastYear => VietnamTime.Day(clock.GetUtcNow()).Year - 1;

    /// <summary>The procedure in force; null where there is none.</summary>
    public async Task<SimulatedProcedure?> ProcedureAsync(string definitionId, CancellationToken cancellation) =>
        (await SimulatedProcedure.PublishedAsync(store, definitionId, cancellation)).Procedure is { } found && found.Definition.DefinitionId == definitionId ? found : null;

    /// <summary>The roles of its steps, in the order of the steps.</summary>
    public async Task<IReadOnlyList<RoleAtWork>> RolesAsync(SimulatedProcedure procedure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var today = VietnamTime.Day(clock.GetUtcNow());
        var codes = procedure.Definition.Activities.Where(activity => activity.Kind == ActivityKind.RunTask).Select(activity => activity.Step?.Role).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var names = await registry.Roles.AsNoTracking().ToDictionaryAsync(role => role.Code, role => role.Name, cancellation);
        var holders = await registry.Holdings.AsNoTracking().Where(one => codes.Contains(one.RoleCode) && one.From <= today && (one.Until == null || one.Until >= today))
            .GroupBy(one => one.RoleCode).Select(group => new { group.Key, People = group.Select(one => one.PersonId).Distinct().Count() }).ToDictionaryAsync(one => one.Key, one => one.People, cancellation);
        return [.. codes.Select(code => new RoleAtWork(code, names.GetValueOrDefault(code, code), holders.GetValueOrDefault(code)))];
    }

    /// <summary>Orders a run, once everything that it is made of holds.</summary>
    /// <returns>The number to ask for it by, or what is wrong.</returns>
    public async Task<(string? Job, IReadOnlyList<Phrase> Faults)> OrderAsync(SimulationOrder order, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (Busy()) return (null, [new("Đang có mô phỏng khác chạy. Hãy đợi xong rồi thử lại.", "Other simulations are running. Try again when they are done.")]);
        var (_, faults) = await PlanAsync(order, cancellation);
        return faults.Count > 0 ? (null, faults) : (jobs.Enqueue<SimulationJob>(job => job.RunAsync(order, null, CancellationToken.None)), []);
    }

    /// <summary>Null where there is no such run of that procedure.</summary>
    public SimulationState? Find(string definitionId, string job)
    {
        using var connection = storage.GetConnection();
        if (!long.TryParse(job, NumberStyles.None, CultureInfo.InvariantCulture, out _) || connection.GetJobData(job)?.Job is not { } ordered || ordered.Type != typeof(SimulationJob)) return null;
        if (((SimulationOrder)ordered.Args[0]).DefinitionId != definitionId) return null;
        return SimulationJob.Read(connection, job) ?? new SimulationState(0, null, connection.GetStateData(job)?.Name == "Failed" ? "simulation.failed" : null);
    }

    /// <summary>The plan of an order, or what is wrong with it.</summary>
    internal async Task<(SimulationPlan? Plan, IReadOnlyList<Phrase> Faults)> PlanAsync(SimulationOrder order, CancellationToken cancellation)
    {
        if (await ProcedureAsync(order.DefinitionId, cancellation) is not { } procedure) return (null, [SimulationText.NotFound]);
        if (order.Staffing.Length > SimulationOrder.LongestStaffing || order.Arrivals?.Length > SimulationOrder.LongestArrivals) return (null, [SimulationText.TooLarge]);
        if (order.Year is < 1991 or > 2099) return (null, [SimulationText.BadYear]);
        if (order.From == ArrivalsFrom.MadeUp && order.Count is < 1 or > SimulationOrder.MostMadeUp) return (null, [SimulationText.BadCount]);

        var calendars = await store.Calendars.Latest(cancellation) ?? ProvinceCalendar.Shipped;
        var staffing = StaffingReader.Read(order.Staffing);
        if (staffing.Staffing is null) return (null, Told(staffing.Faults));
        var source = new ArrivalSource(calendars.Province, new Chance(order.Seed).Of(-1));
        var reading = order.From switch
        {
            ArrivalsFrom.MadeUp => source.MadeUp(order.Count, order.Year),
            ArrivalsFrom.Database => new ArrivalReading(await PastArrivals.OfAsync(database, order.DefinitionId, order.Year, calendars.Province, cancellation), []),
            ArrivalsFrom.File => source.Read(order.Arrivals ?? ""),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (reading.Faults.Count > 0) return (null, Told(reading.Faults));
        if (reading.Arrivals.Count == 0) return (null, [SimulationText.NoneInYear(order.Year)]);
        if (reading.Arrivals.Count > SimulationOrder.MostMadeUp) return (null, [SimulationText.BadCount]);

        var plan = SimulationPlans.Of(procedure, calendars, reading.Arrivals, staffing.Staffing, order.From == ArrivalsFrom.File ? null : order.Year, null, order.Seed);
        IReadOnlyList<Phrase> faults = [.. Told(plan.Strangers()), .. plan.Unstaffed().Select(SimulationPlans.Nobody)];
        return faults.Count > 0 ? (null, faults) : (plan, []);
    }

    private bool Busy()
    {
        var monitor = storage.GetMonitoringApi();
        var waiting = monitor.EnqueuedJobs("default", 0, 100).Count(one => one.Value?.Job?.Type == typeof(SimulationJob));
        return waiting + monitor.ProcessingJobs(0, 100).Count(one => one.Value?.Job?.Type == typeof(SimulationJob)) >= MostAtOnce;
    }

    private static IReadOnlyList<Phrase> Told(IReadOnlyList<PlanFault> faults) =>
        [.. faults.Select(fault => new Phrase($"Dòng {fault.Line}: {fault.Message.Vi}", $"Line {fault.Line}: {fault.Message.En}"))];
}
