using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace LaoCai.Workflows.Support.Faults;

/// <summary>Tasks that nobody does, so that their limits pass while hosts and database are killed; each must be told of exactly once.</summary>
internal sealed class FaultDeadlines(HttpClient http, string token, Ledger ledger)
{
    private const string Definition = "qt-qua-han-thu";

    /// <summary>A minute's limit, and as long as several sweeps on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    // A seat of the demo province, so that there is somebody who is told.
    private const string Document = """
        {"definitionId":"qt-qua-han-thu","name":"Thủ tục để quá hạn","customProperties":{},"options":{},"variables":[],
         "root":{"type":"Elsa.Flowchart","id":"luong","activities":[
           {"id":"batDau","type":"Elsa.Start"},
           {"id":"cho","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"cho"}},
            "payload":{"typeName":"Object","expression":{"type":"Object","value":"{\"title\":\"Chờ quá hạn\",\"role\":\"receptionist\",\"unit\":\"H38.01.01\",\"limit\":{\"value\":1,\"unit\":\"minute\"}}"}}}],
          "connections":[{"source":{"activity":"batDau","port":"Done"},"target":{"activity":"cho","port":"In"}}]}}
        """;

    public async Task Publish(CancellationToken ct)
    {
        var body = JsonContent.Create(new { model = JsonSerializer.Deserialize<JsonElement>(Document), publish = true });
        using var answer = await Send("/elsa/api/workflow-definitions", body, null, ct);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync(ct));
    }

    /// <summary>Starts so many, each sent until it is acknowledged.</summary>
    public async Task Start(int count, CancellationToken ct)
    {
        for (var no = 0; no < count; no++)
        {
            var key = Guid.CreateVersion7();
            Guid? instance;
            while ((instance = await Started(key, ct)) is null) await Task.Delay(BetweenTries, ct);
            ledger.Started(instance.Value);
        }
    }

    /// <summary>Waits until all limits have passed and been told, and looks for what fired never or more than once.</summary>
    public async Task Compare(NpgsqlDataSource database, CancellationToken ct)
    {
        Guid[] started = [.. ledger.Deadlines];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var beat = new PeriodicTimer(BetweenTries);
        try
        {
            while (await Count(database, "select count(distinct instance_id) from workflow.history where instance_id = any($1) and events like '%\"e\":\"late\"%'", started, patience.Token) < started.Length
                || await Count(database, "select count(*) from notice.firing where instance_id = any($1)", started, patience.Token) > 0)
                await beat.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            ledger.Violated($"{Patience} after the last fault there are limits that passed and were not told");
        }

        foreach (var (what, marker) in ((string, string)[])[("warned", "\"e\":\"warned\""), ("late", "\"e\":\"late\"")])
        {
            var wrong = await Count(database, $"""
                select count(*) from unnest($1) as started(id) where 1 <> (
                    select coalesce(sum((length(events) - length(replace(events, '{marker}', ''))) / {marker.Length}), 0) from workflow.history where instance_id = started.id)
                """, started, ct);
            if (wrong > 0) ledger.Violated($"of {started.Length} deadlines, {wrong} did not tell exactly once that they were {what}");
        }

        if (await Count(database, "select count(*) from (select 1 from notice.notice where instance_id = any($1) group by instance_id, person_id, what, level having count(*) > 1) twice", started, ct) is > 0 and var twice)
            ledger.Violated($"{twice} notices are there twice");
        if (await Count(database, "select count(*) from unnest($1) as started(id) where not exists (select from notice.notice n where n.instance_id = started.id and n.what = 1)", started, ct) is > 0 and var untold)
            ledger.Violated($"of {untold} deadlines nobody was told");
    }

    /// <summary>The instance; null where the start is to be sent again.</summary>
    private async Task<Guid?> Started(Guid key, CancellationToken ct)
    {
        try
        {
            using var answer = await Send($"/elsa/api/workflow-definitions/{Definition}/dispatch", JsonContent.Create(new { }), key, ct);
            if (answer.IsSuccessStatusCode) return (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("workflowInstanceId").GetGuid();
            if ((int)answer.StatusCode is 502 or 503) return null;
            throw new InvalidOperationException($"a start was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(ct)}");
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or JsonException || (cut is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }

    private async Task<HttpResponseMessage> Send(string path, HttpContent body, Guid? key, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is { } given) request.Headers.Add("Idempotency-Key", given.ToString());
        return await http.SendAsync(request, ct);
    }

    private static async Task<long> Count(NpgsqlDataSource database, string query, Guid[] started, CancellationToken ct)
    {
        await using var count = database.CreateCommand(query);
        count.Parameters.Add(new() { Value = started });
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }
}
