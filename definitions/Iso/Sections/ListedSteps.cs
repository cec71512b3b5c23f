using System.Globalization;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>
/// Steps that a document tells as a list and in no table: <c>Bước 1: …</c>, or the numbers below a heading that promises the
/// steps. They become the rows of a table that nobody drew, so that whatever reads tables reads them too.
/// </summary>
internal sealed partial class ListedSteps
{
    private const int FewestSteps = 2, MostLines = 60;

    private static readonly ColumnRole[] Columns = [ColumnRole.Number, ColumnRole.Content, ColumnRole.Actor, ColumnRole.Time];

    private readonly List<FlowItem> _items = [];
    private readonly List<Place> _places = [];
    private readonly List<(string Label, FlowItem.Line Head, List<FlowItem.Line> Lines)> _steps = [];
    private bool _promised, _byWord;
    private int _lists;

    /// <summary>The document with its lists as step tables, numbered from zero downwards as no real table is.</summary>
    public IReadOnlyList<FlowItem> Items => _items;

    public static ListedSteps Of(IEnumerable<FlowItem> items)
    {
        var listed = new ListedSteps();
        foreach (var line in items.OfType<FlowItem.Line>()) listed.Add(line);
        listed.Close();
        return listed;
    }

    /// <summary>Where a row of such a table really stands.</summary>
    public Place Real(Place place) => place is { Table: <= 0, Row: { } row } && row > 0 && row <= _places.Count ? _places[row - 1] : place;

    /// <summary>The first step told in a list.</summary>
    public Place First => _places[0];

    private void Add(FlowItem.Line line)
    {
        var (label, said) = Number(line);
        var next = _steps.Count > 0 ? DraftSplitter.Number(_steps[^1].Label) + 1 : 1;
        var number = label is null ? null : DraftSplitter.Number(label);
        if (number is 1 && _steps.Count > 0) Close();
        if (label is not null && (number == 1 || (number == next && _steps.Count > 0)) && (_steps.Count == 0 || IsWord(label) == _byWord))
        {
            if (_steps.Count == 0) _byWord = IsWord(label);
            _steps.Add((label, line, [said]));
        }
        else if (_steps.Count > 0 && _steps[^1].Lines.Count < MostLines && !Ends(line))
        {
            _steps[^1].Lines.Add(line);
        }
        else
        {
            Close();
            _promised = SectionWords.Begin(line).Section is Section.Steps || (_promised && !Ends(line));
            _items.Add(line);
        }
    }

    /// <summary>A section with a number of its own, or another procedure; a bare <c>Thời gian: …</c> is of the step.</summary>
    private static bool Ends(FlowItem.Line line)
    {
        var folded = Letters.Head(line.Folded);
        return ProcedureNames.IsHeading(line) || (SectionWords.Begin(line).Section is not Section.None && (line.Label is not null || OwnNumber().IsMatch(folded)))
            || Remark().IsMatch(folded);
    }

    private (string? Label, FlowItem.Line Said) Number(FlowItem.Line line)
    {
        var head = Letters.Head(line.Folded);
        var found = Step().Match(head);
        if (!found.Success && _promised) found = Plain().Match(head);
        if (found.Success && found.Length < line.Text.Length)
            return (line.Text[..found.Length].Trim(), line with { Text = line.Text[found.Length..].Trim() });
        return line.Label is { } label && (StepLabel().IsMatch(Letters.Fold(label)) || (_promised && PlainLabel().IsMatch(label))) ? (label, line) : (null, line);
    }

    private static bool IsWord(string label) => char.ToLowerInvariant(label[0]) is 'b';

    private void Close()
    {
        if (_steps.Count == 0) return;
        var read = _steps.Select(step => (step.Label, step.Head, step.Lines, Told: StepSentences.Of([.. step.Lines.Select(line => line.Text)]))).ToList();
        if (read.Count >= FewestSteps && read.Count(step => step.Told.Actor.Length > 0 || step.Told.Time.Length > 0) * 2 >= read.Count)
        {
            var rows = read.Select(step => new Row(Placed(step.Head.Place), 0,
            [
                Cell(1, [step.Label]), Cell(2, [.. step.Lines.SelectMany((line, at) => at == 0 ? Sentences(line.Text) : [line.Text])]), Cell(3, [step.Told.Actor]), Cell(4, [step.Told.Time]),
            ])).ToList();
            var grid = new Grid(new Block.Table(-_lists++, rows));
            var heading = new Heading(0, 0, [.. Columns.Select((role, at) => new Column(role, "", at, at + 1, grid[0][at]))]);
            var reader = new StepRows(grid, heading);
            _items.Add(new FlowItem.Steps(grid, heading, [.. Enumerable.Range(0, rows.Count).Select(row => reader.Listed(row))], false));
        }
        else
        {
            _items.AddRange(_steps.SelectMany(step => step.Lines.Skip(1).Prepend(step.Head)));
        }

        _steps.Clear();
    }

    /// <summary>The first sentence names the step, and the others tell of it.</summary>
    private static IEnumerable<string> Sentences(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal) + 1;
        return end > 3 ? [text[..end], text[end..].Trim()] : [text];
    }

    private int Placed(Place place)
    {
        _places.Add(place);
        return _places.Count;
    }

    private static Cell Cell(int number, IReadOnlyList<string> lines) => new(number, 1, false, [.. lines.Select((text, at) => new Block.Paragraph(at + 1, text, null, []))]);

#pragma warning disable MA0009 // linear: asked about the head of one line
    [GeneratedRegex(@"^\W*(buoc|b)\s*(thu\s*)?\d{1,2}\s*([\.:\)\-/]+\s*|\s+(?=\w|\())")]
    private static partial Regex Step();

    [GeneratedRegex(@"^\W{0,3}\d{1,2}\s*[\.\)/]\s+(?=\w)")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(buoc|b)\s*\d{1,2}\W*$")]
    private static partial Regex StepLabel();

    [GeneratedRegex(@"^\d{1,2}[\.\)/]?$")]
    private static partial Regex PlainLabel();

    [GeneratedRegex(@"^\W{0,3}(\d+(\.\d+)*|[a-z]|[ivx]+)\s?[\.\)/]")]
    private static partial Regex OwnNumber();

    [GeneratedRegex(@"^\W*(ghi chu|luu y|chu thich|tong (cong|thoi gian)|don vi tinh)")]
    private static partial Regex Remark();
}
