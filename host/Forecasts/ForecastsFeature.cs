using Hangfire;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Engine.Forecasting;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Deadlines;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Forecasts;

/// <summary>A forecast as the API tells it.</summary>
/// <param name="TaskId">The open task that it was counted at.</param>
/// <param name="Chance">Of being late, from 0 to 1.</param>
/// <param name="Cases">Past cases that had come as far.</param>
/// <param name="Longer">Those of them that took longer than is left.</param>
/// <param name="Scope">Whose cases they were.</param>
/// <param name="LeftMinutes">Working time until the dossier's date.</param>
public sealed record ForecastAnswer(string TaskId, double Chance, int Cases, int Longer, ForecastScope Scope, int LeftMinutes);

/// <summary>The chance of lateness, learnt from dossiers that have ended.</summary>
public static class ForecastsFeature
{
    public static void AddForecasts(this IServiceCollection services)
    {
        services.AddSingleton<ForecastLearning>();
        services.AddSingleton<TaskForecasts>();
        services.AddSingleton(new RecurringBeat("forecast", jobs => jobs.AddOrUpdate<ForecastLearning>("forecast", learning => learning.LearnAsync(CancellationToken.None), Cron.Hourly)));
    }

    public static void MapForecasts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"{ApiPaths.Domain}/dossiers/{{code}}/forecast", OfDossier).RequireAuthorization(Permissions.Work).WithTags("forecasts").Produces<IReadOnlyList<ForecastAnswer>>();
        routes.MapGet($"{ApiPaths.Domain}/forecasts/measure", async (ForecastLearning learning, CancellationToken cancellation) =>
                await learning.MeasureAsync(cancellation) is { } measure ? Results.Ok(measure) : Refusals.Problem("forecast.not-measured", "No dossiers have ended yet from which anything could be learnt."))
            .RequireAuthorization(Permissions.Work).WithTags("forecasts").Produces<ForecastMeasure>();
    }

    private static async Task<IResult> OfDossier(string code, CurrentPerson me, DossierQueries dossiers, TaskForecasts forecasts, CancellationToken cancellation)
    {
        if (await dossiers.FindAsync(code, me, cancellation) is not { } dossier) return Refusals.Problem("dossier.not-found", "There is no such dossier.");
        var state = await dossiers.StateAsync(dossier, cancellation);
        var found = await forecasts.OfAsync([.. (state?.Tasks ?? []).Select(task => new TaskId(dossier.InstanceId, task.ExecutionNo))], cancellation);
        return Results.Ok(found.Select(one => new ForecastAnswer(
            one.Key.ToString(), one.Value.Forecast.Chance, one.Value.Forecast.Cases, one.Value.Forecast.Longer, one.Value.Forecast.Scope, one.Value.Left)));
    }
}
