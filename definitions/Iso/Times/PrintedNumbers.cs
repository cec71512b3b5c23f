using System.Globalization;

namespace LaoCai.Workflows.Definitions.Iso.Times;

/// <summary>Numbers as they are printed: <c>01</c>, <c>0,5</c>, <c>½</c>, <c>1 1/2</c>, <c>02 (hai)</c>, <c>nửa</c>. Each moves the cursor behind what it reads.</summary>
internal static class PrintedNumbers
{
    // Written out these are words of other meanings too (sau: after; nam: year), therefore compared with their marks.
    private static readonly (string Word, decimal Value)[] NumberWords =
    [
        ("mười lăm", 15), ("hai mươi", 20), ("ba mươi", 30), ("nửa", 0.5m), ("một", 1), ("hai", 2), ("ba", 3), ("bốn", 4), ("năm", 5),
        ("sáu", 6), ("bảy", 7), ("bẩy", 7), ("tám", 8), ("chín", 9), ("mười", 10),
    ];

    public static decimal? Number(ref TextCursor at)
    {
        if (Fraction(ref at) is { } only) return only;
        // ",5 ngày" has lost its zero.
        if (at.Peek() is ',' or '.' && char.IsAsciiDigit(at.Peek(1))) return Decimals(ref at, 0);
        if (!char.IsAsciiDigit(at.Peek())) return Spelled(ref at);
        var whole = Digits(ref at);
        if (whole is null) return null;
        if (at.Peek() is '.' or ',' && char.IsAsciiDigit(at.Peek(1))) return Decimals(ref at, whole.Value);
        if (Fraction(ref at) is { } more) return whole + more;
        if (Slash(ref at, whole.Value) is { } divided) return divided;

        var back = at.At;
        at.Spaces();
        if (Fraction(ref at) is { } apart) return whole + apart;
        if (char.IsAsciiDigit(at.Peek()) && Digits(ref at) is { } numerator && Slash(ref at, numerator) is { } mixed and < 1) return whole + mixed;
        at.At = back;
        return whole;
    }

    /// <summary>What stands behind the decimal mark, with the whole before it.</summary>
    private static decimal? Decimals(ref TextCursor at, decimal whole)
    {
        var mark = at.At++;
        return Digits(ref at) is null
            ? null
            : decimal.Parse(string.Create(CultureInfo.InvariantCulture, $"{whole}.{at.Text.AsSpan(mark + 1, at.At - mark - 1)}"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
    }

    private static decimal? Slash(ref TextCursor at, decimal numerator)
    {
        var back = at.At;
        if (at.Peek() is '/' or '⁄' && char.IsAsciiDigit(at.Peek(1)))
        {
            at.At++;
            if (Digits(ref at) is { } denominator and > 0 and <= 100 && numerator <= 100) return numerator / denominator;
        }

        at.At = back;
        return null;
    }

    /// <summary>Numbers of a legal limit have few digits; longer ones are telephone numbers and codes.</summary>
    private static decimal? Digits(ref TextCursor at)
    {
        var start = at.At;
        while (char.IsAsciiDigit(at.Peek())) at.At++;
        return at.At - start is > 0 and <= 6 ? decimal.Parse(at.Text.AsSpan(start, at.At - start), NumberStyles.None, CultureInfo.InvariantCulture) : null;
    }

    private static decimal? Spelled(ref TextCursor at)
    {
        if (at.At >= at.Text.Length || !char.IsLetter(at.Text[at.At])) return null;
        foreach (var (word, value) in NumberWords)
        {
            if (at.Text.Length - at.At <= word.Length || string.Compare(at.Text, at.At, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            if (at.Text[at.At + word.Length] is not ' ') continue;
            at.At += word.Length;
            return value;
        }

        return null;
    }

    private static decimal? Fraction(ref TextCursor at)
    {
        decimal? value = at.Peek() switch
        {
            '½' => 0.5m,
            '¼' => 0.25m,
            '¾' => 0.75m,
            '⅓' => 1m / 3,
            '⅔' => 2m / 3,
            '⅛' => 0.125m,
            _ => null,
        };
        if (value is not null) at.At++;
        return value;
    }

    public static bool IsFraction(char letter) => letter is '½' or '¼' or '¾' or '⅓' or '⅔' or '⅛';

    /// <summary><c>03-05 ngày</c>, <c>3 đến 5 ngày</c>: the upper end is the limit.</summary>
    public static decimal? RangeEnd(ref TextCursor at)
    {
        at.Spaces();
        if (!at.Eat('-') && !at.Word("den")) return null;
        at.Spaces();
        return char.IsAsciiDigit(at.Peek()) ? Number(ref at) : null;
    }

    /// <summary><c>02 (hai) ngày</c>, <c>hai (02) ngày</c>.</summary>
    public static void SpelledOut(ref TextCursor at)
    {
        var back = at.At;
        at.Spaces();
        if (at.Eat('('))
        {
            while (char.IsLetterOrDigit(at.Peek()) || at.Peek() is ' ') at.At++;
            var inside = at.Folded.AsSpan(back, at.At - back).Trim(" (");
            if (at.Eat(')') && !inside.StartsWith("ngay") && !inside.StartsWith("gio") && !inside.StartsWith("phut") && !inside.StartsWith("buoi")) return;
        }

        at.At = back;
    }
}
