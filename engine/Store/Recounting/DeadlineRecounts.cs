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

/// <summary>Says which dates would move; writes nothing.</summary>
public sealed class DeadlineRecounts
{
    private readonly NpgsqlDataSource source;
    private readonly DefinitionStore definitions;

    internal DeadlineRecounts(NpgsqlDataSource source, DefinitionStore definitions) => (this.source, this.definitions) = (source, definitions);

    /// <summary>Every instance with a running limit whose date would move, by the instances' ids. Reads one after the other, however many there are.</summary>
    /// <param name="calendars">The calendars to count with.</param>
    /// <param name="at">Now, UTC.</param>
    /// <param name="ct">Ends it between two instances.</param>
    public async IAsyncEnumerable<RecountedInstance> WhatIf(CalendarSet calendars, DateTimeOffset at, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(calendars);
        await using var find = source.CreateCommand("""
            select i.id, i.correlation_id, i.definition_hash, i.state from workflow.instance i
            where exists (select from workflow.deadline d where d.instance_id = i.id) order by i.id
            """);
        await using var reader = await find.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var hash = reader.GetString(2);
            if (await definitions.Compiled(hash, ct) is not { } definition)
                continue;
            var state = InstanceStateJson.Read(definitions.Known, Encoding.UTF8.GetBytes(reader.GetString(3)));
            if (Recount.Of(definition, state, calendars, calendars.Version, at) is { Count: > 0 } moves)
                yield return new RecountedInstance(reader.GetGuid(0), reader.TextOrNull(1), state, moves);
        }
    }
}
