using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Tasks;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>Moving an instance to another version of its definition.</summary>
internal static class StateMigration
{
    /// <summary>Open executions that have no place in the new version, as <c>id</c> or <c>id → new id</c>; empty when the instance can move.</summary>
    public static IReadOnlyList<string> Unmapped(ExecutableDefinition from, ExecutableDefinition to, InstanceState state, WorkflowCommand.Migrate command)
    {
        List<string> unmapped = [];

        foreach (Token token in state.Tokens)
        {
            CompiledActivity before = from.Find(token.ActivityId)!;
            CompiledActivity? after = to.Find(NewId(command, token.ActivityId));

            if (after is null || after.Kind != before.Kind || !SamePlace(before, after, command) || !after.Flow!.IsReachable(after.Index))
            {
                unmapped.Add(after is null ? token.ActivityId : $"{token.ActivityId} → {after.Id}");
            }
        }

        return unmapped;
    }

    public static InstanceState Migrated(DefinitionLookup definitions, InstanceState state, WorkflowCommand.Migrate command)
    {
        ExecutableDefinition from = EventFold.DefinitionOf(definitions, state);
        ExecutableDefinition to = definitions(command.DefinitionHash) ?? throw new ArgumentException($"No definition has the hash {command.DefinitionHash}.", nameof(definitions));
        IReadOnlyList<WorkflowTask> tasks = [.. state.Tasks.Select(task => Task(task))];

        return state with
        {
            DefinitionHash = command.DefinitionHash,
            Tokens = [.. state.Tokens.Select(token => token with { ActivityId = NewId(command, token.ActivityId) })],
            Tasks = tasks,
            Timers = [.. state.Timers.Select(timer => timer with { ActivityId = NewId(command, timer.ActivityId) })],
            EventWaits = [.. state.EventWaits.Select(wait => wait with { ActivityId = NewId(command, wait.ActivityId) })],
            ChildWaits = [.. state.ChildWaits.Select(wait => wait with { ActivityId = NewId(command, wait.ActivityId) })],
            Incidents = [.. state.Incidents.Select(incident => incident with { ActivityId = NewId(command, incident.ActivityId) })],
            Scopes = [.. state.Scopes.Select(scope => Scope(scope))],
            // The share of an agency of which the new version says nothing ends.
            Deadlines = [.. state.Deadlines.Where(deadline => deadline.ExecutionNo >= -to.Clock.Shares.Count).Select(deadline => Kept(deadline))],
        };

        WorkflowTask Task(WorkflowTask task)
        {
            CompiledActivity after = to.Find(NewId(command, task.ActivityId))!;
            HumanStep step = after.Step ?? task.Step;

            return task with { ActivityId = after.Id, Step = step, Role = step.Role, Unit = EventFold.UnitOf(step.Unit, state.Units) };
        }

        FlowScope Scope(FlowScope scope)
        {
            FlowGraph before = ScopeChain.FlowOf(state, from, scope.No)!;
            FlowGraph after = scope.No == 0 ? to.Root : to.Find(NewId(command, state.TokenOf(scope.No)!.ActivityId))!.Inner!;

            return Carried(scope, before, after, command);
        }

        // Dates that were promised stay as they are; what the new version says of the policy holds from now on.
        Deadline Kept(Deadline deadline)
        {
            HumanStep? step = deadline.ExecutionNo <= 0 ? null : tasks.First(task => task.ExecutionNo == deadline.ExecutionNo).Step;
            Deadline now = EventFold.DeadlineOf(to, step, deadline.ExecutionNo, deadline.StartedAt, deadline.DueAt, new DeadlineNext(deadline.NextAt, deadline.Next, deadline.Level), deadline.Calendar);

            // A run that began after a pause has its own limit, which no version knows.
            bool ownRun = deadline.Agency is not null || deadline.IsHeld || deadline.StartedAt != state.StartedAt && state.ClockEvents.Count > 0;

            return now with
            {
                Limit = now.Limit == default || ownRun ? deadline.Limit : now.Limit,
                Left = deadline.Left,
                Agency = deadline.Agency,
                Replaced = deadline.Replaced,
                Reason = deadline.Reason,
            };
        }
    }

    /// <summary>
    /// Counters of what both versions have are carried over; a new activity counts as passed as often as all ways into it were,
    /// a new connection as often as its source was left.
    /// </summary>
    private static FlowScope Carried(FlowScope scope, FlowGraph before, FlowGraph after, WorkflowCommand.Migrate command)
    {
        FlowScope carried = EventFold.Fresh(scope.No, after) with { Variables = scope.Variables };
        Dictionary<string, int> oldPlaces = before.Activities.ToDictionary(activity => NewId(command, activity.Id), activity => activity.Index, StringComparer.Ordinal);
        Dictionary<(int, string, int), int> oldPasses = [];

        foreach (FlowConnection connection in before.Connections)
        {
            oldPasses[(connection.Source, connection.Port, connection.Target)] = scope.Passes[connection.Index];
        }

        bool[] done = new bool[after.Activities.Length];

        for (int activity = 0; activity < done.Length; activity++)
        {
            Visit(activity);
        }

        return carried;

        void Visit(int activity)
        {
            if (done[activity])
            {
                return;
            }

            done[activity] = true;

            foreach (int index in after.ForwardInbound(activity))
            {
                Visit(after.Connections[index].Source);
            }

            bool known = oldPlaces.TryGetValue(after.Activities[activity].Id, out int old);
            carried.Visits[activity] = known ? scope.Visits[old] : Passed(activity);
            int left = known ? Left(old) : carried.Visits[activity];

            foreach (int index in after.Outbound(activity))
            {
                FlowConnection connection = after.Connections[index];
                carried.Passes[index] = known
                    && oldPlaces.TryGetValue(after.Activities[connection.Target].Id, out int target)
                    && oldPasses.TryGetValue((old, connection.Port, target), out int passes) ? passes : known ? -left : left;
            }
        }

        int Left(int old)
        {
            foreach (int index in before.Outbound(old))
            {
                return Math.Abs(scope.Passes[index]);
            }

            return scope.Visits[old];
        }

        int Passed(int activity)
        {
            int least = int.MaxValue;

            foreach (int index in after.ForwardInbound(activity))
            {
                least = Math.Min(least, Math.Abs(carried.Passes[index]));
            }

            return least == int.MaxValue ? 0 : least;
        }
    }

    /// <summary>Whether the flowcharts around two activities are each other's counterparts.</summary>
    private static bool SamePlace(CompiledActivity before, CompiledActivity after, WorkflowCommand.Migrate command)
    {
        CompiledActivity? outer = before.Flow!.Container, newOuter = after.Flow!.Container;

        return outer!.Flow is null ? newOuter!.Flow is null : newOuter!.Flow is not null && NewId(command, outer.Id) == newOuter.Id;
    }

    private static string NewId(WorkflowCommand.Migrate command, string id) => command.Activities.TryGetValue(id, out string? mapped) ? mapped : id;
}
