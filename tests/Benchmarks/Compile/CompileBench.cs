using System.Diagnostics;
using System.Globalization;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.IsoWriting;

namespace LaoCai.Workflows.Benchmarks.Compile;

/// <summary>Compiles as many documents as the province has procedures, from files, on two threads.</summary>
internal static class CompileBench
{
    public const int Province = 1_113;
    private const int Threads = 2;
    private const double WordsOnAPage = 400, MiB = 1 << 20;

    public static CompileCost Run(int documents, Action<string> say)
    {
        var folder = Directory.CreateTempSubdirectory("laocai-compile-");
        try
        {
            say($"Writing {documents} documents …");
            var words = 0L;
            Parallel.For(0, documents, new() { MaxDegreeOfParallelism = Threads }, no =>
            {
                var procedure = ProvinceDocument.Of(no);
                Interlocked.Add(ref words, ProvinceDocument.Words(procedure));
                using var file = File.Create(Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{no:0000}.docx")));
                using var document = new MemoryStream();
                IsoDocumentWriter.Write([procedure], document);
                document.WriteTo(file);
            });

            var files = folder.GetFiles("*.docx").OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
            var bytes = files.Sum(file => file.Length);
            say("Compiling …");
            CompileAll(files.Take(Threads * 4), out _); // the code itself is compiled first
            var watch = Stopwatch.StartNew();
            CompileAll(files.Take(documents / 10), out var first);
            watch.Stop();
            var early = GC.GetTotalMemory(forceFullCollection: true) / MiB;
            watch.Start();
            CompileAll(files.Skip(documents / 10), out var rest);
            watch.Stop();
            var late = GC.GetTotalMemory(forceFullCollection: true) / MiB;
            var seconds = watch.Elapsed.TotalSeconds;
            using var process = Process.GetCurrentProcess();
            return new(documents, words / WordsOnAPage / documents, first + rest, seconds, documents / seconds, bytes / 1e6 / seconds, early, late, process.PeakWorkingSet64 / MiB);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CompileAll(IEnumerable<FileInfo> files, out int definitions)
    {
        var compiled = 0;
        Parallel.ForEach(files, new() { MaxDegreeOfParallelism = Threads }, file =>
        {
            using var stream = file.OpenRead();
            Interlocked.Add(ref compiled, DocumentCompiler.Compile(stream, file.Name).Definitions.Count);
        });
        definitions = compiled;
    }
}
