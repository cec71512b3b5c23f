using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Package;

/// <summary>
/// Stops the reading of a document that cannot be read on; caught at the reader's border and never seen outside.
/// </summary>
internal sealed class DocumentFault(Diagnostic diagnostic) : Exception(diagnostic.English)
{
    public Diagnostic Diagnostic { get; } = diagnostic;
}
