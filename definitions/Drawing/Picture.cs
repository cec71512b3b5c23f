namespace LaoCai.Workflows.Definitions.Drawing;

internal enum NodeKind { Start, Task, Bar, End }

/// <summary>One thing to draw.</summary>
/// <param name="Id">Activity id.</param>
/// <param name="Kind">A circle, a card, a bar where paths part or meet, or the end.</param>
/// <param name="Title">What is done.</param>
/// <param name="Who">Who does it; empty where nobody is named.</param>
/// <param name="Limit">Time limit in words; empty where there is none.</param>
/// <param name="No">Number of the step; null where it has none.</param>
/// <param name="BesideOf">Id of the task beside which this one stands: the waiting for the applicant.</param>
internal sealed record PictureNode(
    string Id, NodeKind Kind, string Title = "", string Who = "", string Limit = "", int? No = null, string? BesideOf = null);

/// <summary>An arrow.</summary>
internal sealed record PictureEdge(string From, string To, string Label);

/// <summary>What there is to draw, without places.</summary>
internal sealed record Picture(string Name, IReadOnlyList<PictureNode> Nodes, IReadOnlyList<PictureEdge> Edges)
{
    public const string EndId = "\u0000end";

    /// <summary>The same with one arrow for all outcomes that lead from one node to the same other.</summary>
    public Picture Merged() => this with
    {
        Edges = [.. Edges.GroupBy(edge => (edge.From, edge.To)).Select(same => new PictureEdge(
            same.Key.From,
            same.Key.To,
            string.Join(" / ", same.Select(edge => edge.Label).Where(label => label.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))))],
    };
}
