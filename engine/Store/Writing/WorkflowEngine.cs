using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Reading;
using LaoCai.Workflows.Store.Rows;
using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>
/// Carries out commands: decide on the state last seen, commit if the instance still stands there, else look again.
/// A command holds once it is durable, and once only.
/// </summary>
public sealed class WorkflowEngine : IDisposable
{
    /// <summary>How often a command is decided anew when others got ahead of it.</summary>
    private const int Attempts = 8;

    private readonly DefinitionStore definitions;
    private readonly CalendarStore calendars;
    private readonly TimeProvider clock;
    private readonly InstanceReader reader;
    private readonly InstanceHistory history;
    private readonly HotInstances hot;
    private readonly GroupCommitter committer;
    private readonly Lanes lanes = new();

    internal WorkflowEngine(
        DefinitionStore definitions, CalendarStore calendars, InstanceReader reader, InstanceHistory history, HotInstances hot, GroupCommitter committer, TimeProvider clock)
    {
        this.definitions = definitions;
        this.calendars = calendars;
        this.reader = reader;
        this.history = history;
        this.hot = hot;
        this.committer = committer;
        this.clock = clock;
    }

    /// <summary>Hears of effects that were just committed.</summary>
    internal Action<IReadOnlyList<OutboxRow>>? Committed { get; set; }

    /// <summary>Carries out one command.</summary>
    /// <param name="instanceId">The instance; for a start, the id that it is to have.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="ct">Ends the wait for a turn and for reads; a commit on its way is waited for.</param>
    public async Task<CommandResult> Submit(Guid instanceId, CommandRequest request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var turn = await lanes.Enter(instanceId, ct);
        try
        {
            return await Carry(instanceId, request, ct);
        }
        catch (NpgsqlException lost) when (lost is not PostgresException || IsDatabaseTrouble(lost))
        {
            hot.Forget(instanceId);
            return new CommandResult.Unavailable(lost);
        }
    }

    private async Task<CommandResult> Carry(Guid instanceId, CommandRequest request, CancellationToken ct)
    {
        var commandId = request.Key ?? Guid.CreateVersion7(clock.GetUtcNow());
        // A key may have been used before this call; an id of our own only after a commit whose outcome we do not know.
        var mayBeRepeated = request.Key is not null;
        var fresh = false;
        Exception? lost = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = fresh ? null : hot.Find(instanceId);
            // A start under an id that nobody has used is what starts nearly always are; where it is not, the commit says so.
            var seenInDatabase = before is null ? fresh || mayBeRepeated || request.Command is not WorkflowCommand.StartInstance
                : mayBeRepeated && before.CommandIds is null;
            if (seenInDatabase)
            {
                before = await reader.Read(instanceId, mayBeRepeated, ct);
                if (before is not null)
                    hot.Keep(before);
            }
            if (mayBeRepeated && before?.CommandIds is { } known && IndexOf(known, commandId) is var seq and > 0)
                return await Repeat(instanceId, seq, request, ct);

            var decision = await Decide(instanceId, before, request, commandId, clock.GetUtcNow(), ct);
            if (decision is Deciding.Refused refused)
            {
                if (seenInDatabase)
                    return new CommandResult.Refused(refused.Refusal);
                // What this host remembers may be old news.
                fresh = true;
                continue;
            }

            var prepared = ((Deciding.Accepted)decision).Preparation;
            switch (await committer.Commit(prepared.Commit))
            {
                case CommitOutcome.Held:
                    Learn(prepared);
                    return new CommandResult.Done(prepared.After.State, prepared.Events);

                case CommitOutcome.Conflict:
                    fresh = true;
                    break;

                case CommitOutcome.Rejected rejected when IsDatabaseTrouble(rejected.Error):
                    return new CommandResult.Unavailable(rejected.Error);

                case CommitOutcome.Rejected rejected when request.Companions.Count > 0:
                    return new CommandResult.CompanionFailed(rejected.Error);

                case CommitOutcome.Rejected rejected:
                    throw rejected.Error;

                case CommitOutcome.Unknown unknown:
                    hot.Forget(instanceId);
                    if (lost is not null)
                        return new CommandResult.Unavailable(unknown.Error);
                    // Look it up once: what was written is there, what was not is written now.
                    lost = unknown.Error;
                    fresh = true;
                    mayBeRepeated = true;
                    break;
            }
        }
        return new CommandResult.Conflict();
    }

    /// <summary>Decides a command on a state; writes nothing.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="before">As it stands; null where it is not there.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="commandId">The command's id.</param>
    /// <param name="at">Its instant.</param>
    /// <param name="ct">Ends the wait for versions.</param>
    internal async Task<Deciding> Decide(
        Guid instanceId, HotInstance? before, CommandRequest request, Guid commandId, DateTimeOffset at, CancellationToken ct)
    {
        if (await calendars.Latest(ct) is not { } calendar)
            return new Deciding.Refused(new Refusal("calendar.none", "No calendar has been published yet."));
        if (CommandCheck.Refuse(request) is { } refusal)
            return new Deciding.Refused(refusal);
        if (before is not null && request.Guard?.Invoke(before.State) is { } forbidden)
            return new Deciding.Refused(forbidden);
        var named = request.Command switch
        {
            WorkflowCommand.StartInstance start => start.DefinitionHash,
            WorkflowCommand.Migrate migrate => migrate.DefinitionHash,
            _ => null,
        };
        if (named is not null)
            await definitions.Compiled(named, ct);
        var startable = await definitions.Startable(ct);
        var context = new DecisionContext(instanceId, definitions.Known, calendar, startable.ContainsKey);
        var envelope = new CommandEnvelope(commandId, StoredInstant.Floor(at), request.Actor, calendar.Version, request.Command);
        return Interpreter.Decide(context, before?.State, envelope) switch
        {
            Decision.Refused refused => new Deciding.Refused(refused.Refusal),
            Decision.Accepted accepted => new Deciding.Accepted(Preparation.Of(definitions.Known, before, accepted, envelope, request.Companions)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Remembers what was committed and passes its effects on.</summary>
    internal void Learn(Preparation committed)
    {
        hot.Keep(committed.After);
        if (committed.Commit.Outbox.Count > 0)
            Committed?.Invoke(committed.Commit.Outbox);
    }

    /// <summary>Answers as it was answered when the command was carried out.</summary>
    private async Task<CommandResult> Repeat(Guid instanceId, long seq, CommandRequest request, CancellationToken ct)
    {
        var replay = await history.Replay(instanceId, untilSeq: seq, ct: ct);
        if (replay.Difference is { } difference)
            throw new InvalidDataException($"The history of {instanceId} does not hold at {difference.Seq}: {difference.Code}.");
        var first = replay.Records[^1];
        if (first.Record.Actor != request.Actor || first.Record.Command != WorkflowCommandJson.Write(request.Command))
            return new CommandResult.Refused(new Refusal("command.key-reused", "The key was used for another command."));
        return new CommandResult.Done(first.State, first.Events, Repeated: true);
    }

    public void Dispose() => lanes.Dispose();

    private static long IndexOf(IReadOnlyList<Guid> commands, Guid id)
    {
        for (var i = 0; i < commands.Count; i++)
        {
            if (commands[i] == id)
                return i + 1;
        }
        return 0;
    }

    /// <summary>Out of space or connections, going down, or read-only: the command itself is not at fault.</summary>
    private static bool IsDatabaseTrouble(Exception error) =>
        error is PostgresException { SqlState: var state } &&
        (state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal) ||
         state.StartsWith("57P", StringComparison.Ordinal) || state is PostgresErrorCodes.ReadOnlySqlTransaction);
}
