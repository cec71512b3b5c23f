using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>One running instance: a dossier, or a child of one.</summary>
internal sealed class SimulatedCase(Guid id, ExecutableDefinition definition, SimulatedCase? root, DateTimeOffset startedAt, Chance chance)
{
    public Guid Id { get; } = id;
    public ExecutableDefinition Definition { get; } = definition;

    /// <summary>The dossier that it belongs to.</summary>
    public SimulatedCase Root => root ?? this;

    public bool IsDossier => root is null;
    public DateTimeOffset StartedAt { get; } = startedAt;
    public Chance Chance { get; } = chance;

    /// <summary>Null before its start.</summary>
    public InstanceState? State { get; set; }

    public List<SimulatedTask> Tasks { get; } = [];

    /// <summary>The dossier's date as it stood last, UTC; null where it has none.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public bool IsOver { get; set; }

    /// <summary>Of a dossier: it and its children do not go on any more.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Of a dossier: its instances, itself first.</summary>
    public List<SimulatedCase> Family { get; } = [];

    /// <summary>Commands of the whole dossier, so that one that goes round for ever ends.</summary>
    public int Commands { get; set; }
}
