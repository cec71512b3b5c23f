using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LaoCai.Workflows.Engine.Execution;

/// <summary>Ids that follow from what asks for them, so that asking twice names the same thing: UUID version 8 (RFC 9562) over SHA-256.</summary>
internal static class DerivedId
{
    /// <summary>The id of the child that an execution of a parent starts.</summary>
    public static Guid OfChild(Guid parent, int executionNo) => Derived(parent, executionNo, "child"u8);

    /// <summary>The n-th id that a command's scripts may use.</summary>
    public static Guid OfCommand(Guid command, int n) => Derived(command, n, "scrip"u8);

    private static Guid Derived(Guid of, int no, ReadOnlySpan<byte> purpose)
    {
        Span<byte> input = stackalloc byte[25];
        of.TryWriteBytes(input, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(input[16..], no);
        purpose.CopyTo(input[20..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);

        return new Guid(hash[..16], bigEndian: true);
    }
}
