using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LaoCai.Workflows.Engine.Calendars;

/// <summary>Content hashes of calendars: equal sheets in equal order have equal versions, whatever file they came from.</summary>
internal static class CalendarVersion
{
    /// <summary>SHA-256 in lower-case hex over the zone and every entry of every sheet.</summary>
    public static string Of(string zone, IEnumerable<CalendarSheet> sheets)
    {
        StringBuilder text = new();
        Line("zone", zone);

        foreach (CalendarSheet sheet in sheets)
        {
            Line("sheet");

            foreach (WeeklyHours hours in sheet.Hours)
            {
                Line(["hours", Day(hours.From), .. hours.Week.Select(day => day.ToString()), hours.Mark.ToString(), hours.Source]);
            }

            foreach (DaysOff off in sheet.Off.OrderBy(off => off.From))
            {
                Line("off", Day(off.From), Day(off.To), off.Name.Vi, off.Name.En, off.Mark.ToString(), off.Source);
            }

            foreach (WorkingDate working in sheet.Working.OrderBy(working => working.Date))
            {
                Line("working", Day(working.Date), working.Hours?.ToString() ?? "", working.InsteadOf is { } day ? Day(day) : "",
                    working.Name.Vi, working.Name.En, working.Mark.ToString(), working.Source);
            }
        }

        return Hash(text.ToString());

        // Lengths before contents, so that no two different calendars give the same text.
        void Line(params ReadOnlySpan<string> parts)
        {
            foreach (string part in parts)
            {
                text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part};");
            }

            text.Append('\n');
        }

        static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
