using LaoCai.Workflows.Definitions.Drawing;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Documents;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Forecasts;
using LaoCai.Workflows.Host.MadeDocuments;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

/// <summary>A dossier as it stood at a moment.</summary>
internal sealed record DossierView
{
    public required Dossier Dossier { get; init; }
    public required IReadOnlyList<HandedInComponent> Components { get; init; }

    /// <summary>The state at the moment; null before the first record.</summary>
    public InstanceState? State { get; init; }

    /// <summary>The version that the dossier ran on then; null where it cannot be read.</summary>
    public WorkflowDocument? Definition { get; init; }

    /// <summary>Everything that has happened until now.</summary>
    public required IReadOnlyList<StoryEntry> All { get; init; }

    /// <summary>What had happened at the moment.</summary>
    public required IReadOnlyList<StoryEntry> Shown { get; init; }

    public required StepMarks Marks { get; init; }
    public required Names Names { get; init; }

    /// <summary>Full names by actor id.</summary>
    public required IReadOnlyDictionary<string, string> People { get; init; }

    /// <summary>The moment, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the moment lies in the past: the page then only shows.</summary>
    public bool IsPast { get; init; }

    /// <summary>The calendars that were in force then.</summary>
    public CalendarSet? Calendars { get; init; }

    /// <summary>Why the dossier's date and those of its open steps were what they were at the moment.</summary>
    public IReadOnlyList<ProofTree> Proofs { get; init; } = [];

    /// <summary>The chance of lateness by open task; nothing of the past is forecast.</summary>
    public IReadOnlyDictionary<TaskId, TaskForecast> Forecasts { get; init; } = new Dictionary<TaskId, TaskForecast>();

    /// <summary>The dossiers that it is linked with.</summary>
    public required DossierLinks Links { get; init; }

    /// <summary>What had been asked for at the moment of documents that the procedure makes out by itself.</summary>
    public required IReadOnlyList<DocumentSummary> Documents { get; init; }

    /// <summary>Number of the record where the history stopped telling what really follows; null: it holds.</summary>
    public long? BrokenAt { get; init; }
}
