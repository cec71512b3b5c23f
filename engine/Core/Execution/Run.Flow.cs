using LaoCai.Workflows.Engine.Compilation;

namespace LaoCai.Workflows.Engine.Execution;

// How tokens move: Elsa 3.7.1's flowchart in its default, counter based mode.
internal sealed partial class Run
{
    /// <summary>Activities that one command may run by itself; a flow that needs more goes in circles.</summary>
    private const int MostSteps = 1_000;

    /// <summary>Executions that may be open at once; a flow that needs more starts itself again and again.</summary>
    private const int MostOpen = 500;

    private static readonly string[] Done = ["Done"];
    private static readonly string[] Nothing = [];

    /// <summary>Runs what is queued, first in first out, until every token waits.</summary>
    private void Drain()
    {
        while (_queue.TryDequeue(out WorkItem item))
        {
            if (++_ran > MostSteps)
            {
                _queue.Clear();
                Fault(item, "flow.endless", $"The flow ran {MostSteps} activities without waiting for anything; it goes in circles.");

                return;
            }

            if (_state.Tokens.Count >= MostOpen)
            {
                _queue.Clear();
                Fault(item, "flow.too-many-open", $"{MostOpen} steps of the instance are open at once; the flow starts itself again and again.");

                return;
            }

            Execute(item);
        }
    }

    private void Schedule(CompiledActivity activity, int scope, bool backward)
    {
        if (!_ending || WillRun(activity))
        {
            _queue.Enqueue(new WorkItem(activity, scope, backward));
        }
    }

    /// <summary>An activity is over; the flow goes on through the ports that its outcomes name.</summary>
    private void Complete(CompiledActivity activity, int scope, bool backward, IReadOnlyList<string> outcomes)
    {
        if (HasEnded(scope))
        {
            return; // an End was quicker: the step still ran, but nothing follows it
        }

        if (activity.Kind == ActivityKind.End)
        {
            CompleteFlow(scope);

            return;
        }

        bool scheduled = Leave(scope, activity, outcomes, backward, out StepFault? fault);

        if (fault is not null)
        {
            Fault(new WorkItem(activity, scope, backward), fault.Code, fault.Message, afterRun: true);
        }
        else if (!scheduled)
        {
            CompleteFlowIfIdle(scope);
        }
    }

    private bool HasEnded(int scope) => scope == 0 ? _rootEnded || _state.ScopeOf(0) is null : _state.ScopeOf(scope) is null;

    /// <summary>Passes every connection that leaves the activity, followed or not. True when something is to run next.</summary>
    private bool Leave(int scope, CompiledActivity activity, IReadOnlyList<string> outcomes, bool backward, out StepFault? fault)
    {
        FlowGraph flow = activity.Flow!;
        fault = null;

        if (!flow.IsReachable(activity.Index))
        {
            fault = new StepFault("flow.not-reachable", $"Activity {activity.Id} is not reachable from the flowchart graph. Unable to schedule it's outbound activities.");

            return false;
        }

        ScopeCounters counters = CountersOf(scope);
        bool scheduled = false;

        if (!backward)
        {
            counters.Visit(activity.Index);
        }

        foreach (int index in flow.Outbound(activity.Index))
        {
            FlowConnection connection = flow.Connections[index];
            bool followed = Contains(outcomes, connection.Port);
            counters.Pass(connection.Counter, followed);

            if (connection.Backward)
            {
                if (!followed)
                {
                    continue;
                }

                if (!connection.IsLoop)
                {
                    fault = new StepFault("flow.invalid-backward-connection",
                        $"Invalid backward connection: Every path from the source ('{activity.Id}') must go through the target ('{flow.Activities[connection.Target].Id}') when tracing back to the start.");

                    return scheduled;
                }

                Schedule(flow.Activities[connection.Target], scope, backward: true);
                scheduled = true;
            }
            else
            {
                scheduled |= Arrive(scope, counters, connection, out fault);

                if (fault is not null)
                {
                    return scheduled;
                }
            }
        }

        return scheduled;
    }

    private void CompleteFlowIfIdle(int scope)
    {
        foreach (Token token in _state.Tokens)
        {
            if (token.Scope == scope)
            {
                return; // it waits, or an operator has to look at it: either way this flowchart is not done
            }
        }

        foreach (WorkItem item in _queue)
        {
            if (item.Scope == scope)
            {
                return;
            }
        }

        CompleteFlow(scope);
    }

    /// <summary>A flowchart is done: what still waits in it is dropped, and the flowchart around it goes on.</summary>
    private void CompleteFlow(int scope)
    {
        if (scope == 0)
        {
            EndRoot();

            return;
        }

        foreach (Token token in _state.Tokens)
        {
            if (token.Scope == scope)
            {
                Cancel(token);
            }
        }

        Token container = _state.TokenOf(scope)!;
        Forget(scope);
        Emit(new WorkflowEvent.FlowLeft(scope));
        Complete(_definition.Find(container.ActivityId)!, container.Scope, container.Backward, Done);
    }

    /// <summary>
    /// The ways of what an End drops count as not followed, as Elsa counts them: a step that waited only for those is queued by that and runs,
    /// though nothing follows it. (Within a nested flowchart Elsa faults there.) The counters themselves are over with the flowchart.
    /// </summary>
    private void EndRoot()
    {
        ScopeCounters? before = null;
        _ending = true;

        foreach (Token token in _state.Tokens)
        {
            if (token.Scope != 0 || _state.TokenOf(token.No) is null)
            {
                continue;
            }

            if (before is null)
            {
                before = CountersOf(0);
                _counters[_counters.IndexOf(before)] = before.Aside();
            }

            CompiledActivity activity = _definition.Find(token.ActivityId)!;
            Cancel(token);
            Leave(0, activity, Nothing, backward: false, out _);
        }

        if (before is not null)
        {
            _counters[_counters.FindIndex(counters => counters.Scope == 0)] = before;
        }

        _ending = false;
        _rootEnded = true;
    }

    private static bool Contains(IReadOnlyList<string> outcomes, string port)
    {
        foreach (string outcome in outcomes)
        {
            if (outcome == port)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record StepFault(string Code, string Message);
}
