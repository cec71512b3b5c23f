using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaoCai.Workflows.Definitions.Forms;

/// <summary>
/// Reads form-js's schema (type <c>default</c>). What would be checked in the browser and not here is refused, so that the server never
/// lets through what the browser stops.
/// </summary>
public static partial class FormReader
{
    private const int MostFields = 300;
    private const int MostDepth = 8;
    private const int MostOptions = 1_000;

    /// <summary>Seconds that a pattern may take on one value.</summary>
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    /// <returns>The form; null where there are problems.</returns>
    public static (FormSchema? Form, IReadOnlyList<SchemaProblem> Problems) Read(JsonElement schema)
    {
        var reading = new Reading();
        if (schema.ValueKind != JsonValueKind.Object || Member(schema, "components") is not { ValueKind: JsonValueKind.Array } components)
            return (null, [new("", "form.shape", schema.ValueKind == JsonValueKind.Object ? "components" : schema.ValueKind.ToString())]);
        reading.Components(components, new Around("", [], 0));
        foreach (var twice in reading.Fields.GroupBy(field => field.Key, StringComparer.Ordinal).Where(same => same.Skip(1).Any()))
            reading.Problems.Add(new(twice.Key, "form.key", twice.Key));
        return reading.Problems.Count == 0 ? (new FormSchema(reading.Fields), []) : (null, reading.Problems);
    }

    private sealed record Around(string Path, IReadOnlyList<FormCondition> HiddenWhen, int Depth);

    private sealed class Reading
    {
        public List<FormField> Fields { get; } = [];
        public List<SchemaProblem> Problems { get; } = [];

        public void Components(JsonElement components, Around around)
        {
            foreach (var (index, component) in components.EnumerateArray().Index())
            {
                if (component.ValueKind != JsonValueKind.Object) Problems.Add(new($"{around.Path}[{index}]", "form.shape", component.ValueKind.ToString()));
                else if (Fields.Count >= MostFields || around.Depth > MostDepth) Problems.Add(new($"{around.Path}[{index}]", "form.size", $"{MostFields}"));
                else Component(component, TextOf(component, "key") ?? TextOf(component, "path") ?? $"{around.Path}[{index}]", around);
                if (Problems.Count > 50) return;
            }
        }

        private void Component(JsonElement component, string place, Around around)
        {
            var type = TextOf(component, "type");
            var hidden = Conditions(component, place, around);
            switch (type)
            {
                case "text" or "separator" or "spacer" or "button": // nothing that comes back
                    return;
                case "group":
                    if (Member(component, "components") is { ValueKind: JsonValueKind.Array } inner)
                        Components(inner, new(Joined(around.Path, TextOf(component, "path")), hidden, around.Depth + 1));
                    return;
                default:
                    if (KindOf(type, TextOf(component, "subtype")) is { } kind) Field(component, kind, place, around, hidden);
                    else Problems.Add(new(place, "form.component", type ?? ""));
                    return;
            }
        }

        private void Field(JsonElement component, FieldKind kind, string place, Around around, IReadOnlyList<FormCondition> hidden)
        {
            if (TextOf(component, "key") is not { } key || !Key().IsMatch(key))
            {
                Problems.Add(new(place, "form.key", TextOf(component, "key") ?? ""));
                return;
            }

            var rules = Member(component, "validate") is { ValueKind: JsonValueKind.Object } given ? given : default;
            Fields.Add(new FormField
            {
                Key = Joined(around.Path, key),
                Kind = kind,
                Label = TextOf(component, "label") ?? TextOf(component, "dateLabel") ?? TextOf(component, "timeLabel") ?? key,
                Required = Flag(rules, "required", place),
                MinLength = (int?)NumberOf(rules, "minLength", place),
                MaxLength = (int?)NumberOf(rules, "maxLength", place),
                Min = NumberOf(rules, "min", place),
                Max = NumberOf(rules, "max", place),
                Decimals = (int?)NumberOf(component, "decimalDigits", place),
                Increment = NumberOf(component, "increment", place),
                NumberAsText = Flag(component, "serializeToString", place),
                Pattern = PatternOf(rules, place),
                Options = kind is FieldKind.OneOf or FieldKind.SomeOf ? OptionsOf(component, place) : [],
                HiddenWhen = hidden,
                Disabled = Flag(component, "disabled", place),
            });
            // A value that is shown and sent back unchanged cannot be told from one that was changed on the way.
            if (Member(component, "readonly") is { ValueKind: not JsonValueKind.False }) Problems.Add(new(place, "form.rule", "readonly"));
        }

        private IReadOnlyList<FormCondition> Conditions(JsonElement component, string place, Around around)
        {
            if (Member(component, "conditional") is not { ValueKind: JsonValueKind.Object } conditional || Member(conditional, "hide") is not { } hide) return around.HiddenWhen;
            if (hide.ValueKind == JsonValueKind.False) return around.HiddenWhen;
            var text = hide.ValueKind == JsonValueKind.True ? "=true" : hide.ValueKind == JsonValueKind.String ? hide.GetString()! : "";
            if (FormCondition.Parse(text) is { } condition) return [.. around.HiddenWhen, condition];
            Problems.Add(new(place, "form.condition", text));
            return around.HiddenWhen;
        }

        private List<string> OptionsOf(JsonElement component, string place)
        {
            var options = new List<string>();
            if (Member(component, "values") is { ValueKind: JsonValueKind.Array } values && values.GetArrayLength() <= MostOptions)
                options.AddRange(values.EnumerateArray().Select(option => TextOf(option, "value")).OfType<string>());
            // Options that come from data or an expression are another's to know.
            if (options.Count == 0 || Member(component, "valuesKey") is not null || Member(component, "valuesExpression") is not null)
                Problems.Add(new(place, "form.options", TextOf(component, "valuesKey") ?? TextOf(component, "valuesExpression") ?? ""));
            return options;
        }

        private Regex? PatternOf(JsonElement rules, string place)
        {
            var pattern = TextOf(rules, "validationType") switch
            {
                null or "" or "custom" => TextOf(rules, "pattern"),
                "email" => Email,
                "phone" => Phone,
                _ => null,
            };
            if (string.IsNullOrEmpty(pattern)) return null;
            try
            {
                return new Regex(pattern, RegexOptions.ECMAScript, PatternTime);
            }
            catch (ArgumentException)
            {
                Problems.Add(new(place, "form.rule", pattern));
                return null;
            }
        }

        private bool Flag(JsonElement owner, string name, string place)
        {
            if (Member(owner, name) is not { } value) return false;
            if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Problems.Add(new(place, "form.rule", $"{name}: {value.GetRawText()}"));
            return value.ValueKind == JsonValueKind.True;
        }

        private decimal? NumberOf(JsonElement owner, string name, string place)
        {
            if (Member(owner, name) is not { } value) return null;
            if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)) return number;
            if (value.ValueKind == JsonValueKind.String && decimal.TryParse(value.GetString(), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out number)) return number;
            if (value.ValueKind is not JsonValueKind.Null) Problems.Add(new(place, "form.rule", $"{name}: {value.GetRawText()}"));
            return null;
        }
    }

    // Never looser than the viewer on what people write; both are whole values.
    private const string Email = @"^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$";
    private const string Phone = @"^(\+|00)[1-9][0-9]{6,14}$";

    private static FieldKind? KindOf(string? type, string? subtype) => type switch
    {
        "textfield" or "textarea" => FieldKind.Text,
        "number" => FieldKind.Number,
        "checkbox" => FieldKind.Checkbox,
        "radio" or "select" => FieldKind.OneOf,
        "checklist" or "taglist" => FieldKind.SomeOf,
        "datetime" => subtype switch { "date" or null => FieldKind.Date, "time" => FieldKind.Time, "datetime" => FieldKind.DateTime, _ => null },
        _ => null,
    };

    private static string Joined(string path, string? key) => string.IsNullOrEmpty(path) ? key ?? "" : string.IsNullOrEmpty(key) ? path : $"{path}.{key}";

    private static JsonElement? Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : null;

    private static string? TextOf(JsonElement owner, string name) => Member(owner, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_]{0,63}(\.[\p{L}_][\p{L}\p{N}_]{0,63}){0,3}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
