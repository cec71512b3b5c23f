using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Compilation;

namespace LaoCai.Workflows.Benchmarks.Compile;

/// <summary>Compiles damaged documents, many of them: none may throw, hang or swell.</summary>
internal static class FuzzBench
{
    private const double Longest = 5_000, MiB = 1 << 20;

    public static Command Create(Option<bool> json)
    {
        var inputs = new Option<int>("--inputs") { Description = "How many damaged documents.", DefaultValueFactory = _ => 20_000 };
        var seed = new Option<int>("--seed") { Description = "Another seed damages otherwise; the same one in the same way.", DefaultValueFactory = _ => 1 };
        var from = new Option<DirectoryInfo>("--from") { Description = "Folder of the .docx files that are damaged.", DefaultValueFactory = _ => new(Path.Combine(Environment.GetEnvironmentVariable("LAOCAI_HOME") ?? ".", "samples")) };
        var keep = new Option<DirectoryInfo>("--keep") { Description = "Folder for the inputs that fail.", DefaultValueFactory = _ => new(Path.Combine("artifacts", "fuzz")) };
        var fuzz = new Command("fuzz", "Damaged documents through the compiler: what became of them, the slowest, memory. Exit 1 where one throws or takes over 5 s.") { inputs, seed, from, keep, json };
        fuzz.SetAction(parse =>
        {
            var seeds = parse.GetRequiredValue(from).GetFiles("*.docx").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => File.ReadAllBytes(file.FullName)).ToList();
            if (seeds.Count == 0)
            {
                Console.Error.WriteLine($"No .docx in {parse.GetRequiredValue(from)}.");
                return 1;
            }

            var report = Run(seeds, parse.GetValue(inputs), parse.GetValue(seed), parse.GetRequiredValue(keep));
            Console.WriteLine(parse.GetValue(json) ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web) : report.Text());
            return report.Thrown + report.Slow > 0 ? 1 : 0;
        });
        return fuzz;
    }

    private static FuzzReport Run(List<byte[]> seeds, int inputs, int seed, DirectoryInfo keep)
    {
        int read = 0, refused = 0, thrown = 0, slow = 0;
        var (slowest, whole) = (0.0, Stopwatch.StartNew());
        for (var input = 0; input < inputs; input++)
        {
            // Each input has a seed of its own, so that one can be made again alone.
            var random = new Random(HashCode(seed, input));
            var damaged = DamagedDocument.Of(seeds[random.Next(seeds.Count)], random);
            var watch = Stopwatch.StartNew();
            var faulty = false;
            try
            {
                var report = DocumentCompiler.Compile(new MemoryStream(damaged));
                CompileReportJson.Write(Stream.Null, report);
                if (report.Procedures.Count > 0) read++;
                else refused++;
            }
            catch (Exception fault)
            {
                (thrown, faulty) = (thrown + 1, true);
                Console.Error.WriteLine($"input {input}: {fault}");
            }

            var took = watch.Elapsed.TotalMilliseconds;
            slowest = Math.Max(slowest, took);
            if (took > Longest) (slow, faulty) = (slow + 1, true);
            if (!faulty) continue;
            keep.Create();
            File.WriteAllBytes(Path.Combine(keep.FullName, string.Create(CultureInfo.InvariantCulture, $"{seed}-{input}.docx")), damaged);
        }

        using var process = Process.GetCurrentProcess();
        return new(inputs, read, refused, thrown, slow, slowest, whole.Elapsed.TotalSeconds, GC.GetTotalMemory(forceFullCollection: true) / MiB, process.PeakWorkingSet64 / MiB);
    }

    private static int HashCode(int seed, int input) => unchecked((seed * 1_000_003) ^ input);
}

/// <summary>What became of damaged documents.</summary>
/// <param name="Inputs">How many there were.</param>
/// <param name="Read">Still read, at least one procedure of them.</param>
/// <param name="Refused">Refused with a diagnostic.</param>
/// <param name="Thrown">Made the compiler throw.</param>
/// <param name="Slow">Took over 5 s.</param>
/// <param name="Slowest">Milliseconds of the slowest.</param>
/// <param name="Seconds">Wall time of all, damaging included.</param>
/// <param name="Heap">Managed heap in MiB at the end, collected.</param>
/// <param name="PeakMemory">Greatest working set of the process in MiB.</param>
public sealed record FuzzReport(int Inputs, int Read, int Refused, int Thrown, int Slow, double Slowest, double Seconds, double Heap, double PeakMemory)
{
    public string Text() => string.Create(CultureInfo.InvariantCulture, $"""
        {Inputs} damaged documents in {Seconds:0} s: {Read} still read, {Refused} refused with a diagnostic, {Thrown} threw, {Slow} over 5 s
        slowest {Slowest:0} ms; heap {Heap:0.0} MiB at the end, peak working set {PeakMemory:0} MiB
        """);
}
