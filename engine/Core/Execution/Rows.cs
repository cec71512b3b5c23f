namespace LaoCai.Workflows.Engine.Execution;

/// <summary>Changed copies of the short lists and dictionaries that a state is made of.</summary>
internal static class Rows
{
    public static IReadOnlyList<T> With<T>(IReadOnlyList<T> rows, T row)
    {
        T[] copy = new T[rows.Count + 1];

        for (int i = 0; i < rows.Count; i++)
        {
            copy[i] = rows[i];
        }

        copy[^1] = row;

        return copy;
    }

    /// <summary>The same list when no row has that number.</summary>
    public static IReadOnlyList<T> Without<T>(IReadOnlyList<T> rows, int no, Func<T, int> number)
    {
        int index = IndexOf(rows, no, number);

        if (index < 0)
        {
            return rows;
        }

        if (rows.Count == 1)
        {
            return [];
        }

        T[] copy = new T[rows.Count - 1];

        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = rows[i < index ? i : i + 1];
        }

        return copy;
    }

    public static IReadOnlyList<T> Replaced<T>(IReadOnlyList<T> rows, T row, Func<T, int> number)
    {
        int index = IndexOf(rows, number(row), number);
        T[] copy = [.. rows];
        copy[index] = row;

        return copy;
    }

    public static IReadOnlyDictionary<string, T> With<T>(IReadOnlyDictionary<string, T> entries, string key, T value) =>
        new Dictionary<string, T>(entries, StringComparer.Ordinal) { [key] = value };

    private static int IndexOf<T>(IReadOnlyList<T> rows, int no, Func<T, int> number)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            if (number(rows[i]) == no)
            {
                return i;
            }
        }

        return -1;
    }
}
