using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Designs;
using LaoCai.Workflows.Host.Registry;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Publishing;

/// <summary>What came of publishing a process document.</summary>
/// <param name="Report">Everything there is to say about the document.</param>
/// <param name="Published">The versions now in force; none where the document has an error.</param>
/// <param name="Problems">What kept a definition from being published after it had compiled.</param>
public sealed record DocumentPublication(CompileReport Report, IReadOnlyList<DefinitionRow> Published, IReadOnlyList<DefinitionProblem> Problems)
{
    public bool Holds => !Report.HasErrors && Problems.Count == 0 && Published.Count > 0;
}

/// <summary>From a Word document to versions in force, checked against the people that the province really has.</summary>
public sealed class DocumentPublisher(WorkflowStore store, RegistryContext registry, TimeProvider clock)
{
    /// <summary>Compiles the document and publishes all that it holds; with one error nothing of it is published, and what was in force stays.</summary>
    /// <param name="document">Seekable stream of a .docx.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DocumentPublication> PublishAsync(Stream document, string by, CancellationToken cancellation)
    {
        var report = DocumentCompiler.Compile(document, await ContextAsync(cancellation));
        if (report.HasErrors) return new(report, [], []);

        var published = new List<DefinitionRow>();
        var problems = new List<DefinitionProblem>();
        foreach (var (definition, procedure) in report.Definitions.Zip(report.Procedures)) // without errors each procedure has its definition
        {
            switch (await store.Definitions.Publish(definition, by, cancellation))
            {
                case PublishResult.Published version:
                    published.Add(version.Version);
                    await PublishedDrawings.KeepAsync(registry.Database, version.Version, procedure, cancellation);
                    break;
                case PublishResult.Refused refused: problems.AddRange(refused.Problems); break;
            }
        }

        return new(report, published, problems);
    }

    /// <summary>What checks may know: who holds which role today, and the legal acts.</summary>
    public async Task<CheckContext> ContextAsync(CancellationToken cancellation)
    {
        var today = VietnamTime.Day(clock.GetUtcNow());
        var held = await registry.Holdings.AsNoTracking()
            .Where(holding => holding.From <= today && (holding.Until == null || holding.Until >= today))
            .Join(registry.Units, holding => holding.UnitCode, unit => unit.Code, (holding, unit) => new { holding.RoleCode, unit.Code, unit.Kind })
            .Distinct().ToListAsync(cancellation);
        var names = new HashSet<ActorRole>();
        foreach (var one in held)
        {
            names.Add(new(one.RoleCode, one.Code));
            foreach (var binding in Bindings(one.Kind)) names.Add(new(one.RoleCode, binding));
        }

        // Applicants are outside all units, and always there.
        names.Add(new("applicant", "applicant"));
        return new() { Held = names, On = today, Acts = LegalActs.Shipped };
    }

    /// <summary>The unit names of definitions that a unit of the kind can stand for.</summary>
    private static IEnumerable<string> Bindings(string kind) => kind switch
    {
        UnitKinds.Counter => ["receiving"],
        UnitKinds.Division => ["specialist"],
        UnitKinds.Office => ["province", "deciding"],
        UnitKinds.Commune => ["deciding", "specialist", "commune"],
        UnitKinds.Department => ["deciding", "specialist"],
        _ => ["deciding"],
    };
}
