using System.Text;

namespace LaoCai.Workflows.Definitions.Drawing;

/// <summary>
/// Text broken into lines without a font at hand. Widths are those of common sans-serif faces, rounded up a little, so that a line
/// rather ends early than runs over its box.
/// </summary>
internal static class TextLines
{
    /// <summary>Lines of at most <paramref name="width"/> pixels; the last ends with … where something was left out.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int atMost)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Cut(word, size, width)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size) > width)
            {
                lines.Add(line.ToString());
                line.Clear();
                if (lines.Count == atMost) break;
                longer = word;
            }

            line.Clear().Append(longer);
        }

        if (lines.Count < atMost)
        {
            if (line.Length > 0) lines.Add(line.ToString());
            return lines;
        }

        var last = lines[^1];
        while (last.Length > 0 && Width(last + "…", size) > width) last = last[..^1].TrimEnd();
        lines[^1] = last + "…";
        return lines;
    }

    public static double Width(string text, double size) => text.Sum(Share) * size;

    /// <summary>Composed letters, white space folded, without what XML does not allow.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) clean.Append(' ');
            else if (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF)) clean.Append(rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static IEnumerable<string> Cut(string word, double size, double width)
    {
        while (Width(word, size) > width && word.Length > 1)
        {
            var length = word.Length - 1;
            while (length > 1 && Width(word[..length], size) > width) length--;
            if (char.IsHighSurrogate(word[length - 1])) length = length == 1 ? 2 : length - 1;
            if (length >= word.Length) break;
            yield return word[..length];
            word = word[length..];
        }

        yield return word;
    }

    private static double Share(char letter) => letter switch
    {
        ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.3,
        'i' or 'l' or 'j' or 'í' or 'ì' or 'ỉ' or 'ĩ' or 'ị' or 't' or 'f' or 'r' or '-' or '(' or ')' or '/' or 'I' => 0.38,
        'm' or 'w' or 'M' or 'W' => 0.9,
        _ when char.IsUpper(letter) => 0.7,
        _ => 0.56,
    };
}
