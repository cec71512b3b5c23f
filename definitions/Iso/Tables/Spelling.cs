namespace LaoCai.Workflows.Definitions.Iso.Tables;

/// <summary>Slips of the pen in the words that headings are made of: <c>Thời gain</c>, <c>Trách nhiêmj</c>, <c>Nội dug</c>.</summary>
internal static class Spelling
{
    private static readonly string[] Vocabulary =
    [
        "thoi", "gian", "noi", "dung", "trach", "nhiem", "thuc", "hien", "cong", "viec", "trinh", "buoc", "nguoi", "don", "phan", "ket", "qua", "bieu", "han", "giai", "quyet",
    ];

    /// <summary>The heading with words one slip away from a usual one set right; null where nothing is to be mended.</summary>
    /// <param name="heading">Folded, in lower case.</param>
    public static string? Mend(string heading)
    {
        var words = heading.Split(' ');
        if (words.Length > 8) return null;
        var mended = false;
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at].Length < 3 || Array.IndexOf(Vocabulary, words[at]) >= 0) continue;
            var meant = Vocabulary.Where(word => word.Length > 3 && word[0] == words[at][0] && IsOneSlip(words[at], word)).ToList();
            if (meant.Count != 1) continue;
            words[at] = meant[0];
            mended = true;
        }

        return mended ? string.Join(' ', words) : null;
    }

    /// <summary>One letter too many, too few, another one, or two neighbours that changed places.</summary>
    private static bool IsOneSlip(string written, string meant)
    {
        if (Math.Abs(written.Length - meant.Length) > 1) return false;
        var from = 0;
        while (from < written.Length && from < meant.Length && written[from] == meant[from]) from++;
        var left = written.AsSpan(from);
        var right = meant.AsSpan(from);
        if (left.Length == right.Length)
            return left[1..].SequenceEqual(right[1..]) || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..]));
        return left.Length > right.Length ? left[1..].SequenceEqual(right) : left.SequenceEqual(right[1..]);
    }
}
