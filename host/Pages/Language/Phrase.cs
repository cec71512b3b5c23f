namespace LaoCai.Workflows.Host.Pages.Language;

/// <summary>
/// A text of the pages in both languages, side by side, so that neither can be forgotten.
/// Texts of the domain's own data (names of procedures, steps, outcomes) are Vietnamese in both.
/// </summary>
public readonly record struct Phrase(string Vietnamese, string English)
{
    public string In(PageLanguage language) => language == PageLanguage.English ? English : Vietnamese;
}

/// <summary>The languages of the pages. Vietnamese, unless the reader chose otherwise.</summary>
public enum PageLanguage { Vietnamese, English }
