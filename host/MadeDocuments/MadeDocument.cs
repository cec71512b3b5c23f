namespace LaoCai.Workflows.Host.MadeDocuments;

/// <summary>How far an automatic document has come.</summary>
public static class DocumentStates
{
    /// <summary>Asked for; a job makes it out.</summary>
    public const string Pending = "pending";

    public const string Made = "made";

    /// <summary>Given up; an operator decides.</summary>
    public const string Dead = "dead";

    /// <summary>Its content was erased; that it was made, when and with which hash stays.</summary>
    public const string Erased = "erased";
}

/// <summary>
/// A document that a procedure makes out by itself. It stands beside the dossier and not in its history, so that personal data in it
/// can be corrected or erased.
/// </summary>
public sealed record MadeDocument
{
    public Guid Id { get; init; }
    public Guid InstanceId { get; init; }

    /// <summary>The record of the dossier's history that asked for it.</summary>
    public long Seq { get; init; }

    /// <summary>Key of its template.</summary>
    public required string Template { get; init; }

    /// <summary>Number of the step that asked for it; null where the definition gives none.</summary>
    public int? Step { get; init; }

    /// <summary>Who caused it: id of the person, or <c>system:…</c>.</summary>
    public required string OrderedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset OrderedAt { get; init; }

    /// <summary>One of <see cref="DocumentStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>Times that it was tried since it was asked for or ordered again.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried next, UTC.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>Why the last try failed: a stable code, for an operator; null: it did not.</summary>
    public string? Error { get; init; }

    /// <summary>UTC; null until then.</summary>
    public DateTimeOffset? MadeAt { get; init; }

    /// <summary>The HTML document; null until it is made, and once it is erased.</summary>
    public string? Content { get; init; }

    /// <summary>SHA-256 of the content in UTF-8, lower-case hex; kept when the content is erased.</summary>
    public string? Hash { get; init; }

    /// <summary>From 1; one more for each time that it was made out again.</summary>
    public int Edition { get; init; }

    /// <summary>Who had it made out again or erased; null: nobody.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Why, in the operator's words.</summary>
    public string? Reason { get; init; }
}
