using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

public enum StoryKind { Plain, Good, Late, End }

/// <summary>One record of a dossier's history as a clerk reads it.</summary>
/// <param name="Seq">Number of the record within the dossier.</param>
/// <param name="At">UTC.</param>
/// <param name="Actor">Id of who did it; a part of the system where it begins with <c>system:</c>.</param>
/// <param name="Kind">How it is marked.</param>
/// <param name="What">What happened.</param>
/// <param name="Then">What followed from it.</param>
/// <param name="Note">What the person wrote; null: nothing.</param>
public sealed record StoryEntry(
    long Seq, DateTimeOffset At, string Actor, StoryKind Kind, Phrase What, IReadOnlyList<Phrase> Then, string? Note)
{
    /// <summary>Id of the absent person in whose stead it was done; null: in the actor's own name.</summary>
    public string? For { get; init; }

    /// <summary>Everybody whose name it needs.</summary>
    public IEnumerable<string> People => For is null ? [Actor] : [Actor, For];
}
