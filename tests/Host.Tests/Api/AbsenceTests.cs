using System.Net;
using System.Text.Json;
using LaoCai.Workflows.Host.Absences;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Notices;
using LaoCai.Workflows.Host.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>
/// The counter's one receptionist goes on leave; the head of the counter, or a clerk of the province's office whom the head authorises, stands in.
/// </summary>
public sealed class AbsenceTests(RunningHost host) : IAsyncLifetime, IClassFixture<RunningHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => VietnamTime.Day(host.Clock.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        // Each test begins with everybody there.
        await ExecuteAsync("truncate staffing.absence, staffing.substitute, staffing.duty, staffing.notice");
        host.Services.GetRequiredService<RegistryWatch>().Changed();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_substitute_with_written_authority_finishes_a_claimed_task_and_history_names_both()
    {
        var (code, task) = await host.ReceiveAsync("Công ty Sa Pa");
        await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/claim", new { });
        await LeaveAsync("truongmotcua", "tiepnhan", days: 3, ("vanthu.vpub", "Văn bản số 7/UQ"));
        var substitute = await host.AsAsync("vanthu.vpub");

        var seen = (await substitute.GetAsync("/api/tasks")).Body.EnumerateArray().Single(one => one.GetProperty("taskId").GetString() == task);
        var done = await substitute.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" });

        seen.GetProperty("inSteadOf").GetString().ShouldBe(await IdAsync("tiepnhan"));
        done.Status.ShouldBe(HttpStatusCode.OK);
        var completed = (await TimelineAsync(code)).Single(entry => entry.GetProperty("kind").GetString() == "Completed");
        completed.GetProperty("actor").GetString().ShouldBe(await IdAsync("vanthu.vpub"));
        completed.GetProperty("for").GetString().ShouldBe(await IdAsync("tiepnhan"));
        (await host.Store.Verifier.VerifyAll(null, Cancellation)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_substitute_claims_for_somebody_is_that_persons_again_after_the_leave()
    {
        var (_, task) = await host.ReceiveAsync("Công ty Mường Khương");
        await LeaveAsync("truongmotcua", "tiepnhan", days: 2, ("vanthu.vpub", "Văn bản số 7/UQ"));
        (await (await host.AsAsync("vanthu.vpub")).PostAsync($"/api/tasks/{task}/claim", new { })).Status.ShouldBe(HttpStatusCode.OK);

        host.Advance(TimeSpan.FromDays(2));

        var late = await (await host.AsAsync("vanthu.vpub")).PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" });
        (late.Status, late.Code).ShouldBe((HttpStatusCode.Forbidden, "task.not-yours"));
        (await (await host.AsAsync("tiepnhan")).GetAsync($"/api/tasks/{task}")).Body.GetProperty("task").GetProperty("mine").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_gains_more_than_the_tasks_and_their_dossiers_while_they_are_open()
    {
        var (other, first) = await host.ReceiveAsync("Công ty Si Ma Cai");
        await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{first}/complete", new { outcome = "Phù hợp" });
        var (code, task) = await host.ReceiveAsync("Công ty Bảo Thắng");
        await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/claim", new { });
        // The substitute sits in another division of the department, which has nothing to do with these dossiers.
        await LeaveAsync("giamdoc", "truongphong.thuongmai", days: 1, ("chuyenvien", "Văn bản số 9/UQ-SCT"));
        var substitute = await host.AsAsync("chuyenvien");

        (await substitute.GetAsync($"/api/dossiers/{code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await substitute.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" })).Code.ShouldBe("task.not-yours");
        (await substitute.PostAsync("/api/dossiers", new { definitionId = RunningHost.Alcohol, applicantName = "X" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        var before = (await substitute.GetAsync($"/api/dossiers/{other}")).Status;
        host.Advance(TimeSpan.FromDays(1));
        (before, (await (await host.AsAsync("chuyenvien")).GetAsync($"/api/dossiers/{other}")).Status).ShouldBe((HttpStatusCode.OK, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task The_next_substitute_and_at_last_the_head_of_the_unit_answers_for_what_was_claimed()
    {
        var (_, task) = await host.ReceiveAsync("Công ty Văn Bàn");
        await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/claim", new { });
        await LeaveAsync("truongmotcua", "tiepnhan", days: 5, ("vanthu.vpub", "Văn bản số 7/UQ"), ("chuyenvien.vpub", "Văn bản số 7/UQ"));

        await LeaveAsync("chanhvanphong", "vanthu.vpub", days: 5);
        (await StandsInAsync("vanthu.vpub"), await StandsInAsync("chuyenvien.vpub"), await StandsInAsync("truongmotcua")).ShouldBe((false, true, false));

        await LeaveAsync("chanhvanphong", "chuyenvien.vpub", days: 5, ("tiepnhan", "Văn bản số 8/UQ"));
        (await StandsInAsync("chuyenvien.vpub"), await StandsInAsync("truongmotcua")).ShouldBe((false, true));
        (await (await host.AsAsync("truongmotcua")).PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Warnings_and_lateness_reach_the_substitute_who_may_give_the_reason()
    {
        var (code, task) = await host.ReceiveAsync("Công ty Bắc Hà");
        await (await host.AsAsync("tiepnhan")).PostAsync($"/api/tasks/{task}/claim", new { });
        await LeaveAsync("truongmotcua", "tiepnhan", days: 60, ("vanthu.vpub", "Văn bản số 7/UQ"));
        host.Advance(TimeSpan.FromDays(40));
        await host.Store.Sweep.Run(host.Clock.GetUtcNow(), ct: Cancellation);
        await host.Services.GetRequiredService<NoticeWork>().TellAsync(Cancellation);
        var substitute = await host.AsAsync("vanthu.vpub");

        var told = (await substitute.GetAsync("/api/notices")).Body.EnumerateArray().Where(notice => notice.GetProperty("code").GetString() == code).Select(notice => notice.GetProperty("what").GetString()).ToList();
        var silent = await substitute.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp" });
        var explained = await substitute.PostAsync($"/api/tasks/{task}/complete", new { outcome = "Phù hợp", lateness = new { code = "workload" } });

        told.ShouldContain("Warn");
        told.ShouldContain("Due");
        silent.Code.ShouldBe("task.late-reason-missing");
        explained.Status.ShouldBe(HttpStatusCode.OK);
        (await TimelineAsync(code)).Single(entry => entry.GetProperty("kind").GetString() == "Explained").GetProperty("for").GetString().ShouldBe(await IdAsync("tiepnhan"));
    }

    [Fact]
    public async Task Both_sides_are_told_once_when_standing_in_begins_and_ends()
    {
        await LeaveAsync("truongmotcua", "tiepnhan", days: 2, ("vanthu.vpub", "Văn bản số 7/UQ"));
        var rounds = host.Services.GetRequiredService<DutyRounds>();

        (await rounds.RunAsync(Cancellation), await rounds.RunAsync(Cancellation)).ShouldBe((1, 0));
        (await ToldAsync("vanthu.vpub"), await ToldAsync("tiepnhan")).ShouldBe(("Named,Begins", "Handed"));

        host.Advance(TimeSpan.FromDays(2));
        (await rounds.RunAsync(Cancellation), await rounds.RunAsync(Cancellation)).ShouldBe((1, 0));
        (await ToldAsync("vanthu.vpub"), await ToldAsync("tiepnhan")).ShouldBe(("Named,Begins,Over", "Handed,Back"));
        WebUtility.HtmlDecode(await (await host.AsAsync("tiepnhan")).GetTextAsync("/notices")).ShouldContain("Mai Thị Duyên thôi làm thay bạn");
    }

    [Fact]
    public async Task The_mail_about_standing_in_waits_for_the_morning()
    {
        await using (var set = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("update registry.person set email = 'duyen@laocai.example' where user_name = 'vanthu.vpub'")) await set.ExecuteNonQueryAsync(Cancellation);
        await LeaveAsync("truongmotcua", "tiepnhan", days: 9, ("vanthu.vpub", "Văn bản số 7/UQ"));
        var opening = (await host.Store.Calendars.Latest(Cancellation))!.Province.NextOpening(new DateTimeOffset(Today.AddDays(2).ToDateTime(new TimeOnly(22, 0)), VietnamTime.Offset));
        host.Advance(opening.AddHours(-5) - host.Clock.GetUtcNow());
        var options = new NoticeOptions { Smtp = new() };
        var rounds = new DutyRounds(host.Services.GetRequiredService<NpgsqlDataSource>(), host.Services.GetRequiredService<Duties>(), options, new QuietHours(host.Store, options), host.Services.GetRequiredService<SweepClock>());

        (await rounds.RunAsync(Cancellation)).ShouldBe(1);

        await using var read = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select next_at from notice.delivery where target = 'duyen@laocai.example'");
        (await read.ExecuteScalarAsync(Cancellation)).ShouldBe(opening.UtcDateTime);
    }

    [Theory]
    [InlineData("tiepnhan", "tiepnhan", 1, 0, null, "absence.dates-reversed")]
    [InlineData("tiepnhan", "tiepnhan", -3, 2, null, "absence.past")]
    [InlineData("tiepnhan", "tiepnhan", 0, 400, null, "absence.too-long")]
    [InlineData("tiepnhan", "tiepnhan", 0, 1, "tiepnhan", "absence.substitute-self")]
    [InlineData("tiepnhan", "tiepnhan", 0, 1, "vanthu.vpub", "absence.authority-missing")]
    [InlineData("tiepnhan", "tiepnhan", 0, 1, "vanthu.vpub!", "absence.authority-not-yours")]
    [InlineData("truongmotcua", "tiepnhan", 0, 1, "thuongmai!", "absence.authority-elsewhere")]
    [InlineData("thuongmai", "tiepnhan", 0, 1, null, "absence.not-yours")]
    [InlineData("tiepnhan", "kiemtra", 0, 1, null, "absence.person-unknown")]
    public async Task A_wrong_absence_is_refused_with_its_reason(string by, string absent, int from, int days, string? substitute, string code)
    {
        var name = substitute?.TrimEnd('!');
        object[] named = name is null ? [] : [new { person = await IdAsync(name), authority = substitute!.EndsWith('!') ? "Văn bản số 1" : null }];

        var answer = await (await host.AsAsync(by)).PostAsync("/api/absences", new { person = await IdAsync(absent), from = Today.AddDays(from), until = Today.AddDays(from + days - 1), substitutes = named });

        answer.Code.ShouldBe(code);
        (await CountAsync("select count(*)::int from staffing.absence")).ShouldBe(0);
    }

    [Fact]
    public async Task Two_absences_of_one_person_never_overlap_though_they_are_entered_at_once()
    {
        var own = await host.AsAsync("tiepnhan");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => own.PostAsync("/api/absences", new { from = Today.AddDays(1), until = Today.AddDays(3) })));

        answers.Count(answer => answer.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.Created).ShouldAllBe(answer => answer.Status == HttpStatusCode.Conflict && answer.Code == "absence.overlaps");
    }

    [Fact]
    public async Task Leave_that_ends_early_gives_the_work_back_at_once()
    {
        await LeaveAsync("truongmotcua", "tiepnhan", days: 5, ("vanthu.vpub", "Văn bản số 7/UQ"));
        (await StandsInAsync("vanthu.vpub")).ShouldBeTrue();
        var id = (await (await host.AsAsync("tiepnhan")).GetAsync("/api/absences")).Body.EnumerateArray().Single().GetProperty("id").GetGuid();

        (await (await host.AsAsync("vanthu.vpub")).PostAsync($"/api/absences/{id}/end", new { })).Code.ShouldBe("absence.not-found");
        (await (await host.AsAsync("tiepnhan")).PostAsync($"/api/absences/{id}/end", new { })).Status.ShouldBe(HttpStatusCode.NoContent);

        (await StandsInAsync("vanthu.vpub")).ShouldBeFalse();
        (await (await host.AsAsync("thuongmai")).GetAsync("/api/absences")).Body.GetArrayLength().ShouldBe(0);
    }

    private async Task LeaveAsync(string by, string absent, int days, params (string User, string Authority)[] substitutes)
    {
        var named = new List<object>();
        foreach (var (user, authority) in substitutes) named.Add(new { person = await IdAsync(user), authority });
        var answer = await (await host.AsAsync(by)).PostAsync("/api/absences", new { person = await IdAsync(absent), from = Today, until = Today.AddDays(days - 1), substitutes = named });
        answer.Status.ShouldBe(HttpStatusCode.Created, answer.Code);
    }

    private async Task<bool> StandsInAsync(string user) => (await (await host.AsAsync(user)).GetAsync("/api/absences/duties")).Body.EnumerateArray().Any(one => one.GetProperty("name").GetString() == "Nguyễn Thị Lan");

    private async Task<List<JsonElement>> TimelineAsync(string code) => [.. (await (await host.AsAsync("quantri")).GetAsync($"/api/dossiers/{code}/timeline")).Body.EnumerateArray()];

    private async Task<string> ToldAsync(string user) =>
        string.Join(',', (await host.Services.GetRequiredService<DutyNotices>().ListAsync(new(Guid.Parse(await IdAsync(user)), "", []), Cancellation)).OrderBy(notice => notice.Kind).Select(notice => notice.Kind));

    private async Task<string> IdAsync(string user)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<RegistryContext>().Users.SingleAsync(person => person.UserName == user, Cancellation)).Id.ToString();
    }

    private async Task<int> CountAsync(string query)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(query);
        return (int)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(statement);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
