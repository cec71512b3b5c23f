using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>
/// What of the limit belongs to each agency of a linked procedure (Decree 61/2018/NĐ-CP art. 19.6: the slip that goes with the dossier states the limit of
/// each): the sum of its steps, of steps done together the longest, a shared limit once. The counter hands on and has no share; neither has an agency of whose
/// steps one has no limit, or one that does not count working time.
/// </summary>
internal static class AgencyShares
{
    private const string Deciding = "deciding", Specialist = "specialist", Receiving = "receiving", Applicant = "applicant";

    /// <summary>Empty where one agency does it all.</summary>
    public static IReadOnlyList<AgencyShare> Of(Procedure procedure)
    {
        var agencies = procedure.Steps.Where(step => step.Automation is null).Select(AgencyOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (agencies.Count < 2) return [];
        var stages = RouteGraph.Of(procedure).Stages;
        return [.. agencies.Select(agency => (Agency: agency, Hours: HoursOf(agency, stages))).Where(share => share.Hours is > 0).Select(share => new AgencyShare(
            share.Agency, share.Agency == Deciding ? [Specialist] : [], LimitOf(share.Hours!.Value)))];
    }

    private static string? AgencyOf(Step step) => step.Role?.Unit switch
    {
        null or Receiving or Applicant => null,
        Specialist => Deciding,
        var unit => unit,
    };

    private static decimal? HoursOf(string agency, IReadOnlyList<Stage> stages)
    {
        var groups = new HashSet<int>();
        decimal sum = 0;
        foreach (var stage in stages)
        {
            decimal longest = 0;
            foreach (var step in stage.Steps.Where(step => step.Automation is null && AgencyOf(step) == agency))
            {
                if (step.Limit is not { Limit.Unit: TimeUnit.WorkingDay or TimeUnit.WorkingHour } limit) return null;
                if (step.Group is not { } group || groups.Add(group)) longest = Math.Max(longest, LimitSum.Of(limit.Limit).Hours);
            }

            sum += longest;
        }

        return sum;
    }

    private static TimeLimit LimitOf(decimal hours) =>
        hours % LimitSum.HoursOfDay == 0 ? new(hours / LimitSum.HoursOfDay, TimeUnit.WorkingDay) : new(hours, TimeUnit.WorkingHour);
}
