using System.Text;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>What came of compiling a drawing.</summary>
/// <param name="Procedure">As drawn; null where the file is no drawing.</param>
/// <param name="Document">The definition; null where a diagnostic is an error.</param>
/// <param name="Diagnostics">All there is to say, each at its element.</param>
internal sealed record CompiledDrawing(Procedure? Procedure, WorkflowDocument? Document, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Compiles drawings with what this host knows: who holds which role, and which legal acts are in force today.</summary>
internal sealed class DrawingCompiler(RegistryContext registry, TimeProvider clock)
{
    public static Reading Read(string drawing)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(drawing), writable: false);
        return BpmnReader.Read(stream);
    }

    public static string Draw(Procedure procedure) => Encoding.UTF8.GetString(BpmnWriter.Write(procedure));

    public async Task<CompiledDrawing> CompileAsync(string drawing, CancellationToken cancellation)
    {
        var reading = Read(drawing);
        if (reading.Procedures is not [var procedure, ..]) return new(null, null, reading.Diagnostics);
        var compiled = Compiler.Compile(procedure, await ContextAsync(cancellation));
        IReadOnlyList<Diagnostic> diagnostics = [.. reading.Diagnostics.Concat(compiled.Diagnostics).Distinct()];
        var wrong = diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error);
        return new(compiled.Procedure, wrong ? null : compiled.Document, diagnostics);
    }

    private async Task<CheckContext> ContextAsync(CancellationToken cancellation)
    {
        var today = VietnamTime.Day(clock.GetUtcNow());
        var held = await registry.Holdings.AsNoTracking()
            .Where(holding => holding.From <= today && (holding.Until == null || holding.Until >= today))
            .Select(holding => holding.RoleCode)
            .Distinct()
            .ToListAsync(cancellation);
        // Which unit a binding means differs by dossier, so a role counts as held in every binding as soon as somebody holds it.
        var bindings = RoleCatalogue.Shipped.Units.Select(unit => unit.Code);
        return new()
        {
            Held = bindings.SelectMany(_ => held, (unit, role) => new ActorRole(role, unit)).ToHashSet(),
            Acts = LegalActs.Shipped,
            On = today,
        };
    }
}
