using LaoCai.Workflows.Definitions.Routes;
using static LaoCai.Workflows.Definitions.Tests.Given;

namespace LaoCai.Workflows.Definitions.Tests.Routes;

public sealed class RouteGraphTests
{
    [Fact]
    public void Steps_without_outcomes_follow_one_another_to_the_end()
    {
        var graph = RouteGraph.Of(Procedure(Step(1), Step(2)));

        graph.Routes.Select(route => route.To).ShouldBe([new RouteEnd.ToStage(1), new RouteEnd.Finish()]);
    }

    [Fact]
    public void Steps_done_together_are_one_stage_and_a_jump_to_one_of_them_goes_to_all()
    {
        var graph = RouteGraph.Of(Procedure(
            Step(1), Step(2) with { Together = 1 }, Step(3) with { Together = 1 }, Step(4, "agencyHead", When("Đạt", Next), When("Sửa", To(3)))));

        graph.Stages.Count.ShouldBe(3);
        graph.Stages[1].Parallel.ShouldBeTrue();
        graph.Routes.ShouldContain(route => route.Outcome == "Sửa" && route.To == new RouteEnd.ToStage(1));
    }

    [Fact]
    public void Neighbouring_blocks_with_different_numbers_stay_apart()
    {
        var graph = RouteGraph.Of(Procedure(
            Step(1) with { Together = 1 }, Step(2) with { Together = 1 }, Step(3) with { Together = 2 }, Step(4) with { Together = 2 }));

        graph.Stages.Select(stage => stage.Steps.Count).ShouldBe([2, 2]);
    }

    [Fact]
    public void A_step_lies_on_every_path_only_where_no_shortcut_goes_round_it()
    {
        var straight = Dominance.Of(4, [(0, 1), (1, 2), (2, 3), (3, 1)]);
        var shortcut = Dominance.Of(4, [(0, 1), (1, 2), (2, 3), (0, 2), (3, 1)]);

        straight[3].ShouldBe([0, 1, 2, 3], ignoreOrder: true);
        shortcut[3].ShouldBe([0, 2, 3], ignoreOrder: true);
    }

    [Fact]
    public void A_node_that_is_not_reached_has_nothing_on_its_paths()
    {
        Dominance.Of(3, [(0, 2)])[1].ShouldBeEmpty();
    }
}
