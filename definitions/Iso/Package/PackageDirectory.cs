using System.Buffers.Binary;
using System.Text;

namespace LaoCai.Workflows.Definitions.Iso.Package;

/// <summary>
/// Looks over a zip file's table of contents before anything else touches it, so that a hostile one costs nothing:
/// number of entries, names, declared sizes, encryption. Sizes lie, therefore unpacking is counted again
/// (<see cref="CountedStream"/>). Layout: PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.
/// </summary>
internal static class PackageDirectory
{
    private const int EndSize = 22;
    private const int HeaderSize = 46;
    private const uint EndSignature = 0x06054b50;
    private const uint HeaderSignature = 0x02014b50;

    /// <exception cref="DocumentFault">The package is refused.</exception>
    public static void Check(Stream stream, DocumentLimits limits)
    {
        var tail = Tail(stream);
        var end = LastEnd(tail);
        if (end < 0) throw new DocumentFault(PackageFindings.Truncated());

        var announced = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12));
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        // A Word document never needs the 64-bit form; asking for it is a way around the limits.
        if (announced == ushort.MaxValue || size == uint.MaxValue || offset == uint.MaxValue || announced > limits.Entries)
            throw new DocumentFault(PackageFindings.TooManyEntries(limits.Entries));
        if (offset + (long)size > stream.Length - tail.Length + end) throw new DocumentFault(PackageFindings.Truncated());

        Entries(stream, offset, (int)Math.Min(size, int.MaxValue), announced, limits);
    }

    private static byte[] Tail(Stream stream)
    {
        var tail = new byte[Math.Min(stream.Length, EndSize + ushort.MaxValue)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        return tail;
    }

    private static int LastEnd(byte[] tail)
    {
        for (var at = tail.Length - EndSize; at >= 0; at--)
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) == EndSignature) return at;
        return -1;
    }

    private static void Entries(Stream stream, long offset, int size, int announced, DocumentLimits limits)
    {
        stream.Position = offset;
        var header = new byte[HeaderSize];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        long read = 0, total = 0;
        for (var entry = 0; entry < announced; entry++)
        {
            if (read + HeaderSize > size || stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize
                || BinaryPrimitives.ReadUInt32LittleEndian(header) != HeaderSignature)
                throw new DocumentFault(PackageFindings.Truncated());

            var flags = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(8));
            long packed = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(20));
            long unpacked = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(24));
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
            var rest = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(32));

            var nameBytes = new byte[nameLength];
            if (stream.ReadAtLeast(nameBytes, nameLength, throwOnEndOfStream: false) < nameLength) throw new DocumentFault(PackageFindings.Truncated());
            var name = Encoding.UTF8.GetString(nameBytes);
            stream.Seek(rest, SeekOrigin.Current);
            read += HeaderSize + nameLength + rest;
            total += unpacked;

            if ((flags & 1) != 0) throw new DocumentFault(PackageFindings.Encrypted());
            if (IsUnsafe(name)) throw new DocumentFault(PackageFindings.UnsafeName(name));
            if (!names.Add(name)) throw new DocumentFault(PackageFindings.DoubledName(name));
            if (total > limits.Total || (unpacked > limits.RatioFrom && unpacked / Math.Max(1, packed) > limits.Ratio))
                throw new DocumentFault(PackageFindings.Bomb(name));
        }
    }

    /// <summary>Names that would leave the package when somebody unpacks it. We never unpack to disk; the next program may.</summary>
    private static bool IsUnsafe(string name) =>
        name.Length == 0 || name[0] is '/' or '\\' || name.Contains('\0') || name.Contains(':')
        || name.Split('/', '\\').Any(part => part is "..");
}
