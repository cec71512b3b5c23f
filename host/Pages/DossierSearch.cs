using LaoCai.Workflows.Host.Dossiers;

namespace LaoCai.Workflows.Host.Pages;

/// <summary>Finding dossiers as clerks type: words in any order, with or without marks.</summary>
internal static class DossierSearch
{
    private const int MostWords = 8;

    /// <summary>Dossiers with all the words in their code, names or numbers.</summary>
    public static IQueryable<Dossier> WithWords(this IQueryable<Dossier> dossiers, string typed)
    {
        foreach (var word in typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
            dossiers = dossiers.Where(dossier => dossier.SearchText.Contains(DossierDb.Plain(word)));
        return dossiers;
    }
}
