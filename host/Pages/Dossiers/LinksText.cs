using LaoCai.Workflows.Host.Pages.Language;

namespace LaoCai.Workflows.Host.Pages.Dossiers;

internal static class LinksText
{
    public static readonly Phrase Title = new("Hồ sơ liên thông", "Linked dossiers");
    public static readonly Phrase Parent = new("Hồ sơ này được chuyển từ:", "This dossier was started by:");
    public static readonly Phrase Children = new("Hồ sơ này đã chuyển sang:", "This dossier started:");
    public static readonly Phrase Due = new("Hạn", "Due");
}
