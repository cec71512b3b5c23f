using System.Net;
using System.Text.Json;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>What came back over HTTP.</summary>
public sealed record Answer(HttpStatusCode Status, JsonElement Body, string? RetryAfter, string? Location = null)
{
    /// <summary>The stable code of a refusal; null where the answer is none.</summary>
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("type", out var type) ? type.GetString()?.Split(':')[^1] : null;

    public string[] OpenTasks => [.. Body.GetProperty("openTasks").EnumerateArray().Select(task => task.GetString()!)];

    /// <summary>Of a page or list.</summary>
    public JsonElement[] Items => [.. Body.GetProperty("items").EnumerateArray()];

    public int Total => Body.GetProperty("totalCount").GetInt32();

    public static async Task<Answer> OfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
        return new(response.StatusCode, isJson && text.Length > 0 ? JsonSerializer.Deserialize<JsonElement>(text) : default, response.Headers.RetryAfter?.ToString(), response.Headers.Location?.ToString());
    }
}
