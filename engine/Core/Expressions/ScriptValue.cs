using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Expressions;

internal enum ScriptValueKind : byte { Undefined, Null, Boolean, Number, Text, Json }

/// <summary>A JavaScript value as the native evaluation of simple expressions needs it. A JSON text keeps its element, so that comparing copies nothing.</summary>
internal readonly struct ScriptValue
{
    private readonly double _number;
    private readonly string? _text;
    private readonly JsonElement _json;

    private ScriptValue(ScriptValueKind kind, double number = 0, string? text = null, JsonElement json = default)
    {
        Kind = kind;
        _number = number;
        _text = text;
        _json = json;
    }

    public ScriptValueKind Kind { get; }

    public static readonly ScriptValue Undefined = new(ScriptValueKind.Undefined);
    public static readonly ScriptValue Null = new(ScriptValueKind.Null);

    public static ScriptValue Of(bool value) => new(ScriptValueKind.Boolean, value ? 1 : 0);
    public static ScriptValue Of(double value) => new(ScriptValueKind.Number, value);
    public static ScriptValue Of(string value) => new(ScriptValueKind.Text, text: value);

    public static ScriptValue Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => Null,
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Number => Of(value.GetDouble()),
        JsonValueKind.String => new ScriptValue(ScriptValueKind.Text, json: value),
        _ => new ScriptValue(ScriptValueKind.Json, json: value),
    };

    public double Number => _number;
    public JsonElement Json => _json;
    public string Text => _text ?? _json.GetString()!;

    public bool IsTrue => Kind switch
    {
        ScriptValueKind.Boolean => _number != 0,
        ScriptValueKind.Number => _number != 0 && !double.IsNaN(_number),
        ScriptValueKind.Text => _text is null ? !_json.ValueEquals("") : _text.Length > 0,
        ScriptValueKind.Json => true,
        _ => false,
    };

    public bool HasText(in ScriptValue other) =>
        _text is null ? _json.ValueEquals(other.Text) : other._text is null ? other._json.ValueEquals(_text) : _text == other._text;

    /// <summary>As the JSON that a variable keeps.</summary>
    public JsonElement ToJson() => Kind switch
    {
        ScriptValueKind.Boolean => JsonFields.Boolean(_number != 0),
        ScriptValueKind.Number => JsonFields.Number(_number),
        ScriptValueKind.Text => _text is null ? _json : JsonFields.Text(_text),
        ScriptValueKind.Json => _json,
        _ => JsonFields.Null,
    };

    /// <summary>The text that JavaScript makes of a number; null where the two number formats could differ.</summary>
    public static string? TextOf(double number) =>
        number == Math.Floor(number) && Math.Abs(number) < 1e15 ? ((long)number).ToString(CultureInfo.InvariantCulture) : null;
}
