using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Engine.Calendars;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Cluster;
using LaoCai.Workflows.Host.Storage;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Sweeping;
using LaoCai.Workflows.Store.Writing;
using LaoCai.Workflows.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using NpgsqlTypes;

namespace LaoCai.Workflows.Benchmarks.Deadlines;

/// <summary>
/// The sweep on a durable PostgreSQL of its own: many deadlines open, some of them due at once. The rows are copies of one real instance,
/// each with its own id in row and state, so that each firing decides, appends to history and sets the next rung as it would for a dossier.
/// </summary>
internal static class DeadlinesBench
{
    private const int Few = 10_000;
    private const int IdleSweeps = 200;
    private const int Batch = 500;

    public static async Task<DeadlinesReport> Run(int open, int due, Action<string> say, CancellationToken ct)
    {
        await using var cluster = await TestCluster.StartAsync(ClusterDurability.Full);
        await cluster.EnsureDatabaseAsync("deadlines", ct);
        var connectionString = cluster.ConnectionString("deadlines");
        await SchemaMigration.MigrateAsync(connectionString, ct);
        await using var store = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = connectionString }, TimeProvider.System, NullLoggerFactory.Instance);
        await using var source = NpgsqlDataSource.Create(connectionString);
        await store.Calendars.Publish(ProvinceCalendar.Json(), "bench", ct);
        var published = (PublishResult.Published)await store.Definitions.Publish(Encoding.UTF8.GetBytes(Document), "bench", ct);
        var template = Guid.CreateVersion7();
        var start = new WorkflowCommand.StartInstance(published.Version.Hash, null, JsonSerializer.SerializeToElement(new { }), new Dictionary<string, string>());
        var started = ((CommandResult.Done)await store.Engine.Submit(template, new CommandRequest("bench", start), ct)).State;
        var dueAt = started.Deadlines[0].NextAt!.Value;

        await Copy(source, template, Math.Min(Few, open), "interval '1 year'", say, ct);
        var few = await Idle(store, dueAt.AddTicks(-10), ct);
        await Copy(source, template, open - Math.Min(Few, open), "interval '1 year'", say, ct);
        var many = await Idle(store, dueAt.AddTicks(-10), ct);
        var plan = await Plan(source, dueAt.AddTicks(-10), ct);

        say($"recounting {open} …");
        var recount = await Recount(store, ct);
        await Copy(source, template, due - 1, "interval '0'", say, ct);
        say($"firing {due} …");
        var commits = new List<(int Count, double Ms)>();
        var watch = Stopwatch.StartNew();
        store.Sweep.WithFirings = firings =>
        {
            lock (commits) commits.Add((firings.Select(firing => firing.InstanceId).Distinct().Count(), watch.Elapsed.TotalMilliseconds));
            return Outbox(firings);
        };
        var fired = await store.Sweep.Run(dueAt, Batch, ct);
        var elapsed = watch.Elapsed;
        if (fired != due) throw new InvalidOperationException($"{fired} of {due} were fired.");
        if (await Count(source, "select count(*) from notice.firing", ct) != due) throw new InvalidOperationException("The outbox does not hold each firing once.");

        return new(open, due, fired / elapsed.TotalSeconds, many, many / few, Lateness(commits, elapsed), recount.Moved, recount.Seconds, plan);
    }

    /// <summary>Each batch's statement is made just before its commit; of two that are under way, a batch is committed when the next but one's is made.</summary>
    private static double Lateness(List<(int Count, double Ms)> commits, TimeSpan elapsed)
    {
        var total = commits.Sum(commit => commit.Count);
        var seen = 0;
        for (var at = 0; at < commits.Count; at++)
        {
            seen += commits[at].Count;
            if (seen >= total * 0.99) return at + 2 < commits.Count ? commits[at + 2].Ms : elapsed.TotalMilliseconds;
        }

        return elapsed.TotalMilliseconds;
    }

    private static async Task<double> Idle(WorkflowStore store, DateTimeOffset now, CancellationToken ct)
    {
        var times = new List<double>();
        for (var run = 0; run < IdleSweeps; run++)
        {
            var watch = Stopwatch.StartNew();
            if (await store.Sweep.Run(now, Batch, ct) != 0) throw new InvalidOperationException("Something fired that is not due.");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[IdleSweeps / 2];
    }

    /// <summary>A storm closes every office for the week to come: what would each open date be then?</summary>
    private static async Task<(int Moved, double Seconds)> Recount(WorkflowStore store, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var closed = string.Create(CultureInfo.InvariantCulture, $$"""{ "from": "{{today:yyyy-MM-dd}}", "to": "{{today.AddDays(6):yyyy-MM-dd}}", "vi": "Bão", "en": "Storm", "mark": "decided", "source": "announced" },""");
        var storm = CalendarReader.Read(ProvinceCalendar.Json().Replace("\"off\": [", $"\"off\": [{closed}", StringComparison.Ordinal)).Set ?? throw new InvalidOperationException("The calendar with the storm has faults.");
        var moved = 0;
        var watch = Stopwatch.StartNew();
        await foreach (var instance in store.Recounts.WhatIf(storm, TimeProvider.System.GetUtcNow(), ct)) moved += instance.Moves.Count;
        return (moved, watch.Elapsed.TotalSeconds);
    }

    private static async Task Copy(NpgsqlDataSource source, Guid template, int count, string later, Action<string> say, CancellationToken ct)
    {
        const int Step = 100_000;
        for (var done = 0; done < count; done += Step)
        {
            await using var copy = source.CreateCommand($"""
                with fresh as materialized (select gen_random_uuid() as id from generate_series(1, {Math.Min(Step, count - done)})),
                instances as (
                    insert into workflow.instance select (jsonb_populate_record(i, jsonb_build_object('id', fresh.id, 'state', replace(i.state, $1::text, fresh.id::text)))).*
                    from fresh cross join workflow.instance i where i.id = $1),
                tasks as (
                    insert into workflow.task select (jsonb_populate_record(t, jsonb_build_object('instance_id', fresh.id))).*
                    from fresh cross join workflow.task t where t.instance_id = $1)
                insert into workflow.deadline select (jsonb_populate_record(d, jsonb_build_object('instance_id', fresh.id, 'next_at', d.next_at + {later}))).*
                from fresh cross join workflow.deadline d where d.instance_id = $1
                """);
            copy.CommandTimeout = 0;
            copy.Parameters.Add(new() { Value = template });
            await copy.ExecuteNonQueryAsync(ct);
            say($"{Math.Min(count, done + Step)} of {count} rows …");
        }

        await using var settle = source.CreateCommand("analyze workflow.deadline; analyze workflow.instance; checkpoint");
        settle.CommandTimeout = 0;
        await settle.ExecuteNonQueryAsync(ct);
    }

    private static async Task<string> Plan(NpgsqlDataSource source, DateTimeOffset now, CancellationToken ct)
    {
        await using var explain = source.CreateCommand(
            $"explain (format json) select d.instance_id from workflow.deadline d where d.next_at <= '{now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}' order by d.next_at limit {Batch}");
        var plan = JsonSerializer.Deserialize<JsonElement>((string)(await explain.ExecuteScalarAsync(ct))!)[0].GetProperty("Plan");
        var nodes = new List<string>();
        for (JsonElement? at = plan; at is { } node; at = node.TryGetProperty("Plans", out var inner) ? inner[0] : null)
            nodes.Add(node.GetProperty("Node Type").GetString() + (node.TryGetProperty("Index Name", out var index) ? $" on {index.GetString()}" : ""));
        return string.Join(" → ", nodes);
    }

    /// <summary>The statement that the host lets follow from firings: its outbox of notices.</summary>
    private static NpgsqlBatchCommand Outbox(IReadOnlyList<Firing> firings)
    {
        var insert = new NpgsqlBatchCommand("""
            insert into notice.firing (instance_id, seq, ord, no, what, level, role, unit, due_at, at) select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """);
        insert.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. firings.Select(firing => firing.InstanceId)] });
        insert.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. firings.Select(firing => firing.Seq)] });
        insert.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. firings.Select(firing => firing.Ord)] });
        insert.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. firings.Select(firing => firing.No)] });
        insert.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = [.. firings.Select(firing => (short)firing.What)] });
        insert.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. firings.Select(firing => firing.Level)] });
        insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = firings.Select(firing => firing.Role).ToArray() });
        insert.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text, Value = firings.Select(firing => firing.Unit).ToArray() });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. firings.Select(firing => firing.DueAt)] });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset[]> { TypedValue = [.. firings.Select(firing => firing.At)] });
        return insert;
    }

    private static async Task<long> Count(NpgsqlDataSource source, string sql, CancellationToken ct)
    {
        await using var count = source.CreateCommand(sql);
        return (long)(await count.ExecuteScalarAsync(ct))!;
    }

    private const string Document = """
        {"definitionId":"han","name":"Hạn","version":1,"customProperties":{"escalation":{"warnAt":[],"chain":[{"role":"unitHead","after":{"value":4,"unit":"workingHour"}}]}},
         "root":{"type":"Elsa.Flowchart","id":"luong","activities":[{"id":"batDau","type":"Elsa.Start"},
          {"id":"b1","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"b1"}},
           "payload":{"typeName":"Object","expression":{"type":"Object","value":"{\"title\":\"Thẩm định\",\"role\":\"specialist\",\"unit\":\"H38.05.02\",\"limit\":{\"value\":2,\"unit\":\"workingDay\"}}"}}}],
          "connections":[{"source":{"activity":"batDau","port":"Done"},"target":{"activity":"b1","port":"In"}}]}}
        """;
}
