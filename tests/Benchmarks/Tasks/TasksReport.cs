using System.Globalization;
using System.Text.Json.Serialization;
using LaoCai.Workflows.Benchmarks.Database;

namespace LaoCai.Workflows.Benchmarks.Tasks;

/// <summary>
/// What one run of the load measured. Rates are a second, latencies of a completion in milliseconds. "A command" is a start or a completion,
/// six completions to one start.
/// </summary>
internal sealed record TasksReport
{
    public required int Clients { get; init; }
    public required double Seconds { get; init; }
    public required double StartsPerSecond { get; init; }
    public required double CompletionsPerSecond { get; init; }
    public required double P50Ms { get; init; }
    public required double P99Ms { get; init; }

    [JsonIgnore]
    public PgBench.Result Yardstick { get; init; } = new(0, 0, 0, 0);

    public double PgbenchTps => Yardstick.TransactionsPerSecond;
    public double PgbenchMs => Yardstick.AverageMs;

    /// <summary>Completions to pgbench's transactions, at the same number of clients.</summary>
    public double RatioToPgbench => CompletionsPerSecond / PgbenchTps;

    /// <summary>A completion's latency to pgbench's.</summary>
    public double P50ToPgbench => P50Ms / PgbenchMs;

    /// <summary>
    /// The same ratio in processor time of all who take part: what it would be if nobody else used the machine and processors were what is short.
    /// </summary>
    public double RatioByProcessorTime =>
        (Yardstick.DatabaseMicroseconds + Yardstick.ClientMicroseconds) / ((HostMicroseconds + DatabaseMicroseconds + LoadMicroseconds) * (StartsPerSecond + CompletionsPerSecond) / CompletionsPerSecond);

    /// <summary>Write-ahead log of the whole cluster.</summary>
    public required double WalBytesPerCommand { get; init; }

    /// <summary>Rows inserted, updated and deleted.</summary>
    public required double RowsPerCommand { get; init; }

    /// <summary>On the host's managed heap.</summary>
    public required double AllocatedBytesPerCommand { get; init; }

    /// <summary>Processor time of a command in the host.</summary>
    public required double HostMicroseconds { get; init; }

    /// <summary>Processor time of a command in PostgreSQL.</summary>
    public required double DatabaseMicroseconds { get; init; }

    /// <summary>Processor time of a command in the load generator.</summary>
    public required double LoadMicroseconds { get; init; }

    public double PgbenchDatabaseMicroseconds => Yardstick.DatabaseMicroseconds;
    public double PgbenchClientMicroseconds => Yardstick.ClientMicroseconds;

    /// <summary>Events that an audit replays a second on one core; 0 where none was run.</summary>
    public double VerifiedEventsPerSecond { get; init; }

    public required double HostMemoryMiB { get; init; }
    public required int Processors { get; init; }

    public string Text() => string.Create(CultureInfo.InvariantCulture, $"""
        {Clients} clients, {Seconds:0} s, {Processors} processors shared by host, database and load

          starts/s              {StartsPerSecond,10:0}
          completions/s         {CompletionsPerSecond,10:0}
          p50 / p99 ms          {P50Ms,10:0.00} / {P99Ms:0.00}
          pgbench tps           {PgbenchTps,10:0}   ({PgbenchMs:0.00} ms)
          ratio to pgbench      {RatioToPgbench,10:0.00}   ({RatioByProcessorTime:0.00} by processor time; p50 {P50ToPgbench:0.00} times pgbench's)
          WAL bytes a command   {WalBytesPerCommand,10:0}
          rows a command        {RowsPerCommand,10:0.0}
          allocated a command   {AllocatedBytesPerCommand,10:0}
          processor µs a command{HostMicroseconds,10:0} host, {DatabaseMicroseconds:0} database, {LoadMicroseconds:0} load
          … of pgbench's        {PgbenchDatabaseMicroseconds,10:0} database, {PgbenchClientMicroseconds:0} pgbench
          host memory MiB       {HostMemoryMiB,10:0}
          verify events/s a core{VerifiedEventsPerSecond,10:0}
        """);
}
