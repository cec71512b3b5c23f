namespace LaoCai.Workflows.Host.Pages.Reception;

/// <summary>Where citizens reach these pages, as it is printed on slips; from the setting <c>LAOCAI_PUBLIC_ADDRESS</c>, such as <c>https://motcua.laocai.gov.vn</c>.</summary>
internal sealed class PublicAddress(IConfiguration settings)
{
    private readonly Uri? root = Uri.TryCreate(settings["LAOCAI_PUBLIC_ADDRESS"], UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;

    /// <summary>The tracking page, without the scheme that nobody types; null where the host does not know its address.</summary>
    public string? Tracking => root is null ? null : $"{root.Authority}/track";

    /// <summary>What a scanner opens; null where the host does not know its address.</summary>
    public string? TrackingOf(string code) => root is null ? null : new Uri(root, $"/track?code={Uri.EscapeDataString(code)}").ToString();
}
