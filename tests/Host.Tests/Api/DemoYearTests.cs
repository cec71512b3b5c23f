using LaoCai.Workflows.Host.Demo;
using LaoCai.Workflows.Host.Forecasts;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaoCai.Workflows.Host.Tests.Api;

/// <summary>The demo province's past year is made by the engine's own commands, so that nothing about it is a show.</summary>
public sealed class DemoYearTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_newcomer_finds_a_year_of_dossiers_that_verifies_and_forecasts_learnt_from_it()
    {
        var received = await DemoYear.SeedAsync(host.ConnectionString, Cancellation);

        received.ShouldBeGreaterThan(300);
        (await DemoYear.SeedAsync(host.ConnectionString, Cancellation)).ShouldBe(0);
        (await host.Store.Verifier.VerifyAll(null, Cancellation)).Findings.ShouldBeEmpty();
        (await CountAsync("select count(*) from workflow.instance where finished_at is not null")).ShouldBeGreaterThan(300);
        (await CountAsync("select count(*) from workflow.history where at > now()")).ShouldBe(0);
        var test = (await host.Services.GetRequiredService<ForecastLearning>().MeasureAsync(Cancellation)).ShouldNotBeNull().Test;
        test.Late.ShouldBeInRange(1, test.Forecasts / 2);
        test.Brier!.Value.ShouldBeLessThan(test.BrierOfShare!.Value);
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var count = host.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (long)(await count.ExecuteScalarAsync(Cancellation))!;
    }
}
