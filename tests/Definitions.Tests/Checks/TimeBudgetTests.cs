using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Calendars;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Checks;

public sealed class TimeBudgetTests
{
    private static IReadOnlyList<Diagnostic> Budget(Procedure procedure) => [.. TimeBudget.Find(procedure, RouteGraph.Of(procedure))];

    [Fact]
    public void Eight_hours_are_a_day()
    {
        var procedure = Procedure(Step(1) with { Limit = Hours(2) }, Step(2) with { Limit = Hours(6) }) with { LegalLimit = Days(1) };

        Budget(procedure).ShouldBeEmpty();
    }

    [Fact]
    public void A_sum_over_the_legal_limit_is_an_error_that_shows_path_and_sum()
    {
        var found = Budget(Procedure(Step(1), Step(2), Step(3)) with { LegalLimit = Days(2) }).ShouldHaveSingleItem();

        found.Code.ShouldBe("LC2101");
        found.Severity.ShouldBe(Severity.Error);
        found.Message.ShouldContain("3 ngày");
        found.Message.ShouldContain("bước 1 (1 ngày làm việc) → bước 2 (1 ngày làm việc) → bước 3 (1 ngày làm việc)");
    }

    [Fact]
    public void A_smaller_sum_is_warned_of_unless_the_limit_says_at_most()
    {
        var steps = new[] { Step(1) with { Limit = Days(1.5m) }, Step(2) with { Limit = Days(12) } };

        var found = Budget(Procedure(steps) with { LegalLimit = Days(15) }).ShouldHaveSingleItem();
        found.Severity.ShouldBe(Severity.Warning);
        found.Message.ShouldContain("13,5 ngày khác thời hạn 15 ngày");
        Budget(Procedure(steps) with { LegalLimit = Days(15, "Không quá 15 ngày làm việc") }).ShouldBeEmpty();
    }

    [Fact]
    public void A_limit_shared_by_a_group_counts_once()
    {
        var procedure = Procedure(Step(1) with { Group = 1 }, Step(2) with { Group = 1 }, Step(3)) with { LegalLimit = Days(2) };

        Budget(procedure).ShouldBeEmpty();
    }

    [Fact]
    public void Of_steps_done_together_the_longest_counts()
    {
        var procedure = Procedure(
            Step(1), Step(2) with { Together = 1, Limit = Days(5) }, Step(3) with { Together = 1, Limit = Days(3) }, Step(4)) with { LegalLimit = Days(7) };

        Budget(procedure).ShouldBeEmpty();
    }

    [Fact]
    public void A_way_back_is_not_counted_and_a_shortcut_does_not_hide_the_long_way()
    {
        var procedure = Procedure(
            Step(1, "specialist", When("Cần xác minh", Next), When("Không cần", To(3))),
            Step(2),
            Step(3, "agencyHead", When("Ký", Next), When("Làm lại", To(1)))) with { LegalLimit = Days(2) };

        var found = Budget(procedure).ShouldHaveSingleItem();

        found.Code.ShouldBe("LC2101");
        found.English.ShouldContain("takes 3 days");
    }

    [Fact]
    public void Working_days_against_calendar_days_are_only_warned_of()
    {
        var legal = new PrintedLimit(new TimeLimit(2, TimeUnit.Day), "02 ngày", UnitSource.Cell);

        Budget(Procedure(Step(1), Step(2), Step(3)) with { LegalLimit = legal }).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
    }

    [Fact]
    public void A_document_without_a_limit_is_told_so()
    {
        Budget(Procedure(Step(1)) with { LegalLimit = null }).ShouldHaveSingleItem().Code.ShouldBe("LC2103");
    }
}
