using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>What came of compiling one procedure.</summary>
/// <param name="Procedure">With its roles resolved.</param>
/// <param name="Document">The definition; null where a diagnostic is an error.</param>
/// <param name="Diagnostics">Of the actors and the checks; the reader's own are not repeated.</param>
public sealed record Compilation(Procedure Procedure, WorkflowDocument? Document, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>From a procedure to its definition: roles, checks, document.</summary>
public static class Compiler
{
    public static Compilation Compile(Procedure procedure, CheckContext context)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(context);
        var (acted, ofActors) = ActorResolver.Shipped.Resolve(procedure);
        var (resolved, ofPolicies) = context.Escalations.Resolve(acted);
        IReadOnlyList<Diagnostic> diagnostics = [.. ofActors, .. ofPolicies, .. ProcedureChecks.Run(resolved, context)];
        var document = diagnostics.Any(diagnostic => diagnostic.Severity is Severity.Error) ? null : ElsaWriter.Write(resolved, context.Escalations.Default, context.Agencies);
        return new(resolved, document, diagnostics);
    }
}
