using System.CommandLine;
using System.Globalization;
using System.Text;
using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Comparison;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Host.Designs;
using LaoCai.Workflows.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>What two files or published versions say differently, by meaning.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var first = new Argument<string>("A") { Description = "A document (.docx, .md, .bpmn), or a published version as DEFINITION-ID@VERSION." };
        var second = new Argument<string>("B") { Description = "What came after it." };
        var json = new Option<bool>("--json") { Description = "Print the differences as JSON." };
        var command = new Command("diff", "Shows what two documents or versions say differently: steps, people, limits, routes. Exit 0: nothing; 1: something; 2: a document that cannot be read.") { first, second, json };
        command.SetAction(async (parse, cancellation) =>
        {
            string[] names = [parse.GetValue(first)!, parse.GetValue(second)!];
            var sides = new List<IReadOnlyList<Procedure>>();
            OpenDatabase? database = null;
            try
            {
                foreach (var name in names)
                {
                    var isFile = File.Exists(name);
                    if (!isFile && VersionOf(name) is null)
                    {
                        await Console.Error.WriteLineAsync($"{name}: no such file, and no DEFINITION-ID@VERSION.");
                        return ExitCode.Usage;
                    }

                    if (!isFile) database ??= await OpenDatabase.FromAsync(parse, cancellation);
                    var (procedures, why) = isFile ? await ReadAsync(name) : await PublishedAsync(database!.ConnectionString, VersionOf(name)!.Value, cancellation);
                    if (procedures.Count == 0)
                    {
                        await Console.Error.WriteLineAsync($"{name}: {why}");
                        return ExitCode.DocumentErrors;
                    }

                    sides.Add(procedures);
                }
            }
            finally
            {
                if (database is not null) await database.DisposeAsync();
            }

            var differences = DocumentComparison.Of(sides[0], sides[1]);
            if (parse.GetValue(json)) await PrintJsonAsync(differences, cancellation);
            else await PrintAsync(differences);
            return differences.All(difference => difference.IsSame) ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static (string Id, int Version)? VersionOf(string name)
    {
        var at = name.LastIndexOf('@');
        return at > 0 && int.TryParse(name.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? (name[..at], version) : null;
    }

    private static async Task<(IReadOnlyList<Procedure> Procedures, string Why)> ReadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        var report = DocumentCompiler.Compile(file, path);
        return (report.Procedures, report.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity is Severity.Error) is { } error ? $"{error.Code} {error.Message}" : "no procedure");
    }

    private static async Task<(IReadOnlyList<Procedure> Procedures, string Why)> PublishedAsync(string connection, (string Id, int Version) version, CancellationToken cancellation)
    {
        await using var offline = new OfflineStore(connection);
        await using var designs = new DesignsContext(new DbContextOptionsBuilder<DesignsContext>().UseSchema(connection, DesignsContext.Schema).Options);
        var drawings = new PublishedDrawings(designs, offline.Store, new(offline.Store), TimeProvider.System);
        if (await drawings.VersionAsync(version.Id, version.Version, cancellation) is not { } row) return ([], "no such version is published");
        if (await drawings.FindAsync(row.Hash, cancellation) is not { } drawing) return ([], "the version has no drawing to compare");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(drawing.Drawing), writable: false);
        return ([.. BpmnReader.Read(stream).Procedures.Select(procedure => ActorResolver.Shipped.Resolve(procedure).Procedure)], "the version's drawing cannot be read");
    }

    private static async Task PrintAsync(IReadOnlyList<ProcedureDifference> differences)
    {
        foreach (var difference in differences)
        {
            await Console.Out.WriteLineAsync($"{difference.Name}:");
            if (difference.IsSame) await Console.Out.WriteLineAsync("  không có khác biệt");
            if (difference.Before is null) await Console.Out.WriteLineAsync("  + thủ tục mới");
            if (difference.After is null) await Console.Out.WriteLineAsync("  − không còn thủ tục này");
            foreach (var change in difference.Changes) await Console.Out.WriteLineAsync($"  {Cut(change.Message)}");
        }
    }

    /// <summary>Whole lists stand in the JSON form.</summary>
    private static string Cut(string message) => message.Length > 300 ? message[..300] + "…" : message;

    private static async Task PrintJsonAsync(IReadOnlyList<ProcedureDifference> differences, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        ComparisonJson.Write(buffer, differences);
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(buffer.ToArray(), cancellation);
        await output.WriteAsync("\n"u8.ToArray(), cancellation);
    }
}
