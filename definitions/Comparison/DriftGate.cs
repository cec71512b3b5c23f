using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Comparison;

/// <summary>
/// LC2701: the signed document and the drawing made of it say different things. What only a drawing can say (forms, printed
/// documents, escalation) is no drift; steps, order, people, limits and routes are, and so are the limit and the name of the whole.
/// </summary>
public static class DriftGate
{
    private static readonly StepField[] OfTheDrawing = [StepField.Form, StepField.Documents, StepField.Escalation];

    private static readonly HeaderField[] OfTheWhole = [HeaderField.Name, HeaderField.Code, HeaderField.Variant, HeaderField.LegalLimit];

    /// <summary>Each difference as an error at the document's row, or at the drawing's element where the document has nothing.</summary>
    public static IReadOnlyList<Diagnostic> Find(Procedure document, Procedure drawing)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(drawing);
        var signed = ActorResolver.Shipped.Resolve(document).Procedure;
        var drawn = ActorResolver.Shipped.Resolve(drawing).Procedure;
        return [.. ProcedureComparison.Of(signed, drawn).Where(IsDrift).Select(change => new Diagnostic(
            "LC2701",
            Severity.Error,
            $"Văn bản đã ký và bản vẽ khác nhau: {change.Message}.",
            $"The signed document and the drawing differ: {change.English}.",
            PlaceOf(change, signed),
            "Sửa bản vẽ cho khớp với văn bản, hoặc ban hành lại văn bản theo bản vẽ."))];
    }

    private static bool IsDrift(Change change) => change switch
    {
        Change.Header header => OfTheWhole.Contains(header.Field),
        Change.StepSays says => !OfTheDrawing.Contains(says.Field) && says.Field is not StepField.Products,
        _ => true,
    };

    private static Place PlaceOf(Change change, Procedure document) => change switch
    {
        Change.Removed removed => removed.Step.Place,
        Change.Added added => added.Step.Place,
        Change.Moved moved => moved.Before.Place,
        Change.StepSays says => says.Before.Place,
        _ => document.Place,
    };
}
