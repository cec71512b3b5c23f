using LaoCai.Workflows.Store.Rows;
using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Store;

/// <summary>Short forms for statements with positional parameters.</summary>
internal static class Sql
{
    public static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    public static async Task<int> Run(NpgsqlConnection connection, string sql, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteNonQueryAsync(ct);
    }

    public static NpgsqlParameter Id(Guid id) => new NpgsqlParameter<Guid> { TypedValue = id };

    public static NpgsqlParameter Id(Guid? id) => new() { Value = id ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    public static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    public static NpgsqlParameter Number(int number) => new NpgsqlParameter<int> { TypedValue = number };

    public static NpgsqlParameter Big(long number) => new NpgsqlParameter<long> { TypedValue = number };

    public static NpgsqlParameter Bytes(ReadOnlyMemory<byte> bytes) => new NpgsqlParameter<byte[]> { TypedValue = bytes.ToArray() };

    public static NpgsqlParameter Day(DateOnly day) => new NpgsqlParameter<DateOnly> { TypedValue = day };

    public static NpgsqlParameter Instant(DateTimeOffset at) => new NpgsqlParameter<DateTimeOffset> { TypedValue = StoredInstant.Of(at) };

    public static string? TextOrNull(this NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
