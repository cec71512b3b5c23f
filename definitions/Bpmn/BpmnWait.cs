using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Definitions.Bpmn.BpmnNames;

namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>What an intermediate catch event waits for.</summary>
internal static class BpmnWait
{
    public const string Timer = "timerEventDefinition";
    public const string Message = "messageEventDefinition";

    /// <summary><see cref="Timer"/> or <see cref="Message"/>; null where it is another event, or several at once.</summary>
    public static string? Of(XElement element) =>
        element.Elements().Where(inside => inside.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal)).ToList() is [var only] && only.Name.Namespace == Model
            ? only.Name.LocalName switch { Timer => Timer, Message => Message, _ => null }
            : null;

    /// <summary>A duration as BPMN writes it (ISO 8601); null where there is none.</summary>
    public static string? Duration(XElement element) =>
        element.Element(Model + Timer)?.Element(Model + "timeDuration")?.Value.Trim() is { Length: > 0 } duration ? duration : null;

    /// <summary>The limit that such a duration is; null where it is none. It counts calendar time, since BPMN knows no other.</summary>
    public static PrintedLimit? Limit(string duration)
    {
        try
        {
            var length = XmlConvert.ToTimeSpan(duration);
            var minutes = (decimal)length.Ticks / TimeSpan.TicksPerMinute;
            if (minutes < 0) return null;
            var limit = length.Ticks % TimeSpan.TicksPerDay == 0 ? new TimeLimit(length.Days, TimeUnit.Day)
                : length.Ticks % TimeSpan.TicksPerHour == 0 ? new TimeLimit((decimal)length.TotalHours, TimeUnit.Hour)
                : new TimeLimit(decimal.Ceiling(minutes), TimeUnit.Minute);
            return new(limit, limit.Unit switch { TimeUnit.Day => Words("ngày"), TimeUnit.Hour => Words("giờ"), _ => Words("phút") }, UnitSource.Cell);

            string Words(string unit) => string.Create(CultureInfo.InvariantCulture, $"{limit.Value:00} {unit}");
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            return null;
        }
    }
}
