using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Benchmarks.Load;
using LaoCai.Workflows.Engine.Execution;

namespace LaoCai.Workflows.Benchmarks.Tasks;

/// <summary>One officer at one counter who receives dossiers and works off all their steps, without pause.</summary>
internal sealed class LoadClient(int port, string token, string definition)
{
    public Latencies Starts { get; } = new();
    public Latencies Completions { get; } = new();

    private string Reception { get; } = JsonSerializer.Serialize(new { definitionId = definition, applicantName = "Người nộp hồ sơ đo tải" });

    /// <summary>Receives one dossier and leaves it open.</summary>
    /// <returns>Its instance.</returns>
    public async Task<Guid> ReceiveOne(CancellationToken ct)
    {
        using var connection = await KeepAliveConnection.Open(port, token, ct);
        var open = await Measured(connection, "/api/dossiers", Reception, Starts, new LoadWindow(), 201, ct);
        return TaskId.TryParse(open, out var task) ? task.InstanceId : throw new InvalidOperationException("A new dossier has no task.");
    }

    /// <summary>Works until the window is over.</summary>
    public async Task Run(LoadWindow window, CancellationToken ct)
    {
        using var connection = await KeepAliveConnection.Open(port, token, ct);
        while (!window.IsOver)
        {
            var open = await Measured(connection, "/api/dossiers", Reception, Starts, window, 201, ct);
            while (open is not null && !window.IsOver)
            {
                // Only the third step asks for an outcome, and its task is the third of its instance.
                var body = open.EndsWith("-3", StringComparison.Ordinal) ? """{"outcome":"Đạt"}""" : "{}";
                open = await Measured(connection, $"/api/tasks/{open}/complete", body, Completions, window, 200, ct);
            }
        }
    }

    private static async ValueTask<string?> Measured(
        KeepAliveConnection connection, string path, string body, Latencies latencies, LoadWindow window, int expected, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var (status, answer) = await connection.Post(path, body, ct);
        var done = Stopwatch.GetTimestamp();
        if (status != expected)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path} answered {status}: {System.Text.Encoding.UTF8.GetString(answer.Span)}"));
        if (window.Counts(done))
            latencies.Add(Stopwatch.GetElapsedTime(begun, done));
        return FirstOpenTask(answer.Span);
    }

    private static string? FirstOpenTask(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("openTasks"u8))
                continue;
            reader.Read();
            reader.Read();
            return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        }
        return null;
    }
}
