using System.Text.RegularExpressions;

namespace LaoCai.Workflows.Definitions.Tests;

public sealed partial class DiagnosticsAreDocumentedTests
{
    private static readonly string Definitions = RepositoryFolder.At("definitions");

    [Fact]
    public void Every_code_in_use_is_documented_and_every_documented_code_is_in_use()
    {
        var used = Directory.EnumerateFiles(Definitions, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Used().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value)).ToHashSet();

        var documented = Documented().Matches(File.ReadAllText(Path.Combine(Definitions, "DIAGNOSTICS.md"))).Select(match => match.Groups["code"].Value).ToList();

        used.Count.ShouldBeGreaterThan(30);
        documented.ShouldBeUnique();
        documented.ShouldBe(used, ignoreOrder: true);
    }

    [GeneratedRegex("\"(?<code>LC[0-9]{4})\"", RegexOptions.None, 1000)]
    private static partial Regex Used();

    [GeneratedRegex("^\\| (?<code>LC[0-9]{4}) \\|", RegexOptions.Multiline, 1000)]
    private static partial Regex Documented();
}
