using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Store;

namespace LaoCai.Workflows.Host.Pages;

/// <summary>One moment at which a page is written, with the calendars that count from it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Calendars">The latest calendars; null where the province has published none, and then nothing can be counted.</param>
internal sealed record DueMoment(DateTimeOffset At, CalendarSet? Calendars)
{
    /// <param name="due">UTC; null where there is no limit.</param>
    /// <param name="warned">Whether a warning has gone out.</param>
    /// <param name="unit">Code of the unit that works on it; null or empty: the province's calendar.</param>
    public DueWords Words(DateTimeOffset? due, bool warned, string? unit) =>
        DueWords.Of(At, Calendars is null ? null : due, warned, Calendars?.For(string.IsNullOrEmpty(unit) ? null : unit));
}

/// <summary>Says what time it is for the words on a page.</summary>
internal sealed class DueClock(TimeProvider time, WorkflowStore store)
{
    public async Task<DueMoment> NowAsync(CancellationToken cancellation) => new(time.GetUtcNow(), await store.Calendars.Latest(cancellation));
}
