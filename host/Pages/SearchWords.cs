using System.Globalization;
using System.Text;

namespace LaoCai.Workflows.Host.Pages;

/// <summary>Searching as people type: without marks, in any case, words in any order.</summary>
internal static class SearchWords
{
    /// <summary>Whether each word of what was typed occurs in the text.</summary>
    public static bool Match(string text, string typed)
    {
        var folded = Folded(text);
        return Folded(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => folded.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Lower case, no marks, đ as d: <c>Đặng Thị Mẩy</c> is <c>dang thi may</c>.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
        }
        return folded.ToString();
    }
}
