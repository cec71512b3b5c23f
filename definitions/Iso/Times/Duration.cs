namespace LaoCai.Workflows.Definitions.Iso.Times;

/// <summary>Units as they are printed.</summary>
internal enum PrintedUnit { None, Minute, Hour, HalfDay, Day, Week, Month }

/// <summary>Whether the text says that working time is meant.</summary>
internal enum DayKind { NotSaid, Working, Calendar }

/// <summary>A length of time as printed, before anybody asks what a bare <c>ngày</c> means.</summary>
/// <param name="Value">Zero or more.</param>
/// <param name="Unit">The unit printed.</param>
/// <param name="Kind">Working or calendar, where the text says it.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct Duration(decimal Value, PrintedUnit Unit, DayKind Kind, int Start, int End);

/// <summary>What a time cell says.</summary>
internal enum TimeKind
{
    /// <summary>Nothing is printed.</summary>
    Empty,

    /// <summary>A length of time.</summary>
    Limit,

    /// <summary>One length of time in the midst of prose.</summary>
    InProse,

    /// <summary>Within the same day; one day.</summary>
    SameDay,

    /// <summary>No limit by its own words: office hours, by the appointment slip, not counted, as the law says.</summary>
    Unlimited,

    /// <summary>Several lengths in prose, for different cases: nobody can choose but a person.</summary>
    Several,

    /// <summary>Something is printed, and it cannot be read.</summary>
    Unreadable,
}

/// <param name="Kind">What the cell says.</param>
/// <param name="Limit">The length, where there is one.</param>
/// <param name="From">Its own starting event as printed (<c>kể từ ngày …</c>).</param>
/// <param name="AtMost">True for <c>không quá</c>, <c>tối đa</c> and the like.</param>
/// <param name="Others">Further lengths in the same cell that do not merely restate the first.</param>
internal sealed record TimeReading(
    TimeKind Kind,
    Duration? Limit = null,
    string? From = null,
    bool AtMost = false,
    IReadOnlyList<Duration>? Others = null);
