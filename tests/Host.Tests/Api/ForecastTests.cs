using System.Net;
using System.Text.Json;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Forecasts;
using LaoCai.Workflows.Store.Writing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>Dossiers are worked on to their end, some quickly and some slowly; the next one is forecast from them.</summary>
public sealed class ForecastTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ForecastLearning Learning => host.Services.GetRequiredService<ForecastLearning>();

    [Fact]
    public async Task An_open_dossier_is_forecast_from_those_that_have_ended_before_any_warning()
    {
        (await (await host.AsAsync("quantri")).GetAsync("/api/forecasts/measure")).Code.ShouldBe("forecast.not-measured");
        for (var no = 0; no < 24; no++) await EndAsync(no % 4 == 0 ? Long : TimeSpan.Zero);
        await Learning.LearnAsync(Cancellation);
        ToMondayMorning();
        var (code, task) = await host.ReceiveAsync("Công ty Y Tý");

        var forecast = (await (await host.AsAsync("tiepnhan")).GetAsync($"/api/dossiers/{code}/forecast")).Body.EnumerateArray().Single();

        forecast.GetProperty("taskId").GetString().ShouldBe(task);
        (forecast.GetProperty("cases").GetInt32(), forecast.GetProperty("longer").GetInt32(), forecast.GetProperty("scope").GetString()).ShouldBe((24, 6, "Unit"));
        forecast.GetProperty("chance").GetDouble().ShouldBe(0.25);
        var page = await PageAsync("tiepnhan", $"/dossiers/{code}");
        page.ShouldContain("Có thể trễ hẹn (25%)");
        page.ShouldContain("Trong 24 hồ sơ gần đây cùng bước này tại đơn vị này đã chờ ít nhất bằng hồ sơ này, 6 hồ sơ cần lâu hơn phần thời gian còn lại");
        (await PageAsync("tiepnhan", "/inbox?show=unclaimed")).ShouldContain("Có thể trễ hẹn (25%)");
        (await PageAsync("truongmotcua", "/deadlines")).ShouldContain("Có thể trễ hẹn (25%)");
        (await (await host.AsAsync("hotich.batxat")).GetAsync($"/api/dossiers/{code}/forecast")).Code.ShouldBe("dossier.not-found");

        await WhileTheClockStandsStillNothingIsForecastAsync(code);
        await WhatIsLearntStaysTheSameAsync();
    }

    private async Task WhileTheClockStandsStillNothingIsForecastAsync(string code)
    {
        (await (await host.AsAsync("tiepnhan")).PostAsync($"/api/dossiers/{code}/clock/pause", new { kind = "supplement", ground = "Nghị định 61/2018/NĐ-CP, Điều 17" })).Status.ShouldBe(HttpStatusCode.OK);
        (await (await host.AsAsync("tiepnhan")).GetAsync($"/api/dossiers/{code}/forecast")).Body.GetArrayLength().ShouldBe(0);
        host.Advance(TimeSpan.FromDays(14));
        (await (await host.AsAsync("tiepnhan")).PostAsync($"/api/dossiers/{code}/clock/resume", new { })).Status.ShouldBe(HttpStatusCode.OK);

        // The applicant's fortnight is nobody's delay.
        (await (await host.AsAsync("tiepnhan")).GetAsync($"/api/dossiers/{code}/forecast")).Body.EnumerateArray().Single().GetProperty("cases").GetInt32().ShouldBe(24);
    }

    private async Task WhatIsLearntStaysTheSameAsync()
    {
        var before = await AskAsync("select string_agg(t::text, ';' order by t::text) from forecast.times t");
        await Learning.LearnAsync(Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Learning.LearnAsync(Cancellation)));
        (await AskAsync("select string_agg(t::text, ';' order by t::text) from forecast.times t")).ShouldBe(before);

        var test = (await Learning.MeasureAsync(Cancellation)).ShouldNotBeNull().Test;
        test.Dossiers.ShouldBe(24);
        test.Forecasts.ShouldBeGreaterThan(0);
        test.Unforecast.ShouldBeGreaterThan(0);
        test.Brier!.Value.ShouldBeInRange(0, 1);
        (await PageAsync("tiepnhan", "/forecast")).ShouldContain("Đo trên 24 hồ sơ kết thúc gần nhất");
    }

    /// <summary>What the counter receives on a Monday is due within the week, and so on the page of deadlines.</summary>
    private void ToMondayMorning()
    {
        var today = VietnamTime.Day(host.Clock.GetUtcNow());
        var monday = today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));
        host.Advance(new DateTimeOffset(monday.ToDateTime(new TimeOnly(8, 0)), VietnamTime.Offset) - host.Clock.GetUtcNow());
    }

    /// <summary>Works a new dossier to its end; before its first step is done, so much time goes by.</summary>
    private async Task EndAsync(TimeSpan lies)
    {
        var (_, first) = await host.ReceiveAsync();
        if (lies > TimeSpan.Zero) host.Advance(lies);
        TaskId.TryParse(first, out var id).ShouldBeTrue();
        for (var steps = 0; steps < 40; steps++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(10));
            var state = await host.Store.History.State(id.InstanceId, Cancellation);
            if (state!.Tasks.Count == 0)
            {
                state.SubStatus.ShouldBe(InstanceSubStatus.Finished);
                return;
            }

            var task = state.Tasks[0];
            var name = new TaskId(state.Id, task.ExecutionNo).ToString();
            await host.Store.Engine.Submit(state.Id, new("lan", new WorkflowCommand.ExplainLateness(name, "workload", null)), Cancellation);
            (await host.Store.Engine.Submit(state.Id, new("lan", new WorkflowCommand.CompleteTask(name, task.Step.Outcomes.Count > 0 ? task.Step.Outcomes[0] : null, null)), Cancellation))
                .ShouldBeOfType<CommandResult.Done>();
        }

        throw new InvalidOperationException("The dossier did not come to its end.");
    }

    private async Task<string> PageAsync(string user, string address) => WebUtility.HtmlDecode(await (await host.AsAsync(user)).GetTextAsync(address));

    private async Task<string> AskAsync(string query)
    {
        await using var command = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(query);
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
