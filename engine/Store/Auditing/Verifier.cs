using System.Data;
using LaoCai.Workflows.Engine.History;
using Npgsql;

namespace LaoCai.Workflows.Store.Auditing;

/// <summary>
/// Audits what is stored: each instance's chain, its replay, its state and rows; the day seals; the pinned versions. Reads one
/// moment of the database at a time and changes nothing, so it runs beside the work.
/// </summary>
public sealed class Verifier
{
    /// <summary>Instances that are read together.</summary>
    private const int Chunk = 200;

    private static readonly string[] DerivedTables = ["history", "task", "deadline", "timer", "event_wait", "child_wait", "incident"];

    private readonly NpgsqlDataSource source;
    private readonly PinnedVersionReader versions;

    internal Verifier(NpgsqlDataSource source, PinnedVersionReader versions)
    {
        this.source = source;
        this.versions = versions;
    }

    /// <summary>Audits one instance.</summary>
    /// <exception cref="NpgsqlException">The database is not there.</exception>
    public async Task<VerificationReport> VerifyInstance(Guid id, CancellationToken ct = default)
    {
        var findings = new Findings();
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var (_, records, events) = await Audit(connection, [id], await FirstOpen(connection, ct), findings, ct);
        return new VerificationReport(1, records, events, 0, findings.All);
    }

    /// <summary>Audits everything.</summary>
    /// <param name="progress">Told after each group of instances.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="NpgsqlException">The database is not there.</exception>
    public async Task<VerificationReport> VerifyAll(IProgress<VerificationProgress>? progress = null, CancellationToken ct = default)
    {
        var findings = new Findings();
        var all = await Count(ct);
        await Orphans(findings, ct);
        await VersionAudit.Run(source, findings, ct);
        var seals = await SealAudit.Run(source, findings, ct);
        long instances = 0, records = 0, events = 0;
        for (var last = Guid.Empty; ;)
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            var ids = await NextIds(connection, last, ct);
            if (ids.Length == 0)
                return new VerificationReport(instances, records, events, seals, findings.All);
            var (i, r, e) = await Audit(connection, ids, await FirstOpen(connection, ct), findings, ct);
            (instances, records, events, last) = (instances + i, records + r, events + e, ids[^1]);
            progress?.Report(new VerificationProgress(instances, Math.Max(all, instances)));
        }
    }

    private async Task<(long Instances, long Records, long Events)> Audit(
        NpgsqlConnection connection, Guid[] ids, DateOnly firstOpen, Findings findings, CancellationToken ct)
    {
        long records = 0, events = 0;
        foreach (var (id, stored) in await StoredInstances.Read(connection, ids, ct))
        {
            var pinned = await versions.For(stored.History.Select(h => h.Record), ct);
            var audit = new InstanceAudit(id, pinned, firstOpen);
            audit.Check(stored);
            findings.AddRange(audit.Findings);
            (records, events) = (records + audit.Records, events + audit.Events);
        }
        return (ids.Length, records, events);
    }

    /// <summary>Rows of instances that are not there.</summary>
    private async Task Orphans(Findings findings, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        foreach (var table in DerivedTables)
        {
            await using var command = new NpgsqlCommand($"""
                select distinct r.instance_id from workflow.{table} r
                where not exists (select from workflow.instance i where i.id = r.instance_id) limit {VerificationReport.MostFindings}
                """, connection) { CommandTimeout = 0 };
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var code = table == "history" ? FindingCodes.StateDiffers : FindingCodes.RowsDiffer;
                findings.Add(new Finding(code, reader.GetGuid(0), null, null, $"{table} has rows of an instance that is not there."));
            }
        }
    }

    private static async Task<Guid[]> NextIds(NpgsqlConnection connection, Guid last, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select array(select id from workflow.instance where id > $1 order by id limit $2)", Sql.Id(last), Sql.Number(Chunk));
        return (Guid[])(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<DateOnly> FirstOpen(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select first_open from workflow.open_day");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? reader.GetFieldValue<DateOnly>(0) : DateOnly.MinValue;
    }

    private async Task<long> Count(CancellationToken ct)
    {
        await using var command = source.CreateCommand("select count(*) from workflow.instance");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

/// <summary>Keeps the first findings and drops the rest.</summary>
internal sealed class Findings
{
    private readonly List<Finding> all = [];

    public IReadOnlyList<Finding> All => all;

    public void Add(Finding finding)
    {
        if (all.Count < VerificationReport.MostFindings)
            all.Add(finding);
    }

    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            Add(finding);
    }
}
