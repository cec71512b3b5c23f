using System.Globalization;
using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>One step of the commit statement: rows of one table, taken from all commands of the batch.</summary>
internal abstract class StatementPart(string name)
{
    public string Name => name;

    /// <summary>Its text as a common table expression; its first parameter is number <paramref name="parameter"/>.</summary>
    /// <param name="parameter">Moved on to the next part's first.</param>
    /// <param name="isShort">
    /// Rows are taken out of the arrays by their number, which is cheaper to set up than unnesting, and dearer the longer the arrays are:
    /// PostgreSQL finds an element of a varying length by passing those before it.
    /// </param>
    public abstract string Sql(ref int parameter, bool isShort);

    /// <summary>Adds its parameters.</summary>
    /// <returns>Whether it has anything to write; where not, nothing was added.</returns>
    public abstract bool Bind(IReadOnlyList<Commit> batch, NpgsqlParameterCollection parameters, bool evenIfEmpty);
}

/// <param name="name">Name of the table expression.</param>
/// <param name="text">SQL in which <c>{given}</c> stands for the rows, as a table <c>g</c> with the columns' names.</param>
/// <param name="rows">The rows that one command gives.</param>
/// <param name="columns">What is sent of each row.</param>
internal sealed class StatementPart<TRow>(string name, string text, Action<Commit, List<TRow>> rows, IReadOnlyList<Column<TRow>> columns)
    : StatementPart(name)
{
    public override string Sql(ref int parameter, bool isShort)
    {
        var number = parameter;
        parameter += columns.Count;
        var arrays = columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"(${number + i}::{c.SqlType}[])")).ToList();
        var given = isShort
            ? $"(select {string.Join(", ", columns.Select((c, i) => $"{arrays[i]}[no] as {c.Name}"))} from generate_series(1, cardinality({arrays[0]})) as no) as g"
            : $"unnest({string.Join(", ", arrays)}) as g({string.Join(", ", columns.Select(c => c.Name))})";
        return $"{Name} as (\n{text.Replace("{given}", given, StringComparison.Ordinal)})";
    }

    public override bool Bind(IReadOnlyList<Commit> batch, NpgsqlParameterCollection parameters, bool evenIfEmpty)
    {
        var given = new List<TRow>(batch.Count);
        foreach (var commit in batch)
            rows(commit, given);
        if (given.Count == 0 && !evenIfEmpty)
            return false;
        foreach (var column in columns)
            parameters.Add(column.Of(given));
        return true;
    }
}
