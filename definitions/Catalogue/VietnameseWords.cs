using System.Globalization;
using System.Text;

namespace LaoCai.Workflows.Definitions.Catalogue;

/// <summary>
/// Text as words without diacritics and case. Documents mix composed and decomposed letters, old and new tone placement
/// (<c>uỷ</c>, <c>ủy</c>) and lost marks; all of these compare equal here. Never shown to anybody.
/// </summary>
public static class VietnameseWords
{
    /// <summary>Lower case without diacritics; <c>đ</c> becomes <c>d</c>; other characters stay.</summary>
    public static string Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = new StringBuilder(text.Length);
        foreach (var letter in Whole(text).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            plain.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The same text with composed letters.</summary>
    public static string Composed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Whole(text).Normalize(NormalizationForm.FormC);
    }

    /// <summary>The plain words of a text: runs of letters and digits.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in Plain(text))
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter);
                continue;
            }

            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }

        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }

    /// <summary>Words joined by hyphens, ASCII only, cut at a word so that it has at most <paramref name="length"/> characters.</summary>
    public static string Slug(string text, int length)
    {
        var slug = new StringBuilder();
        foreach (var word in Split(text))
        {
            var ascii = string.Concat(word.Where(char.IsAsciiLetterOrDigit));
            if (ascii.Length == 0) continue;
            if (slug.Length + ascii.Length + 1 > length) break;
            if (slug.Length > 0) slug.Append('-');
            slug.Append(ascii);
        }

        return slug.ToString();
    }

    /// <summary>Half a surrogate pair, which Unicode cannot normalise, becomes the replacement character.</summary>
    private static string Whole(string text) => string.Concat(text.EnumerateRunes());
}
