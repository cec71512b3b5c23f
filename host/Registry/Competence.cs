namespace LaoCai.Workflows.Host.Registry;

/// <summary>
/// Thẩm quyền: which units decide on a procedure that a counter receives. Binds the unit names of the definition
/// (<c>deciding</c>, <c>specialist</c>, …) to units when a dossier is received.
/// </summary>
public sealed class Competence
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Logical id of the definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The counter that it holds for.</summary>
    public required string ReceivingUnit { get; init; }

    public required string DecidingUnit { get; set; }

    /// <summary>The division that works on it; null: the deciding unit itself.</summary>
    public string? SpecialistUnit { get; set; }
}
