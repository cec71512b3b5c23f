using System.Text;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>Writes Vietnamese as machines of the nineties did: bytes that only their own fonts show as letters.</summary>
internal static class OldEncodings
{
    // TCVN 5712:1993 in small letters; its fonts have the capitals with tones in a twin font of the same codes.
    private const string Tcvn3 =
        "àµá¸ả¶ã·ạ¹ă¨ằ»ắ¾ẳ¼ẵ½ặÆâ©ầÇấÊẩÈẫÉậËđ®èÌéÐẻÎẽÏẹÑêªềÒếÕểÓễÔệÖì×íÝỉØĩÜịÞòßóãỏáõâọäô«ồåốèổæỗçộéơ¬ờêớíởëỡìợîùïúóủñũòụôư\u00ADừõứøửöữ÷ựùỳúýýỷûỹüỵþ";

    private const string Tcvn3Capitals = "Ă¡Â¢Ê£Ô¤Ơ¥Ư¦Đ§";

    // VNI-Windows: a letter, then its mark and tone as one character.
    private static readonly Dictionary<char, string> Vni = VniLetters();

    /// <summary>Pieces of a text with the font that shows each.</summary>
    public static IEnumerable<(string Font, string Stored)> OfTcvn3(string text)
    {
        var (stored, font) = (new StringBuilder(), "");
        foreach (var letter in text.Normalize())
        {
            var (shown, code) = Code(Tcvn3Capitals, letter) is { } mark ? (".VnTime", mark)
                : char.IsUpper(letter) && Code(Tcvn3, char.ToLowerInvariant(letter)) is { } tall ? (".VnTimeH", tall)
                : Code(Tcvn3, letter) is { } small ? (".VnTime", small)
                // What the old font has no place for was typed in another.
                : letter is > '\u007f' and < '\u0100' ? ("Times New Roman", letter) : (".VnTime", letter);
            if (shown != font && stored.Length > 0)
            {
                yield return (font, stored.ToString());
                stored.Clear();
            }

            font = shown;
            stored.Append(code);
        }

        if (stored.Length > 0) yield return (font, stored.ToString());
    }

    public static string OfVni(string text) => string.Concat(text.Normalize().Select(letter => Vni.GetValueOrDefault(letter, letter.ToString())));

    private static char? Code(string pairs, char letter)
    {
        for (var at = 0; at < pairs.Length; at += 2)
            if (pairs[at] == letter) return pairs[at + 1];
        return null;
    }

    private static Dictionary<char, string> VniLetters()
    {
        var letters = new Dictionary<char, string>();
        Add("áàảãạ", "a", "ùøûõï");
        Add("ắằẳẵặă", "a", "éèúüëê");
        Add("ấầẩẫậâ", "a", "áàåãäâ");
        Add("éèẻẽẹ", "e", "ùøûõï");
        Add("ếềểễệê", "e", "áàåãäâ");
        Add("óòỏõọ", "o", "ùøûõï");
        Add("ốồổỗộô", "o", "áàåãäâ");
        Add("ớờởỡợ", "ô", "ùøûõï");
        Add("úùủũụ", "u", "ùøûõï");
        Add("ứừửữự", "ö", "ùøûõï");
        Add("ýỳỷỹ", "y", "ùøûõ");
        foreach (var (plain, stored) in new[] { ('đ', "ñ"), ('ơ', "ô"), ('ư', "ö"), ('í', "í"), ('ì', "ì"), ('ỉ', "æ"), ('ĩ', "ó"), ('ị', "ò"), ('ỵ', "î") }) Both(plain, stored);
        return letters;

        void Add(string plain, string basis, string marks)
        {
            for (var at = 0; at < plain.Length; at++) Both(plain[at], basis + marks[at]);
        }

        void Both(char plain, string stored)
        {
            letters[plain] = stored;
            letters[char.ToUpperInvariant(plain)] = stored.ToUpperInvariant();
        }
    }
}
