namespace LaoCai.Workflows.Host.Commands;

/// <summary>What the program ends with; the numbers from 64 on are those of BSD's sysexits.</summary>
public static class ExitCode
{
    public const int Done = 0;

    /// <summary>It ran, and what it was to show does not hold.</summary>
    public const int Failed = 1;

    /// <summary>The document has errors.</summary>
    public const int DocumentErrors = 2;

    /// <summary>Wrong use of the command line.</summary>
    public const int Usage = 64;

    /// <summary>The database or another part of the machine is not there.</summary>
    public const int Unavailable = 69;

    /// <summary>A fault of the program.</summary>
    public const int Fault = 70;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
