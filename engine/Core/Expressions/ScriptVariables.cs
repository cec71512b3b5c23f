using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>
/// The variables as one script sees them, with Elsa's two faces: <c>getVariable</c> reads what <c>setVariable</c> wrote at once, while what is
/// assigned to <c>variables.X</c> counts only when the script is over. Null assigned there is no value, so the variable keeps the one it has.
/// </summary>
internal sealed class ScriptVariables(Jint.Engine engine, ScriptWorld world)
{
    private readonly JsObject _object = new(engine);
    private readonly Dictionary<string, JsValue> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsValue> _written = new(StringComparer.Ordinal);

    /// <summary>Names in the order in which they were met, which is the order in which they are kept.</summary>
    private readonly List<string> _names = [];

    /// <summary>The object <c>variables</c>, with every variable in sight.</summary>
    public JsObject AsObject()
    {
        foreach (string name in world.VariableNames)
        {
            if (Find(name) is { } value)
            {
                _object.Set(name, value);
            }
        }

        return _object;
    }

    /// <summary>Null for a name that nobody knows.</summary>
    public JsValue Get(string name) => _written.TryGetValue(name, out JsValue? value) ? value : Find(name) ?? JsValue.Null;

    public JsValue Set(string name, JsValue value)
    {
        Meet(name);
        _written[name] = value;
        _object.Set(name, value);

        return JsValue.Undefined;
    }

    /// <summary>Every variable whose value is another one now, or whose object was changed inside, goes back into the world.</summary>
    public ScriptFault? Keep(ScriptLimits limits)
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

            if (JsValueJson.ToJson(value, limits, out ScriptFault? fault) is not { } json)
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
        _found.TryGetValue(name, out JsValue? before);

        return !assigned.IsNull() && !assigned.IsUndefined() && !ReferenceEquals(assigned, before) ? assigned
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

    private void Meet(string name)
    {
        if (!_names.Contains(name, StringComparer.Ordinal))
        {
            _names.Add(name);
        }
    }
}
