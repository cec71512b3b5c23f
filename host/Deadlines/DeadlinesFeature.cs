using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Pages;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Deadlines;

/// <summary>Hangfire as the heartbeat: it wakes the sweep, and holds no deadline itself.</summary>
public static class DeadlinesFeature
{
    /// <summary>The dashboard writes style attributes into its bars; everything else is its own files.</summary>
    private static readonly PagePolicy DashboardPolicy = new(
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    public static void AddDeadlines(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton<Pulses>();
        services.AddSingleton<SweepClock>();
        services.AddScoped<Heartbeat>();
        // Its own storage and activator, not those that Hangfire keeps for the whole process: a process may run several hosts.
        services.AddSingleton<JobStorage>(_ => Storage(settings));
        services.AddHangfire(hangfire => hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        if (!settings.RunsJobs) return;

        services.AddHangfireServer((provider, server) =>
        {
            server.Activator = new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>());
            server.WorkerCount = 4;
            server.SchedulePollingInterval = TimeSpan.FromSeconds(1);
            server.ShutdownTimeout = TimeSpan.FromSeconds(10);
        });
        services.AddSingleton(new RecurringBeat("sweep", jobs => jobs.AddOrUpdate<Heartbeat>("sweep", beat => beat.SweepAsync(CancellationToken.None), RecurringBeat.EveryFewSeconds)));
        services.AddSingleton(new RecurringBeat("deliver", jobs => jobs.AddOrUpdate<Heartbeat>("deliver", beat => beat.DeliverAsync(CancellationToken.None), RecurringBeat.EveryFewSeconds)));
        services.AddSingleton(new RecurringBeat("seal", jobs => jobs.AddOrUpdate<Heartbeat>("seal", beat => beat.SealAsync(CancellationToken.None), RecurringBeat.JustAfterMidnight)));
        services.AddSingleton<BeatSchedule>();
        services.AddHostedService<Pacemaker>();
    }

    private static PostgreSqlStorage Storage(HostSettings settings)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = BeatSchedule.Schema, QueuePollInterval = TimeSpan.FromSeconds(1), PrepareSchemaIfNecessary = true,
            // A host that was killed leaves its lock behind for so long; all that is done under one takes milliseconds.
            DistributedLockTimeout = TimeSpan.FromSeconds(30),
            InvisibilityTimeout = TimeSpan.FromMinutes(1), UseSlidingInvisibilityTimeout = true,
            JobExpirationCheckInterval = TimeSpan.FromMinutes(5),
            // Pages answer without jobs; only a host that runs them waits for its database at the start.
            StartupConnectionMaxRetries = settings.RunsJobs ? 5 : 1, AllowDegradedModeWithoutStorage = !settings.RunsJobs,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(settings.ConnectionString, options), options);
    }

    public static void MapDeadlines(this WebApplication app) =>
        app.MapHangfireDashboard("/hangfire", new DashboardOptions
            {
                // The rule below lets administrators in and nobody else; posts carry the pages' antiforgery token.
                Authorization = [], IsReadOnlyFunc = _ => false, IgnoreAntiforgeryToken = false, DisplayStorageConnectionString = false,
            })
            .WithMetadata(DashboardPolicy)
            .RequireAuthorization(Permissions.Administer);
}
