using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using LaoCai.Workflows.Engine.Json;

namespace LaoCai.Workflows.Engine.Documents;

/// <summary>
/// What a definition's content is known by: the SHA-256 of its canonical form, in lower-case hexadecimal. The order of fields and
/// white space do not matter; <c>id</c>, <c>createdAt</c>, <c>version</c>, <c>isLatest</c> and <c>isPublished</c> do not take part,
/// since they say what became of the content, not what it is.
/// </summary>
public static class ContentHash
{
    private static readonly string[] Ignored = ["$schema", "id", "createdAt", "version", "isLatest", "isPublished"];

    public static string Of(WorkflowDocument document) => Convert.ToHexStringLower(SHA256.HashData(CanonicalForm(document).Span));

    /// <summary>UTF-8 JSON without white space, the fields of each object in ordinal order of their names.</summary>
    public static ReadOnlyMemory<byte> CanonicalForm(WorkflowDocument document)
    {
        // Written first and then sorted, so that a field that is absent and one that has its default value are the same.
        using JsonDocument written = JsonDocument.Parse(DocumentWriter.WriteCompact(document), new JsonDocumentOptions { MaxDepth = JsonFields.MaxDepth * 2 });
        ArrayBufferWriter<byte> buffer = new(8 * 1024);
        using Utf8JsonWriter writer = new(buffer, JsonFields.Compact with { MaxDepth = 0 });
        Sorted(writer, written.RootElement, Ignored);
        writer.Flush();

        return buffer.WrittenMemory;
    }

    private static void Sorted(Utf8JsonWriter writer, JsonElement value, string[] ignored)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();

                foreach (JsonProperty field in value.EnumerateObject().OrderBy(field => field.Name, StringComparer.Ordinal))
                {
                    if (!ignored.Contains(field.Name, StringComparer.Ordinal))
                    {
                        writer.WritePropertyName(field.Name);
                        Sorted(writer, field.Value, []);
                    }
                }

                writer.WriteEndObject();
                break;

            case JsonValueKind.Array:
                writer.WriteStartArray();

                foreach (JsonElement item in value.EnumerateArray())
                {
                    Sorted(writer, item, []);
                }

                writer.WriteEndArray();
                break;

            default:
                value.WriteTo(writer);
                break;
        }
    }
}
