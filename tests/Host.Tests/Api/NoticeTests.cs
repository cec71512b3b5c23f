using System.Net;
using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Notices;
using LaoCai.Workflows.Store;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>From a fired deadline to the person, the mail server and the webhook; each of them real.</summary>
public sealed class NoticeTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_responsible_find_each_firing_once_however_often_it_is_told()
    {
        var (code, task) = await LateAsync();

        await Work(new()).TellAsync(Cancellation);
        await Work(new()).TellAsync(Cancellation);

        var notices = await NoticesAsync("tiepnhan", code);
        notices.Count(notice => notice.GetProperty("what").GetString() == "Due").ShouldBe(1);
        notices.ShouldContain(notice => notice.GetProperty("what").GetString() == "Warn" && notice.GetProperty("task").GetString() == task);
        (await NoticesAsync("vanthu", code)).ShouldBeEmpty();
        (await CountAsync("select count(*)::int from notice.firing")).ShouldBe(0);
        (await (await host.AsAsync("tiepnhan")).GetAsync("/api/notices/unread")).Body.GetProperty("unread").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_firing_that_is_not_committed_is_not_told()
    {
        await LateAsync(sweep: false);
        var before = await CountAsync("select count(*)::int from notice.firing");
        await ExecuteAsync("create or replace function notice.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$");
        await ExecuteAsync("create trigger refuse before insert on notice.firing for each statement execute function notice.refuse()");

        var broken = async () => await SweepAsync();

        (await broken.ShouldThrowAsync<PostgresException>()).MessageText.ShouldBe("no");
        (await CountAsync("select count(*)::int from notice.firing")).ShouldBe(before);
        await ExecuteAsync("drop trigger refuse on notice.firing");
        await SweepAsync();
        (await CountAsync("select count(*)::int from notice.firing")).ShouldBeGreaterThan(before);
    }

    [Fact]
    public async Task A_mail_goes_out_over_a_real_conversation_and_carries_no_personal_data()
    {
        await using var mail = new SmtpListener();
        await ExecuteAsync("update registry.person set email = 'lan@laocai.example' where user_name = 'tiepnhan'");
        var options = new NoticeOptions { Smtp = new() { Host = "127.0.0.1", Port = mail.Port, From = "motcua@laocai.example", Tls = false }, QuietOutsideWorkingHours = false };
        var (code, _) = await LateAsync("Đặng Thị Kín");

        await Work(options).TellAsync(Cancellation);
        await Sender(options).SendAsync(Cancellation);

        var letters = mail.Letters.Where(letter => letter.Contains(code, StringComparison.Ordinal)).ToList();
        letters.ShouldNotBeEmpty();
        letters.ShouldAllBe(letter => letter.Contains("To: lan@laocai.example", StringComparison.Ordinal) && !letter.Contains("Kín", StringComparison.Ordinal));
        (await CountAsync("select count(*)::int from notice.delivery where channel = 'mail' and state <> 'sent'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_webhook_is_signed_with_its_secret()
    {
        await using var program = new HttpReceiver(HttpStatusCode.OK);
        var options = Webhook(program.Address);
        var (code, _) = await LateAsync();

        await Work(options).TellAsync(Cancellation);
        await Sender(options).SendAsync(Cancellation);

        var (signature, body) = program.Requests.First(request => request.Body.Contains(code, StringComparison.Ordinal));
        var parts = signature.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        parts["v1"].ShouldBe(Deliveries.Sign("mot-cua-bi-mat-2026", parts["t"], body));
        JsonSerializer.Deserialize<JsonElement>(body).GetProperty("dossier").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task What_cannot_be_delivered_waits_longer_each_time_until_an_operator_sends_it_again()
    {
        await using var program = new HttpReceiver(HttpStatusCode.InternalServerError);
        var options = Webhook(program.Address);
        await LateAsync();
        await Work(options).TellAsync(Cancellation);
        var sender = Sender(options);

        var first = await sender.SendAsync(Cancellation);
        var atOnce = await sender.SendAsync(Cancellation);
        for (var days = 0; days < 8; days++)
        {
            host.Advance(TimeSpan.FromDays(1));
            await sender.SendAsync(Cancellation);
        }

        first.ShouldBeGreaterThan(0);
        atOnce.ShouldBe(0);
        var operators = await host.AsAsync("quantri");
        var dead = (await operators.GetAsync("/api/deliveries")).Body.EnumerateArray().ToList();
        dead.ShouldNotBeEmpty();
        dead.ShouldAllBe(one => one.GetProperty("error").GetString() == "HTTP 500" && one.GetProperty("attempts").GetInt32() == 7);
        program.Status = HttpStatusCode.NoContent;
        foreach (var one in dead) (await operators.PostAsync($"/api/deliveries/{one.GetProperty("id").GetGuid()}/resend")).Status.ShouldBe(HttpStatusCode.NoContent);
        await sender.SendAsync(Cancellation);
        (await operators.GetAsync("/api/deliveries")).Body.GetArrayLength().ShouldBe(0);
        (await (await host.AsAsync("tiepnhan")).GetAsync("/api/deliveries")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Outside_working_hours_nothing_leaves_the_house()
    {
        await using var program = new HttpReceiver(HttpStatusCode.OK);
        var options = Webhook(program.Address, quiet: true);
        await LateAsync();
        var calendars = (await host.Store.Calendars.Latest(Cancellation))!;
        host.Advance(calendars.Province.NextOpening(host.Clock.GetUtcNow().AddDays(7)).AddHours(-2) - host.Clock.GetUtcNow());

        await Work(options).TellAsync(Cancellation);
        var early = await Sender(options).SendAsync(Cancellation);
        host.Advance(TimeSpan.FromDays(4));
        var later = await Sender(options).SendAsync(Cancellation);

        early.ShouldBe(0);
        later.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_page_lists_the_notices_and_the_menu_counts_the_unread()
    {
        var (code, _) = await LateAsync();
        await Work(new()).TellAsync(Cancellation);

        var page = WebUtility.HtmlDecode(await (await host.AsAsync("tiepnhan")).GetTextAsync("/notices"));

        page.ShouldContain("Thông báo (");
        page.ShouldContain($"hồ sơ {code}");
        (await (await host.AsAsync("quantri")).GetTextAsync("/deliveries")).ShouldContain("<h1>");
    }

    private async Task<(string Code, string Task)> LateAsync(string applicant = "Nguyễn Văn Đức", bool sweep = true)
    {
        var received = await host.ReceiveAsync(applicant);
        host.Advance(TimeSpan.FromDays(5));
        if (sweep) await SweepAsync();
        return received;
    }

    private async Task SweepAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Heartbeat>().SweepAsync(Cancellation);
    }

    private NoticeWork Work(NoticeOptions options) => new(
        host.Services.GetRequiredService<NpgsqlDataSource>(), new QuietHours(host.Store, options), host.Services.GetRequiredService<IServiceScopeFactory>(), options, host.Clock);

    private Deliveries Sender(NoticeOptions options) =>
        new(host.Services.GetRequiredService<NpgsqlDataSource>(), options, host.Services.GetRequiredService<IHttpClientFactory>(), host.Clock);

    private static NoticeOptions Webhook(string address, bool quiet = false) => new()
    {
        Webhooks = [new() { Name = "sms", Url = address, Secret = "mot-cua-bi-mat-2026" }],
        QuietOutsideWorkingHours = quiet,
    };

    private async Task<List<JsonElement>> NoticesAsync(string user, string code) =>
        [.. (await (await host.AsAsync(user)).GetAsync("/api/notices")).Body.EnumerateArray().Where(notice => notice.GetProperty("code").GetString() == code)];

    private async Task<int> CountAsync(string sql)
    {
        await using var count = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (int)(await count.ExecuteScalarAsync(Cancellation))!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
