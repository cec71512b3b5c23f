using System.Text;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Rows;
using LaoCai.Workflows.Store.Writing;
using Npgsql;

namespace LaoCai.Workflows.Store.Migrating;

/// <summary>
/// Moves the running instances of a procedure to another version: first as a dry run that decides every one of them and writes
/// nothing, then for good, each by a command of its own. Both go through the instances in the order of their ids and hold a few
/// hundred in memory. A run that was cut off is begun again: those that were moved are no longer among the affected.
/// </summary>
public sealed class VersionMigration
{
    // 3 and 4 in the queries: finished and cancelled. Elsa counts an instance that stopped at a fault as finished, but it goes on once it is mended.
    private const int Chunk = 250;

    /// <summary>Commands under way at once; they share commits.</summary>
    private const int Together = 16;

    private readonly NpgsqlDataSource source;
    private readonly DefinitionStore definitions;
    private readonly CalendarStore calendars;
    private readonly WorkflowEngine engine;
    private readonly TimeProvider clock;

    internal VersionMigration(NpgsqlDataSource source, DefinitionStore definitions, CalendarStore calendars, WorkflowEngine engine, TimeProvider clock)
    {
        (this.source, this.definitions, this.calendars, this.engine, this.clock) = (source, definitions, calendars, engine, clock);
    }

    /// <summary>The published version; null where there is none of that number.</summary>
    public async Task<DefinitionRow?> Target(string definitionId, int version, CancellationToken ct = default)
    {
        await using var find = source.CreateCommand("select hash from workflow.definition where definition_id = $1 and version = $2");
        find.Parameters.Add(Sql.Text(definitionId));
        find.Parameters.Add(Sql.Number(version));
        return await find.ExecuteScalarAsync(ct) is string hash ? await definitions.Find(hash, ct) : null;
    }

    /// <summary>Decides the move of every affected instance and writes nothing.</summary>
    /// <returns>Null where there is no such version.</returns>
    /// <exception cref="NpgsqlException">The database is not there.</exception>
    public Task<MigrationReport?> DryRun(MigrationOrder order, IProgress<RunProgress>? progress = null, CancellationToken ct = default) =>
        Each(order, (command, at, tally) => Dry(command, at, tally, ct), progress, ct);

    /// <summary>Moves every affected instance that can be moved; those that cannot stay as they are and are told.</summary>
    /// <param name="order">What is asked.</param>
    /// <param name="actor">Who asks; stands in each history.</param>
    /// <param name="progress">Told after each group.</param>
    /// <param name="ct">Ends it between two groups; run again, it goes on.</param>
    /// <returns>Null where there is no such version.</returns>
    /// <exception cref="NpgsqlException">The database went away; run again, it goes on.</exception>
    public Task<MigrationReport?> Run(MigrationOrder order, string actor, IProgress<RunProgress>? progress = null, CancellationToken ct = default) =>
        Each(order, (command, at, tally) => Move(command, at, actor, tally, ct), progress, ct);

    private async Task<MigrationReport?> Each(
        MigrationOrder order, Func<WorkflowCommand.Migrate, IReadOnlyList<Standing>, MigrationTally, Task> work, IProgress<RunProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (await Target(order.DefinitionId, order.ToVersion, ct) is not { } target) return null;
        await definitions.Compiled(target.Hash, ct);
        var (affected, stay, closed) = await Count(order.DefinitionId, target.Hash, ct);
        var command = new WorkflowCommand.Migrate(target.Hash, order.Activities, order.Reason);
        var tally = new MigrationTally();
        long done = 0;
        for (var last = Guid.Empty; ;)
        {
            var chunk = await Next(order.DefinitionId, target.Hash, last, ct);
            if (chunk.Count == 0) break;
            await work(command, chunk, tally);
            (done, last) = (done + chunk.Count, chunk[^1].State.Id);
            progress?.Report(new RunProgress(done, Math.Max(done, affected)));
        }
        var (moves, cannot, steps) = tally.Totals();
        return new MigrationReport(done, moves, cannot, stay, closed, steps);
    }

    private async Task Dry(WorkflowCommand.Migrate command, IReadOnlyList<Standing> chunk, MigrationTally tally, CancellationToken ct)
    {
        var calendar = await calendars.Latest(ct);
        foreach (var (version, state) in chunk)
        {
            var definition = definitions.Known(state.DefinitionHash)!;
            if (calendar is null)
            {
                tally.Stuck(version, definition, state, new Refusal("calendar.none", "No calendar has been published yet."));
                continue;
            }
            var context = new DecisionContext(state.Id, definitions.Known, calendar, static _ => true);
            var envelope = new CommandEnvelope(Guid.CreateVersion7(clock.GetUtcNow()), StoredInstant.Floor(clock.GetUtcNow()), "system:dry-run", calendar.Version, command);
            if (Interpreter.Decide(context, state, envelope) is Decision.Refused refused) tally.Stuck(version, definition, state, refused.Refusal);
            else tally.Moved(version, definition, state);
        }
    }

    private Task Move(WorkflowCommand.Migrate command, IReadOnlyList<Standing> chunk, string actor, MigrationTally tally, CancellationToken ct) =>
        Parallel.ForEachAsync(chunk, new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = ct }, async (standing, stop) =>
        {
            var definition = definitions.Known(standing.State.DefinitionHash)!;
            switch (await engine.Submit(standing.State.Id, new CommandRequest(actor, command), stop))
            {
                case CommandResult.Done:
                    tally.Moved(standing.Version, definition, standing.State);
                    break;
                case CommandResult.Refused refused:
                    tally.Stuck(standing.Version, definition, standing.State, refused.Refusal);
                    break;
                case CommandResult.Conflict:
                    tally.Stuck(standing.Version, definition, standing.State, new Refusal("instance.changed", "It is being worked on at this very moment; run again, it will move."));
                    break;
                case CommandResult.Unavailable away:
                    throw new NpgsqlException("The database went away; run again, the migration goes on.", away.Error);
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        });

    private async Task<(long Affected, long Stay, long Closed)> Count(string definitionId, string target, CancellationToken ct)
    {
        await using var count = source.CreateCommand("""
            select count(*) filter (where i.sub_status not in (3, 4) and i.definition_hash <> $2), count(*) filter (where i.sub_status not in (3, 4) and i.definition_hash = $2),
                count(*) filter (where i.sub_status in (3, 4) and i.definition_hash <> $2)
            from workflow.instance i join workflow.definition d on d.hash = i.definition_hash where d.definition_id = $1
            """);
        count.Parameters.Add(Sql.Text(definitionId));
        count.Parameters.Add(Sql.Text(target));
        await using var reader = await count.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    private async Task<IReadOnlyList<Standing>> Next(string definitionId, string target, Guid last, CancellationToken ct)
    {
        var rows = new List<(int Version, string Hash, byte[] State)>();
        await using (var find = source.CreateCommand("""
            select d.version, i.definition_hash, i.state from workflow.instance i join workflow.definition d on d.hash = i.definition_hash
            where d.definition_id = $1 and i.definition_hash <> $2 and i.sub_status not in (3, 4) and i.id > $3 order by i.id limit $4
            """))
        {
            find.Parameters.Add(Sql.Text(definitionId));
            find.Parameters.Add(Sql.Text(target));
            find.Parameters.Add(Sql.Id(last));
            find.Parameters.Add(Sql.Number(Chunk));
            await using var reader = await find.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                rows.Add((reader.GetInt32(0), reader.GetString(1), Encoding.UTF8.GetBytes(reader.GetString(2))));
        }
        var standing = new List<Standing>(rows.Count);
        foreach (var (version, hash, state) in rows)
        {
            await definitions.Compiled(hash, ct);
            standing.Add(new Standing(version, InstanceStateJson.Read(definitions.Known, state)));
        }
        return standing;
    }

    /// <summary>An affected instance.</summary>
    private sealed record Standing(int Version, InstanceState State);
}
