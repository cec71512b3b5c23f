using Npgsql;

namespace LaoCai.Workflows.Host.Dossiers;

/// <summary>
/// Serial numbers within unit and day, from 1. Those that are asked for while the database answers others are taken together, with one
/// statement on one connection. A counter that asks again within a second is given some ahead, so that a burst of receptions does not wait
/// for each number; people at a counter never are that quick, and get theirs one by one.
/// </summary>
/// <param name="database">Where the last number of each unit and day is kept.</param>
/// <param name="clock">Tells what is a burst; its time of day does not matter.</param>
public sealed class DossierSerials(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    /// <summary>The most that a host leaves out when it ends in the middle of a burst.</summary>
    private const int MostAhead = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Block> _blocks = [];
    private List<Waiting> _waiting = [];
    private bool _taking;

    /// <summary>
    /// The next number. Does not wait for the disk: the commit that uses it waits, and what is durable of the log is so from its beginning up
    /// to there, so a crash forgets a number only together with the dossier that had it.
    /// </summary>
    /// <exception cref="NpgsqlException">The database is away.</exception>
    public ValueTask<int> NextAsync(string unit, DateOnly day)
    {
        lock (_gate)
        {
            if (TryTakeAhead(unit, day, out var number)) return new(number);
            var entry = new Waiting(unit, day);
            _waiting.Add(entry);
            if (!_taking)
            {
                _taking = true;
                _ = Task.Run(TakeAsync);
            }

            return new(entry.Number.Task);
        }
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
                // Those that asked while the last ones were on their way may have been given theirs ahead.
                together.RemoveAll(entry => TryTakeAhead(entry.Unit, entry.Day, out var number) && entry.Number.TrySetResult(number));
            }

            if (together.Count == 0) continue;

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
        var groups = together.GroupBy(entry => (entry.Unit, entry.Day))
            .ToDictionary(group => group.Key, group => (Asking: new Queue<Waiting>(group), Ahead: AheadOf(group.Key.Unit, group.Key.Day)));
        // In the order of the key, so that two hosts never wait for each other in a ring.
        await using var next = database.CreateCommand("""
            insert into dossier.code_serial as s (unit, day, last)
            select * from unnest($1, $2, $3) as asked (unit, day, many) order by unit, day
            on conflict (unit, day) do update set last = s.last + excluded.last
            returning unit, day, last, set_config('synchronous_commit', 'off', true)
            """);
        next.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. groups.Keys.Select(key => key.Unit)] });
        next.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. groups.Keys.Select(key => key.Day)] });
        next.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. groups.Values.Select(group => group.Asking.Count + group.Ahead)] });
        await using var row = await next.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            var (unit, day, last) = (row.GetString(0), row.GetFieldValue<DateOnly>(1), row.GetInt32(2));
            var (asking, ahead) = groups[(unit, day)];
            var number = last - ahead - asking.Count + 1;
            lock (_gate) _blocks[unit] = new(day, ahead, clock.GetTimestamp(), new(Enumerable.Range(last - ahead + 1, ahead)));
            while (asking.TryDequeue(out var entry)) entry.Number.TrySetResult(number++);
        }
    }

    private bool TryTakeAhead(string unit, DateOnly day, out int number)
    {
        number = 0;
        return _blocks.TryGetValue(unit, out var block) && block.Day == day && block.Ahead.TryDequeue(out number);
    }

    /// <summary>None, then one, two, four and so on while the last ones were used up within <see cref="Burst"/>.</summary>
    private int AheadOf(string unit, DateOnly day)
    {
        lock (_gate)
        {
            return _blocks.TryGetValue(unit, out var last) && last.Day == day && clock.GetElapsedTime(last.TakenAt) < Burst
                ? Math.Clamp(last.Given * 2, 1, MostAhead)
                : 0;
        }
    }

    /// <param name="Day">Whose numbers they are.</param>
    /// <param name="Given">How many were taken ahead.</param>
    /// <param name="TakenAt">When, as a timestamp of the clock.</param>
    /// <param name="Ahead">Those not yet used.</param>
    private sealed record Block(DateOnly Day, int Given, long TakenAt, Queue<int> Ahead);

    private sealed record Waiting(string Unit, DateOnly Day)
    {
        public TaskCompletionSource<int> Number { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
