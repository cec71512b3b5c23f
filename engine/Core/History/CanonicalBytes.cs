using System.Buffers.Binary;
using System.Text;

namespace LaoCai.Workflows.Engine.History;

/// <summary>
/// The one byte form of a record that its hash is taken over. Fixed fields first, each text with its length before it,
/// so that no two different records share a form. The layout is part of every stored hash: a new layout gets a new mark.
/// </summary>
public static class CanonicalBytes
{
    private static ReadOnlySpan<byte> Mark => "LCH1"u8;
    private const int FixedLength = 4 + 16 + 8 + 16 + 8 + HashChain.HashLength;

    public static int LengthOf(HistoryRecord record) =>
        FixedLength + TextLength(record.Actor) + TextLength(record.Calendars) + TextLength(record.Command) + TextLength(record.Events);

    /// <summary>Writes the form; <paramref name="into"/> has exactly <see cref="LengthOf"/> bytes.</summary>
    public static void Write(HistoryRecord record, Span<byte> into)
    {
        Mark.CopyTo(into);
        into = into[Mark.Length..];
        into = Put(into, record.InstanceId);
        into = Put(into, record.Seq);
        into = Put(into, record.CommandId);
        into = Put(into, Micros(record.At));
        record.Previous.Span.CopyTo(into);
        into = into[HashChain.HashLength..];
        into = Put(into, record.Actor);
        into = Put(into, record.Calendars);
        into = Put(into, record.Command);
        Put(into, record.Events);
    }

    /// <summary>Whole microseconds since 1970-01-01 UTC.</summary>
    internal static long Micros(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static int TextLength(string text) => 4 + Encoding.UTF8.GetByteCount(text);

    private static Span<byte> Put(Span<byte> into, Guid id)
    {
        id.TryWriteBytes(into, bigEndian: true, out var written);
        return into[written..];
    }

    private static Span<byte> Put(Span<byte> into, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(into, number);
        return into[8..];
    }

    private static Span<byte> Put(Span<byte> into, string text)
    {
        var length = Encoding.UTF8.GetBytes(text, into[4..]);
        BinaryPrimitives.WriteInt32BigEndian(into, length);
        return into[(4 + length)..];
    }
}
