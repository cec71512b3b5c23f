using System.Text.Json;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tests.Conformance;

namespace LaoCai.Workflows.Engine.Tests.Execution;

/// <summary>One instance under test, driven by commands one after the other.</summary>
internal sealed class Instance
{
    private static readonly Guid Id = new("0195a000-0000-7000-8000-000000000001");
    private readonly Dictionary<string, ExecutableDefinition> _definitions = new(StringComparer.Ordinal);
    private int _commands;

    public Instance(params ExecutableDefinition[] definitions)
    {
        foreach (ExecutableDefinition definition in definitions)
        {
            _definitions[definition.Hash] = definition;
        }
    }

    public DateTimeOffset Now { get; set; } = Given.Monday;
    public CalendarSet Calendars { get; set; } = Given.Weekdays;
    public InstanceState? State { get; private set; }
    public IReadOnlyList<WorkflowEvent> Events { get; private set; } = [];
    public IReadOnlyList<Effect> Effects { get; private set; } = [];

    public DefinitionLookup Lookup => hash => _definitions.GetValueOrDefault(hash);

    public static Instance Started(Flow flow, string input = "{}")
    {
        ExecutableDefinition definition = flow.Compile();
        Instance instance = new(definition);
        instance.Begin(input);

        return instance;
    }

    /// <summary>Starts the first of the definitions.</summary>
    public string? Begin(string input = "{}") =>
        Do(new WorkflowCommand.StartInstance(_definitions.Keys.First(), "HS-001", JsonDocument.Parse(input).RootElement, new Dictionary<string, string>(StringComparer.Ordinal)));

    /// <summary>Null when the command was accepted, otherwise the code of its refusal.</summary>
    public string? Do(WorkflowCommand command, string actor = "lan")
    {
        DecisionContext context = new(Id, Lookup, Calendars, id => id == "con");
        Decision decision = Interpreter.Decide(context, State, Envelope(command, actor));

        if (decision is Decision.Refused refused)
        {
            return refused.Refusal.Code;
        }

        Decision.Accepted accepted = (Decision.Accepted)decision;
        Proves(accepted, Envelope(command, actor) with { Id = default });
        (State, Events, Effects) = (accepted.State, accepted.Events, accepted.Effects);

        return null;
    }

    /// <summary>What is stored of a decision gives the decided state again, byte for byte.</summary>
    private void Proves(Decision.Accepted accepted, CommandEnvelope envelope)
    {
        byte[] decided = InstanceStateJson.Write(Lookup, accepted.State);
        CommandEnvelope recorded = envelope with { Command = WorkflowCommandJson.Read(WorkflowCommandJson.Write(envelope.Command), Id) };
        IReadOnlyList<WorkflowEvent> events = WorkflowEventJson.Read(WorkflowEventJson.Write(accepted.Events));

        InstanceStateJson.Write(Lookup, Interpreter.Fold(Lookup, State, recorded, events)).ShouldBe(decided);
        InstanceStateJson.Write(Lookup, InstanceStateJson.Read(Lookup, decided)).ShouldBe(decided);
    }

    public string? Complete(string activity, string? outcome = null, string? result = null, string actor = "lan") =>
        Do(new WorkflowCommand.CompleteTask(TaskIdOf(activity), outcome, result is null ? null : JsonDocument.Parse(result).RootElement), actor);

    public string TaskIdOf(string activity) =>
        new TaskId(Id, State!.Tasks.FirstOrDefault(task => task.ActivityId == activity)?.ExecutionNo ?? 999).ToString();

    public string Open => string.Join(' ', State!.Tasks.Select(task => task.ActivityId));

    public CommandEnvelope Envelope(WorkflowCommand command, string actor) =>
        new(new Guid(++_commands, 0, 0, new byte[8]), Now, actor, Calendars.Version, command);
}
