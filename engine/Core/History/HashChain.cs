using System.Buffers;
using System.Security.Cryptography;

namespace LaoCai.Workflows.Engine.History;

/// <summary>
/// The chain of one instance's records: each hash covers the record's content and the hash before it,
/// so a changed, inserted or removed record shows at that place.
/// </summary>
public static class HashChain
{
    /// <summary>Length of a hash in bytes (SHA-256).</summary>
    public const int HashLength = 32;

    /// <summary>What stands before the first record.</summary>
    public static ReadOnlyMemory<byte> Origin { get; } = new byte[HashLength];

    /// <summary>Gives the record its place behind <paramref name="previous"/>.</summary>
    public static HistoryRecord Append(ReadOnlyMemory<byte> previous, HistoryRecord record)
    {
        var placed = record with { Previous = previous };
        return placed with { Hash = HashOf(placed) };
    }

    /// <summary>The hash that the record's content asks for, whatever its <see cref="HistoryRecord.Hash"/> says.</summary>
    public static byte[] HashOf(HistoryRecord record)
    {
        var length = CanonicalBytes.LengthOf(record);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            CanonicalBytes.Write(record, rented.AsSpan(0, length));
            return SHA256.HashData(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
