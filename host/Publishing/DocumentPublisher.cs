using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Comparison;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Consultations;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Designs;
using LaoCai.Workflows.Host.Printing;
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
/// <param name="Unconfirmed">What nobody has confirmed; with one, nothing is published.</param>
public sealed record DocumentPublication(
    CompileReport Report, IReadOnlyList<DefinitionRow> Published, IReadOnlyList<DefinitionProblem> Problems, IReadOnlyList<OpenInference> Unconfirmed)
{
    public bool Holds => !Report.HasErrors && Problems.Count == 0 && Published.Count > 0;
}

/// <summary>From a Word document to versions in force, checked against the people that the province really has.</summary>
public sealed class DocumentPublisher(WorkflowStore store, RegistryContext registry, EscalationCatalogue escalations, TimeProvider clock)
{
    /// <summary>Compiles the document and publishes all that it holds; with one error nothing of it is published, and what was in force stays.</summary>
    /// <param name="document">Seekable stream of a .docx.</param>
    /// <param name="confirmed">Keys of what the publisher confirms, see <see cref="OpenInference"/>.</param>
    /// <param name="by">Who publishes and confirms.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<DocumentPublication> PublishAsync(Stream document, IReadOnlyCollection<string> confirmed, string by, CancellationToken cancellation) =>
        PublishAsync(document, "document.docx", null, confirmed, by, cancellation);

    /// <param name="document">Seekable stream of the signed document.</param>
    /// <param name="name">Name of its file, by whose ending it is read.</param>
    /// <param name="drawing">The drawing made of it, which is what is published then; it must say what the document says. Null: the document alone.</param>
    /// <param name="confirmed">Keys of what the publisher confirms.</param>
    /// <param name="by">Who publishes and confirms.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DocumentPublication> PublishAsync(
        Stream document, string name, Stream? drawing, IReadOnlyCollection<string> confirmed, string by, CancellationToken cancellation)
    {
        var context = await ContextAsync(cancellation);
        var (readable, why) = await OldWord.AsDocxAsync(document, cancellation);
        var report = DocumentCompiler.Compile(readable, name, context);
        if (why is not null) report = report with { Diagnostics = [.. report.Diagnostics, why] };
        if (drawing is not null && !report.HasErrors) report = Drawn(report, BpmnReader.Read(drawing), context);
        if (report.HasErrors) return new(report, [], [], []);
        var unconfirmed = await new Confirmations(registry, clock).ConfirmAsync(OpenInference.Of(report.Procedures), confirmed, by, cancellation);
        if (unconfirmed.Count > 0) return new(report, [], [], unconfirmed);

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

        return new(report, published, problems, []);
    }

    /// <summary>The drawing compiled in the document's place, with each difference between them as an error (LC2701).</summary>
    private static CompileReport Drawn(CompileReport document, Reading drawing, CheckContext context)
    {
        var drawn = DocumentCompiler.Compile(drawing, context);
        var drift = drawn.Procedures is [var procedure, ..]
            ? DriftGate.Find(document.Procedures.FirstOrDefault(signed => DefinitionIds.Of(signed) == DefinitionIds.Of(procedure)) ?? document.Procedures[0], procedure)
            : [];
        return drawn with { Diagnostics = [.. drift, .. drawn.Diagnostics] };
    }

    /// <summary>What checks may know: who holds which role today, and the legal acts.</summary>
    public async Task<CheckContext> ContextAsync(CancellationToken cancellation)
    {
        var today = VietnamTime.Day(clock.GetUtcNow());
        var held = await registry.Holdings.AsNoTracking()
            .Where(holding => holding.From <= today && (holding.Until == null || holding.Until >= today))
            .Join(registry.Units, holding => holding.UnitCode, unit => unit.Code, (holding, unit) => new { holding.RoleCode, unit.Code, unit.Kind, unit.Name })
            .Distinct().ToListAsync(cancellation);
        var names = new HashSet<ActorRole>();
        foreach (var one in held)
        {
            names.Add(new(one.RoleCode, one.Code));
            foreach (var binding in Bindings(one.Kind)) names.Add(new(one.RoleCode, binding));
        }

        // Applicants are outside all units, and always there.
        names.Add(new("applicant", "applicant"));
        var agencies = AgencyUnits.Of(held.DistinctBy(one => one.Code).Select(one => (one.Code, one.Name)));
        return new() { Held = names, Agencies = agencies, On = today, Acts = LegalActs.Shipped, Documents = DocumentTemplates.Shipped, Escalations = escalations };
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
