using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Compilation;

/// <summary>What came of compiling one document.</summary>
/// <param name="Procedures">What was read.</param>
/// <param name="Definitions">The executable form of each procedure that has no error, as Elsa workflow-definition JSON.</param>
/// <param name="Diagnostics">Everything there is to say, in the order of the document.</param>
public sealed record CompileReport(
    IReadOnlyList<Procedure> Procedures,
    IReadOnlyList<ReadOnlyMemory<byte>> Definitions,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error);
}
