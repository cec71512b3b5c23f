using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>What became of a commit.</summary>
internal abstract record CommitOutcome
{
    private CommitOutcome() { }

    /// <summary>It is durable.</summary>
    public sealed record Held : CommitOutcome;

    /// <summary>Nothing was written: the instance has moved on.</summary>
    public sealed record Conflict : CommitOutcome;

    /// <summary>Nothing was written: a statement was refused, most often a companion.</summary>
    public sealed record Rejected(PostgresException Error) : CommitOutcome;

    /// <summary>The connection was lost: it may have been written or not.</summary>
    public sealed record Unknown(Exception Error) : CommitOutcome;
}
