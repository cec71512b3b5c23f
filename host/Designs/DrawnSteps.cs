using LaoCai.Workflows.Definitions.Comparison;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>Steps of drawings, by the activities that they were compiled to.</summary>
internal static class DrawnSteps
{
    /// <summary>Element of the drawing by activity id; empty for what is no drawing.</summary>
    public static IReadOnlyDictionary<string, string> ElementsOf(string drawing) => Of(drawing).Where(step => step.Place.Element is not null)
        .ToDictionary(step => ActivityIds.Step(step.No), step => step.Place.Element!, StringComparer.Ordinal);

    /// <summary>
    /// Where a dossier that stands at an activity of one version goes on in another: the same step, found by what it says. Only what
    /// has another id is in it.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Moves(string before, string after)
    {
        var moves = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (from, to) in ProcedureComparison.SameSteps(Of(before), Of(after)).Where(pair => pair.Before != pair.After))
        {
            moves[ActivityIds.Step(from)] = ActivityIds.Step(to);
            moves[ActivityIds.Supplement(from)] = ActivityIds.Supplement(to);
        }

        return moves;
    }

    private static IReadOnlyList<Step> Of(string drawing) => DrawingCompiler.Read(drawing).Procedures is [var procedure, ..] ? procedure.Steps : [];
}
