using System.Globalization;
using LaoCai.Workflows.Benchmarks.Tasks;

namespace LaoCai.Workflows.Benchmarks.Size;

/// <summary>The load with few and with many open instances in the tables, and the inbox over the many.</summary>
/// <param name="FewInstances">Open instances at the first measurement.</param>
/// <param name="ManyInstances">At the second.</param>
/// <param name="Few">What the load got then.</param>
/// <param name="Many">And now.</param>
/// <param name="InboxP50Ms">An inbox of fifty tasks over the API, by one client.</param>
/// <param name="InboxP99Ms">The slowest of a hundred.</param>
internal sealed record SizeReport(int FewInstances, int ManyInstances, TasksReport Few, TasksReport Many, double InboxP50Ms, double InboxP99Ms)
{
    /// <summary>Completions with many to those with few.</summary>
    public double Ratio => Many.CompletionsPerSecond / Few.CompletionsPerSecond;

    /// <summary>The same, each measured against pgbench at its side, which evens out what neighbours took.</summary>
    public double RatioBesidePgbench => Many.RatioToPgbench / Few.RatioToPgbench;

    /// <summary>The same in processor time of host and database.</summary>
    public double RatioByProcessorTime => (Few.HostMicroseconds + Few.DatabaseMicroseconds) / (Many.HostMicroseconds + Many.DatabaseMicroseconds);

    public string Text() => string.Create(CultureInfo.InvariantCulture, $"""
        {FewInstances:N0} open instances: {Few.CompletionsPerSecond:0} completions/s, {Few.RatioToPgbench:0.00} of pgbench, {Few.HostMicroseconds:0} + {Few.DatabaseMicroseconds:0} µs host + database
        {ManyInstances:N0} open instances: {Many.CompletionsPerSecond:0} completions/s, {Many.RatioToPgbench:0.00} of pgbench, {Many.HostMicroseconds:0} + {Many.DatabaseMicroseconds:0} µs host + database

          ratio                 {Ratio,10:0.00}   ({RatioBesidePgbench:0.00} beside pgbench, {RatioByProcessorTime:0.00} by processor time)
          inbox p50 / p99 ms    {InboxP50Ms,10:0.00} / {InboxP99Ms:0.00}
        """);
}
