namespace LaoCai.Workflows.Store.Rows;

/// <summary>
/// Instants as PostgreSQL keeps them: whole microseconds. Rounded up, so that nothing stored as due is early.
/// </summary>
public static class StoredInstant
{
    public static DateTimeOffset Of(DateTimeOffset at)
    {
        var over = at.UtcTicks % TimeSpan.TicksPerMicrosecond;
        return new DateTimeOffset(over == 0 ? at.UtcTicks : at.UtcTicks - over + TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    public static DateTimeOffset? Of(DateTimeOffset? at) => at is { } some ? Of(some) : null;

    /// <summary>A clock's reading, rounded down: the instant that a command carries.</summary>
    public static DateTimeOffset Floor(DateTimeOffset at) =>
        new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
