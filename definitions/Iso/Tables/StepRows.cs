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
        if (grid[row].All(cell => cell.Text.Length == 0 && Label(cell) is null)) return null;
        var label = First(cells, ColumnRole.Number);
        var actor = Actor(cells);
        var own = grid[row].Where(cell => cell.Text.Length > 0).Distinct().ToList();
        var words = own.Count > 0 ? own[0].Text : "";
        var times = heading.Columns.Select((column, at) => (column, at)).Where(each => each.column.Role is ColumnRole.Time).Select(each => cells[each.at]).ToList();
        var folded = Letters.Fold(Letters.Head(words));

        if (own.SelectMany(cell => cell.Lines).Count(RowWords.IsOfPageHead) > 1) return null;
        if (RowWords.IsTotal(folded) && (actor is null || actor.Text.Length == 0 || ReferenceEquals(actor, own[0]))) return TotalOf(row, own, times);

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

    /// <summary>True where the numbers begin again at a row, or the steps are over: what stands above it heads or ends them.</summary>
    private bool Restarts(int row) =>
        row >= grid.Rows.Count || RowWords.NumberOf(First(Align(row), ColumnRole.Number)?.Text ?? "") is "" or "1" or "01" or "i";

    /// <summary><c>2 | Cấp lại giấy phép | | 05 ngày</c> above <c>Bước 1</c>: a procedure in its own row, with the sum of its steps.</summary>
    private bool HeadsSteps(int row, GridCell label) =>
        row + 1 < grid.Rows.Count && label.Text.All(letter => char.IsAsciiDigit(letter) || letter is '.' or ' ') && RowWords.NumberOf(label.Text).Length > 0
        && First(Align(row + 1), ColumnRole.Number) is { } next && RowWords.IsFirstByWord(next.Text);

    private bool HasParts(int row, GridCell label)
    {
        // "Bước 2: Giải quyết hồ sơ" across the table heads 2.1 and 2.2 as well.
        var number = RowWords.NumberOf(label.Text);
        if (number.Length == 0 || row + 1 >= grid.Rows.Count) return false;
        var next = RowWords.NumberOf(First(Align(row + 1), ColumnRole.Number)?.Text ?? "");
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
        var contents = Cells(cells, ColumnRole.Content);
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
                ((List<string>)_last.Name).AddRange(NameLines(name!));
                ((List<string>)_last.Detail).AddRange(contents.SelectMany(Detail));
            }

            if (hasActor && actor!.Top == row) GoOn((List<string>)_last.Actor, actor.Lines);
            return null;
        }

        if (_last is not null && hasName && !hasActor && GoesOn(row, label, times, name!))
        {
            ((List<string>)_last.Detail).AddRange(contents.SelectMany(Detail));
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
        _last = new(
            row,
            LabelOf(label, [.. contents, .. grid[row].Where(cell => name is not null && cell.Right == name.Left && !cells.Contains(cell))], name),
            hasName ? NameLines(name!).ToList() : new List<string>(),
            contents.SelectMany(Detail)
                .Concat(Cells(cells, ColumnRole.Actor).Where(cell => !ReferenceEquals(cell, actor)).SelectMany(cell => Marked(Catalogue.ActorResolver.AgencyMark, cell)))
                .Concat(Cells(cells, ColumnRole.Support).SelectMany(cell => Marked("Phối hợp: ", cell)))
                .Concat(Cells(cells, ColumnRole.Basis).SelectMany(cell => Marked("Căn cứ: ", cell))).Concat(Cells(cells, ColumnRole.Note).SelectMany(cell => Marked("Ghi chú: ", cell))).ToList(),
            actor?.Lines.ToList() ?? new List<string>(),
            [.. products.SelectMany(cell => cell.Lines)],
            times,
            [.. grid[row].SelectMany(cell => cell.Cell.Blocks).OfType<Block.Paragraph>().SelectMany(paragraph => paragraph.Notes)])
        {
            Phase = First(cells, ColumnRole.Phase)?.Text is { Length: > 0 } phase ? phase : null,
            Procedure = First(cells, ColumnRole.Procedure)?.Text is { Length: > 0 } procedure ? procedure : null,
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
        if (!heading.IsSure || label is null || label.Top != row || label.Text.Length > 0 || Label(label) is not null) return false;
        if (!times.TrueForAll(time => time is null || time.Text.Length == 0)) return false;
        var (said, by) = (name is { Text.Length: > 0 } ? name.Text[0] : '\0', actor is { Text.Length: > 0 } && actor.Top == row ? actor.Text[0] : '\0');
        return (said == '\0' || (name!.Top == row && char.IsLower(said))) && (said != '\0' || char.IsLower(by));
    }

    /// <summary>A line broken in the midst goes on with the next one.</summary>
    private static void GoOn(List<string> lines, IReadOnlyList<string> more)
    {
        if (lines.Count > 0) lines[^1] = $"{lines[^1]} {more[0]}";
        lines.AddRange(lines.Count > 0 ? more.Skip(1) : more);
    }

    /// <summary>A row of its own without number, actor and time that tells a case of the step above, or goes on with its list.</summary>
    private bool GoesOn(int row, GridCell? label, List<GridCell?> times, GridCell name) =>
        name.Top == row && heading.IsSure && (label is null || (label.Text.Length == 0 && Label(label) is null)) && times.TrueForAll(time => time is null || time.Text.Length == 0)
        && (RowWords.ContinuesList().IsMatch(Letters.Fold(Letters.Head(name.Text))) || char.IsLower(name.Text[0]));

    private static StepTableRow.Total TotalOf(int row, List<GridCell> own, List<GridCell?> times)
    {
        var words = string.Join(' ', own.Select(cell => cell.Text));
        var printed = times.Select(time => time is null || ReferenceEquals(time, own[0]) ? "" : time.Text).ToList();
        if (printed.All(text => text.Length == 0))
        {
            // The amount stands in the same cell, or in a cell of another column.
            var rest = own.Count > 1 ? own[^1].Text : own[0].Text;
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

    private static string? Label(GridCell cell) =>
        cell.Cell.Blocks.OfType<Block.Paragraph>().Select(paragraph => paragraph.Label).FirstOrDefault(label => label is not null);

    private static string? LabelOf(GridCell? label, List<GridCell> contents, GridCell? name)
    {
        if (label is not null) return label.Text.Length > 0 ? label.Text : Label(label);
        var apart = contents.FirstOrDefault(cell => !ReferenceEquals(cell, name) && RowWords.IsLabel(cell.Text));
        if (apart is not null) return apart.Text;
        if (name is null) return null;
        return RowWords.Leading().Match(Letters.Fold(Letters.Head(name.Text))) is { Success: true } leading ? name.Text[..leading.Length].Trim() : null;
    }

    /// <summary>Lines of the step's name; a first line that is only its label, or a bullet, says nothing.</summary>
    private static IReadOnlyList<string> NameLines(GridCell name)
    {
        var lines = name.Lines;
        var skip = 0;
        while (skip < lines.Count - 1 && (RowWords.IsLabel(lines[skip]) || !lines[skip].Any(char.IsLetterOrDigit))) skip++;
        return skip == 0 ? lines : [.. lines.Skip(skip)];
    }

    private static IEnumerable<string> Detail(GridCell cell) => cell.Cell.Blocks.SelectMany(block => block switch
    {
        Block.Paragraph { Label: { } label } paragraph when paragraph.Text.Length > 0 => [$"{label} {Letters.Squeeze(paragraph.Text)}"],
        Block.Paragraph paragraph => paragraph.Text.Split('\n').Select(Letters.Squeeze).Where(line => line.Length > 0),
        Block.Table table => table.Rows.SelectMany(row => row.Cells).SelectMany(inner => inner.Lines),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private static IEnumerable<string> Marked(string mark, GridCell cell) => cell.Lines.Select((line, at) => at == 0 ? mark + line : line);
}
