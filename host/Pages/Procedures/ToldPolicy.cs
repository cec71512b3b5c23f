using LaoCai.Workflows.Definitions.Escalations;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Tasks;
using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Procedures;

/// <summary>An escalation policy of a published definition, in words.</summary>
/// <param name="Step">Title of the step that has it; null: the whole procedure.</param>
/// <param name="Name">The province's name for it; null: the procedure's own.</param>
/// <param name="Sentences">What happens, one after the other.</param>
internal sealed record ToldPolicy(string? Step, string? Name, IReadOnlyList<Phrase> Sentences)
{
    /// <summary>That of the whole, then those that steps have of their own, in the order of the drawing.</summary>
    public static IReadOnlyList<ToldPolicy> Of(WorkflowDocument document)
    {
        if (ExecutableDefinition.Compile(document).Definition is not { } definition) return [];
        var ofSteps = Steps(definition.Root).Where(step => step.Escalation is not null).OrderBy(step => step.No).Select(step => Told(step.Title, step.Escalation!));
        return definition.Clock.Escalation is { } whole ? [Told(null, whole), .. ofSteps] : [.. ofSteps];
    }

    private static ToldPolicy Told(string? of, EscalationPolicy policy) => new(of, policy.Name, [.. EscalationWords.Tell(policy).Select(text => new Phrase(text.Vi, text.En))]);

    private static IEnumerable<HumanStep> Steps(FlowGraph flow) =>
        flow.Activities.SelectMany(activity => activity.Inner is { } inner ? Steps(inner) : activity.Step is { } step ? [step] : []);
}
