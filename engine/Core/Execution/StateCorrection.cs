using LaoCai.Workflows.Engine.Compilation;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>An operator's move to another step.</summary>
internal static class StateCorrection
{
    /// <summary>
    /// Everything open is gone and the counters stand as if the flow had come to the activity by itself: what does not lie behind it counts
    /// as done once, so that no later join waits for a branch that nobody will walk any more.
    /// </summary>
    public static InstanceState Moved(ExecutableDefinition definition, InstanceState state, WorkflowCommand.MoveTo command)
    {
        Stack<CompiledActivity> way = new(); // from the root inwards

        for (CompiledActivity? at = definition.Find(command.ActivityId)!; at?.Flow is not null; at = at.Flow.Container)
        {
            way.Push(at);
        }

        List<Token> tokens = [];
        List<FlowScope> scopes = [];
        int scope = 0;
        int last = state.LastNo;

        while (way.TryPop(out CompiledActivity? activity))
        {
            scopes.Add(Seeded(scope, activity.Flow!, activity.Index, scope == 0 ? state.ScopeOf(0)?.Variables : null));

            if (way.Count > 0)
            {
                tokens.Add(new Token(++last, activity.Id, scope, false, TokenKind.Flow));
                scope = last;
            }
        }

        return EventFold.Reopened(state) with
        {
            Tokens = tokens,
            Scopes = scopes,
            LastNo = last,
            Tasks = [],
            Deadlines = [.. state.Deadlines.Where(deadline => deadline.ExecutionNo <= 0)],
            Timers = [],
            EventWaits = [],
            ChildWaits = [],
            Incidents = [],
            Deferred = [],
        };
    }

    /// <summary>The innermost flowchart execution after a move.</summary>
    public static int InnermostScope(InstanceState moved) => moved.Scopes[^1].No;

    private static FlowScope Seeded(int no, FlowGraph flow, int target, IReadOnlyDictionary<string, System.Text.Json.JsonElement>? variables)
    {
        FlowScope scope = EventFold.Fresh(no, flow);
        bool[] ahead = flow.Descendants(target);

        for (int activity = 0; activity < ahead.Length; activity++)
        {
            scope.Visits[activity] = ahead[activity] ? 0 : 1;
        }

        foreach (FlowConnection connection in flow.Connections)
        {
            if (!connection.Backward && !ahead[connection.Source])
            {
                // A WaitAll join asks that all ways were taken, every other step that one of those still open is.
                scope.Passes[connection.Index] = connection.Target == target || JoinModes.IsWaitAll(flow.Activities[connection.Target]) ? 1 : -1;
            }
        }

        return variables is null ? scope : scope with { Variables = variables };
    }
}
