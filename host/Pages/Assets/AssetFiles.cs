using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace LaoCai.Workflows.Host.Pages.Assets;

/// <summary>The pages' stylesheets and scripts. They ride in the executable, so that it serves the same bytes wherever it stands.</summary>
internal static class AssetFiles
{
    private const string Folder = "assets/";

    private static readonly FrozenDictionary<string, Asset> ByName = Load();

    /// <summary>The address of a file with its content's hash, so that a browser may keep it for good.</summary>
    public static string Address(string name) => $"/assets/{name}?v={ByName[name].Version}";

    public static void MapAssetFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{name}", (string name, HttpContext http) =>
        {
            if (!ByName.TryGetValue(name, out var asset))
                return Results.NotFound();
            http.Response.Headers.CacheControl = http.Request.Query["v"] == asset.Version
                ? "public, max-age=31536000, immutable"
                : "no-cache";
            return Results.Bytes(asset.Bytes, asset.MediaType, entityTag: new EntityTagHeaderValue($"\"{asset.Version}\""));
        }).AllowAnonymous().ExcludeFromDescription();

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(AssetFiles).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!; // the name comes from the assembly's own list
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                var version = Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
                return new Asset(bytes, version, MediaType(name));
            }, StringComparer.Ordinal);
    }

    private static string MediaType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new InvalidOperationException($"No media type for {other}."),
    };

    private sealed record Asset(byte[] Bytes, string Version, string MediaType);
}
