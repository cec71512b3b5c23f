using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>One person's program at the API.</summary>
public sealed class Caller(HttpClient client, string? token)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    public Task<Answer> PostAsync(string path, object? body = null, string? key = null) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body as string ?? JsonSerializer.Serialize(body ?? new { }), Encoding.UTF8, "application/json"), key);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path, null, null);

    public Task<Answer> PostFileAsync(string path, byte[] file) => SendAsync(HttpMethod.Post, path, new ByteArrayContent(file), null);

    /// <summary>Bytes that say of themselves that they are JSON.</summary>
    public Task<Answer> PostJsonAsync(string path, byte[] body) =>
        SendAsync(HttpMethod.Post, path, new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } }, null);

    /// <summary>A page as the person's browser gets it.</summary>
    public async Task<string> GetTextAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(request, Cancellation);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    public static async Task<Caller> SignInAsync(HttpClient client, string user)
    {
        var answer = await new Caller(client, null).PostAsync("/elsa/api/identity/login", new { username = user, password = Demo.DemoProvince.Password });
        return new(client, answer.Body.GetProperty("accessToken").GetString());
    }

    private async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? body, string? key)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body?.Headers.ContentLength > 1024 * 1024) request.Headers.ExpectContinue = true; // what is too large is refused before it is sent
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request, Cancellation);
        return await Answer.OfAsync(response, Cancellation);
    }
}
