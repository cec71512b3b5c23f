namespace LaoCai.Workflows.Definitions.Iso.Times;

/// <summary>A place in one line of text and in its folded form, letter for letter the same.</summary>
internal struct TextCursor(string text, string folded, int at)
{
    public readonly string Text => text;

    public readonly string Folded => folded;

    public int At { get; set; } = at;

    /// <summary>The folded letter here or further on; the null character behind the end.</summary>
    public readonly char Peek(int ahead = 0) => At + ahead < folded.Length ? folded[At + ahead] : '\0';

    public bool Eat(char letter)
    {
        if (Peek() != letter) return false;
        At++;
        return true;
    }

    public void Spaces()
    {
        while (Peek() is ' ' or '\n') At++;
    }

    /// <summary>A whole word, with the spaces before it.</summary>
    public bool Word(string word)
    {
        var begin = At;
        while (begin < folded.Length && folded[begin] is ' ') begin++;
        if (string.CompareOrdinal(folded, begin, word, 0, word.Length) != 0) return false;
        if (begin + word.Length < folded.Length && char.IsLetter(folded[begin + word.Length])) return false;
        At = begin + word.Length;
        return true;
    }
}
