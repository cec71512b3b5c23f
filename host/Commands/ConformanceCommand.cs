using System.CommandLine;
using System.Text.Json;
using LaoCai.Workflows.Engine.Conformance;
using LaoCai.Workflows.Store.Conformance;
using Npgsql;

namespace LaoCai.Workflows.Host.Commands;

/// <summary>Runs recorded behaviour against the engine on PostgreSQL, in a scratch database of its own.</summary>
internal static class ConformanceCommand
{
    public static Command Create()
    {
        var folders = new Argument<DirectoryInfo[]>("DIR") { Description = "Folders with cases, one JSON file each.", Arity = ArgumentArity.OneOrMore };
        var differences = new Option<FileInfo?>("--differences") { Description = "The list of deliberate differences; default: tests/Conformance/differences.json beside the sources." };
        var json = new Option<bool>("--json") { Description = "Print every verdict as JSON." };
        var command = new Command("conformance", "Runs recordings of Elsa, or cases of one's own, and prints each difference. Exit 1: a case differs and nobody meant it to.") { folders, differences, json };
        command.SetAction(async (parse, cancellation) =>
        {
            var files = parse.GetValue(folders)!.SelectMany(folder => CasesOf(folder)).Where(file => file.Name != "differences.json").OrderBy(file => file.FullName, StringComparer.Ordinal).ToList();
            if (files.Count == 0)
            {
                await Console.Error.WriteLineAsync("There is no case in these folders.");
                return ExitCode.Usage;
            }

            var deliberate = await DifferencesAsync(parse.GetValue(differences), cancellation);
            await using var database = await OpenDatabase.FromAsync(parse, cancellation);
            await using var scratch = await ScratchDatabase.CreateAsync(database.ConnectionString, cancellation);
            await using var cases = await CaseDatabase.Open(scratch.ConnectionString, cancellation);
            List<CaseVerdict> verdicts = [];
            foreach (var file in files)
            {
                var verdict = await JudgeAsync(file, cases, deliberate, cancellation);
                verdicts.Add(verdict);
                if (!parse.GetValue(json)) await TellAsync(verdict);
            }

            var failed = verdicts.Count(verdict => !verdict.Passed);
            if (parse.GetValue(json)) await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { passed = verdicts.Count - failed, failed, cases = verdicts }, CommandJson.Options));
            else await Console.Out.WriteLineAsync($"{verdicts.Count - failed} passed, {failed} failed");
            return failed == 0 ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    /// <summary>The folder's own files; where it has none, those of the folders in it.</summary>
    private static IEnumerable<FileInfo> CasesOf(DirectoryInfo folder) =>
        folder.EnumerateFiles("*.json").Any() ? folder.EnumerateFiles("*.json") : folder.EnumerateFiles("*.json", SearchOption.AllDirectories);

    private static async Task<DeliberateDifferences> DifferencesAsync(FileInfo? given, CancellationToken cancellation)
    {
        var file = given?.FullName ?? Path.Combine(Home.Folder, "tests", "Conformance", "differences.json");
        return given is null && !File.Exists(file) ? DeliberateDifferences.None : DeliberateDifferences.Read(await File.ReadAllTextAsync(file, cancellation));
    }

    private static async Task<CaseVerdict> JudgeAsync(FileInfo file, CaseDatabase cases, DeliberateDifferences deliberate, CancellationToken cancellation)
    {
        if (ConformanceCase.Read(await File.ReadAllTextAsync(file.FullName, cancellation), Path.GetFileNameWithoutExtension(file.Name), out var problem) is not { } conformance)
            return new(file.Name, [$"not a case: {problem}"], null);

        CaseVerdict verdict;
        try
        {
            verdict = CaseComparison.Judge(conformance, await cases.World(cancellation), deliberate);
        }
        catch (NpgsqlException fault) when (!cancellation.IsCancellationRequested)
        {
            return new(conformance.Name, [$"cannot be run: {fault.Message}"], null); // one case that the database refuses does not end the run of the others
        }

        var findings = (await cases.Verify(cancellation)).Findings;
        return findings.Count == 0 ? verdict : verdict with { Differences = [.. verdict.Differences, .. findings.Select(finding => $"does not verify: {finding.Code} {finding.Message}")], Reason = null };
    }

    private static async Task TellAsync(CaseVerdict verdict)
    {
        if (verdict.Differences.Count == 0) return;
        await Console.Out.WriteLineAsync(verdict.Passed ? $"{verdict.Case}: differs on purpose: {verdict.Reason}" : $"{verdict.Case}: FAILED");
        foreach (var difference in verdict.Differences) await Console.Out.WriteLineAsync($"  {difference}");
    }

    /// <summary>A database beside the given one, dropped in the end.</summary>
    private sealed class ScratchDatabase : IAsyncDisposable
    {
        private readonly string _beside;
        private readonly string _name = $"laocai_conformance_{Guid.NewGuid():N}";

        private ScratchDatabase(string beside) => _beside = beside;

        public string ConnectionString => new NpgsqlConnectionStringBuilder(_beside) { Database = _name }.ConnectionString;

        public static async Task<ScratchDatabase> CreateAsync(string beside, CancellationToken cancellation)
        {
            var scratch = new ScratchDatabase(beside);
            await scratch.ExecuteAsync($"create database {scratch._name}", cancellation);
            return scratch;
        }

        public async ValueTask DisposeAsync() => await ExecuteAsync($"drop database if exists {_name} with (force)", CancellationToken.None);

        private async Task ExecuteAsync(string sql, CancellationToken cancellation)
        {
            await using var connection = new NpgsqlConnection(_beside);
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }
}
