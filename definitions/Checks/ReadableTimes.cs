using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>
/// LC2104: a printed time that was not understood. Only words that give no limit (office hours, by the appointment slip,
/// …) may leave a step without one.
/// </summary>
public static class ReadableTimes
{
    public static IEnumerable<Diagnostic> Find(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        foreach (var step in procedure.Steps)
        {
            if (step.Limit is not null || GivesNone(step.Time) || GivesSeveral(step.Time)) continue;
            yield return new(
                "LC2104",
                Severity.Error,
                $"Bước {step.No}: không đọc được thời gian “{step.Time}”.",
                $"Step {step.No}: the time “{step.Time}” cannot be read.",
                step.Place,
                "Ghi số và đơn vị, ví dụ “02 ngày làm việc”, “04 giờ làm việc”; nếu bước không có thời hạn, ghi “Giờ hành chính” hoặc “Theo giấy hẹn”.");
        }
    }

    /// <summary>True for a time cell that by its own words gives no limit.</summary>
    public static bool GivesNone(string time) => TimeGrammar.Read(time).Kind is TimeKind.Empty or TimeKind.Unlimited;

    /// <summary>True for a sentence with a limit for each of several cases; it is said when it is read, and a person confirms it.</summary>
    private static bool GivesSeveral(string time) => TimeGrammar.Read(time).Kind is TimeKind.Several;
}
