namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>Reads hours, days off and working dates of the province or of one unit.</summary>
/// <param name="faults">Where faults go.</param>
/// <param name="sources">Citations by the keys that entries use.</param>
internal sealed class SheetReader(CalendarFaults faults, IReadOnlyDictionary<string, string> sources)
{
    private static readonly string[] _weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <param name="holder">The file or a unit of it.</param>
    /// <param name="inherited">The province's sheet when this is a unit's; its days off may be made up for.</param>
    public CalendarSheet Read(CalendarObject holder, CalendarSheet? inherited)
    {
        // What each day is used for already, with the line that says so.
        Dictionary<DateOnly, int> taken = [];
        List<WeeklyHours> hours = [.. holder.List("hours").Select(Hours).OfType<WeeklyHours>()];
        List<DaysOff> off = [.. holder.List("off").Select(entry => Off(entry, taken)).OfType<DaysOff>()];
        HashSet<DateOnly> free = [.. (inherited?.Off ?? []).Concat(off).SelectMany(Days)];
        List<WorkingDate> working = [.. holder.List("working").Select(entry => Working(entry, taken, free)).OfType<WorkingDate>()];

        foreach ((WeeklyHours earlier, WeeklyHours later) in hours.Zip(hours.Skip(1)))
        {
            if (later.From <= earlier.From)
            {
                holder.Fault("hours", "calendar.overlap", $"Giờ làm việc từ {later.From:dd/MM/yyyy} không đứng sau giờ làm việc từ {earlier.From:dd/MM/yyyy}.", $"The hours from {later.From:yyyy-MM-dd} do not come after those from {earlier.From:yyyy-MM-dd}.");
            }
        }

        return new CalendarSheet(hours, off, working);
    }

    private WeeklyHours? Hours(JsonEntry entry)
    {
        CalendarObject hours = new(entry, faults, ["from", "mark", "source", .. _weekdays]);
        DayHours[] week = [.. _weekdays.Select(day => hours.Hours(day) ?? DayHours.None)];

        if (!Array.Exists(week, day => day.IsWorking))
        {
            hours.Fault(null, "calendar.missing", "Tuần này không có giờ làm việc nào.", "This week has no working hours at all.");
        }

        return (hours.Date("from"), Marked(hours)) is ({ } from, { } mark) ? new WeeklyHours(from, week, mark.Mark, mark.Source) : null;
    }

    private DaysOff? Off(JsonEntry entry, Dictionary<DateOnly, int> taken)
    {
        CalendarObject off = new(entry, faults, ["from", "to", "vi", "en", "mark", "source"]);
        DateOnly? from = off.Date("from");
        DateOnly? to = off.Member("to") is null ? from : off.Date("to");

        if ((from, to, Name(off), Marked(off)) is not ({ } first, { } last, { } name, { } mark))
        {
            return null;
        }

        if (last < first)
        {
            off.Fault("to", "calendar.reversed", "Kỳ nghỉ kết thúc trước khi bắt đầu.", "The days off end before they begin.");

            return null;
        }

        if (last.DayNumber - first.DayNumber > 60)
        {
            off.Fault("to", "calendar.bad-value", "Kỳ nghỉ dài hơn 60 ngày.", "The days off are more than 60.");

            return null;
        }

        DaysOff days = new(first, last, name, mark.Mark, mark.Source);

        foreach (DateOnly date in Days(days))
        {
            Take(off, date, taken);
        }

        return days;
    }

    private WorkingDate? Working(JsonEntry entry, Dictionary<DateOnly, int> taken, HashSet<DateOnly> free)
    {
        CalendarObject working = new(entry, faults, ["date", "hours", "insteadOf", "vi", "en", "mark", "source"]);
        DayHours? hours = working.Hours("hours");
        DateOnly? insteadOf = working.Date("insteadOf", required: false);

        if (working.Member("hours") is null && working.Member("insteadOf") is null)
        {
            working.Fault(null, "calendar.missing", "Cần có “hours” hoặc “insteadOf”.", "Either “hours” or “insteadOf” is needed.");
        }

        if (insteadOf is { } day && !free.Contains(day))
        {
            working.Fault("insteadOf", "calendar.not-a-day-off", $"{day:dd/MM/yyyy} không phải là ngày nghỉ.", $"{day:yyyy-MM-dd} is not a day off.");
        }

        if ((working.Date("date"), Name(working), Marked(working)) is not ({ } date, { } name, { } mark))
        {
            return null;
        }

        Take(working, date, taken);

        return hours is null && insteadOf is null ? null : new WorkingDate(date, hours, insteadOf, name, mark.Mark, mark.Source);
    }

    private static void Take(CalendarObject by, DateOnly date, Dictionary<DateOnly, int> taken)
    {
        if (!taken.TryAdd(date, by.Line))
        {
            by.Fault(null, "calendar.overlap", $"Ngày {date:dd/MM/yyyy} đã được ghi ở dòng {taken[date]}.", $"{date:yyyy-MM-dd} is entered already in line {taken[date]}.");
        }
    }

    private static CalendarText? Name(CalendarObject entry) => (entry.Text("vi"), entry.Text("en")) is ({ } vi, { } en) ? new CalendarText(vi, en) : null;

    private (EntryMark Mark, string Source)? Marked(CalendarObject entry)
    {
        EntryMark? mark = entry.Text("mark") switch
        {
            "decided" => EntryMark.Decided,
            "computed" => EntryMark.Computed,
            _ => null,
        };

        if (mark is null && entry.Member("mark") is not null)
        {
            entry.Fault("mark", "calendar.bad-value", "“mark” chỉ có thể là “decided” hoặc “computed”.", "“mark” is either “decided” or “computed”.");
        }

        string? source = entry.Text("source");

        string? citation = source is null ? null : sources.GetValueOrDefault(source);

        if (source is not null && citation is null)
        {
            entry.Fault("source", "calendar.unknown-source", $"Nguồn “{source}” không có trong mục “sources”.", $"The source “{source}” is not among “sources”.");
        }

        return (mark, citation) is ({ } known, not null) ? (known, citation) : null;
    }

    private static IEnumerable<DateOnly> Days(DaysOff off)
    {
        for (DateOnly date = off.From; date <= off.To; date = date.AddDays(1))
        {
            yield return date;
        }
    }
}
