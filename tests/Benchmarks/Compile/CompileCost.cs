using System.Globalization;

namespace LaoCai.Workflows.Benchmarks.Compile;

/// <summary>What compiling a province's documents cost.</summary>
/// <param name="Documents">Number of documents.</param>
/// <param name="Pages">Pages of the average document, by its words.</param>
/// <param name="Definitions">Definitions that came out.</param>
/// <param name="Seconds">Wall time of reading the files, checking and compiling.</param>
/// <param name="DocumentsPerSecond">The throughput.</param>
/// <param name="MegabytesPerSecond">Of files as they lie on the disk.</param>
/// <param name="HeapAfterTenth">Managed heap in MiB after a tenth of the documents, collected.</param>
/// <param name="HeapAtEnd">The same at the end; flat means that nothing is kept of a document.</param>
/// <param name="PeakMemory">Greatest working set of the process in MiB.</param>
public sealed record CompileCost(
    int Documents, double Pages, int Definitions, double Seconds, double DocumentsPerSecond, double MegabytesPerSecond, double HeapAfterTenth, double HeapAtEnd, double PeakMemory)
{
    public string Text() => string.Create(CultureInfo.InvariantCulture, $"""
        {Documents} documents of {Pages:0.0} pages, {Definitions} definitions
        {Seconds:0.0} s, {DocumentsPerSecond:0} documents/s, {MegabytesPerSecond:0.0} MB/s of files
        heap {HeapAfterTenth:0.0} MiB after a tenth, {HeapAtEnd:0.0} MiB at the end (ratio {HeapAtEnd / HeapAfterTenth:0.00}); peak working set {PeakMemory:0} MiB
        """);
}
