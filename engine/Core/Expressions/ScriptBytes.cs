using Jint;
using Jint.Native;

namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>Bytes as scripts have them: Elsa's functions give them as an ArrayBuffer, and a variable keeps them as Base64.</summary>
internal static class ScriptBytes
{
    /// <summary>Null for a value that is no buffer.</summary>
    public static byte[]? OfBuffer(JsValue value) =>
        value.IsArrayBuffer() ? value.AsArrayBuffer()
        : value.IsUint8Array() ? value.AsUint8Array()
        : null;

    /// <summary>Of a buffer, or of a list of numbers up to 255; null for anything else.</summary>
    public static byte[]? Of(JsValue value) =>
        OfBuffer(value) is { } bytes ? bytes
        : value is JsArray array && array.All(item => item.IsNumber() && item.AsNumber() is >= 0 and <= 255) ? [.. array.Select(item => (byte)item.AsNumber())]
        : null;
}
