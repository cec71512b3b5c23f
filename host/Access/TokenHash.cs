using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace LaoCai.Workflows.Host.Access;

/// <summary>SHA-256 of an access token: what is kept of it, in the database and in memory.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TokenHash(UInt128 First, UInt128 Second)
{
    // A fixed beginning lets scanners of leaked secrets find our tokens.
    public const string Prefix = "lcw_";

    private const int LongestToken = 256;

    /// <summary>Null for what no token of ours looks like.</summary>
    public static TokenHash? Of(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!token.StartsWith(Prefix, StringComparison.Ordinal) || token.Length > LongestToken) return null;
        Span<byte> text = stackalloc byte[LongestToken * 3];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..Encoding.UTF8.GetBytes(token, text)], hash);
        return MemoryMarshal.Read<TokenHash>(hash);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        MemoryMarshal.Write(bytes, in this);
        return bytes;
    }
}
