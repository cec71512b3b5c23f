using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace LaoCai.Workflows.Support.Faults;

/// <summary>One step of the dossiers that are worked on: who does it, and how it ends.</summary>
internal sealed record ScriptStep(string Token, string? Outcome);

/// <summary>
/// An officer who receives dossiers and works them off, and sends each request with its key until it is answered,
/// whatever happens to the host meanwhile.
/// </summary>
internal sealed class FaultClient(HttpClient http, IReadOnlyList<ScriptStep> script, string definition, Ledger ledger, SemaphoreSlim permits, Random random)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    public async Task Run(CancellationToken end, CancellationToken ct)
    {
        while (!end.IsCancellationRequested)
        {
            var received = await Until("/api/dossiers", JsonSerializer.Serialize(new { definitionId = definition, applicantName = "Người nộp hồ sơ thử" }), script[0].Token, ct);
            if (received is not { } dossier) return;
            ledger.Received(CodeOf(dossier));
            var task = FirstTask(dossier);
            foreach (var step in script)
            {
                if (task is null || end.IsCancellationRequested) break;
                var body = JsonSerializer.Serialize(new { outcome = step.Outcome });
                if (await Until($"/api/tasks/{task}/complete", body, step.Token, ct) is not { } answer) return;
                ledger.Completed(task);
                task = FirstTask(answer);
            }
        }
    }

    /// <summary>Sends until it holds; null after an answer that must not come.</summary>
    private async Task<JsonElement?> Until(string path, string body, string token, CancellationToken ct)
    {
        var key = Guid.NewGuid().ToString();
        await permits.WaitAsync(ct);
        try
        {
            while (true)
            {
                var (status, answer) = await Send(path, body, token, key, ct);
                if (status is HttpStatusCode.OK or HttpStatusCode.Created)
                {
                    if (random.Next(10) == 0) await AgainTheSame(path, body, token, key, answer!.Value, ct);
                    return answer;
                }

                // No answer, or one that says to try again; a lost race for a unit's serial number is such a one too.
                if (status is not (null or HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway) && !(status == HttpStatusCode.Conflict && TriesAgain(answer)))
                {
                    ledger.Violated($"{path} was answered {(int)status} {answer}");
                    return null;
                }

                ledger.SentAgain();
                await Task.Delay(BetweenTries, ct);
            }
        }
        finally
        {
            permits.Release();
        }
    }

    /// <summary>What was answered once is answered the same again.</summary>
    private async Task AgainTheSame(string path, string body, string token, string key, JsonElement first, CancellationToken ct)
    {
        var (status, answer) = await Send(path, body, token, key, ct);
        if (status is null or HttpStatusCode.ServiceUnavailable) return;
        if (status is not (HttpStatusCode.OK or HttpStatusCode.Created) || IdentityOf(answer!.Value) != IdentityOf(first))
            ledger.Violated($"{path} sent again with its key was answered {(int)status} {answer}, before {first}");
    }

    private async Task<(HttpStatusCode? Status, JsonElement? Answer)> Send(string path, string body, string token, string key, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Headers.Add("Idempotency-Key", key);
            using var response = await http.SendAsync(request, ct);
            var text = await response.Content.ReadAsStringAsync(ct);
            return (response.StatusCode, text.Length == 0 ? null : JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or JsonException || (cut is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return (null, null);
        }
    }

    private static bool TriesAgain(JsonElement? problem) =>
        problem is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("type", out var type)
        && type.GetString()?.Split(':')[^1] is "instance.changed" or "companion.conflict";

    internal static string CodeOf(JsonElement received) => received.GetProperty("dossier").GetProperty("code").GetString()!;

    internal static string? FirstTask(JsonElement answer) => answer.GetProperty("openTasks").EnumerateArray().Select(task => task.GetString()).FirstOrDefault();

    /// <summary>Of a reception the code, of a completion the revision that it led to.</summary>
    private static string IdentityOf(JsonElement answer) =>
        answer.TryGetProperty("dossier", out var dossier) ? dossier.GetProperty("code").GetString()! : answer.GetProperty("revision").GetRawText();
}
