using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LaoCai.Workflows.Benchmarks.Load;

/// <summary>
/// One HTTP/1.1 connection of one simulated person. Load, host and database share the machine's cores, so the load
/// must cost as little as pgbench does: requests are bytes written once and answers are read in place.
/// </summary>
internal sealed class KeepAliveConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] EndOfChunks = "0\r\n\r\n"u8.ToArray();

    private readonly Socket socket;
    private readonly string headers;
    private byte[] buffer = new byte[32 * 1024];

    private KeepAliveConnection(Socket socket, string headers)
    {
        this.socket = socket;
        this.headers = headers;
    }

    public static async Task<KeepAliveConnection> Open(int port, string token, CancellationToken ct)
    {
        var opened = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await opened.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), ct);
        return new KeepAliveConnection(opened, $"Host: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n");
    }

    /// <summary>Sends one request and waits for its answer. The body is valid until the next call.</summary>
    public ValueTask<(int Status, ReadOnlyMemory<byte> Body)> Post(string path, string json, CancellationToken ct)
    {
        var length = Encoding.UTF8.GetByteCount(json);
        return Ask(Encoding.UTF8.GetBytes($"POST {path} HTTP/1.1\r\n{headers}Content-Length: {length}\r\n\r\n{json}"), ct);
    }

    /// <inheritdoc cref="Post"/>
    public ValueTask<(int Status, ReadOnlyMemory<byte> Body)> Get(string path, CancellationToken ct) =>
        Ask(Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\n{headers}\r\n"), ct);

    private async ValueTask<(int Status, ReadOnlyMemory<byte> Body)> Ask(byte[] request, CancellationToken ct)
    {
        for (var sent = 0; sent < request.Length;)
            sent += await socket.SendAsync(request.AsMemory(sent), ct);

        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), ct);
            if (read == 0)
                throw new IOException("The host closed the connection in the middle of an answer.");
            filled += read;
            if (Parse(buffer.AsMemory(0, filled)) is { } answer)
                return answer;
        }
    }

    public void Dispose() => socket.Dispose();

    private static (int, ReadOnlyMemory<byte>)? Parse(ReadOnlyMemory<byte> received)
    {
        var bytes = received.Span;
        var head = bytes.IndexOf(EndOfHead);
        if (head < 0)
            return null;
        if (!Utf8Parser.TryParse(bytes[9..12], out int status, out _))
            throw new IOException("No HTTP answer.");
        var body = received[(head + 4)..];
        var name = "Content-Length: "u8;
        var at = bytes[..head].IndexOf(name);
        if (at >= 0)
        {
            _ = Utf8Parser.TryParse(bytes[(at + name.Length)..], out int length, out _);
            return body.Length >= length ? (status, body[..length]) : null;
        }
        if (bytes[..head].IndexOf("chunked"u8) < 0)
            return (status, ReadOnlyMemory<byte>.Empty);
        return body.Span.EndsWith(EndOfChunks) ? (status, Unchunk(body)) : null;
    }

    /// <summary>Answers here come in one chunk; a longer one is joined.</summary>
    private static ReadOnlyMemory<byte> Unchunk(ReadOnlyMemory<byte> body)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        while (Utf8Parser.TryParse(body.Span, out int size, out var digits, 'x') && size > 0)
        {
            parts.Add(body.Slice(digits + 2, size));
            body = body[(digits + 2 + size + 2)..];
        }
        if (parts.Count == 1)
            return parts[0];
        var joined = new byte[parts.Sum(part => part.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(joined.AsMemory(at));
            at += part.Length;
        }
        return joined;
    }
}
