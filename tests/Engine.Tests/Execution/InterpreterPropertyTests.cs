using System.Text.Json;
using CsCheck;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Simulation;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>Any definition, any commands: after each one the laws of the engine hold.</summary>
public sealed class InterpreterPropertyTests
{
    private static readonly Gen<int[]> Numbers = Gen.Int[0, 10_000].Array[20, 400];

    [Fact]
    public void Replay_equals_state_and_no_token_is_lost_or_doubled() => Numbers.Sample(
        numbers => Drive(new Choices(numbers)),
        iter: 200,
        threads: 1);

    [Fact]
    public void What_is_driven_reaches_every_command_event_and_activity()
    {
        HashSet<string> missing = [.. typeof(WorkflowCommand).GetNestedTypes().Concat(typeof(WorkflowEvent).GetNestedTypes()).Select(type => type.Name), .. Enum.GetNames<ActivityKind>()];

        for (int row = 0; row < 400 && missing.Count > 0; row++)
        {
            Chance chance = new Chance(2026).Of(row);
            missing.ExceptWith(Drive(new Choices([.. Enumerable.Range(0, 300).Select(at => (int)(chance.Of(at).Share * 10_000))])));
        }

        missing.ShouldBeEmpty();
    }

    private static HashSet<string> Drive(Choices choices)
    {
        int[] numbers = choices.Numbers;
        ExecutableDefinition definition = new AnyFlow(choices).Compile();
        Driven driven = new(definition, new AnyFlow(new Choices(numbers), "moi-").Compile());
        driven.Do(new WorkflowCommand.StartInstance(definition.Hash, "HS", JsonDocument.Parse("{\"a\":1}").RootElement, new Dictionary<string, string>(StringComparer.Ordinal) { ["receiving"] = "H38.01" }));

        while (!choices.AreOver)
        {
            driven.Do(AnyCommand.Of(choices, driven));
        }

        driven.HistoryTellsTheSame();

        return [.. driven.Seen, .. definition.Activities.Select(activity => activity.Kind.ToString())];
    }
}
