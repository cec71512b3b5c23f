using LaoCai.Workflows.Definitions.Iso;

namespace LaoCai.Workflows.Definitions.Compilation;

/// <summary>From the author's file to what the engine runs: reads, checks, compiles, and reports all there is to say.</summary>
public static class DocumentCompiler
{
    /// <param name="document">Seekable stream of a .docx; left open.</param>
    public static CompileReport Compile(Stream document)
    {
        var reading = IsoReader.Read(document);
        return new(reading.Procedures, [], reading.Diagnostics);
    }
}
