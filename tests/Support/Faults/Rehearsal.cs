using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using LaoCai.Workflows.Host;
using LaoCai.Workflows.Host.Demo;

namespace LaoCai.Workflows.Support.Faults;

/// <summary>Walks one dossier of the demo province to its end before anything goes wrong, and notes who did which step how.</summary>
internal sealed class Rehearsal(HttpClient http)
{
    /// <summary>The procedure that is worked on.</summary>
    public const string Definition = "qt-ct-07-cap-giay-phep-ban-buon-ruou-tren-dia-ban-tinh-beea7753";

    private const string Receptionist = "tiepnhan";
    private const string Administrator = "quantri";
    private const string Analyst = "phantich";

    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<ScriptStep>> Walk(Ledger ledger, CancellationToken ct)
    {
        var people = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(Home.Samples, "demo-province", "people.json"), ct));
        var received = await Call(HttpMethod.Post, "/api/dossiers", Receptionist, new { definitionId = Definition, applicantName = "Người nộp hồ sơ thử" }, ct);
        ledger.Received(FaultClient.CodeOf(received));
        var script = new List<ScriptStep>();
        for (var task = FaultClient.FirstTask(received); task is not null;)
        {
            var detail = await Call(HttpMethod.Get, $"/api/tasks/{task}", Administrator, null, ct);
            var user = UserOf(people, detail.GetProperty("task").GetProperty("role").GetString()!, detail.GetProperty("task").GetProperty("unit").GetString()!);
            var outcome = detail.GetProperty("outcomes").EnumerateArray().Select(one => one.GetString()).FirstOrDefault();
            var done = await Call(HttpMethod.Post, $"/api/tasks/{task}/complete", user, new { outcome }, ct);
            ledger.Completed(task);
            script.Add(new ScriptStep(tokens[user], outcome));
            task = FaultClient.FirstTask(done);
        }

        return script;
    }

    private static string UserOf(JsonElement people, string role, string unit) => people.EnumerateArray()
        .First(person => person.GetProperty("holds").EnumerateArray().Any(hold => hold[0].GetString() == role && hold[1].GetString() == unit))
        .GetProperty("user").GetString()!;

    private async Task<JsonElement> Call(HttpMethod method, string path, string user, object? body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenOf(user, ct));
        using var response = await http.SendAsync(request, ct);
        var answer = await response.Content.ReadAsStringAsync(ct);
        return response.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(answer) : throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {answer}");
    }

    /// <summary>The token of somebody who publishes definitions.</summary>
    public Task<string> AnalystToken(CancellationToken ct) => TokenOf(Analyst, ct);

    private async Task<string> TokenOf(string user, CancellationToken ct)
    {
        if (tokens.TryGetValue(user, out var known)) return known;
        using var response = await http.PostAsJsonAsync(new Uri("/elsa/api/identity/login", UriKind.Relative), new { username = user, password = DemoProvince.Password }, ct);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(ct);
        return tokens[user] = answer.GetProperty("accessToken").GetString()!;
    }
}
