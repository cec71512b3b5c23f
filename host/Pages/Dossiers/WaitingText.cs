using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

internal static class WaitingText
{
    public static readonly Phrase Until = new("Chờ đến", "Waits until");

    /// <param name="code">Of the linked dossier; null where it is not there yet.</param>
    public static Phrase Linked(string? code) => new($"Chờ kết quả hồ sơ liên thông {code}".TrimEnd(), $"Waits for the linked dossier {code}".TrimEnd());
}
