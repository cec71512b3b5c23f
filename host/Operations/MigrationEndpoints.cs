using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Serving;
using LaoCai.Workflows.Store.Migrating;

namespace LaoCai.Workflows.Host.Operations;

/// <param name="ToVersion">Number of the published version to move to.</param>
/// <param name="Map">Old activity id → new activity id.</param>
/// <param name="Reason">Stands in each dossier's history.</param>
/// <param name="DryRun">True, unless it is to be done.</param>
internal sealed record MigrationRequest(int? ToVersion, Dictionary<string, string>? Map, string? Reason, bool? DryRun);

internal static class MigrationEndpoints
{
    public static void MapMigrations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup($"{ApiPaths.Domain}/procedures/{{definitionId}}/migrations").RequireAuthorization(Permissions.Define).WithTags("operations");
        group.MapPost("", Order).Produces<MigrationState>(StatusCodes.Status202Accepted);
        group.MapGet("{job}", (string definitionId, string job, MigrationDesk desk) =>
            desk.Find(definitionId, job) is { } state ? Results.Ok(state) : Refusals.Problem("migration.not-found", "There is no such run.")).Produces<MigrationState>();
    }

    private static async Task<IResult> Order(string definitionId, MigrationRequest request, CurrentPerson me, MigrationDesk desk, CancellationToken cancellation)
    {
        var order = new MigrationOrder(definitionId, request.ToVersion ?? 0, request.Map ?? [], request.Reason?.Trim() ?? "");
        var (job, no) = await desk.OrderAsync(order, request.DryRun ?? true, me, cancellation);
        return no is not null ? Refusals.Problem(no) : Results.Accepted($"{ApiPaths.Domain}/procedures/{Uri.EscapeDataString(definitionId)}/migrations/{job}", desk.Find(definitionId, job!));
    }
}
