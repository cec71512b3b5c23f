using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>What came of reading a file of arrivals.</summary>
/// <param name="Arrivals">In order of time; empty when there is any fault.</param>
/// <param name="Faults">The first faults found, by line.</param>
public sealed record ArrivalReading(IReadOnlyList<Arrival> Arrivals, IReadOnlyList<PlanFault> Faults);

/// <summary>
/// Reads when dossiers came in. CSV: a heading with <c>at</c>, perhaps <c>count</c>, and a column for each unit binding; JSON: a list of
/// texts, or of objects with <c>at</c>, <c>count</c> and <c>units</c>. An instant is ISO 8601; without an offset it is local to the
/// calendar. A day without a time spreads over that day's working hours by chance.
/// </summary>
public static class ArrivalReader
{
    public const int MostArrivals = 1_000_000;
    private const int MostCharacters = 64 << 20;
    private const int MostYears = 10;

    private static readonly string[] LocalTimes = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm"];
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK"];
    private static readonly string[] Dates = ["yyyy-MM-dd", "dd/MM/yyyy"];

    public static ArrivalReading Read(string text, WorkingCalendar calendar, Chance chance)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(calendar);
        PlanFaults faults = new("arrivals");
        Gathered gathered = new(calendar, chance, faults);

        if (text.Length > MostCharacters)
        {
            faults.Add("too-large", 1, "Tệp hồ sơ vượt quá 64 triệu ký tự.", "The file of arrivals has more than 64 million characters.");
        }
        else if (text.AsSpan().TrimStart("\uFEFF \t\r\n") is ['[' or '{', ..])
        {
            ReadJson(text, gathered, faults);
        }
        else if (PlanTable.Read(text, faults) is { } table)
        {
            ReadTable(table, gathered, faults);
        }

        return new ArrivalReading(faults.Any ? [] : gathered.InOrder(), faults.ByLine());
    }

    private static void ReadTable(PlanTable table, Gathered gathered, PlanFaults faults)
    {
        if (!table.Columns.Contains("at"))
        {
            faults.Add("missing", 1, "Dòng tiêu đề phải có cột “at” (thời điểm tiếp nhận).", "The heading needs a column “at”.");

            return;
        }

        foreach ((int line, string[] cells) in table.Rows)
        {
            Dictionary<string, string> units = new(StringComparer.Ordinal);

            for (int i = 0; i < cells.Length; i++)
            {
                if (table.Columns[i] is not ("at" or "count") && cells[i].Length > 0)
                {
                    units[table.Columns[i]] = cells[i];
                }
            }

            string? count = table.Cell(cells, "count");
            decimal number = 1;

            if (count is not null && !decimal.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out number))
            {
                number = -1;
            }

            gathered.Add(table.Cell(cells, "at"), number, units, line);
        }
    }

    private static void ReadJson(string text, Gathered gathered, PlanFaults faults)
    {
        try
        {
            JsonEntry root = JsonEntry.Parse(text.TrimStart('\uFEFF'));

            if (root.Kind != JsonTokenType.StartArray)
            {
                faults.Add("bad-value", root.Line, "Tệp hồ sơ phải là một danh sách.", "The file of arrivals must be a list.");
            }

            foreach (JsonEntry item in root.Items)
            {
                if (item.Kind == JsonTokenType.String)
                {
                    gathered.Add(item.Text, 1, [], item.Line);

                    continue;
                }

                PlanObject one = new(item, faults, ["at", "count", "units"]);
                Dictionary<string, string> units = new(StringComparer.Ordinal);

                foreach ((string name, JsonEntry unit) in one.Member("units")?.Members ?? [])
                {
                    units[name] = unit.Text ?? "";
                }

                gathered.Add(one.Member("at")?.Text, one.Member("count") is { } count ? count.Number ?? -1 : 1, units, item.Line);
            }
        }
        catch (JsonException exception)
        {
            faults.Add("not-json", (int)(exception.LineNumber ?? 0) + 1, "Tệp hồ sơ không phải là JSON hợp lệ.", "The file of arrivals is not valid JSON.");
        }
    }

    /// <summary>The arrivals as they are read; equal unit bindings are one object, since most dossiers of a year share a few.</summary>
    private sealed class Gathered(WorkingCalendar calendar, Chance chance, PlanFaults faults)
    {
        private readonly List<Arrival> _arrivals = [];
        private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _units = new(StringComparer.Ordinal);

        public void Add(string? at, decimal count, Dictionary<string, string> units, int line)
        {
            if (faults.AreEnough)
            {
                return;
            }

            if (count is < 0 or > MostArrivals || count != Math.Floor(count) || _arrivals.Count + count > MostArrivals)
            {
                faults.Add("bad-count", line, $"Số hồ sơ phải là số nguyên, cả tệp không quá {MostArrivals}.", $"A count is a whole number, and the file has at most {MostArrivals} arrivals.");

                return;
            }

            if (Times(at) is not { } times)
            {
                faults.Add("bad-time", line, $"“{Cut(at)}” không phải là thời điểm (năm-tháng-ngày, có thể kèm giờ) từ 1991 đến 2099.", $"“{Cut(at)}” is no instant or day from 1991 to 2099.");

                return;
            }

            string key = string.Join('\n', units.OrderBy(unit => unit.Key, StringComparer.Ordinal).Select(unit => $"{unit.Key}\t{unit.Value}"));
            IReadOnlyDictionary<string, string> bindings = units.Count == 0 ? Arrival.NoUnits : _units.TryGetValue(key, out IReadOnlyDictionary<string, string>? known) ? known : _units[key] = units;

            for (int i = 0; i < count; i++)
            {
                _arrivals.Add(new Arrival(times(chance.Of(_arrivals.Count)), bindings));
            }
        }

        public List<Arrival> InOrder()
        {
            List<Arrival> ordered = [.. _arrivals.OrderBy(arrival => arrival.At)];

            if (ordered.Count == 0)
            {
                faults.Add("empty", 1, "Tệp không có hồ sơ nào.", "The file has no arrivals.");
            }
            else if ((ordered[^1].At - ordered[0].At).TotalDays > MostYears * 366)
            {
                faults.Add("too-long", 1, $"Từ hồ sơ đầu đến hồ sơ cuối không được quá {MostYears} năm.", $"From the first to the last arrival there may be {MostYears} years.");
            }

            return faults.Any ? [] : ordered;
        }

        private Func<Chance, DateTimeOffset>? Times(string? at)
        {
            if (DateTime.TryParseExact(at, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
            {
                DateTimeOffset instant = Within(local.Year) ? calendar.InstantOf(DateOnly.FromDateTime(local), local.TimeOfDay) : default;

                return Within(local.Year) ? _ => instant : null;
            }

            if (DateOnly.TryParseExact(at, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                return Within(day.Year) ? one => WorkingDays.InstantIn(calendar, day, one.Share) : null;
            }

            return DateTimeOffset.TryParseExact(at, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset known) && Within(known.Year)
                ? _ => known.ToUniversalTime()
                : null;
        }

        private static bool Within(int year) => year is >= 1991 and <= 2099;

        private static string Cut(string? text) => text is { Length: > 40 } ? text[..40] + "…" : text ?? "";
    }
}
