using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Expressions;
using UnreachableException = System.Diagnostics.UnreachableException;

namespace LaoCai.Workflows.Engine.Execution;

// Whether a step with several ways into it may run.
internal sealed partial class Run
{
    /// <summary>A connection was passed: its target may run now, may be known never to run in this round, or goes on waiting.</summary>
    private bool Arrive(int scope, ScopeCounters counters, FlowConnection connection, out StepFault? fault)
    {
        FlowGraph flow = ScopeChain.FlowOf(_state, _definition, scope)!;
        CompiledActivity target = flow.Activities[connection.Target];
        JoinMode? mode = JoinModeOf(target, scope, out fault);

        switch (mode)
        {
            case null:
                return false;

            case JoinMode.WaitAll:
                return counters.AllPassed(flow, target.Index)
                    && (counters.AllFollowed(flow, target.Index) ? Next(target, scope) : Skip(scope, target, out fault));

            case JoinMode.WaitAllActive:
                return counters.AllPassed(flow, target.Index)
                    && (counters.AnyFollowed(flow, target.Index) ? Next(target, scope) : Skip(scope, target, out fault));

            case JoinMode.WaitAny:
                if (counters.IsLate(connection) || IsQueued(target, scope))
                {
                    return false;
                }

                if (counters.AnyFollowed(flow, target.Index))
                {
                    Schedule(target, scope, backward: false);
                    CancelWaysInto(target, scope);

                    return true;
                }

                return counters.AllPassed(flow, target.Index) && Skip(scope, target, out fault);

            default:
                throw new UnreachableException();
        }
    }

    private bool Next(CompiledActivity activity, int scope)
    {
        Schedule(activity, scope, backward: false);

        return true;
    }

    private bool Skip(int scope, CompiledActivity activity, out StepFault? fault) => Leave(scope, activity, Nothing, backward: false, out fault);

    private JoinMode? JoinModeOf(CompiledActivity activity, int scope, out StepFault? fault)
    {
        fault = null;

        if (JoinModes.Fixed(activity) is { } known)
        {
            return known;
        }

        if (Evaluate(activity, activity.Inputs[0], "Mode", scope, out JsonElement value, out fault) && JoinModes.Of(value) is { } mode)
        {
            return mode;
        }

        fault ??= new StepFault("join.unknown-mode", $"Unsupported FlowJoinMode: {ValueConversion.TextOf(value)}");

        return null;
    }

    /// <summary>What waits on a way into a WaitAny join that goes on ends without being done; its ways count as not followed.</summary>
    private void CancelWaysInto(CompiledActivity join, int scope)
    {
        foreach (Token token in _state.Tokens)
        {
            if (token.Scope != scope || _state.TokenOf(token.No) is null)
            {
                continue;
            }

            CompiledActivity activity = _definition.Find(token.ActivityId)!;

            if (join.Flow!.IsAncestor(activity.Index, join.Index))
            {
                Cancel(token);
                Leave(scope, activity, Nothing, backward: false, out _);
            }
        }
    }

    private void Cancel(Token token)
    {
        List<int> gone = [];
        Gather(token);
        Emit(new WorkflowEvent.Cancelled(gone));

        void Gather(Token one)
        {
            if (one.Kind == TokenKind.Flow)
            {
                foreach (Token inner in _state.Tokens)
                {
                    if (inner.Scope == one.No)
                    {
                        Gather(inner);
                    }
                }

                Forget(one.No);
            }

            gone.Add(one.No);
        }
    }

    private bool IsQueued(CompiledActivity activity, int scope)
    {
        foreach (WorkItem item in _queue)
        {
            if (item.Scope == scope && ReferenceEquals(item.Activity, activity))
            {
                return true;
            }
        }

        return false;
    }
}
