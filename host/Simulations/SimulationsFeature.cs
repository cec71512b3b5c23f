using System.Text.Json;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Commands;
using LaoCai.Workflows.Host.Serving;

namespace LaoCai.Workflows.Host.Simulations;

/// <summary>A year tried out on a procedure, from its page.</summary>
public static class SimulationsFeature
{
    public static void AddSimulations(this IServiceCollection services)
    {
        services.AddScoped<SimulationDesk>();
        services.AddScoped<SimulationJob>();
    }

    public static void MapSimulations(this IEndpointRouteBuilder routes) => routes
        .MapGet($"{ApiPaths.Domain}/procedures/{{definitionId}}/simulations/{{job}}", Report)
        .RequireAuthorization(Permissions.Define).WithTags("simulations").Produces<SimulationState>();

    /// <summary>How far a run is, and its report once it has ended; with <c>?download</c> the report alone, as a file.</summary>
    private static IResult Report(string definitionId, string job, string? download, SimulationDesk desk)
    {
        if (desk.Find(definitionId, job) is not { } state) return Refusals.Problem("simulation.not-found", "There is no such run.");
        return download is not null && state.Report is { } report
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(report, CommandJson.Options), "application/json", "mo-phong.json")
            : Results.Ok(state);
    }
}
