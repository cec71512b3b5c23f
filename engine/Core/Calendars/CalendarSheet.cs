namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>A text in both languages of the product.</summary>
public sealed record CalendarText(string Vi, string En);

/// <summary>How sure an entry is.</summary>
public enum EntryMark
{
    /// <summary>Fixed by law, or announced for that year by the authority named as the source.</summary>
    Decided,

    /// <summary>Derived from the law's rule because nothing has been announced yet; to be replaced once it is.</summary>
    Computed,
}

/// <summary>Weekly hours that hold from a day on, until the next sheet of hours takes over.</summary>
/// <param name="From">First day on which they hold; the first hours of a sheet hold before it as well.</param>
/// <param name="Week">Seven entries, Sunday first as in <see cref="DayOfWeek"/>.</param>
/// <param name="Mark">How sure they are.</param>
/// <param name="Source">Where they come from.</param>
public sealed record WeeklyHours(DateOnly From, IReadOnlyList<DayHours> Week, EntryMark Mark, string Source);

/// <summary>Days on which nobody works: a public holiday, a compensatory day, a swapped day, a closure.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Name">What the day is.</param>
/// <param name="Mark">How sure it is.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record DaysOff(DateOnly From, DateOnly To, CalendarText Name, EntryMark Mark, string Source);

/// <summary>A day with hours of its own: a make-up working day, or a half day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Hours">Its hours; null: those of the weekday of <paramref name="InsteadOf"/>.</param>
/// <param name="InsteadOf">The day off that it makes up for; null where it makes up for none.</param>
/// <param name="Name">What the day is.</param>
/// <param name="Mark">How sure it is.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record WorkingDate(DateOnly Date, DayHours? Hours, DateOnly? InsteadOf, CalendarText Name, EntryMark Mark, string Source);

/// <summary>
/// What one unit, or the province, says about its working time. A unit's sheet lies over that of its parent:
/// its dates win over the parent's dates, and its hours, if it has any, replace the parent's hours.
/// </summary>
/// <param name="Hours">Ascending by <see cref="WeeklyHours.From"/>.</param>
/// <param name="Off">Days off; a day is in at most one of them.</param>
/// <param name="Working">Days with hours of their own; a day is in at most one of them, and in none of <paramref name="Off"/>.</param>
public sealed record CalendarSheet(IReadOnlyList<WeeklyHours> Hours, IReadOnlyList<DaysOff> Off, IReadOnlyList<WorkingDate> Working);

/// <summary>What a calendar says about one day.</summary>
public abstract record CalendarDay(DateOnly Date, DayHours Hours)
{
    /// <summary>A day with the usual hours of its weekday.</summary>
    public sealed record Usual(DateOnly Date, DayHours Hours) : CalendarDay(Date, Hours);

    /// <summary>The weekly rest.</summary>
    public sealed record WeeklyRest(DateOnly Date) : CalendarDay(Date, DayHours.None);

    /// <summary>A holiday or another named day off.</summary>
    public sealed record Off(DateOnly Date, DaysOff Entry) : CalendarDay(Date, DayHours.None);

    /// <summary>A make-up day or another day with its own hours.</summary>
    public sealed record Special(DateOnly Date, DayHours Hours, WorkingDate Entry) : CalendarDay(Date, Hours);
}
