using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.History;
using LaoCai.Workflows.Store.Auditing;
using LaoCai.Workflows.Support;

namespace LaoCai.Workflows.Store.Tests.Auditing;

/// <summary>Somebody with the database's own password changes one thing; the audit finds it.</summary>
public sealed class VerifierTests(VerifierTests.Audited audited) : IClassFixture<VerifierTests.Audited>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("update workflow.history set actor = 'keKhac' where seq = 2", FindingCodes.ChainBroken)]
    [InlineData("update workflow.history set at = at + interval '1 microsecond' where seq = 2", FindingCodes.ChainBroken)]
    [InlineData("update workflow.history set command_id = gen_random_uuid() where seq = 2", FindingCodes.ChainBroken)]
    [InlineData("update workflow.history set command = command || ' ' where seq = 2", FindingCodes.ChainBroken)]
    [InlineData("update workflow.history set events = '[]' where seq = 2", FindingCodes.ChainBroken)]
    [InlineData("update workflow.history set calendars = sha256('x') where seq = 2", FindingCodes.ChainBroken)]
    [InlineData("update workflow.history set previous = sha256('x') where seq = 2", FindingCodes.ChainBroken)]
    [InlineData("update workflow.history set hash = sha256('x') where seq = 2", FindingCodes.ChainBroken)]
    [InlineData("update workflow.history set command = 'x' where seq = 2", FindingCodes.Unreadable)]
    [InlineData("update workflow.history set day = day + 1 where seq = 2", FindingCodes.SealDiffers)]
    [InlineData("update workflow.history set day = day + 1 where seq = 3", FindingCodes.WrongDay)]
    [InlineData("delete from workflow.history where seq = 2", FindingCodes.Gap)]
    [InlineData("delete from workflow.history where seq = 3", FindingCodes.Gap)]
    [InlineData("delete from workflow.history where seq = 2", FindingCodes.SealDiffers)]
    [InlineData("delete from workflow.history", FindingCodes.Gap)]
    [InlineData("update workflow.instance set state = replace(state, '\"rev\":3', '\"rev\":4')", FindingCodes.StateDiffers)]
    [InlineData("update workflow.instance set revision = 4", FindingCodes.Gap)]
    [InlineData("update workflow.instance set correlation_id = 'khac'", FindingCodes.StateDiffers)]
    [InlineData("update workflow.instance set definition_hash = 'khac'", FindingCodes.StateDiffers)]
    [InlineData("update workflow.instance set parent_id = gen_random_uuid()", FindingCodes.StateDiffers)]
    [InlineData("update workflow.instance set parent_execution_no = 7", FindingCodes.StateDiffers)]
    [InlineData("update workflow.instance set started_at = started_at - interval '1 day'", FindingCodes.StateDiffers)]
    [InlineData("update workflow.instance set finished_at = started_at", FindingCodes.StateDiffers)]
    [InlineData("update workflow.instance set status = 1", FindingCodes.StateDiffers)]
    [InlineData("update workflow.instance set sub_status = 2", FindingCodes.StateDiffers)]
    [InlineData("update workflow.instance set chain_head = sha256('x')", FindingCodes.StateDiffers)]
    [InlineData("delete from workflow.instance", FindingCodes.StateDiffers)]
    [InlineData("update workflow.task set title = 'khác' where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.task set activity_id = 'khác' where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.task set role = 'khác' where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.task set unit = 'khác' where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.task set assignee = 'khác' where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.task set created_at = now() where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.task set due_at = due_at + interval '1 day' where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.task set closed_at = now() where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.task set closed_at = closed_at - interval '1 day' where execution_no = 1", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.task set completed_by = 'khác' where execution_no = 1", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.task set outcome = 'khác' where execution_no = 1", FindingCodes.RowsDiffer)]
    [InlineData("delete from workflow.task where execution_no = 1", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.deadline set next_at = next_at + interval '1 day' where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.deadline set due_at = due_at + interval '1 day' where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.deadline set started_at = now() where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.deadline set level = level + 1 where execution_no = 3", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.deadline set next = 2 where execution_no = 0", FindingCodes.RowsDiffer)]
    [InlineData("delete from workflow.deadline where execution_no = 0", FindingCodes.RowsDiffer)]
    [InlineData("insert into workflow.deadline select gen_random_uuid(), 1, now(), now(), 0, 0, null", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.timer set fire_at = fire_at + interval '1 day'", FindingCodes.RowsDiffer)]
    [InlineData("insert into workflow.event_wait select id, 9, 'x', 'x' from workflow.instance", FindingCodes.RowsDiffer)]
    [InlineData("insert into workflow.child_wait select id, 9, 'x', id from workflow.instance", FindingCodes.RowsDiffer)]
    [InlineData("insert into workflow.incident select id, 9, 'x', 'x', 'x', now() from workflow.instance", FindingCodes.RowsDiffer)]
    [InlineData("update workflow.day_seal set root = sha256('x') where day = '2026-08-03'", FindingCodes.SealDiffers)]
    [InlineData("update workflow.day_seal set records = records + 1 where day = '2026-08-03'", FindingCodes.SealDiffers)]
    [InlineData("update workflow.day_seal set hash = sha256('x') where day = '2026-08-03'", FindingCodes.SealDiffers)]
    [InlineData("update workflow.day_seal set hash = 'x' where day = '2026-08-03'", FindingCodes.SealDiffers)]
    [InlineData("delete from workflow.day_seal where day = '2026-08-04'", FindingCodes.SealMissing)]
    [InlineData("delete from workflow.day_seal where day = '2026-08-03'", FindingCodes.SealMissing)]
    [InlineData("update workflow.definition set document = replace(document, 'buoc3', 'buoc9')", FindingCodes.VersionDiffers)]
    [InlineData("update workflow.calendar set document = replace(document, '08:00-12:00', '08:00-11:00')", FindingCodes.VersionDiffers)]
    public async Task A_change_behind_the_engines_back_is_found(string change, string expected)
    {
        var report = await audited.After(change);

        report.Findings.Select(f => f.Code).ShouldContain(expected);
    }

    [Fact]
    public async Task What_was_not_touched_holds()
    {
        var report = await audited.After("select 1");

        report.Findings.ShouldBeEmpty();
        (report.Instances, report.Records, report.Seals).ShouldBe((1, 3, 3));
    }

    [Fact]
    public async Task A_chain_that_was_forged_from_a_record_on_fails_by_its_replay_and_its_seal()
    {
        // The forger changes who acted and hashes everything anew, the chain head too.
        var records = await audited.Bench.Host.History.Records(audited.State.Id, Ct);
        var second = HashChain.Append(records[0].Hash, records[1] with { Actor = "keGia" });
        var third = HashChain.Append(second.Hash, records[2]);
        string Hex(ReadOnlyMemory<byte> hash) => Convert.ToHexString(hash.Span);

        var report = await audited.After($"""
            update workflow.history set actor = 'keGia', previous = '\x{Hex(second.Previous)}', hash = '\x{Hex(second.Hash)}' where seq = 2;
            update workflow.history set previous = '\x{Hex(third.Previous)}', hash = '\x{Hex(third.Hash)}' where seq = 3;
            update workflow.instance set chain_head = '\x{Hex(third.Hash)}';
            update workflow.task set completed_by = 'keGia' where completed_by is not null
            """);

        report.Findings.Select(f => f.Code).ShouldBe([FindingCodes.SealDiffers]);
    }

    [Fact]
    public async Task One_instance_can_be_audited_by_itself()
    {
        var report = await audited.Bench.Host.Verifier.VerifyInstance(audited.State.Id, Ct);

        report.Holds.ShouldBeTrue();
        report.Records.ShouldBe(3);
    }

    /// <summary>An instance of three commands, two of them on a sealed day, and three seals.</summary>
    public sealed class Audited : IAsyncLifetime
    {
        private readonly PostgresFixture postgres = new();

        internal Bench Bench { get; private set; } = null!;
        public InstanceState State { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await postgres.InitializeAsync();
            Bench = await Bench.Open(postgres);
            var hash = await Bench.Publish(new Flow("qt-01").Fork("re", "a", "b").Task("buoc1", 2).Task("buoc2", 2).Delay("cho", TimeSpan.FromDays(9))
                .Go("re", "buoc1", "a").Go("re", "cho", "b").Go("buoc1", "buoc2").Task("buoc3", 2).Go("buoc2", "buoc3").Within(5).Json());
            State = await Bench.Start(hash);
            await Bench.Complete(State, State.Tasks[0].ExecutionNo);
            Bench.Clock.Advance(TimeSpan.FromDays(3));
            await Bench.Host.Sealer.Run(Ct);
            State = ((Store.Writing.CommandResult.Done)await Bench.Host.Engine.Submit(State.Id,
                new Store.Writing.CommandRequest("canbo", new WorkflowCommand.ClaimTask(new TaskId(State.Id, 3).ToString())), Ct)).State;
        }

        /// <summary>Audits everything as it stands after the change, then takes the change back.</summary>
        internal async Task<VerificationReport> After(string change)
        {
            await using var connection = await Bench.Sql.OpenConnectionAsync(Ct);
            await Bench.Execute($"set session_replication_role = replica; {Kept("drop")}; {Kept("keep")}; {change}");
            try
            {
                // A host that remembers nothing: neither states nor versions.
                await using var fresh = new WorkflowStore(new WorkflowStoreOptions { ConnectionString = Bench.ConnectionString }, Bench.Clock,
                    Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
                return await fresh.Verifier.VerifyAll(ct: Ct);
            }
            finally
            {
                await Bench.Execute($"set session_replication_role = replica; {Kept("restore")}");
            }
        }

        private static readonly string[] Tables =
            ["instance", "history", "task", "deadline", "timer", "event_wait", "child_wait", "incident", "day_seal", "definition", "calendar"];

        private static string Kept(string what) => string.Join("; ", Tables.Select(t => what switch
        {
            "drop" => $"drop table if exists kept_{t}",
            "keep" => $"create table kept_{t} as table workflow.{t}",
            _ => $"delete from workflow.{t}; insert into workflow.{t} select * from kept_{t}",
        }));

        public async ValueTask DisposeAsync()
        {
            await Bench.DisposeAsync();
            await postgres.DisposeAsync();
        }
    }
}
