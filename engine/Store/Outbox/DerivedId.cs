using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LaoCai.Workflows.Store.Outbox;

/// <summary>
/// Ids that follow from what asks for them, so that asking twice names the same thing: UUID version 8 (RFC 9562) over SHA-256.
/// </summary>
public static class DerivedId
{
    /// <summary>The id of the command that delivers an effect to a receiver.</summary>
    internal static Guid OfDelivery(Guid instance, long seq, int no, Guid receiver)
    {
        Span<byte> input = stackalloc byte[44];
        instance.TryWriteBytes(input, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(input[16..], seq);
        BinaryPrimitives.WriteInt32BigEndian(input[24..], no);
        receiver.TryWriteBytes(input[28..], bigEndian: true, out _);
        return Of(input);
    }

    /// <summary>An id from a caller's text, such as an <c>Idempotency-Key</c> header, within the caller's own purpose.</summary>
    public static Guid OfText(string purpose, string text) => Of(Encoding.UTF8.GetBytes($"{purpose.Length}:{purpose}{text}"));

    private static Guid Of(ReadOnlySpan<byte> input)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);
        hash[6] = (byte)(hash[6] & 0x0F | 0x80);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
