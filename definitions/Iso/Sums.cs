using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>Adds up what the steps may take and holds it against the limit for the whole.</summary>
internal static class Sums
{
    /// <returns>The sum in the limit's unit where it differs; null where it agrees or cannot be compared.</returns>
    public static (decimal Sum, TimeUnit Unit)? Check(IReadOnlyList<Step> steps, TimeLimit whole)
    {
        // A step with a starting event of its own does not follow on the step above; a step nobody can read has any length.
        if (steps.Any(step => step.Limit?.From is not null)) return null;
        var counted = steps.Where(step => step.Limit is not null)
            .DistinctBy(step => step.Group is { } group ? $"g{group}" : $"s{step.No}", StringComparer.Ordinal)
            .Select(step => step.Limit!.Limit).ToList();
        if (counted.Count == 0) return null;

        decimal? sum = null;
        if (UnitRules.WorkingHours(whole) is not null && counted.All(limit => UnitRules.WorkingHours(limit) is not null))
            sum = counted.Sum(limit => UnitRules.WorkingHours(limit)!.Value) / (whole.Unit is TimeUnit.WorkingDay ? 8 : whole.Unit is TimeUnit.WorkingHour ? 1 : 1m / 60);
        else if (counted.All(limit => limit.Unit == whole.Unit))
            sum = counted.Sum(limit => limit.Value);
        return sum is { } total && Math.Abs(total - whole.Value) > 0.001m ? (total, whole.Unit) : null;
    }
}
