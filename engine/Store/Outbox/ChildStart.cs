using LaoCai.Workflows.Store.Rows;
using Npgsql;

namespace LaoCai.Workflows.Store.Outbox;

/// <summary>A child that is about to be started.</summary>
/// <param name="Id">The child.</param>
/// <param name="ParentId">Who dispatched it.</param>
/// <param name="Definition">The version that it starts on.</param>
/// <param name="Units">The parent's unit bindings.</param>
public sealed record ChildStart(Guid Id, Guid ParentId, DefinitionRow Definition, IReadOnlyDictionary<string, string> Units);

/// <summary>What a host adds to a child.</summary>
/// <param name="Units">The child's unit bindings.</param>
/// <param name="Companions">Statements that are committed with its start.</param>
public sealed record ChildBelongings(IReadOnlyDictionary<string, string> Units, IReadOnlyList<NpgsqlBatchCommand> Companions);
