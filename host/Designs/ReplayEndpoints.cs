using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Engine.Execution;
using LaoCai.Workflows.Host.Access;
using LaoCai.Workflows.Host.Dossiers;
using LaoCai.Workflows.Store;

namespace LaoCai.Workflows.Host.Designs;

/// <summary>One stay of a dossier at a step of its drawing. Instants are UTC; null: still there, no limit, no outcome.</summary>
internal sealed record ReplayVisit(string Element, DateTimeOffset From, DateTimeOffset? To, DateTimeOffset? Due, string? Outcome);

internal sealed record ReplayFlow(string Element, DateTimeOffset At);

internal sealed record ReplayEvent(DateTimeOffset At, string Text, string English, string? Element);

internal sealed record ReplayAnswer(
    string Code, string Procedure, int Version, string Drawing, DateTimeOffset? Due,
    IReadOnlyList<ReplayVisit> Visits, IReadOnlyList<ReplayFlow> Flows, IReadOnlyList<ReplayEvent> Events);

/// <summary>A dossier's path through the drawing of its version, for whoever may see the dossier.</summary>
internal static class ReplayEndpoints
{
    public static void MapReplay(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{DesignEndpoints.Path}/replay/{{code}}", ReplayAsync).RequireAuthorization(Permissions.Work).WithTags("designs");

    private static async Task<IResult> ReplayAsync(string code, CurrentPerson me, DossierQueries dossiers, PublishedDrawings drawings, WorkflowStore store, CancellationToken cancellation)
    {
        if (await dossiers.FindAsync(code, me, cancellation) is not { } dossier) return DesignEndpoints.Refuse(404, "dossier.not-found", "Không có hồ sơ ấy.");
        var replay = await dossiers.ReplayAsync(dossier, null, cancellation);
        if (replay.State is not { } state || await store.Definitions.Find(state.DefinitionHash, cancellation) is not { } version)
            return DesignEndpoints.Refuse(404, "dossier.not-found", "Không có hồ sơ ấy.");
        if (await drawings.FindAsync(version.Hash, cancellation) is not { } drawn)
            return DesignEndpoints.Refuse(404, "design.version", "Phiên bản của hồ sơ không có bản vẽ.");

        var steps = DrawingCompiler.Read(drawn.Drawing).Procedures is [var procedure, ..] ? procedure.Steps : [];
        var elements = steps.Where(step => step.Place.Element is not null)
            .ToDictionary(step => ActivityIds.Step(step.No), step => step.Place.Element!, StringComparer.Ordinal);
        var path = DossierPath.Of(replay.Records, elements);
        return Results.Ok(new ReplayAnswer(
            dossier.Code, dossier.ProcedureName, version.Version, drawn.Drawing, dossier.AppointmentAt,
            path.Visits, DrawnFlows.Between(drawn.Drawing, path.Visits), path.Events));
    }
}
