using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Definitions.Iso.Times;

/// <summary>What one place of the document (header, total row, footnote, legal limit) says about units of the cells.</summary>
/// <param name="Source">The place.</param>
/// <param name="Bare">The unit of a number without one.</param>
/// <param name="Kind">Whether a bare <c>ngày</c> or <c>giờ</c> is working time.</param>
/// <param name="Words">The words that say so, for the record.</param>
internal sealed record UnitRule(UnitSource Source, PrintedUnit Bare, DayKind Kind, string Words)
{
    private static readonly string[] WorkingWords =
    [
        "ngay lam viec", "gio lam viec", "ngay/gio lam viec", "ngay, gio lam viec", "ngay/ gio lam viec", "gio hanh chinh", "ngay hanh chinh", "ngay lv", "gio lv",
        "ngay (lam viec", "gio (lam viec",
    ];

    /// <summary>Reads a column header, a total or a footnote.</summary>
    public static UnitRule Of(UnitSource source, string words)
    {
        var folded = Letters.Fold(words);
        var kind = WorkingWords.Any(word => folded.Contains(word, StringComparison.Ordinal)) ? DayKind.Working
            : folded.Contains("ngay lich", StringComparison.Ordinal) || folded.Contains("theo lich", StringComparison.Ordinal) ? DayKind.Calendar
            : DayKind.NotSaid;
        var (day, hour, minute) = (Says(folded, "ngay"), Says(folded, "gio") || Says(folded, "tieng"), Says(folded, "phut"));
        var bare = (day, hour, minute) switch
        {
            (true, false, false) => PrintedUnit.Day,
            (false, true, false) => PrintedUnit.Hour,
            (false, false, true) => PrintedUnit.Minute,
            _ => PrintedUnit.None,
        };
        return new(source, bare, kind, words);
    }

    /// <summary>Reads a legal limit.</summary>
    public static UnitRule Of(UnitSource source, Duration limit, string words) =>
        new(source, limit.Unit is PrintedUnit.Day or PrintedUnit.Hour or PrintedUnit.Minute ? limit.Unit : PrintedUnit.None, limit.Kind, words);

    private static bool Says(string folded, string word)
    {
        for (var at = folded.IndexOf(word, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(word, at + 1, StringComparison.Ordinal))
            if ((at == 0 || !char.IsLetter(folded[at - 1])) && (at + word.Length == folded.Length || !char.IsLetter(folded[at + word.Length])))
                return true;
        return false;
    }
}

/// <summary>A limit in the calendar's units, and where its unit came from.</summary>
internal readonly record struct NormalLimit(TimeLimit Limit, UnitSource Source);

/// <summary>Gives lengths as printed the unit that the document means.</summary>
internal static class UnitRules
{
    private const decimal HoursOfHalfDay = 4;

    /// <summary>Days of a week and a month where the law counts them in days (Civil Code 2015, art. 146).</summary>
    private const decimal DaysOfWeek = 7, WorkingDaysOfWeek = 5, DaysOfMonth = 30, WorkingDaysOfMonth = 22;

    /// <param name="printed">The length.</param>
    /// <param name="rules">What the document says, the strongest first.</param>
    public static NormalLimit Apply(Duration printed, IReadOnlyList<UnitRule> rules)
    {
        var unit = printed.Unit;
        var unitSource = UnitSource.Cell;
        if (unit is PrintedUnit.None)
        {
            var said = rules.FirstOrDefault(rule => rule.Bare is not PrintedUnit.None);
            unit = said?.Bare ?? PrintedUnit.Day;
            unitSource = said?.Source ?? UnitSource.Assumed;
        }

        if (unit is PrintedUnit.Minute) return new(new(printed.Value, TimeUnit.Minute), unitSource);
        if (unit is PrintedUnit.HalfDay) return new(new(printed.Value * HoursOfHalfDay, TimeUnit.WorkingHour), unitSource);

        var kind = printed.Kind;
        var kindSource = UnitSource.Cell;
        if (kind is DayKind.NotSaid && unit is PrintedUnit.Day or PrintedUnit.Hour)
        {
            var said = rules.FirstOrDefault(rule => rule.Kind is not DayKind.NotSaid);
            kind = said?.Kind ?? DayKind.NotSaid;
            kindSource = said?.Source ?? UnitSource.Assumed;
        }

        var working = kind is DayKind.Working;
        var limit = unit switch
        {
            PrintedUnit.Hour => new TimeLimit(printed.Value, working ? TimeUnit.WorkingHour : TimeUnit.Hour),
            PrintedUnit.Week => new(printed.Value * (working ? WorkingDaysOfWeek : DaysOfWeek), working ? TimeUnit.WorkingDay : TimeUnit.Day),
            PrintedUnit.Month => new(printed.Value * (working ? WorkingDaysOfMonth : DaysOfMonth), working ? TimeUnit.WorkingDay : TimeUnit.Day),
            _ => new(printed.Value, working ? TimeUnit.WorkingDay : TimeUnit.Day),
        };
        return new(limit, (UnitSource)Math.Max((int)unitSource, (int)kindSource));
    }
}
