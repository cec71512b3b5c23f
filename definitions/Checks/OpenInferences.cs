using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2501: what was understood rather than read, for a person to confirm before publishing.</summary>
public static class OpenInferences
{
    public static IEnumerable<Diagnostic> Find(Procedure procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.Steps.SelectMany(
            step => step.Inferences.Where(inference => !inference.Confirmed),
            (step, inference) => new Diagnostic(
                "LC2501",
                Severity.Info,
                $"Bước {step.No}: cần xác nhận: {inference.What} (suy ra từ câu “{Inner(inference.Sentence)}”).",
                $"Step {step.No}: to be confirmed: {inference.What} (understood from “{Inner(inference.Sentence)}”).",
                step.Place));
    }

    /// <summary>Quotation marks within quotation marks are single ones.</summary>
    private static string Inner(string sentence) => sentence.Replace('“', '‘').Replace('”', '’').Replace('"', '’');
}
