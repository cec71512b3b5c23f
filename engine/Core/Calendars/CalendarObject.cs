using System.Globalization;
using System.Text.Json;

namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>The faults of one file, as they are found.</summary>
internal sealed class CalendarFaults
{
    private readonly List<CalendarFault> _faults = [];

    public bool Any => _faults.Count > 0;

    public void Add(string code, int line, string vi, string en) => _faults.Add(new CalendarFault(code, line, new CalendarText(vi, en)));

    public IReadOnlyList<CalendarFault> ByLine() => [.. _faults.OrderBy(fault => fault.Line)];
}

/// <summary>One object of a calendar file; every wrong member becomes a fault, and reading goes on.</summary>
internal sealed class CalendarObject
{
    private readonly CalendarFaults _faults;
    private readonly Dictionary<string, JsonEntry> _members = new(StringComparer.Ordinal);

    public CalendarObject(JsonEntry entry, CalendarFaults faults, ReadOnlySpan<string> known)
    {
        _faults = faults;
        Line = entry.Line;

        if (entry.Kind != JsonTokenType.StartObject)
        {
            faults.Add("calendar.bad-value", Line, "Ở đây phải là một đối tượng JSON.", "An object is expected here.");
        }

        foreach ((string name, JsonEntry value) in entry.Members)
        {
            if (!known.Contains(name))
            {
                faults.Add("calendar.unknown-entry", value.Line, $"Không có mục nào tên là “{name}”.", $"No entry is called “{name}”.");
            }
            else if (!_members.TryAdd(name, value))
            {
                faults.Add("calendar.duplicate", value.Line, $"Mục “{name}” được ghi hai lần.", $"The entry “{name}” is given twice.");
            }
        }
    }

    public int Line { get; }

    public void Fault(string? member, string code, string vi, string en) =>
        _faults.Add(code, member is not null && _members.TryGetValue(member, out JsonEntry? entry) ? entry.Line : Line, vi, en);

    public JsonEntry? Member(string name) => _members.GetValueOrDefault(name);

    /// <summary>The items of a list; none where the member is missing.</summary>
    public IReadOnlyList<JsonEntry> List(string name)
    {
        if (Member(name) is { Kind: not JsonTokenType.StartArray })
        {
            Fault(name, "calendar.bad-value", $"“{name}” phải là một danh sách.", $"“{name}” must be a list.");
        }

        return Member(name)?.Items ?? [];
    }

    /// <summary>A text that is not blank; null, with a fault, otherwise.</summary>
    public string? Text(string name, bool required = true)
    {
        if (Member(name) is not { } entry)
        {
            if (required)
            {
                Fault(null, "calendar.missing", $"Thiếu mục “{name}”.", $"The entry “{name}” is missing.");
            }

            return null;
        }

        if (string.IsNullOrWhiteSpace(entry.Text))
        {
            Fault(name, "calendar.bad-value", $"“{name}” phải là chuỗi có nội dung.", $"“{name}” must be a text with content.");

            return null;
        }

        return entry.Text;
    }

    /// <summary>A day as <c>yyyy-MM-dd</c> within the calendar's reach; null, with a fault, otherwise.</summary>
    public DateOnly? Date(string name, bool required = true)
    {
        if (Text(name, required) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            && date >= WorkingCalendar.FirstDay && date <= WorkingCalendar.LastDay)
        {
            return date;
        }

        Fault(name, "calendar.bad-value", $"“{text}” không phải là ngày từ 1990 đến 2100 viết dạng năm-tháng-ngày.", $"“{text}” is no day from 1990 to 2100 written as year-month-day.");

        return null;
    }

    /// <summary>Hours as <c>07:30-11:30 13:30-17:00</c>; null where the member is missing, or with a fault.</summary>
    public DayHours? Hours(string name)
    {
        if (Text(name, required: false) is not { } text)
        {
            return null;
        }

        List<WorkingInterval> intervals = [];

        foreach (string part in text.Split(' '))
        {
            if (part.Length != 11 || part[5] != '-' || Time(part[..5]) is not { } from || Time(part[6..]) is not { } to)
            {
                Fault(name, "calendar.bad-value", $"“{part}” không phải là khoảng giờ dạng 07:30-11:30.", $"“{part}” is no interval such as 07:30-11:30.");

                return null;
            }

            if (to <= from)
            {
                Fault(name, "calendar.reversed", $"Khoảng giờ “{part}” kết thúc trước khi bắt đầu.", $"The interval “{part}” ends before it begins.");

                return null;
            }

            if (intervals.Count > 0 && from <= intervals[^1].To)
            {
                Fault(name, "calendar.overlap", $"Khoảng giờ “{part}” chồng lên hoặc đứng trước “{intervals[^1]}”.", $"The interval “{part}” overlaps or precedes “{intervals[^1]}”.");

                return null;
            }

            intervals.Add(new WorkingInterval(from, to));
        }

        return new DayHours(intervals);
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time : null;
}
