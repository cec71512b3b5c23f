namespace LaoCai.Workflows.Definitions.Iso.Times;

/// <summary>
/// Finds lengths of time in Vietnamese text: <c>01 ngày</c>, <c>½ ngày</c>, <c>1/2 ngày làm việc</c>, <c>0,5 giờ</c>,
/// <c>02 (hai) ngày</c>, <c>nửa ngày</c>, <c>03-05 ngày</c>, <c>1 ngày 4 giờ</c>, <c>30'</c>. Works on one line of text and its folded form.
/// </summary>
internal struct DurationScanner
{
    private TextCursor _at;

    private DurationScanner(TextCursor at) => _at = at;

    /// <summary>The length that begins exactly at a place; null where none does.</summary>
    /// <param name="text">One line.</param>
    /// <param name="folded">The same, folded.</param>
    /// <param name="at">Where to look.</param>
    /// <param name="bare">True where a number without a unit counts as well.</param>
    public static Duration? At(string text, string folded, int at, bool bare = false)
    {
        var scanner = new DurationScanner(new(text, folded, at));
        return scanner.Whole(bare);
    }

    /// <summary>All lengths with a unit in a text, from left to right.</summary>
    public static List<Duration> All(string text, string folded)
    {
        var found = new List<Duration>();
        for (var at = 0; at < text.Length;)
        {
            var begins = (char.IsAsciiDigit(folded[at]) || char.IsLetter(folded[at]) || PrintedNumbers.IsFraction(text[at])) && (at == 0 || !char.IsLetterOrDigit(folded[at - 1]))
                && !(at > 1 && folded[at - 1] is '.' or ',' or '/' && at > 1 && char.IsAsciiDigit(folded[at - 2]));
            if (begins && At(text, folded, at) is { } duration && !IsClockOrDate(folded, at, duration))
            {
                found.Add(duration);
                at = duration.End;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    /// <summary><c>sau 15 giờ</c> and <c>lúc 8 giờ</c> are times of the day, <c>ngày 21 tháng 01 năm 2019</c> is a date.</summary>
    private static bool IsClockOrDate(string folded, int at, Duration duration)
    {
        var before = folded.AsSpan(0, at).TrimEnd();
        return duration.Unit switch
        {
            PrintedUnit.Hour when duration.Kind is DayKind.NotSaid =>
                before.EndsWith("sau") || before.EndsWith("truoc") || before.EndsWith("luc") || before.EndsWith("den"),
            PrintedUnit.Month => before.EndsWith("ngay") || folded.AsSpan(duration.End).TrimStart() is [>= '0' and <= '9', ..],
            _ => false,
        };
    }

    private Duration? Whole(bool bare)
    {
        var start = _at.At;
        if (PrintedNumbers.Number(ref _at) is not { } value) return null;
        var afterNumber = _at.At;
        if (PrintedNumbers.RangeEnd(ref _at) is { } upper) value = upper;
        else _at.At = afterNumber;
        afterNumber = _at.At;

        PrintedNumbers.SpelledOut(ref _at);
        if (IsClock(start, afterNumber)) return null;
        _at.Spaces();
        var opened = _at.Peek() is '(' && _at.Eat('(');
        _at.Spaces();
        if (PrintedUnits.Unit(ref _at) is not { } unit)
        {
            _at.At = afterNumber;
            return bare ? new(value, PrintedUnit.None, DayKind.NotSaid, start, _at.At) : null;
        }

        var (printed, kind) = unit;
        if (_at.Word("ruoi")) value += 0.5m;
        if (kind is DayKind.NotSaid) kind = PrintedUnits.Kind(ref _at);
        if (opened) _at.Eat(')');

        if (printed is PrintedUnit.Day && Smaller() is { } rest)
        {
            value += rest.Value / (rest.Unit is PrintedUnit.Hour ? 8 : 8 * 60);
            if (kind is DayKind.NotSaid) kind = rest.Kind;
        }

        if (printed is PrintedUnit.Hour && kind is not DayKind.Calendar && Minutes() is { } minutes)
        {
            value += minutes.Value / 60;
            if (kind is DayKind.NotSaid) kind = minutes.Kind;
        }

        return new(value, printed, kind, start, _at.At);
    }

    /// <summary><c>16h00</c> and <c>9 giờ 30</c> are times of the day; nobody prints a length of time so.</summary>
    private readonly bool IsClock(int start, int end)
    {
        if (end - start > 2) return false;
        var at = end;
        if (at < _at.Folded.Length && _at.Folded[at] is 'h' or 'g') at++;
        else return false;
        return at + 1 < _at.Folded.Length && char.IsAsciiDigit(_at.Folded[at]) && char.IsAsciiDigit(_at.Folded[at + 1])
            && !_at.Folded.AsSpan(at + 2).TrimStart().StartsWith("phut") && !_at.Folded.AsSpan(at + 2).TrimStart().StartsWith("'");
    }

    /// <summary><c>1 giờ 30 phút</c>, <c>1h30'</c>.</summary>
    private (decimal Value, DayKind Kind)? Minutes()
    {
        var back = _at.At;
        _at.Spaces();
        _at.Word("va");
        _at.Spaces();
        if (char.IsAsciiDigit(_at.Peek()) && PrintedNumbers.Number(ref _at) is { } value)
        {
            _at.Spaces();
            if (PrintedUnits.Unit(ref _at) is { Unit: PrintedUnit.Minute } unit) return (value, unit.Kind is DayKind.NotSaid ? PrintedUnits.Kind(ref _at) : unit.Kind);
        }

        _at.At = back;
        return null;
    }

    /// <summary><c>1 ngày 4 giờ</c>: a day is eight working hours.</summary>
    private (decimal Value, PrintedUnit Unit, DayKind Kind)? Smaller()
    {
        var back = _at.At;
        _at.Spaces();
        if (!_at.Word("va")) _at.Eat('+');
        _at.Spaces();
        if (char.IsAsciiDigit(_at.Peek()) && PrintedNumbers.Number(ref _at) is { } value)
        {
            _at.Spaces();
            if (PrintedUnits.Unit(ref _at) is { Unit: PrintedUnit.Hour or PrintedUnit.Minute } unit) return (value, unit.Unit, unit.Kind is DayKind.NotSaid ? PrintedUnits.Kind(ref _at) : unit.Kind);
        }

        _at.At = back;
        return null;
    }
}
