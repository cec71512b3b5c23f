using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LaoCai.Workflows.Definitions.Forms;

/// <summary>What is wrong with the value of a field.</summary>
/// <param name="Key">The field; of a value that belongs to none: its own name.</param>
/// <param name="Label">As the form shows the field.</param>
/// <param name="Fault">Why.</param>
/// <param name="Bound">The rule's number where there is one.</param>
public sealed record FieldProblem(string Key, string Label, FieldFault Fault, decimal? Bound = null);

/// <summary>The ways in which a value can be wrong.</summary>
public enum FieldFault { Missing, WrongKind, TooShort, TooLong, TooSmall, TooLarge, TooPrecise, NoMultiple, NotLikePattern, NoOption, NotAsked }

/// <summary>The rules that the browser applies while one fills in a form, applied again to what arrives.</summary>
public static class FormCheck
{
    private const int MostCharacters = 20_000;

    /// <param name="form">The form.</param>
    /// <param name="data">What was filled in; hidden and disabled fields have no value.</param>
    /// <returns>Empty where the data may be taken as it is.</returns>
    public static IReadOnlyList<FieldProblem> Check(FormSchema form, JsonElement data)
    {
        if (data.ValueKind != JsonValueKind.Object) return [new("", "", FieldFault.WrongKind)];
        var problems = new List<FieldProblem>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            if (field.Disabled || field.HiddenWhen.Any(condition => condition.Holds(data))) continue;
            asked.Add(field.Key);
            if (ProblemOf(field, ValueOf(data, field.Key)) is { } problem) problems.Add(problem);
        }

        problems.AddRange(Leaves(data, "", asked, form).Select(key => new FieldProblem(key, key, FieldFault.NotAsked)));
        return problems;
    }

    private static FieldProblem? ProblemOf(FormField field, JsonElement? given)
    {
        if (given is not { ValueKind: not JsonValueKind.Null } value || IsEmpty(field, value))
            return field.Required ? Wrong(FieldFault.Missing) : given is { ValueKind: not JsonValueKind.Null } empty && !HasKind(field, empty) ? Wrong(FieldFault.WrongKind) : null;
        if (!HasKind(field, value)) return Wrong(FieldFault.WrongKind);
        return field.Kind switch
        {
            FieldKind.Text => OfText(value.GetString()!),
            FieldKind.Number => OfNumber(NumberOf(field, value)!.Value),
            FieldKind.OneOf => field.Options.Contains(value.GetString()!, StringComparer.Ordinal) ? null : Wrong(FieldFault.NoOption),
            FieldKind.SomeOf => OfChoices(value),
            _ => null,
        };

        FieldProblem Wrong(FieldFault fault, decimal? bound = null) => new(field.Key, field.Label, fault, bound);

        FieldProblem? OfText(string text)
        {
            var length = text.Trim().Length;
            if (field.MinLength is { } least && length < least) return Wrong(FieldFault.TooShort, least);
            var most = Math.Min(field.MaxLength ?? MostCharacters, MostCharacters);
            if (length > most || text.Length > MostCharacters) return Wrong(FieldFault.TooLong, most);
            return field.Pattern is { } pattern && !IsLike(pattern, text) ? Wrong(FieldFault.NotLikePattern) : null;
        }

        FieldProblem? OfNumber(decimal number)
        {
            if (field.Min is { } min && number < min) return Wrong(FieldFault.TooSmall, min);
            if (field.Max is { } max && number > max) return Wrong(FieldFault.TooLarge, max);
            // Dividing by one with all its digits takes trailing zeros away.
            if (field.Decimals is { } decimals && (number / 1.0000000000000000000000000000m).Scale > decimals) return Wrong(FieldFault.TooPrecise, decimals);
            return field.Increment is { } step and not 0 && number % step != 0 ? Wrong(FieldFault.NoMultiple, step) : null;
        }

        FieldProblem? OfChoices(JsonElement choices)
        {
            var chosen = choices.EnumerateArray().Select(choice => choice.GetString()!).ToList();
            return chosen.Distinct(StringComparer.Ordinal).Count() < chosen.Count || chosen.Except(field.Options, StringComparer.Ordinal).Any() ? Wrong(FieldFault.NoOption) : null;
        }
    }

    private static bool IsEmpty(FormField field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.False => field.Kind == FieldKind.Checkbox,
        _ => false,
    };

    private static bool HasKind(FormField field, JsonElement value) => field.Kind switch
    {
        FieldKind.Text or FieldKind.OneOf => value.ValueKind == JsonValueKind.String,
        FieldKind.Checkbox => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        FieldKind.Number => NumberOf(field, value) is not null,
        FieldKind.SomeOf => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String),
        FieldKind.Date => IsMoment(value, "yyyy-MM-dd"),
        FieldKind.Time => IsMoment(value, "HH:mm", "HH:mmzzz", "HH:mmK"),
        FieldKind.DateTime => IsMoment(value, "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mmK"),
        _ => false,
    };

    private static bool IsMoment(JsonElement value, params string[] formats) =>
        value.ValueKind == JsonValueKind.String && DateTime.TryParseExact(value.GetString(), formats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);

    private static decimal? NumberOf(FormField field, JsonElement value) => field.NumberAsText
        ? value.ValueKind == JsonValueKind.String && decimal.TryParse(value.GetString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var text) ? text : null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private static bool IsLike(Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false; // a pattern that takes for ever admits nothing
        }
    }

    private static JsonElement? ValueOf(JsonElement data, string key)
    {
        var at = data;
        foreach (var name in key.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
        }

        return at;
    }

    /// <summary>Values that no field asks for, so that nothing enters the record past the form.</summary>
    private static IEnumerable<string> Leaves(JsonElement data, string path, HashSet<string> asked, FormSchema form)
    {
        foreach (var member in data.EnumerateObject())
        {
            var key = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (asked.Contains(key) || member.Value.ValueKind == JsonValueKind.Null) continue;
            if (member.Value.ValueKind == JsonValueKind.Object && form.Fields.Any(field => field.Key.StartsWith(key + ".", StringComparison.Ordinal)))
            {
                foreach (var inner in Leaves(member.Value, key, asked, form)) yield return inner;
            }
            else yield return key;
        }
    }
}
