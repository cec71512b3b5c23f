using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>
/// One analyst at a time edits a draft, visibly. The lock is a courtesy that saves people from conflicts;
/// what makes a lost update impossible is the revision in <see cref="Drafts.SaveAsync"/>.
/// </summary>
internal sealed class DraftLocks(DesignsContext designs, RegistryContext registry, TimeProvider clock)
{
    /// <summary>A browser says every 45 seconds that it is still there; after this long without a word the lock is free.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Takes or renews the lock. Somebody else's is taken only on purpose.</summary>
    /// <returns>The lock as it stands afterwards, whoever holds it; null where there is no such draft.</returns>
    public async Task<LockAnswer?> TakeAsync(Guid id, CurrentPerson me, bool takeOver, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var abandoned = now - Patience;
        var renewed = await designs.Drafts
            .Where(draft => draft.Id == id && draft.LockHolder == me.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.LockSeen, now), cancellation);
        if (renewed == 0)
        {
            await designs.Drafts
                .Where(draft => draft.Id == id && (takeOver || draft.LockHolder == null || draft.LockSeen < abandoned))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(draft => draft.LockHolder, me.Id)
                    .SetProperty(draft => draft.LockSince, now)
                    .SetProperty(draft => draft.LockSeen, now), cancellation);
        }

        return await OfAsync(id, me, cancellation);
    }

    public Task ReleaseAsync(Guid id, CurrentPerson me, CancellationToken cancellation) => designs.Drafts
        .Where(draft => draft.Id == id && draft.LockHolder == me.Id)
        .ExecuteUpdateAsync(set => set
            .SetProperty(draft => draft.LockHolder, (Guid?)null)
            .SetProperty(draft => draft.LockSince, (DateTimeOffset?)null)
            .SetProperty(draft => draft.LockSeen, (DateTimeOffset?)null), cancellation);

    public async Task<LockAnswer?> OfAsync(Guid id, CurrentPerson me, CancellationToken cancellation)
    {
        var draft = await designs.Drafts.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (draft is null) return null;
        var names = await NamesAsync(draft.LockHolder is { } holder ? [holder] : [], cancellation);
        return Describe(draft, names, me);
    }

    /// <summary>Full names by id, for people who are still there.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellation) =>
        ids.Count == 0
            ? new Dictionary<Guid, string>()
            : await registry.Users.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, cancellation);

    /// <summary>The lock of a draft, or null where it is free.</summary>
    public LockAnswer? Describe(Draft draft, IReadOnlyDictionary<Guid, string> names, CurrentPerson me) =>
        draft is { LockHolder: { } holder, LockSince: { } since, LockSeen: { } seen } && seen >= clock.GetUtcNow() - Patience
            ? new(holder.ToString(), names.GetValueOrDefault(holder, "?"), since, holder == me.Id)
            : null;
}
