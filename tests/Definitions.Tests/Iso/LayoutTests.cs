using System.Globalization;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>
/// Whole documents in the layouts of many offices, each with what a careful person reads in it. One file is one document:
/// lines are paragraphs, <c>| a | b |</c> is a table row (<c>&lt;</c> goes on from the left, <c>^</c> from above, <c>⏎</c> breaks
/// the line, <c>-----</c> cuts a table), and below <c>=====</c> stand the procedures (<c>@ name | variant | legal limit</c>) and
/// their steps (<c>text | actor | limit and group | outcomes</c>). A field <c>*</c> is not looked at.
/// </summary>
public sealed class LayoutTests
{
    public static TheoryData<string> Documents() => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_reads_as_a_careful_person_reads_it(string name)
    {
        var parts = File.ReadAllText(Path.Combine(Folder, name + ".txt")).Split("=====\n");
        var expected = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var read = DocumentNotation.Document(parts[0]).Read().Procedures.SelectMany(Lines).ToArray();

        string.Join('\n', read.Zip(expected, Masked).Concat(read.Skip(expected.Length))).ShouldBe(string.Join('\n', expected));
    }

    /// <summary>The document of a layout without what is expected of it.</summary>
    internal static string Notation(string name) => File.ReadAllText(Path.Combine(Folder, name + ".txt")).Split("=====\n")[0];

    internal static IEnumerable<string> Lines(Procedure procedure) =>
        procedure.Steps.Select(step => string.Join(" | ", step.Text, step.Actor, Limit(step), Outcomes(step))).Prepend($"@ {procedure.Name} | {procedure.Variant ?? "-"} | {Limit(procedure.LegalLimit)}");

    private static string Limit(Step step) =>
        Limit(step.Limit) + (step.Group is { } group ? string.Create(CultureInfo.InvariantCulture, $" g{group}") : "") + (step.Together is { } together ? string.Create(CultureInfo.InvariantCulture, $" t{together}") : "");

    private static string Limit(PrintedLimit? limit) =>
        limit is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{limit.Limit.Value / 1.000m:0.###} {Unit(limit)}{(limit.From is null ? "" : " from")}");

    private static string Unit(PrintedLimit limit) => char.ToLowerInvariant(limit.Limit.Unit.ToString()[0]) + limit.Limit.Unit.ToString()[1..];

    private static string Outcomes(Step step) => step.Outcomes.Count == 0 ? "-" : string.Join("; ", step.Outcomes.Select(outcome => $"{outcome.When} > {Target(outcome.To)}"));

    private static string Target(RouteTarget target) => target is RouteTarget.ToStep step ? step.No.ToString(CultureInfo.InvariantCulture) : target.GetType().Name.ToLowerInvariant();

    private static string Masked(string read, string expected)
    {
        var (fields, wanted) = (read.Split(" | "), expected.Split(" | "));
        return fields.Length != wanted.Length ? read : string.Join(" | ", fields.Zip(wanted, (field, want) => want is "*" or "@ *" ? want : field));
    }

    private static readonly string Folder = RepositoryFolder.At("tests", "Definitions.Tests", "Iso", "Layouts");
}
