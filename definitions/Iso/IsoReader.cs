using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Iso.Package;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>
/// Reads a Word document (.docx) of either kind, the ISO procedure (quy trình ISO) or the annex of an internal-procedure
/// decision (quy trình nội bộ), into procedures. Never throws for what a file holds: whatever is wrong with it is a diagnostic.
/// </summary>
public static class IsoReader
{
    /// <param name="document">Seekable stream of the file; left open.</param>
    /// <param name="limits">How much is allowed; null for <see cref="DocumentLimits.Default"/>.</param>
    public static Reading Read(Stream document, DocumentLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var diagnostics = new List<Diagnostic>();
        try
        {
            return Read(document, limits ?? DocumentLimits.Default, diagnostics);
        }
        catch (DocumentFault fault)
        {
            diagnostics.Add(fault.Diagnostic);
            return new([], diagnostics);
        }
    }

    private static Reading Read(Stream document, DocumentLimits limits, List<Diagnostic> diagnostics)
    {
        using var package = WordPackage.Open(document, limits, diagnostics);
        var reading = ProcedureReading.Of(WordStory.Read(package, limits), diagnostics);
        return package.Property(SurveyDrafts.Mark) is not { } service ? reading
            : reading with { Procedures = [.. reading.Procedures.Select(procedure => procedure with { SurveyOf = service })] };
    }
}
