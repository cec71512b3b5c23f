using System.Globalization;

namespace LaoCai.Workflows.Host.Pages.Language;

/// <summary>Dates and times as a clerk writes them, on the province's clock. All instants come in as they are stored, in UTC.</summary>
public static class VietnameseTime
{
    private static readonly string[] Weekdays =
        ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    /// <summary>On forms: <c>ngày 05 tháng 6 năm 2026</c>. Days below 10 and months 1 and 2 take a nought (Decree 30/2020/NĐ-CP, annex I).</summary>
    public static string FormDate(DateTimeOffset instant)
    {
        var at = Local(instant);
        var month = at.Month < 3 ? $"0{at.Month}" : at.Month.ToString(CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"ngày {at.Day:00} tháng {month} năm {at.Year:0000}");
    }

    /// <summary>On forms: <c>08 giờ 05 phút, ngày 05 tháng 6 năm 2026</c>.</summary>
    public static string FormInstant(DateTimeOffset instant)
    {
        var at = Local(instant);
        return string.Create(CultureInfo.InvariantCulture, $"{at.Hour:00} giờ {at.Minute:00} phút, {FormDate(instant)}");
    }

    /// <summary>In tables: <c>08:05 05/06/2026</c>; in English <c>08:05, 5 Jun 2026</c>.</summary>
    public static string Short(DateTimeOffset instant, PageLanguage language) => language == PageLanguage.English
        ? Local(instant).ToString("HH:mm, d MMM yyyy", CultureInfo.InvariantCulture)
        : VietnamTime.Text(instant);

    /// <summary>In sentences: <c>08:05 Thứ Sáu, 05/06/2026</c>; in English <c>08:05 on Friday, 5 June 2026</c>.</summary>
    public static string Long(DateTimeOffset instant, PageLanguage language)
    {
        var at = Local(instant);
        return language == PageLanguage.English
            ? at.ToString("HH:mm 'on' dddd, d MMMM yyyy", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{at:HH:mm} {Weekdays[(int)at.DayOfWeek]}, {at:dd/MM/yyyy}");
    }

    /// <summary>For <c>datetime</c> attributes.</summary>
    public static string Machine(DateTimeOffset instant) =>
        Local(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>What a browser's field for a local date and time holds, <c>2026-06-05T08:05</c>, as an instant; null where it holds none.</summary>
    public static DateTimeOffset? ReadInput(string? text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && local.Year is > 1900 and < 9999
            ? new DateTimeOffset(local, VietnamTime.Offset).ToUniversalTime()
            : null;

    private static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(VietnamTime.Offset);
}
