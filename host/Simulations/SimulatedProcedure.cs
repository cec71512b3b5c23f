using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Host.Publishing;
using LaoCai.Workflows.Store;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>What is to be simulated, with what it may start as children.</summary>
/// <param name="Definition">The one that dossiers run on.</param>
/// <param name="Children">By logical id.</param>
public sealed record SimulatedProcedure(ExecutableDefinition Definition, IReadOnlyDictionary<string, ExecutableDefinition> Children)
{
    /// <summary>From a file: an Elsa document (<c>.json</c>), or a process document as <c>compile</c> takes it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="id">Which definition, where the file has several; null: the only one.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The procedure, or what is wrong, a line each.</returns>
    public static async Task<(SimulatedProcedure? Procedure, IReadOnlyList<string> Faults)> FromFileAsync(FileInfo file, string? id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        var documents = new List<WorkflowDocument>();
        if (file.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase))
        {
            var reading = DocumentReader.Read(await File.ReadAllBytesAsync(file.FullName, cancellation));
            if (reading.Document is null) return (null, [.. reading.Problems.Select(problem => Told(file, problem))]);
            documents.Add(reading.Document);
        }
        else
        {
            await using var stream = file.OpenRead();
            var (readable, why) = await OldWord.AsDocxAsync(stream, cancellation);
            var report = DocumentCompiler.Compile(readable, file.Name);
            var errors = report.Diagnostics.Where(one => one.Severity is Severity.Error).Select(one => $"{file}: {one.Code} ({one.Place}): {one.Message}").ToList();
            if (why is not null) errors.Insert(0, $"{file}: {why.Code}: {why.Message}");
            if (errors.Count > 0 || report.Definitions.Count == 0) return (null, errors.Count > 0 ? errors : [$"{file}: no definition."]);
            documents.AddRange(report.Definitions);
        }

        return Of(documents, id, $"{file}");
    }

    /// <summary>What is in force under a definition id, a document's code or a procedure's name; all that is in force may be its children.</summary>
    public static async Task<(SimulatedProcedure? Procedure, IReadOnlyList<string> Faults)> PublishedAsync(WorkflowStore store, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        await using var rows = store.Read();
        var found = await rows.Definitions.Where(row => row.InForce).OrderBy(row => row.DefinitionId).Select(row => new { row.DefinitionId, row.Name, row.Document }).ToListAsync(cancellation);
        var documents = found.Select(row => DocumentReader.Read(row.Document).Document!).ToList();
        var meant = documents.FindAll(one => one.DefinitionId == name);
        if (meant.Count == 0) meant = documents.FindAll(one => CodeOf(one) == name || one.Name == name);
        return meant.Count == 1 ? Of(documents, meant[0].DefinitionId, name)
            : (null, meant.Count == 0 ? [$"{name}: no such file, and nothing in force is called so."] : [.. meant.Select(one => $"{name}: {one.DefinitionId} ({one.Name})")]);
    }

    private static (SimulatedProcedure?, IReadOnlyList<string>) Of(List<WorkflowDocument> documents, string? id, string source)
    {
        var meant = id is null ? documents : documents.FindAll(one => one.DefinitionId == id);
        if (meant.Count != 1) return (null, [$"{source}: choose one with --of:", .. documents.Select(one => $"  {one.DefinitionId}  {one.Name}")]);
        var compiled = ExecutableDefinition.Compile(meant[0]);
        if (compiled.Definition is not { } definition) return (null, [.. compiled.Problems.Select(problem => $"{source}: {problem.Code} ({problem.Place}): {problem.Message}")]);
        var children = documents.Select(one => ExecutableDefinition.Compile(one).Definition).OfType<ExecutableDefinition>().ToDictionary(one => one.DefinitionId, StringComparer.Ordinal);
        return (new(definition, children), []);
    }

    private static string Told(FileInfo file, DefinitionProblem problem) => $"{file}: {problem.Code}{(problem.Place is null ? "" : $" ({problem.Place})")}: {problem.Message}";

    private static string? CodeOf(WorkflowDocument document) =>
        document.CustomProperties.TryGetValue("procedure", out var said) && said.ValueKind == System.Text.Json.JsonValueKind.Object && said.TryGetProperty("code", out var code) ? code.ToString() : null;
}
