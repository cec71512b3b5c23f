using System.Text;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store.Publishing;
using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>Reads single instances by their key.</summary>
internal sealed class InstanceReader(NpgsqlDataSource source, DefinitionStore definitions)
{
    private const string State = "select definition_hash, state, chain_head from workflow.instance where id = $1";

    private const string StateAndCommands = """
        select definition_hash, state, chain_head, array(select command_id from workflow.history where instance_id = $1 order by seq)
        from workflow.instance where id = $1
        """;

    /// <summary>States of several instances; those that are not there are left out.</summary>
    public async Task<IReadOnlyList<InstanceState>> States(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        await using var command = source.CreateCommand("select definition_hash, state from workflow.instance where id = any($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] });
        var rows = new List<(string Definition, string State)>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
                rows.Add((reader.GetString(0), reader.GetString(1)));
        }
        var states = new List<InstanceState>();
        foreach (var (definition, state) in rows)
        {
            await definitions.Compiled(definition, ct);
            states.Add(InstanceStateJson.Read(definitions.Known, Encoding.UTF8.GetBytes(state)));
        }
        return states;
    }

    /// <param name="id">The instance.</param>
    /// <param name="withCommands">Whether the ids of its commands are wanted too.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>Null where there is no such instance.</returns>
    public async Task<HotInstance?> Read(Guid id, bool withCommands, CancellationToken ct)
    {
        if (await Row(id, withCommands, ct) is not var (definition, state, chainHead, commands))
            return null;
        // With the connection given back: a hundred readers that each hold one and wait for one more would wait for each other.
        await definitions.Compiled(definition, ct);
        return new HotInstance(InstanceStateJson.Read(definitions.Known, state), chainHead, commands);
    }

    private async Task<(string Definition, byte[] State, byte[] ChainHead, Guid[]? Commands)?> Row(Guid id, bool withCommands, CancellationToken ct)
    {
        await using var command = source.CreateCommand(withCommands ? StateAndCommands : State);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? (reader.GetString(0), Encoding.UTF8.GetBytes(reader.GetString(1)), reader.GetFieldValue<byte[]>(2), withCommands ? reader.GetFieldValue<Guid[]>(3) : null)
            : null;
    }
}
