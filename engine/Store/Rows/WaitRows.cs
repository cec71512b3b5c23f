namespace LaoCai.Workflows.Store.Rows;

/// <summary>An open <c>Elsa.Delay</c> or <c>Elsa.StartAt</c>; the sweep reads those whose instant has come.</summary>
public sealed record TimerRow
{
    public Guid InstanceId { get; init; }
    public int ExecutionNo { get; init; }
    public required string ActivityId { get; init; }
    public DateTimeOffset FireAt { get; init; }
}

/// <summary>An open <c>Elsa.Event</c>.</summary>
public sealed record EventWaitRow
{
    public Guid InstanceId { get; init; }
    public int ExecutionNo { get; init; }
    public required string ActivityId { get; init; }
    public required string Name { get; init; }
}

/// <summary>An open waiting <c>Elsa.DispatchWorkflow</c>.</summary>
public sealed record ChildWaitRow
{
    public Guid InstanceId { get; init; }
    public int ExecutionNo { get; init; }
    public required string ActivityId { get; init; }
    public Guid ChildId { get; init; }
}

/// <summary>Something that an operator must look at.</summary>
public sealed record IncidentRow
{
    public Guid InstanceId { get; init; }
    public int No { get; init; }
    public required string ActivityId { get; init; }
    public required string Code { get; init; }
    public required string Message { get; init; }
    public DateTimeOffset At { get; init; }
}
