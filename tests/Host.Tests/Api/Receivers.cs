using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>A mail server as small as the protocol allows.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private readonly List<string> _letters = [];

    public SmtpListener()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Letters => _letters;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var caller = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(caller.GetStream());
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or IOException)
        {
            // the test is over
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                var letter = new StringBuilder();
                while (await reader.ReadLineAsync(_stop.Token) is { } part && part != ".") letter.AppendLine(part);
                using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(letter.ToString()));
                var message = await MimeKit.MimeMessage.LoadAsync(bytes, _stop.Token);
                _letters.Add($"To: {message.To}\n{message.Subject}\n{message.TextBody}");
            }

            await writer.WriteLineAsync(line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 ok");
            if (line.StartsWith("QUIT", StringComparison.Ordinal)) return;
        }
    }
}

/// <summary>A program behind a webhook.</summary>
internal sealed class HttpReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private readonly List<(string Signature, string Body)> _requests = [];

    public HttpReceiver(HttpStatusCode status)
    {
        Status = status;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    public HttpStatusCode Status { get; set; }

    public IReadOnlyList<(string Signature, string Body)> Requests => _requests;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                _requests.Add((context.Request.Headers["X-LaoCai-Signature"] ?? "", await reader.ReadToEndAsync(CancellationToken.None)));
                context.Response.StatusCode = (int)Status;
                context.Response.Close();
            }
        }
        catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
        {
            // the test is over
        }
    }
}
