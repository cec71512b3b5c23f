using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>
/// Writes any number of commands, at most one an instance, with one statement that holds or fails as a whole: it fails unless every
/// instance was still where its command was decided. So no step looks after the others, and a batch has only the steps that it needs.
/// </summary>
internal static class CommitStatement
{
    private static readonly StatementPart[] Usual = [TableParts.Moved, TableParts.Born, TableParts.Recorded, .. TableParts.Tasks, .. TableParts.Deadlines];

    /// <summary>The most commands whose rows are taken out of their arrays by number.</summary>
    private const int Short = 32;

    /// <summary>By the steps that it has, one bit each; the last bit stands for all of the waits together.</summary>
    private static readonly ConcurrentDictionary<(int Steps, bool IsShort), string> Texts = new();

    /// <summary>The statement for a batch.</summary>
    public static NpgsqlBatchCommand For(IReadOnlyList<Commit> batch)
    {
        var command = new NpgsqlBatchCommand();
        var steps = 0;
        for (var i = 0; i < Usual.Length; i++)
        {
            if (Usual[i].Bind(batch, command.Parameters, evenIfEmpty: false))
                steps |= 1 << i;
        }
        if (batch.Any(commit => commit.TouchesWaits))
        {
            foreach (var part in TableParts.Waits)
                part.Bind(batch, command.Parameters, evenIfEmpty: true);
            steps |= 1 << Usual.Length;
        }
        command.Parameters.Add(Sql.Number(batch.Count));
        command.CommandText = Texts.GetOrAdd((steps, batch.Count <= Short), shape => Text(shape.Steps, shape.IsShort));
        return command;
    }

    private static string Text(int steps, bool isShort)
    {
        IEnumerable<StatementPart> parts = Usual.Where((_, i) => (steps & 1 << i) != 0);
        if ((steps & 1 << Usual.Length) != 0)
            parts = parts.Concat(TableParts.Waits);
        var parameter = 1;
        var texts = parts.ToDictionary(part => part.Name, part => part.Sql(ref parameter, isShort));
        var written = string.Join(" + ", texts.Keys.Where(name => name is "moved" or "born").Select(name => $"(select count(*) from {name})"));
        return string.Create(CultureInfo.InvariantCulture, $"with {string.Join(",\n", texts.Values)}\nselect workflow.must_all_be_written(${parameter}, {written})");
    }
}
