using CsCheck;
using LaoCai.Workflows.Engine.History;

namespace LaoCai.Workflows.Engine.Tests.History;

public sealed class HashChainTests
{
    private static readonly HistoryRecord Record = new()
    {
        InstanceId = new Guid("0198b000-0000-7000-8000-000000000001"),
        Seq = 1,
        CommandId = new Guid("0198b000-0000-7000-8000-000000000002"),
        At = new DateTimeOffset(2026, 8, 3, 1, 0, 0, TimeSpan.Zero),
        Actor = "canbo",
        Calendars = new string('a', 64),
        Command = """{"c":"claim","n":1}""",
        Events = """[{"e":"claimed","n":1}]""",
        Previous = HashChain.Origin,
        Hash = default,
    };

    [Fact]
    public void The_byte_form_never_changes_because_stored_hashes_rest_on_it()
    {
        Convert.ToHexStringLower(HashChain.HashOf(Record)).ShouldBe("2ebb98cca3b4d939bc2b2bb24d941f2dcf6312f82613263e9d9fde1e1b556236");
    }

    [Fact]
    public void Each_part_of_a_record_counts()
    {
        HistoryRecord[] others =
        [
            Record with { InstanceId = Guid.Empty },
            Record with { Seq = 2 },
            Record with { CommandId = Guid.Empty },
            Record with { At = Record.At.AddMicroseconds(1) },
            Record with { Actor = "canbo2" },
            Record with { Calendars = new string('b', 64) },
            Record with { Command = "{}" },
            Record with { Events = "[]" },
            Record with { Previous = HashChain.HashOf(Record) },
        ];

        others.Append(Record).Select(record => Convert.ToHexString(HashChain.HashOf(record))).Distinct().Count().ShouldBe(others.Length + 1);
    }

    [Fact]
    public void Moving_a_character_from_one_text_to_the_next_gives_another_hash() =>
        Gen.Select(Gen.String[1, 8], Gen.String[0, 8]).Sample((first, second) =>
        {
            var here = Record with { Actor = first, Calendars = second };
            var moved = Record with { Actor = first[..^1], Calendars = first[^1] + second };

            return char.IsSurrogate(first[^1]) || !HashChain.HashOf(here).AsSpan().SequenceEqual(HashChain.HashOf(moved));
        });

    [Fact]
    public void A_chain_holds_as_it_was_written_and_breaks_where_a_record_is_changed_removed_or_exchanged()
    {
        var chain = Chain(5);

        Check(chain).ShouldBeEmpty();
        Check([.. chain.Take(2), chain[2] with { Actor = "kegia" }, .. chain.Skip(3)]).ShouldBe([(FindingCodes.ChainBroken, 3)]);
        Check([.. chain.Take(2), .. chain.Skip(3)]).ShouldBe([(FindingCodes.Gap, 4)]);
        Check([chain[0], chain[2], chain[1], .. chain.Skip(3)]).Select(found => found.Code).ShouldContain(FindingCodes.Gap);
        Check([.. chain.Take(2), HashChain.Append(chain[1].Hash, chain[2] with { Actor = "kegia" }), .. chain.Skip(3)]).ShouldBe([(FindingCodes.ChainBroken, 4)]);
    }

    private static List<(string Code, long Seq)> Check(IEnumerable<HistoryRecord> records)
    {
        ChainCheck check = new(Record.InstanceId);

        return [.. records.Select(check.Next).OfType<Finding>().Select(found => (found.Code, found.Seq!.Value))];
    }

    private static List<HistoryRecord> Chain(int length)
    {
        List<HistoryRecord> chain = [];
        for (var seq = 1; seq <= length; seq++)
            chain.Add(HashChain.Append(seq == 1 ? HashChain.Origin : chain[^1].Hash, Record with { Seq = seq }));

        return chain;
    }
}
