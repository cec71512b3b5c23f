using Npgsql;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>
/// Serial numbers within unit and day, from 1. Those that are asked for while the database answers others are taken together, with one
/// statement on one connection.
/// </summary>
public sealed class DossierSerials(NpgsqlDataSource database)
{
    private readonly Lock _gate = new();
    private List<Waiting> _waiting = [];
    private bool _taking;

    /// <summary>
    /// The next number. Does not wait for the disk: the commit that uses it waits, and what is durable of the log is so from its beginning up
    /// to there, so a crash forgets a number only together with the dossier that had it.
    /// </summary>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    public Task<int> NextAsync(string unit, DateOnly day)
    {
        var entry = new Waiting(unit, day);
        lock (_gate)
        {
            _waiting.Add(entry);
            if (!_taking)
            {
                _taking = true;
                _ = Task.Run(TakeAsync);
            }
        }

        return entry.Number.Task;
    }

    private async Task TakeAsync()
    {
        while (true)
        {
            List<Waiting> together;
            lock (_gate)
            {
                if (_waiting.Count == 0)
                {
                    _taking = false;
                    return;
                }

                (together, _waiting) = (_waiting, []);
            }

            try
            {
                await TakeAsync(together);
            }
            catch (Exception fault)
            {
                foreach (var entry in together) entry.Number.TrySetException(fault);
            }
        }
    }

    private async Task TakeAsync(List<Waiting> together)
    {
        var groups = together.GroupBy(entry => (entry.Unit, entry.Day)).ToDictionary(group => group.Key, group => new Queue<Waiting>(group));
        // In the order of the key, so that two hosts never wait for each other in a ring.
        await using var next = database.CreateCommand("""
            insert into dossier.code_serial as s (unit, day, last)
            select * from unnest($1, $2, $3) as asked (unit, day, many) order by unit, day
            on conflict (unit, day) do update set last = s.last + excluded.last
            returning unit, day, last, set_config('synchronous_commit', 'off', true)
            """);
        next.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. groups.Keys.Select(key => key.Unit)] });
        next.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. groups.Keys.Select(key => key.Day)] });
        next.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. groups.Values.Select(group => group.Count)] });
        await using var row = await next.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var group = groups[(row.GetString(0), row.GetFieldValue<DateOnly>(1))];
            for (var number = row.GetInt32(2) - group.Count + 1; group.TryDequeue(out var entry); number++) entry.Number.TrySetResult(number);
        }
    }

    private sealed record Waiting(string Unit, DateOnly Day)
    {
        public TaskCompletionSource<int> Number { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
