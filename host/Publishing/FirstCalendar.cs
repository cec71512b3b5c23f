using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;

namespace LaoCai.Workflows.Host.Publishing;

internal static class FirstCalendar
{
    /// <summary>Puts the shipped calendar in force where none is; a province's own stays.</summary>
    public static async Task EnsureAsync(WorkflowStore store, CancellationToken cancellation)
    {
        if (await store.Calendars.Latest(cancellation) is not null) return;
        if (await store.Calendars.Publish(ProvinceCalendar.Json(), "system:migrate", cancellation) is CalendarPublishResult.Refused refused)
            throw new InvalidDataException($"The shipped calendar has faults: {string.Join("; ", refused.Faults)}");
    }
}
