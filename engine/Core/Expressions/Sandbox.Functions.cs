using System.Text;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace LaoCai.Workflows.Engine.Expressions;

// The functions that Elsa offers to scripts.
internal sealed partial class Sandbox
{
    private string? _name;
    private bool _named;

    private Func<JsValue[], JsValue>? FunctionNamed(string name) => name switch
    {
        _ when _world.IsEarlier && SandboxFunctions.IsYounger(name) => Accessor(name),
        "getVariable" => arguments => _variables.Get(Text(arguments, 0)),
        "setVariable" => arguments => _variables.Set(Text(arguments, 0), At(arguments, 1)),
        "getInput" => arguments => Input(Text(arguments, 0)),
        "getLastResult" => _ => Script(_world.LastResult),
        "getOutputFrom" => Output,
        "getWorkflowDefinitionId" => _ => new JsString(_world.DefinitionId),
        "getWorkflowDefinitionVersionId" => _ => new JsString(_world.DefinitionVersionId),
        "getWorkflowDefinitionVersion" => _ => JsNumber.Create(_world.DefinitionVersion),
        "getWorkflowInstanceId" => _ => new JsString(_world.InstanceId.ToString("N")),
        "getWorkflowInstanceName" => _ => TextOrNull(_named ? _name : _world.InstanceName),
        "setWorkflowInstanceName" => SetName,
        "getCorrelationId" => _ => TextOrNull(_world.CorrelationId),
        "setCorrelationId" => SetCorrelation,
        "isNullOrEmpty" => arguments => IsNothing(arguments) || Text(arguments, 0).Length == 0 ? JsBoolean.True : JsBoolean.False,
        "isNullOrWhiteSpace" => arguments => IsNothing(arguments) || string.IsNullOrWhiteSpace(Text(arguments, 0)) ? JsBoolean.True : JsBoolean.False,
        "toJson" => arguments => _world.IsEarlier ? Stringify(arguments) : new JsString(ScriptText.OfElsa(Json(At(arguments, 0)))),
        "newGuid" or "newGuidString" or "getGuidString" => _ => new JsString(_world.NextGuid().ToString("D")),
        "newShortGuid" or "getShortGuid" => _ => new JsString(string.Concat(Convert.ToBase64String(_world.NextGuid().ToByteArray()).Where(char.IsAsciiLetterOrDigit))),
        "parseGuid" => arguments => new JsString(Guid.Parse(Text(arguments, 0)).ToString("D")),
        "bytesToString" => arguments => new JsString(Encoding.UTF8.GetString(Bytes(arguments))),
        "bytesFromString" => arguments => _engine.Intrinsics.ArrayBuffer.Construct(Encoding.UTF8.GetBytes(Text(arguments, 0))),
        "bytesToBase64" => arguments => new JsString(Convert.ToBase64String(Bytes(arguments))),
        "bytesFromBase64" => arguments => _engine.Intrinsics.ArrayBuffer.Construct(Convert.FromBase64String(Text(arguments, 0))),
        "stringToBase64" => arguments => new JsString(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(arguments, 0)))),
        "stringFromBase64" => arguments => new JsString(Encoding.UTF8.GetString(Convert.FromBase64String(Text(arguments, 0)))),
        _ => Accessor(name),
    };

    /// <summary><c>getX</c>, <c>setX</c>, <c>getResultFromX</c>; null when the name is none of them.</summary>
    private Func<JsValue[], JsValue>? Accessor(string name)
    {
        if (name.Length <= 3 || name[..3] is not ("get" or "set"))
        {
            return null;
        }

        string rest = name[3..];

        if (name[0] == 'g')
        {
            if (_world.InputNames.FirstOrDefault(input => input == rest) is { } input)
            {
                return _ => Input(input);
            }

            if (rest.StartsWith("ResultFrom", StringComparison.Ordinal) && _world.ActivitiesWithOutput.FirstOrDefault(activity => PascalCase.Of(activity) == rest[10..]) is { } source)
            {
                return _ => _world.TryGetOutput(source, out JsonElement output) ? Script(output) : JsValue.Null;
            }
        }

        return _world.VariableNames.FirstOrDefault(variable => PascalCase.Of(variable) == rest) is not { } variable ? null
            : name[0] == 'g' ? _ => _variables.Get(variable)
            : arguments => _variables.Set(variable, At(arguments, 0));
    }

    private JsValue Input(string name) => _world.TryGetInput(name, out JsonElement value) ? Script(value) : JsValue.Null;

    /// <summary>Of an activity by its id or name, its one output <c>Result</c>. Elsa throws where there is no such activity.</summary>
    private JsValue Output(JsValue[] arguments)
    {
        string activity = Text(arguments, 0);

        if (_world.IsEarlier)
        {
            return _world.TryGetOutput(activity, out JsonElement once) ? Script(once) : JsValue.Null;
        }

        if (!_world.HasActivity(activity))
        {
            throw new JavaScriptException(_engine.Intrinsics.Error, "Activity not found.");
        }

        bool isResult = At(arguments, 1).IsNull() || At(arguments, 1).IsUndefined() || Text(arguments, 1) == "Result";

        return isResult && _world.TryGetOutput(activity, out JsonElement output) ? Script(output) : JsValue.Null;
    }

    private JsValue SetName(JsValue[] arguments)
    {
        _name = IsNothing(arguments) ? null : Text(arguments, 0);
        _named = true;

        return _name is { Length: > LongestName } ? throw new JavaScriptException(_engine.Intrinsics.Error, $"A name may have {LongestName} characters.") : JsValue.Undefined;
    }

    private JsValue SetCorrelation(JsValue[] arguments)
    {
        string? id = IsNothing(arguments) ? null : Text(arguments, 0);

        return id == _world.CorrelationId ? JsValue.Undefined : throw new CorrelationIsFixedException();
    }

    private void KeepName()
    {
        if (_named)
        {
            _world.InstanceName = _name;
        }
    }

    /// <summary>Never more than a result may have. A function that replaces values could make much out of little, so there is none.</summary>
    private JsValue Stringify(JsValue[] arguments)
    {
        if (At(arguments, 0).IsUndefined())
        {
            return JsValue.Undefined;
        }

        JsonElement json = Json(At(arguments, 0), wholeDates: true);

        if (_world.IsEarlier)
        {
            return new JsString(Encoding.UTF8.GetString(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(json)));
        }

        return At(arguments, 1).IsNull() || At(arguments, 1).IsUndefined()
            ? new JsString(ScriptText.Indented(json, Indentation(At(arguments, 2))))
            : throw new JavaScriptException(_engine.Intrinsics.Error, "JSON.stringify takes no replacer here.");
    }

    /// <summary>ECMAScript: at most ten spaces, or ten letters of a text.</summary>
    private static string Indentation(JsValue space) =>
        space.IsNumber() ? new string(' ', (int)Math.Clamp(space.AsNumber(), 0, 10))
        : space.IsString() ? space.AsString() is var text && text.Length > 10 ? text[..10] : text
        : "";

    private JsonElement Json(JsValue value, bool wholeDates = false) =>
        JsValueJson.ToJson(value, _limits, wholeDates || _world.IsEarlier, out ScriptFault? fault) ?? throw new JavaScriptException(_engine.Intrinsics.Error, fault!.Message);

    private byte[] Bytes(JsValue[] arguments) =>
        ScriptBytes.Of(At(arguments, 0)) ?? throw new JavaScriptException(_engine.Intrinsics.Error, "The value is no bytes.");

    private JsValue Script(JsonElement? value) => value is { } json ? JsValueJson.ToScript(_engine, json) : JsValue.Null;

    private static JsValue TextOrNull(string? text) => text is null ? JsValue.Null : new JsString(text);

    private static JsValue At(JsValue[] arguments, int index) => index < arguments.Length ? arguments[index] : JsValue.Undefined;

    private static bool IsNothing(JsValue[] arguments) => At(arguments, 0).IsNull() || At(arguments, 0).IsUndefined();

    private static string Text(JsValue[] arguments, int index) => TypeConverter.ToString(At(arguments, index));

    /// <summary>The correlation id is the dossier's code, by which everybody finds it; no script changes it.</summary>
    private sealed class CorrelationIsFixedException() : Exception("A script cannot change the correlation id: it is the code of the dossier.");
}
