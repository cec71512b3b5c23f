using System.Text.Json;
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
    public InstanceState? State { get; private set; }
    public IReadOnlyList<WorkflowEvent> Events { get; private set; } = [];
    public IReadOnlyList<Effect> Effects { get; private set; } = [];

    public DefinitionLookup Lookup => hash => _definitions.GetValueOrDefault(hash);

    public static Instance Started(Flow flow, string input = "{}")
    {
        ExecutableDefinition definition = flow.Compile();
        Instance instance = new(definition);
        instance.Do(new WorkflowCommand.StartInstance(definition.Hash, "HS-001", JsonDocument.Parse(input).RootElement, new Dictionary<string, string>(StringComparer.Ordinal)));

        return instance;
    }

    /// <summary>Null when the command was accepted, otherwise the code of its refusal.</summary>
    public string? Do(WorkflowCommand command, string actor = "lan")
    {
        DecisionContext context = new(Id, Lookup, Given.Weekdays, id => id == "con");
        Decision decision = Interpreter.Decide(context, State, Envelope(command, actor));

        if (decision is Decision.Refused refused)
        {
            return refused.Refusal.Code;
        }

        Decision.Accepted accepted = (Decision.Accepted)decision;
        (State, Events, Effects) = (accepted.State, accepted.Events, accepted.Effects);

        return null;
    }

    public string? Complete(string activity, string? outcome = null, string? result = null, string actor = "lan") =>
        Do(new WorkflowCommand.CompleteTask(TaskIdOf(activity), outcome, result is null ? null : JsonDocument.Parse(result).RootElement), actor);

    public string TaskIdOf(string activity) =>
        new TaskId(Id, State!.Tasks.FirstOrDefault(task => task.ActivityId == activity)?.ExecutionNo ?? 999).ToString();

    public string Open => string.Join(' ', State!.Tasks.Select(task => task.ActivityId));

    public CommandEnvelope Envelope(WorkflowCommand command, string actor) =>
        new(new Guid(++_commands, 0, 0, new byte[8]), Now, actor, Given.Weekdays.Version, command);
}
