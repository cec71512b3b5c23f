namespace LaoCai.Workflows.Definitions.Procedures;

/// <summary>The closed set of what happens at a step without a person.</summary>
public abstract record Automation
{
    private Automation() { }

    /// <summary>The dossier rests for the step's own limit, counted as limits are.</summary>
    public sealed record Pause : Automation;

    /// <summary>The dossier rests until the event is told of it.</summary>
    /// <param name="Event">Name of the event.</param>
    public sealed record Await(string Event) : Automation;

    /// <summary>Another procedure is started for the dossier (thủ tục liên thông).</summary>
    /// <param name="Procedure">Logical id of its definition.</param>
    /// <param name="Waits">The dossier goes on when the other has ended; false: at once.</param>
    public sealed record Linked(string Procedure, bool Waits = true) : Automation;

    /// <summary>An official document is made out.</summary>
    /// <param name="Document">Template key such as <c>mau-01</c>.</param>
    public sealed record Print(string Document) : Automation;
}
