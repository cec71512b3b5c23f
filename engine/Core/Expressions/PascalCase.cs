namespace LaoCai.Workflows.Engine.Expressions;

/// <summary>The names of the script functions <c>getX</c> and <c>setX</c>: Elsa raises each word of the variable's name and joins them.</summary>
internal static class PascalCase
{
    public static string Of(string name)
    {
        if (name.Length > 0 && !char.IsAsciiLetterLower(name[0]) && name.AsSpan().IndexOfAny(" _-") < 0)
        {
            return name;
        }

        Span<char> letters = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        int length = 0;
        bool raise = true;

        for (int i = 0; i < name.Length; i++)
        {
            char letter = name[i];

            if (letter is ' ' or '_' or '-' && i + 1 < name.Length && RaisesLater(name, i))
            {
                raise = true;
                continue;
            }

            letters[length++] = raise && char.IsAsciiLetter(letter) ? char.ToUpperInvariant(letter) : letter;
            raise = false;
        }

        return new string(letters[..length]);
    }

    /// <summary>Whether a run of separators ends before an unaccented letter; any other run stays as it is.</summary>
    private static bool RaisesLater(string name, int from)
    {
        while (from < name.Length && name[from] is ' ' or '_' or '-')
        {
            from++;
        }

        return from < name.Length && char.IsAsciiLetter(name[from]);
    }
}
