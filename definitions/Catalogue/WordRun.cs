namespace LaoCai.Workflows.Definitions.Catalogue;

/// <summary>Runs of whole words within words.</summary>
internal static class WordRun
{
    public static bool At(IReadOnlyList<string> words, IReadOnlyList<string> run, int at)
    {
        if (run.Count == 0 || at + run.Count > words.Count) return false;
        for (var i = 0; i < run.Count; i++)
            if (words[at + i] != run[i]) return false;
        return true;
    }

    /// <summary>Where the run first stands; -1 where it does not.</summary>
    public static int Find(IReadOnlyList<string> words, IReadOnlyList<string> run)
    {
        for (var at = 0; at + run.Count <= words.Count; at++)
            if (At(words, run, at)) return at;
        return -1;
    }
}
