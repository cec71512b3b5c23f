using LaoCai.Workflows.Definitions.Iso.Text;

namespace LaoCai.Workflows.Definitions.Iso.Tables;

/// <summary>Reads the rows below a heading.</summary>
internal sealed class StepRows(Grid grid, Heading heading)
{
    private StepTableRow.Step? _last;
    private GridCell?[]? _lastCells;

    /// <summary>
    /// Reads one row. Null for an empty row, and for one that only goes on with the step above;
    /// <paramref name="ends"/> is true where the steps are over and another part of the document begins in the same table.
    /// </summary>
    public StepTableRow? Read(int row, out bool ends)
    {
        ends = false;
        var cells = Align(row);
        if (IsEmpty(row)) return null;
        var label = First(cells, ColumnRole.Number);
        var actor = Actor(cells);
        var own = grid[row].Where(cell => cell.Text.Length > 0).Distinct().ToList();
        var times = heading.Columns.Select((column, at) => (column, at)).Where(each => each.column.Role is ColumnRole.Time).Select(each => cells[each.at]).ToList();
        // The sum's words may stand behind its amount.
        var lead = own.FirstOrDefault(cell => !times.Contains(cell, ReferenceEqualityComparer.Instance)) ?? own.FirstOrDefault();
        var folded = Letters.Fold(Letters.Head(lead?.Text ?? ""));

        if (own.SelectMany(cell => cell.Lines).Count(RowWords.IsOfPageHead) > 1) return null;
        if (RowWords.IsTotal(folded) && (actor is null || actor.Text.Length == 0 || ReferenceEquals(actor, lead))) return TotalOf(row, own, lead!, times);

        // The number's cell is no body, unless it spans the row.
        var body = own.Count == 1 ? own : own.Where(cell => !ReferenceEquals(cell, label) && cell.Top == row).ToList();
        if (body.Count == 1 && IsAcross(cells, body[0], actor, times))
        {
            var text = label is not null && label.Text.Length > 0 && !ReferenceEquals(label, body[0]) ? $"{label.Text} {body[0].Text}" : body[0].Text;
            var plain = Letters.Fold(Letters.Head(text));
            if (RowWords.Remark().IsMatch(plain)) return new StepTableRow.Remark(row, text);
            if (RowWords.Section().IsMatch(plain))
            {
                ends = true;
                return null;
            }

            // "Trường hợp hồ sơ không hợp lệ thì thông báo …" between two steps is a case of the one above.
            if (_last is not null && RowWords.TellsCase().IsMatch(plain) && !Restarts(row + 1))
            {
                ((List<string>)_last.Detail).AddRange(body[0].Lines);
                return null;
            }

            return new StepTableRow.Band(row, text);
        }

        // A number with parts below it (I: 1, 2; 2: 2.1, 2.2) and nobody to do it heads its parts; its time is their sum.
        var nobody = actor is null || actor.Text.Length == 0 || ReferenceEquals(actor, label)
            || Cells(cells, ColumnRole.Content).Contains(actor, ReferenceEqualityComparer.Instance);
        if (label is not null && nobody && (RowWords.Upper().IsMatch(label.Text) || HasParts(row, label) || HeadsSteps(row, label)))
            return new StepTableRow.Band(row, string.Join(' ', own.Where(cell => !times.Contains(cell)).Select(cell => cell.Text)))
            {
                Times = [.. times.Select(time => time is null || ReferenceEquals(time, label) ? "" : time.Text)],
            };

        return StepOf(row, cells, label, actor, times);
    }

    /// <summary>The step of a row that nobody drew: none of them heads, sums or explains the others.</summary>
    public StepTableRow.Step Listed(int row)
    {
        var cells = Align(row);
        var times = heading.Columns.Select((column, at) => (column, at)).Where(each => each.column.Role is ColumnRole.Time).Select(each => cells[each.at]).ToList();
        return StepOf(row, cells, First(cells, ColumnRole.Number), Actor(cells), times)
            ?? throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>True for a row in which nothing begins: all is empty, or goes on from above.</summary>
    private bool IsEmpty(int row) => grid[row].All(cell => cell.Top < row || (cell.Text.Length == 0 && CellText.Label(cell) is null));

    /// <summary>The first row from here on that says something; null where none does.</summary>
    private int? Filled(int row)
    {
        while (row < grid.Rows.Count && IsEmpty(row)) row++;
        return row < grid.Rows.Count ? row : null;
    }

    /// <summary>True where the numbers begin again at a row, or the steps are over: what stands above it heads or ends them.</summary>
    private bool Restarts(int row) =>
        Filled(row) is not { } next || RowWords.NumberOf(First(Align(next), ColumnRole.Number)?.Text ?? "") is "" or "1" or "01" or "i";

    /// <summary><c>2 | Cấp lại giấy phép | | 05 ngày</c> above <c>Bước 1</c>: a procedure in its own row, with the sum of its steps.</summary>
    private bool HeadsSteps(int row, GridCell label) =>
        Filled(row + 1) is { } below && label.Text.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ' ') && RowWords.NumberOf(label.Text).Length > 0
        && First(Align(below), ColumnRole.Number) is { } next && RowWords.IsFirstByWord(next.Text);

    private bool HasParts(int row, GridCell label)
    {
        // "Bước 2: Giải quyết hồ sơ" across the table heads 2.1 and 2.2 as well.
        var number = RowWords.NumberOf(label.Text);
        if (number.Length == 0 || Filled(row + 1) is not { } below) return false;
        var next = RowWords.NumberOf(First(Align(below), ColumnRole.Number)?.Text ?? "");
        return next.StartsWith(number + ".", StringComparison.Ordinal) && next.Length > number.Length;
    }

    /// <summary>Of an agency's column and a person's, the person's; the agency goes into the detail.</summary>
    private GridCell? Actor(GridCell?[] cells)
    {
        GridCell? first = null;
        for (var at = 0; at < cells.Length; at++)
        {
            if (heading.Columns[at].Role is not ColumnRole.Actor || cells[at] is not { } cell) continue;
            // Below "Trách nhiệm" may stand "Đơn vị" and "Cá nhân": it is the lowest heading that tells them apart.
            if (RowWords.Person().IsMatch(Letters.Fold(Letters.Head(heading.Columns[at].Cell.Text))) && cell.Text.Length > 0) return cell;
            first = first is null || first.Text.Length == 0 ? cell : first;
        }

        return first;
    }

    private StepTableRow.Step? StepOf(int row, GridCell?[] cells, GridCell? label, GridCell? actor, List<GridCell?> times)
    {
        // What explains the step stands behind what names it, whichever column comes first.
        var contents = Cells(cells, ColumnRole.Content).OrderBy(cell => heading.Columns.Any(column => column.Left <= cell.Left && cell.Left < column.Right && HeaderWords.Explains(column.Cell.Text))).ToList();
        if (contents.All(cell => cell.Text.Length == 0)) contents = [.. contents, .. Cells(cells, ColumnRole.Flow)];
        var name = contents.FirstOrDefault(cell => cell.Text.Length > 0 && (!RowWords.IsLabel(cell.Text) || contents.Count == 1));
        // "Bước thực hiện" holds the number alone, and what is done stands below "Kết quả thực hiện".
        var products = Cells(cells, ColumnRole.Product);
        if (contents.All(cell => cell.Text.Length == 0 || RowWords.IsLabel(cell.Text)) && products.FirstOrDefault(cell => cell.Text.Any(char.IsLetter)) is { } done)
        {
            name = done;
            contents = [.. contents, done];
            products.Remove(done);
        }

        var from = First(cells, ColumnRole.From);
        var hasName = name is not null && name.Text.Any(char.IsLetterOrDigit);
        var hasActor = actor is not null && actor.Text.Any(char.IsLetter);
        if (!hasName && !hasActor) return null;
        if (_last is not null && IsCut(row, label, actor, times, name))
        {
            if (hasName)
            {
                ((List<string>)_last.Name).AddRange(CellText.NameLines(name!));
                ((List<string>)_last.Detail).AddRange(contents.SelectMany(CellText.Detail));
            }

            if (hasActor && actor!.Top == row) CellText.GoOn((List<string>)_last.Actor, actor.Lines);
            return null;
        }

        if (_last is not null && hasName && !hasActor && GoesOn(row, label, times, name!))
        {
            ((List<string>)_last.Detail).AddRange(contents.SelectMany(CellText.Detail));
            return null;
        }

        // A content cell of its own beside a number, an actor and times that all go on from above: one step in several cells.
        if (_last is not null && _lastCells is not null && label is not null && actor is not null && label.Top < row && actor.Top < row
            && times.Count > 0 && times.All(time => time is not null && time.Top < row)
            && ReferenceEquals(_last.ActorCell, actor) && hasName && !ReferenceEquals(_last.NameCell, name)
            && _lastCells.Contains(label, ReferenceEqualityComparer.Instance))
        {
            ((List<string>)_last.Detail).AddRange(name!.Lines);
            return null;
        }

        _lastCells = cells;
        // "Công chức một cửa" and below it "(0,5 ngày)", in a table without a column of times.
        var timed = times.Count > 0 ? [] : actor?.Lines.Where(CellText.IsTime).ToList() ?? [];
        _last = new(
            row,
            CellText.LabelOf(label, [.. contents, .. grid[row].Where(cell => name is not null && cell.Right == name.Left && !cells.Contains(cell))], name),
            hasName ? CellText.NameLines(name!).ToList() : new List<string>(),
            contents.SelectMany(CellText.Detail).Concat(timed)
                .Concat(Cells(cells, ColumnRole.Actor).Where(cell => !ReferenceEquals(cell, actor)).SelectMany(cell => CellText.Marked(Catalogue.ActorResolver.AgencyMark, cell)))
                .Concat(Cells(cells, ColumnRole.Support).SelectMany(cell => CellText.Marked("Phối hợp: ", cell)))
                .Concat(Cells(cells, ColumnRole.Basis).SelectMany(cell => CellText.Marked("Căn cứ: ", cell))).Concat(Cells(cells, ColumnRole.Note).SelectMany(cell => CellText.Marked("Ghi chú: ", cell))).ToList(),
            actor?.Lines.Except(timed).ToList() ?? new List<string>(),
            [.. products.SelectMany(cell => cell.Lines)],
            times,
            [.. grid[row].SelectMany(cell => cell.Cell.Blocks).OfType<Block.Paragraph>().SelectMany(paragraph => paragraph.Notes)])
        {
            Phase = First(cells, ColumnRole.Phase)?.Text is { Length: > 0 } phase ? phase : null,
            Procedure = First(cells, ColumnRole.Procedure)?.Text is { Length: > 0 } procedure ? procedure : null,
            Whole = First(cells, ColumnRole.Whole)?.Text is { Length: > 0 } whole ? whole : null,
            From = from?.Text is { Length: > 0 } before ? before : null,
            NameCell = name,
            ActorCell = actor,
        };
        return _last;
    }

    /// <summary>
    /// The rest of the row above, which a page or the writer cut in the midst of a sentence: no number, no time, and words that go on in
    /// small letters.
    /// </summary>
    private bool IsCut(int row, GridCell? label, GridCell? actor, List<GridCell?> times, GridCell? name)
    {
        if (!heading.IsSure || label is null || label.Top != row || label.Text.Length > 0 || CellText.Label(label) is not null) return false;
        if (!times.TrueForAll(time => time is null || time.Text.Length == 0)) return false;
        var (said, by) = (name is { Text.Length: > 0 } ? name.Text[0] : '\0', actor is { Text.Length: > 0 } && actor.Top == row ? actor.Text[0] : '\0');
        return (said == '\0' || (name!.Top == row && char.IsLower(said))) && (said != '\0' || char.IsLower(by));
    }

    /// <summary>A row of its own without number, actor and time that tells a case of the step above, or goes on with its list.</summary>
    private bool GoesOn(int row, GridCell? label, List<GridCell?> times, GridCell name) =>
        name.Top == row && heading.IsSure && (label is null || (label.Text.Length == 0 && CellText.Label(label) is null)) && times.TrueForAll(time => time is null || time.Text.Length == 0)
        && (RowWords.ContinuesList().IsMatch(Letters.Fold(Letters.Head(name.Text))) || char.IsLower(name.Text[0]));

    private static StepTableRow.Total TotalOf(int row, List<GridCell> own, GridCell lead, List<GridCell?> times)
    {
        var words = string.Join(' ', own.Select(cell => cell.Text));
        var printed = times.Select(time => time is null || ReferenceEquals(time, lead) ? "" : time.Text).ToList();
        if (printed.All(text => text.Length == 0))
        {
            // The amount stands in the same cell, or in a cell of another column.
            var rest = (own.LastOrDefault(cell => !ReferenceEquals(cell, lead)) ?? lead).Text;
            printed = [.. times.Select(_ => rest)];
        }

        return new(row, words, printed);
    }

    /// <summary>Spans the table, or stands alone in a row whose number is a Roman one or a letter.</summary>
    private bool IsAcross(GridCell?[] cells, GridCell body, GridCell? actor, List<GridCell?> times)
    {
        if (times.Any(time => time is not null && time.Text.Length > 0 && !ReferenceEquals(time, body) && time.Top == body.Top)) return false;
        var covered = cells.Count(cell => ReferenceEquals(cell, body));
        if (covered >= 2 && (actor is null || ReferenceEquals(actor, body))) return true;
        if (actor is not null && actor.Text.Length > 0) return false;
        if (times.Any(time => time is not null && time.Text.Length > 0)) return false;
        var label = First(cells, ColumnRole.Number);
        return (label is not null && RowWords.Upper().IsMatch(label.Text)) || RowWords.Phase().IsMatch(Letters.Fold(Letters.Head(body.Text)));
    }

    private GridCell?[] Align(int row)
    {
        var cells = grid[row];
        var columns = heading.Columns;
        var aligned = new GridCell?[columns.Count];
        if (cells.Count == columns.Count)
        {
            for (var at = 0; at < cells.Count; at++) aligned[at] = cells[at];
            return aligned;
        }

        for (var at = 0; at < columns.Count; at++)
        {
            var most = 0;
            foreach (var cell in cells)
            {
                var overlap = Math.Min(cell.Right, columns[at].Right) - Math.Max(cell.Left, columns[at].Left);
                // Below one heading may stand a number and the text that it numbers.
                var better = overlap > most || (overlap == most && most > 0 && columns[at].Role is ColumnRole.Content && RowWords.IsLabel(aligned[at]!.Text));
                if (!better) continue;
                most = overlap;
                aligned[at] = cell;
            }
        }

        return aligned;
    }

    private GridCell? First(GridCell?[] cells, ColumnRole role)
    {
        for (var at = 0; at < cells.Length; at++)
            if (heading.Columns[at].Role == role && cells[at] is not null) return cells[at];
        return null;
    }

    private List<GridCell> Cells(GridCell?[] cells, ColumnRole role) =>
        [.. cells.Where((cell, at) => cell is not null && heading.Columns[at].Role == role).Select(cell => cell!).Distinct()];
}
