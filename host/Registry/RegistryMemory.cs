using BitFaster.Caching.Lru;

namespace LaoCai.Workflows.Host.Registry;

/// <summary>How long the registry may be remembered.</summary>
public static class RegistryMemory
{
    /// <summary>
    /// The bound on old news: what this host changes it knows at once; what another host, or a hand in the database, changes
    /// (a revoked token, a role taken away, a person dismissed) counts here after at most so long.
    /// </summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(2);
}

/// <summary>
/// Answers of the registry that nearly every request asks for again. Kept for <see cref="RegistryMemory.Life"/> by the machine's own clock, and only
/// until this host changes the registry; that there is nothing is not remembered, so what is new counts at once.
/// </summary>
/// <param name="watch">Tells of changes made by this host.</param>
/// <param name="most">Answers kept; the least used go first.</param>
internal sealed class RegistryMemory<TKey, TValue>(RegistryWatch watch, int most)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentTLru<TKey, Answer> _answers = new(most, RegistryMemory.Life);

    /// <summary>The remembered answer, or what <paramref name="read"/> finds now.</summary>
    public ValueTask<TValue?> GetAsync(TKey key, Func<TKey, CancellationToken, Task<TValue?>> read, CancellationToken cancellation) =>
        _answers.TryGet(key, out var answer) && answer.Changes == watch.Changes
            ? ValueTask.FromResult<TValue?>(answer.Value)
            : new ValueTask<TValue?>(ReadAsync(key, read, cancellation));

    private async Task<TValue?> ReadAsync(TKey key, Func<TKey, CancellationToken, Task<TValue?>> read, CancellationToken cancellation)
    {
        // Counted before reading: a change that comes in between makes the answer old at once.
        var changes = watch.Changes;
        var value = await read(key, cancellation);
        if (value is null) _answers.TryRemove(key);
        else _answers.AddOrUpdate(key, new(changes, value));
        return value;
    }

    private sealed record Answer(long Changes, TValue Value);
}
