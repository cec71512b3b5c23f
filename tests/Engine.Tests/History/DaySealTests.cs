using System.Security.Cryptography;
using CsCheck;
using LaoCai.Workflows.Engine.History;

namespace LaoCai.Workflows.Engine.Tests.History;

public sealed class DaySealTests
{
    private static readonly DateOnly Day = new(2026, 8, 3);

    [Fact]
    public void The_root_is_that_of_RFC_6962_for_any_number_of_leaves() =>
        Gen.Byte.Array[32].List[0, 40].Sample(leaves => Tree(leaves).Root().AsSpan().SequenceEqual(Defined(leaves, 0, leaves.Count)));

    [Fact]
    public void A_leaf_more_less_or_exchanged_gives_another_root()
    {
        List<byte[]> leaves = [.. Enumerable.Range(0, 7).Select(i => SHA256.HashData([(byte)i]))];
        List<byte[]>[] others = [[.. leaves.Take(6)], [.. leaves, leaves[0]], [leaves[1], leaves[0], .. leaves.Skip(2)]];

        others.Append(leaves).Select(list => Convert.ToHexString(Tree(list).Root())).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void A_seal_rests_on_its_day_its_records_and_the_seal_before()
    {
        var leaf = SHA256.HashData("1"u8);
        DaySeal[] seals =
        [
            DaySeal.Over(Day, Tree([]), HashChain.Origin),
            DaySeal.Over(Day, Tree([leaf]), HashChain.Origin),
            DaySeal.Over(Day.AddDays(1), Tree([leaf]), HashChain.Origin),
            DaySeal.Over(Day, Tree([leaf]), leaf),
        ];

        seals.Select(seal => Convert.ToHexString(seal.Hash.Span)).Distinct().Count().ShouldBe(4);
        seals[1].SameAs(DaySeal.Over(Day, Tree([leaf]), HashChain.Origin)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("2026-08-03T16:59:59Z", "2026-08-03")]
    [InlineData("2026-08-03T17:00:00Z", "2026-08-04")]
    public void A_day_begins_at_midnight_in_Vietnam(string instant, string day) =>
        DaySeal.DayOf(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    private static MerkleTree Tree(IEnumerable<byte[]> leaves)
    {
        MerkleTree tree = new();
        foreach (var leaf in leaves)
            tree.Add(leaf);

        return tree;
    }

    /// <summary>The definition as the RFC writes it: split at the largest power of two below the number of leaves.</summary>
    private static byte[] Defined(List<byte[]> leaves, int from, int count)
    {
        if (count == 0)
            return SHA256.HashData([]);
        if (count == 1)
            return SHA256.HashData([0, .. leaves[from]]);
        var left = 1;
        while (left * 2 < count)
            left *= 2;

        return SHA256.HashData([1, .. Defined(leaves, from, left), .. Defined(leaves, from + left, count - left)]);
    }
}
