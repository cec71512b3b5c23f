using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Checks;

/// <summary>LC2308: a step makes out or prints an official document of which there is no template.</summary>
public static class KnownDocuments
{
    public static IEnumerable<Diagnostic> Find(Procedure procedure, IReadOnlySet<string>? known)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        if (known is null) yield break;
        var all = string.Join(", ", known.Order(StringComparer.Ordinal));
        foreach (var step in procedure.Steps)
        {
            foreach (var key in Named(step).Where(key => !known.Contains(key)).Distinct(StringComparer.Ordinal))
            {
                yield return new(
                    "LC2308",
                    Severity.Error,
                    $"Bước {step.No} “{step.Text}”: không có mẫu văn bản “{key}”.",
                    $"Step {step.No} “{step.Text}”: there is no document template “{key}”.",
                    step.Place,
                    $"Chọn một trong các mẫu đang có: {all}.");
            }
        }
    }

    /// <summary>An automatic step that names none is told so by LC2305.</summary>
    private static IEnumerable<string> Named(Step step) =>
        step.Automation is Automation.Print { Document.Length: > 0 } print ? step.Documents.Append(print.Document) : step.Documents;
}
