using System.Globalization;
using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Definitions.Bpmn.Drawn;

/// <summary>Reads lengths of time and escalation.</summary>
internal static class LimitElement
{
    public static PrintedLimit? Read(XElement? limit, string at, List<Diagnostic> diagnostics)
    {
        if (limit is null) return null;
        var (value, unit) = (limit.Text("value"), limit.Text("unit"));
        if (value is null && unit is null) return null; // printed words alone
        if (Length(value, unit) is not { } length)
        {
            diagnostics.Add(DrawingFindings.Limit(at, $"{value} {unit}".Trim()));
            return null;
        }

        return new(length, limit.Text("text") ?? "", Named<UnitSource>(limit.Text("unitSource")) ?? UnitSource.Cell, limit.Text("from"));
    }

    public static EscalationPolicy? ReadEscalation(XElement? escalation, string at, List<Diagnostic> diagnostics)
    {
        if (escalation is null) return null;
        var shares = (escalation.Text("warnAt") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(Number).OfType<decimal>().Where(share => share is > 0 and < 1).Distinct().Order().ToList();
        var rungs = new List<EscalationRung>();
        foreach (var rung in escalation.Elements(BpmnNames.Ours + "rung"))
        {
            var (after, unit) = (rung.Text("after") ?? "0", rung.Text("afterUnit") ?? Name(TimeUnit.WorkingHour));
            if (rung.Text("role") is { } role && Length(after, unit) is { } length) rungs.Add(new(role, rung.Text("unit"), length));
            else diagnostics.Add(DrawingFindings.Limit(at, $"{after} {unit}"));
        }

        return new(shares, rungs);
    }

    private static TimeLimit? Length(string? value, string? unit) =>
        Number(value) is >= 0 and <= 100_000 and { } number && Named<TimeUnit>(unit) is { } counted ? new TimeLimit(number, counted) : null;

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The vocabulary writes <c>workingDay</c> for <see cref="TimeUnit.WorkingDay"/>.</summary>
    private static T? Named<T>(string? name) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Name(value) == name) return value;
        return null;
    }

    private static string Name<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
