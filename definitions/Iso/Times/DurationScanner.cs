using System.Globalization;

namespace LaoCai.Workflows.Definitions.Iso.Times;

/// <summary>
/// Finds lengths of time in Vietnamese text: <c>01 ngày</c>, <c>½ ngày</c>, <c>1/2 ngày làm việc</c>, <c>0,5 giờ</c>,
/// <c>02 (hai) ngày</c>, <c>nửa ngày</c>, <c>03-05 ngày</c>, <c>1 ngày 4 giờ</c>, <c>30'</c>. Works on one line of text and its folded form.
/// </summary>
internal struct DurationScanner
{
    private readonly string _text;
    private readonly string _folded;
    private int _at;

    // Written out these are words of other meanings too (sau: after; nam: year), therefore compared with their marks.
    private static readonly (string Word, decimal Value)[] NumberWords =
    [
        ("mười lăm", 15), ("hai mươi", 20), ("ba mươi", 30), ("nửa", 0.5m), ("một", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("năm", 5),
        ("sáu", 6), ("bảy", 7), ("bẩy", 7), ("tám", 8), ("chín", 9), ("mười", 10),
    ];

    private static readonly (string Word, PrintedUnit Unit)[] UnitWords =
    [
        ("ngay", PrintedUnit.Day), ("nagy", PrintedUnit.Day), ("ngya", PrintedUnit.Day), ("gio", PrintedUnit.Hour), ("tieng", PrintedUnit.Hour), ("phut", PrintedUnit.Minute), ("buoi", PrintedUnit.HalfDay),
        ("tuan", PrintedUnit.Week), ("thang", PrintedUnit.Month), ("day", PrintedUnit.Day), ("hour", PrintedUnit.Hour),
    ];

    private static readonly string[] WorkingWords = ["lam viec", "lamviec", "hanh chinh", "lv", "hc"];
    private static readonly string[] CalendarWords = ["lich", "theo lich", "duong lich", "ke ca ngay nghi", "bao gom ca ngay nghi", "tinh ca ngay nghi"];

    private DurationScanner(string text, string folded, int at)
    {
        _text = text;
        _folded = folded;
        _at = at;
    }

    /// <summary>The length that begins exactly at a place; null where none does.</summary>
    /// <param name="text">One line.</param>
    /// <param name="folded">The same, folded.</param>
    /// <param name="at">Where to look.</param>
    /// <param name="bare">True where a number without a unit counts as well.</param>
    public static Duration? At(string text, string folded, int at, bool bare = false)
    {
        var scanner = new DurationScanner(text, folded, at);
        return scanner.Whole(bare);
    }

    /// <summary>All lengths with a unit in a text, from left to right.</summary>
    public static List<Duration> All(string text, string folded)
    {
        var found = new List<Duration>();
        for (var at = 0; at < text.Length;)
        {
            var begins = (char.IsAsciiDigit(folded[at]) || char.IsLetter(folded[at]) || IsFraction(text[at])) && (at == 0 || !char.IsLetterOrDigit(folded[at - 1]))
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
        var start = _at;
        if (Number() is not { } value) return null;
        var afterNumber = _at;
        if (RangeEnd() is { } upper) value = upper;
        else _at = afterNumber;
        afterNumber = _at;

        SpelledOut();
        if (IsClock(start, afterNumber)) return null;
        Spaces();
        var opened = Peek() is '(' && Eat('(');
        Spaces();
        if (Unit() is not { } unit)
        {
            _at = afterNumber;
            return bare ? new(value, PrintedUnit.None, DayKind.NotSaid, start, _at) : null;
        }

        var (printed, kind) = unit;
        if (Word("ruoi")) value += 0.5m;
        if (kind is DayKind.NotSaid) kind = Kind();
        if (opened) Eat(')');

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

        return new(value, printed, kind, start, _at);
    }

    /// <summary><c>16h00</c> and <c>9 giờ 30</c> are times of the day; nobody prints a length of time so.</summary>
    private readonly bool IsClock(int start, int end)
    {
        if (end - start > 2) return false;
        var at = end;
        if (at < _folded.Length && _folded[at] is 'h' or 'g') at++;
        else return false;
        return at + 1 < _folded.Length && char.IsAsciiDigit(_folded[at]) && char.IsAsciiDigit(_folded[at + 1])
            && !_folded.AsSpan(at + 2).TrimStart().StartsWith("phut") && !_folded.AsSpan(at + 2).TrimStart().StartsWith("'");
    }

    /// <summary><c>1 giờ 30 phút</c>, <c>1h30'</c>.</summary>
    private (decimal Value, DayKind Kind)? Minutes()
    {
        var back = _at;
        Spaces();
        Word("va");
        Spaces();
        if (char.IsAsciiDigit(Peek()) && Number() is { } value)
        {
            Spaces();
            if (Unit() is { Unit: PrintedUnit.Minute } unit) return (value, unit.Kind is DayKind.NotSaid ? Kind() : unit.Kind);
        }

        _at = back;
        return null;
    }

    /// <summary><c>1 ngày 4 giờ</c>: a day is eight working hours.</summary>
    private (decimal Value, PrintedUnit Unit, DayKind Kind)? Smaller()
    {
        var back = _at;
        Spaces();
        if (!Word("va")) Eat('+');
        Spaces();
        if (char.IsAsciiDigit(Peek()) && Number() is { } value)
        {
            Spaces();
            if (Unit() is { Unit: PrintedUnit.Hour or PrintedUnit.Minute } unit) return (value, unit.Unit, unit.Kind is DayKind.NotSaid ? Kind() : unit.Kind);
        }

        _at = back;
        return null;
    }

    private decimal? Number()
    {
        if (Fraction() is { } only) return only;
        if (!char.IsAsciiDigit(Peek())) return Spelled();
        var whole = Digits();
        if (whole is null) return null;
        if (Peek() is '.' or ',' && char.IsAsciiDigit(Peek(1)))
        {
            var mark = _at++;
            var decimals = Digits();
            return decimals is null
                ? null
                : decimal.Parse($"{whole}.{_text.AsSpan(mark + 1, _at - mark - 1)}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        }

        if (Fraction() is { } more) return whole + more;
        if (Slash(whole.Value) is { } divided) return divided;

        var back = _at;
        Spaces();
        if (Fraction() is { } apart) return whole + apart;
        if (char.IsAsciiDigit(Peek()) && Digits() is { } numerator && Slash(numerator) is { } mixed and < 1) return whole + mixed;
        _at = back;
        return whole;
    }

    private decimal? Slash(decimal numerator)
    {
        var back = _at;
        if (Peek() is '/' or '⁄' && char.IsAsciiDigit(Peek(1)))
        {
            _at++;
            if (Digits() is { } denominator and > 0 and <= 100 && numerator <= 100) return numerator / denominator;
        }

        _at = back;
        return null;
    }

    /// <summary>Numbers of a legal limit have few digits; longer ones are telephone numbers and codes.</summary>
    private decimal? Digits()
    {
        var start = _at;
        while (char.IsAsciiDigit(Peek())) _at++;
        return _at - start is > 0 and <= 6 ? decimal.Parse(_text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }

    private decimal? Spelled()
    {
        if (_at >= _text.Length || !char.IsLetter(_text[_at])) return null;
        foreach (var (word, value) in NumberWords)
        {
            if (_text.Length - _at <= word.Length || string.Compare(_text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            if (_text[_at + word.Length] is not ' ') continue;
            _at += word.Length;
            return value;
        }

        return null;
    }

    private decimal? Fraction()
    {
        decimal? value = Peek() switch
        {
            '½' => 0.5m,
            '¼' => 0.25m,
            '¾' => 0.75m,
            '⅓' => 1m / 3,
            '⅔' => 2m / 3,
            '⅛' => 0.125m,
            _ => null,
        };
        if (value is not null) _at++;
        return value;
    }

    private static bool IsFraction(char letter) => letter is '½' or '¼' or '¾' or '⅓' or '⅔' or '⅛';

    /// <summary><c>03-05 ngày</c>, <c>3 đến 5 ngày</c>: the upper end is the limit.</summary>
    private decimal? RangeEnd()
    {
        Spaces();
        if (!Eat('-') && !Word("den")) return null;
        Spaces();
        return char.IsAsciiDigit(Peek()) ? Number() : null;
    }

    /// <summary><c>02 (hai) ngày</c>, <c>hai (02) ngày</c>.</summary>
    private void SpelledOut()
    {
        var back = _at;
        Spaces();
        if (Eat('('))
        {
            while (char.IsLetterOrDigit(Peek()) || Peek() is ' ') _at++;
            var inside = _folded.AsSpan(back, _at - back).Trim(" (");
            if (Eat(')') && !inside.StartsWith("ngay") && !inside.StartsWith("gio") && !inside.StartsWith("phut") && !inside.StartsWith("buoi")) return;
        }

        _at = back;
    }

    private (PrintedUnit Unit, DayKind Kind)? Unit()
    {
        if (Peek() is '\'' or '′')
        {
            _at++;
            return (PrintedUnit.Minute, DayKind.NotSaid);
        }

        if (Word("nlv")) return (PrintedUnit.Day, DayKind.Working);
        if (Word("glv")) return (PrintedUnit.Hour, DayKind.Working);
        if (Word("h") || Word("g")) return (PrintedUnit.Hour, DayKind.NotSaid);
        // "1h30'": minutes follow at once.
        if (Peek() is 'h' or 'g' && char.IsAsciiDigit(Peek(1)))
        {
            _at++;
            return (PrintedUnit.Hour, DayKind.NotSaid);
        }

        foreach (var (word, unit) in UnitWords)
        {
            if (string.CompareOrdinal(_folded, _at, word, 0, word.Length) != 0) continue;
            // "ngàylàm việc" has lost its space; any other letter behind makes another word.
            var next = _at + word.Length < _folded.Length ? _folded[_at + word.Length] : ' ';
            if (char.IsLetter(next) && string.CompareOrdinal(_folded, _at + word.Length, "lam", 0, 3) != 0) continue;
            _at += word.Length;
            return (unit, DayKind.NotSaid);
        }

        return null;
    }

    private DayKind Kind()
    {
        var back = _at;
        Spaces();
        var opened = Eat('(');
        Spaces();
        foreach (var word in WorkingWords)
            if (Word(word))
            {
                if (opened) Eat(')');
                return DayKind.Working;
            }

        foreach (var word in CalendarWords)
            if (Word(word))
            {
                if (opened) Eat(')');
                return DayKind.Calendar;
            }

        _at = back;
        return DayKind.NotSaid;
    }

    private readonly char Peek(int ahead = 0) => _at + ahead < _folded.Length ? _folded[_at + ahead] : '\0';

    private bool Eat(char letter)
    {
        if (Peek() != letter) return false;
        _at++;
        return true;
    }

    private void Spaces()
    {
        while (Peek() is ' ' or '\n') _at++;
    }

    /// <summary>A whole word, with the spaces before it.</summary>
    private bool Word(string word)
    {
        var at = _at;
        while (at < _folded.Length && _folded[at] is ' ') at++;
        if (string.CompareOrdinal(_folded, at, word, 0, word.Length) != 0) return false;
        if (at + word.Length < _folded.Length && char.IsLetter(_folded[at + word.Length])) return false;
        _at = at + word.Length;
        return true;
    }
}
