using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.Markdown;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Definitions.Compilation;

/// <summary>From the author's file to what the engine runs: reads, checks, compiles, and reports all there is to say.</summary>
public static class DocumentCompiler
{
    /// <summary>Compiles a file by the ending of its name: <c>.md</c> text form, <c>.bpmn</c> drawing, anything else as Word document.</summary>
    /// <param name="file">Seekable stream; left open.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="context">What checks know beside the document; null: nothing.</param>
    public static CompileReport Compile(Stream file, string name, CheckContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var reading = name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? MarkdownReader.Read(file)
            : name.EndsWith(".bpmn", StringComparison.OrdinalIgnoreCase) ? BpmnReader.Read(file)
            : IsoReader.Read(file);
        return Compile(reading, context);
    }

    /// <param name="document">Seekable stream of a .docx; left open.</param>
    /// <param name="context">What checks know beside the document; null: nothing.</param>
    public static CompileReport Compile(Stream document, CheckContext? context = null) => Compile(IsoReader.Read(document), context);

    /// <summary>Compiles what some reader has read.</summary>
    public static CompileReport Compile(Reading reading, CheckContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var procedures = new List<Procedure>();
        var definitions = new List<WorkflowDocument>();
        var diagnostics = new List<Diagnostic>(reading.Diagnostics);
        var errors = reading.Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error).Select(diagnostic => diagnostic.Place).ToList();
        foreach (var procedure in reading.Procedures)
        {
            var compiled = Compiler.Compile(procedure, context ?? CheckContext.Nothing);
            procedures.Add(compiled.Procedure);
            // What the reader has said of a time cell is not said again by the checks.
            diagnostics.AddRange(compiled.Diagnostics.Where(diagnostic => !(diagnostic.Code == "LC2104" && errors.Any(place => IsSameRow(place, diagnostic.Place)))));
            // A mistake in reading concerns every procedure of its table; one without a place concerns all.
            var tables = procedure.Steps.Select(step => step.Place.Table).ToHashSet();
            if (compiled.Document is { } definition && !errors.Any(place => place.Table is null || tables.Contains(place.Table))) definitions.Add(definition);
        }

        return new(procedures, definitions, [.. diagnostics.Distinct()]);
    }

    private static bool IsSameRow(Place one, Place other) => one.Table is not null && one.Table == other.Table && one.Row == other.Row;
}
