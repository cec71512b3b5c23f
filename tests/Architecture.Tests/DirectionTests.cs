namespace LaoCai.Workflows.Architecture.Tests;

/// <summary>Light falls one way: document → Procedure → definition → engine → history → page.</summary>
public sealed class DirectionTests
{
    private const string Ours = "LaoCai.Workflows.";

    [Fact]
    public void The_core_knows_the_base_library_the_script_engine_and_the_calendar_library_alone()
    {
        var strangers = Repository.ReferencesOf(Repository.Core)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("Jint" or "Acornima" or "NodaTime" or "System" or "netstandard"));

        strangers.ShouldBeEmpty();
    }

    [Fact]
    public void The_store_knows_the_core_and_no_document_page_or_job()
    {
        OursOf(Repository.Store).ShouldBe([$"{Ours}Engine"]);
        Repository.ReferencesOf(Repository.Store).ShouldNotContain(name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Hangfire", StringComparison.Ordinal) || name.StartsWith("DocumentFormat", StringComparison.Ordinal));
    }

    [Fact]
    public void Definitions_know_the_core_and_no_storage_page_or_job()
    {
        OursOf(Repository.Definitions).ShouldBe([$"{Ours}Engine"]);
        Repository.ReferencesOf(Repository.Definitions).ShouldNotContain(name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Npgsql", StringComparison.Ordinal) || name.StartsWith("Hangfire", StringComparison.Ordinal));
    }

    [Fact]
    public void No_clock_chance_or_input_is_within_reach_of_the_core()
    {
        // The banned symbols do the work at each build; this keeps them from being taken out.
        var banned = File.ReadAllText(Path.Combine(Repository.Root, "engine/Core/BannedSymbols.txt")) + File.ReadAllText(Path.Combine(Repository.Root, "BannedSymbols.txt"));

        foreach (var symbol in (string[])["System.DateTimeOffset.UtcNow", "System.DateTime.UtcNow", "System.Guid.NewGuid", "System.Random", "System.TimeProvider", "System.IO.File"]) banned.ShouldContain(symbol);
    }

    private static string[] OursOf(System.Reflection.Assembly assembly) =>
        [.. Repository.ReferencesOf(assembly).Where(name => name.StartsWith(Ours, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
