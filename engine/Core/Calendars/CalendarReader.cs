using System.Text.Json;
using NodaTime;

namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>
/// Reads a calendar file: a JSON object with <c>zone</c>, <c>sources</c> (key → citation), <c>hours</c>, <c>off</c>, <c>working</c>
/// and <c>units</c>. Strict: what it does not know, what contradicts itself and what names no source is refused with its line,
/// and nothing is taken over from a file with a fault.
/// </summary>
public static class CalendarReader
{
    private const int MostCharacters = 1 << 20;

    public static CalendarReading Read(string json)
    {
        CalendarFaults faults = new();

        if (json.Length > MostCharacters)
        {
            faults.Add("calendar.too-large", 1, "Tệp lịch vượt quá 1 MiB.", "The calendar file is larger than 1 MiB.");

            return new CalendarReading(null, faults.ByLine());
        }

        try
        {
            CalendarSet? set = Read(JsonEntry.Parse(json), faults);

            return new CalendarReading(set, faults.ByLine());
        }
        catch (JsonException exception)
        {
            faults.Add("calendar.not-json", (int)(exception.LineNumber ?? 0) + 1, "Tệp lịch không phải là JSON hợp lệ.", "The calendar file is not valid JSON.");

            return new CalendarReading(null, faults.ByLine());
        }
    }

    private static CalendarSet? Read(JsonEntry root, CalendarFaults faults)
    {
        CalendarObject file = new(root, faults, ["zone", "sources", "hours", "off", "working", "units"]);
        string? zone = file.Text("zone");

        if (zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            file.Fault("zone", "calendar.unknown-zone", $"Không có múi giờ “{zone}”.", $"No time zone is called “{zone}”.");
        }

        Dictionary<string, string> sources = Sources(file, faults);
        SheetReader sheets = new(faults, sources);
        CalendarSheet province = sheets.Read(file, inherited: null);

        if (province.Hours.Count == 0)
        {
            file.Fault("hours", "calendar.missing", "Lịch của tỉnh phải có giờ làm việc.", "The province's calendar needs working hours.");
        }

        List<UnitSheet> units = Units(file, faults, sheets, province);

        return faults.Any ? null : new CalendarSet(zone!, province, units);
    }

    private static Dictionary<string, string> Sources(CalendarObject file, CalendarFaults faults)
    {
        Dictionary<string, string> sources = new(StringComparer.Ordinal);

        foreach ((string key, JsonEntry value) in file.Member("sources")?.Members ?? [])
        {
            if (!sources.TryAdd(key, value.Text ?? ""))
            {
                faults.Add("calendar.duplicate", value.Line, $"Nguồn “{key}” được ghi hai lần.", $"The source “{key}” is given twice.");
            }

            if (string.IsNullOrWhiteSpace(value.Text))
            {
                faults.Add("calendar.bad-value", value.Line, $"Nguồn “{key}” không có nội dung trích dẫn.", $"The source “{key}” cites nothing.");
            }
        }

        return sources;
    }

    private static List<UnitSheet> Units(CalendarObject file, CalendarFaults faults, SheetReader sheets, CalendarSheet province)
    {
        List<(UnitSheet Unit, int Line)> units = [];

        foreach (JsonEntry entry in file.List("units"))
        {
            CalendarObject unit = new(entry, faults, ["code", "parent", "hours", "off", "working"]);
            CalendarSheet sheet = sheets.Read(unit, inherited: province);

            if (unit.Text("code") is not { } code)
            {
                continue;
            }

            if (units.Exists(other => other.Unit.Code == code))
            {
                unit.Fault("code", "calendar.duplicate", $"Đơn vị “{code}” được ghi hai lần.", $"The unit “{code}” is given twice.");

                continue;
            }

            units.Add((new UnitSheet(code, unit.Text("parent", required: false), sheet), entry.Line));
        }

        Dictionary<string, UnitSheet> byCode = units.ToDictionary(unit => unit.Unit.Code, unit => unit.Unit, StringComparer.Ordinal);

        foreach ((UnitSheet unit, int line) in units)
        {
            UnitSheet? ancestor = unit;

            for (int steps = 0; ancestor?.Parent is { } parent; steps++)
            {
                if (!byCode.TryGetValue(parent, out ancestor))
                {
                    faults.Add("calendar.unknown-parent", line, $"Đơn vị “{unit.Code}” kế thừa từ “{parent}” không có trong tệp.", $"The unit “{unit.Code}” inherits from “{parent}”, which the file does not have.");
                }
                else if (steps > units.Count)
                {
                    faults.Add("calendar.circle", line, $"Đơn vị “{unit.Code}” kế thừa lịch theo vòng tròn.", $"The unit “{unit.Code}” inherits from itself.");

                    break;
                }
            }
        }

        return [.. units.Select(unit => unit.Unit)];
    }
}
