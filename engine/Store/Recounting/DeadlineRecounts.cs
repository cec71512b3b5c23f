using System.Runtime.CompilerServices;
using System.Text;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Deadlines;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Publishing;
using Npgsql;

namespace LaoCai.Workflows.Store.Recounting;

/// <summary>An instance with dates that other calendars, or its definition as it is now, would move.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="CorrelationId">The dossier's code.</param>
/// <param name="State">As it stands.</param>
/// <param name="Moves">Each limit that would move.</param>
public sealed record RecountedInstance(Guid InstanceId, string? CorrelationId, InstanceState State, IReadOnlyList<Recount> Moves);

/// <summary>Says which dates would move, and moves them.</summary>
public sealed class DeadlineRecounts
{
    private readonly NpgsqlDataSource source;
    private readonly DefinitionStore definitions;
    private readonly RecountRun run;

    internal DeadlineRecounts(NpgsqlDataSource source, DefinitionStore definitions, RecountRun run) => (this.source, this.definitions, this.run) = (source, definitions, run);

    /// <summary>Instances with a running limit.</summary>
    /// <exception cref="NpgsqlException">The database is not there.</exception>
    public async Task<long> Running(CancellationToken ct = default)
    {
        await using var count = source.CreateCommand("select count(distinct instance_id) from workflow.deadline");
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Every instance with a running limit whose date would move, by the instances' ids; writes nothing. Reads one after the other, however many there are.</summary>
    /// <param name="calendars">The calendars to count with.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="seen">Told the number of instances looked at, after each; null: nobody asks.</param>
    /// <param name="ct">Ends it between two instances.</param>
    public async IAsyncEnumerable<RecountedInstance> WhatIf(CalendarSet calendars, DateTimeOffset at, IProgress<long>? seen = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(calendars);
        await using var find = source.CreateCommand("""
            select i.id, i.correlation_id, i.definition_hash, i.state from workflow.instance i
            where exists (select from workflow.deadline d where d.instance_id = i.id) order by i.id
            """);
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(ct);
        for (long number = 1; await reader.ReadAsync(ct); number++)
        {
            seen?.Report(number);
            var hash = reader.GetString(2);
            if (await definitions.Compiled(hash, ct) is not { } definition)
                continue;
            var state = InstanceStateJson.Read(definitions.Known, Encoding.UTF8.GetBytes(reader.GetString(3)));
            if (Recount.Of(definition, state, calendars, calendars.Version, at) is { Count: > 0 } moves)
                yield return new RecountedInstance(reader.GetGuid(0), reader.TextOrNull(1), state, moves);
        }
    }

    /// <summary>
    /// Moves every date that the calendars in force move, each instance by a command and an event of its own. Some hundred instances share a
    /// transaction, so a run that is cut off leaves each of them either as it was or moved; the next run goes on with what is left.
    /// </summary>
    /// <param name="actor">Who asks; stands in each history.</param>
    /// <param name="reason">Why; stands in each history.</param>
    /// <param name="follow">Gives the statement that is committed with the instances that it is given; null: nothing follows.</param>
    /// <param name="progress">Told after each transaction.</param>
    /// <param name="ct">Ends it between two transactions.</param>
    /// <exception cref="NpgsqlException">The database went away; the next run goes on.</exception>
    public async Task<RecountOutcome> Apply(
        string actor, string reason, Func<IReadOnlyList<Guid>, NpgsqlBatchCommand>? follow = null, IProgress<RunProgress>? progress = null, CancellationToken ct = default) =>
        await run.All(new WorkflowCommand.RecountDeadlines(reason), actor, follow, progress, progress is null ? 0 : await Running(ct), ct);
}
