using LaoCai.Workflows.Engine.Staffing;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Registry;
using Npgsql;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>
/// Who stands in for whom today. Nearly every request asks, so the answer is remembered for <see cref="RegistryMemory.Life"/>; the day is that
/// of the clock on which all hosts agree.
/// </summary>
public sealed class Duties(NpgsqlDataSource database, RegistryWatch watch, SweepClock agreed, TimeProvider clock)
{
    private const int MostDays = 8;

    private static readonly DutyBook Nobody = new([], new Dictionary<string, DateOnly>(), new Dictionary<string, KnownColleague>());

    private readonly RegistryMemory<DateOnly, DutyBook> _books = new(watch, MostDays);

    // How far the agreed clock is ahead of this machine's, in ticks.
    private long _ahead;

    /// <summary>The book of today.</summary>
    public async ValueTask<DutyBook> TodayAsync(CancellationToken cancellation)
    {
        var day = VietnamTime.Day(clock.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead)));
        return await _books.GetAsync(day, async (_, stop) => await ReadAsync(stop), cancellation) ?? Nobody;
    }

    /// <summary>The book of today, as the database has it now.</summary>
    public async Task<DutyBook> ReadAsync(CancellationToken cancellation)
    {
        var now = await agreed.NowAsync(cancellation);
        Interlocked.Exchange(ref _ahead, (now - clock.GetUtcNow()).Ticks);
        return await ReadAsync(VietnamTime.Day(now), cancellation);
    }

    private async Task<DutyBook> ReadAsync(DateOnly day, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var absences = await AbsencesAsync(connection, day, cancellation);
        if (absences.Count == 0) return Nobody;

        var people = new Dictionary<string, KnownColleague>(StringComparer.Ordinal);
        var holdings = await HoldingsAsync(connection, day, people, cancellation);
        var roster = new Roster(day, holdings, await ParentsAsync(connection, cancellation), AbsenceRights.HeadRoles, absences);
        var until = absences.GroupBy(absence => absence.Person, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(absence => absence.Until), StringComparer.Ordinal);
        return new DutyBook(roster.StandIns(), until, people);
    }

    private static async Task<List<Absence>> AbsencesAsync(NpgsqlConnection connection, DateOnly day, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("""
            select a.id, a.person_id, a.from_day, a.until_day, s.person_id, s.authority is not null
            from staffing.absence a left join staffing.substitute s on s.absence_id = a.id
            where a.cancelled_at is null and a.from_day <= $1 and a.until_day >= $1 order by a.id, s.ord
            """, connection);
        read.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var found = new List<(Guid Id, Absence Absence, List<Substitute> Substitutes)>();
        while (await row.ReadAsync(cancellation))
        {
            if (found.Count == 0 || found[^1].Id != row.GetGuid(0))
            {
                var substitutes = new List<Substitute>();
                found.Add((row.GetGuid(0), new(row.GetGuid(1).ToString(), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<DateOnly>(3), substitutes), substitutes));
            }

            if (!await row.IsDBNullAsync(4, cancellation)) found[^1].Substitutes.Add(new(row.GetGuid(4).ToString(), row.GetBoolean(5)));
        }

        return [.. found.Select(one => one.Absence)];
    }

    private static async Task<List<(string, Post)>> HoldingsAsync(NpgsqlConnection connection, DateOnly day, Dictionary<string, KnownColleague> people, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("""
            select p.id, p.full_name, p.email, h.role_code, h.unit_code from registry.holding h join registry.person p on p.id = h.person_id
            where h."from" <= $1 and (h.until is null or h.until >= $1) and h.role_code <> all($2) order by p.full_name, p.id, h.role_code, h.unit_code
            """, connection);
        read.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        read.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. AbsenceRights.NeverLent] });
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var holdings = new List<(string, Post)>();
        while (await row.ReadAsync(cancellation))
        {
            var id = row.GetGuid(0);
            people.TryAdd(id.ToString(), new(id, row.GetString(1), await row.IsDBNullAsync(2, cancellation) ? null : row.GetString(2)));
            holdings.Add((id.ToString(), new(row.GetString(3), row.GetString(4))));
        }

        return holdings;
    }

    private static async Task<Dictionary<string, string?>> ParentsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var read = new NpgsqlCommand("select code, parent_code from registry.org_unit", connection);
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation)) parents[row.GetString(0)] = await row.IsDBNullAsync(1, cancellation) ? null : row.GetString(1);
        return parents;
    }
}
