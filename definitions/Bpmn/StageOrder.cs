namespace LaoCai.Workflows.Definitions.Bpmn;

/// <summary>
/// The order of drawn stages. The numbers of the document hold as long as the flow agrees with them, that is, as long as every stage
/// that just goes on goes on to its successor; otherwise the flow decides: a stage stands after all that lead to it.
/// </summary>
internal static class StageOrder
{
    /// <param name="stages">By the id of their entry.</param>
    /// <param name="first">The entry that the start leads to.</param>
    /// <param name="number">The number of a stage in the document; null where it has none.</param>
    public static IReadOnlyList<DrawnStage> Of(IReadOnlyDictionary<string, DrawnStage> stages, string first, Func<DrawnStage, int?> number)
    {
        var numbered = stages.Values.Select(stage => (Stage: stage, Number: number(stage))).ToList();
        if (numbered.All(one => one.Number is not null) && numbered.Select(one => one.Number).Distinct().Count() == numbered.Count)
        {
            var printed = numbered.OrderBy(one => one.Number).Select(one => one.Stage).ToList();
            if (printed[0].Entry.Id == first && Agrees(printed)) return printed;
        }

        return ByFlow(stages, first, number);
    }

    private static bool Agrees(List<DrawnStage> order)
    {
        for (var at = 0; at < order.Count; at++)
        {
            foreach (var (flow, to) in order[at].Ways)
            {
                if (order[at].Decided && flow.Name.Length > 0) continue;
                var expected = at + 1 < order.Count ? order[at + 1].Entry.Id : null;
                if (to.Kind is BpmnKind.End ? expected is not null && !order[at].Decided : to.Id != expected) return false;
            }
        }

        return true;
    }

    /// <summary>Depth first from the start; after everything behind it, a stage is put in front.</summary>
    private static List<DrawnStage> ByFlow(IReadOnlyDictionary<string, DrawnStage> stages, string first, Func<DrawnStage, int?> number)
    {
        var order = new List<DrawnStage>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { first };
        var path = new Stack<(DrawnStage Stage, Queue<DrawnStage> Next)>();
        path.Push((stages[first], Next(stages[first])));
        while (path.TryPeek(out var at))
        {
            if (at.Next.TryDequeue(out var next))
            {
                if (seen.Add(next.Entry.Id)) path.Push((next, Next(next)));
                continue;
            }

            order.Insert(0, path.Pop().Stage);
        }

        return order;

        // The successor with the lowest number, or else the one drawn first, is visited last and so stands nearest.
        Queue<DrawnStage> Next(DrawnStage stage) => new(stage.Ways
            .Where(way => stages.ContainsKey(way.To.Id))
            .Select(way => stages[way.To.Id])
            .Distinct()
            .Reverse()
            .OrderByDescending(other => number(other) ?? int.MaxValue));
    }
}
