namespace LaoCai.Workflows.Host.Pages;

/// <summary>Addresses that come in with a request and may only lead back into these pages.</summary>
internal static class LocalAddress
{
    /// <summary>The address if it is a path of this host, otherwise the other one: no form can be made to send a reader elsewhere.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', not ('/' or '\\'), ..] or ['/'] && !address.Any(char.IsControl) ? address : otherwise;
}
