using Npgsql;

namespace LaoCai.Workflows.Store.Writing;

/// <summary>
/// Writes any number of commands, at most one an instance, with one statement. A command whose instance has moved on is left
/// out while its neighbours hold: every step looks at <c>held</c>, the instances that this very statement moved.
/// </summary>
internal static class CommitStatement
{
    private static readonly (string Text, StatementPart[] Parts)[] Shapes = [Shape(false, false), Shape(true, false), Shape(false, true), Shape(true, true)];

    /// <summary>The statement for a batch; it answers with the ids of the instances whose command held.</summary>
    public static NpgsqlBatchCommand For(IReadOnlyList<Commit> batch)
    {
        bool starts = false, waits = false;
        foreach (var commit in batch)
        {
            starts |= commit.Starts;
            waits |= commit.TouchesWaits;
        }
        var (text, parts) = Shapes[(starts ? 1 : 0) + (waits ? 2 : 0)];
        var command = new NpgsqlBatchCommand(text);
        foreach (var part in parts)
            part.Bind(batch, command.Parameters);
        return command;
    }

    private static (string, StatementPart[]) Shape(bool starts, bool waits)
    {
        StatementPart[] parts =
        [
            TableParts.Moved,
            .. starts ? [TableParts.Born] : Array.Empty<StatementPart>(),
            TableParts.Recorded,
            .. TableParts.Tasks,
            .. TableParts.Deadlines,
            .. waits ? TableParts.Waits : [],
        ];
        var parameter = 1;
        var steps = new List<string>();
        foreach (var part in parts)
        {
            steps.Add(part.Sql(ref parameter));
            if (part.Name == (starts ? "born" : "moved"))
                steps.Add(starts ? "held as (select id from moved union all select id from born)" : "held as (select id from moved)");
        }
        return ($"with {string.Join(",\n", steps)}\nselect id from held", parts);
    }
}
