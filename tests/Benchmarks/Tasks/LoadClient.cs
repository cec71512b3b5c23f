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

    /// <summary>Commands answered so far, in the window or before it.</summary>
    public long Answered => Volatile.Read(ref answered);

    private long answered;

    private string Reception { get; } = JsonSerializer.Serialize(new { definitionId = definition, applicantName = "Người nộp hồ sơ đo tải" });

    /// <summary>Receives one dossier and leaves it open.</summary>
    /// <returns>Its instance.</returns>
    public Guid ReceiveOne(CancellationToken ct)
    {
        using var connection = KeepAliveConnection.Open(port, token, ct);
        var open = Measured(connection, "/api/dossiers", Reception, Starts, new LoadWindow(), 201);
        return TaskId.TryParse(open, out var task) ? task.InstanceId : throw new InvalidOperationException("A new dossier has no task.");
    }

    /// <summary>Works on a thread of its own until the window is over.</summary>
    public Task Run(LoadWindow window, CancellationToken ct) =>
        Task.Factory.StartNew(() => Work(window, ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Work(LoadWindow window, CancellationToken ct)
    {
        using var connection = KeepAliveConnection.Open(port, token, ct);
        while (!window.IsOver)
        {
            var open = Measured(connection, "/api/dossiers", Reception, Starts, window, 201);
            while (open is not null && !window.IsOver)
            {
                // Only the third step asks for an outcome, and its task is the third of its instance.
                var body = open.EndsWith("-3", StringComparison.Ordinal) ? """{"outcome":"Đạt"}""" : "{}";
                open = Measured(connection, $"/api/tasks/{open}/complete", body, Completions, window, 200);
            }
        }
    }

    private string? Measured(KeepAliveConnection connection, string path, string body, Latencies latencies, LoadWindow window, int expected)
    {
        var begun = Stopwatch.GetTimestamp();
        var (status, answer) = connection.Post(path, body);
        var done = Stopwatch.GetTimestamp();
        if (status != expected)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path} answered {status}: {System.Text.Encoding.UTF8.GetString(answer.Span)}"));
        Volatile.Write(ref answered, answered + 1);
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
