namespace LaoCai.Workflows.Engine.History;

/// <summary>Checks one instance's records, given in order, without carrying anything out.</summary>
public sealed class ChainCheck(Guid instanceId)
{
    private ReadOnlyMemory<byte> head = HashChain.Origin;
    private long last;

    /// <summary>Hash of the last record seen.</summary>
    public ReadOnlyMemory<byte> Head => head;

    /// <summary>Number of the last record seen.</summary>
    public long Last => last;

    /// <summary>Null where the record stands rightly behind those before it.</summary>
    public Finding? Next(HistoryRecord record)
    {
        var expected = last + 1;
        var before = head;
        (last, head) = (record.Seq, record.Hash);
        if (record.Seq != expected)
            return Found(FindingCodes.Gap, record.Seq, $"Record {expected} was expected, record {record.Seq} is there.");
        if (record.Previous.Length != HashChain.HashLength || !record.Previous.Span.SequenceEqual(before.Span))
            return Found(FindingCodes.ChainBroken, record.Seq, "The record does not follow from the one before it.");
        return record.Hash.Span.SequenceEqual(HashChain.HashOf(record))
            ? null
            : Found(FindingCodes.ChainBroken, record.Seq, "The record's content is not what its hash was taken over.");
    }

    private Finding Found(string code, long seq, string message) => new(code, instanceId, seq, null, message);
}
