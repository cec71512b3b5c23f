namespace LaoCai.Workflows.Definitions.Iso.Times;

/// <summary>Units as they are printed, and the words that say whether working time is meant. Each moves the cursor behind what it reads.</summary>
internal static class PrintedUnits
{
    private static readonly (string Word, PrintedUnit Unit)[] UnitWords =
    [
        ("ngay", PrintedUnit.Day), ("nagy", PrintedUnit.Day), ("ngya", PrintedUnit.Day), ("gio", PrintedUnit.Hour), ("tieng", PrintedUnit.Hour), ("phut", PrintedUnit.Minute), ("buoi", PrintedUnit.HalfDay),
        ("tuan", PrintedUnit.Week), ("thang", PrintedUnit.Month), ("day", PrintedUnit.Day), ("hour", PrintedUnit.Hour),
    ];

    private static readonly string[] WorkingWords = ["lam viec", "lamviec", "hanh chinh", "lv", "hc"];
    private static readonly string[] CalendarWords = ["lich", "theo lich", "duong lich", "ke ca ngay nghi", "bao gom ca ngay nghi", "tinh ca ngay nghi"];

    public static (PrintedUnit Unit, DayKind Kind)? Unit(ref TextCursor at)
    {
        if (at.Peek() is '\'' or '′')
        {
            at.At++;
            return (PrintedUnit.Minute, DayKind.NotSaid);
        }

        if (at.Word("ng")) return (PrintedUnit.Day, DayKind.NotSaid);
        if (at.Word("nlv")) return (PrintedUnit.Day, DayKind.Working);
        if (at.Word("glv")) return (PrintedUnit.Hour, DayKind.Working);
        if (at.Word("h") || at.Word("g")) return (PrintedUnit.Hour, DayKind.NotSaid);
        // "1h30'": minutes follow at once.
        if (at.Peek() is 'h' or 'g' && char.IsAsciiDigit(at.Peek(1)))
        {
            at.At++;
            return (PrintedUnit.Hour, DayKind.NotSaid);
        }

        foreach (var (word, unit) in UnitWords)
        {
            if (string.CompareOrdinal(at.Folded, at.At, word, 0, word.Length) != 0) continue;
            // "ngàylàm việc" has lost its space; any other letter behind makes another word.
            var next = at.At + word.Length < at.Folded.Length ? at.Folded[at.At + word.Length] : ' ';
            if (char.IsLetter(next) && string.CompareOrdinal(at.Folded, at.At + word.Length, "lam", 0, 3) != 0) continue;
            at.At += word.Length;
            return (unit, DayKind.NotSaid);
        }

        return null;
    }

    public static DayKind Kind(ref TextCursor at)
    {
        var back = at.At;
        at.Spaces();
        var opened = at.Eat('(');
        at.Spaces();
        foreach (var word in WorkingWords)
            if (at.Word(word))
            {
                if (opened) at.Eat(')');
                return DayKind.Working;
            }

        foreach (var word in CalendarWords)
            if (at.Word(word))
            {
                if (opened) at.Eat(')');
                return DayKind.Calendar;
            }

        at.At = back;
        return DayKind.NotSaid;
    }
}
