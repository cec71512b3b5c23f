namespace LaoCai.Workflows.Definitions.Iso;

/// <summary>Lines of a cell as one text.</summary>
internal static class StepText
{
    private static readonly char[] Bullets = [' ', '-', '–', '—', '+', '*', '•', '·', '\uF0B7', '\uF0FC'];

    /// <summary>The first line that says something; a line broken in the middle of a sentence goes on.</summary>
    public static string FirstOf(IReadOnlyList<string> lines)
    {
        var first = "";
        foreach (var line in lines)
        {
            if (first.Length == 0) first = line.TrimStart(Bullets);
            else if (GoesOn(first, line)) first = $"{first} {line}";
            else break;
        }

        return first.Trim();
    }

    /// <summary>All lines, joined by <c> / </c>, without bullets and closing marks.</summary>
    public static string Actor(IReadOnlyList<string> lines) =>
        string.Join(" / ", lines.Select(line => line.Trim(Bullets).TrimEnd(';', ',', '.', ' ')).Where(line => line.Length > 0));

    private static bool GoesOn(string first, string line) =>
        line.Length > 0 && char.IsLower(line[0]) && char.IsLetterOrDigit(first[^1]) && first.Length < 300 && !(line.Length > 1 && line[1] is ')' or '.');
}
