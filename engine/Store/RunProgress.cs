namespace LaoCai.Workflows.Store;

/// <summary>How far a run over many instances has come.</summary>
/// <param name="Done">Instances looked at.</param>
/// <param name="Of">Instances to look at, as counted at the beginning.</param>
public sealed record RunProgress(long Done, long Of);
