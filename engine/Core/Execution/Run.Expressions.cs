using System.Diagnostics;
using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Expressions;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Execution;

// Evaluating inputs, and the instance as its scripts see it.
internal sealed partial class Run
{
    private JsonElement? _lastResult;
    private Dictionary<string, JsonElement>? _results;
    private int _guids;

    /// <summary>The value of an input, null where the document gives none. False when it could not be evaluated; the activity has its incident then.</summary>
    private bool Input(WorkItem item, int index, out JsonElement value)
    {
        CompiledActivity activity = item.Activity;

        if (Evaluate(activity, activity.Inputs[index], activity.InputNames[index], item.Scope, out value, out StepFault? fault))
        {
            return true;
        }

        Fault(item, fault!.Code, fault.Message);

        return false;
    }

    private bool? Condition(WorkItem item, CompiledExpression? condition, string inputName)
    {
        ScriptFault? fault = null;

        switch (condition)
        {
            case null:
                return false;

            case CompiledExpression.Script script when (fault = StoppedThen(item.Activity)) is null:
                _world.Scope = item.Scope;

                if (script.Code.EvaluateCondition(_world, _context.Scripts, out fault) is { } truth)
                {
                    return truth;
                }

                break;

            case not CompiledExpression.Script:
                return ValueConversion.IsTrue(Read(condition, item.Scope));
        }

        // The cases of a switch are no input of Elsa's: what a condition throws is told in its own words.
        string message = inputName != "Cases" ? Failed(inputName, fault!) : RecordedFault(item.Activity, fault!.Code)?.Message ?? fault.Message;
        Fault(item, fault!.Code, message);

        return null;
    }

    private bool Evaluate(CompiledActivity activity, CompiledInput? input, string inputName, int scope, out JsonElement value, out StepFault? fault)
    {
        value = JsonFields.Null;
        fault = null;

        if (input is null)
        {
            return true;
        }

        if (input.Expression is not CompiledExpression.Script script)
        {
            value = Read(input.Expression, scope);

            return true;
        }

        ScriptFault? scriptFault = StoppedThen(activity);

        if (scriptFault is null)
        {
            _world.Scope = scope;
            (value, scriptFault) = script.Code.Evaluate(_world, _context.Scripts);
        }

        if (scriptFault is null)
        {
            return true;
        }

        fault = new StepFault(scriptFault.Code, Failed(inputName, scriptFault));

        return false;
    }

    private JsonElement Read(CompiledExpression expression, int scope)
    {
        switch (expression)
        {
            case CompiledExpression.Constant constant:
                return constant.Value;

            case CompiledExpression.Variable { Slot: { } slot }:
                _world.Scope = scope;

                return slot.Owner is null && !slot.Declared
                    ? _world.TryGetVariable(slot.Name, out JsonElement found) ? found : JsonFields.Null
                    : _world.Slot(ScopeChain.ScopeOf(_state, _definition, scope, slot), slot);

            case CompiledExpression.Variable:
                return JsonFields.Null;

            case CompiledExpression.Input input:
                return _world.TryGetInput(input.Name, out JsonElement value) ? value : JsonFields.Null;

            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Elsa's own words, then ours. The words of a recorded fault are complete already.</summary>
    private static string Failed(string inputName, ScriptFault fault) =>
        fault.Message.StartsWith("Failed to evaluate", StringComparison.Ordinal)
            ? fault.Message
            : $"Failed to evaluate activity input '{char.ToUpperInvariant(inputName[0])}{inputName.AsSpan(1)}': {fault.Message}";

    private void Resulted(CompiledActivity activity, JsonElement result)
    {
        _lastResult = result;
        (_results ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[activity.Id] = result;
    }

    private sealed class World(Run run) : ScriptWorld
    {
        /// <summary>The flowchart execution around the activity whose turn it is.</summary>
        public int Scope { get; set; }

        public override string DefinitionId => run._definition.DefinitionId;
        public override string DefinitionVersionId => run._definition.Document.Id;
        public override int DefinitionVersion => run._definition.Version;
        public override Guid InstanceId => run._state.Id;
        public override string? CorrelationId => run._state.CorrelationId;
        public override DateTimeOffset Now => run._cause.At;
        public override JsonElement? LastResult => run._lastResult;

        public override IEnumerable<string> VariableNames => Names().Distinct(StringComparer.Ordinal);

        public override IEnumerable<string> InputNames => run._definition.Inputs.Select(input => input.Name);

        public override IEnumerable<string> ActivitiesWithOutput => run._results?.Keys.Select(id => run._definition.Find(id)!.Name) ?? [];

        public override bool TryGetVariable(string name, out JsonElement value)
        {
            for (int? at = Scope; at is { } no; at = ScopeChain.Outer(run._state, no))
            {
                if (run._state.ScopeOf(no) is { } scope
                    && TryGet(no, name, scope.Variables, ScopeChain.FlowOf(run._state, run._definition, no)!.Variables, out value))
                {
                    return true;
                }
            }

            return TryGet(null, name, run._state.Variables, run._definition.Variables, out value);
        }

        public JsonElement Slot(int? scope, VariableSlot slot) =>
            TryGet(scope, slot.Name, scope is { } no ? run._state.ScopeOf(no)!.Variables : run._state.Variables, slot.Owner?.Variables ?? run._definition.Variables, out JsonElement value)
                ? value
                : JsonFields.Null;

        public override string? SetVariable(string name, JsonElement value)
        {
            (int? scope, CompiledVariable? declared) = Holder(name);

            // As in Elsa what a script writes keeps its own type, whatever the variable declares; only SetVariable converts.
            if (declared is not null && run._context.Recorded is not null && run.OnceConverted(scope, declared, ref value) is { } misfit)
            {
                return misfit;
            }

            run.SetVariable(scope, name, value);

            return null;
        }

        public override bool TryGetInput(string name, out JsonElement value)
        {
            // Elsa forgets an input at the first wait, unless it has a storage driver.
            if (run._cause.Command is WorkflowCommand.StartInstance start)
            {
                return InputValues.TryFind(start.Input, name, out value);
            }

            foreach ((string kept, JsonElement input) in run._state.Inputs)
            {
                if (string.Equals(kept, name, StringComparison.OrdinalIgnoreCase))
                {
                    value = input;

                    return true;
                }
            }

            value = default;

            return false;
        }

        public override bool TryGetOutput(string activity, out JsonElement value)
        {
            value = default;

            return run._results is { } results
                && (results.TryGetValue(activity, out value)
                    || (results.Keys.FirstOrDefault(id => run._definition.Find(id)!.Name == activity) is { } id && results.TryGetValue(id, out value)));
        }

        public override Guid NextGuid() => DerivedId.OfCommand(run._cause.Id, run._guids++);

        private bool TryGet(int? scope, string name, IReadOnlyDictionary<string, JsonElement> set, IReadOnlyList<CompiledVariable> declared, out JsonElement value)
        {
            foreach (PendingVariable pending in run._variables)
            {
                if (pending.Scope == scope && pending.Name == name)
                {
                    value = pending.Value;

                    return true;
                }
            }

            if (set.TryGetValue(name, out value))
            {
                return true;
            }

            for (int i = 0; i < declared.Count; i++)
            {
                if (declared[i].Name == name)
                {
                    value = declared[i].Default;

                    return true;
                }
            }

            return false;
        }

        private (int? Scope, CompiledVariable? Declared) Holder(string name)
        {
            for (int? at = Scope; at is { } no; at = ScopeChain.Outer(run._state, no))
            {
                if (ScopeChain.FlowOf(run._state, run._definition, no)?.Variables.FirstOrDefault(variable => variable.Name == name) is { } inner)
                {
                    return (no, inner);
                }
            }

            return (null, run._definition.Variables.FirstOrDefault(variable => variable.Name == name));
        }

        private IEnumerable<string> Names()
        {
            for (int? at = Scope; at is { } no; at = ScopeChain.Outer(run._state, no))
            {
                foreach (CompiledVariable variable in ScopeChain.FlowOf(run._state, run._definition, no)?.Variables ?? [])
                {
                    yield return variable.Name;
                }
            }

            foreach (CompiledVariable variable in run._definition.Variables)
            {
                yield return variable.Name;
            }

            foreach (string name in run._state.Variables.Keys)
            {
                yield return name;
            }

            foreach (PendingVariable pending in run._variables)
            {
                yield return pending.Name;
            }
        }
    }
}
