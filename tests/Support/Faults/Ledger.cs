using System.Collections.Concurrent;
using LaoCai.Workflows.Store;
using Npgsql;

namespace LaoCai.Workflows.Support.Faults;

/// <summary>What the clients were told holds, kept outside of everything that is killed, and its comparison with the database.</summary>
internal sealed class Ledger
{
    private const int MostTold = 20;

    private readonly ConcurrentDictionary<string, bool> dossiers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> completions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Guid> deadlines = new();
    private readonly ConcurrentQueue<string> violations = new();
    private int resent;

    public int Dossiers => dossiers.Count;
    public int Completions => completions.Count;
    public int Resent => resent;

    /// <summary>Instances whose only task is left to pass its limit.</summary>
    public IReadOnlyCollection<Guid> Deadlines => deadlines;
    public IReadOnlyList<string> Violations => [.. violations.Take(MostTold)];

    public void Received(string code)
    {
        if (!dossiers.TryAdd(code, true)) Violated($"two receptions were answered with the code {code}");
    }

    public void Completed(string task)
    {
        if (!completions.TryAdd(task, true)) Violated($"the task {task} was completed twice");
    }

    public void Started(Guid instance) => deadlines.Enqueue(instance);

    public void SentAgain() => Interlocked.Increment(ref resent);

    public void Violated(string what) => violations.Enqueue(what);

    /// <summary>Compares with the database while no request is under way: what is acknowledged is there, and nothing else is.</summary>
    public async Task Compare(NpgsqlDataSource database, WorkflowStore store, string after, CancellationToken ct)
    {
        Differences(after, "dossier", dossiers.Keys, await Texts(database, "select code from dossier.dossier", ct));
        Differences(after, "completion", completions.Keys, await Texts(
            database, "select replace(instance_id::text, '-', '') || '-' || execution_no from workflow.task where completed_by is not null", ct));
        await using var count = database.CreateCommand("select count(*) from workflow.history where actor not like 'system:%'");
        var records = (long)(await count.ExecuteScalarAsync(ct))!;
        if (records != dossiers.Count + completions.Count + deadlines.Count)
            Violated($"{after}: {dossiers.Count + completions.Count + deadlines.Count} commands were acknowledged, {records} are recorded");

        var report = await store.Verifier.VerifyAll(ct: ct);
        foreach (var finding in report.Findings) Violated($"{after}: {finding.Code} {finding.InstanceId} {finding.Seq}: {finding.Message}");
    }

    private void Differences(string after, string what, IEnumerable<string> acknowledged, List<string> stored)
    {
        var there = stored.ToHashSet(StringComparer.Ordinal);
        if (there.Count != stored.Count) Violated($"{after}: a {what} is there twice");
        foreach (var one in acknowledged)
        {
            if (!there.Remove(one)) Violated($"{after}: the {what} {one} was acknowledged and is missing");
        }
        foreach (var one in there) Violated($"{after}: the {what} {one} is there without having been acknowledged, though every request was answered");
    }

    private static async Task<List<string>> Texts(NpgsqlDataSource database, string query, CancellationToken ct)
    {
        await using var command = database.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var texts = new List<string>();
        while (await reader.ReadAsync(ct)) texts.Add(reader.GetString(0));
        return texts;
    }
}
