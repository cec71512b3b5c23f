namespace LaoCai.Workflows.Store.Rows;

/// <summary>What changes among an instance's rows of one table.</summary>
/// <param name="Added">Rows to insert.</param>
/// <param name="Changed">Rows whose key stays.</param>
/// <param name="Gone">Keys (within the instance) of rows that end.</param>
public sealed record RowDiff<TRow>(IReadOnlyList<TRow> Added, IReadOnlyList<TRow> Changed, IReadOnlyList<int> Gone)
    where TRow : class, IEquatable<TRow>
{
    public bool IsNone => Added.Count + Changed.Count + Gone.Count == 0;
}

/// <summary>Compares rows; they are few, and their order does not matter.</summary>
public static class RowDiff
{
    public static RowDiff<TRow> None<TRow>() where TRow : class, IEquatable<TRow> => Nothing<TRow>.Value;

    public static RowDiff<TRow> Between<TRow>(IReadOnlyList<TRow> before, IReadOnlyList<TRow> after, Func<TRow, int> key)
        where TRow : class, IEquatable<TRow>
    {
        List<TRow>? added = null, changed = null;
        List<int>? gone = null;
        foreach (var row in after)
        {
            var old = Find(before, key(row), key);
            if (old is null)
                (added ??= []).Add(row);
            else if (!old.Equals(row))
                (changed ??= []).Add(row);
        }
        foreach (var row in before)
        {
            if (Find(after, key(row), key) is null)
                (gone ??= []).Add(key(row));
        }
        return added is null && changed is null && gone is null ? None<TRow>() : new(added ?? [], changed ?? [], gone ?? []);
    }

    private static TRow? Find<TRow>(IReadOnlyList<TRow> rows, int no, Func<TRow, int> key) where TRow : class
    {
        foreach (var row in rows)
        {
            if (key(row) == no)
                return row;
        }
        return null;
    }

    private static class Nothing<TRow> where TRow : class, IEquatable<TRow>
    {
        public static readonly RowDiff<TRow> Value = new([], [], []);
    }
}
