using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Definitions.Compilation;

/// <summary>What came of compiling one document.</summary>
/// <param name="Procedures">What was read, roles resolved.</param>
/// <param name="Definitions">The executable form of each procedure that has no error, in the order of the procedures.</param>
/// <param name="Diagnostics">Everything there is to say: of the file, of the reading, then of each procedure.</param>
public sealed record CompileReport(
    IReadOnlyList<Procedure> Procedures,
    IReadOnlyList<WorkflowDocument> Definitions,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error);
}
