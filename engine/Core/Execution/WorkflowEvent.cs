namespace LaoCai.Workflows.Engine.Execution;

/// <summary>
/// Something that happened to an instance; the closed, versioned set that history keeps for ever.
/// Names in the stored form never change their meaning: a changed event gets a new name.
/// </summary>
public abstract partial record WorkflowEvent
{
    private WorkflowEvent() { }
}
