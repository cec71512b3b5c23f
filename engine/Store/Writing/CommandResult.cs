using LaoCai.Workflows.Engine.Execution;
using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>A command as a caller sends it; the engine adds the instant and the calendar.</summary>
/// <param name="Actor">Id of the person or, with the prefix <c>system:</c>, of the part of the system that asks.</param>
/// <param name="Command">What is asked.</param>
public sealed record CommandRequest(string Actor, WorkflowCommand Command)
{
    /// <summary>Idempotency key: the same key acts once on an instance, and answers the same each time. Null: no repetition is expected.</summary>
    public Guid? Key { get; init; }

    /// <summary>
    /// Whether the actor may do this to the instance: null, or why not. It sees the very state that the command is decided on and is asked
    /// again whenever that is decided anew, so no race slips through it. It must be pure. Not asked where the instance does not exist,
    /// nor where the key's own command is answered again.
    /// </summary>
    public Func<InstanceState, Refusal?>? Guard { get; init; }

    /// <summary>Statements of the caller's that are committed with the command or not at all, such as the dossier's own row.</summary>
    public IReadOnlyList<NpgsqlBatchCommand> Companions { get; init; } = [];
}

/// <summary>What came of a command.</summary>
public abstract record CommandResult
{
    private CommandResult() { }

    /// <summary>It holds and is durable.</summary>
    /// <param name="State">The state after it.</param>
    /// <param name="Events">What happened.</param>
    /// <param name="Repeated">True: the same key had been carried out before; this is that answer again, and nothing was written.</param>
    public sealed record Done(InstanceState State, IReadOnlyList<WorkflowEvent> Events, bool Repeated = false) : CommandResult;

    /// <summary>
    /// It does not hold; nothing was written. Codes of the interpreter and of the request's guard, and <c>instance.unknown</c>, <c>definition.unknown</c>,
    /// <c>command.key-reused</c> (the key was used for another command).
    /// </summary>
    public sealed record Refused(Refusal Refusal) : CommandResult;

    /// <summary>Others changed the instance again and again meanwhile; nothing was written.</summary>
    public sealed record Conflict : CommandResult;

    /// <summary>A companion statement failed, such as on a unique constraint; nothing was written.</summary>
    public sealed record CompanionFailed(PostgresException Error) : CommandResult;

    /// <summary>The database is not there. Whether the command holds is unknown; repeating it with its key tells.</summary>
    public sealed record Unavailable(Exception Error) : CommandResult;
}
