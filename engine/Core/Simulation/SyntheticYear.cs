using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>A made-up year, for procedures that have no history yet. Its shape is an assumption, not a measurement.</summary>
public static class SyntheticYear
{
    /// <summary>Monday to Sunday: the counter is fullest after the weekend. Only days on which the calendar works count.</summary>
    private static readonly double[] WeekDays = [1.25, 1.10, 1.00, 0.95, 0.90, 0.60, 0.60];

    /// <summary>January to December: quiet around Tết, busy in spring and before the year ends.</summary>
    private static readonly double[] Months = [0.85, 0.65, 1.15, 1.10, 1.05, 1.00, 0.95, 1.00, 1.05, 1.05, 1.10, 1.05];

    /// <summary>The share of a day's dossiers that come in the first half of its working time.</summary>
    private const double Morning = 0.6;

    /// <summary>Arrivals of a year in order of time. Each comes independently of the others, so that days differ as they do in life.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count under 1 or over <see cref="ArrivalReader.MostArrivals"/>, or a year outside 1991 to 2099.</exception>
    /// <exception cref="ArgumentException">The calendar has no working day in that year.</exception>
    public static IReadOnlyList<Arrival> Arrivals(int count, int year, WorkingCalendar calendar, Chance chance)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, ArrivalReader.MostArrivals);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1991);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2099);
        List<DateOnly> days = [];
        List<double> upTo = [];
        double sum = 0;

        for (DateOnly day = new(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
            {
                days.Add(day);
                upTo.Add(sum += WeekDays[((int)day.DayOfWeek + 6) % 7] * Months[day.Month - 1]);
            }
        }

        if (days.Count == 0)
        {
            throw new ArgumentException($"Nobody works in {year}.", nameof(calendar));
        }

        DateTimeOffset[] instants = new DateTimeOffset[count];

        for (int i = 0; i < count; i++)
        {
            Chance one = chance.Of(i);
            int found = upTo.BinarySearch(one.Of(0).Share * sum);
            instants[i] = WorkingDays.InstantIn(calendar, days[Math.Min(found < 0 ? ~found : found + 1, days.Count - 1)], Through(one.Of(1).Share));
        }

        Array.Sort(instants);

        return Array.ConvertAll(instants, instant => new Arrival(instant, Arrival.NoUnits));
    }

    private static double Through(double share) => share < Morning ? share / Morning / 2 : 0.5 + ((share - Morning) / (1 - Morning) / 2);
}
