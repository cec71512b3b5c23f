namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>What a time limit counts.</summary>
public enum TimeUnit
{
    /// <summary>Minutes of the clock on the wall, day and night.</summary>
    Minute,

    /// <summary>Hours of the clock on the wall, day and night.</summary>
    Hour,

    /// <summary>Hours within the working intervals of the unit's calendar.</summary>
    WorkingHour,

    /// <summary>Calendar days; the first day is not counted and the last never falls on a day off (Civil Code 2015, art. 147–148).</summary>
    Day,

    /// <summary>Days on which the unit works; eight working hours where a document mixes both.</summary>
    WorkingDay,
}

/// <summary>A length of time as a rule states it, for example two working days. Never an instant.</summary>
/// <param name="Value">Zero or more; halves and quarters occur in real documents.</param>
/// <param name="Unit">What <paramref name="Value"/> counts.</param>
public readonly record struct TimeLimit(decimal Value, TimeUnit Unit);
