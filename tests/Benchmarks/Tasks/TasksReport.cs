using System.Globalization;

namespace LaoCai.Workflows.Benchmarks.Tasks;

/// <summary>What one run of the load measured. Rates are a second, latencies of a completion in milliseconds.</summary>
internal sealed record TasksReport
{
    public required int Clients { get; init; }
    public required double Seconds { get; init; }
    public required double StartsPerSecond { get; init; }
    public required double CompletionsPerSecond { get; init; }
    public required double P50Ms { get; init; }
    public required double P99Ms { get; init; }
    public required double PgbenchTps { get; init; }
    public required double PgbenchMs { get; init; }

    /// <summary>Completions to pgbench's transactions, at the same number of clients.</summary>
    public double RatioToPgbench => CompletionsPerSecond / PgbenchTps;

    /// <summary>Write-ahead log of the whole cluster over all commands (starts and completions).</summary>
    public required double WalBytesPerCommand { get; init; }

    /// <summary>Rows inserted, updated and deleted over all commands.</summary>
    public required double RowsPerCommand { get; init; }

    /// <summary>Managed bytes the host allocated over all commands.</summary>
    public double? AllocatedBytesPerCommand { get; init; }

    public required double HostMemoryMiB { get; init; }
    public required int Processors { get; init; }

    public string Text() => string.Create(CultureInfo.InvariantCulture, $"""
        {Clients} clients, {Seconds:0} s, {Processors} processors shared by host, database and load

          starts/s             {StartsPerSecond,10:0}
          completions/s        {CompletionsPerSecond,10:0}
          p50 / p99 ms         {P50Ms,10:0.00} / {P99Ms:0.00}
          pgbench tps          {PgbenchTps,10:0}   ({PgbenchMs:0.00} ms)
          ratio to pgbench     {RatioToPgbench,10:0.00}
          WAL bytes a command  {WalBytesPerCommand,10:0}
          rows a command       {RowsPerCommand,10:0.0}
          allocated a command  {AllocatedBytesPerCommand,10:0}
          host memory MiB      {HostMemoryMiB,10:0}
        """);
}
