namespace LaoCai.Workflows.Engine.Documents;

/// <summary>Why a definition cannot be published.</summary>
/// <param name="Code">Stable, such as <c>activity.unknown-type</c>.</param>
/// <param name="Place">Id of the activity, or <c>source:port → target</c> of the connection; null: the document as a whole.</param>
/// <param name="Message">For people, in English.</param>
public sealed record DefinitionProblem(string Code, string? Place, string Message)
{
    /// <summary>The place of a connection.</summary>
    public static string PlaceOf(Connection connection) => $"{connection.Source}:{connection.SourcePort} → {connection.Target}";
}

/// <summary>What reading a definition's JSON gave: a document, or the reasons why there is none.</summary>
public sealed record DocumentReading(WorkflowDocument? Document, IReadOnlyList<DefinitionProblem> Problems);
