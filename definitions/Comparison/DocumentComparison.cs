using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Comparison;

/// <summary>How one procedure of a document has changed.</summary>
/// <param name="Before">Null for a procedure that is new.</param>
/// <param name="After">Null for one that is gone.</param>
/// <param name="Changes">Empty where nothing that counts has changed.</param>
public sealed record ProcedureDifference(Procedure? Before, Procedure? After, IReadOnlyList<Change> Changes)
{
    public bool IsSame => Before is not null && After is not null && Changes.Count == 0;

    /// <summary>The newer name, with the variant.</summary>
    public string Name => (After ?? Before) is { } procedure ? procedure.Variant is { } variant ? $"{procedure.Name} – {variant}" : procedure.Name : "";
}

/// <summary>Compares all procedures of two documents; those that belong together are found by name and variant, a single pair always belongs together.</summary>
public static class DocumentComparison
{
    public static IReadOnlyList<ProcedureDifference> Of(IReadOnlyList<Procedure> before, IReadOnlyList<Procedure> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Count == 1 && after.Count == 1) return [Pair(before[0], after[0])];
        var open = before.ToList();
        var differences = new List<ProcedureDifference>();
        foreach (var now in after)
        {
            var was = open.Find(one => DefinitionIds.Of(one) == DefinitionIds.Of(now)) ?? open.Find(one => Key(one) == Key(now));
            if (was is not null) open.Remove(was);
            differences.Add(was is null ? new(null, now, []) : Pair(was, now));
        }

        differences.AddRange(open.Select(gone => new ProcedureDifference(gone, null, [])));
        return differences;
    }

    private static ProcedureDifference Pair(Procedure before, Procedure after)
    {
        var (was, now) = (ActorResolver.Shipped.Resolve(before).Procedure, ActorResolver.Shipped.Resolve(after).Procedure);
        return new(was, now, ProcedureComparison.Of(was, now));
    }

    private static string Key(Procedure procedure) => string.Join(' ', VietnameseWords.Split($"{procedure.Name} {procedure.Variant}"));
}
