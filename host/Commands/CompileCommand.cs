using System.CommandLine;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Iso.Annotation;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Publishing;

namespace LaoCai.Workflows.Host.Commands;

internal static class CompileCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Word documents (.docx; .doc with LibreOffice), text forms (.md) or drawings (.bpmn).", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print procedures, definitions and diagnostics as JSON; one document an invocation gives one object, several an array." };
        var folder = new Option<DirectoryInfo?>("--out") { Description = "Write each definition to DIR as <definition id>.json." };
        var annotate = new Option<FileInfo?>("--annotate") { Description = "Write the Word document to OUT.docx with each diagnostic as a comment at its place; one FILE only." };
        var command = new Command("compile", "Reads Word process documents and compiles them to Elsa workflow definitions. Exit 0: no errors; 2: errors in a document.") { files, json, folder, annotate };
        command.SetAction(async (parse, cancellation) =>
        {
            var reports = new List<(FileInfo File, Stream? Converted, CompileReport Report)>();
            foreach (var file in parse.GetValue(files)!)
            {
                if (!file.Exists)
                {
                    await Console.Error.WriteLineAsync($"{file}: no such file.");
                    return ExitCode.Usage;
                }

                await using var document = file.OpenRead();
                var (readable, why) = await OldWord.AsDocxAsync(document, cancellation);
                var report = DocumentCompiler.Compile(readable, file.Name);
                reports.Add((file, ReferenceEquals(readable, document) ? null : readable, why is null ? report : report with { Diagnostics = [.. report.Diagnostics, why] }));
            }

            if (parse.GetValue(annotate) is { } annotated)
            {
                if (reports.Count > 1)
                {
                    await Console.Error.WriteLineAsync("--annotate takes one FILE.");
                    return ExitCode.Usage;
                }

                await AnnotateAsync(reports[0].File, reports[0].Converted, reports[0].Report, annotated, cancellation);
            }

            if (parse.GetValue(folder) is { } to) await WriteDefinitionsAsync(to, reports.SelectMany(one => one.Report.Definitions), cancellation);
            if (parse.GetValue(json)) await PrintJsonAsync(reports.ConvertAll(one => one.Report), cancellation);
            else foreach (var (file, _, report) in reports) await PrintAsync(file, report);
            return reports.Exists(one => one.Report.HasErrors) ? ExitCode.DocumentErrors : ExitCode.Done;
        });
        return command;
    }

    private static async Task AnnotateAsync(FileInfo file, Stream? converted, CompileReport report, FileInfo annotated, CancellationToken cancellation)
    {
        using var copy = new MemoryStream();
        // Comments on an old file stand in the new one that it was converted to.
        await using (var document = converted ?? file.OpenRead())
            if (DocumentAnnotator.Annotate(document, report.Diagnostics, copy) is { } refused)
            {
                await Console.Error.WriteLineAsync($"{annotated}: {refused.Code} {refused.Message}");
                return;
            }

        await File.WriteAllBytesAsync(annotated.FullName, copy.ToArray(), cancellation);
    }

    private static async Task WriteDefinitionsAsync(DirectoryInfo folder, IEnumerable<WorkflowDocument> definitions, CancellationToken cancellation)
    {
        folder.Create();
        foreach (var definition in definitions)
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{definition.DefinitionId}.json"), DocumentWriter.Write(definition) + "\n", cancellation);
    }

    private static async Task PrintJsonAsync(List<CompileReport> reports, CancellationToken cancellation)
    {
        await using var output = Console.OpenStandardOutput();
        if (reports.Count > 1) await output.WriteAsync("["u8.ToArray(), cancellation);
        for (var no = 0; no < reports.Count; no++)
        {
            if (no > 0) await output.WriteAsync(","u8.ToArray(), cancellation);
            using var buffer = new MemoryStream();
            CompileReportJson.Write(buffer, reports[no]);
            buffer.WriteTo(output);
        }

        await output.WriteAsync((reports.Count > 1 ? "]\n"u8 : "\n"u8).ToArray(), cancellation);
    }

    private static async Task PrintAsync(FileInfo file, CompileReport report)
    {
        await Console.Out.WriteLineAsync($"{file}: {report.Procedures.Count} procedure(s), {report.Definitions.Count} definition(s)");
        foreach (var procedure in report.Procedures)
        {
            var variant = procedure.Variant is null ? "" : $" – {procedure.Variant}";
            await Console.Out.WriteLineAsync($"  {procedure.Code}  {procedure.Name}{variant}: {procedure.Steps.Count} step(s), {procedure.LegalLimit?.Text ?? "no limit"}");
        }

        foreach (var diagnostic in report.Diagnostics)
            await Console.Out.WriteLineAsync($"  {Word(diagnostic.Severity)} {diagnostic.Code} ({diagnostic.Place}): {diagnostic.Message}");
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
