using System.Security.Cryptography;
using System.Text;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Forms;
using LaoCai.Workflows.Host.Publishing;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Rows;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>How a draft differs from the version in force.</summary>
/// <param name="Against">The version in force; null where there is none.</param>
/// <param name="Changes">Empty where nothing that counts has changed.</param>
/// <param name="Running">Dossiers under way on the version in force; they stay on it.</param>
/// <param name="Seen">Names this very difference: draft revision and version in force together.</param>
internal sealed record Drift(int? Against, IReadOnlyList<DraftChange> Changes, int Running, string Seen);

/// <summary>How publishing ended.</summary>
internal abstract record PublishOutcome
{
    private PublishOutcome() { }

    internal sealed record Published(int Version, string DefinitionId) : PublishOutcome;

    /// <summary>The drawing has errors; what was in force still is.</summary>
    internal sealed record Faulty(IReadOnlyList<Diagnostic> Diagnostics) : PublishOutcome;

    /// <summary>A form of the draft has parts that cannot be checked on the server, or a step asks for a form that the draft does not have.</summary>
    internal sealed record FaultyForms(IReadOnlyList<FormTrouble> Troubles) : PublishOutcome;

    /// <summary>The draft or the version in force is not the one whose difference was looked at.</summary>
    internal sealed record Drifted : PublishOutcome;

    /// <summary>Something understood from the document's words is confirmed by nobody.</summary>
    internal sealed record Unconfirmed(IReadOnlyList<OpenInference> Inferences) : PublishOutcome;

    /// <summary>The engine refuses the definition.</summary>
    internal sealed record Refused(string Reason) : PublishOutcome;
}

/// <summary>From a draft to the version in force. Nobody publishes what they have not seen: the drift gate.</summary>
internal sealed class DraftPublisher(DrawingCompiler compiler, PublishedDrawings drawings, Drafts drafts, Confirmations confirmations, WorkflowStore store)
{
    public async Task<(Drift? Drift, IReadOnlyList<Diagnostic> Diagnostics)> CompareAsync(Draft draft, CancellationToken cancellation)
    {
        var compiled = await compiler.CompileAsync(draft.Drawing, cancellation);
        if (compiled.Procedure is not { } procedure) return (null, compiled.Diagnostics);
        var inForce = await InForceAsync(draft, compiled.Document, cancellation);
        var before = inForce is null ? null : await drawings.FindAsync(inForce.Hash, cancellation);
        var old = before is null ? null : DrawingCompiler.Read(before.Drawing).Procedures is [var first, ..] ? first : null;
        var changes = DraftChanges.Between(old, procedure).ToList();
        if (before is not null && before.Forms != draft.Forms) changes.Add(new("changed", null, "Biểu mẫu điện tử", null, null));
        if (inForce is not null && old is null) changes.Add(new("changed", null, "Phiên bản đang hiệu lực không có bản vẽ để so sánh", null, null));
        var running = inForce is null ? 0 : await drawings.RunningAsync(inForce.Hash, cancellation);
        return (new(inForce?.Version, changes, running, SeenOf(draft, inForce)), compiled.Diagnostics);
    }

    public async Task<PublishOutcome> PublishAsync(Draft draft, string seen, string reason, CurrentPerson me, CancellationToken cancellation)
    {
        var compiled = await compiler.CompileAsync(draft.Drawing, cancellation);
        if (compiled.Document is not { } document) return new PublishOutcome.Faulty(compiled.Diagnostics);
        if (TroublesOf(draft, compiled.Procedure!) is { Count: > 0 } troubles) return new PublishOutcome.FaultyForms(troubles);
        if (seen != SeenOf(draft, await InForceAsync(draft, document, cancellation))) return new PublishOutcome.Drifted();

        if (await confirmations.OfDrawingAsync(compiled.Procedure!, draft.DefinitionId, me.Actor, cancellation) is { Count: > 0 } open) return new PublishOutcome.Unconfirmed(open);

        // A draft that goes on from a definition is its next version, whatever its name has become.
        if (draft.DefinitionId is { } definitionId) document = document with { DefinitionId = definitionId, Id = $"{definitionId}-draft" };
        switch (await store.Definitions.Publish(document, me.Actor, cancellation))
        {
            case PublishResult.Published published:
                await drawings.KeepAsync(published.Version.Hash, draft.Drawing, draft.Forms, reason, cancellation);
                await drafts.FollowAsync(draft.Id, published.Version.DefinitionId, cancellation);
                return new PublishOutcome.Published(published.Version.Version, published.Version.DefinitionId);
            case PublishResult.Refused refused:
                return new PublishOutcome.Refused(string.Join("; ", refused.Problems.Select(problem => problem.Message)));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static List<FormTrouble> TroublesOf(Draft draft, Procedure procedure)
    {
        using var forms = System.Text.Json.JsonDocument.Parse(draft.Forms);
        var names = forms.RootElement.EnumerateObject().Select(form => form.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. StepForms.ProblemsOf(draft.Forms).Select(one => FormTrouble.Of(one.Form, one.Problem)),
            .. procedure.Steps.Where(step => step.Form is { } key && !names.Contains(key)).Select(step => new FormTrouble(step.Form!, $"Bước {step.No}", "form.unknown", step.Form!)),
        ];
    }

    private async Task<DefinitionRow?> InForceAsync(Draft draft, WorkflowDocument? document, CancellationToken cancellation) =>
        (draft.DefinitionId ?? document?.DefinitionId) is { } id ? await store.Definitions.InForce(id, cancellation) : null;

    private static string SeenOf(Draft draft, DefinitionRow? inForce) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{draft.Id:N} {draft.Revision} {inForce?.Hash}")))[..32];
}
