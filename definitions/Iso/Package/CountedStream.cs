namespace LaoCai.Workflows.Definitions.Iso.Package;

/// <summary>
/// Reads on until more bytes came than the limits allow, whatever the package declared, or until one tag has grown so long that
/// looking at its attributes would take seconds.
/// </summary>
internal sealed class CountedStream(Stream inner, string name, long packed, DocumentLimits limits) : Stream
{
    /// <summary>Bytes from one tag to the next, text between them included; Word's longest are a few thousand.</summary>
    private const int LongestTag = 1 << 20;

    private long _read;
    private long _sinceTag;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        return Counted(buffer[..count]);
    }

    private int Counted(ReadOnlySpan<byte> read)
    {
        var count = read.Length;
        // Within a tag no further "<" can stand, in no encoding and in no value.
        var tag = read.LastIndexOf((byte)'<');
        _sinceTag = tag < 0 ? _sinceTag + count : count - tag;
        if (_sinceTag > LongestTag) throw new DocumentFault(PackageFindings.TooLong("trên 1 MiB trong một thẻ"));
        _read += count;
        if (_read > limits.Part || (_read > limits.RatioFrom && _read / Math.Max(1, packed) > limits.Ratio))
            throw new DocumentFault(PackageFindings.Bomb(name));
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
