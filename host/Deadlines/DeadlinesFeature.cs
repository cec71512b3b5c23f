using Hangfire;
using Hangfire.PostgreSql;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>Hangfire as the heartbeat: it wakes the sweep, and holds no deadline itself.</summary>
public static class DeadlinesFeature
{
    private const string Schema = "hangfire";
    private const string EveryFewSeconds = "*/5 * * * * *";

    // Ten past midnight in the province, in UTC: names of time zones are not the same on every machine.
    private const string JustAfterMidnight = "10 17 * * *";

    public static void AddDeadlines(this IServiceCollection services, HostSettings settings)
    {
        services.AddScoped<Heartbeat>();
        services.AddHangfire(hangfire => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UsePostgreSqlStorage(
                postgres => postgres.UseNpgsqlConnection(settings.ConnectionString),
                new PostgreSqlStorageOptions
                {
                    SchemaName = Schema, QueuePollInterval = TimeSpan.FromSeconds(1), PrepareSchemaIfNecessary = true,
                    // Pages answer without jobs; only a host that runs them waits for its database at the start.
                    StartupConnectionMaxRetries = settings.RunsJobs ? 5 : 1, AllowDegradedModeWithoutStorage = !settings.RunsJobs,
                }));
        if (!settings.RunsJobs) return;

        services.AddHangfireServer(server =>
        {
            server.WorkerCount = 4;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.ShutdownTimeout = TimeSpan.FromSeconds(10);
        });
        services.AddHostedService<BeatSchedule>();
    }

    public static void MapDeadlines(this WebApplication app) =>
        app.MapHangfireDashboard("/hangfire", new DashboardOptions { Authorization = [], IsReadOnlyFunc = _ => false })
            .RequireAuthorization(Permissions.Administer);

    /// <summary>Writes the recurring jobs at the start; they are the same on each host.</summary>
    private sealed class BeatSchedule(IRecurringJobManager jobs) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            jobs.AddOrUpdate<Heartbeat>("sweep", beat => beat.SweepAsync(CancellationToken.None), EveryFewSeconds);
            jobs.AddOrUpdate<Heartbeat>("deliver", beat => beat.DeliverAsync(CancellationToken.None), EveryFewSeconds);
            jobs.AddOrUpdate<Heartbeat>("seal", beat => beat.SealAsync(CancellationToken.None), JustAfterMidnight);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
