using System.Globalization;
using System.Text;
using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Store;
using LaoCai.Workflows.Store.Publishing;
using LaoCai.Workflows.Store.Writing;
using Npgsql;

namespace LaoCai.Workflows.Benchmarks.Deadlines;

/// <summary>
/// Dossiers with two dates that run, the appointment and the step's own, as a procedure has them. The engine starts one of each kind and SQL
/// multiplies it under fresh ids, with the date of the step where a measurement wants it in row and state alike: so each firing decides, appends
/// to history and sets the next rung as it would for a dossier. Only the copies' chains begin with their original's record.
/// </summary>
internal sealed class OpenDossiers(NpgsqlDataSource source, Guid far, Guid soon, Action<string> say)
{
    private const int Step = 50_000;

    public static async Task<OpenDossiers> Start(NpgsqlDataSource source, WorkflowStore store, Action<string> say, CancellationToken ct)
    {
        await using (var table = source.CreateCommand("create schema bench; create table bench.due (phase text not null, instance_id uuid not null, due_at timestamptz not null)")) await table.ExecuteNonQueryAsync(ct);
        return new(source, await One(store, "xa", "40", ct), await One(store, "gan", "20", ct), say);
    }

    /// <summary>Open dates, none of them due for weeks; two a dossier.</summary>
    public async Task Far(int dates, CancellationToken ct)
    {
        for (var done = 0; done < dates; done += Step)
        {
            await Copy(far, Math.Min(Step, dates - done + 1) / 2, "i.state", "d.due_at", "t.due_at", "", ct);
            say($"{Math.Min(dates, done + Step)} of {dates} open dates …");
        }

        await Settle(ct);
    }

    /// <summary>Dossiers whose step falls due at given instants; they are known as a phase in table <c>bench.due</c>.</summary>
    /// <param name="phase">Name of the measurement.</param>
    /// <param name="count">How many.</param>
    /// <param name="first">When the first is due.</param>
    /// <param name="apart">From one to the next; zero: all at once.</param>
    /// <param name="ct">Ends it.</param>
    public async Task Due(string phase, int count, DateTimeOffset first, TimeSpan apart, CancellationToken ct)
    {
        await using var ask = source.CreateCommand("select due_at from workflow.deadline where instance_id = $1 and execution_no > 0");
        ask.Parameters.Add(new() { Value = soon });
        var soonDue = StateText((DateTime)(await ask.ExecuteScalarAsync(ct))!);
        var at = string.Create(CultureInfo.InvariantCulture, $"(timestamptz '{first.UtcDateTime:O}' + fresh.no * interval '{apart.TotalMicroseconds} microseconds')");
        var text = $"to_char({at} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
        await Copy(
            soon, count, $"replace(i.state, '{soonDue}', {text})", $"case when d.execution_no > 0 then {at} else d.due_at end", at,
            $", due as (insert into bench.due select '{phase}', fresh.id, {at} from fresh)", ct);
    }

    public async Task Settle(CancellationToken ct)
    {
        foreach (var statement in (string[])["vacuum analyze workflow.deadline", "vacuum analyze workflow.instance", "vacuum analyze workflow.task", "checkpoint"])
        {
            await using var settle = source.CreateCommand(statement);
            settle.CommandTimeout = 0;
            await settle.ExecuteNonQueryAsync(ct);
        }
    }

    private async Task Copy(Guid template, int count, string state, string dueOfDeadline, string dueOfTask, string more, CancellationToken ct)
    {
        await using var copy = source.CreateCommand($"""
            with fresh as materialized (select gen_random_uuid() as id, no from generate_series(0, {count - 1}) no),
            instances as (
                insert into workflow.instance select (jsonb_populate_record(i, jsonb_build_object('id', fresh.id, 'state', replace({state}, $1::text, fresh.id::text)))).*
                from fresh cross join workflow.instance i where i.id = $1),
            tasks as (
                insert into workflow.task select (jsonb_populate_record(t, jsonb_build_object('instance_id', fresh.id, 'due_at', {dueOfTask}))).*
                from fresh cross join workflow.task t where t.instance_id = $1){more}
            insert into workflow.deadline select (jsonb_populate_record(d, jsonb_build_object('instance_id', fresh.id, 'due_at', {dueOfDeadline}, 'next_at', {dueOfDeadline}))).*
            from fresh cross join workflow.deadline d where d.instance_id = $1
            """);
        copy.CommandTimeout = 0;
        copy.Parameters.Add(new() { Value = template });
        await copy.ExecuteNonQueryAsync(ct);
    }

    private static async Task<Guid> One(WorkflowStore store, string name, string days, CancellationToken ct)
    {
        var published = (PublishResult.Published)await store.Definitions.Publish(Encoding.UTF8.GetBytes(Document.Replace("$name", name, StringComparison.Ordinal).Replace("$days", days, StringComparison.Ordinal)), "bench", ct);
        var id = Guid.CreateVersion7();
        var start = new WorkflowCommand.StartInstance(published.Version.Hash, null, JsonSerializer.SerializeToElement(new { }), new Dictionary<string, string>());
        return await store.Engine.Submit(id, new CommandRequest("bench", start), ct) is CommandResult.Done ? id : throw new InvalidOperationException("The first dossier did not start.");
    }

    /// <summary>As a state writes an instant.</summary>
    private static string StateText(DateTime at) => JsonSerializer.Serialize(at.ToUniversalTime()).Trim('"');

    private const string Document = """
        {"definitionId":"$name","name":"Hạn","version":1,"customProperties":{"legalLimit":{"value":60,"unit":"workingDay"},"escalation":{"warnAt":[],"chain":[{"role":"unitHead","after":{"value":4,"unit":"workingHour"}}]}},
         "root":{"type":"Elsa.Flowchart","id":"luong","activities":[{"id":"batDau","type":"Elsa.Start"},
          {"id":"b1","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"b1"}},
           "payload":{"typeName":"Object","expression":{"type":"Object","value":"{\"title\":\"Thẩm định\",\"role\":\"specialist\",\"unit\":\"H38.05.02\",\"limit\":{\"value\":$days,\"unit\":\"workingDay\"}}"}}}],
          "connections":[{"source":{"activity":"batDau","port":"Done"},"target":{"activity":"b1","port":"In"}}]}}
        """;
}
