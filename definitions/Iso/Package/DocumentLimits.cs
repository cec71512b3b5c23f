namespace LaoCai.Workflows.Definitions.Iso.Package;

/// <summary>
/// How large a document may be before it is refused. A hundred-page process document with pictures stays an order
/// of magnitude below each of these; a reader within them stays under 256 MiB for the whole process.
/// </summary>
public sealed record DocumentLimits
{
    public static readonly DocumentLimits Default = new();

    /// <summary>Bytes of the file itself.</summary>
    public long File { get; init; } = 64L << 20;

    /// <summary>Files inside the package. Word writes about twenty, and one for each picture.</summary>
    public int Entries { get; init; } = 4_000;

    /// <summary>Bytes of one XML part after unpacking.</summary>
    public long Part { get; init; } = 48L << 20;

    /// <summary>Unpacked bytes for each packed byte, looked at from <see cref="RatioFrom"/> bytes on. XML packs 10 to 40 times.</summary>
    public int Ratio { get; init; } = 200;

    public long RatioFrom { get; init; } = 4L << 20;

    /// <summary>Declared unpacked bytes of all files together.</summary>
    public long Total { get; init; } = 512L << 20;

    /// <summary>Characters of text, over all paragraphs.</summary>
    public int Text { get; init; } = 8_000_000;

    /// <summary>Paragraphs and table cells together.</summary>
    public int Blocks { get; init; } = 200_000;

    /// <summary>Steps of one procedure; the longest real ones have about thirty.</summary>
    public const int Steps = 400;

    /// <summary>Procedures of one document, each variant counted.</summary>
    public const int Procedures = 1_000;

    /// <summary>Tables within tables.</summary>
    public int Nesting { get; init; } = 16;

    /// <summary>Elements within elements.</summary>
    public int Depth { get; init; } = 256;
}
