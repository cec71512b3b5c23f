using LaoCai.Workflows.Definitions.Iso.Package;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>What a program that converts old Word files says where it cannot.</summary>
public static class OldWordFiles
{
    /// <summary>LC1018: nothing is installed that converts them.</summary>
    public static Diagnostic NoConverter { get; } = PackageFindings.NoConverter();

    /// <summary>LC1019: the conversion gave nothing.</summary>
    public static Diagnostic NotConverted { get; } = PackageFindings.NotConverted();
}
