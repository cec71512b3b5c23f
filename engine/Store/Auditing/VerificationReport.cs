using LaoCai.Workflows.Engine.History;

namespace LaoCai.Workflows.Store.Auditing;

/// <summary>What an audit looked at and found.</summary>
/// <param name="Instances">Instances looked at.</param>
/// <param name="Records">Records carried out again.</param>
/// <param name="Events">Events that followed from them.</param>
/// <param name="Seals">Day seals checked.</param>
/// <param name="Findings">What is wrong, the first <see cref="MostFindings"/>; empty: all holds.</param>
public sealed record VerificationReport(long Instances, long Records, long Events, int Seals, IReadOnlyList<Finding> Findings)
{
    public const int MostFindings = 1_000;

    public bool Holds => Findings.Count == 0;
}

/// <summary>How far an audit has come.</summary>
/// <param name="Instances">Instances looked at so far.</param>
/// <param name="Of">All of them, as counted at the beginning.</param>
public sealed record VerificationProgress(long Instances, long Of);
