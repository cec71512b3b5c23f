using System.Diagnostics;
using System.Text.Json;
using LaoCai.Workflows.Engine.Compilation;
using LaoCai.Workflows.Engine.Expressions;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Execution;

// Evaluating inputs.
internal sealed partial class Run
{
    private JsonElement? _lastResult;
    private Dictionary<string, (int Scope, JsonElement Value)>? _results;
    private int _guids;
    private bool _reloaded;

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
                return _context.IsEarlier && constant.Earlier is { } earlier ? earlier : constant.Value;

            case CompiledExpression.Variable { Slot: { } slot }:
                _world.Scope = scope;

                return slot.Owner is null && !slot.Declared
                    ? _world.TryGetVariable(slot.Name, out JsonElement found) ? found : JsonFields.Null
                    : _world.Slot(ScopeChain.ScopeOf(_state, _definition, scope, slot), slot);

            case CompiledExpression.Variable:
                return JsonFields.Null;

            case CompiledExpression.Input input:
                return !(input.IsYounger && _context.IsEarlier) && _world.TryGetInput(input.Name, out JsonElement value) ? value : JsonFields.Null;

            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Elsa's own words, then ours. The words of a recorded fault are complete already.</summary>
    private static string Failed(string inputName, ScriptFault fault) =>
        fault.Message.StartsWith("Failed to evaluate", StringComparison.Ordinal)
            ? fault.Message
            : $"Failed to evaluate activity input '{char.ToUpperInvariant(inputName[0])}{inputName.AsSpan(1)}': {fault.Message}";

    /// <summary>Elsa stores every variable at a wait, and loads it as its type says; so a text that held a number is a text from here on.</summary>
    private void Reload()
    {
        if (_reloaded || _context.IsEarlier)
        {
            return;
        }

        _reloaded = true;
        Reload(null, _definition.Variables, _state.Variables);

        foreach (FlowScope scope in _state.Scopes)
        {
            Reload(scope.No, ScopeChain.FlowOf(_state, _definition, scope.No)!.Variables, scope.Variables);
        }
    }

    private void Reload(int? scope, IReadOnlyList<CompiledVariable> declared, IReadOnlyDictionary<string, JsonElement> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        for (int i = 0; i < declared.Count; i++)
        {
            if (values.TryGetValue(declared[i].Name, out JsonElement value) && ValueConversion.AfterWait(value, declared[i].TypeName, declared[i].IsArray) is { } loaded)
            {
                SetVariable(scope, declared[i].Name, loaded);
            }
        }
    }

    private void Resulted(CompiledActivity activity, int scope, JsonElement result)
    {
        _lastResult = result;
        (_results ??= new Dictionary<string, (int, JsonElement)>(StringComparer.Ordinal))[activity.Id] = (scope, result);
    }
}
