using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Tests.Checks;

public sealed class KnownDocumentsTests
{
    private static readonly HashSet<string> Known = ["mau-01", "mau-05"];

    [Fact]
    public void A_step_that_makes_out_or_prints_what_has_no_template_is_refused_and_told_what_there_is()
    {
        var procedure = Given.Procedure(
            Given.Step(1) with { Documents = ["mau-01", "mau-07"] },
            Given.Step(2) with { Automation = new Automation.Print("mau-99") },
            Given.Step(3) with { Automation = new Automation.Print("mau-05") });

        var found = KnownDocuments.Find(procedure, Known).ToList();

        found.Select(one => one.Code).ShouldBe(["LC2308", "LC2308"]);
        found[0].Message.ShouldContain("“mau-07”");
        found[1].Message.ShouldContain("“mau-99”");
        found.ShouldAllBe(one => one.Severity == Severity.Error && one.Repair!.Contains("mau-01, mau-05"));
    }

    [Fact]
    public void Where_the_templates_are_not_known_nothing_is_said() =>
        KnownDocuments.Find(Given.Procedure(Given.Step(1) with { Documents = ["mau-99"] }), null).ShouldBeEmpty();
}
