using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>Elsa's conversions of a value to the type of a variable or an input, by the type's alias.</summary>
public static class ValueConversion
{
    /// <summary>False when the value cannot be of that type. Null fits every type, a blank text is null, and every value fits a type that we do not know.</summary>
    public static bool TryConvert(JsonElement value, string typeName, bool isArray, out JsonElement result)
    {
        result = value;

        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            result = JsonFields.Null;

            return true;
        }

        if (value.ValueKind == JsonValueKind.String && (isArray || !KeepsBlank(Short(typeName))) && string.IsNullOrWhiteSpace(value.GetString()))
        {
            result = JsonFields.Null;

            return true;
        }

        if (isArray || typeName.EndsWith("[]", StringComparison.Ordinal))
        {
            return value.ValueKind == JsonValueKind.Array || (TryParseText(value, out result) && result.ValueKind == JsonValueKind.Array);
        }

        switch (Short(typeName))
        {
            case "String":
                result = value.ValueKind == JsonValueKind.String ? value : JsonFields.Text(TextOf(value));

                return true;

            case "Int16" or "Int32" or "Int64" or "Byte":
                return TryNumber(value, out double whole) && double.IsFinite(whole) && Take(JsonFields.Number(Math.Round(whole, MidpointRounding.ToEven)), out result);

            case "Single" or "Double" or "Decimal":
                return value.ValueKind == JsonValueKind.Number || (TryNumber(value, out double number) && Take(JsonFields.Number(number), out result));

            case "Boolean":
                return value.ValueKind is JsonValueKind.True or JsonValueKind.False
                    || (IsTruth(value, out bool truth) && Take(JsonFields.Boolean(truth), out result));

            case "DateTime" or "DateTimeOffset":
                return TryInstant(value, out _);

            case "TimeSpan":
                return TryTimeSpan(value, out _);

            case "Guid":
                return value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out _);

            case "Object":
                return true;

            default:
                // A dictionary, a list, a class of somebody's: a text with JSON becomes what it says.
                if (value.ValueKind == JsonValueKind.String && TryParseText(value, out JsonElement parsed))
                {
                    result = parsed;
                }

                return true;
        }
    }

    /// <summary>The truth of a condition's value: true, a number other than 0, the text <c>true</c> in any case.</summary>
    public static bool IsTrue(JsonElement value) => IsTruth(value, out bool truth) && truth;

    /// <summary>A length of time: <c>00:00:08</c>, <c>3.04:00:00</c> or ISO 8601's <c>PT8S</c>.</summary>
    public static bool TryTimeSpan(JsonElement value, out TimeSpan span)
    {
        span = default;

        if (value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        string text = value.GetString()!;

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out span))
        {
            return true;
        }

        if (text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal))
        {
            try
            {
                span = System.Xml.XmlConvert.ToTimeSpan(text);

                return true;
            }
            catch (Exception fault) when (fault is FormatException or OverflowException)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>An instant; a text without an offset is UTC.</summary>
    public static bool TryInstant(JsonElement value, out DateTimeOffset instant)
    {
        instant = default;

        return value.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }

    /// <summary>The text of a value where one is asked for; the JSON of a list or an object.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)),
    };

    /// <summary>The JSON that a text contains.</summary>
    public static bool TryParseText(JsonElement value, out JsonElement parsed)
    {
        parsed = value;

        if (value.ValueKind != JsonValueKind.String)
        {
            return value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }

        try
        {
            parsed = JsonFields.Parse(value.GetString()!);

            return true;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Of every other type a blank text is no value.</summary>
    private static bool KeepsBlank(string typeName) => typeName is "String" or "Object" or "DateTime" or "DateTimeOffset";

    private static string Short(string typeName) => typeName.StartsWith("System.", StringComparison.Ordinal) ? typeName[7..] : typeName;

    private static bool Take(JsonElement value, out JsonElement result)
    {
        result = value;

        return true;
    }

    private static bool IsTruth(JsonElement value, out bool truth)
    {
        truth = value.ValueKind == JsonValueKind.True;

        return value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => true,
            JsonValueKind.Number => (truth = value.GetDouble() != 0) || true,
            JsonValueKind.String => bool.TryParse(value.GetString(), out truth),
            _ => false,
        };
    }

    private static bool TryNumber(JsonElement value, out double number)
    {
        number = value.ValueKind == JsonValueKind.True ? 1 : 0;

        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out number),
            JsonValueKind.String => double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out number),
            _ => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        };
    }
}
