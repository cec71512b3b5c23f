using System.Collections.Concurrent;
using System.Text.Json;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Procedures;

/// <summary>A paper that the procedure asks for, as printed.</summary>
public sealed record AskedComponent(string Text, string? Kind, int? Count, string? Condition);

/// <summary>A procedure as its version in force tells it.</summary>
/// <param name="Code">As printed; null where the document has none.</param>
/// <param name="Agency">The agency whose document it is, as printed.</param>
/// <param name="Limit">The statutory limit as printed.</param>
public sealed record ProcedureInForce(
    string DefinitionId, string Hash, int Version, string Name, string? Code, string? Agency, string? Limit,
    IReadOnlyList<AskedComponent> Components, IReadOnlyList<string> Fees, IReadOnlyList<string> Results, IReadOnlyList<string> LegalBasis);

/// <summary>The procedures that can be asked for now. What a version says never changes, so it is read once.</summary>
public sealed class ProcedureCatalogue(WorkflowStore store)
{
    private readonly ConcurrentDictionary<string, ProcedureInForce> _read = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<ProcedureInForce>> ListAsync(CancellationToken cancellation)
    {
        await using var rows = store.Read();
        var inForce = await rows.Definitions.Where(definition => definition.InForce).Select(definition => definition.Hash).ToListAsync(cancellation);
        return [.. (await OfAsync(inForce, cancellation)).OrderBy(procedure => procedure.Name, StringComparer.CurrentCulture)];
    }

    /// <summary>What these versions say, in force or not.</summary>
    /// <param name="hashes">Of versions that are there.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<ProcedureInForce>> OfAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        var missing = hashes.Where(hash => !_read.ContainsKey(hash)).ToArray();
        if (missing.Length > 0)
        {
            await using var rows = store.Read();
            foreach (var definition in await rows.Definitions.Where(definition => missing.Contains(definition.Hash)).ToListAsync(cancellation))
                _read[definition.Hash] = Read(definition);
        }

        return [.. hashes.Select(hash => _read[hash])];
    }

    /// <summary>The version in force, as <see cref="Store.Publishing.DefinitionStore.HashInForce"/> knows it; null where there is none.</summary>
    public async ValueTask<ProcedureInForce?> FindAsync(string definitionId, CancellationToken cancellation)
    {
        if (await store.Definitions.HashInForce(definitionId, cancellation) is not { } hash) return null;
        if (_read.TryGetValue(hash, out var known)) return known;
        return await store.Definitions.Find(hash, cancellation) is { } definition ? _read.GetOrAdd(hash, Read(definition)) : null;
    }

    private static ProcedureInForce Read(DefinitionRow definition)
    {
        using var document = JsonDocument.Parse(definition.Document);
        var header = document.RootElement.TryGetProperty("customProperties", out var properties) && properties.TryGetProperty("procedure", out var found)
            && found.ValueKind == JsonValueKind.Object ? found : default;
        return new(
            definition.DefinitionId, definition.Hash, definition.Version, definition.Name,
            Text(header, "code"), Text(header, "agency"), Text(header, "legalLimitText"),
            [.. Items(header, "components").Where(item => item.ValueKind == JsonValueKind.Object).Select(Component)],
            Texts(header, "fees"), Texts(header, "results"), Texts(header, "legalBasis"));
    }

    private static AskedComponent Component(JsonElement item) => new(
        Text(item, "text") ?? "", Text(item, "kind"), item.TryGetProperty("count", out var count) && count.TryGetInt32(out var copies) ? copies : null, Text(item, "condition"));

    private static string? Text(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement of, string name) =>
        [.. Items(of, name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];

    private static JsonElement.ArrayEnumerator Items(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
}
