namespace LaoCai.Workflows.Definitions.Procedures;

/// <summary>What came of reading a document: all procedures found and everything there is to say about it.</summary>
public sealed record Reading(IReadOnlyList<Procedure> Procedures, IReadOnlyList<Diagnostic> Diagnostics);
