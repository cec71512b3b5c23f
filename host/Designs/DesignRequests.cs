using System.Text.Json;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>What the designer sends, and what it is told.</summary>
internal sealed record NewDraft(string? Name, string? Drawing, JsonElement? Forms, string? DefinitionId);

internal sealed record SavedDraft(string? Name, string? Drawing, JsonElement? Forms);

internal sealed record LockRequest(bool TakeOver);

internal sealed record DrawingRequest(string? Drawing);

/// <param name="Drawing">What is to be arranged.</param>
/// <param name="Like">Where people have put things.</param>
internal sealed record ArrangeRequest(string? Drawing, string? Like);

/// <summary>Who edits a draft, and whether that is the one who asks.</summary>
public sealed record LockAnswer(string Holder, string HolderName, DateTimeOffset Since, bool Mine);

internal sealed record DraftSummary(
    Guid Id, string Name, string? Code, int Revision, DateTimeOffset SavedAt, string SavedBy, LockAnswer? Lock);

internal sealed record DraftAnswer(
    Guid Id, string Name, string? Code, int Revision, DateTimeOffset SavedAt, string SavedBy, LockAnswer? Lock,
    string Drawing, JsonElement Forms, string? DefinitionId);

internal sealed record SaveAnswer(int Revision, DateTimeOffset SavedAt);
