using System.Text.Json;
using LaoCai.Workflows.Engine.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Conformance;

public sealed class OwnCaseTests
{
    public static TheoryData<string> Cases => [.. ConformanceFolder.Cases(ConformanceFolder.Own).Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_runs_as_it_says(string file)
    {
        CaseVerdict verdict = ConformanceFolder.Run(Path.Combine(ConformanceFolder.Own, file));

        verdict.Differences.ShouldBeEmpty();
    }

    [Fact]
    public void A_recording_that_says_something_else_is_a_difference()
    {
        string json = File.ReadAllText(ConformanceFolder.Cases(ConformanceFolder.Own).First()).Replace("\"Vong\": 3", "\"Vong\": 4", StringComparison.Ordinal);
        ConformanceCase wrong = ConformanceCase.Read(json, out _)!;

        CaseVerdict verdict = CaseComparison.Judge(wrong, Given.World(), DeliberateDifferences.None);

        verdict.Passed.ShouldBeFalse();
        verdict.Differences.ShouldContain(difference => difference.Contains("variables", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_that_is_listed_is_a_deliberate_difference_where_none_was_recorded()
    {
        string json = File.ReadAllText(Path.Combine(ConformanceFolder.Own, "38-typed-variables.json"));
        ConformanceCase stops = ConformanceCase.Read(json, out _)!;
        ConformanceCase goesOn = stops with { Final = JsonSerializer.Deserialize<JsonElement>("""{"subStatus":"Finished","variables":{"So":0,"Co":true,"Chu":"5"},"incidents":[]}""") };

        CaseVerdict listed = CaseComparison.Judge(goesOn, Given.World(), ConformanceFolder.Deliberate);
        CaseVerdict unlisted = CaseComparison.Judge(goesOn, Given.World(), DeliberateDifferences.None);

        listed.Reason.ShouldNotBeNull();
        unlisted.Passed.ShouldBeFalse();
    }
}
