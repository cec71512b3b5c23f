using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>
/// The variables as one script sees them, with Elsa's two faces. <c>getVariable</c> reads what <c>setVariable</c> wrote at once, and an object
/// that it gave is the variable itself. The object <c>variables</c> holds copies of those that the script's text spells as <c>variables.X</c>
/// (Elsa looks for that by a pattern, so <c>variables['X']</c> finds nothing); what it holds when the script is over counts for more. Null
/// there is no value, so the variable keeps the one it has.
/// </summary>
internal sealed class ScriptVariables(Jint.Engine engine, ScriptWorld world, ScriptSurvey survey, ScriptLimits limits)
{
    private readonly JsObject _object = new(engine);
    private readonly Dictionary<string, JsValue> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsValue> _written = new(StringComparer.Ordinal);

    /// <summary>Names in the order in which they were met, which is the order in which they are kept.</summary>
    private readonly List<string> _names = [];

    /// <summary>The object <c>variables</c>.</summary>
    public JsObject AsObject()
    {
        foreach (string name in world.VariableNames)
        {
            if ((world.IsEarlier || survey.Spelled.Contains(name)) && Find(name) is { } value)
            {
                _object.Set(name, Apart(value));
            }
        }

        return _object;
    }

    /// <summary>Null for a name that nobody knows.</summary>
    public JsValue Get(string name) => _written.TryGetValue(name, out JsValue? value) ? value : Find(name) ?? JsValue.Null;

    public JsValue Set(string name, JsValue value)
    {
        Meet(name);
        _written[name] = Apart(value);
        _object.Set(name, Apart(value));

        return JsValue.Undefined;
    }

    /// <summary>Every variable whose value is another one now, or whose object was changed inside, goes back into the world.</summary>
    public ScriptFault? Keep()
    {
        foreach (JsValue key in _object.GetOwnPropertyKeys(Types.String))
        {
            Meet(key.ToString());
        }

        foreach (string name in _names)
        {
            if (Kept(name) is not { } value)
            {
                continue;
            }

            if (JsValueJson.ToJson(value, limits, world.IsEarlier, out ScriptFault? fault) is not { } json)
            {
                return fault;
            }

            if (world.TryGetVariable(name, out JsonElement old) && JsonElement.DeepEquals(old, json))
            {
                continue;
            }

            if (world.SetVariable(name, json) is { } misfit)
            {
                return new ScriptFault("script.bad-value", misfit);
            }
        }

        return null;
    }

    /// <summary>Null for a variable that cannot have changed.</summary>
    private JsValue? Kept(string name)
    {
        JsValue assigned = _object.Get(name);

        // What is assigned to a name that an input of the workflow has too does not count.
        bool counts = !assigned.IsNull() && !assigned.IsUndefined() && (world.IsEarlier || !world.InputNames.Contains(name, StringComparer.Ordinal));
        _found.TryGetValue(name, out JsValue? before);

        return counts && !ReferenceEquals(assigned, before) ? assigned
            : _written.TryGetValue(name, out JsValue? written) ? written
            : before is { } found && found.IsObject() ? found
            : null;
    }

    private JsValue? Find(string name)
    {
        if (_found.TryGetValue(name, out JsValue? value))
        {
            return value;
        }

        if (!world.TryGetVariable(name, out JsonElement json))
        {
            return null;
        }

        Meet(name);

        return _found[name] = JsValueJson.ToScript(engine, json);
    }

    /// <summary>A copy that nothing done to the value reaches any more.</summary>
    private JsValue Apart(JsValue value)
    {
        if (!value.IsObject() || world.IsEarlier)
        {
            return value;
        }

        return JsValueJson.ToJson(value, limits, world.IsEarlier, out ScriptFault? fault) is { } json
            ? JsValueJson.ToScript(engine, json)
            : throw new JavaScriptException(engine.Intrinsics.Error, fault!.Message);
    }

    private void Meet(string name)
    {
        if (!_names.Contains(name, StringComparer.Ordinal))
        {
            _names.Add(name);
        }
    }
}
