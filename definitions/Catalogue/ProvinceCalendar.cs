using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Catalogue;

/// <summary>The province's working calendar as shipped, from <c>calendar/lao-cai.json</c>; a host may load a newer file instead.</summary>
public static class ProvinceCalendar
{
    private static readonly Lazy<CalendarSet> Embedded = new(() => CalendarReader.Read(Json()).Set
        ?? throw new InvalidDataException("The shipped calendar has faults."));

    public static CalendarSet Shipped => Embedded.Value;

    /// <summary>The file itself, a starting point for a province's own.</summary>
    public static string Json()
    {
        using Stream stream = typeof(ProvinceCalendar).Assembly.GetManifestResourceStream("Catalogue/calendar/lao-cai.json")
            ?? throw new InvalidDataException("The shipped calendar is missing.");
        using StreamReader reader = new(stream);

        return reader.ReadToEnd();
    }
}
