using LaoCai.Workflows.Store;

namespace LaoCai.Workflows.Host.Notices;

/// <summary>Mail and webhooks keep quiet outside working hours, unless the province wants it otherwise; pages are read when somebody looks.</summary>
public sealed class QuietHours(WorkflowStore store, NoticeOptions options)
{
    /// <summary>That instant, or the next opening of the unit where it is closed then.</summary>
    /// <param name="unit">Code of the unit; null: the province's own hours.</param>
    /// <param name="at">UTC.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DateTimeOffset> UntilAsync(string? unit, DateTimeOffset at, CancellationToken cancellation)
    {
        if (!options.QuietOutsideWorkingHours || await store.Calendars.Latest(cancellation) is not { } calendars) return at;
        var calendar = calendars.For(unit);
        return calendar.IsOpen(at) ? at : calendar.NextOpening(at);
    }
}
