using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace LaoCai.Workflows.Definitions.Iso.Text;

/// <summary>Vietnamese letters as documents have them: composed or not, with characters that nobody sees.</summary>
internal static class Letters
{
    private static readonly FrozenDictionary<char, char> Bases = BaseLetters();

    /// <summary>Composes (NFC), drops what is invisible, and makes every kind of space a plain one. Line breaks stay.</summary>
    public static string Clean(string text)
    {
        if (IsPlain(text)) return text;
        var composed = Composed(text);
        var clean = new StringBuilder(composed.Length);
        foreach (var letter in composed)
        {
            if (letter is '\n') clean.Append(letter);
            else if (letter is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF') continue;
            else if (char.IsWhiteSpace(letter)) clean.Append(' ');
            else if (char.IsControl(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Format) continue;
            else if (letter is '\u2010' or '\u2011' or '\u2212') clean.Append('-');
            else clean.Append(letter);
        }

        return clean.ToString();
    }

    /// <summary>One line without doubled spaces at either end or within.</summary>
    public static string Squeeze(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (!char.IsWhiteSpace(letter)) clean.Append(letter);
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        if (clean.Length > 0 && clean[^1] == ' ') clean.Length--;
        return clean.Length == text.Length ? text : clean.ToString();
    }

    /// <summary>Lower case without diacritics, letter for letter: a place in the result is the same place in <paramref name="text"/>.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var at = 0; at < source.Length; at++)
            folded[at] = source[at] is var letter && letter < 0x80
                ? (char)(letter is >= 'A' and <= 'Z' ? letter | 0x20 : letter)
                : Bases.GetValueOrDefault(letter, letter);
    });

    /// <summary>As much of a text as patterns are ever asked about.</summary>
    public static string Head(string text) => text.Length > 200 ? text[..200] : text;

    private static bool IsPlain(string text)
    {
        foreach (var letter in text)
            if (letter is > '~' or (< ' ' and not '\n')) return false;
        return true;
    }

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // A half of a surrogate pair: keep the rest of the paragraph.
            return new string([.. text.Where(letter => !char.IsSurrogate(letter))]).Normalize(NormalizationForm.FormC);
        }
    }

    private static FrozenDictionary<char, char> BaseLetters()
    {
        var bases = new Dictionary<char, char> { ['đ'] = 'd', ['Đ'] = 'd', ['–'] = '-', ['—'] = '-', ['’'] = '\'', ['“'] = '"', ['”'] = '"' };
        foreach (var range in new[] { ('\u00C0', '\u017F'), ('\u01A0', '\u01B0'), ('\u1EA0', '\u1EF9') })
            for (var letter = range.Item1; letter <= range.Item2; letter++)
            {
                var plain = letter.ToString().Normalize(NormalizationForm.FormD)[0];
                if (plain < 0x80 && char.IsAsciiLetter(plain)) bases.TryAdd(letter, char.ToLowerInvariant(plain));
            }

        return bases.ToFrozenDictionary();
    }
}
