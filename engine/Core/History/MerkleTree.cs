using System.Security.Cryptography;

namespace LaoCai.Workflows.Engine.History;

/// <summary>
/// Root over hashes in a given order, as in RFC 6962 (Certificate Transparency): leaves and nodes are hashed with different
/// prefixes, so that a node can never pass for a leaf. Takes leaves one by one and keeps log₂(n) hashes.
/// </summary>
public sealed class MerkleTree
{
    private readonly List<(byte[] Hash, int Height)> peaks = [];

    /// <summary>Number of leaves so far.</summary>
    public long Count { get; private set; }

    public void Add(ReadOnlySpan<byte> leaf)
    {
        Count++;
        var (hash, height) = (Hash(0, leaf, []), 0);
        while (peaks.Count > 0 && peaks[^1].Height == height)
        {
            hash = Hash(1, peaks[^1].Hash, hash);
            height++;
            peaks.RemoveAt(peaks.Count - 1);
        }
        peaks.Add((hash, height));
    }

    /// <summary>The root; SHA-256 of nothing where no leaf was added.</summary>
    public byte[] Root()
    {
        if (peaks.Count == 0)
            return SHA256.HashData([]);
        var root = peaks[^1].Hash;
        for (var i = peaks.Count - 2; i >= 0; i--)
            root = Hash(1, peaks[i].Hash, root);
        return root;
    }

    private static byte[] Hash(byte prefix, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[1 + left.Length + right.Length];
        input[0] = prefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + left.Length)..]);
        return SHA256.HashData(input);
    }
}
