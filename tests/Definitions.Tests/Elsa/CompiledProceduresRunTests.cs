using System.Text.Json;
using CsCheck;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Consultations;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;
using LaoCai.Workflows.Engine.Conformance;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Definitions.Tests.Elsa;

/// <summary>The engine runs what the compiler writes, and a dossier is always where the procedure says it is.</summary>
public sealed class CompiledProceduresRunTests
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["receiving"] = "H38.01.01", ["deciding"] = "H38.05", ["specialist"] = "H38.05.02", ["province"] = "H38.01",
    };

    /// <summary>Where a dossier is by the procedure alone: at a stage, waiting for the applicant after one, or at the end.</summary>
    private sealed class Expectation(Procedure procedure)
    {
        private readonly RouteGraph graph = RouteGraph.Of(procedure);
        private int? stage = 0;
        private bool waits;

        public bool Ended => stage is null;

        public IEnumerable<string> Open =>
            stage is not { } at ? []
            : waits ? [ActivityIds.Supplement(graph.Stages[at].First.No)]
            : graph.Stages[at].Steps.SelectMany(step => Enumerable.Range(1, Consultation.Of(step)?.Further.Count() ?? 0).Select(agency => ActivityIds.Consulted(step.No, agency)).Prepend(ActivityIds.Step(step.No)));

        /// <summary>Takes the outcomes of all open tasks, by activity.</summary>
        public void Follow(Dictionary<string, string?> chosen)
        {
            var at = stage!.Value;
            if (waits)
            {
                waits = false;
                if (chosen[ActivityIds.Supplement(graph.Stages[at].First.No)] != HumanSteps.Supplemented) stage = null;
                return;
            }

            var routes = graph.From(graph.Stages[at]).ToList();
            var onward = routes.FirstOrDefault(route => route.Outcome is null);
            var taken = routes.FirstOrDefault(route => route.Outcome is not null && chosen[ActivityIds.Step(route.Step!.No)] == route.Outcome && route.To != onward?.To) ?? onward
                ?? routes.First(route => chosen[ActivityIds.Step(route.Step!.No)] == route.Outcome);
            (stage, waits) = taken.To switch
            {
                RouteEnd.ToStage to => (to.Index, false),
                RouteEnd.Supplement => (at, true),
                _ => ((int?)null, false),
            };
        }
    }

    private static string Walk(Procedure procedure, int[] choices)
    {
        var document = ElsaWriter.Write(procedure);
        var world = new PureWorld(new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero), ProvinceCalendar.Shipped);
        if (world.Publish(document) is { Count: > 0 } problems) return $"not published: {string.Join("; ", problems)}";
        using var nothing = JsonDocument.Parse("{}");
        world.Start(document.DefinitionId, nothing.RootElement, Units);
        var expected = new Expectation(procedure);
        for (var at = 0; at < choices.Length && !expected.Ended; at++)
        {
            var state = world.Instances[0].State;
            var open = state.Tasks.Select(task => task.ActivityId).Order(StringComparer.Ordinal).ToList();
            if (!open.SequenceEqual(expected.Open.Order(StringComparer.Ordinal))) return $"open: {string.Join(' ', open)}, expected: {string.Join(' ', expected.Open)}, {state.Status}/{state.SubStatus} {string.Join(' ', state.Incidents)}";
            var chosen = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var task in state.Tasks)
            {
                var outcome = task.Step.Outcomes.Count == 0 ? null : task.Step.Outcomes[choices[at] % task.Step.Outcomes.Count];
                chosen[task.ActivityId] = outcome;
                if (world.Command(state.Id, "chuyenvien", new WorkflowCommand.CompleteTask(new TaskId(state.Id, task.ExecutionNo).ToString(), outcome, null)) is { } refusal)
                    return $"{task.ActivityId} “{outcome}”: {refusal}";
            }

            expected.Follow(chosen);
        }

        var last = world.Instances[0].State;
        return (last.Status is InstanceStatus.Finished) == expected.Ended && last.Incidents.Count == 0 && last.SubStatus is not InstanceSubStatus.Faulted
            ? ""
            : $"ended: {expected.Ended}, but {last.Status}/{last.SubStatus}, incidents: {string.Join("; ", last.Incidents)}";
    }

    private static string Told(Procedure procedure) => string.Join("; ", procedure.Steps.Select(step =>
        $"{step.No}{(step.Together is { } together ? $"∥{together}" : "")} [{string.Join(", ", step.Outcomes.Select(outcome => $"{outcome.When}→{outcome.To}"))}]"));

    [Fact]
    public void Whatever_is_chosen_a_dossier_is_where_the_procedure_says()
    {
        var walks = from procedure in Generated.Procedures
            from choices in Gen.Int[0, 5].Array[1, 25]
            select (procedure, choices);

        walks.Select(walk => Walk(walk.procedure, walk.choices) is { Length: > 0 } fault ? $"{fault} — {Told(walk.procedure)} — {string.Join(' ', walk.choices)}" : "")
            .Sample(fault => fault.Length == 0, iter: 400);
    }

    [Fact]
    public void Whoever_is_asked_within_a_step_the_dossier_goes_on_when_all_have_answered()
    {
        var walks = from procedure in Generated.Procedures
            from asked in Gen.Int[1, 255]
            from ofActors in Gen.Bool
            from choices in Gen.Int[0, 5].Array[1, 25]
            select (Procedure: Asking(procedure, asked, new(["Sở Xây dựng", "Công an tỉnh", "UBND huyện Sa Pa"], ofActors)), choices);

        walks.Select(walk => Walk(walk.Procedure, walk.choices) is { Length: > 0 } fault ? $"{fault} — {Told(walk.Procedure)} — {string.Join(' ', walk.choices)}" : "")
            .Sample(fault => fault.Length == 0, iter: 400);
    }

    private static Procedure Asking(Procedure procedure, int asked, Consultation consultation) => procedure with
    {
        Steps = [.. procedure.Steps.Select(step => (asked >> (step.No % 8) & 1) == 0 ? step : step with { Inferences = [.. step.Inferences, new(consultation.Means, "Lấy ý kiến các cơ quan")] })],
    };
}
