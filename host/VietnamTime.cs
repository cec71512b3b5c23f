namespace LaoCai.Workflows.Host;

/// <summary>The province's wall clock: UTC+7 all year, as everywhere in Viet Nam since 13 June 1975.</summary>
public static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>The day on which the instant falls in the province.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>As a clerk writes it: <c>24/11/2026</c>.</summary>
    public static string Text(DateOnly day) => day.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>As a clerk writes it: <c>07:30 24/11/2026</c>.</summary>
    public static string Text(DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
