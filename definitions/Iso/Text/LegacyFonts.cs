using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace LaoCai.Workflows.Definitions.Iso.Text;

/// <summary>How a font's name says its letters are encoded.</summary>
internal enum FontEncoding { Unicode, Tcvn3, Tcvn3Capitals, Vni }

/// <summary>
/// Vietnamese before Unicode: the font drew other letters than the file holds. Recognised by the font's name,
/// <c>.Vn…</c> (TCVN 5712:1993, VN3; names ending in H draw capitals) and <c>VNI-…</c>.
/// </summary>
internal static class LegacyFonts
{
    // TCVN 5712:1993, positions A1 to FE; a space stands for what the font does not use.
    private const string Tcvn =
        "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ";

    // VNI: a mark after its letter (grave, acute, hook, tilde, dot; alone, with circumflex, with breve).
    private static readonly FrozenDictionary<char, string> VniMarks = new Dictionary<char, string>
    {
        ['ø'] = "\u0300", ['ù'] = "\u0301", ['û'] = "\u0309", ['õ'] = "\u0303", ['ï'] = "\u0323",
        ['â'] = "\u0302", ['à'] = "\u0302\u0300", ['á'] = "\u0302\u0301", ['å'] = "\u0302\u0309", ['ã'] = "\u0302\u0303", ['ä'] = "\u0302\u0323",
        ['ê'] = "\u0306", ['è'] = "\u0306\u0300", ['é'] = "\u0306\u0301", ['ú'] = "\u0306\u0309", ['ü'] = "\u0306\u0303", ['ë'] = "\u0306\u0323",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> VniLetters = new Dictionary<char, char>
    {
        ['ñ'] = 'đ', ['ô'] = 'ơ', ['ö'] = 'ư', ['í'] = 'í', ['ì'] = 'ì', ['æ'] = 'ỉ', ['ó'] = 'ĩ', ['ò'] = 'ị', ['î'] = 'ỵ',
    }.ToFrozenDictionary();

    public static FontEncoding Encoding(string? font)
    {
        if (font is null) return FontEncoding.Unicode;
        if (font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase))
            return font.EndsWith('H') ? FontEncoding.Tcvn3Capitals : FontEncoding.Tcvn3;
        return font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) || font.StartsWith("VNI ", StringComparison.OrdinalIgnoreCase)
            ? FontEncoding.Vni
            : FontEncoding.Unicode;
    }

    /// <summary>Letters that only Vietnamese written in Unicode has, marks of decomposed text included.</summary>
    public static readonly SearchValues<char> VietnameseUnicode = SearchValues.Create(
        [.. Enumerable.Range(0x1EA0, 0x5A).Concat(Enumerable.Range(0x0300, 0x24)).Select(code => (char)code), .. "ăĂđĐĩĨũŨơƠưƯ"]);

    /// <summary>What the font showed.</summary>
    public static string Read(string text, FontEncoding encoding) => encoding switch
    {
        FontEncoding.Unicode => text,
        FontEncoding.Tcvn3 => ReadTcvn3(text),
        FontEncoding.Tcvn3Capitals => ReadTcvn3(text).Normalize(NormalizationForm.FormC).ToUpperInvariant(),
        FontEncoding.Vni => ReadVni(text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string ReadTcvn3(string text) =>
        string.Create(text.Length, text, static (read, source) =>
        {
            for (var at = 0; at < source.Length; at++)
                read[at] = source[at] is >= '\u00A1' and <= '\u00FE' ? Tcvn[source[at] - 0xA1] : source[at];
        });

    private static string ReadVni(string text)
    {
        var read = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            var lower = char.ToLowerInvariant(letter);
            var capital = lower != letter;
            if (VniMarks.TryGetValue(lower, out var marks) && read.Length > 0 && CarriesMark(read[^1])) read.Append(marks);
            else if (VniLetters.TryGetValue(lower, out var whole)) read.Append(capital ? char.ToUpperInvariant(whole) : whole);
            else read.Append(letter);
        }

        return read.ToString();
    }

    private static bool CarriesMark(char letter) => char.ToLowerInvariant(letter) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'ơ' or 'ư';
}
