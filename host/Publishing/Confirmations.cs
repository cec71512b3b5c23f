using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Publishing;

/// <summary>What people have confirmed of what documents do not print in so many words: who, and when.</summary>
public sealed class Confirmations(RegistryContext registry, TimeProvider clock)
{
    /// <summary>Keeps what is confirmed now and says what is still open.</summary>
    /// <param name="inferences">All that the document leaves to be understood.</param>
    /// <param name="confirmed">Keys that <paramref name="by"/> confirms; keys of nothing are left alone.</param>
    /// <param name="by">Person's id, or a program.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What nobody has confirmed, now or earlier. While something is open, nothing is kept.</returns>
    public async Task<IReadOnlyList<OpenInference>> ConfirmAsync(
        IReadOnlyList<OpenInference> inferences, IReadOnlyCollection<string> confirmed, string by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(inferences);
        var open = await OpenAsync(inferences, cancellation);
        var now = open.Where(inference => confirmed.Contains(inference.Key, StringComparer.OrdinalIgnoreCase)).ToList();
        if (now.Count < open.Count) return [.. open.Except(now)];
        await KeepAsync(now, by, cancellation);
        return [];
    }

    /// <summary>A drawing carries what its analyst has confirmed; that is kept with their name, and the rest must be known already.</summary>
    /// <param name="procedure">As drawn.</param>
    /// <param name="definitionId">The definition that the drawing goes on from; null: its own.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What nobody has confirmed; while something is open, nothing is kept.</returns>
    public async Task<IReadOnlyList<OpenInference>> OfDrawingAsync(Procedure procedure, string? definitionId, string by, CancellationToken cancellation)
    {
        var id = definitionId ?? DefinitionIds.Of(procedure);
        var open = await OpenAsync(OpenInference.Of(procedure, id, confirmed: false), cancellation);
        if (open.Count == 0) await KeepAsync(OpenInference.Of(procedure, id, confirmed: true), by, cancellation);
        return open;
    }

    private async Task KeepAsync(IEnumerable<OpenInference> confirmed, string by, CancellationToken cancellation)
    {
        foreach (var inference in confirmed)
            await registry.Database.ExecuteSqlAsync(
                $"""
                insert into registry.confirmed_inference (definition_id, key, what, sentence, confirmed_by, confirmed_at)
                values ({inference.DefinitionId}, {inference.Key}, {inference.What}, {inference.Sentence}, {by}, {clock.GetUtcNow()})
                on conflict (definition_id, key) do nothing
                """, cancellation);
    }

    /// <summary>What nobody has confirmed yet.</summary>
    public async Task<IReadOnlyList<OpenInference>> OpenAsync(IReadOnlyList<OpenInference> inferences, CancellationToken cancellation)
    {
        var ids = inferences.Select(inference => inference.DefinitionId).Distinct().ToList();
        var known = await registry.ConfirmedInferences.AsNoTracking().Where(one => ids.Contains(one.DefinitionId)).Select(one => new { one.DefinitionId, one.Key }).ToListAsync(cancellation);
        return [.. inferences.Where(inference => !known.Contains(new { inference.DefinitionId, inference.Key }))];
    }
}
