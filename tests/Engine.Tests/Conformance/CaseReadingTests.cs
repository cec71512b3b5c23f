using LaoCai.Workflows.Engine.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Conformance;

public sealed class CaseReadingTests
{
    private const string Definition = """
        {"definitionId":"mot","name":"mot","version":1,"root":{"type":"Elsa.Flowchart","id":"luong","connections":[{"source":{"activity":"bd"},"target":{"activity":"viec"}}],
         "activities":[{"id":"bd","type":"Elsa.Start"},{"id":"viec","type":"Elsa.RunTask"}]}}
        """;

    [Fact]
    public void A_definition_may_stand_alone_or_in_the_envelope_of_a_route()
    {
        Verdict("""{"definition":DEFINITION,"script":[{"completeTask":"viec"}],"recorded":{"final":{"status":"Finished"}}}""").ShouldBeEmpty();
        Verdict("""{"definitions":[{"model":DEFINITION,"publish":true}],"recorded":{"steps":[{"waiting":["Elsa.RunTask:viec"]}]}}""").ShouldBeEmpty();
    }

    [Fact]
    public void A_step_may_say_what_it_means_in_an_object()
    {
        CaseStep step = Case("""{"definitions":[DEFINITION],"script":[{"event":{"name":"tin","payload":5}}],"recorded":{"steps":[]}}""").Script[0];

        step.Subject.ShouldBe("tin");
        step.Value!.Value.GetInt32().ShouldBe(5);
    }

    [Fact]
    public void What_is_recorded_and_cannot_be_observed_is_told_as_that()
    {
        Verdict("""{"definitions":[DEFINITION],"recorded":{"steps":[{"journal":[1]}],"final":{"bookmarks":[]}}}""")
            .ShouldBe(["step 0 (start): journal is recorded, which is not observed here; it was [1]", "final: bookmarks is recorded, which is not observed here; it was []"]);
    }

    [Theory]
    [InlineData("""[]""", "A case is a JSON object.")]
    [InlineData("""{"definitions":[]}""", "It has no recorded behaviour")]
    [InlineData("""{"recorded":{}}""", "It has no definitions.")]
    [InlineData("""{"definitions":[],"recorded":{},"script":[{"dance":"a"}]}""", "none of the verbs")]
    [InlineData("""{"definitions":[],"recorded":{},"script":"x"}""", "Array")]
    public void A_file_that_is_no_case_says_why(string json, string problem)
    {
        ConformanceCase.Read(json, out string? said).ShouldBeNull();

        said.ShouldNotBeNull().ShouldContain(problem);
    }

    [Theory]
    [InlineData("""{"definitions":[],"recorded":{"steps":[{}]}}""", "The case has no definition.")]
    [InlineData("""{"definitions":[{"x":1}],"recorded":{"steps":[{}]}}""", "not published")]
    [InlineData("""{"definitions":[DEFINITION],"recorded":{}}""", "nothing is recorded")]
    [InlineData("""{"definitions":[DEFINITION],"script":[{"advance":"lâu"}],"recorded":{"steps":[{}]}}""", "cannot be run")]
    [InlineData("""{"definitions":[DEFINITION],"script":[{"cancel":"x","of":"khac"}],"recorded":{"steps":[{}]}}""", "No instance of khac")]
    public void A_case_that_cannot_be_run_is_a_difference_and_no_crash(string json, string difference) =>
        Verdict(json)[0].ShouldContain(difference);

    private static IReadOnlyList<string> Verdict(string json) =>
        CaseComparison.Judge(Case(json), Given.World(), DeliberateDifferences.None).Differences;

    private static ConformanceCase Case(string json) => ConformanceCase.Read(json.Replace("DEFINITION", Definition, StringComparison.Ordinal), out _)!;
}
