using LaoCai.Workflows.Host.Access;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>How a save ended.</summary>
internal abstract record SaveOutcome
{
    private SaveOutcome() { }

    internal sealed record Saved(int Revision, DateTimeOffset At) : SaveOutcome;

    internal sealed record NotThere : SaveOutcome;

    /// <summary>Somebody else is editing; nothing was written.</summary>
    internal sealed record Locked : SaveOutcome;

    /// <summary>The draft has moved on since the revision that the save was made from; nothing was written.</summary>
    internal sealed record Conflict(int Revision) : SaveOutcome;
}

/// <summary>The drafts in PostgreSQL.</summary>
internal sealed class Drafts(DesignsContext designs, TimeProvider clock)
{
    public Task<Draft?> FindAsync(Guid id, CancellationToken cancellation) =>
        designs.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == id, cancellation);

    /// <summary>Newest first, without their drawings.</summary>
    public async Task<IReadOnlyList<Draft>> ListAsync(CancellationToken cancellation) => await designs.Drafts
        .AsNoTracking()
        .OrderByDescending(draft => draft.SavedAt)
        .Take(500)
        .Select(draft => new Draft
        {
            Id = draft.Id, Name = draft.Name, Code = draft.Code, Drawing = "", Forms = "{}", DefinitionId = draft.DefinitionId,
            Revision = draft.Revision, SavedAt = draft.SavedAt, SavedBy = draft.SavedBy,
            LockHolder = draft.LockHolder, LockSince = draft.LockSince, LockSeen = draft.LockSeen,
        })
        .ToListAsync(cancellation);

    public async Task<Draft> AddAsync(DraftContent content, string? definitionId, CurrentPerson me, CancellationToken cancellation)
    {
        var draft = new Draft
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = content.Name,
            Code = content.Code,
            Drawing = content.Drawing,
            Forms = content.Forms,
            DefinitionId = definitionId,
            Revision = 1,
            SavedAt = clock.GetUtcNow(),
            SavedBy = me.Id,
        };
        designs.Add(draft);
        await designs.SaveChangesAsync(cancellation);
        return draft;
    }

    /// <summary>
    /// Writes in one statement that names the revision and the lock, so that of two saves from the same
    /// revision exactly one is written.
    /// </summary>
    public async Task<SaveOutcome> SaveAsync(Guid id, int revision, DraftContent content, CurrentPerson me, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var abandoned = now - DraftLocks.Patience;
        var written = await designs.Drafts
            .Where(draft => draft.Id == id && draft.Revision == revision
                && (draft.LockHolder == null || draft.LockHolder == me.Id || draft.LockSeen < abandoned))
            .ExecuteUpdateAsync(set => set
                .SetProperty(draft => draft.Name, content.Name)
                .SetProperty(draft => draft.Code, content.Code)
                .SetProperty(draft => draft.Drawing, content.Drawing)
                .SetProperty(draft => draft.Forms, content.Forms)
                .SetProperty(draft => draft.Revision, revision + 1)
                .SetProperty(draft => draft.SavedAt, now)
                .SetProperty(draft => draft.SavedBy, me.Id), cancellation);
        if (written == 1) return new SaveOutcome.Saved(revision + 1, now);
        var found = await FindAsync(id, cancellation);
        if (found is null) return new SaveOutcome.NotThere();
        return found.Revision == revision ? new SaveOutcome.Locked() : new SaveOutcome.Conflict(found.Revision);
    }

    /// <summary>After publishing: the draft goes on from that definition.</summary>
    public Task FollowAsync(Guid id, string definitionId, CancellationToken cancellation) => designs.Drafts
        .Where(draft => draft.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.DefinitionId, definitionId), cancellation);

    /// <returns>False where somebody else is editing it.</returns>
    public async Task<bool> RemoveAsync(Guid id, CurrentPerson me, CancellationToken cancellation)
    {
        var abandoned = clock.GetUtcNow() - DraftLocks.Patience;
        var removed = await designs.Drafts
            .Where(draft => draft.Id == id && (draft.LockHolder == null || draft.LockHolder == me.Id || draft.LockSeen < abandoned))
            .ExecuteDeleteAsync(cancellation);
        return removed == 1 || !await designs.Drafts.AnyAsync(draft => draft.Id == id, cancellation);
    }
}
