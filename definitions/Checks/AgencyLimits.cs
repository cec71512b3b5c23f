using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>
/// What of the limit belongs to each agency of a linked procedure (Decree 61/2018/NĐ-CP art. 19.6: the slip that goes with the dossier states the limit of
/// each): the sum of its steps, of steps done together the longest, a shared limit once; in working time, in calendar days or in hours of the day and night,
/// as its steps count. The counter hands on and has no share. LC2105: neither has an agency of whose steps one has no limit, or counts otherwise than another.
/// </summary>
public static class AgencyLimits
{
    private const string Deciding = "deciding", Specialist = "specialist", Receiving = "receiving", Applicant = "applicant";

    private enum Count { WorkingTime, Days, Hours }

    /// <summary>One agency's part: a limit, or the step that keeps it from having one.</summary>
    private sealed record Part(string Agency, TimeLimit? Limit, Step? Odd);

    /// <summary>Empty where one agency does it all.</summary>
    public static IReadOnlyList<AgencyShare> Of(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return [.. Parts(procedure, RouteGraph.Of(procedure)).Where(part => part.Limit is not null)
            .Select(part => new AgencyShare(part.Agency, part.Agency == Deciding ? [Specialist] : [], part.Limit!.Value))];
    }

    public static IEnumerable<Diagnostic> Find(Procedure procedure, RouteGraph graph)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        foreach (var (agency, _, odd) in Parts(procedure, graph))
        {
            if (odd is null) continue;
            var (vi, en) = odd.Limit is { } limit
                ? ($"bước {odd.No} (“{limit.Text}”) tính thời gian khác các bước kia của cơ quan đó", $"step {odd.No} (“{limit.Text}”) counts time otherwise than its other steps")
                : ($"bước {odd.No} không có thời hạn", $"step {odd.No} has no limit");
            yield return new(
                "LC2105",
                Severity.Info,
                $"Không theo dõi được phần thời hạn của cơ quan làm bước {odd.No} (“{agency}”): {vi}.",
                $"The share of the agency of step {odd.No} (“{agency}”) cannot be followed: {en}.",
                odd.Place,
                "Ghi thời hạn cho mọi bước của cơ quan đó và dùng một cách tính: ngày (giờ) làm việc, hoặc ngày.");
        }
    }

    private static IEnumerable<Part> Parts(Procedure procedure, RouteGraph graph)
    {
        var agencies = procedure.Steps.Where(step => step.Automation is null).Select(AgencyOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return agencies.Count < 2 ? [] : agencies.Select(agency => PartOf(agency, graph.Stages)).Where(part => part.Odd is not null || part.Limit is { Value: > 0 });
    }

    private static string? AgencyOf(Step step) => step.Role?.Unit switch
    {
        null or Receiving or Applicant => null,
        Specialist => Deciding,
        var unit => unit,
    };

    private static Part PartOf(string agency, IReadOnlyList<Stage> stages)
    {
        var groups = new HashSet<int>();
        Count? count = null;
        decimal sum = 0;
        foreach (var stage in stages)
        {
            decimal longest = 0;
            foreach (var step in stage.Steps.Where(step => step.Automation is null && AgencyOf(step) == agency))
            {
                if (step.Limit is not { } limit) return new(agency, null, step);
                var own = CountOf(limit.Limit.Unit);
                if ((count ??= own) != own) return new(agency, null, step);
                if (step.Group is not { } group || groups.Add(group)) longest = Math.Max(longest, own == Count.Days ? limit.Limit.Value : LimitSum.Of(limit.Limit).Hours);
            }

            sum += longest;
        }

        return new(agency, LimitOf(sum, count ?? Count.WorkingTime), null);
    }

    private static Count CountOf(TimeUnit unit) => unit switch
    {
        TimeUnit.WorkingDay or TimeUnit.WorkingHour => Count.WorkingTime,
        TimeUnit.Day => Count.Days,
        _ => Count.Hours,
    };

    private static TimeLimit LimitOf(decimal sum, Count count) => count switch
    {
        Count.Days => new(sum, TimeUnit.Day),
        Count.Hours => new(sum, TimeUnit.Hour),
        _ when sum % LimitSum.HoursOfDay == 0 => new(sum / LimitSum.HoursOfDay, TimeUnit.WorkingDay),
        _ => new(sum, TimeUnit.WorkingHour),
    };
}
