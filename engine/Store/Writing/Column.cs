using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>One column of rows that go to the server as arrays, one array a column.</summary>
internal abstract class Column<TRow>(string name, string sqlType)
{
    public string Name => name;
    public string SqlType => sqlType;

    /// <summary>The column of all rows as one parameter.</summary>
    public abstract NpgsqlParameter Of(IReadOnlyList<TRow> rows);
}

internal sealed class Column<TRow, TValue>(string name, string sqlType, NpgsqlDbType type, Func<TRow, TValue> read) : Column<TRow>(name, sqlType)
{
    public override NpgsqlParameter Of(IReadOnlyList<TRow> rows)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = read(rows[i]);
        return new NpgsqlParameter<TValue[]>(null!, NpgsqlDbType.Array | type) { TypedValue = values };
    }
}

/// <summary>Columns by type.</summary>
internal static class Column
{
    public static Column<TRow> Id<TRow>(string name, Func<TRow, Guid> read) => new Column<TRow, Guid>(name, "uuid", NpgsqlDbType.Uuid, read);

    public static Column<TRow> Id<TRow>(string name, Func<TRow, Guid?> read) => new Column<TRow, Guid?>(name, "uuid", NpgsqlDbType.Uuid, read);

    public static Column<TRow> Text<TRow>(string name, Func<TRow, string?> read) => new Column<TRow, string?>(name, "text", NpgsqlDbType.Text, read);

    public static Column<TRow> Number<TRow>(string name, Func<TRow, int> read) => new Column<TRow, int>(name, "integer", NpgsqlDbType.Integer, read);

    public static Column<TRow> Number<TRow>(string name, Func<TRow, int?> read) => new Column<TRow, int?>(name, "integer", NpgsqlDbType.Integer, read);

    public static Column<TRow> Big<TRow>(string name, Func<TRow, long> read) => new Column<TRow, long>(name, "bigint", NpgsqlDbType.Bigint, read);

    public static Column<TRow> Small<TRow>(string name, Func<TRow, short> read) => new Column<TRow, short>(name, "smallint", NpgsqlDbType.Smallint, read);

    public static Column<TRow> Bytes<TRow>(string name, Func<TRow, byte[]> read) => new Column<TRow, byte[]>(name, "bytea", NpgsqlDbType.Bytea, read);

    public static Column<TRow> Day<TRow>(string name, Func<TRow, DateOnly> read) => new Column<TRow, DateOnly>(name, "date", NpgsqlDbType.Date, read);

    public static Column<TRow> Instant<TRow>(string name, Func<TRow, DateTimeOffset> read) =>
        new Column<TRow, DateTimeOffset>(name, "timestamptz", NpgsqlDbType.TimestampTz, read);

    public static Column<TRow> Instant<TRow>(string name, Func<TRow, DateTimeOffset?> read) =>
        new Column<TRow, DateTimeOffset?>(name, "timestamptz", NpgsqlDbType.TimestampTz, read);
}
