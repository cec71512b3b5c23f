namespace LaoCai.Workflows.Host.Serving;

/// <summary>What a running host is told from outside.</summary>
/// <param name="ConnectionString">A migrated database.</param>
/// <param name="Urls">Addresses to listen on, separated by semicolons.</param>
public sealed record HostSettings(string ConnectionString, string Urls)
{
    /// <summary>The clock of everything that the host does; tests and the tour move it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether recurring jobs run in this process; a test that sweeps by itself says no.</summary>
    public bool RunsJobs { get; init; } = true;

    /// <summary>Whether the sign-in page lists the demo province's accounts; their password is public.</summary>
    public bool ListsDemoAccounts { get; init; }

    /// <summary>Whether anything is logged below errors.</summary>
    public bool Quiet { get; init; }
}
