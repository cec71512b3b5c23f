using Hangfire;
using Hangfire.PostgreSql;
using Npgsql;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>A recurring job of this program, registered by the room that has it.</summary>
/// <param name="Name">Its name in Hangfire.</param>
/// <param name="Write">Writes it; again changes nothing.</param>
internal sealed record RecurringBeat(string Name, Action<IRecurringJobManager> Write)
{
    public const string EveryFewSeconds = "*/5 * * * * *";

    // Ten past midnight in the province, in UTC: names of time zones are not the same on every machine.
    public const string JustAfterMidnight = "10 17 * * *";
}

/// <summary>
/// Hangfire's tables and the recurring jobs in them; the same on each host. Written again where they are missing, since
/// Hangfire itself looks for its tables only when the program starts.
/// </summary>
internal sealed class BeatSchedule(IRecurringJobManager jobs, IEnumerable<RecurringBeat> beats, NpgsqlDataSource database)
{
    public const string Schema = "hangfire";

    private readonly List<RecurringBeat> all = [.. beats];
    private bool written;

    /// <summary>Makes what is missing.</summary>
    /// <exception cref="NpgsqlException">The database does not answer.</exception>
    /// <exception cref="Hangfire.PostgreSql.PostgreSqlDistributedLockException">A host that was killed still seems to hold Hangfire's lock.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (!await AsksTrueAsync(connection, $"select to_regclass('{Schema}.job') is not null and to_regclass('{Schema}.set') is not null", cancellation))
        {
            written = false;
            PostgreSqlObjectsInstaller.Install(connection, Schema);
        }

        if (written && await AsksTrueAsync(connection, $"select count(*) = {all.Count} from {Schema}.set where key = 'recurring-jobs' and value = any('{{{string.Join(',', all.Select(beat => beat.Name))}}}')", cancellation))
            return;

        foreach (var beat in all) beat.Write(jobs);
        written = true;
    }

    private static async Task<bool> AsksTrueAsync(NpgsqlConnection connection, string query, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(query, connection);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
