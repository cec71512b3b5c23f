using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Tasks;
using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Forms;
using LaoCai.Workflows.Host.Pages.Dossiers;
using LaoCai.Workflows.Host.Pages.Language;
using LaoCai.Workflows.Store.Rows;

namespace LaoCai.Workflows.Host.Pages.Tasks;

/// <summary>A task as the person who opens it sees it.</summary>
internal sealed record TaskView
{
    public required TaskId Id { get; init; }
    public required TaskRow Row { get; init; }

    /// <summary>The step as it was opened; null once the task is closed.</summary>
    public HumanStep? Step { get; init; }

    /// <summary>What the document prints of the step beside its title; null where nothing.</summary>
    public string? Detail { get; init; }

    public IReadOnlyList<string> Products { get; init; } = [];
    public Dossier? Dossier { get; init; }
    public required string ProcedureName { get; init; }

    /// <summary>The deadline of the step; null where it has none.</summary>
    public DeadlineRow? Deadline { get; init; }

    /// <summary>The electronic form to fill in; null where the step has none.</summary>
    public StepForm? Form { get; init; }

    public bool IsHeld { get; init; }

    /// <summary>What is late and nobody has said why, in words: the task, the dossier, the share of an agency. The task cannot be finished before.</summary>
    public IReadOnlyList<Phrase> Missed { get; init; } = [];

    /// <summary>Whether the person's roles and units may work on it.</summary>
    public bool MayDo { get; init; }

    /// <summary>In whose stead the person would work on it; null: in their own name.</summary>
    public StandsInFor? InSteadOf { get; init; }

    public required IReadOnlyList<StoryEntry> Before { get; init; }
    public required Names Names { get; init; }

    /// <summary>Full names by actor id.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    public bool IsOpen => Row.ClosedAt is null;
}
