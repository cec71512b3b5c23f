using LaoCai.Workflows.Engine.Simulation;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>Where the arrivals of an ordered run come from.</summary>
public enum ArrivalsFrom
{
    /// <summary>A made-up year.</summary>
    MadeUp,

    /// <summary>The dossiers that this installation received in the year.</summary>
    Database,

    /// <summary>A file that was handed in.</summary>
    File,
}

/// <summary>A run that an analyst ordered, as it stands with its job.</summary>
/// <param name="DefinitionId">The procedure, as it is in force when the run begins.</param>
/// <param name="From">Where the arrivals come from.</param>
/// <param name="Count">Of a made-up year.</param>
/// <param name="Year">Of a made-up year and of past dossiers.</param>
/// <param name="Arrivals">The file's text; null where there is none.</param>
/// <param name="Staffing">The staffing file's text.</param>
/// <param name="Seed">Of everything that is by chance.</param>
public sealed record SimulationOrder(string DefinitionId, ArrivalsFrom From, int Count, int Year, string? Arrivals, string Staffing, ulong Seed)
{
    /// <summary>Dossiers that a made-up year may have on the page.</summary>
    public const int MostMadeUp = 100_000;

    /// <summary>Characters of an arrivals file; days with counts take a few kilobytes a year.</summary>
    public const int LongestArrivals = 2_000_000;

    /// <summary>Characters of a staffing file.</summary>
    public const int LongestStaffing = 200_000;
}

/// <summary>What stands about a run beside its job, for any host to read.</summary>
/// <param name="Share">How much is done, 0 to 1.</param>
/// <param name="Report">Null until it has ended.</param>
/// <param name="Problem">Stable code of why there is no report; null: there is or will be one.</param>
public sealed record SimulationState(double Share, SimulationReport? Report, string? Problem)
{
    public bool Ended => Report is not null || Problem is not null;
}
