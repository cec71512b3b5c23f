using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LaoCai.Workflows.Benchmarks.Load;

/// <summary>
/// One HTTP/1.1 connection of one simulated person. Load, host and database share the machine's cores, so the load
/// must cost as little as pgbench does: requests are bytes written once, answers are read in place, and whoever waits for one blocks in the
/// kernel, which is one wake-up where an event loop in front of a thread pool needs three.
/// </summary>
internal sealed class KeepAliveConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] EndOfChunks = "0\r\n\r\n"u8.ToArray();
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(2);

    private readonly Socket socket;
    private readonly string headers;
    private readonly CancellationTokenRegistration early;
    private byte[] buffer = new byte[32 * 1024];

    private KeepAliveConnection(Socket socket, string headers, CancellationToken ct)
    {
        this.socket = socket;
        this.headers = headers;
        early = ct.Register(socket.Dispose);
    }

    /// <param name="port">The host's, on this machine.</param>
    /// <param name="token">Whose requests these are.</param>
    /// <param name="ct">Breaks off the connection, and with it the request under way.</param>
    public static KeepAliveConnection Open(int port, string token, CancellationToken ct)
    {
        var opened = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = (int)LongestAnswer.TotalMilliseconds };
        opened.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return new KeepAliveConnection(opened, $"Host: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n", ct);
    }

    /// <summary>Sends one request and waits for its answer. The body is valid until the next call.</summary>
    public (int Status, ReadOnlyMemory<byte> Body) Post(string path, string json)
    {
        var length = Encoding.UTF8.GetByteCount(json);
        return Ask($"POST {path} HTTP/1.1\r\n{headers}Content-Length: {length}\r\n\r\n{json}");
    }

    /// <inheritdoc cref="Post"/>
    public (int Status, ReadOnlyMemory<byte> Body) Get(string path) => Ask($"GET {path} HTTP/1.1\r\n{headers}\r\n");

    private (int Status, ReadOnlyMemory<byte> Body) Ask(string request)
    {
        var length = Encoding.UTF8.GetBytes(request, buffer);
        for (var sent = 0; sent < length;)
            sent += socket.Send(buffer.AsSpan(sent, length - sent));

        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = socket.Receive(buffer.AsSpan(filled));
            if (read == 0)
                throw new IOException("The host closed the connection in the middle of an answer.");
            filled += read;
            if (Parse(buffer.AsMemory(0, filled)) is { } answer)
                return answer;
        }
    }

    public void Dispose()
    {
        early.Dispose();
        socket.Dispose();
    }

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
