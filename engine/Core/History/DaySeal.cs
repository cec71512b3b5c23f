using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LaoCai.Workflows.Engine.History;

/// <summary>
/// The seal on one day's records of all instances: the Merkle root over their hashes, ordered by instance and number,
/// chained to the seal of the day before. A record removed from or added to a sealed day no longer fits its seal.
/// </summary>
public sealed record DaySeal
{
    /// <summary>A day of the province's legal time, UTC+07:00.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Number of records of the day.</summary>
    public required long Records { get; init; }

    public required ReadOnlyMemory<byte> Root { get; init; }

    /// <summary>Hash of the seal of the day before; 32 zero bytes for the first.</summary>
    public required ReadOnlyMemory<byte> Previous { get; init; }

    /// <summary>SHA-256 over day, count, root and the hash before.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }

    /// <summary>Seals a day behind the one before it.</summary>
    public static DaySeal Over(DateOnly day, MerkleTree records, ReadOnlyMemory<byte> previous)
    {
        var seal = new DaySeal
        {
            Day = day,
            Records = records.Count,
            Root = records.Root(),
            Previous = previous,
            Hash = default,
        };
        return seal with { Hash = seal.HashOf() };
    }

    /// <summary>Whether both say the same in every part.</summary>
    public bool SameAs(DaySeal other) =>
        Day == other.Day && Records == other.Records && Root.Span.SequenceEqual(other.Root.Span)
        && Previous.Span.SequenceEqual(other.Previous.Span) && Hash.Span.SequenceEqual(other.Hash.Span);

    private byte[] HashOf()
    {
        Span<byte> input = stackalloc byte[4 + 4 + 8 + HashChain.HashLength + HashChain.HashLength];
        "LCS1"u8.CopyTo(input);
        BinaryPrimitives.WriteInt32BigEndian(input[4..], Day.DayNumber);
        BinaryPrimitives.WriteInt64BigEndian(input[8..], Records);
        Root.Span.CopyTo(input[16..]);
        Previous.Span.CopyTo(input[48..]);
        return SHA256.HashData(input);
    }

    /// <summary>The day, in legal time, on which an instant falls.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(LegalOffset).DateTime);

    /// <summary>Vietnam's legal time is UTC+07:00 all year (Decision 134/2002/QĐ-TTg).</summary>
    public static TimeSpan LegalOffset { get; } = TimeSpan.FromHours(7);
}
