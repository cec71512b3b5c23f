using System.Globalization;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Engine.Deadlines;

/// <summary>Tells a proof as a clerk would, in both languages, one sentence a line.</summary>
public static class ProofWriter
{
    private static readonly string[] _weekdays = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    public static IReadOnlyList<CalendarText> Write(DueProof proof)
    {
        string hash = proof.Calendar[..Math.Min(12, proof.Calendar.Length)];

        return
        [
            Limit(proof.Limit),
            Rule(proof),
            new($"Bắt đầu: {En(proof.StartLocal, "HH:mm")} {Vi(proof.StartLocal)}.", $"Start: {En(proof.StartLocal, "HH:mm")} on {En(proof.StartLocal)}."),
            .. proof.Lines.Select(Line),
            new($"Đến hạn: {En(proof.DueLocal, "HH:mm")} {Vi(proof.DueLocal)}.", $"Due: {En(proof.DueLocal, "HH:mm")} on {En(proof.DueLocal)}."),
            new($"Lịch làm việc phiên bản {hash}, múi giờ {proof.Zone}.", $"Working calendar version {hash}, time zone {proof.Zone}."),
        ];
    }

    private static CalendarText Limit(TimeLimit limit)
    {
        CalendarText amount = Amount(limit);

        return new($"Thời hạn: {amount.Vi}.", $"Limit: {amount.En}.");
    }

    /// <summary>A limit in words: <c>2 ngày làm việc</c>.</summary>
    internal static CalendarText Amount(TimeLimit limit)
    {
        string en = limit.Value.ToString("0.######", CultureInfo.InvariantCulture);
        string vi = en.Replace('.', ',');
        string plural = limit.Value == 1 ? "" : "s";

        return limit.Unit switch
        {
            TimeUnit.Minute => new($"{vi} phút", $"{en} minute{plural}"),
            TimeUnit.Hour => new($"{vi} giờ", $"{en} hour{plural}"),
            TimeUnit.WorkingHour => new($"{vi} giờ làm việc", $"{en} working hour{plural}"),
            TimeUnit.Day => new($"{vi} ngày", $"{en} calendar day{plural}"),
            TimeUnit.WorkingDay => new($"{vi} ngày làm việc", $"{en} working day{plural}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static CalendarText Rule(DueProof proof)
    {
        CountingRule rule = proof.Rule;
        CalendarText end = rule.End == DayEnd.Midnight
            ? new("hết hạn lúc 24 giờ của ngày cuối cùng", "it ends at 24:00 of the last day")
            : new("hết hạn khi hết giờ làm việc của ngày cuối cùng", "it ends when the unit closes on the last day");
        CalendarText late = rule.ReceivedAfter is { } hour
            ? new($"; tiếp nhận sau {Clock(hour)} thì tính như tiếp nhận vào ngày làm việc tiếp theo", $"; what is received after {Clock(hour)} counts as received on the next working day")
            : new("", "");
        const string code = "Bộ luật Dân sự 2015, Điều 147, 148";
        const string codeEn = "Civil Code 2015, articles 147 and 148";

        return proof.Limit.Unit switch
        {
            TimeUnit.Minute or TimeUnit.Hour => new(
                $"Cách tính: tính liên tục từ thời điểm bắt đầu, kể cả ngoài giờ làm việc ({code}).",
                $"Rule: counted from the moment without a break, outside working hours as well ({codeEn})."),
            TimeUnit.WorkingHour => new(
                "Cách tính: chỉ tính giờ làm việc của đơn vị, từ thời điểm bắt đầu.",
                "Rule: only the unit's working hours count, from the moment of the start."),
            TimeUnit.Day => new(
                $"Cách tính: ngày đầu tiên không tính, {end.Vi}; ngày cuối cùng là ngày nghỉ thì chuyển sang ngày làm việc tiếp theo ({code}){late.Vi}.",
                $"Rule: the first day is not counted, {end.En}; a last day that is a day off moves to the next working day ({codeEn}){late.En}."),
            TimeUnit.WorkingDay when rule.Count == DayCount.FromTheHour => new(
                $"Cách tính: theo giờ, mỗi ngày làm việc đến đúng giờ đó của ngày làm việc kế tiếp, phần lẻ tính theo 8 giờ làm việc mỗi ngày{late.Vi}.",
                $"Rule: from the hour, each working day to the same clock time of the next one, parts of a day as parts of 8 working hours{late.En}."),
            TimeUnit.WorkingDay => new(
                $"Cách tính: ngày đầu tiên không tính, tính từ ngày làm việc tiếp theo, {end.Vi} ({code}){late.Vi}.",
                $"Rule: the first day is not counted, the count begins with the next working day, {end.En} ({codeEn}){late.En}."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static CalendarText Line(ProofLine line)
    {
        DateTime date = line.Day.Date.ToDateTime(TimeOnly.MinValue);
        CalendarText reason = Reason(line);

        return new CalendarText($"{Capital(Vi(date))}: {reason.Vi}.", $"{En(date)}: {reason.En}.");
    }

    private static CalendarText Reason(ProofLine line)
    {
        string hours = string.Join(", ", line.Counted.Select(interval => $"{Clock(interval.From)}–{Clock(interval.To)}"));
        string viHours = hours.Length == 0 ? "" : $" ({hours})";
        (string viSpecial, string enSpecial) = line.Day is CalendarDay.Special special
            ? ($", {special.Entry.Name.Vi}", $", {special.Entry.Name.En}")
            : ("", "");

        return line.Reason switch
        {
            ProofReason.Counted when line.No is { } no => new($"tính, ngày thứ {no}{viSpecial}{viHours}", $"counted, day {no}{enSpecial}{viHours}"),
            ProofReason.Counted => new($"tính{viSpecial}{viHours}", $"counted{enSpecial}{viHours}"),
            ProofReason.FirstDay => new("ngày đầu tiên, không tính", "first day, not counted"),
            ProofReason.ReceivedLate => new("tiếp nhận muộn, tính từ ngày làm việc tiếp theo", "received late, counts from the next working day"),
            ProofReason.Over => new("đã hết giờ làm việc, không tính", "closed already, not counted"),
            ProofReason.WeeklyRest => new("nghỉ hằng tuần, không tính", "weekly rest, not counted"),
            ProofReason.DayOff when line.Day is CalendarDay.Off off => new(
                $"{off.Entry.Name.Vi}, không tính{(off.Entry.Mark == EntryMark.Computed ? " (dự kiến, chưa có thông báo)" : "")}",
                $"{off.Entry.Name.En}, not counted{(off.Entry.Mark == EntryMark.Computed ? " (expected, not announced yet)" : "")}"),
            ProofReason.DayOff => new($"nghỉ{viSpecial}, không tính", $"closed{enSpecial}, not counted"),
            ProofReason.MovedHere => new("ngày làm việc tiếp theo sau ngày nghỉ, hết hạn tại đây", "next working day after a day off, the limit ends here"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string Vi(DateTime local) => $"{_weekdays[(int)local.DayOfWeek]}, {local.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}";

    private static string En(DateTime local, string format = "dddd, d MMMM yyyy") => local.ToString(format, CultureInfo.InvariantCulture);

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
