using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Definitions.Routes;

namespace LaoCai.Workflows.Definitions.IsoWriting;

/// <summary>
/// The flow chart below the step table, in Word's own boxes so that any program shows and prints it: a box for each step with who acts
/// and how long, arrows between them, and beside each box where its outcomes lead other than on.
/// </summary>
internal static class FlowChart
{
    private const int Box = 5400, Beside = WordParts.TextWidth - Box;

    public static Table Write(Procedure procedure)
    {
        var graph = RouteGraph.Of(procedure);
        var rows = new List<TableRow> { Round("Bắt đầu") };
        foreach (var stage in graph.Stages)
        {
            rows.Add(Arrow(stage.Parallel ? "↓ làm song song" : "↓"));
            for (var at = 0; at < stage.Steps.Count; at++)
            {
                if (at > 0) rows.Add(Arrow("∥"));
                rows.Add(StepRow(stage.Steps[at], [.. graph.From(stage).Where(route => route.Step == stage.Steps[at])], graph, stage));
            }
        }

        rows.Add(Arrow("↓"));
        rows.Add(Round("Kết thúc"));
        return WordParts.Unframed([Box, Beside], rows);
    }

    private static TableRow StepRow(Step step, IReadOnlyList<Route> routes, RouteGraph graph, Stage stage)
    {
        var who = string.Join(" · ", new[] { step.Actor, step.Time.Length > 0 ? step.Time : step.Limit?.Text ?? "" }.Where(part => part.Length > 0));
        var aside = routes.Select(route => (route.Outcome, Target: Where(route.To, graph, stage))).Where(route => route.Outcome is not null && route.Target is not null)
            .Select(route => WordParts.Line($"→ {route.Outcome}: {route.Target}", italic: true)).ToList();
        return WordParts.Row(
            false,
            Framed([WordParts.Centred(string.Create(CultureInfo.InvariantCulture, $"Bước {step.No}. {step.Text}"), bold: true), WordParts.Centred(who)]),
            WordParts.Cell(aside, Beside));
    }

    /// <summary>Null for the way straight on, which the arrow shows.</summary>
    private static string? Where(RouteEnd end, RouteGraph graph, Stage from) => end switch
    {
        RouteEnd.ToStage to when to.Index == from.Index + 1 => null,
        RouteEnd.ToStage to => string.Create(CultureInfo.InvariantCulture, $"về bước {graph.Stages[to.Index].First.No}"),
        RouteEnd.Supplement => "người nộp bổ sung hồ sơ",
        RouteEnd.Finish when from.Index == graph.Stages.Count - 1 => null,
        RouteEnd.Finish => "kết thúc",
        _ => null,
    };

    private static TableRow Round(string text) => WordParts.Row(false, Framed([WordParts.Centred(text, italic: true)]), WordParts.Cell([], Beside));

    private static TableRow Arrow(string sign) => WordParts.Row(false, WordParts.Cell([WordParts.Centred(sign)], Box), WordParts.Cell([], Beside));

    private static TableCell Framed(IReadOnlyList<Paragraph> lines)
    {
        var cell = WordParts.Cell(lines, Box);
        // The schema wants a cell's borders before its alignment.
        cell.TableCellProperties!.InsertBefore(
            new TableCellBorders(Side<TopBorder>(), Side<LeftBorder>(), Side<BottomBorder>(), Side<RightBorder>()),
            cell.TableCellProperties.GetFirstChild<TableCellVerticalAlignment>());
        return cell;
    }

    private static T Side<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 6 };
}
