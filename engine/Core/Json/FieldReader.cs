using System.Globalization;
using System.Text.Json;

namespace LaoCai.Workflows.Engine.Json;

/// <summary>What is wrong with one field.</summary>
/// <param name="Code"><c>field.missing</c> or <c>field.wrong-kind</c>.</param>
/// <param name="Path">From the root, <c>$.root.activities[3].id</c>.</param>
/// <param name="Message">For people, in English.</param>
public sealed record FieldProblem(string Code, string Path, string Message);

/// <summary>Takes the fields of one JSON object one by one and notes what is missing or of the wrong kind, with its path.</summary>
internal sealed class FieldReader
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly string _path;
    private readonly List<FieldProblem> _problems;

    public FieldReader(JsonElement json, string path, List<FieldProblem> problems)
    {
        _path = path;
        _problems = problems;

        if (json.ValueKind != JsonValueKind.Object)
        {
            Wrong(path, "an object", json);

            return;
        }

        foreach (JsonProperty field in json.EnumerateObject())
        {
            _fields[field.Name] = field.Value;
        }
    }

    public FieldReader(IReadOnlyDictionary<string, JsonElement> fields, string path, List<FieldProblem> problems)
    {
        _path = path;
        _problems = problems;

        foreach ((string name, JsonElement value) in fields)
        {
            _fields[name] = value;
        }
    }

    public void Skip(string name) => _fields.Remove(name);

    public JsonElement? Value(string name) => _fields.Remove(name, out JsonElement value) ? value : null;

    public string? Text(string name) => Of(name, JsonValueKind.String, "a text")?.GetString();

    public string? RequiredText(string name) => _fields.ContainsKey(name) && Text(name) is { Length: > 0 } text ? text : Missing<string>(name);

    public bool Has(string name) => _fields.TryGetValue(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Whether any of these fields is there, whatever its kind.</summary>
    public bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_fields.ContainsKey(name))
            {
                return true;
            }
        }

        return false;
    }

    public decimal? Decimal(string name)
    {
        if (Of(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        if (value.TryGetDecimal(out decimal number))
        {
            return number;
        }

        Wrong(name, "a number", value);

        return null;
    }

    public bool IsText(string name) => _fields.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String;

    public bool Flag(string name)
    {
        if (!_fields.Remove(name, out JsonElement value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.False)
        {
            return false;
        }

        return value.ValueKind == JsonValueKind.True || Wrong(name, "true or false", value);
    }

    public int? Number(string name)
    {
        if (Of(name, JsonValueKind.Number, "a whole number") is not { } value)
        {
            return null;
        }

        if (value.TryGetInt32(out int number))
        {
            return number;
        }

        Wrong(name, "a whole number", value);

        return null;
    }

    public DateTimeOffset? Instant(string name)
    {
        if (Of(name, JsonValueKind.String, "an instant") is not { } value)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant))
        {
            return instant;
        }

        Wrong(name, "an instant", value);

        return null;
    }

    public FieldReader? Object(string name) =>
        Of(name, JsonValueKind.Object, "an object") is { } value ? new FieldReader(value, $"{_path}.{name}", _problems) : null;

    /// <summary>A text, or the <c>id</c> of an object.</summary>
    public string? TextOrId(string name) =>
        _fields.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? Object(name)!.Text("id") : Text(name);

    public IReadOnlyDictionary<string, JsonElement> Map(string name)
    {
        if (Of(name, JsonValueKind.Object, "an object") is not { } value)
        {
            return JsonFields.None;
        }

        Dictionary<string, JsonElement> map = new(StringComparer.Ordinal);

        foreach (JsonProperty field in value.EnumerateObject())
        {
            map[field.Name] = field.Value;
        }

        return map;
    }

    public IReadOnlyList<T> List<T>(string name, Func<FieldReader, T?> read) where T : class
    {
        if (Of(name, JsonValueKind.Array, "a list") is not { } value)
        {
            return [];
        }

        List<T> items = new(value.GetArrayLength());
        int index = 0;

        foreach (JsonElement item in value.EnumerateArray())
        {
            if (read(new FieldReader(item, $"{_path}.{name}[{index++}]", _problems)) is { } one)
            {
                items.Add(one);
            }
        }

        return items;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (Of(name, JsonValueKind.Array, "a list") is not { } value)
        {
            return [];
        }

        List<string> items = [];

        foreach (JsonElement item in value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                items.Add(item.GetString()!);
            }
            else
            {
                Wrong(name, "a list of texts", item);
            }
        }

        return items;
    }

    /// <summary>The fields that nobody took.</summary>
    public IReadOnlyDictionary<string, JsonElement> Rest() => _fields.Count == 0 ? JsonFields.None : _fields;

    /// <summary>Notes that a field has the right kind and yet a value that cannot be.</summary>
    public void Refuse(string name, string why) => _problems.Add(new FieldProblem("field.bad-value", $"{_path}.{name}", $"{_path}.{name}: {why}"));

    public T? Missing<T>(string name) where T : class
    {
        _problems.Add(new FieldProblem("field.missing", $"{_path}.{name}", $"{_path} must have {name}."));

        return null;
    }

    /// <summary>The field when it has that kind; null, with a problem, when it has another; null without one when it is absent or null.</summary>
    private JsonElement? Of(string name, JsonValueKind kind, string expected)
    {
        if (!_fields.Remove(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Wrong(name, expected, value);

        return null;
    }

    private bool Wrong(string name, string expected, JsonElement value)
    {
        string place = name == _path ? _path : $"{_path}.{name}";
        _problems.Add(new FieldProblem("field.wrong-kind", place, $"{place} must be {expected}, not {value.ValueKind}."));

        return false;
    }
}
