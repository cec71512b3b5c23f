using LaoCai.Workflows.Engine.Conformance;
using LaoCai.Workflows.Store.Conformance;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Store.Tests.Conformance;

/// <summary>The cases that the pure engine runs, on PostgreSQL: with the outbox, the sweep and every state read back from its row.</summary>
public sealed class ConformanceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Our_own_cases_run_on_the_database_as_they_say_and_what_they_leave_verifies() => await Run(RepositoryFolder.At("tests", "Conformance"));

    [Fact]
    public async Task The_recordings_of_Elsa_run_on_the_database_as_they_were_recorded()
    {
        var folder = Environment.GetEnvironmentVariable("LAOCAI_CONFORMANCE") ?? RepositoryFolder.At("..", "shared", "elsa", "conformance");
        Assert.SkipUnless(Directory.Exists(folder), "No folder with recordings: set LAOCAI_CONFORMANCE to one.");

        await Run(folder);
    }

    private async Task Run(string folder)
    {
        var deliberate = DeliberateDifferences.Read(await File.ReadAllTextAsync(RepositoryFolder.At("tests", "Conformance", "differences.json"), Ct));
        await using var database = await CaseDatabase.Open(await postgres.AnotherDatabaseAsync(), Ct);
        var faults = new List<string>();
        var verified = 0L;

        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Where(file => Path.GetFileName(file) != "differences.json").Order(StringComparer.Ordinal))
        {
            var verdict = CaseComparison.Judge(ConformanceCase.Read(await File.ReadAllTextAsync(file, Ct), out _)!, await database.World(Ct), deliberate);
            if (!verdict.Passed)
                faults.Add($"{verdict.Case}: {string.Join("; ", verdict.Differences)}");
            var report = await database.Verify(Ct);
            verified += report.Records;
            faults.AddRange(report.Findings.Select(finding => $"{verdict.Case}: {finding}"));
        }

        verified.ShouldBeGreaterThan(100);

        string.Join('\n', faults).ShouldBeEmpty();
    }
}
