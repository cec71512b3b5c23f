using System.Text;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Publishing;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>What came of compiling a drawing.</summary>
/// <param name="Procedure">As drawn; null where the file is no drawing.</param>
/// <param name="Document">The definition; null where a diagnostic is an error.</param>
/// <param name="Diagnostics">All there is to say, each at its element.</param>
internal sealed record CompiledDrawing(Procedure? Procedure, WorkflowDocument? Document, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Compiles drawings by the very checks that documents pass: who holds which role, and which legal acts are in force today.</summary>
internal sealed class DrawingCompiler(DocumentPublisher documents)
{
    public static Reading Read(string drawing)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(drawing), writable: false);
        return BpmnReader.ReadOne(stream);
    }

    /// <param name="procedure">The procedure.</param>
    /// <param name="earlier">An earlier drawing whose positions stay; null: none.</param>
    public static string Draw(Procedure procedure, string? earlier = null) =>
        Encoding.UTF8.GetString(BpmnWriter.Write(procedure, earlier is null ? null : Encoding.UTF8.GetBytes(earlier)));

    public async Task<CompiledDrawing> CompileAsync(string drawing, CancellationToken cancellation)
    {
        var reading = Read(drawing);
        if (reading.Procedures is not [var procedure, ..]) return new(null, null, reading.Diagnostics);
        var compiled = Compiler.Compile(procedure, await documents.ContextAsync(cancellation));
        IReadOnlyList<Diagnostic> diagnostics = [.. reading.Diagnostics.Concat(compiled.Diagnostics).Distinct()];
        var wrong = diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error);
        return new(compiled.Procedure, wrong ? null : compiled.Document, diagnostics);
    }
}
