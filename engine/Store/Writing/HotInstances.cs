using BitFaster.Caching.Lru;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>The instances that were lately worked on, so that a command need not read what this host wrote itself.</summary>
internal sealed class HotInstances(int capacity)
{
    private readonly ConcurrentLru<Guid, HotInstance> recent = new(Environment.ProcessorCount, capacity, EqualityComparer<Guid>.Default);

    public HotInstance? Find(Guid id) => recent.TryGet(id, out var found) ? found : null;

    /// <summary>Keeps it unless a later one is known.</summary>
    public void Keep(HotInstance instance)
    {
        if (Find(instance.State.Id) is not { } known || known.State.Revision <= instance.State.Revision)
            recent.AddOrUpdate(instance.State.Id, instance);
    }

    public void Forget(Guid id) => recent.TryRemove(id);
}
