using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>
/// One command being decided. Every event is applied to the state the moment it happens, by the very code that replays it; only counters,
/// variables and outputs are gathered and told once at the end, since a command may touch them many times.
/// </summary>
internal sealed partial class Run
{
    private readonly DecisionContext _context;
    private readonly CommandEnvelope _cause;
    private readonly List<WorkflowEvent> _events = new(8);
    private readonly List<Effect> _effects = [];
    private readonly Queue<WorkItem> _queue = [];
    private readonly List<ScopeCounters> _counters = [];
    private readonly List<PendingVariable> _variables = [];
    private readonly World _world;
    private Dictionary<string, JsonElement>? _outputs;
    private InstanceState _state;
    private ExecutableDefinition _definition;
    private bool _ending;
    private bool _rootEnded;
    private bool _finished;
    private int _ran;

    private Run(DecisionContext context, CommandEnvelope cause, InstanceState state, ExecutableDefinition definition)
    {
        _context = context;
        _cause = cause;
        _state = state;
        _definition = definition;
        _world = new World(this);
    }

    /// <summary>An activity that is to run next.</summary>
    private readonly record struct WorkItem(CompiledActivity Activity, int Scope, bool Backward);

    private sealed class PendingVariable(int? scope, string name, JsonElement value)
    {
        public int? Scope { get; } = scope;
        public string Name { get; } = name;
        public JsonElement Value { get; set; } = value;
    }

    private void Emit(WorkflowEvent happened)
    {
        _events.Add(happened);
        _state = EventFold.Apply(_context.Definitions, _state, _cause, happened);
    }

    /// <summary>Tells what was gathered, and whether anything is left to wait for.</summary>
    private Decision.Accepted Settled(bool wasRunning)
    {
        Flush();

        if (_state.Status == InstanceStatus.Running && (_finished || _state.Tokens.Count == 0))
        {
            Emit(new WorkflowEvent.InstanceFinished());
        }
        else if (_rootEnded && _state.Status == InstanceStatus.Running)
        {
            Emit(new WorkflowEvent.FlowLeft(0));
        }

        Shares();

        if (wasRunning && _state.Status == InstanceStatus.Finished && _state.Parent is { } parent)
        {
            _effects.Add(new Effect.ReportToParent(parent, _state.SubStatus == InstanceSubStatus.Finished ? OutputObject() : null));
        }

        return new Decision.Accepted(_state with { Revision = _state.Revision + 1 }, _events, _effects);
    }

    private void Flush()
    {
        foreach (ScopeCounters counters in _counters)
        {
            if (counters.HasMoved && _state.ScopeOf(counters.Scope) is not null)
            {
                Emit(counters.ToEvent());
            }
        }

        while (_variables.Count > 0)
        {
            int? scope = _variables[0].Scope;
            Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);

            foreach (PendingVariable variable in _variables)
            {
                if (variable.Scope == scope)
                {
                    values[variable.Name] = variable.Value;
                }
            }

            _variables.RemoveAll(variable => variable.Scope == scope);

            if (scope is null || _state.ScopeOf(scope.Value) is not null)
            {
                Emit(new WorkflowEvent.VariablesSet(scope, values));
            }
        }

        if (_outputs is not null)
        {
            Emit(new WorkflowEvent.OutputsSet(_outputs));
        }

        if (_name is { } given && given.Name != _state.Name)
        {
            Emit(given);
        }
    }

    private JsonElement OutputObject() => JsonFields.Object(_state.Output);

    private ScopeCounters CountersOf(int scope)
    {
        foreach (ScopeCounters counters in _counters)
        {
            if (counters.Scope == scope)
            {
                return counters;
            }
        }

        ScopeCounters opened = new(_state.ScopeOf(scope)!);
        _counters.Add(opened);

        return opened;
    }

    private void Forget(int scope)
    {
        _counters.RemoveAll(counters => counters.Scope == scope);
        _variables.RemoveAll(variable => variable.Scope == scope);
    }

    private void SetVariable(int? scope, string name, JsonElement value)
    {
        foreach (PendingVariable variable in _variables)
        {
            if (variable.Scope == scope && variable.Name == name)
            {
                variable.Value = value;

                return;
            }
        }

        _variables.Add(new PendingVariable(scope, name, value));
    }

    private void SetOutput(string name, JsonElement value) => (_outputs ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[name] = value;

    /// <summary>A result was written straight into the state; what was gathered for the same variable before is out of date.</summary>
    private void Overwritten(CompiledActivity activity, int scope)
    {
        if (activity.Result is { } slot && _variables.Count > 0)
        {
            int? holder = ScopeChain.ScopeOf(_state, _definition, scope, slot);
            _variables.RemoveAll(variable => variable.Scope == holder && variable.Name == slot.Name);
        }
    }
}
