using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Deadlines;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Checks;

public sealed class AgencyLimitsTests
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

    [Fact]
    public void An_agency_whose_steps_count_calendar_days_has_a_share_in_calendar_days()
    {
        var shares = Shares(At("deciding", Days(2)), At("province", Calendar(5)), At("province", Calendar(3)));

        shares.Select(share => share.Limit).ShouldBe([new TimeLimit(2, TimeUnit.WorkingDay), new TimeLimit(8, TimeUnit.Day)]);
    }

    [Fact]
    public void Working_days_and_calendar_days_of_one_agency_do_not_add_up_and_the_author_is_told_at_which_step()
    {
        Step[] steps = [At("deciding", Days(2)), At("province", Days(1)), At("province", Calendar(5))];

        Shares(steps).Select(share => share.Agency).ShouldBe(["deciding"]);
        var told = Found(steps).ShouldHaveSingleItem();
        told.Severity.ShouldBe(Severity.Info);
        told.Message.ShouldContain("bước 3 (“5 ngày”) tính thời gian khác các bước kia");
    }

    [Fact]
    public void The_author_is_told_of_the_step_without_a_limit_that_leaves_its_agency_without_a_share() =>
        Found(At("deciding", Days(2)), At("province", null)).ShouldHaveSingleItem().Message.ShouldContain("bước 2 không có thời hạn");

    [Fact]
    public void Where_each_agency_has_its_share_or_one_does_it_all_there_is_nothing_to_say()
    {
        Found(At("deciding", Days(2)), At("province", Calendar(5))).ShouldBeEmpty();
        Found(At("deciding", Days(2)), At("deciding", Calendar(5))).ShouldBeEmpty();
    }

    private static List<Diagnostic> Found(params Step[] steps)
    {
        var procedure = Procedure([.. Numbered(steps)]);
        return [.. AgencyLimits.Find(procedure, RouteGraph.Of(procedure))];
    }

    private static PrintedLimit Calendar(decimal days) => Days(days, $"{days} ngày") with { Limit = new TimeLimit(days, TimeUnit.Day) };

    private static IEnumerable<Step> Numbered(Step[] steps) => steps.Select((step, at) => step with { No = at + 1, Text = $"Việc {at + 1}" });

    private static IReadOnlyList<AgencyShare> Shares(params Step[] steps)
    {
        var document = ElsaWriter.Write(Procedure([.. Numbered(steps)]));
        return ExecutableDefinition.Compile(document).Definition!.Clock.Shares;
    }

    private static Step At(string unit, PrintedLimit? limit) => Step(1) with { Role = new ActorRole("specialist", unit), Limit = limit, Time = limit?.Text ?? "" };
}
