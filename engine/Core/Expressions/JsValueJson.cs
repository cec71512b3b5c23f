using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Native.Json;
using Jint.Native.Object;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>Between JSON and a script's values.</summary>
internal static class JsValueJson
{
    private const int MaxDepth = 32;
    private const string Whole = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string Short = "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'";

    public static JsValue ToScript(Jint.Engine engine, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => JsValue.Null,
        JsonValueKind.True => JsBoolean.True,
        JsonValueKind.False => JsBoolean.False,
        JsonValueKind.Number => JsNumber.Create(value.GetDouble()),
        JsonValueKind.String => new JsString(value.GetString()!),
        _ => new JsonParser(engine).Parse(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value))),
    };

    /// <summary>Null, with a fault, for a value that is too large or nested too deeply (or in itself).</summary>
    /// <param name="earlier">Whether dates always have milliseconds, as they once had; as Elsa writes them they have what is not zero.</param>
    public static JsonElement? ToJson(JsValue value, ScriptLimits limits, bool earlier, out ScriptFault? fault)
    {
        fault = null;

        if (!value.IsObject())
        {
            return Simple(value);
        }

        ArrayBufferWriter<byte> buffer = new(256);

        using (Utf8JsonWriter writer = new(buffer, JsonFields.Compact))
        {
            if (!Write(writer, value, 0, limits.ResultBytes, earlier ? Whole : Short))
            {
                fault = new ScriptFault("script.result-too-large", $"A script's value may have {limits.ResultBytes} bytes and {MaxDepth} levels.");

                return null;
            }
        }

        Utf8JsonReader reader = new(buffer.WrittenSpan);

        return JsonElement.ParseValue(ref reader);
    }

    private static JsonElement Simple(JsValue value) => value switch
    {
        JsBoolean truth => JsonFields.Boolean(truth == JsBoolean.True),
        JsNumber number => JsonFields.Number(number.AsNumber()),
        JsString text => JsonFields.Text(text.ToString()),
        JsBigInt whole => JsonFields.Text(whole.ToString()),
        _ => JsonFields.Null,
    };

    private static bool Write(Utf8JsonWriter writer, JsValue value, int depth, int most, string dates)
    {
        if (depth > MaxDepth || writer.BytesCommitted + writer.BytesPending > most)
        {
            return false;
        }

        switch (value)
        {
            case JsDate date:
                writer.WriteStringValue(date.ToDateTime().ToString(dates, CultureInfo.InvariantCulture));

                return true;

            case JsArray array:
                writer.WriteStartArray();

                for (uint index = 0; index < array.Length; index++)
                {
                    if (!Write(writer, array[index], depth + 1, most, dates))
                    {
                        return false;
                    }
                }

                writer.WriteEndArray();

                return true;

            case ObjectInstance when ScriptBytes.OfBuffer(value) is { } bytes:
                writer.WriteBase64StringValue(bytes);

                return true;

            case Jint.Native.Function.Function:
                writer.WriteNullValue();

                return true;

            case ObjectInstance instance:
                writer.WriteStartObject();

                foreach (JsValue key in instance.GetOwnPropertyKeys(Jint.Runtime.Types.String))
                {
                    JsValue field = instance.Get(key);

                    if (field.IsUndefined() || field is Jint.Native.Function.Function || !instance.GetOwnProperty(key).Enumerable)
                    {
                        continue;
                    }

                    writer.WritePropertyName(key.ToString());

                    if (!Write(writer, field, depth + 1, most, dates))
                    {
                        return false;
                    }
                }

                writer.WriteEndObject();

                return true;

            default:
                Simple(value).WriteTo(writer);

                return true;
        }
    }
}
