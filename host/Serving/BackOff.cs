namespace LaoCai.Workflows.Host.Serving;

/// <summary>How long work that failed waits before it is tried again: longer each time, and after the last an operator decides.</summary>
internal static class BackOff
{
    private static readonly TimeSpan[] Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12)];

    /// <summary>The wait after so many tries; null: it is given up.</summary>
    public static TimeSpan? After(int tries) => tries > Waits.Length ? null : Waits[tries - 1];
}
