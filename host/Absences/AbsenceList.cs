using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Registry;
using Npgsql;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>Reads absences: one's own, those in which one is named, and those of the units that one heads.</summary>
public sealed class AbsenceList(RegistryContext registry, NpgsqlDataSource database, TimeProvider clock)
{
    private const int Most = 500;

    /// <summary>Absences that are not over before a day, the earliest first; those of the units that the person heads among them.</summary>
    public async Task<IReadOnlyList<AbsenceEntry>> ReadAsync(CurrentPerson person, DateOnly from, CancellationToken cancellation)
    {
        var staff = await StaffFile.ReadAsync(registry, VietnamTime.Day(clock.GetUtcNow()), cancellation);
        var headed = staff.EnteredBy(person).Select(one => one.Id).ToHashSet();
        await using var read = database.CreateCommand("""
            select a.id, a.person_id, p.full_name, a.from_day, a.until_day, a.note, s.person_id, q.full_name, s.authority
            from (
                select * from staffing.absence a where cancelled_at is null and until_day >= $1 and (
                    person_id = any($2) or exists (select from staffing.substitute named where named.absence_id = a.id and named.person_id = $3))
                order by from_day, id limit $4) a
            join registry.person p on p.id = a.person_id
            left join staffing.substitute s on s.absence_id = a.id
            left join registry.person q on q.id = s.person_id
            order by a.from_day, p.full_name, a.id, s.ord
            """);
        read.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = from });
        read.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [person.Id, .. headed] });
        read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person.Id });
        read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Most });
        await using var row = await read.ExecuteReaderAsync(cancellation);
        var found = new List<(AbsenceEntry Entry, List<SubstituteEntry> Substitutes)>();
        while (await row.ReadAsync(cancellation))
        {
            if (found.Count == 0 || found[^1].Entry.Id != row.GetGuid(0))
            {
                var substitutes = new List<SubstituteEntry>();
                var (who, isOwn) = (row.GetGuid(1), row.GetGuid(1) == person.Id || headed.Contains(row.GetGuid(1)));
                found.Add((new(row.GetGuid(0), who, row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly>(4),
                    isOwn && !await row.IsDBNullAsync(5, cancellation) ? row.GetString(5) : null, substitutes, isOwn), substitutes));
            }

            if (!await row.IsDBNullAsync(6, cancellation))
                found[^1].Substitutes.Add(new(row.GetGuid(6), row.GetString(7), await row.IsDBNullAsync(8, cancellation) ? null : row.GetString(8)));
        }

        return [.. found.Select(one => one.Entry)];
    }

    /// <summary>Whose absences the person may enter; nobody but themselves for most.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync(CurrentPerson person, CancellationToken cancellation) =>
        (await StaffFile.ReadAsync(registry, VietnamTime.Day(clock.GetUtcNow()), cancellation)).EnteredBy(person);

    /// <summary>Who could stand in for somebody; null where the person may not enter that absence.</summary>
    public async Task<IReadOnlyList<SubstituteChoice>?> ChoicesAsync(CurrentPerson person, Guid absent, CancellationToken cancellation)
    {
        var staff = await StaffFile.ReadAsync(registry, VietnamTime.Day(clock.GetUtcNow()), cancellation);
        return absent == person.Id || AbsenceRights.Heads(person, staff.UnitsOf(absent), staff.Parents) ? staff.ChoicesFor(absent) : null;
    }

    /// <summary>Whether the person may lend the absent person's authority.</summary>
    public async Task<bool> MayLendAsync(CurrentPerson person, Guid absent, CancellationToken cancellation)
    {
        var staff = await StaffFile.ReadAsync(registry, VietnamTime.Day(clock.GetUtcNow()), cancellation);
        return AbsenceRights.Heads(person, staff.UnitsOf(absent), staff.Parents);
    }
}
