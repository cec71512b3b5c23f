namespace LaoCai.Workflows.Host.Registry;

/// <summary>
/// What a person has said is so: something that a procedure's document does not print in so many words. It holds for the same
/// sentence of the same procedure, also in later editions.
/// </summary>
public sealed class ConfirmedInference
{
    /// <summary>Logical id of the definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Names what was understood and the sentence that it came from.</summary>
    public required string Key { get; init; }

    /// <summary>What was understood, as it was shown.</summary>
    public required string What { get; init; }

    /// <summary>The document's sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Person's id, or a program such as <c>system:cli</c>.</summary>
    public required string ConfirmedBy { get; init; }

    public required DateTimeOffset ConfirmedAt { get; init; }
}
