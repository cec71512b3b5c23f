using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>Makes the partitions of history, one a month, and remembers which are there.</summary>
internal sealed class HistoryMonths
{
    /// <summary>Hosts make a month one after the other.</summary>
    private const long MonthLock = 0x4C43_5746_4D4F_4E54;

    private readonly ConcurrentDictionary<DateOnly, bool> made = new();

    /// <summary>Makes the months of the days and the month after each, where they are not known to be there.</summary>
    public async ValueTask Ensure(NpgsqlConnection connection, IEnumerable<DateOnly> days, CancellationToken ct)
    {
        foreach (var day in days)
        {
            var month = new DateOnly(day.Year, day.Month, 1);
            if (!made.ContainsKey(month))
                await Make(connection, month, ct);
        }
    }

    /// <summary>Makes the month of the first open day: a record of an earlier day goes there.</summary>
    public async Task EnsureOpenDay(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select first_open from workflow.open_day");
        await Ensure(connection, [(DateOnly)(await command.ExecuteScalarAsync(ct))!], ct);
    }

    private async Task Make(NpgsqlConnection connection, DateOnly month, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await Sql.Run(connection, string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_xact_lock({MonthLock})"), ct);
        foreach (var each in (DateOnly[])[month, month.AddMonths(1)])
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"history_{each:yyyy_MM}");
            await using var exists = Sql.Command(connection, "select to_regclass($1) is not null", Sql.Text("workflow." + name));
            if ((bool)(await exists.ExecuteScalarAsync(ct))!)
                continue;
            var (from, to) = (Iso(each), Iso(each.AddMonths(1)));
            // Made apart and then attached: making it in place would stop every writer.
            await Sql.Run(connection, $"""
                create table workflow.{name} (like workflow.history including defaults including constraints,
                    constraint {name}_day check (day >= '{from}' and day < '{to}'));
                alter table workflow.history attach partition workflow.{name} for values from ('{from}') to ('{to}');
                """, ct);
        }
        await transaction.CommitAsync(ct);
        made[month] = true;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
