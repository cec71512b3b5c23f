using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Registry;
using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Host.Absences;

/// <summary>Writes absences. What is entered here counts on this host at once, on others within <see cref="RegistryMemory.Life"/>.</summary>
public sealed class AbsenceDesk(RegistryContext registry, NpgsqlDataSource database, RegistryWatch watch, TimeProvider clock)
{
    /// <summary>Enters an absence and tells the substitutes; gives its id, or why not.</summary>
    public async Task<(Guid? Id, Refusal? Refusal)> EnterAsync(AbsenceRequest request, CurrentPerson by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var now = clock.GetUtcNow();
        var today = VietnamTime.Day(now);
        if (AbsenceRules.Check(request, by, await StaffFile.ReadAsync(registry, today, cancellation), today) is { } refusal) return (null, refusal);

        var (id, person, from, until) = (Guid.CreateVersion7(now), request.Person ?? by.Id, request.From!.Value, request.Until!.Value); // the rules asked for both days
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await LockAsync(connection, person, cancellation);
        if (await OverlapsAsync(connection, person, from, until, cancellation))
            return (null, new("absence.overlaps", "The person is absent on some of these days already; end that absence first."));

        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Statement(
            "insert into staffing.absence (id, person_id, from_day, until_day, note, entered_by, entered_at) values ($1, $2, $3, $4, $5, $6, $7)",
            id, person, from, until, Text(request.Note), by.Id, now));
        var ord = 0;
        foreach (var one in request.Substitutes ?? [])
        {
            batch.BatchCommands.Add(Statement("insert into staffing.substitute (absence_id, ord, person_id, authority) values ($1, $2, $3, $4)", id, ord++, one.Person, Text(one.Authority)));
            batch.BatchCommands.Add(DutyNotices.Insert(one.Person, DutyNoticeKind.Named, person, from, until, 0, now));
        }

        await batch.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        watch.Changed();
        return (id, null);
    }

    /// <summary>Ends an absence: one that has not begun, or began today, is cancelled; of another, yesterday was the last day. Null where it is done.</summary>
    public async Task<Refusal?> EndAsync(Guid id, CurrentPerson by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = VietnamTime.Day(now);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var find = new NpgsqlCommand("select person_id, from_day, until_day from staffing.absence where id = $1 and cancelled_at is null for update", connection) { Parameters = { new() { Value = id } } };
        (Guid Person, DateOnly From, DateOnly Until) found;
        await using (var row = await find.ExecuteReaderAsync(cancellation))
        {
            if (!await row.ReadAsync(cancellation)) return NotThere;
            found = (row.GetGuid(0), row.GetFieldValue<DateOnly>(1), row.GetFieldValue<DateOnly>(2));
        }

        var staff = await StaffFile.ReadAsync(registry, today, cancellation);
        if (found.Person != by.Id && !AbsenceRights.Heads(by, staff.UnitsOf(found.Person), staff.Parents)) return NotThere;
        if (found.Until < today) return new("absence.over", "The absence is over already.");

        await using var end = found.From >= today
            ? new NpgsqlCommand("update staffing.absence set cancelled_at = $2 where id = $1", connection) { Parameters = { new() { Value = id }, new() { Value = now } } }
            : new NpgsqlCommand("update staffing.absence set until_day = $2 where id = $1", connection) { Parameters = { new() { Value = id }, new() { Value = today.AddDays(-1) } } };
        await end.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        watch.Changed();
        return null;
    }

    // Those who may not end it are not told that it is there.
    private static readonly Refusal NotThere = new("absence.not-found", "There is no such absence.");

    /// <summary>Two absences of one person are entered one after the other.</summary>
    private static async Task LockAsync(NpgsqlConnection connection, Guid person, CancellationToken cancellation)
    {
        await using var lockRow = new NpgsqlCommand("select 1 from registry.person where id = $1 for no key update", connection) { Parameters = { new() { Value = person } } };
        await lockRow.ExecuteScalarAsync(cancellation);
    }

    private static async Task<bool> OverlapsAsync(NpgsqlConnection connection, Guid person, DateOnly from, DateOnly until, CancellationToken cancellation)
    {
        await using var ask = new NpgsqlCommand("""
            select exists (select from staffing.absence where person_id = $1 and cancelled_at is null and from_day <= $3 and until_day >= $2)
            """, connection) { Parameters = { new() { Value = person }, new() { Value = from }, new() { Value = until } } };
        return await ask.ExecuteScalarAsync(cancellation) is true;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static NpgsqlBatchCommand Statement(string sql, params object?[] values)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            statement.Parameters.Add(value is null ? new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value } : new NpgsqlParameter { Value = value });
        return statement;
    }
}
