using LaoCai.Workflows.Host.Forecasts;

namespace LaoCai.Workflows.Host.Pages.Inbox;

/// <summary>Whose tasks are listed.</summary>
internal enum InboxShow { Mine, Unclaimed, Unit }

/// <summary>One task in a list.</summary>
public sealed record InboxRow
{
    public required string TaskId { get; init; }
    public required string Title { get; init; }

    /// <summary>Null where the instance carries no dossier.</summary>
    public string? DossierCode { get; init; }

    public string? ApplicantName { get; init; }
    public required string ProcedureName { get; init; }

    /// <summary>Code of the unit whose calendar counts; null: the province's.</summary>
    public string? UnitCode { get; init; }

    public string? UnitName { get; init; }
    /// <summary>Id of who claimed it; null: nobody.</summary>
    public string? Assignee { get; init; }
    public string? AssigneeName { get; init; }

    /// <summary>Full name of the absent colleague in whose stead the reader would do it; null: in their own name.</summary>
    public string? InSteadOf { get; init; }

    /// <summary>UTC; null where the step has no limit.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The chance that the dossier will be late; null where nothing can be said.</summary>
    public TaskForecast? Forecast { get; init; }

    /// <summary>Whether a warning has gone out.</summary>
    public bool Warned { get; init; }

    /// <summary>Rungs of the escalation that were reached.</summary>
    public int Escalations { get; init; }

    /// <summary>Whether the dossier is on hold or stopped at a fault: the task cannot be worked on.</summary>
    public bool Held { get; init; }
}

/// <summary>A page of a list of tasks.</summary>
internal sealed record InboxList(IReadOnlyList<InboxRow> Rows, bool HasMore);

/// <summary>How many tasks there are of each kind, counted up to <see cref="Most"/> and one.</summary>
internal sealed record InboxCounts(int Mine, int Unclaimed, int Unit, int Late)
{
    public const int Most = 99;
}

/// <summary>A procedure that the person's open tasks belong to.</summary>
internal sealed record InboxProcedure(string DefinitionId, string Name);
