namespace LaoCai.Workflows.Support.Faults;

/// <summary>What goes wrong.</summary>
public enum FaultKind
{
    /// <summary><c>kill -9</c> of the host; it is started again.</summary>
    HostKilled,

    /// <summary><c>kill -9</c> of PostgreSQL's postmaster; it is started again over what is left.</summary>
    DatabaseKilled,

    /// <summary><c>kill -9</c> of one server process of the host's; PostgreSQL restarts all of them by itself.</summary>
    ServerProcessKilled,

    /// <summary>Every connection is ended by the server.</summary>
    ConnectionsCut,

    /// <summary>The host's clock jumps back by minutes.</summary>
    ClockJumpedBack,

    /// <summary>Not a byte is left on the database's volume for a while.</summary>
    DiskFull,
}

/// <summary>How a fault run goes.</summary>
/// <param name="Faults">How many, one after the other.</param>
/// <param name="Clients">Officers who work meanwhile.</param>
/// <param name="Seed">Of the kinds and moments; the threads' own timing is not repeated by it.</param>
/// <param name="Kinds">Chosen from evenly.</param>
public sealed record FaultRunOptions(int Faults, int Clients, int Seed, IReadOnlyList<FaultKind> Kinds)
{
    /// <summary>A program that serves as <c>laocai serve</c> does and reads its clock's offset from the file that <see cref="ClockVariable"/> names; null: laocai itself.</summary>
    public string? Program { get; init; }

    /// <summary>One kind after the other, instead of by chance.</summary>
    public bool InOrder { get; init; }

    /// <summary>Name of the environment variable with the file that holds the seconds by which the host's clock is off.</summary>
    public const string ClockVariable = "LAOCAI_BENCH_CLOCK";
}

/// <summary>What came of a fault run.</summary>
/// <param name="Seed">Of the run.</param>
/// <param name="Faults">How many of each kind.</param>
/// <param name="Dossiers">Receptions that were acknowledged.</param>
/// <param name="Completions">Completions that were acknowledged.</param>
/// <param name="Deadlines">Limits that passed meanwhile; each fired once.</param>
/// <param name="Resent">Requests that were sent again, since no answer or none that told came.</param>
/// <param name="Violations">What was lost, doubled or does not verify; empty when all is well.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record FaultReport(
    int Seed, IReadOnlyDictionary<FaultKind, int> Faults, int Dossiers, int Completions, int Deadlines, int Resent, IReadOnlyList<string> Violations, double Seconds)
{
    public bool Holds => Violations.Count == 0;
}
