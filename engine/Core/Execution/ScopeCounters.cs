using LaoCai.Workflows.Engine.Compilation;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>
/// The counters of one flowchart execution while a command runs: how often each activity was left or skipped and each connection passed.
/// By them Elsa 3.7.1 decides whether a step with several ways into it may run.
/// </summary>
internal sealed class ScopeCounters(int scope, IReadOnlyList<int> visits, IReadOnlyList<int> passes)
{
    private readonly int[] _visits = [.. visits];
    private readonly int[] _passes = [.. passes];
    private readonly List<int> _left = [];
    private readonly List<int> _passed = [];

    public ScopeCounters(FlowScope scope)
        : this(scope.No, scope.Visits, scope.Passes)
    {
    }

    public int Scope { get; } = scope;
    public bool HasMoved => _left.Count + _passed.Count > 0;

    /// <summary>Counts on from here without telling this one.</summary>
    public ScopeCounters Aside() => new(Scope, _visits, _passes);

    public WorkflowEvent.TokensMoved ToEvent() => new(Scope, _left, _passed);

    public void Visit(int activity)
    {
        _visits[activity]++;
        _left.Add(activity);
    }

    public void Pass(int connection, bool followed)
    {
        int count = Math.Abs(_passes[connection]) + 1;
        _passes[connection] = followed ? count : -count;
        _passed.Add(followed ? connection : -1 - connection);
    }

    /// <summary>Whether the activity ran as often as this connection was passed, so that the arrival is a late one.</summary>
    public bool IsLate(FlowConnection connection) => Math.Abs(_passes[connection.Counter]) <= _visits[connection.Target];

    /// <summary>Whether every way into the activity was walked, or is known not to be, once more than the activity ran.</summary>
    public bool AllPassed(FlowGraph flow, int activity)
    {
        int least = int.MaxValue;

        foreach (int connection in flow.ForwardInbound(activity))
        {
            least = Math.Min(least, Math.Abs(_passes[connection]));
        }

        return least > _visits[activity];
    }

    /// <summary>Whether one of the ways passed in the newest round was followed.</summary>
    public bool AnyFollowed(FlowGraph flow, int activity)
    {
        int most = Most(flow, activity);

        if (most <= _visits[activity])
        {
            return false;
        }

        foreach (int connection in flow.ForwardInbound(activity))
        {
            if (_passes[connection] == most)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all of the ways were passed in the newest round and followed.</summary>
    public bool AllFollowed(FlowGraph flow, int activity)
    {
        int most = Most(flow, activity);

        foreach (int connection in flow.ForwardInbound(activity))
        {
            if (_passes[connection] != most)
            {
                return false;
            }
        }

        return most > _visits[activity];
    }

    private int Most(FlowGraph flow, int activity)
    {
        int most = 0;

        foreach (int connection in flow.ForwardInbound(activity))
        {
            most = Math.Max(most, Math.Abs(_passes[connection]));
        }

        return most;
    }
}
