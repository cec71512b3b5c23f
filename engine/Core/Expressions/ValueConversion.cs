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
    public static bool TryConvert(JsonElement value, string typeName, bool isArray, out JsonElement result) => TryConvert(value, typeName, isArray, earlier: false, out result);

    /// <param name="earlier">By the rules that once held: whole numbers of any size, a fraction in a text rounded, objects as they were stored.</param>
    internal static bool TryConvert(JsonElement value, string typeName, bool isArray, bool earlier, out JsonElement result)
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
                result = value.ValueKind == JsonValueKind.String ? value
                    : JsonFields.Text(!earlier && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? ScriptText.OfElsa(value) : TextOf(value));

                return true;

            case "Int16" or "Int32" or "Int64" or "Byte" when earlier:
                return TryNumber(value, NumberStyles.Float, out double whole) && double.IsFinite(whole) && Take(JsonFields.Number(Math.Round(whole, MidpointRounding.ToEven)), out result);

            case "Int16" or "Int32" or "Int64" or "Byte" or "SByte" or "UInt16" or "UInt32":
                return TryWhole(value, out long integer) && IsWithin(Short(typeName), integer) && Take(JsonSerializer.SerializeToElement(integer), out result);

            case "Single" or "Double" or "Decimal":
                return value.ValueKind == JsonValueKind.Number
                    || (TryNumber(value, earlier ? NumberStyles.Float : NumberStyles.Float | NumberStyles.AllowThousands, out double number) && Take(JsonFields.Number(number), out result));

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

    /// <summary>
    /// What Elsa makes of a variable's value when it loads the instance again after a wait; null where it stays. Only a text takes what is no
    /// text: any other type leaves a value that is not its own alone.
    /// </summary>
    internal static JsonElement? AfterWait(JsonElement value, string typeName, bool isArray) => isArray || Short(typeName) != "String" ? null : value.ValueKind switch
    {
        JsonValueKind.Number => JsonFields.Text(TextOf(value)),
        JsonValueKind.True => JsonFields.Text("true"),
        JsonValueKind.False => JsonFields.Text("false"),
        JsonValueKind.Object => JsonFields.Text(ScriptText.OfStored(value)),
        JsonValueKind.Array => JsonFields.Text(ScriptText.OfElsa(value)),
        _ => null,
    };

    /// <summary>A type's name as Elsa's messages have it.</summary>
    internal static string FullNameOf(string typeName) => typeName switch
    {
        "Object" or "String" or "Boolean" or "Byte" or "SByte" or "Int16" or "UInt16" or "Int32" or "UInt32" or "Int64" or "UInt64" or "Single" or "Double" or "Decimal"
            or "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Guid" => $"System.{typeName}",
        _ => typeName,
    };

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

    private static bool TryNumber(JsonElement value, NumberStyles styles, out double number)
    {
        number = value.ValueKind == JsonValueKind.True ? 1 : 0;

        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out number),
            JsonValueKind.String => double.TryParse(value.GetString(), styles, CultureInfo.InvariantCulture, out number),
            _ => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        };
    }

    /// <summary>A whole number: a fraction of a number is rounded to the even neighbour, a text with one is no whole number.</summary>
    private static bool TryWhole(JsonElement value, out long whole)
    {
        whole = value.ValueKind == JsonValueKind.True ? 1 : 0;

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return long.TryParse(value.GetString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out whole);

            case JsonValueKind.Number when value.TryGetInt64(out whole):
                return true;

            case JsonValueKind.Number:
                double rounded = value.TryGetDouble(out double number) ? Math.Round(number, MidpointRounding.ToEven) : double.NaN;
                whole = rounded is >= long.MinValue and < long.MaxValue ? (long)rounded : 0;

                return rounded is >= long.MinValue and < long.MaxValue;

            default:
                return value.ValueKind is JsonValueKind.True or JsonValueKind.False;
        }
    }

    private static bool IsWithin(string typeName, long whole) => typeName switch
    {
        "Byte" => whole is >= byte.MinValue and <= byte.MaxValue,
        "SByte" => whole is >= sbyte.MinValue and <= sbyte.MaxValue,
        "Int16" => whole is >= short.MinValue and <= short.MaxValue,
        "UInt16" => whole is >= ushort.MinValue and <= ushort.MaxValue,
        "Int32" => whole is >= int.MinValue and <= int.MaxValue,
        "UInt32" => whole is >= uint.MinValue and <= uint.MaxValue,
        _ => true,
    };
}
