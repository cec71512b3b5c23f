using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Consultations;

/// <summary>
/// Several agencies that are asked at the same time within one step; the step's outcome is followed when all have answered.
/// It lives as an inference with its sentence and is read out of the inference again wherever it is needed, so that no format has
/// to carry more than the words.
/// </summary>
/// <param name="Agencies">As printed, two or more.</param>
/// <param name="IsOfActors">True where the agencies stand as the step's actors: they do the step, nobody else asks them.</param>
public sealed record Consultation(IReadOnlyList<string> Agencies, bool IsOfActors)
{
    private const string Asked = "Lấy ý kiến song song: ", Acting = "Cùng cho ý kiến: ", End = "; chờ đủ ý kiến";

    /// <summary>What a step's inferences say of agencies that are asked together; null where they say nothing.</summary>
    public static Consultation? Of(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Automation is not null ? null : step.Inferences.Select(inference => Read(inference.What)).FirstOrDefault(read => read is not null);
    }

    /// <summary>The agencies beside the one that does the step itself.</summary>
    public IEnumerable<string> Further => IsOfActors ? Agencies.Skip(1) : Agencies;

    /// <summary>The same for people, in Vietnamese; what is confirmed before publishing.</summary>
    public string Means => $"{(IsOfActors ? Acting : Asked)}{string.Join("; ", Agencies)}{End}";

    public bool Equals(Consultation? other) => other is not null && IsOfActors == other.IsOfActors && Agencies.SequenceEqual(other.Agencies);

    public override int GetHashCode() => HashCode.Combine(IsOfActors, Agencies.Count);

    private static Consultation? Read(string what)
    {
        var acting = what.StartsWith(Acting, StringComparison.Ordinal);
        if ((!acting && !what.StartsWith(Asked, StringComparison.Ordinal)) || !what.EndsWith(End, StringComparison.Ordinal)) return null;
        var agencies = what[(acting ? Acting : Asked).Length..^End.Length].Split("; ", StringSplitOptions.RemoveEmptyEntries);
        return agencies.Length > 1 ? new(agencies, acting) : null;
    }
}
