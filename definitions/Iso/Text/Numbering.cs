using System.Globalization;
using System.Text;
using System.Xml;
using LaoCai.Workflows.Definitions.Iso.Package;

namespace LaoCai.Workflows.Definitions.Iso.Text;

/// <summary>
/// Automatic numbers: Word stores only which list and level a paragraph is of, and counts when it draws
/// (ECMA-376 part 1, 17.9). One of these counts through one story.
/// </summary>
internal sealed class Numbering
{
    private const int Levels = 9;
    private readonly Dictionary<int, Level[]> _schemes;
    private readonly Dictionary<int, (int Scheme, Dictionary<int, int> Starts)> _lists;
    private readonly Dictionary<int, int?[]> _counts = [];
    private readonly HashSet<int> _begun = [];

    public Numbering()
        : this([], [])
    {
    }

    private Numbering(Dictionary<int, Level[]> schemes, Dictionary<int, (int Scheme, Dictionary<int, int> Starts)> lists)
    {
        _schemes = schemes;
        _lists = lists;
    }

    /// <summary>The same lists, not yet begun: every story counts anew.</summary>
    public Numbering Anew() => new(_schemes, _lists);

    private sealed record Level(string Format, string Text, int Start);

    /// <summary>Counts on and answers the number as printed; null for a bullet or an unknown list.</summary>
    public string? Next(int list, int level)
    {
        if (level is < 0 or >= Levels || !_lists.TryGetValue(list, out var of) || !_schemes.TryGetValue(of.Scheme, out var levels)) return null;
        if (!_counts.TryGetValue(of.Scheme, out var counts)) _counts[of.Scheme] = counts = new int?[Levels];
        if (_begun.Add(list))
            foreach (var (restarted, start) in of.Starts)
                counts[restarted] = start - 1;

        counts[level] = (counts[level] ?? levels[level].Start - 1) + 1;
        for (var lower = level + 1; lower < Levels; lower++) counts[lower] = null;
        return levels[level].Format is "bullet" or "none" ? null : Print(levels, counts, level);
    }

    private static string Print(Level[] levels, int?[] counts, int level)
    {
        var printed = new StringBuilder();
        var text = levels[level].Text;
        for (var at = 0; at < text.Length; at++)
            if (text[at] is '%' && at + 1 < text.Length && text[at + 1] is >= '1' and <= '9')
            {
                var of = text[++at] - '1';
                printed.Append(Print(counts[of] ?? levels[of].Start, levels[of].Format));
            }
            else
            {
                printed.Append(text[at]);
            }

        return Letters.Squeeze(Letters.Clean(printed.ToString()));
    }

    private static string Print(int number, string format) => format switch
    {
        "upperLetter" => Letter(number).ToUpperInvariant(),
        "lowerLetter" => Letter(number),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Letter(int number) =>
        number < 1 ? "" : new string((char)('a' + ((number - 1) % 26)), Math.Min(4, ((number - 1) / 26) + 1));

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999) return number.ToString(CultureInfo.InvariantCulture);
        var roman = new StringBuilder();
        foreach (var (value, sign) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
            for (; number >= value; number -= value) roman.Append(sign);
        return roman.ToString();
    }

    public static Numbering Read(XmlReader reader, DocumentLimits limits)
    {
        var numbering = new Numbering();
        reader.MoveToContent();
        reader.Walk(limits, at =>
        {
            if (!at.IsWord()) return false;
            switch (at.LocalName)
            {
                case "abstractNum" when at.Number("abstractNumId") is { } scheme:
                    numbering._schemes.TryAdd(scheme, ReadScheme(at, limits));
                    return true;
                case "num" when at.Number("numId") is { } list:
                    numbering._lists.TryAdd(list, ReadList(at, limits));
                    return true;
                default:
                    return false;
            }
        });
        return numbering;
    }

    private static Level[] ReadScheme(XmlReader reader, DocumentLimits limits)
    {
        var levels = new Level[Levels];
        Array.Fill(levels, new Level("decimal", "", 1));
        var level = -1;
        reader.Walk(limits, at =>
        {
            if (!at.IsWord()) return false;
            switch (at.LocalName)
            {
                case "lvl": level = at.Number("ilvl") is { } number and >= 0 and < Levels ? number : -1; break;
                case "start" when level >= 0: levels[level] = levels[level] with { Start = at.Number("val") ?? 1 }; break;
                case "numFmt" when level >= 0: levels[level] = levels[level] with { Format = at.Attribute("val") ?? "decimal" }; break;
                case "lvlText" when level >= 0: levels[level] = levels[level] with { Text = Short(at.Attribute("val")) }; break;
            }

            return false;
        });
        return levels;
    }

    private static (int Scheme, Dictionary<int, int> Starts) ReadList(XmlReader reader, DocumentLimits limits)
    {
        var scheme = -1;
        var level = -1;
        var starts = new Dictionary<int, int>();
        reader.Walk(limits, at =>
        {
            if (!at.IsWord()) return false;
            switch (at.LocalName)
            {
                case "abstractNumId": scheme = at.Number("val") ?? -1; break;
                case "lvlOverride": level = at.Number("ilvl") ?? -1; break;
                case "startOverride" when level is >= 0 and < Levels && at.Number("val") is { } start: starts[level] = start; break;
            }

            return false;
        });
        return (scheme, starts);
    }

    private static string Short(string? text) => text is null ? "" : text.Length > 40 ? text[..40] : text;
}
