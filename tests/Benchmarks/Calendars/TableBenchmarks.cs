using BenchmarkDotNet.Attributes;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Engine.Calendars;

namespace LaoCai.Workflows.Benchmarks.Calendars;

/// <summary>What it costs to read a calendar file and to build the table of its years.</summary>
[MemoryDiagnoser]
public class TableBenchmarks
{
    private static readonly string _json = ProvinceCalendar.Json();

    [Benchmark]
    public CalendarSet ReadAndBuild() => CalendarReader.Read(_json).Set!;
}
