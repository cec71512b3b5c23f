using LaoCai.Workflows.Definitions.Iso.Tables;
using LaoCai.Workflows.Definitions.Iso.Text;
using LaoCai.Workflows.Definitions.Iso.Times;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Iso.Sections;

/// <summary>Puts the blocks of a document into one line of reading, and finds the step tables in it.</summary>
internal sealed class DocumentFlow
{
    private readonly List<FlowItem> _items = [];
    private FlowItem.Steps? _last;
    private bool _saidSince;

    private DocumentFlow() { }

    /// <summary>All tables, nested ones among them, for a second look where no heading was recognised.</summary>
    public List<Grid> Tables { get; } = [];

    public IReadOnlyList<FlowItem> Items => _items;

    public static DocumentFlow Of(IReadOnlyList<Block> blocks)
    {
        var flow = new DocumentFlow();
        flow.Add(blocks, null);
        // A table without times or actors is one of steps only where the document has no better; so is one without a single
        // time that can be read, such as a plan by months.
        if (flow._items.OfType<FlowItem.Steps>().Any(steps => steps.Heading.IsSure && HasTimes(steps)))
            flow._items.RemoveAll(item => item is FlowItem.Steps steps && !(steps.Heading.IsSure && HasTimes(steps)));
        else
            flow._items.RemoveAll(item => item is FlowItem.Steps steps && !LooksLikeSteps(steps));
        if (!flow._items.OfType<FlowItem.Steps>().Any()) flow.AddByContent();
        return flow;
    }

    /// <summary>True where no heading was recognised and the columns were told apart by what they hold.</summary>
    public bool IsByContent { get; private set; }

    private const int MostByContent = 60;

    private void AddByContent()
    {
        foreach (var grid in Tables.Take(MostByContent))
        {
            if (ContentHeading.Of(grid) is not { } heading) continue;
            var reader = new StepRows(grid, heading);
            var rows = new List<StepTableRow>();
            for (var row = heading.Bottom; row < grid.Rows.Count; row++)
            {
                if (reader.Read(row, out var ends) is { } read) rows.Add(read);
                if (ends) break;
            }

            if (rows.OfType<StepTableRow.Step>().Count() < 2) continue;
            IsByContent = true;
            // The rows of the table were taken for lines; the steps stand in their place.
            var at = _items.FindIndex(item => item is FlowItem.Line { Place.Table: { } table } && table == grid.Table);
            _items.RemoveAll(item => item is FlowItem.Line { Place.Table: { } table } && table == grid.Table);
            _items.Insert(at < 0 ? _items.Count : at, new FlowItem.Steps(grid, heading, rows, false));
        }
    }

    private void Add(IReadOnlyList<Block> blocks, Place? within)
    {
        foreach (var block in blocks)
            switch (block)
            {
                case Block.Paragraph paragraph:
                    foreach (var part in paragraph.Text.Split('\n'))
                        if (Letters.Squeeze(part) is { Length: > 0 } text)
                            AddLine(new(text, paragraph.Label, within is null ? new() { Paragraph = paragraph.Number } : within with { Paragraph = paragraph.Number }));
                    break;
                case Block.Table table:
                    AddTable(new(table));
                    break;
            }
    }

    private void AddTable(Grid grid)
    {
        Tables.Add(grid);
        if ((TableLines.Titled(grid) ?? TableLines.OfDesks(grid)) is { } titled)
        {
            titled.ToList().ForEach(AddLine);
            return;
        }

        Heading? heading = null;
        StepRows? reader = null;
        var rows = new List<StepTableRow>();
        var continues = false;
        for (var row = 0; row < grid.Rows.Count; row++)
        {
            if (Heading.At(grid, row) is { } found)
            {
                if (TableLines.OfListedSteps(grid, found) is { } listed)
                {
                    Close();
                    listed.ToList().ForEach(AddLine);
                    return;
                }

                if (heading is null || !found.Equals(heading))
                {
                    Close();
                    heading = found;
                    reader = new(grid, found);
                }

                row = found.Bottom - 1;
                continue;
            }

            if (row == 0 && heading is null && Continuation(grid) is { } before)
            {
                heading = before;
                reader = new(grid, before);
                continues = !_saidSince;
            }

            if (reader is not null)
            {
                var read = reader.Read(row, out var ends);
                if (read is not null) rows.Add(read);
                if (!ends) continue;
                Close();
            }

            AddRow(grid, row);
        }

        Close();

        void Close()
        {
            // A page may leave nothing but the sum below a heading of its own.
            if (heading is not null && !_saidSince && rows.Count > 0 && rows.TrueForAll(row => row is StepTableRow.Total) && heading.Equals(_last?.Heading)) continues = true;
            if (heading is not null && (continues || rows.OfType<StepTableRow.Step>().Any()))
            {
                _last = new(grid, heading, rows, continues);
                _items.Add(_last);
                _saidSince = false;
            }

            heading = null;
            reader = null;
            rows = [];
            continues = false;
        }
    }

    /// <summary>
    /// A table without a heading, laid out like the step table before it: right below, the same table, cut by a page or by
    /// hand; further down, the next procedure of an annex that prints its heading once.
    /// </summary>
    private Heading? Continuation(Grid grid)
    {
        if (_last is null || grid.Rows.Count == 0) return null;
        var columns = _last.Heading.Columns;
        if (grid[0].Count != columns.Count) return null;
        var times = columns.Select((column, at) => (column, at)).Where(each => each.column.Role is ColumnRole.Time).Select(each => each.at).ToList();
        var kinds = Enumerable.Range(0, grid.Rows.Count)
            .Select(row => grid[row].Count == columns.Count ? times.Select(at => TimeGrammar.Read(grid[row][at].Text)).FirstOrDefault(time => time.Kind is not TimeKind.Empty)?.Kind : null).ToList();
        // Right below, cells without a limit will do; further down only one lined up time after another is proof.
        var enough = _saidSince
            ? kinds[0] is TimeKind.Limit && kinds.Count(kind => kind is TimeKind.Limit) * 3 >= kinds.Count * 2
            : kinds.Count(kind => kind is TimeKind.Limit or TimeKind.Unlimited or TimeKind.SameDay) * 2 >= kinds.Count;
        return enough ? _last.Heading : null;
    }

    private void AddRow(Grid grid, int row)
    {
        var place = new Place { Table = grid.Table, Row = grid.Rows[row].Number, Cell = 1 };
        var cells = grid[row].Where(cell => cell.Top == row).ToList();
        // A cell that holds a table, a list of steps or a page of text is a frame around a part of the document.
        if (cells.Any(cell => cell.Cell.Blocks.Any(block => block is Block.Table) || cell.Lines.Count > 6 || TableLines.TellsSteps(cell)))
        {
            foreach (var cell in cells) Add(cell.Cell.Blocks, place with { Cell = cell.Cell.Number });
            return;
        }

        var text = TableLines.Fact(cells) ?? string.Join(' ', cells.Where(cell => cell.Text.Length > 0).Select(cell => cell.Text));
        if (text.Length > 0) AddLine(new(text, null, place, cells));
    }

    private void AddLine(FlowItem.Line line)
    {
        _items.Add(line);
        _saidSince = true;
    }

    private static bool HasTimes(FlowItem.Steps steps) =>
        steps.IsContinuation || steps.OnlySteps.Any(step => step.Times.Any(time => time is not null && TimeGrammar.Read(time.Text).Kind is not (TimeKind.Unreadable or TimeKind.Empty)));

    /// <summary>At least two rows that are numbered or have an actor.</summary>
    private static bool LooksLikeSteps(FlowItem.Steps steps) =>
        steps.Heading.Has(ColumnRole.Time) || steps.OnlySteps.Count(step => step.Actor.Count > 0 && step.Name.Count > 0) >= 2;
}
