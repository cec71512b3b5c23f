namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>A fault in a calendar file.</summary>
/// <param name="Code">Stable, for example <c>calendar.overlap</c>.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Message">For people.</param>
public sealed record CalendarFault(string Code, int Line, CalendarText Message);

/// <summary>What came of reading a calendar file.</summary>
/// <param name="Set">The calendars; null when there is any fault.</param>
/// <param name="Faults">Every fault found, by line.</param>
public sealed record CalendarReading(CalendarSet? Set, IReadOnlyList<CalendarFault> Faults);
