namespace LaoCai.Workflows.Definitions.Iso.Package;

/// <summary>Reads on until more bytes came than the limits allow, whatever the package declared.</summary>
internal sealed class CountedStream(Stream inner, string name, long packed, DocumentLimits limits) : Stream
{
    private long _read;

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

    private int Counted(int count)
    {
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
