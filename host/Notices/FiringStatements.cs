using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Store.Sweeping;
using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Host.Notices;

/// <summary>The statement that writes firings in the commit of the deadlines that fired: the outbox of notices.</summary>
internal static class FiringStatements
{
    public static NpgsqlBatchCommand Insert(IReadOnlyList<Firing> firings)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into notice.firing (instance_id, seq, ord, no, what, level, role, unit, title, task_role, task_unit, assignee, deciding_unit, specialist_unit, code, channels, due_at, at)
            select f.instance_id, seq, ord, no, what, level, role, unit, title, task_role, task_unit, assignee, f.deciding_unit, f.specialist_unit, coalesce(d.code, f.code), channels, due_at, at
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
                as f (instance_id, seq, ord, no, what, level, role, unit, title, task_role, task_unit, assignee, deciding_unit, specialist_unit, code, channels, due_at, at)
            left join dossier.dossier d on d.instance_id = f.instance_id
            """);
        var parameters = insert.Parameters;
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. firings.Select(firing => firing.InstanceId)] });
        parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. firings.Select(firing => firing.Seq)] });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. firings.Select(firing => firing.Ord)] });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. firings.Select(firing => firing.No)] });
        parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. firings.Select(firing => (short)firing.What)] });
        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. firings.Select(firing => firing.Level)] });
        foreach (var text in (Func<Firing, string?>[])
        [
            firing => firing.Role, firing => firing.Unit, firing => firing.Task?.Step.Title, firing => firing.Task?.Role, firing => firing.Task?.Unit ?? firing.Agency, firing => firing.Task?.Assignee,
            firing => firing.Units.GetValueOrDefault(UnitBindings.Deciding), firing => firing.Units.GetValueOrDefault(UnitBindings.Specialist), firing => firing.CorrelationId,
            firing => firing.Channels.Count == 0 ? null : string.Join(' ', firing.Channels),
        ])
            parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = firings.Select(text).ToArray() });
        parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. firings.Select(firing => firing.DueAt)] });
        parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. firings.Select(firing => firing.At)] });
        return insert;
    }
}
