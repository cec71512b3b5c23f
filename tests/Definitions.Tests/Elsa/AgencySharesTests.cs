using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Elsa;

public sealed class AgencySharesTests
{
    [Fact]
    public void Each_agency_of_a_linked_procedure_has_the_sum_of_its_steps()
    {
        var shares = Shares(At("receiving", Hours(4)), At("specialist", Days(2)), At("deciding", Hours(4)), At("province", Days(3)), At("deciding", Hours(4)));

        shares.Select(share => (share.Agency, share.Limit)).ShouldBe([("deciding", new TimeLimit(3, TimeUnit.WorkingDay)), ("province", new TimeLimit(3, TimeUnit.WorkingDay))]);
        shares[0].Units.ShouldBe(["specialist"]);
    }

    [Fact]
    public void A_limit_that_steps_share_counts_once_and_of_steps_done_together_the_longest()
    {
        var shares = Shares(
            At("deciding", Days(2)) with { Group = 1 }, At("deciding", Days(2)) with { Group = 1 },
            At("province", Days(1)) with { Together = 1 }, At("province", Days(4)) with { Together = 1 });

        shares.Select(share => share.Limit.Value).ShouldBe([2, 4]);
    }

    [Fact]
    public void Where_one_agency_does_it_all_there_are_no_shares() =>
        Shares(At("receiving", Hours(4)), At("specialist", Days(2)), At("deciding", Days(1))).ShouldBeEmpty();

    [Fact]
    public void An_agency_with_a_step_without_a_limit_has_no_share() =>
        Shares(At("deciding", Days(2)), At("province", null)).Select(share => share.Agency).ShouldBe(["deciding"]);

    private static IReadOnlyList<AgencyShare> Shares(params Step[] steps)
    {
        var document = ElsaWriter.Write(Procedure([.. steps.Select((step, at) => step with { No = at + 1, Text = $"Việc {at + 1}" })]));
        return ExecutableDefinition.Compile(document).Definition!.Clock.Shares;
    }

    private static Step At(string unit, PrintedLimit? limit) => Step(1) with { Role = new ActorRole("specialist", unit), Limit = limit, Time = limit?.Text ?? "" };
}
