using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Tests.Execution;

public sealed class MigrationTests
{
    private static Flow Old() => Flow.Of().Fork("tach", "A", "B").Task("a").Task("b", "{\"title\":\"Cũ\",\"limit\":{\"value\":1,\"unit\":\"day\"}}").Join("gop", "WaitAll").Task("ky")
        .Connect("batDau > tach", "tach.A > a > gop", "tach.B > b > gop > ky");

    [Fact]
    public void Open_tasks_and_the_joins_memory_come_along()
    {
        ExecutableDefinition to = Flow.Of().Fork("tach", "A", "B").Task("a").Task("b2", "{\"title\":\"Mới\"}").Join("gop", "WaitAll").Task("xem").Task("ky")
            .Connect("batDau > tach", "tach.A > a > gop", "tach.B > b2 > gop > xem > ky").Compile();
        Instance instance = new(Old().Compile(), to);
        Start(instance, Old().Compile());
        instance.Complete("a").ShouldBeNull();

        instance.Do(Migrate(to, ("b", "b2"))).ShouldBeNull();

        instance.State!.DefinitionHash.ShouldBe(to.Hash);
        instance.Open.ShouldBe("b2");
        instance.State.Tasks[0].Step.Title.ShouldBe("Mới");
        instance.State.Deadlines.ShouldHaveSingleItem().DueAt.ShouldBeGreaterThan(instance.Now);
        instance.Complete("b2").ShouldBeNull();
        instance.Open.ShouldBe("xem");
        instance.Complete("xem").ShouldBeNull();
        instance.Complete("ky").ShouldBeNull();
        instance.State.SubStatus.ShouldBe(InstanceSubStatus.Finished);
    }

    [Fact]
    public void A_step_put_in_behind_the_open_task_will_be_done_and_one_before_it_will_not()
    {
        ExecutableDefinition from = Flow.Of().Task("a").Task("b").Task("c").Connect("batDau > a > b > c").Compile();
        ExecutableDefinition to = Flow.Of().Task("a").Task("a2").Task("b").Task("b2").Task("c").Connect("batDau > a > a2 > b > b2 > c").Compile();
        Instance instance = new(from, to);
        Start(instance, from);
        instance.Complete("a").ShouldBeNull();

        instance.Do(Migrate(to)).ShouldBeNull();

        instance.Open.ShouldBe("b");
        instance.Complete("b").ShouldBeNull();
        instance.Open.ShouldBe("b2");
    }

    [Fact]
    public void An_open_task_without_a_place_in_the_new_version_is_named_and_nothing_changes()
    {
        ExecutableDefinition from = Flow.Of().Task("a").Connect("batDau > a").Compile(), to = Flow.Of().Task("khac").Connect("batDau > khac").Compile();
        Instance instance = new(from, to);
        Start(instance, from);
        InstanceState before = instance.State!;

        string? refused = instance.Do(Migrate(to));

        refused.ShouldBe("migration.unmapped");
        instance.State.ShouldBeSameAs(before);
    }

    [Fact]
    public void A_migrated_state_is_read_back_byte_for_byte()
    {
        ExecutableDefinition from = Old().Compile(), to = Old().Task("them").Connect("ky > them").Compile();
        Instance instance = new(from, to);
        Start(instance, from);
        instance.Do(Migrate(to)).ShouldBeNull();

        byte[] stored = InstanceStateJson.Write(instance.Lookup, instance.State!);

        InstanceStateJson.Write(instance.Lookup, InstanceStateJson.Read(instance.Lookup, stored)).ShouldBe(stored);
    }

    private static void Start(Instance instance, ExecutableDefinition definition) =>
        instance.Do(new WorkflowCommand.StartInstance(definition.Hash, null, JsonDocument.Parse("{}").RootElement, new Dictionary<string, string>(StringComparer.Ordinal))).ShouldBeNull();

    private static WorkflowCommand.Migrate Migrate(ExecutableDefinition to, params (string Old, string New)[] mapping) =>
        new(to.Hash, mapping.ToDictionary(one => one.Old, one => one.New, StringComparer.Ordinal), "phiên bản mới");
}
