using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Elsa;

public sealed class CompilerTests
{
    [Fact]
    public void Actors_are_resolved_on_the_way()
    {
        var steps = new[]
        {
            Step(1) with { Actor = "Bộ phận Một cửa", Role = null },
            Step(2) with { Actor = "Lãnh đạo Sở", Role = null },
            Step(3) with { Actor = "BP TN&TKQ", Role = null },
        };

        var compilation = Compiler.Compile(Procedure(steps), CheckContext.Nothing);

        compilation.Diagnostics.ShouldBeEmpty();
        compilation.Procedure.Steps.Select(step => step.Role!.Role).ShouldBe(["receptionist", "agencyHead", "receptionist"]);
        compilation.Document.ShouldNotBeNull();
    }

    [Fact]
    public void A_procedure_with_an_error_has_no_definition_and_every_error_is_said()
    {
        var compilation = Compiler.Compile(
            Procedure(Step(1, "receptionist", When("A", To(7))), Step(2) with { Limit = null, Time = "chừng một tuần" }, Step(3) with { Role = null, Actor = "?" }),
            CheckContext.Nothing);

        compilation.Document.ShouldBeNull();
        compilation.Diagnostics.Where(diagnostic => diagnostic.Severity is Severity.Error).Select(diagnostic => diagnostic.Code)
            .ShouldBe(["LC2001", "LC2104", "LC2205", "LC2201", "LC2201", "LC2202"], ignoreOrder: true);
    }
}
