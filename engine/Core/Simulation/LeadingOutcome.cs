using LaoCai.Workflows.Engine.Compilation;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>Which outcome of a step leads on: a guess for steps of whose outcomes nothing is assumed.</summary>
public static class LeadingOutcome
{
    /// <summary>
    /// The outcome behind which the step with the next higher number comes first; where that says nothing, the first. The port of a
    /// <c>FlowSwitch</c> that is called like an outcome is taken for that outcome's way.
    /// </summary>
    public static string Of(CompiledActivity step, IReadOnlyList<string> outcomes)
    {
        string leading = outcomes[0];
        int nearest = int.MaxValue;
        int own = step.Step?.No ?? -1;

        foreach (string outcome in outcomes)
        {
            int next = NextStep(step, outcome);

            if (own >= 0 && next > own && next < nearest)
            {
                (leading, nearest) = (outcome, next);
            }
        }

        return leading;
    }

    /// <summary>Number of the first human step behind an outcome; 0 where it has none.</summary>
    private static int NextStep(CompiledActivity step, string outcome)
    {
        FlowGraph flow = step.Flow!;
        HashSet<int> seen = [];
        Queue<int> open = new([step.Index]);

        while (open.TryDequeue(out int at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            CompiledActivity activity = flow.Activities[at];

            if (at != step.Index && activity.Kind == ActivityKind.RunTask)
            {
                return activity.Step?.No ?? 0;
            }

            bool decides = activity.Kind == ActivityKind.FlowSwitch && activity.Cases.Any(one => one.Label == outcome);

            foreach (int index in flow.Outbound(at))
            {
                if (!decides || flow.Connections[index].Port == outcome)
                {
                    open.Enqueue(flow.Connections[index].Target);
                }
            }
        }

        return 0;
    }
}
