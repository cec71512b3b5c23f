using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LaoCai.Workflows.Host.Registry;

/// <summary>Counts what this host has changed in the registry, so that nothing remembered of it outlives a change made here.</summary>
public sealed class RegistryWatch : SaveChangesInterceptor
{
    private long _changes;

    /// <summary>Grows with every change that was saved.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>What was written without Entity Framework counts as well.</summary>
    public void Changed() => Interlocked.Increment(ref _changes);

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Interlocked.Increment(ref _changes);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _changes);
        return ValueTask.FromResult(result);
    }
}
